/** A day, a calendar file, and questions to look back with. */
import { afterEach, expect, test, vi } from "vitest";
import { saved } from "./calendar";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "refreshers: at first";

const day = (page: Shown) => page.getByLabelText<HTMLInputElement>("Vanaf welke dag tellen we?");
const dates = (page: Shown) => texts(page.part("dates").querySelectorAll("li"));
const said = (page: Shown) => page.part("said").textContent;
const save = (page: Shown) => saved(() => page.user.click(page.getByText("Bewaar deze dagen voor mijn agenda")));
const answers = (page: Shown) => [...page.part("recall").querySelectorAll("details")];

afterEach(() => {
  vi.unstubAllEnvs();
  history.replaceState(null, "", "/");
});

test("three days after the day that was picked", async () => {
  const page = await show(AT_FIRST);
  await fill(day(page), "2026-12-20");
  expect(dates(page)).toEqual([
    "na 2 weken zondag 3 januari 2027",
    "na 6 weken zondag 31 januari 2027",
    "na 12 weken zondag 14 maart 2027",
  ]);
});

test.each([
  ["Europe/Amsterdam", "2026-11-24"],
  ["America/Los_Angeles", "2026-11-23"],
])("it begins at the reader's own today: %s", async (zone, today) => {
  vi.stubEnv("TZ", zone);
  vi.useFakeTimers({ now: new Date("2026-11-24T00:30:00+01:00") });
  const page = await show(AT_FIRST);
  expect(day(page).value).toBe(today);
});

test.each([
  // As on the page of a lesson, which has its own place below that address.
  ["https://rug.example/cursus", "https://rug.example/cursus/nl/07-mijn-plan/#opfrissen"],
  ["", "http://localhost:3000/ergens/nl/07-mijn-plan/#opfrissen"],
])("each day in the file names the page with the questions, course at %j", async (_address, address) => {
  const page = await show(AT_FIRST, { state: { _address } });
  history.replaceState(null, "", "/ergens/nl/07-mijn-plan/?a=1#deel-3");
  await fill(day(page), "2026-03-20");
  const { name, events } = await save(page);
  expect(name).toBe("opfrissen.ics");
  expect(events.map((event) => event["DTSTART;VALUE=DATE"])).toEqual(["20260403", "20260501", "20260612"]);
  for (const event of events) {
    expect(event.SUMMARY).toBe("Rugpijn: opfrissen met 5 korte vragen");
    expect(event.URL).toBe(address);
    expect(event.DESCRIPTION).toMatch(/^Open de pagina “Mijn plan” en kijk bij “Opfrissen”/);
    expect(event.DESCRIPTION).toContain(address);
  }
  expect(said(page)).toContain("In het bestand opfrissen.ics staan 3 dagen.");
  const again = (await save(page)).events;
  expect(again.map(({ UID }) => UID)).toEqual(events.map(({ UID }) => UID));
  expect(new Set(again.map(({ UID }) => UID)).size).toBe(3);
});

test("no day no file", async () => {
  const page = await show(AT_FIRST);
  await fill(day(page), "1999-01-01");
  const made = vi.spyOn(URL, "createObjectURL");
  await page.user.click(page.getByText("Bewaar deze dagen voor mijn agenda"));
  expect(said(page)).toBe("Kies eerst een dag.");
  expect(made).not.toHaveBeenCalled();
  made.mockRestore();
});

test("an answer is one press away", async () => {
  const page = await show(AT_FIRST);
  expect(answers(page).map(({ open }) => open)).toEqual([false, false, false, false, false]);
  await page.user.click(page.getAllByText("Bekijk ons antwoord")[0] as HTMLElement);
  expect(answers(page).map(({ open }) => open)).toEqual([true, false, false, false, false]);
  expect(answers(page)[0]?.querySelector(".answer")?.textContent).toContain("Nee, niet altijd.");
});

test("an author gives other questions", async () => {
  // As Python makes it of "Dat weet **u** het best." (tests/unit/test_refreshers.py).
  const own = { question: "Wat helpt u?", answer_html: "<p>Dat weet <strong>u</strong> het best.</p>" };
  const page = await show(AT_FIRST, { state: { _questions: [own] } });
  expect(texts(page.part("recall").querySelectorAll(".question"))).toEqual(["Wat helpt u?"]);
  expect(texts(page.part("recall").querySelectorAll(".answer strong"))).toEqual(["u"]);
});

test("the day survives a reload", async () => {
  const page = await show(AT_FIRST);
  await fill(day(page), "2026-12-20");
  expect(day(await page.reload()).value).toBe("2026-12-20");
});

test("the day of today, once it stands in a file, is kept", async () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 24, 12), toFake: ["Date"] });
  const page = await show(AT_FIRST);
  await save(page);
  vi.setSystemTime(new Date(2026, 10, 30, 12));
  expect(day(await page.reload()).value).toBe("2026-11-24");
});

test.each([{ first_day: "gisteren" }, { first_day: "2026-13-01", plan_id: "x y\r\n" }])(
  "damaged values ask for a day: %j",
  async (kept) => {
    const page = await show(AT_FIRST, { kept });
    expect(dates(page)).toEqual(["Kies eerst een dag."]);
    await fill(day(page), "2026-12-20");
    const { events } = await save(page);
    expect(events).toHaveLength(3);
    for (const { UID } of events) expect(UID).toMatch(/^[a-z0-9]+-\d+@/);
  },
);
