"""What changed, in words; and putting it back without losing anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.command_line import main
from course.editing.changes import changes
from course.editing.new_lesson import new_lesson
from course.editing.publishing import PublishError, status
from course.editing.putting_back import restore
from course.lesson.notebook import read_file
from tests.check.examples import cell
from tests.editing.published import draft, project, rewrite, save, source

STEM = "00-titel-van-de-les"


def told(path: Path) -> list[str]:
    return [change.sentence for change in changes(project(path), path.stem)]


def at(notebook: dict, name: str) -> int:
    return next(index for index, one in enumerate(notebook["cells"]) if one["id"] == name)


def move(notebook: dict, name: str, to: int) -> None:
    notebook["cells"].insert(to, notebook["cells"].pop(at(notebook, name)))


def tag(notebook: dict) -> None:
    notebook["cells"][at(notebook, "uitleg")]["metadata"]["tags"] = ["therapist"]


def course(**facts: object):
    return lambda notebook: notebook["metadata"]["course"].update(facts)


CHANGES = {
    "sentence": (
        rewrite("uitleg", "Een kleine stap telt ook.", "Een kleine stap telt altijd mee."),
        "In les 0, sectie 3 is een zin veranderd: was “Een kleine stap telt ook.”, is nu “Een kleine stap telt altijd mee.”",
    ),
    "sentence added": (
        rewrite("uitleg", "telt ook.", "telt ook. Dat is fijn om te weten."),
        "In les 0, sectie 3 is een zin bijgekomen: “Dat is fijn om te weten.”",
    ),
    "sentence removed": (
        rewrite("verhaal", " Ze mist de rozen, en het praatje met de buurman.", ""),
        "In les 0, sectie 1 is een zin weggehaald: “Ze mist de rozen, en het praatje met de buurman.”",
    ),
    "heading": (
        rewrite("uitleg", "Een dimmer, geen knop", "Een dimmer"),
        "In les 0 is de kop van sectie 3 veranderd: was “Een dimmer, geen knop”, is nu “Een dimmer”",
    ),
    "source": (rewrite("uitleg", " [@hayden2021]", ""), "In les 0, sectie 3 is een bron weggehaald: “@hayden2021”"),
    "note for the leader": (
        rewrite("begeleider-tijd", "Stem eerst, en praat daarna.", "Praat eerst."),
        "In les 0, boven de eerste sectie, in de tekst voor de begeleider, is een zin veranderd: was “Stem eerst, en praat daarna.”, is nu “Praat eerst.”",
    ),
    "now for the leader only": (
        tag,
        "In les 0, sectie 2, in de tekst voor de begeleider, is een tekst van de patiënten nu voor de begeleider: “Een dimmer, geen knop”",
    ),
    "answer": (
        rewrite("vraag-anna", "Eén pot op tafel beplanten.", "Eén roos snoeien."),
        "In les 0 is een antwoord van vraag 2 veranderd: was “Eén pot op tafel beplanten.”, is nu “Eén roos snoeien.”",
    ),
    "new answer": (
        rewrite(
            "vraag-anna",
            "- [ ] Wachten tot",
            "- [ ] De buurman vragen.\n  > Samen beginnen kan ook heel goed.\n- [ ] Wachten tot",
        ),
        "In les 0 heeft vraag 2 een nieuw antwoord: “De buurman vragen.”",
    ),
    "reply": (
        rewrite(
            "vraag-anna",
            "  > Dat klinkt veilig, en het is een begrijpelijke gedachte. Maar zo merkt ze niet wat er nu al gaat.",
            "  > Dat is een begrijpelijke gedachte.",
        ),
        "In les 0 is bij vraag 2 de reactie op “Wachten tot de pijn weg is.” veranderd: was “Dat klinkt veilig, en het is een begrijpelijke gedachte. Maar zo merkt ze niet wat er nu al gaat.”, is nu “Dat is een begrijpelijke gedachte.”",
    ),
    "hint": (
        rewrite("vraag-anna", "? Denk aan de dimmer.", "? Denk aan een lamp."),
        "In les 0 is een hint van vraag 2 veranderd: was “Denk aan de dimmer.”, is nu “Denk aan een lamp.”",
    ),
    "explanation": (
        rewrite("vraag-anna", "Wat klein is, verschilt per mens.", "Wat klein is, kiest u."),
        "In les 0 is een zin in de uitleg van vraag 2 veranderd: was “Wat klein is, verschilt per mens.”, is nu “Wat klein is, kiest u.”",
    ),
    "question": (
        rewrite("vraag-stap", "deze week", "morgen"),
        "In les 0 vraagt vraag 4 iets anders: was “Welke kleine stap wilt u deze week proberen?”, is nu “Welke kleine stap wilt u morgen proberen?”",
    ),
    "order of steps": (
        rewrite(
            "vraag-volgorde",
            "1. Ze kiest iets wat ze graag weer doet.\n2. Ze maakt het heel klein.",
            "1. Ze maakt het heel klein.\n2. Ze kiest iets wat ze graag weer doet.",
        ),
        "In les 0 staan de stappen van vraag 3 in een andere volgorde.",
    ),
    "question not finished": (
        rewrite(
            "vraag-anna",
            "  > Ja, dat is klein en het is iets wat ze mist. Lukt het niet, dan kan het nog kleiner.\n",
            "",
        ),
        "In les 0 is vraag 2 veranderd, en nog niet af: regel 6",
    ),
    "setting of a widget": (
        rewrite("model", "twee-plannen", "plannen"),
        "In les 0, sectie 4 is de instelling name van TwoPlans veranderd: was “'twee-plannen'”, is nu “'plannen'”",
    ),
    "another widget": (
        rewrite("model", "TwoPlans", "BuildUp"),
        "In les 0, sectie 4 is het onderdeel TwoPlans vervangen door BuildUp.",
    ),
    "cell removed": (
        lambda nb: nb["cells"].pop(at(nb, "vraag-anna")),
        "In les 0, sectie 5 is vraag 2 weggehaald: “Anna wil weer in de tuin. Welke eerste stap past bij wat u las?”",
    ),
    "cell added": (
        lambda nb: nb["cells"].insert(at(nb, "model-uitleg"), cell("markdown", "## Rust\n\nRusten mag ook.")),
        "In les 0, sectie 4 is een tekst bijgekomen: “Rust”",
    ),
    "widget added": (
        lambda nb: nb["cells"].insert(at(nb, "vandaag"), cell("code", 'BreathingPacer(name="adem")')),
        "In les 0, sectie 6 is het onderdeel BreathingPacer bijgekomen.",
    ),
    "cell moved": (
        lambda nb: move(nb, "vraag-anna", 20 - 1),
        "In les 0, sectie 9 is vraag 4 verplaatst: “Anna wil weer in de tuin. Welke eerste stap past bij wat u las?”",
    ),
    "title": (
        course(title="Klein beginnen"),
        "Van les 0 is de titel veranderd: was “Titel van de les”, is nu “Klein beginnen”.",
    ),
    "minutes": (course(minutes=12), "Van les 0 is het aantal minuten veranderd: was “10”, is nu “12”."),
    "review": (course(next_review="2099-01-01"), "is nu “2099-01-01”."),
    "goals": (
        course(goals=["U ziet dat klein beginnen ook beginnen is.", "U kiest zelf."]),
        "Van les 0 is een doel veranderd: was “U kiest zelf een kleine stap.”, is nu “U kiest zelf.”.",
    ),
    "mark-up": (
        rewrite("uitleg", "Een kleine stap telt ook.", "**Een kleine stap** telt ook."),
        "In les 0, sectie 3 is de opmaak van een tekst veranderd: “Een dimmer, geen knop”",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_in_words_and_only_that_one(change: str, lesson: Path) -> None:
    how, sentence = CHANGES[change]
    assert told(lesson) == []
    save(lesson, how)
    found = told(lesson)
    assert len(found) == 1, found
    assert sentence in found[0]


def test_another_right_answer_is_told(lesson: Path) -> None:
    def how(notebook: dict) -> None:
        rewrite("vraag-anna", "- [x] Eén pot", "- [ ] Eén pot")(notebook)
        rewrite("vraag-anna", "- [ ] De hele tuin", "- [x] De hele tuin")(notebook)

    save(lesson, how)
    assert told(lesson) == [
        "In les 0 klopt bij vraag 2 dit antwoord nu wel: “De hele tuin doen, dan is het maar klaar.”",
        "In les 0 klopt bij vraag 2 dit antwoord niet meer: “Eén pot op tafel beplanten.”",
    ]


def test_outputs_counts_and_what_the_screen_adds_are_no_change(lesson: Path) -> None:
    def used(notebook: dict) -> None:
        for number, one in enumerate(notebook["cells"]):
            one["metadata"]["jupyter"] = {"source_hidden": True}
            one["source"] = "".join(one["source"]).splitlines(keepends=True)
            if one["cell_type"] == "code":
                one.update(
                    execution_count=number, outputs=[{"output_type": "stream", "name": "stdout", "text": "Jan Jansen"}]
                )
        notebook["metadata"]["widgets"] = {}

    save(lesson, used)
    assert told(lesson) == []
    assert not draft(lesson)


def test_several_changes_are_told_from_top_to_bottom_with_their_cell(lesson: Path) -> None:
    save(lesson, course(minutes=12))
    save(lesson, rewrite("vraag-anna", "? Denk aan de dimmer.\n", ""))
    save(lesson, rewrite("verhaal", "Anna is 61.", "Anna is 62."))
    found = changes(project(lesson), STEM)
    assert [(change.cell, change.cell_id) for change in found] == [(None, None), (5, "verhaal"), (14, "vraag-anna")]
    assert "Een verzonnen voorbeeld." not in found[1].sentence


def test_a_new_lesson_and_a_damaged_one_are_told(lesson: Path) -> None:
    path = new_lesson(project(lesson), "Rusten")
    assert told(path) == ["Les 1 (Rusten) is nieuw: patiënten zien deze les nog niet."]
    lesson.write_text('{"cells": [{"cell_type": "mark')
    assert "half opgeslagen" in told(lesson)[0]


def test_one_cell_is_put_back_and_the_rest_stays_as_the_author_has_it(lesson: Path) -> None:
    before = source(json.loads(lesson.read_text()), "verhaal")
    save(lesson, rewrite("verhaal", "Anna is 61.", "Anna is 62."))
    save(lesson, course(minutes=12))
    mine = lesson.read_bytes()
    kept = restore(project(lesson), STEM, "verhaal")
    assert kept.read_bytes() == mine
    assert kept.parent == lesson.parents[2] / "teruggezet"
    assert source(json.loads(lesson.read_text()), "verhaal") == before
    assert told(lesson) == ["Van les 0 is het aantal minuten veranderd: was “10”, is nu “12”."]
    assert draft(lesson)


@pytest.mark.parametrize("change", ["cell removed", "cell added", "cell moved", "answer"])
def test_putting_back_the_only_changed_cell_makes_the_lesson_as_it_was(change: str, lesson: Path) -> None:
    before = read_file(lesson).says
    save(lesson, CHANGES[change][0])
    restore(project(lesson), STEM, changes(project(lesson), STEM)[0].cell_id)
    assert read_file(lesson).says == before
    assert not draft(lesson)


@pytest.mark.parametrize("content", ['{"cells": [{"half', ""])
def test_a_whole_lesson_is_put_back_even_when_it_is_damaged(content: str, lesson: Path) -> None:
    before = read_file(lesson).says
    lesson.write_text(content)
    kept = restore(project(lesson), STEM)
    assert kept.read_text() == content
    assert read_file(lesson).says == before
    assert status(project(lesson), STEM) == "gepubliceerd"


def test_putting_back_twice_keeps_two_copies(lesson: Path) -> None:
    assert restore(project(lesson), STEM) != restore(project(lesson), STEM)


def test_what_cannot_be_put_back_is_told_and_changes_nothing(lesson: Path) -> None:
    new = new_lesson(project(lesson), "Rusten")
    content = new.read_bytes()
    with pytest.raises(PublishError, match="nog niets gepubliceerd"):
        restore(project(lesson), new.stem)
    with pytest.raises(PublishError, match="Er is geen les"):
        restore(project(lesson), "09-nergens")
    with pytest.raises(PublishError, match="niet meer"):
        restore(project(lesson), STEM, "nergens")
    assert new.read_bytes() == content


def test_the_command_tells_the_changes_of_the_course_or_of_one_lesson(lesson: Path) -> None:
    def run(*arguments: str):
        return CliRunner().invoke(main, ["changes", "--folder", str(lesson.parents[2]), *arguments])

    assert run().output == "Er is niets veranderd sinds het publiceren.\n"
    save(lesson, course(minutes=12))
    assert run().output == run(STEM).output == "Van les 0 is het aantal minuten veranderd: was “10”, is nu “12”.\n"
    assert run("09-nergens").exit_code == 2
    assert run("09-nergens").output.startswith('Er is geen les "09-nergens"')
