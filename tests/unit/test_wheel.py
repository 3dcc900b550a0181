"""What a wheel holds, and a course that is installed from one; tests/long/test_wheel.py builds and installs it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from course import commands, optional, own_copy
from course.command_line import main
from course.commands import Wrong, course_folder, need, own_course, upgraded
from course.making import documents, keys, makers
from course.making.documents import Documents
from course.making.makers import Makers
from course.packing import put_made, shipped
from course.pages import LessonPages
from course.project import Project, ProjectError
from course.site import Site
from tests.unit.test_pages import Pages, text_of, write
from widgets.shipped import ROOT

#: What is packed with the Python of both packages (pyproject.toml).
CODE = ("course/", "widgets/")
NOT_PACKED = {".ts", ".tsx", ".css"}
OPENED: set[str] = set()
_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event == "open" and isinstance(arguments[0], str):
        OPENED.add(arguments[0])


# It stays for as long as this process; it does nothing but while a test looks.
sys.addaudithook(_watch)


def test_whatever_pages_read_of_the_course_as_it_is_shipped_is_in_the_wheel(tmp_path: Path) -> None:
    global _watching
    write(tmp_path, "01-les")
    pages = Pages(tmp_path)
    OPENED.clear()
    _watching = True
    try:
        asyncio.run(pages.make_all())
        site = Site(pages, live=False, author=True, phones="http://10.0.0.1/")
        assert len({**site.all_pages(), **site.files(), "": site.worker(), "auteur": site.messages.author_page(1)}) > 5
    finally:
        _watching = False
    read = {Path(name).resolve() for name in OPENED if Path(name).exists()}
    names = {file.relative_to(ROOT) for file in read if ROOT in file.parents and tmp_path not in file.parents}
    names = {name for name in names if name.suffix not in {".py", ".pyc"} and not name.parts[0].startswith(".")}
    packed = set(shipped())
    missing = {
        name
        for name in names
        if name not in packed and not (name.as_posix().startswith(CODE) and name.suffix not in NOT_PACKED)
    }
    assert missing == set()
    assert any(name.suffix == ".j2" for name in names)


def test_the_wheel_holds_the_bundles_that_are_in_use_with_their_compressed_forms() -> None:
    names = {place.name for place in shipped()}
    assert {"manifest.json", "course.toml", "safety.toml", "sjabloon.ipynb", "nl.po"} <= names
    assert {f"{name}.br" for name in names if name.endswith(".js") and "-" in name} <= names
    assert not {name for name in names if name.endswith((".ts", ".tsx"))}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of made documents, as a wheel brings it, of the course in ``cursus``."""
    root = tmp_path / "cursus"
    write(root, "01-les", "wat er stond")
    (root / "course.toml").write_text('title = "Rug"')
    pages = Pages(root)
    asyncio.run(pages.make_all())
    put_made(pages, Documents(tmp_path / "made"))
    monkeypatch.setattr(documents, "ROOT", root)
    return tmp_path / "made"


def elsewhere(pages: LessonPages, made: Path) -> LessonPages:
    """The same course on another machine, where nothing was made yet."""
    pages.documents._shipped = made
    return pages


def test_a_lesson_that_came_made_runs_nowhere_whatever_packages_are_there(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_packages", lambda: ["of another machine"])
    copy = made.parent / "kopie"
    monkeypatch.setattr(own_copy, "ROOT", made.parent / "cursus")
    own_copy.copy_course(copy)
    for root in (made.parent / "cursus", copy):
        pages = elsewhere(Pages(root), made)
        pages.documents.folder = made.parent / "leeg"
        assert "wat er stond" in text_of(asyncio.run(pages.see("01-les")))
        assert pages.runs == []
    write(copy, "01-les", "wat er nu staat")
    pages = elsewhere(Pages(copy), made)
    assert "wat er nu staat" in text_of(asyncio.run(pages.see("01-les")))
    assert pages.runs == ["01-les"]


def test_where_nothing_can_run_a_lesson_readers_keep_what_came_made_of_it(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(makers, "is_there", lambda _part: False)
    root = made.parent / "cursus"
    (root / "course.toml").write_text('title = "Onze rug"')
    write(root, "02-nieuw")
    pages = elsewhere(LessonPages(Project(root), made.parent / "leeg"), made)
    first, new = (asyncio.run(pages.visit(stem, None)) for stem in ("01-les", "02-nieuw"))
    assert "wat er stond" in text_of(first)
    # Another lesson of the same name is not what was shipped.
    assert new.page is None
    for state in (first, new):
        assert 'pip install "begrijp-uw-rugpijn[edit]"' in str(state.problems[0])
    assert isinstance(pages.makers, Makers)


def test_a_copy_of_the_course_is_a_course_and_holds_all_that_its_author_needs(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "onze")])
    assert (done.exit_code, "course serve" in done.output) == (0, True)
    copy = Project(tmp_path / "onze")
    assert [lesson.stem for lesson in copy.lessons()] == [lesson.stem for lesson in Project(ROOT).lessons()]
    assert {path.name for path in copy.root.iterdir()} == {"assets", "course.toml", "lessons", "voila.json"}


def test_a_copy_goes_over_nothing_and_leaves_no_half_of_itself(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("van mij")
    for folder, why in ((tmp_path, "staat al iets"), (tmp_path / "bestand/cursus", "kan niet worden beschreven")):
        done = CliRunner().invoke(main, ["init", str(folder)])
        assert (done.exit_code, why in done.output, "course init MAP" in done.output) == (2, True, True)
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_without_a_course_here_the_installed_one_is_shown_and_never_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "INSTALLED", True)
    monkeypatch.chdir(tmp_path)
    assert course_folder(None) == ROOT
    with pytest.raises(Wrong, match="course init MAP"):
        own_course(None)
    # A folder that was named is that folder, also when no course stands there.
    assert course_folder(tmp_path) == tmp_path
    with pytest.raises(ProjectError, match="Geen lessen gevonden"):
        own_course(tmp_path)
    (tmp_path / "course.toml").touch()
    assert course_folder(None) == tmp_path


@pytest.mark.parametrize("command", [["edit"], ["check"], ["new-lesson", "Slaap"], ["publish"], ["changes"]])
def test_a_command_whose_part_is_not_installed_says_how_to_install_it(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(optional.TELLING, "edit", ("no_such_package",))
    done = CliRunner().invoke(main, command)
    assert (done.exit_code, done.output.strip()) == (
        2,
        'Hiervoor is een onderdeel nodig dat nog niet is geïnstalleerd. Installeer het met: pip install "begrijp-uw-rugpijn[edit]"',
    )


def test_all_parts_are_there_in_a_checkout() -> None:
    need("edit")
    need("rooms")


def test_an_upgrade_is_told_once(tmp_path: Path) -> None:
    assert upgraded(tmp_path / "cache", "0.1.0") == ""
    assert upgraded(tmp_path / "cache", "0.1.0") == ""
    assert "van versie 0.1.0 naar 0.2.0" in upgraded(tmp_path / "cache", "0.2.0")
    assert upgraded(tmp_path / "cache", "0.2.0") == ""
    (tmp_path / "bestand").touch()
    assert upgraded(tmp_path / "bestand/cache", "0.2.0") == ""
