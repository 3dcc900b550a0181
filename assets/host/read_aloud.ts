/** The buttons that read a section aloud. What does the reading is fetched at the first press. */
export function followReadAloud(): void {
  if (!("speechSynthesis" in window)) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-part=aloud]")) {
    button.addEventListener("click", () => void import("./aloud").then(({ readAloud }) => readAloud(button)));
  }
}
