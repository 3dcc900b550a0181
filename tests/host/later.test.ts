// @vitest-environment happy-dom
/** What a device keeps of a long course, and when; in a browser: tests/browser/test_offline.py. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PrecacheController } from "workbox-precaching";
import { Later } from "../../assets/worker/later";

const SCOPE = "https://kliniek.example/cursus/";
const LESSONS = ["nl/01-een/", "nl/02-twee/", "nl/03-drie/"];
const CHARTS = "static/charts-A.js";
const textOf = (address: string) => `Dit is ${address}`;
const revisionOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 20);
const entry = (url: string) => ({ url, revision: url === CHARTS ? null : revisionOf(textOf(url)) });
const keyOf = ({ url, revision }: ReturnType<typeof entry>) =>
  `${SCOPE}${url}${revision ? `?__WB_REVISION__=${revision}` : ""}`;

let store: Map<string, Response>;
/** What the network says, by address. */
let says: Record<string, string>;

const later = (lessons = LESSONS) => {
  const keys = new Map([...LESSONS, CHARTS].map((url) => [SCOPE + url, keyOf(entry(url))]));
  const controller = { getCacheKeyForURL: (url: string) => keys.get(new URL(url, SCOPE).href) };
  return new Later(
    controller as unknown as PrecacheController,
    SCOPE,
    lessons.map((url) => [entry(url)]),
    [[entry(CHARTS)]],
  );
};
/** The answer to a request, and what then stands on the device. */
async function ask(address: string, mode = "navigate"): Promise<[string, string[]]> {
  const waits: Promise<unknown>[] = [];
  const event = { waitUntil: (what: Promise<unknown>) => void waits.push(what) };
  const url = new URL(address, SCOPE);
  const answer = await later().answer(event, { url: url.href, mode } as Request, url);
  await Promise.all(waits);
  return [await answer.text(), [...store.keys()].map((key) => key.replace(SCOPE, "").replace(/\?.*/, ""))];
}

beforeEach(() => {
  store = new Map();
  says = Object.fromEntries([...LESSONS, CHARTS].map((address) => [SCOPE + address, textOf(address)]));
  vi.stubGlobal("fetch", async (asked: string | { url: string }) => {
    const text = says[(typeof asked === "string" ? asked : asked.url).replace(/[?#].*/, "")];
    if (text === undefined) throw new TypeError("no network");
    return new Response(text);
  });
  const cache = {
    put: async (key: string, answer: Response) => void store.set(key, answer),
    keys: async () => [...store.keys()].map((url) => ({ url })),
  };
  vi.stubGlobal("caches", { match: async (key: string) => store.get(key)?.clone(), open: async () => cache });
});

afterEach(() => vi.unstubAllGlobals());

test("a lesson that is opened stays on the device with the next one, the last alone", async () => {
  expect(await ask("nl/01-een/?v=1#stap-x")).toEqual([textOf("nl/01-een/"), ["nl/01-een/", "nl/02-twee/"]]);
  store.clear();
  expect(await ask("nl/03-drie/")).toEqual([textOf("nl/03-drie/"), ["nl/03-drie/"]]);
});

test("what draws charts stays once it is fetched, and brings no lesson along", async () => {
  // Of a short course it is all that waits.
  expect(await later([]).wanted([`${SCOPE}nl/`])).toEqual([]);
  expect(await ask(CHARTS, "cors")).toEqual([textOf(CHARTS), [CHARTS]]);
  expect((await later([]).wanted([])).map(({ url }) => url)).toEqual([CHARTS]);
});

test("without network what was kept is there, and no other lesson", async () => {
  await ask("nl/01-een/");
  says = {};
  expect((await ask("nl/02-twee/"))[0]).toBe(textOf("nl/02-twee/"));
  await expect(ask("nl/03-drie/")).rejects.toThrow("no network");
});

test("a page of another version is shown and not kept", async () => {
  says[`${SCOPE}nl/01-een/`] = "Dit is van een latere versie";
  expect(await ask("nl/01-een/")).toEqual(["Dit is van een latere versie", ["nl/02-twee/"]]);
});

test("a device that is full, or whose store fails, shows the page of the network", async () => {
  const fails = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  vi.stubGlobal("caches", { match: fails, open: fails });
  expect(await ask("nl/01-een/")).toEqual([textOf("nl/01-een/"), []]);
});

test("a new version begins with what the one before has, and what is open, with the next", async () => {
  const wanted = async (...open: string[]) =>
    (await later().wanted(open.map((address) => SCOPE + address))).map(({ url }) => url);
  // Who opened no lesson yet will begin with the first.
  expect(await wanted("nl/")).toEqual(["nl/01-een/"]);
  store.set(`${SCOPE}nl/03-drie/?__WB_REVISION__=before`, new Response(""));
  store.set(`${SCOPE}nl/?__WB_REVISION__=before`, new Response(""));
  expect(await wanted("nl/")).toEqual(["nl/03-drie/"]);
  expect(await wanted("nl/01-een/#deel-2")).toEqual(["nl/03-drie/", "nl/01-een/", "nl/02-twee/"]);
});
