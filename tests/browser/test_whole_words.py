"""On a phone no word is cut without a hyphen, and no comma or bracket stands on another line than its word."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.test_lessons import LESSONS, open_page
from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("lessons")

# Addresses may be cut anywhere; whatever has a hyphen or dash there is no cut word.
CUT_WORDS = r"""() => {
  const found = [];
  const range = document.createRange();
  const box = (node, from, to) => { range.setStart(node, from); range.setEnd(node, to); return range.getBoundingClientRect(); };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (element.closest("script, style, template, svg, cite, .visually-hidden, .w-visually-hidden, .reading, .safety") || !element.checkVisibility()) continue;
    for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
      if (box(node, index, index + word.length).height < 1.5 * box(node, index, index + 1).height) continue;
      let last = null;
      for (let at = index; at < index + word.length; at++) {
        const here = box(node, at, at + 1);
        if (!here.width) continue;
        if (last && here.top - last.top > last.height / 2 && !/[-\u2010\u00ad\u200b–—/]/.test(node.data[at - 1]))
          found.push(`${node.data.slice(index, at)}|${node.data.slice(at, index + word.length)} in ${element.closest("[data-widget]")?.dataset.widget ?? "the page"}`);
        last = here;
      }
    }
  }
  return found;
}"""
# A button in the text is a box of its own, and a browser breaks a line on either side of it.
LOOSE_MARKS = r"""() => {
  const found = [];
  const range = document.createRange();
  for (const button of document.querySelectorAll("main :is(.term, .source)")) {
    const texts = document.createTreeWalker(button.closest("p, li, blockquote, td, div"), NodeFilter.SHOW_TEXT);
    const around = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (!node.parentElement.closest("[popover]") || button.contains(node)) around.push(node);
    const first = around.findIndex((node) => button.contains(node));
    const last = around.findLastIndex((node) => button.contains(node));
    for (const [node, from] of [[around[first - 1], -1], [around[last + 1], 0]]) {
      if (!node?.data || button.contains(node)) continue;
      const at = from < 0 ? node.data.length - 1 : 0;
      if (/\s/.test(node.data[at])) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [mark, word] = [range.getBoundingClientRect(), button.getBoundingClientRect()];
      if (mark.width && (mark.bottom <= word.top || mark.top >= word.bottom)) found.push(`${button.textContent} and ${node.data.slice(0, 12)}`);
    }
  }
  return found;
}"""
# What most readers do: the first answer of each question, then the buttons that show more.
CHOOSE = """() => {
  const seen = new Set();
  for (const input of document.querySelectorAll("main .course-widget :is(input[type=radio], input[type=checkbox])")) {
    const one = input.type === "radio" ? input.name : input.closest("fieldset") ?? input.closest(".course-widget");
    if (!seen.has(one) && !input.checked) input.click();
    seen.add(one);
  }
}"""
SHOW = """() => {
  for (const button of document.querySelectorAll("main .course-widget button"))
    if (/^(Bekijk|Laat)/.test(button.textContent.trim()) && button.ariaDisabled !== "true") button.click();
  for (const details of document.querySelectorAll("main details")) details.open = true;
}"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def trouble_on(page: Page) -> set[str]:
    """What is cut or loose at both widths of a phone."""
    found = set()
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 780})
        page.evaluate(PAINTED)
        found |= {f"{width}: {what}" for what in page.evaluate(CUT_WORDS) + page.evaluate(LOOSE_MARKS)}
    return found


@pytest.mark.parametrize("path", ["", *(f"{stem}/" for stem in LESSONS)])
def test_words_and_what_belongs_to_them_stay_whole_on_a_phone(course: Server, new_page, path: str) -> None:
    page = open_page(course, new_page(320, 780), path)
    page.evaluate("() => document.fonts.ready")
    found = trouble_on(page)
    page.evaluate(CHOOSE)
    page.evaluate(PAINTED)
    page.evaluate(SHOW)
    assert found | trouble_on(page) == set()


def test_with_wide_letters_a_word_in_a_table_is_not_cut(course: Server, new_page) -> None:
    page = open_page(course, new_page(360, 780), "04-slaap-en-rust/")
    page.evaluate("() => { document.documentElement.dataset.spacing = 'wide'; }")
    page.evaluate(SHOW)
    page.evaluate(PAINTED)
    assert [cut for cut in page.evaluate(CUT_WORDS) if cut.endswith("in week")] == []
