// @vitest-environment happy-dom
/** What a device keeps of the recordings that its reader heard. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hear, isRecording } from "../../assets/worker/heard";

const SCOPE = "https://kliniek.example/cursus/static/";
const STEP = "stem-0123456789abcdef.m4a";
const SOUND = "0123456789";

let store: Map<string, Response>;
/** What the network says of an address; without an entry there is no network. */
let says: Record<string, { text: string; parts?: [number, number] }>;

/** Asks for a recording as a player does, and waits until it is kept. */
async function ask(name: string, range = "bytes=0-"): Promise<Response> {
  const waits: Promise<unknown>[] = [];
  const event = { waitUntil: (what: Promise<unknown>) => void waits.push(what) };
  const request = new Request(SCOPE + name, range ? { headers: { range } } : {});
  const answer = await hear(event, request);
  await Promise.all(waits);
  return answer;
}
const kept = () => [...store.keys()].map((url) => url.replace(SCOPE, ""));

beforeEach(() => {
  store = new Map();
  says = { [STEP]: { text: SOUND } };
  vi.stubGlobal("fetch", async ({ url, headers }: Request) => {
    const said = says[url.replace(SCOPE, "")];
    if (!said) throw new TypeError("no network");
    const { text } = said;
    if (!headers.has("range")) return new Response(text);
    const [from, to] = said.parts ?? [0, text.length - 1];
    const range = { "content-range": `bytes ${from}-${to}/${text.length}`, "content-type": "audio/mp4" };
    return new Response(text.slice(from, to + 1), { status: 206, headers: range });
  });
  const cache = {
    put: async (key: string, answer: Response) => {
      store.delete(key);
      store.set(key, answer);
    },
    keys: async () => [...store.keys()].map((url) => ({ url })),
    match: async (key: string | Request) => store.get(typeof key === "string" ? key : key.url)?.clone(),
    delete: async ({ url }: Request) => store.delete(url),
  };
  vi.stubGlobal("caches", { open: async () => cache });
});

afterEach(() => vi.unstubAllGlobals());

test.each(["bytes=0-", ""])(
  "what was heard is heard without network too, whole and in parts (asked for by %j)",
  async (range) => {
    expect(await (await ask(STEP, range)).text()).toBe(SOUND);
    says = {};
    const whole = await ask(STEP, "");
    expect([whole.status, await whole.text()]).toEqual([200, SOUND]);
    const part = await ask(STEP, "bytes=3-5");
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 3-5/10", "345"]);
  },
);

test("what was not heard, or not wholly, is not kept: the device speaks", async () => {
  says = { [STEP]: { text: SOUND, parts: [0, 1] } };
  expect((await ask(STEP, "bytes=0-1")).status).toBe(206);
  expect(kept()).toEqual([]);
  says = {};
  await expect(ask(STEP)).rejects.toThrow("no network");
});

test("a new recording of the same words is heard at once, and kept in place of the one before", async () => {
  await ask(STEP);
  says = { [STEP]: { text: "andere stem" } };
  expect(await (await ask(STEP)).text()).toBe("andere stem");
  says = {};
  expect(await (await ask(STEP)).text()).toBe("andere stem");
});

test("as many as there is room for, those that were heard last", async () => {
  const names = Array.from({ length: 25 }, (_, n) => STEP.replace("0", String.fromCharCode(97 + (n % 6)) + n));
  says = Object.fromEntries(names.map((name) => [name, { text: "x".repeat(1_000_000) }]));
  for (const name of [...names, names[10] ?? ""]) await ask(name);
  expect(kept()).toEqual([...names.slice(5, 10), ...names.slice(11), names[10]]);
});

test("a device that is full lets what is heard be heard", async () => {
  vi.stubGlobal("caches", { open: () => Promise.reject(new DOMException("full", "QuotaExceededError")) });
  expect(await (await ask(STEP)).text()).toBe(SOUND);
});

test("recordings and nothing else", () => {
  const of = (name: string) => isRecording(new URL(name, SCOPE));
  expect([of(STEP), of("stem-0123456789abcdef.mp3"), of("scene_nacht-KTSTATOJ.js"), of("stem-0123.mp3")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
