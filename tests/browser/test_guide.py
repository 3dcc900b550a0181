"""The guide for therapists, followed as written: from an empty title to a lesson that can be published.

The pictures in the guide are made here: ``make pictures`` runs this test and keeps them.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from course.editing.guide import FOLDER
from tests.browser.double_click import double_click
from tests.conftest import COMMANDS, ROOT, Server
from tests.editing.published import emptied, nobody, own_words, save, start_page
from widgets.quiz.quiz_grammar import EXAMPLES

pytestmark = pytest.mark.xdist_group("jupyterlab")
GUIDE = (FOLDER / "README.md").read_text()
LONG = 240_000  # ms, on a busy computer
NAMES = """elements => elements.flatMap(e => [e.innerText, e.getAttribute('aria-label'), ...[...e.childNodes].map(n => n.textContent)])
    .filter(Boolean).map(text => text.replace(/\\s+/g, ' ').trim())"""


class Walk:
    """Somebody with the guide in hand; remembers what stood on the screen."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page = page
        self.pictures = pictures
        self.seen: set[str] = set()
        self.taken: list[str] = []

    def look(self, picture: str = "", page: Page | None = None) -> None:
        """Read the names of everything on the screen, and take its picture."""
        page = page or self.page
        self.seen |= set(page.locator("a, button, summary, label, h1, h2, h3").evaluate_all(NAMES))
        if picture:
            page.screenshot(path=self.pictures / picture, animations="disabled", caret="initial")
            self.taken.append(picture)

    @property
    def lab(self) -> FrameLocator:
        return self.page.frame_locator("[data-part=lab]")

    @property
    def preview(self) -> FrameLocator:
        return self.page.frame_locator("[data-part=preview] iframe:not([data-coming])")

    def save(self) -> None:
        self.page.keyboard.press("Control+s")
        expect(self.page.locator("[data-part=saved]")).to_have_text("Alles is bewaard", timeout=LONG)


def hello(notebook: dict) -> None:
    """A change in the first text of the lesson."""
    cell = notebook["cells"][0]
    cell["source"] = "".join(cell["source"]) + "\n\nFijn dat u er bent."


@pytest.fixture
def folder(course_edit: Server) -> Path:
    """A course of one lesson, on a computer where git knows nobody; ``course edit`` runs on it."""
    folder = emptied(course_edit)
    (folder / "lessons/nl").mkdir(parents=True, exist_ok=True)
    for name in (
        "references.bib",
        "safety.toml",
        "sjabloon.ipynb",
        "nl/begrippen.toml",
        "nl/woorden.toml",
        "nl/00-welkom.ipynb",
    ):
        shutil.copy(ROOT / "lessons" / name, folder / "lessons" / name)
    shutil.copytree(ROOT / "assets/pictures", folder / "assets/pictures", dirs_exist_ok=True)
    return folder


