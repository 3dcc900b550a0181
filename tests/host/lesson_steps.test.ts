// @vitest-environment happy-dom
/** Which step of a lesson an address leads to, what is a swipe, and what a kept place says of a lesson that changed. */
import assert from "node:assert/strict";
import { test, vi } from "vitest";
import { higher, unread, waiting } from "../../assets/host/coming_to";
import { type Place, placeIn } from "../../assets/host/place";
import { followSteps, stepOf, swipe } from "../../assets/host/steps";

document.body.innerHTML = `<main id="inhoud">
  <div id="begin" data-step="0"></div>
  <section id="stap-rust" data-step="1"><span id="deel-1"></span></section>
  <section id="stap-é" data-step="2"><span id="deel-2"></span><div id="onderdeel-vraag"></div></section>
</main><section data-part="course-end"><h2 id="einde"></h2></section><div id="bel-de-dokter"></div>`;
const steps = [...document.querySelectorAll<HTMLElement>("[data-step]")];

for (const [hash, to] of [
  ["", 0],
  ["#begin", 0],
  ["#stap-rust", 1],
  ["#deel-1", 1],
  ["#stap-%C3%A9", 2],
  ["#onderdeel-vraag", 2],
  // The lesson was longer once.
  ["#deel-18", 2],
  // Of the last lesson the end of the course stands below the last step.
  ["#einde", 2],
  // No step at all: what is shown stays.
  ["#bel-de-dokter", -1],
  ["#inhoud", -1],
  ["#stap-weg", -1],
  ["#%", 0],
] as const)
  test(`the address ${hash || "without a place"} leads to step ${to}`, () => assert.equal(stepOf(steps, hash), to));

const at = (x: number, y: number, time = 0) => ({ x, y, time });

for (const [what, from, to, way] of [
  ["to the left", at(300, 400), at(200, 410, 200), 1],
  ["to the right", at(100, 400), at(240, 380, 200), -1],
  ["too short", at(300, 400), at(250, 400, 200), 0],
  ["a scroll", at(300, 400), at(200, 300, 200), 0],
  ["slow, as who selects or hesitates", at(300, 400), at(100, 400, 900), 0],
  ["from the left edge, which goes back in the browser", at(10, 400), at(200, 400, 200), 0],
  ["from the right edge", at(350, 400), at(100, 400, 200), 0],
] as const)
  test(`a swipe: ${what}`, () => assert.equal(swipe(from, to, 360), way));

const PLACE: Place = { at: 3, title: "Rust", seen: [1, 2], of: 4, left: 6 };
const NOW = ["a", "b", "c", "d"];

for (const [what, place, ids, seen, to] of [
  ["numbers of the same lesson", PLACE, NOW, [1, 2], 3],
  ["ids, in another order", { ...PLACE, step: "c", ids: ["a", "b"] }, ["b", "x", "a", "c"], [1, 3], 4],
  ["ids, of which some went", { ...PLACE, step: "c", ids: ["a", "b"] }, ["b", "d"], [1], 2],
  ["numbers of a longer lesson", { ...PLACE, at: 9, seen: [1, 8], of: 18 }, NOW, [], 2],
  [
    "a lesson that was read, by numbers",
    { ...PLACE, at: 18, seen: [9, 10, 11, 12, 13, 14, 15, 16, 17, 18], of: 18 },
    NOW,
    [1, 2, 3, 4],
    4,
  ],
  ["a lesson that was read, by ids", { ...PLACE, seen: [1, 2, 3, 4], ids: ["p", "q"] }, ["a", "b"], [1, 2], 2],
] as const)
  test(`a kept place: ${what}`, () => assert.deepEqual(placeIn(place as unknown as Place, ids), { seen, at: to }));

