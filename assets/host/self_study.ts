/**
 * Self-study: answers stay in this browser, one entry for each widget.
 * One entry each means that two open tabs never overwrite each other's answers to other questions,
 * and that a full storage costs one answer at most. Keys hold the lesson's number, not its language.
 */
import { parse, storage, textOf, write } from "./device";
import type { State, Store } from "./model";

const PREFIX = "rugpijn/";
const ASIDE = "rugpijn-apart/";

/** What the reader is told: nothing can be kept, no room left, or earlier answers unreadable. */
export type Trouble = "blocked" | "full" | "damaged";

export class SelfStudyStore implements Store {
  readonly #key: string;
  readonly #tell: (trouble: Trouble) => void;
  #had = false;

  constructor(group: string, name: string, tell: (trouble: Trouble) => void) {
    this.#key = `${PREFIX}${group}/${name}`;
    this.#tell = tell;
  }

  load(): State | null {
    let text: string | null;
    try {
      text = storage().getItem(this.#key);
    } catch {
      this.#tell("blocked");
      return null;
    }
    if (text === null) return null;
    this.#had = true;
    const values = parse(text)?.values ?? null;
    if (!values) this.setAside();
    return values;
  }

  save(values: State): void {
    try {
      write(this.#key, textOf(values));
      this.#had = true;
    } catch (error) {
      this.#tell(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked");
    }
  }

  setAside(): void {
    try {
      const store = storage();
      const text = store.getItem(this.#key);
      if (text === null) return;
      // Freed first: when the storage is full, the copy may not fit beside the original.
      store.removeItem(this.#key);
      try {
        store.setItem(`${ASIDE}${this.#key.slice(PREFIX.length)}/${Date.now()}`, text);
      } catch {
        store.setItem(this.#key, text);
      }
      this.#tell("damaged");
    } catch {
      this.#tell("blocked");
    }
  }

  follow(changed: (values: State | null) => void): void {
    addEventListener("storage", (event) => {
      if (event.key !== this.#key) return;
      const values = parse(event.newValue)?.values ?? null;
      // A text that cannot be read changes nothing here; no text at all means that it was wiped.
      if (values || event.newValue === null) changed(values);
    });
    // A page that the back button brings back missed what was written, or wiped, meanwhile.
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      const had = this.#had;
      const values = this.load();
      if (values) changed(values);
      else if (had) location.reload();
    });
  }
}
