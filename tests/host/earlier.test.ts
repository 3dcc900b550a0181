/** What the first edition kept to questions that are gone, in the words of then. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answerIn } from "../../assets/host/earlier";

const edition = (JSON.parse(readFileSync("tests/host/first_edition.json", "utf8")) as { kept: Record<string, string> })
  .kept;
const kept = (name: string) =>
  (JSON.parse(edition[`rugpijn/${name}`] ?? "") as { values: Record<string, unknown> }).values;
const asked = (kind: string, options: string[] = [], unit = "") => ({ kind, options, unit });

test("a choice, more choices and a statement are the words that were chosen", () => {
  const options = ["Er is iets mis.", "Mijn alarm.", "Ik stel me aan.", "Niet meer bukken."];
  expect(answerIn(asked("one", options), kept("02/sokken-aantrekken"))?.lines).toEqual(["Niet meer bukken."]);
  expect(answerIn(asked("more", ["a", "b", "c", "d", "e"]), kept("02/wat-klopt"))?.lines).toHaveLength(5);
  expect(answerIn(asked("stelling", ["waar", "weet ik niet", "niet waar"]), kept("02/meer-pijn-meer-mis"))).toEqual({
    lines: ["niet waar"],
    form: "chosen",
    sure: 3,
  });
});

test("an order is told as the reader made it", () => {
  expect(answerIn(asked("volgorde", ["1", "2", "3", "4", "5"]), kept("02/van-sein-tot-pijn"))).toEqual({
    lines: ["1", "3", "4", "5", "2"],
    form: "order",
    sure: 0,
  });
  expect(answerIn(asked("volgorde", ["1", "2", "3", "4"]), kept("06/stappen-in-de-zorg"))?.lines).toHaveLength(4);
});

test("own words and an estimate", () => {
  expect(answerIn(asked("open"), kept("02/in-eigen-woorden"))?.lines).toEqual(["Even naar buiten 02 2"]);
  expect(answerIn(asked("schatting", [], "mensen van de 100"), kept("06/na-een-jaar"))?.lines).toEqual([
    "56 mensen van de 100",
  ]);
});

test.each([
  ["one", {}],
  ["one", { chosen: [9] }],
  ["one", { chosen: "<b>" }],
  ["volgorde", { order: [0, 0, 1, 2] }],
  ["open", { own_words: " " }],
  ["open", { own_words: { a: 1 } }],
  ["schatting", { estimate: "veel" }],
])("%s: what is no answer to it is not shown: %j", (kind, values) => {
  expect(answerIn(asked(kind, ["a", "b", "c", "d"]), values)).toBeNull();
});
