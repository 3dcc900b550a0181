"""The document of a lesson: made from a notebook that was run, kept, read again, and rendered. No kernel is started here."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets import Any
from traitlets.config import LoggingConfigurable

from course.lesson.context import LessonContext
from course.lesson.document import (
    DocumentError,
    Failed,
    LessonDocument,
    Output,
    Picture,
    Step,
    Text,
    Widget,
    WidgetPlace,
    decode,
    encode,
)
from course.lesson.problem import Problem
from course.lesson.render import lesson_values, script_json, states_json
from course.lesson_page import lesson_page
from course.making.filters import LessonFilter, ValuesFilter
from course.making.lesson import STATES, VIEW, lesson_of
from course.making.voila_settings import FILTERS
from course.project import Lesson, Project
from course.templates import Templates
from tests.unit.documents import document_of
from widgets.base import CourseWidget, built_files
from widgets.my_evening.my_evening import MyEvening
from widgets.my_movement.my_movement import MyMovement
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import parse
from widgets.sleep_week.sleep_week import SleepWeek
from widgets.therapist_talk.therapist_talk import TherapistTalk

ROOT = Path(__file__).parents[2]
BESIDE = LessonContext.beside(ROOT / "lessons/nl")
TEMPLATES = Templates(Project(ROOT))
WAY = {"previous": None, "next": None, "others": None}


def ran(*cells: nbformat.NotebookNode, widgets: tuple[CourseWidget, ...] = (), **course: object):
    """A notebook that was run, with the state of these widgets and of what Jupyter keeps beside them."""
    models = {f"model-{widget.name}": model(widget) for widget in widgets}
    layout = {"model_module": "@jupyter-widgets/base", "model_name": "LayoutModel", "state": {}}
    return new_notebook(
        cells=list(cells), metadata={"course": course, "widgets": {STATES: {"state": {"l": layout, **models}}}}
    )


def model(widget: CourseWidget) -> dict:
    return {
        "model_module": "anywidget",
        "model_name": "AnyModel",
        "state": {key: value for key, value in widget.get_state().items() if key != "layout"}
        | {"layout": "IPY_MODEL_l"},
    }


def shows(*names: str, tags: tuple[str, ...] = ()) -> nbformat.NotebookNode:
    outputs = [new_output("display_data", data={VIEW: {"model_id": f"model-{name}"}}) for name in names]
    return new_code_cell("Een()", outputs=outputs, metadata={"tags": list(tags)})


def note(source: str) -> nbformat.NotebookNode:
    return new_markdown_cell(source, metadata={"tags": ["therapist"]})


def test_a_notebook_that_was_run_becomes_steps_with_their_parts_notes_and_minutes() -> None:
    notebook = ran(
        new_markdown_cell("# Les\n\nWelkom [@a]."),
        note("| deel | minuten |\n|---|---|\n| Een *eigen* doel | 12 |"),
        new_markdown_cell("## Een [eigen](begrip:) doel"),
        shows("avond", "week"),
        note("Vraag rond [@b]."),
        new_code_cell("1/0", outputs=[new_output("error", ename="ZeroDivisionError", evalue="", traceback=[])]),
        new_code_cell("", outputs=[new_output("display_data", data={"image/png": "aWV0\n"})], metadata={"alt": "Iets"}),
        new_markdown_cell("Niet meer."),
        new_markdown_cell("## Slot", metadata={"step": "einde"}),
        shows("stil", tags=("therapist",)),
        new_code_cell("%%quiz x\nWaar? [@c]"),
        widgets=(SleepWeek(name="week"), MyEvening(name="avond"), MyEvening(name="stil")),
        title="Slapen",
        goals=["U weet iets."],
        minutes=10,
        reviewed="2026-01-01",
    )
    document = lesson_of(notebook, "04-slaap", "nl", BESIDE)
    told = (document.title, document.goals, document.minutes, document.reviewed)
    assert told == ("Slapen", ["U weet iets."], 10, "2026-01-01")
    assert [(step.id, step.title, step.minutes) for step in document.sections] == [
        ("", "Les", None),
        ("stap-een-eigen-doel", "Een eigen doel", 12),
        ("stap-einde", "Slot", None),
    ]
    assert document.steps[0].parts == [
        Text(3, "## Een [eigen](begrip:) doel"),
        WidgetPlace(4, "avond"),
        WidgetPlace(4, "week"),
        Failed(6),
        Picture(7, "aWV0", "Iets"),
        Text(8, "Niet meer."),
    ]
    assert [text.cell for text in document.opening.notes + document.steps[0].notes] == [2, 5]
    assert set(document.widgets) == {"avond", "week"}
    assert (document.cites, document.terms) == (["a", "c"], ["eigen"])
    assert (document.needs_kernel, document.passing) == ([], False)
    assert [(problem.cell, problem.rule) for problem in document.problems] == [
        (6, "loopt-niet"),
        (11, "vraag"),
        (11, "vraag"),
    ]


def test_the_state_of_a_widget_keeps_its_order_and_holds_no_file_and_nothing_of_jupyter() -> None:
    asked = "Is het *mooi* weer? [@hubscher2013]\n- [x] Ja.\n  > Fijn.\n- [ ] Nee.\n  > Jammer."
    quiz = Quiz(parse("weer", asked, BESIDE.sources), BESIDE.sources)
    document = lesson_of(ran(shows("weer"), widgets=(quiz,)), "01-les", "nl", BESIDE)
    widget = decode(document.json()).widgets["weer"]
    assert widget.called == "Is het mooi weer?"
    state = quiz.get_state()
    assert list(widget.state) == [key for key in state if key in widget.state]
    assert widget.state["options"] == state["options"]
    assert {"name", "texts", "_kind", "_keep", "_scope", "_read_back"} <= set(widget.state)
    assert not {"_module", "_css_file", "_called", "_needs_kernel", "layout", "tabbable", "_esm"} & set(widget.state)
    # A change of style gives other files, and the same document.
    files = {**built_files(), "quiz": "quiz-ANDERS01.js"}
    assert json.loads(lesson_values(document, BESIDE, files)["widgets"])["widgets"]["weer"]["_module"] == files["quiz"]


def test_a_page_has_the_style_of_its_own_widgets_and_of_no_other() -> None:
    styles = lesson_values(document_of(TherapistTalk(name="gesprek")), BESIDE, built_files())["styles"]
    assert "[data-part=therapist_talk]" in styles
    assert set(re.findall(r"course-widget\[data-part=(\w+)", styles)) == {"therapist_talk"}
    # A stage brings its own, and what all drawings share.
    styles = lesson_values(document_of(MyMovement(name="beweging")), BESIDE, built_files())["styles"]
    assert all(part in styles for part in ("[data-part=my_movement]", ".stage-beweging", ".figure"))
    assert ".stage-nacht" not in styles


def test_of_a_widgets_words_the_browser_gets_those_that_scripts_say() -> None:
    talk = TherapistTalk(name="gesprek")
    files = built_files()
    page = json.loads(states_json(document_of(talk), files))
    assert "texts" not in page["widgets"]["gesprek"]
    texts = page["texts"][files["therapist_talk"]]
    assert texts["What would you say to a therapist?"] == talk.texts["What would you say to a therapist?"]
    # What the two say is content, and stands in the state already.
    said = json.dumps(talk._nodes, ensure_ascii=False)
    assert [english for english, dutch in texts.items() if json.dumps(dutch, ensure_ascii=False) in said] == []


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (
            {"model_module": "@jupyter-widgets/controls", "model_name": "IntSliderModel", "state": {}},
            ["IntSliderModel"],
        ),
        (
            {"model_module": "anywidget", "model_name": "AnyModel", "state": {"_anywidget_id": "theirs.Own"}},
            ["AnyModel"],
        ),
        (
            {
                "model_module": "anywidget",
                "model_name": "AnyModel",
                "state": {"_anywidget_id": "widgets.x", "_needs_kernel": True},
            },
            ["AnyModel"],
        ),
        ({"model_module": "anywidget", "model_name": "AnyModel", "state": {"_anywidget_id": "widgets.x"}}, []),
    ],
)
def test_what_needs_a_live_kernel_is_named_and_its_outputs_stay_as_they_are(model: dict, names: list[str]) -> None:
    shown = new_output("display_data", data={"text/plain": "</script>"})
    notebook = ran(new_code_cell("", outputs=[shown]))
    notebook.metadata["widgets"][STATES]["state"]["m"] = model
    document = lesson_of(notebook, "01-les", "nl", BESIDE)
    assert document.needs_kernel == names
    assert document.opening.parts == ([Output(1, json.loads(json.dumps(shown)))] if names else [])
    (part,) = lesson_values(document, BESIDE, {})["sections"][0]["parts"] or [{"json": '"trusted":true'}]
    assert '"trusted":true' in part["json"]
    assert "</script" not in part["json"]


PRINTED, WARNED = new_output("stream", name="stdout", text="P\n"), new_output("stream", name="stderr", text="P\n")


def shown_by_jupyter(**data: str) -> nbformat.NotebookNode:
    return new_output("display_data", data={key.replace("_", "/", 1): value for key, value in data.items()})


@pytest.mark.parametrize(
    ("outputs", "told"),
    [
        ([shown_by_jupyter(**{"application_vnd.plotly.v1+json": "", "text_html": ""})], ["een grafiek van plotly"]),
        ([shown_by_jupyter(text_markdown="**M**", text_plain="M")], ["tekst (Markdown)"]),
        ([shown_by_jupyter(text_html="<b>H</b>", text_plain="H"), PRINTED], ["HTML", "wat print afdrukt"]),
        ([shown_by_jupyter(**{"image_svg+xml": "<svg/>", "text_plain": ""})], ["een tekening (SVG)"]),
        ([shown_by_jupyter(image_jpeg="")], ["een foto (JPEG)"]),
        ([shown_by_jupyter(text_latex="$a$", text_plain="a")], ["een formule"]),
        ([shown_by_jupyter(text_plain="2")], ["een uitkomst"]),
        ([shown_by_jupyter(application_json="{}")], ["iets"]),
        # What is on the page, what nobody meant to show, and what only its value is.
        ([shown_by_jupyter(image_png="aWV0", text_plain="F"), shown_by_jupyter(text_plain="[<Line2D>]")], []),
        ([WARNED, new_output("stream", name="stdout", text="\n")], []),
    ],
)
def test_what_only_jupyter_shows_is_told_and_the_rest_is_shown(outputs: list, told: list[str]) -> None:
    cells = [new_code_cell("toon()", outputs=outputs, metadata={"alt": "Iets"})] * 2
    cells[1] = new_code_cell("toon()", outputs=outputs, metadata={"tags": ["therapist"], "alt": "Iets"})
    document = lesson_of(ran(*cells), "01-les", "nl", BESIDE)
    assert [(p.rule, p.cell, p.message.rpartition(": ")[2]) for p in document.problems] == [
        ("niet-te-zien", 1, name) for name in told
    ]
    # It promises no live kernel: that would not show it either.
    assert document.needs_kernel == []


def test_half_a_sign_does_not_take_a_lesson_down() -> None:
    notebook = ran(new_markdown_cell("# Hond \ud83d"), title="Hond \ud83d")
    document = decode(lesson_of(notebook, "01-les", "nl", BESIDE).json())
    assert (document.title, document.opening.title) == ("Hond ?", "Hond ?")


words = st.text(max_size=40)
numbers = st.integers(1, 99)
texts = st.builds(Text, numbers, words, st.dictionaries(words, st.dictionaries(words, words, max_size=2), max_size=2))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)
NAMES = ["een", "twee"]
parts = (
    texts
    | st.builds(WidgetPlace, numbers, st.sampled_from(NAMES))
    | st.builds(Picture, numbers, words, words)
    | st.builds(Failed, numbers)
    | st.builds(Output, numbers, st.dictionaries(words, values, max_size=3))
)
steps = st.builds(
    Step, st.just("stap-a"), words, st.lists(parts, max_size=4), st.lists(texts, max_size=2), st.none() | numbers
)


@st.composite
def documents(draw: st.DrawFn) -> LessonDocument:
    """Odd lessons: whatever an author may write, paste or leave out."""
    kinds = st.sampled_from(["quiz", "my_evening"])
    states = {
        name: {
            "name": name,
            "_kind": "quiz",
            "_keep": [],
            "_scope": "lesson",
            **draw(st.dictionaries(words, values, max_size=3)),
        }
        for name in NAMES
    }
    for name, state in states.items():
        state["name"] = name
    return LessonDocument(
        stem=draw(st.sampled_from(["01-les", "los", "9"])),
        language="nl",
        title=draw(words),
        goals=draw(st.lists(words, max_size=3)),
        minutes=draw(st.none() | st.integers(0, 999)),
        opening=draw(st.builds(Step, st.just(""), words, st.lists(parts, max_size=4), st.lists(texts, max_size=2))),
        steps=draw(st.lists(steps, max_size=3)),
        widgets={name: Widget(draw(kinds), state, draw(words)) for name, state in states.items()},
        cites=draw(st.lists(words, max_size=2)),
        terms=draw(st.lists(words, max_size=2)),
        needs_kernel=draw(st.lists(words, max_size=2)),
        problems=draw(st.lists(st.builds(Problem, words, words, st.none() | numbers, st.none() | numbers), max_size=2)),
        passing=draw(st.booleans()),
    )


@given(documents())
def test_what_is_kept_is_what_is_read(document: LessonDocument) -> None:
    again = decode(encode(document))
    assert again == document
    assert [list(widget.state) for widget in again.widgets.values()] == [
        list(widget.state) for widget in document.widgets.values()
    ]


@given(documents(), st.integers(0, 400), st.integers(1, 20))
def test_what_is_damaged_is_refused_or_whole(document: LessonDocument, start: int, length: int) -> None:
    content = encode(document)
    damaged = content[:start] + content[start + length :]
    with suppress(DocumentError):
        assert isinstance(decode(damaged), LessonDocument)


class Elements(HTMLParser):
    """The elements and ids of a page, and what its scripts hold."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.held = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][1].get("id") == "course-widgets":
            self.held += data


