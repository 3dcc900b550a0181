"""What a lesson of the second edition is: short, shown and done; and nothing of the first is lost without a word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from course.check.counts import Counts, counts, done_in, main_path, steps
from course.check.lesson import LessonText
from tests.lessons.test_notebooks import EXTRAS, REWRITTEN
from widgets.quiz.quiz import shown_order

ROOT = Path(__file__).parents[2]
rewritten = pytest.mark.parametrize("stem", REWRITTEN)

# Headings of the first edition's lessons that were written anew.
BEFORE = {
    "00-welkom": [
        "Herkent u dit?",
        "Wat denkt u nu?",
        "Wat u mag verwachten",
        "Is deze cursus onderzocht?",
        "Met welk gevoel begint u?",
        "Voor wie is deze cursus?",
        "Wanneer belt u eerst de dokter?",
        "Hoe vaak is het ernstig?",
        "Joke op zondag",
        "Zo werkt de cursus",
        "Wat blijft er op uw apparaat?",
        "Wat denkt u over uw rug?",
        "Wat wilt u graag?",
        "Wat betekent dit voor u vandaag?",
        "In het kort",
        "Welke vragen heeft u nog?",
    ],
    "01-lage-rugpijn": [
        "Mehmet staat langs de lijn",
        "Wat denkt u nu?",
        "Langer dan drie maanden",
        "U bent niet de enige",
        "De pijn gaat op en neer",
        "Klachten die veel mensen kennen",
        "Hoe het kan beginnen",
        "En een hernia?",
        "Vier soorten dingen spelen mee",
        "Ze raken elkaar",
        "Wat speelt bij u mee?",
        "Waar kan Mehmet beginnen?",
        "Een scan zonder pijn",
        "Wat scans laten zien",
        "De andere kant van het verhaal",
        "Wanneer is een scan nodig?",
        "Woorden in een uitslag",
        "De brief van Mehmet",
        "In uw eigen woorden",
        "Wat betekent dit voor u vandaag?",
        "In het kort",
        "Welke vragen heeft u nog?",
    ],
    "02-uw-alarmsysteem": [
        "Herkent u dit?",
        "Wat denkt u nu?",
        "Een sein is nog geen pijn",
        "Drie delen werken samen",
        "Een alarm kan vroeg afgaan",
        "Het moeilijke woord",
        "Gewone dingen kunnen pijn doen",
        "Uw pijn is echt",
        "Niemand kan uw alarm meten",
        "Dezelfde aanraking, andere pijn",
        "Keer op keer, en een pauze",
        "Wat geeft uw alarm rust?",
        "Terug naar Thea",
        "Wat klopt er?",
        "In uw eigen woorden",
        "Wat betekent dit voor u vandaag?",
        "In het kort",
        "Welke vragen heeft u nog?",
    ],
    "03-de-cirkel": [
        "Fatima blijft aan de kant",
        "Wat denkt u nu?",
        "Voorzichtig zijn is begrijpelijk",
        "Wat langzaam kan krimpen",
        "De cirkel in vijf stappen",
        "Hoe zeker weten we dit?",
        "Zoeken en steeds wisselen",
        "De weg terug begint klein",
        "Maak uw eigen cirkel",
        "De bal en de twee dalen",
        "Wat de bal laat zien",
        "Weet u de cirkel nog?",
        "Wat houdt het rondje gaande?",
        "Als de pijn terugkomt",
        "Na een terugval",
        "Wat betekent dit voor u vandaag?",
        "In het kort",
        "Welke vragen heeft u nog?",
    ],
    "04-slaap-en-rust": [
        "Willem ligt wakker",
        "Wat denkt u nu?",
        "Slaap en pijn raken elkaar",
        "Hoe zeker is dit?",
        "Eén nacht is geen week",
        "Wat heeft u gezien?",
        "U hoeft niets te halen",
        "Rustig ademen",
        "Een rustige avond",
        "Hoe u ligt",
        "Als slecht slapen blijft",
        "Wat doet u bij CGT-i?",
        "Wie kunt u vragen?",
        "Even terugkijken",
        "Een schatting over ontspannen",
        "Wakker in de nacht",
        "Als het lang duurt",
        "In uw eigen woorden",
        "Wat betekent dit voor u vandaag?",
        "In het kort",
        "Welke vragen heeft u nog?",
    ],
    "05-stap-voor-stap": [
        "Marga en de goede dag",
        "Wat denkt u nu?",
        "Te weinig en te veel",
        "Een derde weg: opbouwen",
        "Hoe groot is een stap?",
        "Het rondje van Marga",
        "Opbouwen is geen sparen",
        "Twee mensen, twee plannen",
        "Wat heeft u gezien?",
        "Welke beweging is de beste?",
        "Gewoon een stukje wandelen",
        "Een vraag van de buurman",
        "Wisselen van houding",
        "Zelf een tijd kiezen",
        "Een opvlamming is gewoon",
        "Uw eigen stappen",
        "Wat betekent dit voor u vandaag?",
        "In het kort",
        "Welke vragen heeft u nog?",
    ],
    "06-behandeling": [
        "Stanley krijgt veel raad",
        "Wat denkt u nu?",
        "Meer dan één ding",
        "Fysiotherapie en oefenen",
        "Behandelen met de handen",
        "Uitleg en coaching",
        "Een groot onderzoek naar coaching",
        "Een programma met meer hulp",
        "Wie zit er in een team?",
        "Een meetlat",
        "Vergeleken met een nepbehandeling",
        "Vergelijk de behandelingen",
        "Wat heeft u gezien?",
        "Wat zegt een gemiddelde?",
        "Zijn injecties of operaties nodig?",
        "Voor wie is een operatie?",
        "Moet ik eerst naar een specialist?",
        "En een scan?",
        "Stap voor stap hulp",
        "Wat u verder tegenkomt",
        "Gaat het ooit over?",
        "Wat herstel ook kan betekenen",
        "Samen kiezen",
        "Oefen een gesprek",
        "Wat betekent dit voor u vandaag?",
        "In het kort",
        "Welke vragen heeft u nog?",
    ],
    "07-mijn-plan": [
        "Ria begint opnieuw",
        "Wat denkt u nu?",
        "Wat is haalbaar?",
        "Een doel dat van u is",
        "Maak uw doel klein",
        "Het begin van Ria",
        "Mindere dagen horen erbij",
        "Mijn plan voor mindere dagen",
        "Ria pakt haar plan",
        "Uw werk",
        "Thuis",
        "De mensen om u heen",
        "Ria en Henk",
        "Wanneer zoekt u hulp?",
        "Hoe lang duurt herstel?",
        "Moet ik eerst naar een specialist?",
        "Zijn injecties of operaties nodig?",
        "Wat denkt u nu over uw rug?",
        "Opfrissen",
        "Een zin voor later",
        "Wat betekent dit voor u vandaag?",
        "In het kort",
        "Welke vragen heeft u nog?",
    ],
}
# Sources of the first edition's lesson; none may be lost with what it said.
SOURCES_BEFORE = {
    "00-welkom": [
        "finucane2020",
        "geraghty2024",
        "henschke2009",
        "keen2021",
        "king2018",
        "ma2024",
        "premkumar2018",
        "umbrella2023",
        "underwood2009",
        "watson2019",
    ],
    "01-lage-rugpijn": [
        "brinjikji2015a",
        "brinjikji2015b",
        "darlow2013",
        "gbd2023",
        "hicks2009",
        "kngf2021",
        "kngf2021b2",
        "kongsted2016",
        "nhg2017",
        "okeeffe2022",
        "rajasekaran2021",
        "steffens2015",
        "vzinfo2020",
        "wang2020",
        "who2023",
    ],
    "02-uw-alarmsysteem": [
        "chang2022",
        "denbandt2019",
        "granot2006",
        "hubscher2013",
        "king2018",
        "moseley2007",
        "moseley2015",
        "nijs2021",
        "raja2020",
        "schrimpf2015",
        "schuttert2021",
        "umbrella2023",
        "watson2019",
        "woolf2011",
    ],
    "03-de-cirkel": [
        "bousema2007",
        "darlow2013",
        "dasilva2019",
        "kongsted2016",
        "leeuw2007",
        "ma2024",
        "macedo2010",
        "martinezcalderon2019",
        "umbrella2023",
        "vlaeyen2000",
        "watson2019",
        "zale2013",
    ],
    "04-slaap-en-rust": [
        "alsaadi2014a",
        "cbr",
        "chang2022",
        "fda2020",
        "finan2013",
        "gerhart2017",
        "jafari2020",
        "joseph2022",
        "kovacs2003",
        "kyle2014",
        "riemann2023",
        "runge2024",
        "santos2023",
        "schrimpf2015",
        "selvanathan2021",
        "vambheim2021",
    ],
    "05-stap-voor-stap": [
        "andrews2012",
        "iengage",
        "kngf2021c2",
        "kongsted2016",
        "macedo2010",
        "nielson2013",
        "ostelo2008",
        "owen2020",
        "pacingavoidance2018",
        "pocovi2024",
        "standing2020",
        "suri2018",
        "therapeuticguidelines",
        "waongenngarm2018",
        "whoexercise2023",
    ],
    "06-behandeling": [
        "busse2025",
        "cashin2025",
        "costa2009",
        "fda2019",
        "hancock2025",
        "hayden2021",
        "juch2017",
        "kamper2015",
        "kngf2021a3",
        "kngf2021c4",
        "knmp2024",
        "kongsted2016",
        "konstantinou2018",
        "lane2022",
        "ma2024",
        "nhg2017",
        "nhglrs2015",
        "ostelo2008",
        "owen2020",
        "rubinstein2019",
        "swov",
        "traeger2019",
        "umbrella2023",
        "watson2019",
        "weinstein2008",
        "who2023b",
        "whoexercise2023",
    ],
    "07-mijn-plan": [
        "busse2025",
        "costa2009",
        "kngf2021a3",
        "kngf2021b2",
        "kongsted2016",
        "nhglrs2015",
        "nvab2011",
        "nvab2017",
        "pacingavoidance2018",
        "traeger2019",
        "wallwork2024",
    ],
}


@cache
def lesson(stem: str) -> LessonText:
    return LessonText(ROOT / f"lessons/nl/{stem}.ipynb")


@cache
def counted(stem: str) -> Counts:
    return counts(lesson(stem))


@rewritten
def test_the_main_path_is_short(stem: str) -> None:
    found = counted(stem)
    assert found.read <= 800
    assert found.read + found.spoken <= 1000
    assert found.minutes == 3 if stem == "00-welkom" else 8 <= found.minutes <= 12
    assert found.questions <= 4


@rewritten
def test_it_has_few_steps_each_with_something_to_do(stem: str) -> None:
    fewest, most = (4, 6) if stem == "00-welkom" else (8, 12)
    assert fewest <= counted(stem).steps <= most
    doing = [any(map(done_in, step)) for step in steps(lesson(stem))]
    # What misconception is turned, what an alarm can learn, and what there is in short, are read.
    assert sum(doing) >= len(doing) - 3


@rewritten
def test_it_tells_a_story_and_lets_one_play(stem: str) -> None:
    (told, first), *more = [(cell, scene) for cell, scene in lesson(stem).scenes if not cell.is_deeper]
    assert all(6 <= len(scene.blocks) <= 12 for scene in (first, *(scene for _, scene in more)))
    # A movement is shown in four sizes, on a stage of its own.
    assert [scene.stage.name for _, scene in more] == (["beweging"] if stem == "05-stap-voor-stap" else [])
    played = {
        "00-welkom": 'BeliefCards(name="kaarten-over-rugpijn", moment="first")',
        "01-lage-rugpijn": 'ScanFindings(name="scans")',
        "02-uw-alarmsysteem": 'Body(name="lichaam")',
        "03-de-cirkel": 'TwoValleys(name="twee-dalen")',
        "04-slaap-en-rust": 'SleepWeek(name="week")',
        "05-stap-voor-stap": 'TwoPlans(name="twee-plannen")',
        "06-behandeling": 'Treatments(name="behandelingen")',
        "07-mijn-plan": 'FlareUpPlan(name="mijn-opvlamplan")',
    }[stem]
    (play,) = [cell for cell in main_path(lesson(stem)) if cell.source.startswith(played[:-1])]
    assert play.number > told.number


@rewritten
def test_the_right_answer_is_not_to_be_guessed(stem: str) -> None:
    asked = [one.quiz for one in lesson(stem).questions if not one.cell.is_deeper and one.quiz.kind == "one"]
    for quiz in asked:
        right = next(option for option in quiz.options if option.right)
        assert len(right.text) < max(len(option.text) for option in quiz.options), quiz.name
        assert not re.search(r"past .* bij deze les", quiz.question)
    # Nor by its place: each has one of its own.
    shown = [next(at for at, i in enumerate(shown_order(quiz)) if quiz.options[i].right) for quiz in asked]
    assert len(set(shown)) == len(shown)


@rewritten
def test_its_sentences_are_those_of_a_person_who_explains(stem: str) -> None:
    found = counted(stem)
    assert 10 <= found.length <= 13
    assert found.spread > 4.4
    assert found.tied > 1 / 3
    # What lesson 00 folds away keeps its short sentences of before, so that its questions keep their answers.
    assert 65 <= found.flesch <= (89 if stem == "00-welkom" else 87)


def table() -> str:
    lines = [
        "| lesson | minutes | words to read | spoken | steps | questions | words a sentence (spread) | with a connective | Flesch-Douma |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for stem in (*REWRITTEN, *(path.stem for path in EXTRAS)):
        one = counted(stem)
        lines.append(
            f"| `{stem}` | {one.minutes} | {one.read} | {one.spoken} | {one.steps} | {one.questions} | {one.length:.1f} ({one.spread:.1f}) | {one.tied:.0%} | {one.flesch:.0f} |"
        )
    return "\n".join(lines)


def test_the_table_of_counts_is_that_of_the_lessons() -> None:
    assert table() in (ROOT / "lessons/README.md").read_text(), f"put this in lessons/README.md:\n{table()}"


def rows() -> list[tuple[str, str, str]]:
    table = (
        (ROOT / "lessons/README.md").read_text().split("| lesson | section of the first edition |")[1].split("\n\n")[0]
    )
    return [tuple(row.strip("| ").split(" | ")) for row in table.splitlines()[2:]]


@rewritten
def test_every_section_of_the_first_edition_has_its_place_or_a_reason(stem: str) -> None:
    headings = {
        line.lstrip("# ")
        for cell in lesson(stem).cells
        if cell.kind == "markdown" and not cell.for_leader
        for line in cell.source.splitlines()
        if line.startswith("##")
    }
    told = {section: place for where, section, place in rows() if where == f"`{stem}`"}
    assert [section for section in BEFORE[stem] if section not in told] == []
    for section, place in told.items():
        if not place.startswith("gone: "):
            assert set(place.split("; ")) <= headings, section


@rewritten
def test_no_source_of_the_first_edition_is_lost(stem: str) -> None:
    said = "\n".join(cell.source for cell in lesson(stem).cells)
    assert [key for key in SOURCES_BEFORE[stem] if f"@{key}" not in said] == []


def test_what_is_offered_of_another_lesson_is_there_and_what_was_tried_is_asked_after() -> None:
    shown = {stem: [cell.source for cell in lesson(stem).cells if cell.kind == "code"] for stem in REWRITTEN}
    names = {
        f"{stem[:2]}/{name}"
        for stem, cells in shown.items()
        for source in cells
        if "lesson=" not in source
        for name in re.findall(r'^(?:%%quiz |[A-Z]\w*\(name=")([a-z0-9-]+)', source)
    }
    offered = [
        place
        for cells in shown.values()
        for source in cells
        for place in re.findall(r'"((?:\d\d|course)/[^"]+)"', source)
    ]
    assert len(offered) > 10
    assert set(offered) <= names
    tried = {stem[:2] for stem, cells in shown.items() if any(re.match(r"Experiment\((?!.*lesson=)", s) for s in cells)}
    asked = {stem[:2]: re.findall(r'Experiment\(.*lesson="(\d\d)"', "\n".join(cells)) for stem, cells in shown.items()}
    # That of the last lesson stands on the home (course/site/site.py).
    assert tried == {"01", "03", "05", "07"}
    goal = next(source for source in shown["07-mijn-plan"] if source.startswith("GoalLadder("))
    assert {f"{number}/mijn-proef" for number in tried - {"07"}} <= set(re.findall(r'"(\d\d/mijn-proef)"', goal))
    assert [asked[stem] for stem in ("02", "04", "06")] == [["01"], ["03"], ["05"]]
