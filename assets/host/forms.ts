/**
 * The form of what is kept, which changes when a widget asks or keeps something else than before.
 *
 * A new form takes a new key: version 1 stands under `rugpijn/`, version 2 under `rugpijn2/`. A page of before an update,
 * still open in another tab or kept by the browser, knows the old key alone; so it never meets what it cannot read, and
 * never writes over it. Old keys are read until the reader keeps something in the new form, and are left where they are.
 */
import { type Entry, parse, type Values, versionIn } from "./device";

/** Makes the values of the next version. Pure: it looks at nothing but the values, and leaves them as they are. */
export type Step = (values: Values) => Values;
/** By the kind of a widget: the first step makes version 2 of version 1, the second version 3 of version 2. */
export type Forms = Readonly<Record<string, readonly Step[]>>;

/** A step is never taken out or changed once it was released. tests/host/forms.test.ts wants an example of each. */
export const FORMS: Forms = {};

/** No version is higher than this. */
export const NEWEST = 999;

/** The version in which this page keeps the answers of a kind. */
export function versionOf(kind: string, forms: Forms = FORMS): number {
  return 1 + (forms[kind]?.length ?? 0);
}

/** Where a version of what has this name is kept. No version ever stands under the key of another. */
export function keyOf(name: string, version = 1): string {
  const ours = version > 1 ? `rugpijn${version}` : "rugpijn";
  return name.startsWith("@") ? `${ours}-${name.slice(1)}` : `${ours}/${name}`;
}

/** The name and the version of what stands under a key; null when it is none of ours. */
export function placeOf(key: string): { name: string; version: number } | null {
  const [, version, sign, rest] = /^rugpijn(\d{0,3})([/-])(.+)$/.exec(key) ?? [];
  if (rest === undefined) return null;
  const place = { name: sign === "/" ? rest : `@${rest}`, version: Number(version) || 1 };
  return keyOf(place.name, place.version) === key ? place : null;
}

/** An entry in the form that this page works with. Throws when a step cannot do that. */
export function current(entry: Entry, kind: string, forms: Forms = FORMS): Entry {
  const { saved, values, version = 1 } = entry;
  const steps = (forms[kind] ?? []).slice(version - 1);
  return {
    saved,
    values: steps.reduce((now, step) => step(now), values),
    ...(versionOf(kind, forms) > 1 && { version: versionOf(kind, forms) }),
  };
}

/** What a storage has under a name: nothing, an answer, one that cannot be read, or one of a newer version of the course. */
export type Found =
  | { what: "nothing" }
  | { what: "newer" | "damaged"; key: string }
  | { what: "answer"; key: string; entry: Entry };

export function find(store: Storage, name: string, kind: string, forms: Forms = FORMS): Found {
  const version = versionOf(kind, forms);
  for (let i = 0; i < store.length; i += 1) {
    const key = store.key(i) ?? "";
    const place = placeOf(key);
    if (place?.name === name && place.version > version) return { what: "newer", key };
  }
  for (let each = version; each > 0; each -= 1) {
    const key = keyOf(name, each);
    const text = store.getItem(key);
    if (text === null) continue;
    // Not by the rule above, but not ours to throw away either.
    if (versionIn(text) > version) return { what: "newer", key };
    const entry = parse(text, version);
    try {
      if (entry) return { what: "answer", key, entry: current(entry, kind, forms) };
    } catch (error) {
      console.warn(`${key} could not be brought to version ${version}`, error);
    }
    return { what: "damaged", key };
  }
  return { what: "nothing" };
}
