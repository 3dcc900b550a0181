/** How the ten look: half the width of shoulders and hips, their own age, the rest by classes of mensen.css. */
import type { State } from "./states";

/** Drawn on what they wear: a cardigan, stripes. */
const OPEN = "M0 25V68";
const STRIPES = "M-19 38H19M-18 48H18M-18 58H18";

interface Person {
  skin: number;
  hair: keyof typeof HAIR;
  own: "dark" | "brown" | "fair" | "red";
  cloth: number;
  wide: [number, number];
  age: number;
  legs?: "skirt" | "wheels";
  glasses?: "always" | "later";
  beard?: boolean;
  stick?: boolean;
  wears?: string;
}

const CAP = "M-16-1C-19-24 19-24 16-1 13-8 7-11-2-10-9-9-13-6-16-1z";
const ROUND = "M-15.5-3C-15.5-21 15.5-21 15.5-3 15.5 10 8 18 0 18S-15.5 10-15.5-3z";
/** Behind the head, before it, and what stays its colour: cloth. */
const HAIR = {
  bun: { behind: "M-7-22a7 7 0 1 1 14 0a7 7 0 1 1-14 0z", before: CAP },
  short: { before: "M-16 0C-20-23 20-23 16 0L14.5-6C8-10-8-10-14.5-6z" },
  scarf: { cloth: "M0-21C-15-21-19-10-18 3-17 14-21 20-24 29-8 37 8 37 24 29 21 20 17 14 18 3 19-10 15-21 0-21z" },
  thin: {
    young: CAP,
    before: "M-15.5 5C-20-1-18-11-13-14-14-8-13-2-12 3zM15.5 5C20-1 18-11 13-14 14-8 13-2 12 3z",
  },
  curls: {
    before:
      "M-16 2C-23-1-21-9-17-10-19-17-11-21-7-18-5-24 5-24 7-18 12-21 19-17 17-10 21-9 23-1 16 2 15-4 12-9 6-9 2-12-3-11-6-9-12-9-15-4-16 2z",
  },
  parted: { before: "M-16 1C-20-14-12-21-4-20 10-22 19-14 16 1 15-6 9-9 3-13-2-8-13-8-16 1z" },
  long: { behind: "M-17-4C-19-25 19-25 17-4L20 25C12 30-12 30-20 25z", before: CAP },
  afro: { behind: "M0-28C-32-28-30 12-17 11H17C30 12 32-28 0-28z", before: CAP },
  turban: {
    cloth: "M-17-4C-24-29 24-29 17-4 8-11-8-11-17-4z",
    line: "M-13-8C-6-11 3-16 6-20M13-8C8-12 2-14-3-15",
  },
  bob: {
    behind: "M-17-3C-20-24 20-24 17-3L19 13C10 17-10 17-19 13z",
    before: "M-16 0C-20-23 20-23 16 0 14-9 9-11 0-11S-14-9-16 0z",
  },
} as const;

/** From left to right; every second one stands in front, so the first n are also those on the left. */
export const PEOPLE: Person[] = [
  { skin: 2, hair: "bun", own: "brown", cloth: 1, wide: [19, 18], age: 34, glasses: "later", wears: OPEN },
  { skin: 1, hair: "parted", own: "brown", cloth: 6, wide: [22, 21], age: 73, glasses: "always", stick: true },
  { skin: 4, hair: "short", own: "dark", cloth: 2, wide: [24, 20], age: 58, beard: true, wears: STRIPES },
  { skin: 2, hair: "long", own: "dark", cloth: 5, wide: [18, 17], age: 31, legs: "wheels" },
  { skin: 3, hair: "scarf", own: "dark", cloth: 3, wide: [19, 20], age: 27, legs: "skirt" },
  { skin: 5, hair: "afro", own: "dark", cloth: 1, wide: [20, 24], age: 52, legs: "skirt", wears: OPEN },
  { skin: 1, hair: "thin", own: "red", cloth: 4, wide: [25, 29], age: 46, beard: true, glasses: "later" },
  { skin: 3, hair: "turban", own: "dark", cloth: 2, wide: [22, 20], age: 64, beard: true, wears: OPEN },
  { skin: 3, hair: "curls", own: "dark", cloth: 6, wide: [20, 19], age: 40, wears: STRIPES },
  { skin: 1, hair: "bob", own: "fair", cloth: 3, wide: [20, 23], age: 66, glasses: "later" },
];
const HALF = PEOPLE.length / 2;