for (const [what, places, to] of [
  [
    "a story below a question",
    [
      [120, 640],
      [660, 1200],
    ],
    1,
  ],
  [
    "a question below a text, then what is tried out",
    [
      [900, 1300],
      [1320, 1800],
    ],
    0,
  ],
  ["what has begun, however long", [[200, 3000]], -1],
  [
    "what stands whole at the end",
    [
      [120, 400],
      [500, 690],
    ],
    -1,
  ],
  ["what was read and is above the screen", [[-900, -20]], -1],
  ["what shows nothing to this reader", [[900, 900]], -1],
] as const)
  test(`waits in a step: ${what}`, () => {
    const step = document.createElement("section");
    for (const [top, bottom] of places) {
      const place = step.appendChild(document.createElement("div"));
      place.className = "widget-place";
      place.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
    }
    const found = waiting(step, 700);
    assert.equal(found ? [...step.children].indexOf(found) : -1, to);
  });

test("a play waits of which half the picture is seen, until it stands at the top", () => {
  const step = document.createElement("section");
  step.innerHTML = '<div class="widget-place"><div class="w-picture"></div></div>';
  const [place, picture] = [...step.querySelectorAll<HTMLElement>("div")] as [HTMLElement, HTMLElement];
  const at = (top: number, size: number) => {
    place.getBoundingClientRect = () => ({ top, bottom: top + 700 }) as DOMRect;
    picture.getBoundingClientRect = () => ({ top: top + 60, bottom: top + 60 + size }) as DOMRect;
    return waiting(step, 600) === place;
  };
  assert.deepEqual([at(290, 263), at(290, 200), at(60, 600)], [true, false, false]);
});

test("the words of a step below the screen wait too, after what there is to see or do, and not what opens by a tap", () => {
  const step = document.createElement("section");
  const put = (html: string, top: number, bottom: number) => {
    step.insertAdjacentHTML("beforeend", html);
    const part = step.lastElementChild as HTMLElement;
    for (const each of [part, ...part.querySelectorAll("li")])
      each.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
  };
  const waits = () => waiting(step, 700)?.textContent;
  put("<p>gelezen</p>", 100, 690);
  // The last line stands all but whole above the bar.
  put("<p>ook gelezen</p>", 600, 705);
  put("<details><p>meer weten</p></details>", 900, 1000);
  assert.equal(waits(), undefined);
  put("<ul><li>een punt</li></ul>", 690, 740);
  put("<p>later</p>", 760, 800);
  assert.equal(waits(), "een punt");
  put("<div class='widget-place'>een vraag</div>", 900, 1200);
  assert.equal(waits(), "een vraag");
});

test("what is longer than a screen goes on by a screen, so that nobody is caught in it", () => {
  // It begins where it can be seen: to the top with it.
  assert.equal(unread(300, 700), 0);
  // It stands there already: what was below 700, and the line before it, comes to the top.
  assert.equal(unread(48, 700), 48 - 652);
  assert.equal(unread(-604, 700), -604 - 652);
});

test("what waits is come to past no unread line: a long story above it is seen to its end", () => {
  // It begins on the screen: all above it was seen.
  assert.equal(unread(600, 700), 0);
  // A screen that ends at 700 moves on by 652: what was cut through comes along, and what follows it stands above the part.
  for (const top of [680, 900, 1200]) assert.equal(top - unread(top, 700), 652);
});

const BUTTON = '<button class="w-button">Speel af</button>';
const OPTION = '<label class="w-choice"><span>Een antwoord</span></label>';
const LINE = "<p>Een regel</p>";

