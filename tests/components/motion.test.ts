/** How a page moves to what it brings into view. */
import { afterEach, expect, test, vi } from "vitest";
import { bringIntoView } from "../../widgets/front/motion";

afterEach(() => vi.restoreAllMocks());

test.each([
  ["by keyboard, as the next stop may be reached before a slow movement ends", true, "instant"],
  ["by a pointer", false, "smooth"],
])("at once or slowly: %s", (_, byKeyboard, behavior) => {
  const button = document.body.appendChild(document.createElement("button"));
  button.focus();
  const matches = button.matches.bind(button);
  vi.spyOn(button, "matches").mockImplementation((selector: string) =>
    selector === ":focus-visible" ? byKeyboard : matches(selector),
  );
  const place = document.createElement("div");
  const moved = vi.fn();
  place.scrollIntoView = moved;
  bringIntoView(place);
  expect(moved).toHaveBeenCalledExactlyOnceWith({ block: "nearest", behavior });
});
