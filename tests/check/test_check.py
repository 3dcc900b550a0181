"""The command: places, silence, formats, exit codes, and input that is damaged."""

from __future__ import annotations

import json
import re
import time
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.check import RULES, check
from course.check.lesson import LessonText
from course.command_line import main
from course.editing.new_lesson import new_lesson
from course.project import Project
from tests.check.examples import ROOT, add, cell, change, project_with_a_lesson, reviewed
from widgets.safety_words import wording


def run(*arguments: object):
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_the_course_as_shipped_has_nothing_to_change_and_is_read_within_twenty_seconds() -> None:
    start = time.process_time()
    found = check(Project(ROOT), fast=True)
    assert time.process_time() - start < 20
    assert [finding for finding in found if finding.weight != "tip"] == []


def test_a_finding_names_cell_line_reason_and_cure_and_the_heaviest_comes_first(tmp_path: Path) -> None:
    _, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("markdown", "Anna belt.\n\nDat is fijn!\n\nU moet rusten."))
    done = run(lesson, "--fast")
    assert done.exit_code == 1
    number = next(i for i, c in enumerate(json.loads(lesson.read_text())["cells"], 1) if c["id"] == "proef")
    assert f"les 00-titel-van-de-les, cel {number}, regel 5  [woord]" in done.output
    assert "Waarom: " in done.output
    assert "Schrijf liever: u kunt proberen, u mag." in done.output
    assert done.output.index("[woord]") < done.output.index("[uitroepteken]")


def test_what_jupyter_keeps_beside_a_lesson_while_it_saves_is_nothing_to_look_at(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    lesson.with_name(f".~{lesson.name}").write_bytes(lesson.read_bytes())
    assert "bestandsnaam" not in {finding.rule for finding in check(project, fast=True)}
    lesson.with_name("Kopie.ipynb").write_bytes(lesson.read_bytes())
    assert "bestandsnaam" in {finding.rule for finding in check(project, fast=True)}


def test_tips_do_not_make_the_check_fail(tmp_path: Path) -> None:
    _, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("markdown", "Een opvlamming gaat weer over."))
    done = run(lesson, "--fast")
    assert done.exit_code == 0
    assert "[eerste-gebruik]" in done.output


def test_another_form_of_a_hard_word_is_also_its_first_use(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("markdown", "Anna heeft twee opvlammingen gehad."))
    assert [(f.rule, "[opvlammingen](begrip:)" in f.cure) for f in check(project, fast=True)] == [
        ("eerste-gebruik", True)
    ]
    add(lesson, cell("markdown", "Dat zijn [opvlammingen](begrip:).", "uitleg-erbij"))
    assert check(project, fast=True) == []


LONG = ["U mag best nu al rustig iets gaan doen wat u fijn vindt", "en wat past bij uw dag en bij uw werk."]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("{}\n{}", 1),
        ("> {}\n> {}", 1),
        ("- {}\n  {}", 1),
        ("{}  \n{}", 0),
        ("- {}\n- {}", 0),
        ("{}\n\n{}", 0),
        ("1. {}\n2. {}", 0),
        ("## {}\n{}", 0),
        ("| {} |\n|---|\n| {} |", 0),
    ],
)
def test_a_sentence_may_be_typed_on_several_lines(tmp_path: Path, lines: str, found: int) -> None:
    _, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("markdown", lines.format(*LONG)))
    assert [p.line for p in RULES["lange-zin"].look(LessonText(lesson))] == [1] * found


SCENE = "%%vertel verhaal\nbeeld: lichaam\n\n" + "hand op de rug\n> Anna merkt een {word}.\n" * 6


@pytest.mark.parametrize(("word", "found"), [("[opvlamming](begrip:)", []), ("opvlamming", [("eerste-gebruik", 5)])])
def test_a_told_scene_is_text_where_a_hard_word_is_marked(tmp_path: Path, word: str, found: list) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("code", SCENE.format(word=word)), cell("markdown", "Een opvlamming gaat weer over.", "erna"))
    assert [(f.rule, f.line) for f in check(project, fast=True)] == found


