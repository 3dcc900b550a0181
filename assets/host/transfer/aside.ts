/** "Antwoorden die apart zijn gezet": what could not be read, in words as far as that goes, to put back or to take away. */
import { ASIDE, type Entry, keepAll, parse, storage } from "../device";
import { current, find, versionOf } from "../forms";
import { words } from "../words";
import { asideIn, changesBack, changesWhatIsAside, suits, timeOf, widgetOf } from "./kept";
import { choicesIn, wordsIn } from "./plain";
import { learn, type Parts, readBack, stateIn, when, whereIn } from "./review";

interface Page {
  place: HTMLElement;
  parts: Parts;
  /** Says a sentence in this part of the page. */
  say(name: string): void;
  /** Asks in the page's own dialog; gives the value of the button. */
  ask(name: string): Promise<string>;
}

const part = <T extends HTMLElement = HTMLElement>(of: ParentNode, name: string) =>
  of.querySelector<T>(`[data-part="${name}"]`);

/** The answer in a text that was put aside, if this page can read it by now and nothing newer stands in its place. */
function readable(parts: Parts, name: string, text: string): Entry | null {
  const state = stateIn(parts, name);
  const kind = String(state?._kind);
  const entry = state && parse(text, versionOf(kind));
  try {
    if (!entry || find(storage(), name, kind).what === "newer") return null;
    const now = current(entry, kind);
    return suits(state, now) ? now : null;
  } catch {
    return null;
  }
}

/** What this answer is called on this page; the question itself, the title of what is kept there now, or just "een antwoord". */
function titleOf(parts: Parts, name: string, read: HTMLElement | null): string {
  const here = document.querySelector(`[data-kept="${CSS.escape(name)}"] h3`);
  const other = Object.hasOwn(parts.others, name) ? parts.others[name]?.words : undefined;
  const title = read?.querySelector("h3")?.textContent ?? here?.textContent ?? other;
  return title || words(stateIn(parts, name) ? "aside-answer" : "part-unknown")?.textContent || "";
}

export function showAside({ place, parts, say, ask }: Page): void {
  const section = part(place, "aside");
  const list = section && part(section, "aside-list");
  if (!section || !list) return;

  const item = async ([name, text]: [string, string], index: number): Promise<HTMLElement | null> => {
    const widget = widgetOf(name);
    const entry = readable(parts, widget, text);
    const state = stateIn(parts, widget);
    const read = entry && (await readBack(state, entry));
    const put = new Date(timeOf(name));
    const date = timeOf(name) && !Number.isNaN(put.getTime()) ? when(put.toISOString()) : "";
    const element = words("aside-item", { where: whereIn(widget), what: titleOf(parts, widget, read), when: date })
      ?.firstElementChild as HTMLElement | undefined;
    if (!element) return null;
    element.dataset.aside = name;
    part(element, "aside-when")?.toggleAttribute("hidden", !date);
    const box = part(element, "aside-words");
    for (const each of read?.querySelectorAll("h3, .room-to-write") ?? []) each.remove();
    if (read) box?.append(read);
    else {
      const lines = wordsIn(text, choicesIn(state));
      for (const line of lines)
        box?.append(Object.assign(document.createElement("p"), { className: "own-words", textContent: line }));
      part(element, "aside-no-words")?.toggleAttribute("hidden", lines.length > 0);
    }
    part(element, "aside-not-back")?.toggleAttribute("hidden", entry !== null);
    const heading = element.querySelector("h3");
    if (heading) heading.id = `apart-${index}`;
    for (const [action, act] of Object.entries({
      "put-back": () => {
        if (!entry) return;
        try {
          const done = keepAll(storage(), changesBack(storage(), name, text, entry));
          finish(done === "kept" ? "aside-back" : done === "full" ? "no-room" : "aside-meanwhile");
        } catch {
          finish("blocked");
        }
      },
      "take-away": async () => {
        if ((await ask("ask-aside")) !== "away") return;
        try {
          storage().removeItem(ASIDE + name);
          finish("aside-away");
        } catch {
          finish("blocked");
        }
      },
    })) {
      const button = part<HTMLButtonElement>(element, action);
      if (!button) continue;
      button.id = `apart-${action}-${index}`;
      button.setAttribute("aria-labelledby", `${button.id} apart-${index}`);
      button.hidden = action === "put-back" && entry === null;
      button.addEventListener("click", () => void act());
    }
    return element;
  };

  let drawn = 0;
  let shown: string[] = [];
  const draw = async () => {
    const turn = (drawn += 1);
    let found: [string, string][] = [];
    try {
      found = asideIn(storage());
    } catch {
      // The browser keeps nothing; then nothing was put aside either.
    }
    shown = found.map(([name]) => name);
    // Of what does not come in, the words are told as they stand.
    await learn(parts, shown.map(widgetOf));
    const items = await Promise.all(found.map(item));
    if (turn !== drawn) return;
    const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    const focusedName = focused?.closest<HTMLElement>("[data-aside]")?.dataset.aside;
    list.replaceChildren(...items.filter((each) => each !== null));
    // Another tab changed something; who was at a button here stays at it.
    const again = list.querySelector<HTMLElement>(
      `[data-aside="${CSS.escape(focusedName ?? "")}"] [data-part="${CSS.escape(focused?.dataset.part ?? "")}"]:not([hidden])`,
    );
    if (focused) (again ?? document.getElementById("apart-gezet"))?.focus({ preventScroll: true });
    // What was just said, and where the focus is, stay in sight.
    section.hidden = found.length === 0 && !section.contains(document.activeElement);
    part(section, "aside-intro")?.toggleAttribute("hidden", found.length === 0);
  };
  const finish = (sentence: string) => {
    document.getElementById("apart-gezet")?.focus({ preventScroll: true });
    say(sentence);
    void draw();
  };
  void draw();
  addEventListener("storage", ({ key }) => {
    if (changesWhatIsAside(key, shown)) void draw();
  });
}
