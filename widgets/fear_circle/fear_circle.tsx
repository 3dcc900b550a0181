/** The circle of pain and fear, filled with the reader's own words, and the way out of it. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Kept, KeptList, OwnWords, RoomToWrite } from "../front/read_back";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Station, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

/** One place in the circle or on the way out, with what is said there. */
interface Place {
  key: string;
  name: string;
  short?: string;
  said: string[];
}

const MOST_CHARACTERS = 120;

/** What the reader chose at one station, in the order of the options. */
function chosenAt({ key, one, options }: Station, picks: Record<string, string[]>): Station["options"] {
  return options.filter((option) => picks[key]?.includes(option.key)).slice(0, one ? 1 : undefined);
}

/** What the reader chose and wrote at one station. */
function ownSaid(station: Station, picks: Record<string, string[]>, words: Record<string, string>): string[] {
  const chosen = chosenAt(station, picks).map((option) => option.text);
  return [...chosen, words[station.key]?.trim() ?? ""].filter(Boolean);
}

/** The circle as a drawing, for a narrow screen: there the words stand in the list below it. */
function Round(props: { places: Place[]; current: number }) {
  const middle = 160;
  const ring = 108;
  const disc = 49;
  const at = (turn: number) => {
    const angle = (turn - 0.25) * 2 * Math.PI;
    return { x: middle + ring * Math.cos(angle), y: middle + ring * Math.sin(angle) };
  };
  return (
    <svg class="round" viewBox="0 0 320 306" aria-hidden="true">
      <circle class="ring" cx={middle} cy={middle} r={ring} />
      {props.places.map((place, i) => {
        const here = at(i / props.places.length);
        const arrow = (i + 0.5) / props.places.length;
        return (
          <g key={place.key} class={place.said.length ? "is-filled" : ""}>
            <path
              class="head"
              d="M-7-8 8 0-7 8z"
              transform={`translate(${at(arrow).x} ${at(arrow).y}) rotate(${arrow * 360})`}
            />
            <circle class="disc" cx={here.x} cy={here.y} r={disc} />
            {i === props.current && <circle class="now" cx={here.x} cy={here.y} r={disc - 5} />}
            <text class="number" x={here.x} y={here.y - 9}>
              {i + 1}
            </text>
            <text x={here.x} y={here.y + 13}>
              {place.short}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The ring behind the words, for a wide screen; it stretches with them. */
function Ring() {
  return (
    <div class="behind" aria-hidden="true">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <ellipse class="ring" cx="50" cy="51" rx="32" ry="37" vector-effect="non-scaling-stroke" />
      </svg>
      {[1, 2, 3, 4, 5].map((n) => (
        <svg key={n} class={`arrow is-${n}`} viewBox="-12 -12 24 24" aria-hidden="true">
          <path class="head" d="M-7-8 8 0-7 8z" />
        </svg>
      ))}
    </div>
  );
}

/** The circle with an opening, from which the path leaves. */
function Opening() {
  return (
    <svg viewBox="0 0 56 56" aria-hidden="true">
      <path class="ring" d="M22 43.5A20 20 0 1 1 34 43.5" />
      <path class="leaving" d="M28 26V56" />
    </svg>
  );
}

function Places(props: {
  kind: "circle" | "path";
  places: Place[];
  labelledBy: string;
  current?: number;
  /** What an empty place says. */
  empty: string;
  onEdit?: (place: number) => void;
}) {
  const t = useTexts();
  return (
    <ol class={`places is-${props.kind}`} aria-labelledby={props.labelledBy} data-part={props.kind}>
      {props.places.map((place, i) => (
        <li
          key={place.key}
          class={place.said.length ? "is-filled" : ""}
          aria-current={i === props.current ? "step" : undefined}
          data-part={`place-${place.key}`}
        >
          <p class="name">
            <span class="number" aria-hidden="true">
              {i + 1}
            </span>
            {props.onEdit ? (
              <button
                type="button"
                aria-label={t("Change step {n}: {name}", { n: i + 1, name: place.name })}
                onClick={() => props.onEdit?.(i)}
              >
                {place.name}
              </button>
            ) : (
              <span>{place.name}</span>
            )}
          </p>
          {place.said.map((line, n) => (
            <p class="said" key={n}>
              {line}
            </p>
          ))}
          {place.said.length === 0 && <p class="said is-empty">{props.empty}</p>}
        </li>
      ))}
    </ol>
  );
}

function FearCircle() {
  const t = useTexts();
  const stations = useContent("_stations");
  const [who, setWho] = useTrait("who");
  const [picks, setPicks] = useTrait("picks");
  const [words, setWords] = useTrait("words");
  const [step, setStep] = useState(0);
  // Counts the times that the circle was emptied: what was too long to keep goes with it.
  const [round, setRound] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const id = useId();

  // Whoever went to another step starts reading (and typing) there.
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    heading.current?.focus();
  });
  const go = (next: number) => {
    // The step that is open already: there is nothing to draw, only to go to.
    if (next === step) return heading.current?.focus();
    moved.current = true;
    setStep(next);
  };

  const last = stations.length - 1;
  const wayOut = step === last;
  const station = stations[step];
  if (!station) return null;

  const said = (each: Station): string[] =>
    who === "own" ? ownSaid(each, picks, words) : [who === "example" ? each.example : each.general];
  const circle: Place[] = stations.slice(0, last).map((each) => ({ ...each, said: said(each) }));
  const activity = who === "own" ? (circle[0]?.said.join(", ") ?? "") : "";
  if (circle[0] && activity) circle[0].said = [t("Pain with: {activity}", { activity })];

  const path: Place[] = [
    { key: "understanding", name: t("Understanding"), said: [t("Pain does not always mean damage.")] },
    { ...(stations[last] as Station), said: said(stations[last] as Station) },
    {
      key: "all_right",
      name: t("What do you notice?"),
      said: [t("Perhaps you notice: I can do this. Not this time? Then make the step smaller.")],
    },
    { key: "trust", name: t("Trust can grow"), said: [t("You do it more often. It can start to feel more ordinary.")] },
    {
      key: "more",
      name: t("Able to do more"),
      said: [
        t("You make the step a little larger, at your own pace."),
        ...(activity ? [t("Your example: {activity}.", { activity })] : []),
      ],
    },
  ];

  const toggle = (key: string) => {
    const now = picks[station.key] ?? [];
    const next = station.one ? [key] : now.includes(key) ? now.filter((other) => other !== key) : [...now, key];
    setPicks({ ...picks, [station.key]: next });
  };
  const write = (key: string, text: string) => setWords({ ...words, [key]: text });
  const clear = () => {
    setPicks({});
    setWords({});
    setRound(round + 1);
    go(0);
  };
  const anything = stations.some(({ key }) => picks[key]?.length || words[key]);
  const title = wayOut
    ? t("The way out")
    : who === "own"
      ? t("My circle")
      : who === "example"
        ? t("Fatima's circle")
        : t("The circle");
  const choices: [Traits["who"], string][] = [
    ["own", t("I make my own circle")],
    ["example", t("I look at the example of Fatima")],
    ["other", t("I do not recognise myself in this")],
  ];

  return (
    <Card
      title={t("How does it go round for you?")}
      todo={t("Not everyone with back pain is in this circle. Choose what you want to do.")}
    >
      <fieldset class="w-choices">
        <legend>{t("Whose circle would you like to make?")}</legend>
        {choices.map(([key, text]) => (
          <label class="w-choice" key={key}>
            <input
              type="radio"
              name={`${id}-who`}
              checked={who === key}
              onChange={() => {
                setWho(key);
                setStep(0);
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>

      <div role="status" data-part="reply">
        {who === "other" && (
          <p class="w-reply is-confirm">
            <svg
              class="w-icon"
              width="24"
              height="24"
              viewBox="0 0 24 24"
              fill="none"
              stroke="currentColor"
              stroke-width="2"
              stroke-linecap="round"
              stroke-linejoin="round"
              aria-hidden="true"
            >
              <path d="M4 5h16v11H11l-5 4v-4H4z" />
            </svg>
            <span>
              {t(
                "Good to know, and thank you for looking honestly. This circle fits some people, and others not at all. Some people rather keep going for too long. For others sleep, work or worries play a larger part.",
              )}
            </span>
          </p>
        )}
      </div>
      {who === "other" && (
        <>
          <label class="w-label" for={`${id}-other`}>
            {t("What plays a part for you? You may leave this empty.")}
          </label>
          <TextField
            id={`${id}-other`}
            lines
            class="own"
            rows={2}
            keptAs="other"
            most={MOST_CHARACTERS}
            value={words.other ?? ""}
            onText={(text) => write("other", text)}
          />
        </>
      )}

      {who === "own" && (
        <section class="editor" data-part="editor" aria-labelledby={`${id}-step`}>
          <h4 id={`${id}-step`} ref={heading} tabIndex={-1}>
            {wayOut
              ? t("The way out: {name}", { name: station.name.toLowerCase() })
              : t("Step {n} of {of}: {name}", { n: step + 1, of: last, name: station.name.toLowerCase() })}
          </h4>
          <fieldset class={station.one ? "w-choices is-row" : "w-choices"}>
            <legend>{station.question}</legend>
            {station.options.map((option) => (
              <label class="w-choice" key={option.key}>
                <input
                  type={station.one ? "radio" : "checkbox"}
                  name={`${id}-${station.key}`}
                  checked={chosenAt(station, picks).includes(option)}
                  onChange={() => toggle(option.key)}
                />
                <span>{option.text}</span>
              </label>
            ))}
          </fieldset>
          <label class="w-label" for={`${id}-words`}>
            {t("Or in your own words")}
          </label>
          <TextField
            id={`${id}-words`}
            key={`${round} ${station.key}`}
            lines
            class="own"
            rows={2}
            keptAs={`${round} ${station.key}`}
            most={MOST_CHARACTERS}
            value={words[station.key] ?? ""}
            onText={(text) => write(station.key, text)}
          />
          <p class="room">
            {station.one
              ? t("One example is enough. You may also leave this step empty.")
              : t("More answers may fit. You may also leave this step empty.")}
          </p>
          <div class="w-row">
            {!wayOut && (
              <button type="button" class="w-button" onClick={() => go(step + 1)}>
                {step + 1 === last
                  ? t("Look at the way out")
                  : t("On to: {name}", { name: (stations[step + 1] as Station).name.toLowerCase() })}
              </button>
            )}
            {step > 0 && (
              <button type="button" class="w-button is-quiet" onClick={() => go(wayOut ? 0 : step - 1)}>
                {wayOut
                  ? t("Back to the circle")
                  : t("Back to: {name}", { name: (stations[step - 1] as Station).name.toLowerCase() })}
              </button>
            )}
          </div>
        </section>
      )}

      {who !== "other" && (
        <section class="picture" data-part="picture" aria-labelledby={`${id}-picture`}>
          <h4 id={`${id}-picture`} ref={who === "own" ? undefined : heading} tabIndex={-1}>
            {title}
          </h4>
          {who === "example" && <p class="made-up">{t("A made-up example.")}</p>}
          {wayOut ? (
            <>
              <div class="opening">
                <Opening />
                <p class="made-up">{t("The same activity, and now in small safe steps.")}</p>
              </div>
              <Places
                kind="path"
                places={path}
                labelledBy={`${id}-picture`}
                empty={t("Choose something above, or leave it for later.")}
              />
            </>
          ) : (
            <>
              <div class="circle">
                <Round places={circle} current={who === "own" ? step : -1} />
                <Ring />
                <p class="core" aria-hidden="true">
                  {activity}
                </p>
                <Places
                  kind="circle"
                  places={circle}
                  labelledBy={`${id}-picture`}
                  current={who === "own" ? step : undefined}
                  empty={t("Still empty")}
                  onEdit={who === "own" ? go : undefined}
                />
              </div>
              <p class="again">{t("Then the pain can weigh more, and it can go round again.")}</p>
              <p class="w-note">
                {t("The steps can keep each other going. That is nobody's fault. And you can step out at every step.")}
              </p>
            </>
          )}
        </section>
      )}

      {who === "example" && (
        <div class="w-row">
          {wayOut ? (
            <button key="back" type="button" class="w-button is-quiet" onClick={() => go(0)}>
              {t("Back to the circle")}
            </button>
          ) : (
            <button key="out" type="button" class="w-button" onClick={() => go(last)}>
              {t("Look at the way out")}
            </button>
          )}
        </div>
      )}
      {who === "own" && anything && (
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

function ReadBack() {
  const t = useTexts();
  const stations = useContent("_stations");
  const [who] = useTrait("who");
  const [picks] = useTrait("picks");
  const [words] = useTrait("words");
  const other = words.other?.trim() ?? "";
  if (who === "other" && other)
    return (
      <Kept title={t("What plays a part for me, beside this circle")}>
        <OwnWords text={other} />
      </Kept>
    );
  const places = stations.map((station) => ({ ...station, said: ownSaid(station, picks, words) }));
  if (who !== "own" || places.every(({ said }) => said.length === 0)) return null;
  const circle = places.slice(0, -1);
  const out = places[places.length - 1];
  return (
    <Kept title={t("My circle")}>
      <ol class="kept-circle">
        {circle.map(({ key, name, said }) => (
          <li key={key}>
            <p class="name">{name}</p>
            {said.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {said.length === 0 && <p class="is-empty">{t("Still empty")}</p>}
          </li>
        ))}
      </ol>
      {out && <KeptList title={t("The way out: {name}", { name: out.name.toLowerCase() })} lines={out.said} />}
      <RoomToWrite lines={2} />
    </Kept>
  );
}

export default defineWidget(FearCircle, { readBack: ReadBack });
