"""What an author reads about a mistake in a lesson's text: which lesson, which cell, which line, and the cure."""

from __future__ import annotations

import pytest

from tests.browser.test_server import SCALE, serve, write_lesson
from tests.conftest import ROOT, Server

pytestmark = pytest.mark.xdist_group("server")

MISTAKES = {
    "01-bron": (
        "cel 2, regel 3",
        "Een zin.\n\nNog een. [@hayden2012]",
        'de bron "hayden2012" staat niet in references.bib; bedoelt u "hayden2021"?',
    ),
    "02-bron-in-vraag": ("cel 3, regel 7", "%%quiz", 'de bron "bestaatniet" staat niet in references.bib'),
    "03-woord": (
        "cel 2, regel 3",
        "Een zin.\n\nEen [opflamming](begrip:).",
        "'opflamming' staat niet in begrippen.toml; bedoelt u 'opvlamming'?",
    ),
    "04-plaatje": (
        "cel 2, regel 4",
        "Een zin.\n\nKijk:\n![](rug.svg)",
        "dit plaatje heeft geen beschrijving; schrijf ![wat er te zien is](bestand)",
    ),
    "05-plaatje-html": ("cel 2, regel 3", 'Een zin.\n\n<img src="rug.svg">', "dit plaatje heeft geen beschrijving"),
    "08-een-teken": (
        "cel 3, regel 1",
        "%quiz",
        'een vraag begint met %%quiz, en hier staat "%quiz"; schrijf %%quiz proef',
    ),
    "06-getekend": ("cel 2, regel 1", "draw", "het plaatje van deze cel heeft geen beschrijving"),
}
QUIZ = """%%quiz proef
Een vraag?

- [ ] Nee
  > Zo denken meer mensen.
- [x] Ja
  > Klopt. [@bestaatniet]"""
DRAW = """from IPython.display import Image, display
display(Image(data=bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000500010d0a2db40000000049454e44ae426082"), format="png"))"""


@pytest.fixture(scope="module")
def wrong(keep_server, tmp_path_factory) -> Server:
    folder = tmp_path_factory.mktemp("wrong")
    for stem, (_, text, _) in MISTAKES.items():
        cells = {
            "%%quiz": (SCALE, QUIZ),
            "%quiz": (SCALE, QUIZ[1:].replace(" [@bestaatniet]", "")),
            "draw": (DRAW,),
        }.get(text, (f"## Deel\n{text}".replace("## Deel\nEen zin.", "## Deel"),))
        write_lesson(folder, stem, *cells)
    write_lesson(
        folder,
        "07-goed",
        '## Deel\n\n![](rug.svg "versiering") <img src="rug.svg" alt="" title="versiering">\n\nGoed. [@hayden2021]',
        title="Goed",
    )
    for file in ("references.bib", "nl/begrippen.toml"):
        (folder / "lessons" / file).write_text((ROOT / "lessons" / file).read_text())
    (folder / "lessons/nl/rug.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return serve(keep_server, folder, "--author")


@pytest.mark.parametrize("stem", MISTAKES)
def test_a_mistake_in_the_text_names_lesson_cell_line_and_cure(wrong: Server, stem: str) -> None:
    place, _, words = MISTAKES[stem]
    lines = [line for line in wrong.log.splitlines() if line.startswith(f"les {stem},")]
    assert len(lines) == 1, wrong.log
    assert lines[0].startswith(f"les {stem}, {place}: ")
    assert words in lines[0]
    assert wrong.health()["lessons"][stem] == "broken"
    assert wrong.get(f"/nl/{stem}/").status == 503


def test_decoration_and_known_sources_are_fine(wrong: Server) -> None:
    assert wrong.health()["lessons"]["07-goed"] == "good"
