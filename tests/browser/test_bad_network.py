"""A page on a bad network: what is lost costs that alone, and comes when it can."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.bad_network import ARRIVES, LOST, SILENT, BadNetwork, bad_network
from tests.conftest import Server, wait_until

LESSON = "/nl/02-uw-alarmsysteem/"
#: What a browser notes on its console when an answer breaks off.
NOTED = ["net::ERR", "Failed to load"]
PLACES = "[...document.querySelectorAll('.widget-place')]"
AWAKE = f"{PLACES}.filter((place) => place.dataset.ready).map((place) => place.dataset.kind)"
ASLEEP = f"{PLACES}.filter((place) => !place.dataset.ready).map((place) => place.dataset.kind)"


@pytest.fixture
def network(course: Server, watched) -> Iterator[BadNetwork]:
    watched.expected += NOTED
    with bad_network(course.address) as network:
        yield network


def fetched_by(page: str) -> list[list[str]]:
    """The files that the loader of a page fetches: each script with what it imports, the host first."""
    return [group.split(",") for group in re.search(r'data-files="([^"]+)"', page)[1].split()]


def kind_of(group: list[str]) -> str:
    """The kind of widget that such a script shows."""
    return re.sub(r"^scene_.*", "scene", group[0].split("-")[0])


def visit(network: BadNetwork, watched, **options: object) -> Page:
    """The lesson, opened for the first time."""
    page = watched.context(viewport={"width": 390, "height": 844}, **options).new_page()
    # All steps under each other, so that whatever is lost is on the screen.
    page.add_init_script('localStorage.setItem(\'rugpijn-lezen\', \'{"version":1,"values":{"steps":"all"}}\')')
    page.goto(network.address + LESSON, wait_until="commit")
    expect(page.locator("main h1").first).to_be_visible()
    return page


def text_of(page: Page) -> str:
    return page.evaluate("document.querySelector('main').textContent")


def all_awake(page: Page) -> bool:
    """Whether all widgets come before the loader's last try has failed too: it begins after fifteen seconds."""
    try:
        page.wait_for_function(
            f"() => document.documentElement.dataset.host === 'ready' && !{ASLEEP}.length", timeout=40_000
        )
    except PlaywrightTimeout:
        return False
    return True


# The loader tries six times, so that in many visits a file may be lost for good; in two none is, and nobody waits long.
@pytest.mark.parametrize(("visits", "times"), [(2, 3), pytest.param(20, None, marks=pytest.mark.long)])
def test_when_a_third_of_the_answers_is_lost_the_page_still_comes_whole(
    network: BadNetwork, course: Server, watched, visits: int, times: int | None
) -> None:
    words = re.sub(r"<[^>]+>", " ", re.search(r"<main.*</main>", course.get(LESSON).text, re.S)[0]).split()
    sentence = " ".join(words[30:36])
    whole = 0
    for seed in range(visits):
        network.lose(0.3, seed, times=times)
        page = visit(network, watched)
        assert sentence in " ".join(text_of(page).split())
        whole += all_awake(page)
        page.context.close()
    assert whole >= visits * 19 / 20


def test_a_file_that_is_lost_or_keeps_silent_costs_its_widget_alone_until_it_comes(
    network: BadNetwork, course: Server, watched
) -> None:
    _, lost, silent, *others = fetched_by(course.get(LESSON).text)
    fates = {f"/static/{lost[0]}": LOST, f"/static/{silent[0]}": SILENT}
    network.fate = lambda path, n: fates.get(path, ARRIVES)  # noqa: ARG005
    page = visit(network, watched)
    page.wait_for_selector("html[data-host=ready]")
    assert set(page.evaluate(ASLEEP)) == {kind_of(lost), kind_of(silent)}
    assert set(page.evaluate(AWAKE)) == {kind_of(group) for group in others}
    told = page.locator("[data-part=lost]")
    expect(told).to_have_count(len(page.evaluate(ASLEEP)))
    button = page.locator("[data-part=lost]", has_text="Dit onderdeel kwam niet binnen").filter(
        has=page.locator("button")
    )
    # The network is back, and the reader asks.
    network.fate = lambda path, n: ARRIVES  # noqa: ARG005
    button.first.get_by_role("button", name="Probeer opnieuw").click()
    expect(told).to_have_count(0)
    assert page.evaluate(ASLEEP) == []
    # Who pressed is at the widget that came.
    assert page.evaluate("document.activeElement.classList.contains('widget-place')")


@pytest.mark.long
def test_each_file_lost_or_silent_leaves_all_widgets_that_do_not_need_it(
    network: BadNetwork, course: Server, watched
) -> None:
    _, *groups = fetched_by(course.get(LESSON).text)
    for file in {file for group in groups for file in group if not file.startswith("host-")}:
        for fate in (LOST, SILENT):
            network.fate = lambda path, n, file=file, fate=fate: fate if path.endswith(file) else ARRIVES  # noqa: ARG005
            page = visit(network, watched)
            page.wait_for_selector("html[data-host=ready]")
            assert set(page.evaluate(ASLEEP)) <= {kind_of(group) for group in groups if file in group}
            page.context.close()


@pytest.mark.parametrize("fate", [LOST, SILENT])
def test_without_styles_or_scripts_the_page_is_read(network: BadNetwork, watched, fate: str) -> None:
    network.fate = lambda path, n: fate if path.endswith((".css", ".js")) else ARRIVES  # noqa: ARG005
    page = visit(network, watched)
    expect(page.get_by_text("Wanneer belt u de dokter?").first).to_be_visible()
    # Icons keep their size, so that they do not push the text away.
    sizes = page.evaluate(
        "[...document.querySelectorAll('svg')].filter((svg) => svg.viewBox.baseVal.width <= 24 && svg.checkVisibility())"
        ".map((svg) => svg.clientWidth)"
    )
    assert max(sizes) <= 64
    # And when the network returns, it is as it should be.
    network.fate = lambda path, n: ARRIVES  # noqa: ARG005
    wait_until(
        lambda: page.evaluate("dispatchEvent(new Event('online')), document.documentElement.dataset.host") == "ready",
        "all of it",
    )
    wait_until(lambda: page.evaluate("document.styleSheets.length") >= 2, "the styles")
