/**
 * A told scene. One list of steps is both: a strip to read, and the words under the player's picture. It draws without
 * a document, as a strip; once it is awake it is a player, which starts only when it is asked to and keeps nothing.
 */
import type { TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { bringWhole } from "../front/motion";
import { defineWidget, type Translate, traitsOf, useTexts } from "../front/widget";
import { Icon, Settings, Sign } from "./controls";
import { Led } from "./led";
import { stageNamed } from "./stages";
import { statesOf, useStory } from "./story";
import { recordingOf } from "./telling";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

function minutes(t: Translate, seconds: number): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return whole === 1 ? t("about 1 minute") : t("about {n} minutes", { n: whole });
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
  const element = useRef<HTMLDivElement>(null);
  const story = useStory({ stage, blocks, states, recordings, voice, speed, element });
  const { at, begun, playing, ended, sentence, alone, said, pause } = story;
  const focusOn = useRef<string | null>(null);

  // What is told is seen, also by who came to the buttons from below.
  const seeing = (act: () => void) => () => {
    act();
    bringWhole(element.current);
  };
  const [play, back, forth] = [seeing(story.play), seeing(story.back), seeing(story.forth)];

  const last = blocks.length - 1;
  const player = awake && !strip;
  const shown = begun ? states[at] : stage?.start;
  const seen = (i: number) => (stage && states[i] ? stage.describe(player && !begun ? stage.start : states[i], t) : "");

  useLayoutEffect(() => setAwake(true), []);

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
  const named = blocks[0]?.sentences[0]?.text ?? "";

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
          aria-label={`${t("Watch and listen")} ${named}`}
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
            story={named}
            icon="back"
            name={t("One step back")}
            off={!begun || at === 0}
            onPress={back}
            part="back"
          />
          <button
            type="button"
            class="w-button"
            aria-label={`${words} ${named}`}
            onClick={() => (playing ? pause() : play())}
            data-part="play"
          >
            <Icon name={icon} />
            {words}
          </button>
          <Sign
            story={named}
            icon="forth"
            name={t("One step forward")}
            off={begun && at === last}
            onPress={forth}
            part="forth"
          />
          <button
            type="button"
            class="w-step"
            aria-label={`${t("Settings of the story")} ${named}`}
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
            story={named}
            voice={voice}
            recorded={blocks.some((block, i) => recordingOf(block, recordings[i]))}
            speed={speed}
            onVoice={(next) => {
              story.speakAgain();
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
