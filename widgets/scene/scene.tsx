/**
 * A told scene. One list of steps is both: a strip to read, and the words under the player's picture. It draws without
 * a document, as a strip; once it is awake it is a player, which starts only when it is asked to and keeps nothing.
 */
import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { leaveTheWord, takeTheWord } from "../front/voice";
import { defineWidget, type Translate, traitsOf, useTexts } from "../front/widget";
import { Icon, Settings, Sign } from "./controls";
import { type AnyStage, stageNamed } from "./stages";
import { recordingOf, tell } from "./telling";
import type { ToldBlock, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

/** Milliseconds that a message stays: long enough for a screen reader to take it up. */
const SAID_FOR = 5000;

/** What stands on the stage after each step; `apart`: when only that happened. */
function statesOf(stage: AnyStage, blocks: ToldBlock[], apart: boolean): object[] {
  let state = stage.start;
  return blocks.map(({ direction, n }) => {
    if (apart) state = stage.start;
    state = stage.directions[direction]?.(state, n ?? undefined) ?? state;
    return state;
  });
}

function minutes(t: Translate, seconds: number): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return whole === 1 ? t("about 1 minute") : t("about {n} minutes", { n: whole });
}

/** One step as somebody else tells it to a group: the picture, and its words large. It has no buttons of its own. */
function Led(props: { stage: AnyStage; state: object; block: ToldBlock | undefined }) {
  const t = useTexts();
  const { stage, state, block } = props;
  return (
    <div class="scene is-led">
      <div class="picture" aria-hidden="true" data-part="picture" style={{ "--ratio": stage.size[0] / stage.size[1] }}>
        <stage.Picture state={state} />
      </div>
      <p class="captions" aria-live="polite" aria-atomic="true" data-part="captions">
        <span class="w-visually-hidden">{stage.describe(state, t)} </span>
        {block?.sentences.map(({ text }) => text).join(" ")}
      </p>
    </div>
  );
}

