/** What every widget shares: its model, its traits as Preact state, its texts, and its card. */
import { type ComponentChildren, createContext, type FunctionComponent, render } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

/** The part of anywidget's model that our widgets use; the page's host offers the same. */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

const ModelContext = createContext<Model | null>(null);

export function useModel(): Model {
  const model = useContext(ModelContext);
  if (!model) throw new Error("a course widget was rendered outside its model");
  return model;
}

/** A trait as state: reads it, follows changes from elsewhere, and sets it on the model. */
export function useTrait<T>(name: string): [T, (value: T) => void] {
  const model = useModel();
  const [value, setValue] = useState(() => model.get(name) as T);
  useEffect(() => {
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
export function useContent<T>(name: string): T {
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

let ids = 0;

/** An id for one element of the page. Preact's own useId starts again in each widget, because each is a root. */
export function useId(): string {
  return useState(() => `w-${(ids += 1)}`)[0];
}

interface Place {
  model: Model;
  el: HTMLElement;
}

function show(Component: FunctionComponent, { model, el }: Place): () => void {
  render(
    <ModelContext.Provider value={model}>
      <Component />
    </ModelContext.Provider>,
    el,
  );
  return () => render(null, el);
}

/**
 * Makes an anywidget module of a Preact component.
 *
 * @param readBack shows what was kept, in words, on the page "Mijn cursus" (see read_back.tsx); it changes
 *   nothing, and shows nothing at all when nothing was kept. Its class names in `_read_back` what it needs.
 */
export function defineWidget(Component: FunctionComponent, options: { readBack?: FunctionComponent } = {}) {
  const { readBack } = options;
  return {
    render({ model, el }: Place): () => void {
      el.classList.add("course-widget");
      el.dataset.part = String(model.get("_kind"));
      return show(Component, { model, el });
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
