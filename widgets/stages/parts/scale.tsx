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

function Card(props: { sign: Sign; safe: boolean; place: [number, number] }) {
  const [x, y] = props.place;
  return (
    <g class={`card moves ${props.safe ? "is-safe" : "is-danger"}`} style={{ transform: `translate(${x}px,${y}px)` }}>
      <rect class="face" x="-10" y="-10" width="20" height="20" rx={props.safe ? 10 : 3} />
      <path class="sign" d={SIGNS[props.sign]} />
    </g>
  );
}

/** A pan holds at most three cards. */
function Pan(props: { x: number; tilt: number; cards: Sign[]; safe: boolean }) {
  return (
    <g transform={`translate(${props.x})`}>
      <g class="moves" style={{ transform: `rotate(${-props.tilt}deg)` }}>
        <path class="string" d="M0 0L-19 44M0 0L19 44" />
        <g transform="translate(0 33)">
          {PLACES[props.cards.length]?.map((place, i) => {
            const sign = props.cards[i];
            return sign && <Card key={sign} sign={sign} safe={props.safe} place={place} />;
          })}
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
