/** The reader's own questions: add, change, take away and put back; nothing is lost. */
import { expect, test } from "vitest";
import { fill, type Shown, settled, show, texts } from "./show";

const AT_FIRST = "my_questions: at first";

const box = (page: Shown) => page.getByLabelText<HTMLInputElement>("Mijn vraag");
const items = (page: Shown) => texts(page.part("list").querySelectorAll("li:not(.is-gone) .words"));
const said = (page: Shown) => page.part("said").textContent;
const aloud = (page: Shown) => page.part("aloud").textContent;
const button = (page: Shown, name: string) => page.getByRole("button", { name });
const edit = (page: Shown) => page.getByLabelText<HTMLInputElement>("Verander uw vraag");

async function add(page: Shown, text: string): Promise<void> {
  await fill(box(page), text);
  box(page).focus();
  await page.user.keyboard("{Enter}");
}

async function press(page: Shown, name: string): Promise<void> {
  button(page, name).focus();
  await page.user.keyboard("{Enter}");
}

test("a question is added by button and by enter", async () => {
  const page = await show(AT_FIRST);
  page.getByText("Er staan nog geen vragen op uw lijst.");
  await page.user.type(box(page), "  Mag ik zwemmen?  ");
  await page.user.click(button(page, "Zet op mijn lijst"));
  await add(page, "Hoe lang duurt het?");
  expect(items(page)).toEqual(["Mag ik zwemmen?", "Hoe lang duurt het?"]);
  expect(said(page)).toBe("Staat nu op uw lijst: Hoe lang duurt het?");
  expect(box(page).value).toBe("");
  expect(document.activeElement).toBe(box(page));
});

test("an empty or double question is explained and loses nothing", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(button(page, "Zet op mijn lijst"));
  expect(said(page)).toBe("Schrijf eerst uw vraag.");
  await add(page, "Mag ik zwemmen?");
  await add(page, "mag ik zwemmen?");
  expect(said(page)).toBe("Deze vraag staat al op uw lijst.");
  expect(box(page).value).toBe("mag ik zwemmen?");
  expect(items(page)).toEqual(["Mag ik zwemmen?"]);
});

test("a question is changed and the keyboard stays with it", async () => {
  const page = await show(AT_FIRST);
  await add(page, "Mag ik zwemen?");
  await add(page, "Hoe lang duurt het?");
  await press(page, "Verander: Mag ik zwemen?");
  expect(document.activeElement).toBe(edit(page));
  await fill(edit(page), "");
  await page.user.keyboard("{Enter}");
  page.getByText("Schrijf eerst uw vraag.");
  await fill(edit(page), "Hoe lang duurt het?");
  await page.user.keyboard("{Enter}");
  page.getByText("Deze vraag staat al op uw lijst.");
  await fill(edit(page), "Mag ik zwemmen?");
  await page.user.keyboard("{Enter}");
  expect(items(page)).toEqual(["Mag ik zwemmen?", "Hoe lang duurt het?"]);
  expect(document.activeElement).toBe(button(page, "Verander: Mag ik zwemmen?"));
});

test.each(["Escape", "button"])("a change is called off by %s", async (leave) => {
  const page = await show(AT_FIRST);
  await add(page, "Mag ik zwemmen?");
  await page.user.click(button(page, "Verander: Mag ik zwemmen?"));
  await fill(edit(page), "iets anders");
  if (leave === "Escape") await page.user.keyboard("{Escape}");
  else await page.user.click(button(page, "Laat zoals het was"));
  expect(items(page)).toEqual(["Mag ik zwemmen?"]);
  expect(document.activeElement).toBe(button(page, "Verander: Mag ik zwemmen?"));
});

test("a question that was taken away comes back at its place", async () => {
  const page = await show(AT_FIRST);
  for (const text of ["een", "twee", "drie"]) await add(page, text);
  await press(page, "Haal weg: twee");
  expect(items(page)).toEqual(["een", "drie"]);
  expect(document.activeElement).toBe(button(page, "Zet terug: twee"));
  expect(aloud(page)).toBe("Weggehaald: twee");
  await page.user.keyboard("{Enter}");
  expect(items(page)).toEqual(["een", "twee", "drie"]);
  expect(document.activeElement).toBe(button(page, "Verander: twee"));
});

test("at most fifty questions of three hundred characters", async () => {
  const questions = Array.from({ length: 60 }, (_, n) => ({ id: String(n), text: `vraag ${n}` }));
  const page = await show(AT_FIRST, { kept: { questions } });
  expect(items(page)).toHaveLength(50);
  await add(page, "nog een");
  expect(said(page)).toBe("Er passen 50 vragen op uw lijst. Haal er eerst een weg.");
  expect(box(page).value).toBe("nog een");
  await page.user.click(page.getByLabelText("Haal weg: vraag 7"));
  const long = "a".repeat(5) + "b".repeat(300);
  await add(page, long);
  expect(said(page)).toBe("Maak het eerst iets korter.");
  expect(items(page)).toHaveLength(49);
  expect(box(page).value).toBe(long);
  await add(page, "c".repeat(300));
  expect(items(page)).toHaveLength(50);
  expect(items(page).at(-1)).toBe("c".repeat(300));
});

test("what another tab adds or takes away is followed, also while a question is being changed", async () => {
  const page = await show(AT_FIRST);
  await add(page, "uit de eerste");
  const [mine] = page.model.get("questions") as { id: string; text: string }[];
  page.kept.changeElsewhere({ questions: [mine, { id: "b", text: "uit de tweede" }] });
  await settled();
  expect(items(page)).toEqual(["uit de eerste", "uit de tweede"]);
  await page.user.click(button(page, "Verander: uit de eerste"));
  await fill(edit(page), "uit de eerste, anders");
  page.kept.changeElsewhere({ questions: [{ id: "b", text: "uit de tweede" }] });
  await settled();
  expect(items(page)).toEqual(["uit de tweede"]);
  await add(page, "de laatste");
  expect(items(page)).toEqual(["uit de tweede", "de laatste"]);
  expect(page.kept.values).toMatchObject({ questions: [{ text: "uit de tweede" }, { text: "de laatste" }] });
});

test.each([
  [[null, 5, "x", {}, { id: 1, text: "x" }, { id: "a" }, { id: "", text: "x" }, { id: "b", text: "goed" }]],
  [[{ id: "a", text: "goed" }, { id: "a", text: "dubbel" }, { id: "c", text: "   " }, ["a", "b"]]],
  [
    [
      { id: "a", text: "goed", extra: { b: [1] } },
      { id: "b", text: ["x"] },
    ],
  ],
])("damaged questions are left out: %j", async (questions) => {
  const page = await show(AT_FIRST, { kept: { questions } });
  expect(items(page)).toEqual(["goed"]);
  await add(page, "nieuw");
  expect(items(page)).toEqual(["goed", "nieuw"]);
});

test("a question is kept, and shown as words only", async () => {
  const evil = '<img src=x onerror="window.hacked = 1">';
  const page = await show(AT_FIRST);
  await add(page, evil);
  await add(page, "Mag ik <b>zwemmen</b>?");
  const again = await page.reload();
  expect(items(again)).toEqual([evil, "Mag ik <b>zwemmen</b>?"]);
  expect(again.el.querySelector("img, b")).toBeNull();
});

test("it says where the list is kept and how to take it along", async () => {
  const page = await show(AT_FIRST);
  page.getByText(/Uw lijst staat alleen in uw browser\./);
  page.getByText(/Print deze pagina of laat uw scherm zien\./);
});
