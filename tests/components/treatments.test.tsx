/** Treatments: choose one, put it beside the yardstick, read how unsure it is. */
import { expect, test } from "vitest";
import { drawing, drawn, openChart, type Shown, show, texts, until } from "./show";

const AT_FIRST = "treatments: at first";

type Outcome = "pain" | "function";
type Bars = { effect: [number, number | null, number | null] }[];

/** The short sentence below the picture. */
const said = (page: Shown) => page.part("say").textContent;
/** The chart's. */
const sentence = (page: Shown) => page.part("summary").textContent;
const about = (page: Shown) => texts(page.el.querySelectorAll("[data-part=about]"));
const picker = (page: Shown) => page.getByLabelText<HTMLSelectElement>("Kies:");
const pick = (page: Shown, text: string) => page.user.selectOptions(picker(page), text);
const lookAt = async (page: Shown, outcome: string) => {
  await openChart(page);
  await page.user.click(page.getByLabelText(outcome));
};
const numbers = (page: Shown) => page.user.click(page.getByText("Laat de getallen zien"));
const row = (page: Shown, name: RegExp) => page.getByRole("row", { name }).textContent;

test("a soft band stands beside its yardstick, for pain and for what people can do", async () => {
  const page = await show(AT_FIRST);
  expect(said(page)).toBe(
    "Oefenen: bij de pijn scheelt het ongeveer een derde van de meetlat, en bij wat mensen kunnen ook.",
  );
  expect(page.el.querySelectorAll(".board .mean")).toHaveLength(2);
  await pick(page, "Injecties");
  expect(page.el.querySelector(".board")?.classList).toContain("is-gone");
  expect(drawn).toHaveLength(0);
});

test("two small things to find follow each other, each once, and nothing is counted", async () => {
  const page = await show(AT_FIRST);
  const task = () => page.part("challenge").textContent;
  expect(task()).toBe("1 van 2: zoek er een die bij 'meer kunnen doen' over de helft van de meetlat gaat.");
  await pick(page, "Een team van behandelaars");
  expect(task()).toContain("1 van 2");
  await pick(page, "Persoonlijke coaching");
  expect(task()).toBe("2 van 2: er is er nog een. Zoek die ook.");
  await pick(page, "Oefenen");
  await pick(page, "Persoonlijke coaching");
  expect(task()).toContain("2 van 2");
  await pick(page, "Uitleg samen met oefenen");
  expect(task()).toContain("een langere balk is niet altijd beter");
});

test("the words that are chosen can be seen, and all keep their room", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Een team van behandelaars");
  expect(texts(page.el.querySelectorAll(".w-pick > .is-chosen"))).toEqual(["Een team van behandelaars"]);
  expect(page.el.querySelectorAll(".w-pick > span")).toHaveLength(picker(page).options.length);
});

test("the numbers say average, margin and yardstick", async () => {
  const page = await show(AT_FIRST);
  expect(about(page).join()).toContain(
    "Oefenen: gemiddeld 15 punten minder pijn, van de 100. Waarschijnlijk ligt het tussen 12 en 18. In de betere onderzoeken: 7. " +
      "Waarschijnlijk ligt het tussen 2 en 12. De laatste getallen zijn omgerekend door ons. De meetlat staat op 20.",
  );
  await pick(page, "Alleen uitleg over pijn");
  expect(about(page).join()).toContain("tussen 2 punten meer en 14 punten minder");
  expect(said(page)).toContain(
    "een derde van de meetlat, of misschien niets, en bij wat mensen kunnen ongeveer een kwart.",
  );
  expect(about(page).join()).toContain("Onzeker: misschien is er bijna niets van te merken.");
});

/** The chart once it holds these words: it follows what was painted. */
const drawingWith = (page: Shown, words: string) =>
  until(async () => {
    const found = await drawing(page);
    expect(found.layout.annotations.map(({ text }) => text).join()).toContain(words);
    return found;
  });

