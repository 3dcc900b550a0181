/** "Naar een ander apparaat", "door meer mensen gebruikt" and "Alles wissen" on the page "Mijn cursus". */
import { keepAgain, keepAll, keepNothing, keepsNothing, keys, storage, wipe } from "../device";
import { words } from "../words";
import { showAside } from "./aside";
import { readCodes, whyNoCamera } from "./camera";
import { type Contents, type Read, read, readFile, write } from "./format";
import { canPack, framesOf, MOST_CODES, newRow, pack, unpack } from "./frames";
import { changesOf, compare, keptIn } from "./kept";
import { learn, type Parts, review, stateIn } from "./review";

const part = <T extends HTMLElement = HTMLElement>(of: ParentNode, name: string) =>
  of.querySelector<T>(`[data-part="${name}"]`);

/** Says something in a status of the page; what was said before in any of them is gone. */
function say(place: HTMLElement, status: string, ...sentences: [string, Record<string, string | number>?][]): void {
  for (const each of place.querySelectorAll(".transfer-status")) each.replaceChildren();
  part(place, status)?.replaceChildren(
    ...sentences.map(([name, values]) => words(name, values)).filter((sentence) => sentence !== null),
  );
}

/** Asks in the page's own dialog; gives the value of the button, empty when the reader goes back. */
function ask(place: HTMLElement, name: string): Promise<string> {
  const dialog = part<HTMLDialogElement>(place, name);
  if (!dialog) return Promise.resolve("");
  // What was answered the last time is no answer now.
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) => dialog.addEventListener("close", () => answer(dialog.returnValue), { once: true }));
}

/** Whether anything can move: settings alone are nothing that a reader filled in. */
function hasAnswers(store: Storage): boolean {
  const { entries, aside } = keptIn(store);
  return aside.size > 0 || [...entries.keys()].some((name) => !name.startsWith("@"));
}

