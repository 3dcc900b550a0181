"""What a clinic sets in course.toml: its details on every page, its colours, and what a mistake there does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_server import serve, write_lesson
from tests.conftest import Server, run_course

pytestmark = pytest.mark.xdist_group("clinic")

TEAL, TEAL_DARK = "#1b4f8f", "#9cc4ff"
CLINIC = f"""title = "Rug en bewegen"
[clinic]
name = "Praktijk De Brug"
text = "Fysiotherapie."
towns = ["Ee", "Aa", "Oe"]
phone = "076 123 45 67"
mail = "info@brug.example"
web = "https://www.brug.example"
[colours]
teal = "{TEAL}"
teal_dark = "{TEAL_DARK}"
[emergency]
ambulance = "112"
out_of_hours = "076 111 22 33"
"""


@pytest.fixture(scope="module")
def clinic(keep_server, tmp_path_factory) -> Server:
    folder = tmp_path_factory.mktemp("clinic")
    write_lesson(folder, "01-les", "from widgets import *", "## Hulp", 'ClinicDetails(name="contact")', title="Proef")
    (folder / "course.toml").write_text(CLINIC)
    return serve(keep_server, folder)


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def open_page(server: Server, page: Page, path: str = "/nl/01-les/") -> Page:
    page.goto(server.address + path)
    page.wait_for_selector("html[data-host=ready]")
    return page


def test_as_shipped_the_foot_of_a_page_names_the_clinic_and_its_towns(course: Server, new_page) -> None:
    page = open_page(course, new_page(), "/nl/07-mijn-plan/")
    foot = page.get_by_role("contentinfo")
    expect(foot).to_contain_text("Melius Pijnzorg")
    expect(foot).to_contain_text("In Breda, Bergen op Zoom, Goes en Eindhoven.")
    expect(foot.locator("[data-part=clinic]").get_by_role("link")).to_have_count(0)
    lesson = page.locator("[data-part=clinic_details]")
    expect(lesson).to_contain_text("Melius Pijnzorg")
    expect(lesson.get_by_role("listitem")).to_have_text(["Breda", "Bergen op Zoom", "Goes", "Eindhoven"])


@pytest.mark.parametrize("path", ["/nl/", "/nl/01-les/", "/nl/mijn-cursus/"])
def test_the_clinics_own_numbers_stand_with_the_safety_list_on_screen_and_on_paper(
    clinic: Server, new_page, path: str
) -> None:
    page = open_page(clinic, new_page(), path)
    page.locator("[data-part=safety] > summary").click()
    expect(page.get_by_role("link", name="bel 076 111 22 33")).to_have_attribute("href", "tel:0761112233")
    page.emulate_media(media="print")
    expect(page.locator("[data-part=safety-print]")).to_contain_text("Huisartsenpost: bel 076 111 22 33")


@pytest.mark.parametrize("path", ["/nl/", "/nl/01-les/"])
def test_the_foot_of_every_page_shows_what_the_settings_say(clinic: Server, new_page, path: str) -> None:
    page = open_page(clinic, new_page(), path)
    foot = page.get_by_role("contentinfo")
    for words in ("Praktijk De Brug", "Fysiotherapie.", "In Ee, Aa en Oe."):
        expect(foot).to_contain_text(words)
    expect(foot.get_by_role("link", name="076 123 45 67")).to_have_attribute("href", "tel:0761234567")
    expect(foot.get_by_role("link", name="info@brug.example")).to_have_attribute("href", "mailto:info@brug.example")
    expect(foot.get_by_role("link", name="www.brug.example")).to_have_attribute("href", "https://www.brug.example")
    expect(page).to_have_title("Rug en bewegen" if path == "/nl/" else "Proef · Rug en bewegen")
    page.emulate_media(media="print")
    expect(foot.get_by_text("076 123 45 67")).to_be_visible()


@pytest.mark.parametrize(("scheme", "colour"), [("light", TEAL), ("dark", TEAL_DARK)])
def test_links_take_the_colour_of_the_clinic(
    clinic: Server, new_page, axe_violations, scheme: str, colour: str
) -> None:
    page = open_page(clinic, new_page(color_scheme=scheme))
    for link in (
        page.get_by_role("contentinfo").get_by_role("link").first,
        page.locator("[data-part=clinic_details]").get_by_role("link").first,
    ):
        expect(link).to_have_css("color", rgb(colour))
    assert axe_violations(page) == []


def test_who_asks_for_more_contrast_keeps_the_colours_of_high_contrast(clinic: Server, new_page) -> None:
    for scheme in ("light", "dark"):
        page = open_page(clinic, new_page(color_scheme=scheme, contrast="more"))
        link = page.get_by_role("contentinfo").get_by_role("link").first
        expect(link).not_to_have_css("color", rgb(TEAL))
        expect(link).not_to_have_css("color", rgb(TEAL_DARK))


@pytest.mark.parametrize("device", ["light", "dark"])
def test_the_colours_of_the_clinic_follow_the_theme_a_reader_chooses(clinic: Server, new_page, device: str) -> None:
    page = open_page(clinic, new_page(color_scheme=device))
    link = page.get_by_role("contentinfo").get_by_role("link").first
    page.locator("[data-part=reading] > summary").click()
    for choice, colour in (("licht", TEAL), ("donker", TEAL_DARK)):
        page.get_by_role("radio", name=choice).check()
        expect(link).to_have_css("color", rgb(colour))
    # The course's own, 7:1 at least: a clinic's colour does not weaken it.
    page.get_by_role("radio", name="zwart op wit").check()
    expect(link).not_to_have_css("color", rgb(TEAL))
    page.get_by_role("radio", name="zoals mijn apparaat").check()
    expect(link).to_have_css("color", rgb(TEAL if device == "light" else TEAL_DARK))


@pytest.mark.parametrize(
    ("text", "line", "cure"),
    [
        ('[clinic]\nname = "A"\n\n[colours]\nteal = "#88ccbb"', 5, "kies een donkerder kleur"),
        ('[colours]\nteal_dark = "#0d5f5c"', 2, "kies een lichtere kleur"),
        ('[clinic]\nname = "A"\nfone = "076 123 45 67"', 3, "bedoelt u 'phone'?"),
        ('title = "A"\n\n[clinic]\nphone = "076 123 45 67"', 3, "in het deel [clinic] ontbreekt 'name'"),
    ],
)
def test_a_wrong_setting_is_refused_at_the_start_with_file_line_and_cure(
    tmp_path: Path, text: str, line: int, cure: str
) -> None:
    write_lesson(tmp_path, "01-les", "## Deel")
    (tmp_path / "course.toml").write_text(text)
    outcome = run_course("serve", str(tmp_path), "--no-browser")
    assert outcome.returncode == 2
    assert outcome.stderr.strip().startswith(f"course.toml, regel {line}: ")
    assert cure in outcome.stderr


def test_a_change_in_the_settings_changes_the_page_and_a_mistake_keeps_it(start_server, tmp_path: Path) -> None:
    write_lesson(tmp_path, "01-les", "from widgets import *", "## Hulp", 'ClinicDetails(name="contact")')
    settings = tmp_path / "course.toml"
    settings.write_text('[clinic]\nname = "De Oude Brug"')
    server = serve(start_server, tmp_path)
    assert server.get("/nl/01-les/").text.count("De Oude Brug") == 3  # the lesson, drawn and as data, and the foot
    settings.write_text('[clinic]\nname = "De Nieuwe Brug"\nphone = "076 123 45 67"')
    server.wait_until(lambda: server.get("/nl/01-les/").text.count("De Nieuwe Brug") == 3)
    settings.write_text('[clinic]\nname = "De Derde Brug"\nfone = "076 123 45 67"')

    def kept() -> bool:
        return server.get("/nl/01-les/").text.count("De Nieuwe Brug") == 3 and "bedoelt u 'phone'?" in server.log

    server.wait_until(kept, what="the page of before, and the cure in the log")
    assert server.get("/nl/").status == 200
