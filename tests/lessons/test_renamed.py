"""Every name under which the first edition kept something leads somewhere: to the same part, or to its words of then."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from course.lesson.notebook import Notebook, read_file
from course.site.earlier import renamed
from widgets.quiz.quiz_text import parse
from widgets.sources import Sources

ROOT = Path(__file__).parents[2]
LIST = renamed(ROOT)
EDITION = json.loads((ROOT / "tests/host/first_edition.json").read_text())["kept"]
KEPT = sorted(key.removeprefix("rugpijn/") for key in EDITION if re.match(r"rugpijn/(\d\d|course)/[^@]", key))
# Shared by all lessons, whichever shows them.
SHARED = {"course/vragen", "course/kaarten-over-rugpijn", "course/opfrissen"}


def names_now() -> set[str]:
    found = set(SHARED)
    for path in (ROOT / "lessons/nl").glob("*.ipynb"):
        found |= {f"{path.name[:2]}/{name}" for name in names_in(read_file(path))}
    return found


def names_in(notebook: Notebook) -> set[str]:
    found: set[str] = set()
    for cell in notebook.cells:
        if cell.kind == "code":
            found |= set(re.findall(r"^%%(?:quiz|vertel)\s+(\S+)", cell.source))
            found |= set(re.findall(r'name="([^"]+)"', cell.source))
    return found


NOW = names_now()
SOURCES = Sources.load(ROOT / "lessons/references.bib")


@pytest.mark.parametrize("key", KEPT)
def test_what_the_first_edition_kept_is_asked_still_or_readable(key: str) -> None:
    gone = LIST.gone.get(key)
    assert (key in NOW) != (gone is not None and bool(gone.question)), key


def test_heirs_are_there() -> None:
    heirs = [*LIST.heirs.values(), *(one.heir for one in LIST.gone.values() if one.heir)]
    assert [heir for heir in heirs if heir not in NOW] == []
    assert [key for key in LIST.gone if key in NOW] == []


@pytest.mark.parametrize("key", [key for key in KEPT if key in LIST.gone])
def test_an_answer_of_then_has_its_words(key: str) -> None:
    values, gone = json.loads(EDITION[f"rugpijn/{key}"])["values"], LIST.gone[key]
    assert gone.kind in {"one", "more", "opinion", "stelling", "volgorde", "open", "schatting"}
    assert all(place < len(gone.options) for place in (*values["chosen"], *values["order"]))
    if gone.kind == "volgorde":
        assert len(values["order"]) == len(gone.options)


# As the first edition had them: kept answers are places in these.
OPTIONS = {
    "meer-pijn-meer-mis": ["waar", "weet ik niet", "niet waar"],
    "wat-roept-dit-op": [
        "Ik ben bang dat anderen denken dat ik het verzin.",
        "Het geeft me wat lucht.",
        "Ik denk dat het bij mij anders zit.",
        "Ik snap het nog niet zo goed.",
    ],
    "wat-klopt": [
        "Het kan een rol spelen bij pijn die lang duurt.",
        "Het kan ook weer rustiger worden.",
        "Een arts kan het bij mij meten.",
        "Dan is er met mijn rug niets aan de hand.",
        "Dan veroorzaak ik mijn pijn zelf.",
    ],
    "eerst-naar-specialist": ["waar", "weet ik niet", "niet waar"],
    "gemiddeld-vijftien": [
        "Zijn pijn wordt 15 punten minder.",
        "Het kan bij hem meer of minder zijn, en niemand weet dat vooraf.",
        "Dan heeft oefenen geen zin.",
        "Zulke cijfers gaan nooit over mensen zoals hij.",
    ],
    "vragen-om-te-kiezen": [
        "Wat willen we bereiken, en wanneer kijken we of het lukt?",
        "Wat als het bij mij niet helpt?",
        "Wat kan ik zelf doen, tussen de afspraken door?",
        "Kunt u beloven dat mijn pijn weggaat?",
        "Ik vraag liever niets, de therapeut weet het het best.",
    ],
}


@pytest.mark.parametrize("name", OPTIONS)
def test_a_question_that_keeps_its_name_keeps_its_answers(name: str) -> None:
    cells = [cell for path in sorted((ROOT / "lessons/nl").glob("*.ipynb")) for cell in read_file(path).cells]
    for cell in cells:
        if cell.question and cell.source.split()[1] == name:
            header, body = cell.question
            question = parse(header.removeprefix("%%quiz "), body, SOURCES)
            assert [option.text for option in question.options] == OPTIONS[name]
            return
    pytest.fail(f"{name} is gone")
