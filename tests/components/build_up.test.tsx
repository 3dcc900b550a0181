/** Ten equal touches: repeats build up, pauses calm. */
import { act } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { drawing, drawn, examples, fill, type Shown, settled, show, texts } from "./show";

const AT_FIRST = "build_up: at first";
const REPEATS = 10;
const PLAY = "Speel de tien aanrakingen af";
const STOP = "Stop met afspelen";

const summary = (page: Shown) => texts([page.part("summary")])[0];
const told = (page: Shown) => texts([page.part("told")])[0];
const pause = (page: Shown) => page.getByRole<HTMLInputElement>("slider", { name: /^Pauze tussen de aanrakingen/ });
const press = (page: Shown, name: string) => page.user.click(page.getByRole("button", { name }));
/** The dots of both alarms, as they were drawn last. */
const dots = async (page: Shown) => (await drawing(page)).data.slice(2).map((trace) => trace.y);
const dotsLeft = () =>
  drawn
    .at(-1)
    ?.data.slice(2)
    .map((trace) => (trace as { y: number[] }).y.length);
const pass = async (milliseconds: number) => {
  await act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));
  await settled();
};

test("longer pauses calm the build-up with both alarms", async () => {
  const page = await show(AT_FIRST);
  expect(summary(page)).toBe(
    "Bij een rustig alarm voelt de laatste aanraking bijna twee keer zo sterk als de eerste. " +
      "Bij een gevoelig alarm is dat ruim twee en een half keer zo sterk als de eerste.",
  );
  await fill(pause(page), 6);
  expect(summary(page)).toBe(
    "Bij een rustig alarm voelt de laatste aanraking iets sterker dan de eerste. " +
      "Bij een gevoelig alarm is dat ongeveer anderhalf keer zo sterk als de eerste.",
  );
});

test("the chart draws the numbers that python made", async () => {
  const page = await show(AT_FIRST, { state: { pause: 2 } });
  const made = examples[AT_FIRST]?._strength as Record<"calm" | "sensitive", number[][]>;
  const expected = [made.calm[1], made.sensitive[1]].map((row) => row?.map((value) => value / 100));
  expect(expected[0]).toHaveLength(REPEATS);
  expect(await dots(page)).toEqual(expected);
  await fill(pause(page), 3);
  expect((await dots(page))[0]).toEqual(made.calm[2]?.map((value) => value / 100));
});

test("all touches are there before anything is played", async () => {
  const page = await show(AT_FIRST);
  expect((await dots(page)).map((each) => each.length)).toEqual([REPEATS, REPEATS]);
});

test("playing shows the touches one by one and ends with all", async () => {
  const page = await show(AT_FIRST, { state: { pause: 6 } });
  await drawing(page);
  vi.useFakeTimers();
  await press(page, PLAY);
  await settled();
  expect(dotsLeft()).toEqual([1, 1]);
  const said = summary(page);
  for (let number = 2; number <= REPEATS; number += 1) {
    await pass(2_300);
    expect(dotsLeft()).toEqual([number - 1, number - 1]);
    await pass(200);
    expect(dotsLeft()).toEqual([number, number]);
  }
  expect(summary(page)).toBe(said);
  expect(told(page)).toBe("");
  await pass(2_500);
  expect(told(page)).toBe(`De tien aanrakingen zijn afgespeeld. ${said}`);
  expect(page.getByRole("button", { name: PLAY })).toBeTruthy();
  expect(dotsLeft()).toEqual([REPEATS, REPEATS]);
});

test("playing can be stopped and another pause stops it too", async () => {
  const page = await show(AT_FIRST, { state: { pause: 6 } });
  await drawing(page);
  vi.useFakeTimers();
  await press(page, PLAY);
  await settled();
  expect(dotsLeft()).toEqual([1, 1]);
  await press(page, STOP);
  await settled();
  expect(dotsLeft()).toEqual([REPEATS, REPEATS]);
  await press(page, PLAY);
  await fill(pause(page), 5);
  expect(page.queryByRole("button", { name: STOP })).toBeNull();
  expect(dotsLeft()).toEqual([REPEATS, REPEATS]);
  await pass(10_000);
  expect(dotsLeft()).toEqual([REPEATS, REPEATS]);
});

test("the table gives each touch for both alarms", async () => {
  const page = await show(AT_FIRST, { state: { pause: 2 } });
  await page.user.click(page.getByText("Laat de getallen zien"));
  const rows = page.getAllByRole("row");
  expect(rows).toHaveLength(REPEATS + 1);
  expect(texts(rows.at(-1)?.querySelectorAll("td") ?? [])).toEqual(["1,5 keer", "2,3 keer"]);
});

test("it is an illustration and keeps nothing", async () => {
  const page = await show(AT_FIRST);
  await fill(pause(page), 3);
  expect(pause(page).getAttribute("aria-valuetext")).toBe("3\u00a0seconden");
  expect(page.getByText("Illustratie, geen voorspelling")).toBeTruthy();
  expect(page.kept.values).toBeNull();
});
