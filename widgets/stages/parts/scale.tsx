/** What makes danger and what makes safety, as cards in the two pans of a pair of scales. */

// One sign a card, 20 wide, the origin in its middle.
const SIGNS = {
  night: "M3-6a6.500 6.500 0 1 0 4 8 6 6 0 0 1-4-8Z",
  words: "M-7-5h14v8h-7l-4 4v-4h-3ZM-4-2h8",
  lift: "M-6-3h12v9h-12ZM-3-3v-3h6v3",
  help: "M0 6C-8 0-7-6-3-6-1-6 0-4 0-3 0-4 1-6 3-6 7-6 8 0 0 6Z",
  moving: "M-6 6C-6-3 0-6 7-6 7 1 2 5-3 4M-6 6L1-1",
  danger: "M0-6L7 5h-14ZM0-2v3",
  safety: "M-6 0l4 5L6-5",
  stress: "M1-7L-4 1H1L-1 7 5-1H0Z",
  worries: "M-4.500 4.500A3.500 3.500 0 0 1-5-2.500 4.500 4.500 0 0 1 4-3a3.800 3.800 0 0 1 .5 7.500Z",
  still: "M-4-7V1H4V7M-4 1V7",
  searching: "M-1-6a4.500 4.500 0 1 0 .1 0ZM2.300 1.800L6.500 6",
  doubt: "M-3-3a3 3 0 1 1 4 3q-1 .500-1 2M0 6v.1",
  understanding: "M-2.500 3v-1a4.500 4.500 0 1 1 5 0v1ZM-1.500 6h3",
  rest: "M-6-2h9v3a4 4 0 0 1-4 4h-1a4 4 0 0 1-4-4ZM3-1h1.500a1.800 1.800 0 0 1 0 4H3M-3-6v1.500M0-6v1.500",
  music: "M-2 4V-6L5-7.500V2.500M-2 4a2 2 0 1 1-4 0 2 2 0 1 1 4 0ZM5 2.500a2 2 0 1 1-4 0 2 2 0 1 1 4 0Z",
  listening:
    "M-4-1a4.500 4.500 0 0 1 9 0c0 3-3 3.500-3 6a2.500 2.500 0 0 1-5 0M-1-1a1.700 1.700 0 0 1 3.400 0c0 1.500-1.500 1.800-1.700 3",
  steps: "M-7 6H-2V2H3V-2H7",
  pleasure: "M-6 0a6 6 0 1 0 12 0 6 6 0 1 0-12 0M-2.200-1.500v.1M2.200-1.500v.1M-2.500 2q2.500 2.500 5 0",
};

export type Sign = keyof typeof SIGNS;

/** As many as a pan holds. */
export const MOST = 9;

/** Places in a pan: one card in the middle, two beside each other, a third on top. */
const PLACES: [number, number][][] = [
  [],
  [[0, 0]],
  [
    [-10.5, 0],
    [10.5, 0],
  ],
  [
    [-10.5, 0],
    [10.5, 0],
    [0, -21],
  ],
];
/** More of them are smaller, in rows of three. */
const ROW = 3;
const SMALL = 0.6;

function placeOf(n: number, of: number): string {
  const [x, y] = PLACES[of]?.[n] ?? [];
  if (x !== undefined) return `translate(${x}px,${y}px)`;
  const row = Math.floor(n / ROW);
  const beside = Math.min(ROW, of - row * ROW) - 1;
  return `translate(${13 * ((n % ROW) - beside / 2)}px,${4 - 12.8 * row}px) scale(${SMALL})`;
}

/** A card, 20 wide and high, the origin in its middle. */
export function SignCard(props: { sign: Sign; safe: boolean }) {
  return (
    <g class={`card ${props.safe ? "is-safe" : "is-danger"}`}>
      <rect class="face" x="-10" y="-10" width="20" height="20" rx={props.safe ? 10 : 3} />
      <path class="sign" d={SIGNS[props.sign]} />
    </g>
  );
}

function Pan(props: { x: number; tilt: number; cards: Sign[]; safe: boolean }) {
  const { cards, safe } = props;
  return (
    <g transform={`translate(${props.x})`}>
      <g class="moves" style={{ transform: `rotate(${-props.tilt}deg)` }}>
        <path class="string" d="M0 0L-19 44M0 0L19 44" />
        <g transform="translate(0 33)">
          {cards.map((sign, i) => (
            // Several may have one sign.
            <g key={cards.indexOf(sign) === i ? sign : i} class="moves" style={{ transform: placeOf(i, cards.length) }}>
              <SignCard sign={sign} safe={safe} />
            </g>
          ))}
        </g>
        <path class="pan" d="M-23 44h46c-4 9-12 12-23 12s-19-3-23-12Z" />
      </g>
    </g>
  );
}

/**
 * A pair of scales, about 115 wide and 100 high, the origin in the middle of its beam.
 *
 * @param tilt from -2 (all the way to safety, right) to 2 (to danger, left).
 * @param danger and `safety`: at most `MOST` cards each.
 */
export function Scale(props: { tilt: number; danger: Sign[]; safety: Sign[] }) {
  const turn = -props.tilt * 9;
  return (
    <g class="scale">
      <path class="post" d="M0-6V72M-16 74h32" />
      <g class="moves" style={{ transform: `rotate(${turn}deg)` }}>
        <path class="post" d="M-32 0h64" />
        <Pan x={-32} tilt={turn} cards={props.danger} safe={false} />
        <Pan x={32} tilt={turn} cards={props.safety} safe />
      </g>
    </g>
  );
}
