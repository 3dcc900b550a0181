/** The preview: the made page in a frame. A new page is made ready behind the old one, so nothing flickers or jumps. */
import { t } from "../host/texts";

export class Preview {
  private shown: HTMLIFrameElement | null = null;
  private page = "";
  private place = "";

  constructor(
    private readonly box: HTMLElement,
    private readonly address: string,
  ) {}

  /** Show the section that is being written; does nothing while that stays the same. */
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
    // Who writes sees the whole lesson, however narrow the preview is. The page shows its steps first: before that there is no way to go.
    if (frame.contentDocument) frame.contentDocument.documentElement.dataset.steps = "all";
    await Promise.resolve();
    const before = this.shown;
    const top = before?.contentWindow?.scrollY ?? 0;
    const kept = before?.dataset.place === this.place;
    // Who scrolled on in the preview stays there.
    if (before && kept) frame.contentWindow?.scrollTo({ top, behavior: "instant" });
    else this.go(frame);
    frame.dataset.place = this.place;
    this.shown = frame;
    delete frame.dataset.coming;
    for (const other of [...this.box.children]) if (other !== frame) other.remove();
    this.box.dataset.page = this.page;
  }

  private go(frame: HTMLIFrameElement): void {
    const page = frame.contentDocument;
    const target = page?.getElementById(this.place);
    frame.dataset.place = this.place;
    if (this.place === "inhoud") frame.contentWindow?.scrollTo({ top: 0, behavior: "instant" });
    else target?.scrollIntoView({ block: "start", behavior: "instant" });
  }
}
