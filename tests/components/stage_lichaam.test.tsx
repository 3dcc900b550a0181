// @vitest-environment node
/** The body: what a hand, a night and practice do to it. What each stage owes stands in stages.test.tsx. */
import { expect, test } from "vitest";
import stage from "../../widgets/stages/lichaam/lichaam";
import { onStage } from "./stages";

const { picture, said, after } = onStage("lichaam", stage);

test("a hand that is felt by two people sounds in one of them", () => {
  const body = after(["two_people"]);
  expect(said(body)).toBe(
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

test("its words come from the catalogue", () => {
  const words = [...picture(stage.start).matchAll(/<text[^>]*>([^<]*)</g)].map(([, word]) => word);
  expect(words).toEqual(expect.arrayContaining(["hersenen", "ruggenmerg", "zenuw", "alarm", "gevaar", "veilig"]));
});
