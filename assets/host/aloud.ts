/**
 * Reads a section aloud with a Dutch voice of the device itself, sentence by sentence.
 *
 * Sentence by sentence, because Chrome stops long texts after some seconds, and because pausing and going on are then the
 * same on every device: Android cannot pause within a sentence, so going on says that sentence again.
 */
import { calmMotion } from "../../widgets/front/motion";
import { dutchVoice, leaveTheWord, say, takeTheWord, waitForVoice } from "../../widgets/front/voice";
import { get, SETTINGS, set } from "./device";
import { answerNumber, type Sentence, sentencesOf, spokenBlocks } from "./spoken";
import { words } from "./words";

const SPEED_KEY = SETTINGS[1];
const HIGHLIGHT = "aloud";

/** How long a sentence lasts at most with an ordinary voice, in milliseconds. */
const expected = (text: string) => Math.max(2000, 100 * text.length);

class Reading {
  readonly #button: HTMLButtonElement;
  readonly #bar: HTMLElement;
  readonly #blocks: HTMLElement[];
  readonly #ended = new AbortController();
  #block = 0;
  #sentences: Sentence[] = [];
  #at = 0;
  #playing = false;
  /** Whether the voice stopped within the last sentence without a word about it. */
  #lost = false;
  #saying = new AbortController();
  readonly #hush = () => this.pause();

