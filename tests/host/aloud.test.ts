// @vitest-environment happy-dom
/** Reading aloud with a voice that stops and says nothing about it: the page goes on, and never waits for ever. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

type Listener = (() => void) | null;

class Utterance {
  onstart: Listener = null;
  onboundary: Listener = null;
  onend: Listener = null;
  onerror: Listener = null;
  constructor(readonly text: string) {}
}

const DUTCH = [{ localService: true, lang: "nl-NL" }];

/** A voice that does with each sentence what a test wants. */
const voice = {
  said: [] as string[],
  speaking: false,
  pending: false,
  does: (_: Utterance) => {},
  getVoices: () => DUTCH,
  speak(utterance: Utterance) {
    voice.said.push(utterance.text);
    voice.speaking = true;
    voice.does(utterance);
  },
  cancel() {
    voice.speaking = false;
  },
};
const silent = () => {};
const good = (utterance: Utterance) => void setTimeout(() => utterance.onend?.(), 1000);

const PAGE = `
  <section><h2>Anna</h2><button>Lees dit deel voor</button><p>Zij wandelt elke dag een klein stuk. Soms ver.</p></section>
  <template data-words="aloud-bar"><div data-part="aloud-bar"><button data-do="pause"></button><button data-do="go"></button>
    <button data-do="stop"></button><select data-do="speed"><option value="1"></option></select><p role="status"></p></div></template>
  <template data-words="aloud-no-voice"><dialog><button data-do="close"></button><button data-do="again"></button></dialog></template>
  <template data-words="aloud-failed">Het voorlezen stopte.</template>`;
const WORDS = ["Anna", "Zij wandelt elke dag een klein stuk.", "Soms ver."];
const LONG = 10 * 60_000;

const bar = () => document.querySelector("[data-part=aloud-bar]");
const told = () => bar()?.querySelector("[role=status]")?.textContent;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("speechSynthesis", voice);
  vi.stubGlobal("SpeechSynthesisUtterance", Utterance);
  vi.stubGlobal("CSS", {});
  Object.assign(voice, { said: [], speaking: false, getVoices: () => DUTCH });
  document.documentElement.lang = "nl";
  document.body.innerHTML = PAGE;
  for (const element of document.querySelectorAll<HTMLElement>("section *")) element.checkVisibility = () => true;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function read(...does: ((utterance: Utterance) => void)[]): Promise<void> {
  voice.does = (utterance) => (does[voice.said.length - 1] ?? good)(utterance);
  const { readAloud } = await import("../../assets/host/aloud");
  readAloud(document.querySelector("section button") as HTMLButtonElement);
  await vi.advanceTimersByTimeAsync(LONG);
}

test("a voice that loses a sentence goes on with the next one", async () => {
  await read(good, silent, good);
  expect(voice.said).toEqual(WORDS);
  expect(bar()).toBeNull();
});

test("a voice that ends without a word about it is followed by whether it speaks", async () => {
  const secretly = () => void setTimeout(() => voice.cancel(), 1000);
  await read(secretly, secretly, secretly);
  expect(voice.said).toEqual(WORDS);
  expect(bar()).toBeNull();
});

test("a voice that has gone is told, and a press goes on where it was", async () => {
  await read(good, silent, silent);
  expect(told()).toBe("Het voorlezen stopte.");
  expect(voice.speaking).toBe(false);
  bar()?.querySelector<HTMLElement>("[data-do=go]")?.click();
  await vi.advanceTimersByTimeAsync(LONG);
  expect(voice.said).toEqual([...WORDS, "Soms ver."]);
  expect(bar()).toBeNull();
});

test("a slow voice that gives signs of life is waited for", async () => {
  const slow = (utterance: Utterance) => {
    const life = setInterval(() => utterance.onboundary?.(), 1000);
    setTimeout(() => {
      clearInterval(life);
      utterance.onend?.();
    }, 60_000);
  };
  await read(slow, slow, slow);
  expect(voice.said).toEqual(WORDS);
});

test("a device without a voice is told how to get one, and a voice that came then reads", async () => {
  voice.getVoices = () => [];
  await read();
  expect(document.querySelector("dialog")?.open).toBe(true);
  expect(bar()).toBeNull();
  expect(voice.said).toEqual([]);
  voice.getVoices = () => DUTCH;
  document.querySelector<HTMLElement>("[data-do=again]")?.click();
  await vi.advanceTimersByTimeAsync(LONG);
  expect(voice.said).toEqual(WORDS);
  expect(document.querySelector("dialog")).toBeNull();
});
