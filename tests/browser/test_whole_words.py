"""On a phone no word is cut without a hyphen, and no comma or bracket stands on another line than its word."""

from __future__ import annotations

import pytest

from tests.browser.test_lessons import open_page
from tests.browser.visits import CUT_WORDS, EACH_PAGE, PAINTED, SHOW, Visits
from tests.conftest import Server


@pytest.mark.parametrize("path", EACH_PAGE)
def test_words_and_what_belongs_to_them_stay_whole_on_a_phone(visit: Visits, path: str) -> None:
    assert visit(path)["cut words"] == []
    # Once the first answers are chosen and everything is opened.
    assert visit(path)["cut words when answered"] == []


def test_with_wide_letters_a_word_in_a_table_is_not_cut(course: Server, new_page) -> None:
    page = open_page(course, new_page(360, 780), "04-slaap-en-rust/")
    page.evaluate("() => { document.documentElement.dataset.spacing = 'wide'; }")
    page.evaluate(SHOW)
    page.evaluate(PAINTED)
    assert [cut for cut in page.evaluate(CUT_WORDS) if cut.endswith("in week")] == []
