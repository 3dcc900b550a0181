"""The first state of each widget is drawn as HTML, where there is no document, clock or chance."""

from __future__ import annotations

import os
import sys
from html.parser import HTMLParser

import pytest

from course.drawing.drawings import Drawings
from course.lesson.document import LessonDocument, Step, Widget, WidgetPlace
from tests.components.examples import examples, state_of

EXAMPLES = {name: state_of(widget) for name, widget in examples(variants=True).items()}


def lesson(*states: dict) -> LessonDocument:
    """A lesson that shows widgets of these states."""
    places = [WidgetPlace(number, state["name"]) for number, state in enumerate(states, 1)]
    widgets = {state["name"]: Widget(state["_kind"], state) for state in states}
    return LessonDocument(stem="01-les", language="nl", opening=Step("", "", places), widgets=widgets)


@pytest.fixture(scope="module")
def drawings():
    made = Drawings()
    yield made
    made.stop()


class Words(HTMLParser):
    """What stands in HTML: its words, and the names of its elements and of what happens in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.names = "", set()
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.names |= {tag, *(name for name, _ in attrs if name.startswith("on"))}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_widget_is_drawn_without_a_document_a_clock_or_chance(drawings: Drawings, name: str) -> None:
    state = EXAMPLES[name]
    drawn = drawings.of(lesson(state))
    assert drawn.failed == {}
    assert Words(drawn.html[state["name"]]).words.strip()


def test_it_is_the_same_at_any_time_anywhere(drawings: Drawings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    others = Drawings()
    try:
        for state in EXAMPLES.values():
            assert drawings.of(lesson(state)) == others.of(lesson(state))
    finally:
        others.stop()


HOSTILE = "</script><img src=x onerror=alert(1)>\x00\ud800 \udc00 & \"'<!--"


def test_a_hostile_state_is_only_words(drawings: Drawings) -> None:
    quiz = EXAMPLES["quiz: volgorde"]
    steps = [{**option, "text": HOSTILE, "text_html": "ja"} for option in quiz["options"]]
    state = {**quiz, "options": steps, "texts": {**quiz["texts"], "Up": HOSTILE}}
    drawn = drawings.of(lesson(state)).html[quiz["name"]]
    drawn.encode()
    assert "\x00" not in drawn
    found = Words(drawn)
    assert "onerror=alert(1)" in found.words
    assert not {"script", "img"} & found.names
    assert not [name for name in found.names if name.startswith("on")]


def test_a_widget_that_cannot_be_drawn_costs_the_others_nothing(drawings: Drawings) -> None:
    quiz, evening = EXAMPLES["quiz: one"], EXAMPLES["my_evening: at first"]
    broken = {**quiz, "name": "stuk", "options": None}
    unknown = {**quiz, "name": "vreemd", "_kind": "vreemd"}
    drawn = drawings.of(lesson(broken, unknown, evening))
    assert set(drawn.html) == {evening["name"]}
    assert set(drawn.failed) == {"stuk", "vreemd"}
    assert "TypeError" in drawn.failed["stuk"]


def answering(code: str) -> Drawings:
    return Drawings((sys.executable, "-c", f"import json, sys, os\n{code}"))


def test_a_machine_without_v8_makes_pages_without_drawings_and_says_so_once(caplog: pytest.LogCaptureFixture) -> None:
    drawings = answering('sys.stdin.readline(); print(json.dumps({"missing": "ImportError: no V8"}))')
    quiz, evening = EXAMPLES["quiz: one"], EXAMPLES["my_evening: at first"]
    for _ in range(2):
        drawn = drawings.of(lesson(quiz, evening))
        assert (drawn.html, drawn.failed) == ({}, {})
    assert [record.getMessage() for record in caplog.records] == [
        "widgets cannot be drawn on this machine (ImportError: no V8): they appear when scripts run"
    ]
    drawings.stop()


def test_what_v8_is_missing_is_told_by_the_process_itself(tmp_path, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    (tmp_path / "py_mini_racer.py").write_text("raise OSError('libmini_racer.so: no such file')")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    drawings = Drawings()
    assert drawings.of(lesson(EXAMPLES["quiz: one"])).html == {}
    assert "libmini_racer.so" in caplog.text
    drawings.stop()


def test_a_process_that_dies_fails_one_widget_and_is_started_again() -> None:
    drawings = answering(
        'for line in sys.stdin:\n kind, state = json.loads(line)\n if kind == "quiz": os._exit(1)\n print(json.dumps({"html": kind}), flush=True)'
    )
    quiz, evening = EXAMPLES["quiz: one"], EXAMPLES["my_evening: at first"]
    drawn = drawings.of(lesson(evening, quiz, {**evening, "name": "nog-een"}))
    assert drawn.html == {evening["name"]: "my_evening", "nog-een": "my_evening"}
    assert set(drawn.failed) == {quiz["name"]}
    drawings.stop()


def test_the_same_state_is_drawn_once() -> None:
    drawings = answering('for line in sys.stdin: print(json.dumps({"html": str(os.getpid())}), flush=True)')
    document = lesson(EXAMPLES["quiz: one"])
    first = drawings.of(document)
    drawings.stop()
    assert drawings.of(document) == first


def test_what_was_drawn_before_needs_no_process_and_no_v8() -> None:
    drawings = answering('for line in sys.stdin: print(json.dumps({"html": str(os.getpid())}), flush=True)')
    document = lesson(EXAMPLES["quiz: one"])
    first = drawings.of(document)
    drawings.stop()
    nobody = Drawings(("no such program",))
    assert nobody.of(document, first.kept) == first
    # Another state is not what was drawn.
    other = lesson({**EXAMPLES["quiz: one"], "prompt": "Iets anders?"})
    assert nobody.of(other, first.kept).html == {}


def test_v8_is_loaded_by_the_process_that_draws_alone() -> None:
    import subprocess

    look = "import course.server.run, course.build, course.making.maker, course.making.filters, sys; sys.exit('py_mini_racer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look]).returncode == 0
