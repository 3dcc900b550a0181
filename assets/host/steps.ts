/**
 * A lesson a step at a time, on a narrow screen. All steps stand in the page: without a script, on paper, on a wide screen and for
 * who wants it they stand below each other. The loader marks the page (`data-steps`) before its first paint; until this runs the
 * styles show the step of the address, and the links from one to the next work by themselves.
 */
import { comeTo, standAt, unread, waiting } from "./coming_to";

/** Said on the document when another step is shown: which one was, and which one is, from 0, which stands above the first. */
export type StepEvent = CustomEvent<{ from: number; to: number }>;
const STEPS = "main > [data-step]";
/** As in steps.css. A phone that is turned stays with its step; what is zoomed in far enough has a narrow screen too. */
const NARROW = "(max-width: 47.99rem), (max-height: 30rem)";

const root = document.documentElement;

/** Which step an address leads to; -1 when it leads to none. An old one may count further than the lesson goes now. */
export function stepOf(steps: readonly HTMLElement[], hash: string): number {
  const id = decoded(hash.slice(1));
  if (!id) return 0;
  const place = document.getElementById(id);
  // The end of the course stands below the last step, and shows with it.
  if (place ? place.closest("[data-part=course-end]") : /^deel-\d+$/.test(id)) return steps.length - 1;
  return steps.findIndex((step) => step.contains(place));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

export interface Touch {
  x: number;
  y: number;
  time: number;
}

// Pixels and milliseconds.
const EDGE = 24;
const LENGTH = 60;
const LONGEST = 700;
/** Where a swipe leads: 1 on, -1 back, 0 when it was none. */
export function swipe(from: Touch, to: Touch, width: number): -1 | 0 | 1 {
  const [x, y] = [to.x - from.x, to.y - from.y];
  // The edges belong to the browser.
  if (from.x < EDGE || from.x > width - EDGE) return 0;
  if (Math.abs(x) < LENGTH || Math.abs(x) < 2 * Math.abs(y) || to.time - from.time > LONGEST) return 0;
  return x < 0 ? 1 : -1;
}

/** Whether a finger here may mean something else: whatever is played with, typed in or scrolled sideways. */
function isTaken(target: EventTarget | null): boolean {
  for (let element = target instanceof Element ? target : null; element && element.tagName !== "MAIN"; ) {
    if (element.matches(".widget-place, input, textarea, select, [popover]")) return true;
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible") return true;
    element = element.parentElement;
  }
  return false;
}

export function followSteps(): void {
  const steps = [...document.querySelectorAll<HTMLElement>(STEPS)];
  if (steps.length < 2 || !document.body.classList.contains("lesson")) return;
  const narrow = matchMedia(NARROW);
  let at = Math.max(0, stepOf(steps, location.hash));
  let single = false;

  const show = (to: number) => {
    const from = at;
    at = to;
    steps.forEach((step, i) => {
      step.style.scrollMarginBlockStart = "";
      // A browser finds words in it all the same, and then says so; one that does not know this value hides it.
      if (single && i !== at) step.setAttribute("hidden", "until-found");
      else step.removeAttribute("hidden");
    });
    if (single) root.dataset.at = at === 0 ? "first" : at === steps.length - 1 ? "last" : "between";
    else delete root.dataset.at;
    if (single && from !== to)
      document.dispatchEvent(new CustomEvent("step", { detail: { from, to } }) satisfies StepEvent);
  };

  const arrange = () => {
    const next = narrow.matches && root.dataset.steps === "one";
    if (next === single && root.dataset.stepping !== undefined) return;
    const began = root.dataset.stepping === undefined;
    single = next;
    root.dataset.stepping = "";
    show(at);
    if (began) return;
    // What was pressed stays in view. Left to itself a browser may hold on to what stands at the end of the lesson.
    const pressed = at ? null : document.activeElement?.closest("[data-part=step-choice]");
    if (pressed) pressed.scrollIntoView({ block: "center", behavior: "instant" });
    else if (at) steps[at]?.scrollIntoView({ behavior: "instant" });
  };
  arrange();
  const first = steps[at];
  if (single && at > 0 && first?.matches(":target")) standAt(first);
  // Noted while reading: when the window becomes another size, all steps have moved already.
  addEventListener(
    "scroll",
    () => {
      const box = steps[at]?.getBoundingClientRect();
      // Who scrolled on is in another one, where there was another one to scroll to.
      if (single || (box && box.bottom > 0 && box.top < innerHeight)) return;
      at = Math.max(0, steps.filter((step) => step.getBoundingClientRect().top < innerHeight / 2).length - 1);
    },
    { passive: true },
  );
  narrow.addEventListener("change", arrange);
  new MutationObserver(arrange).observe(root, { attributes: true, attributeFilter: ["data-steps"] });

  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (!single || !link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = stepOf(steps, link.hash);
    // On to what waits in this step, before the next one. Who begins, begins.
    const fold = (link.closest(".step-way") ?? link).getBoundingClientRect().top;
    const next = at > 0 && link.matches(".step-on") && waiting(steps[at] as HTMLElement, fold);
    const below = next ? unread(next.getBoundingClientRect().top, fold) : 0;
    const place = next || (to >= 0 && document.getElementById(decoded(link.hash.slice(1))));
    if (!place) return;
    // Not left to the browser: a screen reader would read on from there, and then say the heading and where that is once more.
    event.preventDefault();
    // Words on the next screen of a step have no address of their own.
    if (!place.id) return comeTo(place, below);
    if (decoded(location.hash) !== `#${place.id}`) history.pushState(null, "", `#${place.id}`);
    arrive(below);
  });
  const arrive = (below = 0) => {
    const to = stepOf(steps, location.hash);
    if (!single || to < 0) return;
    show(to);
    const step = steps[to] as HTMLElement;
    const place = document.getElementById(decoded(location.hash.slice(1)));
    // A part of a step, such as a question to change, and what stands below the last one keep the place where the browser put it.
    if (place && (!step.contains(place) || (place !== step && place.matches(".widget-place"))))
      return comeTo(place, below);
    standAt(step);
    const heading = step.querySelector<HTMLElement>("h1, h2");
    heading?.setAttribute("tabindex", "-1");
    const where = step.querySelector(".step-at");
    if (where?.id) heading?.setAttribute("aria-describedby", where.id);
    heading?.focus({ preventScroll: true });
  };
  addEventListener("hashchange", () => arrive());
  // The browser found what its reader looked for.
  document.addEventListener("beforematch", ({ target }) => {
    const to = steps.findIndex((step) => target instanceof Node && step.contains(target));
    if (!single || to < 0 || to === at) return;
    show(to);
    if (stepOf(steps, location.hash) !== to) history.replaceState(history.state, "", `#${steps[to]?.id}`);
  });

  let from: Touch | null = null;
  const touch = ({ changedTouches: [finger], timeStamp }: TouchEvent): Touch => ({
    x: finger?.clientX ?? 0,
    y: finger?.clientY ?? 0,
    time: timeStamp,
  });
  const main = steps[0]?.parentElement;
  main?.addEventListener(
    "touchstart",
    (event) => {
      const zoomed = (visualViewport?.scale ?? 1) > 1.01;
      from = single && event.touches.length === 1 && !zoomed && !isTaken(event.target) ? touch(event) : null;
    },
    { passive: true },
  );
  main?.addEventListener("touchcancel", () => (from = null), { passive: true });
  main?.addEventListener(
    "touchend",
    (event) => {
      const way =
        from && event.touches.length === 0 && !getSelection()?.toString() ? swipe(from, touch(event), innerWidth) : 0;
      from = null;
      if (way)
        document
          .querySelector<HTMLAnchorElement>(`[data-step="${at}"] + .step-way ${way > 0 ? ".step-on" : ".step-back"}`)
          ?.click();
    },
    { passive: true },
  );

  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-part=step-choice] button"))
    button.addEventListener("click", () => {
      // The panel "Lezen" keeps it, and shows it too.
      document.querySelector<HTMLInputElement>("[data-part=reading-form] [name=steps]")?.click();
    });
}
