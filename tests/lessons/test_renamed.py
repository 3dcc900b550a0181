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
    "01/een-scan-laat-zien": ["waar", "weet ik niet", "niet waar"],
    "01/mehmet-begint": [
        "Met zijn chef praten over de zwaarste route van de week.",
        "Een kwartier fluiten bij de jongste kinderen.",
        "Zijn zorgen over de scan bespreken met zijn huisarts.",
        "Zijn werk, slaap, eten en sport in één keer omgooien.",
        "Wachten tot hij precies weet waar het van komt.",
    ],
    "02/meer-pijn-meer-mis": ["waar", "weet ik niet", "niet waar"],
    "02/wat-roept-dit-op": [
        "Ik ben bang dat anderen denken dat ik het verzin.",
        "Het geeft me wat lucht.",
        "Ik denk dat het bij mij anders zit.",
        "Ik snap het nog niet zo goed.",
    ],
    "02/wat-klopt": [
        "Het kan een rol spelen bij pijn die lang duurt.",
        "Het kan ook weer rustiger worden.",
        "Een arts kan het bij mij meten.",
        "Dan is er met mijn rug niets aan de hand.",
        "Dan veroorzaak ik mijn pijn zelf.",
    ],
    "03/eerst-denken": ["waar", "weet ik niet", "niet waar"],
    "03/cirkel-volgorde": [
        "Ze voelt een steek in haar rug.",
        "Ze denkt dat er straks iets misgaat.",
        "Ze wordt bang om te zwemmen.",
        "Ze slaat het zwemmen over.",
        "Ze durft steeds minder.",
    ],
    "03/wat-houdt-gaande": [
        "Ze zoekt elke avond op internet naar haar klachten.",
        "Ze heeft te weinig wilskracht.",
        "Ze wacht met zwemmen tot alle pijn weg is.",
        "Ze loopt elke dag een klein rondje dat ze durft.",
        "Ze gaat steeds naar een andere behandelaar.",
    ],
    "03/mindere-week": [
        "Stoppen, want het water is dus niet goed voor haar.",
        "Rustig doorgaan, of even een stapje kleiner.",
        "Extra lang zwemmen, om niets kwijt te raken.",
        "Meteen een andere behandeling zoeken.",
    ],
    "04/een-slechte-nacht": ["waar", "weet ik niet", "niet waar"],
    "04/twee-kanten-op": [
        "De pijn stoort mijn slaap, en meer is het niet.",
        "Als ik goed slaap, gaat mijn rugpijn weg.",
        "Slaap en pijn werken op elkaar in.",
        "Ze hebben weinig met elkaar te maken.",
    ],
    "04/wakker-in-de-nacht": [
        "Als ik nu niet slaap, is morgen bedorven.",
        "Ik tel hoeveel uren ik nog heb.",
        "Ik blijf stil liggen, want draaien is vast slecht voor mijn rug.",
        "Ik zoek op mijn telefoon wat er met mij is.",
        "Ik wacht gewoon tot het ochtend is.",
    ],
    "04/lang-slecht-slapen": [
        "Erover praten met zijn huisarts of de praktijkondersteuner.",
        "Vragen of CGT-i iets voor hem is.",
        "Eerder naar bed gaan om slaap in te halen.",
        "Wachten tot zijn rugpijn over is.",
        "Niets zeggen, want slecht slapen hoort er nu eenmaal bij.",
    ],
    "05/goede-dag": ["waar", "weet ik niet", "niet waar"],
    "05/rondje-opbouwen": [
        "Ze kiest wat ze graag weer doet: lopen met haar vriendin.",
        "Ze bedenkt welk rondje ook op een mindere dag lukt.",
        "Ze loopt dat rondje, op goede en op mindere dagen.",
        "Na een tijd voelt het rondje gewoon.",
        "Ze maakt het rondje een klein beetje langer.",
    ],
    "05/welke-beweging": [
        "Alleen oefeningen speciaal voor de rug hebben zin.",
        "Kies iets wat je prettig vindt en wat je volhoudt.",
        "Wacht tot je zonder pijn kunt bewegen.",
        "Hoe zwaarder je oefent, hoe beter.",
    ],
    "05/de-maandag-erna": [
        "Vandaag een korter rondje lopen.",
        "Vandaag uitrusten, en morgen weer een rondje lopen.",
        "Stoppen met lopen, want opbouwen werkt dus niet.",
        "Morgen twee keer zo ver lopen om het in te halen.",
        "Nooit meer op de kleinkinderen passen.",
    ],
    "06/eerst-naar-specialist": ["waar", "weet ik niet", "niet waar"],
    "06/gemiddeld-vijftien": [
        "Zijn pijn wordt 15 punten minder.",
        "Het kan bij hem meer of minder zijn, en niemand weet dat vooraf.",
        "Dan heeft oefenen geen zin.",
        "Zulke cijfers gaan nooit over mensen zoals hij.",
    ],
    "06/vragen-om-te-kiezen": [
        "Wat willen we bereiken, en wanneer kijken we of het lukt?",
        "Wat als het bij mij niet helpt?",
        "Wat kan ik zelf doen, tussen de afspraken door?",
        "Kunt u beloven dat mijn pijn weggaat?",
        "Ik vraag liever niets, de therapeut weet het het best.",
    ],
    "07/plan-gelukt": ["waar", "weet ik niet", "niet waar"],
    "07/begin-van-ria": [
        "Ze begint pas als haar rug een maand rustig is.",
        "Ze werkt komende zaterdag meteen de hele ochtend.",
        "Ze helpt zaterdag een half uur, samen met Els.",
        "Ze spreekt met zichzelf af om minder aan haar rug te denken.",
    ],
    "07/ria-pakt-haar-plan": [
        "Ze kijkt of er iets nieuw of heel anders is, ook iets anders dan pijn.",
        "Er is niets nieuws. Ze leest: dit heb ik eerder gehad.",
        "Ze kiest voor vandaag een kleinere stap.",
        "Ze doet daarna iets wat haar rust geeft.",
        "Als het weer gaat, doet ze haar gewone stap.",
    ],
    "07/ria-en-henk": [
        '"Wat lief. Laat mij de kleine tas dragen."',
        '"Wil je zaterdag met me meelopen naar de bakkerij?"',
        '"Lees mijn plan eens. Dan weet je wat ik op een slechte dag wil."',
        "Niets, want hij bedoelt het goed.",
        '"Laat me met rust, ik doe voortaan alles alleen."',
    ],
}


@pytest.mark.parametrize("key", OPTIONS)
def test_a_question_that_keeps_its_name_keeps_its_answers(key: str) -> None:
    lesson, name = key.split("/")
    (path,) = (ROOT / "lessons/nl").glob(f"{lesson}-*.ipynb")
    for cell in read_file(path).cells:
        if cell.question and cell.source.split()[1] == name:
            header, body = cell.question
            question = parse(header.removeprefix("%%quiz "), body, SOURCES)
            assert [option.text for option in question.options] == OPTIONS[key]
            return
    pytest.fail(f"{key} is gone")
