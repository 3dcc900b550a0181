/** Prints one element of the page, with the safety list; adapt.css hides the rest on paper. */
export function printOnly(element: HTMLElement | null): void {
  if (!element) return;
  element.dataset.print = "only";
  // On a phone print() comes back before the paper is made.
  addEventListener("afterprint", () => delete element.dataset.print, { once: true });
  print();
}
