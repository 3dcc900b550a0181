/** A plan of the reader's own: own words, own numbers, a calendar that repeats them. */
import { afterEach, expect, test, vi } from "vitest";
import { saved } from "./calendar";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "my_steps: at first";
// A Wednesday, so that the weeks do not begin on a Monday.
const FIRST = "2026-12-02";
const PLAN = {
  activity: "wandelen",
  unit: "minuten",
  start: "10",
  step: "2,5",
  first_day: FIRST,
  weekdays: [0, 2, 5],
};
const WHAT = "Wat wilt u doen?";
const BEGIN = "Met hoeveel begint u?";
const STEP = "Hoeveel komt er elke week bij?";
const DAY = "Op welke dag begint u?";

const field = (page: Shown, label: string) => page.getByLabelText<HTMLInputElement>(label, { selector: "input" });
const amounts = (page: Shown) => texts(page.part("calendar").querySelectorAll(".amount"));
const missing = (page: Shown) => page.part("missing").textContent;
const said = (page: Shown) => page.part("said").textContent;
const save = (page: Shown) => saved(() => page.user.click(page.getByText("Bewaar mijn dagen voor mijn agenda")));

async function fillIn(page: Shown, other: Record<string, string> = {}): Promise<void> {
  const words = { [WHAT]: "wandelen", "Wat wilt u tellen?": "minuten", [BEGIN]: "10", [STEP]: "2,5", [DAY]: FIRST };
  for (const [label, text] of Object.entries({ ...words, ...other })) await fill(field(page, label), text);
  for (const day of ["maandag", "woensdag", "zaterdag"])
    if (!field(page, day).checked) await page.user.click(field(page, day));
}

const choose = (page: Shown, week: number, words: string) =>
  page.user.selectOptions(page.getByLabelText(`Week ${week}: hoeveel?`, { selector: "select" }), words);

afterEach(() => {
  vi.unstubAllEnvs();
  history.replaceState(null, "", "/");
});

test("it proposes no amount and says what is missing", async () => {
  const page = await show(AT_FIRST);
  const fields = [...page.el.querySelectorAll<HTMLInputElement>("input.w-input")];
  expect(fields.map(({ value }) => value)).toEqual(["", "", "", "", ""]);
  page.getByText(/U krijgt hier geen advies over hoeveel\./);
  expect(missing(page)).toContain("Vul nog in: wat u wilt doen, wat u wilt tellen");
  expect(page.queryByText(/Bewaar mijn dagen/)).toBeNull();
  await fillIn(page);
  expect(missing(page)).toBe("");
  await fill(field(page, WHAT), "  ");
  expect(missing(page)).toBe("Hier komt uw kalender. Vul nog in: wat u wilt doen.");
});

test("the calendar repeats the reader's own step", async () => {
  const page = await show(AT_FIRST, { kept: PLAN });
  expect(amounts(page)).toEqual(["10 minuten", "12,5 minuten", "15 minuten", "17,5 minuten"]);
  const week = page.part("week-1");
  expect(week.textContent).toContain("Week 1 vanaf 2 december");
  expect(texts(week.querySelectorAll(".days > li"))).toEqual([
    "wo2hoort bij uw plan",
    "do3",
    "vr4",
    "za5hoort bij uw plan",
    "zo6",
    "ma7hoort bij uw plan",
    "di8",
  ]);
  await page.user.click(page.getByLabelText("12 weken"));
  expect(amounts(page)).toHaveLength(12);
});

test("a less good week may be the same or smaller", async () => {
  const page = await show(AT_FIRST, { kept: PLAN });
  await choose(page, 2, "hetzelfde als vorige week");
  expect(amounts(page)).toEqual(["10 minuten", "10 minuten", "12,5 minuten", "15 minuten"]);
  expect(said(page)).toBe("Week 2 is nu: 10 minuten. De weken erna gaan vanaf daar verder.");
  await choose(page, 3, "een stap kleiner");
  expect(amounts(page)).toEqual(["10 minuten", "10 minuten", "7,5 minuten", "10 minuten"]);
  await choose(page, 2, "een stap erbij");
  expect(amounts(page)).toEqual(["10 minuten", "12,5 minuten", "10 minuten", "12,5 minuten"]);
});

test("smaller never becomes nothing", async () => {
  const page = await show(AT_FIRST, { kept: PLAN });
  await fill(field(page, BEGIN), "2");
  await fill(field(page, STEP), "2");
  const options = page.getByLabelText<HTMLSelectElement>("Week 2: hoeveel?").options;
  expect(texts(options)).toEqual(["een stap erbij", "hetzelfde als vorige week"]);
  await fill(field(page, STEP), "0");
  expect(amounts(page)).toEqual(Array(4).fill("2 minuten"));
  expect(page.el.querySelector("select")).toBeNull();
});

