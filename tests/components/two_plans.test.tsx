/** Two made-up people walk twelve weeks: guess, choose, and see. */
import { act } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as motion from "../../widgets/front/motion";
import { drawing, drawn, openChart, type Shown, show, texts } from "./show";

const AT_FIRST = "two_plans: at first";

const said = (page: Shown) => page.part("say").textContent;
const choose = (page: Shown, option: string) => page.user.click(page.getByLabelText(option));
const another = (page: Shown) => page.user.click(page.part("another"));
/** What lies on the paths: flat for a flare-up. */
const puddles = (page: Shown) =>
  [...page.el.querySelectorAll(".puddle")].filter((each) => each.parentElement?.style.transform !== "scale(0)").length;
const chosen = (page: Shown) => page.queryAllByRole<HTMLInputElement>("radio").filter((each) => each.checked).length;

beforeEach(() => {
  vi.useFakeTimers();
  document.documentElement.dataset.motion = "calm";
});

afterEach(() => {
  delete document.documentElement.dataset.motion;
});

test("begins with a question, two people who stand still, and what is honest about it", async () => {
  const page = await show(AT_FIRST);
  page.getByRole("heading", { level: 3, name: "Veel doen, of opbouwen?" });
  page.getByRole("group", { name: "1 van 3: Komt Kees verder met grote stappen?" });
  expect(said(page)).toBe("Zeg wat u denkt, en kies dan hieronder. Daarna lopen Ans en Kees twaalf weken.");
  expect([chosen(page), puddles(page)]).toEqual([0, 1]); // The one that tells what a puddle is.
  for (const sentence of [
    /Illustratie, geen voorspelling/,
    /Dit verschil is nooit zo onderzocht/,
    /geen advies voor u/,
  ])
    page.getByText(sentence);
});

test("who guessed sees what to choose, as far as the guess stays", async () => {
  const along = vi.spyOn(motion, "bringAlong").mockImplementation(() => undefined);
  const page = await show(AT_FIRST);
  await page.user.click(page.getByLabelText("ja"));
  expect(along.mock.calls).toEqual([[page.part("choice"), page.getByLabelText("ja").closest("label")]]);
  along.mockRestore();
});

test("guess, choose, and both walk twelve weeks; what came of it is told once, beside the guess", async () => {
  delete document.documentElement.dataset.motion;
  const page = await show(AT_FIRST);
  await page.user.click(page.getByLabelText("ja"));
  await choose(page, "groot");
  expect(page.part("say").firstElementChild?.getAttribute("aria-hidden")).toBe("true");
  expect(said(page)).toBe("In week 1 doet Ans ongeveer 75 minuten, en Kees 110.");
  const seen = new Set<number>();
  while (vi.getTimerCount()) {
    await act(() => void vi.advanceTimersToNextTimer());
    seen.add(puddles(page));
  }
  expect(seen.size).toBeGreaterThan(8);
  expect(page.part("say").children).toHaveLength(0);
  expect(said(page)).toBe(
    "Kees gaat van ongeveer 110 naar 120 minuten per week, met 30 dagen opvlamming. Dit plan vraagt meer dan lukt. U dacht: ja.",
  );
  expect(page.el.querySelectorAll("[aria-live]")).toHaveLength(1);
});

test("who chooses something else on the way begins again", async () => {
  delete document.documentElement.dataset.motion;
  const page = await show(AT_FIRST);
  await choose(page, "groot");
  for (let part = 0; part < 30; part += 1) await act(() => void vi.advanceTimersToNextTimer());
  expect(said(page)).toContain("In week 7");
  await choose(page, "klein");
  expect(said(page)).toContain("In week 1");
});

const STEPS = [
  ["geen", "Kees blijft op ongeveer 110 minuten per week, met 3 dagen opvlamming. Elke week hetzelfde is ook goed."],
  [
    "klein",
    "Kees gaat van ongeveer 110 naar 235 minuten per week, met 3 dagen opvlamming. Na twaalf weken doet Kees meer",
  ],
  ["groot", "30 dagen opvlamming. Dit plan vraagt meer dan lukt."],
];
const GOOD_DAYS = [
  ["net wat lukt", "Ans gaat van ongeveer 140 naar 265 minuten per week, met 3 dagen opvlamming. Doen wat net lukt,"],
  ["iets meer", "Steeds iets te veel brengt Ans niet verder."],
  [
    "veel meer",
    "Ans gaat van ongeveer 75 naar 55 minuten per week, met 22 dagen opvlamming. Veel doen en rusten brengt",
  ],
];
const BEGINNINGS = [
  [
    "veel lager",
    "Kees gaat van ongeveer 70 naar 145 minuten per week, met 3 dagen opvlamming. Die komen hier door het gewone leven",
  ],
  ["iets lager", "met 3 dagen opvlamming. Die komen hier door het gewone leven"],
  [
    "hoger",
    "Kees gaat van ongeveer 145 naar 60 minuten per week, met 55 dagen opvlamming. Dit begin vraagt meer dan lukt.",
  ],
];

