/**
 * The host: brings the widgets of a page to life without a kernel.
 * The page holds the state that Python made; each widget gets a model over it, with the reader's
 * own answers from a store laid over it.
 * Its file holds Preact too, and every other script imports that from it, also in JupyterLab and on a projector: it does
 * nothing by itself on a page whose loader begins with something else.
 */

import "../../widgets/front/given";
import { followCourseEnd } from "./course_end";
import { followOtherTabs, forgetOldGroups } from "./device";
import { followEmbedding, isFramed, onlyPart } from "./embedding";
import { followHome } from "./home";
import { type PageStates, statesOf } from "./model";
import { mountAll } from "./mount";
import { showKept } from "./my_course";
import { followOffline } from "./offline";
import { followOwnAnswers, type Offers } from "./own_answers";
import { followPanels } from "./panels";
import { followReadAloud } from "./read_aloud";
import { followReadingPanel } from "./reading_panel";
import { beginAt, followPlace } from "./reading_place";
import { followSettings } from "./reading_settings";
import { keptUnder, SelfStudyStore, type Trouble } from "./self_study";
import { followSteps } from "./steps";
import { openTermsByPointing } from "./terms";
import { followThenAndNow } from "./then_and_now";
import { followToday } from "./today";
import { followTransfer } from "./transfer/start";

/** Shows one calm sentence; its words stand in the page, in the language of the page. */
function tell(trouble: Trouble | string): void {
  const notice = document.querySelector<HTMLElement>("[data-part=notice]");
  const words = document.querySelector<HTMLTemplateElement>(`template[data-notice=${trouble}]`);
  if (!notice || !words || notice.dataset.trouble === trouble) return;
  notice.dataset.trouble = trouble;
  notice.replaceChildren(words.content.cloneNode(true));
}

/** As `tell`; and of an answer that this page cannot read yet it stands beside its question too, without being said twice. */
function tellBeside(widget: string): (trouble: Trouble) => void {
  return (trouble) => {
    const place = document.querySelector(`.widget-place[data-widget="${CSS.escape(widget)}"]`);
    const words = document.querySelector<HTMLTemplateElement>("template[data-notice=newer-beside]");
    tell(trouble);
    if (trouble === "newer" && place && words && !place.previousElementSibling?.matches("[data-part=newer]"))
      place.before(words.content.cloneNode(true));
  };
}

/** Whether the reader has moved already, by hand, wheel or key. */
let moved = false;

/** A page opened at a place in it (`#deel-3`) is there again once the widgets above have pushed that place down. */
function stayAtAddress(): void {
  if (!moved) document.querySelector(":target")?.scrollIntoView({ behavior: "instant" });
}

async function start(): Promise<void> {
  for (const event of ["pointerdown", "wheel", "touchstart", "keydown"])
    addEventListener(event, () => (moved = true), { once: true, passive: true, capture: true });
  forgetOldGroups();
  followSettings();
  followOtherTabs(tell);
  followSteps();
  followPanels();
  followReadingPanel();
  followHome();
  followToday();
  followCourseEnd();
  followReadAloud();
  openTermsByPointing();
  void followEmbedding();
  // In a frame of another site it would be kept once more, for that site alone.
  if (!isFramed()) followOffline();
  const data = document.getElementById("course-widgets")?.textContent;
  // The home and messages have no widgets.
  const page = (data ? JSON.parse(data) : {}) as Partial<PageStates>;
  const { lesson = "" } = page;
  const widgets = statesOf(page);
  const offers = JSON.parse(document.getElementById("course-offered")?.textContent || "{}") as Offers;
  followThenAndNow(lesson, widgets);
  await mountAll(
    widgets,
    (state) => {
      const name = String(state.name);
      const store = new SelfStudyStore(keptUnder(state, lesson), name, String(state._kind), tellBeside(name));
      if (!onlyPart()) store.kept = () => beginAt(lesson, name);
      return store;
    },
    (model) => {
      followOwnAnswers(model, offers);
      stayAtAddress();
    },
  );
  await showKept(tell);
  stayAtAddress();
  followTransfer();
  if (!onlyPart()) followPlace(lesson);
  document.documentElement.dataset.host = "ready";
}

const begins = document.querySelector<HTMLElement>("script[data-start]")?.dataset.start;
if (begins && new URL(import.meta.url).pathname.endsWith(`/${begins}`)) void start();
