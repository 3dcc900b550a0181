/** The words in what could not be read, as far as they go. Pure: it touches no storage and no page (tests/host/). */

const MOST_LINES = 200;
const MOST_RAW = 2000;
/** What the course itself wrote beside the reader's words. */
const NOT_WORDS = /^(?:version|saved|side|group|who|\w*id)$/i;

/** The words of ready-made choices by their keys, such as "sleep" for "Slecht slapen", from what a widget starts with. */
export function choicesIn(state: unknown): Map<string, string> {
  const found = new Map<string, string>();
  walk(state, (value) => {
    const { key, text } = value as { key?: unknown; text?: unknown };
    if (typeof key === "string" && typeof text === "string") found.set(key, text);
  });
  return found;
}

/**
 * The words of a reader in a text that was put aside, line by line. Whole JSON is walked through; of a text that was cut
 * off or bent, what stands between quotes is taken; of anything else, the text itself.
 */
export function wordsIn(text: string, choices: ReadonlyMap<string, string> = new Map()): string[] {
  const found: string[] = [];
  const take = (name: string, value: string) => {
    const words = choices.get(value) ?? value.trim();
    if (words && !NOT_WORDS.test(name)) found.push(words);
  };
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    let name = "";
    const json = /^\s*[[{"]/.test(text) ? text : "";
    // Whatever stands behind a quote matches up to where it ends, so the text is gone through once: a match that failed at
    // the very end would begin again behind each quote.
    for (const [, inside = "", after] of json.matchAll(/"((?:[^"\\]|\\.)*)(?:"\s*(:?)|\\?$)/gs)) {
      if (after) name = inside;
      else take(name, unescaped(inside));
    }
    return found.length ? found.slice(0, MOST_LINES) : [text.trim().slice(0, MOST_RAW)].filter(Boolean);
  }
  walk(whole, (value) => {
    for (const [name, each] of Object.entries(value))
      if (typeof each === "string") take(Array.isArray(value) ? "" : name, each);
  });
  if (typeof whole === "string") take("", whole);
  return found.slice(0, MOST_LINES);
}

/** Visits every list and record, in order; without recursion, because it may be nested very deep. */
function walk(from: unknown, visit: (value: object) => void): void {
  const open = [from];
  while (open.length) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    visit(value);
    for (const each of Object.values(value).reverse()) open.push(each);
  }
}

function unescaped(inside: string): string {
  try {
    return String(JSON.parse(`"${inside}"`));
  } catch {
    return inside;
  }
}
