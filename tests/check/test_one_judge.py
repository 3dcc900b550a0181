"""Who makes a page and who checks a lesson say the same of it; and a page shows Markdown as JupyterLab does. No kernel is started here."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import cmarkgfm
import nbformat
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course.check import RULES
from course.check.lesson import LessonText
from course.check.silence import NEVER_SILENT
from course.lesson.context import LessonContext
from course.lesson.document import LessonDocument, Text
from course.lesson.judge import STOPS, TOLD, text_problems
from course.lesson.text import PageText
from course.making.lesson import lesson_of
from course.project import Project
from tests.check.examples import empty_project

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
QUIZ = "%%quiz {name}\nKlopt dit?{about}\n\n- [x] Ja, dat klopt.\n  > {reply}\n- [ ] Nee, dat niet.\n  > Dat is een begrijpelijke gedachte."
SCENE = "%%vertel {name}\nbeeld: lichaam\n{direction}\n> Anna legt een hand op haar rug.{about}"

# -- what authors write, well and less well ---------------------------------------------------

WORDS = ("rust", "een dag", "bewegen helpt", "**vet**", "*schuin*", "3 < 5", "A & B", "`code`", "pijn.", "é", "💧")
PIECES = (
    *WORDS,
    *("[@hayden2021]", "[@bestaatniet]", "[@", "[@hayden2021; @hubscher2013]", "@hayden2021", "([@hayden2021])"),
    *("[opvlamming](begrip:)", "[woordje](begrip:)", "**[opvlamming](begrip:)**,", "[x](begrip:opvlamming)"),
    *("![een rug](rug.svg)", "![](rug.svg)", "![een rug](weg.png)", '![](rug.svg "versiering")', "![x](mijn foto.png)"),
    *(
        "<img src='rug.svg' alt='een rug'>",
        "<img src=rug.svg>",
        "![x](https://e.example/x.png)",
        "![x](attachment:a.png)",
    ),
    *(
        "[les](../01-les/)",
        "[weg](../99-weg/)",
        "[x](#bel-de-dokter)",
        "[x](#nergens)",
        "[x](https://nhg.org)",
        "[x](a b.pdf)",
    ),
    *(
        "[x](javascript:alert)",
        "[x][1]",
        "<video src=x></video>",
        "<uw naam>",
        "<b>vet</b>",
        "[^1]",
        "$a^2$",
        "~~weg~~",
    ),
)
LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join)
STARTS = st.sampled_from(["", "- ", "1. ", "> ", "## ", "- [x] ", "• ", "##", "-\u00a0", "    "])
TEXTS = st.lists(st.builds("{}{}".format, STARTS, LINES), min_size=1, max_size=4).map("\n".join)
NAMES = st.sampled_from(["een", "twee", "Drie", "vier vijf", ""])
ABOUT = st.sampled_from(
    [
        "",
        " [@hayden2021]",
        " [@bestaatniet]",
        " [x](../99-weg/)",
        " <b>x</b>",
        " $a$",
        " `x`",
        " [opvlamming](begrip:)",
        " [woordje](begrip:)",
    ]
)
CELLS = st.one_of(
    TEXTS.map(new_markdown_cell),
    st.builds(QUIZ.format, name=NAMES, about=ABOUT, reply=LINES).map(new_code_cell),
    st.builds(SCENE.format, name=NAMES, about=ABOUT, direction=st.sampled_from(["hand op de rug", "iets"])).map(
        new_code_cell
    ),
    st.sampled_from(['MyQuestions(name="een")', "1 +", "BreathingPacer(name='twee')"]).map(new_code_cell),
    LINES.map(nbformat.v4.new_raw_cell),
)


@cache
def course() -> tuple[Project, Path]:
    """A course with one lesson, whose text is written anew for each example."""
    folder = TemporaryDirectory()
    project = empty_project(Path(folder.name))
    lesson = project.lesson_folder / "01-les.ipynb"
    (lesson.parent / "rug.svg").write_text(PICTURE)
    course.folder = folder  # as long as this module
    return project, lesson


def checked(path: Path) -> set[tuple]:
    """What the check says by the rules that keep a lesson from readers: rule, cell and line."""
    lesson = LessonText(path)
    found = (problem for rule in STOPS | TOLD for problem in RULES[rule].look(lesson) if not problem.weight)
    return {(one.rule, one.cell, one.line) for one in found}


def shown(notebook: nbformat.NotebookNode, lesson: Path) -> tuple[LessonDocument, set[tuple]]:
    """What the page maker says of it."""
    context = LessonContext.beside(lesson.parent)
    document = lesson_of(notebook, lesson.stem, "nl", context)
    problems = [*document.problems, *text_problems(document.texts(), context, "", [step.id for step in document.steps])]
    return document, {(one.rule, one.cell, one.line) for one in problems}


@settings(max_examples=400, deadline=None)
@given(st.lists(CELLS, min_size=5, max_size=5))
def test_the_check_and_the_page_maker_say_the_same_of_2000_cells(cells: list[nbformat.NotebookNode]) -> None:
    _, lesson = course()
    notebook = new_notebook(cells=[new_markdown_cell("# Titel"), *cells], metadata={"course": {"title": "Titel"}})
    lesson.write_text(nbformat.writes(notebook))
    document, problems = shown(notebook, lesson)
    assert problems == checked(lesson)
    context = LessonContext.beside(lesson.parent)
    for text in document.texts():
        html = PageText(context).html(text)
        assert not re.search(r"<(script|iframe|video|form|input|style)\b|\son\w+=|href=\"\s*javascript:", html, re.I)
        told = {cell for _, cell, _ in problems}
        if text.cell not in told:
            # Nothing that was typed vanishes unsaid. Here words in angle brackets are words, which GitHub does not know.
            assert words(html).replace("<uwnaam>", "‹uwnaam›") == words(
                reference(text.source.replace("<uw naam>", "‹uw naam›"))
            ), text.source


# -- Markdown as JupyterLab shows it ----------------------------------------------------------

PLAIN = st.lists(
    st.sampled_from([*WORDS, "~~weg~~", "https://nhg.org/x", "<b>vet</b>", "[x](https://nhg.org)"]),
    min_size=1,
    max_size=4,
)
BLOCKS = st.one_of(
    PLAIN.map(" ".join),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###"]), PLAIN.map(" ".join)),
    st.lists(PLAIN.map(" ".join), min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    st.lists(PLAIN.map(" ".join), min_size=1, max_size=3).map(
        lambda lines: "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 3))
    ),
    PLAIN.map(lambda line: f"> {' '.join(line)}"),
    PLAIN.map(lambda line: f"```\n{' '.join(line)}\n```"),
    PLAIN.map(lambda line: f"- een\n\n  {' '.join(line)}\n- twee\n    - drie"),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2), max_size=3).map(
        lambda rows: "\n".join(["| a | b |", "|---|:-:|", *(f"| {' | '.join(row)} |" for row in rows)])
    ),
    st.just("***"),
    st.just("Een regel  \nen nog een\\\nen dit"),
    st.just("Kop\n---"),
    st.just("    een blok"),
)


class Events(HTMLParser):
    """What a page shows, without how it is written."""

    SAME = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
    LEFT = {"span", "thead", "tbody", "div", "input", "button"}

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        #: Of these, the words.
        self.words: list[str] = []
        #: Open elements within an explanation or a button, which the page adds.
        self.added = 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if self.added or "popover" in given or given.get("class") in ("source", "visually-hidden"):
            self.added += 1
            return
        if tag not in self.LEFT:
            wanted = "".join(f" {key}={given[key]}" for key in ("href", "start") if given.get(key))
            self.found.append(f"<{self.SAME.get(tag, tag)}{wanted}>")

    def handle_endtag(self, tag: str) -> None:
        if self.added:
            self.added -= 1
        elif tag not in self.LEFT and tag not in ("br", "hr", "img"):
            self.found.append(f"</{self.SAME.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.added:
            self.found.append(" ".join(data.split()))
            self.words.append(data)


def events(html: str) -> str:
    parser = Events()
    parser.feed(html)
    parser.close()
    return re.sub(r"(?<=>)\s+|\s+(?=<)", "", " ".join(parser.found))


def words(html: str) -> str:
    """The letters that a reader sees."""
    parser = Events()
    parser.feed(html)
    parser.close()
    return re.sub(r"[\s☑☐]|\[@[^\]]*\]", "", "".join(parser.words))


def reference(source: str) -> str:
    """GitHub's own reading of Markdown, as JupyterLab follows it."""
    options = Options.CMARK_OPT_UNSAFE
    return cmarkgfm.markdown_to_html_with_extensions(
        source, options=options, extensions=["table", "strikethrough", "autolink", "tasklist"]
    )


