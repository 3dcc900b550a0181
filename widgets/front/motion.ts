/** Whether the reader asked for less motion: on the device, or on the page (`data-motion="calm"` on <html>). */

const REDUCED = "(prefers-reduced-motion: reduce)";

export function calmMotion(): boolean {
  return matchMedia(REDUCED).matches || document.documentElement.dataset.motion === "calm";
}

/** Calls back on a change; gives the function that ends it. */
export function followCalmMotion(changed: (calm: boolean) => void): () => void {
  const tell = () => changed(calmMotion());
  const query = matchMedia(REDUCED);
  const page = new MutationObserver(tell);
  query.addEventListener("change", tell);
  page.observe(document.documentElement, { attributes: true, attributeFilter: ["data-motion"] });
  return () => {
    query.removeEventListener("change", tell);
    page.disconnect();
  };
}

/**
 * How a page moves to what it brings into view: at once for who asked for calm, and for who goes by keyboard. Who does so may be at the
 * next stop before a slow movement ends, and that would take it off the screen.
 */
function moving(): ScrollBehavior {
  return calmMotion() || document.activeElement?.matches(":focus-visible") ? "instant" : "smooth";
}

/** Brings what came or changed into view, when it is not there. */
export function bringIntoView(element: Element | null): void {
  element?.scrollIntoView({ block: "nearest", behavior: moving() });
}

/** What stands at the top and at the foot of a screen, over the page; in pixels. */
function covered(): [top: number, foot: number] {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  // "auto" is nothing.
  return [parseFloat(scrollPaddingTop) || 0, parseFloat(scrollPaddingBottom) || 0];
}

/** Brings all of something into view, where a screen has room for it: so what was pressed in it stays there. */
export function bringWhole(element: Element | null): void {
  const [top, foot] = covered();
  if (element && element.getBoundingClientRect().height <= innerHeight - top - foot) bringIntoView(element);
}

/**
 * Brings what comes next into view, as far as what was pressed stays there.
 *
 * @param next what one goes on with, such as a button or a reply.
 * @param pressed the answer that one chose.
 */
export function bringAlong(next: Element | null | undefined, pressed: Element | null): void {
  if (!next || !pressed) return;
  const [top, foot] = covered();
  const below = next.getBoundingClientRect().bottom - innerHeight + foot;
  const room = pressed.getBoundingClientRect().top - top;
  const way = Math.min(below, room);
  if (way > 0) scrollBy({ top: way, behavior: moving() });
}
