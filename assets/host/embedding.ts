/** Whether this page is shown inside another site, or shows one part of a lesson by itself; what that takes is fetched then. */
import { contentOf } from "./mount";

/** Whether a page of another site holds this one in a frame. */
export function isFramed(): boolean {
  try {
    return !parent.document;
  } catch {
    // Of another site nothing can be read.
    return true;
  }
}

/** The part that the address asks for (`?onderdeel=naam`): the place of a widget or of a told scene; null when there is none. */
export function onlyPart(): HTMLElement | null {
  const name = new URLSearchParams(location.search).get("onderdeel");
  return name ? document.getElementById(`onderdeel-${name}`) : null;
}

/** Does nothing where `course.toml` names no other sites, and on an ordinary page. */
export async function followEmbedding(): Promise<void> {
  const words = document.querySelector<HTMLTemplateElement>("template[data-words=embedded]");
  if (!words?.dataset.module || !(isFramed() || onlyPart())) return;
  const { embed } = await contentOf<typeof import("./embedded")>(words.dataset.module);
  embed(words.dataset.sites?.split(" ") ?? []);
}
