// @vitest-environment happy-dom
/** A lesson in a frame of another site, and one part of it by itself. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test, vi } from "vitest";
import { embed, type Message } from "../../assets/host/embedded";
import { isFramed, onlyPart } from "../../assets/host/embedding";

const SITES = ["https://praktijk.example", "https://www.praktijk.example"];
const root = document.documentElement;
let told: [Message, string][] = [];
let high = 900;
let resized: () => void = () => undefined;

/** The page stands in a frame of a site that it can read nothing of. */
function frame(holder?: string): void {
  const parent = {
    get document(): never {
      throw new Error("SecurityError");
    },
    postMessage: (message: Message, site: string) => told.push([message, site]),
  };
  vi.stubGlobal("parent", parent);
  Object.defineProperty(location, "ancestorOrigins", { value: holder && [holder], configurable: true });
}

beforeEach(() => {
  told = [];
  high = 900;
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(use: () => void) {
        resized = use;
      }
      observe(): void {
        resized();
      }
    },
  );
  vi.stubGlobal("requestAnimationFrame", (use: () => void) => use());
  vi.spyOn(document.body, "getBoundingClientRect").mockImplementation(() => ({ height: high - 0.4 }) as DOMRect);
  history.replaceState(null, "", "/nl/02-les/");
  document.body.innerHTML = `
    <header class="top"><a href="../">Home</a><details data-part="safety"><summary>Bel</summary></details></header>
    <main><div data-step="0">Begin</div>
      <section id="stap-a" data-step="1"><p>Tekst</p><details class="more"><div id="onderdeel-proef" class="widget-place">?</div></details></section>
    </main>
    <nav><a href="../03-les/">Volgende</a><a href="../mijn-cursus/">Mijn cursus</a><a href="#stap-a">Stap</a>
      <a href="https://elders.example/">Elders</a><a href="tel:112">112</a></nav>
    <p data-part="notice"></p>
    <template data-words="embedded"><aside data-part="embedded"><p><span>Het blijft hier. </span><a href="" target="_blank" rel="noopener">Open de cursus zelf</a></p></aside></template>
    <template data-words="embedded-safety"><p><a href="#bel">Wanneer belt u?</a></p></template>`;
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
});

test("only a page of another site is a frame, whatever its own site does", () => {
  assert.equal(isFramed(), false);
  frame();
  assert.equal(isFramed(), true);
});

test("a framed lesson says that answers stay there, and where the course itself is", () => {
  frame();
  history.replaceState(null, "", "/nl/02-les/?bron=site#stap-a");
  embed(SITES);
  const note = document.querySelector("[data-part=embedded]");
  assert.equal(note?.nextElementSibling?.tagName, "MAIN");
  assert.match(note?.textContent ?? "", /Het blijft hier/);
  const link = note?.querySelector("a");
  assert.deepEqual([link?.getAttribute("href"), link?.target, link?.rel], ["/nl/02-les/#stap-a", "_blank", "noopener"]);
  // What the lesson has to tell stands where it is seen, and the list is near at the end of each step.
  assert.ok(note?.querySelector("[data-part=notice]"));
  assert.equal(document.querySelector("section > p:last-child")?.textContent, "Wanneer belt u?");
});

test("it tells its height, once for each, to the sites that are allowed and to no other", () => {
  frame();
  embed(SITES);
  resized();
  high = 1200;
  resized();
  const message = (height: number) => SITES.map((site) => [{ course: "begrijp-uw-rugpijn", height }, site]);
  assert.deepEqual(told, [...message(900), ...message(1200)]);
});

test("where the browser says who holds it, only that site is told; one that is not allowed never", () => {
  frame(SITES[1]);
  embed(SITES);
  assert.deepEqual(
    told.map(([, site]) => site),
    [SITES[1]],
  );
  told = [];
  frame("https://evil.example");
  embed(SITES);
  assert.deepEqual(told, []);
});

test("it tells where its reader is led to, and nothing of the reader", () => {
  localStorage.setItem("rugpijn/02/proef", '{"version":1,"values":{"own_words":"geheim"}}');
  frame(SITES[0]);
  embed(SITES);
  const step = document.querySelector("section") as HTMLElement;
  vi.spyOn(step, "getBoundingClientRect").mockReturnValue({ top: 340.6 } as DOMRect);
  document.dispatchEvent(new CustomEvent("step", { detail: { from: 0, to: 1 } }));
  assert.deepEqual(told.at(-1), [{ course: "begrijp-uw-rugpijn", height: 900, place: 341 }, SITES[0]]);
  assert.deepEqual([...new Set(told.flatMap(([message]) => Object.keys(message)))], ["course", "height", "place"]);
  localStorage.clear();
});

test("a message of another frame changes nothing", () => {
  const listen = vi.spyOn(window, "addEventListener");
  frame(SITES[0]);
  embed(SITES);
  assert.ok(!listen.mock.calls.some(([event]) => event === "message"));
});

test("what leads out of the lessons opens a tab of its own", () => {
  frame(SITES[0]);
  embed(SITES);
  const targets = [...document.querySelectorAll<HTMLAnchorElement>("header a, nav a")].map((link) => {
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
    return [link.textContent, link.target, link.rel];
  });
  assert.deepEqual(targets, [
    ["Home", "_blank", "noopener noreferrer"],
    ["Volgende", "", ""],
    ["Mijn cursus", "_blank", "noopener noreferrer"],
    ["Stap", "", ""],
    ["Elders", "_blank", "noopener noreferrer"],
    ["112", "", ""],
  ]);
});

test("one part is shown by itself, with the safety list and the way to the whole lesson", () => {
  history.replaceState(null, "", "/nl/02-les/?onderdeel=proef");
  embed(SITES);
  assert.equal(root.dataset.only, "");
  const shown = [...document.querySelectorAll("[data-shown]")].map(
    (part) => part.id || (part as HTMLElement).dataset.part,
  );
  assert.deepEqual(shown.sort(), ["embedded", "onderdeel-proef", "safety"]);
  // Each stands on a way that is shown, open where it folds.
  for (const part of document.querySelectorAll("[data-shown]"))
    for (let up = part.parentElement; up; up = up.parentElement) assert.ok("way" in up.dataset);
  assert.equal(document.querySelector<HTMLDetailsElement>("details.more")?.open, true);
  // Opened by hand it is the course itself: nothing is told to anyone.
  assert.equal(document.querySelector("[data-part=embedded]")?.textContent?.trim(), "Open de cursus zelf");
  assert.equal(document.querySelector("[data-part=embedded] a")?.getAttribute("href"), "/nl/02-les/#onderdeel-proef");
  assert.deepEqual(told, []);
});

test.each(["", "?onderdeel=", "?onderdeel=anders", '?onderdeel="><img src=x>'])(
  "%s shows the whole lesson",
  (asked) => {
    history.replaceState(null, "", `/nl/02-les/${encodeURI(asked)}`);
    assert.equal(onlyPart(), null);
  },
);
