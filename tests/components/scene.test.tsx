/** A told scene: what the player does, says and waits for. Time is moved by hand, and voices are made up. */
import { act } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { PageModel } from "../../assets/host/model";
import { defineWidget } from "../../widgets/front/widget";
import scene from "../../widgets/scene/scene";
import { putStage } from "../../widgets/scene/stages";
import type { Stage } from "../../widgets/stages/stage";
import proef from "../stages/proef/proef";
import { examples, Kept, type Shown, settled, show, texts } from "./show";

const TINY = "scene: tiny";
const STEPS = [
  "Iemand legt een hand op uw rug. Zenuwen in de huid merken dat.",
  "De lamp gaat aan.",
  "Nu schijnt hij harder, omdat er meer stroom loopt.",
];

/** What a made-up voice does with a sentence. */
type Saying = (utterance: Utterance, voice: FakeVoice) => void;

class Utterance {
  voice = null;
  lang = "";
  rate = 1;
  onstart: (() => void) | null = null;
  onboundary: (() => void) | null = null;
  onend: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly text: string) {}
}

class FakeVoice {
  said: string[] = [];
  speaking = false;
  pending = false;
  cancelled = 0;
  voices: { localService: boolean; lang: string }[] = [{ localService: true, lang: "nl-NL" }];
  #saying: Saying;
  #timers: ReturnType<typeof setTimeout>[] = [];
  constructor(saying: Saying) {
    this.#saying = saying;
  }
  getVoices = () => this.voices;
  addEventListener = () => undefined;
  removeEventListener = () => undefined;
  after(seconds: number, then: () => void) {
    this.#timers.push(setTimeout(then, 1000 * seconds));
  }
  speak(utterance: Utterance) {
    this.said.push(utterance.text);
    this.#saying(utterance, this);
  }
  cancel() {
    this.cancelled += 1;
    this.speaking = false;
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
  }
}

/** Says each sentence in two seconds, as a good voice does. */
const good: Saying = (utterance, voice) => {
  utterance.onstart?.();
  voice.speaking = true;
  voice.after(2, () => {
    voice.speaking = false;
    utterance.onend?.();
  });
};

function giveVoice(saying: Saying): FakeVoice {
  const voice = new FakeVoice(saying);
  vi.stubGlobal("speechSynthesis", voice);
  vi.stubGlobal("SpeechSynthesisUtterance", Utterance);
  return voice;
}

beforeEach(() => void vi.useFakeTimers());

/** Lets time go by, with room to draw in between. */
async function pass(seconds: number): Promise<void> {
  for (let left = 1000 * seconds; left > 0; left -= 100)
    await act(async () => void (await vi.advanceTimersByTimeAsync(Math.min(left, 100))));
}
const press = (page: Shown, part: string) => page.user.click(page.part(part));
/** The words of the step that is shown. */
const words = (page: Shown) => spokenOf(page.el.querySelector(".is-now [data-part=words]") as Element);
const where = (page: Shown) => texts([page.part("where")])[0];
const said = (page: Shown) => texts([page.part("said")])[0];
const marked = (page: Shown) => [...page.el.querySelectorAll(".is-said")].map(spokenOf);
const picture = (page: Shown) => ({ ...(page.part("picture").querySelector("svg") as SVGElement).dataset });
const button = (page: Shown) => texts([page.part("play")])[0];

/** The words alone: without what opens by a tap. */
function spokenOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll("[popover], .source")) extra.remove();
  return texts([copy])[0] ?? "";
}

test("who plays it or steps on from below sees its picture, where all of it has room on the screen", async () => {
  const page = await show(TINY);
  const came = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => {});
  const card = page.el.querySelector(".scene") as HTMLElement;
  let height = innerHeight - 1;
  card.getBoundingClientRect = () => ({ height }) as DOMRect;
  await page.user.click(page.part("forth"));
  expect(came.mock.contexts).toEqual([card]);
  await page.user.click(page.part("play"));
  expect(came).toHaveBeenCalledTimes(2);
  // With large letters it is higher than the screen: what was pressed stays where it is.
  height = innerHeight + 1;
  await page.user.click(page.part("forth"));
  expect(came).toHaveBeenCalledTimes(2);
  came.mockRestore();
});