export function transfer(place: HTMLElement): void {
  const parts: Parts = { states: {}, others: {} };
  const form = part<HTMLFormElement>(place, "review");
  const [codes, camera] = [part(place, "codes"), part(place, "camera")];
  let closeCodes: () => void = () => {};
  const on = (name: string, act: () => unknown) => part(place, name)?.addEventListener("click", () => void act());
  const tell = (...sentences: [string, Record<string, string | number>?][]) =>
    say(place, "transfer-status", ...sentences);
  const focus = (id: string) => document.getElementById(id)?.focus({ preventScroll: true });

  /** All that can move from here, as a text, and how many parts cannot; null, and said so, when there is nothing. */
  const gather = (): { text: string; left: number } | null => {
    try {
      const { left, ...contents } = keptIn(storage());
      if (contents.entries.size + contents.aside.size)
        return { text: write(contents, words("file-about")?.textContent ?? ""), left };
      tell(["nothing-to-move"], ...(left ? [["left-out", { left }] as [string, Record<string, number>]] : []));
    } catch {
      tell(["blocked"]);
    }
    return null;
  };

  /** Lays entries beside what is in the storage and keeps what the reader agrees to; true when it is done. */
  const offer = async (store: () => Storage, contents: Contents, saved: string): Promise<boolean> => {
    if (!form) return false;
    // Nothing is taken over unseen.
    if (!(await learn(parts, contents.entries.keys()))) {
      tell(["no-network"]);
      return false;
    }
    for (let again = false; ; again = true) {
      let comparison: ReturnType<typeof compare>;
      try {
        comparison = compare(contents, store(), (name) => stateIn(parts, name));
      } catch {
        tell(["blocked"]);
        return false;
      }
      const { fresh, differ, unfit, newer, aside, later } = comparison;
      if (fresh.length + differ.length + unfit.length + newer.length + aside.length + later.length === 0) {
        tell(["same"]);
        return true;
      }
      tell(...(again ? [["meanwhile"] as [string]] : []));
      const items = await review(form, comparison, saved, parts);
      focus("ander-apparaat");
      if (!items) {
        tell(["not-taken"]);
        return false;
      }
      try {
        const result = keepAll(store(), changesOf(items));
        if (result === "changed") continue;
        if (result === "full") tell(["no-room"]);
        else tell(items.length ? ["taken", { count: items.length }] : ["kept-own"]);
        return result === "kept";
      } catch {
        tell(["blocked"]);
        return false;
      }
    }
  };
  const take = async (result: Read, damaged: string): Promise<void> => {
    if ("trouble" in result)
      tell([result.trouble === "newer" || damaged === "file" ? `file-${result.trouble}` : damaged]);
    else await offer(storage, result, result.saved);
  };

  on("save-file", () => {
    const gathered = gather();
    if (!gathered) return;
    const { text, left } = gathered;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${words("file-name")?.textContent ?? "mijn-cursus"}-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    // Not at once: some browsers begin the download later.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    tell(["file-saved"], ...(left ? [["left-out", { left }] as [string, Record<string, number>]] : []));
  });
  const input = part<HTMLInputElement>(place, "load-file");
  input?.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    const result = await readFile(file);
    // The same file may be chosen once more.
    input.value = "";
    await take(result, "file");
  });

  const noCamera = part(place, "no-camera");
  const why = canPack() ? whyNoCamera() : "no-packing";
  const scan = part<HTMLButtonElement>(place, "scan");
  if (why && noCamera && scan) {
    noCamera.replaceChildren(...[words(why)].filter((sentence) => sentence !== null));
    noCamera.hidden = false;
    scan.hidden = true;
  }
  part(place, "show-codes")?.toggleAttribute("hidden", !canPack());
  on("show-codes", async () => {
    const gathered = gather();
    if (!gathered || !codes) return;
    const frames = framesOf(await pack(JSON.stringify(JSON.parse(gathered.text))), newRow());
    if (!frames || frames.length > MOST_CODES) return tell(["too-many-codes"]);
    tell(...(gathered.left ? [["left-out", { left: gathered.left }] as [string, Record<string, number>]] : []));
    const { showCodes } = await import("./codes");
    closeCodes();
    closeCodes = showCodes(codes, frames, () => {
      closeCodes = () => {};
      part(place, "show-codes")?.focus();
    });
    part(place, "code")?.scrollIntoView({ block: "nearest" });
  });
  on("scan", async () => {
    if (!camera?.hidden) return;
    closeCodes();
    tell();
    const bytes = await readCodes(camera);
    if (typeof bytes === "string") return tell([bytes]);
    if (bytes === null) {
      tell(["not-taken"]);
      return part(place, "scan")?.focus();
    }
    const text = await unpack(bytes);
    await take(text === null ? { trouble: "damaged" } : read(text), "codes-damaged");
  });

  on("keep-nothing", async () => {
    try {
      // Settings are no one's secret; only what was filled in is worth a question.
      const answer = hasAnswers(localStorage) ? await ask(place, "ask-earlier") : "leave";
      if (!answer) return;
      const wiped = answer === "wipe";
      if ((wiped && !wipe()) || !keepNothing()) return say(place, "keep-status", ["blocked"]);
      focus("meer-mensen");
      say(place, "keep-status", [wiped ? "not-keeping-wiped" : "not-keeping"]);
    } catch {
      say(place, "keep-status", ["blocked"]);
    }
  });
  on("keep-again", async () => {
    const answer = hasAnswers(sessionStorage) ? await ask(place, "ask-tab") : "leave";
    if (!answer) return;
    if (answer === "take") {
      if (!(await offer(() => localStorage, keptIn(sessionStorage), ""))) return;
    }
    try {
      keepAgain();
      focus("meer-mensen");
      part(place, "keep-status")?.replaceChildren(...[words("keeping")].filter((sentence) => sentence !== null));
    } catch {
      say(place, "keep-status", ["blocked"]);
    }
  });

  on("wipe", async () => {
    if ((await ask(place, "ask-wipe")) !== "wipe") return;
    closeCodes();
    const done = wipe();
    const left = keys(() => true).length > 0 && !keepsNothing();
    focus("alles-wissen");
    say(place, "wipe-status", [!done || left ? "blocked" : keepsNothing() ? "wiped-not-keeping" : "wiped"]);
  });
  showAside({ place, parts, say: (name) => say(place, "aside-status", [name]), ask: (name) => ask(place, name) });
  place.dataset.ready = "true";
}
