/** The model that a widget gets in the page: the state made by Python, without a kernel behind it. */
import type { Model } from "../../widgets/front/widget";
import { KEPT } from "./kept.gen";
import { fit, isOfKind, type Shape, type Shapes } from "./shape";

export type State = Record<string, unknown>;

/** What the page of a lesson holds of its widgets. What those of one file say stands once (course/lesson/render.py). */
export interface PageStates {
  lesson: string;
  widgets: Record<string, State>;
  texts: Record<string, State>;
}

/** The states of the widgets of a page, whole. */
export function statesOf({ widgets = {}, texts = {} }: Partial<PageStates>): Record<string, State> {
  for (const state of Object.values(widgets)) state.texts ??= texts[String(state._module)];
  return widgets;
}

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
  /** Of the traits that are the reader's. */
  readonly #shapes: Readonly<Record<string, Shape>>;
  #unsaved = false;
  /** Whether there were earlier answers when the page was opened. */
  readonly answered: boolean = false;

  constructor(state: State, store: Store, kept: Shapes = KEPT) {
    this.#initial = state;
    this.#shapes = kept[String(state._kind)] ?? {};
    this.#store = store;
    this.#state = structuredClone(state);
    const loaded = store.load();
    if (loaded) {
      this.answered = this.#fits(loaded);
      if (this.answered) Object.assign(this.#state, this.#ownPart(loaded));
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
    if (Object.hasOwn(this.#shapes, name)) this.#unsaved = true;
    this.#change(name, value);
  }

  save_changes(): void {
    if (!this.#unsaved) return;
    this.#unsaved = false;
    this.#store.save(Object.fromEntries(Object.keys(this.#shapes).map((name) => [name, this.#state[name]])));
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
      for (const name of Object.keys(this.#shapes)) this.off(`change:${name}`, once);
      listener();
    };
    for (const name of Object.keys(this.#shapes)) this.on(`change:${name}`, once);
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

  /** Of the reader's traits, what has their shape; a number or a word that has not, is as the page starts. */
  #ownPart(values: State): State {
    return Object.fromEntries(
      this.#inShape(values).map(([name, value, shape]) => {
        const part = fit(shape, value);
        return [name, part === undefined ? structuredClone(this.#initial[name]) : part];
      }),
    );
  }

  /** Kept values must be of the kind of their trait; what is in them may fit in part. */
  #fits(values: State): boolean {
    return this.#inShape(values).every(([, value, shape]) => isOfKind(shape, value));
  }

  #inShape(values: State): [string, unknown, Shape][] {
    return Object.entries(this.#shapes).flatMap(([name, shape]): [string, unknown, Shape][] =>
      Object.hasOwn(values, name) ? [[name, values[name], shape]] : [],
    );
  }
}
