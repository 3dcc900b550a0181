"""``ClinicDetails`` as a reader meets it: to read, to call, to print; and nothing where nothing is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from widgets.clinic_details.clinic_details import ClinicDetails

LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
FULL = """[clinic]
name = "Praktijk De Brug"
text = "Fysiotherapie."
towns = ["Ee", "Aa"]
phone = "076 - 123 45 67"
mail = "info@brug.example"
web = "https://www.brug.example/"
"""


@pytest.fixture
def details(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """``details(text)``: the widget of a course with that course.toml."""

    def make(text: str) -> ClinicDetails:
        (tmp_path / "course.toml").write_text(text)
        monkeypatch.chdir(tmp_path)
        return ClinicDetails(name="contact")

    return make


def test_all_details_are_there_and_can_be_used(open_widget, details) -> None:
    page = open_widget(details(FULL))
    expect(page.get_by_role("heading", name="Bij wie kunt u terecht?")).to_be_visible()
    expect(page.get_by_text("Praktijk De Brug")).to_be_visible()
    expect(page.get_by_role("listitem")).to_have_text(["Ee", "Aa"])
    for words, address in (
        ("076 - 123 45 67", "tel:0761234567"),
        ("info@brug.example", "mailto:info@brug.example"),
        ("www.brug.example", "https://www.brug.example/"),
    ):
        link = page.get_by_role("link", name=words, exact=True)
        expect(link).to_have_attribute("href", address)
        assert link.bounding_box()["height"] >= 44
    assert page.evaluate("localStorage.length") == 0


def test_what_is_empty_is_left_out(open_widget, details) -> None:
    page = open_widget(details('[clinic]\nname = "De Brug"\nphone = ""\nmail = ""\ntowns = []'))
    expect(page.get_by_text("De Brug")).to_be_visible()
    expect(page.get_by_role("term")).to_have_count(0)
    expect(page.get_by_role("link")).to_have_count(0)
    expect(page.get_by_text("Vraag uw eigen therapeut of huisarts hoe u een afspraak maakt.")).to_be_visible()


def test_without_a_clinic_it_points_to_the_own_therapist(open_widget, details) -> None:
    page = open_widget(details(""))
    expect(page.get_by_text("Uw eigen therapeut of huisarts is een goed begin.")).to_be_visible()
    expect(page.locator("[data-part=details]")).to_have_count(0)


def test_it_is_printed_and_fits_a_small_screen(open_widget, details) -> None:
    page = open_widget(details(FULL), width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    for words in ("Praktijk De Brug", "Aa", "076 - 123 45 67", "info@brug.example", "www.brug.example"):
        expect(page.get_by_text(words, exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, details, axe_violations, width: int, height: int, colours: str) -> None:
    assert axe_violations(open_widget(details(FULL), width=width, height=height, color_scheme=colours)) == []
