/** One person and eight everyday movements, each in four sizes. */
import type { Translate } from "../../front/widget";
import { Figure } from "../parts/figure";
import { people } from "../parts/head";
import { Comes, Still } from "../parts/still";
import type { Stage } from "../stage";
import { type Movement, type MovementState, poseOf } from "./movement";
import { Bag, Bed, Cup, LiftProps, Room, Seats, Sizes, Stairs, Street } from "./places";

const whole = (n: number | undefined, most: number, otherwise: number) =>
  n === undefined || Number.isNaN(n) ? otherwise : Math.min(most, Math.max(1, Math.round(n)));

function Picture({ state, still = false }: { state: MovementState; still?: boolean }) {
  const { movement, size, made, person } = state;
  const now = poseOf(state);
  const bed = movement === "turn_in_bed";
  const seat = movement === "sit_down" || movement === "stand_up";
  const carrying = movement === "carry" && made;
  const begun = movement !== "" && made;
  const held = {
    near: (
      <>
        <Cup shown={carrying && size === 1} />
        <Bag size={carrying && size > 1 ? size - 1 : 0} />
      </>
    ),
    far: <Bag size={carrying && size > 2 ? size - 1 : 0} />,
  };
  return (
    <Still.Provider value={still}>
      <svg class="stage-beweging" viewBox="0 0 360 290" aria-hidden="true">
        <path class="ground" d="M0 0h360v290H0z" />
        <Room shown={movement !== "walk" && !bed} />
        <Street shown={movement === "walk"} size={size} />
        <Stairs shown={movement === "climb_stairs"} />
        <Bed shown={bed} />
        <Seats shown={seat} size={size} />
        <LiftProps shown={movement === "lift"} size={size} />
        <Comes class="prop" shown={movement === "bend"}>
          <path class="pack" d="M202 258v-14q10-3 16 0 4 8 16 8 6 1 6 8z" />
          <path class="sole" d="M202 260h38" />
        </Comes>
        {(begun || !still) && (
          <Figure
            class={`ghost ${begun ? "" : "is-gone"}`}
            who={person}
            pose={poseOf({ ...state, made: false })}
            outline
          />
        )}
        <Figure class="rim" who={person} pose={now} outline />
        <Figure who={person} pose={now} {...held} />
        <Sizes shown={movement !== ""} size={size} />
      </svg>
    </Still.Provider>
  );
}

const start: MovementState = { person: 1, movement: "", size: 1, made: false };
const make = (movement: Movement) => (state: MovementState) => ({ ...state, movement, made: true });

/** Who shows the movement, and what is shown, in words; the play names its choices with the same. */
export function inWords({ person, movement, size }: MovementState, t: Translate) {
  const who = [
    t("an older woman with her grey hair up"),
    t("a man with a beard"),
    t("a woman with black curls"),
    t("an old man with glasses"),
  ];
  const sizes = [t("very small"), t("small"), t("larger"), t("the whole movement")];
  const seats = [
    t("the stool is high, so the knees bend only a little"),
    t("a cushion lies on the chair, and the hands help"),
    t("the chair is ordinary, and the hands help a little"),
    t("the sofa is low, and the hands do not help"),
  ];
  const movements: Record<Movement, [name: string, how: string[]]> = {
    bend: [
      t("bending"),
      [
        t("the hands slide to the thighs"),
        t("the hands come to the knees, and the knees bend along a little"),
        t("the hands come to the shins"),
        t("the hands come to the shoe on the ground"),
      ],
    ],
    lift: [
      t("lifting"),
      [
        t("a light box stands on the table"),
        t("a box stands on a chair"),
        t("a box stands on a low stool"),
        t("a box stands on the ground"),
      ],
    ],
    sit_down: [t("sitting down"), seats],
    stand_up: [t("standing up"), seats],
    walk: [
      t("walking"),
      [
        t("a few steps through the house"),
        t("to the front door and back"),
        t("to the corner of the street and back"),
        t("once around the block"),
      ],
    ],
    turn_in_bed: [
      t("turning in bed"),
      [
        t("the knees go a little to the side"),
        t("the knees go further to the side, and an arm goes along"),
        t("the whole body turns onto its side"),
        t("the legs go over the edge, to sit up"),
      ],
    ],
    carry: [
      t("carrying"),
      [t("a cup of coffee"), t("a small bag in one hand"), t("a bag in each hand"), t("two full bags with shopping")],
    ],
    climb_stairs: [
      t("climbing stairs"),
      [
        t("one foot on the lowest step, and back"),
        t("a few steps up, with a hand on the rail"),
        t("half of the stairs"),
        t("all the stairs, at one's own pace"),
      ],
    ],
  };
  const [name, how] = movement ? movements[movement] : ["", []];
  return { who: who[person - 1] ?? "", movement: name, size: sizes[size - 1] ?? "", how: how[size - 1] ?? "" };
}

const stage: Stage<MovementState> = {
  start,
  size: [360, 290],
  directions: {
    bend: make("bend"),
    lift: make("lift"),
    sit_down: make("sit_down"),
    stand_up: make("stand_up"),
    walk: make("walk"),
    turn_in_bed: make("turn_in_bed"),
    carry: make("carry"),
    climb_stairs: make("climb_stairs"),
    size: (state, n) => ({ ...state, size: whole(n, 4, state.size) }),
    begin: (state) => ({ ...state, made: false }),
    person: (state, n) => ({ ...state, person: whole(n, people, state.person) }),
  },
  Picture,
  describe(state, t) {
    const words = inWords(state, t);
    if (!state.movement) return t("The picture shows {who}, standing quietly.", words);
    if (!state.made) return t("The picture shows {who}, ready for: {movement}, {size}.", words);
    return t("The picture shows {who} doing this: {movement}, {size}; {how}.", words);
  },
};

export default stage;
