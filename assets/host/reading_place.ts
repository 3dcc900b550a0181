/** In a lesson: notes which sections were read to their end, and offers to go on where the reader stopped. */
import { isRead, keepPlace, type Place, readPlace } from "./place";
import { words } from "./words";

/** Milliseconds without movement after which what is on the screen counts as looked at. */
const PAUSE = 500;
const SECTIONS = "main section.section[id^=deel-]";

/** The words that are on the screen; explanations that open by a tap are not. */
function countWords(section: HTMLElement): number {
  return section.innerText.split(/\s+/).length;
}

function headingOf(section: Element | undefined): string {
  const heading = section?.querySelector("h2")?.cloneNode(true) as HTMLElement | undefined;
  for (const extra of heading?.querySelectorAll("[popover], .source") ?? []) extra.remove();
  return heading?.textContent?.trim() ?? "";
}

/** Starts following; `minutes` is what the whole lesson takes. */
export function followPlace(lesson: string): void {
  const sections = [...document.querySelectorAll<HTMLElement>(SECTIONS)];
  const offer = document.querySelector<HTMLElement>("[data-part=resume]");
  const minutes = Number(offer?.dataset.minutes) || 10;
  if (!offer || !sections.length || !/^\d\d$/.test(lesson)) return;

  const before = readPlace(lesson);
  const seen = new Set(before?.seen.filter((n) => n <= sections.length));
  const lengths = sections.map(countWords);

  // Whoever came in halfway goes on from there.
  const now = (last: number): Place => {
    const unseen = lengths.map((_, i) => i + 1).filter((n) => !seen.has(n));
    const at = unseen.find((n) => n > last) ?? unseen[0] ?? sections.length;
    const share = unseen.reduce((sum, n) => sum + (lengths[n - 1] ?? 0), 0) / lengths.reduce((sum, n) => sum + n, 1);
    return {
      at,
      title: headingOf(sections[at - 1]),
      seen: [...seen].sort((a, b) => a - b),
      of: sections.length,
      left: Math.max(1, Math.round(minutes * share)),
    };
  };

  if (before && !isRead(before)) {
    const place = now(before.at - 1);
    const sentence = words("resume", { title: place.title, left: place.left });
    const link = sentence?.querySelector("a");
    if (sentence && link) {
      link.href = `#deel-${place.at}`;
      offer.replaceChildren(sentence);
      offer.hidden = false;
    }
  }

  const look = () => {
    let last = 0;
    const bottom = innerHeight + 1;
    sections.forEach((section, i) => {
      const end = section.getBoundingClientRect().bottom;
      if (end <= 0 || end > bottom || seen.has(i + 1)) return;
      seen.add(i + 1);
      last = i + 1;
    });
    if (!last) return;
    // Another tab may have read further.
    for (const n of readPlace(lesson)?.seen ?? []) if (n <= sections.length) seen.add(n);
    keepPlace(lesson, now(last));
  };
  // Back from a page where all was wiped, this page must not write its own notes back.
  addEventListener("pageshow", (event) => event.persisted && seen.size && !readPlace(lesson) && location.reload());
  let pause = 0;
  const rest = () => {
    clearTimeout(pause);
    pause = 0;
    look();
  };
  // Only who moves through a lesson reads it: opening a page leaves no trace. And only where that stops for a moment: who flings
  // to the end read nothing on the way.
  addEventListener(
    "scroll",
    () => {
      clearTimeout(pause);
      pause = setTimeout(rest, PAUSE);
    },
    { passive: true },
  );
  // Who goes on at once saw what is on the screen, too.
  addEventListener("pagehide", () => pause && rest());
}
