/** What an author made of plain text: all of it is read, whatever is seen of it. */
import { fireEvent } from "@testing-library/preact";
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

test("a film is the browser's own player, fetched only when it is asked for, with captions and words", async () => {
  const page = await show("own_block: film");
  const film = page.part("player") as HTMLVideoElement;
  expect([film.controls, film.getAttribute("preload"), film.getAttribute("aria-label")]).toEqual([
    true,
    "none",
    "Zo kunt u bukken",
  ]);
  expect(film.src).toMatch(/media-[0-9a-f]{16}\.mp4$/);
  expect(film.poster).toMatch(/media-[0-9a-f]{16}\.jpg$/);
  expect(film.querySelector("track")?.srclang).toBe("nl");
  expect(page.getByText("Film van 1:05")).toBeTruthy();
  expect(page.part("text").textContent).toMatch(/^Een vrouw bukt/);
  expect(page.part("lost").textContent).toBe("");
  await fireEvent.error(film);
  expect(page.part("lost").textContent).toBe("Dit kan nu niet worden afgespeeld. Misschien is er geen internet.");
});

test("a sound has its words below it", async () => {
  const page = await show("own_block: sound");
  expect(page.part("player").tagName).toBe("AUDIO");
  expect(page.getByText("Geluid van 2:00")).toBeTruthy();
  expect(page.part("text").textContent).toMatch(/^Een stem zegt/);
});

test("what stands elsewhere is a link that says where it leads, and nothing of it is fetched", async () => {
  const page = await show("own_block: film elsewhere");
  const link = page.getByRole("link", { name: "Bekijk de film op film.example" });
  expect(link.getAttribute("href")).toBe("https://www.film.example/kijk?a=1&b=2");
  expect(page.getByText(/Die kan zien dat u er was/)).toBeTruthy();
  expect(page.queryByRole("video")).toBeNull();
  expect(page.el.querySelector("iframe, video, img")).toBeNull();
});
