/**
 * Puts the course on this device (the service worker of assets/worker), says when that is done, and tells of a new
 * version. Nothing is swapped under a reader: the page changes when the reader asks for it.
 */
import { words } from "./words";

// Whatever the first page needs comes first: its charts too.
const CALM = 3000; // milliseconds after the page is there

/** Chromium offers to install the course through this event. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

const part = (name: string) => document.querySelector<HTMLElement>(`[data-part=${name}]`);

function announce(renew: () => void): void {
  const notice = part("new-version");
  const sentence = words("new-version");
  if (!notice || !sentence || !notice.hidden) return;
  notice.replaceChildren(sentence);
  notice.hidden = false;
  notice.querySelector("button")?.addEventListener("click", renew);
}

function isReady(): void {
  document.documentElement.dataset.offline = "";
}

async function follow(workers: ServiceWorkerContainer, address: URL): Promise<void> {
  let served = workers.controller !== null;
  let asked = false;
  if (served) isReady();

  const registration = await workers.register(address);
  const renew = () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  };
  workers.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    // Another window took the new version; this one still shows the one before.
    else if (served) announce(renew);
    served = true;
    isReady();
  });
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && workers.controller) announce(renew);
    });
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  if (registration.waiting && workers.controller) announce(renew);
}

/** On the home: how to put the course on the home screen, where this browser can. */
function offerInstalling(): void {
  const place = part("install");
  if (!place || matchMedia("(display-mode: standalone)").matches) return;
  const show = (name: string): HTMLElement => {
    place.replaceChildren(words(name) ?? "");
    place.hidden = false;
    return place;
  };
  // Safari on a phone or tablet.
  if ("standalone" in navigator) show("install-by-hand");
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    show("install")
      .querySelector("button")
      ?.addEventListener("click", () => void (event as InstallEvent).prompt());
  });
  addEventListener("appinstalled", () => {
    place.hidden = true;
  });
}

/** Does nothing in JupyterLab and plain Voilà, whose pages have no manifest, nor where a browser cannot. */
export function followOffline(): void {
  const manifest = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!manifest || !workers) return;
  offerInstalling();
  const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
  if (saveData && !workers.controller) return;

  const start = () => {
    // Refused by the browser, or no network: the course works as before.
    follow(workers, new URL("sw.js", manifest.href)).catch((error: unknown) =>
      console.info("not kept on this device", error),
    );
  };
  const afterLoad = () => setTimeout(start, workers.controller ? 0 : CALM);
  if (document.readyState === "complete") afterLoad();
  else addEventListener("load", afterLoad, { once: true });
}
