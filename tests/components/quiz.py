"""A question of each kind."""

from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import Option, QuizText, parse
from widgets.sources import Sources

SOURCES = Sources.from_text("@misc{jansen2020, title = {Wandelen}, annotation = {Wandelen kan helpen.}}")

TEXTS = {
    "one": """%%quiz vraag
Thea voelt een scheut. Welke gedachte past het best?

- [ ] Er is iets mis.
  > Die schrik is **begrijpelijk**. [@jansen2020]
- [x] Mijn alarm gaat misschien af.
  > Ja, dat past bij deze les.
- [ ] Ik buk nooit meer.
  > Sparen voelt veilig.

? Denk aan een alarm.
? Zoek de gedachte die iets openlaat.

---
Bekende pijn betekent niet altijd schade.
""",
    "more": """%%quiz vraag
Wat kan de cirkel in stand houden?

- [x] Zoeken op internet.
  > Dat kan inderdaad.
- [ ] Te weinig wilskracht.
  > Zo streng zijn veel mensen.
- [x] Wachten tot de pijn weg is.
  > Ja, dat kan meespelen.

---
Ze beginnen met een goede reden.
""",
    "opinion": """%%quiz vraag
Wat roept dit bij u op?

- [ ] Het geeft lucht.
  > Fijn om te horen.
- [ ] Ik snap het nog niet.
  > Het is ook lastig.
""",
    "stelling": """%%quiz vraag stelling
Rust is altijd het beste.

- [ ] waar
  > Rust voelt vaak veilig.
- [ ] weet ik niet
  > Dat is een eerlijk antwoord.
- [x] niet waar
  > Rustig bewegen mag meestal.

---
Deze les gaat erover.
""",
    "schatting": """%%quiz vraag schatting
Bij hoeveel mensen komt de pijn een keer terug?

schaal: 0 tot 100 mensen van de 100
antwoord: 70
stap: 5

? Het is meer dan de helft.

---
Bij ongeveer 7 van de 10 mensen.
""",
    "volgorde": """%%quiz vraag volgorde
Wat komt eerst?

1. Ik kies iets.
2. Ik begin klein.
3. Ik maak de stap groter.

---
Eerst kiezen, dan klein beginnen.
""",
    "open": """%%quiz vraag open
Wat zou u graag weer doen?

? Denk aan iets kleins.

---
Fijn dat u dit opschreef.
""",
}


def question(text: str) -> Quiz:
    """A cell of a lesson as a question."""
    header, body = text.split("\n", 1)
    return Quiz(parse(header.removeprefix("%%quiz "), body, SOURCES), SOURCES)


EXAMPLES = {kind: question(text) for kind, text in TEXTS.items()}

EVIL = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>'


def evil(kind: str) -> Quiz:
    """A question whose author writes markup wherever there are words."""
    options = () if kind == "open" else (Option(EVIL, kind == "more", EVIL), Option("b", reply="c"))
    return Quiz(QuizText("vraag", kind, EVIL, options=options, hints=(EVIL,), explanation=EVIL), SOURCES)


VARIANTS = {
    "stelling without a right answer": question(TEXTS["stelling"].replace("[x]", "[ ]")),
    "short answers": question(
        "%%quiz vraag\nWat is er anders?\n- [ ] De hand\n  > Misschien.\n- [ ] Haar alarm\n  > Ook.\n"
    ),
    "points": question(
        "%%quiz vraag schatting\nHoeveel scheelt het?\nschaal: 0 tot 100 punten van de 100\nantwoord: 6\nstap: 2\n---\nUitleg."
    ),
    "hours": question("%%quiz vraag schatting\nHoeveel?\nschaal: 0 tot 2 uur\nantwoord: 1,5\nstap: 0,5\n---\nUitleg."),
    "open without explanation": question("%%quiz vraag open\nWat zou u graag weer doen?"),
    **{f"evil {kind}": evil(kind) for kind in ("opinion", "more", "volgorde", "open")},
}
