"""How a question is written: its kinds, its limits, examples to copy and the text of `%%quiz ?`."""

from __future__ import annotations

from typing import Literal

#: The kind of a choice question without a right answer.
OPINION = "mening"
#: What a question is in the browser; `one` and `more` are told apart by their right answers.
Kind = Literal["one", "more", "opinion", "stelling", "schatting", "volgorde", "open"]
KINDS = ("stelling", "schatting", "volgorde", "open", OPINION)
STELLING_OPTIONS = ("waar", "weet ik niet", "niet waar")
MOST_OPTIONS = 8
LONGEST_NAME = 60
#: What readers keep of a question, as it is before they answered it; ``Quiz`` has these as its traits.
NOT_ANSWERED: dict[str, object] = {
    "certainty": None,
    "chosen": [],
    "estimate": None,
    "looked": False,
    "order": [],
    "own_words": "",
}

# Each example is a whole cell that works as it stands; "" is a choice question.
EXAMPLES = {
    "": """\
%%quiz vaker-proberen
Mag u een vraag in deze cursus vaker proberen?

- [ ] Nee, elke vraag maar één keer.
  > Dat is begrijpelijk: op school ging dat vaak zo. Hier is het anders.
- [x] Ja, zo vaak als ik wil.
  > Klopt. U kunt elk antwoord rustig bekijken.

? Niemand telt hier mee.

---
U krijgt geen punten. Proberen hoort bij leren.
""",
    "stelling": """\
%%quiz rust-helpt stelling
Bij rugpijn is stilliggen altijd het beste.

- [ ] waar
  > Dat denken veel mensen. Rust voelt vaak veilig.
- [ ] weet ik niet
  > Dat is een eerlijk antwoord. Deze les gaat erover.
- [x] niet waar
  > Klopt. Rustig blijven bewegen mag meestal.
""",
    "schatting": """\
%%quiz hoeveel-minuten schatting
Hoeveel minuten duurt deze les ongeveer?

schaal: 0 tot 30 minuten
antwoord: 12
stap: 1

---
Deze les duurt ongeveer 12 minuten. U mag er langer over doen.
""",
    "volgorde": """\
%%quiz stappen volgorde
Wat komt eerst en wat komt daarna?

1. Ik kies iets wat ik graag weer doe.
2. Ik begin met een kleine stap.
3. Ik maak de stap een beetje groter.

---
Eerst kiezen, dan klein beginnen, dan langzaam opbouwen.
""",
    "open": """\
%%quiz wat-mist-u open
Wat zou u graag weer doen?

? Denk aan iets kleins van elke dag.
""",
    OPINION: """\
%%quiz hoe-begint-u mening
Hoe begint u aan deze cursus?

- [ ] Ik ben nieuwsgierig.
  > Fijn. Kijk rustig rond.
- [ ] Ik weet het nog niet goed.
  > Dat is heel begrijpelijk. U mag het gewoon proberen.
""",
}

_GRAMMAR_START = """\
Zo schrijft u een vraag met %%quiz

Op regel 1 staat %%quiz met een naam: kleine letters a-z, cijfers en -, zonder spaties.
Gebruik elke naam maar één keer in een les. Daaronder staat de vraag.

  - [ ] tekst    een antwoord
  - [x] tekst    een antwoord dat klopt
    > tekst      uw reactie op het antwoord erboven; elk antwoord heeft er een
  ? tekst        een hint; hints verschijnen een voor een
  ---            hieronder staat de uitleg
  <!-- tekst --> een aantekening voor uzelf; de lezer ziet die niet

Komt de tekst uit Word? Plak hem gerust: opsommingstekens, lange streepjes en vreemde spaties geven niet.
Zet alleen voor elk antwoord [ ] of [x], en > voor elke reactie.

Met één [x] kiest de lezer één antwoord. Met meer [x] kan de lezer er meer kiezen.
Is geen antwoord beter dan een ander? Zet dan mening achter de naam, en nergens een x.
Een vraag heeft 2 tot 8 antwoorden.

Achter de naam mag een soort staan:

  stelling       met precies de antwoorden waar, weet ik niet en niet waar
  schatting      met schaal:, antwoord: en als u wilt stap:; de uitleg is verplicht
  volgorde       met 1. 2. 3. in de goede volgorde; de uitleg is verplicht
  open           alleen een vraag; de lezer schrijft zelf
  mening         met - [ ], en zonder x: elk antwoord mag

Achter schaal: staan twee getallen en wat u telt, zoals schaal: 0 tot 100 punten. De lezer ziet dan: 50 punten.
Telt u mensen? Schrijf schaal: 0 tot 100 mensen van de 100. De lezer ziet dan ook de anderen:
60 van de 100 mensen, en 40 niet. Dat gebeurt alleen als na de getallen het woord mensen komt.

U kunt **vet** en *schuin* schrijven, een link [tekst](https://...) en een bron [@sleutel].
Bronnen staan in de vraag, in een reactie, een hint of de uitleg. HTML kan niet.
Een vraag heeft hooguit 200 regels en 20.000 tekens.
"""

GRAMMAR = "\n".join(
    [_GRAMMAR_START, *(f"Voorbeeld ({kind or 'kiezen'}):\n\n{example}" for kind, example in EXAMPLES.items())]
)