@settings(max_examples=1000, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=4).map("\n\n".join))
def test_a_page_shows_markdown_as_jupyterlab_does(source: str) -> None:
    context = LessonContext.beside(course()[1].parent)
    assert events(PageText(context).html(Text(1, source))) == events(reference(source)), source


def page(source: str, **attachments: dict) -> tuple[str, list[tuple]]:
    """A text on its page, and what its author is told: rule and line."""
    context = LessonContext.beside(course()[1].parent)
    text = Text(3, source, attachments)
    return PageText(context).html(text), [(one.rule, one.line) for one in text_problems([text], context)]


def test_a_fold_opens(tmp_path: Path) -> None:
    for fold in (
        "<details>\n<summary>Meer</summary>\n\nHier **iets**.\n\n</details>",
        "<details><summary>Meer</summary>Hier.</details>",
    ):
        html, told = page(fold)
        assert re.search(r"<details>\s*<summary>Meer</summary>.*Hier.*</details>", html, re.S)
        assert told == []


def test_a_point_that_is_done_looks_and_sounds_done() -> None:
    html, told = page("- [x] gedaan\n- [ ] nog\n\n1. [X] ook\n\n   en meer")
    assert [("☑" in item, "gedaan: " in item) for item in re.findall(r"<li>.*?</li>", html, re.S)] == [
        (True, True),
        (False, False),
        (True, True),
    ]
    assert told == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        # What JupyterLab shows and a page does not; and what vanishes there too.
        ("## Noot\n\nPijn.[^1]\n\n[^1]: De noot.", [("opmaak", 3), ("opmaak", 5)]),
        ("Inline $E=mc^2$ en \\(x+y\\).\n\n$$\\frac{1}{2}$$", [("opmaak", 1), ("opmaak", 1), ("opmaak", 3)]),
        ("\\begin{align}a\\end{align}", [("opmaak", 1)]),
        ("Kijk:\n\n<iframe src='https://e.example'></iframe>\n<audio src='a.mp3'>", [("opmaak", 3), ("opmaak", 4)]),
        ("<form><input></form>", [("opmaak", 1), ("opmaak", 1)]),
        ("Lees [de folder](mijn folder.pdf) en [dit stuk][1].", [("link", 1), ("link", 1)]),
        ("[1]: https://voorbeeld.nl", [("link", 1)]),
        ("[woorden][a] en [b]\n\n[a]: https://nhg.org\n[b]: https://nhg.org", []),
        ("• Eerste\n• Tweede\n\n-\u00a0harde", [("opmaak", 1), ("opmaak", 2), ("opmaak", 4)]),
        ("##\u00a0Kop", [("opmaak", 1)]),
        ("##Kop", [("opmaak", 1)]),
        ("Dag\tPijn\nma\t3", [("opmaak", 1)]),
        ("| `x|y` | b |\n|---|---|\n| 1 | 2 |", [("opmaak", 1)]),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", [("opmaak", 3)]),
        # Good as it is.
        ("| a | b |\n|---|---|\n| 1 |\n| 3 | 4 |", []),
        ("Het kost $5 of $10. `$a$` en `[^1]`. <!-- <video> -->", []),
        ("```\n• <video> [^1]\n```", []),
        ("Zie \\[1\\] en (dit).", []),
    ],
)
def test_nothing_vanishes_unsaid(source: str, told: list[tuple]) -> None:
    html, found = page(source)
    assert found == told
    assert "\ue000" not in html


