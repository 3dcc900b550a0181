/**
 * The host: brings the widgets of a page to life without a kernel.
 * The page holds the state that Python made; each widget gets a model over it, with the reader's
 * own answers from a store laid over it.
 */
import type { Model } from "../../widgets/front/widget";
import { PageModel, type State } from "./model";
import { followHome } from "./home";
import { followOtherTabs } from "./device";
import { showKept } from "./my_course";
import { followPanels } from "./panels";
import { followReadAloud } from "./read_aloud";
import { followReadingPanel } from "./reading_panel";
import { followPlace } from "./reading_place";
import { SelfStudyStore, type Trouble } from "./self_study";
import { openTermsByPointing } from "./terms";
import { followTransfer } from "./transfer/start";

interface PageData {
  lesson: string;
  widgets: Record<string, State>;
}

interface WidgetModule {
  default: { render(args: { model: Model; el: HTMLElement }): () => void };
}

/** Shows one calm sentence; its words stand in the page, in the language of the page. */
function tell(trouble: Trouble | string): void {
  const notice = document.querySelector<HTMLElement>("[data-part=notice]");
  const words = document.querySelector<HTMLTemplateElement>(`template[data-notice=${trouble}]`);
  if (!notice || !words || notice.dataset.trouble === trouble) return;
  notice.dataset.trouble = trouble;
  notice.replaceChildren(words.content.cloneNode(true));
  notice.hidden = false;
}

async function mount(place: HTMLElement, lesson: string, state: State): Promise<void> {
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
  place.replaceChildren(el);
  place.dataset.ready = "true";
}

async function start(): Promise<void> {
  const data = document.getElementById("course-widgets")?.textContent;
  // The home and messages have no widgets.
  const { lesson, widgets } = (data ? JSON.parse(data) : { lesson: "", widgets: {} }) as PageData;
  const places = document.querySelectorAll<HTMLElement>(".widget-place[data-widget]");
  await Promise.all(
    [...places].map(async (place) => {
      const state = widgets[place.dataset.widget ?? ""];
      if (!state) return;
      try {
        await mount(place, lesson, state);
      } catch (error) {
        console.error(`widget ${place.dataset.widget} did not start`, error);
        const words = document.querySelector<HTMLTemplateElement>("template[data-notice=widget]");
        if (words) place.replaceChildren(words.content.cloneNode(true));
      }
    }),
  );
  await showKept(tell);
  followTransfer();
  followPlace(lesson);
  document.documentElement.dataset.host = "ready";
}

followOtherTabs(tell);
followPanels();
followReadingPanel();
followHome();
followReadAloud();
openTermsByPointing();
void start();
