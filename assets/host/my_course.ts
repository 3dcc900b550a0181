/**
 * "Mijn cursus": reads back what was kept in the lessons, each part from the same store as in its lesson.
 * A part, or a lesson, in which nothing was kept does not show, and nothing is fetched for it.
 */
import type { Model } from "../../widgets/front/widget";
import { keys, storage } from "./device";
import { followEarlier } from "./earlier";
import { placeOf } from "./forms";
import { type Keepable, keepableFile, lessonOf } from "./keepable";
import { PageModel, type State } from "./model";
import { bring } from "./mount";
import { SelfStudyStore, type Trouble } from "./self_study";
import { sumUp } from "./summary";

interface ReadBackModule {
  default: { readBack?(place: { model: Model; el: HTMLElement }): () => void };
}

const part = (of: ParentNode, name: string) => of.querySelector<HTMLElement>(`[data-part="${name}"]`);

/** Shows a part once something is kept in it; until then its code is not fetched. */
async function readBack(place: HTMLElement, state: State, tell: (trouble: Trouble) => void): Promise<void> {
  // The same key as in the lesson, such as "04/mijn-avond".
  const [group, name] = (place.dataset.kept ?? "").split("/");
  if (!group || !name) return;
  const model = new PageModel(state, new SelfStudyStore(group, name, String(state._kind), tell));
  if (model.answered) await show(place, model);
  else model.onceAnswered(() => void show(place, model));
}

async function show(place: HTMLElement, model: PageModel): Promise<void> {
  const el = part(place, "read-back");
  if (!el) return;
  await bring<ReadBackModule>(place, String(model.get("_module")), ({ default: widget }) => {
    try {
      widget.readBack?.({ model, el });
    } catch (error) {
      console.warn(`${place.dataset.kept} could not be read back`, error);
      model.startAfresh();
      widget.readBack?.({ model, el });
    }
  });
}

const nameOf = (place: HTMLElement) => place.dataset.kept ?? "";

/** Reads back the parts of one lesson; until something is kept in one of them, not even what they are is fetched. */
async function readLesson(places: HTMLElement[], tell: (trouble: Trouble) => void): Promise<void> {
  const [first] = places;
  const file = first && keepableFile(lessonOf(nameOf(first)));
  if (!first || !file) return;
  const names = new Set(places.map(nameOf));
  const isOurs = (key: string) => names.has(placeOf(key)?.name ?? "");
  const isKept = () => keys(isOurs).length > 0;
  const read = () =>
    bring<Keepable>(first, file, async ({ states }) => {
      await Promise.all(
        places.map((place) => {
          const state = states[nameOf(place)];
          return state ? readBack(place, state, tell) : null;
        }),
      );
    });
  if (isKept()) return read();
  const heard = new AbortController();
  const look = () => {
    if (!isKept()) return;
    heard.abort();
    void read();
  };
  // In another tab, or moved here from another device; a page that the back button brings back heard nothing meanwhile.
  addEventListener("storage", ({ key }) => (key === null || isOurs(key)) && look(), heard);
  addEventListener("pageshow", look, heard);
}

/** Shows the parts, lessons and sentences that fit what there is. */
function settle(page: HTMLElement): void {
  const hide = (element: HTMLElement | null, hidden: boolean) => {
    if (element && element.hidden !== hidden) element.hidden = hidden;
  };
  for (const place of page.querySelectorAll<HTMLElement>("[data-kept]")) {
    const title = part(place, "read-back")?.querySelector("h3");
    hide(place, !title);
    // Read one by one, each link says what it changes.
    if (title)
      for (const link of place.querySelectorAll("a[id]"))
        link.setAttribute("aria-labelledby", `${link.id} ${title.id}`);
  }
  const filled = (section: ParentNode) =>
    section.querySelector(":is([data-kept], [data-earlier]):not([hidden]), [data-part=lost]") !== null;
  for (const lesson of page.querySelectorAll<HTMLElement>(".kept-lesson")) {
    hide(lesson, !filled(lesson));
    hide(page.querySelector(`[data-later="${lesson.dataset.lesson}"]`), !lesson.hidden);
  }
  sumUp(page);
  hide(part(page, "something"), !filled(page));
  hide(part(page, "nothing"), filled(page));
  hide(part(page, "later"), !filled(page) || page.querySelector("[data-later]:not([hidden])") === null);
}

function writeDate(): void {
  const day = new Date();
  const language = document.documentElement.lang;
  for (const time of document.querySelectorAll("time[data-part=printed]"))
    time.textContent = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" }).format(
      day,
    );
}

/** Fills the page "Mijn cursus"; does nothing on other pages. */
export async function showKept(tell: (trouble: Trouble) => void): Promise<void> {
  const page = part(document, "my-course");
  if (!page) return;
  try {
    void storage().length;
  } catch {
    tell("blocked");
  }
  const lessons: Record<string, HTMLElement[]> = {};
  for (const place of page.querySelectorAll<HTMLElement>("[data-kept]"))
    (lessons[lessonOf(nameOf(place))] ??= []).push(place);
  await Promise.all(Object.values(lessons).map((places) => readLesson(places, tell)));
  followEarlier(page);
  page.querySelector(".widget-wait")?.remove();
  // Browsers of Apple clear what a script keeps when a site is not visited for some time; not so for an icon on the home screen.
  if (navigator.vendor.startsWith("Apple") && !matchMedia("(display-mode: standalone)").matches)
    for (const sentence of page.querySelectorAll<HTMLElement>("[data-part=may-go]")) sentence.hidden = false;
  settle(page);
  page.dataset.ready = "true";
  // What is kept in another tab appears here too.
  new MutationObserver(() => settle(page)).observe(page, {
    childList: true,
    subtree: true,
    attributeFilter: ["data-summary"],
  });
  writeDate();
  // The page may stay open past midnight.
  addEventListener("beforeprint", writeDate);
  part(page, "print")?.addEventListener("click", () => print());
}