test("it is drawn as a strip first, every step with its picture, and asks the browser nothing for that", async () => {
  const asked: string[] = [];
  const ask = (what: string) => () => {
    asked.push(what);
    return what.startsWith("Date") ? 0 : 0.5;
  };
  vi.useRealTimers();
  vi.spyOn(Date, "now").mockImplementation(ask("Date.now"));
  vi.spyOn(Math, "random").mockImplementation(ask("Math.random"));
  vi.spyOn(document, "querySelector").mockImplementation(ask("document") as never);
  vi.stubGlobal("matchMedia", ask("matchMedia"));
  vi.stubGlobal("speechSynthesis", { getVoices: ask("speechSynthesis") });
  putStage("proef", proef);
  const el = document.createElement("div");
  let html = "";
  try {
    const end = scene.render({ model: new PageModel(structuredClone(examples[TINY] ?? {}), new Kept()), el });
    // Before anything that waits for the page to be there.
    html = el.innerHTML;
    end();
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  }
  expect(asked).toEqual([]);
  const drawn = new DOMParser().parseFromString(html, "text/html").body;
  expect(drawn.querySelector(".scene.is-asleep")).toBeTruthy();
  const steps = [...drawn.querySelectorAll<HTMLElement>("[data-part=step]")];
  expect(steps.map((step) => spokenOf(step.querySelector("[data-part=words]") as Element))).toEqual(STEPS);
  expect(steps.map((step) => ({ ...step.querySelector("svg")?.dataset }))).toEqual([
    { on: "false", strength: "5", hand: "true" },
    { on: "true", strength: "5", hand: "true" },
    { on: "true", strength: "7", hand: "true" },
  ]);
});

test("it waits until it is asked, and shows the stage as it was", async () => {
  const voice = giveVoice(good);
  const page = await show(TINY);
  await pass(60);
  expect(button(page)).toBe("Speel af");
  // Of two stories in one step, each button says whose it is.
  for (const name of ["Speel af", "Eén stap verder", "Instellingen van het verhaal"])
    expect(page.getByRole("button", { name: `${name} Iemand legt een hand op uw rug.` })).toBeTruthy();
  expect(where(page)).toBe("3 stappen, ongeveer 1 minuut");
  expect(words(page)).toBe(STEPS[0]);
  expect(picture(page)).toEqual({ on: "false", strength: "5", hand: "false" });
  expect(voice.said).toEqual([]);
  expect(said(page)).toBe("");
});

test("the voice says every sentence, the one that is said is marked, and the picture goes along", async () => {
  const voice = giveVoice(good);
  const page = await show(TINY);
  await press(page, "play");
  expect(button(page)).toBe("Pauze");
  expect(picture(page)).toMatchObject({ hand: "true", on: "false" });
  expect(marked(page)).toEqual(["Iemand legt een hand op uw rug."]);
  await pass(2);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
  await pass(2.1);
  expect(where(page)).toBe("Stap 2 van 3");
  expect(picture(page)).toMatchObject({ on: "true" });
  // Two seconds of words and two of silence.
  await pass(3.5);
  expect(where(page)).toBe("Stap 2 van 3");
  await pass(1);
  expect(picture(page)).toMatchObject({ strength: "7" });
  await pass(3);
  expect(button(page)).toBe("Opnieuw");
  expect(voice.said).toEqual([
    "Iemand legt een hand op uw rug.",
    "Zenuwen in de huid merken dat.",
    "De lamp gaat aan.",
    "Nu schijnt hij harder, omdat er meer stroom loopt.",
  ]);
  expect(said(page)).toBe("Dat was het verhaal.");
  await press(page, "play");
  expect(where(page)).toBe("Stap 1 van 3");
});

