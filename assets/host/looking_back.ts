/** On the home: which page to look back with is due, some weeks after the course. Nothing is counted, and nothing is asked twice. */
import { addDays, isDay, today } from "../../widgets/front/calendar";
import { storage } from "./device";
import { find } from "./forms";

interface Page {
  weeks: number;
  title: string;
  address: string;
  /** Whether one of its questions was answered on this device. */
  used: boolean;
}

/** Of pages in the order of their weeks: the last whose day has come, unless it was used. */
export function duePage(pages: readonly Page[], from: string, now: string): Page | null {
  const due = pages.filter(({ weeks }) => isDay(from) && addDays(from, 7 * weeks) <= now).at(-1);
  return due && !due.used ? due : null;
}

/** The day that the reader picked to count from (the widget refreshers). */
function picked(name: string): string {
  const found = find(storage(), name, "refreshers");
  const day = found.what === "answer" ? found.entry.values.first_day : "";
  return typeof day === "string" ? day : "";
}

/**
 * The page that is due today; null when none is.
 *
 * @param ended when the last lesson was read, as an ISO time; empty when it was not.
 */
export function lookingBack(ended: string): Page | null {
  const part = document.querySelector<HTMLElement>("[data-part=looking-back]");
  if (!part) return null;
  try {
    const day = picked(part.dataset.from ?? "");
    const pages = [...part.querySelectorAll<HTMLElement>("[data-weeks]")].map((card) => {
      const link = card.querySelector("a");
      const questions = card.dataset.questions?.split(" ").filter(Boolean) ?? [];
      return {
        weeks: Number(card.dataset.weeks),
        title: link?.textContent ?? "",
        address: link?.getAttribute("href") ?? "",
        used: questions.some((name) => find(storage(), name, "quiz").what !== "nothing"),
      };
    });
    return duePage(pages, isDay(day) ? day : ended.slice(0, 10), today());
  } catch {
    // This browser keeps nothing.
    return null;
  }
}
