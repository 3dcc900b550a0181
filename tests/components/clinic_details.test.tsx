/** Who offers the course: to read and to call; and nothing where nothing is known. */
import { expect, test } from "vitest";
import { show, texts } from "./show";

test("all details are there and can be used", async () => {
  const page = await show("clinic_details: all of it");
  expect(page.getByRole("heading", { name: "Bij wie kunt u terecht?" })).toBeTruthy();
  expect(page.getByText("Praktijk De Brug")).toBeTruthy();
  expect(page.getByText("Fysiotherapie.")).toBeTruthy();
  expect(texts(page.getAllByRole("listitem"))).toEqual(["Ee", "Aa"]);
  expect(page.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["076 - 123 45 67", "tel:0761234567"],
    ["info@brug.example", "mailto:info@brug.example"],
    ["www.brug.example", "https://www.brug.example/"],
  ]);
  expect(page.kept.values).toBeNull();
});

test("what is empty is left out", async () => {
  const page = await show("clinic_details: a name only");
  expect(page.getByText("De Brug")).toBeTruthy();
  expect(page.queryAllByRole("term")).toHaveLength(0);
  expect(page.queryAllByRole("link")).toHaveLength(0);
  expect(page.getByText("Vraag uw eigen therapeut of huisarts hoe u een afspraak maakt.")).toBeTruthy();
});

test("without a clinic it points to the own therapist", async () => {
  const page = await show("clinic_details: no clinic");
  expect(page.getByText(/^Uw eigen therapeut of huisarts is een goed begin\./)).toBeTruthy();
  expect(page.parts("details")).toHaveLength(0);
});
