"""An earlier version is what patients see again, and nothing is lost by it: not what they saw, not what its author has now."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.command_line import main
from course.editing import earlier
from course.editing.earlier import earlier_versions, put_back, putting_back
from course.editing.publishing import PublishError, status
from course.lesson.notebook import from_json, read_file
from course.project import Project
from course.published import newest_published
from tests.editing.published import draft, project, publish_again, rewrite, run_git, save, seen, source

STEM = "00-titel-van-de-les"
WORDS = ("Een kleine stap telt ook.", "Een kleine stap is fout.", "Een kleine stap is al veel.")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that needs no look, so that only git is at work."""
    monkeypatch.setattr(earlier, "check", lambda *_, **__: [])


@pytest.fixture
def three(lesson: Path) -> Path:
    """A lesson that was published three times, each with other words."""
    for old, new in zip(WORDS, WORDS[1:], strict=False):
        publish_again(lesson, "uitleg", old, new)
    return lesson


def versions(path: Path) -> list[earlier.EarlierVersion]:
    return earlier_versions(project(path), path.stem)[0]


def test_each_version_that_patients_saw_has_its_day_in_dutch_and_what_it_changed(three: Path) -> None:
    found = versions(three)
    assert [version.now for version in found] == [True, False, False]
    assert [version.first for version in found] == [False, False, True]
    for version in found:
        assert re.fullmatch(
            r"\d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}, \d{1,2}:\d\d uur",
            version.when,
        )
    assert [[change.sentence for change in version.changes] for version in found] == [
        [f"In les 0, sectie 3 is een zin veranderd: was “{WORDS[1]}”, is nu “{WORDS[2]}”"],
        [f"In les 0, sectie 3 is een zin veranderd: was “{WORDS[0]}”, is nu “{WORDS[1]}”"],
        [],
    ]


