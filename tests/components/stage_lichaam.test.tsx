/** The body: every direction of its vocabulary does something, in any order, and says so in Dutch. */
import { readFileSync } from "node:fs";
import { cleanup } from "@testing-library/preact";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { PageModel } from "../../assets/host/model";
import { defineWidget } from "../../widgets/front/widget";
import stage, { type Body } from "../../widgets/stages/lichaam/lichaam";
import { drawnAlone } from "./drawn_alone";
import { Kept } from "./show";

const { start, directions, Picture, describe: inWords } = stage;
const source = (file: string) => readFileSync(`widgets/stages/lichaam/${file}`, "utf8");
const vocabulary = [...source("lichaam.py").matchAll(/Direction\("(\w+)"/g)].map((found) => found[1] ?? "");
const dutch = Object.fromEntries(
  [...source("nl.po").matchAll(/msgid "(.+)"\nmsgstr "(.+)"/g)].map(([, key, word]) => [key, word]),
);
const t = (text: string) => {
  if (!dutch[text]) throw new Error(`no Dutch for ${JSON.stringify(text)}`);
  return dutch[text];
};

const after = (keys: string[], state: Body = start) =>
  keys.reduce((body, key) => directions[key]?.(body) ?? body, state);
const drawn = (state: Body) => drawnAlone(<Picture state={state} />, t);

// From here every direction has something to change.
const busy = after(["tissue_hurt", "many_touches", "knob_louder", "alarm_soft"]);
const from: Record<string, Body> = {
  one_person: after(["two_people"]),
  signal_up: start,
  tissue_hurt: start,
  many_touches: start,
  alarm_soft: start,
};

test("Python and the drawing know the same directions", () => {
  expect(Object.keys(directions).sort()).toEqual([...vocabulary].sort());
});

describe.each(vocabulary)("%s", (key) => {
  const before = from[key] ?? busy;

  test("changes the state and the picture, and leaves the state before as it was", () => {
    const kept = JSON.stringify(before);
    const next = after([key], before);
    expect(next).not.toEqual(before);
    expect(drawn(next)).not.toBe(drawn(before));
    expect(JSON.stringify(before)).toBe(kept);
    expect(after([key], before)).toEqual(next);
  });
});

test("directions come in any order: always a picture, a sentence and a state that can be kept", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...vocabulary), { maxLength: 25 }), (keys) => {
      const body = after(keys);
      expect(JSON.parse(JSON.stringify(body))).toEqual(body);
      expect(drawn(body)).not.toMatch(/NaN|undefined|\[object/);
      expect(inWords(body, t)).toMatch(/^[A-Z][^.]+ en [^.]+\.$/);
    }),
    { numRuns: 60 },
  );
});

test("a hand that is felt by two people sounds in one of them", () => {
  const body = after(["two_people"]);
  expect(inWords(body, t)).toBe(
    "Een hand ligt op de rug van twee mensen, het rustige alarm is stil en het scherpe alarm klinkt hard.",
  );
  expect(after(["hand_on_back"], body)).toMatchObject({ two: true, alarm: 0, signal: 0 });
});

test("what happened stays on the scales as a card, each once, three at most", () => {
  const body = after(["bad_night", "bad_night", "scary_words", "someone_helps"]);
  expect(body).toMatchObject({ danger: "night words", safety: "help", event: "help", tilt: 1 });
});

test("practice makes knob and alarm calmer, a step at a time", () => {
  const sharp = after(["knob_louder", "alarm_loud"]);
  expect(after(["practice"], sharp)).toMatchObject({ knob: sharp.knob - 1, alarm: 2 });
});

test("lifting does not hurt the tissue: only a strain does", () => {
  expect(after(["lifting"]).tissue).toBe(0);
});

test("the picture is drawn without a document, a window or a clock", () => {
  for (const name of ["document", "window", "Date", "matchMedia"]) vi.stubGlobal(name, undefined);
  vi.spyOn(Math, "random").mockImplementation(() => {
    throw new Error("chance");
  });
  try {
    expect(drawn(busy)).toMatch(/^<svg.*<\/svg>$/);
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
});

describe("in a page", () => {
  afterEach(cleanup);

  test("its words come from the catalogue", () => {
    const el = document.createElement("div");
    const model = new PageModel({ _kind: "test", texts: dutch }, new Kept());
    const end = defineWidget(() => <Picture state={start} />).render({ model, el });
    const words = [...el.querySelectorAll("text")].map((text) => text.textContent);
    expect(words).toEqual(expect.arrayContaining(["hersenen", "ruggenmerg", "zenuw", "alarm", "gevaar", "veilig"]));
    expect(el.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
    end();
  });
});