def test_a_row_of_minutes_that_names_no_section_is_told(tmp_path: Path) -> None:
    _, lesson = project_with_a_lesson(tmp_path)
    assert "[begeleider]" not in run(lesson, "--fast").output
    lesson.write_text(lesson.read_text().replace("## Anna en haar tuin", "## Anna buiten"))
    done = run(lesson, "--fast")
    assert done.exit_code == 0
    assert 'In de tabel met minuten staat "Anna en haar tuin", maar zo heet geen stuk van deze les.' in done.output


def test_json_is_stable_for_machines(tmp_path: Path) -> None:
    _, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("markdown", "Fijn!"))
    report = json.loads(run(lesson, "--fast", "--format", "json").output)
    assert (report["format"], report["lessons"], report["counts"]) == (1, 1, {"moet": 0, "beter": 1, "tip": 0})
    assert set(report["findings"][0]) == {
        "rule",
        "weight",
        "lesson",
        "cell",
        "line",
        "message",
        "reason",
        "suggestion",
        "page",
    }


@pytest.mark.parametrize("wrong", ["nergens.ipynb", "README.md", "lessons/galerij.ipynb"])
def test_a_path_that_is_no_lesson_is_told_in_one_line(wrong: str) -> None:
    done = run(ROOT / wrong)
    assert done.exit_code == 2
    assert len(done.output.strip().splitlines()) == 1
    assert "Een les is bijvoorbeeld" in done.output


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        (cell("markdown", "Fijn!\n<!-- check: uitroepteken omdat dit een boektitel is -->"), "uitroepteken"),
        (
            cell("markdown", "Fijn!", metadata={"course": {"silence": {"uitroepteken": "dit is een boektitel"}}}),
            "uitroepteken",
        ),
        (
            cell("code", 'a = 1\nb = 2\nBreathingPacer(name="adem")\n# check: code omdat een ontwikkelaar dit nakeek'),
            "code",
        ),
        (
            cell("code", "%%quiz proef open\n<!-- check: uitroepteken omdat dit een boektitel is -->\nKent u Rozen!\n"),
            "uitroepteken",
        ),
    ],
)
def test_a_rule_is_silenced_in_its_cell_with_a_reason(cells: dict, rule: str, tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cells)
    assert check(project, fast=True) == []
    # Only there: the same in another cell is still told.
    add(
        lesson,
        cell("markdown", "Hoera!", "ander") if rule == "uitroepteken" else cell("code", "a = 1\nb = 2\nc = 3", "ander"),
    )
    assert [finding.rule for finding in check(project, fast=True)] == [rule]


@pytest.mark.parametrize(
    ("mark", "said"),
    [("uitroepteken", "zonder duidelijke reden"), ("uitroeptken omdat het zo is", "zo'n regel is er niet")],
)
def test_silencing_without_a_reason_or_of_no_rule_is_told_itself(mark: str, said: str, tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("markdown", f"Fijn!\n<!-- check: {mark} -->"))
    found = check(project, fast=True)
    assert {finding.rule for finding in found} == {"stil", "uitroepteken"}
    assert said in " ".join(finding.message for finding in found)


