/** The model that a widget gets in the page: the state made by Python, without a kernel behind it. */
import type { Model } from "../../widgets/front/widget";

export type State = Record<string, unknown>;

/** Where the answers of one widget are kept; the model does not know how. */
export interface Store {
  /** Earlier answers, or null when there are none (or none that can be read). */
  load(): State | null;
  save(values: State): void;
  /** Puts unreadable answers aside, so that the lesson goes on. */
  setAside(): void;
  /** Calls back when the same answers change elsewhere, for example in another tab; null when they were wiped. */
  follow(changed: (values: State | null) => void): void;
}

export class PageModel implements Model {
  readonly #initial: State;
  #state: State;
  readonly #store: Store;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #keep: readonly string[];
  #unsaved = false;
  /** Whether there were earlier answers when the page was opened. */
  readonly answered: boolean = false;

  constructor(state: State, store: Store) {
    this.#initial = state;
    this.#keep = (state._keep as string[] | undefined) ?? [];
    this.#store = store;
    this.#state = structuredClone(state);
    const kept = store.load();
    if (kept) {
      this.answered = this.#fits(kept);
      if (this.answered) Object.assign(this.#state, this.#ownPart(kept));
      else store.setAside();
    }
    store.follow((values) => {
      const now = values ?? structuredClone(this.#initial);
      if (this.#fits(now)) for (const [name, value] of Object.entries(this.#ownPart(now))) this.#change(name, value);
    });
  }

  get(name: string): unknown {
    return this.#state[name];
  }

  set(name: string, value: unknown): void {
    if (this.#keep.includes(name)) this.#unsaved = true;
    this.#change(name, value);
  }

  save_changes(): void {
    if (!this.#unsaved) return;
    this.#unsaved = false;
    this.#store.save(Object.fromEntries(this.#keep.map((name) => [name, this.#state[name]])));
  }

  on(event: string, listener: () => void): void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
  }

  off(event: string, listener: () => void): void {
    this.#listeners.get(event)?.delete(listener);
  }

  /** Calls back once, when the reader's own answers change. */
  onceAnswered(listener: () => void): void {
    const once = () => {
      for (const name of this.#keep) this.off(`change:${name}`, once);
      listener();
    };
    for (const name of this.#keep) this.on(`change:${name}`, once);
  }

  /** Forgets kept answers that a widget cannot show, and starts from the page's own state. */
  startAfresh(): void {
    this.#store.setAside();
    this.#state = structuredClone(this.#initial);
  }

  #change(name: string, value: unknown): void {
    if (Object.is(this.#state[name], value)) return;
    this.#state[name] = value;
    for (const listener of this.#listeners.get(`change:${name}`) ?? []) listener();
  }

  #ownPart(values: State): State {
    return Object.fromEntries(Object.entries(values).filter(([name]) => this.#keep.includes(name)));
  }

  /** Kept values must be of the kind that the page itself starts with; null may become anything. */
  #fits(values: State): boolean {
    return Object.entries(this.#ownPart(values)).every(([name, value]) => {
      const start = this.#initial[name];
      return start === null || start === undefined || kindOf(start) === kindOf(value);
    });
  }
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
