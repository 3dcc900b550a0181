/** How the reader likes to read. Attributes on <html> say it; the styles, charts and widgets follow them. */
import { get, remove, SETTINGS, set } from "./device";

export const KEY = SETTINGS[0];

/** Each setting and what it may be; what is left out follows the device. */
export const CHOICES = {
  size: ["125", "150", "175", "200"],
  theme: ["light", "dark", "contrast"],
  motion: ["calm"],
  spacing: ["wide"],
  // All steps of a lesson under each other; else one at a time.
  steps: ["all"],
} as const;

export type Settings = Partial<Record<keyof typeof CHOICES, string>>;

const NAMES = Object.keys(CHOICES) as (keyof typeof CHOICES)[];

/** The settings kept on this device; whatever is not one of the choices is left out. */
export function readSettings(): Settings {
  const values = get(KEY)?.values ?? {};
  return Object.fromEntries(
    NAMES.filter((name) => (CHOICES[name] as readonly unknown[]).includes(values[name])).map((name) => [
      name,
      values[name],
    ]),
  );
}

/** Keeps the settings; false when this browser keeps nothing. */
export function keepSettings(settings: Settings): boolean {
  if (Object.keys(settings).length) return set(KEY, settings);
  remove(KEY);
  return true;
}

export function applySettings(settings: Settings): void {
  const { dataset } = document.documentElement;
  for (const name of NAMES) {
    const value = settings[name] ?? (name === "steps" ? "one" : undefined);
    if (value) dataset[name] = value;
    else delete dataset[name];
  }
}

/** After the first paint, which loader.ts prepared: what another tab changes, and paper. */
export function followSettings(): void {
  applySettings(readSettings());
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) applySettings(readSettings());
  });
  // Charts are drawn in the colours of the screen. On paper everything is light, or black on white for who wants that.
  addEventListener("beforeprint", () => {
    const { dataset } = document.documentElement;
    const contrast = dataset.theme === "contrast" || (!dataset.theme && matchMedia("(prefers-contrast: more)").matches);
    dataset.theme = contrast ? "contrast" : "light";
  });
  addEventListener("afterprint", () => applySettings(readSettings()));
}