/** Where a head is, in the view box. */
export const at = (i: number): [number, number] => [33 + i * 32, i % 2 ? 149 : 66];

/** For a play: where each of the ten stands, `[x, y, width, height]` in the view box, to lay real buttons over them. */
export const PLACES = PEOPLE.map((_, i): [number, number, number, number] => {
  const [x, y] = at(i);
  return [x - 31, y - 34, 62, i % 2 ? 166 : 82];
});

/** How grey: 0 to 3. */
const grey = (age: number) => (age < 45 ? 0 : age < 57 ? 1 : age < 68 ? 2 : 3);

/** Turned at the shoulder and at the elbow, in degrees; outward is positive. */
const ARMS = { down: [8, -10], hold: [24, -50], up: [158, 8], back: [36, -98] } as const;

function Arm({ side, x, pose, behind }: { side: 1 | -1; x: number; pose: keyof typeof ARMS; behind?: boolean }) {
  const [shoulder, elbow] = ARMS[pose];
  return (
    <g
      transform={`translate(${side * x} 30) scale(${-side} 1)`}
      class={`limb ${behind === undefined || behind === (pose === "back") ? "" : "is-gone"}`}
    >
      <g class="joint" style={{ transform: `rotate(${shoulder}deg)` }}>
        <g transform="translate(0 21)">
          <g class="joint" style={{ transform: `rotate(${elbow}deg)` }}>
            <path class="hand" d="M0 12V17" />
            <path class="hand palm" d="M0 20v.1M0 18L-4 15" />
            <path class="sleeve" d="M0 0V12" />
          </g>
        </g>
        <path class="sleeve" d="M0 0V21" />
      </g>
    </g>
  );
}

function Legs({ person: { legs, wide } }: { person: Person }) {
  const hip = wide[1];
  if (legs === "wheels")
    return (
      <>
        <path class="chair" d="M-19 70H19M-12 100H12" />
        <path class="trousers leg" d="M-9 68V94M9 68V94" />
        <path class="shoe" d="M-13 99h6M7 99h6" />
        <path class="tyre" d="M-27 76a5 27 0 1 0 10 0a5 27 0 1 0-10 0M17 76a5 27 0 1 0 10 0a5 27 0 1 0-10 0" />
      </>
    );
  return (
    <>
      <path class={legs ? "skin leg" : "trousers leg"} d={`M${-hip / 2} 64V106M${hip / 2} 64V106`} />
      <path class="shoe" d={`M${-hip / 2 - 5} 112h8M${hip / 2 - 3} 112h8`} />
      {legs && <path class="trousers" d={`M${-hip} 62H${hip}L${hip + 6} 97Q0 103 ${-hip - 6} 97z`} />}
    </>
  );
}

function Scan({ open, bulges }: { open: boolean; bulges: boolean }) {
  const bulging = open && bulges;
  return (
    <g transform="translate(0 51)">
      <rect class="film" x="-18" y="-17" width="36" height="34" rx="4" />
      <rect class={`frame ${bulging ? "" : "is-gone"}`} x="-18" y="-17" width="36" height="34" rx="4" />
      <path class="bone" d="M-9-12H2M-9 12H2" />
      <path class={`disc ${open && !bulges ? "" : "is-gone"}`} d="M-10 0H3" />
      <path class={`blob ${bulging ? "" : "is-gone"}`} d="M-12-3.5H4C8-8 16-7 16 0S8 8 4 3.5H-12C-15 3-15-3-12-3.5z" />
      <path class={open ? "is-gone" : "closed"} d="M-8 0H1" />
    </g>
  );
}

