"""A lesson by ear: Orca and Firefox, by keys alone, a step at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Server
from tests.long.screen_reader import Listener, listening

pytestmark = pytest.mark.long

LOOK = "Bekijk de uitleg"
BACK, ON = ("Terug ", "link."), ("Verder link.",)
MORE = "collapsed push button."

#: Of each step: its heading, and what the Tab key comes to, in order.
STEPS: dict[str, list[tuple[str, ...]]] = {
    "Thea wil haar sokken aan": [
        ("Wat zou u vanavond doen als u Thea was?", "Thuisblijven, om mijn rug rust te geven.", "radio button"),
        (LOOK, "push button."),
    ],
    "Wat denkt u nu?": [
        ("Hoe meer pijn ik voel, hoe meer er mis is in mijn rug.", "waar.", "radio button"),
        ("Hoe zeker bent u?", "niet zeker.", "radio button"),
        (LOOK, "push button."),
    ],
    "Dezelfde hand": [
        ("Wat is er dan anders, denkt u?", "Haar rug.", "radio button"),
        (LOOK, "push button."),
        ("Een verhaal met een tekening, in 12 stappen panel.", f"Zenuwen {MORE}"),
        ("Eén stap terug", "push button grayed."),
        ("Speel af", "push button."),
        ("Eén stap verder", "push button."),
        ("Instellingen van het verhaal", MORE),
        (f"Meer weten: Een signaal is nog geen pijn {MORE}",),
        (f"Meer weten: Drie delen werken samen {MORE}",),
    ],
    "Druk zelf op de rug": [
        ("Wat doet het alarm? panel.", "Druk op de rug van Thea: gewoon push button."),
        ("Druk op de rug panel.", "licht push button."),
        ("gewoon push button.",),
        ("stevig push button.",),
        ("Het alarm: een stap minder push button grayed.",),
        ("Het alarm: slider rustig.", "Focus mode"),
        ("Het alarm: een stap meer push button.",),
        ("Iets anders proberen push button.",),
        ("Rustig lichaam ernaast toggle button not pressed.",),
        (f"Laat de grafiek zien {MORE}",),
        (f"Meer weten: Tien keer achter elkaar {MORE}",),
    ],
    "Zit het dan tussen de oren?": [(f"Meer weten: Wat roept dit bij u op? {MORE}",)],
    "Een alarm kan leren": [
        (f"alarm van uw lichaam {MORE}",),
        (f"bron: Laumonier 2016 {MORE}",),
        (f"centrale sensitisatie {MORE}",),
        (f"bron: Woolf 2011 {MORE}",),
        (f"Meer weten: Hoe zeker is dit? {MORE}",),
        (f"Meer weten: Het moeilijke woord {MORE}",),
        (f"Meer weten: Gewone dingen kunnen pijn doen {MORE}",),
        (f"Meer weten: Nog een vraag: wat klopt er? {MORE}",),
    ],
    "Farid tilt zijn dochter op": [
        ("Welke uitleg past het best bij wat Farid voelt?", "radio button"),
        (LOOK, "push button."),
        ("Geef mij een hint", "push button."),
    ],
    "Noor en haar zus": [("Wat kan Noor het best antwoorden?", "radio button"), (LOOK, "push button.")],
    "Wat geeft u vandaag rust?": [
        ("Wat kan uw alarm gevoeliger maken? panel.", "Slecht slapen check box not checked."),
        ("Stress of altijd haast check box not checked.",),
        ("Zorgen over werk of thuis check box not checked.",),
        ("Enge woorden over mijn rug check box not checked.",),
        ("Vorige push button grayed.",),
        ("Meer kaarten push button.",),
        (f"Al mijn kaarten {MORE}",),
        (f"Meer weten: Slaap en gevoeligheid {MORE}",),
        (f"Meer weten: Wat levert uitleg op? {MORE}",),
    ],
    "In het kort": [(f"Meer weten: In uw eigen woorden {MORE}",)],
    "Vraag voor mijn therapeut": [],
}


def goes_on(reader: Listener, number: int, heading: str) -> None:
    """Presses what leads to a step. Orca says its title and where it is in either order."""
    reader.press("Return", f"{heading} heading level 2.", f"Stap {number} van 12 heading level 1.")


def is_answered(reader: Listener) -> None:
    """The first step: its question, its options by arrows, and its reply."""
    question = "Wat vertelt dat over zijn pijn? panel."
    reader.press("Tab", question, "Daar komt zijn pijn vandaan", "not selected radio button")
    reader.press("space", "selected")
    reader.press("Tab", LOOK, "push button.")
    assert reader.said().count("Wat vertelt dat over zijn pijn?") == 1
    reader.press("Return", "Bekijk het ook eens zo", "Een scan lijkt een bewijs", "Kies gerust een ander antwoord.")
    reply = reader.said()
    for source in ("bron: Brinjikji 2015a", "bron: Brinjikji 2015b"):
        reader.press("Tab", f"{source} {MORE}")
    assert reply.count("Een scan lijkt een bewijs") == 1


def once(reader: Listener, words: str, key: str = "space") -> None:
    """Presses a button, and hears these words."""
    reader.press(key, words)
    assert reader.said().count(words) == 1


def test_a_lesson_is_heard_from_its_title_to_its_last_step(
    built_course: Server, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with listening(tmp_path, f"{built_course.address}/nl/02-uw-alarmsysteem/") as reader:
        request.addfinalizer(lambda: print(reader.transcript()))
        reader.hear("Finished loading Uw alarmsysteem")
        for link in ("Begrijp uw rugpijn", "Mijn cursus", "Begin met stap 1"):
            reader.press("k", f"{link} link.")
        goes_on(reader, 1, "Weet u nog?")
        is_answered(reader)
        for number, (heading, stops) in enumerate(STEPS.items(), 2):
            reader.press("Tab", *BACK)
            reader.press("Tab", *ON)
            goes_on(reader, number, heading)
            for stop in stops:
                reader.press("Tab", *stop)
                if stop[0] == "Eén stap verder":
                    once(reader, "Iemand legt een hand op de rug van Thea.")
                    once(reader, "Ze sturen een signaal naar het ruggenmerg.")
                elif stop[0] == "gewoon push button.":
                    once(reader, "Een gewone hand geeft geen pijn.")
                elif stop[0] == "Het alarm: slider rustig.":
                    once(reader, "Een gewone hand geeft", "Right")
