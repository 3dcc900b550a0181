/**
 * The page for the therapist on top of "Mijn cursus": a few lines of what was kept, in the reader's own words. Each
 * read-back says what of it belongs there (widgets/front/read_back.tsx); nothing else is read or kept, and nothing is counted.
 */
import type { InSummary } from "../../widgets/front/read_back";

/** Characters: a line on paper, or two of wide letters, so that all parts fit on one page whatever was written. */
export const LONGEST = 90;

/** On one line, and cut when long, between two words where there are any. */
function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...line];
  if (letters.length <= LONGEST) return line;
  const cut = letters.slice(0, LONGEST - 1).join("");
  const end = cut.lastIndexOf(" ");
  return `${end > LONGEST / 2 ? cut.slice(0, end) : cut}…`;
}

function gather(page: HTMLElement): Map<string, Set<string>> {
  const lines = new Map<string, Set<string>>();
  for (const kept of page.querySelectorAll<HTMLElement>("[data-kept] [data-summary]")) {
    const own = kept.closest<HTMLElement>("[data-kept]")?.dataset.ownTo ?? "";
    const said = JSON.parse(kept.dataset.summary ?? "{}") as InSummary;
    for (const [to, texts] of Object.entries(said)) {
      const part = to === "own" ? own : to;
      lines.set(part, new Set([...(lines.get(part) ?? []), ...texts.map(short).filter(Boolean)]));
    }
  }
  return lines;
}

/** Fills it anew; without a line neither a part nor the page stands there. Writes only what changed. */
export function sumUp(page: HTMLElement): void {
  const summary = page.querySelector<HTMLElement>("[data-part=summary]");
  if (!summary) return;
  const lines = gather(page);
  for (const part of summary.querySelectorAll<HTMLElement>("[data-to]")) {
    const shown = [...(lines.get(part.dataset.to ?? "") ?? [])].slice(0, Number(part.dataset.most));
    const list = part.querySelector("ul");
    const now = [...(list?.children ?? [])].map(({ textContent }) => textContent);
    if (now.join("\n") !== shown.join("\n"))
      list?.replaceChildren(...shown.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    if (part.hidden !== (shown.length === 0)) part.hidden = shown.length === 0;
  }
  const nothing = summary.querySelector("[data-to]:not([hidden])") === null;
  if (summary.hidden !== nothing) summary.hidden = nothing;
}
