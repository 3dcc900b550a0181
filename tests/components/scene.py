"""A told scene, on a stage of the course when there is one, and on the tiny one of the tests."""

from tests.stages.proef.proef import STAGE
from widgets.glossary import Glossary
from widgets.scene.scene import Scene, overview
from widgets.scene.scene_text import parse
from widgets.sources import Sources
from widgets.stages.stage import Stage, all_stages

SOURCES = Sources.from_text("@misc{jansen2020, title = {Wandelen}, annotation = {Wandelen kan helpen.}}")
GLOSSARY = Glossary.from_text('[[terms]]\nterm = "zenuw"\nvariants = ["zenuwen"]\nexplanation = "Een draad."')
MOST = 8

TEXT = """\
beeld: proef

hand op de rug
> Iemand legt een hand op uw rug. [Zenuwen](begrip:) in de huid merken dat.

lamp aan
> De lamp gaat aan. [@jansen2020]
pauze 2

7 van de 10
> Nu schijnt hij harder, omdat er meer stroom loopt.
"""


def scene(text: str, name: str = "verhaal", **more) -> Scene:
    """A cell of a lesson as a scene."""
    found = parse(name, text, SOURCES, glossary=GLOSSARY, stages={"proef": STAGE, **all_stages()})
    return Scene(found, SOURCES, GLOSSARY, **more)


def tour(stage: Stage) -> str:
    """Some of what can happen on a stage, told."""
    blocks = []
    for direction in stage.directions[:MOST]:
        said = direction.said(direction.number[1] if direction.number else None)
        blocks.append(f"{said}\n> Hier staat wat u ziet, omdat u het anders misschien mist. Dan gaan we verder.")
    return "\n\n".join([f"beeld: {stage.name}", *blocks])


_drawn = list(all_stages().values())
EXAMPLES = {"at first": scene(tour(_drawn[0]) if _drawn else TEXT)}

_recorded = scene(TEXT)
_overview = overview(STAGE)
VARIANTS = {
    "tiny": scene(TEXT),
    "without a drawing": scene(TEXT),
    "overview": _overview,
    "recorded": scene(
        TEXT,
        recordings=[
            {"address": "stem/1.m4a", "words": _recorded.blocks[0]["words"]},
            {"address": "stem/2.m4a", "words": "of other words"},
            {},
        ],
    ),
}
# As a page has it when the file of its drawing is lost.
VARIANTS["without a drawing"].stage = "weg"
VARIANTS["tiny"].texts = VARIANTS["tiny"].texts | {
    "The lamp is on.": "De lamp is aan.",
    "The lamp is off.": "De lamp is uit.",
}
VARIANTS["overview"].texts = VARIANTS["recorded"].texts = VARIANTS["tiny"].texts
if not _drawn:
    EXAMPLES["at first"].texts = VARIANTS["tiny"].texts