test("what people can do has its own yardstick", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Persoonlijke coaching");
  await lookAt(page, "wat u kunt");
  // What is chosen in the chart is told by the chart: one message for each change.
  const message = sentence(page);
  expect(message).toBe("Geen enkel gemiddelde haalt de meetlat van 5 (wat u kunt).");
  expect(page.part("summary").getAttribute("aria-live")).toBe("polite");
  expect(about(page).join()).toContain(
    "Persoonlijke coaching: van 24 gewone dingen konden mensen er gemiddeld 3,5 meer. Waarschijnlijk ligt het tussen 2 en 4,9. " +
      "De meetlat staat op 5.",
  );
  await drawingWith(page, "<b>meetlat: 5</b>");
  await numbers(page);
  page.getByRole("columnheader", { name: "Wat mensen meer konden, van 24 dingen" });
  expect(row(page, /^Persoonlijke coaching 3,5/)).toContain("2 en 4,9");
  expect(row(page, /^Stap voor stap opbouwen 1,6/)).toContain("0,7 en 2,4, omgerekend");
  await pick(page, "Manuele therapie");
  expect(sentence(page)).toBe(message);
});

test("what has no number is said in words", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Injecties");
  expect(said(page)).toContain("raadt veelgebruikte injecties in of bij de rug sterk af");
  await numbers(page);
  expect(row(page, /^Injecties/)).toContain("geen getal");
});

test("only the chosen one is explained", async () => {
  const page = await show(AT_FIRST);
  for (const [text, words] of [
    ["Een team van behandelaars", "41 onderzoeken"],
    ["Manuele therapie", "nooit als enige"],
  ] as const) {
    await pick(page, text);
    expect(about(page)).toHaveLength(1);
    expect(about(page)[0]).toContain(words);
  }
});

test.each<[Outcome, string]>([
  ["pain", "pijn"],
  ["function", "wat u kunt"],
])("the chart draws the numbers in parts of the yardstick: %s", async (outcome, name) => {
  const page = await show(AT_FIRST);
  await lookAt(page, name);
  const yardstick = (page.model.get("_yardstick") as Record<Outcome, number>)[outcome];
  const treatments = page.model.get("_treatments") as Record<Outcome, { bars: Bars }>[];
  const effects = treatments.flatMap((each) => each[outcome].bars.map(({ effect }) => effect));
  const { data, layout } = await drawingWith(page, `<b>meetlat: ${yardstick}</b>`);
  expect(effects.length).toBeGreaterThan(5);
  expect(data[1]?.x).toHaveLength(effects.length);
  for (const [i, [mean, low, high]] of effects.entries()) {
    expect(data[1]?.x[i]).toBeCloseTo(mean / yardstick);
    const ends = data[0]?.x.filter((_, at) => data[0]?.y[at] === i) ?? [];
    if (low === null || high === null) expect(ends).toEqual([]);
    else {
      expect(Math.min(...ends)).toBeGreaterThanOrEqual(low / yardstick);
      expect(Math.max(...ends)).toBeLessThanOrEqual(high / yardstick);
      expect(Math.min(...ends)).toBeLessThan(Math.max(...ends));
    }
  }
  expect(layout.shapes[1]?.x0).toBe(1);
});

test("the chosen one is marked in the chart, not by colour alone", async () => {
  const page = await show(AT_FIRST);
  await openChart(page);
  await pick(page, "Een team van behandelaars");
  const { layout } = await drawingWith(page, "▸ Een team van behandelaars");
  const marked = layout.annotations.filter(({ text }) => text.includes("▸"));
  expect(marked).toHaveLength(1);
  expect(marked[0]?.text).toContain("▸ Een team van behandelaars");
});

test("it says why an average is not people", async () => {
  const page = await show(AT_FIRST);
  const people = page.part("people");
  expect(people.textContent).toContain("een bedacht voorbeeld van 15 punten");
  expect(people.textContent).toContain("5 van de 10 mensen merken 30 punten. De andere 5 merken niets.");
  const averages = page.parts("example").map((example) => {
    const points = texts(example.querySelectorAll("svg text")).map(Number);
    expect(points).toHaveLength(10);
    return points.reduce((sum, each) => sum + each, 0) / points.length;
  });
  expect(averages).toEqual([15, 15]);
});

test("where people were counted the others and the doubt stand beside it", async () => {
  const page = await show(AT_FIRST);
  const n = page.model.get("_bothered_after_injections") as number;
  expect(n).toBeGreaterThan(0);
  expect(page.part("counted").textContent).toContain(
    `Ongeveer ${n} van de 100 mensen hadden daarna langer pijn of stijfheid, de andere ${100 - n} niet. Dat getal is onzeker.`,
  );
});

test("nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Injecties");
  expect(page.kept.values).toBeNull();
  expect(picker(await page.reload()).value).toBe("exercise");
});
