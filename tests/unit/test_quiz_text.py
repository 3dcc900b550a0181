"""The text of a question: read it, or say in Dutch what is missing, on which line, and the cure."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.quiz.quiz_text import (
    EXAMPLES,
    GRAMMAR,
    KINDS,
    Option,
    QuizError,
    QuizText,
    Scale,
    parse,
)
from widgets.sources import Sources

SOURCES = Sources.from_text("@misc{brinjikji2015, title = {T}, annotation = {A.}}")

SCAN = """\
Een scan laat zien dat een tussenwervelschijf wat uitpuilt. Wat betekent dat?

- [ ] Dat mijn rug kapot is.
  > Heel begrijpelijk dat u dat denkt.
- [x] Dat zegt op zichzelf weinig over de pijn.
  > Klopt. [@brinjikji2015]
- [ ] Dat ik beter niet meer til.
  > Juist rustig blijven bewegen helpt vaak.

? Denk aan de grafiek hierboven.

---
Veel mensen zonder rugpijn hebben dit ook.
"""
STELLING = "Pijn is schade.\n- [ ] waar\n> a\n- [ ] weet ik niet\n> b\n- [x] niet waar\n> c\n"
SCHATTING = "Hoeveel mensen?\nschaal: 0 tot 100 mensen van de 100\nantwoord: 60\nstap: 5\n---\nZestig.\n"
VOLGORDE = "Wat eerst?\n1. Kiezen\n2. Beginnen\n3. Opbouwen\n---\nEerst kiezen.\n"


def mistakes(body, name_line="mijn-vraag"):
    """The mistakes as told."""
    with pytest.raises(QuizError) as caught:
        parse(name_line, body, SOURCES)
    return list(caught.value.mistakes)


def only_mistake(body, name_line="mijn-vraag"):
    found = mistakes(body, name_line)
    assert len(found) == 1, found
    return f"regel {found[0].line}: {found[0]}"


# --- good questions ---


def test_what_a_web_page_leaves_of_letters_is_read_as_letters():
    read = parse(
        "weer",
        "Caf&eacute; &amp; &#233;&#xe9;n&hellip; 5&nbsp;% &onzin;?\n- [x] Ja.\n&gt; Ja.\n- [ ] Nee.\n&amp;gt; Nee.",
    )
    assert read.question == "Café & één… 5 % &onzin;?"
    assert [option.reply for option in read.options] == ["Ja.", "Nee."]


def test_one_choice():
    assert parse("scan-bolling", SCAN, SOURCES) == QuizText(
        name="scan-bolling",
        kind="one",
        question="Een scan laat zien dat een tussenwervelschijf wat uitpuilt. Wat betekent dat?",
        options=(
            Option("Dat mijn rug kapot is.", right=False, reply="Heel begrijpelijk dat u dat denkt."),
            Option("Dat zegt op zichzelf weinig over de pijn.", right=True, reply="Klopt. [@brinjikji2015]"),
            Option("Dat ik beter niet meer til.", right=False, reply="Juist rustig blijven bewegen helpt vaak."),
        ),
        hints=("Denk aan de grafiek hierboven.",),
        explanation="Veel mensen zonder rugpijn hebben dit ook.",
    )


@pytest.mark.parametrize(("marks", "kind"), [("  ", "opinion"), (" x", "one"), ("xx", "more")])
def test_the_number_of_crosses_makes_the_kind(marks, kind):
    quiz = parse("q", f"Vraag?\n- [{marks[0]}] a\n> r\n- [{marks[1]}] b\n> r")
    assert quiz.kind == kind
    assert [option.right for option in quiz.options] == [mark == "x" for mark in marks]


def test_stelling_always_has_the_same_order():
    quiz = parse("q stelling", "Pijn is schade.\n- [x] Niet waar.\n> c\n- [ ] WAAR\n> a\n- [ ] weet ik  niet\n> b")
    assert quiz.kind == "stelling"
    assert quiz.options == (
        Option("waar", False, "a"),
        Option("weet ik niet", False, "b"),
        Option("niet waar", True, "c"),
    )
    assert parse("q stelling", STELLING.replace("[x]", "[ ]")).options[2].right is False


def test_schatting():
    quiz = parse("q schatting", SCHATTING)
    assert quiz.scale == Scale(low=0, high=100, step=5, unit="mensen van de 100", answer=60)
    assert (quiz.question, quiz.explanation, quiz.options) == ("Hoeveel mensen?", "Zestig.", ())


@pytest.mark.parametrize(
    ("scale", "answer", "step", "expected"),
    [
        ("0 tot 10", "3", None, Scale(0, 10, 1, "", 3)),
        ("0,5 tot 2,5 uur", "1,5 uur", "0,5", Scale(0.5, 2.5, 0.5, "uur", 1.5)),
        ("0 tot 1", "0,7", None, Scale(0, 1, 0.1, "", 0.7)),
        ("0 - 100 %", "60%", "10", Scale(0, 100, 10, "%", 60)),
        ("van 0 t/m 10.000 stappen", "4.500", "500", Scale(0, 10_000, 500, "stappen", 4_500)),
        ("-5 tot 5", "−2", "1", Scale(-5, 5, 1, "", -2)),
        ("0–100", "60", "1", Scale(0, 100, 1, "", 60)),
        ("1.5 tot 3", "2", "0.5", Scale(1.5, 3, 0.5, "", 2)),
    ],
)
def test_numbers_as_the_dutch_write_them(scale, answer, step, expected):
    step_line = f"stap: {step}\n" if step else ""
    assert parse("q schatting", f"V?\nSchaal : {scale}\nANTWOORD: {answer}\n{step_line}---\nU.").scale == expected


def test_volgorde_keeps_the_right_order():
    quiz = parse("q volgorde", VOLGORDE)
    assert [option.text for option in quiz.options] == ["Kiezen", "Beginnen", "Opbouwen"]
    assert parse("q volgorde", "V?\n1) a\n1) b\n---\nU.").options == (Option("a"), Option("b"))


def test_open_needs_only_a_question():
    assert parse("q open", "Wat zou u graag weer doen?\n- lopen\n- fietsen").question.endswith("- fietsen")
    quiz = parse("q open", "Wat?\n? Iets kleins.\n---\nMooi.")
    assert (quiz.kind, quiz.hints, quiz.explanation) == ("open", ("Iets kleins.",), "Mooi.")


def test_long_texts_run_on():
    quiz = parse(
        "q",
        "Regel een\nregel twee.\n\nAlinea.\n\n- [ ] lang\n  antwoord\n  > reactie\n  loopt door\n  >\n  > alinea\n\n"
        "- [ ] b\n> r\n? hint\nloopt door\n? tweede hint\n---\nEen.\n\n- punt\n1. nummer\n***\nslot",
    )
    assert quiz.question == "Regel een\nregel twee.\n\nAlinea."
    assert quiz.options[0] == Option("lang antwoord", False, "reactie\nloopt door\n\nalinea")
    assert quiz.hints == ("hint\nloopt door", "tweede hint")
    assert quiz.explanation == "Een.\n\n- punt\n1. nummer\n\nslot"


@pytest.mark.parametrize("name_line", ["scan", " scan ", "%%quiz scan", "“scan”", "\u00a0scan\u00a0", "scan\r"])
def test_a_name_may_have_odd_things_around_it(name_line):
    assert parse(name_line, SCAN, SOURCES).name == "scan"


@pytest.mark.parametrize(
    ("typed", "pasted"),
    [
        ("- [x]", "- [X]"),
        ("- [x]", "- [ x]"),
        ("- [x]", "- [x ]"),
        ("- [x]", "-[x]"),
        ("- [x]", "\u2022\t[x]"),
        ("- [x]", "* [x]"),
        ("- [x]", "– [x]"),
        ("- [x]", "1. [x]"),
        ("- [x]", "[x]"),
        ("- [x]", "- [v]"),
        ("- [x]", "☒"),
        ("- [ ]", "☐"),
        ("- [ ]", "- []"),
        ("- [ ]", "- [\u00a0]"),
        ("- [ ]", "- [  ]"),
        ("- [ ]", "    - [ ]"),
        ("- [ ]", "-\u202f[\u2009]\u3000"),
        ("- [ ] ", "- [ ]"),
        ("  > ", ">"),
        ("  > ", "\t> "),
        ("  > ", "\u00a0\u00a0>\u00a0"),
        ("  > ", "- > "),
        ("? ", "?"),
        ("? ", "  ?\u00a0"),
        ("---", "–"),
        ("---", "—"),
        ("---", "———"),
        ("---", "-----"),
        ("---", "- - -"),
        ("---", " *** "),
        ("\n", "\r\n"),
        ("\n", "\r"),
        ("\n", " \u200b\n"),
        ("\n\n", "\n\n\n \n"),
        (" ", "\u00a0"),
    ],
)
def test_what_word_and_web_pages_make_of_it_is_read_the_same(typed, pasted):
    body = SCAN.replace(typed, pasted)
    assert body != SCAN
    assert parse("q", body, SOURCES) == parse("q", SCAN, SOURCES)


def test_curly_quotes_and_dashes_in_sentences_stay():
    quiz = parse("q open", "Wat denkt u bij “slijtage” – of bij ’s nachts pijn?\n– en waarom?")
    assert quiz.question == "Wat denkt u bij “slijtage” – of bij ’s nachts pijn?\n– en waarom?"


# --- mistakes ---


def test_the_message_of_the_design():
    body = SCAN.replace("  > Heel begrijpelijk dat u dat denkt.\n", "")
    assert only_mistake(body) == "regel 4: dit antwoord heeft nog geen uitleg; zet er een regel met > onder"


A, B = "- [ ] a\n> r\n", "- [x] b\n> r\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        # parts that are missing
        (A + B, "regel 2: hier staat nog geen vraag; schrijf de vraag op de regel onder %%quiz"),
        ("V?", "regel 2: deze vraag heeft nog geen antwoorden; zet er minstens twee onder met - [ ]; mag"),
        (
            "\nV?\n1. a\n2. b",
            "regel 3: deze vraag heeft nog geen antwoorden; zet - [ ] voor elk antwoord; is dit een volgorde",
        ),
        ("V?\n" + A, "regel 3: er is maar één antwoord; zet er minstens nog een onder"),
        ("V?\n" + A + "- [ ]\n> r", "regel 5: dit antwoord heeft nog geen tekst; schrijf die achter [ ]"),
        ("V?\n" + A + "- [ ] c\n>\n", "regel 6: achter > staat nog geen uitleg; schrijf die erachter"),
        (
            "V?\n" + A + "- [ ] c\n  uitleg",
            "regel 5: dit antwoord heeft nog geen uitleg; zet er een regel met > onder (is regel 6",
        ),
        ("V?\n> r\n" + A + B, "regel 3: deze uitleg staat boven de antwoorden; zet hem onder het antwoord"),
        ("V?\n" + A + B + "?", "regel 7: deze hint is leeg; schrijf tekst achter ? of haal de regel weg"),
        ("V?\n" + A + B + "---\n", "regel 7: onder --- staat nog geen uitleg; schrijf die eronder of haal --- weg"),
        # things in the wrong place
        ("V?\n" + A + B + "\nlos", "regel 8: deze regel hoort nergens bij; zet er > voor"),
        ("V?\n" + A + B + "---\nU.\n- [ ] c", "regel 9: dit antwoord staat onder ---; zet alle antwoorden boven ---"),
        ("V?\n" + A + B + "---\nU.\n> c", "regel 9: een regel met > hoort onder een antwoord"),
        ("V?\n" + A + B + "---\nU.\n? c", "regel 9: deze hint staat onder ---; zet hints boven ---"),
        # boxes
        ("V?\n" + A + B + "- [ok] c\n> r", 'regel 7: tussen [ ] staat "ok"; daar mag alleen een x of een spatie staan'),
        ("V?\n" + A + B + "- [x c\n> r", "regel 7: het hokje is niet gesloten; begin de regel met - [ ] of met - [x]"),
        ("V?\n" + A + B + "- c\n> r", "regel 7: dit antwoord heeft nog geen hokje; begin de regel met - [ ]"),
        ("V?\n" + A + B + "– c\n> r", "regel 7: dit antwoord heeft nog geen hokje; begin de regel met - [ ]"),
        ("V?\n- c\n> r\n" + A + B, "regel 3: dit antwoord heeft nog geen hokje; begin de regel met - [ ]"),
        # double, too many
        ("V?\n" + A + "- [ ] A.\n> r\n" + B, "regel 5: dit antwoord staat ook op regel 3; verander een van de twee"),
        (
            "V?\n" + "".join(f"- [ ] a{i}\n> r\n" for i in range(9)),
            "regel 19: er zijn 9 antwoorden, meer dan 8 kan niet",
        ),
        # two kinds
        (
            "V?\n" + A + B + "schaal: 0 tot 100",
            "regel 7: schaal: hoort bij een schatting; zet schatting achter de naam",
        ),
        (
            "V?\nschaal: 0 tot 100\nantwoord: 6\n---\nU.",
            "regel 3: schaal: hoort bij een schatting; zet schatting achter",
        ),
        # text
        ("V? <b>x</b>\n" + A + B, 'regel 2: hier staat HTML ("<b>"); gebruik geen HTML, schrijf gewone tekst'),
        (
            "V?\n" + A + "- [ ] c\n> r <script>alert(1)</script>",
            'regel 6: hier staat HTML ("<script>"); gebruik geen HTML',
        ),
        ("V?\n" + A + B + "? <img src=x onerror=alert(1)>", "regel 7: hier staat HTML"),
        ("V?\n" + A + B + "---\nU.\n\n<br>", "regel 10: hier staat HTML"),
        ("V?\n" + A + B + "---\n![x](y.png)", "regel 8: een plaatje kan hier niet staan"),
        (
            "V?\n" + A + B + "---\n[x](javascript:y)",
            'regel 8: deze link kan niet ("javascript:y"); een link begint met',
        ),
        (
            "V?\n" + A + B + "---\n[@brinjikji2015",
            'regel 8: deze bron is niet goed geschreven ("[@brinjikji2015"); schrijf',
        ),
        (
            "V?\n" + A + B + "---\n[@brinjikji]",
            'regel 8: de bron "brinjikji" staat niet in references.bib; bedoelt u "brinj',
        ),
        (
            "V?\n" + A + B + "---\n@brinjikji2015",
            "regel 8: om de bron @brinjikji2015 staan geen rechte haken; schrijf [@",
        ),
        (
            "V?\n" + A + "- [ ] c [@brinjikji2015]\n> r",
            "regel 5: op deze regel kan geen bron staan; zet de bron in de uitleg",
        ),
    ],
)
def test_a_mistake_in_a_choice(body, message):
    assert only_mistake(body).startswith(message)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            A + STELLING.split("\n", 1)[1].replace("[ ] waar\n> a", "[ ] waar\n> r"),
            "regel 2: hier staat nog geen vraag; schrijf de stelling",
        ),
        (
            "S.",
            "regel 2: deze vraag heeft nog geen antwoorden; zet eronder - [ ] waar, - [ ] weet ik niet en - [ ] niet waar",
        ),
        (
            STELLING.replace("weet ik niet", "soms"),
            'regel 5: bij een stelling kan "soms" geen antwoord zijn; gebruik precies waar',
        ),
        (
            STELLING.replace("- [ ] weet ik niet\n> b\n", ""),
            'regel 5: bij deze stelling staat nog geen antwoord "weet ik niet"',
        ),
        (
            STELLING.replace("[ ]", "[x]"),
            "regel 5: bij een stelling klopt er één antwoord; er staat al een [x] op regel 3",
        ),
        (STELLING.replace("> b\n", ""), "regel 5: dit antwoord heeft nog geen uitleg"),
        (STELLING + "- [ ] waar\n> d", "regel 9: dit antwoord staat ook op regel 3"),
        (STELLING + "antwoord: 5", "regel 9: antwoord: hoort niet bij stelling; haal deze regel weg"),
    ],
)
def test_a_mistake_in_a_stelling(body, message):
    assert any(f"regel {found.line}: {found}".startswith(message) for found in mistakes(body, "q stelling"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "schaal: 0 tot 100 mensen van de 100\n",
            "",
            "regel 2: deze schatting heeft nog geen schaal; zet eronder bijvoorbeeld",
        ),
        (
            "antwoord: 60\n",
            "",
            "regel 2: deze schatting heeft nog geen antwoord; zet eronder bijvoorbeeld antwoord: 60",
        ),
        (
            "0 tot 100",
            "nul tot honderd",
            'regel 3: in de schaal "nul tot honderd mensen van de 100" staan geen twee getallen',
        ),
        ("0 tot 100", "100 tot 0", "regel 3: de schaal gaat van 100 tot 0; zet het laagste getal vooraan"),
        ("0 tot 100", "5 tot 5", "regel 3: de schaal gaat van 5 tot 5"),
        ("0 tot 100", "0 tot " + "9" * 400, "regel 3: in de schaal"),
        ("antwoord: 60", "antwoord: zestig", 'regel 4: het antwoord "zestig" is geen getal; schrijf alleen een getal'),
        ("antwoord: 60", "antwoord:", 'regel 4: het antwoord "" is geen getal'),
        ("antwoord: 60", "antwoord: 1e5", "regel 4: het antwoord"),
        ("antwoord: 60", "antwoord: nan", "regel 4: het antwoord"),
        (
            "antwoord: 60",
            "antwoord: 160",
            "regel 4: het antwoord 160 ligt buiten de schaal; kies een getal van 0 tot 100",
        ),
        (
            "antwoord: 60",
            "antwoord: 60\nantwoord: 70",
            "regel 5: antwoord: staat er al op regel 4; haal een van de twee weg",
        ),
        ("stap: 5", "stap: klein", 'regel 5: de stap "klein" kan niet; schrijf een getal groter dan 0'),
        ("stap: 5", "stap: 0", 'regel 5: de stap "0" kan niet'),
        (
            "stap: 5",
            "stap: 7",
            "regel 5: een stap van 7 past niet precies tussen 0 en 100; kies een stap die past, bijvoorbeeld stap: 10",
        ),
        ("stap: 5", "stap: 0,01", "regel 5: deze schaal heeft meer dan 1.000 stappen van 0,01"),
        ("---\nZestig.", "", "regel 5: bij schatting hoort een uitleg; zet onderaan een regel met ---"),
        ("stap: 5", "- [x] a", "regel 5: bij schatting horen geen antwoorden met [x]; schrijf schaal: en antwoord:"),
        ("stap: 5", "> a", "regel 5: bij schatting hoort geen regel met >; zet deze uitleg onder een regel met ---"),
        ("stap: 5", "stap: 5\nlos", "regel 6: deze regel hoort nergens bij; zet hem boven bij de vraag"),
        ("van de 100", "<b>x</b>", "regel 3: hier staat HTML"),
        ("Hoeveel mensen?", "", "regel 2: hier staat nog geen vraag"),
    ],
)
def test_a_mistake_in_a_schatting(old, new, message):
    assert only_mistake(SCHATTING.replace(old, new), "q schatting").startswith(message)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("V?\n---\nU.", "regel 2: er zijn nog geen stappen; zet ze onder de vraag als 1. 2. 3."),
        ("V?\n1. a\n---\nU.", "regel 3: er is maar één stap; zet er minstens nog een onder"),
        ("V?\n1. a\n2.\n---\nU.", "regel 4: deze stap heeft nog geen tekst; schrijf die achter het nummer"),
        ("V?\n1. a\n2. A\n---\nU.", "regel 4: deze stap staat ook op regel 3; verander een van de twee"),
        ("V?\n1. a\n3. b\n---\nU.", "regel 4: hier staat nummer 3, verwacht wordt 2; nummer de stappen 1. 2. 3."),
        ("V?\n1. a\n2. b\n", "regel 4: bij volgorde hoort een uitleg; zet onderaan een regel met ---"),
        ("V?\n1. a\n- b\n---\nU.", "regel 4: deze stap heeft geen nummer; begin de regel met 1. of 2."),
        (
            "V?\n1. a\n2. b\n- [ ] c\n> r\n---\nU.",
            "regel 5: bij volgorde horen geen antwoorden met [ ]; schrijf de stappen als 1.",
        ),
        ("V?\n1. a\n> r\n2. b\n---\nU.", "regel 4: bij volgorde hoort geen regel met >"),
        (
            "V?\n" + "".join(f"{i}. s{i}\n" for i in range(1, 10)) + "---\nU.",
            "regel 11: er zijn 9 stappen, meer dan 8 kan niet",
        ),
    ],
)
def test_a_mistake_in_a_volgorde(body, message):
    assert only_mistake(body, "q volgorde").startswith(message)


def test_a_mistake_in_an_open_question():
    assert only_mistake("V?\n- [ ] a\n> r\n- [ ] b", "q open") == (
        "regel 3: bij open horen geen antwoorden met [ ]; haal de antwoorden weg, of haal open weg achter de naam"
    )


@pytest.mark.parametrize(
    ("name_line", "message"),
    [
        ("", "deze vraag heeft nog geen naam; schrijf bijvoorbeeld %%quiz mijn-vraag"),
        ("Scan", 'de naam "Scan" kan niet; een naam heeft alleen kleine letters a-z, cijfers en -, en is hooguit 60'),
        ("één_vraag", 'de naam "één_vraag" kan niet; een naam heeft alleen kleine letters a-z, cijfers en -'),
        ("<script>", 'de naam "<script>" kan niet; een naam'),
        ("-", 'de naam "-" kan niet'),
        ("x" * 5_000_000, 'de naam "xxx'),
        ("scan steling", 'de soort "steling" bestaat niet; bedoelt u "stelling"?'),
        ("scan bolling", 'de soort "bolling" bestaat niet; kies stelling, schatting, volgorde, open of mening; hoort het bij de '
         "naam, schrijf dan %%quiz scan-bolling"),
        ("Mijn Eerste Vraag", "in een naam kan geen spatie staan; schrijf %%quiz mijn-eerste-vraag"),
        ("mijn vraag open", "in een naam kan geen spatie staan; schrijf %%quiz mijn-vraag open"),
        ("open", '"open" is een soort vraag en geen naam; zet de naam ervoor: %%quiz mijn-vraag open'),
        ("open mijn-vraag", '"open" is een soort vraag en geen naam; zet de naam ervoor: %%quiz mijn-vraag open'),
    ],
)  # fmt: skip
def test_a_mistake_in_the_first_line(name_line, message):
    [mistake] = [mistake for mistake in mistakes(SCAN, name_line) if mistake.line == 1]
    assert str(mistake).startswith(message)


def test_all_mistakes_come_at_once_in_order():
    found = mistakes("- [ ] a\n- [ ]\n> <b>x</b>\n- [x] a\n> [@wie]\n---\n", "Vraag")
    assert [mistake.line for mistake in found] == [1, 2, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("body", ["", "\n", " \n\t\u00a0\n"])
@pytest.mark.parametrize("kind", ["", *KINDS])
def test_an_empty_cell_gets_an_example_that_works(body, kind):
    with pytest.raises(QuizError) as caught:
        parse(f"mijn-naam {kind}", body)
    assert str(caught.value).startswith("regel 1: hier staat nog geen vraag; neem dit voorbeeld over")
    first, rest = caught.value.example.split("\n", 1)
    assert first == f"%%quiz mijn-naam {kind}".rstrip()
    assert parse(first, rest).name == "mijn-naam"


def test_an_empty_cell_without_a_name_gets_an_example_too():
    with pytest.raises(QuizError) as caught:
        parse("", "")
    assert len(caught.value.mistakes) == 1
    assert caught.value.example == EXAMPLES[""]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_examples_in_the_grammar_work(kind):
    first, rest = EXAMPLES[kind].split("\n", 1)
    assert parse(first, rest).kind == {"": "one", "mening": "opinion"}.get(kind, kind)
    assert EXAMPLES[kind] in GRAMMAR


def test_jupyterlab_shows_the_message_and_no_traceback():
    with pytest.raises(QuizError) as caught:
        parse("q", "V?\n- [ ] a\n- [ ] b\n> r")
    shown = caught.value._render_traceback_()
    assert shown[0] == "Deze vraag is nog niet klaar."
    assert "regel 3: dit antwoord heeft nog geen uitleg; zet er een regel met > onder" in shown
    assert not any("Traceback" in line or "\x1b" in line for line in shown)


def test_a_missing_bib_file_matters_only_with_a_citation(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert parse("q", SCAN.replace("[@brinjikji2015]", "")).kind == "one"
    with pytest.raises(QuizError, match=r"regel 7: er is geen references\.bib gevonden; zet dat bestand"):
        parse("q", SCAN)


# --- too much ---


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "V?\n" + "- [ ] a\n" * 9_999,
            "regel 202: deze vraag heeft 10.000 regels, meer dan 200 kan niet; maak er meer vragen van",
        ),
        ("V?\r" * 201, "regel 202: deze vraag heeft 201 regels"),
        ("x" * 5_000_000, "regel 2: deze vraag heeft 5.000.000 tekens, meer dan 20.000 kan niet"),
        ("\n" * 5_000_000, "regel 1: hier staat nog geen vraag"),
        ("<" * 5_000_000, "regel 2: deze vraag heeft"),
    ],
)
def test_a_text_that_is_far_too_long_is_refused_at_once(body, message):
    start = time.thread_time()
    assert only_mistake(body).startswith(message)
    assert time.thread_time() - start < 1


def test_the_longest_question_is_read():
    assert parse("q open", "x\n" * 200).kind == "open"
    assert parse("q open", "x" * 20_000).kind == "open"


@pytest.mark.parametrize("kind", ["", *KINDS])
@pytest.mark.parametrize(
    "part",
    [
        "[",
        "- [",
        "[ ",
        "- [@",
        "*",
        "<",
        "<a ",
        "> ",
        "? ",
        "1.",
        "schaal: 0 ",
        "schaal: 0" + " " * 500,
        "—",
        "- ",
        "](",
        "\u00a0",
        "\x00",
    ],
)
def test_an_odd_text_of_the_greatest_length_is_quick(kind, part):
    long_line = "V " + part * (19_000 // len(part))
    for body in (long_line, long_line[2:], "\n".join([part * (90 // len(part) + 1)] * 100)[:20_000]):
        start = time.thread_time()
        with suppress(QuizError):
            parse(f"q {kind}", body, SOURCES)
        assert time.thread_time() - start < 5


# --- any text ---

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Vraag?", "- [ ] a", "- [x] b", "- [ ]", "[x", "- c", "> r", ">", "? h", "?", "---", "—", "", "1. s", "2. t",
                "schaal: 0 tot 10", "antwoord: 3", "stap: 0", "- [ ] waar", "- [ ] niet waar", "- [x] weet ik niet",
                "<script>alert(1)</script>", "[@brinjikji2015]", "[@", "[@x; y]", "![", "\u00a0", "\r", "☐ d",
            ]
        ),
        st.text(alphabet=st.characters(), max_size=12),
    ),
    max_size=12,
).map("\n".join)  # fmt: skip
NAME_LINES = st.one_of(
    st.sampled_from(["q", "", "Q", "q x y", *(f"q {kind}" for kind in KINDS)]),
    st.text(alphabet=st.characters(), max_size=12),
)


@given(NAME_LINES, st.one_of(LINES, st.text(alphabet=st.characters(), max_size=300)))
def test_any_text_is_a_question_or_a_quiz_error(name_line, body):
    try:
        quiz = parse(name_line, body, SOURCES)
    except QuizError as error:
        quiz, found, shown = None, error.mistakes, "".join(error._render_traceback_())
    if quiz is None:
        assert found
        last_line = body.count("\n") + body.count("\r") + 2
        assert all(1 <= mistake.line <= last_line for mistake in found)
        assert not any("\n" in mistake.message for mistake in found)
        shown.encode("utf-8")
        return
    assert quiz.question
    assert quiz.name
    for text in (quiz.question, quiz.explanation, *quiz.hints, *(option.text for option in quiz.options)):
        text.encode("utf-8")
        assert "<script" not in text


@given(LINES)
def test_a_good_question_reads_the_same_again(body):
    try:
        quiz = parse("q", body, SOURCES)
    except QuizError:
        return
    written = [quiz.question]
    for option in quiz.options:
        written += [
            f"- [{'x' if option.right else ' '}] {option.text}",
            *(f"> {line}" for line in option.reply.split("\n")),
        ]
    for hint in quiz.hints:
        written += ["? " + hint]
    written += ["---", quiz.explanation] if quiz.explanation else []
    assert parse("q", "\n".join(written), SOURCES) == quiz
