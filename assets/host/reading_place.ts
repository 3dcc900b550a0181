/** In a lesson: notes which sections were read to their end, and offers to go on where the reader stopped. */
import { isRead, keepPlace, type Place, placeIn, readPlace } from "./place";
import type { StepEvent } from "./steps";
import { words } from "./words";

/** Milliseconds without movement after which what is on the screen counts as looked at. */
const PAUSE = 500;
const SECTIONS = "main section[data-step]";
const LESSON = /^\d\d$/;

/** The words of a step, also of one that is not shown; explanations that open by a tap do not count. */
function countWords(section: HTMLElement): number {
  const words = (element: Element) => element.textContent?.split(/\s+/).length ?? 0;
  return words(section) - [...section.querySelectorAll("[popover]")].reduce((sum, extra) => sum + words(extra), 0);
}

function headingOf(section?: Element): string {
  const heading = section?.querySelector("h2")?.cloneNode(true) as HTMLElement | undefined;
  for (const extra of heading?.querySelectorAll("[popover], .source") ?? []) extra.remove();
  return heading?.textContent?.trim() ?? "";
}

const sectionsHere = () => [...document.querySelectorAll<HTMLElement>(SECTIONS)];
const idOf = ({ id }: Element) => id.replace(/^stap-/, "");
const offerHere = () => document.querySelector<HTMLElement>("[data-part=resume]");
/** What the whole lesson takes. */
const minutesOf = (offer: HTMLElement | null) => Number(offer?.dataset.minutes) || 10;

/** Whoever keeps an answer in a lesson has begun it, where that widget stands; also who came in there and does not read on. */
export function beginAt(lesson: string, widget: string): void {
  const sections = sectionsHere();
  const place = document.querySelector(`.widget-place[data-widget="${CSS.escape(widget)}"]`);
  const step = place?.closest<HTMLElement>(SECTIONS);
  if (!step || !LESSON.test(lesson) || readPlace(lesson)) return;
  const left = minutesOf(offerHere());
  const at = sections.indexOf(step) + 1;
  keepPlace(lesson, { at, title: headingOf(step), seen: [], of: sections.length, left, step: idOf(step) });
}

export function followPlace(lesson: string): void {
  const sections = sectionsHere();
  const offer = offerHere();
  const minutes = minutesOf(offer);
  if (!offer || !sections.length || !LESSON.test(lesson)) return;

  const ids = sections.map(idOf);
  const before = readPlace(lesson);
  const from = before ? placeIn(before, ids) : { seen: [], at: 1 };
  const seen = new Set(from.seen);
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
      step: ids[at - 1] ?? "",
      ids: ids.filter((_, i) => seen.has(i + 1)),
    };
  };

  // Where no room was kept for it (loader.ts) it was begun a moment ago, on this page.
  if (before && !isRead(before) && document.documentElement.dataset.returning !== undefined) {
    const place = now(from.at - 1);
    const sentence = words("resume", { title: place.title, left: place.left });
    const link = sentence?.querySelector("a");
    if (sentence && link) {
      link.href = `#stap-${place.step}`;
      offer.replaceChildren(sentence);
      offer.hidden = false;
    }
  }

  const note = (...read: number[]) => {
    const fresh = read.filter((n) => !seen.has(n));
    if (!fresh.length) return;
    for (const n of fresh) seen.add(n);
    // Another tab may have read further.
    const kept = readPlace(lesson);
    for (const n of kept ? placeIn(kept, ids).seen : []) seen.add(n);
    keepPlace(lesson, now(fresh.at(-1) ?? 0));
  };
  const look = () => {
    const bottom = innerHeight + 1;
    const ended = (section: HTMLElement) => {
      // A step at a time, one sees at once what there is to do: who goes on from it has done with it.
      const waits = document.documentElement.dataset.at && section !== sections.at(-1);
      if (section.hidden || (waits && section.querySelector(":scope > .widget-place"))) return false;
      const end = section.getBoundingClientRect().bottom;
      return end > 0 && end <= bottom;
    };
    note(...sections.flatMap((section, i) => (ended(section) ? [i + 1] : [])));
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
  const move = () => {
    clearTimeout(pause);
    pause = window.setTimeout(rest, PAUSE);
  };
  addEventListener("scroll", move, { passive: true });
  // A step at a time: who goes on has read it, and a short text is seen whole at once.
  document.addEventListener("step", (event) => {
    const { from: left, to } = (event as StepEvent).detail;
    if (left && to === left + 1) note(left);
    move();
  });
  // Who goes on at once saw what is on the screen, too.
  addEventListener("pagehide", () => pause && rest());
}
