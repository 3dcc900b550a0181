/** The code on the big screen, as people type it. */

/** What a character that is never in a code may be instead. */
const INSTEAD: Record<string, [string, string]> = {
  "0": ["D", "C"],
  O: ["D", "C"],
  Q: ["D", "C"],
  "1": ["7", "J"],
  I: ["J", "T"],
  L: ["J", "T"],
  "2": ["7", "3"],
  Z: ["7", "3"],
  "5": ["3", "9"],
  S: ["3", "9"],
  "8": ["3", "R"],
  B: ["R", "3"],
  "6": ["C", "9"],
  G: ["C", "9"],
  U: ["V", "W"],
  A: ["4", "H"],
  E: ["F", "3"],
};

export type Typed =
  | { code: string }
  | { wrong: "empty" }
  | { wrong: "length"; n: number }
  | { wrong: "character"; character: string; instead?: [string, string] };

/** Reads a code: small letters, spaces, dots and hyphens do not matter. */
export function readCode(typed: string, alphabet: string, length: number): Typed {
  const code = typed.toUpperCase().replace(/[\s.-]/g, "");
  if (!code) return { wrong: "empty" };
  const strange = [...code].find((character) => !alphabet.includes(character));
  if (strange) return { wrong: "character", character: strange, instead: INSTEAD[strange] };
  return code.length === length ? { code } : { wrong: "length", n: code.length };
}
