// @vitest-environment happy-dom
/** The page for the therapist on top of "Mijn cursus". What each part hands on: tests/components/my_course.test.tsx. */
import assert from "node:assert/strict";
import { beforeEach, test } from "vitest";
import { LONGEST, sumUp } from "../../assets/host/summary";

beforeEach(() => {
  document.body.innerHTML = `
    <div data-part="my-course">
      <section data-part="summary" hidden>
        <div data-to="wish" data-most="3" hidden><h3>Weer doen</h3><ul></ul></div>
        <div data-to="questions" data-most="2" hidden><h3>Vragen</h3><ul></ul></div>
      </section>
      <div data-kept="course/vragen"></div>
      <div data-kept="00/graag-weer" data-own-to="wish"></div>
      <div data-kept="01/wat-zegt-u"></div>
      <div data-kept="07/mijn-doel"></div>
    </div>`;
});

const page = () => document.querySelector("[data-part=my-course]") as HTMLElement;
const summary = () => document.querySelector<HTMLElement>("[data-part=summary]") as HTMLElement;
/** As a read-back hands it on. */
function keep(key: string, inSummary: object): void {
  const section = document.createElement("section");
  section.dataset.summary = JSON.stringify(inSummary);
  document.querySelector(`[data-kept="${key}"]`)?.replaceChildren(section);
}
const shown = () => {
  sumUp(page());
  return Object.fromEntries(
    [...summary().querySelectorAll<HTMLElement>("[data-to]:not([hidden])")].map((part) => [
      part.dataset.to,
      [...part.querySelectorAll("li")].map(({ textContent }) => textContent),
    ]),
  );
};

test("a few lines of each part, in the order of the page, each once", () => {
  keep("course/vragen", { questions: ["Mag ik tillen?", "Mag ik tillen?", "Wie bel ik?", "En dan?"] });
  keep("00/graag-weer", { own: ["Naar de markt.\n En  fietsen."] });
  keep("01/wat-zegt-u", { own: ["Dit hoort er niet bij."] });
  keep("07/mijn-doel", { wish: ["De speeltuin"], step: ["Van een onbekend deel"] });
  assert.deepEqual(shown(), {
    wish: ["Naar de markt. En fietsen.", "De speeltuin"],
    questions: ["Mag ik tillen?", "Wie bel ik?"],
  });
  assert.equal(summary().hidden, false);
});

test("an empty part does not stand there, and without any the page does not", () => {
  assert.deepEqual([shown(), summary().hidden], [{}, true]);
  keep("07/mijn-doel", { wish: [""], step: [] });
  keep("course/vragen", { questions: ["  "] });
  assert.deepEqual([shown(), summary().hidden], [{}, true]);
  keep("course/vragen", { questions: ["Wie bel ik?"] });
  assert.deepEqual([shown(), summary().hidden], [{ questions: ["Wie bel ik?"] }, false]);
  document.querySelector("[data-summary]")?.remove();
  keep("course/vragen", {});
  assert.deepEqual([shown(), summary().hidden], [{}, true]);
});

test("markup stays text", () => {
  const hostile = '<img src=x onerror="alert(1)">&amp;<b>vet</b>';
  keep("07/mijn-doel", { wish: [hostile] });
  assert.deepEqual(shown(), { wish: [hostile] });
  assert.equal(summary().querySelectorAll("img, b").length, 0);
});

test("what is long is cut between two words, or somewhere when it is one word, and never in half a letter", () => {
  keep("07/mijn-doel", { wish: ["Met mijn kleindochter ".repeat(20), "a".repeat(400), "🙂".repeat(200)] });
  const lines = shown().wish ?? [];
  assert.equal(lines.length, 3);
  for (const line of lines) {
    assert.ok([...(line ?? "")].length <= LONGEST);
    assert.match(line ?? "", /(kleindochter|mijn|Met|a|🙂)…$/u);
    assert.ok(line?.isWellFormed?.() ?? true);
  }
});

test("what did not change is not written again: the page watches itself", async () => {
  keep("07/mijn-doel", { wish: ["De speeltuin"] });
  sumUp(page());
  let written = 0;
  new MutationObserver(() => {
    written += 1;
  }).observe(page(), { childList: true, subtree: true, attributes: true });
  sumUp(page());
  await Promise.resolve();
  assert.equal(written, 0);
});

test("another page has none", () => {
  summary().remove();
  sumUp(page());
});
