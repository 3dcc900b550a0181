/** The circle of pain and fear. */
import { expect, test } from "vitest";
import { show } from "./show";

const AT_FIRST = "fear_circle: at first";
const OWN = "Ik maak mijn eigen cirkel";
const OTHER = "Ik herken mij hier niet in";

test("choices and own words fill the circle step by step", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByLabelText(OWN));
  await page.user.click(page.getByLabelText("tillen"));
  expect(page.part("place-pain").textContent).toContain("Pijn bij: tillen");
  await page.user.click(page.getByRole("button", { name: /^Verder naar: een gedachte/ }));
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Stap 2 van 5: een gedachte" }));
  await page.user.click(page.getByLabelText("Straks gaat er iets mis."));
  await page.user.type(page.getByLabelText(/Of in uw eigen woorden/), "Als ik straks maar kan opstaan");
  expect(page.part("place-thought").textContent).toContain("Straks gaat er iets mis.");
  expect(page.part("place-thought").textContent).toContain("Als ik straks maar kan opstaan");
  expect(page.part("place-fear").textContent).toContain("Nog leeg");
});

test("not recognising oneself is a full answer", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByLabelText(OTHER));
  expect(page.part("reply").textContent).toContain("Goed om te weten");
  await page.user.type(page.getByLabelText(/Wat speelt er bij u mee/), "Vooral slecht slapen");
  const again = await page.reload();
  expect(again.getByLabelText<HTMLInputElement>(OTHER).checked).toBe(true);
  expect(again.getByLabelText<HTMLTextAreaElement>(/Wat speelt er bij u mee/).value).toBe("Vooral slecht slapen");
});
