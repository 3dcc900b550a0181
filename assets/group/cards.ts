const button = document.querySelector<HTMLButtonElement>("[data-part=print]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
