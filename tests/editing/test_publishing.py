"""Draft and publish: an author works on, readers keep what was published."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import shutil
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from jupyter_server.serverapp import ServerApp
from msgspec.structs import replace
from tornado.web import HTTPError
from traitlets.config.loader import PyFileConfigLoader

from course.check import check
from course.command_line import main
from course.editing.new_lesson import new_lesson
from course.editing.publishing import SECONDS, PublishError, drafts, mark_draft, publish, status, trouble
from course.lesson.context import LessonContext
from course.lesson.problem import Problem
from course.making.lesson import lesson_of
from course.making.makers import Makers
from course.pages import LessonPages
from course.project import ASSETS
from course.published import PublishedLessons, newest_published
from tests.editing.published import draft, nobody, project, rewrite, run_git, save, unmark

STEM = "00-titel-van-de-les"
CHANGE = rewrite("uitleg", "Een kleine stap telt ook.", "Een kleine stap is al veel.")
BACK = rewrite("uitleg", "Een kleine stap is al veel.", "Een kleine stap telt ook.")
PROMISE = rewrite("uitleg", "Een kleine stap telt ook.", "Zo verdwijnt uw pijn.")


def pages_of(path: Path, kind: type[Makers] = Makers, **how: object) -> LessonPages:
    return LessonPages(project(path), path.parents[2] / ".cache", makers=kind(project(path), lambda: ""), **how)


def titles(path: Path, **how: object) -> dict[str, bool]:
    """The lessons that are shown, and which of them as a draft."""
    return {lesson.stem: lesson.draft for lesson in pages_of(path, **how).lessons()}


def served(path: Path) -> str:
    """The notebook that readers' pages are made of."""
    lesson = next(one for one in pages_of(path).lessons() if one.stem == path.stem)
    return (lesson.content or path.read_bytes()).decode()


class Unrun(Makers):
    """No kernel runs a lesson: it is the texts of its notebook, and ``1/0`` in it is a mistake."""

    async def run(self, lesson, content):
        document = lesson_of(
            nbformat.reads(content.decode(), as_version=4),
            lesson.stem,
            lesson.language,
            LessonContext.beside(lesson.path.parent),
        )
        problems = [Problem("gedeeld door nul", rule="loopt-niet", lesson=lesson.stem)] if b"1/0" in content else []
        return replace(document, problems=problems)


def page(pages: LessonPages, stem: str = STEM) -> str:
    """What is shown of a lesson."""

    async def make() -> str:
        state = await pages.visit(stem, None)
        await pages.stop()
        return state.page.plain.decode() if state and state.page else ""

    return asyncio.run(make())


def contents_of(path: Path):
    """What Jupyter opens and saves notebooks with, with our settings."""
    settings = PyFileConfigLoader("jupyter_server_config.py", path=str(ASSETS / "jupyter/config")).load_config()
    return ServerApp(config=settings).contents_manager_class(root_dir=str(path.parents[2]), config=settings)


def test_a_saved_change_makes_a_draft_and_undoing_it_makes_none(lesson: Path) -> None:
    save(lesson, lambda notebook: None)
    assert status(project(lesson), STEM) == "gepubliceerd"
    save(lesson, CHANGE)
    assert (draft(lesson), status(project(lesson), STEM), drafts(project(lesson))) == (True, "concept", [STEM])
    save(lesson, BACK)
    assert (draft(lesson), status(project(lesson), STEM)) == (False, "gepubliceerd")


def test_the_mark_cannot_be_taken_off_by_hand_in_the_editor(lesson: Path) -> None:
    save(lesson, CHANGE)
    save(lesson, lambda notebook: notebook["metadata"]["course"].pop("draft"))
    assert draft(lesson)


def test_jupyter_marks_a_changed_lesson_when_it_saves_and_no_other_notebook(lesson: Path) -> None:
    root = lesson.parents[2]
    manager = contents_of(lesson)
    notebook = json.loads(lesson.read_text())
    CHANGE(notebook)
    for path in (lesson, root / "lessons/los.ipynb"):
        asyncio.run(
            manager.save({"type": "notebook", "format": "json", "content": notebook}, path.relative_to(root).as_posix())
        )
    assert draft(lesson)
    assert not draft(root / "lessons/los.ipynb")