test.each(["veel", "10 minuten", "-3", "1e3", "12345", "0"])(
  "a beginning that is no amount is told kindly: %s",
  async (text) => {
    const page = await show(AT_FIRST, { kept: PLAN });
    await fill(field(page, BEGIN), text);
    page.getByText("Schrijf hier alleen een getal, groter dan 0.");
    expect(amounts(page)).toEqual([]);
    expect(field(page, BEGIN).value).toBe(text);
  },
);

test("the days are saved for the own calendar", async () => {
  const page = await show(AT_FIRST, { kept: PLAN });
  const activity = "wandelen; rustig, met \\ de hond én mijn zusje Noëlle langs het water".slice(0, 60);
  await fill(field(page, WHAT), activity);
  await choose(page, 2, "hetzelfde als vorige week");
  const { name, events } = await save(page);
  expect(name).toBe("mijn-stappen.ics");
  expect(events).toHaveLength(12);
  expect(events.slice(0, 4).map((event) => event["DTSTART;VALUE=DATE"])).toEqual([
    "20261202",
    "20261205",
    "20261207",
    "20261209",
  ]);
  expect(events[0]?.["DTEND;VALUE=DATE"]).toBe("20261203");
  expect(events[0]?.SUMMARY).toBe(`${activity}: 10 minuten`);
  expect(events[3]?.SUMMARY).toMatch(/: 10 minuten$/);
  expect(events[11]?.SUMMARY).toMatch(/: 15 minuten$/);
  expect(events[0]?.DESCRIPTION).toContain("hetzelfde of kleiner ook goed");
  expect(said(page)).toContain("In het bestand mijn-stappen.ics staan 12 dagen.");
});

test.each([
  ["", "/nl/05-stap-voor-stap/", "http://localhost:3000/nl/05-stap-voor-stap/"],
  ["https://rug.example", "/nl/05-stap-voor-stap/", "https://rug.example/nl/05-stap-voor-stap/"],
])("each day in the file leads back to the plan, course at %j", async (_address, path, address) => {
  const page = await show(AT_FIRST, { kept: PLAN, state: { _address } });
  history.replaceState(null, "", path);
  expect(new Set((await save(page)).events.map(({ URL }) => URL))).toEqual(new Set([address]));
});

test("saving again names the same days", async () => {
  const page = await show(AT_FIRST, { kept: PLAN });
  const first = (await save(page)).events;
  const again = await page.reload();
  await fill(field(again, BEGIN), "5");
  const second = (await save(again)).events;
  expect(second.map(({ UID }) => UID)).toEqual(first.map(({ UID }) => UID));
  expect(new Set(first.map(({ UID }) => UID)).size).toBe(12);
  expect(first[0]?.SUMMARY).not.toBe(second[0]?.SUMMARY);
});

test.each(["Pacific/Auckland", "America/Los_Angeles", "Europe/Amsterdam"])(
  "days stay the same wherever the reader is: %s",
  async (zone) => {
    vi.stubEnv("TZ", zone);
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const page = await show(AT_FIRST, { kept: PLAN });
    // In the night of 28 to 29 March the clock changes in Europe.
    await fill(field(page, DAY), "2026-03-25");
    const { events } = await save(page);
    expect(events.slice(0, 4).map((event) => event["DTSTART;VALUE=DATE"])).toEqual([
      "20260325",
      "20260328",
      "20260330",
      "20260401",
    ]);
  },
);

test("the plan survives a reload, as words only", async () => {
  const page = await show(AT_FIRST);
  await fillIn(page, { [WHAT]: '<img src=x onerror="window.hacked = 1">' });
  await choose(page, 2, "hetzelfde als vorige week");
  const again = await page.reload();
  expect(amounts(again)).toEqual(["10 minuten", "10 minuten", "12,5 minuten", "15 minuten"]);
  again.getByRole("heading", { name: /Mijn stappen: <img/ });
  expect(again.el.querySelector("img")).toBeNull();
});

test.each([
  { weekdays: [9, "0", null], easier: { "2": "never", x: 3 } },
  { first_day: "2026-02-31" },
  { first_day: "morgen", weeks: 900, plan_id: "a\r\nb" },
  { start: "1".repeat(500) },
])("damaged values ask again: %j", async (damage) => {
  const page = await show(AT_FIRST, { kept: { ...PLAN, ...damage } });
  expect(missing(page)).toContain("Vul nog in");
  await fillIn(page);
  expect(amounts(page)).toHaveLength(4);
});