function Scene() {
  const t = useTexts();
  const name = useContent("name");
  const blocks = useContent("blocks");
  const recordings = useContent("recordings");
  const seconds = useContent("seconds");
  const stage = stageNamed(useContent("stage"));
  const apart = useContent("apart");
  const [told] = useTrait("_told");
  const states = useMemo(() => (stage ? statesOf(stage, blocks, apart) : []), [stage, blocks, apart]);

  const Picture = stage?.Picture;
  // The same each time: while the story goes on nothing of the strip is drawn again.
  const stills = useMemo(
    () => Picture && states.map((state, i) => <Picture key={i} state={state} still />),
    [Picture, states],
  );

  const [awake, setAwake] = useState(false);
  const [strip, setStrip] = useState(apart);
  const [open, setOpen] = useState(false);
  const [voice, setVoice] = useState(true);
  const [speed, setSpeed] = useState(1);
  /** The step that is shown; before the first one happened, the stage as it was. */
  const [at, setAt] = useState(0);
  const [begun, setBegun] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [ended, setEnded] = useState(false);
  const [sentence, setSentence] = useState<number | null>(null);
  const [alone, setAlone] = useState(false);
  const [said, setSaid] = useState("");

  const element = useRef<HTMLDivElement>(null);
  const focusOn = useRef<string | null>(null);
  // Where to go on within a step, which step was said to a screen reader, and whether the voice fell silent: what the
  // telling needs to know, and nothing that is drawn.
  const telling = useRef({ from: 0, heard: -1, alone: false });

  const last = blocks.length - 1;
  const player = awake && !strip;
  const shown = begun ? states[at] : stage?.start;
  const seen = (i: number) => (stage && states[i] ? stage.describe(player && !begun ? stage.start : states[i], t) : "");

  /** Says a step to who does not see it; once. */
  const sayStep = (step: number, first = "") => {
    telling.current.heard = step;
    const words = blocks[step]?.sentences.map(({ text }) => text) ?? [];
    const picture = stage && states[step] ? stage.describe(states[step], t) : "";
    setSaid([first, picture, ...words].filter(Boolean).join(" "));
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
      telling.current.heard = -1;
    }
    setBegun(true);
    setEnded(false);
    setPlaying(true);
  };

  /** To another step, by hand. */
  const go = (step: number) => {
    telling.current.from = 0;
    telling.current.heard = -1;
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

  useLayoutEffect(() => setAwake(true), []);

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
        if (!aloud && now.heard !== at) sayStep(at);
      },
      alone(next) {
        now.alone = true;
        now.heard = at;
        setAlone(true);
        const rest = block.sentences.slice(next).map(({ text }) => text);
        setSaid([t("The voice is silent. The words go on by themselves."), ...rest].join(" "));
      },
      done() {
        now.from = 0;
        now.heard = -1;
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

  useLayoutEffect(() => {
    if (!focusOn.current) return;
    element.current?.querySelector<HTMLElement>(`[data-part=${focusOn.current}]`)?.focus();
    focusOn.current = null;
  });

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (!player || event.altKey || event.ctrlKey || event.metaKey) return;
    // Arrow keys belong to whatever has the focus.
    const own = event.target instanceof HTMLInputElement;
    if (event.key === "Escape" && open) closeSettings();
    // Where the story itself has the focus, and none of its buttons.
    else if (event.key === " " && event.target === event.currentTarget) (playing ? pause : play)();
    else if (event.key === "ArrowRight" && !own) forth();
    else if (event.key === "ArrowLeft" && !own) back();
    else return;
    event.preventDefault();
  };
  const closeSettings = () => {
    setOpen(false);
    focusOn.current = "open-settings";
  };
  const read = () => {
    pause();
    setOpen(false);
    setStrip(true);
    focusOn.current = "watch";
  };
  const watch = () => {
    setStrip(false);
    focusOn.current = "play";
  };

  if (told > 0 && stage) return <Led stage={stage} state={states[told - 1] ?? stage.start} block={blocks[told - 1]} />;

  const [icon, words] = playing
    ? (["pause", t("Pause")] as const)
    : ended
      ? (["again", t("Again")] as const)
      : (["play", begun ? t("Go on") : t("Play")] as const);
  const settings = `${name}-settings`;
  // Its first sentence, for a story has no other title. Its words, and not its place: a screen reader takes what stands in a place
  // that names a button as part of that button, and passes over it where it is told.
  const story = blocks[0]?.sentences[0]?.text ?? "";

  return (
    <div
      class={`w-card scene ${player ? "is-player" : awake ? "is-strip" : "is-asleep"} ${apart ? "is-apart" : ""}`}
      role="group"
      aria-label={t("A story with a picture, in {n} steps", { n: blocks.length })}
      ref={element}
      onKeyDown={onKeyDown}
    >
      {strip && !apart && (
        <button
          type="button"
          class="w-button is-quiet watch"
          aria-label={`${t("Watch and listen")} ${story}`}
          onClick={watch}
          data-part="watch"
        >
          {t("Watch and listen")}
        </button>
      )}
      {Picture && shown && stage && (
        // Which words go with it stands below it.
        <div
          class="picture"
          aria-hidden="true"
          data-part="picture"
          style={{ "--ratio": stage.size[0] / stage.size[1] }}
        >
          <Picture state={shown} />
        </div>
      )}
      <ol class="steps" role="list" data-part="steps">
        {blocks.map((block, i) => (
          <li key={i} class={i === at ? "is-now" : ""} data-part="step">
            {stills && (
              <div class="still" aria-hidden="true">
                {stills[i]}
              </div>
            )}
            <div class="text">
              {stage && (
                <p class="seen" data-part="seen" data-spoken="">
                  {seen(i)}
                </p>
              )}
              <p class="words" data-part="words">
                {block.sentences.map((each, j) => (
                  <span key={j}>
                    <span
                      class={player && begun && i === at && sentence === j ? "is-said" : ""}
                      dangerouslySetInnerHTML={{ __html: each.html }}
                    />{" "}
                  </span>
                ))}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <div class="player" data-part="player">
        <p class="where" data-part="where" data-spoken="">
          {begun
            ? t("Step {n} of {total}", { n: at + 1, total: blocks.length })
            : t("{n} steps, {length}", { n: blocks.length, length: minutes(t, seconds) })}
        </p>
        <div class="buttons">
          <Sign
            story={story}
            icon="back"
            name={t("One step back")}
            off={!begun || at === 0}
            onPress={back}
            part="back"
          />
          <button
            type="button"
            class="w-button"
            aria-label={`${words} ${story}`}
            onClick={() => (playing ? pause() : play())}
            data-part="play"
          >
            <Icon name={icon} />
            {words}
          </button>
          <Sign
            story={story}
            icon="forth"
            name={t("One step forward")}
            off={begun && at === last}
            onPress={forth}
            part="forth"
          />
          <button
            type="button"
            class="w-step"
            aria-label={`${t("Settings of the story")} ${story}`}
            aria-expanded={open}
            aria-controls={settings}
            onClick={() => setOpen(!open)}
            data-part="open-settings"
          >
            <Icon name="settings" />
          </button>
        </div>
        {alone && <p class="w-note">{t("The voice is silent. The words go on by themselves.")}</p>}
        {open && (
          <Settings
            id={settings}
            story={story}
            voice={voice}
            recorded={blocks.some((block, i) => recordingOf(block, recordings[i]))}
            speed={speed}
            onVoice={(next) => {
              telling.current.alone = false;
              setAlone(false);
              setVoice(next);
            }}
            onSpeed={setSpeed}
            onStrip={read}
          />
        )}
      </div>
      <p class="w-visually-hidden" aria-live="polite" data-part="said" data-spoken="">
        {said}
      </p>
    </div>
  );
}

export default defineWidget(Scene);
