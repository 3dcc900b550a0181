"""``SafetyList`` shows what ``lessons/safety.toml`` says, and nothing else."""

from __future__ import annotations

import doctest
import tomllib
from pathlib import Path

import pytest

from course.project import Project
from widgets import safety_words
from widgets.safety_list import safety_list
from widgets.safety_list.safety_list import OF_THE_COURSE, SafetyList, find, read
from widgets.safety_words import wording

ROOT = Path(__file__).parents[2]


def test_examples_in_docstrings_run() -> None:
    for module in (safety_list, safety_words):
        result = doctest.testmod(module)
        assert result.attempted > 0
        assert result.failed == 0


def test_the_lesson_and_every_page_say_the_same_word_for_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "lessons/nl")
    assert SafetyList(name="veiligheid")._safety == Project(ROOT).safety()


def test_nothing_of_the_file_is_left_out() -> None:
    words = tomllib.loads(OF_THE_COURSE.read_text(encoding="utf-8"))["nl"]
    shown = read(OF_THE_COURSE, "nl")
    assert shown["now"]["items"] == words["now"]["items"]
    assert shown["week"]["items"] == words["week"]["items"]
    assert shown["now"]["how"] == words["now"]["how"]


def test_a_project_with_its_own_list_shows_that_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "lessons/safety.toml"
    (tmp_path / "lessons/nl").mkdir(parents=True)
    text = OF_THE_COURSE.read_text(encoding="utf-8")
    filled_in = {"reviewer": "A. Arts", "reviewed": "2026-12-01", "reviewed_words": wording(tomllib.loads(text))}
    for name, value in filled_in.items():
        text = text.replace(f'{name} = ""', f'{name} = "{value}"')
    own.write_text(text)
    monkeypatch.chdir(tmp_path / "lessons/nl")
    assert find(Path.cwd()) == own
    assert SafetyList(name="veiligheid")._safety["review"] == "Nagekeken door A. Arts op 2026-12-01."


def test_until_someone_looked_it_over_it_says_so() -> None:
    assert read(OF_THE_COURSE, "nl")["review"] == "Nog na te kijken door een huisarts of fysiotherapeut."


@pytest.mark.parametrize("text", ["", "dit is geen toml", 'reviewer = ""\nreviewed = ""\n[nl]\ntitle = "Wanneer?"', 'reviewer=""\nreviewed=""\nnl = "x"'])
def test_a_damaged_list_stops_the_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "safety.toml").write_text(text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"de veiligheidslijst safety.toml is niet te lezen.*Zet het bestand terug"):
        SafetyList(name="veiligheid")
