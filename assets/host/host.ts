/**
 * The host: brings the widgets of a page to life without a kernel.
 * The page holds the state that Python made; each widget gets a model over it, with the reader's
 * own answers from a store laid over it.
 */
import type { Model } from "../../widgets/front/widget";
import { PageModel, type State } from "./model";
import { followHome } from "./home";
import { showKept } from "./my_course";
import { followPanels } from "./panels";
import { followReadAloud } from "./read_aloud";
import { followReadingPanel } from "./reading_panel";
import { followPlace } from "./reading_place";
import { SelfStudyStore, type Trouble } from "./self_study";
import { openTermsByPointing } from "./terms";

interface PageData {
  lesson: string;
  widgets: Record<string, State>;
}

interface WidgetModule {
  default: { render(args: { model: Model; el: HTMLElement }): () => void };
}

/** Shows one calm sentence; its words stand in the page, in the language of the page. */
function tell(trouble: Trouble): void {
  const notice = document.querySelector<HTMLElement>("[data-part=notice]");
  const words = document.querySelector<HTMLTemplateElement>(`template[data-notice=${trouble}]`);
  if (!notice || !words || notice.dataset.trouble === trouble) return;
  notice.dataset.trouble = trouble;
  notice.replaceChildren(words.content.cloneNode(true));
  notice.hidden = false;
}

/** Makes a widget; the caller puts it in its place. */
async function make(lesson: string, state: State): Promise<HTMLElement> {
  const group = state._scope === "course" ? "course" : lesson;
  const model = new PageModel(state, new SelfStudyStore(group, String(state.name), tell));
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

/** Whether the reader has moved already, by hand, wheel or key. */
let moved = false;
for (const event of ["pointerdown", "wheel", "touchstart", "keydown"])
  addEventListener(event, () => (moved = true), { once: true, passive: true, capture: true });

/** A page opened at a place in it (`#deel-3`) is there again once the widgets above have pushed that place down. */
function stayAtAddress(): void {
  if (!moved) document.querySelector(":target")?.scrollIntoView({ behavior: "instant" });
}

async function start(): Promise<void> {
  const data = document.getElementById("course-widgets")?.textContent;
  // The home and messages have no widgets.
  const { lesson, widgets } = (data ? JSON.parse(data) : { lesson: "", widgets: {} }) as PageData;
  const places = document.querySelectorAll<HTMLElement>(".widget-place[data-widget]");
  const made = await Promise.all(
    [...places].map(async (place) => {
      const state = widgets[place.dataset.widget ?? ""];
      if (!state) return;
      try {
        return await make(lesson, state);
      } catch (error) {
        console.error(`widget ${place.dataset.widget} did not start`, error);
        return document.querySelector<HTMLTemplateElement>("template[data-notice=widget]")?.content.cloneNode(true);
      }
    }),
  );
  // All in one go: the page moves once, and stayAtAddress sets that right before it is painted.
  places.forEach((place, i) => {
    const content = made[i];
    if (!content) return;
    place.replaceChildren(content);
    if (content instanceof HTMLElement) place.dataset.ready = "true";
  });
  stayAtAddress();
  await showKept(tell);
  stayAtAddress();
  followPlace(lesson);
  document.documentElement.dataset.host = "ready";
}

followPanels();
followReadingPanel();
followHome();
followReadAloud();
openTermsByPointing();
void start();
