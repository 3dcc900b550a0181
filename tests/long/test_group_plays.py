"""Each play of the lessons on the smallest phone of a group: it fits, it is played by keyboard, and where it ends is counted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import Server, Watched, pin_of
from tests.group_client import Client, News

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("groups")]

# The lesson of each, what is used of it, and by which key.
PLAYS = {
    "scans": ("01-lage-rugpijn", "input[type=range]", "ArrowUp"),
    "lichaam": ("02-uw-alarmsysteem", "input[type=range]", "ArrowUp"),
    "mijn-cirkel": ("03-de-cirkel", "[data-part=who] button", "Enter"),
    "twee-dalen": ("03-de-cirkel", "[data-part=choice] input", "Space"),
    "week": ("04-slaap-en-rust", ".night", "Enter"),
    "adem": ("04-slaap-en-rust", ".thirds input", "Space"),
    "twee-plannen": ("05-stap-voor-stap", "[data-part=choice] input", "Space"),
    "mijn-beweging": ("05-stap-voor-stap", "[data-part=size] input", "Space"),
    "behandelingen": ("06-behandeling", "select", "End"),
}


@pytest.mark.parametrize("name", PLAYS)
def test_a_play_fits_on_the_smallest_phone_and_counts_where_it_ends(
    groups: Server, watched: Watched, name: str
) -> None:
    lesson, control, key = PLAYS[name]
    groups.wait_until(lambda: groups.health()["lessons"].get(lesson) == "good", what=f"lesson {lesson}")
    leader = Client(groups.address)
    leader.open(pin_of(groups))
    assert leader.steer("go", lesson=lesson, screen=1)[0] == 200
    news = News(leader)
    page = watched.context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(f"{groups.address}/groep/#{leader.code}")
    expect(page.locator("[data-part=waiting]")).to_be_visible()
    assert leader.steer("ask", question=f"spel:{name}")[0] == 200
    expect(page.locator(".phone-play .w-card")).to_be_visible()
    # Nothing of it would be kept.
    expect(page.locator(".phone-play .w-keeps:visible")).to_have_count(0)
    page.locator(f".phone-play .w-card {control}").last.press(key)
    expect(page.locator("[data-part=status]")).to_have_class(re.compile("is-done"))
    news.wait(lambda state: state["question"]["rounds"][0]["votes"] == 1)
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    past = "(all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length"
    assert page.locator(".phone-play :is(label, button, select, p)").evaluate_all(past) == 0
    news.stop()
    leader.steer("end")
