/** Seconds on each screen and since it all began, kept in this browser: a reload goes on counting. */
import { GROUP_LIFE } from "../host/limits.gen";
import { get, set } from "./room";

interface Spent {
  began: number;
  screen: number;
  since: number;
  seconds: Record<number, number>;
  /** Minutes of the meeting, as its leader chose. */
  length?: number;
  /** What the leader leaves out of the sections, by its key in the plan. */
  without?: string[];
}

const MINUTES = 60;

export class Watch {
  readonly #key: string;
  readonly #clock: () => number;
  #spent: Spent;

  /**
   * @param key under which it is kept.
   * @param screen that is on now.
   * @param clock milliseconds since 1970.
   */
  constructor(key: string, screen: number, clock: () => number = Date.now) {
    [this.#key, this.#clock] = [key, clock];
    const kept = get<Spent>(key);
    const now = clock();
    this.#spent = kept && now - kept.began < GROUP_LIFE ? kept : { began: now, screen, since: now, seconds: {} };
    this.#keep({});
  }

  #keep(change: Partial<Spent>): void {
    this.#spent = { ...this.#spent, ...change };
    set(this.#key, this.#spent);
  }

  /** Another screen is on. */
  turn(screen: number): void {
    if (screen === this.#spent.screen) return;
    const before = { ...this.#spent.seconds, [this.#spent.screen]: this.here };
    this.#keep({ screen, since: this.#clock(), seconds: before });
  }

  get here(): number {
    const { screen, since, seconds } = this.#spent;
    return (seconds[screen] ?? 0) + Math.max(0, this.#clock() - since) / 1000;
  }

  get all(): number {
    return Math.max(0, this.#clock() - this.#spent.began) / 1000;
  }

  get length(): number {
    return this.#spent.length ?? MINUTES;
  }

  set length(length: number) {
    this.#keep({ length, without: [] });
  }

  get without(): string[] {
    return this.#spent.without ?? [];
  }

  set without(without: string[]) {
    this.#keep({ without });
  }

  forget(): void {
    set(this.#key, null);
  }
}
