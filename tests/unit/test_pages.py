"""Made lessons and their pages: what they belong to, what is kept, and what is tried again. Nothing is run here."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import threading
from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
import pytest
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

from course import project
from course.drawing.drawings import Drawn
from course.lesson.document import LessonDocument, Step, Text, Widget, WidgetPlace
from course.lesson.problem import Problem
from course.making import keys, upkeep
from course.making.makers import Makers
from course.making.state import LessonState
from course.making.upkeep import RETRY
from course.making.voila_settings import maker_settings, settings
from course.pages import MOST_ROUNDS, LessonPages
from course.project import Lesson, Project
from course.site import Site

#: What comes of running a lesson, as far as it is no matter of its text.
GOOD: dict = {}
BUSY = {"problems": [Problem("even niet", lesson="x")], "passing": True}
WRONG = {"problems": [Problem("een foutje in cel 2", lesson="x")]}
LIVE = {"needs_kernel": ["IntSliderModel"]}


class Clock:
    """Seconds that go by when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class NoKernel:
    """In the place of the processes that run lessons: the first cell is the lesson, and ``answer`` says what came of it."""

    def __init__(self) -> None:
        self.runs: list[str] = []
        self.loop: asyncio.AbstractEventLoop | None = None
        self.answer: Callable[[str, bytes], dict] = lambda _stem, _content: GOOD
        self.processes: set = set()

    async def run(self, lesson: Lesson, content: bytes) -> LessonDocument:
        self.loop = asyncio.get_running_loop()
        self.runs.append(lesson.stem)
        await asyncio.sleep(0)
        outcome = self.answer(lesson.stem, content)
        if asyncio.iscoroutine(outcome):
            outcome = await outcome
        opening = Step("", lesson.title, [Text(1, "".join(json.loads(content)["cells"][0]["source"]))])
        return LessonDocument(stem=lesson.stem, language="nl", title=lesson.title, opening=opening, **outcome)

    async def stop(self) -> None:
        pass


class Pages(LessonPages):
    """Pages of lessons that no kernel runs."""

    def __init__(self, folder: Path, **settings: object) -> None:
        self.clock_ = Clock()
        self.nobody = NoKernel()
        super().__init__(Project(folder), folder / ".cache", cores=2, clock=self.clock_, makers=self.nobody, **settings)

    @property
    def runs(self) -> list[str]:
        return self.nobody.runs

    @property
    def answer(self) -> Callable[[str, bytes], dict]:
        return self.nobody.answer

    @answer.setter
    def answer(self, answer: Callable[[str, bytes], dict]) -> None:
        self.nobody.answer = answer

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        return self.nobody.loop

    async def see(self, stem: str) -> LessonState:
        """A visit at which nothing is taken from memory of a moment ago."""
        self.keys.forget()
        self.templates._looked, self._lessons = None, (0.0, [])
        state = await self.visit(stem, None)
        assert state
        return state


def write(folder: Path, stem: str, text: str = "tekst", title: str = "") -> Path:
    path = folder / "lessons/nl" / f"{stem}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    cell = {"cell_type": "markdown", "metadata": {}, "source": text}
    path.write_text(json.dumps({"cells": [cell], "metadata": {"course": {"title": title or stem}}}))
    return path


def text_of(state: LessonState) -> str:
    assert state.page
    return state.page.plain.decode()


def test_what_is_saved_while_a_page_is_made_is_what_the_next_visitor_sees(tmp_path: Path) -> None:
    write(tmp_path, "01-les", "eerste tekst")
    pages = Pages(tmp_path)

    async def scene() -> None:
        started, go_on = asyncio.Event(), asyncio.Event()

        async def slow() -> dict:
            started.set()
            await go_on.wait()
            return GOOD

        pages.answer = lambda _stem, content: slow() if b"eerste" in content else GOOD
        first = asyncio.create_task(pages.see("01-les"))
        await started.wait()
        write(tmp_path, "01-les", "tweede, langere tekst")
        second = asyncio.create_task(pages.see("01-les"))
        await asyncio.sleep(0)
        go_on.set()
        for state in await asyncio.gather(first, second):
            assert "tweede" in text_of(state)
        assert pages.runs == ["01-les", "01-les"]

    asyncio.run(scene())
    # And each text is found again under its own key only.
    write(tmp_path, "01-les", "eerste tekst")
    again = Pages(tmp_path)
    assert "eerste" in text_of(asyncio.run(again.see("01-les")))
    write(tmp_path, "01-les", "tweede, langere tekst")
    assert "tweede" in text_of(asyncio.run(again.see("01-les")))


