/** A plan for a flare-up: three parts, whom to call, and the way to the safety list. */
import { expect, test, vi } from "vitest";
import type { State } from "../../assets/host/model";
import { fill, type Shown, settled, show, texts } from "./show";

const AT_FIRST = "flare_up_plan: at first";

const shown = (page: Shown) => texts(page.part("plan").querySelectorAll(".name, li, .call"));
const pick = (page: Shown, name: string) => page.user.click(page.getByRole("checkbox", { name }));
const write = (page: Shown, label: RegExp, words: string) => fill(page.getByLabelText(label), words);

test("the plan is what was picked and written", async () => {
  const page = await show(AT_FIRST);
  expect(page.getByText(/^Hier komt uw plan te staan\./)).toBeTruthy();
  await pick(page, "Ik vraag iemand om hulp.");
  await pick(page, "Ik doe mijn kleinste stap.");
  await write(page, /^Daarna, in mijn eigen woorden/, "Koffie met Els");
  await write(page, /^Wie kan ik bellen of vragen\?/, "Els: 06 00 00 00 00");
  expect(shown(page)).toEqual([
    "Tijdens",
    "Ik doe mijn kleinste stap.",
    "Ik vraag iemand om hulp.",
    "Daarna",
    "Koffie met Els",
    "Wie ik kan bellen",
    "Els: 06 00 00 00 00",
  ]);
  expect(page.queryByText(/^Hier komt uw plan te staan\./)).toBeNull();
  await pick(page, "Ik vraag iemand om hulp.");
  expect(shown(page)).toHaveLength(6);
});

test("the safety list is named first and on the plan", async () => {
  const page = await show(AT_FIRST);
  const pointer = page.part("safety-pointer");
  expect(pointer.textContent).toContain("Is er iets nieuw of heel anders");
  const first = page.getAllByRole("checkbox")[0] as HTMLElement;
  expect(pointer.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(texts([page.part("plan")])[0]).toContain("Kijk dan eerst bij “Wanneer belt u de dokter?”.");
  // A page without the header has nothing to lead to.
  expect(page.queryAllByRole("link")).toHaveLength(0);
});

test("on a page of the course one press opens the safety list", async () => {
  document.body.insertAdjacentHTML(
    "afterbegin",
    '<header><details><summary>Lijst</summary><div id="bel-de-dokter">Bel nu</div></details></header>',
  );
  const list = document.querySelector("details") as HTMLDetailsElement;
  const page = await show(AT_FIRST);
  const links = page.getAllByRole("link", { name: "Wanneer belt u de dokter?" });
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["#bel-de-dokter", "#bel-de-dokter"]);
  for (const link of links) {
    expect(list.open).toBe(false);
    await page.user.click(link);
    expect(list.open).toBe(true);
    list.open = false;
  }
});

test("the plan survives a reload", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Ik adem even rustig.");
  await write(page, /^Tijdens, in mijn eigen woorden/, '<img src=x onerror="window.hacked = 1">');
  const again = await page.reload();
  expect(again.getByRole<HTMLInputElement>("checkbox", { name: "Ik adem even rustig." }).checked).toBe(true);
  expect(shown(again).at(-1)).toBe('<img src=x onerror="window.hacked = 1">');
  expect(again.el.querySelector("img")).toBeNull();
});

test.each<State>([
  { picks: { during: ["breathe", "nothing", 3], else: ["x"], after: "again" }, words: { call: 5 } },
  { picks: { during: ["breathe"] }, words: { before: ["x"], constructor: "y", during: "  " } },
])("damaged values are left out: %j", async (kept) => {
  const page = await show(AT_FIRST, { kept });
  expect(shown(page)).toEqual(["Tijdens", "Ik adem even rustig."]);
});

test("a number can be tapped", async () => {
  const page = await show(AT_FIRST);
  await write(
    page,
    /^Wie kan ik bellen of vragen\?/,
    "Els 06-12 34 56 78\nop 01-02-2026 <img src=x onerror=alert(1)>\n+31 (0)76 123 45 67",
  );
  await write(page, /^Tijdens, in mijn eigen woorden/, "Ik bel Els: 0612345678");
  const numbers = [...page.part("plan").querySelectorAll("a")];
  expect(numbers.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["0612345678", "tel:0612345678"],
    ["06-12 34 56 78", "tel:0612345678"],
    ["+31 (0)76 123 45 67", "tel:+31761234567"],
  ]);
  expect(page.part("plan").querySelector("img")).toBeNull();
});

test("the plan alone is asked on paper", async () => {
  const asked = vi.fn();
  vi.stubGlobal("print", asked);
  const page = await show(AT_FIRST);
  await page.user.click(page.getByRole("button", { name: "Print mijn plan" }));
  expect(asked).toHaveBeenCalledOnce();
  expect([...document.querySelectorAll("[data-print=only]")]).toEqual([page.part("plan")]);
  window.dispatchEvent(new Event("afterprint"));
  expect(document.querySelector("[data-print]")).toBeNull();
});

test("on a page beside the lessons the plan is there to read, with whom to call as a link", async () => {
  const page = await show("flare_up_plan: to read");
  expect(shown(page)).toEqual(["Tijdens", "Ik adem even rustig.", "Wie ik kan bellen", "Els 06-12 34 56 78"]);
  expect(page.getByRole("link", { name: "06-12 34 56 78" }).getAttribute("href")).toBe("tel:0612345678");
  expect(page.part("plan").textContent).toContain("Kijk dan eerst bij");
  expect([...page.queryAllByRole("checkbox"), ...page.queryAllByRole("textbox")]).toEqual([]);
});

test("who has no plan yet need not make one today", async () => {
  const page = await show("flare_up_plan: to read, none yet");
  expect(page.getByText(/^U heeft nog geen plan. Dat geeft niet/)).toBeTruthy();
  expect([...page.queryAllByRole("checkbox"), ...page.queryAllByRole("textbox")]).toEqual([]);
});

test("what the reader chose before is ticked like the rest, stands in the own words, and is taken back as easily", async () => {
  const page = await show(AT_FIRST);
  page.model.set("_own", [{ text: "Muziek", lesson: 2 }]);
  await settled();
  expect(shown(page)).toEqual([]);
  await write(page, /^Tijdens, in mijn eigen woorden/, "Bellen met Els");
  await pick(page, "Muziek (van uzelf, les 2)");
  expect(page.getByLabelText<HTMLTextAreaElement>(/^Tijdens, in mijn eigen woorden/).value).toBe(
    "Bellen met Els\nMuziek",
  );
  expect(shown(page)).toEqual(["Tijdens", "Bellen met Els", "Muziek"]);
  const again = await page.reload();
  expect(shown(again)).toEqual(["Tijdens", "Bellen met Els", "Muziek"]);
  again.model.set("_own", [{ text: "Muziek", lesson: 2 }]);
  await settled();
  await pick(again, "Muziek (van uzelf, les 2)");
  expect(shown(again)).toEqual(["Tijdens", "Bellen met Els"]);
});