test("a pause stops the voice at once, and going on says that sentence again", async () => {
  const voice = giveVoice(good);
  const page = await show(TINY);
  await press(page, "play");
  await pass(3);
  await press(page, "play");
  expect(voice.speaking).toBe(false);
  await pass(60);
  expect(button(page)).toBe("Ga door");
  expect(voice.said).toHaveLength(2);
  await press(page, "play");
  expect(voice.said.slice(2)).toEqual(["Zenuwen in de huid merken dat."]);
});

test("it waits for a slow voice", async () => {
  const voice = giveVoice((utterance, { after }) => {
    for (let second = 0; second < 40; second += 4) after.call(voice, second, () => utterance.onboundary?.());
    after.call(voice, 40, () => utterance.onend?.());
  });
  const page = await show(TINY);
  await press(page, "play");
  await pass(39);
  expect(marked(page)).toEqual(["Iemand legt een hand op uw rug."]);
  await pass(2);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
});

test("a voice that never ends and gives no sign is left behind: the words go on alone", async () => {
  const voice = giveVoice((utterance) => utterance.onstart?.());
  const page = await show(TINY);
  await press(page, "play");
  // The first sentence is expected to take 3.8 seconds.
  await pass(2.5 * 3.8 - 0.1);
  expect(marked(page)).toEqual(["Iemand legt een hand op uw rug."]);
  await pass(0.2);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
  expect(voice.cancelled).toBeGreaterThan(0);
  expect(said(page)).toBe("De stem is stil. De woorden gaan vanzelf verder. Zenuwen in de huid merken dat.");
  await pass(3.5);
  expect(where(page)).toBe("Stap 2 van 3");
  expect(said(page)).toBe("De lamp is aan. De lamp gaat aan.");
  await pass(30);
  expect(button(page)).toBe("Opnieuw");
  expect(voice.said).toHaveLength(1);
  // Who asks again gets the voice again.
  await press(page, "play");
  expect(voice.said).toHaveLength(2);
});

test("a voice that says nothing about its end is followed by whether it speaks", async () => {
  const voice = giveVoice((_, voice) => {
    voice.speaking = true;
    voice.after(2, () => {
      voice.speaking = false;
    });
  });
  const page = await show(TINY);
  await press(page, "play");
  await pass(2.5);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
  expect(voice.said).toHaveLength(2);
});

test("a voice without a single sign is left behind too", async () => {
  giveVoice(() => undefined);
  const page = await show(TINY);
  await press(page, "play");
  await pass(10);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
});

test("when the voice fails, the words stay", async () => {
  giveVoice((utterance) => utterance.onerror?.());
  const page = await show(TINY);
  await press(page, "play");
  expect(marked(page)).toEqual(["Iemand legt een hand op uw rug."]);
  await pass(3.7);
  expect(marked(page)).toEqual(["Iemand legt een hand op uw rug."]);
  await pass(0.2);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
});

test.each([
  ["no voice at all", []],
  ["only a voice that is elsewhere", [{ localService: false, lang: "nl-NL" }]],
  ["only another language", [{ localService: true, lang: "en-GB" }]],
])("with %s the words stay long enough to be read, and a screen reader hears each step once", async (_, voices) => {
  const voice = giveVoice(good);
  voice.voices = voices;
  const page = await show(TINY);
  await press(page, "play");
  await pass(1.6);
  expect(marked(page)).toEqual(["Iemand legt een hand op uw rug."]);
  expect(said(page)).toBe(`De lamp is uit. ${STEPS[0]}`);
  await pass(3.7);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
  // Who goes through the page meets the words once.
  await pass(1.5);
  expect(said(page)).toBe("");
  await pass(2);
  expect(where(page)).toBe("Stap 2 van 3");
  expect(voice.said).toEqual([]);
});

test("while a voice speaks a screen reader is not talked through", async () => {
  giveVoice(good);
  const page = await show(TINY);
  await press(page, "play");
  await pass(5);
  expect(where(page)).toBe("Stap 2 van 3");
  expect(said(page)).toBe("");
});