@given(documents())
def test_a_page_of_an_odd_lesson_is_whole_and_safe(document: LessonDocument) -> None:
    lesson = Lesson(ROOT / "lessons/nl/01-les.ipynb", "nl", document.title)
    html = lesson_page(TEMPLATES, lesson, document, BESIDE, WAY, {}).decode()
    page = Elements()
    page.feed(html)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert [name for name in ids if name.startswith("stap-")] == ["stap-a"] * len(document.steps)
    # Old addresses lead to the step that now has that place.
    assert [name for name in ids if name.startswith("deel-")] == [f"deel-{n + 1}" for n in range(len(document.steps))]
    assert sum(tag == "main" for tag, _ in page.tags) == 1
    scripts = [attributes for tag, attributes in page.tags if tag == "script"]
    assert all(
        "src" in one
        or "data-static" in one
        or one["type"] in ("application/json", "application/vnd.voila.cell-output+json")
        for one in scripts
    )
    assert not re.search(r"<iframe|<object", html)
    places = [attributes["data-widget"] for _, attributes in page.tags if "data-widget" in attributes]
    shown = [part.name for step in document.sections for part in step.parts if isinstance(part, WidgetPlace)]
    assert places == shown
    assert set(json.loads(page.held)["widgets"]) == set(shown)


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_every_step_of_a_short_lesson_can_be_reached_on_a_phone(steps: int) -> None:
    document = LessonDocument(
        stem="01-les",
        language="nl",
        steps=[Step(f"stap-{n}", f"Stap {n}", [Text(2, f"## Stap {n}")]) for n in range(steps)],
    )
    lesson = Lesson(ROOT / "lessons/nl/01-les.ipynb", "nl", "Les")
    html = lesson_page(TEMPLATES, lesson, document, BESIDE, WAY, {}).decode()
    assert re.findall(r'class="step-on" href="#(stap-\d)"', html) == [f"stap-{n}" for n in range(steps)]


