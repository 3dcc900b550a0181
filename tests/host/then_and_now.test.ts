// @vitest-environment happy-dom
/** At the end of the course: what was said in the first lesson, beside what is said now. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "vitest";
import { followThenAndNow } from "../../assets/host/then_and_now";

const WISH = "rugpijn/00/graag-weer";
const GOAL = "rugpijn/07/mijn-doel";
const CARDS = "rugpijn/course/kaarten";
const entry = (values: object) => JSON.stringify({ version: 1, saved: "2026-03-01T09:00:00.000Z", values });
const WIDGETS = {
  kaarten: {
    _kind: "belief_cards",
    _scope: "course",
    name: "kaarten",
    moment: "again",
    _cards: [
      { key: "damage", text: "Pijn is schade.", about: "" },
      { key: "rest", text: "Rust is veilig.", about: "" },
    ],
    texts: { true: "waar", "not true": "niet waar", "very sure": "heel zeker", "I do not know": "weet ik niet" },
  },
  "mijn-doel": { _kind: "goal_ladder", _scope: "lesson", name: "mijn-doel" },
};

beforeEach(() => {
  document.body.innerHTML = `
    <label><input name="a" /></label>
    <div data-part="then-and-now" data-asked='[{"name": "00/graag-weer", "question": "Wat wilt u?"}]' hidden>
      <ul data-part="pairs"></ul>
    </div>
    <template data-words="then-and-now"><li><p data-fill="about"></p><b data-fill="before"></b><b data-fill="now"></b></li></template>`;
});

afterEach(() => localStorage.clear());

const place = () => document.querySelector("[data-part=then-and-now]") as HTMLElement;
const pairs = () =>
  [...document.querySelectorAll("li")].map((item) => [...item.children].map(({ textContent }) => textContent));
const follow = () => followThenAndNow("07", WIDGETS);

test("own words and cards stand side by side where both were given", () => {
  localStorage.setItem(WISH, entry({ own_words: " Naar de <b>markt</b> " }));
  localStorage.setItem(GOAL, entry({ goal: "Een half uur lopen", why: "", steps: [] }));
  localStorage.setItem(
    CARDS,
    entry({
      first: { damage: { answer: "true", certain: 3 }, rest: { answer: "true" } },
      again: { damage: { answer: "unsure", certain: 3 } },
    }),
  );
  follow();
  assert.equal(place().hidden, false);
  assert.deepEqual(pairs(), [
    ["Pijn is schade.", "waar, heel zeker", "weet ik niet"],
    ["Wat wilt u?", "Naar de <b>markt</b>", "Een half uur lopen"],
  ]);
});

test.each([
  ["nothing", {}],
  [
    "the first time only",
    { [WISH]: entry({ own_words: "Lopen" }), [CARDS]: entry({ first: { rest: { answer: "true" } } }) },
  ],
  ["now only", { [GOAL]: entry({ goal: "Lopen" }), [CARDS]: entry({ again: { rest: { answer: "true" } } }) }],
  ["spaces", { [WISH]: entry({ own_words: " " }), [GOAL]: entry({ goal: "Lopen" }) }],
  ["what cannot be read", { [WISH]: "{", [GOAL]: entry({ goal: 3 }), [CARDS]: entry({ first: "x", again: [] }) }],
])("with %s there is no then and now", (_, kept) => {
  for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
  follow();
  assert.deepEqual([place().hidden, pairs()], [true, []]);
});

test("what is filled in above, or in another tab, stands there at once", () => {
  localStorage.setItem(CARDS, entry({ first: { rest: { answer: "true" } } }));
  follow();
  localStorage.setItem(CARDS, entry({ first: { rest: { answer: "true" } }, again: { rest: { answer: "false" } } }));
  document.querySelector("input")?.dispatchEvent(new Event("change", { bubbles: true }));
  assert.deepEqual(pairs(), [["Rust is veilig.", "waar", "niet waar"]]);
  localStorage.clear();
  dispatchEvent(new StorageEvent("storage"));
  assert.equal(place().hidden, true);
});

test("the cards of the first time, and a page without an end, show nothing", () => {
  localStorage.setItem(CARDS, entry({ first: { rest: { answer: "true" } }, again: { rest: { answer: "true" } } }));
  followThenAndNow("07", { kaarten: { ...WIDGETS.kaarten, moment: "first" } });
  assert.equal(place().hidden, true);
  place().remove();
  follow();
});
