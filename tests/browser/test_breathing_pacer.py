"""Breathing calmly: the rhythm, its end, and how little is kept and said. Time is the page's own clock, moved by hand."""

import json

import pytest
from playwright.sync_api import Page, expect

from widgets.breathing_pacer.breathing_pacer import BreathingPacer

BEGIN = "Begin met rustig ademen"
KEY = "rugpijn/99/adem"


@pytest.fixture
def pacer(open_widget, new_page):
    """``pacer(width=390)`` shows the widget on a page whose clock stands still."""

    def show(**options: object) -> Page:
        page = new_page(**options)
        page.clock.install(time=0)
        open_widget(BreathingPacer(name="adem"), page=page)
        page.clock.pause_at(60_000)
        return page

    return show


def main(page: Page):
    return page.locator("button.main")


def rhythm(page: Page):
    return page.locator("[data-part=rhythm]")


def said(page: Page):
    return page.locator("[data-part=said]")


def begin(page: Page) -> None:
    page.get_by_role("button", name=BEGIN).click()
    # The first frame, from which the rhythm counts.
    page.clock.run_for(50)


def size(page: Page) -> float:
    return page.locator("[data-part=shape]").bounding_box()["width"]


def test_at_rest_it_waits_for_the_reader(pacer):
    page = pacer()
    page.clock.run_for(30_000)
    expect(rhythm(page)).to_have_text("Begin wanneer u wilt.")
    expect(main(page)).to_have_text(BEGIN)
    expect(said(page)).to_have_text("")
    expect(page.get_by_text("Stop gerust als het niet prettig is.")).to_be_visible()


def test_words_and_shape_go_in_and_out_together(pacer):
    page = pacer()
    begin(page)
    expect(rhythm(page)).to_have_text("Adem rustig in")
    small = size(page)
    page.clock.run_for(3_800)
    full = size(page)
    assert full > 1.4 * small
    page.clock.run_for(400)
    expect(rhythm(page)).to_have_text("Adem rustig uit")
    page.clock.run_for(5_000)
    assert size(page) < 0.75 * full
    page.clock.run_for(1_200)
    expect(rhythm(page)).to_have_text("Adem rustig in")


def test_the_way_out_is_longer_than_the_way_in(pacer):
    page = pacer()
    begin(page)
    page.clock.run_for(4_500)
    expect(rhythm(page)).to_have_text("Adem rustig uit")
    page.clock.run_for(5_000)
    expect(rhythm(page)).to_have_text("Adem rustig uit")


@pytest.mark.parametrize(("minutes", "seconds"), [("1 minuut", 60), ("2 minuten", 120), ("3 minuten", 180)])
def test_it_stops_by_itself(pacer, minutes, seconds):
    page = pacer()
    page.get_by_label(minutes).check()
    begin(page)
    expect(said(page)).to_contain_text(f"Het stopt vanzelf na ongeveer {minutes}.")
    page.clock.fast_forward((seconds - 1) * 1000)
    expect(main(page)).to_have_text("Stop")
    page.clock.run_for(1_100)
    expect(main(page)).to_have_text(BEGIN)
    expect(said(page)).to_have_text("Dat was het. Adem gewoon verder.")
    expect(rhythm(page)).to_have_text("Begin wanneer u wilt.")


@pytest.mark.parametrize(
    ("pace", "breath_in", "breath"), [("langzamer", 5, 12), ("rustig", 4, 10), ("iets sneller", 3, 8)]
)
def test_the_reader_chooses_the_pace(pacer, pace, breath_in, breath):
    page = pacer()
    page.get_by_label(pace, exact=True).check()
    begin(page)
    expect(said(page)).to_contain_text(f"{breath_in} tellen in, {breath - breath_in} tellen uit")
    page.clock.run_for(breath_in * 1000 - 300)
    expect(rhythm(page)).to_have_text("Adem rustig in")
    page.clock.run_for(500)
    expect(rhythm(page)).to_have_text("Adem rustig uit")
    page.clock.run_for((breath - breath_in) * 1000 - 500)
    expect(rhythm(page)).to_have_text("Adem rustig uit")
    page.clock.run_for(500)
    expect(rhythm(page)).to_have_text("Adem rustig in")


def test_the_reader_can_stop_at_any_moment(pacer):
    page = pacer()
    begin(page)
    page.clock.run_for(2_000)
    page.get_by_role("button", name="Stop").click()
    expect(said(page)).to_have_text("U bent gestopt. Adem gewoon verder.")
    page.clock.run_for(120_000)
    expect(said(page)).to_have_text("U bent gestopt. Adem gewoon verder.")
    expect(rhythm(page)).to_have_text("Begin wanneer u wilt.")


def test_another_choice_on_the_way_begins_anew(pacer):
    page = pacer()
    begin(page)
    page.clock.fast_forward(55_000)
    page.get_by_label("2 minuten").check()
    expect(said(page)).to_contain_text("na ongeveer 2 minuten")
    page.clock.run_for(50)
    page.clock.fast_forward(115_000)
    expect(main(page)).to_have_text("Stop")
    page.clock.run_for(5_100)
    expect(main(page)).to_have_text(BEGIN)


def test_it_can_begin_again(pacer):
    page = pacer()
    for _ in range(2):
        begin(page)
        expect(rhythm(page)).to_have_text("Adem rustig in")
        page.clock.fast_forward(61_000)
        expect(said(page)).to_have_text("Dat was het. Adem gewoon verder.")


