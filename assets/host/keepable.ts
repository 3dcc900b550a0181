/**
 * What can be kept in a lesson, as "Mijn cursus" needs to know it (course/site/my_course.py): a file for each lesson, fetched only
 * when something of that lesson is kept here, or comes in. So the page stays small in a long course.
 */
import type { State } from "./model";

export interface Keepable {
  /** Of each widget that is read back, by the name of what it keeps, such as "04/mijn-avond". */
  states: Record<string, State>;
  /** What else can be kept, with words to call it by. */
  others: Record<string, { words: string; state: State }>;
}

/** The first part of a name: the number of its lesson, or what all lessons share. */
export const lessonOf = (name: string): string => name.split("/")[0] ?? "";

/** The file of a lesson, seen from our scripts; null when the course has no such lesson. */
export function keepableFile(lesson: string): string | null {
  const { keepable = "", files = "" } =
    document.querySelector<HTMLElement>("[data-part=my-course]")?.dataset ?? ({} as DOMStringMap);
  return keepable.split(" ").includes(lesson) ? `${files}${lesson}.json` : null;
}
