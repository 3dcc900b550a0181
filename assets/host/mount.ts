/** Wakes the widgets of a page, each by itself; where their answers go is the page's choice. */
import type { Model } from "../../widgets/front/widget";
import { doAgain, takeEarly } from "./early";
import type {} from "./loader";
import { PageModel, type State, type Store } from "./model";

interface Place {
  model: Model;
  el: HTMLElement;
}

export interface Widget {
  render(place: Place): () => void;
  wake(place: Place): void;
}

/** Wakes the widget in a place: it takes over what was drawn there, or shows what its reader kept, in one paint. */
export async function wakeIn(place: HTMLElement, widget: Widget, state: State, store: Store): Promise<void> {
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
  return doAgain(el, early);
}

/** Wakes the widget in each of the page's places; one that fails costs the others nothing. */
export async function mountAll(widgets: Record<string, State>, storeOf: (state: State) => Store): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>(".widget-place[data-widget]");
  await Promise.all(
    [...places].map(async (place) => {
      const state = widgets[place.dataset.widget ?? ""];
      if (!state) return;
      try {
        await window.load(String(state._module));
        // The bundles lie beside this one, wherever the course is served from.
        const module = (await import(new URL(String(state._module), import.meta.url).href)) as { default: Widget };
        await wakeIn(place, module.default, state, storeOf(state));
      } catch (error) {
        console.error(`widget ${place.dataset.widget} did not start`, error);
        const words = document.querySelector<HTMLTemplateElement>("template[data-notice=widget]");
        // What was drawn can be read; the words are for a place where nothing is.
        if (words && !place.querySelector(":scope > .course-widget"))
          place.replaceChildren(words.content.cloneNode(true));
      }
    }),
  );
}
