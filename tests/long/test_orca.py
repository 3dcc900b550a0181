"""One lesson by ear and by keyboard alone: what Orca says of it, in which order, and of what one does in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Server
from tests.long.screen_reader import ScreenReader

pytestmark = pytest.mark.long


def in_order(said: list[str], *words: str) -> None:
    """These stand in what was said, one after the other."""
    at = 0
    for each in words:
        found = next((place for place in range(at, len(said)) if each in said[place]), None)
        assert found is not None, f"{each!r} is not said after {words[: words.index(each)]}: {said}"
        at = found + 1


def test_a_lesson_is_heard_in_order_and_what_one_does_in_it_is_told_once(course: Server, tmp_path: Path) -> None:
    address = f"{course.address}/nl/02-uw-alarmsysteem/"
    with ScreenReader(tmp_path, address, "Uw alarmsysteem") as reader:
        # The page says all of itself once it is there.
        page = reader.said()
        print(*page, sep="\n")
        in_order(
            page,
            *("Naar de inhoud", "Wanneer belt u de dokter?", "main content", "Uw alarmsysteem", "heading level 1"),
            *("Weet u nog?", "heading level 2", "Jelle is 41", "panel", "radio button", "Bekijk de uitleg"),
            *("Dezelfde hand", "Een verhaal met een tekening, in 12 stappen", "Iemand legt een hand", "Speel af"),
            *("Druk zelf op de rug", "Druk op de rug van Thea: gewoon", "Druk op de rug en kijk wat het alarm doet."),
            *("Het alarm:", "slider", "rustig", "bron: Laumonier 2016", "In het kort", "Vraag voor mijn therapeut"),
            *("Mijn vraag", "entry", "Bronnen van deze les", "Andere lessen"),
        )
        # Nothing of a question or a model is taken for a status bar; the page has one, at its end.
        assert page.index("statusbar") > page.index("Andere lessen")

        # A question: its group, an answer, and the reply once; it can be read again.
        reader.press("ctrl+Home")
        reader.press_until("h", "Wat denkt u nu? heading level 2.")
        in_order(reader.press_until("Tab", "waar."), "Hoe meer pijn ik voel, hoe meer er mis is in mijn rug. panel.")
        in_order(reader.press("Down", "Down"), "niet waar.", "not selected radio button")
        in_order(reader.press("space"), "selected")
        in_order(reader.press_until("Tab", "Bekijk de uitleg"), "Hoe zeker bent u? panel.")
        reply = reader.press("Return")
        assert [line for line in reply if "Dat past bij wat onderzoekers nu weten." in line] == [reply[-1]]
        reader.press_until("Down", "Dat past bij wat onderzoekers nu weten.", most=4)

        # A told scene, by hand: what is seen and the words of a step, in one message.
        reader.press_until("h", "Dezelfde hand heading level 2.")
        reader.press_until("b", "Speel af push button.")
        step = reader.press_until("b", "Eén stap verder push button.") and reader.press("Return")
        assert step[-1].startswith("Een hand ligt op de rug van een vrouw")
        assert step[-1].endswith("Zenuwen in haar huid merken dat.")

        # A model: the sentence stands there to be read, a slider says its value, a press is told once.
        reader.press_until("h", "Druk zelf op de rug heading level 2.")
        reader.press_until("Down", "Druk op de rug en kijk wat het alarm doet.")
        reader.press_until("Tab", "slider rustig.")
        assert reader.press("Right")[-1] == "een beetje scherp"
        reader.press_until("Tab", "Het alarm: een stap meer")
        assert reader.press("Return")[-1] == "scherp"
        reader.press_until("shift+Tab", "stevig push button.")
        press = reader.press("Return")
        assert press[-1].startswith("Een stevige hand geeft nu")
        assert len([line for line in press if "stevige hand" in line]) == 1
        in_order(reader.press_until("Up", "Een stevige hand geeft nu", most=6), "Een stevige hand geeft nu")

        # A source is told from others, and what it found comes next.
        reader.press_until("b", "bron: Laumonier 2016 collapsed push button.")
        assert reader.press("Return")[-1] == "expanded"
        assert "Een spier geneest in fasen" in reader.press("Down")[-1]
