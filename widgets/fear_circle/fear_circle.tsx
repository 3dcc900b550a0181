/** The circle of pain and fear on the stage `dag`, filled with the reader's own words, and the way out of it. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import stage from "../stages/dag/dag";
import { LONGEST } from "../stages/dag/day";
import { drawingOf, ON_THE_ROAD, ROAD, saidAt, type Words } from "./circle";
import { ReadBack } from "./read_back";
import type { Station, Traits } from "./traits.gen";
import { Whose } from "./whose";

const { useContent, useTrait } = traitsOf<Traits>();

/** Of what plays a part beside this circle nothing is drawn, so there more fits. */
const MOST_CHARACTERS = 120;
/** In the list of answers; no key of an option holds a hyphen. */
const OWN = "own-words";
const SEVERAL = "as-kept";

function FearCircle() {
  const t = useTexts();
  const stations = useContent("_stations");
  const [who, setWho] = useTrait("who");
  const [picks, setPicks] = useTrait("picks");
  const [words, setWords] = useTrait("words");
  const handed = useContent("_handed");
  /** The moments, then the small step, then the road. */
  const [step, setStep] = useState(0);
  const [again, setAgain] = useState(false);
  /** Where the reader asked for a field of their own. */
  const [open, setOpen] = useState<Record<string, boolean>>({});
  // How often it was emptied: what was too long to keep goes with it.
  const [round, setRound] = useState(0);
  /** Nothing is lost by looking at another answer: what stood there can be chosen again. */
  const written = useRef<Words>({});
  const several = useRef<Record<string, { picks: string[]; words: string; text: string }>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const id = useId();

  // Whoever went to another moment starts reading there.
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    heading.current?.focus();
  });
  const go = (next: number, choosing = false) => {
    moved.current = true;
    setStep(next);
    setAgain(choosing);
  };

  const fork = stations.length - 1;
  const last = fork + ROAD.length;
  const station = stations[step];
  const choosing = !who || again;
  const own = who === "own" && !choosing;
  const other = who === "other" && !choosing;
  const said = (each: Station | undefined) => (each ? saidAt(each, picks, words) : []);
  const mine = said(station);
  const activity = own ? said(stations[0]).join(", ") : "";

  if (station && own && mine.length > 1)
    several.current[station.key] = {
      picks: picks[station.key] ?? [],
      words: words[station.key] ?? "",
      text: mine.join(" "),
    };
  const keptHere = several.current[station?.key ?? ""];
  const isWritten = !!station && !!(words[station.key]?.trim() || open[station.key]);
  const chosen = station?.options.find(({ key }) => picks[station.key]?.includes(key))?.key ?? "";
  const answered = mine.length > 1 ? SEVERAL : isWritten ? OWN : chosen;

  const answer = (key: string, value: string) => {
    const before = words[key] ?? "";
    if (before) written.current[key] = before;
    const kept = value === SEVERAL ? several.current[key] : undefined;
    const text = kept ? kept.words : value === OWN ? (written.current[key] ?? "") : "";
    setPicks({ ...picks, [key]: kept ? kept.picks : value && value !== OWN ? [value] : [] });
    setWords({ ...words, [key]: text });
    setOpen({ ...open, [key]: value === OWN });
  };
  const clear = () => {
    setPicks({});
    setWords({});
    setOpen({});
    written.current = {};
    several.current = {};
    setRound(round + 1);
    go(0);
  };

  const road = step - fork;
  const drawing = drawingOf({ step, fork, choosing, own, said: stations.map(said) }, t);

  const name = station?.name.toLowerCase() ?? "";
  const place = step > fork ? t(ROAD[road - 1] ?? "") : t("The way out: {name}", { name });
  const title = choosing
    ? t("What would you like to see?")
    : other
      ? t("What plays a part for me, beside this circle")
      : step >= fork
        ? place
        : t(own ? "Moment {n} of {of}: {name}" : "Fatima, moment {n} of {of}: {name}", { n: step + 1, of: fork, name });

  const sentence = (): string => {
    if (choosing) return t("Not everyone with back pain is in this circle. Choose what you want to do.");
    if (other)
      return t(
        "Good to know, and thank you for looking honestly. This circle fits some people, and others not at all. Some people rather keep going for too long. For others sleep, work or worries play a larger part.",
      );
    if (!station) {
      const then = t(ON_THE_ROAD[road - 1] ?? "");
      return step === last && activity ? `${then} ${t("Your example: {activity}.", { activity })}` : then;
    }
    if (!own) return station.example;
    // The words themselves are not said again with every letter that is typed.
    if (answered === OWN && mine.length) return t("Your words stand in the drawing.");
    const values = { said: mine.join(" ") };
    if (mine.length)
      return step === fork
        ? t("On your way out now stands: {said}", values)
        : t("In your circle now stands: {said}", values);
    return step === fork ? `${t("Pain does not always mean damage.")} ${station.general}` : station.general;
  };

  const onwards =
    step < fork - 1
      ? t("Next moment")
      : step < fork
        ? t("The way out")
        : step === fork
          ? t("Take the step")
          : step < last
            ? t("Further along the road")
            : t("Back to the circle");
  const back = step === 0 || other ? t("Something else") : step < fork ? t("Previous moment") : t("A step back");
  const anything = stations.some(({ key }) => picks[key]?.length || words[key]);

  return (
    <Card title={t("How does it go round for you?")}>
      <h4 class="here" ref={heading} tabIndex={-1} data-part="here">
        {title}
      </h4>
      {!other && (
        <div class="w-picture" data-part="picture">
          <stage.Picture state={drawing} />
        </div>
      )}
      <p class="w-say" aria-live="polite" aria-atomic="true" data-part="say">
        {sentence()}
      </p>

      {choosing && (
        <Whose
          who={who}
          onWho={(chosen) => {
            setWho(chosen);
            go(0);
          }}
        />
      )}
      {other && !handed && (
        <>
          <label class="w-label" for={`${id}-other`}>
            {t("What plays a part for you? You may leave this empty.")}
          </label>
          <TextField
            id={`${id}-other`}
            lines
            rows={2}
            keptAs="other"
            most={MOST_CHARACTERS}
            value={words.other ?? ""}
            onText={(text) => setWords({ ...words, other: text })}
          />
        </>
      )}
      {own && station && (
        <div class="answer" data-part="answer">
          <label class="w-label" for={`${id}-answer`}>
            {station.question}
          </label>
          <select
            id={`${id}-answer`}
            class="w-select"
            value={answered}
            onChange={(event) => answer(station.key, event.currentTarget.value)}
          >
            <option value="">{t("Not chosen yet")}</option>
            {keptHere && <option value={SEVERAL}>{keptHere.text}</option>}
            {station.options.map((option) => (
              <option key={option.key} value={option.key}>
                {option.text}
              </option>
            ))}
            {!handed && <option value={OWN}>{t("In my own words")}</option>}
          </select>
          {answered === OWN && (
            <TextField
              id={`${id}-words`}
              key={`${round} ${station.key}`}
              aria-label={t("In my own words")}
              keptAs={`${round} ${station.key}`}
              grows
              most={LONGEST}
              value={words[station.key] ?? ""}
              onText={(text) => setWords({ ...words, [station.key]: text })}
            />
          )}
        </div>
      )}
      {!choosing && (
        <div class="ways">
          <button
            type="button"
            class="w-button is-quiet"
            onClick={() => (step === 0 || other ? go(0, true) : go(step - 1))}
          >
            {back}
          </button>
          {!other && (
            <button type="button" class="w-button" onClick={() => go(step === last ? 0 : step + 1)}>
              {onwards}
            </button>
          )}
        </div>
      )}
      {!other && (
        <p class="w-note">
          {who === "example" && !choosing && `${t("A made-up example.")} `}
          {t("After the last moment the pain can weigh more, and it can go round again.")}{" "}
          {t("The moments can keep each other going. That is nobody's fault. And you can step out at every moment.")}
        </p>
      )}
      {handed && <p class="w-note">{t("Nothing of this is kept. Your own words fit in the lesson at home.")}</p>}
      {own && anything && !handed && (
        <details class="w-more" data-part="clear">
          <summary>{t("Empty my circle")}</summary>
          <p>{t("Everything you chose and wrote here goes away. Do you want that?")}</p>
          <button type="button" class="w-button is-quiet" onClick={clear}>
            {t("Yes, empty my circle")}
          </button>
        </details>
      )}
    </Card>
  );
}

export default defineWidget(FearCircle, { readBack: ReadBack });
