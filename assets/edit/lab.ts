/** JupyterLab in its frame, as far as the page around it needs to know it (`LabApp.expose_app_in_browser`). */
import { behindWord } from "./word";

interface Place {
  line: number;
  column: number;
}

interface CellModel {
  id: string;
  type: string;
  sharedModel: { getSource(): string };
}

interface Cell {
  model: CellModel;
  node: HTMLElement;
  ready: Promise<void>;
  inputHidden: boolean;
  rendered?: boolean;
  editor: {
    focus(): void;
    setCursorPosition(place: Place): void;
    getPositionAt(offset: number): Place | undefined;
  } | null;
}

interface Panel {
  content: {
    activeCellIndex: number;
    mode: string;
    widgets: readonly Cell[];
    scrollToItem(index: number, align: string): Promise<void>;
  };
  context: { isReady: boolean; model: { dirty: boolean }; save(): Promise<void> };
}

interface App {
  shell: { currentWidget: Partial<Panel> | null };
  commands: { execute(command: string, options?: object): Promise<unknown> };
}

interface LabWindow extends Window {
  jupyterapp?: App;
}

// A cell that only shows something: its line of Python says nothing to who writes.
const SHOWS = /^\s*(from widgets import|[A-Z]\w*\()/;

export class Lab {
  private readonly folded = new WeakSet<CellModel>();
  private readonly queued = new WeakSet<Panel["context"]>();
  private bare = false;
  private heard: Document | null = null;

  constructor(private readonly frame: HTMLIFrameElement) {}

  private get app(): App | null {
    try {
      return (this.frame.contentWindow as LabWindow | null)?.jupyterapp ?? null;
    } catch {
      return null; // what stands in the frame is not ours
    }
  }

  private get panel(): Panel | null {
    const widget = this.app?.shell.currentWidget;
    return widget?.content?.widgets && widget.context?.isReady ? (widget as Panel) : null;
  }

  /** Whether all that was typed is in the file; null when there is no telling. */
  get saved(): boolean | null {
    const panel = this.panel;
    return panel ? !panel.context.model.dirty : null;
  }

  /**
   * The place in the preview of what is being written; of a cell that is not saved yet, that of the cell above.
   * @param places as the server knows them, by the id of a cell.
   */
  place(places: Record<string, string>): string {
    const content = this.panel?.content;
    if (!content) return "";
    const above = content.widgets.slice(0, content.activeCellIndex + 1).map(({ model }) => places[model.id]);
    return above.filter((place) => place !== undefined).at(-1) ?? "begin";
  }

  /** Take away what stands round the notebook: the page has its own title, and lessons are chosen on the start page. The gear on the right stays: it has the tags and the goals. */
  clear(): void {
    if (this.bare || !this.panel) return;
    this.bare = true;
    void this.app?.commands.execute("application:toggle-header");
    void this.app?.commands.execute("application:toggle-side-tabbar", { side: "left" });
  }

  /** Fold the code of cells that only show something; each once, so that who opens one keeps it open. */
  fold(): void {
    for (const cell of this.panel?.content.widgets ?? []) {
      if (this.folded.has(cell.model)) continue;
      this.folded.add(cell.model);
      const { model } = cell;
      if (model.type === "code" && SHOWS.test(model.sharedModel.getSource())) cell.inputHidden = true;
    }
  }

  /**
   * One save after the other. JupyterLab saves by itself too: where that takes a while and the author saves meanwhile, it finds
   * its own new file and asks whether somebody else changed it.
   */
  queue(): void {
    const context = this.panel?.context;
    if (!context || this.queued.has(context)) return;
    this.queued.add(context);
    const save = context.save.bind(context);
    let last: Promise<void> = Promise.resolve();
    context.save = () => {
      last = last.then(save, save);
      return last;
    };
  }

  /** Let a double click on a text be the start of writing there: JupyterLab shows the source, but keys go on to its commands. */
  listen(): void {
    const page = this.panel ? this.frame.contentDocument : null;
    if (!page || page === this.heard) return;
    this.heard = page;
    let open = (): void => undefined;
    // What was clicked is read before JupyterLab takes the text away; the caret comes after JupyterLab is done.
    page.addEventListener("dblclick", ({ target }) => (open = this.clicked(target as Node, page.getSelection())), {
      capture: true,
    });
    page.addEventListener("dblclick", () => open());
  }

  /** What a double click does: put the caret behind the word. */
  private clicked(target: Node, selected: Selection | null): () => void {
    const cell = this.panel?.content.widgets.find(({ node }) => node.contains(target));
    if (!cell?.rendered) return () => undefined;
    const place = behindWord(cell.model.sharedModel.getSource(), textBefore(cell.node, target, selected));
    return () => this.open(cell, (editor) => editor.getPositionAt(place));
  }

  /** Go to a line of a cell, both from 1; false when JupyterLab is not there yet. */
  goTo(number: number, line: number | null): boolean {
    const content = this.panel?.content;
    const cell = content?.widgets[number - 1];
    if (!content || !cell) return false;
    this.open(cell, () => ({ line: (line ?? 1) - 1, column: 0 }));
    void content.scrollToItem(number - 1, "center");
    return true;
  }

  /** Put the caret in a cell. */
  private open(cell: Cell, place: (editor: NonNullable<Cell["editor"]>) => Place | undefined): void {
    const content = this.panel?.content;
    if (!content) return;
    content.activeCellIndex = content.widgets.indexOf(cell);
    cell.inputHidden = false;
    if (cell.model.type === "markdown") cell.rendered = false;
    void cell.ready.then(() => {
      content.mode = "edit";
      this.frame.contentWindow?.focus();
      cell.editor?.focus();
      const at = cell.editor && place(cell.editor);
      if (at) cell.editor?.setCursorPosition(at);
    });
  }
}

/** What is shown of a cell up to where was clicked: the end of what is selected, which is the word, or else what stands above. */
function textBefore(cell: HTMLElement, target: Node, selected: Selection | null): string {
  const shown = cell.querySelector(".jp-MarkdownOutput");
  if (!shown?.contains(target)) return "";
  const before = cell.ownerDocument.createRange();
  before.selectNodeContents(shown);
  const word = selected?.rangeCount ? selected.getRangeAt(0) : null;
  if (word && shown.contains(word.endContainer)) before.setEnd(word.endContainer, word.endOffset);
  else if (target !== shown) before.setEndBefore(target);
  return before.toString();
}
