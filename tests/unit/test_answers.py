"""What the server answers, by what is known of a lesson. Nothing is run here."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from course.lesson.problem import Problem
from tests.browser.test_server import write_lesson
from tests.conftest import wait_until
from tests.editing.published import run_git
from tests.unit.answering import answering
from tests.unit.test_pages import GOOD, LIVE, Pages, write

TOLD = "Python meldt: NameError: de naam 'a' bestaat niet (02-fout-in-cel.ipynb)"
WRONG = {"problems": [Problem(TOLD, "", 2, 7, lesson="02-fout-in-cel")]}


@pytest.fixture
def two(tmp_path: Path) -> Pages:
    """A good lesson, and one with a mistake."""
    write(tmp_path, "01-goed", "de goede tekst")
    write(tmp_path, "02-fout-in-cel")
    pages = Pages(tmp_path)
    pages.answer = lambda stem, _content: WRONG if stem == "02-fout-in-cel" else GOOD
    return pages


def test_a_patient_sees_no_traceback_of_a_broken_lesson(two: Pages) -> None:
    with answering(two) as server:
        answer = server.get("/nl/02-fout-in-cel/")
        assert answer.status == 503
        assert "Deze les is er nu even niet" in answer.text
        assert not re.search(r"Traceback|NameError|ipynb|cel \d", answer.text)
        assert "de goede tekst" in server.get("/nl/01-goed/").text
        assert re.findall(r'href="(\d\d)-', server.get("/nl/").text) == ["01", "01"]
        assert server.get("/auteur/").status == 404


def test_its_author_reads_what_is_wrong_where_the_lesson_would_be_and_on_a_page_of_its_own(two: Pages) -> None:
    with answering(two, author=True) as server:
        for path, status in (("/nl/02-fout-in-cel/", 503), ("/auteur/", 200)):
            answer = server.get(path)
            assert answer.status == status
            for words in ("02-fout-in-cel", "cel 2", "regel 7", "NameError"):
                assert words in answer.text


def test_a_lesson_that_needs_python_is_left_out_unless_the_course_is_live(tmp_path: Path) -> None:
    write_lesson(tmp_path, "01-schuif", "1 + 1", title="Schuif")
    write_lesson(tmp_path, "02-goed", "1 + 1")
    for live, status, listed in ((False, 503, False), (True, 302, True)):
        pages = Pages(tmp_path, live=live)
        pages.answer = lambda stem, _content: LIVE if stem == "01-schuif" else GOOD
        with answering(pages, live=live) as server:
            assert server.get("/nl/02-goed/").status == 200
            answer = server.get("/nl/01-schuif/")
            assert answer.status == status
            assert answer.headers["Location"] == ("/voila/render/lessons/nl/01-schuif.ipynb" if live else None)
            assert ("Schuif" in server.get("/nl/").text) is listed
            # No other notebook is run for a visitor, and without --live none at all.
            assert server.get("/voila/render/lessons/nl/02-goed.ipynb").status == 404
            if not live:
                assert server.get("/voila/render/lessons/nl/01-schuif.ipynb").status == 404


def test_a_lesson_that_needs_python_is_not_run_while_its_file_holds_a_draft(tmp_path: Path) -> None:
    """It would run something else than was published."""
    path = write_lesson(tmp_path, "01-schuif", "1 + 1")
    run_git(path, "init", "-q")
    run_git(path, "add", ".")
    run_git(path, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "eerste")
    pages = Pages(tmp_path, live=True)
    pages.answer = lambda _stem, _content: LIVE
    with answering(pages, live=True) as server:
        assert server.get("/nl/01-schuif/").status == 302
        draft = json.loads(path.read_text())
        draft["metadata"]["course"]["draft"] = True
        path.write_text(json.dumps(draft))
        wait_until(lambda: server.get("/nl/01-schuif/").status == 503, "the lesson to be left out")
        assert server.get("/voila/render/lessons/nl/01-schuif.ipynb").status == 404


def slow(pages: Pages) -> Callable[[], object]:
    """Pages are made when the function that this gives is called."""
    go_on = asyncio.Event()

    async def wait() -> dict:
        await go_on.wait()
        return GOOD

    pages.answer = lambda _stem, _content: wait()
    return lambda: pages.loop.call_soon_threadsafe(go_on.set)


def test_the_health_of_a_server_that_is_still_making_lessons_is_told_too(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    pages = Pages(tmp_path)
    go_on = slow(pages)
    with answering(pages) as server, ThreadPoolExecutor(1) as visitors:
        visitor = visitors.submit(server.get, "/nl/01-les/")
        wait_until(lambda: pages.runs, "a lesson that is being made")
        assert server.health()["status"] == "ok"
        assert server.health()["lessons"] == {"01-les": "waiting"}
        go_on()
        assert visitor.result().status == 200
        assert server.health()["lessons"] == {"01-les": "good"}


def test_a_changed_lesson_has_another_tag_and_the_old_one_is_asked_for_no_more(tmp_path: Path) -> None:
    write(tmp_path, "01-les", "eerste tekst")
    pages = Pages(tmp_path)
    with answering(pages) as server:
        first = server.get("/nl/01-les/")
        again = server.get("/nl/01-les/", {"If-None-Match": first.headers["Etag"]})
        assert (again.status, again.body) == (304, b"")
        write(tmp_path, "01-les", "tweede tekst")
        wait_until(
            lambda: "tweede" in server.get("/nl/01-les/", {"If-None-Match": first.headers["Etag"]}).text,
            "the page of the changed lesson",
        )
