/** The Dutch voice of the device itself, for whatever speaks on a page; one at a time. */

// Voices may come some time after the page; then Chrome says so, and some browsers never do.
const WAIT_FOR_VOICES = 1500;

const canSpeak = () => "speechSynthesis" in window;

/** A voice on the device itself, Dutch of the Netherlands first. A voice that is not local would send the text away. */
export function dutchVoice(): SpeechSynthesisVoice | null {
  if (!canSpeak()) return null;
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService && /^nl\b|^nl_/i.test(voice.lang));
  return voices.find((voice) => /^nl[-_]NL/i.test(voice.lang)) ?? voices[0] ?? null;
}

/** That voice, as soon as the browser has it; null when it does not come. */
export function waitForVoice(): Promise<SpeechSynthesisVoice | null> {
  const now = dutchVoice();
  if (now || !canSpeak()) return Promise.resolve(now);
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer);
      speechSynthesis.removeEventListener?.("voiceschanged", arrived);
      done(dutchVoice());
    };
    const arrived = () => dutchVoice() && finish();
    const timer = setTimeout(finish, WAIT_FOR_VOICES);
    speechSynthesis.addEventListener?.("voiceschanged", arrived);
  });
}

// A voice may be slow. One that gives no sign for this many times the expected length has stopped.
const PATIENCE = 2.5;
// Some voices never say that they ended; then only this tells.
const LOOK_EVERY = 250;

/** Waits for a sign of life, each time anew; `expected` in milliseconds. */
export function watch(expected: number, lost: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sign = () => {
    clearTimeout(timer);
    timer = setTimeout(lost, PATIENCE * expected);
  };
  sign();
  return { sign, end: () => clearTimeout(timer) };
}

/** What became of a sentence; one of them is called, once, and none after a stop. */
export interface Outcome {
  ended(): void;
  /** The voice gave no sign for too long. */
  lost(): void;
  failed(): void;
}

/**
 * Says one sentence, and never waits for ever.
 *
 * @param how `expected`: how long it lasts, in milliseconds; `signal` stops it.
 */
export function say(
  text: string,
  voice: SpeechSynthesisVoice,
  how: { rate: number; expected: number; signal: AbortSignal },
  outcome: Outcome,
): void {
  // A browser may throw away an utterance that nobody holds, and then never says that it ended.
  let held: SpeechSynthesisUtterance | null = new SpeechSynthesisUtterance(text);
  const utterance = held;
  utterance.voice = voice;
  utterance.lang = voice.lang.replace("_", "-");
  utterance.rate = how.rate;
  const finish = () => {
    if (!held) return false;
    held = null;
    life.end();
    clearInterval(look);
    return true;
  };
  const life = watch(how.expected, () => {
    if (!finish()) return;
    speechSynthesis.cancel();
    outcome.lost();
  });
  let heard = false;
  const look = setInterval(() => {
    if (speechSynthesis.speaking) heard = true;
    else if (heard && !speechSynthesis.pending && finish()) outcome.ended();
  }, LOOK_EVERY);
  utterance.onstart = utterance.onboundary = () => held && life.sign();
  utterance.onend = () => finish() && outcome.ended();
  utterance.onerror = () => finish() && outcome.failed();
  how.signal.addEventListener("abort", () => finish() && speechSynthesis.cancel());
  speechSynthesis.speak(utterance);
}

let hush: (() => void) | null = null;

/** Who begins to speak says how it stops; whoever spoke before stops now. */
export function takeTheWord(stop: () => void): void {
  const before = hush;
  hush = stop;
  if (before !== stop) before?.();
}

/** Who has stopped need not be stopped any more. */
export function leaveTheWord(stop: () => void): void {
  if (hush === stop) hush = null;
}
