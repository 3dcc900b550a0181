/** Where on a screen one comes to a step, or to a part of one, and what of it waits below the screen. */
/** What begins in this part of a screen is there to be seen. */
const BEGUN = 0.6;
/** A line that the end of a screen cut through comes along; in pixels. */
const LINE = 48;
/** With less than this of a line below the end of a screen all of it can be read: it is the air between lines; in pixels. */
const SLIVER = 6;
/** What begins in this part of a screen and goes on below it gains nothing by standing higher. */
const HIGH = 0.2;

/**
 * What there is in a step that its reader did not come to yet: a story below a question, a question below a text; else the words that
 * stand below the screen. What opens by a tap does not wait.
 *
 * @param fold where the screen ends, in pixels from its top.
 */
export function waiting(step: Element, fold: number): HTMLElement | undefined {
  const parts = (selector: string) => [...step.querySelectorAll<HTMLElement>(selector)];
  return (
    parts(":scope > .widget-place").find((place) => {
      const { top, bottom } = place.getBoundingClientRect();
      return bottom > Math.max(top, fold) && top > fold * BEGUN;
    }) ??
    parts(":scope > p, :scope > :is(ul, ol) > li").find((words) => {
      const { top, bottom } = words.getBoundingClientRect();
      return bottom > Math.max(top, fold + SLIVER);
    })
  );
}

/**
 * How far below the top of a screen a part stands when one comes to it: never more than a screen on, so that the end of a long story
 * above it is read first. What is longer than a screen itself goes on by a screen.
 *
 * @param top where the part begins now, in pixels from the top of the screen.
 * @param fold where the screen ends.
 */
export function unread(top: number, fold: number): number {
  return top > fold - LINE || top < fold * HIGH ? top - fold + LINE : 0;
}

/** What one presses next, or fills in: cut in two by the end of a screen it is neither seen nor passed over. */
const NEXT = ":is(.w-button, .w-step, .w-predict label, .levels label, textarea)";
/** Between what is pressed next and the end of the screen, in pixels. */
const AIR = 8;

/**
 * How much higher a step or a part of it stands, so that the end of the screen cuts through nothing that is pressed next: only as
 * far as its heading stays. What can be read stands as it comes, for going on leads there.
 *
 * @param top where the screen begins, in pixels from its top.
 * @param fold where it ends.
 */
export function higher(part: Element, top: number, fold: number): number {
  const room = (part.querySelector("h1, h2, h3")?.getBoundingClientRect().top ?? top) - top;
  for (const next of part.querySelectorAll(NEXT)) {
    const box = next.getBoundingClientRect();
    if (box.top < fold && box.bottom > fold)
      return box.bottom - fold > room ? 0 : Math.min(room, box.bottom - fold + AIR);
  }
  return 0;
}

/**
 * To a step, or to a part of one.
 *
 * @param below how far from the top of the screen it stands, in pixels; as the styles say when it is not given.
 */
export function standAt(part: HTMLElement, below?: number): void {
  part.style.scrollMarginBlockStart = below === undefined ? "" : `${below}px`;
  part.scrollIntoView({ behavior: "instant" });
  const margin = parseFloat(getComputedStyle(part).scrollMarginBlockStart) || 0;
  const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const fold = part.closest("[data-step]")?.nextElementSibling?.getBoundingClientRect().top ?? innerHeight;
  const way = below ? 0 : higher(part, top, fold);
  if (!way) return;
  part.style.scrollMarginBlockStart = `${margin - way}px`;
  part.scrollIntoView({ behavior: "instant" });
}

/** To a part of a step, for who looks and for who hears: reading goes on there, and the next stop is in it. */
export function comeTo(place: HTMLElement, below = 0): void {
  standAt(place, below);
  const part = place.matches(".widget-place") ? place.querySelector<HTMLElement>("fieldset, [role=group]") : place;
  part?.setAttribute("tabindex", "-1");
  part?.focus({ preventScroll: true });
}
