"""What axe does not see: names, roles and live messages in the accessibility tree, zoom, spacing, targets, charts without sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_lessons import open_page
from tests.browser.visits import EACH_LESSON, EACH_PAGE, LESSONS, USED, Visits, name, role, visited
from tests.conftest import Server

NAMED = {
    "button",
    "link",
    "slider",
    "radio",
    "checkbox",
    "textbox",
    "combobox",
    "spinbutton",
    "heading",
    "region",
    "group",
    "radiogroup",
    "navigation",
    "dialog",
    "image",
    "img",
    "figure",
    "DisclosureTriangle",
    "searchbox",
    "Date",
}


@pytest.mark.parametrize("path", EACH_PAGE)
def test_everything_that_can_be_used_has_a_role_and_a_name(visit: Visits, path: str) -> None:
    nodes = visit(path)["tree"]
    assert [node for node in nodes if role(node) in NAMED - {"group"} and not name(node)] == []
    # A slider says its value in words, never a bare number.
    for words in visit(path)["sliders"]:
        assert not words.replace(".", "").isdigit()
        assert words
    for landmark in ("main", "banner", "contentinfo"):
        assert sum(role(node) == landmark for node in nodes) == 1


@pytest.mark.parametrize("path", EACH_LESSON)
def test_what_can_be_used_in_a_step_differs_by_name(visit: Visits, path: str) -> None:
    same = []
    step: set[tuple[str, ...]] = set()
    for what in visit(path)["heard"]:
        what_role, what_name, group = what
        if what_role == "h2":
            step = set()
        # An answer belongs to its question; two links may lead to one place, and two buttons open one source.
        control = what if what_role in ("radio", "checkbox") else (what_role, what_name)
        if what_role in USED - {"link"} and not what_name.startswith("bron: "):
            same += [what] if control in step else []
            step.add(control)
    assert same == []


# Of a lesson: a question, and a model. What is folded away stands open.
ORDER = {
    "Wat denkt u nu?": [
        ("button", "Lees dit deel voor: Wat denkt u nu?"),
        ("h3", "Hoe meer pijn ik voel, hoe meer er mis is in mijn rug."),
        ("radio", "waar"),
        ("radio", "weet ik niet"),
        ("radio", "niet waar"),
        ("radio", "niet zeker"),
        ("radio", "een beetje zeker"),
        ("radio", "heel zeker"),
        (
            "button",
            "Bekijk de uitleg Hoe meer pijn ik voel, hoe meer er mis is in mijn rug.",
        ),
    ],
    "Druk zelf op de rug": [
        ("button", "Lees dit deel voor: Druk zelf op de rug"),
        ("h3", "Wat doet het alarm?"),
        ("button", "Druk op de rug van Thea: gewoon"),
        ("button", "licht"),
        ("button", "gewoon"),
        ("button", "stevig"),
        ("button", "Het alarm: een stap minder"),
        ("slider", "Het alarm:"),
        ("button", "Het alarm: een stap meer"),
        ("button", "Iets anders proberen"),
        ("button", "Rustig lichaam ernaast"),
        ("DisclosureTriangle", "Laat de grafiek zien"),
        ("DisclosureTriangle", "Laat de getallen zien"),
        ("DisclosureTriangle", "Meer weten: Tien keer achter elkaar"),
        ("button", "prikkel"),
        ("button", "bron: Granot 2006"),
        ("button", "bron: den Bandt 2019"),
    ],
}


@pytest.mark.parametrize("path", [visited("02-uw-alarmsysteem/")])
def test_a_step_is_heard_in_the_order_in_which_it_is_done(visit: Visits, path: str) -> None:
    steps: dict[str, list[tuple[str, str]]] = {}
    for what_role, what_name, _ in visit(path)["heard"]:
        if what_role == "h2":
            steps[what_name] = []
        elif steps:
            list(steps.values())[-1].append((what_role, what_name))
    assert {name: steps[name] for name in ORDER} == ORDER


@pytest.mark.parametrize("path", EACH_LESSON)
def test_answers_are_announced_politely(visit: Visits, path: str) -> None:
    messages = visit(path)["live messages"]
    # A screen reader finds the reply within a live message, not beside it.
    assert visit(path)["reply"] in [words for words, _ in messages]
    assert {live for _, live in messages} == {"polite"}


@pytest.mark.parametrize("path", EACH_LESSON)
def test_a_chart_is_a_sentence_and_a_table_for_who_cannot_see_it(visit: Visits, path: str) -> None:
    for chart in visit(path)["charts"]:
        assert len(chart["sentence"].split()) >= 4
        assert chart["columns"] >= 2
        assert chart["rows"] >= 3
        assert all(text.strip() for text in chart["row heads"])


@pytest.mark.parametrize("path", EACH_PAGE)
def test_at_400_percent_zoom_nothing_scrolls_sideways(visit: Visits, path: str) -> None:
    assert {part: width for part, width in visit(path)["sideways at 400 %"].items() if width > 0} == {}


@pytest.mark.parametrize("path", EACH_PAGE)
def test_letters_twice_as_large_and_wide_on_a_small_screen(visit: Visits, path: str) -> None:
    found = visit(path)
    assert found["letters"] == ["200", "wide"]
    assert found["wide by letters"] == []
    assert found["sideways by letters"] <= 0
    assert found["cut off by letters"] == []


@pytest.mark.parametrize("path", EACH_PAGE)
def test_targets_are_large_enough(visit: Visits, path: str) -> None:
    assert visit(path)["small"] == visit(path)["small at 1280"] == []


@pytest.mark.parametrize("path", EACH_PAGE)
def test_a_readers_own_spacing_loses_no_words(visit: Visits, path: str) -> None:
    assert visit(path)["cut off by own spacing"] == []
    assert visit(path)["sideways by own spacing"] <= 0


def test_the_footer_leads_to_the_pages_that_tell_about_privacy_and_access(course: Server, new_page) -> None:
    page = open_page(course, new_page(), f"{LESSONS[3]}/")
    page.get_by_role("contentinfo").get_by_role("link", name="Uw privacy").click()
    expect(page.locator("main h1")).to_have_text("Uw privacy")
    page.get_by_role("contentinfo").get_by_role("link", name="Voor iedereen te gebruiken").click()
    expect(page.locator("main h1")).to_have_text("Voor iedereen te gebruiken")
    for words in (
        "voorleesprogramma voor blinden",
        "Patiënten hebben de cursus nog niet getest",
        "Werkt er iets niet voor u?",
    ):
        expect(page.get_by_role("main")).to_contain_text(words)


def test_the_pages_name_the_clinics_telephone_and_mail(tmp_path) -> None:
    from dataclasses import replace

    from course.pages import LessonPages
    from course.project import Project
    from course.settings import Clinic
    from course.site import Site
    from tests.conftest import ROOT

    class WithClinic(Project):
        def settings(self):
            return replace(
                super().settings(),
                clinic=Clinic(name="Praktijk De Rug", phone="076 123 45 67", mail="info@praktijk.nl"),
            )

    site = Site(LessonPages(WithClinic(ROOT), tmp_path), live=False, author=False)
    for address in ("toegankelijkheid", "privacy"):
        html = site.side_page(address).plain.decode()
        main = html[html.index("<main") : html.index("</main>")]
        assert 'href="tel:0761234567"' in main
        assert 'href="mailto:info@praktijk.nl"' in main
