"""Nights and days: what the reader chooses, and what is seen and read of it."""

import pytest
from playwright.sync_api import Page, expect

from widgets.sleep_week.sleep_week import SleepWeek

ARROWS = ["slaap werkt wat meer door op pijn", "slaap werkt sterk door op pijn", "allebei even sterk"]
NIGHTS = ["gewone nachten", "één slechte nacht", "een week slechte nachten", "gemiddeld beter slapen"]
CHANCE = "met toeval erbij"


@pytest.fixture
def week(open_widget):
    """``week(width=390)`` shows the widget on a page."""
    return lambda **options: open_widget(SleepWeek(name="week"), **options)


def summary(page: Page):
    return page.locator("[data-part=summary]")


def drawn(page: Page):
    """Waits for the chart, and gives it."""
    page.locator("[data-part=chart]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-part=chart][data-drawn=true]")
    return page.locator("[data-part=chart]")


def thickness(page: Page) -> tuple[float, float]:
    """Of the arrows to the day and of those back to the night, in pixels."""
    widths = page.evaluate(
        "() => [...document.querySelectorAll('.subplot.xy3 .js-line')].map((arrow) => parseFloat(arrow.style.strokeWidth))"
    )
    return widths[0], widths[-1]


def table(page: Page) -> list[str]:
    return page.locator(".w-numbers tbody tr").all_text_contents()


def test_starts_with_usual_nights(week):
    page = week()
    expect(page.get_by_role("heading", level=3)).to_have_text("Wat doet een slechte nacht met de dagen erna?")
    expect(page.get_by_role("radio", name="gewone nachten")).to_be_checked()
    expect(summary(page)).to_contain_text("de pijn dan ook zoals gewoon")
    expect(page.get_by_text("Illustratie, geen voorspelling")).to_be_visible()


@pytest.mark.parametrize(
    ("nights", "sentence"),
    [
        (
            "één slechte nacht",
            "Na een slechte nacht is de pijn de dag erna een beetje meer. Na ongeveer drie dagen is dat bijna weg.",
        ),
        ("een week slechte nachten", "Na een week slechte nachten is de pijn wat meer."),
        ("gemiddeld beter slapen", "is de pijn hier gemiddeld een beetje minder. De pijn gaat niet weg."),
    ],
)
def test_the_sentence_says_what_the_nights_do(week, nights, sentence):
    page = week()
    page.get_by_role("radio", name=nights).check()
    expect(summary(page)).to_contain_text(sentence)


def test_thicker_arrows_say_more(week):
    page = week()
    page.get_by_role("radio", name="gemiddeld beter slapen").check()
    page.get_by_role("radio", name="slaap werkt sterk door op pijn").check()
    expect(summary(page)).to_contain_text("gemiddeld wat minder")


def test_arrows_in_the_chart_are_as_thick_as_chosen(week):
    page = week()
    drawn(page)
    to_pain, to_sleep = thickness(page)
    assert to_pain > to_sleep
    page.get_by_role("radio", name="allebei even sterk").check()
    page.wait_for_function(
        """() => new Set([...document.querySelectorAll('.subplot.xy3 .js-line')].map((path) => path.style.strokeWidth)).size === 1"""
    )
    assert thickness(page)[0] > to_pain


def test_the_drawing_follows_the_nights(week):
    page = week()
    lines = drawn(page).locator(".scatterlayer .js-line")
    before = [lines.nth(i).get_attribute("d") for i in range(lines.count())]
    page.get_by_role("radio", name="één slechte nacht").check()
    page.wait_for_function(
        """(before) => [...document.querySelectorAll('.scatterlayer .js-line')]
             .some((line, i) => line.getAttribute('d') !== before[i])""",
        arg=before,
    )


def test_chance_hides_what_one_night_does_and_differs_each_time(week):
    page = week()
    page.get_by_role("radio", name="één slechte nacht").check()
    plain = table(page)
    page.get_by_label(CHANCE).check()
    expect(summary(page)).to_contain_text("Op één dag doet toeval hier meer dan de nachten.")
    once = table(page)
    page.get_by_label(CHANCE).uncheck()
    assert table(page) == plain
    page.get_by_label(CHANCE).check()
    assert plain != once != table(page) != plain


def test_pain_also_goes_up_and_down_with_usual_nights(week):
    page = week()
    page.get_by_label(CHANCE).check()
    expect(summary(page)).to_have_text("Ook met gewone nachten gaat de pijn op en neer.")


def test_a_strong_week_is_not_said_to_be_less_than_chance(week):
    page = week()
    page.get_by_role("radio", name="een week slechte nachten").check()
    page.get_by_role("radio", name="slaap werkt sterk door op pijn").check()
    page.get_by_label(CHANCE).check()
    expect(summary(page)).to_contain_text("Aan één dag ziet u niet wat door de nachten komt.")


def test_the_numbers_are_differences_with_usual(week):
    page = week()
    page.get_by_role("radio", name="één slechte nacht").check()
    page.get_by_text("Laat de getallen zien").click()
    rows = page.locator(".w-numbers tbody tr")
    expect(rows).to_have_count(14)
    expect(rows.nth(0)).to_contain_text("gewoongewoon")
    expect(rows.nth(1)).to_contain_text("3,0 slechter0,4 meer")


def test_no_hours_no_score(week):
    words = week().locator(".course-widget").inner_text().lower()
    assert [word for word in ("uur", "uren", "score", "%") if word in words] == []


def test_everything_by_keyboard(week):
    page = week()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="gewone nachten")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="één slechte nacht")).to_be_checked()
    expect(summary(page)).to_contain_text("de dag erna")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="slaap werkt sterk door op pijn")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label(CHANCE)).to_be_checked()


def test_room_for_a_thumb_on_a_small_screen(week):
    page = week(width=320)
    targets = page.locator(".w-choice, .w-toggle, summary")
    assert targets.count() == 9
    for i in range(targets.count()):
        assert targets.nth(i).bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_moves_when_the_reader_chooses(week, width):
    page = week(width=width)
    heights = set()
    for arrows in ARROWS:
        page.get_by_role("radio", name=arrows).check()
        for nights in NIGHTS:
            page.get_by_role("radio", name=nights).check()
            for _ in range(2):
                page.get_by_label(CHANCE).click()
                heights.add(page.locator(".w-card").bounding_box()["height"])
    assert len(heights) == 1


def test_nothing_is_kept(week):
    page = week()
    page.get_by_role("radio", name="één slechte nacht").check()
    page.get_by_label(CHANCE).check()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light"), (1920, "dark")])
def test_accessible(week, axe_violations, width, scheme):
    page = week(width=width, color_scheme=scheme)
    page.get_by_text("Laat de getallen zien").click()
    page.get_by_label(CHANCE).check()
    drawn(page)
    assert axe_violations(page) == []
