/** On the home: what was read, in words and a bar, and where to go on. Without anything kept it shows nothing. */
import { lookingBack } from "./looking_back";
import { contentOf } from "./mount";
import { isRead, type Place, readPlace } from "./place";
import { words } from "./words";

interface Lesson {
  card: HTMLElement;
  number: string;
  title: string;
  address: string;
  place: (Place & { saved: string }) | null;
}

function bar(share: number): HTMLElement {
  const element = document.createElement("span");
  element.className = "progress-bar";
  element.ariaHidden = "true";
  const filled = document.createElement("span");
  filled.style.inlineSize = `${Math.round(100 * share)}%`;
  element.append(filled);
  return element;
}

function show(place: HTMLElement | null | undefined, sentence: DocumentFragment | null, ...more: Node[]): void {
  if (!place || !sentence) return;
  place.replaceChildren(sentence, ...more);
  place.hidden = false;
}

function lessons(): Lesson[] {
  return [...document.querySelectorAll<HTMLElement>(".lesson-card[data-lesson]")].map((card) => {
    const number = card.dataset.lesson?.padStart(2, "0") ?? "";
    const link = card.querySelector("a");
    return {
      card,
      number,
      title: link?.lastChild?.textContent?.trim() ?? "",
      address: link?.getAttribute("href") ?? "",
      place: readPlace(number),
    };
  });
}

function showHome(): void {
  const all = lessons();
  for (const { card, place } of all) {
    const progress = card.querySelector<HTMLElement>("[data-part=lesson-progress]");
    if (progress) progress.hidden = true;
    if (!place) continue;
    if (isRead(place)) show(progress, words("read"));
    else if (!place.seen.length) show(progress, words("begun"));
    else
      show(
        progress,
        words("partly", { seen: place.seen.length, of: place.of, left: place.left }),
        bar(place.seen.length / place.of),
      );
  }

  const read = all.filter(({ place }) => place && isRead(place));
  const course = document.querySelector<HTMLElement>("[data-part=course-progress]");
  if (course) course.hidden = true;
  if (read.length) show(course, words("course", { read: read.length, of: all.length }), bar(read.length / all.length));

  showNextStep(all);
  void showHouse(all);
}

/** A letter for each lesson, as the stage huis has it, and the room of what is next: from 1, and the garden after the last. */
export function houseOf(all: readonly Pick<Lesson, "place">[], next: number): { rooms: string; here: number } {
  const rooms = all.map(({ place }) => (!place ? "." : isRead(place) ? "l" : "o")).join("");
  return { rooms, here: (next < 0 ? all.length : next) + 1 };
}

async function showHouse(all: Lesson[]): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-part=house]");
  const last = lastOf(all);
  if (!place?.dataset.module || !last) return;
  try {
    const { drawHouse } = await contentOf<typeof import("./house")>(place.dataset.module);
    const next = nextOf(all, last);
    drawHouse(place, houseOf(all, next ? all.indexOf(next) : -1));
  } catch {
    // It only shows what the list of lessons says.
  }
}

/**
 * The first thing on the page: the lesson that was begun, else a page to look back with that is due, else a lesson that was
 * not read, else what the reader wrote down.
 */
function showNextStep(all: Lesson[]): void {
  const element = document.querySelector<HTMLElement>("[data-part=continue]");
  const begin = document.querySelector<HTMLElement>("[data-part=begin]");
  const last = lastOf(all);
  if (element) element.hidden = true;
  if (begin) begin.hidden = Boolean(last);
  // Nothing that can be read any more, or wiped in another tab: as on a first visit.
  if (!last) delete document.documentElement.dataset.returning;
  else show(element, nextStep(all, last));
}

/** The lesson that was read in last. */
function lastOf(all: Lesson[]): Lesson | undefined {
  return all.filter(({ place }) => place).sort((a, b) => (b.place?.saved ?? "").localeCompare(a.place?.saved ?? ""))[0];
}

const unread = ({ place }: Lesson) => !place || !isRead(place);

/** Where to go on: there, else in the first after it that was not read, else in one before it. */
function nextOf(all: Lesson[], last: Lesson): Lesson | undefined {
  return unread(last) ? last : (all.slice(all.indexOf(last) + 1).find(unread) ?? all.find(unread));
}

function nextStep(all: Lesson[], last: Lesson): DocumentFragment | null {
  const next = nextOf(all, last);
  const end = all.at(-1)?.place;
  const due = !unread(last) && lookingBack(end && isRead(end) ? end.saved : "");
  if (due) {
    const sentence = words("look-back", { title: due.title });
    const link = sentence?.querySelector("a");
    if (link) link.href = due.address;
    return sentence;
  }
  if (!next) return words("all-read");
  const { title, left, at, step } = next.place ?? { title: next.title, left: 0, at: 0 };
  const isAfter = all.indexOf(next) > all.indexOf(last);
  const sentence = words(next.place ? "continue" : isAfter ? "next" : "skipped", {
    title,
    left,
    lesson: Number(next.number),
  });
  const link = sentence?.querySelector("a");
  if (link) link.href = next.address + (step ? `#stap-${step}` : at ? `#deel-${at}` : "");
  return sentence;
}

/** Shows it, and again when another tab or the back button brings something new. */
export function followHome(): void {
  if (!document.querySelector("[data-part=continue]")) return;
  showHome();
  addEventListener("storage", showHome);
  addEventListener("pageshow", (event) => event.persisted && showHome());
}
