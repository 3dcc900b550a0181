// @vitest-environment happy-dom
/** The inline loader: it marks the page as the host does later, and fetches what is lost until it is there. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test, vi } from "vitest";

const PAGE = {
  static: "../../static/",
  files: "host-A.js quiz-B.js,shared-C.js,host-A.js scene-D.js,shared-C.js",
  lesson: "02",
};
const root = document.documentElement;
/** What is asked of the network, and how it answers; the default never answers. */
let asked: string[] = [];
let answer: (file: string) => Promise<Partial<Response>>;

const listening: [string, EventListener][] = [];

beforeEach(() => {
  const listen = addEventListener;
  vi.stubGlobal("addEventListener", (event: string, listener: EventListener) => {
    listening.push([event, listener]);
    listen(event, listener);
  });
  vi.useFakeTimers();
  vi.resetModules();
  asked = [];
  answer = () => new Promise(() => undefined);
  vi.stubGlobal("fetch", (url: string, { signal }: { signal: AbortSignal }) => {
    const file = url.split("/").pop() as string;
    asked.push(file);
    const given = new Promise((_, refuse) => signal.addEventListener("abort", () => refuse(new Error("aborted"))));
    return Promise.race([answer(file), given]);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
  for (const [event, listener] of listening) removeEventListener(event, listener);
});

/** A page with the loader in its head; what it begins with is for a browser. */
async function load(page: Record<string, string> = PAGE): Promise<void> {
  const script = document.createElement("script");
  Object.assign(script.dataset, page);
  vi.spyOn(document, "currentScript", "get").mockReturnValue(script);
  await import("../../assets/host/loader");
}

const place = (seen: number[], of: number) =>
  JSON.stringify({ version: 1, saved: "", values: { at: 1, title: "x", seen, of, left: 2 } });

test("before anything else the page is as its reader wants it", async () => {
  localStorage.setItem("rugpijn-lezen", '{"version":1,"values":{"size":"150","theme":"dark","steps":"all","x":1}}');
  localStorage.setItem("rugpijn/02/@plek", place([1], 4));
  localStorage.setItem("rugpijn/03/@plek", place([1, 2, 3, 4], 4));
  localStorage.setItem("rugpijn/04/@plek", place([4], 4));
  await load();
  const { size, theme, steps, begun, read, returning, keeps, x } = root.dataset;
  assert.deepEqual(
    { size, theme, steps, begun, read, returning, keeps, x },
    {
      size: "150",
      theme: "dark",
      steps: "all",
      begun: "02,04",
      read: "",
      returning: "",
      keeps: undefined,
      x: undefined,
    },
  );
  // Of what was written only by which names.
  assert.ok(root.dataset.keys?.split(",").includes("rugpijn/03/@plek"));
});

test("a lesson that was read, or never begun, keeps no room for going on; nor does a new reader's home", async () => {
  localStorage.setItem("rugpijn/03/@plek", place([1, 2, 3, 4], 4));
  await load();
  assert.equal(root.dataset.returning, undefined);
  assert.equal(root.dataset.steps, "one");
});

test("on a device that keeps nothing, what stands in the tab counts", async () => {
  localStorage.setItem("rugpijn-niets-bewaren", "1");
  localStorage.setItem("rugpijn-lezen", '{"version":1,"values":{"size":"200"}}');
  sessionStorage.setItem("rugpijn-lezen", '{"version":1,"values":{"size":"125"}}');
  await load();
  assert.equal(root.dataset.keeps, "nothing");
  assert.equal(root.dataset.size, "125");
});

for (const text of [
  "",
  "{",
  "null",
  "[]",
  '{"values":null}',
  '{"values":{"seen":7,"of":1}}',
  '{"values":{"size":{"a":"<b>"}}}',
])
  test(`what cannot be read costs nothing: ${text}`, async () => {
    for (const key of ["rugpijn-lezen", "rugpijn/02/@plek", "rugpijn/x/@plek"]) localStorage.setItem(key, text);
    await load();
    assert.equal(root.dataset.steps, "one");
    assert.equal(root.dataset.size, undefined);
    assert.equal(asked.length, 4);
  });

test("without a storage the page is fetched all the same", async () => {
  vi.stubGlobal("localStorage", undefined);
  await load();
  assert.equal(root.dataset.steps, "one");
  assert.equal(asked.length, 4);
});

test("each file is asked for once, at once; a page without files asks for nothing", async () => {
  await load();
  assert.deepEqual([...asked].sort(), ["host-A.js", "quiz-B.js", "scene-D.js", "shared-C.js"]);
  await vi.advanceTimersByTimeAsync(0);
  vi.resetModules();
  asked = [];
  await load({ static: "", files: "" });
  assert.deepEqual(asked, []);
});

test("a lost file is tried after 0.3, 1, 2, 4 and 8 seconds, and then when the network is back", async () => {
  answer = (file) => (file === "quiz-B.js" ? Promise.reject(new Error("lost")) : whole());
  const quiz = () => asked.filter((file) => file === "quiz-B.js").length;
  await load();
  let there = false;
  void window.load("quiz-B.js").then(() => {
    there = true;
  });
  const counts = [];
  for (const time of [290, 20, 1000, 2000, 4000, 8000, 3_600_000]) {
    await vi.advanceTimersByTimeAsync(time);
    counts.push(quiz());
  }
  assert.deepEqual(counts, [1, 2, 3, 4, 5, 6, 6]);
  answer = whole;
  dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  assert.equal(quiz(), 7);
  assert.equal(there, true);
});

test("what a file imports is waited for; another file is not", async () => {
  let arrive = () => undefined as unknown;
  answer = (file) => (file === "shared-C.js" ? new Promise((resolve) => (arrive = () => resolve(given()))) : whole());
  await load();
  const there: string[] = [];
  for (const file of ["host-A.js", "quiz-B.js", "scene-D.js"]) void window.load(file).then(() => there.push(file));
  await vi.advanceTimersByTimeAsync(0);
  assert.deepEqual(there, ["host-A.js"]);
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  assert.deepEqual([...there].sort(), ["host-A.js", "quiz-B.js", "scene-D.js"]);
});

test("a file that does not answer is asked for again, each time with more patience", async () => {
  await load();
  const counts = [];
  for (const time of [9000, 2000, 19_000, 3000]) {
    await vi.advanceTimersByTimeAsync(time);
    counts.push(asked.filter((file) => file === "quiz-B.js").length);
  }
  assert.deepEqual(counts, [1, 2, 2, 3]);
});

test("a page that says it is not there counts as lost", async () => {
  answer = () => Promise.resolve({ ...given(), ok: false });
  await load();
  await vi.advanceTimersByTimeAsync(310);
  assert.equal(asked.length, 8);
});

const given = () => ({ ok: true, blob: () => Promise.resolve(new Blob()) });
const whole = () => Promise.resolve(given());