def test_a_picture_on_a_line_of_its_own_ends_a_list_or_a_quotation() -> None:
    picture = "<img src='rug.svg' alt='een rug'>"
    for before in ("- een", "> een", "Eerst.\n- een", "Eerst.\n> een", "- een\n  - twee"):
        for after in ("- drie", "vier"):
            source = f"{before}\n{picture} rug\n{after}"
            parts = r"</?(?:p|ul|li|blockquote|img)\b|\b(?:een|twee|drie|vier|Eerst)\b"
            assert re.findall(parts, page(source)[0]) == re.findall(parts, reference(source)), source


@pytest.mark.parametrize("source", ["Vul <uw naam> in en bel <naam praktijk>.", "Kies <ja/nee>.", "<naam>: hier"])
def test_words_in_angle_brackets_stay(source: str) -> None:
    html, told = page(source)
    assert " ".join(re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&gt;", ">").split()) == source
    assert told == []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        # CommonMark begins HTML at such a line, up to the next white line: all signs in it would come out as typed.
        ("<uw naam>\nheeft **pijn**", "<p>&lt;uw naam&gt;\nheeft <strong>pijn</strong></p>"),
        ("</einde>\n- een", "<p>&lt;/einde&gt;</p>\n<ul>\n<li>een</li>\n</ul>"),
        ("**<uw naam>** en *<x-y>*", "<p><strong>&lt;uw naam&gt;</strong> en <em>&lt;x-y&gt;</em></p>"),
        (
            "`<uw naam>`\n\n    <uw naam>",
            "<p><code>&lt;uw naam&gt;</code></p>\n<pre><code>&lt;uw naam&gt;</code></pre>",
        ),
        # An element is HTML still.
        ("<DIV>\n*een*\n</DIV>", "<div>\n*een*\n</div>"),
        ("<b>vet</b> <bedrag>", "<p><b>vet</b> &lt;bedrag&gt;</p>"),
    ],
)
def test_markdown_around_words_in_angle_brackets_is_markdown(source: str, shown: str) -> None:
    html, told = page(source)
    assert html.strip() == shown
    assert told == []


