/** A movement and a size of it: what is seen, said and taken. */
import { act } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { type Shown, show } from "./show";

const AT_FIRST = "my_movement: at first";
const say = (page: Shown) => page.part("say").textContent;
const picture = (page: Shown) => page.el.querySelector(".w-picture")?.innerHTML;
const list = (page: Shown) => page.getByLabelText<HTMLSelectElement>("Beweging:");
const look = async (page: Shown, movement: string, size: string) => {
  await page.user.selectOptions(list(page), movement);
  await page.user.click(page.getByLabelText(size));
};
const take = (page: Shown) => page.getByLabelText<HTMLInputElement>("Deze neem ik");
const SIZES = ["heel klein", "klein", "groter", "helemaal"];

test("each of eight movements in four sizes has a picture and a sentence of its own", async () => {
  document.documentElement.dataset.motion = "calm";
  const page = await show(AT_FIRST);
  const movements = [...list(page).options].map(({ text }) => text);
  expect(movements).toHaveLength(8);
  const pictures = new Set();
  const sentences = new Set();
  for (const movement of movements)
    for (const size of SIZES) {
      await look(page, movement, size);
      expect(say(page)).toMatch(new RegExp(`^${movement}, ${size}: .+`));
      pictures.add(picture(page));
      sentences.add(say(page));
    }
  expect([pictures.size, sentences.size]).toEqual([32, 32]);
  expect(page.kept.values).toBeNull();
  delete document.documentElement.dataset.motion;
});

test("a sentence says what is seen and why that size is fine, and another movement begins small", async () => {
  const page = await show(AT_FIRST);
  expect(say(page)).toBe("Bukken, heel klein: de handen glijden naar de bovenbenen. Zo klein is ook een begin.");
  await page.user.click(page.getByLabelText("groter"));
  expect(say(page)).toBe("Bukken, groter: de handen komen bij de schenen. Op een mindere dag is kleiner ook goed.");
  await page.user.selectOptions(list(page), "Tillen");
  expect(say(page)).toBe("Tillen, heel klein: een licht doosje staat op de tafel. Zo klein is ook een begin.");
});

test("a choice is answered at once, and its movement is seen from where it begins", async () => {
  vi.useFakeTimers();
  try {
    const page = await show(AT_FIRST);
    const small = picture(page);
    await page.user.click(page.getByLabelText("helemaal"));
    const ready = picture(page);
    expect(ready).not.toBe(small);
    expect(say(page)).toContain("de handen komen bij de schoen");
    await act(async () => void (await vi.runAllTimersAsync()));
    const bent = picture(page);
    expect(bent).not.toBe(ready);
    // With calm motion nothing is under way.
    document.documentElement.dataset.motion = "calm";
    await page.user.click(page.getByLabelText("heel klein"));
    expect(picture(page)).toBe(small);
    await page.user.click(page.getByLabelText("helemaal"));
    expect(picture(page)).toBe(bent);
  } finally {
    delete document.documentElement.dataset.motion;
    vi.useRealTimers();
  }
});

test("who chooses a size below sees what is made above: the picture, what it is of and the sentence come into view", async () => {
  const page = await show(AT_FIRST);
  const came = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => {});
  await page.user.click(page.getByLabelText("helemaal"));
  await vi.waitFor(() => expect(came.mock.contexts).toEqual([list(page).closest(".movement")]));
  expect(came).toHaveBeenCalledWith(expect.objectContaining({ block: "nearest" }));
  came.mockRestore();
});

test("what is taken is there again, and can be taken back", async () => {
  const page = await show(AT_FIRST);
  await look(page, "Dragen", "klein");
  await page.user.click(take(page));
  expect(page.kept.values).toEqual({ activity: "Dragen, klein" });
  const taken = "Dragen, klein: een kleine tas in één hand. U neemt deze. Morgen mag het een andere zijn.";
  expect(say(page)).toBe(taken);
  const again = await page.reload();
  expect([list(again).selectedOptions[0]?.text, take(again).checked, say(again)]).toEqual(["Dragen", true, taken]);
  // Looking at another one changes nothing of it.
  await look(again, "Lopen", "heel klein");
  expect([take(again).checked, again.kept.values?.activity]).toEqual([false, "Dragen, klein"]);
  await look(again, "Dragen", "klein");
  await again.user.click(take(again));
  expect([again.kept.values?.activity, take(again).checked]).toEqual(["", false]);
  // What one looked at stays in view.
  expect(say(again)).toMatch(/^Dragen, klein: /);
});

test("what was taken in words of then stays readable, and another one takes its place", async () => {
  const kept = { activity: "Bukken, een stukje" };
  const read = await show(AT_FIRST, { kept, readBack: true });
  expect([...read.el.querySelectorAll("h3, p")].map(({ textContent }) => textContent)).toEqual([
    "Mijn beweging",
    "Bukken, een stukje",
  ]);
  expect(read.el.querySelector("[data-summary]")?.getAttribute("data-summary")).toBe('{"step":["Bukken, een stukje"]}');
  const page = await show(AT_FIRST, { kept });
  expect(take(page).checked).toBe(false);
  await page.user.click(take(page));
  expect(page.kept.values?.activity).toBe("Bukken, heel klein");
});
