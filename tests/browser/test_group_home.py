"""After a group session: the way home, on the projector and on a phone, with and without an address on the web."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_server import serve, write_lesson
from tests.conftest import Server, pin_of
from tests.group_client import Client

pytestmark = pytest.mark.xdist_group("groups")

LESSON = "02-uw-alarmsysteem"
WEB = "https://cursus.praktijk.nl/rug"


def a_clinic(start_server, folder: Path, settings: str) -> Server:
    write_lesson(folder, "01-les", "## Deel een", "## Deel twee")
    (folder / "course.toml").write_text(settings)
    return serve(start_server, folder, "--group", "--ip", "127.0.0.1")


def the_end(server: Server, watched, lesson: str, title: str) -> tuple[Page, Page]:
    """Projector and phone after a session that saw section 2 only, which has this title."""
    leader = Client(server.address)
    leader.open(pin_of(server))
    leader.steer("go", lesson=lesson, screen=2)
    screen, phone = (watched.context(viewport={"width": width, "height": 900}).new_page() for width in (1600, 390))
    # The leader hands the room over to this browser.
    screen.goto(f"{server.address}/groep/scherm/{lesson}/#groep={leader.code}.{leader.key}")
    phone.goto(f"{server.address}/groep/?{leader.code}")
    expect(phone.locator("[data-part=phase]")).to_contain_text(title)
    expect(screen.locator("[data-part=progress]")).to_contain_text("2 van")
    # What the projector tells of itself just then is refused.
    watched.expected.append("403 (Forbidden)")
    leader.steer("end")
    expect(screen.locator("[data-part=end]")).to_be_visible()
    expect(phone.locator("[data-part=take-home]")).to_be_visible()
    return screen, phone


def test_the_way_home_leads_to_the_course_on_the_web(start_server, watched, new_page, tmp_path: Path) -> None:
    server = a_clinic(start_server, tmp_path, f'address = "{WEB}"\n')
    screen, phone = the_end(server, watched, "01-les", "Deel twee")
    expect(screen.locator("[data-part=end] [data-part=qr]")).to_have_attribute(
        "data-address", f"{WEB}/nl/01-les/#deel-2"
    )
    expect(screen.get_by_role("heading", name="Lees thuis verder")).to_be_visible()
    expect(screen.locator("[data-part=stays]")).to_have_count(0)
    expect(phone.locator("[data-part=go-on]")).to_have_attribute("href", f"{WEB}/nl/01-les/#deel-1")
    expect(phone.get_by_text("Thuis kunt u de les zelf lezen")).to_be_visible()
    page = new_page()
    page.goto(f"{server.address}/groep/begin/")
    expect(page.locator("[data-part=stays]")).to_have_count(0)
    assert "address" not in server.log


def test_without_an_address_on_the_web_the_leader_is_told_that_it_works_here_only(
    groups: Server, watched, new_page
) -> None:
    assert "Vul dan 'address' in, in course.toml" in groups.log
    page = new_page()
    page.goto(f"{groups.address}/groep/begin/")
    expect(page.locator("[data-part=stays]")).to_contain_text("alleen op dit netwerk")
    expect(page.locator("[data-part=stays]")).to_be_visible()
    expect(page.get_by_role("link", name="Print de kaarten")).to_be_visible()
    screen, phone = the_end(groups, watched, LESSON, "Thea wil haar sokken aan")
    expect(screen.locator("[data-part=stays]")).to_have_text("Dit adres werkt alleen op dit netwerk, niet thuis.")
    expect(screen.locator("[data-part=end] [data-part=qr]")).to_have_attribute(
        "data-address", f"{groups.address}/nl/{LESSON}/#deel-2"
    )
    expect(phone.locator("[data-part=go-on]")).to_have_attribute("href", f"../nl/{LESSON}/#deel-1")
    expect(phone.get_by_text("U kunt de les zelf lezen")).to_be_visible()
