/**
 * A lesson, or one part of it, in a frame of another site (docs/embedding.md): it says that answers stay there, and tells that site
 * how high it is and where its reader is led to, in pixels. It listens to nothing, and tells nothing of its reader.
 */
import { isFramed, onlyPart } from "./embedding";
import { words } from "./words";

export interface Message {
  course: "begrijp-uw-rugpijn";
  /** Of the whole page, in pixels. */
  height: number;
  /** Where its reader is led to, in pixels from its top; only when that changes. */
  place?: number;
}

const LESSON = /\/\d\d-[a-z0-9-]+\/$/;

/** Marks what stays when one part is shown by itself, and the way to it (embedded.css). */
function keep(part: HTMLElement): void {
  part.dataset.shown = "";
  for (let around = part.parentElement; around; around = around.parentElement) {
    around.dataset.way = "";
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
}

/** What was kept here is not in the course itself: a link that leads out of the lessons opens a tab of its own, and leaves the frame. */
function leadOut(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || !/^https?:$/.test(link.protocol) || link.target) return;
  const here = link.origin === location.origin;
  if (here && (link.pathname === location.pathname || LESSON.test(link.pathname))) return;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

/** A sentence that opens beside a word stands there, and not at the end of a page that is far higher than the screen. */
function openThere(event: Event): void {
  const text = event.target as HTMLElement;
  const opener = document.querySelector(`[popovertarget="${CSS.escape(text.id)}"]`)?.getBoundingClientRect();
  if (opener) text.style.insetBlockStart = `${opener.bottom + scrollY}px`;
}

/** @param sites that may hold this page, as `course.toml` names them; no other gets a message. */
export function embed(sites: readonly string[]): void {
  const root = document.documentElement;
  const note = words("embedded")?.firstElementChild as HTMLElement | null;
  const link = note?.querySelector("a");
  const part = onlyPart();
  if (!note || !link) return;
  const lead = () => (link.href = `${location.pathname}#${part?.id ?? location.hash.slice(1)}`);
  lead();
  // Its reader may be at another step by then.
  link.addEventListener("click", lead);
  document.querySelector("main")?.before(note);
  if (part) {
    root.dataset.only = "";
    // All steps: the part may stand in any of them.
    root.dataset.steps = "all";
    for (const each of [part, note, document.querySelector<HTMLElement>("[data-part=safety]")]) if (each) keep(each);
  }
  if (!isFramed()) {
    // The part by itself, opened by hand: its answers are those of the course.
    note.querySelector("span")?.remove();
    return;
  }
  root.dataset.framed = "";
  // Where the screen begins and ends only the other site knows.
  const notice = document.querySelector("[data-part=notice]");
  if (notice) note.append(notice);
  for (const step of document.querySelectorAll("main > section[data-step]"))
    step.append(words("embedded-safety") ?? "");
  addEventListener("click", leadOut, { capture: true });
  document.addEventListener("beforetoggle", openThere, { capture: true });
  follow(sites);
}

function follow(sites: readonly string[]): void {
  // A browser that says who holds the page spares the others a complaint in its console.
  const holder = location.ancestorOrigins?.[0];
  const to = sites.filter((site) => !holder || site === holder);
  let told = 0;
  const tell = (place?: number) => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told && place === undefined) return;
    told = height;
    const message: Message = { course: "begrijp-uw-rugpijn", height, ...(place !== undefined && { place }) };
    for (const site of to) parent.postMessage(message, site);
  };
  const lead = (there: Element | null | undefined) => {
    if (there) tell(Math.max(0, Math.round(there.getBoundingClientRect().top + scrollY)));
  };
  new ResizeObserver(() => tell()).observe(document.body);
  // After the step stands there.
  document.addEventListener("step", (event) =>
    requestAnimationFrame(() => lead(document.querySelector(`[data-step="${(event as CustomEvent).detail.to}"]`))),
  );
  addEventListener("hashchange", () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!document.documentElement.dataset.at || !there?.matches("[data-step]")) lead(there);
  });
}