test("each step by hand is one message: what is seen, and the words", async () => {
  giveVoice(good);
  const page = await show(TINY);
  const messages: string[] = [];
  const watch = new MutationObserver(() => messages.push(said(page) ?? ""));
  watch.observe(page.part("said"), { childList: true, characterData: true, subtree: true });
  for (const part of ["forth", "forth", "forth", "back", "forth", "forth"]) await press(page, part);
  await settled();
  watch.disconnect();
  expect(messages).toEqual([
    `De lamp is uit. ${STEPS[0]}`,
    `De lamp is aan. ${STEPS[1]}`,
    `De lamp is aan. ${STEPS[2]}`,
    `De lamp is aan. ${STEPS[1]}`,
    `De lamp is aan. ${STEPS[2]}`,
  ]);
  expect(page.part("forth").getAttribute("aria-disabled")).toBe("true");
});

test("at its end by hand it offers the story once more, and before that to go on", async () => {
  giveVoice(good);
  const page = await show(TINY);
  for (const part of ["forth", "forth", "forth"]) await press(page, part);
  expect(button(page)).toBe("Opnieuw");
  await press(page, "back");
  expect(button(page)).toBe("Ga door");
  await press(page, "forth");
  await press(page, "play");
  expect(where(page)).toBe("Stap 1 van 3");
  // While it is told the last step is still to be heard.
  await press(page, "forth");
  await press(page, "forth");
  expect(button(page)).toBe("Pauze");
  await press(page, "play");
  expect(button(page)).toBe("Ga door");
});

test("arrow keys step while the player has the focus, space plays and pauses", async () => {
  const voice = giveVoice(good);
  const page = await show(TINY);
  page.part("play").focus();
  await page.user.keyboard("{ArrowRight}{ArrowRight}");
  expect(where(page)).toBe("Stap 2 van 3");
  await page.user.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}");
  expect(where(page)).toBe("Stap 1 van 3");
  await page.user.keyboard(" ");
  expect(button(page)).toBe("Pauze");
  await page.user.keyboard(" ");
  expect(button(page)).toBe("Ga door");
  expect(voice.said).toHaveLength(1);
  // Who came to it by "Verder" has the whole story in focus (assets/host/steps.ts).
  const whole = page.getByRole("group");
  whole.tabIndex = -1;
  whole.focus();
  await page.user.keyboard(" ");
  expect(button(page)).toBe("Pauze");
  await page.user.keyboard(" ");
  whole.blur();
  await page.user.keyboard("{ArrowRight} ");
  expect(where(page)).toBe("Stap 1 van 3");
});

test("arrow keys belong to what has the focus: a setting keeps them", async () => {
  giveVoice(good);
  const page = await show(TINY);
  await press(page, "open-settings");
  page.getByLabelText("gewoon").focus();
  await page.user.keyboard("{ArrowRight}");
  expect(where(page)).toBe("3 stappen, ongeveer 1 minuut");
});

test("speed and voice are settings behind one button", async () => {
  const voice = giveVoice((utterance) => utterance.onstart?.());
  const rates: number[] = [];
  vi.spyOn(voice, "speak").mockImplementation((utterance) => void rates.push(utterance.rate));
  const page = await show(TINY);
  expect(page.parts("settings")).toHaveLength(0);
  await press(page, "open-settings");
  expect(page.part("open-settings").getAttribute("aria-expanded")).toBe("true");
  await page.user.click(page.getByLabelText("iets sneller"));
  await press(page, "play");
  expect(rates).toEqual([1.25]);
  await page.user.click(page.getByLabelText("met een stem"));
  expect(rates).toHaveLength(1);
  // 3.8 seconds at ordinary speed.
  await pass(3.2);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
  page.getByLabelText("iets sneller").focus();
  await page.user.keyboard("{Escape}");
  expect(page.parts("settings")).toHaveLength(0);
  expect(document.activeElement).toBe(page.part("open-settings"));
});

test("it says when there is no voice", async () => {
  giveVoice(good).voices = [];
  const page = await show(TINY);
  await press(page, "open-settings");
  expect(page.getByText(/^Op dit apparaat is geen Nederlandse stem gevonden\./)).toBeTruthy();
});