def test_what_stands_beside_the_notebook_and_changes_meanwhile_is_not_kept_under_the_old_key(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    words = tmp_path / "lessons/nl/begrippen.toml"
    words.write_text("een")
    pages = Pages(tmp_path)

    def changing(_stem: str, _content: bytes) -> dict:
        if len(pages.runs) == 1:
            words.write_text("een ander")
        return GOOD

    pages.answer = changing
    asyncio.run(pages.see("01-les"))
    assert len(pages.runs) == 2
    words.write_text("een")
    back = Pages(tmp_path)
    asyncio.run(back.see("01-les"))
    assert back.runs == ["01-les"]


def test_a_lesson_that_changes_at_every_turn_is_not_made_for_ever(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    pages = Pages(tmp_path)

    def changing(_stem: str, _content: bytes) -> dict:
        write(tmp_path, "01-les", "tekst " * len(pages.runs))
        return GOOD

    pages.answer = changing
    assert asyncio.run(pages.see("01-les")).page
    assert len(pages.runs) == MOST_ROUNDS


def test_a_changed_picture_renders_the_page_anew_and_runs_nothing(tmp_path: Path) -> None:
    write(tmp_path, "01-les", "![een hond](../../assets/pictures/hond.svg)")
    picture = tmp_path / "assets/pictures/hond.svg"
    picture.parent.mkdir(parents=True)
    pages = Pages(tmp_path)
    state = asyncio.run(pages.see("01-les"))
    assert (state.state, state.page) == ("broken", None)
    assert [(problem.cell, problem.line) for problem in state.problems] == [(1, 1)]
    seen = []
    for content in ("<svg xmlns='http://www.w3.org/2000/svg'/>", "<svg xmlns='http://www.w3.org/2000/svg'></svg>"):
        picture.write_text(content)
        seen.append(text_of(asyncio.run(pages.see("01-les"))))
        assert b64encode(content.encode()).decode() in seen[-1]
    # A picture that goes away leaves readers what they had, also after a restart.
    picture.unlink()
    for again in (pages, Pages(tmp_path)):
        state = asyncio.run(again.see("01-les"))
        assert state.state == "broken"
        assert text_of(state) == seen[-1]
    assert pages.runs == ["01-les"]


def test_a_picture_that_a_cell_reads_itself_makes_its_lesson_run_again(tmp_path: Path) -> None:
    for stem, kind in (("01-les", "code"), ("02-les", "markdown")):
        path = write(tmp_path, stem, 'Image("../foto.png")')
        path.write_text(path.read_text().replace("markdown", kind))
    picture = tmp_path / "lessons/foto.png"
    pages = Pages(tmp_path)
    for content in (b"een", b"twee"):
        picture.write_bytes(content)
        for stem in ("01-les", "02-les"):
            asyncio.run(pages.see(stem))
    assert pages.runs == ["01-les", "02-les", "01-les"]


def test_another_template_or_built_file_renders_anew_and_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "01-les")
    looks = tmp_path / "looks"
    (looks / "static").mkdir(parents=True)
    for name in ("lesson.html.j2", "static/manifest.json"):
        (looks / name).write_text("een")
    monkeypatch.setattr(keys, "TEMPLATE", looks)
    pages = Pages(tmp_path)
    rendered = [asyncio.run(pages.see("01-les")).key]
    for name in ("lesson.html.j2", "static/manifest.json"):
        (looks / name).write_text("een ander")
        rendered.append(asyncio.run(pages.see("01-les")).key)
    assert len(set(rendered)) == 3
    assert pages.runs == ["01-les"]
    # Nor does a restart with other templates.
    (looks / "lesson.html.j2").write_text("nog een")
    again = Pages(tmp_path)
    assert "tekst" in text_of(asyncio.run(again.see("01-les")))
    assert again.runs == []


@pytest.mark.parametrize(
    "name", ["course.toml", "lessons/references.bib", "lessons/nl/begrippen.toml", "lessons/tabel.csv"]
)
def test_what_a_lesson_may_read_while_it_runs_makes_it_run_again(tmp_path: Path, name: str) -> None:
    write(tmp_path, "01-les")
    (tmp_path / name).write_text("")
    pages = Pages(tmp_path)
    asyncio.run(pages.see("01-les"))
    (tmp_path / name).write_text("# anders")
    asyncio.run(pages.see("01-les"))
    assert pages.runs == ["01-les", "01-les"]


def test_readers_keep_a_source_and_a_hard_word_that_went_away(tmp_path: Path) -> None:
    write(tmp_path, "01-les", "Bekend [@jansen2020], bij een [prikkel](begrip:).")
    words, sources = tmp_path / "lessons/nl/begrippen.toml", tmp_path / "lessons/references.bib"
    words.write_text('[[terms]]\nterm = "prikkel"\nexplanation = "Wat u voelt."\n')
    sources.write_text("@article{jansen2020, title = {Lopen}, year = 2020, annotation = {Wandelen kan helpen.}}")
    good = asyncio.run(Pages(tmp_path).see("01-les"))
    words.write_text("")
    sources.write_text("")
    state = asyncio.run(Pages(tmp_path).see("01-les"))
    assert state.state == "broken"
    assert len(state.problems) == 2
    assert text_of(state) == text_of(good)
    for said in ("Wandelen kan helpen.", "Wat u voelt."):
        assert said in text_of(state)


def test_a_page_that_is_too_large_or_needs_python_goes_to_no_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 4):
        write(tmp_path, f"0{number}-les")
    write(tmp_path, "02-les", "woord " * 20_000)
    monkeypatch.setattr(upkeep, "LARGEST_PAGE", 100_000)
    pages = Pages(tmp_path)
    pages.answer = lambda stem, _: LIVE if stem == "03-les" else GOOD
    asyncio.run(pages.make_all())
    states = {stem: (state.state, bool(state.page)) for stem, state in pages.states.items()}
    assert states == {"01-les": ("good", True), "02-les": ("broken", False), "03-les": ("live", False)}
    assert "groter dan 5 MB" in str(pages.states["02-les"].problems[0])
    for words in ("(IntSliderModel)", "course serve --live"):
        assert words in str(pages.states["03-les"].problems[0])