def test_the_guide_can_be_followed_as_written(
    course_edit, start_server, new_page, axe_violations, folder: Path, tmp_path_factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody(monkeypatch)
    pictures = FOLDER / "plaatjes" if os.environ.get("COURSE_PICTURES") else tmp_path_factory.mktemp("plaatjes")
    walk = Walk(new_page(width=1200, height=700), pictures)
    page = walk.page
    # A page that first checks or runs lessons takes long to come.
    page.set_default_timeout(LONG)

    # 1 and 2: the start page, and a new lesson.
    page.goto(start_page(course_edit))
    expect(page.get_by_role("heading", name="Uw lessen")).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="Nieuwe les").click()
    page.get_by_label("Hoe heet de les?").fill("Werken met rugpijn")
    walk.look("1-begin.png")
    page.get_by_role("button", name="Nieuwe les maken").click()
    expect(walk.preview.get_by_role("heading", name="Anna en haar tuin")).to_be_attached(timeout=LONG)
    expect(walk.lab.get_by_role("heading", name="Anna en haar tuin")).to_be_visible(timeout=LONG)
    walk.look("2-nieuwe-les.png")

    # 3: a text.
    double_click(walk.lab.get_by_role("paragraph").filter(has_text="Misschien herkent u iets van Anna."), "Anna")
    page.keyboard.type(" en haar tuin")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.insert_text(" Lees rustig verder.")
    walk.save()
    expect(walk.preview.get_by_text("Misschien herkent u iets van Anna en haar tuin.")).to_be_visible(timeout=LONG)
    expect(walk.preview.get_by_text("Lees rustig verder.")).to_be_visible(timeout=LONG)
    walk.look("3-tekst.png")

    # 4: a question with a mistake, and its cure.
    reply = walk.lab.locator(".cm-line").filter(has_text="Dat is een eerlijk antwoord.")
    reply.click(click_count=3)
    page.keyboard.press("Backspace")
    walk.save()
    problems = page.locator("[data-part=problems]")
    expect(problems).to_contain_text("Dit antwoord heeft nog geen uitleg", timeout=LONG)
    expect(problems).to_contain_text("regel 6")
    expect(walk.preview.get_by_text("Lees rustig verder.")).to_be_attached()
    walk.look("4-melding.png")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    page.keyboard.insert_text("\n  > Dat is een eerlijk antwoord.")
    walk.save()
    expect(problems).to_be_empty(timeout=LONG)

    # A question more, in a new cell; the first cell of the lesson was never run.
    walk.lab.locator(".jp-MarkdownCell").filter(has_text="Een dimmer, geen knop").last.click()
    walk.lab.locator("[data-jp-item-name=insert] jp-button").first.click()
    kinds = walk.lab.get_by_label("Type cel")
    expect(kinds).to_have_value("markdown")
    walk.seen |= {"+", *kinds.locator("option").all_inner_texts()}
    kinds.select_option(label="Code")
    walk.lab.locator(".jp-Cell.jp-mod-active .cm-content").click()
    page.keyboard.insert_text("%%quiz")
    page.keyboard.press("Shift+Enter")
    new = walk.lab.locator(".jp-CodeCell").filter(has_text="neem dit voorbeeld over en verander de woorden")
    expect(new).to_contain_text("Mag u een vraag in deze cursus vaker proberen?", timeout=LONG)
    new.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(EXAMPLES[""])
    walk.save()
    expect(walk.preview.get_by_text("Mag u een vraag in deze cursus vaker proberen?")).to_be_attached(timeout=LONG)
    expect(problems).to_be_empty(timeout=LONG)

    # 5: the check.
    page.get_by_role("link", name="Lessen schrijven").click()
    save(folder / "lessons/nl/00-welkom.ipynb", lambda notebook: notebook["metadata"]["course"].update(minutes=9))
    save(folder / "lessons/nl/00-welkom.ipynb", hello)
    page.get_by_role("link", name="Controleer alle lessen").click()
    expect(page.get_by_role("heading", name="Controle van alle lessen")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Deze tekst komt uit het sjabloon").first).to_contain_text(
        "Schrijf hier uw eigen tekst, of haal de cel weg."
    )
    walk.look("5-controle.png")
    # The other cells, as in step 3.
    save(folder / "lessons/nl/01-werken-met-rugpijn.ipynb", own_words)

    # 6: what has changed, and publishing it (tests/browser/test_course_edit.py puts things back).
    page.get_by_role("link", name="Wat is er veranderd").first.click()
    expect(page.get_by_text("Van les 0 is het aantal minuten veranderd")).to_be_visible()
    walk.look("6-veranderd.png")
    page.get_by_role("button", name="Publiceer les 1").click()
    expect(page.locator("[data-part=done]")).to_have_text(
        "Gepubliceerd. Staat de cursus op een andere server? Zet daar dan ook de nieuwe versie neer."
    )
    walk.look("7-gepubliceerd.png")
    readers = start_server([f"{COMMANDS}/course", "serve", str(folder), "--no-browser", "--port", "{port}"])
    patient = new_page(width=390, height=700)
    patient.goto(f"{readers.address}/nl/")
    expect(patient.get_by_role("link", name="Werken met rugpijn")).to_be_visible(timeout=LONG)
    patient.get_by_role("link", name="Werken met rugpijn").scroll_into_view_if_needed()
    walk.look("8-patient.png", patient)

    # Later: what patients saw before, of a lesson that was published anew.
    page.get_by_role("link", name="Wat is er veranderd").click()
    page.get_by_role("button", name="Publiceer les 0").click()
    expect(page.locator("[data-part=done]")).to_contain_text("Gepubliceerd.")
    page.get_by_role("link", name="Lessen schrijven").click()
    walk.look()
    page.get_by_role("link", name="Eerdere versies van les 0").click()
    walk.look()
    page.get_by_role("link", name="Zet deze terug").click()
    expect(page.get_by_role("heading", name="Deze versie terugzetten?")).to_be_visible()
    walk.look()

    # The guide itself, from the start page.
    page.get_by_role("link", name="Lessen schrijven").click()
    page.get_by_role("link", name="Handleiding").click()
    expect(page.get_by_role("heading", name="Maak uw eerste les in 10 minuten")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("link", name="nakijkblad").click()
    expect(page.get_by_role("heading", name="Nakijkblad")).to_be_visible()
    assert axe_violations(page) == []

    assert walk.taken == re.findall(r"plaatjes/([\w-]+\.png)", GUIDE)
    # What is bold is on the screen; a sentence in bold is a case of "if something goes wrong".
    bold = {words for words in re.findall(r"\*\*([^*]+)\*\*", GUIDE) if not words.endswith(".")}
    assert bold - {"vet"} <= walk.seen
