/**
 * A session of a group: one state, the same in every window, and what the leader does to it.
 * With a room the server keeps it; without one the windows of this computer keep it together.
 */
import { GROUP_LIFE } from "../host/limits.gen";
import { listen } from "./news";
import { MOST_HANDS, type Recap, type StepName, VOTE_STEPS } from "./records.gen";
import { api, get, keepRecap, keepRoom, keptRoom, type Room, roomFromAddress, set } from "./room";
import { type Action, type Asked, moved, type PageData, type State } from "./state";
import { afterStep, isPossible, type Vote } from "./steps";
import { t } from "./words";

export interface Session {
  readonly state: State;
  readonly room: Room | null;
  readonly connected: boolean;
  /** Over for good; the projector then shows the way home. */
  readonly ended: boolean;
  act(action: Action): Promise<void>;
  /** The leader's notes, a piece of HTML for each screen; null when there is nobody to give them to. */
  notes(): Promise<string[] | null>;
  follow(changed: () => void): void;
}

abstract class Base {
  connected = true;
  ended = false;
  readonly #followers = new Set<() => void>();
  protected readonly channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("rugpijn-groep");

  follow(changed: () => void): void {
    this.#followers.add(changed);
  }

  protected tell(): void {
    for (const changed of this.#followers) changed();
  }
}

function start(lesson: string): State {
  return { lesson, screen: 0, step: 0, steps: 1, blank: false, safety: 0, question: null };
}

/** What a move changes: where the group is, and what covers it. */
function placeOf({
  screen,
  step,
  steps,
  blank,
  safety,
  order = [],
  large = "",
  staged = "",
  at = 0,
}: State): Pick<State, "screen" | "step" | "steps" | "blank" | "safety" | "order" | "large" | "staged" | "at"> {
  return { screen, step, steps, blank, safety, order, large, staged, at };
}

function isMove(action: Action): boolean {
  return ["go", "steps", "blank", "safety", "order", "stage"].includes(action.do);
}

/** When the countdown ends. What is told of it travels for a moment: as long as it says the same, its end stays where it was. */
function endOf({ countdown }: State, before: number | undefined): number | undefined {
  if (!countdown) return undefined;
  const ends = Date.now() + 1000 * countdown.left;
  return before !== undefined && Math.abs(before - ends) < 1500 ? before : ends;
}

function isStep(name: string): name is StepName {
  return Object.hasOwn(VOTE_STEPS, name);
}

// -- with a room -------------------------------------------------------------------------------

/** How long one try may take, and how long to wait for the next, in milliseconds. */
const PATIENCE = 4000;
const AGAIN = 1000;

/** What the windows of a leader tell each other: an action, and later which change of the room it became. */
type Shared = { code: string; move: string } & ({ action: Action } | { action?: undefined; confirmed: number });

/** What the server answers to an action; at the end with what may be kept. */
type Steered = { revision?: number; recap?: Recap | null };

class RoomSession extends Base implements Session {
  state: State;
  readonly room: Room;
  readonly #data: PageData;
  /** What the server said last; its word on the place waits while moves of our own are under way. */
  #heardLast: State | null = null;
  /** Moves that the server has not confirmed yet. */
  readonly #underWay = new Set<Action>();
  /** The same of the other windows, by a name that each move has of its own. */
  readonly #elsewhere = new Map<string, Action>();
  /** The last move of each kind that did not reach the server. */
  readonly #missed = new Map<Action["do"], Action>();
  #again: ReturnType<typeof setTimeout> | undefined;
  /** The newest change of ours that the server has; what it said before that is old. */
  #confirmed = 0;
  /** Hands that the server has not confirmed yet; fast counting builds on them. */
  #handsUnderWay = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(data: PageData, room: Room, leads: boolean) {
    super();
    this.#data = data;
    this.room = room;
    this.connected = false;
    this.state = start(data.lesson);
    const stop = listen(api(`/${room.code}/news${leads ? "?leader" : ""}`), room.key, {
      news: (state) => {
        const last = state as State;
        if (last.ended) {
          stop();
          return this.#over(last.recap);
        }
        this.#line(true);
        this.#heard(state as State);
      },
      lost: () => this.#line(false),
      // The room is gone, or this key is not its leader's.
      refused: (_, status) => (status === 404 || status === 403 ? this.#over() : this.#line(false)),
    });
    // Beside the server, so that both windows stay in step while it is away.
    this.channel?.addEventListener("message", ({ data: message }: MessageEvent<Shared>) => {
      if (message.code !== room.code) return;
      const { action, move } = message;
      if (!action) {
        this.#confirmed = Math.max(this.#confirmed, message.confirmed);
        this.#elsewhere.delete(move);
        return this.#settle();
      }
      if (action.do === "end") return this.#over();
      // What the server says meanwhile is of before this move: going back to it, a press would be lost.
      this.#elsewhere.set(move, action);
      setTimeout(() => this.#elsewhere.delete(move), PATIENCE);
      this.state = moved(this.state, action);
      this.tell();
    });
  }

  #heard(state: State): void {
    if (state.lesson && state.lesson !== this.#data.lesson) {
      location.replace(new URL(`../${state.lesson}/`, location.href).href);
      return;
    }
    const isFirst = this.#heardLast === null;
    this.#heardLast = state;
    const own = this.#isAhead(isFirst) ? placeOf(this.state) : {};
    const hands = this.#handsUnderWay ? this.state.question?.rounds.at(-1)?.hands : undefined;
    this.state = { ...state, ...own, lesson: this.#data.lesson, ends: endOf(state, this.state.ends) };
    if (hands) this.#setHands(hands);
    this.tell();
  }

  /** Whether this window knows better than the server where the group is. */
  #isAhead(isFirst = false): boolean {
    // Before the first news it only measured how many steps the first screen has.
    const moves = [...this.#underWay, ...this.#missed.values(), ...this.#elsewhere.values()].filter(
      (action) => !isFirst || action.do !== "steps",
    );
    return moves.length > 0 || (this.#heardLast?.revision ?? 0) < this.#confirmed;
  }

  /** Takes over what was heard while moves were under way. */
  #settle(): void {
    if (!this.#heardLast || this.#isAhead()) return;
    this.state = { ...this.state, ...placeOf(this.#heardLast) };
    this.tell();
  }

  #setHands(hands: number[]): void {
    const { question } = this.state;
    const last = question?.rounds.at(-1);
    if (!question || !last?.hands || last.hands.length !== hands.length) return;
    const sum = (all: number[]) => all.reduce((total, n) => total + n, 0);
    const counted = { ...last, hands, votes: last.votes + sum(hands) - sum(last.hands) };
    this.state = { ...this.state, question: { ...question, rounds: [...question.rounds.slice(0, -1), counted] } };
  }

  #line(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    if (connected) this.#sendMissed();
    this.tell();
  }

  #sendMissed(): void {
    clearTimeout(this.#again);
    this.#again = undefined;
    // What waits its turn joins them, in the order of the keys.
    if (this.#underWay.size) return;
    const missed = [...this.#missed.values()];
    this.#missed.clear();
    for (const action of missed) void this.#deliver(action).catch(() => undefined);
  }

  /** One after the other: the server must hear them in the order of the keys. */
  async #deliver(action: Action): Promise<void> {
    if (isMove(action)) this.#underWay.add(action);
    const sent = this.#queue.then(() => this.#send(action));
    this.#queue = sent.catch(() => undefined);
    try {
      await sent;
    } finally {
      this.#underWay.delete(action);
      if (isMove(action)) this.#settle();
    }
  }

  /** @param recap what may be kept; it comes with the answer to who ended the group, and with the last news to the others. */
  #over(recap?: Recap): void {
    const late = this.ended && recap && !this.state.recap;
    if (this.ended && !late) return;
    this.ended = true;
    if (recap) {
      this.state = { ...this.state, recap };
      keepRecap(this.#data.lesson, recap);
    }
    if (keptRoom()?.code === this.room.code) keepRoom(null);
    this.tell();
  }

  async act(action: Action): Promise<void> {
    if (this.ended) return;
    // Before anyone is told: that may bring the next action.
    const sent = this.#deliver(action);
    const { code } = this.room;
    const move = `${Math.random()}`;
    if (isMove(action)) {
      this.#share({ code, action, move });
      this.state = moved(this.state, action);
      this.tell();
    }
    if (action.do === "hands") {
      this.#handsUnderWay += 1;
      this.#setHands(
        (this.state.question?.rounds.at(-1)?.hands ?? []).map((n, i) => (i === action.option ? action.people : n)),
      );
      this.tell();
    }
    try {
      await sent;
      if (action.do === "end") {
        this.#share({ code, action, move });
        this.#over();
      }
    } finally {
      if (action.do === "hands") this.#handsUnderWay -= 1;
      if (isMove(action) && !this.#missed.size) this.#share({ code, move, confirmed: this.#confirmed });
    }
  }

  /** Tells the other windows of this browser. */
  #share(message: Shared): void {
    this.channel?.postMessage(message);
  }

  async #send(action: Action): Promise<void> {
    // Those before it first: black after a step is not the same as a step after black.
    if (isMove(action) && this.#missed.size) return this.#couldNot(action);
    const body = action.do === "go" || action.do === "order" ? { ...action, lesson: this.#data.lesson } : action;
    // A connection that died unseen must not hold up the keys that follow.
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    let answer: Response;
    try {
      answer = await fetch(api(`/${this.room.code}/steer`), {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.room.key}` },
        body: JSON.stringify(body),
        signal: stop.signal,
      });
    } catch {
      return this.#couldNot(action);
    } finally {
      clearTimeout(timer);
    }
    // The room is gone, or this key is not its leader's.
    if (answer.status === 404 || answer.status === 403) return this.#over();
    if (answer.status >= 500 && isMove(action)) return this.#couldNot(action);
    if (answer.ok) {
      const { revision, recap } = (await answer.json().catch(() => ({}))) as Steered;
      this.#confirmed = Math.max(this.#confirmed, revision ?? 0);
      if (action.do === "end") this.#over(recap ?? undefined);
    }
    if (!answer.ok && action.do !== "steps") {
      const { message } = (await answer.json().catch(() => ({}))) as { message?: string };
      throw new Error(message ?? "away");
    }
  }

  /** A move is made again when the server is back; another action asks the leader to do so. */
  #couldNot(action: Action): void {
    if (!isMove(action)) throw new Error("away");
    // The last of its kind counts, in the order of the keys.
    this.#missed.delete(action.do);
    this.#missed.set(action.do, action);
    // How many steps a screen has means nothing before the move to that screen.
    const steps = this.#missed.get("steps");
    if (steps && this.#missed.delete("steps")) this.#missed.set("steps", steps);
    this.#again ??= setTimeout(() => this.#sendMissed(), AGAIN);
  }

  async notes(): Promise<string[] | null> {
    try {
      const answer = await fetch(api(`/${this.room.code}/notes/${this.#data.lesson}`), {
        headers: { Authorization: `Bearer ${this.room.key}` },
      });
      return answer.ok ? ((await answer.json()) as { notes: string[] }).notes : null;
    } catch {
      return null;
    }
  }
}

// -- without a room ----------------------------------------------------------------------------

interface Kept {
  saved: number;
  screen: number;
  step: number;
  steps: number;
  blank: boolean;
  safety: number;
  question: string;
  asked: Record<string, Vote>;
  /** Hands for each option, by "name/round". */
  hands: Record<string, number[]>;
  order: number[];
  /** The countdown: its seconds, and when it ends. */
  counts: number;
  ends: number;
  /** What is large on the screen, and how far it is. */
  staged: string;
  at: number;
  /** The sections that were on the screen. */
  seen: number[];
}

class LocalSession extends Base implements Session {
  readonly room = null;
  readonly #data: PageData;
  readonly #key: string;
  #kept: Kept;
  #recap: Recap | undefined;

  constructor(data: PageData) {
    super();
    this.#data = data;
    this.#key = `rugpijn-groep/les/${data.lesson}`;
    this.#kept = this.#read();
    this.channel?.addEventListener(
      "message",
      ({ data: message }: MessageEvent<{ lesson?: string; kept?: Kept | null }>) => {
        if (message.lesson !== data.lesson) return;
        if (message.kept) this.#kept = message.kept;
        else this.#over();
        this.tell();
      },
    );
  }

  #read(): Kept {
    const kept = get<Kept>(this.#key);
    const fresh = {
      saved: Date.now(),
      screen: 0,
      step: 0,
      steps: 1,
      blank: false,
      safety: 0,
      question: "",
      asked: {},
      hands: {},
      order: [],
      counts: 0,
      ends: 0,
      staged: "",
      at: 0,
      seen: [],
    };
    const fits = kept && Date.now() - kept.saved < GROUP_LIFE && kept.screen < this.#data.screens.length;
    if (kept && !fits) set(this.#key, null);
    return fits ? { ...fresh, ...kept } : fresh;
  }

  get state(): State {
    const { screen, step, steps, blank, safety, order, counts, ends, staged, at } = this.#kept;
    const countdown = counts ? { seconds: counts, left: (ends - Date.now()) / 1000 } : null;
    const place = { screen, step, steps, blank, safety, order, staged, at };
    const now = { lesson: this.#data.lesson, ...place, countdown, ends, question: this.#question() };
    return this.#recap ? { ...now, recap: this.#recap } : now;
  }

  /** What may be kept of a meeting without phones: what was on the screen, and the hands that were counted. */
  #recapNow(): Recap {
    const { lesson, screens } = this.#data;
    const questions = Object.keys(this.#kept.asked).flatMap((name) => this.#question(name) ?? []);
    return {
      screens: screens.map(({ title }) => title),
      seen: [...new Set([0, ...this.#kept.seen, this.#kept.screen])],
      questions: questions.map((asked) => ({ ...asked, lesson })),
    };
  }

  #over(): void {
    this.#recap = this.#recapNow();
    keepRecap(this.#data.lesson, this.#recap);
    this.ended = true;
  }

  #question(name = this.#kept.question): Asked | null {
    const { asked, hands } = this.#kept;
    const [question, now] = [this.#data.questions[name], asked[name]];
    if (!question || !now) return null;
    const { secret, ...shown } = question;
    const rounds = Array.from({ length: now.round }, (_, i) => {
      const counted = question.options.map((_, option) => hands[`${name}/${i + 1}`]?.[option] ?? 0);
      const votes = counted.reduce((sum, n) => sum + n, 0);
      return { votes, phones: 0, hands: counted };
    });
    return { ...shown, ...(now.revealed ? secret : {}), ...now, rounds };
  }

  async act(action: Action): Promise<void> {
    if (action.do === "end") {
      set(this.#key, null);
      this.channel?.postMessage({ lesson: this.#data.lesson, kept: null });
      this.#over();
      this.tell();
      return;
    }
    const kept = this.#after(this.#kept, action);
    if (kept === this.#kept) return;
    this.#kept = { ...kept, saved: Date.now() };
    set(this.#key, this.#kept);
    this.channel?.postMessage({ lesson: this.#data.lesson, kept: this.#kept });
    this.tell();
  }

  #after(kept: Kept, action: Action): Kept {
    if (isMove(action)) {
      const seen = [...new Set([...kept.seen, kept.screen])];
      return { ...kept, ...placeOf(moved(this.state, action)), seen };
    }
    if (action.do === "countdown") return { ...kept, counts: action.seconds, ends: Date.now() + 1000 * action.seconds };
    // The time that there was for a vote goes with it.
    const closed = (name: string): Kept => {
      const one = kept.asked[name];
      if (one?.phase !== "open") return kept;
      return { ...kept, asked: { ...kept.asked, [name]: { ...one, phase: "closed" } }, counts: 0, ends: 0 };
    };
    if (action.do === "ask") {
      const before = kept.asked[action.question] ?? { round: 1, phase: "open" as const, revealed: false, turn: 1 };
      const left = action.question === kept.question ? kept : closed(kept.question);
      return {
        ...left,
        question: action.question,
        asked: { ...left.asked, [action.question]: before },
        blank: false,
        safety: 0,
        staged: "",
        at: 0,
      };
    }
    const { question: name } = kept;
    const now = kept.asked[name];
    if (!now) return kept;
    if (action.do === "away") return { ...closed(name), question: "" };
    if (action.do === "hands") {
      if (now.phase === "shown") return kept;
      const box = `${name}/${now.round}`;
      const counted = this.#data.questions[name]?.options.map((_, i) => kept.hands[box]?.[i] ?? 0) ?? [];
      counted[action.option] = Math.max(0, Math.min(MOST_HANDS, action.people));
      return { ...kept, hands: { ...kept.hands, [box]: counted } };
    }
    const { do: does } = action;
    if (!isStep(does) || !isPossible(now, does)) return kept;
    if (does === "close") return closed(name);
    const asked = { ...kept.asked, [name]: afterStep(now, does) };
    if (does !== "restart") return { ...kept, asked };
    const hands = Object.fromEntries(Object.entries(kept.hands).filter(([box]) => !box.startsWith(`${name}/`)));
    return { ...kept, asked, hands };
  }

  async notes(): Promise<string[] | null> {
    const { screens } = this.#data;
    return screens.some((one) => one.notes_html !== undefined) ? screens.map((one) => one.notes_html ?? "") : null;
  }
}

/**
 * The session of this page: that of the room that this browser leads, or one without a room.
 *
 * @param leads whether only the leader sees this window, not the group.
 */
export function openSession(data: PageData, leads = false): Session {
  // A window that stood open is sent to another room.
  addEventListener("hashchange", () => location.hash.startsWith("#groep=") && location.reload());
  const room = data.phones
    ? (roomFromAddress((own, other) =>
        confirm(
          t(
            "On this device you already lead group {own}. Do you want to go on with group {other}? Then you can no longer end group {own} here.",
            { own, other },
          ),
        ),
      ) ?? keptRoom())
    : null;
  return room ? new RoomSession(data, room, leads) : new LocalSession(data);
}
