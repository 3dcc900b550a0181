// @vitest-environment happy-dom
/** What the reader chose or wrote in other lessons, offered in words: found in this browser, and followed. */
import assert from "node:assert/strict";
import { afterEach, test } from "vitest";
import { PageModel } from "../../assets/host/model";
import { followOwnAnswers, type Offers } from "../../assets/host/own_answers";

const entry = (values: object) => JSON.stringify({ version: 1, saved: "2026-03-01T09:00:00.000Z", values });
const nothing = { load: () => null, save() {}, setAside() {}, follow() {} };
const OFFERS: Offers = {
  "02/kaarten": { kind: "danger_safety_cards", texts: { music: "Muziek", rest: "Een moment rust" } },
  "04/mijn-avond": { kind: "my_evening", texts: { tea: "Thee" } },
  "05/mijn-beweging": { kind: "my_movement" },
  "05/mijn-stappen": { kind: "my_steps" },
  "05/mijn-proef": { kind: "experiment" },
  "03/mijn-kleine-stap": { kind: "quiz" },
  "07/mijn-doel": { kind: "goal_ladder" },
};
const offering = (...offered: string[]) => {
  const model = new PageModel({ _kind: "flare_up_plan", offered, _own: [] }, nothing);
  followOwnAnswers(model, OFFERS);
  return () => (model.get("_own") as { text: string; lesson: number }[]).map(({ text, lesson }) => `${lesson} ${text}`);
};

afterEach(() => localStorage.clear());

test("of each kind the words that belong on a plan, in the order of the lesson, once", () => {
  localStorage.setItem(
    "rugpijn/02/kaarten",
    entry({
      chosen: ["sleep", "rest", "toString"],
      own: [
        { side: "danger", text: "Druk" },
        { side: "safety", text: "Mijn hond" },
      ],
    }),
  );
  localStorage.setItem(
    "rugpijn/04/mijn-avond",
    entry({ evening: [{ key: "tea" }, { key: "gone" }, { own: "Mijn hond" }] }),
  );
  localStorage.setItem("rugpijn/05/mijn-beweging", entry({ activity: "Dragen, klein" }));
  localStorage.setItem("rugpijn/05/mijn-stappen", entry({ activity: " Zwemmen " }));
  localStorage.setItem("rugpijn/05/mijn-proef", entry({ what: "Een eindje lopen", did: "done" }));
  localStorage.setItem("rugpijn/03/mijn-kleine-stap", entry({ own_words: "In het water\nstaan" }));
  localStorage.setItem(
    "rugpijn/07/mijn-doel",
    entry({ goal: "", why: "", steps: [{ text: "Klaar", done: true }, { text: "Bakker" }] }),
  );
  assert.deepEqual(offering(...Object.keys(OFFERS))(), [
    "2 Een moment rust",
    "2 Mijn hond",
    "4 Thee",
    "5 Dragen, klein",
    "5 Zwemmen",
    "5 Een eindje lopen",
    "3 In het water staan",
    "7 Bakker",
  ]);
});

test.each(["{", entry({}), entry({ chosen: "alles", own: [{ side: "safety" }, 3] }), entry({ chosen: [" ", "gone"] })])(
  "what cannot be read, or was never given, is not offered: %s",
  (text) => {
    localStorage.setItem("rugpijn/02/kaarten", text);
    assert.deepEqual(offering("02/kaarten", "09/weg", "constructor")(), []);
  },
);

test("a choice made meanwhile is offered too, and much is offered in part", () => {
  const own = offering("04/mijn-avond");
  assert.deepEqual(own(), []);
  const evening = ["Een", "Twee", "Drie", "Vier", "Vijf"].map((text) => ({ own: text }));
  localStorage.setItem("rugpijn/04/mijn-avond", entry({ evening }));
  dispatchEvent(new StorageEvent("storage"));
  assert.deepEqual(own(), ["4 Een", "4 Twee", "4 Drie"]);
});
