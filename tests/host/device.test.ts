/** What a tab does when all was wiped in another one. */
import { beforeEach, expect, test, vi } from "vitest";

class Kept extends Map<string, string> {
  getItem = (key: string) => this.get(key) ?? null;
  setItem = (key: string, text: string) => void this.set(key, text);
  removeItem = (key: string) => void this.delete(key);
  key = (n: number) => [...this.keys()][n] ?? null;
  get length() {
    return this.size;
  }
}

let device: Kept;
let hear: (news: object) => void;

beforeEach(() => {
  device = new Kept();
  vi.resetModules();
  vi.stubGlobal("localStorage", device);
  vi.stubGlobal("sessionStorage", new Kept());
  vi.stubGlobal("location", { pathname: "/", search: "", replace: vi.fn() });
  vi.stubGlobal("addEventListener", (what: string, listener: typeof hear) => {
    if (what === "storage") hear = listener;
  });
});

const WIPED = { isTrusted: true, key: "rugpijn-gewist", newValue: "1" };

test("what it kept between a wipe and the news of it does not stay, what another tab kept since does", async () => {
  const { followOtherTabs, set } = await import("../../assets/host/device");
  followOtherTabs(() => {});
  set("rugpijn/00/@plek", { at: 1 });
  set("rugpijn/02/vraag", { chosen: [1] });
  device.setItem("rugpijn/02/vraag", "of another tab");
  hear(WIPED);
  expect([...device]).toEqual([["rugpijn/02/vraag", "of another tab"]]);
  set("rugpijn/00/@plek", { at: 2 });
  expect(device.has("rugpijn/00/@plek")).toBe(false);
  expect(location.replace).toHaveBeenCalledOnce();
});
