/** What every widget shares: its model, its traits as Preact state, its texts, and its card. */
import { type ComponentChildren, createContext, type FunctionComponent, hydrate, render, type VNode } from "preact";
import { useContext, useLayoutEffect, useState } from "preact/hooks";

/** The part of anywidget's model that our widgets use; the page's host offers the same. */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/** A model and the elements that show it: their ids begin alike, and are counted. */
interface Shown {
  model: Model;
  prefix: string;
  ids: number;
}

const ShownContext = createContext<Shown | null>(null);

function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (!shown) throw new Error("a course widget was rendered outside its model");
  return shown;
}

export function useModel(): Model {
  return useShown().model;
}

/** A trait as state: reads it, follows changes from elsewhere, and sets it on the model. */
function useTrait<T>(name: string): [T, (value: T) => void] {
  const model = useModel();
  const [value, setValue] = useState(() => model.get(name) as T);
  // At once: what is done right after a widget woke is seen by what is done next.
  useLayoutEffect(() => {
    const follow = () => setValue(() => model.get(name) as T);
    follow();
    model.on(`change:${name}`, follow);
    return () => model.off(`change:${name}`, follow);
  }, [model, name]);
  return [
    value,
    (next: T) => {
      model.set(name, next);
      model.save_changes();
    },
  ];
}

/** A trait that never changes after the page was made (content, computed tables). */
function useContent<T>(name: string): T {
  return useModel().get(name) as T;
}

/**
 * The same two for one widget, which then know its traits: `const { useContent, useTrait } = traitsOf<Traits>()`, with the
 * `Traits` that are made of its Python class (traits.gen.ts).
 */
export function traitsOf<T>() {
  return {
    useTrait: <K extends keyof T & string>(name: K) => useTrait<T[K]>(name),
    useContent: <K extends keyof T & string>(name: K) => useContent<T[K]>(name),
  };
}

export type Translate = (text: string, values?: Record<string, string | number>) => string;

/** Looks up a text of the catalogue and fills its `{places}`. */
export function useTexts(): Translate {
  const texts = useContent<Record<string, string>>("texts");
  return (text, values = {}) =>
    (texts[text] ?? text).replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
}

/** An id for one element of the page. The same when a widget is drawn and when it wakes, whatever woke before it. */
export function useId(): string {
  const shown = useShown();
  return useState(() => `${shown.prefix}-${(shown.ids += 1)}`)[0];
}

/** Signs that HTML made by Python writes in another way. */
const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'", nbsp: " " };

/** The words of HTML that Python made safe. */
export function wordsOf(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/&([#\w]+);/g, (sign, name: string) => SIGNS[name] ?? sign);
}

/**
 * Names a button by its own words, and then by those of what it belongs to: two of them on one screen differ. What is seen stays
 * short and comes first, so that who says it to the device finds it. Words, and not a place in the page (`aria-labelledby`): Orca
 * says that before the button, and then once more in its name.
 */
export const named = (own: string, about: string) => ({ "aria-label": `${own} ${about}` });

interface Place {
  model: Model;
  el: HTMLElement;
}

/** Shows its children over a model of their own. */
export function Over(props: { model: Model; prefix: string; children: ComponentChildren }) {
  const { model, prefix } = props;
  const [shown] = useState({ model, prefix, ids: 0 });
  return <ShownContext.Provider value={shown}>{props.children}</ShownContext.Provider>;
}

function tree(Component: FunctionComponent, model: Model, prefix: string): VNode {
  return (
    <Over model={model} prefix={prefix}>
      <Component />
    </Over>
  );
}

// JupyterLab may show one widget twice, and "Mijn cursus" widgets of the same name from two lessons.
let anew = 0;

function show(Component: FunctionComponent, { model, el }: Place): () => void {
  render(tree(Component, model, `w${(anew += 1)}`), el);
  return () => render(null, el);
}

/**
 * Makes an anywidget module of a Preact component.
 *
 * Its first state must not need a document, a clock or chance: it is drawn into the page before any script
 * (assets/draw/draw.ts). What a browser adds to it comes in an effect.
 *
 * @param readBack shows what was kept, in words, on the page "Mijn cursus" (see read_back.tsx); it changes
 *   nothing, and shows nothing at all when nothing was kept. Its class names in `_read_back` what it needs.
 */
export function defineWidget(Component: FunctionComponent, options: { readBack?: FunctionComponent } = {}) {
  const { readBack } = options;
  const named = (model: Model) => tree(Component, model, `w-${String(model.get("name"))}`);
  return {
    render({ model, el }: Place): () => void {
      el.classList.add("course-widget");
      el.dataset.part = String(model.get("_kind"));
      return show(Component, { model, el });
    },
    /** What it shows, to be drawn into a page. */
    drawing: named,
    /** Takes over what was drawn from the same state. */
    wake({ model, el }: Place): void {
      hydrate(named(model), el);
    },
    ...(readBack && { readBack: (place: Place) => show(readBack, place) }),
  };
}

/** The family's card. `note` shows "Illustratie, geen voorspelling" under a model. */
export function Card(props: {
  title: ComponentChildren;
  todo?: ComponentChildren;
  note?: boolean;
  children?: ComponentChildren;
}) {
  const t = useTexts();
  const id = useId();
  return (
    <div class="w-card" role="group" aria-labelledby={id}>
      <h3 class="w-title" id={id}>
        {props.title}
      </h3>
      {props.todo && <p class="w-todo">{props.todo}</p>}
      {props.children}
      {props.note && <p class="w-note">{t("Illustration, not a prediction")}</p>}
    </div>
  );
}
