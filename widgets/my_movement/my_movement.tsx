/** An everyday movement and a size of it, on the stage `beweging`; the reader may take one along. */
import { useEffect, useRef, useState } from "preact/hooks";
import { bringIntoView, calmMotion } from "../front/motion";
import { Pick } from "../front/pick";
import { Predict } from "../front/predict";
import { Kept, RoomToWrite } from "../front/read_back";
import { Card, defineWidget, traitsOf, useTexts } from "../front/widget";
import stage, { inWords } from "../stages/beweging/beweging";
import type { Movement, MovementState } from "../stages/beweging/movement";
import type { Traits } from "./traits.gen";

const { useTrait } = traitsOf<Traits>();

/** In the order of the list, and which of the four people shows it. */
const MOVEMENTS: [Movement, person: number][] = [
  ["bend", 1],
  ["lift", 2],
  ["carry", 3],
  ["sit_down", 4],
  ["stand_up", 4],
  ["turn_in_bed", 1],
  ["walk", 3],
  ["climb_stairs", 2],
];
const SIZES = [1, 2, 3, 4];
/** Of each size, why it is fine; the last also of what is larger. */
const FINE = [
  "So small is a beginning too.",
  "Stay here for as long as you like, until it feels ordinary.",
  "On a less good day smaller is fine too.",
];
/** How long a person stands ready before the movement, in milliseconds: as long as a change of the picture takes. */
const READY = 600;

const ALL = MOVEMENTS.flatMap(([movement, person]) =>
  SIZES.map((size): MovementState => ({ movement, person, size, made: true })),
);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function MyMovement() {
  const t = useTexts();
  const [activity, setActivity] = useTrait("activity");
  const called = (state: MovementState) => {
    const { movement, size } = inWords(state, t);
    return capital(`${movement}, ${size}`);
  };
  const [looked, setLooked] = useState<Movement | null>(null);
  const [size, setSize] = useTrait("_size");
  const [made, setMade] = useState(true);
  const top = useRef<HTMLDivElement>(null);
  // Until somebody looks further, what was taken is shown.
  const first = ALL.find((each) => called(each) === activity) ?? (ALL[0] as MovementState);
  const movement = looked ?? (first.movement as Movement);
  const isFirst = looked === null && size === 1;
  const chosen = (!isFirst && ALL.find((each) => each.movement === movement && each.size === size)) || first;
  const what = called(chosen);
  const taken = activity === what;

  const show = (movement: Movement, size: number) => {
    setLooked(movement);
    setSize(size);
    setMade(calmMotion());
    // The sizes stand below the picture: who scrolled to them sees what is made, and of what. With the new picture, so that a slow
    // phone lays the page out once.
    requestAnimationFrame(() => bringIntoView(top.current));
  };
  // The movement is seen, not only where it ends: it begins at once, and is made when the person is ready.
  useEffect(() => {
    if (made) return;
    const timer = setTimeout(() => setMade(true), READY);
    return () => clearTimeout(timer);
  }, [made, chosen]);

  return (
    <Card title={t("Which size is possible today?")}>
      <div class="movement" ref={top}>
        <Pick
          label={t("Movement:")}
          options={MOVEMENTS.map(([key]) => ({
            key,
            name: capital(inWords({ ...chosen, movement: key }, t).movement),
          }))}
          value={chosen.movement}
          // Another movement begins small.
          onValue={(key) => show(key as Movement, 1)}
        />
      </div>
      <div class="w-picture">
        <stage.Picture state={{ ...chosen, made }} />
      </div>
      <p class="w-say" aria-live="polite" aria-atomic="true" data-part="say">
        {`${what}: ${inWords(chosen, t).how}. `}
        {taken
          ? t("You take this one. Tomorrow it may be another one.")
          : t(FINE[Math.min(chosen.size, FINE.length) - 1] ?? "")}
      </p>
      <Predict
        part="size"
        question={t("Choose a size:")}
        options={SIZES.map((size) => inWords({ ...chosen, size }, t).size)}
        guess={chosen.size - 1}
        onGuess={(option) => show(movement, option + 1)}
      />
      {/* A box to tick: pressed again, it is taken back. */}
      <label class="w-choice take w-keeps">
        <input
          type="checkbox"
          checked={taken}
          onChange={() => {
            // What one looked at stays in view.
            setLooked(movement);
            setSize(chosen.size);
            setActivity(taken ? "" : what);
          }}
        />
        <span>{t("I take this one")}</span>
      </label>
      <p class="w-note">{t("Whether this helps was never studied. In doubt? Ask your therapist.")}</p>
    </Card>
  );
}

function ReadBack() {
  const t = useTexts();
  const [activity] = useTrait("activity");
  if (!activity.trim()) return null;
  return (
    <Kept title={t("My movement")} inSummary={{ step: [activity] }}>
      <p>{activity}</p>
      <RoomToWrite lines={1} />
    </Kept>
  );
}

export default defineWidget(MyMovement, { readBack: ReadBack });
