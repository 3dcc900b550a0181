/** A made-up talk: say something, hear an answer, go back, take questions along. */
import { expect, test } from "vitest";
import { type Shown, show, texts } from "./show";

const AT_FIRST = "therapist_talk: at first";

const says = (page: Shown) => page.part("says").textContent;
const choices = (page: Shown) =>
  page.parts("choices").flatMap((part) => [...part.querySelectorAll<HTMLButtonElement>("button")]);
const back = (page: Shown) => page.getByText("Een stap terug");

async function say(page: Shown, ...words: string[]): Promise<void> {
  for (const text of words) {
    const found = choices(page).filter((button) => button.textContent?.includes(text));
    expect(found, text).toHaveLength(1);
    await page.user.click(found[0] as HTMLElement);
  }
}

test("what is said gets an answer and the talk goes on", async () => {
  const page = await show(AT_FIRST);
  expect(says(page)).toBe("Fijn dat u er bent. Waar wilt u het vandaag het liefst over hebben?");
  await say(page, "Is er niet eerst een scan nodig?");
  expect(texts(page.el.querySelectorAll(".is-you")).join()).toContain("Is er niet eerst een scan nodig?");
  expect(says(page)).toContain("Dat is een begrijpelijke vraag.");
  expect(says(page)).toContain("Een scan zegt weinig over hoeveel pijn iemand heeft.");
  expect(choices(page)).toHaveLength(3);
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Sanne zegt:" }));
});

test("a step back brings the earlier choice again", async () => {
  const page = await show(AT_FIRST);
  expect(back(page).getAttribute("aria-disabled")).toBe("true");
  await say(page, "Mijn buurman is geopereerd", "Nee, eigenlijk niet.");
  await page.user.click(back(page));
  expect(says(page)).toContain("Weet u waarom uw buurman is geopereerd?");
  await say(page, "Hij was daarna van zijn pijn af.");
  expect(says(page)).toContain("Fijn voor hem.");
  await page.user.click(back(page));
  await page.user.click(back(page));
  expect(choices(page)).toHaveLength(4);
});

test("it ends with questions of the own path", async () => {
  const page = await show(AT_FIRST);
  await say(page, "wat ik mag vragen", "zonder moeilijke woorden", "Ik heb genoeg voor vandaag.");
  expect(texts(page.part("take").querySelectorAll("li"))).toEqual([
    "Kunt u dat uitleggen zonder moeilijke woorden?",
    "Wat kan ik zelf doen, tussen de afspraken door?",
    "Hoe bereik ik u als ik tussendoor een vraag heb?",
  ]);
  await page.user.click(back(page));
  expect(says(page)).toContain("Er is nog wat tijd.");
  await say(page, "Ik heb genoeg voor vandaag.");
  await page.user.click(page.getByText("Begin een nieuw gesprek"));
  expect(choices(page)).toHaveLength(4);
});

test("a subject is offered once and every talk ends", async () => {
  const page = await show(AT_FIRST);
  await say(page, "Is er niet eerst een scan nodig?", "Dan voel ik me niet", "dat er iets over het hoofd");
  expect(texts(choices(page)).join()).not.toContain("Over een scan.");
  for (let turn = 0; turn < 30 && choices(page).length; turn += 1)
    await page.user.click(choices(page)[0] as HTMLElement);
  page.getByRole("heading", { name: "Vragen om mee te nemen" });
});

test("a goal is not asked for twice", async () => {
  const page = await show(AT_FIRST);
  await say(
    page,
    "Ik wil graag weer iets kunnen",
    "speeltuin",
    "Een klein rondje",
    "Over een scan.",
    "Wanneer is een scan dan",
    "Nee, ik wil liever verder.",
  );
  expect(says(page)).toContain("Er is nog wat tijd.");
});

test("the talk can be read again", async () => {
  const page = await show(AT_FIRST);
  await say(page, "Mijn buurman is geopereerd", "Ik ben juist bang");
  await page.user.click(page.getByText("Lees het gesprek terug"));
  const turns = texts(page.part("back").querySelectorAll(".turn"));
  expect(turns).toHaveLength(2);
  expect(turns[0]).toContain("Fijn dat u er bent.");
  expect(turns[1]).toContain("Ik ben juist bang voor een operatie.");
});

test("the talk goes on after a reload", async () => {
  const page = await show(AT_FIRST);
  await say(page, "Ik wil graag weer iets kunnen", "Ik durf geen doel te noemen.");
  const again = await page.reload();
  expect(says(again)).toContain("Het doel mag later komen.");
  await again.user.click(back(again));
  expect(says(again)).toContain("Stel, het gaat over een tijd wat beter.");
});

test.each([
  [["gone"], 4],
  [[3, null], 4],
  [["scan-first", "little-walk"], 3],
  ["scan-first", 4],
  [[["scan-first"]], 4],
])("a damaged path is followed as far as it fits: %j", async (path, left) => {
  const page = await show(AT_FIRST, { kept: { path } });
  expect(choices(page)).toHaveLength(left);
});
