/** Says that something takes a while: the check runs all lessons. */
import { t } from "../host/texts";

export function busy(): void {
  const message = document.querySelector<HTMLElement>("[data-part=busy]");
  if (!message) return;
  const say = (event: Event) => {
    if (!event.defaultPrevented)
      message.textContent = t("One moment. The lessons are being looked at; that can take a minute.");
  };
  for (const link of document.querySelectorAll("a[data-slow]")) link.addEventListener("click", say);
  for (const form of document.querySelectorAll("form[data-slow]")) form.addEventListener("submit", say);
  // Coming back by the browser's own button shows the page as it was left.
  addEventListener("pageshow", () => (message.textContent = ""));
}
