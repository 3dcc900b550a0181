// @vitest-environment node
/** The stage of the house: its vocabulary, any number of rooms, any order of directions, and the map of the course. */
import fc from "fast-check";
import { expect, test } from "vitest";
import stage, { HouseMap, type HouseState, type Lesson } from "../../widgets/stages/huis/huis";
import { drawn, translate, vocabulary } from "./drawn";

const words = vocabulary("huis");
const t = translate("huis");
const picture = (state: HouseState) => drawn(<stage.Picture state={state} />);
const direct = (state: HouseState, key: string, n?: number) => stage.directions[key]?.(state, n) as HouseState;
const house = (rooms: number) => direct(stage.start, "rooms", rooms);
const count = (svg: string, name: string) => svg.split(`class="${name}"`).length - 1;

test("the words of Python and the directions of the drawing are the same", () => {
  expect([...words.keys()]).toHaveLength(5);
  expect(Object.keys(stage.directions).sort()).toEqual([...words.keys()].sort());
});

test("it draws where there is no document", () => {
  expect(typeof document).toBe("undefined");
  expect(picture(stage.start)).toContain("<svg");
});

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
  "a course of %i lessons has as many rooms, which are walked through one by one",
  (n) => {
    let state = house(n);
    const seen = [picture(state)];
    for (let room = 1; room <= n; room += 1) {
      state = direct(state, "go_on");
      expect(state.here).toBe(room);
      const svg = picture(state);
      expect(count(svg, "room is-lit")).toBe(room);
      expect(count(svg, "room ")).toBe(n - room);
      expect(count(svg, "seal")).toBe(room - 1);
      seen.push(svg);
    }
    state = direct(state, "go_on");
    expect(state).toEqual(direct(house(n), "done"));
    expect(picture(state)).toContain("is-day");
    seen.push(picture(state));
    expect(new Set(seen).size).toBe(n + 2);
  },
);

test("rooms stand in the order of reading: from left to right, and from top to bottom", () => {
  const found = picture(house(8)).matchAll(/translate\(([\d.]+) ([\d.]+)\)"><g class="room/g);
  const spots = [...found].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(spots).toHaveLength(8);
  expect([...spots].sort((a, b) => a[1] - b[1] || a[0] - b[0])).toEqual(spots);
});

test("a room that is not there opens the last one, and a room already read stays read", () => {
  expect(direct(house(3), "open_room", 12)).toEqual({ rooms: "..o", here: 3 });
  const twice = direct(direct(house(3), "go_on"), "go_on");
  expect(direct(twice, "open_room", 1)).toEqual({ rooms: "lo.", here: 1 });
  expect(direct(twice, "front_door")).toEqual({ rooms: "lo.", here: 0 });
});

test("another number of rooms keeps what was visited", () => {
  expect(direct({ rooms: "llo.....", here: 3 }, "rooms", 2)).toEqual({ rooms: "ll", here: 3 });
  expect(direct({ rooms: "ll", here: 2 }, "rooms", 4)).toEqual({ rooms: "ll..", here: 2 });
});

test("directions come in any order, change nothing behind one's back, and never draw a broken number", () => {
  const one = fc
    .constantFrom(...words.keys())
    .chain((key) => fc.tuple(fc.constant(key), fc.integer({ min: -2, max: 99 })));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), (sequence) => {
      let state = Object.freeze({ ...stage.start });
      for (const [key, n] of sequence) state = Object.freeze(direct(state, key, n));
      const svg = picture(state);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(picture(JSON.parse(JSON.stringify(state)))).toBe(svg);
      expect(stage.describe(state, t)).toMatch(/^U ziet [^{}.]+\.$/);
    }),
    { numRuns: 60 },
  );
});

const LESSONS: Lesson[] = ["Welkom", "Uw <alarm>", "Mijn plan"].map((title, i) => ({ title, href: `les-${i}` }));
const map = (state: HouseState, lessons = LESSONS) => drawn(<HouseMap state={state} lessons={lessons} t={t} />);

test("the map is a list of links in the order of the lessons, and says in words how each stands", () => {
  const page = map({ rooms: "lo.", here: 2 });
  expect([...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(["les-0", "les-1", "les-2"]);
  const text = page.replaceAll(/<svg.*?<\/svg>/g, "").replaceAll(/<[^>]+>/g, "|");
  expect(text.split(/\|+/).filter(Boolean)).toEqual(["Welkom", "gelezen", "Uw &lt;alarm>", "u bent hier", "Mijn plan"]);
  expect(page.split('aria-current="step"')).toHaveLength(2);
});

test("the map may say something else of a lesson", () => {
  const page = map({ rooms: "o..", here: 0 }, [{ title: "Welkom", href: "les-0", note: "nog 2 minuten" }]);
  expect(page).toContain("nog 2 minuten");
  expect(page).not.toContain("begonnen");
});
