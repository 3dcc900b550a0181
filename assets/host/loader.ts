/**
 * Stands inline in the head of every page (loader.html.j2), allowed by its hash, and small: the page appears as its reader
 * wants it before anything else has come, and its files are fetched until they are there, also over a bad network.
 * It knows no more of what is kept than it needs before the first paint; the host reads the same, strictly.
 */
declare global {
  interface Window {
    /** Resolves when a script, and all that it imports, can be had without the network. */
    load(file: string): Promise<unknown>;
  }
}

export {};

/** What is set here becomes text. */
const root = document.documentElement.dataset as Record<string, unknown>;
interface Page {
  /** Number of the lesson, if it is one. */
  lesson?: string;
  /** The folder of the files. */
  static: string;
  /** The file to begin with. */
  start?: string;
  /** What to fetch: a script and, after commas, what it imports; then the next. */
  files: string;
  /** As files, but fetched only when asked for. */
  later?: string;
}
const page = (document.currentScript as HTMLScriptElement).dataset as unknown as Page;

// As its reader wants it.
let store: Storage;
const kept = (key: string) => {
  try {
    return JSON.parse(store[key]).values || {};
  } catch {
    return {};
  }
};
const begun: string[] = [];
try {
  // The course came from this device. In a frame that its site locked up asking this fails, as all that is kept does.
  if (navigator.serviceWorker?.controller) root.offline = "";
  store = localStorage;
  if (store["rugpijn-niets-bewaren"]) {
    root.keeps = "nothing";
    store = sessionStorage;
  }
  // The home keeps room for what a reader wrote, by the name it is kept under.
  root.keys = Object.keys(store);
  for (const key in store) {
    const lesson = /^rugpijn\/(\d\d)\/@plek$/.exec(key)?.[1];
    const { seen, of } = kept(key);
    if (!lesson || !seen) continue;
    if (seen.includes(of) && seen.length >= of / 2) root.read = "";
    else begun.push(lesson);
  }
} catch {
  // This browser keeps nothing, or what it kept cannot be read.
}
// The styles show what needs a script only where this stands.
root.steps = "one";
// Which step of a lesson its address leads to (steps.css), before the browser itself knows.
root.target = location.hash.slice(1);
const reading = kept("rugpijn-lezen");
for (const name in reading)
  if (/^(size|theme|motion|spacing|steps):\w+$/.test(`${name}:${reading[name]}`)) root[name] = reading[name];
if ("speechSynthesis" in self) root.aloud = "";
// Room is kept for "Ga verder bij ..." and for what was read only where they will stand.
if (page.lesson ? begun.includes(page.lesson) : begun[0] || "read" in root) root.returning = "";
root.begun = begun;

// The files: what fails or keeps silent is tried again, and after the last time once the network is back.
const pause = (time: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, time);
    addEventListener("online", resolve);
  });
const get = async (url: string, n = 0): Promise<unknown> => {
  const silence = new AbortController();
  void pause(1e4 << n).then(() => silence.abort());
  try {
    const answer = await fetch(url, silence);
    // Read to its end: only then the browser has it.
    await answer.blob();
    if (answer.ok) return;
  } catch {
    // Again.
  }
  // After 0.3, 1, 2, 4 and 8 seconds.
  await pause(n ? (n < 5 ? 500 << n : 1e9) : 300);
  return get(url, (n + 1) % 6);
};
const coming: Record<string, Promise<unknown>> = {};
const all = (files: string) =>
  Promise.all(files.split(/[ ,]/).map((file) => file && (coming[file] ??= get(page.static + file))));
self.load = (file) => all(`${page.files} ${page.later}`.match(`${file}[^ ]*`)?.[0] ?? file);
void all(page.files);
if (page.start)
  addEventListener("DOMContentLoaded", function begin() {
    self
      .load(page.start as string)
      .then(() => import(page.static + page.start))
      .catch(() => pause(3e3).then(begin));
  });

// So is a stylesheet that is lost; one that does not answer must not keep the text from the reader.
const again = (link: HTMLLinkElement) => {
  const place = new Comment();
  link.replaceWith(place);
  void get(link.href).then(() => place.replaceWith(link));
};
addEventListener(
  "error",
  ({ target }) => (target as HTMLLinkElement).sheet === null && again(target as HTMLLinkElement),
  true,
);
setTimeout(() => {
  for (const link of document.querySelectorAll<HTMLLinkElement>("[rel=stylesheet]")) link.sheet || again(link);
}, 5e3);
