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