test("it can be read as a strip and watched again; the focus goes along", async () => {
  giveVoice(good);
  const page = await show(TINY);
  await press(page, "play");
  await press(page, "open-settings");
  await press(page, "read");
  expect(page.el.querySelector(".scene.is-strip")).toBeTruthy();
  expect(document.activeElement).toBe(page.part("watch"));
  expect(page.parts("words").map(spokenOf)).toEqual(STEPS);
  expect(page.parts("seen").map((each) => each.textContent)).toEqual([
    "De lamp is uit.",
    "De lamp is aan.",
    "De lamp is aan.",
  ]);
  await press(page, "watch");
  expect(page.el.querySelector(".scene.is-player")).toBeTruthy();
  expect(document.activeElement).toBe(page.part("play"));
  expect(button(page)).toBe("Ga door");
});

test("it stops when it leaves the screen, and does not begin again by itself", async () => {
  const voice = giveVoice(good);
  let see: (entries: { isIntersecting: boolean }[]) => void = () => undefined;
  const original = globalThis.IntersectionObserver;
  globalThis.IntersectionObserver = class {
    constructor(then: typeof see) {
      see = then;
    }
    observe = () => see([{ isIntersecting: true }]);
    disconnect = () => undefined;
  } as unknown as typeof IntersectionObserver;
  try {
    const page = await show(TINY);
    await press(page, "play");
    await settled();
    await act(async () => see([{ isIntersecting: false }]));
    expect(button(page)).toBe("Ga door");
    expect(voice.speaking).toBe(false);
    await act(async () => see([{ isIntersecting: true }]));
    await pass(60);
    expect(button(page)).toBe("Ga door");
  } finally {
    globalThis.IntersectionObserver = original;
  }
});

test("a page that is closed speaks no more", async () => {
  const voice = giveVoice(good);
  const page = await show(TINY);
  await press(page, "play");
  await act(async () => page.end());
  expect(voice.speaking).toBe(false);
  await pass(60);
  expect(voice.said).toHaveLength(1);
});

test("two scenes do not speak at once", async () => {
  giveVoice(good);
  const first = await show(TINY);
  const second = await show(TINY);
  await press(first, "play");
  await settled();
  await press(second, "play");
  await settled();
  expect(button(first)).toBe("Ga door");
  expect(button(second)).toBe("Pauze");
});

test("sources and hard words open in the words of each step, once on the page", async () => {
  giveVoice(good);
  const page = await show(TINY);
  const ids = [...page.el.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page.el.querySelectorAll("button.source")).toHaveLength(1);
  expect(page.el.querySelectorAll("button.term")).toHaveLength(1);
});

test("a lost drawing costs the picture, not the words", async () => {
  giveVoice(good);
  const page = await show("scene: without a drawing");
  expect(page.parts("picture")).toHaveLength(0);
  await press(page, "play");
  await pass(5);
  expect(words(page)).toBe(STEPS[1]);
});

const drawings = import.meta.glob<{ default: Stage<object> }>("../../widgets/stages/*/*.tsx", { eager: true });

/** Every drawing of the course: a part that is shared by several has no start. */
const stages = Object.entries(drawings).filter(([, drawing]) => drawing.default?.start);

test.each(stages)("%s has no ids of its own: it stands on a page many times", async (_, { default: stage }) => {
  const model = new PageModel({ texts: {} }, new Kept());
  const one = ({ state }: { state: object }) => <stage.Picture state={state} />;
  const states = [stage.start, ...Object.values(stage.directions).map((direct) => direct(stage.start, 1))];
  for (const state of states) {
    const el = document.createElement("div");
    const end = defineWidget(() => one({ state })).render({ model, el });
    expect(el.querySelector("svg")).toBeTruthy();
    expect(el.querySelectorAll("[id]")).toHaveLength(0);
    end();
  }
});