def test_a_mark_in_the_first_cell_also_holds_for_the_lesson(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    change(lesson, lambda nb: nb["metadata"]["course"].update(minutes=20))
    assert [f.rule for f in check(project, fast=True)] == ["minuten"]
    change(
        lesson,
        lambda nb: nb["cells"][0].update(
            source="".join(nb["cells"][0]["source"]) + "\n<!-- check: minuten omdat dit een lange oefenles is -->"
        ),
    )
    assert check(project, fast=True) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"cells": [{"cell_type": "mark', "half opgeslagen"),
        ("", "leeg"),
        ("[]", "geen notebook"),
        ('{"cells": [5], "metadata": {}}', "geen notebook"),
        ("{}", "geen notebook"),
    ],
)
def test_a_damaged_notebook_is_told_and_left_as_it_is(content: str, said: str, tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    lesson.write_text(content)
    assert [(f.rule, said in f.message) for f in check(project, fast=True)] == [("leesbaar", True)]
    assert lesson.read_text() == content


def test_two_lessons_with_one_number_and_a_deleted_first_cell_are_told(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    other = lesson.with_name("00-zz.ipynb")
    other.write_text(lesson.read_text())
    change(lesson, lambda nb: nb["cells"].pop(0))
    found = check(project, fast=True)
    assert {(f.rule, f.lesson) for f in found if f.weight == "moet"} == {
        ("begin", lesson.stem),
        ("dubbel-nummer", "00-zz"),
    }
    assert any("01-zz.ipynb" in f.cure for f in found)
    assert other.exists()


def test_a_picture_of_30_mb_is_told_as_a_file_and_inside_the_notebook(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    (tmp_path / "lessons/foto.jpg").write_bytes(b"0" * 30_000_000)
    add(lesson, cell("markdown", "![Een tuin vol rozen](../foto.jpg)"))
    assert [(f.rule, "30 MB" in f.message) for f in check(project, fast=True)] == [("plaatje", True)]
    add(
        lesson,
        cell(
            "markdown", "![Een tuin](attachment:a.png)", "groot", attachments={"a.png": {"image/png": "0" * 30_000_000}}
        ),
    )
    assert [(f.rule, "30 MB" in f.message) for f in check(project, fast=True)] == [("leesbaar", True)]


def test_a_question_from_word_is_understood(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    word = "%%quiz\u00a0uit-word\n\u201cWat past?\u201d\u200b\n\n\u2022\t[X]\u00a0Een pot.\n\u00a0&gt;&nbsp;Ja, dat is klein en fijn.\n\uf0b7\t[ x]\tEen roos.\n&gt; Dat past er ook goed bij.\n\u2013 []\u00a0Niets doen.\n\u203a Dat is begrijpelijk, maar een pot mag ook.\n"
    add(lesson, cell("code", word))
    assert check(project, fast=True) == []


def test_a_right_answer_in_the_same_place_is_seen_over_lessons_of_one_question_each(tmp_path: Path) -> None:
    project, _ = project_with_a_lesson(tmp_path)
    for title in ("Een", "Twee", "Drie"):
        reviewed(new_lesson(project, title))
    assert check(project, fast=True) == []
    last = new_lesson(project, "Vier")
    reviewed(last)
    found = check(project, [last], fast=True)
    assert [(f.rule, f.lesson, "alle 5 vragen" in f.message) for f in found] == [("zelfde-plaats", last.stem, True)]


def test_a_lesson_that_reads_hard_shows_its_longest_sentences(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    long = " ".join(["multidisciplinaire", "revalidatiebehandelingen", "veronderstellen"] * 9)
    add(lesson, cell("markdown", f"Nu {long}.\n\nEn {long} bij.\n\nDus {long} erbij samen."))
    found = [f for f in check(project, fast=True) if f.rule == "leesgemak" and f.cell is None]
    assert [f.cure.count(long) for f in found] == [3]
    paragraphs = [f for f in check(project, fast=True) if f.rule == "leesgemak" and f.cell]
    assert [(f.line, "De langste zin (" in f.cure) for f in paragraphs] == [(1, True), (3, True), (5, True)]


def test_the_commit_hook_runs_the_check() -> None:
    hook = (ROOT / ".pre-commit-config.yaml").read_text()
    assert "course check --fast" in hook
    assert "pass_filenames: false" in hook


@pytest.mark.parametrize(
    ("words", "clean"),
    [('reviewer = ""', True), ('reviewer = "dr. A. Jansen"', False), ("Bel nu", False)],
)
def test_the_safety_list_is_as_shipped_or_reviewed(words: str, clean: bool, tmp_path: Path) -> None:
    project, _ = project_with_a_lesson(tmp_path)
    file = tmp_path / "lessons/safety.toml"
    text = file.read_text()
    changed = {"Bel nu": text.replace("Bel nu", "Bel straks")}.get(words, text.replace('reviewer = ""', words))
    file.write_text(changed)
    assert (check(project, fast=True) == []) is clean


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ('import shutil\nshutil.rmtree("map")', 1),
        ('__import__("os").remove("bestand")', 1),
        ('# Toont de adem.\nBreathingPacer(name=open("/etc/hosts").read())', 2),
        ("from pathlib import Path", 1),
        ("import widgets\nwidgets.base.STATIC.unlink()", 2),
        ("().__class__.__base__.__subclasses__()", 1),
        ("!rm -r map", 1),
        ("%%bash\nrm -r map", 1),
    ],
)
def test_code_that_could_remove_files_must_go_and_its_line_is_told(code: str, line: int, tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("code", code))
    first = next(finding for finding in check(project, fast=True) if finding.line == line)
    assert (first.rule, first.weight) == ("bestanden", "moet")
    assert "kan bestanden lezen, veranderen of weghalen" in first.message
    assert "galerij" in first.cure


def test_no_remark_silences_code_that_could_remove_files(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    add(
        lesson,
        cell(
            "code", "# check: bestanden omdat dit echt nodig is\n# check: code omdat dit echt nodig is\nimport shutil"
        ),
    )
    findings = check(project, fast=True)
    assert [(f.line, f.weight) for f in findings if f.rule == "bestanden"] == [(3, "moet")]
    assert 'De regel "bestanden" is nergens stil te zetten' in next(f.message for f in findings if f.rule == "stil")


def test_an_ordinary_slider_of_a_live_course_is_no_danger(tmp_path: Path) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    add(lesson, cell("code", "import ipywidgets\nipywidgets.IntSlider()"))
    assert {finding.weight for finding in check(project, fast=True)} == {"beter"}


def test_words_that_change_after_their_review_are_told_with_what_to_fill_in_also_when_one_lesson_is_checked(
    tmp_path: Path,
) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    file = tmp_path / "lessons/safety.toml"

    def asked() -> str:
        """What the check tells to fill in, if anything."""
        found = [finding for finding in check(project, [lesson], fast=True) if finding.rule == "veiligheidslijst"]
        assert all(finding.weight == "moet" for finding in found)
        return re.search(r'reviewed_words = "\w{16}"', found[0].cure)[0] if found else ""

    file.write_text(
        file.read_text()
        .replace('reviewer = ""', 'reviewer = "A. Arts"')
        .replace('reviewed = ""', 'reviewed = "2026-01-15"')
    )
    first = asked()
    file.write_text(file.read_text().replace('reviewed_words = ""', first))
    assert asked() == ""
    file.write_text(file.read_text().replace("Bel nu", "Bel straks"))
    second = asked()
    assert second not in ("", first)
    file.write_text(file.read_text().replace(first, second))
    assert asked() == ""


def test_a_list_of_the_first_edition_is_asked_for_the_parts_it_misses_also_when_a_gp_reviewed_it(
    tmp_path: Path,
) -> None:
    project, lesson = project_with_a_lesson(tmp_path)
    file = tmp_path / "lessons/safety.toml"
    text = file.read_text()
    for name, following in (("danger", "[nl.now]"), ("appointment", "[nl.suicide]"), ("suicide", "")):
        start = text.index(f"[nl.{name}]")
        text = text[:start] + (text[text.index(following) :] if following else "")
    reviewed = text.replace('reviewer = ""', 'reviewer = "A. Arts"').replace('reviewed = ""', 'reviewed = "2026-01-15"')
    file.write_text(reviewed.replace('reviewed_words = ""', f'reviewed_words = "{wording(tomllib.loads(text))}"'))
    assert project.safety()["review"] == "Nagekeken door A. Arts op 2026-01-15."
    found = [finding for finding in check(project, [lesson], fast=True) if finding.rule == "veiligheidslijst"]
    assert [finding.weight for finding in found] == ["moet"]
    assert "er ontbreken delen (danger, appointment, suicide), zoals bellen bij levensgevaar en 113" in found[0].message


def test_a_list_that_cannot_be_shown_is_told_with_what_is_wrong(tmp_path: Path) -> None:
    project, _ = project_with_a_lesson(tmp_path)
    file = tmp_path / "lessons/safety.toml"
    file.write_text(file.read_text().replace("[nl.suicide]", "[nl.suicied]"))
    found = next(finding for finding in check(project, fast=True) if finding.rule == "veiligheidslijst")
    assert "'suicied' hoort er niet in; een deel heet danger, now, week, appointment, suicide" in found.message


def test_a_course_that_can_only_be_read_is_checked_all_the_same(tmp_path: Path) -> None:
    project, _ = project_with_a_lesson(tmp_path)
    project.cache.write_text("hier kan geen map komen")
    assert check(project, seconds=60) == []
