/** The preview: the made page in a frame. A new page is made ready behind the old one, so nothing flickers or jumps. */
import { t } from "../host/texts";

// Milliseconds: how often to look whether a page is awake, and how long.
const LOOK = 40;
const PATIENCE = 4000;

export class Preview {
  private shown: HTMLIFrameElement | null = null;
  private page = "";
  private place = "";

  constructor(
    private readonly box: HTMLElement,
    private readonly address: string,
  ) {}

  /** Show the place that is being written; does nothing while that stays the same. */
  follow(place: string): void {
    if (!place || place === this.place) return;
    this.place = place;
    if (this.shown) this.go(this.shown);
  }

  /**
   * Show a page.
   * @param page its tag; empty when there is none yet.
   */
  show(page: string): void {
    if (!page || page === this.page) return;
    this.page = page;
    for (const old of this.box.querySelectorAll("[data-coming]")) old.remove();
    const frame = document.createElement("iframe");
    frame.title = t("How a patient sees the lesson");
    frame.dataset.coming = "";
    frame.src = `${this.address}?v=${page}`;
    frame.addEventListener("load", () => void this.swap(frame), { once: true });
    this.box.append(frame);
  }

  private async swap(frame: HTMLIFrameElement): Promise<void> {
    await awake(frame);
    // A newer page took its place meanwhile.
    if (frame.parentNode !== this.box) return;
    const before = this.shown;
    if (before?.dataset.place === this.place || !this.go(frame)) {
      // Who went on or scrolled in the preview stays there.
      reveal(frame, before?.contentDocument?.querySelector("main > [data-step]:not([hidden])")?.id ?? "");
      open(frame.contentDocument?.getElementById(this.place));
      frame.contentWindow?.scrollTo({ top: before?.contentWindow?.scrollY ?? 0, behavior: "instant" });
      frame.dataset.place = before?.dataset.place ?? "";
    }
    this.shown = frame;
    delete frame.dataset.coming;
    for (const other of [...this.box.children]) if (other !== frame) other.remove();
    this.box.dataset.page = this.page;
  }

  /** Bring into view what is being written; false when it is not in this page yet. */
  private go(frame: HTMLIFrameElement): boolean {
    const target = reveal(frame, this.place);
    if (!target) return false;
    frame.dataset.place = this.place;
    target.scrollIntoView({ block: "start", behavior: "instant" });
    return true;
  }
}

/** Wait until a page shows its step and no longer moves by itself; one whose script does not come is shown all the same. */
async function awake(frame: HTMLIFrameElement): Promise<void> {
  for (let left = PATIENCE; left > 0 && frame.contentDocument?.documentElement.dataset.host !== "ready"; left -= LOOK)
    await new Promise((resolve) => setTimeout(resolve, LOOK));
}

/** Show the step with this place, where a page shows one at a time; as when a browser finds a word in it, which takes no focus. */
function reveal(frame: HTMLIFrameElement, place: string): HTMLElement | null {
  const target = frame.contentDocument?.getElementById(place) ?? null;
  open(target);
  target?.dispatchEvent(new Event("beforematch", { bubbles: true }));
  return target;
}

/** Open what it is folded away in, under "Meer weten". */
function open(target: Element | null | undefined): void {
  target?.closest("details")?.setAttribute("open", "");
}