def test_readers_get_the_published_version_of_a_draft_and_its_author_the_draft(lesson: Path) -> None:
    save(lesson, CHANGE)
    save(lesson, lambda notebook: notebook["metadata"]["course"].update(title="Nieuwe titel"))
    assert titles(lesson) == {STEM: False}
    assert titles(lesson, drafts=True) == {STEM: True}
    pages = pages_of(lesson)
    # A cache that is deleted meanwhile costs no page.
    shutil.rmtree(pages.documents.folder)
    readers, author = page(pages), page(pages_of(lesson, drafts=True))
    assert "Een kleine stap telt ook." in readers
    assert "Een kleine stap is al veel." not in readers
    assert 'data-part="draft"' not in readers
    assert "Een kleine stap is al veel." in author
    assert 'data-part="draft"' in author


def test_a_draft_that_is_broken_or_damaged_never_reaches_readers(lesson: Path) -> None:
    save(lesson, rewrite("model", "TwoPlans", "1/0 #"))
    # The author's page is made first, into the same cache.
    assert page(pages_of(lesson, Unrun, drafts=True)) == ""
    assert "Een kleine stap telt ook." in page(pages_of(lesson, Unrun))
    lesson.write_text(lesson.read_text()[:900])
    assert "Een kleine stap telt ook." in page(pages_of(lesson, Unrun))


def test_the_page_of_a_draft_is_never_the_last_good_page_of_readers(lesson: Path) -> None:
    save(lesson, CHANGE)
    assert "Een kleine stap is al veel." in page(pages_of(lesson, Unrun, drafts=True))
    unmark(lesson)
    lesson.write_text(lesson.read_text().replace("TwoPlans", "1/0 #"))
    assert page(pages_of(lesson, Unrun)) == ""


def test_a_build_holds_what_is_published_and_no_draft(lesson: Path, tmp_path: Path) -> None:
    new = new_lesson(project(lesson), "Rusten")
    save(lesson, CHANGE)
    done = CliRunner().invoke(main, ["build", str(lesson.parents[2]), "--out", str(tmp_path / "uit")])
    assert done.exit_code == 0, done.output
    assert f"nog niet gepubliceerd: {new.stem}" in done.output
    built = (tmp_path / f"uit/nl/{STEM}/index.html").read_text()
    assert "Een kleine stap telt ook." in built
    assert "Een kleine stap is al veel." not in built
    assert not (tmp_path / f"uit/nl/{new.stem}").exists()
    assert "Rusten" not in (tmp_path / "uit/nl/index.html").read_text()


@pytest.mark.usefixtures("unrun")
def test_a_new_lesson_is_a_draft_that_readers_do_not_see(lesson: Path) -> None:
    new = new_lesson(project(lesson), "Rusten")
    assert status(project(lesson), new.stem) == "nieuw"
    assert new.stem not in titles(lesson)
    assert titles(lesson, drafts=True)[new.stem]
    assert publish(project(lesson), [new.stem]) == []
    assert titles(lesson)[new.stem] is False


def test_a_lesson_saved_outside_the_editor_is_served_as_it_stands(lesson: Path) -> None:
    notebook = json.loads(lesson.read_text())
    CHANGE(notebook)
    lesson.write_text(json.dumps(notebook))
    assert status(project(lesson), STEM) == "gepubliceerd"
    assert "Een kleine stap is al veel." in served(lesson)
    # And when it then becomes a draft, that is what readers keep.
    save(lesson, BACK)
    assert draft(lesson)
    assert "Een kleine stap is al veel." in served(lesson)


@pytest.mark.usefixtures("unrun")
def test_publishing_takes_off_the_mark_and_puts_only_this_lesson_in_git(lesson: Path) -> None:
    save(lesson, CHANGE)
    before = json.loads(lesson.read_text())
    picture = lesson.parents[2] / "assets/pictures/pot.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
    save(
        lesson,
        rewrite("verhaal", "Misschien herkent", "![Een pot](../../assets/pictures/pot.svg)\n\nMisschien herkent"),
    )
    other = lesson.parents[2] / "los.txt"
    other.write_text("van iemand anders")
    run_git(lesson, "add", "los.txt")
    assert publish(project(lesson), [STEM]) == []
    after = json.loads(lesson.read_text())
    assert "draft" not in after["metadata"]["course"]
    assert after["metadata"]["course"] == {k: v for k, v in before["metadata"]["course"].items() if k != "draft"}
    assert newest_published(lesson) == lesson.read_bytes()
    assert run_git(lesson, "show", "--stat", "--format=%an|%s", "HEAD").startswith(
        "Auteur van de cursus|Les 0 (Titel van de les) gepubliceerd\n"
    )
    assert sorted(run_git(lesson, "show", "--name-only", "--format=", "HEAD").split()) == [
        "assets/pictures/pot.svg",
        f"lessons/nl/{STEM}.ipynb",
    ]
    assert run_git(lesson, "status", "--porcelain", "los.txt").startswith("A ")
    assert "Een kleine stap is al veel." in served(lesson)


