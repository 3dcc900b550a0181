"""The text of a told scene: read it, or say in Dutch what is missing, on which line, and the cure."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stages.proef.proef import STAGE
from widgets.glossary import Glossary
from widgets.scene.scene_grammar import LONGEST_SENTENCE, MOST_BLOCKS, example, grammar
from widgets.scene.scene_text import Block, SceneError, parse, split_cell
from widgets.scene.sentences import count_words, seconds_of, split, spoken
from widgets.sources import Sources
from widgets.stages.stage import Direction, Stage, all_stages

SOURCES = Sources.from_text("@misc{jansen2020, title = {T}, annotation = {Wandelen kan helpen.}}")
GLOSSARY = Glossary.from_text('[[terms]]\nterm = "zenuw"\nvariants = ["zenuwen"]\nexplanation = "Een draad."')
STAGES = {"proef": STAGE, "ander": Stage("ander", (Direction("walk", "lopen"),))}

GOOD = """\
beeld: proef

lamp aan
> De lamp gaat aan. Dat ziet u meteen.

hand op de rug
> Iemand legt een hand op uw rug. [@jansen2020]
> [Zenuwen](begrip:) merken dat.
pauze 2

7 van de 10
> Nu schijnt hij **harder**.
"""


def read(body, name_line="alarm"):
    return parse(name_line, body, SOURCES, glossary=GLOSSARY, stages=STAGES)


def mistakes(body, name_line="alarm"):
    """The mistakes as "regel 4: ..."."""
    with pytest.raises(SceneError) as caught:
        read(body, name_line)
    return str(caught.value).split("\n")


# --- good scenes ---


def test_a_scene():
    scene = read(GOOD)
    assert (scene.name, scene.stage) == ("alarm", STAGE)
    assert scene.blocks == (
        Block("lamp_on", None, ("De lamp gaat aan.", "Dat ziet u meteen."), 0, 4),
        Block(
            "hand_on_back",
            None,
            ("Iemand legt een hand op uw rug. [@jansen2020]", "[Zenuwen](begrip:) merken dat."),
            2,
            7,
        ),
        Block("brightness", 7, ("Nu schijnt hij **harder**.",), 0, 12),
    )


@pytest.mark.parametrize(
    "line",
    ["Lamp aan", "lamp  aan.", "LAMP AAN:", "**lamp aan**", "lamp\u00a0aan"],
)
def test_a_direction_may_be_typed_in_any_way(line):
    assert read(f"beeld: Proef.\n{line}\n> Ja.").blocks[0].direction == "lamp_on"


@pytest.mark.parametrize(("words", "n"), [("0 van de 10", 0), ("10 van de 10", 10), ("drie van de 10", 3)])
def test_a_number_in_a_direction(words, n):
    assert read(f"beeld: proef\n{words}\n> Ja.").blocks[0].n == n


@pytest.mark.parametrize("pause", ["pauze 3", "Pauze: 3 seconden", "- pauze 3 s", "stilte 3"])
def test_a_pause(pause):
    assert read(f"beeld: proef\nlamp aan\n> Ja.\n{pause}").blocks[0].pause == 3


def test_remarks_and_what_a_paste_leaves():
    assert read("<!-- voor mij -->\nbeeld = proef\r\n\r\nlamp aan\r\n&gt; Ja.\n\n- > Nee.").blocks[0].sentences == (
        "Ja.",
        "Nee.",
    )


@pytest.mark.parametrize(("line", "found"), [("%%vertel a", True), ("%vertel a", True), ("%%Vertell a", True)])
def test_a_cell_is_known_as_a_scene(line, found):
    assert (split_cell(f"\n{line}\nbeeld: proef") == (line, "beeld: proef")) is found


@pytest.mark.parametrize("source", ["", "%%quiz a\nx", "print(1)", "%%time\nx", "# %%vertel"])
def test_other_cells_are_no_scenes(source):
    assert split_cell(source) is None


# --- what is wrong ---

LONG = " ".join(["woord"] * 60) + "."
WRONG = {
    "no stage": (
        "lamp aan\n> Ja.",
        [
            "regel 2: dit verhaal heeft nog geen beeld; schrijf bovenaan bijvoorbeeld beeld: proef (er zijn: proef, ander)"
        ],
    ),
    "an empty stage": (
        "beeld:\nlamp aan\n> Ja.",
        ["regel 2: achter beeld: staat nog geen naam; kies uit: proef, ander"],
    ),
    "an unknown stage": (
        "beeld: zee\nlamp aan\n> Ja.",
        ['regel 2: het beeld "zee" bestaat niet; kies uit: proef, ander'],
    ),
    "a stage that is nearly right": (
        "beeld: prof\nlamp aan\n> Ja.",
        ['regel 2: het beeld "prof" bestaat niet; bedoelt u "proef"?'],
    ),
    "two stages": (
        "beeld: proef\nbeeld: ander\nlamp aan\n> Ja.",
        ["regel 3: het beeld staat al op regel 2; een verhaal heeft één beeld"],
    ),
    "a direction that is nearly right": (
        "beeld: proef\nhand op rug\n> Ja.",
        ['regel 3: "hand op rug" is geen aanwijzing van het beeld proef; bedoelt u "hand op de rug"?'],
    ),
    "a direction that is far off": (
        "beeld: proef\nvuurwerk\n> Ja.",
        [
            'regel 3: "vuurwerk" is geen aanwijzing van het beeld proef; kies bijvoorbeeld "0 van de 10" '
            'of "hand op de rug" of "lamp uit"; %%vertel ? in een lege cel toont ze alle'
        ],
    ),
    "a direction with a number that is nearly right": (
        "beeld: proef\n7 vd 10\n> Ja.",
        ['regel 3: "7 vd 10" is geen aanwijzing van het beeld proef; bedoelt u "7 van de 10"?'],
    ),
    "a number that is too large": (
        "beeld: proef\n12 van de 10\n> Ja.",
        ['regel 3: het getal "12" kan hier niet; kies een heel getal van 0 tot 10, zoals "0 van de 10"'],
    ),
    "a number below nothing": (
        "beeld: proef\n-1 van de 10\n> Ja.",
        ['regel 3: het getal "-1" kan hier niet; kies een heel getal van 0 tot 10, zoals "0 van de 10"'],
    ),
    "no number": (
        "beeld: proef\nveel van de 10\n> Ja.",
        ['regel 3: het getal "veel" kan hier niet; kies een heel getal van 0 tot 10, zoals "0 van de 10"'],
    ),
    "no words": (
        "beeld: proef\nlamp aan\n\nlamp uit\n> Ja.",
        ['regel 3: bij "lamp aan" staan nog geen woorden; zet er een regel met > en de gesproken woorden onder'],
    ),
    "empty words": ("beeld: proef\nlamp aan\n>", ["regel 4: achter > staan nog geen woorden; schrijf ze erachter"]),
    "words without a direction": (
        "beeld: proef\n> Ja.\n> Nee.\nlamp aan\n> Ja.",
        ["regel 3: deze woorden staan boven de eerste aanwijzing; zet er een aanwijzing boven"],
    ),
    "words without >": (
        "beeld: proef\nlamp aan\nDe lamp gaat aan.",
        [
            'regel 3: bij "lamp aan" staan nog geen woorden; zet er een regel met > en de gesproken woorden onder',
            'regel 4: bij "De lamp gaat aan." staan nog geen woorden; zet er > voor als dit de gesproken woorden zijn, '
            "met een aanwijzing erboven",
        ],
    ),
    "more words without >": (
        "beeld: proef\nlamp aan\n> De lamp gaat aan.\nDat ziet u meteen.",
        ['regel 5: "Dat ziet u meteen." is geen aanwijzing; horen deze woorden bij regel 4, zet er dan > voor'],
    ),
    "three sentences": (
        "beeld: proef\nlamp aan\n> Een. Twee.\n> Drie.",
        ["regel 5: deze stap heeft 3 zinnen, hooguit 2 kan; maak er een nieuwe stap van, met een eigen aanwijzing"],
    ),
    "a sentence of 60 words": (
        f"beeld: proef\nlamp aan\n> Ja.\n> {LONG}",
        [
            'regel 5: de zin "woord woord woord woord woord woord woor…" heeft 60 woorden; '
            "maak er zinnen van hooguit 14 woorden van"
        ],
    ),
    "a sentence of marks": (
        "beeld: proef\nlamp aan\n> ...",
        ['regel 4: in "..." staat geen woord om te zeggen; schrijf er een zin van'],
    ),
    "bold over two sentences": (
        "beeld: proef\nlamp aan\n> **Ja. Nee.**",
        [
            "regel 4: een ** staat alleen; zet ** voor en achter de woorden, in elke zin apart",
        ],
    ),
    "a pause without a number": (
        "beeld: proef\nlamp aan\n> Ja.\npauze",
        ["regel 5: achter pauze staat nog geen getal; schrijf hoeveel seconden, bijvoorbeeld pauze 2"],
    ),
    "a pause of an hour": (
        "beeld: proef\nlamp aan\n> Ja.\npauze 3600",
        ['regel 5: een pauze van "3600" kan niet; kies een heel getal van 1 tot 10, bijvoorbeeld pauze 2'],
    ),
    "a pause in words": (
        "beeld: proef\nlamp aan\n> Ja.\npauze lang",
        ['regel 5: een pauze van "lang" kan niet; kies een heel getal van 1 tot 10, bijvoorbeeld pauze 2'],
    ),
    "a pause before everything": (
        "beeld: proef\npauze 2\nlamp aan\n> Ja.",
        ["regel 3: deze pauze staat boven de eerste aanwijzing; zet een pauze onder de woorden van een stap"],
    ),
    "two pauses": (
        "beeld: proef\nlamp aan\n> Ja.\npauze 2\npauze 3",
        ["regel 6: bij deze stap staat al een pauze op regel 5; haal een van de twee weg"],
    ),
    "no steps": (
        "beeld: proef",
        [
            'regel 2: er zijn nog geen stappen; zet eronder een aanwijzing, bijvoorbeeld "lamp aan", '
            "en daaronder een regel met > en de woorden"
        ],
    ),
    "sixty steps": (
        "beeld: proef\n" + "lamp aan\n> Ja.\n" * 60,
        [
            "regel 43: dit verhaal heeft 60 stappen, meer dan 20 kan niet; maak er twee verhalen van, elk in een eigen cel"
        ],
    ),
    "a source that is not there": (
        "beeld: proef\nlamp aan\n> Ja.\n> Nee. [@janssen2020]",
        ['regel 5: de bron "janssen2020" staat niet in references.bib; bedoelt u "jansen2020"?'],
    ),
    "half a source": (
        "beeld: proef\nlamp aan\n> Nee [@jansen2020",
        ['regel 4: deze bron is niet goed geschreven ("[@jansen2020"); schrijf [@sleutel] of [@sleutel1; @sleutel2]'],
    ),
    "a hard word that is not there": (
        "beeld: proef\nlamp aan\n> Uw [zenuwtje](begrip:).",
        [
            "regel 4: 'zenuwtje' staat niet in begrippen.toml; bedoelt u 'zenuwen'? Anders: zet het woord erbij met een uitleg"
        ],
    ),
    "html": (
        "beeld: proef\nlamp aan\n> Een <b>lamp</b>.",
        ['regel 4: hier staat HTML ("<b>"); gebruik geen HTML, schrijf gewone tekst, **vet** of *schuin*'],
    ),
    "too many lines": (
        "\n" * 300 + "x",
        [
            "regel 202: dit verhaal heeft 301 regels, meer dan 200 kan niet; maak er twee verhalen van, elk in een eigen cel"
        ],
    ),
    "too many characters": (
        "beeld: proef\n" + "x" * 20_000,
        [
            "regel 3: dit verhaal heeft 20013 tekens, meer dan 20000 kan niet; maak er twee verhalen van, elk in een eigen cel"
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_with_its_line_and_its_cure(name):
    body, expected = WRONG[name]
    assert mistakes(body) == expected


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "dit verhaal heeft nog geen naam; schrijf bijvoorbeeld %%vertel mijn-verhaal"),
        (
            "Mijn alarm",
            'de naam "Mijn alarm" kan niet; een naam heeft alleen kleine letters a-z, cijfers en -, '
            "en is hooguit 60 tekens lang; schrijf %%vertel mijn-alarm",
        ),
        ("%vertel alarm", 'een verhaal begint met %%vertel, en hier staat "%vertel"; schrijf %%vertel alarm'),
    ],
)
def test_a_wrong_name_is_told_on_the_first_line(line, message):
    assert mistakes(GOOD, line) == [f"regel 1: {message}"]


def test_every_mistake_is_told_at_once_in_order():
    found = mistakes("beeld: proef\nlamp an\n> Ja.\nlamp uit\n> " + LONG + "\npauze", "Alarm 1")
    assert [line.split(":")[0] for line in found] == ["regel 1", "regel 3", "regel 6", "regel 7"]


def test_an_empty_cell_gets_an_example_that_works():
    found = "\n".join(mistakes("  \n"))
    assert "regel 1: hier staat nog geen verhaal" in found
    assert example(STAGE, "alarm").rstrip() in found
    first, body = example(STAGE).split("\n", 1)
    assert len(read(body, first).blocks) == 2


def test_a_scene_may_have_as_many_steps_as_it_says():
    assert len(read("beeld: proef\n" + "lamp aan\n> Ja.\n" * MOST_BLOCKS).blocks) == MOST_BLOCKS


def test_the_help_shows_every_stage_and_direction():
    told = grammar(STAGES)
    for words in ("beeld: proef", "lamp aan", "10 van de 10 (een getal van 0 tot 10)", "beeld: ander", "lopen"):
        assert f"  {words}\n" in told or f"{words}\n" in told


def test_the_stages_of_the_course_can_be_told_about():
    for stage in all_stages().values():
        first, body = example(stage).split("\n", 1)
        assert parse(first, body).stage == stage


# --- any text ---

PIECES = st.sampled_from(
    [
        *(line for body, _ in WRONG.values() if len(body) < 300 for line in body.split("\n")),
        "> [@",
        "> [[@a]@b]",
        "> **",
        "> [](begrip:)",
        "> [x](begrip:y)",
        "> \ue000 a",
        "\u2028",
        "beeld: proef",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=20))).map("\n".join)), st.text(max_size=30))
def test_any_text_is_a_scene_or_has_mistakes_on_lines_that_are_there(body, name):
    try:
        scene = read(body, name)
    except SceneError as error:
        told = error.mistakes
    else:
        assert scene.blocks
        assert all(1 <= len(block.sentences) <= 2 for block in scene.blocks)
        assert all(count_words(spoken(s)) <= LONGEST_SENTENCE for block in scene.blocks for s in block.sentences)
        return
    last = 2 + body.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert told
    assert all(1 <= mistake.line <= last for mistake in told)
    assert all(mistake.message and mistake.cure and "\n" not in str(mistake) for mistake in told)


@pytest.mark.parametrize("piece", ["> a. ", "[@", "**", "> [x](begrip:", "> b [@jansen2020] "])
def test_no_text_takes_long(piece):
    body = "beeld: proef\nlamp aan\n> " + piece * (19_000 // len(piece))
    began = time.process_time()
    with pytest.raises(SceneError):
        read(body)
    assert time.process_time() - began < 5


# --- sentences ---


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Een. Twee.", ["Een.", "Twee."]),
        ("Een? Twee", ["Een?", "Twee"]),
        ("Dat is zo. [@a] Verder.", ["Dat is zo. [@a]", "Verder."]),
        ("Om 8.30 uur.", ["Om 8.30 uur."]),
        ("Vraag het dr. Bos. Ja.", ["Vraag het dr. Bos.", "Ja."]),
        ('Hij zei: "Kom maar." Toen ging het.', ['Hij zei: "Kom maar."', "Toen ging het."]),
        ("Even wachten… Nu.", ["Even wachten…", "Nu."]),
        ("**Stop.** Ga.", ["**Stop.**", "Ga."]),
        ("", []),
    ],
)
def test_sentences(text, sentences):
    assert [sentence for _, sentence in split(text)] == sentences


def test_a_voice_says_words_alone():
    assert spoken("Uw *alarm* [werkt](https://a.nl) & [zenuwen](begrip:zenuw) ook. [@a; @b]") == (
        "Uw alarm werkt & zenuwen ook."
    )


def test_the_seconds_are_those_of_110_words_a_minute():
    assert seconds_of(" ".join(["woord"] * 11)) == 6