def test_a_group_that_goes_on_after_a_restart_need_not_wait_for_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "01-les")
    asyncio.run(Pages(tmp_path).see("01-les"))
    pages, known, render = Pages(tmp_path), [], upkeep.lesson_page

    def watched(*of: object) -> bytes:
        known.append(pages.states["01-les"].group["screens"][0]["title"])
        return render(*of)

    monkeypatch.setattr(upkeep, "lesson_page", watched)
    asyncio.run(pages.see("01-les"))
    assert known == ["01-les"]


def test_what_may_pass_is_tried_again_after_a_minute_and_not_kept(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    pages = Pages(tmp_path)
    pages.answer = lambda *_: BUSY

    async def scene() -> None:
        assert (await pages.see("01-les")).state == "broken"
        pages.clock_.now = RETRY - 1
        await pages.see("01-les")
        assert len(pages.runs) == 1
        pages.clock_.now = RETRY
        await pages.see("01-les")
        assert len(pages.runs) == 2
        # The second time it takes twice as long.
        pages.clock_.now = 2.5 * RETRY
        await pages.see("01-les")
        assert len(pages.runs) == 2
        pages.clock_.now = 3 * RETRY
        pages.answer = lambda *_: GOOD
        state = await pages.see("01-les")
        assert (state.state, state.failures, state.retry_at) == ("good", 0, None)

    asyncio.run(scene())
    pages = Pages(tmp_path)
    pages.answer = lambda *_: WRONG
    write(tmp_path, "01-les", "anders")
    asyncio.run(pages.see("01-les"))
    pages.clock_.now = 100 * RETRY
    assert asyncio.run(pages.see("01-les")).state == "broken"
    assert len(pages.runs) == 1


def test_a_restart_does_not_remember_what_may_pass_and_does_remember_a_mistake(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    write(tmp_path, "02-les")
    pages = Pages(tmp_path)
    pages.answer = lambda stem, _: BUSY if stem == "01-les" else WRONG
    asyncio.run(pages.make_all())
    again = Pages(tmp_path)
    asyncio.run(again.make_all())
    assert again.runs == ["01-les"]
    assert again.states["02-les"].problems[0].message == "een foutje in cel 2"


@pytest.mark.parametrize(
    "trouble", [OSError(28, "No space left on device"), MemoryError(), RuntimeError("anders"), KeyError("page")]
)
def test_no_exception_leaves_a_lesson_waiting(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, trouble: Exception
) -> None:
    write(tmp_path, "01-les")
    pages = Pages(tmp_path)

    def fails(*_: object) -> dict:
        raise trouble

    pages.answer = fails
    with caplog.at_level(logging.ERROR, "course"):
        state = asyncio.run(pages.see("01-les"))
    assert state.state == "broken"
    assert "probeert het straks opnieuw" in state.problems[0].cure
    assert caplog.records[0].exc_info
    pages.answer = lambda *_: GOOD
    pages.clock_.now = RETRY
    assert "tekst" in text_of(asyncio.run(pages.see("01-les")))


def test_a_notebook_that_cannot_be_read_keeps_its_last_good_page(tmp_path: Path) -> None:
    path = write(tmp_path, "01-les", "goede tekst")
    asyncio.run(Pages(tmp_path).see("01-les"))
    pages = Pages(tmp_path)
    path.unlink()
    path.mkdir()
    state = asyncio.run(pages.see("01-les"))
    assert state.state == "broken"
    path.rmdir()
    write(tmp_path, "01-les", "goede tekst")
    assert "goede tekst" in text_of(asyncio.run(pages.see("01-les")))


HEAD = '{"version": 1, "stem": "01-les", "language": "nl"'
NOWHERE = '{"id": "", "title": "", "parts": [{"type": "widget", "cell": 1, "name": "weg"}]}'


@pytest.mark.parametrize(
    "content",
    [
        *("", "[]", "5", "\0damaged", "{}"),
        *(f'{HEAD}, "problems": [{{"a": 1}}]}}', f'{HEAD}, "steps": 5}}', f'{HEAD}, "opening": {NOWHERE}}}'),
        HEAD.replace("1", "0", 1) + "}",
    ],
)
def test_a_document_in_the_cache_that_is_damaged_or_of_another_version_is_made_anew(
    tmp_path: Path, content: str
) -> None:
    write(tmp_path, "01-les")
    asyncio.run(Pages(tmp_path).see("01-les"))
    files = [file for file in (tmp_path / ".cache").rglob("*") if file.is_file()]
    # What can be rendered is not kept there, but for its compressed form.
    assert {file.suffix for file in files} == {".json", ".br"}
    for file in files:
        file.write_text(content)
    pages = Pages(tmp_path)
    state = asyncio.run(pages.see("01-les"))
    assert "tekst" in text_of(state)
    assert brotli.decompress(state.page.brotli) == state.page.plain
    assert pages.runs == ["01-les"]


def test_what_was_drawn_is_there_after_a_restart_and_when_that_is_damaged_drawn_anew(tmp_path: Path) -> None:
    class Drawings:
        known: list[dict[str, str]] = []

        def of(self, _document: LessonDocument, kept: Mapping[str, str]) -> Drawn:
            self.known.append(dict(kept))
            return Drawn({"vraag": "<p>Getekend.</p>"}, kept={"sleutel": "<p>Getekend.</p>"})

        def stop(self) -> None: ...

    write(tmp_path, "01-les")
    for content in (None, None, '{"sleutel": 5}'):
        if content:
            (file,) = (tmp_path / ".cache").rglob("drawn.json")
            file.write_text(content)
        asyncio.run(Pages(tmp_path, drawings=Drawings()).see("01-les"))
    assert Drawings.known == [{}, {"sleutel": "<p>Getekend.</p>"}, {}]


def test_an_author_sees_a_lesson_at_once_that_was_not_there_a_moment_ago(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    pages = Pages(tmp_path, drafts=True)
    assert asyncio.run(pages.visit("02-les", None)) is None
    write(tmp_path, "02-les")
    assert asyncio.run(pages.visit("02-les", None))


def test_a_page_is_compressed_once_also_over_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "01-les")
    before = asyncio.run(Pages(tmp_path).see("01-les")).page
    compressed: list[bytes] = []
    monkeypatch.setattr("course.page.brotli.compress", lambda html, **_: compressed.append(html) or b"")
    assert asyncio.run(Pages(tmp_path).see("01-les")).page == before
    assert compressed == []
    write(tmp_path, "01-les", "andere tekst")
    asyncio.run(Pages(tmp_path).see("01-les"))
    assert len(compressed) == 1


def test_the_way_leads_past_lessons_that_cannot_be_read_and_costs_no_run(tmp_path: Path) -> None:
    for number in range(1, 6):
        write(tmp_path, f"0{number}-les")
    pages = Pages(tmp_path)
    outcomes = {"02-les": WRONG, "03-les": LIVE}
    pages.answer = lambda stem, _: outcomes.get(stem, GOOD)
    asyncio.run(pages.make_all())
    assert len(pages.runs) == 5
    assert 'href="../04-les/"' in text_of(pages.states["01-les"])
    assert 'href="../01-les/"' in text_of(pages.states["04-les"])
    assert not any("02-les" in text_of(s) or "03-les" in text_of(s) for s in pages.states.values() if s.page)
    # The author mends it: the neighbours lead there again, without being made again.
    del outcomes["02-les"]
    write(tmp_path, "02-les", "hersteld", title="Les <twee>")

    async def scene() -> str:
        await pages.see("02-les")
        return text_of(await pages.see("01-les"))

    page = asyncio.run(scene())
    assert 'href="../02-les/"' in page
    assert "Les &lt;twee&gt;" in page
    assert pages.runs.count("01-les") == 1
    live = Pages(tmp_path, live=True)
    live.answer = pages.answer
    asyncio.run(live.make_all())
    assert 'href="../03-les/"' in text_of(live.states["02-les"])


def test_the_first_lesson_has_no_previous_and_the_last_no_next(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    write(tmp_path, "02-les")
    pages = Pages(tmp_path)
    asyncio.run(pages.make_all())
    assert 'rel="prev"' not in text_of(pages.states["01-les"])
    assert 'rel="next"' not in text_of(pages.states["02-les"])


def test_the_course_ends_after_the_last_lesson_in_its_order_whichever_that_is(tmp_path: Path) -> None:
    for number in range(1, 5):
        write(tmp_path, f"0{number}-les", title=f"Les <{number}>")
    (tmp_path / "course.toml").write_text('lessons = ["03-les", "01-les", "04-les", "02-les"]\n')
    pages = Pages(tmp_path)
    pages.answer = lambda stem, _: WRONG if stem == "04-les" else GOOD
    asyncio.run(pages.make_all())
    ends = {
        stem: "U bent aan het eind van de cursus" in text_of(state)
        for stem, state in pages.states.items()
        if state.page
    }
    assert ends == {"01-les": False, "02-les": True, "03-les": False}
    end = text_of(pages.states["02-les"])
    assert 'href="../mijn-cursus/"' in end
    assert end.index('data-lesson="3"><a href="../03-les/">Les 3: Les &lt;3&gt;</a>') < end.index(
        'data-lesson="1"><a href="../01-les/">'
    )
    # One that no reader can open, and the last one itself, are not there to be read.
    assert "04-les" not in end
    assert 'data-lesson="2"' not in end


def makers_of(folder: Path) -> tuple[Makers, Lesson]:
    write(folder, "01-les")
    project = Project(folder)
    return Makers(project, lambda: "x"), project.lessons()[0]


def crashes(*_: object) -> None:
    os._exit(3)


def never_ends(*_: object) -> None:
    threading.Event().wait()


def test_a_maker_that_crashes_or_never_ends_is_something_that_may_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from course.making import makers as module

    makers, lesson = makers_of(tmp_path)
    monkeypatch.setattr(module, "_make_in", crashes)
    document = asyncio.run(makers.run(lesson, b"{}"))
    assert document.passing
    assert "probeert het straks opnieuw" in document.problems[0].cure
    monkeypatch.setattr(module, "_make_in", never_ends)
    monkeypatch.setattr(module, "OVERHEAD", 0)
    makers.seconds = 0.05
    document = asyncio.run(makers.run(lesson, b"{}"))
    assert document.passing
    assert "is gestopt" in document.problems[0].message
    assert not makers.processes


def test_a_kernel_whose_port_was_taken_is_started_again(tmp_path: Path) -> None:
    makers, lesson = makers_of(tmp_path)
    busy, good = (LessonDocument(stem="01-les", language="nl", passing=passing) for passing in (True, False))
    taken = (busy, "zmq.error.ZMQError: Address already in use (addr='tcp://127.0.0.1:5')")
    tries = [taken, taken, (good, "")]

    async def next_try(*_: object) -> tuple[LessonDocument, str]:
        return tries.pop(0)

    makers._run_once = next_try
    assert asyncio.run(makers.run(lesson, b"{}")) == good
    tries[:] = [taken] * 9
    assert asyncio.run(makers.run(lesson, b"{}")).passing
    assert len(tries) == 6


def test_voila_gives_no_sign_of_life_before_the_page_of_a_cell_that_runs_long() -> None:
    """The sign is a script that calls what the page has not told yet, and it would come before the doctype."""
    assert settings(60).VoilaConfiguration.http_keep_alive_timeout > 60


def test_a_kernel_that_died_is_not_started_again_under_a_lesson_that_is_being_made() -> None:
    """A new one would answer as if all were well, and the page would end where the old one died."""
    assert ServerKernelManager(config=maker_settings(60)).autorestart is False


def test_a_mistake_in_the_safety_list_leaves_readers_their_page_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "01-les")
    pages = Pages(tmp_path)
    good = text_of(asyncio.run(pages.see("01-les")))
    (tmp_path / "lessons/safety.toml").write_text("geen lijst")
    assert text_of(asyncio.run(pages.see("01-les"))) == good
    # A server that starts with it has no page to show: none goes without the list.
    monkeypatch.setattr(project, "_LAST_GOOD", {})
    state = asyncio.run(Pages(tmp_path).see("01-les"))
    assert (state.state, state.page) == ("broken", None)
    assert "De veiligheidslijst" in str(state.problems[0])


def test_the_worker_is_made_when_something_changed_and_not_at_each_visit(tmp_path: Path, monkeypatch) -> None:
    for number in range(3):
        write(tmp_path, f"0{number}-les")
    pages = Pages(tmp_path)
    site = Site(pages, live=False, author=False)
    # The folder is looked at anew each time, and nothing is found changed.
    monkeypatch.setattr("course.pages.HOLDS", -1)
    visits: list[str] = []
    visit = pages.visit
    monkeypatch.setattr(pages, "visit", lambda stem, patience=None: (visits.append(stem), visit(stem, patience))[1])

    async def ask() -> None:
        await pages.make_all()
        first = (await asyncio.gather(*(site.current_worker() for _ in range(20))))[0]
        visits.clear()
        assert [await site.current_worker() for _ in range(50)] == [first] * 50
        await pages.make_all()
        assert visits == []
        write(tmp_path, "01-les", text="anders")
        assert (await pages.see("01-les")).state == "good"
        changed = await site.current_worker()
        assert changed.plain != first.plain
        assert changed.plain == site.worker().plain
        await pages.stop()

    asyncio.run(ask())


def test_of_a_long_course_a_device_keeps_a_lesson_once_it_is_opened_with_the_next(tmp_path: Path) -> None:
    for number in range(13):
        write(tmp_path, f"{number:02}-les")
    for stem in ("x-een-slechte-dag", "x-medicijnen"):
        write(tmp_path, stem)
    bad_day = tmp_path / "lessons/nl/x-een-slechte-dag.ipynb"
    bad_day.write_text(bad_day.read_text().replace('"title"', '"button": "Een slechte dag", "title"'))
    pages = Pages(tmp_path)
    site = Site(pages, live=False, author=False)

    def listed() -> dict:
        worker = site.worker().plain.decode()
        return {name: json.loads(text) for name, text in re.findall(r"^self\.(course\w+)=(.+);$", worker, re.M)}

    asyncio.run(pages.make_all())
    at_once = {entry["url"] for entry in listed()["courseFiles"]}
    assert {"nl/", "nl/mijn-cursus/", "nl/een-slechte-dag/", "nl/privacy/", "manifest.webmanifest"} <= at_once
    later = listed()["courseLater"]
    assert [group[0]["url"] for group in later["lessons"]] == [f"nl/{number:02}-les/" for number in range(13)]
    # Each as the version means it, by which a device knows what it may keep.
    assert all(entry["revision"] for group in later["lessons"] for entry in group)
    charts, extra = later["others"]
    assert [entry["url"] for entry in extra] == ["nl/medicijnen/"]
    assert charts[0]["url"] not in at_once
    assert at_once.isdisjoint(entry["url"] for group in (*later["lessons"], charts, extra) for entry in group)
    home = site.home().plain.decode()
    assert "Alle lessen staan nu op dit apparaat" not in home
    # Where a lesson that is not there leads to, without internet.
    assert "Voor een andere les heeft u eerst weer internet nodig." in home
    # A short one stands there as a whole.
    (tmp_path / "lessons/nl/12-les.ipynb").unlink()
    pages._lessons = (0.0, [])
    asyncio.run(pages.make_all())
    assert listed()["courseLater"] == {"lessons": [], "others": [charts]}
    assert {f"nl/{number:02}-les/" for number in range(12)} <= {entry["url"] for entry in listed()["courseFiles"]}
    assert "Alle lessen staan nu op dit apparaat" in site.home().plain.decode()


def test_a_widget_that_cannot_be_drawn_leaves_its_place_with_words_and_its_author_a_message(tmp_path: Path) -> None:
    class Drawings:
        def of(self, _document: LessonDocument, _kept: Mapping[str, str]) -> Drawn:
            return Drawn({"heel": "<p>Getekend.</p>"}, {"stuk": "TypeError: no options"})

        def stop(self) -> None: ...

    def widget(name: str) -> Widget:
        return Widget("quiz", {"name": name, "_kind": "quiz", "_keep": [], "_scope": "lesson"})

    write(tmp_path, "01-les")
    pages = Pages(tmp_path, drawings=Drawings())
    step = Step("stap-een", "Een", [WidgetPlace(2, "stuk"), WidgetPlace(3, "heel")])
    pages.answer = lambda _stem, _content: {
        "steps": [step],
        "widgets": {name: widget(name) for name in ("stuk", "heel")},
    }
    state = asyncio.run(pages.see("01-les"))
    assert state.state == "good"
    broken, whole = re.findall(r'<div class="widget-place".*?</div>', text_of(state))
    assert "Hier hoort een vraag of een tekening" in broken
    assert "<p>Getekend.</p>" in whole
    (problem,) = state.problems
    assert (problem.cell, problem.lesson, problem.rule) == (2, "01-les", "loopt-niet")
    assert "stuk kon niet vooraf worden getekend (TypeError: no options)" in problem.message
    assert problem.cure
