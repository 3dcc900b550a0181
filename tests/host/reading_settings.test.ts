// @vitest-environment happy-dom
/** How the reader likes to read, as it stands on the device. */
import assert from "node:assert/strict";
import { afterEach, test } from "vitest";
import { applySettings, KEY, keepSettings, readSettings } from "../../assets/host/reading_settings";

afterEach(() => localStorage.clear());

const UNREADABLE = [
  "{",
  "null",
  '{"version":9,"values":{"size":"200"}}',
  '{"version":1,"values":{"size":200,"theme":"<b>","x":1}}',
  '{"version":1,"values":{"size":"100","motion":"dark","spacing":["wide"]}}',
];

for (const text of UNREADABLE)
  test(`unreadable settings count as none: ${text}`, () => {
    localStorage.setItem(KEY, text);
    assert.deepEqual(readSettings(), {});
  });

test("of what can be read in part, that part holds", () => {
  localStorage.setItem(KEY, '{"version":1,"values":{"size":"200","theme":"<b>"}}');
  assert.deepEqual(readSettings(), { size: "200" });
});

test("settings are kept, applied and taken away whole", () => {
  const all = { size: "150", theme: "contrast", motion: "calm", spacing: "wide" };
  assert.equal(keepSettings(all), true);
  assert.deepEqual(readSettings(), all);
  const { dataset } = document.documentElement;
  applySettings(all);
  assert.deepEqual({ ...dataset }, { ...all, steps: "one" });
  applySettings({ theme: "dark" });
  assert.deepEqual({ ...dataset }, { theme: "dark", steps: "one" });
  applySettings({ steps: "all" });
  assert.deepEqual({ ...dataset }, { steps: "all" });
  keepSettings({});
  assert.equal(localStorage.getItem(KEY), null);
});
