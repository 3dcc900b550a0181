"""The extra pages of the course: short, safe, and reached from the lessons that fold their subject."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from course.check.lesson import LessonText
from course.lesson.minutes import words
from course.lesson.notebook import DEEPER
from tests.lessons.test_notebooks import EXTRAS, LESSONS, ROOT, SOURCES
from tests.lessons.test_safety import HELPLINE
from widgets.prose import citation_mistakes

SAFETY = tomllib.loads((ROOT / "lessons/safety.toml").read_text())["nl"]
MOST_WORDS = 3 * 130  # on the main path: three minutes
every_page = pytest.mark.parametrize("path", EXTRAS, ids=lambda p: p.stem)


def page(stem: str) -> LessonText:
    return LessonText(ROOT / f"lessons/nl/{stem}.ipynb")


def part(stem: str, cell: str) -> str:
    return next(one.source for one in page(stem).cells if one.id == cell)


def text_of(path: Path) -> str:
    return "\n\n".join(cell.source for cell in LessonText(path).texts)


@every_page
def test_a_page_takes_three_minutes_at_most_and_is_a_clean_notebook(path: Path) -> None:
    lesson = LessonText(path)
    assert (lesson.problem, lesson.metadata["kind"], len(lesson.metadata["goals"])) == (None, "extra", 1)
    assert not any(cell.ran for cell in lesson.cells)
    assert sum(words(cell.source) for cell in lesson.texts if DEEPER not in cell.tags) <= MOST_WORDS
    assert citation_mistakes(text_of(path), SOURCES) == []


@every_page
def test_a_page_is_reached_from_a_lesson(path: Path) -> None:
    address = f"(../{path.stem.removeprefix('x-')}/)"
    assert [lesson.stem for lesson in LESSONS if address in text_of(lesson)]


def test_every_foot_leads_to_the_bad_day() -> None:
    buttons = {path.stem: LessonText(path).metadata.get("button") for path in EXTRAS}
    assert {stem: words for stem, words in buttons.items() if words} == {"x-een-slechte-dag": "Ik heb een slechte dag"}


def test_on_a_bad_day_safety_comes_first_and_then_one_of_four_things() -> None:
    lesson = page("x-een-slechte-dag")
    first = lesson.cells[0].source
    links = re.findall(r"\]\((#[^)]+)\)", first)
    assert links == ["#bel-de-dokter", *(f"#stap-{step}" for step in lesson.step_ids)]
    assert len(links) == 5
    # As the list of safety.toml says it: also what is familiar, but much worse.
    assert "heel anders of veel heviger" in first
    assert "heel anders of veel heviger" in SAFETY["calm"]
    assert HELPLINE in part("x-een-slechte-dag", "bellen")


def test_on_a_bad_day_the_plan_and_the_breathing_are_those_of_their_lessons() -> None:
    shown = "\n".join(cell.source for cell in page("x-een-slechte-dag").cells if cell.kind == "code")
    for lesson, call in (
        ("07-mijn-plan", 'FlareUpPlan(name="mijn-opvlamplan"'),
        ("04-slaap-en-rust", 'BreathingPacer(name="adem"'),
    ):
        assert f'{call}, lesson="{lesson[:2]}")' in shown
        assert any(cell.source.startswith(call) for cell in page(lesson).cells)


def test_on_a_bad_day_nobody_is_blamed_and_nothing_is_promised_of_breathing() -> None:
    assert "betekent dus niet dat u iets verkeerd deed" in part("x-een-slechte-dag", "klein")
    assert "helpt" not in part("x-een-slechte-dag", "ademen")


def test_nobody_stops_medicines_suddenly_and_no_dose_is_named() -> None:
    first = part("x-medicijnen", "niet-ineens")
    for sentence in ("Stop daar nooit zelf ineens mee", "samen met uw huisarts of apotheker", HELPLINE):
        assert sentence in first
    text = text_of(ROOT / "lessons/nl/x-medicijnen.ipynb")
    assert not re.search(r"\b\d+ ?(mg|milligram|dagen|tabletten|pillen|keer)\b", text)
    assert not re.search(r"werkt niet|hebben geen zin|doen niets", text)
    assert "drinkt u geen alcohol" in part("x-medicijnen", "rijden")


def test_with_pain_in_the_leg_the_words_are_those_of_the_safety_list() -> None:
    text = part("x-pijn-in-het-been", "bellen")
    danger, now = text.split("**Bel nu uw huisarts")
    assert "Bel [112](tel:112)" in danger
    assert points_of(danger) == [SAFETY["danger"]["items"][1]]
    assert len(points_of(now)) == 5
    assert set(points_of(now)) <= set(SAFETY["now"]["items"])
    legs = [point for point in SAFETY["now"]["items"] if re.search(r"\b(voet|beide benen|Eén been)\b", point)]
    assert set(legs) <= set(points_of(now))


def points_of(text: str) -> list[str]:
    return re.findall(r"^- (.+)$", text, re.M)
