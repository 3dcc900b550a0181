"""``PainAlarm`` as a reader meets it: the same touch, another pain."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from widgets.pain_alarm.pain_alarm import PainAlarm

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
LOOKS = [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "dark")]
SETTINGS = ["rustig", "bijna rustig", "een beetje gevoelig", "gevoelig", "flink gevoelig", "heel gevoelig"]


def summary(page: Page) -> Locator:
    return page.locator("[data-part=summary]")


def alarm(page: Page) -> Locator:
    return page.get_by_role("slider", name="Het alarm")


def touch(page: Page) -> Locator:
    return page.get_by_role("slider", name="De aanraking")


def points(page: Page) -> list[float]:
    """Pain drawn for the chosen touch: with a calm alarm and with this alarm."""
    chart = page.locator("[data-part=chart][data-drawn=true]")
    return chart.evaluate("(element) => element.data[3].y")


def test_a_more_sensitive_alarm_turns_the_same_touch_into_pain_and_a_calmer_one_back(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm"))
    expect(summary(page)).to_have_text("Een hand op de rug geeft geen pijn. Het alarm staat rustig.")
    alarm(page).fill("4")
    expect(summary(page)).to_have_text(
        "Een hand op de rug geeft bij dit alarm veel pijn. Bij een rustig alarm geeft dezelfde aanraking geen pijn."
    )
    alarm(page).fill("0")
    expect(summary(page)).to_have_text("Een hand op de rug geeft geen pijn. Het alarm staat rustig.")


def test_the_chart_draws_the_numbers_that_python_made(open_widget) -> None:
    widget = PainAlarm(name="alarm", setting=3, touch=3)
    page = open_widget(widget)
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    assert points(page) == [widget._pain[0][3] / 100, widget._pain[3][3] / 100]
    page.get_by_role("button", name="Het alarm: een stap meer").click()
    expect(page.get_by_text("Het alarm: flink gevoelig")).to_be_visible()
    page.wait_for_function(
        "(pain) => document.querySelector('[data-part=chart]').data[3].y[1] === pain", arg=widget._pain[4][3] / 100
    )


def test_the_strength_of_the_touch_counts_too(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm", setting=2))
    touch(page).fill("0")
    expect(summary(page)).to_have_text(
        "Een veertje op de huid geeft bij dit alarm geen pijn, net als bij een rustig alarm."
    )
    touch(page).fill("4")
    expect(summary(page)).to_contain_text("Hard knijpen geeft bij dit alarm heel veel pijn.")


def test_daily_things_move_the_alarm_one_step_up_or_down(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm", setting=2))
    page.get_by_label("een slechte nacht").check()
    expect(alarm(page)).to_have_value("3")
    page.get_by_label("spanning").check()
    expect(alarm(page)).to_have_value("4")
    page.get_by_label("u voelt zich veilig").check()
    expect(alarm(page)).to_have_value("3")
    page.get_by_label("een slechte nacht").uncheck()
    page.get_by_label("spanning").uncheck()
    expect(alarm(page)).to_have_value("1")


def test_a_daily_thing_at_the_end_of_the_slider_can_be_undone(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm", setting=5))
    page.get_by_label("een slechte nacht").check()
    expect(alarm(page)).to_have_value("5")
    page.get_by_label("een slechte nacht").uncheck()
    expect(alarm(page)).to_have_value("5")


def test_the_slider_keeps_where_it_is_put_while_something_is_ticked(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm"))
    page.get_by_label("een slechte nacht").check()
    alarm(page).fill("0")
    expect(alarm(page)).to_have_value("0")
    expect(summary(page)).to_contain_text("Het alarm staat rustig.")


def test_everything_works_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm"))
    touch(page).focus()
    page.keyboard.press("ArrowRight")
    expect(summary(page)).to_contain_text("Een stevige duw")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("een slechte nacht")).to_be_checked()
    alarm(page).focus()
    page.keyboard.press("End")
    expect(alarm(page)).to_have_attribute("aria-valuetext", "heel gevoelig")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Het alarm: een stap meer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Het alarm: een stap meer")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()


def test_the_table_gives_whole_numbers_for_both_alarms(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm", setting=4))
    page.get_by_text("Laat de getallen zien").click()
    expect(page.get_by_role("columnheader")).to_have_text(["Aanraking", "Rustig alarm", "Dit alarm: flink gevoelig"])
    expect(page.get_by_role("row", name="gewoon").get_by_role("cell")).to_have_text(["0", "7"])


def test_it_says_that_nobody_can_measure_this_and_that_it_is_an_illustration(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm"))
    expect(page.get_by_text("Niemand kan meten hoe uw alarm staat")).to_be_visible()
    expect(page.get_by_text("Maar de groepen lopen door elkaar")).to_be_visible()
    expect(page.get_by_text("Illustratie, geen voorspelling")).to_be_visible()


def test_nothing_is_kept_on_the_device(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm"))
    alarm(page).fill("5")
    expect(summary(page)).to_contain_text("veel pijn")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_moves_whatever_is_chosen_and_every_word_is_dutch(open_widget, width: int, height: int) -> None:
    page = open_widget(PainAlarm(name="alarm"), width=width, height=height)
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    tops = set()
    for setting, word in enumerate(SETTINGS):
        alarm(page).fill(str(setting))
        expect(alarm(page)).to_have_attribute("aria-valuetext", word)
        for strength in range(5):
            touch(page).fill(str(strength))
            tops.add(page.locator("[data-part=groups]").bounding_box()["y"])
            assert not {"pain", "the", "calm", "touch"} & set(summary(page).inner_text().lower().split())
    assert len(tops) == 1


def test_every_target_is_large_enough_on_a_small_phone(open_widget) -> None:
    page = open_widget(PainAlarm(name="alarm"), width=320, height=640)
    targets = page.locator(".course-widget :is(button, input[type=range], label.w-choice, summary)")
    assert targets.count() == 10
    for box in [target.bounding_box() for target in targets.all()]:
        assert box["height"] >= 44
        assert box["width"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "height", "colours"), LOOKS)
def test_axe_finds_nothing(open_widget, axe_violations, width: int, height: int, colours: str) -> None:
    page = open_widget(PainAlarm(name="alarm", setting=3), width=width, height=height, color_scheme=colours)
    page.locator("[data-part=chart][data-drawn=true]").wait_for()
    page.get_by_text("Laat de getallen zien").click()
    assert axe_violations(page) == []
