// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { spokenBlocks } from "../../assets/host/spoken";

/** What is said of a section in which all can be seen: here nothing is laid out, so nothing is hidden by itself. */
function said(inside: string): (string | null)[] {
  const section = document.createElement("section");
  section.innerHTML = inside;
  for (const element of section.querySelectorAll<HTMLElement>("*")) element.checkVisibility = () => true;
  document.body.replaceChildren(section);
  return spokenBlocks(section).map(({ textContent }) => textContent);
}

test("of a section its headings, sentences and items are said, in their order", () => {
  expect(said("<h2>Anna</h2><p>Zij wandelt.</p><ul><li>Soms ver.</li></ul><p>Vaak kort.</p>")).toEqual([
    "Anna",
    "Zij wandelt.",
    "Soms ver.",
    "Vaak kort.",
  ]);
});

test.each([
  ["what opens by a tap", "<div popover><p>Wat een bron vond.</p></div>"],
  ["what is folded away", "<details><summary>Meer</summary><p>Wat daarin staat.</p></details>"],
  ["a table", "<table><tr><td><p>12</p></td></tr></table>"],
  ["the words at the ends of a slider", '<div class="w-slider"><p>weinig</p></div>'],
  ["an ornament", '<div aria-hidden="true"><p>~</p></div>'],
])("not %s, though it can be seen", (_, inside) => {
  expect(said(`<p>Zij wandelt.</p>${inside}`)).toEqual(["Zij wandelt."]);
});
