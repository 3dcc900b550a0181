// @vitest-environment happy-dom
/** On the home: a step of the reader's own, asked anew each day. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test, vi } from "vitest";
import { followToday, KEY } from "../../assets/host/today";

const GOAL = "rugpijn/07/mijn-doel";
const PLAN = "rugpijn/05/mijn-stappen";
const entry = (values: object, saved = "2026-03-01T09:00:00.000Z") => JSON.stringify({ version: 1, saved, values });
const goal = (...steps: object[]) => ({ goal: "De speeltuin", why: "", steps });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 2, 2, 10) });
  document.body.innerHTML = `
    <section data-part="own-step">
      <p data-part="step"></p>
      <button data-choice="done"></button><button data-choice="smaller"></button><button data-choice="not"></button>
      <p data-part="step-said"></p>
      <a data-own="05/mijn-stappen" data-kind="my_steps"></a><a data-own="07/mijn-doel" data-kind="goal_ladder"></a>
    </section>
    <template data-words="own-none">Geen</template><template data-words="own-ask">Kies</template>
    <template data-words="own-smaller">Half</template>`;
});

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

const part = (name: string) => document.querySelector(`[data-part=${name}]`)?.textContent;
const button = (choice: string) => document.querySelector<HTMLElement>(`[data-choice=${choice}]`) as HTMLElement;
const pressed = () =>
  ["done", "smaller", "not"].filter((choice) => button(choice).getAttribute("aria-pressed") === "true");
const leads = () =>
  [...document.querySelectorAll<HTMLElement>("a")].filter((link) => !link.hidden).map(({ dataset }) => dataset.own);

test("the first step that was not ticked off stands there, and nothing is chosen or kept", () => {
  localStorage.setItem(GOAL, entry(goal({ text: "Naar de hoek", done: true }, { text: "Een rondje" })));
  followToday();
  assert.deepEqual([part("step"), part("step-said"), pressed(), leads()], ["Een rondje", "Kies", [], ["07/mijn-doel"]]);
  assert.equal(localStorage.getItem(KEY), null);
});

test("of two, the one that was written last", () => {
  localStorage.setItem(GOAL, entry(goal({ text: "Een rondje" })));
  localStorage.setItem(PLAN, entry({ activity: " Zwemmen " }, "2026-03-01T09:00:01.000Z"));
  followToday();
  assert.deepEqual([part("step"), leads()], ["Zwemmen", ["05/mijn-stappen"]]);
});

test("a choice is one of three, can be taken back, and holds for today and this step only", () => {
  localStorage.setItem(GOAL, entry(goal({ text: "Een rondje" })));
  followToday();
  button("done").click();
  button("smaller").click();
  assert.deepEqual([pressed(), part("step-said")], [["smaller"], "Half"]);
  const { values } = JSON.parse(localStorage.getItem(KEY) ?? "");
  assert.deepEqual(values, { day: "2026-03-02", choice: "smaller" });
  button("smaller").click();
  assert.deepEqual([pressed(), localStorage.getItem(KEY)], [[], null]);
  button("not").click();
  // Another step, written since.
  localStorage.setItem(GOAL, entry(goal({ text: "Een ander rondje" }), "2026-03-02T23:00:00.000Z"));
  dispatchEvent(new StorageEvent("storage"));
  assert.deepEqual([part("step"), pressed()], ["Een ander rondje", []]);
  vi.setSystemTime(new Date(2026, 2, 3, 0, 30));
  localStorage.setItem(GOAL, entry(goal({ text: "Een rondje" })));
  document.dispatchEvent(new Event("visibilitychange"));
  assert.deepEqual([pressed(), part("step-said")], [[], "Kies"]);
});

test.each([
  "{",
  entry({}),
  entry(goal()),
  entry(goal({ text: "Klaar", done: true })),
  entry({ steps: [{ text: 3 }, null, "x"] }),
  entry({ steps: "alles", activity: "van een ander" }),
])("where no step can be read the home says where to write one: %s", (text) => {
  localStorage.setItem(GOAL, text);
  followToday();
  assert.deepEqual([part("step"), part("step-said"), button("done").hidden], ["Geen", "", true]);
  assert.equal(leads().length, 2);
});

test.each(["{", entry({ day: "2026-03-02", choice: "won" }), entry({ day: 7, choice: "done" })])(
  "a choice that cannot be read counts as none: %s",
  (text) => {
    localStorage.setItem(GOAL, entry(goal({ text: "Een rondje" })));
    localStorage.setItem(KEY, text);
    followToday();
    assert.deepEqual([part("step"), pressed()], ["Een rondje", []]);
    button("done").click();
    assert.deepEqual(pressed(), ["done"]);
  },
);
