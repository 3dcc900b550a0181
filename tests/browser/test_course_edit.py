"""A therapist writes a lesson: ``course edit``, in a real browser, with JupyterLab as PyPI has it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Frame, FrameLocator, Page, expect

from tests.browser.double_click import double_click
from tests.conftest import COMMANDS, LONGEST, Server, start_edit
from tests.editing.published import emptied, nobody, publish_again, published_lesson, seen, start_page

pytestmark = pytest.mark.xdist_group("jupyterlab")
# Making a page takes seconds; on a busy computer many.
PATIENCE = 120_000
QUIZ = """%%quiz even-rusten
Mag u even rusten?

- [x] Ja, even.
  > Ja, rusten mag.
- [ ] Nee, nooit.
"""
ANSWER = "  > Heel begrijpelijk. Een pauze hoort erbij."


@pytest.fixture
def written(course_edit: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course with one published lesson, in which somebody writes; gives its notebook."""
    nobody(monkeypatch)
    return published_lesson(emptied(course_edit))


@pytest.fixture
def desk(course_edit: Server, written: Path) -> Server:
    """``course edit`` on that course."""
    return course_edit


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As ``written``, for a test that starts and stops a ``course edit`` of its own."""
    nobody(monkeypatch)
    return published_lesson(tmp_path / "cursus")


def open_desk(desk: Server, new_page, width: int = 1280, **options: object) -> Page:
    page = new_page(width, 800, **options)
    page.goto(start_page(desk))
    expect(page.get_by_role("heading", name="Uw lessen")).to_be_visible()
    return page


def lab(page: Page) -> FrameLocator:
    """JupyterLab, once the notebook can be written in."""
    frame = page.frame_locator("[data-part=lab]")
    frame.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE)
    expect(page.locator("[data-part=saved]")).not_to_be_empty(timeout=PATIENCE)
    return frame


def jupyterlab(page: Page) -> Frame:
    """Where its own scripts can be asked."""
    return next(frame for frame in page.frames if "/doc/" in frame.url)


def preview(page: Page) -> FrameLocator:
    page.locator("[data-part=preview][data-page]").wait_for(timeout=PATIENCE)
    return page.frame_locator("[data-part=preview] iframe:not([data-coming])")


def save(page: Page) -> None:
    """Save, and wait until the file has it."""
    with page.expect_response(lambda one: one.request.method == "PUT" and "/api/contents/" in one.url) as saved:
        page.keyboard.press("ControlOrMeta+s")
    assert saved.value.ok


def write(page: Page, text: str) -> None:
    """Put text at the cursor, and save."""
    page.keyboard.insert_text(text)
    page.keyboard.press("ControlOrMeta+s")


def test_the_preview_goes_along_with_who_writes_a_new_lesson(desk, new_page) -> None:
    page = open_desk(desk, new_page, steps="one")
    page.get_by_label("Hoe heet de les?").fill("Even rusten")
    page.get_by_role("button", name="Nieuwe les maken").click()
    notebook = lab(page)
    expect(preview(page).get_by_role("heading", level=1, name="Even rusten")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("[data-part=status]")).to_have_text("Nieuw")

    # A sentence, typed at the end of a text; the preview, which shows a step at a time, goes to its step.
    # The notes before it name the step too.
    double_click(notebook.get_by_role("heading", name="Een dimmer, geen knop"), "dimmer")
    page.keyboard.press("ControlOrMeta+End")
    write(page, "\n\nU mag ook even stilstaan.")
    expect(preview(page).get_by_text("U mag ook even stilstaan.")).to_be_attached(timeout=PATIENCE)
    heading = preview(page).get_by_role("heading", name="Een dimmer, geen knop")
    expect(heading).to_be_in_viewport()
    written_in = notebook.locator(".jp-Cell.jp-mod-active")
    expect(written_in.locator(".cm-editor")).to_have_class(re.compile("cm-focused"))
    # Another cell, another step; with all of them below each other too, as who writes may choose.
    notebook.locator(".jp-Cell").first.click()
    expect(heading).to_be_hidden()
    preview(page).get_by_role("button", name="Liever alle stappen onder elkaar").click()
    notebook.get_by_text("U mag ook even stilstaan.").click()
    expect(heading).to_be_in_viewport()

    # A question with a mistake: the message stands above the last good page.
    notebook.locator("[data-jp-item-name=insert] jp-button").first.click()
    notebook.get_by_label("Type cel").select_option(label="Code")
    notebook.locator(".jp-Cell.jp-mod-active .cm-content").click()
    expect(notebook.locator(".jp-CodeCell.jp-mod-active .cm-editor")).to_have_class(re.compile("cm-focused"))
    write(page, QUIZ)
    problems = page.locator("[data-part=problems]")
    expect(problems).to_contain_text("dit antwoord heeft nog geen uitleg", ignore_case=True, timeout=PATIENCE)
    expect(problems).to_contain_text("zet er een regel met > onder")
    expect(problems.get_by_role("button", name=re.compile(r"^Cel \d+, regel 6$"))).to_be_visible()
    expect(preview(page).get_by_text("U mag ook even stilstaan.")).to_be_attached()
    expect(preview(page).get_by_text("Mag u even rusten?")).to_have_count(0)

    # The message leads to the line; cured, the preview is new.
    problems.get_by_role("button").click()
    expect(notebook.locator(".jp-CodeCell.jp-mod-active .cm-editor")).to_have_class(re.compile("cm-focused"))
    page.keyboard.press("End")
    write(page, f"\n{ANSWER}")
    expect(problems).to_be_empty(timeout=PATIENCE)
    question = page.frame_locator("[data-part=preview] iframe:not([data-coming])").locator("#onderdeel-even-rusten")
    expect(question).to_be_in_viewport(timeout=PATIENCE)


def source(written: Path, kind: str = "") -> list[str]:
    """The text of each cell, or of each of a kind."""
    return ["".join(cell["source"]) for cell in json.loads(written.read_text())["cells"] if kind in cell["cell_type"]]


def test_a_lesson_is_opened_written_in_and_put_back(desk, written, new_page) -> None:
    """One opening of JupyterLab, which takes seconds, for what who writes does after each other."""
    before, sources = written.read_bytes(), source(written)
    page = open_desk(desk, new_page)
    page.get_by_role("link", name=re.compile("Titel van de les")).click()
    notebook = lab(page)
    shows_in_dutch_only_what_a_writer_needs(notebook, source(written, "code"))
    leaves_the_file_as_it_was(page, notebook)
    assert written.read_bytes() == before
    letters_right_after_a_double_click_land_at_the_word_and_nowhere_else(page, notebook, desk, written)
    ctrl_z_brings_a_cell_back_that_was_taken_away(page, notebook, len(sources))
    what_changed_can_be_put_back(page)
    assert source(written) == sources


def shows_in_dutch_only_what_a_writer_needs(notebook: FrameLocator, code: list[str]) -> None:
    menus = notebook.get_by_role("menubar").get_by_role("menuitem")
    expect(menus).to_have_text(["Bestand", "Bewerk", "Weergave", "Uitvoeren"])
    expect(
        notebook.locator(".jp-Launcher, .jp-SideBar.jp-mod-left:visible, #jp-title-panel-title:visible")
    ).to_have_count(0)
    # Code that only shows something is folded; a question and a told scene, which are text, are not.
    cells = notebook.locator(".jp-CodeCell")
    questions = sum(text.lstrip().startswith(("%%quiz", "%%vertel")) for text in code)
    assert questions
    expect(cells.locator(".jp-InputPlaceholder")).to_have_count(len(code) - questions)
    quiz = cells.filter(has_text="%%quiz").first
    expect(quiz.locator(".cm-lineNumbers")).to_be_visible()


def leaves_the_file_as_it_was(page: Page, notebook: FrameLocator) -> None:
    """Opened and saved; who asks compares the file."""
    # The name that the kernel has on this computer: JupyterLab puts it in the notebook.
    jupyterlab(page).wait_for_function(
        "jupyterapp.shell.currentWidget.context.model.getMetadata('kernelspec').display_name === 'Python 3 (ipykernel)'",
        timeout=PATIENCE,
    )
    notebook.locator(".jp-Notebook .jp-Cell").first.click()
    save(page)


def letters_right_after_a_double_click_land_at_the_word_and_nowhere_else(
    page: Page, notebook: FrameLocator, desk: Server, written: Path
) -> None:
    before = source(written)
    # Each was a command of JupyterLab: above, below, cut, delete, kind of cell, undo, restart.
    commands = "abxddmyrzvc001iiMJ"
    double_click(notebook.get_by_role("paragraph").filter(has_text="Misschien herkent u iets van Anna."), "herkent")
    page.keyboard.type(f" {commands}")
    page.keyboard.press("ControlOrMeta+s")
    expect(page.locator("[data-part=saved]")).to_have_text("Alles is bewaard")
    desk.wait_until(lambda: commands in written.read_text())
    assert source(written) == [
        text.replace("Misschien herkent u iets van Anna.", f"Misschien herkent {commands} u iets van Anna.")
        for text in before
    ]
    expect(page.locator("[data-part=status]")).to_have_text("Concept", timeout=PATIENCE)

    # Where nothing is being typed, letters do nothing.
    page.keyboard.press("Escape")
    page.keyboard.type(commands)
    expect(notebook.locator(".jp-Notebook .jp-Cell")).to_have_count(len(before))
    # Not one command is left that a letter, or two of them, could give; also not of a newer JupyterLab.
    letters = "jupyterapp.commands.keyBindings.filter(({keys, selector}) => keys.every(key => /^(Shift )?.$/.test(key)) && !/jp-ImageViewer/.test(selector)).map(({command}) => command)"
    assert jupyterlab(page).evaluate(letters) == []


def ctrl_z_brings_a_cell_back_that_was_taken_away(page: Page, notebook: FrameLocator, count: int) -> None:
    cells = notebook.locator(".jp-Notebook .jp-Cell")
    story = notebook.get_by_role("heading", name="In het kort")
    story.click()
    notebook.locator("[data-jp-item-name=cut] jp-button").first.click()
    expect(cells).to_have_count(count - 1)
    expect(story).to_have_count(0)
    page.keyboard.press("ControlOrMeta+z")
    expect(cells).to_have_count(count)
    expect(story).to_be_visible()
    save(page)


def what_changed_can_be_put_back(page: Page) -> None:
    page.get_by_role("link", name="Wat is er veranderd").click()
    expect(page.get_by_role("listitem")).to_contain_text("abxddmyrzvc001iiMJ")
    page.get_by_role("button", name=re.compile("^Zet terug")).click()
    expect(page.locator("[data-part=done]")).to_contain_text("zoals patiënten het zien")
    expect(page.get_by_role("button", name=re.compile("^Publiceer"))).to_have_count(0)


def test_what_was_published_wrongly_is_taken_back_for_patients(desk, written, new_page, axe_violations) -> None:
    publish_again(written, "uitleg", "Een kleine stap telt ook.", "Een kleine stap telt niet.")
    assert "Een kleine stap telt niet." in seen(written)
    page = open_desk(desk, new_page, 360)
    page.get_by_role("link", name="Eerdere versies van les 0").click()
    earlier = (
        page.get_by_role("region", name="Eerdere versies")
        .get_by_role("listitem")
        .filter(has=page.get_by_role("heading"))
    )
    expect(earlier).to_have_count(2)
    expect(earlier.first).to_contain_text("Dit zien patiënten nu.")
    expect(earlier.first).to_contain_text("was “Een kleine stap telt ook.”, is nu “Een kleine stap telt niet.”")
    expect(earlier.first.get_by_role("link")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_violations(page) == []
    earlier.last.get_by_role("link", name="Zet deze terug").click()
    expect(page.get_by_role("heading", name="Deze versie terugzetten?")).to_be_visible()
    expect(page.get_by_text("Wat patiënten nu zien, blijft bewaard.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_violations(page) == []
    page.get_by_role("button", name="Ja, zet deze versie terug").click()
    expect(page.locator("[data-part=done]")).to_contain_text("Teruggezet. Patiënten zien deze versie", timeout=PATIENCE)
    expect(earlier).to_have_count(3)
    expect(earlier.first).to_contain_text("was “Een kleine stap telt niet.”, is nu “Een kleine stap telt ook.”")
    assert "Een kleine stap telt ook." in seen(written)


def test_the_pages_for_writers_pass_axe_on_every_width(desk, new_page, axe_violations) -> None:
    page = open_desk(desk, new_page, 1280)
    assert axe_violations(page) == []
    for width in (320, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe_violations(page) == []
    page.get_by_role("link", name="Wat is er veranderd").click()
    expect(page.get_by_text("Patiënten zien alle lessen zoals ze nu zijn.")).to_be_visible()
    assert axe_violations(page) == []


def test_one_damaged_lesson_leaves_the_others(desk, written, new_page) -> None:
    broken = written.with_name("20-half.ipynb")
    broken.write_bytes(written.read_bytes()[:400])
    page = open_desk(desk, new_page)
    expect(page.get_by_role("link", name=re.compile("Titel van de les"))).to_be_visible()
    half = page.get_by_role("listitem").filter(has_text="Half")
    expect(half.locator("[data-part=count]")).to_contain_text("om naar te kijken", timeout=PATIENCE)
    page.goto(f"http://localhost:{desk.address.rsplit(':', 1)[1]}/course/nl/20-half/")
    expect(page.get_by_text("zet een eerdere versie terug")).to_be_visible(timeout=PATIENCE)
    assert broken.read_bytes() == written.read_bytes()[:400]


def test_the_report_leads_to_the_cell_and_to_the_page_of_the_rule(desk, written, new_page, axe_violations) -> None:
    notebook = json.loads(written.read_text())
    del notebook["cells"][0]
    written.write_text(json.dumps(notebook))
    page = open_desk(desk, new_page)
    page.get_by_role("link", name="Controleer alle lessen").click(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="Controle van alle lessen")).to_be_visible(timeout=PATIENCE)
    first = page.get_by_role("listitem").filter(has_text="Misschien is de eerste cel weggehaald")
    expect(first).to_contain_text("Dit moet eerst anders")
    first.get_by_role("link", name="Over de regel begin").click()
    expect(page.get_by_role("heading", name="Titel en eerste regel")).to_be_visible()
    expect(page.get_by_text("<!-- check: begin omdat ... -->")).to_be_visible()
    assert axe_violations(page) == []
    page.go_back()
    first.get_by_role("link", name="cel 1").click()
    expect(lab(page).locator(".jp-Cell").first).to_have_class(re.compile("jp-mod-active"))
    # The same findings beside the preview.
    page.locator("[data-part=findings] > summary").click(timeout=PATIENCE)
    expect(page.locator("[data-part=findings]").get_by_role("link", name="Over de regel begin")).to_have_attribute(
        "href", "/course/handleiding/regels/begin/"
    )


def test_a_title_that_cannot_be_is_explained(desk, new_page) -> None:
    page = open_desk(desk, new_page)
    page.get_by_label("Hoe heet de les?").fill("Titel van de les")
    page.get_by_role("button", name="Nieuwe les maken").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een andere titel")
    expect(page.get_by_label("Hoe heet de les?")).to_have_value("Titel van de les")


def test_the_preview_keeps_nothing_on_the_device(desk, watched) -> None:
    page = watched.context(service_workers="allow").new_page()
    page.goto(start_page(desk))
    page.goto(f"{start_page(desk).split('?')[0]}nl/")
    page.wait_for_selector("html[data-host=ready]")
    script = page.evaluate("fetch('/course/sw.js').then((answer) => answer.text())")
    assert script.startswith("self.courseFiles=[];")
    # What the page does of its own after a while, at once.
    page.evaluate("navigator.serviceWorker.register('/course/sw.js')")
    page.wait_for_function(
        "async () => (await navigator.serviceWorker.getRegistrations()).every((r) => !r.scope.endsWith('/course/'))"
    )


def test_nobody_comes_in_without_the_token(desk) -> None:
    for path in ("/course/", "/course/controle/", "/course/veranderd/", "/course/nl/"):
        answer = desk.get(path)
        assert (answer.status, answer.headers["Location"].split("?")[0]) == (302, "/login")
    assert desk.get("/course/groep/begin/").status == 403
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    opener.open(start_page(desk)).read()
    with pytest.raises(urllib.error.HTTPError, match="403"):
        opener.open(f"{start_page(desk).split('?')[0]}nieuw", data=b"titel=Zonder+formulier")


def test_ctrl_c_stops_at_once_and_leaves_nothing_behind(start_server, elsewhere: Path, new_page) -> None:
    desk = start_edit(start_server, elsewhere.parents[2])
    page = open_desk(desk, new_page)
    page.get_by_role("link", name=re.compile("Titel van de les")).click()
    lab(page)
    preview(page)
    started = psutil.Process(desk.process.pid).children(recursive=True)
    assert started
    page.goto("about:blank")
    assert desk.stop() == 0
    _, alive = psutil.wait_procs(started, timeout=LONGEST)
    assert alive == []


HANGS = """
import asyncio, sys
from course.editing import lab
from course.editing.front import Front
from course.editing.lab import CoursePages, edit
from course.project import Project

