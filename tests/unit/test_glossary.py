"""Hard words: their list, how a lesson marks them, and what the page makes of that."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from course.check.lesson import LessonText
from tests.unit.test_markdown import to_html
from widgets.glossary import Glossary, GlossaryError, marked

ROOT = Path(__file__).parents[2]
LIST = ROOT / "lessons/nl/begrippen.toml"
LESSONS = sorted((ROOT / "lessons/nl").glob("*.ipynb"))


def entry(term: str, explanation: str = "Uitleg.", variants: str = "[]") -> str:
    return f'[[terms]]\nterm = "{term}"\nvariants = {variants}\nexplanation = "{explanation}"\n'


def test_a_word_is_found_in_all_its_forms() -> None:
    glossary = Glossary.from_text(entry("opvlamming", variants='["opvlammingen"]'))
    assert glossary.get("Opvlammingen").term == "opvlamming"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[terms]\n", "niet te lezen"),
        ('\n[[terms]]\nterm = "prikkel"\n', "regel 3: een woord heeft"),
        (entry("a", variants='["b"]') + entry("b"), "'b' staat er twee keer in"),
    ],
)
def test_a_mistake_in_the_list_is_told_with_its_line(text: str, words: str) -> None:
    with pytest.raises(GlossaryError, match=words):
        Glossary.from_text(text)


def test_an_unknown_word_names_the_nearest() -> None:
    with pytest.raises(GlossaryError, match="bedoelt u 'opvlamming'"):
        Glossary.from_text(entry("opvlamming")).get("opflamming")


def test_the_list_of_the_course_is_short_and_plain() -> None:
    for term in Glossary.load(LIST.parent):
        assert len(re.findall(r"[.?](?:\s|$)", term.explanation)) <= 2
        assert "!" not in term.explanation


def marked_in(path: Path) -> list[str]:
    """The terms that readers of a lesson find marked, in told scenes too."""
    lesson = LessonText(path)
    return [lesson.glossary.get(word).term for passage in lesson.passages for _, word in marked(passage.text)]


def test_the_course_marks_each_hard_word_once_a_lesson() -> None:
    for path in LESSONS:
        terms = marked_in(path)
        assert sorted(terms) == sorted(set(terms)), path.stem


def test_every_word_of_the_list_is_marked_in_a_lesson() -> None:
    shown = {term for path in LESSONS for term in marked_in(path)}
    assert {term.term for term in Glossary.load(LIST.parent)} == shown


def test_a_marked_word_becomes_a_button_with_its_explanation() -> None:
    html = to_html("Een [opvlamming](begrip:) is gewoon.")
    match = re.search(
        r'<button type="button" class="term" popovertarget="(begrip--\d+)" aria-describedby="(begrip--\d+)">opvlamming</button><span id="(begrip--\d+)" popover',
        html,
    )
    assert match
    assert match[1] == match[2] == match[3]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Een [opvlamming](begrip:), en", "opvlamming,"),
        ("Een ([opvlamming](begrip:)): ja", "(opvlamming):"),
        ("Een **[opvlamming](begrip:)**: ja", "opvlamming:"),
        ("Een **[opvlamming](begrip:): ja**", "opvlamming:"),
        ("Een “*[opvlamming](begrip:)*” hier", "“opvlamming”"),
        ("Een [opvlamming](begrip:)-dag", "opvlamming-dag"),
        ("Een [opvlamming](begrip:)&&& ja", "opvlamming&&&"),
    ],
)
def test_what_stands_against_a_marked_word_stays_on_its_line(text: str, together: str) -> None:
    html = to_html(text)
    popover = re.compile(r"<span id=[^>]*>.*?</span>")
    match = re.search(r'<span class="unbroken">(.*?)</span>', popover.sub("", html))
    assert match
    assert unescape(re.sub(r"<[^>]+>", "", match[1])) == together
    assert html.count("<strong>") == html.count("</strong>")
    # The words themselves are as they were.
    plain = unescape(re.sub(r"<[^>]+>", "", popover.sub("", html))).strip()
    assert plain == re.sub(r"\[(\w+)\]\(begrip:\)", r"\1", text).replace("*", "")


def test_a_marked_word_by_itself_is_not_wrapped() -> None:
    assert "unbroken" not in to_html("Een [opvlamming](begrip:) is gewoon.")


def test_an_unknown_marked_word_stays_a_word_on_the_page() -> None:
    assert to_html("Een [woordje](begrip:).").strip() == "<p>Een woordje.</p>"


def test_a_marked_word_cannot_bring_in_script() -> None:
    assert "<script" not in to_html("[<script>x</script>](begrip:opvlamming) [x](begrip:<script>)")
