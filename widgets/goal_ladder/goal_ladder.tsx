/** A goal of the reader's own in three to seven steps: add, move, tick off, take away with undo. */
import { useRef, useState } from "preact/hooks";
import { OrderedList } from "../front/ordered_list";
import { printOnly } from "../front/print";
import { PutBack } from "../front/put_back";
import { TextField } from "../front/text_field";
import { Card, defineWidget, named, traitsOf, useId, useTexts } from "../front/widget";
import { keyOf, ReadBack } from "./read_back";
import type { Step, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

const MOST_WHY = 300;

function GoalLadder() {
  const t = useTexts();
  const least = useContent("_least_steps");
  const most = useContent("_most_steps");
  const mostCharacters = useContent("_most_characters");
  const [goal, setGoal] = useTrait("goal");
  const [why, setWhy] = useTrait("why");
  const [steps, setSteps] = useTrait("steps");
  const [answers] = useTrait("_own");
  const wishAt = useContent("wish");
  const [draft, setDraft] = useState("");
  const [said, setSaid] = useState("");
  const [gone, setGone] = useState<{ step: Step; place: number } | null>(null);
  const words = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const ladder = useRef<HTMLElement>(null);
  const id = useId();

  const whyNot = (step: Step): string => {
    if (!step.text) return t("Write a few words first.");
    if (step.text.length > mostCharacters) return t("Make it a little shorter first.");
    if (steps.some((other) => keyOf(other) === keyOf(step))) return t("That step is on your ladder already.");
    if (steps.length >= most) return t("{n} steps are enough for one goal. Take one away first.", { n: most });
    return "";
  };

  /** Whether it stands on the ladder now. */
  const add = (text: string): boolean => {
    const step = { text: text.trim(), done: false };
    const refused = whyNot(step);
    setSaid(refused || t("Added: {text}", { text: step.text }));
    if (refused) return false;
    setSteps([...steps, step]);
    setGone(null);
    return true;
  };

  const wish = goal.trim() ? undefined : answers.find(({ place }) => place === wishAt);
  const makeGoal = (text: string) => {
    setGoal(text);
    // Its button goes away, and here it can still be changed.
    words.current?.querySelector("textarea")?.focus({ preventScroll: true });
  };

  const offered = answers.filter(
    ({ text, place }) =>
      place !== wishAt && text.length <= mostCharacters && !steps.some((step) => keyOf(step) === keyOf({ text })),
  );
  const takeOver = (text: string) => {
    // Its button goes away.
    if (add(text)) heading.current?.focus();
  };

  const tick = (step: Step) => {
    const next = steps.map((other) => (other === step ? { ...step, done: !step.done } : other));
    setSteps(next);
    if (step.done) return setSaid("");
    setSaid(
      next.every(({ done }) => done)
        ? t("All the steps are done. Take your time to enjoy that.")
        : t("Done: {text}. Take your time for the next step.", { text: step.text }),
    );
  };

  const takeAway = (key: string) => {
    const place = steps.findIndex((step) => keyOf(step) === key);
    const step = steps[place];
    if (!step) return;
    setSteps(steps.filter((other) => other !== step));
    setGone({ step, place });
    setSaid("");
    // The last one went away with its button.
    if (steps.length === 1) heading.current?.focus();
  };

  const putBack = () => {
    if (!gone) return;
    if (steps.length >= most) return setSaid(t("{n} steps are enough for one goal. Take one away first.", { n: most }));
    if (!steps.some((other) => keyOf(other) === keyOf(gone.step)))
      setSteps([...steps.slice(0, gone.place), gone.step, ...steps.slice(gone.place)]);
    setGone(null);
    heading.current?.focus();
  };

  return (
    <Card
      title={t("What would you like to be able to do again?")}
      todo={t("Choose something that matters to you. It may be small.")}
    >
      <div class="words" ref={words}>
        <label class="w-label" for={`${id}-goal`}>
          {t("My goal, in my own words")}
        </label>
        <TextField
          id={`${id}-goal`}
          grows
          enterkeyhint="done"
          keptAs="goal"
          most={mostCharacters}
          value={goal}
          onText={setGoal}
        />
        {wish && (
          <div class="w-row offered" data-part="wish">
            {wish.text.length > mostCharacters ? (
              <p>{t("At the beginning you wrote: {text}", { text: wish.text })}</p>
            ) : (
              <>
                <p>{t("You wrote this at the beginning. Tap to make it your goal.")}</p>
                <button
                  type="button"
                  class="w-button is-quiet"
                  {...named(wish.text, t("You wrote this at the beginning. Tap to make it your goal."))}
                  onClick={() => makeGoal(wish.text)}
                >
                  {wish.text}
                </button>
              </>
            )}
          </div>
        )}
        <label class="w-label" for={`${id}-why`}>
          {t("This is why I want it")}
        </label>
        <TextField id={`${id}-why`} lines keptAs="why" most={MOST_WHY} value={why} onText={setWhy} />
      </div>
      <form
        method="dialog"
        class="add"
        onSubmit={(event) => {
          event.preventDefault();
          if (add(draft)) setDraft("");
        }}
      >
        <label class="w-label" for={`${id}-step`}>
          {t("A step towards it")}
        </label>
        <p class="w-hint" id={`${id}-hint`}>
          {t("Begin with the smallest step, one that works on a less good day too. Three to seven steps are enough.")}
        </p>
        <div class="w-row">
          <TextField
            id={`${id}-step`}
            enterkeyhint="done"
            most={mostCharacters}
            aria-describedby={`${id}-hint`}
            value={draft}
            onText={setDraft}
          />
          <button type="submit" class="w-button is-quiet">
            {t("Put on my ladder")}
          </button>
        </div>
        {offered.length > 0 && (
          <div class="w-row offered" role="group" aria-labelledby={`${id}-offered`} data-part="offered">
            <p id={`${id}-offered`}>{t("You chose or wrote this before. Tap to take it over.")}</p>
            {offered.map(({ text }) => (
              <button
                type="button"
                class="w-button is-quiet"
                key={text}
                aria-label={t("Put on my ladder: {text}", { text })}
                onClick={() => takeOver(text)}
              >
                {text}
              </button>
            ))}
          </div>
        )}
        <p class="said" aria-live="polite" aria-atomic="true" data-part="said">
          {said}
        </p>
      </form>
      <section class="w-sheet" aria-labelledby={`${id}-ladder`} ref={ladder} data-part="ladder">
        <h4 id={`${id}-ladder`} ref={heading} tabIndex={-1}>
          {goal.trim() ? t("My ladder to: {goal}", { goal: goal.trim() }) : t("My ladder")}
        </h4>
        {why.trim() && <p class="why">{t("This is why I want it: {why}", { why: why.trim() })}</p>}
        {steps.length === 0 ? (
          <p class="empty">{t("There are no steps on your ladder yet. The first one may be very small.")}</p>
        ) : (
          <>
            <p class="direction">{t("From small to large. Tick off what you have done.")}</p>
            <OrderedList
              label={t("My ladder")}
              part="steps"
              items={steps.map((step) => ({
                key: keyOf(step),
                text: step.text,
                shown: (
                  <label class="w-toggle">
                    <input type="checkbox" checked={step.done} onChange={() => tick(step)} />
                    <span>
                      {step.text}
                      {step.done && (
                        <span class="done" aria-hidden="true">
                          {" "}
                          {t("(done)")}
                        </span>
                      )}
                    </span>
                  </label>
                ),
              }))}
              onOrder={(keys) => {
                setGone(null);
                setSteps(keys.flatMap((key) => steps.filter((step) => keyOf(step) === key)));
              }}
              onAway={takeAway}
            />
            {steps.length < least && (
              <p class="smaller">{t("Is there a step in between? Smaller steps are sometimes easier.")}</p>
            )}
          </>
        )}
        <PutBack text={gone?.step.text} onBack={putBack} />
      </section>
      <div class="w-row keep">
        <button type="button" class="w-button is-quiet" data-part="print" onClick={() => printOnly(ladder.current)}>
          {t("Print my ladder")}
        </button>
      </div>
      <p class="w-note">{t("You set the pace. Repeating a step, or going one back, is fine.")}</p>
      <p class="w-note">{t("Your goal stays on this device. Show it to your therapist if you like.")}</p>
    </Card>
  );
}

export default defineWidget(GoalLadder, { readBack: ReadBack });
