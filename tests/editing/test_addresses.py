"""The addresses behind the buttons of ``course edit``, asked as a browser asks them: with the token, and with what its forms carry."""

from __future__ import annotations

import html
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from course.editing.earlier import earlier_versions
from course.editing.new_lesson import new_lesson
from tests.check.examples import ROOT
from tests.conftest import LONGEST, Server
from tests.editing.published import (
    draft,
    emptied,
    nobody,
    project,
    publish_again,
    published_lesson,
    run_git,
    start_page,
)

pytestmark = pytest.mark.xdist_group("jupyterlab")
STEM = "00-titel-van-de-les"


class Author:
    """A browser without a screen: it keeps cookies, and sends the forms of a page."""

    def __init__(self, server: Server, lesson: Path) -> None:
        self.lesson = lesson
        self.start = start_page(server)
        self.base = self.start.split("?")[0]
        self.jar = urllib.request.HTTPCookieProcessor()
        self.opener = urllib.request.build_opener(self.jar)
        self.opener.open(self.start).read()

    def get(self, path: str) -> str:
        with self.opener.open(self.base + path, timeout=LONGEST) as answer:
            return html.unescape(answer.read().decode())

    def post(self, path: str, page: str, **fields: str) -> tuple[str, str]:
        """Send a form that stands on a page; gives where it ended, and the page there."""
        token = re.search(r'name="_xsrf" value="([^"]+)"', page)[1]
        request = urllib.request.Request(
            self.base + path,
            data=urllib.parse.urlencode({"_xsrf": token, **fields}).encode(),
            headers={"Referer": self.base},
        )
        with self.opener.open(request, timeout=LONGEST) as answer:
            return answer.geturl().removeprefix(self.base), html.unescape(answer.read().decode())

    def status(self, path: str, data: bytes | None = None) -> int:
        try:
            return self.opener.open(self.base + path, data=data, timeout=LONGEST).status
        except urllib.error.HTTPError as error:
            return error.code


@pytest.fixture
def author(course_edit: Server, monkeypatch: pytest.MonkeyPatch) -> Author:
    """At a course with one lesson, which was published twice."""
    nobody(monkeypatch)
    lesson = published_lesson(emptied(course_edit))
    publish_again(lesson, "uitleg", "Een kleine stap telt ook.", "Een kleine stap is fout.")
    return Author(course_edit, lesson)


def test_a_lesson_that_is_still_the_template_can_be_seen_and_not_published(author: Author) -> None:
    template = author.lesson.parents[1] / "sjabloon.ipynb"
    template.write_text((ROOT / "lessons/sjabloon.ipynb").read_text())
    new = new_lesson(project(author.lesson), "Rusten")
    assert "Anna en haar tuin" in author.get(f"nl/{new.stem}/")
    # And "Mijn cursus" finds what can be kept in it.
    (keepable,) = re.findall(r'data-keepable="([^"]+)"', author.get("nl/mijn-cursus/"))
    assert new.stem[:2] in keepable.split()
    for lesson in keepable.split():
        assert set(json.loads(author.get(f"nl/mijn-cursus/{lesson}.json"))) == {"states", "others"}
    assert author.status("nl/mijn-cursus/99.json") == 404
    page = author.get(f"veranderd/{new.stem}/")
    assert "Er staat nog niet bij wanneer deze les is nagekeken. Publiceren kan wel." in page
    where, refused = author.post("publiceer", page, les=new.stem)
    assert where == "publiceer"
    assert "Er is nog niets gepubliceerd" in refused
    assert 'Deze tekst komt uit het sjabloon: "Anna en haar tuin."' in refused
    assert "Schrijf hier uw eigen tekst, of haal de cel weg." in refused
    assert draft(new)
    assert run_git(new, "ls-files", "--", str(new)) == ""


def test_an_earlier_version_is_put_back_after_a_look_at_what_happens(author: Author) -> None:
    found = earlier_versions(project(author.lesson), STEM)[0]
    page = author.get(f"veranderd/{STEM}/")
    assert re.findall(r"/versie/([0-9a-f]+)/", page) == [version.commit for version in found if not version.now]
    address = f"veranderd/{STEM}/versie/{found[-1].commit}/"
    asked = author.get(address)
    for words in (
        "Deze versie terugzetten?",
        f"Patiënten zien daarna weer de versie van {found[-1].when}.",
        "was “Een kleine stap is fout.”, is nu “Een kleine stap telt ook.”",
    ):
        assert words in asked
    assert "Een kleine stap is fout." in author.lesson.read_text()
    # Without what the form carries, or from another page, nothing happens.
    assert author.status(address, b"") == 403
    assert "Een kleine stap is fout." in author.lesson.read_text()
    where, done = author.post(address, asked)
    assert where == f"veranderd/{STEM}/?klaar=versie"
    assert "Teruggezet. Patiënten zien deze versie binnen een paar tellen." in done
    assert "Een kleine stap telt ook." in author.lesson.read_text()
    # Again, as with a second press on the button.
    _, again = author.post(address, asked)
    assert "Patiënten zien deze versie al." in again


def test_what_is_no_name_of_a_version_is_no_address(author: Author) -> None:
    for name in ("HEAD", "..%2F..", "a" * 39, "a" * 41, "A" * 40, "--help", "%0a" + "a" * 40):
        assert author.status(f"veranderd/{STEM}/versie/{name}/") in (400, 404), name


def test_a_version_that_is_not_of_this_lesson_is_told_and_shown_nowhere(author: Author) -> None:
    page = author.get(f"veranderd/{STEM}/versie/{'a' * 40}/")
    assert "Deze versie is er niet. Kies een versie uit de lijst." in page
    assert author.status(f"veranderd/09-nergens/versie/{'a' * 40}/") == 404


def test_an_extra_page_stands_where_the_home_and_the_lessons_lead_to(author: Author) -> None:
    # Damaged, so that nothing has to be run.
    page = author.lesson.with_name("x-na-2-weken.ipynb")
    page.write_text("{")
    try:
        assert "Er is nog geen voorbeeld" in author.get("nl/na-2-weken/")
    finally:
        page.unlink()
    assert author.status("nl/na-2-weken/") == 404


def test_nobody_puts_anything_back_without_the_token(author: Author) -> None:
    stranger = urllib.request.build_opener()
    with pytest.raises(urllib.error.HTTPError) as refused:
        stranger.open(f"{author.base}veranderd/{STEM}/versie/{'a' * 40}/", data=b"x=1", timeout=LONGEST)
    assert refused.value.code == 403
    assert stranger.open(f"{author.base}veranderd/{STEM}/", timeout=LONGEST).geturl().split("?")[0].endswith("/login")
