"""How an own block is written: its keywords, its limits, an example of each to copy."""

from __future__ import annotations

#: What a block begins with, and what may be said above its text; what has to be there comes first.
CHART, BOX, FILM, SOUND = "grafiek", "kader", "film", "geluid"
TITLE, SHAPE, UNIT, SOURCE = "titel", "vorm", "eenheid", "bron"
FILE, ADDRESS, LENGTH, PICTURE, CAPTIONS = "bestand", "adres", "duur", "beeld", "ondertiteling"
SETTINGS = {
    CHART: (TITLE, SOURCE, SHAPE, UNIT),
    BOX: (TITLE,),
    FILM: (TITLE, LENGTH, FILE, PICTURE, CAPTIONS, ADDRESS),
    SOUND: (TITLE, LENGTH, FILE, ADDRESS),
}
NEEDED = {CHART: (TITLE, SOURCE), BOX: (), FILM: (TITLE, LENGTH), SOUND: (TITLE, LENGTH)}
#: What each may be, at most, in signs.
LONGEST_SETTING = {TITLE: 120, UNIT: 40, SOURCE: 300, ADDRESS: 500, FILE: 100, PICTURE: 100, CAPTIONS: 100}
#: How a chart is drawn.
BARS, LINE = "staven", "lijn"
#: What stands behind the source where nothing was measured.
OWN_EXAMPLE = "eigen voorbeeld"

FEWEST_ROWS, MOST_ROWS = 2, 12
LONGEST_LABEL = 40
LONGEST_NUMBER = 8
LONGEST_NAME = 60
#: What a box holds reads in about a minute; more is a step of its own. What is said in a film may be longer.
MOST_WORDS = {BOX: 150, FILM: 1000, SOUND: 1000}
#: In seconds: a lesson takes ten minutes.
LONGEST_CLIP = 600

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
    FILM: """\
%%film bukken
titel: Zo kunt u bukken
bestand: bukken.mp4
beeld: bukken.jpg
duur: 1:30

Een vrouw bukt en pakt een tas. Zij buigt haar rug, en dat mag.
""",
    SOUND: """\
%%geluid adem
titel: Rustig ademen
bestand: adem.mp3
duur: 2 minuten

Een stem zegt: adem rustig in, en langzaam weer uit.
""",
}
_NAME = """\
Gebruik elke naam maar één keer in een les. Zet het bestand in de map media naast de lessen. Daaronder staat:

  titel: ...     waar het over gaat
  duur: 1:30     hoe lang het duurt, in minuten en seconden
"""
_ELSEWHERE = """\
Staat het op een andere website? Schrijf dan geen bestand, maar adres: https://... De lezer ziet dan een link, en waar die heen gaat.
"""

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
Dan komt de tekst: hooguit {MOST_WORDS[BOX]} woorden.

U kunt **vet** en *schuin* schrijven, lijsten, links, een bron [@sleutel] en een moeilijk woord [woord](begrip:).
HTML en plaatjes kunnen niet.

Voorbeeld:

{EXAMPLES[BOX]}""",
    FILM: f"""\
Zo laat u een film zien met %%film

Op regel 1 staat %%film met een naam: kleine letters a-z, cijfers en -, zonder spaties.
{_NAME}  bestand: ...   de naam van de film: .mp4 of .webm, hooguit 50 MB
  beeld: ...     een plaatje voordat de film begint: .jpg, .png of .webp, hooguit 300 KB
  ondertiteling: de naam van een bestand met ondertiteling (.vtt)

Dan staat in woorden wat er te zien en te horen is. Met ondertiteling mag dat weg.
{_ELSEWHERE}
Voorbeeld:

{EXAMPLES[FILM]}""",
    SOUND: f"""\
Zo laat u iets horen met %%geluid

Op regel 1 staat %%geluid met een naam: kleine letters a-z, cijfers en -, zonder spaties.
{_NAME}  bestand: ...   de naam van het geluid: .m4a of .mp3, hooguit 10 MB

Dan staat in woorden wat er te horen is.
{_ELSEWHERE}
Voorbeeld:

{EXAMPLES[SOUND]}""",
}
