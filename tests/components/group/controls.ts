/** What can be reached by keyboard, what it is called, and what a screen reader hears of a change. */

const CONTROLS = "button, input, textarea, select, summary, a[href]";
const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]";

export function nameOf(control: Element): string {
  const labels = (control as HTMLInputElement).labels;
  const own = labels?.length ? [...labels].map(({ textContent }) => textContent).join(" ") : control.textContent;
  return (control.getAttribute("aria-label") ?? own ?? "").replace(/\s+/g, " ").trim();
}

/** What can be reached by Tab now. */
export const reached = (root: Element) =>
  [...root.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (one) => !one.closest("[hidden], details:not([open]) > :not(summary)"),
  );

/** The names that are missing, or that two controls have. */
export function wrongNames(root: Element): string[] {
  const names = reached(root).map((one) => `${one.tagName} ${nameOf(one)}`);
  return names.filter((one, i) => /^\S+ ?$/.test(one) || names.indexOf(one) < i);
}

const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement);

/** Listens as a screen reader does: it hears what changes in a place that was there before, and nothing that comes with its words. */
export class Hearing {
  #changed: MutationRecord[] = [];
  #watcher = new MutationObserver((records) => void this.#changed.push(...records));

  constructor(root: Element) {
    this.#watcher.observe(root, { childList: true, characterData: true, subtree: true });
  }

  /** What changed since the last time this was asked: each message, and the words that nobody heard. */
  said(): { heard: string[]; missed: string[] } {
    const changed = [...this.#changed.splice(0), ...this.#watcher.takeRecords()];
    const fresh = new Set(changed.flatMap(({ addedNodes }) => [...addedNodes]));
    const isFresh = (live: Element) => [...fresh].some((one) => one !== live.firstChild && one.contains(live));
    const live = changed.map(({ target }) => elementOf(target)?.closest(LIVE));
    const inNew = [...fresh].flatMap((one) => (one instanceof Element ? [one, ...one.querySelectorAll(LIVE)] : []));
    const words = (some: Iterable<Element>) =>
      [...some]
        .filter((one) => one.isConnected)
        .map((one) => (one.textContent ?? "").trim())
        .filter(Boolean);
    return {
      heard: words(new Set(live.filter((one) => one instanceof Element && !isFresh(one)) as Element[])),
      missed: words(inNew.filter((one) => one.matches(LIVE))),
    };
  }

  stop(): void {
    this.#watcher.disconnect();
  }
}
