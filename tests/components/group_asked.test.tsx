/** Questions and own words from phones, as their leader handles them and as the wall shows one. */
import { cleanup, render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { EndGroup } from "../../assets/group/end_group";
import { keepFocus } from "../../assets/group/focus";
import { Calls, Desk, Large, LargeButtons, largeOf } from "../../assets/group/from_room";
import { Moderation } from "../../assets/group/own_words";
import type { OnDesk, Waiting } from "../../assets/group/records.gen";
import { type Asked, moved, type State } from "../../assets/group/state";
import { Words } from "../../assets/group/totals";

afterEach(() => {
  // A place that names a button is said before it by Orca, and then once more in its name.
  expect(document.querySelector("button[aria-labelledby], summary[aria-labelledby]")).toBeNull();
  cleanup();
});

const one = (id: string, standing: OnDesk["standing"], more: Partial<OnDesk> = {}): OnDesk => ({
  id,
  text: `Vraag ${id}?`,
  standing,
  also: [],
  ...more,
});
const state = (desk: OnDesk[], more: Partial<State> = {}) => ({ desk, large: "", ...more }) as State;
const texts = (selector: string, root: ParentNode = document) =>
  [...root.querySelectorAll(selector)].map((found) => found.textContent?.trim());
/** Of the same buttons of more questions each says by its name which one it belongs to. */
const button = (name: string, about: string) => screen.getByRole("button", { name: `${name} ${about}` });

test("a leader lets a question through, shows it large, marks it, hides it and brings it back", async () => {
  const act = vi.fn();
  const user = userEvent.setup();
  const { rerender } = render(<Desk state={state([one("b", "waiting")])} act={act} />);
  await user.click(button("Show it", "Vraag b?"));
  await user.click(button("Hide", "Vraag b?"));
  rerender(<Desk state={state([one("b", "shown", { phones: 7 })])} act={act} />);
  expect(texts("[data-part=asked-phones]")).toEqual(["7 phones have this question"]);
  await user.click(button("Show it large", "Vraag b?"));
  rerender(<Desk state={state([one("b", "shown")], { large: "b" })} act={act} />);
  await user.click(button("Back to the lesson", "Vraag b?"));
  await user.click(button("Answered", "Vraag b?"));
  rerender(<Desk state={state([one("b", "answered"), one("c", "hidden")])} act={act} />);
  for (const about of ["Vraag b?", "Vraag c?"]) await user.click(button("Put it back", about));
  await user.click(screen.getByRole("checkbox", { name: "Phones may send questions" }));
  expect(act.mock.calls.map(([action]) => action)).toEqual([
    { do: "decide", asked: "b", standing: "shown" },
    { do: "decide", asked: "b", standing: "hidden" },
    { do: "large", asked: "b" },
    { do: "large", asked: "" },
    { do: "decide", asked: "b", standing: "answered" },
    { do: "decide", asked: "b", standing: "shown" },
    { do: "decide", asked: "c", standing: "waiting" },
    { do: "quiet", on: true },
  ]);
});

test("what comes in later stands below, wherever its id belongs", () => {
  const { rerender } = render(<Desk state={state([one("m", "waiting")])} act={vi.fn()} />);
  rerender(<Desk state={state([one("a", "waiting"), one("m", "waiting"), one("z", "waiting")])} act={vi.fn()} />);
  expect(texts(".lead-asked")).toEqual(["Vraag m?", "Vraag a?", "Vraag z?"]);
});

test("a question is put together with another that is open, and taken apart again", async () => {
  const act = vi.fn();
  const user = userEvent.setup();
  const also = [{ id: "q", text: "Hetzelfde?" }];
  const desk = [one("p", "waiting"), one("r", "shown", { also }), one("s", "answered")];
  render(<Desk state={state(desk)} act={act} />);
  const first = screen.getByText("Vraag p?", { selector: "p" }).closest("li") as HTMLElement;
  expect(texts("option", first)).toEqual(["Vraag r?"]);
  await user.selectOptions(within(first).getByLabelText("Which one?"), "r");
  await user.click(within(first).getByText("Put together"));
  await user.click(screen.getByRole("button", { name: "Take apart Hetzelfde?" }));
  expect(act.mock.calls.map(([action]) => action)).toEqual([
    { do: "put-together", asked: "p", into: "r" },
    { do: "decide", asked: "q", standing: "waiting" },
  ]);
});

test("beside the buttons stands how many new questions there are, and what signs are told", () => {
  const { container, rerender } = render(<Calls state={state([])} />);
  expect(container.textContent).toBe("");
  rerender(<Calls state={state([one("a", "waiting"), one("b", "shown")], { signs: { unclear: 6 } })} />);
  expect(texts("p")).toEqual(["6 phones: “I do not understand it”", "1 new question"]);
});

test("one question stands on the wall as text, until the lesson goes on", async () => {
  const act = vi.fn();
  const question = one("a", "shown", { text: "<img src=x> Mag ik bukken?", phones: 5 });
  const here = state([question], { large: "a", screen: 1, step: 0, steps: 1 });
  expect(largeOf(here)).toBe(question);
  expect(largeOf(moved(here, { do: "go", screen: 2 }))).toBeUndefined();
  expect(largeOf(state([question]))).toBeUndefined();
  const { container } = render(<Large one={question} />);
  expect(container.querySelector("h1")?.textContent).toBe("<img src=x> Mag ik bukken?");
  expect(container.textContent).toContain("5 phones have this question");
  render(<LargeButtons one={question} act={act} />);
  for (const name of ["Answered", "Back to the lesson"]) await userEvent.click(screen.getByRole("button", { name }));
  expect(act.mock.calls).toEqual([[{ do: "decide", asked: "a", standing: "answered" }], [{ do: "large", asked: "" }]]);
});

test("the same words stand once with how often, and all that were seen go to the group at once", async () => {
  const act = vi.fn();
  const text = (id: number, more: Partial<Waiting> = {}): Waiting => ({
    id,
    text: `tekst ${id}`,
    shown: false,
    same: [id],
    ...more,
  });
  const waiting = [text(1, { same: [1, 4] }), text(2), text(3, { aside: true }), text(5, { shown: true })];
  const asked = { kind: "open", rounds: [{ votes: 5, words: ["tekst 5"], times: [2], waiting }] } as unknown as Asked;
  render(<Moderation asked={asked} act={act} />);
  expect(texts(".lead-words p")).toEqual(["tekst 1 2 times", "tekst 2", "tekst 5", "tekst 3"]);
  await userEvent.click(screen.getByRole("button", { name: "Show all 2 texts" }));
  await userEvent.click(button("Put it aside", "tekst 2"));
  await userEvent.click(button("Put it back", "tekst 3"));
  await userEvent.click(button("Take it back", "tekst 5"));
  expect(act.mock.calls.map(([action]) => action)).toEqual([
    { do: "let-through", words: [1, 4, 2], on: true },
    { do: "put-aside", words: [2], on: true },
    { do: "put-aside", words: [3], on: false },
    { do: "let-through", words: [5], on: false },
  ]);
  const { container } = render(<Words asked={asked} />);
  // Three wait; what was put aside does not.
  expect(texts(".own-words li, .own-words > p", container)).toEqual([
    "tekst 5 2 times",
    "3 texts in. The leader looks first.",
  ]);
});

test("by keyboard alone: a question that goes elsewhere leaves the focus among the questions, not at the top of the page", async () => {
  const root = document.createElement("main");
  document.body.append(root);
  keepFocus(root);
  const into = { container: root };
  const { rerender } = render(<Desk state={state([one("b", "waiting"), one("c", "waiting")])} act={vi.fn()} />, into);
  button("Hide", "Vraag b?").focus();
  rerender(<Desk state={state([one("b", "hidden"), one("c", "waiting")])} act={vi.fn()} />);
  await vi.waitFor(() => expect(document.activeElement?.closest("li")?.textContent).toContain("Vraag c?"));
  // The last one goes too: what is left is the box below.
  rerender(<Desk state={state([one("b", "hidden"), one("c", "hidden")])} act={vi.fn()} />);
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("checkbox")));
  root.remove();
});

test("by keyboard alone: the question whether a group ends has the focus, so that Enter twice ends nothing", async () => {
  const root = document.createElement("main");
  document.body.append(root);
  keepFocus(root);
  const end = vi.fn();
  const user = userEvent.setup();
  const seen = vi.spyOn(Element.prototype, "scrollIntoView");
  render(<EndGroup end={end} wrap={vi.fn()} />, { container: root });
  screen.getByRole("button", { name: "End the group" }).focus();
  await user.keyboard("{Enter}");
  await vi.waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Do you want to end the group/));
  // On a phone its answers would otherwise stand behind the bar below.
  expect(seen.mock.contexts).toEqual([screen.getByRole("group", { name: "End the group" })]);
  seen.mockRestore();
  await user.keyboard("{Enter}");
  expect(end).not.toHaveBeenCalled();
  await user.tab();
  await user.tab();
  await user.keyboard("{Enter}");
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "End the group" })));
  root.remove();
});
