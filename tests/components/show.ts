/** Shows a widget without a browser: its own component, over the page's own model, with a store in memory. */
import { act, type BoundFunctions, configure, fireEvent, type queries, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import type { VNode } from "preact";
import { inject, vi } from "vitest";
import { PageModel, type State, type Store } from "../../assets/host/model";
import type { Widget } from "../../assets/host/mount";
import type { Model } from "../../widgets/front/widget";
import { putStage } from "../../widgets/scene/stages";
import type { Stage } from "../../widgets/stages/stage";

// Milliseconds. Only what fails waits this long; a busy machine may need it.
const PATIENCE = 60_000;
configure({ asyncUtilTimeout: PATIENCE });

export const examples: Record<string, State> = JSON.parse(inject("examples"));

interface Place {
  model: Model;
  el: HTMLElement;
}

interface WidgetModule {
  default: Widget & { drawing(model: Model): VNode; readBack?(place: Place): () => void };
}

const modules = import.meta.glob<WidgetModule>("../../widgets/*/*.tsx");
const stages = import.meta.glob<{ default: Stage<object> }>(["../../widgets/stages/*/*.tsx", "../stages/*/*.tsx"]);

/** What the bundling does for a page: the drawing of a scene comes with its player. */
async function bringStage(name: string): Promise<void> {
  const path = Object.keys(stages).find((file) => file.endsWith(`/${name}/${name}.tsx`));
  const stage = path && (await stages[path]?.());
  if (stage) putStage(name, stage.default);
}

/** The widget that shows a state. */
export async function widgetOf(state: State): Promise<WidgetModule["default"]> {
  const kind = String(state._kind);
  if (typeof state.stage === "string") await bringStage(state.stage);
  const widget = (await modules[`../../widgets/${kind}/${kind}.tsx`]?.())?.default;
  if (!widget) throw new Error(`there is no widget ${kind}`);
  return widget;
}

// Drawing is Plotly's; what it was asked to draw is what a test can look at. One for all files, as their modules are.
export const drawn: { data: unknown[]; layout: Record<string, unknown> }[] = [];
export const plotly = {
  react: async (_: unknown, data: unknown[], layout: Record<string, unknown>) => void drawn.push({ data, layout }),
  purge: () => undefined,
};

/** How each widget ends that a test showed. */
export const ended: (() => void)[] = [];

/** What a reader's browser holds of one widget. */
export class Kept implements Store {
  values: State | null;
  /** Answers that could not be read, put aside. */
  aside: (State | null)[] = [];
  #follow: (values: State | null) => void = () => undefined;

  constructor(values: State | null = null) {
    this.values = values;
  }

  load(): State | null {
    return structuredClone(this.values);
  }

  save(values: State): void {
    this.values = structuredClone(values);
  }

  setAside(): void {
    this.aside.push(this.values);
    this.values = null;
  }

  follow(changed: (values: State | null) => void): void {
    this.#follow = changed;
  }

  /** Another tab of the same reader writes, or wipes. */
  changeElsewhere(values: State | null): void {
    this.values = values;
    this.#follow(structuredClone(values));
  }
}

export interface Shown extends BoundFunctions<typeof queries> {
  el: HTMLElement;
  model: PageModel;
  kept: Kept;
  /** A person at the page. */
  user: ReturnType<typeof userEvent.setup>;
  /** An element by its `data-part`. */
  part(name: string): HTMLElement;
  parts(name: string): HTMLElement[];
  /** The same page opened again, with what was kept. */
  reload(): Promise<Shown>;
  /** Closes the page before the test ends. */
  end(): void;
}

/**
 * Shows an example.
 *
 * @param name as examples.py gives it, such as "fear_circle: at first".
 * @param options `kept`: what the reader kept before; `state`: traits that differ from the example's;
 *   `readBack`: the part for "Mijn cursus" in place of the widget.
 */
export async function show(
  name: string,
  options: { kept?: State | Kept; state?: State; readBack?: boolean } = {},
): Promise<Shown> {
  const example = examples[name];
  if (!example) throw new Error(`no example "${name}"; there are: ${Object.keys(examples).join(", ")}`);
  const state = { ...structuredClone(example), ...options.state };
  const kept = options.kept instanceof Kept ? options.kept : new Kept(options.kept ?? null);
  const widget = await widgetOf(state);
  const render = options.readBack ? widget.readBack : widget.render;
  if (!render) throw new Error(`${name} has nothing to show`);
  const model = new PageModel(state, kept);
  const el = document.createElement("div");
  document.body.append(el);
  let end = () => {};
  await act(async () => {
    end = render({ model, el });
  });
  ended.push(end);
  const close = () => {
    end();
    el.remove();
  };
  const user = userEvent.setup({ advanceTimers: (ms) => (vi.isFakeTimers() ? vi.advanceTimersByTime(ms) : undefined) });
  const parts = (part: string) => [...el.querySelectorAll<HTMLElement>(`[data-part="${part}"]`)];
  return {
    ...(within(el) as BoundFunctions<typeof queries>),
    el,
    model,
    kept,
    user,
    parts,
    part(wanted) {
      const [found, ...others] = parts(wanted);
      if (!found || others.length)
        throw new Error(`${others.length + (found ? 1 : 0)} elements with data-part=${wanted}`);
      return found;
    },
    async reload() {
      close();
      return show(name, { ...options, kept });
    },
    end: close,
  };
}

/** Until Preact has drawn and its effects have run. */
export async function settled(): Promise<void> {
  await act(async () => undefined);
}

/** Waits until a check passes; the default of a second would time the machine. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: PATIENCE });

/** Opens the chart that is folded away below a drawing. */
export async function openChart(page: Shown): Promise<void> {
  const fold = page.part("chart").closest("details") as HTMLDetailsElement;
  fold.open = true;
  await act(() => void fold.dispatchEvent(new Event("toggle")));
}

/** What Plotly was asked to draw last on a page with one chart. */
export async function drawing(page: Shown): Promise<{ data: Trace[]; layout: Layout }> {
  await until(() => {
    if (page.part("chart").dataset.drawn !== "true") throw new Error("the chart was not drawn");
  });
  await settled();
  return drawn.at(-1) as unknown as { data: Trace[]; layout: Layout };
}

/** The parts of a drawing that tests look at. */
export interface Trace {
  x: number[];
  y: number[];
  line?: { width: number };
}

export interface Layout {
  annotations: { text: string; x: number; visible?: boolean }[];
  shapes: { x0: number; visible?: boolean }[];
}

/** Fills in a field, or puts a slider somewhere, all at once. */
export async function fill(field: HTMLElement, value: string | number): Promise<void> {
  fireEvent.input(field, { target: { value: String(value) } });
  await settled();
}

/** What each element says, with spaces as a page shows them. */
export function texts(elements: Iterable<Element>): string[] {
  return Array.from(elements, (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim());
}
