"""A lesson inside a page of another site, and who may show what."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.editing import handler
from course.policy import frame_ancestors
from course.server.live import LIVE_POLICY
from tests.browser.test_server import QUIZ, SCALE, serve, write_lesson
from tests.conftest import ROOT, Server, run_course

pytestmark = pytest.mark.xdist_group("embedding")
SNIPPET = (ROOT / "docs/embedding.md").read_text().split("```html\n")[1].split("```")[0]
LONG = "\n\n".join(["Dit is een tekst die zo lang is dat hij niet op een scherm past."] * 40)
WORD = '[[terms]]\nterm = "opvlamming"\nvariants = []\nexplanation = "Een tijd met meer pijn dan u gewend bent."\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """The web site of a clinic: its address, and the folder with its pages."""
    folder = tmp_path_factory.mktemp("site")

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}", folder
    server.shutdown()


@pytest.fixture(scope="module")
def embedded(keep_server, tmp_path_factory, site) -> Server:
    folder = tmp_path_factory.mktemp("embedded")
    cells = (SCALE, f"## Eerste\n\nEen [opvlamming](begrip:) gaat over.\n\n{LONG}", "## Tweede\n\nTekst.", QUIZ)
    write_lesson(folder, "01-les", *cells, title="Proef")
    write_lesson(folder, "x-lezen", "## Meer\n\nTekst.", title="Lezen")
    (folder / "lessons/nl/begrippen.toml").write_text(WORD)
    (folder / "course.toml").write_text(f'[embed]\nallow = ["{site[0]}"]\n')
    return serve(keep_server, folder)


def test_lessons_may_be_shown_by_the_sites_that_are_named_and_nothing_else(embedded: Server, site) -> None:
    def rule(path: str) -> str:
        return re.search(r"frame-ancestors [^;]*", embedded.get(path).headers["Content-Security-Policy"])[0]

    assert rule("/nl/01-les/") == rule("/nl/01-les/?onderdeel=proef") == f"frame-ancestors 'self' {site[0]}"
    own = ["/nl/", "/nl/lezen/", "/nl/mijn-cursus/", "/nl/privacy/", "/groep/", "/groep/begin/", "/groep/kaarten/"]
    own += ["/groep/scherm/01-les/", "/groep/leiding/01-les/", "/nl/01-les", "/nl/02-les/", "/health", "/auteur/"]
    assert {rule(path) for path in own} == {frame_ancestors()}


def test_authors_and_live_lessons_are_shown_by_their_own_site_only() -> None:
    for policy in (handler.policy(), LIVE_POLICY):
        assert policy.endswith(f"; {frame_ancestors()}")


def test_a_course_that_names_no_site_says_nothing_of_frames(course: Server) -> None:
    answer = course.get("/nl/02-uw-alarmsysteem/")
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"].split("; ")
    assert "embedded" not in answer.text.replace("embedded-", "")


def test_a_static_build_prints_the_line_that_its_web_server_needs(embedded: Server, site, tmp_path: Path) -> None:
    done = run_course("build", str(embedded.folder), "--out", str(tmp_path / "uit"))
    assert done.returncode == 0, done.stderr
    assert f"\n  Content-Security-Policy: frame-ancestors 'self' {site[0]}\n" in done.stdout
    assert "nl/[0-9][0-9]-*/" in done.stdout


def test_a_lesson_in_a_frame_is_as_high_as_it_is_and_says_where_answers_stay(
    embedded: Server, site, new_page, browser
) -> None:
    address, folder = site
    lesson = SNIPPET.replace("https://cursus.praktijk.example", embedded.address)
    lesson = lesson.replace("02-uw-alarmsysteem", "01-les")
    part = lesson.replace("rugpijn-les", "deel").replace("01-les/", "01-les/?onderdeel=proef")
    (folder / "index.html").write_text(
        f"<!doctype html><title>Praktijk</title><body style='margin:0'><h1>Praktijk</h1>{lesson}{part}"
    )
    page = new_page(width=500, height=700, steps="one")
    # In the second frame the browser keeps nothing, and lets nothing be asked.
    page.add_init_script(
        """if (location.search) for (const [of, name] of [[window, 'localStorage'], [window, 'sessionStorage'],
             [Navigator.prototype, 'serviceWorker']])
             Object.defineProperty(of, name, {get() { throw new DOMException('refused', 'SecurityError') }})"""
    )
    page.goto(f"{address}/index.html")
    first, second = page.frame_locator("#rugpijn-les"), page.frame_locator("#deel")
    expect(first.locator("html[data-framed]")).to_be_attached()

    def fits() -> None:
        for name in ("#rugpijn-les", "#deel"):
            page.locator(name).scroll_into_view_if_needed()
            inside = page.locator(name).element_handle().content_frame()
            inside.wait_for_function(
                "() => document.documentElement.scrollHeight === innerHeight && innerHeight === Math.ceil(document.body.getBoundingClientRect().height)"
            )

    fits()
    note = first.get_by_role("complementary", name="Over dit stuk van een cursus")
    expect(note).to_contain_text("blijft bij deze bladzijde op deze website")
    open_it = note.get_by_role("link", name="Open de cursus zelf")
    assert open_it.get_attribute("rel") == "noopener"

    # One step at a time: the site scrolls along, and what opens beside a word stands there.
    page.evaluate("scrollTo(0, 300)")
    first.get_by_role("link", name="Begin met stap 1").click()
    expect(first.get_by_role("heading", name="Eerste")).to_be_in_viewport()
    fits()
    first.get_by_role("button", name="opvlamming").click()
    expect(first.locator(".term-text")).to_be_in_viewport()
    page.keyboard.press("Escape")
    first.locator("[data-step='1'] + .step-way .step-on").click()
    expect(first.get_by_role("heading", name="Tweede")).to_be_in_viewport()
    first.get_by_role("radio", name="Ja").check()

    # One part by itself works where the browser refuses to keep anything, and says so.
    expect(second.get_by_role("radio", name="Ja")).to_be_visible()
    expect(second.get_by_role("heading", name="Eerste")).to_be_hidden()
    expect(second.locator("[data-part=safety] summary")).to_be_visible()
    second.get_by_role("radio", name="Ja").check()
    expect(second.locator("[data-part=notice]")).to_contain_text("bewaart nu niets")
    fits()

    # The course itself opens beside it, and does not know of these answers.
    with page.expect_popup() as opened:
        open_it.click()
    expect(opened.value.get_by_role("radio", name="Ja")).not_to_be_checked()
    assert opened.value.url.startswith(f"{embedded.address}/nl/01-les/")

    # The same page at an address that is not named shows nothing; the browser complains of that, so it is not watched.
    with browser.new_page() as other:
        with other.expect_event("console", lambda message: "frame-ancestors" in message.text):
            other.goto(f"{address.replace('localhost', '127.0.0.1')}/index.html")
        expect(other.frame_locator("#rugpijn-les").locator("main")).to_have_count(0)
