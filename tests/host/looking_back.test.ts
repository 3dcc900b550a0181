// @vitest-environment happy-dom
/** On the home: which page to look back with is due. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test, vi } from "vitest";
import { duePage, lookingBack } from "../../assets/host/looking_back";

const entry = (values: object) => JSON.stringify({ version: 1, saved: "2026-03-01T09:00:00.000Z", values });
const pages = [2, 6, 12].map((weeks) => ({ weeks, title: `na ${weeks}`, address: "", used: false }));

test.each([
  ["2026-03-14", null],
  ["2026-03-15", 2],
  ["2026-04-11", 2],
  ["2026-04-12", 6],
  ["2027-01-01", 12],
])("of a course that was read on 1 March, at %s", (now, weeks) => {
  assert.equal(duePage(pages, "2026-03-01", now)?.weeks ?? null, weeks);
});

test("who used the last that came is asked nothing, whatever was skipped before", () => {
  const used = pages.map((page) => ({ ...page, used: page.weeks === 6 }));
  assert.equal(duePage(used, "2026-03-01", "2026-04-12"), null);
  assert.equal(duePage(used, "2026-03-01", "2026-06-01")?.weeks, 12);
});

test.each(["", "gisteren", "2026-13-01"])("without a day nothing is due: %j", (from) => {
  assert.equal(duePage(pages, from, "2027-01-01"), null);
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 3, 12, 10) });
  document.body.innerHTML = `<section data-part="looking-back" data-from="07/opfrissen">
    <ul><li data-weeks="2" data-questions="course/a course/b"><a href="twee/">Na twee</a></li>
    <li data-weeks="6" data-questions="course/c"><a href="zes/">Na zes</a></li></ul></section>`;
});

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

const due = (ended = "2026-03-01T09:00:00.000Z") => lookingBack(ended)?.address;

test("it counts from the day that the last lesson was read, until a question there was answered", () => {
  assert.deepEqual([due(), due("")], ["zes/", undefined]);
  localStorage.setItem("rugpijn/course/a", entry({ chosen: [0] }));
  assert.equal(due(), "zes/");
  localStorage.setItem("rugpijn/course/c", entry({ chosen: [0] }));
  assert.equal(due(), undefined);
});

test("or from the day that the reader picked", () => {
  localStorage.setItem("rugpijn/07/opfrissen", entry({ first_day: "2026-03-20" }));
  assert.equal(due(), "twee/");
  localStorage.setItem("rugpijn/07/opfrissen", entry({ first_day: 7 }));
  assert.equal(due(), "zes/");
});

test("a course without such pages asks nothing", () => {
  document.body.innerHTML = "";
  assert.equal(due(), undefined);
});
