/** Who somebody is: the head with its face and hair, and how wide the trunk is. */
import { limb, short } from "./limb";

/** Width of the trunk, and the head. The middle of a head lies at (3, -23), its radius is 19. */
export const PEOPLE = [
  {
    wide: 35,
    back: <circle cx="-18" cy="-31" r="9" class="hair" />,
    hair: <path class="hair" d="M-13-9C-24-24-17-45 4-45c12 0 19 7 19 15-8-1-15-4-20-9-1 7-4 12-8 15 0 8-2 13-8 15z" />,
  },
  {
    wide: 39,
    back: null,
    hair: (
      <>
        <path class="hair" d="M-15-20C-20-36-9-45 4-45c11 0 18 6 18 14-8 0-16-1-22-4-1 6-3 10-6 13-2 4-5 5-9 2z" />
        <path class="hair" d="M-3-19q3 10 11 9 1-3 5-3 5 0 7-4 3 13-9 14-13 0-14-16z" />
      </>
    ),
  },
  {
    wide: 46,
    back: (
      <path
        class="hair"
        d="M4-47c-7-4-15-1-17 5-8 1-11 10-7 15-5 5-4 14 3 16 1 8 12 10 16 4l15-30 9-6c0-6-4-10-9-9-2-4-7-5-10 5z"
      />
    ),
    hair: (
      <path
        class="hair"
        d="M-14-14C-20-30-10-45 4-45c11 0 18 6 19 13-6 2-9-1-12-2-2 3-7 4-10 2-1 6-5 7-7 8 0 6-3 10-8 10z"
      />
    ),
  },
  {
    wide: 31,
    back: null,
    hair: (
      <>
        <path class="hair" d="M-13-11c-6-8-6-19-1-24 4 3 5 8 3 11 4 1 4 6 1 8 0 4-1 6-3 5z" />
        <path class="line" d="M10-26h-17" />
      </>
    ),
  },
] as const;

/** How many people there are to choose from. */
export const people = PEOPLE.length;

const moved = (x: number, turn: number) => ({ transform: `translate(${short(x * turn)}px,0px)` });

function Face({ who, turn }: { who: number; turn: number }) {
  return (
    <>
      <g class="joint" style={moved(-9, turn)}>
        <circle class="cheek" cx="12" cy="-16" r="4.5" />
        <path class="line" d="M11-12q4 3 8-1" />
      </g>
      <g class="joint" style={moved(-6, turn)}>
        <circle class="eye" cx="14" cy="-26" r="2.2" />
        <path class="line thin" d="M10-32q4-2 7 0" />
        {who === 4 && <circle class="line thin" cx="14" cy="-25" r="5.5" />}
      </g>
      <g class="joint" style={{ ...moved(-19, turn), opacity: turn > 0.3 ? 1 : 0 }}>
        <circle class="eye" cx="15" cy="-26" r="2.2" />
        <path class="line thin" d="M12-32q4-2 6 0" />
        {who === 4 && <circle class="line thin" cx="15" cy="-25" r="5.5" />}
      </g>
    </>
  );
}

export function Head({ who, turn, outline }: { who: number; turn: number; outline: boolean }) {
  const person = PEOPLE[who - 1] ?? PEOPLE[0];
  return (
    <>
      <path class="skin" d={limb(-16, 7, 7)} />
      {person.back}
      <circle class="skin" cx="3" cy="-23" r="19" />
      <path class="skin joint" style={moved(-15, turn)} d="M20-28q8 6 5 9-2 2-6 1z" />
      {!outline && <Face who={who} turn={turn} />}
      {person.hair}
      <path class="skin ear joint" style={moved(-8, turn)} d="M-4-26q4-4 7 0 2 4-1 8-4 3-6-2z" />
    </>
  );
}
