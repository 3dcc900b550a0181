"""How an own block is written: its keywords, its limits, an example of each to copy."""

from __future__ import annotations

#: What a block begins with, and what may be said above its text; what has to be there comes first.
CHART, BOX = "grafiek", "kader"
TITLE, SHAPE, UNIT, SOURCE = "titel", "vorm", "eenheid", "bron"
SETTINGS = {CHART: (TITLE, SOURCE, SHAPE, UNIT), BOX: (TITLE,)}
NEEDED = {CHART: (TITLE, SOURCE), BOX: ()}
#: What each may be, at most, in signs.
LONGEST_SETTING = {TITLE: 120, UNIT: 40, SOURCE: 300}
#: How a chart is drawn.
BARS, LINE = "staven", "lijn"
#: What stands behind the source where nothing was measured.
OWN_EXAMPLE = "eigen voorbeeld"

FEWEST_ROWS, MOST_ROWS = 2, 12
LONGEST_LABEL = 40
LONGEST_NUMBER = 8
LONGEST_NAME = 60
#: What a box holds reads in about a minute; more is a step of its own.
MOST_WORDS = 150

EXAMPLES = {
    CHART: """\
%%grafiek wandelen
titel: Anna loopt elke week een klein stukje verder
bron: eigen voorbeeld
eenheid: minuten per dag

Week 1: 5
Week 2: 7
Week 3: 10
""",
    BOX: """\
%%kader goed-om-te-weten
titel: Goed om te weten

Pijn die langer duurt, is **echt**. U hoeft niets te bewijzen.
""",
}

GRAMMAR = {
    CHART: f"""\
Zo maakt u een grafiek met %%grafiek

Op regel 1 staat %%grafiek met een naam: kleine letters a-z, cijfers en -, zonder spaties.
Gebruik elke naam maar één keer in een les. Daaronder staat:

  titel: ...     wat de lezer aan de grafiek ziet, in één zin
  bron: ...      waar de getallen vandaan komen: [@sleutel], of {OWN_EXAMPLE}
  vorm: lijn     als de punten op elkaar volgen; zonder deze regel worden het staven
  eenheid: ...   wat de getallen tellen, bijvoorbeeld minuten per dag

Dan komt per regel een woord met een getal: {FEWEST_ROWS} tot {MOST_ROWS} regels. Een tabel uit Excel of Word mag ook.
De lezer ziet de grafiek, en dezelfde getallen als tabel.

Voorbeeld:

{EXAMPLES[CHART]}""",
    BOX: f"""\
Zo maakt u een kader met %%kader

Op regel 1 staat %%kader met een naam: kleine letters a-z, cijfers en -, zonder spaties.
Gebruik elke naam maar één keer in een les. Daaronder mag een regel met titel: staan.
Dan komt de tekst: hooguit {MOST_WORDS} woorden.

U kunt **vet** en *schuin* schrijven, lijsten, links, een bron [@sleutel] en een moeilijk woord [woord](begrip:).
HTML en plaatjes kunnen niet.

Voorbeeld:

{EXAMPLES[BOX]}""",
}
