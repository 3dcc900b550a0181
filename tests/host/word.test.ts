import assert from "node:assert/strict";
import { test } from "vitest";
import { behindWord } from "../../assets/edit/word";

const SOURCE = `## De tuin van Anna

![Anna in de tuin](../../assets/pictures/de-tuin.svg)

Anna is **61** en heeft een [tuin](https://voorbeeld.nl/de/tuin). De tuin is groot. [@bron2020]`;
const SHOWN = "De tuin van Anna¶\nAnna is 61 en heeft een tuin. De tuin is groot.";

function at(words: string): string {
  const place = behindWord(SOURCE, SHOWN.slice(0, SHOWN.indexOf(words) + words.length));
  return `${SOURCE.slice(Math.max(0, place - 8), place)}|${SOURCE.slice(place, place + 5)}`;
}

test("the caret comes behind the word that was clicked", () => {
  assert.equal(at("De"), "## De| tuin");
  assert.equal(at("Anna is 61"), " is **61|** en");
  assert.equal(at("een tuin"), "en [tuin|](htt");
  assert.equal(at("De tuin is"), " tuin is| groo");
  assert.equal(at("groot"), "is groot|. [@b");
});

test("what is not in the source leaves the caret as near as can be", () => {
  assert.equal(behindWord("Een zin.", ""), 0);
  assert.equal(behindWord("", "Een zin"), 0);
  assert.equal(behindWord("Een zin.", "Een andere zin"), 7);
});