def test_drafts_in_git_and_savings_without_a_change_are_no_versions(three: Path) -> None:
    save(three, rewrite("verhaal", "Anna is 61.", "Anna is 62."))
    run_git(three, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qam", "concept")
    save(three, rewrite("verhaal", "Anna is 62.", "Anna is 61."))
    three.write_text(json.dumps(json.loads(three.read_text()), indent=3))
    run_git(three, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qam", "ingesprongen")
    assert len(versions(three)) == 3


def test_an_earlier_version_is_put_back_with_a_look_at_its_page(three: Path) -> None:
    published = json.loads(three.read_text())
    first = versions(three)[2]
    about = putting_back(project(three), STEM, first.commit)
    assert (about.draft, about.when) == (False, first.when)
    assert [change.sentence for change in about.changes] == [
        f"In les 0, sectie 3 is een zin veranderd: was “{WORDS[2]}”, is nu “{WORDS[0]}”"
    ]
    put_back(project(three), STEM, first.commit)
    assert WORDS[0] in seen(three)
    assert status(project(three), STEM) == "gepubliceerd"
    found = versions(three)
    assert [version.now for version in found] == [True, False, False, True]
    # And back again: nothing was lost.
    put_back(project(three), STEM, found[1].commit)
    assert read_file(three).says == from_json(published).says
    assert run_git(three, "status", "--porcelain", "--untracked-files=no") == ""


@pytest.mark.usefixtures("quick")
def test_a_draft_stays_with_its_author_when_patients_get_an_earlier_version(three: Path) -> None:
    save(three, rewrite("verhaal", "Anna is 61.", "Anna is 62."))
    mine = three.read_bytes()
    version = versions(three)[1]
    assert putting_back(project(three), STEM, version.commit).draft
    put_back(project(three), STEM, version.commit)
    assert three.read_bytes() == mine
    assert (draft(three), status(project(three), STEM)) == (True, "concept")
    assert WORDS[1] in seen(three)
    assert "Anna is 61." in source(json.loads(newest_published(three)), "verhaal")
    # What they saw a moment ago is still there.
    assert WORDS[2] in [change.sentence.split("“")[2].rstrip("”") for change in versions(three)[1].changes]
    # The author goes on as before.
    save(three, rewrite("verhaal", "Anna is 62.", "Anna is 63."))
    assert draft(three)


@pytest.mark.usefixtures("quick")
def test_a_draft_that_says_the_same_as_what_is_put_back_is_no_draft_any_more(three: Path) -> None:
    save(three, rewrite("uitleg", WORDS[2], WORDS[1]))
    put_back(project(three), STEM, versions(three)[1].commit)
    assert status(project(three), STEM) == "gepubliceerd"
    assert not draft(three)


@pytest.mark.usefixtures("quick")
def test_what_was_changed_outside_the_editor_is_kept_first(three: Path) -> None:
    notebook = json.loads(three.read_text())
    rewrite("verhaal", "Anna is 61.", "Anna is 70.")(notebook)
    three.write_text(json.dumps(notebook))
    assert not any(version.now for version in versions(three))
    put_back(project(three), STEM, versions(three)[2].commit)
    assert WORDS[0] in seen(three)
    assert any("Anna is 70." in change.sentence for version in versions(three) for change in version.changes)


@pytest.mark.usefixtures("quick")
def test_other_work_that_waits_in_git_is_left_alone(three: Path) -> None:
    other = three.parents[2] / "los.txt"
    other.write_text("van iemand anders")
    run_git(three, "add", "los.txt")
    put_back(project(three), STEM, versions(three)[2].commit)
    assert run_git(three, "show", "--name-only", "--format=", "HEAD").split() == [f"lessons/nl/{STEM}.ipynb"]
    assert run_git(three, "show", "--format=%an|%s", "-s", "HEAD").startswith(
        "Auteur van de cursus|Les 0 (Titel van de les): versie van "
    )
    assert run_git(three, "status", "--porcelain", "los.txt").startswith("A ")


def test_a_version_that_cannot_be_shown_any_more_stays_away(three: Path) -> None:
    bad = json.loads(three.read_text())
    rewrite("model", "TwoPlans", "1/0 #")(bad)
    good = three.read_bytes()
    three.write_text(json.dumps(bad))
    run_git(three, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qam", "stuk")
    three.write_bytes(good)
    run_git(three, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qam", "weer heel")
    head = run_git(three, "rev-parse", "HEAD")
    with pytest.raises(
        PublishError, match=r"kan niet meer worden getoond, en is niet teruggezet\. Cel 12: .* Kies een andere versie"
    ):
        put_back(project(three), STEM, versions(three)[1].commit)
    assert (three.read_bytes(), run_git(three, "rev-parse", "HEAD")) == (good, head)


@pytest.mark.usefixtures("unrun")
def test_what_a_stricter_check_finds_today_does_not_keep_an_earlier_version_away(three: Path) -> None:
    old = versions(three)[2].commit
    # The template of this course says today what the lesson said then.
    (three.parents[1] / "sjabloon.ipynb").write_text(
        json.dumps({"cells": [{"cell_type": "markdown", "source": WORDS[0]}], "metadata": {}})
    )
    put_back(project(three), STEM, old)
    assert WORDS[0] in seen(three)


@pytest.mark.parametrize(
    "wrong",
    ["", "HEAD", "--help", "../../etc", "0" * 40, "A" * 40, "g" * 40, "1" * 39, "{first}\n", "{first}~1", "{other}"],
)
def test_only_a_version_of_this_lesson_can_be_named(wrong: str, three: Path) -> None:
    other = three.with_name("01-ander.ipynb")
    shutil.copy(three, other)
    run_git(three, "add", ".")
    run_git(three, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "andere les")
    before = three.read_bytes()
    name = wrong.format(first=versions(three)[2].commit, other=versions(other)[0].commit)
    for how in (putting_back, put_back):
        with pytest.raises(PublishError, match="Kies een versie uit de lijst"):
            how(project(three), STEM, name)
    assert three.read_bytes() == before


def test_what_patients_see_already_is_not_put_back(three: Path) -> None:
    with pytest.raises(PublishError, match="zien deze versie al"):
        put_back(project(three), STEM, versions(three)[0].commit)


def locked(path: Path) -> None:
    (path.parents[2] / ".git/index.lock").touch()


def merging(path: Path) -> None:
    (path.parents[2] / ".git/MERGE_HEAD").write_text(run_git(path, "rev-parse", "HEAD~1"))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("how", "said"),
    [(locked, r"over een minuut opnieuw.*index\.lock"), (merging, r"merge.*die git kent om die af te maken")],
)
@pytest.mark.parametrize("with_draft", [True, False])
def test_when_git_refuses_nothing_changes_and_the_cure_is_told_in_dutch(
    three: Path, how, said: str, with_draft: bool
) -> None:
    if with_draft:
        save(three, rewrite("verhaal", "Anna is 61.", "Anna is 62."))
    before, commit = three.read_bytes(), versions(three)[2].commit
    staged = run_git(three, "ls-files", "--stage")
    how(three)
    with pytest.raises(PublishError, match=f"De les is niet veranderd.*{said}"):
        put_back(project(three), STEM, commit)
    assert three.read_bytes() == before
    assert WORDS[2] in seen(three)
    assert run_git(three, "ls-files", "--stage") == staged


@pytest.mark.usefixtures("quick")
def test_a_file_that_cannot_be_written_changes_nothing(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before, head, commit = three.read_bytes(), run_git(three, "rev-parse", "HEAD"), versions(three)[2].commit
    monkeypatch.setattr(earlier, "write", full)
    with pytest.raises(PublishError, match="De les is niet veranderd"):
        put_back(project(three), STEM, commit)
    assert (three.read_bytes(), run_git(three, "rev-parse", "HEAD")) == (before, head)


def test_without_git_there_are_no_versions_and_the_cure_is_told(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = versions(three)[2].commit
    monkeypatch.setenv("PATH", "")
    assert earlier_versions(project(three), STEM) == ([], False)
    with pytest.raises(PublishError, match=r"git-scm\.com"):
        put_back(project(three), STEM, commit)


@pytest.mark.usefixtures("quick")
def test_a_renamed_lesson_shows_what_it_was_under_its_name_and_can_be_put_back(three: Path) -> None:
    run_git(three, "mv", f"lessons/nl/{three.name}", "lessons/nl/00-nieuwe-naam.ipynb")
    run_git(three, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "andere naam")
    new = three.with_name("00-nieuwe-naam.ipynb")
    assert [(version.now, version.first) for version in versions(new)] == [(True, True)]
    first = versions(new)[0].commit
    publish_again(new, "uitleg", WORDS[2], WORDS[0])
    put_back(project(new), new.stem, first)
    assert WORDS[2] in seen(new)
    # A name that was used before, and is used again.
    run_git(new, "mv", f"lessons/nl/{new.name}", f"lessons/nl/{STEM}.ipynb")
    assert [version.now for version in versions(three)] == [True, False, False]


def test_a_new_lesson_and_one_that_is_damaged_have_a_list_too(three: Path) -> None:
    three.write_text('{"cells": [')
    assert [version.now for version in versions(three)] == [True, False, False]
    fresh = three.with_name("02-nieuw.ipynb")
    fresh.write_bytes(newest_published(three))
    assert versions(fresh) == []
    with pytest.raises(PublishError, match="Er is geen les"):
        earlier_versions(project(three), "09-nergens")


def test_odd_versions_in_git_are_passed_over(three: Path) -> None:
    good = three.read_bytes()
    for content in ("{", "[]", '{"cells": [5], "metadata": {}}', '{"cells": [], "metadata": {"course": 3}}'):
        three.write_text(content)
        run_git(three, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qam", "vreemd")
    three.write_bytes(good)
    run_git(three, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qam", "weer goed")
    assert [len(version.changes) > 0 for version in versions(three)] == [True, True, True, True, False]


def test_the_list_ends_and_says_so(lesson: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earlier, "MOST", 3)
    words = WORDS[0]
    for number in range(3):
        publish_again(lesson, "uitleg", words, f"Stap {number} is klein.")
        words = f"Stap {number} is klein."
        assert earlier_versions(project(lesson), STEM)[1] is (number == 2)
    assert [version.first for version in versions(lesson)] == [False, False, False]


@pytest.mark.usefixtures("unrun")
def test_the_commands_list_versions_and_put_one_back(three: Path) -> None:
    def run(*arguments: str):
        return CliRunner().invoke(main, [*arguments[:1], "--folder", str(three.parents[2]), *arguments[1:]])

    listed = run("changes", "--earlier", STEM).output
    assert listed.count(f"\n  In les 0, sectie 3 is een zin veranderd: was “{WORDS[0]}”") == 1
    assert listed.count("(dit zien patiënten nu)") == 1
    names = re.findall(rf"^{STEM} ([0-9a-f]{{12}}): ", listed, re.M)
    assert len(names) == 3
    assert (
        run("publish", "--back", names[2]).exit_code,
        run("publish", "--back", names[2], STEM, "01-x").exit_code,
    ) == (2, 2)
    for wrong in ("HEAD", "1234567", names[2][:5]):
        done = run("publish", "--back", wrong, STEM)
        assert (done.exit_code, f'geen versie "{wrong}"' in done.output) == (2, True), done.output
    done = run("publish", "--back", names[2], STEM)
    assert (done.exit_code, f"Teruggezet: {STEM}" in done.output) == (0, True), done.output
    assert WORDS[0] in seen(three)


def test_a_course_without_git_history_lists_nothing(lesson: Path) -> None:
    shutil.rmtree(lesson.parents[2] / ".git")
    assert earlier_versions(Project(lesson.parents[2]), STEM) == ([], False)
