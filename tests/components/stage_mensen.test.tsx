// @vitest-environment node
/** Ten people: how they are counted, and whose figures the bands have. What each stage owes stands in stages.test.tsx. */
import { describe, expect, test } from "vitest";
import stage from "../../widgets/stages/mensen/mensen";
import { PLACES } from "../../widgets/stages/mensen/people";
import { TREATMENTS, YARDSTICK } from "../../widgets/stages/mensen/states";
import { fromPython } from "./python";
import { onStage } from "./stages";

type State = typeof stage.start;

const { picture, said, after } = onStage("mensen", stage);

/** How many of the drawn elements with this class are seen. */
const seen = (state: State, name: string) => picture(state).match(new RegExp(`class="${name} ?"`, "g"))?.length ?? 0;

describe("counting", () => {
  test.each([0, 1, 6, 10])("%i of ten scans bulge, and the others do not", (n) => {
    const state = after([["age", 50], ["scan"], ["of_ten", n]]);
    expect(seen(state, "blob")).toBe(n);
    expect(seen(state, "disc")).toBe(10 - n);
    expect(said(state)).toContain(`bij ${n} van de 10 een schijf een beetje uit, bij ${10 - n} niet`);
  });

  test("a scan that was not looked at yet shows neither", () => {
    const state = after([["scan"]]);
    expect([seen(state, "blob"), seen(state, "disc")]).toEqual([0, 0]);
  });

  test("what was counted goes when the years or the age change, because it belonged to the age before", () => {
    expect(after([["age", 50], ["scan"], ["of_ten", 6], ["years_later"]]).n).toBe(-1);
    expect(after([["age", 50], ["scan"], ["of_ten", 6], ["age", 30]]).n).toBe(-1);
  });

  test("no one becomes older than the table goes", () => {
    const years = Array.from({ length: 9 }, (): [string] => ["years_later"]);
    expect(said(after([["age", 50], ...years]))).toContain("80 jaar");
    expect(said(after([["age", 80], ...years]))).toContain("80 jaar");
  });
});

describe("bands in place of people", () => {
  const told = fromPython<Record<string, [number[][], number[][]]>>(
    "-c",
    "import json; from widgets.treatments.treatments import Treatments; " +
      "print(json.dumps({e['key'].replace('-', '_'): [[b['effect'] for b in e[o]['bars']] for o in ('pain', 'function')] " +
      "for e in Treatments(name='t')._treatments}))",
  );

  test.each(Object.keys(TREATMENTS))("%s has the figures that its widget has", (key) => {
    const { pain, function: able } = TREATMENTS[key] as (typeof TREATMENTS)[string];
    expect(pain).toEqual(told[key]?.[0].at(-1));
    expect(able).toEqual(told[key]?.[1].at(-1) ?? null);
  });

  test("stand beside the same yardstick", () => {
    const yardstick = fromPython<typeof YARDSTICK>(
      "-c",
      "import json; from widgets.treatments.treatments import YARDSTICK; print(json.dumps(YARDSTICK))",
    );
    expect(YARDSTICK).toEqual(yardstick);
  });

  test("no treatment without a figure in its widget has a band", () => {
    const counted = Object.keys(told).filter((key) => told[key]?.[0].length);
    expect(Object.keys(TREATMENTS).sort()).toEqual(counted.sort());
  });

  test("say when there may be no difference, and when how unsure it is could not be read", () => {
    expect(said(after([["band_education"]]))).toContain("een derde van de meetlat, of misschien niets,");
    expect(said(after([["band_heating"]]))).toBe(
      "Zenuwen verhitten: bij de pijn scheelt het een klein stukje van de meetlat, maar hoe onzeker dat is, konden wij niet nalezen.",
    );
    expect(said(after([["band_exercise"]]))).not.toMatch(/misschien|onzeker/i);
  });

  test("count no people", () => {
    const state = after([["of_ten", 6], ["band_exercise"]]);
    expect(state.n).toBe(-1);
    expect(said(state)).not.toContain("van de 10");
  });
});

test("every person has a place for a button of 44 pixels in the picture, on a phone too", () => {
  const [width, height] = stage.size;
  const onPhone = 328 / width;
  expect(PLACES).toHaveLength(10);
  for (const [x, y, wide, high] of PLACES) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(y + high).toBeLessThanOrEqual(height);
    expect(Math.min(wide, high) * onPhone).toBeGreaterThanOrEqual(44);
  }
});
