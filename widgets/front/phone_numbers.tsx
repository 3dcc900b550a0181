/**
 * Dutch telephone numbers in a text that somebody wrote, as links that call. What is not surely a number stays text: a wrong call
 * is worse than a number to type.
 */

const GAP = "[ \\u00a0]?";
// Only one dash, behind the area: a date has two.
const DASH = "(?:[ \\u00a0]?-[ \\u00a0]?|[ \\u00a0])?";
const digits = (n: number) => `\\d(?:${GAP}\\d){${n - 1}}`;
const NUMBER = new RegExp(
  [
    `(?:\\+31|0031)${DASH}(?:\\(0\\)${GAP})?[1-9](?:[ \\u00a0-]?\\d){8}`,
    `0(?:800|90[069])${DASH}(?:${digits(7)}|${digits(4)})`,
    `06${DASH}${digits(8)}`,
    `(?:0[1-9]\\d|\\(0[1-9]\\d\\))${DASH}${digits(7)}`,
    `(?:0[1-9]\\d{2}|\\(0[1-9]\\d{2}\\))${DASH}${digits(6)}`,
    "11[23]",
  ].join("|"),
  "g",
);
/** After "Bel", and alone on a line or behind a colon, 112 is to be called; elsewhere it may be 112 minutes. */
const CALLS = /\b(?:bel|belt|bellen|tel|telefoon|nummer)[\s.:]+(?:naar\s+|met\s+)?$/i;
const ALONE = [/(?:^|[\n:])\s*$/, /^\s*(?:$|[\n.,;)])/] as const;

export interface Piece {
  text: string;
  /** What to call; without it the piece is only text. */
  tel?: string;
}

/** What a telephone is told to call, of a number as people write it: of "+31 (0)6 12345678" that is "+31612345678". */
export function telOf(number: string): string {
  return number
    .replace(/^(\+|00)(.*?)\(0\)/, "$1$2")
    .replace(/[^+\d]/g, "")
    .replace(/^0031/, "+31");
}

/** Whether what was found is a number by itself, and no part of a longer one or of an amount. */
function standsAlone(number: string, before: string, after: string): boolean {
  if (/[\p{L}\d+€]$|€\s$|\d[-./:,\s]$/u.test(before) || /^(?:[\p{L}%€]|[-./]?\d|[ \u00a0][1-9])/u.test(after))
    return false;
  return number.length > 3 || CALLS.test(before) || (ALONE[0].test(before) && ALONE[1].test(after));
}

/** A text in pieces, in order; together they are the text. */
export function phoneNumbers(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(NUMBER)) {
    const [number] = match;
    const end = match.index + number.length;
    if (!standsAlone(number, text.slice(at, match.index), text.slice(end))) continue;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) });
    pieces.push({ text: number, tel: telOf(number) });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** A text whose telephone numbers can be tapped; on paper they are plain (adapt.css). */
export function WithPhoneNumbers(props: { text: string }) {
  return (
    <>
      {phoneNumbers(props.text).map(({ text, tel }, i) =>
        tel ? (
          <a key={i} class="phone-number" href={`tel:${tel}`}>
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </>
  );
}
