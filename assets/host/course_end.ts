/** At the end of the last lesson: which of the others were not read on this device. */
import { isRead, readPlace } from "./place";

export function followCourseEnd(): void {
  const unread = document.querySelector<HTMLElement>("[data-part=unread]");
  if (!unread) return;
  const show = () => {
    const lessons = [...unread.querySelectorAll<HTMLElement>("[data-lesson]")];
    for (const lesson of lessons) {
      const place = readPlace(lesson.dataset.lesson?.padStart(2, "0") ?? "");
      lesson.hidden = place !== null && isRead(place);
    }
    unread.hidden = lessons.every(({ hidden }) => hidden);
  };
  show();
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
}
