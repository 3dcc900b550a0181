/** The panels of the header: Escape closes one, and so does moving on, so that none ever covers what has the focus. */
export function followPanels(): void {
  for (const panel of document.querySelectorAll<HTMLDetailsElement>(".top details")) {
    const summary = panel.querySelector("summary");
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      summary?.focus();
    });
    panel.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !panel.contains(event.relatedTarget)) panel.open = false;
    });
    addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
    });
  }
}