  constructor(button: HTMLButtonElement, section: HTMLElement, bar: HTMLElement) {
    this.#button = button;
    this.#bar = bar;
    this.#blocks = spokenBlocks(section);
    const signal = this.#ended.signal;
    this.#control("pause").addEventListener("click", () => this.pause(true), { signal });
    this.#control("go").addEventListener("click", () => this.go(true), { signal });
    this.#control("stop").addEventListener("click", () => this.stop(true), { signal });
    const speed = this.#control("speed") as HTMLSelectElement;
    const kept = get(SPEED_KEY)?.values.speed;
    speed.value = [...speed.options].some(({ value }) => value === kept) ? String(kept) : "1";
    speed.addEventListener(
      "change",
      () => {
        set(SPEED_KEY, { speed: speed.value });
        if (this.#playing) this.go();
      },
      { signal },
    );
    bar.addEventListener("keydown", (event) => event.key === "Escape" && this.stop(true), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.pause(), { signal });
    addEventListener("pagehide", () => this.stop(), { signal });
    // A step that is no longer shown is not read on.
    document.addEventListener("step", () => this.stop(), { signal });
    button.after(bar);
    document.documentElement.dataset.reading = "";
  }

  /** Says the sentence where it was, and goes on from there. */
  go(byButton = false): void {
    takeTheWord(this.#hush);
    this.#silence();
    this.#playing = true;
    this.#show(byButton);
    void this.#start();
  }

  pause(byButton = false): void {
    this.#silence();
    this.#playing = false;
    this.#show(byButton);
  }

  /** Ends; the focus goes back to where it came from, when it was in the bar. */
  stop(byButton = false): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    leaveTheWord(this.#hush);
    this.#playing = false;
    this.#silence();
    this.#mark(null);
    const hadFocus = byButton || this.#bar.contains(document.activeElement);
    this.#bar.remove();
    delete document.documentElement.dataset.reading;
    if (hadFocus) this.#button.focus({ preventScroll: true });
    if (current === this) current = null;
  }

  /** Waits for a voice; says how to get one when there is none. */
  async #start(): Promise<void> {
    if (!dutchVoice()) this.#say("aloud-waiting");
    const voice = await waitForVoice();
    if (!this.#playing) return;
    this.#say();
    if (voice) return this.#speak(voice);
    this.stop(true);
    explain(this.#button);
  }

  #speak(voice: SpeechSynthesisVoice): void {
    const sentence = this.#sentence();
    if (!sentence) return this.stop();
    this.#mark(sentence);
    const rate = Number((this.#control("speed") as HTMLSelectElement).value);
    const text = this.#spoken(sentence);
    const on = () => {
      this.#at += 1;
      this.#speak(voice);
    };
    const failed = () => {
      this.pause();
      this.#say("aloud-failed");
    };
    this.#saying = new AbortController();
    say(
      text,
      voice,
      { rate, expected: expected(text) / rate, signal: this.#saying.signal },
      {
        ended: () => {
          this.#lost = false;
          on();
        },
        lost: () => {
          // Once is a hitch; a voice that loses the next one too has gone.
          const again = this.#lost;
          this.#lost = !again;
          if (again) failed();
          else on();
        },
        failed,
      },
    );
  }

  /** The sentence to say; null at the end of the section. What changed meanwhile is read as it is now. */
  #sentence(): Sentence | null {
    while (this.#at >= this.#sentences.length) {
      const block = this.#blocks[this.#block];
      if (!block) return null;
      this.#block += 1;
      this.#at = 0;
      this.#sentences = block.isConnected ? sentencesOf(block) : [];
    }
    return this.#sentences[this.#at] ?? null;
  }

  #spoken(sentence: Sentence): string {
    const number = this.#at === 0 ? answerNumber(sentence.element) : null;
    const prefix = number ? `${words("aloud-answer", { n: number })?.textContent?.trim() ?? ""} ` : "";
    return prefix + sentence.text;
  }

  #mark(sentence: Sentence | null): void {
    for (const element of document.querySelectorAll("[data-aloud-now]")) element.removeAttribute("data-aloud-now");
    const canHighlight = "highlights" in CSS;
    if (canHighlight) CSS.highlights.delete(HIGHLIGHT);
    if (!sentence) return;
    if (canHighlight && sentence.range) CSS.highlights.set(HIGHLIGHT, new Highlight(sentence.range));
    else sentence.element.setAttribute("data-aloud-now", "");
    const box = (sentence.range ?? sentence.element).getBoundingClientRect();
    if (box.top > 0 && box.bottom < this.#bar.getBoundingClientRect().top) return;
    sentence.element.scrollIntoView({ block: "center", behavior: calmMotion() ? "instant" : "smooth" });
  }

  #silence(): void {
    this.#saying.abort();
    // Also what another page left behind.
    speechSynthesis.cancel();
  }

  #control(name: string): HTMLElement {
    const found = this.#bar.querySelector<HTMLElement>(`[data-do=${name}]`);
    if (!found) throw new Error(`the bar for reading aloud has no control ${name}`);
    return found;
  }

  #show(byButton: boolean): void {
    const [shown, hidden] = this.#playing ? (["pause", "go"] as const) : (["go", "pause"] as const);
    const hadFocus = byButton || document.activeElement === this.#control(hidden);
    this.#control(shown).hidden = false;
    this.#control(hidden).hidden = true;
    if (hadFocus) this.#control(shown).focus({ preventScroll: true });
  }

  #say(name?: string): void {
    this.#bar
      .querySelector("[role=status]")
      ?.replaceChildren(...[name ? words(name) : null].filter((sentence) => sentence !== null));
  }
}

/** How to get a Dutch voice on this device. */
function explain(button: HTMLButtonElement): void {
  const dialog = words("aloud-no-voice")?.querySelector("dialog");
  if (!dialog) return;
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.querySelector("[data-do=close]")?.addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-do=again]")?.addEventListener("click", () => {
    dialog.close();
    readAloud(button);
  });
  dialog.showModal();
}

let current: Reading | null = null;

/** Starts reading the section that a button belongs to; one section at a time. */
export function readAloud(button: HTMLButtonElement): void {
  current?.stop();
  const section = button.closest<HTMLElement>("section");
  const bar = words("aloud-bar")?.querySelector<HTMLElement>("[data-part=aloud-bar]");
  if (!section || !bar) return;
  current = new Reading(button, section, bar);
  current.go(true);
}