def test_everything_by_keyboard(pacer):
    page = pacer()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("iets sneller")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("2 minuten")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("met tellen erbij")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.clock.run_for(50)
    expect(rhythm(page)).to_contain_text("Adem rustig in")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=BEGIN)).to_be_focused()


def test_the_rhythm_is_not_read_aloud_and_begin_and_end_are(pacer):
    page = pacer()
    assert rhythm(page).get_attribute("aria-live") == "off"
    expect(page.get_by_role("main").get_by_role("status")).to_have_count(1)
    page.evaluate(
        """() => { window.heard = []; const said = document.querySelector('[data-part=said]');
             new MutationObserver(() => heard.push(said.textContent))
               .observe(said, { childList: true, characterData: true, subtree: true }); }"""
    )
    begin(page)
    page.clock.run_for(61_000)
    expect(main(page)).to_have_text(BEGIN)
    heard = page.evaluate("heard")
    assert len(heard) == 2
    assert heard[0].startswith("Het is begonnen")
    assert heard[1].startswith("Dat was het")


def test_the_count_is_quiet_and_only_there_when_asked(pacer):
    page = pacer()
    count = page.locator("[data-part=count]")
    begin(page)
    page.clock.run_for(1_000)
    expect(count).to_have_text("")
    page.get_by_label("met tellen erbij").check()
    expect(count).to_have_text("2")
    page.clock.run_for(3_000)
    expect(count).to_have_text("1")


def test_less_motion_gives_a_bar_that_goes_in_steps(pacer):
    page = pacer(reduced_motion="reduce")
    bar = page.locator("[data-part=bar] > span")
    expect(page.locator("[data-part=shape]")).to_have_count(0)
    begin(page)
    first = bar.bounding_box()["width"]
    page.clock.run_for(500)
    assert bar.bounding_box()["width"] == first
    page.clock.run_for(3_000)
    full = bar.bounding_box()["width"]
    assert full == pytest.approx(4 * first, abs=1)
    page.clock.run_for(6_000)
    expect(rhythm(page)).to_have_text("Adem rustig uit")
    assert bar.bounding_box()["width"] == pytest.approx(full / 6, abs=1)


def test_pace_and_length_survive_a_reload_and_nothing_else_is_kept(pacer, open_widget):
    page = pacer()
    page.get_by_label("langzamer").check()
    page.get_by_label("3 minuten").check()
    page.get_by_label("met tellen erbij").check()
    begin(page)
    page.clock.fast_forward(190_000)
    kept = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["values"]
    assert kept == {"pace": "slower", "minutes": 3}
    open_widget(BreathingPacer(name="adem"), page=page)
    expect(page.get_by_label("langzamer")).to_be_checked()
    expect(page.get_by_label("3 minuten")).to_be_checked()
    expect(page.get_by_label("met tellen erbij")).not_to_be_checked()


@pytest.mark.parametrize("kept", [{"pace": "toString", "minutes": 99}, {"pace": "gone", "minutes": -1.5}])
def test_kept_choices_that_do_not_exist_are_left_out(pacer, open_widget, kept):
    page = pacer()
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "saved": "2026-11-23T10:00:00.000Z", "values": kept})],
    )
    open_widget(BreathingPacer(name="adem"), page=page)
    expect(page.get_by_label("rustig", exact=True)).to_be_checked()
    expect(page.get_by_label("1 minuut")).to_be_checked()
    begin(page)
    expect(rhythm(page)).to_have_text("Adem rustig in")


def test_it_promises_and_counts_nothing(pacer):
    page = pacer()
    begin(page)
    page.clock.fast_forward(61_000)
    words = page.locator(".course-widget").inner_text().lower()
    assert [word for word in ("pijn", "vagus", "zenuw", "keer", "score", "!") if word in words] == []


def test_room_for_a_thumb_on_a_small_screen(pacer):
    page = pacer(width=320)
    targets = page.locator(".w-choice, .w-toggle, button")
    assert targets.count() == 8
    for i in range(targets.count()):
        assert targets.nth(i).bounding_box()["height"] >= 44
    begin(page)
    page.clock.run_for(3_900)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
def test_nothing_moves_while_it_runs(pacer, width):
    page = pacer(width=width)
    page.get_by_label("3 minuten").check()

    def places():
        return page.evaluate("() => ['button.main', '.w-note'].map((part) => document.querySelector(part).offsetTop)")

    rest = places()
    begin(page)
    assert places() == rest
    page.get_by_label("met tellen erbij").check()
    page.clock.run_for(3_900)
    assert places() == rest
    page.clock.fast_forward(181_000)
    assert places() == rest


def test_words_fit_in_the_shape_at_its_smallest(pacer):
    for width in (320, 1280, 1920):
        page = pacer(width=width)
        begin(page)
        words = page.locator("[data-part=rhythm]").bounding_box()
        assert words["width"] <= size(page)


@pytest.mark.parametrize("width", [320, 1280, 1920])
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_accessible(open_widget, axe_violations, width, motion):
    page = open_widget(BreathingPacer(name="adem"), width=width, reduced_motion=motion)
    page.get_by_role("button", name=BEGIN).click()
    assert axe_violations(page) == []
