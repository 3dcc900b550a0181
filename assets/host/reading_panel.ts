/** The panel "Lezen": native controls that set how the page looks, at once and for the next visit. */
import { applySettings, keepSettings, readSettings, type Settings } from "./reading_settings";
import { words } from "./words";

/** The browser's own bar takes the colour of the paper. */
function paintBar(): void {
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--c-paper").trim();
  const chosen = document.documentElement.dataset.theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    meta.dataset.own ??= meta.content;
    meta.content = chosen ? paper : meta.dataset.own;
  }
}

export function followReadingPanel(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-part=reading-form]");
  if (!form) return;
  const status = form.querySelector<HTMLElement>("[role=status]");
  const inputs = [...form.querySelectorAll<HTMLInputElement>("input")];
  const tell = (name: string) => status?.replaceChildren(...[words(name)].filter((sentence) => sentence !== null));

  const fill = () => {
    const settings = readSettings() as Record<string, string | undefined>;
    for (const input of inputs) input.checked = (settings[input.name] ?? "") === input.value;
    paintBar();
  };

  const choose = (settings: Settings) => {
    applySettings(settings);
    paintBar();
    return keepSettings(settings);
  };

  form.addEventListener("change", () => {
    // An empty value means: as the device has it.
    const chosen = inputs.filter((input) => input.checked && input.value).map((input) => [input.name, input.value]);
    tell(choose(Object.fromEntries(chosen) as Settings) ? "reading-kept" : "reading-not-kept");
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    choose({});
    for (const input of inputs) input.checked = input.value === "";
    tell("reading-reset");
  });
  addEventListener("storage", fill);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    applySettings(readSettings());
    fill();
  });
  fill();
}
