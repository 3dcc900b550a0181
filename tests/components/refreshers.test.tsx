/** A day, a calendar file, and the pages to look back with. */
import { afterEach, expect, test, vi } from "vitest";
import { saved } from "./calendar";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "refreshers: at first";

const day = (page: Shown) => page.getByLabelText<HTMLInputElement>("Vanaf welke dag tellen we?");
const dates = (page: Shown) => texts(page.part("dates").querySelectorAll("li"));
const said = (page: Shown) => page.part("said").textContent;
const save = (page: Shown) => saved(() => page.user.click(page.getByText("Bewaar deze dagen voor mijn agenda")));

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
  ["https://rug.example/cursus", "https://rug.example/cursus/nl/"],
  ["", "http://localhost:3000/ergens/nl/"],
])("each day in the file leads to its own page, course at %j", async (_address, address) => {
  const page = await show(AT_FIRST, { state: { _address } });
  history.replaceState(null, "", "/ergens/nl/07-mijn-plan/?a=1#deel-3");
  await fill(day(page), "2026-03-20");
  const { name, events } = await save(page);
  expect(name).toBe("opfrissen.ics");
  expect(events.map((event) => event["DTSTART;VALUE=DATE"])).toEqual(["20260403", "20260501", "20260612"]);
  expect(events.map(({ URL }) => URL)).toEqual(
    ["na-twee", "na-zes", "na-twaalf"].map((folder) => `${address}${folder}/`),
  );
  for (const event of events) {
    expect(event.SUMMARY).toBe("Rugpijn: even opfrissen");
    expect(event.DESCRIPTION).toContain(event.URL);
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

test("without pages the days lead to the lesson itself", async () => {
  const page = await show("refreshers: without pages");
  history.replaceState(null, "", "/nl/07-mijn-plan/");
  await fill(day(page), "2026-12-20");
  expect(dates(page)[0]).toBe("na 2 weken zondag 3 januari 2027");
  expect(page.part("dates").querySelector("a")).toBeNull();
  const { events } = await save(page);
  expect(new Set(events.map(({ URL }) => URL))).toEqual(new Set(["http://localhost:3000/nl/07-mijn-plan/#opfrissen"]));
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
    expect(dates(page)[0]).toBe("na 2 weken Kies eerst een dag.");
    await fill(day(page), "2026-12-20");
    const { events } = await save(page);
    expect(events).toHaveLength(3);
    for (const { UID } of events) expect(UID).toMatch(/^[a-z0-9]+-\d+@/);
  },
);