def test_a_script_element_is_not_ended_by_what_it_holds() -> None:
    assert script_json({"b": "</script><!--", "a": "&amp;"}) == (
        '{"b":"\\u003c/script\\u003e\\u003c!--","a":"\\u0026amp;"}'
    )


def test_links_to_other_lessons_start_from_where_the_page_is() -> None:
    document = document_of(
        texts=('Zie [les 3](../03-de-cirkel/) en <a href="../04-slaap/">les 4</a>, [web](https://a.example/../x).',)
    )
    html = lesson_values(document, BESIDE, built_files(), "../../../nl/")["sections"][1]["parts"][0]["html"]
    assert re.findall(r'href="([^"]+)"', html) == [
        "../../../nl/03-de-cirkel/",
        "../../../nl/04-slaap/",
        "https://a.example/../x",
    ]


class Exporter(LoggingConfigurable):
    """What Voilà's exporter knows of where it is."""

    contents_manager = Any()


class Folder:
    """As a contents manager names the folder that is served."""

    def __init__(self, root_dir: Path) -> None:
        self.root_dir = str(root_dir)


@pytest.mark.parametrize("served", [".", "lessons/nl"])
def test_plain_voila_finds_the_folder_of_a_lesson_and_shows_what_we_show(
    tmp_path: Path, served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lessons/nl"
    folder.mkdir(parents=True)
    (folder / "01-les.ipynb").touch()
    (folder / "begrippen.toml").write_text('[[terms]]\nterm = "prikkel"\nexplanation = "Van hier."\n')
    # Not from where the command was typed.
    monkeypatch.chdir(tmp_path.parent)
    exporter = Exporter(contents_manager=Folder(tmp_path / served))
    resources = {"metadata": {"name": "01-les"}}
    document = LessonFilter(parent=exporter)(ran(new_markdown_cell("Een [prikkel](begrip:).")), resources)
    assert (document.stem, document.language) == ("01-les", "nl")
    assert "Van hier." in ValuesFilter(parent=exporter)(document, resources)["lists"]


def test_a_source_list_is_no_matter_of_the_text() -> None:
    """An author may begin a text with any word."""
    document = document_of(texts=("[lijsten] Dit schrijft een auteur zelf.",))
    assert (
        "Dit schrijft een auteur zelf."
        in lesson_values(document, BESIDE, built_files())["sections"][1]["parts"][0]["html"]
    )


def test_plain_voila_knows_the_filters_that_our_templates_call() -> None:
    assert json.loads((ROOT / "voila.json").read_text())["VoilaExporter"]["filters"] == FILTERS
