/** The panels of the header: Escape closes one, and so does moving on, so that none ever covers what has the focus. A link to what is folded under "Meer weten" opens that. */
export function followPanels(): void {
  // A link to a panel opens it, here or from another page; not every browser does so by itself.
  openAt(location.hash);
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link) openAt(link.hash);
  });
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

function openAt(hash: string): void {
  const place = document.getElementById(hash.slice(1));
  const panel = place?.closest<HTMLDetailsElement>(".top details, details.more");
  if (panel) panel.open = true;
}