function Face({ hurts, glad, old, person }: { hurts: boolean; glad: boolean; old: number; person: Person }) {
  const seen = (shown: boolean) => (shown ? "" : "is-gone");
  const { glasses } = person;
  return (
    <g class="look">
      <path class={seen(old > 1)} d="M-12 3l-2 2M12 3l2 2M-8 7Q-9.5 9-8.5 11M8 7Q9.5 9 8.5 11" opacity=".5" />
      <path d="M-6-1v.1M6-1v.1" class="eyes" />
      <path class={seen(!hurts && !glad)} d="M-5 8Q0 11 5 8" />
      <path class={`teeth ${seen(!hurts && glad)}`} d="M-6.5 7Q0 15 6.5 7z" />
      <path class={seen(hurts)} d="M-9.5-5l5-3M9.5-5l-5-3M-4.5 11Q0 7.5 4.5 11" />
      {glasses && (
        <path
          class={`glasses ${seen(glasses === "always" || old > 0)}`}
          d="M-11-1a4.8 4.8 0 1 1 9.6 0a4.8 4.8 0 1 1-9.6 0M1.4-1a4.8 4.8 0 1 1 9.6 0a4.8 4.8 0 1 1-9.6 0M-1.4-1.5h2.8"
        />
      )}
    </g>
  );
}

export function One({ i, state }: { i: number; state: State }) {
  const person = PEOPLE[i] as Person;
  const { wide, skin, own, cloth } = person;
  const [x, y] = at(i);
  const hair: { behind?: string; young?: string; before?: string; cloth?: string; line?: string } = HAIR[person.hair];
  const hurts = state.pain === "with" || (state.pain === "both" && i >= HALF);
  const counted = i < state.n;
  const holds = state.scan || state.band !== "";
  const right = holds ? "hold" : counted ? "up" : hurts ? "back" : "down";
  const old = grey((state.age || person.age) + state.years);
  const [w, h] = wide;
  const scarf = person.hair === "scarf";
  return (
    <g
      transform={`translate(${x} ${y + (person.legs === "wheels" ? 10 : 0)}) scale(1.12)`}
      class={`p skin-${skin} own-${own} cloth-${cloth} grey-${old}`}
    >
      {hair.behind && <path class="hair" d={hair.behind} />}
      <Arm side={1} x={w - 4} pose={right} behind={true} />
      <Legs person={person} />
      <path class="skin" d="M-6 10H6V24H-6z" />
      <path
        class="cloth"
        d={`M-7 20C${-w} 21 ${-w} 27 ${-w} 36L${-h} 66Q0 71 ${h} 66L${w} 36C${w} 27 ${w} 21 7 20Q0 27-7 20z`}
      />
      {person.wears && <path class="seam" d={person.wears} />}
      {scarf && <path class="wrap" d={hair.cloth} />}
      {!scarf && <path class="skin" d="M-16-3a3.5 3.5 0 1 0 0 7zM16-3a3.5 3.5 0 1 1 0 7z" />}
      <path class="skin" d={scarf ? "M-12 0C-12-19 12-19 12 0 12 10 6 16 0 16S-12 10-12 0z" : ROUND} />
      {person.beard && (
        <path
          class="hair"
          d="M-15.3 2C-14 7-9 7-6 5.5-3 4 3 4 6 5.5 9 7 14 7 15.3 2 15 13 9 20 0 20S-15 13-15.3 2zM-5.5 7Q0 4 5.5 7 5.5 13 0 13T-5.5 7z"
        />
      )}
      {hair.before && <path class="hair" d={hair.before} />}
      {hair.young && <path class={`hair ${old ? "is-gone" : ""}`} d={hair.young} />}
      {!scarf && hair.cloth && <path class="wrap" d={hair.cloth} />}
      {hair.line && <path class="fold" d={hair.line} />}
      <Face hurts={hurts} glad={state.pain !== "" && !hurts} old={old} person={person} />
      <g class={state.scan ? "" : "is-gone"}>
        <Scan open={state.n >= 0} bulges={counted} />
      </g>
      <Arm side={-1} x={w - 4} pose={holds ? "hold" : "down"} />
      {person.stick && (
        <path class={`stick ${old === 3 && !state.scan ? "" : "is-gone"}`} d={`M${-w - 6} 68h9M${-w} 68V114`} />
      )}
      <Arm side={1} x={w - 4} pose={right} behind={false} />
    </g>
  );
}
