"""Own blocks: what an author may type, what is told with a cure that works, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from course.drawing.drawings import Drawings
from course.lesson.context import LessonContext
from course.lesson.judge import code_problems
from course.lesson.notebook import from_json
from course.lesson_page import lesson_main
from course.project import Project
from course.templates import Templates
from tests.components.own_block import BARS, BOX, ELSEWHERE, FILM, GLOSSARY, LINE, SOUND, SOURCES, block, put_media
from tests.unit.documents import document_of
from widgets.own_block import magic
from widgets.own_block.block_grammar import EXAMPLES, GRAMMAR, MOST_ROWS
from widgets.own_block.block_head import KEYWORDS, split_cell
from widgets.own_block.block_text import BlockError, BlockText, parse, passages
from widgets.own_block.media import address_of, media_files

ROOT = Path(__file__).parents[2]
START = "titel: Wat helpt\nbron: eigen voorbeeld\n\n"
ROWS = "Week 1: 5\nWeek 2: 7"


@pytest.fixture(autouse=True, scope="module")
def beside(tmp_path_factory) -> Iterator[Path]:
    """The folder of the lessons, with films and sounds."""
    folder = put_media(tmp_path_factory.mktemp("les") / "nl")
    (folder / "media/kapot.mp4").write_bytes(b"<html>")
    with (folder / "media/groot.mp4").open("wb") as large:
        large.truncate(50_000_001)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_FOLDER", str(folder))
        yield folder


def read(source: str) -> BlockText:
    first, body = split_cell(source) or ("", "")
    return parse(first, body, SOURCES, glossary=GLOSSARY)


def told(source: str) -> list[str]:
    with pytest.raises(BlockError) as caught:
        read(source)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Week 1: 5", ("Week 1", "5", 5)),
        ("Na 3 weken\t7,5", ("Na 3 weken", "7,5", 7.5)),
        ("| Dag | 10 |", ("Dag", "10", 10)),
        ("Dag;7.5", ("Dag", "7,5", 7.5)),
        ("- Nacht = 0", ("Nacht", "0", 0)),
        ("**Nacht:** 3", ("Nacht", "3", 3)),
        ("<b>x</b> 3", ("<b>x</b>", "3", 3)),
    ],
)
def test_a_row_may_be_typed_or_pasted_from_a_table(line: str, row: tuple[str, str, float]) -> None:
    assert tuple(read(f"%%grafiek a\n{START}{line}\nlaatste: 1").rows[0]) == row


def test_a_line_may_go_below_zero_and_its_settings_may_stand_anywhere() -> None:
    chart = read("%%grafiek a\nNacht: −4\nvorm: lijn\nDag: 6\nbron: [@jansen2020]\nTitel : Kou\n")
    assert (chart.shape, chart.title, chart.source) == ("lijn", "Kou", "[@jansen2020]")
    assert [row.value for row in chart.rows] == [-4, 6]


#: What is wrong, what is told, and the cell once the cure was followed.
WRONG = [
    ("%%grafiek a\nbron: x\n" + ROWS, 'regel 1: er staat nog geen "titel:"', f"%%grafiek a\n{START}{ROWS}"),
    ("%%grafiek a\ntitel: Zo\n" + ROWS, "schrijf bijvoorbeeld bron: eigen voorbeeld", f"%%grafiek a\n{START}{ROWS}"),
    (
        f"%%grafiek a\n{START}Week 1: 5\nWeek 2: veel",
        'regel 6: in "Week 2: veel" staat geen',
        f"%%grafiek a\n{START}{ROWS}",
    ),
    (
        f"%%grafiek a\n{START}Dag | Minuten\n{ROWS}",
        "schrijft u als eenheid:",
        f"%%grafiek a\neenheid: Minuten\n{START}{ROWS}",
    ),
    (f"%%grafiek a\n{START}Week 1: 5", "een grafiek van 1 getal zegt niets", f"%%grafiek a\n{START}{ROWS}"),
    (f"%%grafiek a\n{START}", "er staan nog geen getallen", f"%%grafiek a\n{START}{ROWS}"),
    (
        f"%%grafiek a\n{START}Week 1: -5\nWeek 2: 1",
        "schrijf vorm: lijn",
        f"%%grafiek a\nvorm: lijn\n{START}Week 1: -5\nWeek 2: 1",
    ),
    (
        f"%%grafiek a\nvorm: taart\n{START}{ROWS}",
        'regel 2: de vorm "taart" bestaat niet; kies staven of lijn',
        f"%%grafiek a\nvorm: staven\n{START}{ROWS}",
    ),
    (
        f"%%grafiek a\n{START}Week 1: 5%\nWeek 2: 7",
        "schrijf: eenheid: procent",
        f"%%grafiek a\neenheid: procent\n{START}{ROWS}",
    ),
    (
        f"%%grafiek a\n{START}Week 1: 1.250\nWeek 2: 7",
        "schrijf 1250, of 1,250",
        f"%%grafiek a\n{START}Week 1: 1250\nWeek 2: 7",
    ),
    (f"%%grafiek a\n{START}Week 1 | 5 | 6\nWeek 2: 7", "hier staan twee getallen", f"%%grafiek a\n{START}{ROWS}"),
    (f"%%grafiek a\n{START}Week: 5\nweek: 7", '"week" staat er twee keer', f"%%grafiek a\n{START}{ROWS}"),
    (f"%%grafiek a\n{START}Week 1: 123456789\nWeek 2: 7", "hooguit 8 tekens", f"%%grafiek a\n{START}{ROWS}"),
    (
        f"%%grafiek a\n{START}" + "\n".join(f"w{n}: {n}" for n in range(MOST_ROWS + 1)),
        "meer dan 12 kan niet",
        f"%%grafiek a\n{START}{ROWS}",
    ),
    (f"%%grafiek a\n{START.replace('titel', 'titl')}{ROWS}", 'bedoelt u "titel:"?', f"%%grafiek a\n{START}{ROWS}"),
    (
        f"%%grafiek a\ntitel: Weer\n{START}{ROWS}",
        '"titel:" staat al op regel 2; haal een van de twee weg',
        f"%%grafiek a\n{START}{ROWS}",
    ),
    (
        f"%%grafiek a\n{START.replace('eigen voorbeeld', '[@niemand]')}{ROWS}",
        "regel 3: ",
        f"%%grafiek a\n{START}{ROWS}",
    ),
    (f"%grafiek a\n{START}{ROWS}", "schrijf %%grafiek a", f"%%grafiek a\n{START}{ROWS}"),
    (f"%%Grafiek Mijn dag\n{START}{ROWS}", "schrijf %%grafiek mijn-dag", f"%%grafiek mijn-dag\n{START}{ROWS}"),
    (f"%%grafiek\n{START}{ROWS}", "schrijf bijvoorbeeld %%grafiek wandelen", f"%%grafiek wandelen\n{START}{ROWS}"),
    (
        f"%%film a\n{FILM.replace('bukken.mp4', 'buken.mp4')}",
        'regel 3: het bestand "buken.mp4" is er niet; bedoelt u "bukken.mp4"?',
        f"%%film a\n{FILM}",
    ),
    (
        f"%%film a\n{FILM.replace('bukken.mp4', 'weg.mp4')}",
        "zet het in de map media naast de lessen",
        f"%%film a\n{FILM}",
    ),
    (f"%%film a\n{FILM.replace('bukken.mp4', '../media/bukken.mp4')}", "schrijf alleen de naam", f"%%film a\n{FILM}"),
    (f"%%film a\n{FILM.replace('bukken.mp4', 'bukken.mov')}", "bewaar het als .mp4, .webm", f"%%film a\n{FILM}"),
    (
        f"%%film a\n{FILM.replace('bukken.mp4', 'kapot.mp4')}",
        "is beschadigd; bewaar het opnieuw als",
        f"%%film a\n{FILM}",
    ),
    (
        f"%%film a\n{FILM.replace('bukken.mp4', 'groot.mp4')}",
        "is 50,0 MB, en meer dan 50 MB kan niet",
        f"%%film a\n{FILM}",
    ),
    (f"%%film a\n{FILM.replace('beeld: bukken.jpg', '')}", "schrijf beeld: naam.jpg", f"%%film a\n{FILM}"),
    (f"%%film a\n{FILM.replace('1:05', 'lang')}", 'een duur van "lang" kan niet', f"%%film a\n{FILM}"),
    (f"%%film a\n{FILM.replace('1:05', '11 min')}", "hooguit 10 minuten", f"%%film a\n{FILM}"),
    (f"%%film a\n{FILM.replace('duur: 1:05', '')}", 'er staat nog geen "duur:"', f"%%film a\n{FILM}"),
    ("%%film a\ntitel: Zo\nduur: 1:00", 'er staat nog geen "bestand:"', f"%%film a\n{FILM}"),
    ("%%geluid a\ntitel: Zo\nduur: 1:00\nbestand: adem.mp3", "hier staan nog geen woorden bij", f"%%geluid a\n{SOUND}"),
    (f"%%film a\nadres: https://film.example\n{FILM}", "houd bestand: of adres:", f"%%film a\n{FILM}"),
    *(
        (
            f"%%film a\n{ELSEWHERE.replace('https://www.film.example', bad)}",
            "kopieer het adres uit de browser",
            f"%%film a\n{ELSEWHERE}",
        )
        for bad in (
            "http://film.example",
            "javascript:alert(1)//x.nl",
            "https://x@film.example",
            "film.example",
            "https://[",
            "https://a b.nl",
        )
    ),
    ("%%kader tip\ntitel: Leeg\n", "er staat nog geen tekst in", "%%kader tip\ntitel: Leeg\nTekst."),
    ("%%kader tip\n" + "woord " * 151, "151 woorden, meer dan 150 kan niet", "%%kader tip\n" + "woord " * 150),
    ("%%kader tip\n\nGoed.\nDit <b>niet</b>.", "regel 4: ", "%%kader tip\n\nGoed.\nDit **wel**."),
    ("%%kader tip\n\nZie [@niemand].", "regel 3: ", "%%kader tip\n\nZie [@jansen2020]."),
    ("%%kader tip\n" + "a\n" * 201, "meer dan 200 kan niet", "%%kader tip\na"),
]


@pytest.mark.parametrize(("source", "message", "cured"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_told_with_its_line_and_a_cure_that_works(source: str, message: str, cured: str) -> None:
    lines = told(source)
    assert any(message in line for line in lines), lines
    assert all(re.match(r"regel \d+: .+; .+", line) for line in lines), lines
    assert read(cured)


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_the_example_works_as_it_stands_and_an_empty_cell_gives_it(keyword: str) -> None:
    assert read(EXAMPLES[keyword]).keyword == keyword
    empty = told(f"%%{keyword} mijn-deel")
    assert read("\n".join(empty[2:])).name == "mijn-deel"
    assert EXAMPLES[keyword] in GRAMMAR[keyword]


def test_a_box_reads_as_its_author_meant_it() -> None:
    made = block("kader", BOX)
    assert made.title == "Goed om te weten"
    assert "<strong>echt</strong>" in made.text
    assert "<li>U mag rustig beginnen.</li>" in made.text
    assert 'popovertarget="blok-bron-1"' in made.text
    assert passages("%%kader a", BOX)[0] == (2, "Goed om te weten")


def test_a_chart_says_its_numbers_as_typed_and_begins_at_zero() -> None:
    bars = block("grafiek", BARS)
    assert [(mark["shown"], mark["at"]) for mark in bars.marks] == [("7,5", 0.625), ("10", 0.8333), ("12", 1)]
    line = block("grafiek", LINE)
    assert line.zero == 0
    assert len(line.marks) == 8
    below = block("grafiek", "titel: Kou\nbron: eigen voorbeeld\nvorm: lijn\nNacht: -5\nDag: 5")
    assert (below.zero, [mark["at"] for mark in below.marks]) == (0.5, [0, 1])
    nothing = block("grafiek", "titel: Niets\nbron: eigen voorbeeld\nNacht: 0\nDag: 0")
    assert [mark["at"] for mark in nothing.marks] == [0, 0]


def test_a_film_and_a_sound_are_found_by_what_they_hold(beside: Path) -> None:
    film = read(f"%%film a\n{FILM}")
    assert film.clip
    assert film.seconds == 65
    there = media_files(beside)
    assert there[address_of(beside / "media/bukken.mp4")] == film.clip.file
    # What is damaged, too large or of another kind is not there for anybody.
    assert {file.name for file in there.values()} == {"bukken.mp4", "bukken.jpg", "bukken.vtt", "adem.mp3"}
    with_captions = read(f"%%film a\n{FILM.split(chr(10) * 2)[0]}")
    assert with_captions.clip
    assert (with_captions.text, with_captions.clip.captions) == ("", beside / "media/bukken.vtt")


def test_a_page_has_the_address_of_a_film_before_any_script() -> None:
    document = document_of(block("film", FILM, "bukken"))
    context = LessonContext(SOURCES, GLOSSARY, lambda address: address)
    drawn = Drawings().of(document).html
    html = lesson_main(Templates(Project(ROOT)), document, context, "../../nl/", drawn)
    assert re.search(r'<video[^>]* src="\.\./\.\./nl/\.\./static/media-[0-9a-f]{16}\.mp4"', html)
    assert re.search(r'<video[^>]* poster="\.\./\.\./nl/\.\./static/media-[0-9a-f]{16}\.jpg"', html)


def test_an_address_elsewhere_says_where_it_leads() -> None:
    made = block("film", ELSEWHERE)
    assert (made.played["host"], made.played["file"]) == ("film.example", "")


def test_the_judge_tells_a_block_and_a_name_that_stands_twice() -> None:
    sources = ["%%kader a\nRustig.", "%%grafiek a\ntitel: Zo", f"%%grafiek a\n{START}{ROWS}"]
    cells = [{"cell_type": "code", "source": source} for source in sources]
    notebook = from_json({"metadata": {}, "cells": cells})
    found = code_problems(notebook.cells, LessonContext(SOURCES, GLOSSARY, lambda address: address))
    assert [(one.rule, one.cell, one.line) for one in found] == [("blok", 2, 1), ("dubbele-naam", 3, 1)]
    assert "bron" in found[0].message


@pytest.fixture(scope="module")
def shell():
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    magic.register(shell)
    yield shell
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (f"%%grafiek\u00a0a\n{START}{ROWS}", "OwnBlock"),
        ("\n%%kader tip\nRustig.", "OwnBlock"),
        ("%%kader ?", "Zo maakt u een kader"),
        ("%%grafiek?\n", "Zo maakt u een grafiek"),
        ("%%kader tip", "hier staat nog niets"),
    ],
)
def test_a_cell_in_jupyterlab_shows_a_block_or_how_to_write_one(shell, cell: str, said: str) -> None:
    with capture_output() as output:
        assert shell.run_cell(cell).success
    assert said in output.stdout + "".join(str(one.data) for one in output.outputs)


@pytest.mark.parametrize("cell", ["%kader tip\nRustig.", "%%Kader tip\nRustig.", "%%kader Mijn tip\nRustig."])
def test_what_is_typed_in_another_way_is_told_in_jupyterlab(shell, cell: str) -> None:
    with capture_output() as output:
        result = shell.run_cell(cell)
    assert isinstance(result.error_in_exec, BlockError)
    assert "schrijf %%kader" in str(result.error_in_exec)
    assert "Traceback" not in output.stdout
