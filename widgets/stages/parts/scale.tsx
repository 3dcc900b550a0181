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
};

export type Sign = keyof typeof SIGNS;

/** Three places in a pan: two beside each other, one on top. */
const PLACES: [number, number][] = [
  [-11, 0],
  [11, 0],
  [0, -21],
];

function Card(props: { sign: Sign; safe: boolean; place: number }) {
  const [x, y] = PLACES[props.place] ?? [0, 0];
  return (
    <g class={`card moves ${props.safe ? "is-safe" : "is-danger"}`} style={{ transform: `translate(${x}px,${y}px)` }}>
      <rect class="face" x="-10" y="-10" width="20" height="20" rx={props.safe ? 10 : 3} />
      <path class="sign" d={SIGNS[props.sign]} />
    </g>
  );
}

function Pan(props: { x: number; tilt: number; cards: Sign[]; safe: boolean }) {
  return (
    <g transform={`translate(${props.x})`}>
      <g class="moves" style={{ transform: `rotate(${-props.tilt}deg)` }}>
        <path class="string" d="M0 0L-21 44M0 0L21 44" />
        <g transform="translate(0 33)">
          {props.cards.slice(0, 3).map((sign, place) => (
            <Card key={place} sign={sign} safe={props.safe} place={place} />
          ))}
        </g>
        <path class="pan" d="M-25 44h50c-4 9-13 12-25 12s-21-3-25-12Z" />
      </g>
    </g>
  );
}

/**
 * A pair of scales, about 124 wide and 100 high, the origin in the middle of its beam.
 *
 * @param tilt from -2 (all the way to safety, right) to 2 (to danger, left).
 */
export function Scale(props: { tilt: number; danger: Sign[]; safety: Sign[] }) {
  const turn = -props.tilt * 9;
  return (
    <g class="scale">
      <path class="post" d="M0-6V72M-16 74h32" />
      <g class="moves" style={{ transform: `rotate(${turn}deg)` }}>
        <path class="post" d="M-34 0h68" />
        <Pan x={-34} tilt={turn} cards={props.danger} safe={false} />
        <Pan x={34} tilt={turn} cards={props.safety} safe />
      </g>
    </g>
  );
}