test("for an author every direction stands by itself, as a strip", async () => {
  const page = await show("scene: overview");
  expect(page.el.querySelector(".scene.is-strip")).toBeTruthy();
  expect(page.parts("watch")).toHaveLength(0);
  expect(page.parts("step").map((step) => ({ ...step.querySelector("svg")?.dataset }))).toEqual([
    { on: "true", strength: "5", hand: "false" },
    { on: "false", strength: "5", hand: "false" },
    { on: "false", strength: "5", hand: "true" },
    { on: "false", strength: "10", hand: "false" },
  ]);
});

// --- recordings ---

class FakeAudio extends EventTarget {
  static made: FakeAudio[] = [];
  currentTime = 0;
  duration = Number.NaN;
  playbackRate = 1;
  playing = false;
  constructor(readonly address: string) {
    super();
    FakeAudio.made.push(this);
  }
  play() {
    this.playing = true;
    return Promise.resolve();
  }
  pause() {
    this.playing = false;
  }
  /** It is heard up to here. */
  reach(seconds: number) {
    this.currentTime = seconds;
    return act(async () => void this.dispatchEvent(new Event("timeupdate")));
  }
}

test("a recording of the same words wins over the voice; one of other words is not played", async () => {
  const voice = giveVoice(good);
  FakeAudio.made = [];
  vi.stubGlobal("Audio", FakeAudio);
  const page = await show("scene: recorded");
  await press(page, "play");
  const [audio] = FakeAudio.made as [FakeAudio];
  expect(audio.address).toMatch(/^\w+:.*\/stem\/1\.m4a$/);
  expect(audio.playing).toBe(true);
  expect(voice.said).toEqual([]);
  audio.duration = 10;
  await audio.reach(1);
  expect(marked(page)).toEqual(["Iemand legt een hand op uw rug."]);
  await audio.reach(8);
  expect(marked(page)).toEqual(["Zenuwen in de huid merken dat."]);
  // Longer than its words would take, but alive.
  await pass(10);
  await audio.reach(9);
  expect(where(page)).toBe("Stap 1 van 3");
  await act(async () => void audio.dispatchEvent(new Event("ended")));
  await pass(0.1);
  expect(where(page)).toBe("Stap 2 van 3");
  expect(FakeAudio.made).toHaveLength(1);
  expect(voice.said).toEqual(["De lamp gaat aan."]);
});

test("a recording that cannot be had gives the word to the voice, and one that hangs to the words", async () => {
  const voice = giveVoice(good);
  FakeAudio.made = [];
  vi.stubGlobal("Audio", FakeAudio);
  const page = await show("scene: recorded");
  await press(page, "play");
  await act(async () => void FakeAudio.made[0]?.dispatchEvent(new Event("error")));
  expect(voice.said).toEqual(["Iemand legt een hand op uw rug."]);
  page.end();

  const again = await show("scene: recorded");
  await press(again, "play");
  await pass(2.5 * 7.1 + 0.1);
  expect(FakeAudio.made[1]?.playing).toBe(false);
  expect(marked(again)).toEqual(["Zenuwen in de huid merken dat."]);
  expect(said(again)).toMatch(/^De stem is stil\./);
});

test("without a voice no recording is fetched", async () => {
  giveVoice(good);
  FakeAudio.made = [];
  vi.stubGlobal("Audio", FakeAudio);
  const page = await show("scene: recorded");
  await press(page, "open-settings");
  await page.user.click(page.getByLabelText("met een stem"));
  await press(page, "play");
  await pass(1);
  expect(FakeAudio.made).toEqual([]);
});

test("told by somebody else it is one picture with its words and no buttons, and its reader's own again after that", async () => {
  const shown = await show(TINY);
  shown.model.set("_told", 2);
  await settled();
  expect(shown.part("captions").textContent).toContain(STEPS[1]);
  expect(shown.part("picture").querySelector("svg")?.dataset.on).toBe("true");
  expect(shown.el.querySelector("button")).toBeNull();
  shown.model.set("_told", 0);
  await settled();
  expect(shown.part("play")).toBeTruthy();
});
