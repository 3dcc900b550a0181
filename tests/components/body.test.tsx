/** A back to press: the same hand, another alarm, and touches that follow each other. */
import { act } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { ended, level, NO_ROW, touched } from "../../widgets/body/row";
import { drawing, drawn, fill, openChart, type Shown, show, texts } from "./show";

const AT_FIRST = "body: at first";
const NORMAL = { share: 0.35, limit: 1.5, fade: 4 };

const sentence = (page: Shown) => page.part("say").firstChild?.textContent;
const task = (page: Shown) => page.part("challenge").textContent;
const alarm = (page: Shown) => page.getByLabelText<HTMLInputElement>(/^Het alarm:/, { selector: "input" });
const press = (page: Shown, hand: string) => page.user.click(page.getByRole("button", { name: hand }));
const bells = (page: Shown) => [...page.el.querySelectorAll(".bell")].map((bell) => bell.getAttribute("class"));
/** Time goes on without anybody touching anything. */
const wait = (seconds: number) => act(() => void vi.advanceTimersByTime(1000 * seconds));

beforeEach(() => {
  vi.useFakeTimers();
});

test("a sharper alarm turns the same hand into pain, and a calmer one back", async () => {
  const page = await show(AT_FIRST);
  expect(sentence(page)).toBe("Druk op de rug en kijk wat het alarm doet.");
  await press(page, "gewoon");
  expect(sentence(page)).toBe("Een gewone hand geeft geen pijn. Het alarm staat rustig.");
  await fill(alarm(page), 3);
  expect(sentence(page)).toBe(
    "Een gewone hand geeft nu veel pijn. Bij een rustig alarm geeft dezelfde hand geen pijn.",
  );
  expect(bells(page)[1]).toBe("bell level-3");
  await fill(alarm(page), 0);
  expect(sentence(page)).toBe("Een gewone hand geeft geen pijn. Het alarm staat rustig.");
  expect(bells(page)[1]).toBe("bell level-0");
});

test("with a very sharp alarm even a light hand hurts", async () => {
  const page = await show(AT_FIRST, { state: { setting: 4 } });
  await press(page, "licht");
  expect(sentence(page)).toBe("Een lichte hand geeft nu pijn. Bij een rustig alarm geeft dezelfde hand geen pijn.");
});

test("the back itself can be pressed, as hard as the last time", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.part("back"));
  expect(sentence(page)).toContain("Een gewone hand");
  await press(page, "stevig");
  await wait(60);
  await page.user.click(page.part("back"));
  expect(sentence(page)).toContain("Een stevige hand");
  expect(page.part("back").getAttribute("aria-label")).toBe("Druk op de rug van Thea: stevig");
});

test("touches in a row build up, and settle while one waits", async () => {
  const page = await show(AT_FIRST, { state: { setting: 2 } });
  for (let n = 0; n < 10; n++) await press(page, "gewoon");
  expect(sentence(page)).toBe(
    "10 keer achter elkaar. Een gewone hand geeft nu veel pijn. Bij de eerste keer was dat pijn.",
  );
  expect(page.el.querySelectorAll(".built:not(.is-gone)").length).toBeGreaterThan(1);
  await wait(60);
  expect(sentence(page)).toBe("U wachtte even, en het alarm kwam tot rust.");
  expect(bells(page)[1]).toBe("bell level-0");
  expect(vi.getTimerCount()).toBe(0);
});

test("one press alone stays in the picture while nothing happens", async () => {
  const page = await show(AT_FIRST, { state: { setting: 3 } });
  await press(page, "gewoon");
  const said = sentence(page);
  await wait(60);
  expect(sentence(page)).toBe(said);
  expect(bells(page)[1]).toBe("bell level-3");
});

test("when a row ends its sentence stays: nothing is said that nobody asked for", async () => {
  const page = await show(AT_FIRST, { state: { setting: 2 } });
  await press(page, "gewoon");
  await press(page, "gewoon");
  const said = sentence(page);
  expect(said).toContain("2 keer achter elkaar.");
  await wait(60);
  expect(sentence(page)).toBe(said);
  await press(page, "gewoon");
  expect(sentence(page)).not.toContain("keer achter elkaar");
});

test("a calm body stands beside it, under the same hand", async () => {
  const page = await show(AT_FIRST, { state: { setting: 3 } });
  const beside = page.getByRole("button", { name: "Rustig lichaam ernaast" });
  await page.user.click(beside);
  await press(page, "gewoon");
  expect(beside.getAttribute("aria-pressed")).toBe("true");
  expect(bells(page)).toEqual(["bell level-0", "bell level-3"]);
});

