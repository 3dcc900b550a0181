"""What lessons 00, 01, 02, 03 and 05 and their widgets may not say, and what they must: claims that went further than their source."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from widgets import ScanFindings
from widgets.scene.scene_text import parse, split_cell
from widgets.sources import Sources

ROOT = Path(__file__).parents[2]
SOURCES = Sources.load(ROOT / "lessons")


@cache
def text(where: str) -> str:
    """All words of a lesson (notes for the leader too), the Dutch of a widget, or the finding of a source."""
    if where in SOURCES:
        return SOURCES.get(where).finding
    if (po := ROOT / "widgets" / where / "nl.po").is_file():
        with po.open("rb") as file:
            return "\n".join(str(message.string) for message in read_po(file) if message.id)
    notebook = json.loads((ROOT / f"lessons/nl/{where}.ipynb").read_text())
    return "\n".join(
        [*notebook["metadata"]["course"]["goals"], *("".join(cell["source"]) for cell in notebook["cells"])]
    )


GONE = [
    # Explanation alone is not explanation beside exercise, and that does better.
    ("alone", "00-welkom", "zonder iets erbij"),
    ("alone", "02-uw-alarmsysteem", "Een ander overzicht zag geen duidelijk verschil in gedachten"),
    ("alone", "02-uw-alarmsysteem", "Gemiddeld maakt uitleg de pijn zelf niet merkbaar minder"),
    ("alone", "03-de-cirkel", "Een ander overzicht zag geen duidelijk verschil in gedachten"),
    # One website was studied in a large trial.
    ("website", "00-welkom", "weten we nog niet goed hoeveel ze helpen"),
    ("website", "00-welkom", "Daarom noemen wij geen getal"),
    # The brain that weighs is a theory.
    ("theory", "02-uw-alarmsysteem", "Dan voelt u pijn. Dat gaat vanzelf"),
    ("theory", "02-uw-alarmsysteem", "---\nPijn komt pas na het wegen"),
    # Who chose to answer says what mattered to them, not what will happen to anybody else.
    ("chosen", "02-uw-alarmsysteem", "kunt u opnieuw trainen"),
    # Who had recovered says little about flare-ups in pain that lasts.
    ("flare-up", "03-de-cirkel", "Pijn die terugkomt is dus heel gewoon"),
    ("flare-up", "05-stap-voor-stap", "dasilva2019"),
    # Measured before the pain that stayed, which is more than going together.
    ("cause", "01-lage-rugpijn", "Dat iets samengaat met pijn"),
    ("date", "01-lage-rugpijn", "Huisartsen kregen in 2017 het advies"),
    # "Often" without a source.
    ("often", "belief_cards", "Vaak lukt dat"),
    ("often", "belief_cards", "helpt veel mensen"),
    ("often", "fear_circle", "Vaak"),
    ("often", "fear_circle", "Vertrouwen groeit"),
    ("often", "my_factors", "rust vaker"),
    ("often", "my_factors", "gaat u makkelijk door"),
    ("often", "my_factors", "doet vaak minder"),
    ("often", "my_factors", "vaak veel rust"),
    ("often", "danger_safety_cards", "Wat maakt uw alarm"),
    ("often", "danger_safety_cards", "Maakt mijn alarm"),
    ("often", "posture_reminder", "vaak"),
    ("often", "pain_alarm", "telt ook altijd meer mee"),
    ("often", "01-lage-rugpijn", "maar vaak spelen er meer dingen mee"),
    ("often", "03-de-cirkel", "Vaak zakt de spanning"),
    ("often", "03-de-cirkel", "durft u vaak minder"),
    ("often", "03-de-cirkel", "Ze geven vaak even rust"),
    ("often", "05-stap-voor-stap", "volgt er vaak weer een dag op de bank"),
    ("often", "05-stap-voor-stap", "Het beste plan is vaak"),
    ("often", "05-stap-voor-stap", "schrikt vaak minder"),
    ("often", "05-stap-voor-stap", "Bij pijn gaat het vaak"),
    # The circle fits a part of the people with pain that lasts.
    ("circle", "03-de-cirkel", "bijna ieder"),
    # Fear is answered with building up, not with a therapist to lean on.
    ("lifting", "01-lage-rugpijn", "zoekt hij het best uit met zijn therapeut"),
    # Dutch that was wrong.
    ("dutch", "00-welkom", "Hieronder staat een paar"),
    ("dutch", "00-welkom", "en met een andere lijst"),
    ("dutch", "01-lage-rugpijn", "dat zij op en neer gaat"),
    ("dutch", "02-uw-alarmsysteem", "Zenuwen, ruggenmerg en hersenen wegen samen"),
    ("dutch", "03-de-cirkel", "iets slecht heeft gedaan"),
    ("dutch", "03-de-cirkel", "Zij hadden toen vier tot zeven weken"),
    ("dutch", "05-stap-voor-stap", "iets slecht heeft gedaan"),
    ("dutch", "05-stap-voor-stap", "schakelt u bij"),
    ("dutch", "05-stap-voor-stap", "de groep om mee te vergelijken"),
    # Words that stood too close to the article.
    ("own words", "01-lage-rugpijn", "omdraaien in bed of schoenen aantrekken"),
    ("own words", "01-lage-rugpijn", "naar een bil of bovenbeen"),
    ("own words", "01-lage-rugpijn", "wat u wel en niet kunt doen"),
    ("own words", "01-lage-rugpijn", "u staat er niet alleen voor"),
]

STANDS = [
    ("alone", "00-welkom", "Uitleg naast oefenen deed het beter, vooral bij gedachten en stemming. [@umbrella2023]"),
    ("alone", "02-uw-alarmsysteem", "Uitleg naast oefenen deed het beter. [@umbrella2023]"),
    ("alone", "03-de-cirkel", "Uitleg naast oefenen deed het beter, vooral bij gedachten en stemming. [@umbrella2023]"),
    ("alone", "umbrella2023", "Uitleg over pijn alleen"),
    ("alone", "umbrella2023", "Uitleg naast oefenen deed het beter"),
    ("website", "00-welkom", "gemiddeld ongeveer een half punt minder, op een lijst van 24"),
    ("website", "00-welkom", "[@geraghty2024]"),
    ("theory", "02-uw-alarmsysteem", "zo denken veel onderzoekers"),
    ("theory", "02-uw-alarmsysteem", "[@moseley2007; @moseley2015]"),
    ("chosen", "02-uw-alarmsysteem", "Daarom zegt dit niet hoe het bij anderen gaat. [@leake2021]"),
    ("flare-up", "03-de-cirkel", "Over opvlammingen bij langdurige pijn zegt dit getal dus weinig"),
    ("flare-up", "03-de-cirkel", "[@kongsted2016]"),
    ("cause", "01-lage-rugpijn", "Of zulke dingen de oorzaak zijn, weten we niet"),
    ("severe", "01-lage-rugpijn", "Heeft u wel steeds hevige pijn? Dan bent u niet de enige"),
    ("date", "01-lage-rugpijn", "In 2020, een jaar met corona, waren in totaal bijna 1,9 miljoen"),
    ("date", "01-lage-rugpijn", "versie van 2017"),
    ("lifting", "01-lage-rugpijn", "Tillen kan hij weer opbouwen"),
    # No harm was found, which is not the same as safe.
    ("lifting", "05-stap-voor-stap", "Dat bewijst niet dat elke manier voor iedereen veilig is"),
    ("lifting", "05-stap-voor-stap", "maar één volgde mensen langere tijd. [@saraceni2020]"),
    ("lifting", "saraceni2020", "Dat tillen altijd veilig is, bewijst dit niet"),
    ("overdoing", "05-stap-voor-stap", "Wat de oorzaak is en wat het gevolg, is niet bekend. [@andrews2012]"),
    ("often", "fear_circle", "Misschien merkt u: dit kan ik"),
    ("often", "fear_circle", "Vertrouwen kan groeien"),
]


@pytest.mark.parametrize(("about", "where", "sentence"), GONE, ids=lambda value: value[:30])
def test_a_sentence_that_said_too_much_or_was_wrong_is_gone(about: str, where: str, sentence: str) -> None:
    assert sentence not in text(where), about


@pytest.mark.parametrize(("about", "where", "sentence"), STANDS, ids=lambda value: value[:30])
def test_a_claim_is_told_with_its_limits(about: str, where: str, sentence: str) -> None:
    assert sentence in text(where), about


def test_a_story_counts_as_many_scans_at_an_age_as_the_model_does() -> None:
    scans = ScanFindings(name="scans")
    of_100 = next(each["of_100"] for each in scans._findings if each["key"] == "bulge")
    of_10 = {age: round(share / 10) for age, share in zip(scans._all_ages, of_100, strict=True) if share is not None}
    notebook = json.loads((ROOT / "lessons/nl/01-lage-rugpijn.ipynb").read_text())
    cells = [split_cell("".join(cell["source"])) for cell in notebook["cells"]]
    (story,) = [parse(*cell, SOURCES) for cell in cells if cell and "tien-scans" in cell[0]]

    told: dict[int, int | None] = {}
    age = None
    for block in story.blocks:
        if block.direction == "age":
            age = block.n
        if block.direction == "of_ten" and age is not None:
            told[age] = block.n
    assert told == {age: of_10[age] for age in (30, 50, 80)}
