/**
 * Self-study: answers stay in this browser, one entry for each widget.
 * One entry each means that two open tabs never overwrite each other's answers to other questions,
 * and that a full storage costs one answer at most. Names hold the lesson's number, not its language.
 */
import { ASIDE, freePlace, keys, storage, textOf, write } from "./device";
import { FORMS, type Forms, type Found, find, keyOf, placeOf, versionOf } from "./forms";
import type { State, Store } from "./model";

/** What the reader is told: nothing can be kept, no room left, earlier answers unreadable, or those of a newer version of the course. */
export type Trouble = "blocked" | "full" | "damaged" | "newer";

/**
 * The first part of the name that a widget's answers are kept under: of all lessons, or the number of one. A page beside the
 * lessons has no number; what is kept there is that of the lesson that the widget names, or of all.
 */
export function keptUnder({ _scope, _lesson }: State, lesson: string): string {
  return _scope === "course" ? "course" : String(_lesson || lesson || "course");
}

export class SelfStudyStore implements Store {
  readonly #name: string;
  readonly #kind: string;
  readonly #forms: Forms;
  readonly #tell: (trouble: Trouble) => void;
  /** Where the answers now stand. */
  #key: string;
  #had = false;
  /** A newer version of the course keeps this answer: it is left alone, and nothing is kept here. */
  #newer = false;
  /** What cannot be read still stands in the place of this answer: there was no room to put it aside. */
  #stuck = false;
  /** Called each time that an answer was kept. */
  kept?: () => void;

  /** @param kind of the widget; the form of its answers has a version (forms.ts). */
  constructor(group: string, name: string, kind: string, tell: (trouble: Trouble) => void, forms = FORMS) {
    this.#name = `${group}/${name}`;
    this.#kind = kind;
    this.#forms = forms;
    this.#tell = tell;
    this.#key = this.#ownKey;
  }

  load(): State | null {
    try {
      let found = this.#find();
      // Below what cannot be read may stand what was kept before the form changed.
      while (found.what === "damaged" && this.#putAside(found.key)) found = this.#find();
      this.#had = found.what !== "nothing";
      return found.what === "answer" ? found.entry.values : null;
    } catch {
      this.#tell("blocked");
      return null;
    }
  }

  save(values: State): void {
    try {
      const { what } = this.#find();
      if (what === "newer") return;
      // What cannot be read is never written over.
      if ((what === "damaged" || this.#stuck) && this.#key === this.#ownKey && !this.#putAside(this.#key))
        return this.#tell("full");
      write(this.#ownKey, textOf(values, undefined, versionOf(this.#kind, this.#forms)));
      this.#key = this.#ownKey;
      this.#had = true;
      this.kept?.();
    } catch (error) {
      this.#tell(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked");
    }
  }

  setAside(): void {
    try {
      this.#putAside(this.#key);
    } catch {
      this.#tell("blocked");
    }
  }

  follow(changed: (values: State | null) => void): void {
    addEventListener("storage", ({ key }) => {
      if (key === null || placeOf(key)?.name !== this.#name) return;
      try {
        const found = this.#find();
        // A text that cannot be read changes nothing here; no text at all means that it was wiped.
        if (found.what === "answer") changed(found.entry.values);
        if (found.what === "nothing") changed(null);
      } catch {
        // Then this tab keeps what it shows.
      }
    });
    // A page that the back button brings back missed what was written, or wiped, meanwhile.
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      const had = this.#had;
      const values = this.load();
      if (values) changed(values);
      else if (had && !this.#newer) location.reload();
    });
  }

  get #ownKey(): string {
    return keyOf(this.#name, versionOf(this.#kind, this.#forms));
  }

  #find(): Found {
    const found = find(storage(), this.#name, this.#kind, this.#forms);
    if (found.what !== "nothing") this.#key = found.key;
    if (found.what === "newer" && !this.#newer) this.#tell("newer");
    this.#newer = found.what === "newer";
    return found;
  }

  /** Puts away what cannot be read, so that the lesson goes on; true when its place is free now. */
  #putAside(key: string): boolean {
    const store = storage();
    const text = store.getItem(key);
    if (text === null || this.#newer) return false;
    const place = `${ASIDE}${this.#name}/`;
    const known = keys((each) => each.startsWith(place)).some((each) => store.getItem(each) === text);
    // A page of before an update may still work with what stands under an older key: that stays, a copy is put aside.
    const own = key === this.#ownKey;
    // Freed first: when the storage is full, the copy may not fit beside the original.
    if (own) store.removeItem(key);
    this.#stuck = false;
    try {
      if (!known)
        store.setItem(
          freePlace((each) => store.getItem(each) !== null, this.#name),
          text,
        );
    } catch {
      if (own) store.setItem(key, text);
      this.#stuck = own;
    }
    if (own || !known) this.#tell("damaged");
    return own && !this.#stuck;
  }
}
