/** The words of the group pages stand in the page, in its language (group_words.html.j2). */
let words: Record<string, string> | undefined;

/** Looks up a text and fills its `{places}`. */
export function say(name: string, values: Record<string, string | number> = {}): string {
  words ??= JSON.parse(document.getElementById("group-words")?.textContent ?? "{}") as Record<string, string>;
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
}

/** One or more, in words: `say(one)` for 1, else `say(more, {n})`. */
export function count(n: number, one: string, more: string): string {
  return n === 1 ? say(one) : say(more, { n });
}

export const LETTERS = "ABCDEFGH";
