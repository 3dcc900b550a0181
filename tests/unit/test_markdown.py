"""The text of a lesson becomes HTML that is safe whatever the author pasted."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lesson.context import LessonContext
from course.lesson.document import Text
from course.lesson.text import PageText

SHIPPED = Path(__file__).parents[2] / "lessons/nl"


def rendered(text: str, folder: Path = SHIPPED, attachments: dict | None = None) -> tuple[str, list]:
    """A text cell as HTML, and what is wrong with its pictures."""
    return PageText(LessonContext.beside(folder)).html_and_mistakes(Text(1, text, attachments or {}))


def to_html(text: str, folder: Path = SHIPPED) -> str:
    return rendered(text, folder)[0]


def picture_mistakes(text: str, folder: Path = SHIPPED) -> list:
    return rendered(text, folder)[1]


DANGER = re.compile(r"<script|<iframe|<object|<form|<style|\son\w+\s*=|javascript:|vbscript:", re.I)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[klik](javascript:alert(1))",
        "<a href='javascript:alert(1)'>klik</a>",
        "<svg onload=alert(1)>",
        "<iframe src='https://example.org'></iframe>",
        "<style>body{display:none}</style>",
        "# Kop <script>x</script>",
        "<form action='https://example.org'><input></form>",
        "<div onclick='x()'>a</div>",
        "[@<script>alert(1)</script>]",
    ],
)
def test_nothing_dangerous_comes_through(text: str) -> None:
    assert not DANGER.search(to_html(text))


@given(st.text(alphabet=st.sampled_from("<>/\"'=()[]!`*_#:;&javscriptonclgd @\n-"), max_size=120))
def test_no_mix_of_signs_makes_a_script(text: str) -> None:
    assert not re.search(r"<(script|iframe|object|style|form)\b", to_html(text), re.I)


def test_ordinary_markdown_stays() -> None:
    html = to_html(
        "## Kop\n\nEen **vet** woord, een [link](https://example.org) en een lijst:\n\n- een\n- twee\n\n> Een verhaal."
    )
    for part in ("<h2>Kop</h2>", "<strong>vet</strong>", "<li>een</li>", "<blockquote>", 'href="https://example.org"'):
        assert part in html
    assert "anchor-link" not in html


# The smallest picture: one point.
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def lesson_folder(tmp_path: Path) -> Path:
    """The folder of a lesson, from which its pictures are looked up; ``hond.svg`` stands in assets/pictures."""
    folder = tmp_path / "lessons/nl"
    folder.mkdir(parents=True)
    pictures = tmp_path / "assets/pictures"
    pictures.mkdir(parents=True)
    (pictures / "hond.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (pictures / "groot.png").write_bytes(bytes(600_000))
    (pictures / "film.gif").write_bytes(b"GIF89a")
    (tmp_path / "buiten.svg").write_text("<svg/>")
    (folder / "mijn foto é.png").write_bytes(b64decode(DOT))
    return folder


@pytest.mark.parametrize(
    "text",
    [
        "![een hond](../../assets/pictures/hond.svg)",
        '<img src="../../assets/pictures/hond.svg" alt="een hond">',
        "<figure>\n<img alt='een hond' src=../../assets/pictures/hond.svg>\n<figcaption>Hond</figcaption></figure>",
        "![een hond](mijn%20foto%20%C3%A9.png)",
        "![een hond](<mijn foto é.png>)",
        "![een hond](<mijn foto e\u0301.png>)",
        '<img src="mijn foto é.png" alt="een hond">',
        "![een hond][x]\n\n[x]: ../../assets/pictures/hond.svg",
        '![](../../assets/pictures/hond.svg "versiering")',
    ],
)
def test_a_picture_of_the_course_becomes_part_of_the_page(lesson_folder: Path, text: str) -> None:
    page = to_html(text, lesson_folder)
    assert re.search(r'<img src="data:image/(svg\+xml|png);base64,[^"]+"', page)
    assert "versiering" not in page
    assert ('alt="een hond"' in page) == ("een hond" in text)
    assert picture_mistakes(text, lesson_folder) == []


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (
            "![een hond](../../assets/pictures/hont.svg)",
            'het plaatje "../../assets/pictures/hont.svg" is er niet; bedoelt u "hond.svg"?',
        ),
        ("![een hond](../../assets/pictures/poes.svg)", "zet het bestand in assets/pictures"),
        (
            "![een hond](../../assets/pictures/groot.png)",
            "is 600 KB, en meer dan 500 KB kan niet; bewaar de les in course edit",
        ),
        ("![een hond](../../assets/pictures/film.gif)", "gebruik .svg, .png, .jpg, .jpeg, .webp"),
        (
            "![een hond](https://example.org/hond.png)",
            'een andere website ("https://example.org/hond.png"); zet het bestand in assets/pictures',
        ),
        ("<img src='//example.org/hond.png' alt='een hond'>", "staat op een andere website"),
        ("![een hond](../../buiten.svg)", "staat niet in lessons of assets/pictures"),
        ("![een hond](../../../../../../../../../etc/passwd)", "staat niet in lessons of assets/pictures"),
        ("![een hond](../../assets/pictures)", "is er niet"),
        (f"![een hond]({'x' * 5000}.png)", "is er niet"),
        ("![een hond](a%00b.png)", "is er niet"),
        ("![een hond](file:///C:/hond.png)", "zet het bestand in assets/pictures"),
        ("![een hond](mijn foto é.png)", "![wat er te zien is](<mijn foto é.png>)"),
        ("![een hond](attachment:weg.png)", 'het geplakte plaatje "weg.png" is er niet meer'),
        ("<img src='data:text/html;base64,AAAA' alt='een hond'>", "van een soort die niet kan"),
        (
            f"<img src='data:image/png;base64,{b64encode(b64decode(DOT) + bytes(600_000)).decode()}' alt='een hond'>",
            "is 600 KB",
        ),
        (f"<img src='data:image/png;base64,{'A' * 800_000}' alt='een hond'>", "een geplakt plaatje is beschadigd"),
        ("![](../../assets/pictures/hond.svg)", "geen beschrijving"),
        ("<img src='../../assets/pictures/hond.svg'>", "geen beschrijving"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_with_line_and_cure_and_asks_nobody(
    lesson_folder: Path, picture: str, words: str
) -> None:
    text = f"Eerste regel.\n\n{picture}\n"
    mistakes = picture_mistakes(text, lesson_folder)
    (mistake,) = mistakes
    assert words in mistake.words
    assert (mistake.cell, mistake.line) == (1, 3)
    assert mistake.rule == ("plaatje-tekst" if "beschrijving" in words else "plaatje")
    assert not re.search(r'src="(?!data:image/)', to_html(text, lesson_folder))


# What a file or a paste may hold, and whether it is shown; a name may be wrong about the kind.
CONTENTS = {
    "a whole PNG": (b64decode(DOT), True),
    "a photo that is called .png": (b"\xff\xd8\xff\xe0" + bytes(40) + b"\xff\xd9", True),
    "a WebP": (b"RIFF\x0c\x00\x00\x00WEBPVP8 \x00\x00\x00\x00", True),
    "a drawing": (b"\xef\xbb\xbf<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", True),
    "nothing": (b"", False),
    "zeros": (bytes(300), False),
    "the first bytes of a PNG": (b"\x89PNG\r\n", False),
    "half a PNG": (b64decode(DOT)[:45], False),
    "half a photo": (b"\xff\xd8\xff\xe0" + bytes(40), False),
    "half a WebP": (b"RIFF\xff\x00\x00\x00WEBPVP8 ", False),
    "half a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'><path", False),
    "a page": (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", False),
    "a page that a website sent": (b"<!doctype html><title>404</title>", False),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_a_damaged_picture_is_told_and_not_shown(lesson_folder: Path, what: str) -> None:
    content, good = CONTENTS[what]
    (lesson_folder / "plaat.png").write_bytes(content)
    pasted = {"plak.png": {"image/png": b64encode(content).decode()}}
    for text, attachments in (("![een hond](plaat.png)", {}), ("![een hond](attachment:plak.png)", pasted)):
        page, mistakes = rendered(text, lesson_folder, attachments)
        assert ("<img" in page) == good
        assert [mistake.message.partition(" is ")[2] for mistake in mistakes] == ([] if good else ["beschadigd"])


def test_a_pasted_picture_is_shown(lesson_folder: Path) -> None:
    text = "![een hond](attachment:plak.png)"
    attachments = {"plak.png": {"image/png": DOT}}
    page, mistakes = rendered(text, lesson_folder, attachments)
    assert f'src="data:image/png;base64,{DOT}"' in page
    assert mistakes == []


def test_code_that_looks_like_a_picture_is_no_mistake() -> None:
    assert picture_mistakes("Schrijf `![wat](mijn foto.png)` in de cel.") == []


def test_only_a_picture_brings_its_content_in_its_address() -> None:
    for text in (
        "[klik](data:text/html,x)",
        '<a href=" da\nta:text/html,x">klik</a>',
        "<a href='DATA:text/html,x'>klik</a>",
    ):
        assert "href" not in to_html(text) or "#harmful-link" in to_html(text)
        assert "data:" not in to_html(text).lower()


@pytest.mark.parametrize(
    "text",
    [
        '<abbr title="bekend [@hubscher2013] zo">woord</abbr>',
        "[klik](https://example.org 'titel [@hubscher2013]')",
        "<abbr title='[opvlamming](begrip:)'>woord</abbr>",
        "<td title=x><abbr title='[@a'>woord</abbr> en later [verder] <b>vet</b>",
    ],
)
def test_a_source_or_hard_word_in_an_attribute_leaves_its_tag_whole(text: str) -> None:
    page = to_html(text)
    assert "<button" not in page
    assert "hubscher2013" not in page
    assert page.count("<abbr") == page.count("</abbr>")
    assert "klik</a>" in page or "woord</abbr>" in page


def test_a_description_holds_no_source_and_no_mark(lesson_folder: Path) -> None:
    page = to_html("![een hond [opvlamming](begrip:) [@hubscher2013]](../../assets/pictures/hond.svg)", lesson_folder)
    assert re.search(r'alt="een hond opvlamming"', page)
    assert "<button" not in page


def test_no_sign_of_an_author_passes_for_a_mark() -> None:
    page = to_html("Een \ue000opvlamming\ue001woord\ue002 en &#xe000;opvlamming&#xe001;woord&#xe002;.")
    assert "<button" not in page


def test_a_citation_becomes_a_button_with_its_finding_and_an_unknown_one_disappears() -> None:
    html = to_html("Dat is bekend. [@hubscher2013] En dit niet. [@bestaat-niet]")
    assert re.search(
        r'<button type="button" class="source" popovertarget="(les--bron-\d+)" aria-label="bron: Hubscher 2013">bron</button>'
        r'<span id="\1" popover',
        html,
    )
    assert "bestaat-niet" not in html


def test_no_id_in_the_text_can_be_that_of_a_widget() -> None:
    from widgets.base import NAME_PATTERN

    ids = re.findall(r' id="([^"]+)"', to_html("Een [opvlamming](begrip:). [@hubscher2013]"))
    assert len(ids) == 2
    for name in ids:
        # A widget's ids are its name, a hyphen and more; this says that no name can start so.
        starts = [name[:at] for at in range(1, len(name) + 1) if name[at : at + 1] in ("-", "")]
        assert not any(NAME_PATTERN.fullmatch(start) and name[len(start) + 1 :].startswith("bron-") for start in starts)
