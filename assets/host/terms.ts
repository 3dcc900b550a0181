/** Hard words open by tap and keyboard without any script; with a mouse also by pointing at them. */
export function openTermsByPointing(): void {
  if (!matchMedia("(hover: hover)").matches) return;
  for (const word of document.querySelectorAll<HTMLElement>(".term[popovertarget]")) {
    const text = document.getElementById(word.getAttribute("popovertarget") ?? "");
    if (!text?.showPopover) continue;
    let byPointing = false;
    word.addEventListener("pointerenter", () => {
      byPointing = !text.matches(":popover-open");
      if (byPointing) text.showPopover();
    });
    word.addEventListener("pointerleave", () => {
      if (byPointing) text.hidePopover();
    });
    // A click while it is open by pointing keeps it open.
    word.addEventListener("click", (event) => {
      if (!byPointing) return;
      event.preventDefault();
      byPointing = false;
    });
  }
}
