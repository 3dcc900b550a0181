/** On "Mijn cursus": shows the part that moves and wipes. What does the work is fetched after the page itself. */
export function followTransfer(): void {
  const place = document.querySelector<HTMLElement>("[data-part=transfer]");
  if (!place) return;
  place.hidden = false;
  // Whoever came for this part is brought there: it had no place before.
  if (location.hash && place.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`))
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  void import("./page").then(({ transfer }) => transfer(place));
}
