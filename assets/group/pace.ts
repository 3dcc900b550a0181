/** The plan of a meeting: what fits in the time there is, how late the group is, and what can go then. No clock in here: seconds are handed in. */
import { placeIn } from "./order";
import type { Piece, Screen } from "./records.gen";

/** Minutes that a meeting may have. */
export const LENGTHS = [45, 60, 90] as const;
/** From so many minutes on a leader is told about being late. */
const LATE = 2;

export interface Planned extends Piece {
  screen: number;
  /** Its own name in the lesson. */
  key: string;
}

export const sum = (pieces: readonly Planned[]) => pieces.reduce((all, { minutes }) => all + minutes, 0);

/**
 * All that takes time, as it comes.
 *
 * @param order of the sections; those that are left out take no time.
 * @param phones whether there are phones that join.
 */
export function piecesOf(screens: readonly Screen[], order: readonly number[], phones: boolean): Planned[] {
  const all = order.length ? order : screens.map((_, screen) => screen);
  return all.flatMap((screen) =>
    (screens[screen]?.pieces ?? [])
      .filter(({ what }) => phones || what !== "join")
      .map((piece) => ({ ...piece, screen, key: `${screen}/${piece.what}/${piece.question ?? ""}` })),
  );
}

/** What goes to win so many minutes: first what may go first, of the same kind the last; a section takes along what comes on top of it. */
export function dropped(pieces: readonly Planned[], minutes: number): Planned[] {
  const withIt = (piece: Planned) =>
    piece.what === "section" ? pieces.filter(({ screen }) => screen === piece.screen) : [piece];
  const mayGo = pieces.filter(({ goes }) => goes > 0).reverse();
  mayGo.sort((one, other) => one.goes - other.goes);
  const gone = new Set<Planned>();
  for (const piece of mayGo) if (sum([...gone]) < minutes) for (const one of withIt(piece)) gone.add(one);
  // What need not go after all comes back, the dearest first.
  for (const piece of mayGo.reverse()) {
    const back = withIt(piece).filter((one) => gone.has(one));
    const below = pieces.some(
      (one) => one !== piece && one.what === "section" && gone.has(one) && one.screen === piece.screen,
    );
    if (!below && sum([...gone]) - sum(back) >= minutes) for (const one of back) gone.delete(one);
  }
  return pieces.filter((piece) => gone.has(piece));
}

/** What is done in a meeting of so many minutes. */
export function planFor(pieces: readonly Planned[], minutes: number): Planned[] {
  const gone = dropped(pieces, sum(pieces) - minutes);
  return pieces.filter((piece) => !gone.includes(piece));
}

export interface Standing {
  /** Minutes that it takes longer than planned, as it goes now; less than none when there is time left. */
  late: number;
  /** On which screen the group should be by now. */
  due: number;
  /** What can go to be in time; nothing while that is not needed. */
  skip: Planned[];
}

/**
 * How a group stands.
 *
 * @param plan what is done, in order.
 * @param at the order, and the screen that is on.
 * @param spent seconds since the beginning, and on this screen.
 * @param minutes of the meeting.
 */
export function standing(
  plan: readonly Planned[],
  at: { order: readonly number[]; screen: number },
  spent: { all: number; here: number },
  minutes: number,
): Standing {
  const here = placeIn(at.order, at.screen);
  const ahead = plan.filter(({ screen }) => placeIn(at.order, screen) > here);
  const now = sum(plan.filter(({ screen }) => screen === at.screen));
  const late = Math.round(spent.all / 60 + Math.max(0, now - spent.here / 60) + sum(ahead) - minutes);
  let till = 0;
  const due = plan.find(({ minutes: takes }) => (till += takes) * 60 > spent.all) ?? plan.at(-1);
  return { late, due: due?.screen ?? at.screen, skip: late >= LATE ? dropped(ahead, late) : [] };
}
