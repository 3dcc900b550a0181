/** The safety list in a lesson: all of it, to read, without a verdict. */
import { expect, test } from "vitest";
import { show } from "./show";

const AS_IT_STANDS = "safety_list: as it stands";

test("a number is one press away, and a website is a link", async () => {
  const page = await show(AS_IT_STANDS);
  const heading = page.getByRole("heading", { name: /Levensgevaar\?/ });
  const links = [...page.el.querySelectorAll("a")].map((a) => [a.textContent, a.getAttribute("href")]);
  expect(heading.querySelector("a")?.textContent).toBe("Bel 112");
  expect(links).toContainEqual(["Bel 112", "tel:112"]);
  expect(links).toContainEqual(["Bel 113", "tel:113"]);
  expect(links).toContainEqual(["113.nl", "https://113.nl"]);
});

test("it asks nothing and keeps nothing, so it cannot say that all is well", async () => {
  const page = await show(AS_IT_STANDS);
  expect(page.el.querySelectorAll("input, button, select, textarea")).toHaveLength(0);
  expect(page.kept.values).toBe(null);
  expect(page.model.get("_keep")).toEqual([]);
});