for (const [what, [up, down], parts, way] of [
  ["a button that the end of the screen cuts through stands whole, with some air", [40, 0], [[BUTTON, 680, 727]], 33],
  ["as far as there is room above, else as it was", [20, 0], [[BUTTON, 680, 727]], 0],
  [
    "the first that is cut, with the others of its row",
    [50, 0],
    [
      [BUTTON, 200, 244],
      [BUTTON, 690, 734],
      [BUTTON, 690, 735],
    ],
    41,
  ],
  ["what stands whole below it stays there", [40, 0], [[BUTTON, 700, 747]], 0],
  [
    "where more room is below it stands lower, and comes whole on the next screen",
    [20, 100],
    [[BUTTON, 680, 727]],
    -20,
  ],
  ["half a line stands whole", [40, 0], [[LINE, 690, 714]], 10],
  [
    "and not at the cost of one at the top",
    [40, 0],
    [
      [LINE, 48, 72],
      [LINE, 690, 714],
    ],
    24,
  ],
  [
    "an answer that is cut tells of the others, and its words stand whole",
    [20, 100],
    [[OPTION, 688, 770, 694, 718]],
    14,
  ],
  [
    "a button comes before a line",
    [40, 0],
    [
      [LINE, 52, 92],
      [BUTTON, 680, 700],
    ],
    6,
  ],
] as const)
  test(`coming to a step: ${what}`, () => {
    const step = document.createElement("section");
    for (const [html, top, bottom, from, to] of parts as readonly (readonly [
      string,
      number,
      number,
      number?,
      number?,
    ])[]) {
      step.insertAdjacentHTML("beforeend", html);
      const part = step.lastElementChild as HTMLElement;
      part.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
      for (const words of part.querySelectorAll("span"))
        words.getBoundingClientRect = () => ({ top: from, bottom: to }) as DOMRect;
    }
    vi.spyOn(Range.prototype, "getClientRects").mockImplementation(function (this: Range) {
      return [(this.startContainer as Element).getBoundingClientRect()] as unknown as DOMRectList;
    });
    assert.equal(higher(step, 48, 700, up, down), way);
    vi.restoreAllMocks();
  });

test("all steps below each other again, and one: where its reader is, and where Verder leads", async () => {
  document.body.className = "lesson";
  document.documentElement.dataset.steps = "one";
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => undefined }));
  const went: string[] = [];
  for (const step of steps) {
    step.getBoundingClientRect = () => ({ top: -900, bottom: -100 }) as DOMRect;
    step.scrollIntoView = () => went.push(step.id);
  }
  location.hash = "#stap-rust";
  followSteps();
  went.length = 0;
  assert.deepEqual(
    steps.filter((step) => !step.hasAttribute("hidden")).map(({ id }) => id),
    ["stap-rust"],
  );
  document.documentElement.dataset.steps = "all";
  await vi.waitFor(() => assert.equal(document.querySelectorAll("[data-step][hidden]").length, 0));
  assert.deepEqual(went, ["stap-rust"]);
  // One step again: Verder leads to its last words, and then to the next one, which is heard once and has its address.
  document.documentElement.dataset.steps = "one";
  await vi.waitFor(() => assert.equal(document.querySelectorAll("[data-step][hidden]").length, 2));
  const [, from, to] = steps as [HTMLElement, HTMLElement, HTMLElement];
  to.insertAdjacentHTML("afterbegin", '<p class="step-at" id="waar-2">Stap 2 van 2</p><h2>Eten</h2>');
  from.insertAdjacentHTML("afterend", '<nav class="step-way"><a class="step-on" href="#stap-%C3%A9">Verder</a></nav>');
  const link = document.querySelector("a") as HTMLAnchorElement;
  went.length = 0;
  const before = history.length;
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  // First the words at the end of the step, below what was begun. They have no address.
  from.insertAdjacentHTML("beforeend", '<div class="widget-place"></div><p>Om te proberen</p>');
  const words = from.lastElementChild as HTMLElement;
  words.getBoundingClientRect = () => ({ top: 1900, bottom: 2000 }) as DOMRect;
  words.scrollIntoView = () => went.push("words");
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  assert.deepEqual([went, document.activeElement], [["words"], words]);
  assert.equal(location.hash, "#stap-rust");
  words.remove();
  link.dispatchEvent(click);
  // Left to the browser, a screen reader begins to read there before it hears where it is.
  assert.equal(click.defaultPrevented, true);
  assert.equal(decodeURIComponent(location.hash), "#stap-é");
  assert.equal(history.length, before + 1);
  assert.equal(document.activeElement?.textContent, "Eten");
});
