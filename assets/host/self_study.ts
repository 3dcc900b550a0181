/**
 * Self-study: answers stay in this browser, one entry for each widget.
 * One entry each means that two open tabs never overwrite each other's answers to other questions,
 * and that a full storage costs one answer at most. Keys hold the lesson's number, not its language.
 */
import type { State, Store } from "./model";

export const VERSION = 1;
const PREFIX = "rugpijn/";
const ASIDE = "rugpijn-apart/";
const MOST_CHARACTERS = 100_000;

/** What the reader is told: nothing can be kept, no room left, or earlier answers unreadable. */
export type Trouble = "blocked" | "full" | "damaged";

export class SelfStudyStore implements Store {
  readonly #key: string;
  readonly #tell: (trouble: Trouble) => void;

  constructor(group: string, name: string, tell: (trouble: Trouble) => void) {
    this.#key = `${PREFIX}${group}/${name}`;
    this.#tell = tell;
  }

  load(): State | null {
    let text: string | null;
    try {
      text = localStorage.getItem(this.#key);
    } catch {
      this.#tell("blocked");
      return null;
    }
    if (text === null) return null;
    const values = read(text);
    if (!values) this.setAside();
    return values;
  }

  save(values: State): void {
    const text = JSON.stringify({ version: VERSION, saved: new Date().toISOString(), values });
    try {
      localStorage.setItem(this.#key, text);
    } catch (error) {
      this.#tell(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked");
    }
  }

  setAside(): void {
    try {
      const text = localStorage.getItem(this.#key);
      if (text === null) return;
      // Freed first: when the storage is full, the copy may not fit beside the original.
      localStorage.removeItem(this.#key);
      try {
        localStorage.setItem(`${ASIDE}${this.#key.slice(PREFIX.length)}/${Date.now()}`, text);
      } catch {
        localStorage.setItem(this.#key, text);
      }
      this.#tell("damaged");
    } catch {
      this.#tell("blocked");
    }
  }

  follow(changed: (values: State) => void): void {
    addEventListener("storage", (event) => {
      if (event.key !== this.#key || event.newValue === null) return;
      const values = read(event.newValue);
      if (values) changed(values);
    });
    // A page that the back button brings back missed what was written meanwhile in the next lesson.
    addEventListener("pageshow", (event) => {
      const values = event.persisted ? this.load() : null;
      if (values) changed(values);
    });
  }
}

/** The values in a stored text, or null when this version of the course cannot read them. */
function read(text: string): State | null {
  if (text.length > MOST_CHARACTERS) return null;
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry !== "object" || entry === null) return null;
    const { version, values } = entry as { version?: unknown; values?: unknown };
    if (version !== VERSION || typeof values !== "object" || values === null || Array.isArray(values)) return null;
    return values as State;
  } catch {
    return null;
  }
}
