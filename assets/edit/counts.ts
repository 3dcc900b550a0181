/** How much there is to look at in each lesson: counted after the page is there, because it takes seconds. */
import { t } from "../host/texts";

export function things(count: number): string {
  return count === 1 ? t("1 thing to look at") : t("{n} things to look at", { n: count });
}

export async function showCounts(): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>("[data-lesson] [data-part=count]");
  if (!places.length) return;
  const answer = await fetch(`${document.body.dataset.base}telling`);
  if (!answer.ok) return;
  const counts = (await answer.json()) as Record<string, number>;
  for (const place of places) {
    const count = counts[place.closest<HTMLElement>("[data-lesson]")?.dataset.lesson ?? ""];
    if (!count) continue;
    place.textContent = things(count);
    place.hidden = false;
  }
}
