/**
 * On a phone the leader's own screen is longer than what is seen of it: what was begun here stands in view at once. Who works by
 * keyboard is there too: the button that was pressed is gone, and another in its place might do harm.
 */
import type { Action } from "./records.gen";
import type { State } from "./state";

/** What begins something else; the other acts are about what is on already, and under a thumb nothing moves. */
const BEGINS = new Set<Action["do"]>(["ask", "make", "go", "stage", "away"]);

export class AtTop {
  #begins = false;
  #on = "";

  /** Before something is done in this window; what another window does moves nothing here. */
  before(action: Action): void {
    this.#begins = BEGINS.has(action.do);
  }

  /**
   * Once a state was drawn.
   *
   * @param head the name of the section, and `lead` what a vote or something large begins with.
   */
  drawn({ screen, question, staged }: State, head: Element | null, lead: Element | null): void {
    const on = [screen, question?.name, staged].join("/");
    if (this.#on === on) return;
    this.#on = on;
    if (!this.#begins) return;
    this.#begins = false;
    const place = question || staged ? lead : head;
    if (document.activeElement === document.body)
      place?.querySelector<HTMLElement>("h1, h2")?.focus({ preventScroll: true });
    const top = place?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > innerHeight / 2) place?.scrollIntoView({ block: "start", behavior: "instant" });
  }
}
