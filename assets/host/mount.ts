/** Brings the widgets of a page to life, each by itself; where their answers go is the page's choice. */
import type { Model } from "../../widgets/front/widget";
import type {} from "./loader";
import { PageModel, type State, type Store } from "./model";

/** Milliseconds after which a place says that its script did not come. It goes on being fetched. */
const PATIENCE = 8000;
const TRIES = 3;
/** Milliseconds for which the widgets of a page wait for each other: coming together they move it once at most. */
const TOGETHER = 1500;

interface WidgetModule {
  default: { render(args: { model: Model; el: HTMLElement }): () => void };
}

/** A script of a widget, once all that it imports is there. */
async function script<T>(file: string): Promise<T> {
  for (let n = 1; ; n += 1) {
    await window.load(file);
    try {
      // The bundles lie beside this one, wherever the course is served from.
      return (await import(new URL(file, import.meta.url).href)) as T;
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
 * Fetches a script and uses it. Ends when that is done, or when its place says that it did not come; then the rest of the
 * page goes on, and so does the fetching.
 */
export function bring<T>(place: HTMLElement, file: string, use: (module: T) => void | Promise<void>): Promise<void> {
  return new Promise((settle) => {
    let found: (() => void) | undefined;
    const late = setTimeout(() => {
      found = tellLost(place);
      settle();
    }, PATIENCE);
    const failed = (error: unknown) => {
      console.error(`${place.dataset.widget ?? place.dataset.kept} did not start`, error);
      const words = document.querySelector<HTMLTemplateElement>("template[data-notice=widget]");
      if (words && !place.dataset.ready) place.replaceChildren(words.content.cloneNode(true));
    };
    void script<T>(file)
      .then(use)
      .catch(failed)
      .finally(() => {
        clearTimeout(late);
        found?.();
        settle();
      });
  });
}

/** Makes a widget, as its reader left it. */
function make({ default: widget }: WidgetModule, state: State, store: Store): HTMLElement {
  const model = new PageModel(state, store);
  const el = document.createElement("div");
  try {
    widget.render({ model, el });
  } catch (error) {
    // Kept answers of the right type can still be impossible for a widget (an option that is gone).
    console.warn(`widget ${String(state.name)} could not show the kept answers`, error);
    model.startAfresh();
    widget.render({ model, el });
  }
  return el;
}

/**
 * Puts a widget in each of the page's places when it has come; one that fails, or does not come, costs the others nothing.
 *
 * @param woken is called after each.
 */
export async function mountAll(
  widgets: Record<string, State>,
  storeOf: (state: State) => Store,
  woken?: () => void,
): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>(".widget-place[data-widget]")];
  const stateOf = (place: HTMLElement) => widgets[place.dataset.widget ?? ""];
  const all = Promise.all(places.map((place) => window.load(String(stateOf(place)?._module ?? ""))));
  const together = Promise.race([all, new Promise((resolve) => setTimeout(resolve, TOGETHER))]);
  const wake = (place: HTMLElement) => {
    const state = stateOf(place);
    if (!state) return undefined;
    return bring<WidgetModule>(place, String(state._module), async (module) => {
      await together;
      place.replaceChildren(make(module, state, storeOf(state)));
      place.dataset.ready = "true";
      woken?.();
    });
  };
  await Promise.all(places.map(wake));
}
