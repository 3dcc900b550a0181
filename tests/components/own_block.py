"""What an author made of plain text: a chart of bars, of a line, and a box."""

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


def block(keyword: str, text: str, name: str = "blok") -> OwnBlock:
    """A cell of a lesson as a block."""
    return OwnBlock(parse(f"%%{keyword} {name}", text, SOURCES, glossary=GLOSSARY), SOURCES, GLOSSARY)


EXAMPLES = {"bars": block("grafiek", BARS)}
VARIANTS = {
    "line": block("grafiek", LINE),
    "below zero": block("grafiek", "titel: Onder nul\nbron: eigen voorbeeld\nvorm: lijn\nNacht: -4\nDag: 6"),
    "box": block("kader", BOX),
    "box without a title": block("kader", "Rustig aan."),
}
