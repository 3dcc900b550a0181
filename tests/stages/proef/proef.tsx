import type { Stage } from "../../../widgets/stages/stage";

interface Lamp {
  on: boolean;
  strength: number;
  hand: boolean;
}

const stage: Stage<Lamp> = {
  start: { on: false, strength: 5, hand: false },
  directions: {
    lamp_on: (lamp) => ({ ...lamp, on: true }),
    lamp_off: (lamp) => ({ ...lamp, on: false }),
    hand_on_back: (lamp) => ({ ...lamp, hand: true }),
    brightness: (lamp, n = 5) => ({ ...lamp, strength: n }),
  },
  Picture: ({ state }) => (
    <svg
      aria-hidden="true"
      viewBox="0 0 320 200"
      data-on={state.on}
      data-strength={state.strength}
      data-hand={state.hand}
    >
      <circle cx="160" cy="100" r={10 + 5 * state.strength} fill="currentColor" opacity={state.on ? 1 : 0.2} />
    </svg>
  ),
  describe: (state, t) => (state.on ? t("The lamp is on.") : t("The lamp is off.")),
  size: [320, 200],
};

export default stage;
