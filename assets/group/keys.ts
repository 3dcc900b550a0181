/** Which key does what on the projector. A key that someone types with in a control stays with that control. */

export type Command =
  | "forward"
  | "back"
  | "first"
  | "last"
  | "overview"
  | "black"
  | "safety"
  | "notes"
  | "help"
  | "join"
  | "full"
  | "ask"
  | "again"
  | "leave"
  | { hand: number; less: boolean };

/** As the list of keys shows them, with what `t` says. */
export const LISTED: [string[], Command & string, string][] = [
  [["→", "space bar", "Page Down"], "forward", "Next"],
  [["←", "Page Up"], "back", "Previous"],
  [["Home"], "first", "To the first screen"],
  [["End"], "last", "To the last screen"],
  [["O"], "overview", "Overview"],
  [["B", "."], "black", "Black screen"],
  [["V"], "safety", "When do you call the doctor?"],
  [["N"], "notes", "Notes"],
  [["J"], "join", "Show how to take part"],
  [["S"], "ask", "Vote on this question"],
  [["A"], "again", "Vote once more"],
  [["F"], "full", "Full screen"],
];

const LETTERS: Record<string, Command> = {
  o: "overview",
  b: "black",
  ".": "black",
  v: "safety",
  n: "notes",
  h: "help",
  "?": "help",
  j: "join",
  f: "full",
  s: "ask",
  a: "again",
};
const ARROWS: Record<string, Command> = {
  ArrowRight: "forward",
  ArrowDown: "forward",
  ArrowLeft: "back",
  ArrowUp: "back",
  Home: "first",
  End: "last",
};

const TYPING = "input:not([type=checkbox], [type=button], [type=submit]), select, textarea, [contenteditable]";
// These answer to the space bar and Enter themselves.
const PRESSED = "button, a, summary, input, [role=button]";

export function commandOf(event: KeyboardEvent): Command | null {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (ctrlKey || altKey || metaKey) return null;
  // A clicker sends these two; they lead on wherever the focus is.
  if (key === "PageDown") return "forward";
  if (key === "PageUp") return "back";
  if (key === "Escape") return "leave";
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(TYPING)) return null;
  if (key === " ") return target.closest(PRESSED) ? null : shiftKey ? "back" : "forward";
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(code)?.[1];
  if (digit && (shiftKey || key === digit)) return { hand: Number(digit) - 1, less: shiftKey };
  return ARROWS[key] ?? LETTERS[key.toLowerCase()] ?? null;
}