def test_publishing_refuses_what_the_check_finds_heavy_and_changes_nothing(lesson: Path) -> None:
    save(lesson, PROMISE)
    before, commit = lesson.read_bytes(), run_git(lesson, "rev-parse", "HEAD")
    assert [(finding.rule, finding.weight) for finding in publish(project(lesson), [STEM])] == [("belofte", "moet")]
    assert (lesson.read_bytes(), run_git(lesson, "rev-parse", "HEAD")) == (before, commit)


def test_publishing_runs_the_lesson(lesson: Path) -> None:
    save(lesson, rewrite("model", 'TwoPlans(name="twee-plannen")', 'TwoPlans(name="twee-plannen", bestaat_niet=3)'))
    assert [finding.rule for finding in publish(project(lesson), [STEM])] == ["loopt-niet"]
    assert status(project(lesson), STEM) == "concept"


def test_publishing_refuses_a_lesson_that_needs_python_unless_its_author_says_that_the_course_is_live(
    lesson: Path,
) -> None:
    save(lesson, rewrite("model", 'TwoPlans(name="twee-plannen")', "import ipywidgets\nipywidgets.IntSlider()"))
    (refused,) = publish(project(lesson), [STEM])
    assert (refused.rule, refused.weight) == ("kernel", "moet")
    assert "patiënten zien deze les niet" in refused.message.lower()
    assert status(project(lesson), STEM) == "concept"
    save(
        lesson,
        lambda notebook: notebook["cells"][0].update(
            source="".join(notebook["cells"][0]["source"])
            + "\n<!-- check: kernel omdat deze cursus met live draait -->"
        ),
    )
    assert publish(project(lesson), [STEM]) == []


def test_what_is_told_about_a_slow_cell_is_what_publishing_does() -> None:
    assert f"tot {SECONDS} seconden" in (ASSETS.parent / "docs/regels/traag.md").read_text()
    assert inspect.signature(check).parameters["seconds"].default == 10
    assert "pas tegen na {n} seconden" in (ASSETS / "edit/nl.po").read_text()


@pytest.mark.usefixtures("unrun")
def test_publishing_waits_for_a_review_of_a_safety_list_that_has_other_words(lesson: Path) -> None:
    save(lesson, CHANGE)
    file = lesson.parents[1] / "safety.toml"
    words = file.read_text()
    file.write_text(words.replace("Bel nu", "Bel straks"))
    assert [(finding.rule, finding.weight) for finding in publish(project(lesson), [STEM])] == [
        ("veiligheidslijst", "moet")
    ]
    file.write_text(words)
    assert publish(project(lesson), [STEM]) == []


def test_publishing_runs_no_code_that_could_remove_files(lesson: Path) -> None:
    save(
        lesson,
        rewrite("model", 'TwoPlans(name="twee-plannen")', "import pathlib\npathlib.Path('gedaan').write_text('')"),
    )
    assert {(finding.rule, finding.weight) for finding in publish(project(lesson), [STEM])} == {("bestanden", "moet")}
    assert not list(lesson.parents[2].rglob("gedaan"))


def test_one_lesson_that_must_change_first_holds_back_the_others(lesson: Path) -> None:
    new = new_lesson(project(lesson), "Rusten")
    save(lesson, PROMISE)
    assert publish(project(lesson), [STEM, new.stem])
    assert status(project(lesson), new.stem) == "nieuw"


@pytest.mark.usefixtures("unrun")
def test_a_folder_without_git_history_gets_one_by_itself(lesson: Path) -> None:
    shutil.rmtree(lesson.parents[2] / ".git")
    save(lesson, CHANGE)
    assert status(project(lesson), STEM) == "concept"
    assert "Een kleine stap telt ook." in served(lesson)
    assert publish(project(lesson), [STEM]) == []
    assert "Een kleine stap is al veel." in served(lesson)


