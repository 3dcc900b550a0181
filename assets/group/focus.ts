/** The keyboard stays where it was when what it was on goes: at what took its place. */

const USABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const FOLDED = "[hidden], details:not([open]) > :not(summary)";

function usable(place: Element): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(USABLE)].filter((one) => !one.closest(FOLDED));
}

/**
 * A button that goes when it was pressed (a vote that is closed, a question that is let through) takes the focus with it, and
 * who works by keyboard would begin again at the top of the page.
 *
 * @param root of all that is drawn anew.
 * @param head where it goes when what is left has one: what took the place is read from there.
 */
export function keepFocus(root: HTMLElement, head?: "h1"): void {
  let held: HTMLElement | null = null;
  // What is around it, the nearest first, and at which place among them it stands.
  let around: [HTMLElement, number][] = [];
  const headOf = (place: HTMLElement) => (head ? place.querySelector<HTMLElement>(head) : null);
  const note = () => {
    const { activeElement } = document;
    held = activeElement instanceof HTMLElement && root.contains(activeElement) ? activeElement : null;
    around = [];
    for (let place = held?.parentElement; held && place && root.contains(place); place = place.parentElement)
      around.push([place, usable(place).indexOf(held)]);
  };
  root.addEventListener("focusin", note);
  new MutationObserver(() => {
    if (!held) return;
    if (held.isConnected) return void (document.activeElement === held && note());
    const left = around.find(([place]) => place.isConnected && (headOf(place) || usable(place).length > 0));
    held = null;
    if (!left || (document.activeElement && document.activeElement !== document.body)) return;
    const [place, at] = left;
    // Not scrolled: under a thumb nothing moves away.
    if (headOf(place)) {
      headOf(place)?.setAttribute("tabindex", "-1");
      return headOf(place)?.focus({ preventScroll: true });
    }
    const all = usable(place);
    all[Math.min(Math.max(at, 0), all.length - 1)]?.focus({ preventScroll: true });
  }).observe(root, { childList: true, subtree: true });
}
