// @vitest-environment node
/** What every stage owes its reader, whatever is drawn on it: one contract over all of them. */
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Stage } from "../../widgets/stages/stage";
import { onStage, said } from "./stages";

const modules = import.meta.glob<{ default: Stage<object> }>("../../widgets/stages/*/*.tsx");

/** How the sentence of a picture goes, where all of one stage begin alike. */
const SENTENCE: Record<string, RegExp> = {
  beweging: /^U ziet [^{}.]+\.$/,
  huis: /^U ziet [^{}.]+\.$/,
  lichaam: /^[A-Z][^{}.?!]+ en [^{}.?!]+\.$/,
  pad: /^Twee mensen [^{}.]+\.$/,
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A picture without its groups that cannot be seen: faded away, or as small as nothing, and what held only those. */
function seenIn(svg: string): string {
  let depth = 0;
  let seen = svg
    .split(/(?=<)/)
    .filter((tag) => {
      if (depth) depth += tag.startsWith("</g>") ? -1 : /^<g\b/.test(tag) ? 1 : 0;
      else if (/^<g class="[^"]*\bis-gone\b|^<g [^>]*scale\(0\);/.test(tag)) depth = 1;
      else return true;
      return false;
    })
    .join("");
  for (let before = ""; before !== seen; ) [before, seen] = [seen, seen.replaceAll(/<g\b[^>]*><\/g>/g, "")];
  return seen;
}

describe.each(Object.keys(said))("%s", async (name) => {
  const { default: stage } = (await modules[`../../widgets/stages/${name}/${name}.tsx`]?.()) ?? {};
  if (!stage) throw new Error(`there is no widgets/stages/${name}/${name}.tsx`);
  const { directions, picture, still, said: sentence, after, sequences } = onStage(name, stage);
  const seen = [(state: object) => JSON.stringify(state), picture, sentence];

  test("Python and the drawing know the same directions", () => {
    expect(Object.keys(stage.directions).sort()).toEqual(directions.map(({ key }) => key).sort());
  });

  // States in which there is something to change: at first, after each direction, and after all of them, one by one.
  const states = [
    stage.start,
    ...directions.map(({ key, number }) => after([[key, number?.[1]]])),
    ...directions.map((_, i) => after(directions.slice(0, i + 1).map(({ key }) => key))),
  ];

  test.each(directions)(
    "$key changes what is drawn and said, the same each time, and no earlier state",
    ({ key, number }) => {
      const steps = [...new Set(number ?? [undefined])].map((n) => [[key, n]] as const);
      const [before, step] = states
        .flatMap((state) => steps.map((step) => [state, step] as const))
        .find(([state, step]) => seen.every((as) => as(after(step, state)) !== as(state))) ?? [stage.start, []];
      expect(step, "nothing to change in any of these states").not.toEqual([]);
      const kept = seen.map((as) => as(before));
      expect(after(step, before)).toEqual(after(step, before));
      expect(seen.map((as) => as(before))).toEqual(kept);
    },
  );

  test("directions come in any order: always a picture, a sentence in Dutch, and a state that can be kept", () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        let state = Object.freeze({ ...stage.start });
        for (const step of sequence) state = Object.freeze(after([step], state));
        const kept = JSON.parse(JSON.stringify(state));
        expect(kept).toEqual(state);
        const svg = picture(state);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|\[object|[{}]/);
        expect(picture(kept)).toBe(svg);
        expect(sentence(state)).toMatch(SENTENCE[name] ?? /^[A-Z][^{}.?!]+\.$/);
      }),
      { numRuns: 60 },
    );
  });

  test("a panel of a strip shows all that can be seen of a picture", () => {
    for (const state of states) {
      const [whole, panel] = [picture(state), still(state)].map(seenIn);
      expect(panel).toBe(whole);
    }
  });

  test("it draws without a document, a window, a clock or chance; who does not see it hears its sentence", () => {
    expect([typeof document, typeof window]).toEqual(["undefined", "undefined"]);
    vi.stubGlobal("Date", undefined);
    vi.spyOn(Math, "random").mockImplementation(() => {
      throw new Error("chance");
    });
    for (const state of states) expect(picture(state)).toMatch(/^<svg [^>]*aria-hidden="true"[^>]*>.*<\/svg>$/);
  });
});