def test_without_git_readers_keep_the_lesson_and_the_cure_is_told(
    lesson: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = new_lesson(project(lesson), "Rusten")
    assert trouble(project(lesson)) == ""
    monkeypatch.setenv("PATH", "")
    assert "git ontbreekt" in trouble(project(lesson))
    # Without a place for what readers see, a change would be with them at once.
    with pytest.raises(PublishError, match="git ontbreekt"):
        save(lesson, CHANGE)
    assert STEM in titles(lesson)
    with pytest.raises(PublishError, match="git ontbreekt"):
        publish(project(lesson), [new.stem])
    assert draft(new)


def test_jupyter_writes_nothing_that_would_be_with_readers_at_once(lesson: Path) -> None:
    notebook = json.loads(lesson.read_text())
    CHANGE(notebook)
    # Changed outside the editor: readers see this, and git does not have it yet.
    lesson.write_text(json.dumps(notebook))
    before = lesson.read_bytes()
    (lesson.parents[2] / ".git/index.lock").touch()
    BACK(notebook)
    with pytest.raises(HTTPError, match="nog niet opgeslagen") as refused:
        asyncio.run(
            contents_of(lesson).save(
                {"type": "notebook", "format": "json", "content": notebook}, f"lessons/nl/{lesson.name}"
            )
        )
    assert refused.value.status_code == 409
    assert lesson.read_bytes() == before


@pytest.mark.parametrize("half", ["", "{", '{"cells": ['])
def test_a_new_lesson_that_is_half_written_is_neither_shown_nor_unmarked(lesson: Path, half: str) -> None:
    new = new_lesson(project(lesson), "Rusten")
    whole = json.loads(new.read_text())
    new.write_text(half)
    pages = pages_of(lesson)
    assert [one.stem for one in pages.lessons() if pages.shown(one.stem)] == [STEM]
    # Another save, while the first is being written.
    mark_draft(whole, new)
    assert whole["metadata"]["course"]["draft"] is True


def test_a_copy_is_a_draft_before_it_has_a_number(lesson: Path) -> None:
    manager = contents_of(lesson)
    copied = asyncio.run(manager.copy(f"lessons/nl/{lesson.name}", "lessons/nl"))
    asyncio.run(manager.rename_file(copied["path"], "lessons/nl/08-anders.ipynb"))
    assert titles(lesson) == {STEM: False}
    assert titles(lesson, drafts=True)["08-anders"]


def test_readers_keep_the_published_version_while_git_fails(lesson: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(lesson, CHANGE)
    readers = PublishedLessons()
    monkeypatch.setattr("course.published.HOLDS", 0.0)
    for path in (os.environ["PATH"], ""):
        monkeypatch.setenv("PATH", path)
        (shown,) = readers.of(project(lesson).lessons())
        assert "Een kleine stap telt ook." in shown.content.decode()


@pytest.mark.usefixtures("unrun")
def test_when_git_refuses_the_lesson_stays_a_draft(lesson: Path) -> None:
    save(lesson, CHANGE)
    before = lesson.read_bytes()
    (lesson.parents[2] / ".git/index.lock").touch()
    with pytest.raises(PublishError, match="index.lock"):
        publish(project(lesson), [STEM])
    assert lesson.read_bytes() == before


def test_a_server_that_runs_as_another_user_than_the_owner_of_the_folder_finds_the_published_version(
    lesson: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(lesson, CHANGE)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "Een kleine stap telt ook." in served(lesson)


def test_the_published_version_is_found_behind_drafts_that_git_has(lesson: Path) -> None:
    published = lesson.read_bytes()
    for number in range(3):
        save(lesson, rewrite("verhaal", "Anna is 6", f"Anna is 6{number}"))
        run_git(lesson, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qam", "concept")
    assert newest_published(lesson) == published


@pytest.mark.usefixtures("unrun")
def test_the_command_publishes_all_drafts_or_tells_what_must_change(
    tmp_path: Path, lesson: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody(monkeypatch)

    def run(*arguments: str):
        return CliRunner().invoke(main, ["publish", "--folder", str(lesson.parents[2]), *arguments])

    assert (run().exit_code, "niets te publiceren" in run().output) == (0, True)
    save(lesson, PROMISE)
    refused = run()
    assert refused.exit_code == 1
    assert "[belofte]" in refused.output
    assert "Nog niet gepubliceerd" in refused.output
    save(lesson, rewrite("uitleg", "Zo verdwijnt uw pijn.", "Dat kan."))
    done = run()
    assert (done.exit_code, f"Gepubliceerd: {STEM}" in done.output) == (0, True)
    assert run("09-nergens").exit_code == 2


@pytest.mark.usefixtures("unrun")
def test_publishing_a_lesson_that_nobody_reviewed_says_so_and_goes_on(lesson: Path) -> None:
    new = new_lesson(project(lesson), "Rusten")
    save(lesson, CHANGE)
    done = CliRunner().invoke(main, ["publish", "--folder", str(lesson.parents[2])])
    assert done.exit_code == 0, done.output
    told = "Er staat nog niet bij wanneer deze les is nagekeken."
    assert [told in part for part in done.output.split("Gepubliceerd: ")[1:]] == [False, True]
    assert titles(lesson) == {STEM: False, new.stem: False}
