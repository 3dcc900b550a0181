"""``ClinicDetails`` and what widgets read of ``course.toml``."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from course.setting_rules import ALLOWED
from widgets import beside, settings
from widgets.clinic_details import clinic_details
from widgets.clinic_details.clinic_details import Clinic, ClinicDetails
from widgets.my_steps.my_steps import MySteps
from widgets.refreshers.refreshers import Refreshers

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """``project(text)`` writes a course.toml and goes to its lessons, as the kernel of a lesson does."""
    lessons = tmp_path / "lessons/nl"
    lessons.mkdir(parents=True)

    def write(text: str) -> None:
        (tmp_path / "course.toml").write_text(text)
        monkeypatch.chdir(lessons)

    return write


def test_a_lesson_reads_what_stands_where_its_maker_says_it_is(
    project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project('address = "https://rug.example"')
    monkeypatch.setenv("COURSE_FOLDER", str(tmp_path / "lessons/nl"))
    monkeypatch.setenv("COURSE_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path.parent)
    assert settings.course_address() == "https://rug.example"
    assert beside.lesson_place().language == "en"
    # A folder that is no language: that of the course.
    monkeypatch.delenv("COURSE_LANGUAGE")
    monkeypatch.setenv("COURSE_FOLDER", str(tmp_path / "lessons"))
    assert beside.lesson_place().language == "nl"


@pytest.mark.parametrize("module", [beside, clinic_details, settings])
def test_examples_in_docstrings_run(module, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "lessons/nl")
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_it_shows_every_detail_that_the_settings_know(project) -> None:
    assert {*Clinic.__annotations__, "towns"} == set(ALLOWED["clinic"])
    project(
        '[clinic]\nname = "De Brug"\ntext = "Fysio."\ntowns = ["Ee", "Aa"]\nphone = "076 123"\nmail = "a@b.nl"\nweb = "https://b.nl"'
    )
    assert ClinicDetails(name="contact")._clinic == {
        "name": "De Brug",
        "text": "Fysio.",
        "towns": ["Ee", "Aa"],
        "phone": "076 123",
        "mail": "a@b.nl",
        "web": "https://b.nl",
    }


def test_what_is_empty_or_not_there_stays_empty(project) -> None:
    project('title = "x"')
    assert not any(ClinicDetails(name="contact")._clinic.values())


def test_an_address_that_is_no_web_page_is_left_out(project) -> None:
    project('[clinic]\nname = "x"\nweb = "javascript:alert(1)"')
    assert ClinicDetails(name="contact")._clinic["web"] == ""


def test_settings_that_cannot_be_read_say_so_in_dutch(project) -> None:
    project("title = oeps")
    with pytest.raises(ValueError, match=r"course.toml, regel 1: dit is niet te lezen; kijk of"):
        ClinicDetails(name="contact")


@pytest.mark.parametrize("kind", [MySteps, Refreshers])
def test_calendar_files_know_the_address_of_the_course(project, kind) -> None:
    project('address = "https://rug.example/cursus/"')
    assert kind(name="proef")._address == "https://rug.example/cursus"
    project("")
    assert kind(name="proef")._address == ""