test("three things to try are met by what one does, and heard once", async () => {
  const page = await show(AT_FIRST);
  const next = () => page.user.click(page.part("another"));
  expect(task(page)).toBe("1 van 3: Zet het alarm zo dat een gewone hand pijn doet.");
  await fill(alarm(page), 3);
  await press(page, "gewoon");
  expect(task(page)).toBe("Gelukt. De hand bleef gelijk. Alleen het alarm staat anders.");
  expect(page.part("say").textContent).toContain("Gelukt.");
  await press(page, "gewoon");
  expect(page.part("say").textContent).not.toContain("Gelukt.");

  const before = sentence(page);
  await next();
  expect(task(page)).toContain("Laat Thea haar sokken aantrekken zonder alarm");
  // That alone: the sentence of the last press stays as it was, and is not said with it.
  const [said, news] = page.part("say").children;
  expect([said?.textContent, news?.textContent?.trim()]).toEqual([before, task(page)]);
  expect(page.part("say").getAttribute("aria-atomic")).toBe(null);
  for (let n = 0; n < 3; n++) await press(page, "gewoon");
  expect(task(page)).not.toContain("Gelukt.");
  await fill(alarm(page), 0);
  for (let n = 0; n < 3; n++) await press(page, "gewoon");
  expect(task(page)).toContain("In het echt kan een alarm ook rustiger worden, in kleine stappen.");

  await next();
  await wait(60);
  for (let n = 0; n < 10; n++) await press(page, "gewoon");
  await wait(60);
  expect(sentence(page)).toContain("10 keer achter elkaar.");
  expect(task(page)).not.toContain("Gelukt.");
  await fill(alarm(page), 2);
  for (let n = 0; n < 10; n++) await press(page, "gewoon");
  expect(task(page)).not.toContain("Gelukt.");
  await wait(60);
  expect(task(page)).toContain("Terwijl u wacht, zakt dat weer.");
});

test("what a button below the slider changes comes into view: it stands above it, off the screen of a phone", async () => {
  const came = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => {});
  const page = await show(AT_FIRST);
  await press(page, "gewoon");
  expect(came).not.toHaveBeenCalled();
  for (const name of ["Rustig lichaam ernaast", "Iets anders proberen"]) {
    await press(page, name);
    expect(came.mock.contexts.at(-1)).toBe(page.part("challenge"));
  }
  expect(came).toHaveBeenCalledTimes(2);
  came.mockRestore();
});

test("who presses twice hears it twice, also in the same words", async () => {
  const page = await show(AT_FIRST);
  await press(page, "licht");
  const [said, words] = [page.part("say").firstChild, sentence(page)];
  await press(page, "licht");
  expect(sentence(page)).toBe(words);
  // Words that come anew are said; the same ones that stay are not.
  expect(page.part("say").firstChild).not.toBe(said);
});

test("the chart is drawn when it is opened, and holds the own press; its sentence and numbers stand there before", async () => {
  const page = await show(AT_FIRST);
  expect(page.part("summary").textContent).toBe("Hoe scherper het alarm, hoe meer pijn dezelfde hand doet.");
  expect(texts(page.el.querySelectorAll("tbody tr")).at(-1)).toBe("heel scherppijnveel pijnveel pijn");
  await press(page, "stevig");
  expect(drawn).toHaveLength(0);
  await openChart(page);
  expect((await drawing(page)).data[3]).toMatchObject({ visible: true, x: [0] });
});

test("a row of touches follows the model: ten, one every two seconds, end about one and a half times as strong", () => {
  let row = NO_ROW;
  for (let n = 0; n < 9; n++) row = touched(row, NORMAL, 2000 * n);
  expect(1 + level(row, NORMAL, 18_000)).toBeCloseTo(1.53, 2);
  expect(row.count).toBe(9);
  expect(ended(row, NORMAL, 30_000)).toBe(true);
  expect(touched(row, NORMAL, 30_000).count).toBe(1);
});

test("the leader of a group sets the alarm from elsewhere: the same hand is put there again", async () => {
  const page = await show(AT_FIRST);
  await act(async () => page.model.set("setting", 4));
  expect(alarm(page).value).toBe("4");
  expect(sentence(page)).toContain("Een gewone hand");
  // It is nobody's: nothing is kept of it.
  expect(page.kept.values).toBeNull();
});