def test_a_row_with_fewer_cells_is_a_row() -> None:
    html, _ = page("| a | b |\n|---|---|\n| 1 |\n| 3 | 4 |")
    assert html.count("<tr>") == 3
    assert html.count("<td>") == 4
    assert "|" not in html


def test_a_pasted_picture_with_a_space_in_its_name_is_shown() -> None:
    for address in ("mijn%20foto.png", "<mijn foto.png>"):
        written = f"![een vlak]({address.replace('<', '<attachment:') if '<' in address else 'attachment:' + address})"
        html, told = page(
            written,
            **{
                "mijn foto.png": {
                    "image/png": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
                }
            },
        )
        assert 'src="data:image/png;base64,' in html
        assert told == []


def test_a_wide_table_moves_in_a_place_of_its_own() -> None:
    html, _ = page("| a | b |\n|---|---|\n| 1 | 2 |")
    assert re.search(r'<div class="table-place" role="region" aria-label="Tabel" tabindex="0"><table>', html)


def test_an_author_cannot_write_what_the_page_adds() -> None:
    for source in (
        '<span popover id="inhoud">x</span>',
        '<button popovertarget="a">x</button>',
        '<div class="table-place" tabindex="0">x</div>',
    ):
        html, _ = page(source)
        assert not re.search(r"popover|<button|class=|tabindex|id=", html)


def test_every_rule_of_the_judge_is_one_of_the_check() -> None:
    assert set(RULES) >= STOPS | TOLD
    # No remark makes the check let pass what the page cannot show.
    assert STOPS <= NEVER_SILENT
