/** Tells one step of a scene: by a clinic's recording, by the voice of the device, or by words that stay long enough. */
import { dutchVoice, say, waitForVoice, watch } from "../front/voice";
import type { Recording, Sentence, ToldBlock } from "./traits.gen";

export interface How {
  /** The sentence to begin with. */
  from: number;
  /** 1 is ordinary. */
  speed: number;
  voice: boolean;
  recording?: Recording | undefined;
}

export interface Listener {
  /** A sentence begins; `aloud` tells whether a voice says it. */
  sentence(at: number, aloud: boolean): void;
  /** The voice gave no sign for too long, or failed: the words go on by themselves, from this sentence on. */
  alone(next: number): void;
  /** The step has been told. */
  done(): void;
}

const ORDINARY = 1;
/** Whether a voice was waited for and did not come: nobody waits twice. One that comes later is found all the same. */
let waitedInVain = false;

/** The address of a recording of exactly these words. */
export function recordingOf(block: ToldBlock, recording: Recording | undefined): string | null {
  if (!recording?.address || recording.words !== block.words) return null;
  try {
    // Beside this file; in JupyterLab this file has no place, and the voice of the device tells it.
    return new URL(recording.address, import.meta.url).href;
  } catch {
    return null;
  }
}

/** Begins to tell a step; gives the function that stops it. After a stop nothing is heard of it any more. */
export function tell(block: ToldBlock, how: How, listener: Listener): () => void {
  const { sentences } = block;
  const speed = how.speed > 0 ? how.speed : ORDINARY;
  const lasting = (sentence: Sentence) => (1000 * sentence.seconds) / speed;
  let stopped = false;
  let undo = () => {};

  const after = (milliseconds: number, then: () => void) => {
    const timer = setTimeout(then, milliseconds);
    undo = () => clearTimeout(timer);
  };
  const rest = () => after((1000 * block.pause) / speed, () => listener.done());

  const inWords = (at: number): void => {
    const sentence = sentences[at];
    if (!sentence) return rest();
    listener.sentence(at, false);
    after(lasting(sentence), () => inWords(at + 1));
  };
  const alone = (next: number) => {
    listener.alone(next);
    if (!stopped) inWords(next);
  };

  const speak = (at: number, voice: SpeechSynthesisVoice): void => {
    const sentence = sentences[at];
    if (!sentence) return rest();
    listener.sentence(at, true);
    const ending = new AbortController();
    undo = () => ending.abort();
    say(
      sentence.text,
      voice,
      { rate: speed, expected: lasting(sentence), signal: ending.signal },
      { ended: () => speak(at + 1, voice), lost: () => alone(at + 1), failed: () => alone(at) },
    );
  };

  const byDevice = (at: number): void => {
    const now = dutchVoice();
    if (now) return speak(at, now);
    if (waitedInVain) return inWords(at);
    let waiting = true;
    undo = () => {
      waiting = false;
    };
    void waitForVoice().then((voice) => {
      if (!waiting) return;
      if (voice) return speak(at, voice);
      waitedInVain = true;
      inWords(at);
    });
  };

  const play = (address: string, from: number): void => {
    const audio = new Audio(address);
    audio.playbackRate = speed;
    const whole = sentences.reduce((sum, sentence) => sum + sentence.seconds, 0);
    const shareAt = (at: number) => sentences.slice(0, at).reduce((sum, { seconds }) => sum + seconds, 0) / whole;
    let now = -1;
    const mark = (at: number) => {
      if (at === now) return;
      now = at;
      listener.sentence(at, true);
    };
    const life = watch((1000 * whole) / speed, () => {
      undo();
      alone(now + 1);
    });
    let over = false;
    undo = () => {
      over = true;
      life.end();
      audio.pause();
    };
    const fail = () => {
      if (over) return;
      undo();
      byDevice(Math.max(0, now));
    };
    audio.addEventListener("loadedmetadata", () => {
      if (from > 0 && Number.isFinite(audio.duration)) audio.currentTime = shareAt(from) * audio.duration;
    });
    audio.addEventListener("timeupdate", () => {
      if (over) return;
      life.sign();
      const share = Number.isFinite(audio.duration) ? audio.currentTime / audio.duration : 0;
      // Where a sentence begins is guessed from how long each is.
      mark(sentences.filter((_, at) => at > 0 && shareAt(at) <= share + 0.001).length);
    });
    audio.addEventListener("ended", () => {
      if (over) return;
      undo();
      rest();
    });
    audio.addEventListener("error", fail);
    mark(from);
    audio.play()?.catch(fail);
  };

  const address = how.voice ? recordingOf(block, how.recording) : null;
  if (address) play(address, how.from);
  else if (how.voice) byDevice(how.from);
  else inWords(how.from);

  return () => {
    stopped = true;
    undo();
  };
}
