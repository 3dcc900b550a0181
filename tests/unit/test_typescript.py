"""What Python and the browser both know is written once, in Python."""

from __future__ import annotations

import doctest
import json
import re
from typing import TypedDict

import pytest
import traitlets as t

import course.groups.vote
import course.typescript
import widgets.shapes
from course.typescript import kept_file, records_file, traits_file, widget_classes
from widgets.base import CourseWidget
from widgets.shapes import Words, held_by, kept_traits, shape_of

KEPT = [
    pytest.param(trait, id=f"{kind}.{name}")
    for kind, widget in widget_classes().items()
    for name, trait in kept_traits(widget).items()
]


class Step(TypedDict):
    """A step."""

    text: Words


class Ladder(CourseWidget):
    """Made up."""

    steps = t.List().tag(sync=True, keep=True, holds=list[Step])
    goal = t.Unicode().tag(sync=True, keep=True)
    _most = t.Int(3).tag(sync=True)
    _sure = t.Float(None, allow_none=True).tag(sync=True)


@pytest.mark.parametrize(
    "module", [course.groups.vote, course.typescript, widgets.shapes], ids=lambda module: module.__name__
)
def test_the_examples_hold(module: object) -> None:
    result = doctest.testmod(module)
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize("trait", KEPT)
def test_the_shape_of_all_that_is_kept_is_known(trait: t.TraitType) -> None:
    shape_of(held_by(trait))


def test_a_kept_trait_without_a_type_is_refused_with_a_cure() -> None:
    with pytest.raises(TypeError, match="holds="):
        shape_of(held_by(t.List()))


def test_a_component_knows_the_traits_of_its_class_by_name() -> None:
    made = traits_file(Ladder)
    assert "export interface Step {\n  text: string;\n}" in made
    assert all(line in made for line in ("  steps: Step[];", "  goal: string;", "  _sure: number | null;"))
    # What only the page needs is not a trait of the component.
    assert "_css_file" not in made


@pytest.mark.parametrize("widget", widget_classes().values(), ids=lambda widget: widget.__name__)
def test_a_component_knows_what_every_trait_holds(widget: type[CourseWidget]) -> None:
    """Only what goes to Plotly (``Figure``) is looked into by no component."""
    assert re.findall(r"^  (?!data|layout)\w+\??: .*unknown", traits_file(widget), re.M) == []


def test_what_is_kept_has_its_shape_in_the_table_of_the_page() -> None:
    made = kept_file({"ladder": Ladder})
    assert '"like": "\\\\S"' in made
    assert '"_most"' not in made


def test_the_browser_gets_the_steps_of_a_vote_and_what_a_room_says() -> None:
    made = records_file()
    table = json.loads(re.search(r"VOTE_STEPS: .* = (\{.*?^\});", made, re.S | re.M)[1])
    assert table["again"] == {
        "phases": ["closed", "looked", "shown"],
        "then": "open",
        "last_round": 1,
        "hidden": True,
        "counts": "round",
    }
    assert "export interface GroupState {" in made
    assert "  question: AskedQuestion | null;" in made
    assert "export const MARKS: Mark[] = [" in made
    assert "export type Action = Go | CountSteps |" in made
