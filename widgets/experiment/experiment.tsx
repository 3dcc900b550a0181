/** Something small to try out: first what one expects, afterwards what came of it. A question or two at a time; nothing is judged. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { SURE } from "../front/certainty";
import { bringIntoView } from "../front/motion";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import { DID, firstView, sentences, useKept, type View } from "./kept";
import { ReadBack } from "./read_back";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

const REPLIES = {
  done: "Then you know something that before you could only guess.",
  smaller: "Smaller is trying it too. You may have noticed just as much.",
  not: "That can happen. Perhaps the day was too full, or the step too large. It may be smaller, or later.",
} as const;

/** What was said, sentence by sentence; what was not said has no place. */
function Said({ lines }: { lines: [string, string][] }) {
  return (
    <dl>
      {lines
        .filter(([, said]) => said)
        .map(([about, said]) => (
          <div key={about}>
            <dt>{about}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  );
}

function Experiment() {
  const t = useTexts();
  const asksAfter = useContent("_asks_after");
  const ideas = useContent("ideas");
  const most = useContent("_most_characters");
  const mostTold = useContent("_most_told");
  const [own] = useTrait("_own");
  const kept = useKept();
  const { what, did } = kept;
  const [view, setView] = useState(() => firstView(kept, asksAfter));
  // What is typed stays where it is typed, also when it happens to be one of the choices.
  const [typed, setTyped] = useState(false);
  const [said, setSaid] = useState("");
  const moved = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const message = useRef<HTMLParagraphElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = false;
  }, [view]);
  // What is said comes below the buttons, on a phone below the screen.
  useLayoutEffect(() => {
    if (said) bringIntoView(message.current);
  }, [said]);

  // Nothing was chosen in that lesson: there is nothing to ask. An element all the same: the page was drawn.
  if (asksAfter && !what.trim()) return <div hidden />;

  const go = (next: View) => {
    moved.current = true;
    setSaid("");
    setView(next);
  };
  // The reader's own first.
  const choices = [...new Set([...own.map(({ text }) => text).filter((text) => text.length <= most), ...ideas])].slice(
    0,
    Math.max(ideas.length, 5),
  );
  const lines = sentences(t, kept);

  const field = (name: string, label: string, room: number, value: string, onText: (text: string) => void) => (
    <>
      <label class="w-label" for={`${id}-${name}`}>
        {label}
      </label>
      <TextField id={`${id}-${name}`} lines keptAs={name} most={room} value={value} onText={onText} />
    </>
  );
  const button = (words: string, press: () => void, quiet = false) => (
    <button type="button" class={quiet ? "w-button is-quiet" : "w-button"} onClick={press}>
      {words}
    </button>
  );
  const question = (words: string) => (
    <h4 ref={heading} tabIndex={-1} id={`${id}-question`} data-part="question">
      {words}
    </h4>
  );

  return (
    <Card title={asksAfter ? t("Looking back") : t("Trying something out")}>
      <div class="one" data-part={`view-${view}`}>
        {view === "what" && (
          <>
            {question(t("What would you like to try?"))}
            <fieldset class="w-choices" aria-labelledby={`${id}-question`}>
              {choices.map((text) => (
                <label class="w-choice" key={text}>
                  <input
                    type="radio"
                    name={`${id}-what`}
                    checked={!typed && what === text}
                    onChange={() => {
                      setTyped(false);
                      kept.setWhat(text);
                    }}
                  />
                  <span>{text}</span>
                </label>
              ))}
            </fieldset>
            {field(
              "what",
              t("Something else, in your own words"),
              most,
              !typed && choices.includes(what) ? "" : what,
              (text) => {
                setTyped(true);
                kept.setWhat(text);
              },
            )}
            <div class="w-row">
              {button(t("Next question"), () =>
                what.trim() ? go("expected") : setSaid(t("Choose or write something first.")),
              )}
            </div>
          </>
        )}
        {view === "expected" && (
          <>
            {question(t("What do you expect could go wrong?"))}
            <p class="about">{t("You want to try: {what}", { what: what.trim() })}</p>
            {field("expected", t("I expect this"), most, kept.expected, kept.setExpected)}
            <fieldset class="w-choices is-row" data-part="sure">
              <legend>{t("How sure are you?")}</legend>
              {SURE.map((words, i) => (
                <label class="w-choice" key={words}>
                  <input
                    type="radio"
                    name={`${id}-sure`}
                    checked={kept.sure === i + 1}
                    onChange={() => kept.setSure((i + 1) as 1 | 2 | 3)}
                  />
                  <span>{t(words)}</span>
                </label>
              ))}
            </fieldset>
            <div class="w-row">
              {button(t("Done writing"), () => go("chosen"))}
              {button(t("Question before"), () => go("what"), true)}
            </div>
          </>
        )}
        {view === "chosen" && (
          <>
            {question(t("This is what you try out"))}
            <Said lines={lines.slice(0, 2)} />
            <p>
              {t(
                "Do it when it suits you. After that you write down here how it went. The next lesson asks for it too.",
              )}
            </p>
            <div class="w-row">
              {button(t("I tried it"), () => go("did"))}
              {button(t("Change it"), () => go("what"), true)}
            </div>
          </>
        )}
        {view === "did" && (
          <>
            {question(t("You wanted to try: {what}", { what: what.trim() }))}
            <fieldset class="w-choices" data-part="did">
              <legend>{t("How did it go?")}</legend>
              {(["done", "smaller", "not"] as const).map((key) => (
                <label class="w-choice" key={key}>
                  <input
                    type="radio"
                    name={`${id}-did`}
                    checked={did === key}
                    onChange={() => {
                      kept.setDid(key);
                      setSaid(t(REPLIES[key]));
                    }}
                  />
                  <span>{t(DID[key])}</span>
                </label>
              ))}
            </fieldset>
            <div class="w-row">
              {button(t("Next question"), () => (did ? go("happened") : setSaid(t("Choose what fits best first."))))}
              {!asksAfter && button(t("Not yet"), () => go("chosen"), true)}
            </div>
          </>
        )}
        {view === "happened" && (
          <>
            {question(t("What did you notice?"))}
            {lines[1]?.[1] && <p class="about">{t("You expected: {expected}", { expected: lines[1][1] })}</p>}
            {field(
              "happened",
              did === "not" ? t("This came in between") : t("What happened"),
              mostTold,
              kept.happened,
              kept.setHappened,
            )}
            {field("told", t("What it tells me"), mostTold, kept.told, kept.setTold)}
            <div class="w-row">
              {button(t("Done writing"), () => go("all"))}
              {button(t("Question before"), () => go("did"), true)}
            </div>
          </>
        )}
        {view === "all" && (
          <>
            {question(t("This is what you tried out"))}
            <Said lines={lines} />
            <div class="w-row">{button(t("Change it"), () => go(asksAfter ? "did" : "what"), true)}</div>
          </>
        )}
        <p ref={message} class="said" aria-live="polite" aria-atomic="true" data-part="said">
          {said}
        </p>
      </div>
      {!asksAfter && view === "what" && (
        <p class="w-note">{t("Choose something you dare. If you are in doubt, ask your therapist first.")}</p>
      )}
      {/* On paper all sentences stand, with room to write. */}
      <dl class="on-paper">
        {lines.map(([about, text]) => (
          <div key={about}>
            <dt>{about}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

export default defineWidget(Experiment, { readBack: ReadBack });
