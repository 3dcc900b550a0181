/** Where on a screen one comes to a step, or to a part of one, and what of it waits below the screen. */
/** What begins in this part of a screen is there to be seen. */
const BEGUN = 0.6;
/** A line that the end of a screen cut through comes along; in pixels. */
const LINE = 48;
/** With less than this of a line below the end of a screen all of it can be read: it is the air between lines; in pixels. */
const SLIVER = 6;
/** What begins in this part of a screen and goes on below it gains nothing by standing higher. */
const HIGH = 0.2;
const PICTURE = ".w-picture, [data-part=picture]";
/** How far from an edge of the screen a line may come to stand at it, in pixels. */
const REACH = 160;

/**
 * What there is in a step that its reader did not come to yet: a story below a question, a question below a text, a play of which half
 * the picture is seen; else the words that stand below the screen. What opens by a tap does not wait.
 *
 * @param fold where the screen ends, in pixels from its top.
 */
export function waiting(step: Element, fold: number): HTMLElement | undefined {
  const parts = (selector: string) => [...step.querySelectorAll<HTMLElement>(selector)];
  return (
    parts(":scope > .widget-place").find((place) => {
      const { top, bottom } = place.getBoundingClientRect();
      const picture = place.querySelector(PICTURE)?.getBoundingClientRect();
      const half = picture && picture.top < fold && picture.bottom > fold;
      return bottom > Math.max(top, fold) && top > fold * (half ? HIGH : BEGUN);
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
const NEXT = ":is(.w-button, .w-step, .take, .w-predict label, .levels label, textarea, select, summary)";
/** A part of these says that there are more: without it nobody would look for them. */
const MORE = ".w-choice";
const WORDS = "p, li, legend, h1, h2, h3, .w-choice span";
/** So much of the box of a line has no ink in it, above and below; in pixels. */
const LEADING = 4;
/** Between what stands last on a screen and its end, in pixels. */
const AIR = 6;

/** The lines of text in a step, as they stand on the screen, near one of its edges. */
function lines(step: Element, edges: readonly number[]): DOMRect[] {
  const near = ({ top, bottom }: DOMRect) => edges.some((edge) => top < edge + REACH && bottom > edge - REACH);
  const range = document.createRange();
  return [...step.querySelectorAll(WORDS)]
    .filter((words) => near(words.getBoundingClientRect()))
    .flatMap((words) => {
      range.selectNodeContents(words);
      return [...range.getClientRects()];
    });
}

/**
 * How much higher a step or a part of it stands, so that the edges of the screen cut through nothing; below zero, lower. What is
 * pressed next comes first, then lines of text, then pictures.
 *
 * @param top where the screen begins, in pixels from its top.
 * @param fold where it ends.
 * @param up how much higher it may stand at most: without losing its heading, or a line that was not read.
 * @param down how much lower.
 */
export function higher(step: Element, top: number, fold: number, up: number, down = 0): number {
  const boxes = (selector: string) => [...step.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
  const isCut = (box: DOMRect, edge: number, air: number) =>
    box.top < edge - Math.max(0, -air) && box.bottom > edge - air;
  const more = boxes(MORE);
  const next = boxes(NEXT);
  const words = lines(step, [top, fold]);
  const pictures = boxes(PICTURE);
  const least = more.some((box) => isCut(box, fold, 0)) ? 0 : -Math.floor(down);
  const ways = Array.from({ length: Math.max(0, Math.floor(up) - least) + 1 }, (_, i) => least + i).sort(
    (a, b) => Math.abs(a) - Math.abs(b),
  );
  const whole = (pressed: DOMRect[], read: DOMRect[]) =>
    ways.find(
      (way) =>
        !pressed.some((box) => isCut(box, fold + way, AIR)) &&
        !read.some((box) => isCut(box, fold + way, -LEADING) || isCut(box, top + way - LEADING, -LEADING)),
    );
  const all = [...next, ...more];
  return (
    whole([...all, ...pictures], words) ??
    whole(all, words) ??
    whole(next, words) ??
    whole(all, []) ??
    whole(next, []) ??
    0
  );
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
  const step = part.closest("[data-step]") ?? part;
  const fold = step.nextElementSibling?.getBoundingClientRect().top ?? innerHeight;
  const heading = part.querySelector("h1, h2, h3") ?? part;
  const up = below ? LINE / 2 : heading.getBoundingClientRect().top - top;
  const way = higher(step, top, fold, up, part === step ? 0 : (fold - top) / 4);
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
