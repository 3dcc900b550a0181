/** Which step of a story is shown, and what tells it. */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { leaveTheWord, takeTheWord } from "../front/voice";
import { useTexts } from "../front/widget";
import type { AnyStage } from "./stages";
import { tell } from "./telling";
import type { ToldBlock, Traits } from "./traits.gen";

/** Milliseconds that a message stays: long enough for a screen reader to take it up. */
const SAID_FOR = 5000;

/** What stands on the stage after each step; `apart`: when only that happened. */
export function statesOf(stage: AnyStage, blocks: ToldBlock[], apart: boolean): object[] {
  let state = stage.start;
  return blocks.map(({ direction, n }) => {
    if (apart) state = stage.start;
    state = stage.directions[direction]?.(state, n ?? undefined) ?? state;
    return state;
  });
}

interface Story {
  stage: AnyStage | null;
  blocks: ToldBlock[];
  /** What stands on the stage after each step. */
  states: object[];
  recordings: Traits["recordings"];
  voice: boolean;
  speed: number;
  /** What the story stands in; it stops when that leaves the screen. */
  element: RefObject<HTMLDivElement | null>;
}

/** Goes through a story: by itself with a voice or with words that stay, or a step at a time by hand. */
export function useStory({ stage, blocks, states, recordings, voice, speed, element }: Story) {
  const t = useTexts();
  /** The step that is shown; before the first one happened, the stage as it was. */
  const [at, setAt] = useState(0);
  const [begun, setBegun] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [ended, setEnded] = useState(false);
  const [sentence, setSentence] = useState<number | null>(null);
  const [alone, setAlone] = useState(false);
  const [said, setSaid] = useState("");
  // Where to go on within a step, which step was said to a screen reader, and whether the voice fell silent: what the
  // telling needs to know, and nothing that is drawn.
  const telling = useRef({ from: 0, announced: -1, alone: false });

  const last = blocks.length - 1;

  /** Says a step to who does not see it; once. */
  const sayStep = (step: number) => {
    telling.current.announced = step;
    const words = blocks[step]?.sentences.map(({ text }) => text) ?? [];
    const picture = stage && states[step] ? stage.describe(states[step], t) : "";
    setSaid([picture, ...words].filter(Boolean).join(" "));
  };

  const pause = () => setPlaying(false);
  const hush = useRef(pause).current;

  const play = () => {
    takeTheWord(hush);
    telling.current.alone = false;
    setAlone(false);
    if (ended || !begun) {
      setAt(0);
      telling.current.from = 0;
      telling.current.announced = -1;
    }
    setBegun(true);
    setEnded(false);
    setPlaying(true);
  };

  /** To another step, by hand. */
  const go = (step: number) => {
    telling.current.from = 0;
    telling.current.announced = -1;
    setBegun(true);
    // After the last step nothing comes: then the button offers the story once more.
    setEnded(!playing && step === last);
    setSentence(null);
    setAt(step);
    // While it plays the telling says it, or a voice does.
    if (!playing) sayStep(step);
  };
  const back = () => begun && at > 0 && go(at - 1);
  const forth = () => (begun ? at < last && go(at + 1) : go(0));

  const finish = () => {
    setPlaying(false);
    setEnded(true);
    setSentence(null);
    telling.current.from = 0;
    setSaid(t("That was the story."));
  };

  // Before the next frame: a phone lets a page speak only as part of the touch that asked for it.
  useLayoutEffect(() => {
    const block = blocks[at];
    if (!playing || !block) return;
    const now = telling.current;
    const how = { from: now.from, speed, voice: voice && !now.alone, recording: recordings[at] };
    return tell(block, how, {
      sentence(i, aloud) {
        now.from = i;
        setSentence(i);
        if (!aloud && now.announced !== at) sayStep(at);
      },
      alone(next) {
        now.alone = true;
        now.announced = at;
        setAlone(true);
        const rest = block.sentences.slice(next).map(({ text }) => text);
        setSaid([t("The voice is silent. The words go on by themselves."), ...rest].join(" "));
      },
      done() {
        now.from = 0;
        now.announced = -1;
        if (at === last) return finish();
        setSentence(null);
        setAt(at + 1);
      },
    });
  }, [playing, at, speed, voice]);

  // Heard once: who goes through the page later meets the words of a step in one place.
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);

  // It stops when it leaves the screen, and when its reader goes elsewhere.
  useEffect(() => {
    if (!playing) return leaveTheWord(hush);
    const page = element.current?.ownerDocument;
    const away = () => page?.hidden && pause();
    page?.addEventListener("visibilitychange", away);
    const sight = new IntersectionObserver((entries) => entries.some((entry) => !entry.isIntersecting) && pause());
    if (element.current) sight.observe(element.current);
    return () => {
      page?.removeEventListener("visibilitychange", away);
      sight.disconnect();
    };
  }, [playing]);

  /** A voice that fell silent is tried once more. */
  const speakAgain = () => {
    telling.current.alone = false;
    setAlone(false);
  };
  return { at, begun, playing, ended, sentence, alone, said, pause, play, back, forth, speakAgain };
}
