/** The alarm: the same touch, another pain. */
import { expect, test } from "vitest";
import { drawing, fill, type Shown, show, texts } from "./show";

const AT_FIRST = "pain_alarm: at first";
const SETTINGS = ["rustig", "bijna rustig", "een beetje gevoelig", "gevoelig", "flink gevoelig", "heel gevoelig"];

const summary = (page: Shown) => page.part("summary").textContent;
const alarm = (page: Shown) => page.getByLabelText<HTMLInputElement>(/^Het alarm:/, { selector: "input" });
const touch = (page: Shown) => page.getByLabelText<HTMLInputElement>(/^De aanraking:/, { selector: "input" });
const thing = (page: Shown, name: string) => page.getByLabelText(name);

/** Pain as Python made it, for a setting of the alarm and a touch. */
const pain = (page: Shown, setting: number, strength: number) =>
  ((page.model.get("_pain") as number[][])[setting]?.[strength] ?? Number.NaN) / 100;

test("a more sensitive alarm turns the same touch into pain and a calmer one back", async () => {
  const page = await show(AT_FIRST);
  expect(summary(page)).toBe("Een hand op de rug geeft geen pijn. Het alarm staat rustig.");
  await fill(alarm(page), 4);
  expect(summary(page)).toBe(
    "Een hand op de rug geeft bij dit alarm veel pijn. Bij een rustig alarm geeft dezelfde aanraking geen pijn.",
  );
  await fill(alarm(page), 0);
  expect(summary(page)).toBe("Een hand op de rug geeft geen pijn. Het alarm staat rustig.");
});

test("the chart draws the numbers that Python made", async () => {
  const page = await show(AT_FIRST, { state: { setting: 3, touch: 3 } });
  expect((await drawing(page)).data[3]?.y).toEqual([pain(page, 0, 3), pain(page, 3, 3)]);
  await page.user.click(page.getByLabelText("Het alarm: een stap meer"));
  expect(page.part("setting").textContent).toContain("Het alarm: flink gevoelig");
  expect((await drawing(page)).data[3]?.y).toEqual([pain(page, 0, 3), pain(page, 4, 3)]);
  expect(pain(page, 4, 3)).toBeGreaterThan(pain(page, 3, 3));
});

test("the strength of the touch counts too", async () => {
  const page = await show(AT_FIRST, { state: { setting: 2 } });
  await fill(touch(page), 0);
  expect(summary(page)).toBe("Een veertje op de huid geeft bij dit alarm geen pijn, net als bij een rustig alarm.");
  await fill(touch(page), 4);
  expect(summary(page)).toContain("Hard knijpen geeft bij dit alarm heel veel pijn.");
});

test("daily things move the alarm one step up or down", async () => {
  const page = await show(AT_FIRST, { state: { setting: 2 } });
  const seen = [];
  for (const name of ["een slechte nacht", "spanning", "u voelt zich veilig", "een slechte nacht", "spanning"]) {
    await page.user.click(thing(page, name));
    seen.push(alarm(page).value);
  }
  expect(seen).toEqual(["3", "4", "3", "2", "1"]);
});

test("a daily thing at the end of the slider can be undone", async () => {
  const page = await show(AT_FIRST, { state: { setting: 5 } });
  await page.user.click(thing(page, "een slechte nacht"));
  expect(alarm(page).value).toBe("5");
  await page.user.click(thing(page, "een slechte nacht"));
  expect(alarm(page).value).toBe("5");
});

test("the slider keeps where it is put while something is ticked", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(thing(page, "een slechte nacht"));
  await fill(alarm(page), 0);
  expect(alarm(page).value).toBe("0");
  expect(summary(page)).toContain("Het alarm staat rustig.");
});

test("the table gives whole numbers for both alarms", async () => {
  const page = await show(AT_FIRST, { state: { setting: 4 } });
  await page.user.click(page.getByText("Laat de getallen zien"));
  expect(texts(page.getAllByRole("columnheader"))).toEqual(["Aanraking", "Rustig alarm", "Dit alarm: flink gevoelig"]);
  const row = page.getByRole("row", { name: /^gewoon/ });
  expect(texts(row.querySelectorAll("td"))).toEqual(["0", "7"]);
});

test("it says that nobody can measure this and that it is an illustration", async () => {
  const page = await show(AT_FIRST);
  page.getByText(/Niemand kan meten hoe uw alarm staat/);
  page.getByText(/Maar de groepen lopen door elkaar/);
  page.getByText("Illustratie, geen voorspelling");
});

test("every setting and touch has its Dutch word and sentence", async () => {
  const page = await show(AT_FIRST);
  const seen = new Set<string>();
  for (const [setting, word] of SETTINGS.entries()) {
    await fill(alarm(page), setting);
    expect(alarm(page).getAttribute("aria-valuetext")).toBe(word);
    for (let strength = 0; strength < 5; strength += 1) {
      await fill(touch(page), strength);
      expect(summary(page)?.toLowerCase().split(/\W+/)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(pain|the|calm|touch)$/)]),
      );
      seen.add(summary(page) ?? "");
    }
  }
  expect(seen.size).toBeGreaterThan(15);
});

test("nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await fill(alarm(page), 5);
  expect(summary(page)).toContain("veel pijn");
  expect(page.kept.values).toBeNull();
});
