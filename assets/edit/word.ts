/** Where a word of a rendered text stands in what the author typed. */

const WORD = /[\p{L}\p{N}]+/gu;
// Addresses and descriptions of pictures stand between the words that are shown; more words than this are no longer the same place.
const FAR = 60;

/**
 * The place in a Markdown source behind the last word of a text.
 * @param source as typed.
 * @param shown what a reader sees of it, up to and with that word.
 */
export function behindWord(source: string, shown: string): number {
  const typed = [...source.matchAll(WORD)];
  let next = 0;
  let place = 0;
  for (const [word] of shown.matchAll(WORD)) {
    const found = typed.slice(next, next + FAR).findIndex((one) => one[0] === word);
    if (found < 0) continue;
    next += found + 1;
    place = (typed[next - 1]?.index ?? 0) + word.length;
  }
  return place;
}
