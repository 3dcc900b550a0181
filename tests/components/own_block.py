"""What an author made of plain text: a chart of bars, of a line, a box, a film and a sound."""

from pathlib import Path
from tempfile import TemporaryDirectory

from widgets.glossary import Glossary
from widgets.own_block.block_text import parse
from widgets.own_block.own_block import OwnBlock
from widgets.sources import Sources

SOURCES = Sources.from_text("@misc{jansen2020, title = {Wandelen}, annotation = {Wandelen kan helpen.}}")
GLOSSARY = Glossary.from_text('[[terms]]\nterm = "zenuw"\nvariants = ["zenuwen"]\nexplanation = "Een draad."')

BARS = """\
titel: Wie goed slaapt, wandelt vaker
bron: [@jansen2020]
eenheid: minuten per dag

Na een slechte nacht | 7,5
Na een gewone nacht | 10
Na een lange nacht zonder wekker | 12
"""
LINE = """\
titel: Anna loopt elke week een klein stukje verder
bron: eigen voorbeeld
vorm: lijn
eenheid: minuten
""" + "\n".join(f"Week {week}: {5 + 2 * week - (week == 4) * 6}" for week in range(1, 9))
BOX = """\
titel: Goed om te weten

Pijn is **echt**, ook als een [zenuw](begrip:) niets mankeert. [@jansen2020]

- U hoeft niets te bewijzen.
- U mag rustig beginnen.
"""


FILM = """\
titel: Zo kunt u bukken
bestand: bukken.mp4
beeld: bukken.jpg
ondertiteling: bukken.vtt
duur: 1:05

Een vrouw bukt en pakt een tas. Zij buigt haar rug, en dat mag.
"""
SOUND = """\
titel: Rustig ademen
bestand: adem.mp3
duur: 2 minuten

Een stem zegt: adem rustig in, en langzaam weer uit.
"""
ELSEWHERE = "titel: Een film van *anderen*\nadres: https://www.film.example/kijk?a=1&b=2\nduur: 45 seconden\n"
#: What begins as each kind of file does.
FILES = {
    "bukken.mp4": b"\0\0\0\x18ftypisom" + bytes(88),
    "bukken.jpg": b"\xff\xd8\xff\xe0" + bytes(88),
    "bukken.vtt": b"WEBVTT\n\n00:00.000 --> 00:04.000\nBuk gerust.\n",
    "adem.mp3": b"ID3" + bytes(97),
}


def put_media(lessons: Path) -> Path:
    """A folder of lessons with films and sounds beside them."""
    (lessons / "media").mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        (lessons / "media" / name).write_bytes(content)
    return lessons


def block(keyword: str, text: str, name: str = "blok") -> OwnBlock:
    """A cell of a lesson as a block."""
    with TemporaryDirectory() as folder:
        read = parse(f"%%{keyword} {name}", text, SOURCES, glossary=GLOSSARY, folder=put_media(Path(folder)))
        return OwnBlock(read, SOURCES, GLOSSARY)


EXAMPLES = {"bars": block("grafiek", BARS)}
VARIANTS = {
    "line": block("grafiek", LINE),
    "below zero": block("grafiek", "titel: Onder nul\nbron: eigen voorbeeld\nvorm: lijn\nNacht: -4\nDag: 6"),
    "box": block("kader", BOX),
    "box without a title": block("kader", "Rustig aan."),
    "film": block("film", FILM),
    "film elsewhere": block("film", ELSEWHERE),
    "sound": block("geluid", SOUND),
}
