/** What the scripts of a page say, in its language. The page carries the words they need (`script_words` in course/front_end.py). */
let texts: Record<string, string> | undefined;

/** Looks up a text, by its English, and fills its `{places}`. */
export function t(text: string, values: Record<string, string | number> = {}): string {
  texts ??= JSON.parse(document.getElementById("page-words")?.textContent ?? "{}") as Record<string, string>;
  return (texts[text] ?? text).replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
}