test("three questions, each about one thing; what the others chose is as usual again", async () => {
  const page = await show(AT_FIRST);
  for (const [question, options] of [
    ["1 van 3: Komt Kees verder met grote stappen?", STEPS],
    ["2 van 3: Minder op goede dagen: doet Ans later meer?", GOOD_DAYS],
    ["3 van 3: Voorkomt een laag begin alle opvlammingen?", BEGINNINGS],
  ] as const) {
    page.getByRole("group", { name: question });
    expect(chosen(page)).toBe(0);
    await page.user.click(page.getByLabelText("nee"));
    for (const [option = "", sentence = ""] of options) {
      await choose(page, option);
      expect(said(page)).toContain(sentence);
      expect(said(page)).toContain("U dacht: nee.");
    }
    await another(page);
    // The next question is heard.
    expect(said(page)).toMatch(/^[123] van 3: .+\? Zeg wat u denkt/);
  }
  page.getByRole("group", { name: /^1 van 3/ });
});

test("who does no more than works on a good day walks, and does not rest after it", async () => {
  const page = await show(AT_FIRST);
  await another(page);
  await choose(page, "net wat lukt");
  const few = puddles(page);
  await choose(page, "veel meer");
  expect(puddles(page)).toBeGreaterThan(few + 5);
});

test("the chart has each day as one bar, of what was chosen", async () => {
  const page = await show(AT_FIRST);
  expect(drawn).toHaveLength(0);
  await openChart(page);
  const { data } = await drawing(page);
  const plans = page.model.get("_plans") as Record<string, { minutes: number[]; flares: number[] }[]>;
  const much = plans.boost?.[2];
  const bars = [0, 1].flatMap((trace) => data[trace]?.x.map((day, i) => [day, data[trace]?.y[i]]) ?? []);
  expect(bars.sort(([a = 0], [b = 0]) => a - b)).toEqual(much?.minutes.map((minutes, day) => [day, minutes]));
  expect([data[1]?.x, data[5]?.x]).toEqual([much?.flares, plans.step?.[1]?.flares]);
  await choose(page, "groot");
  expect((await drawing(page)).data[5]?.x).toEqual(plans.step?.[2]?.flares);
});

test("its sentence and its numbers say the same, and stand there before it is opened", async () => {
  const page = await show(AT_FIRST);
  expect(page.part("summary").textContent).toBe(
    "Ans gaat van ongeveer 75 naar 55 minuten per week, met 22 dagen opvlamming. " +
      "Kees gaat van ongeveer 110 naar 235 minuten per week, met 3 dagen opvlamming.",
  );
  const rows = texts(page.el.querySelectorAll("tr"));
  expect(rows).toHaveLength(14);
  expect(rows[0]).toBe("WeekAns: minutenKees: minuten");
  expect(rows[12]).toBe("week 1254233");
  expect(rows[13]).toBe("dagen met een opvlamming223");
});

test("an author gives other names, shown as words only", async () => {
  const page = await show("two_plans: other names");
  expect(texts(page.el.querySelectorAll(".drawn .name text")).slice(-2)).toEqual(["Mia", "<b>Bo</b>"]);
  page.getByRole("group", { name: "1 van 3: Komt <b>Bo</b> verder met grote stappen?" });
  await choose(page, "klein");
  expect(said(page)).toContain("Na twaalf weken doet <b>Bo</b> meer dan Mia.");
  await openChart(page);
  // Plotly would read a < as a tag.
  expect((await drawing(page)).layout.annotations[1]?.text).toBe("<b>&lt;b>Bo&lt;/b></b>");
});

test("nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByLabelText("ja"));
  await choose(page, "klein");
  expect(page.kept.values).toBeNull();
});

test("the button for another question comes into view with the choice: on a phone it stands below the screen", async () => {
  const seen: Element[] = [];
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    seen.push(this);
  });
  const page = await show(AT_FIRST);
  await page.user.click(page.getByLabelText("nee"));
  expect(seen).toEqual([]);
  await choose(page, "groot");
  expect(seen).toEqual([page.part("another")]);
  vi.restoreAllMocks();
});
