/** Three small things to try. What a reader does anyway may meet them; nothing is counted. */

/** What one press or a moment of waiting did. */
export interface Happening {
  /** 0 light, 1 ordinary, 2 firm. */
  touch: number;
  /** The alarm, 0 silent to 3 loud. */
  alarm: number;
  /** How many presses followed each other, and how many ordinary ones passed without alarm. */
  inRow: number;
  silent: number;
  /** A row of presses that was heard has faded. */
  settled: boolean;
}

export interface Challenge {
  todo: string;
  done: string;
  met: (now: Happening) => boolean;
}

const ORDINARY = 1;
const HURTS = 2;

export const CHALLENGES: Challenge[] = [
  {
    todo: "Set the alarm so that an ordinary hand hurts.",
    done: "The hand stayed the same. Only the alarm is set differently.",
    met: (now) => now.touch === ORDINARY && now.alarm >= HURTS && now.inRow === 1,
  },
  {
    todo: "Let Thea put on her socks without alarm: press three times, ordinary.",
    done: "In real life an alarm can become calmer too, in small steps.",
    met: (now) => now.silent >= 3,
  },
  {
    todo: "Set the alarm sharp, press ten times fast, and then wait.",
    done: "Touches add up. While you wait that fades again.",
    met: (now) => now.settled && now.inRow >= 10,
  },
];
