// @vitest-environment happy-dom
/** What "Mijn cursus" fetches of a lesson, and when; what it shows: tests/browser/test_my_course.py. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { textOf } from "../../assets/host/device";
import { showKept } from "../../assets/host/my_course";
import { learn, type Parts } from "../../assets/host/transfer/review";

const FILE = "../nl/mijn-cursus/04.json";
const EVENING = { _kind: "my_evening", _module: "my_evening.js", _keep: ["evening"], _scope: "lesson", evening: [] };
/** The files that are asked for; `comes` says whether one is there. */
let asked: string[] = [];
let comes: (file: string) => Promise<unknown>;
const listening: [string, EventListener][] = [];

beforeEach(() => {
  const listen = addEventListener;
  vi.stubGlobal("addEventListener", (event: string, listener: EventListener, options?: AddEventListenerOptions) => {
    listening.push([event, listener]);
    listen(event, listener, options);
  });
  asked = [];
  comes = (file) => (file.endsWith(".json") ? Promise.resolve() : new Promise(() => undefined));
  vi.stubGlobal("load", (file: string) => {
    asked.push(file);
    return comes(file);
  });
  vi.stubGlobal("fetch", async () => ({
    json: async () => ({ states: { "04/mijn-avond": EVENING }, others: { "04/adem": { words: "Adem", state: {} } } }),
  }));
  document.body.innerHTML = `
    <div data-part="my-course" data-keepable="04 course" data-files="../nl/mijn-cursus/">
      <div data-part="something" hidden></div><div data-part="nothing" hidden></div>
      <section class="kept-lesson" data-lesson="4" hidden>
        <div data-kept="04/mijn-avond" hidden><div data-part="read-back"></div></div>
      </section>
    </div>
    <template data-notice="lost"><p data-part="lost">Niet binnen <button></button><span role="status"></span></p></template>`;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
  for (const [event, listener] of listening) removeEventListener(event, listener);
});

const keep = (key: string) => {
  localStorage.setItem(key, textOf({ evening: [{ key: "tea" }] }));
  dispatchEvent(new StorageEvent("storage", { key }));
};

test("of a lesson nothing is fetched until something is kept there, also in another tab", async () => {
  await showKept(() => undefined);
  keep("rugpijn/04/adem");
  keep("rugpijn/05/mijn-avond");
  expect(asked).toEqual([]);
  keep("rugpijn/04/mijn-avond");
  // Once it is known what stands there, what reads it back.
  await vi.waitFor(() => expect(asked).toEqual([FILE, "my_evening.js"]));
  keep("rugpijn/04/mijn-avond");
  expect(asked).toHaveLength(2);
});

test("what was kept in another form, or cannot be read, is looked at too", async () => {
  localStorage.setItem("rugpijn2/04/mijn-avond", "{");
  void showKept(() => undefined);
  await vi.waitFor(() => expect(asked).toEqual([FILE]));
});

test("a lesson that does not come in is told in its place, and shows when it comes", async () => {
  vi.useFakeTimers();
  localStorage.setItem("rugpijn/04/mijn-avond", textOf({ evening: [{ key: "tea" }] }));
  let arrive = () => undefined as unknown;
  comes = (file) => new Promise((resolve) => file === FILE && (arrive = () => resolve(undefined)));
  const shown = showKept(() => undefined);
  await vi.advanceTimersByTimeAsync(8000);
  await shown;
  const lesson = document.querySelector<HTMLElement>(".kept-lesson");
  expect(lesson?.hidden).toBe(false);
  expect(lesson?.textContent).toContain("Niet binnen");
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([FILE, "my_evening.js"]);
  // Now it is what reads it back that does not come, and nothing else is told.
  await vi.advanceTimersByTimeAsync(8000);
  expect(lesson?.querySelectorAll("[data-part=lost]")).toHaveLength(1);
});

test("a browser that keeps nothing says so", async () => {
  vi.stubGlobal("localStorage", undefined);
  const told: string[] = [];
  await showKept((trouble) => told.push(trouble));
  expect(told).toEqual(["blocked"]);
});

test("what comes in from another device is known first, or it is said that it is not", async () => {
  const parts: Parts = { states: {}, others: {} };
  comes = () => Promise.reject(new Error("gone"));
  expect(await learn(parts, ["04/mijn-avond"])).toBe(false);
  comes = () => Promise.resolve();
  // A name of no lesson, such as an attacker makes up, is asked of nobody.
  expect(await learn(parts, ["04/mijn-avond", "04/adem", "../../x", "constructor/x", "@lezen"])).toBe(true);
  expect(asked).toEqual([FILE, FILE]);
  expect([...Object.keys(parts.states), ...Object.keys(parts.others)]).toEqual(["04/mijn-avond", "04/adem"]);
});