async def never(self):
    await asyncio.Event().wait()

CoursePages.stop_extension = never
lab.PATIENCE = 0.5
from pathlib import Path
edit(Project(Path(sys.argv[1])), int(sys.argv[2]), Front.at(""), browser=False, report=lambda words: print(words, flush=True))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_also_when_jupyterlab_would_wait_for_ever(start_server, elsewhere: Path, how: signal.Signals) -> None:
    server = start_server(
        [sys.executable, "-c", HANGS.replace("{", "{{").replace("}", "}}"), str(elsewhere.parents[2]), "{port}"],
        ready=None,
    )
    server.wait_until(lambda: "token=" in server.log and server.answers("/api"))
    server.process.send_signal(how)
    server.wait_for_end(f"its end after {how.name}")
    assert server.process.returncode == 0


def test_a_taken_port_and_a_missing_folder_are_explained(desk, tmp_path: Path, written: Path) -> None:
    port = desk.address.rsplit(":", 1)[1]
    for arguments, words in (
        ([str(written.parents[2]), "--port", port], "Kies een andere: course edit --port"),
        ([str(tmp_path / "nergens")], "Geen lessen gevonden"),
    ):
        done = subprocess.run(
            [f"{COMMANDS}/course", "edit", "--no-browser", *arguments], capture_output=True, text=True, check=False
        )
        assert (done.returncode, words in done.stderr) == (2, True), done.stderr
