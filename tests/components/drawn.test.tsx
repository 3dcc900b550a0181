/** Each widget as it was drawn into the page, and how it wakes: it takes over what stands there, and what a reader did. */
import { options } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test, vi } from "vitest";
import type { State } from "../../assets/host/model";
import { type Widget, wakeIn } from "../../assets/host/mount";
import { examples, Kept, settled, widgetOf } from "./show";

/** A place of a page in which a widget was drawn. */
async function drawnPlace(state: State): Promise<{ place: HTMLElement; widget: Widget }> {
  const widget = await widgetOf(state);
  const still = { get: (name: string) => state[name], set() {}, save_changes() {}, on() {}, off() {} };
  const place = document.createElement("div");
  place.className = "widget-place";
  place.innerHTML = `<div class="course-widget" data-part="${state._kind}">${renderToString(widget.drawing(still))}</div>`;
  // As browsers do; happy-dom chooses another.
  for (const chosen of place.querySelectorAll<HTMLOptionElement>("option[selected]")) chosen.selected = true;
  document.body.append(place);
  // The safety list in the header of each page.
  document.body.insertAdjacentHTML("beforeend", '<p id="bel-de-dokter"></p>');
  return { place, widget };
}

async function wake(place: HTMLElement, widget: Widget, state: State, kept: Kept): Promise<void> {
  await wakeIn(place, widget, state, kept);
  await settled();
}

const first = (place: HTMLElement, selector: string) => {
  const found = place.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};

describe.each(Object.keys(examples))("%s", (name) => {
  const state = examples[name] as State;

  test("it wakes in what was drawn, without making it anew, and keeps nothing by that", async () => {
    const { place, widget } = await drawnPlace(state);
    const before = [...place.querySelectorAll("*")];
    const mismatch = vi.fn();
    // Preact tells where the page is other than what it would draw.
    (options as { __m?: unknown }).__m = mismatch;
    const kept = new Kept();
    await wake(place, widget, state, kept);
    expect(mismatch.mock.calls.map(([vnode]) => String((vnode as { type: unknown }).type))).toEqual([]);
    expect(before.filter((element) => !element.isConnected).map((element) => element.outerHTML.slice(0, 80))).toEqual(
      [],
    );
    expect(kept.values).toBeNull();
    expect(new Set([...place.querySelectorAll("[id]")].map(({ id }) => id)).size).toBe(
      place.querySelectorAll("[id]").length,
    );
  });
});

test("what a reader ticked before it woke counts, and is kept", async () => {
  const state = examples["quiz: more"] as State;
  const { place, widget } = await drawnPlace(state);
  for (const value of ["0", "2"]) first(place, `input[value="${value}"]`).checked = true;
  const kept = new Kept();
  await wake(place, widget, state, kept);
  expect(kept.values?.chosen).toEqual([0, 2]);
  expect([...place.querySelectorAll<HTMLInputElement>("input:checked")].map((box) => box.value).sort()).toEqual([
    "0",
    "2",
  ]);
});

test("an answer of now counts more than the one that was kept; own words come after those that were kept", async () => {
  const one = examples["quiz: one"] as State;
  const quiz = await drawnPlace(one);
  first(quiz.place, 'input[value="1"]').checked = true;
  const answer = new Kept({ chosen: [0] });
  await wake(quiz.place, quiz.widget, one, answer);
  expect(answer.values?.chosen).toEqual([1]);

  const open = examples["quiz: open"] as State;
  const words = await drawnPlace(open);
  first(words.place, "textarea").value = "en vandaag dit";
  const kept = new Kept({ own_words: "Gisteren dat" });
  await wake(words.place, words.widget, open, kept);
  expect(kept.values?.own_words).toBe("Gisteren dat\nen vandaag dit");
});

test("who is typing goes on typing, also where something was kept", async () => {
  for (const before of [null, { own_words: "" }, { looked: false }]) {
    const state = examples["quiz: open"] as State;
    const { place, widget } = await drawnPlace(state);
    const field = first(place, "textarea");
    field.value = "Ik wil";
    field.focus();
    const kept = new Kept(before);
    await wake(place, widget, state, kept);
    expect(kept.values?.own_words).toBe("Ik wil");
    expect(document.activeElement).toBe(place.querySelector("textarea"));
    place.remove();
  }
});

test("kept answers that no widget can show are put aside, and it shows its first state", async () => {
  const state = examples["quiz: one"] as State;
  const { place, widget } = await drawnPlace(state);
  const kept = new Kept({ chosen: [0] });
  const impossible: Widget = {
    ...widget,
    render(at) {
      if ((at.model.get("chosen") as unknown[]).length) throw new Error("impossible");
      return widget.render(at);
    },
  };
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  await wake(place, impossible, state, kept);
  expect(kept.aside).toEqual([{ chosen: [0] }]);
  expect(place.querySelectorAll("input:checked")).toHaveLength(0);
});
