/** Wakes the widgets of a page, each by itself; where their answers go is the page's choice. */
import type { Model } from "../../widgets/front/widget";
import { doAgain, takeEarly } from "./early";
import type {} from "./loader";
import { PageModel, type State, type Store } from "./model";

/** Milliseconds after which a place says that its script did not come. It goes on being fetched. */
const PATIENCE = 8000;
const TRIES = 3;

interface Place {
  model: Model;
  el: HTMLElement;
}

export interface Widget {
  render(place: Place): () => void;
  wake(place: Place): void;
}

/** What a file holds, data or a script, once it and all that it imports is there. */
export async function contentOf<T>(file: string): Promise<T> {
  // The bundles lie beside this one, wherever the course is served from.
  const { href } = new URL(file, import.meta.url);
  for (let n = 1; ; n += 1) {
    await window.load(file);
    try {
      // Data as it just came in, without asking the network whether that is still so.
      const content: unknown = file.endsWith(".json")
        ? await (await fetch(href, { cache: "force-cache" })).json()
        : await import(href);
      return content as T;
    } catch (error) {
      // A browser that could not keep it asks the network once more, and that may fail too.
      if (!(error instanceof TypeError) || n === TRIES) throw error;
    }
  }
}

/** Says before a place that it did not come, with a button that tries all such places again; gives what takes that away. */
function tellLost(place: HTMLElement): () => void {
  const words = document.querySelector<HTMLTemplateElement>("template[data-notice=lost]");
  const message = words?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  const status = message?.querySelector("[role=status]");
  let late = 0;
  message?.querySelector("button")?.addEventListener("click", () => {
    status?.replaceChildren(message.dataset.asking ?? "");
    clearTimeout(late);
    late = window.setTimeout(() => status?.replaceChildren(message.dataset.still ?? ""), PATIENCE);
    // As when the network returns: whatever is still to come is asked for at once (loader.ts).
    dispatchEvent(new Event("online"));
  });
  if (message) place.before(message);
  return () => {
    clearTimeout(late);
    if (message?.contains(document.activeElement)) {
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
    message?.remove();
  };
}

/**
 * Fetches a file and uses it. Ends when that is done, or when its place says that it did not come; then the rest of the
 * page goes on, and so does the fetching.
 */
export function bring<T>(place: HTMLElement, file: string, use: (content: T) => void | Promise<void>): Promise<void> {
  return new Promise((settle) => {
    let found: (() => void) | undefined;
    const late = setTimeout(() => {
      found = tellLost(place);
      settle();
    }, PATIENCE);
    const failed = (error: unknown) => {
      console.error(`${place.dataset.widget ?? place.dataset.kept} did not start`, error);
      const words = document.querySelector<HTMLTemplateElement>("template[data-notice=widget]");
      // What was drawn can be read; the words are for a place where nothing is.
      if (words && !place.querySelector(":scope > .course-widget"))
        place.replaceChildren(words.content.cloneNode(true));
    };
    void contentOf<T>(file)
      .then(use)
      .catch(failed)
      .finally(() => {
        clearTimeout(late);
        found?.();
        settle();
      });
  });
}

/** Wakes the widget in a place: it takes over what was drawn there, or shows what its reader kept, in one paint. */
export async function wakeIn(place: HTMLElement, widget: Widget, state: State, store: Store): Promise<PageModel> {
  const drawn = place.querySelector<HTMLElement>(":scope > .course-widget");
  const model = new PageModel(state, store);
  const early = drawn ? takeEarly(drawn) : [];
  let el = drawn;
  if (el && !model.answered) widget.wake({ model, el });
  else {
    el = document.createElement("div");
    try {
      widget.render({ model, el });
    } catch (error) {
      // Kept answers of the right type can still be impossible for a widget (an option that is gone).
      console.warn(`widget ${String(state.name)} could not show the kept answers`, error);
      model.startAfresh();
      widget.render({ model, el });
    }
    place.replaceChildren(el);
  }
  place.dataset.ready = "true";
  await doAgain(el, early);
  return model;
}

/**
 * Wakes the widget in each of the page's places; one that fails, or does not come, costs the others nothing.
 *
 * @param woken is called after each, with its model.
 */
export async function mountAll(
  widgets: Record<string, State>,
  storeOf: (state: State) => Store,
  woken?: (model: PageModel) => void,
): Promise<void> {
  const wake = async (place: HTMLElement) => {
    const state = widgets[place.dataset.widget ?? ""];
    if (!state) return;
    await bring<{ default: Widget }>(place, String(state._module), async ({ default: widget }) => {
      woken?.(await wakeIn(place, widget, state, storeOf(state)));
    });
  };
  await Promise.all([...document.querySelectorAll<HTMLElement>(".widget-place[data-widget]")].map(wake));
}
