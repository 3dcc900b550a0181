/** Brings the widgets of a page to life; where their answers go is the page's choice. */
import type { Model } from "../../widgets/front/widget";
import type {} from "./loader";
import { PageModel, type State, type Store } from "./model";

interface WidgetModule {
  default: { render(args: { model: Model; el: HTMLElement }): () => void };
}

/** Makes a widget; it is put in its place with all the others. */
async function make(state: State, store: Store): Promise<HTMLElement> {
  const model = new PageModel(state, store);
  await window.load(String(state._module));
  // The bundles lie beside this one, wherever the course is served from.
  const { default: widget } = (await import(new URL(String(state._module), import.meta.url).href)) as WidgetModule;
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

/** Puts a widget in each of the page's places; one that fails costs the others nothing. */
export async function mountAll(widgets: Record<string, State>, storeOf: (state: State) => Store): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>(".widget-place[data-widget]");
  const made = await Promise.all(
    [...places].map(async (place) => {
      const state = widgets[place.dataset.widget ?? ""];
      if (!state) return;
      try {
        return await make(state, storeOf(state));
      } catch (error) {
        console.error(`widget ${place.dataset.widget} did not start`, error);
        return document.querySelector<HTMLTemplateElement>("template[data-notice=widget]")?.content.cloneNode(true);
      }
    }),
  );
  // In one go: the page moves once at most, and the caller can set that right before it is painted.
  places.forEach((place, i) => {
    const content = made[i];
    if (!content) return;
    place.replaceChildren(content);
    if (content instanceof HTMLElement) place.dataset.ready = "true";
  });
}
