"""The extra pages of the course: short, safe, and reached from the lessons that fold their subject."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from course.check.lesson import LessonText
from course.lesson.cell import DEEPER
from course.lesson.minutes import words
from tests.lessons.test_notebooks import AVOID, EXTRAS, LESSONS, ROOT, SOURCES
from tests.lessons.test_safety import HELPLINE
from widgets.prose_mistakes import citation_mistakes
from widgets.quiz.quiz import shown_order
from widgets.refreshers.refreshers import WEEKS

SAFETY = tomllib.loads((ROOT / "lessons/safety.toml").read_text())["nl"]
MOST_WORDS = 3 * 130  # on the main path: three minutes
REFRESHERS = [path for path in EXTRAS if "weeks" in LessonText(path).metadata]
every_page = pytest.mark.parametrize("path", EXTRAS, ids=lambda p: p.stem)
every_refresher = pytest.mark.parametrize("path", REFRESHERS, ids=lambda p: p.stem)


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


def test_there_is_a_page_to_look_back_with_for_each_day_in_the_calendar() -> None:
    weeks = {LessonText(path).metadata["weeks"]: path.stem.removeprefix("x-") for path in REFRESHERS}
    assert tuple(sorted(weeks)) == WEEKS
    call = next(cell.source for cell in page("07-mijn-plan").cells if cell.source.startswith("Refreshers("))
    assert ast.literal_eval(call.partition("pages=")[2].rstrip(")")) == [weeks[n] for n in WEEKS]


@every_refresher
def test_one_looks_back_with_a_story_of_two_minutes_and_four_questions(path: Path) -> None:
    lesson = LessonText(path)
    ((_, scene),) = lesson.scenes
    assert 6 <= len(scene.blocks) <= 12
    assert 60 <= scene.seconds <= 120
    asked = [question.quiz for question in lesson.questions]
    assert [quiz.kind for quiz in asked if quiz].count("one") == 3
    assert [quiz.kind for quiz in asked if quiz].count("stelling") == 1
    for quiz in asked:
        assert quiz
        # Nothing here is of a lesson: its number tells these answers from those of other pages.
        assert quiz.name.startswith(f"opfris-{lesson.metadata['weeks']}-")
        assert all(option.reply for option in quiz.options)
        right = next(option.text for option in quiz.options if option.right)
        if quiz.kind == "one":
            assert len(right) < max(len(option.text) for option in quiz.options)
    places = [
        shown_order(quiz).index([o.right for o in quiz.options].index(True)) for quiz in asked if quiz.kind == "one"
    ]
    assert len(set(places)) > 1
    assert len(re.findall(r"^- ", part(path.stem, "kort"), re.M)) == 3
    assert "](../" in part(path.stem, "verder")


def test_each_story_and_question_to_look_back_with_is_about_somebody_new() -> None:
    lessons = "\n".join(text_of(path) + codes_of(path) for path in LESSONS)
    met = [
        name for path in REFRESHERS for name in re.findall(r"\b([A-Z]\w+) is \d\d\b", text_of(path) + codes_of(path))
    ]
    assert len(set(met)) == len(met) >= 9
    assert [name for name in met if re.search(rf"\b{name}\b", lessons)] == []


@every_refresher
def test_words_that_frighten_or_blame_are_not_used_there(path: Path) -> None:
    text = text_of(path) + codes_of(path)
    assert [m[0] for word in AVOID for m in word.pattern.finditer(text)] == []
    assert not re.search(r"(?<!<)!(?!\[)", text)
    assert citation_mistakes(text, SOURCES) == []


def test_who_feels_numb_between_the_legs_calls_at_once() -> None:
    text = next(cell.source for cell in page("x-opfrissen-na-12-weken").cells if "opfris-12-sjoerd" in cell.source)
    assert "- [x] Nu de huisartsenpost bellen." in text
    assert text.count(f'"{SAFETY["now"]["title"]}"') == 2


def codes_of(path: Path) -> str:
    return "\n\n".join(cell.source for cell in LessonText(path).cells if cell.kind == "code")
