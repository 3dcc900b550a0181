"""How a scene is written: its limits, an example to copy and the text of `%%vertel ?`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from widgets.stages.stage import Direction, Stage

#: More than this no page shows; a lesson's scene has 6 to 12 (see the check).
MOST_BLOCKS = 20
FEWEST_IN_LESSON, MOST_IN_LESSON = 6, 12
MOST_SENTENCES = 2
LONGEST_SENTENCE = 14
LONGEST_PAUSE = 10
LONGEST_NAME = 60

_START = f"""\
Zo vertelt u iets met %%vertel

Op regel 1 staat %%vertel met een naam: kleine letters a-z, cijfers en -, zonder spaties.
Gebruik elke naam maar één keer in een les. Daaronder staat welk beeld u kiest.
Dan komen de stappen: een aanwijzing, en daaronder wat de lezer hoort en leest.

  beeld: naam    het beeld; de beelden staan hieronder
  aanwijzing     wat er in het beeld gebeurt, met de woorden van dat beeld
  > tekst        de gesproken woorden: hooguit {MOST_SENTENCES} zinnen van hooguit {LONGEST_SENTENCE} woorden
  pauze 2        daarna 2 seconden stilte; 1 tot {LONGEST_PAUSE} kan
  <!-- tekst --> een aantekening voor uzelf; de lezer ziet die niet

Een verhaal in een les heeft {FEWEST_IN_LESSON} tot {MOST_IN_LESSON} stappen. Meer dan {MOST_BLOCKS} kan niet.

U kunt **vet** en *schuin* schrijven, een bron [@sleutel] en een moeilijk woord [woord](begrip:).
De stem leest alleen de woorden. HTML kan niet.
"""


def written(direction: Direction) -> str:
    """A direction as an author may type it, with which numbers it takes; the largest is the one that its picture shows.

    Example:
        >>> from widgets.stages.stage import Direction
        >>> written(Direction("count", "{n} van de 10", (0, 10)))
        '10 van de 10 (een getal van 0 tot 10)'
    """
    if direction.number is None:
        return direction.words
    least, most = direction.number
    return f"{direction.said(most)} (een getal van {least} tot {most})"


def example(stage: Stage, name: str = "mijn-verhaal") -> str:
    """A whole cell that works as it stands.

    Args:
        stage: the stage it is about.
        name: the name of the scene.
    """
    lines = [f"%%vertel {name}", f"beeld: {stage.name}"]
    words = ("Hier staat wat de lezer hoort en leest.", "Dan gebeurt er iets nieuws in het beeld.")
    for direction, said in zip(stage.directions, words, strict=False):
        n = direction.number[0] if direction.number else None
        lines += ["", direction.said(n), f"> {said}"]
    return "\n".join([*lines, ""])


def grammar(stages: Mapping[str, Stage]) -> str:
    """What `%%vertel ?` shows: how to write a scene, and every stage with its directions."""
    parts = [_START]
    for stage in stages.values():
        parts.append("\n".join([f"beeld: {stage.name}", *(f"  {written(each)}" for each in stage.directions), ""]))
    if stages:
        parts.append("Voorbeeld:\n\n" + example(next(iter(stages.values()))))
    return "\n".join(parts)
