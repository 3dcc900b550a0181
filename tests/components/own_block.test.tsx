/** What an author made of plain text: all of it is read, whatever is seen of it. */
import { expect, test } from "vitest";
import { show, texts } from "./show";

test("bars are a table: each word with its number, and the title says what there is to see", async () => {
  const page = await show("own_block: bars");
  expect(page.getByRole("group", { name: "Wie goed slaapt, wandelt vaker" })).toBeTruthy();
  expect(texts(page.getAllByRole("columnheader"))).toEqual(["Wat", "minuten per dag"]);
  expect(texts(page.getAllByRole("rowheader"))[0]).toBe("Na een slechte nacht");
  expect(texts(page.getAllByRole("cell"))).toEqual(["7,5", "10", "12"]);
  expect(page.part("source").textContent).toContain("Bron: ");
});

test("a line has its numbers below it, and is nothing by itself to who does not see it", async () => {
  const page = await show("own_block: line");
  expect(page.part("line").getAttribute("aria-hidden")).toBe("true");
  expect(page.el.querySelectorAll(".point")).toHaveLength(8);
  expect(texts(page.el.querySelectorAll(".labels span"))).toEqual(["Week 1", "Week 8"]);
  expect(texts(page.el.querySelectorAll(".w-numbers tbody tr"))[0]).toBe("Week 17");
});

test("with few points each has its word", async () => {
  const page = await show("own_block: below zero");
  expect(texts(page.el.querySelectorAll(".labels span"))).toEqual(["Nacht", "Dag"]);
});

test("a box is named by its title", async () => {
  const box = await show("own_block: box");
  expect(box.getByRole("group", { name: "Goed om te weten" })).toBeTruthy();
  expect(texts(box.getAllByRole("listitem"))).toEqual(["U hoeft niets te bewijzen.", "U mag rustig beginnen."]);
});
