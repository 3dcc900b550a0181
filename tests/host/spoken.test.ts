// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { sentencesOf, spokenBlocks } from "../../assets/host/spoken";

/** The blocks of a section in which all can be seen: here nothing is laid out, so nothing is hidden by itself. */
function blocks(inside: string): HTMLElement[] {
  document.documentElement.lang = "nl";
  const section = document.createElement("section");
  section.innerHTML = inside;
  for (const element of section.querySelectorAll<HTMLElement>("*")) element.checkVisibility = () => true;
  document.body.replaceChildren(section);
  return spokenBlocks(section);
}

const said = (inside: string) => blocks(inside).map(({ textContent }) => textContent);
const sentences = (inside: string) => blocks(inside).flatMap((block) => sentencesOf(block).map(({ text }) => text));

test("of a section its headings, sentences and items are said, in their order", () => {
  expect(said("<h2>Anna</h2><p>Zij wandelt.</p><ul><li>Soms ver.</li></ul><p>Vaak kort.</p>")).toEqual([
    "Anna",
    "Zij wandelt.",
    "Soms ver.",
    "Vaak kort.",
  ]);
});

test("what an author typed or pasted as HTML is said too, each piece once", () => {
  const html =
    "<div>In een div.<div>Daarin.</div></div><p>Een alinea.</p><pre><code>een blok</code></pre><blockquote>Los.</blockquote><h5>Klein</h5>";
  expect(sentences(html)).toEqual(["In een div.", "Daarin.", "Een alinea.", "een blok", "Los.", "Klein"]);
});

test("the boxes of a widget say nothing by themselves", () => {
  const widget = '<div class="widget-place"><div class="course-widget"><div>tien</div><p>U koos tien.</p></div></div>';
  expect(sentences(`<p>Zij wandelt.</p>${widget}`)).toEqual(["Zij wandelt.", "U koos tien."]);
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
