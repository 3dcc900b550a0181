"""The `%%vertel` magic in a real session, and what it makes of a scene."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from tests.components.scene import GLOSSARY, SOURCES, TEXT, scene
from tests.stages.proef.proef import STAGE
from widgets.scene import magic, scene_text
from widgets.scene.recordings import LARGEST
from widgets.scene.scene import Scene, overview, words_hash
from widgets.scene.scene_text import SceneError, parse
from widgets.stages.stage import Direction, Stage, all_stages

CELL = "beeld: proef\n\nlamp aan\n> De lamp gaat aan.\n"


@pytest.fixture(scope="module")
def shell():
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    magic.register(shell)
    yield shell
    InteractiveShell.clear_instance()


@pytest.fixture(autouse=True)
def tiny_stage(monkeypatch):
    for module in (magic, scene_text):
        monkeypatch.setattr(module, "all_stages", lambda: {"proef": STAGE})


def run(shell, cell: str):
    with capture_output() as output:
        result = shell.run_cell(cell)
    return result, output


# --- the magic ---


@pytest.mark.parametrize("first", ["%%vertel verhaal", "%%vertel\u00a0verhaal", "%%vertel  verhaal "])
def test_a_cell_shows_a_scene(shell, first) -> None:
    result, output = run(shell, f"{first}\n{CELL}")
    assert result.success
    assert "Scene" in output.outputs[0].data["text/plain"]


@pytest.mark.parametrize("cell", ["%%vertel ?", "%%vertel?\n", "%%vertel ?\nx"])
def test_it_explains_itself(shell, cell) -> None:
    _, output = run(shell, cell)
    assert output.stdout.startswith("Zo vertelt u iets met %%vertel")
    assert "  hand op de rug\n" in output.stdout
    # And each direction with its picture.
    assert "beeld: proef" in output.outputs[0].data["text/html"]
    assert "Scene" in output.outputs[1].data["text/plain"]


@pytest.mark.parametrize("cell", ["%%vertel lamp", "%%vertel lamp\n", "%%vertel lamp\n  \n"])
def test_an_empty_cell_shows_an_example(shell, cell) -> None:
    _, output = run(shell, cell)
    assert "%%vertel lamp\nbeeld: proef" in output.stdout
    assert output.stderr == ""


@pytest.mark.parametrize("first", ["%vertel verhaal", "%%Vertel verhaal", "%% vertel verhaal", "  %vertel verhaal"])
def test_another_spelling_is_told_in_dutch(shell, first) -> None:
    result, output = run(shell, f"{first}\n{CELL}")
    assert isinstance(result.error_in_exec, SceneError)
    assert "schrijf %%vertel verhaal" in str(result.error_in_exec)
    assert "UsageError" not in output.stdout + output.stderr


def test_a_mistake_is_shown_without_a_traceback(shell) -> None:
    result, output = run(shell, "%%vertel verhaal\nbeeld: proef\nlamp an\n> Ja.")
    assert isinstance(result.error_in_exec, SceneError)
    shown = output.stdout + output.stderr
    assert shown.startswith("Dit verhaal is nog niet klaar.\n\nregel 3:")
    assert "Traceback" not in shown


def test_other_cells_are_left_alone(shell) -> None:
    result, _ = run(shell, "1 + 1")
    assert result.result == 2
    magic.register(shell)
    assert shell.input_transformers_cleanup.count(magic._mend) == 1


# --- the widget ---


def test_a_scene_holds_what_is_said_and_for_how_long() -> None:
    made = scene(TEXT)
    first, second, third = made.blocks
    assert (first["direction"], second["pause"], third["n"]) == ("hand_on_back", 2, 7)
    assert [each["text"] for each in first["sentences"]] == [
        "Iemand legt een hand op uw rug.",
        "Zenuwen in de huid merken dat.",
    ]
    # 7, 6, 4 and 9 words at 110 a minute, and two seconds of silence.
    assert made.seconds == round(3.8 + 3.3 + 2.2 + 4.9 + 2, 1)
    assert made._keep == []


def test_ids_are_its_own() -> None:
    html = "".join(each["html"] for block in scene(TEXT, "een").blocks for each in block["sentences"])
    assert 'popovertarget="een-begrip-1"' in html
    assert 'popovertarget="een-bron-1"' in html


def test_no_markup_of_an_author_gets_through() -> None:
    found = parse("x", "beeld: proef\nlamp aan\n> Een & ander < of >.", SOURCES, glossary=GLOSSARY)
    assert Scene(found, SOURCES, GLOSSARY).blocks[0]["sentences"][0]["html"] == "Een &amp; ander &lt; of &gt;."


def test_the_hash_of_words_changes_with_them() -> None:
    block = scene(TEXT).blocks[1]
    assert block["words"] == words_hash(["De lamp gaat aan."])
    assert scene(TEXT.replace("De lamp gaat aan.", "De lamp gaat uit.")).blocks[1]["words"] != block["words"]
    # A source is not said.
    assert scene(TEXT.replace(" [@jansen2020]", "")).blocks[1]["words"] == block["words"]


def test_a_stage_is_shown_direction_by_direction_as_an_author_types_them() -> None:
    shown = overview(STAGE)
    assert shown.apart
    assert [(each["direction"], each["n"], each["sentences"][0]["text"]) for each in shown.blocks] == [
        ("lamp_on", None, "lamp aan"),
        ("lamp_off", None, "lamp uit"),
        ("hand_on_back", None, "hand op de rug"),
        ("brightness", 10, "10 van de 10 (een getal van 0 tot 10)"),
    ]


def test_a_scene_comes_with_its_own_drawing() -> None:
    for stage in all_stages().values():
        first = stage.directions[0]
        text = f"beeld: {stage.name}\n{first.said(first.number and first.number[0])}\n> Ja."
        made = Scene(parse("x", text, SOURCES, glossary=GLOSSARY, stages={stage.name: stage}), SOURCES, GLOSSARY)
        assert made._bundle == f"scene_{stage.name}"
        assert made._module.startswith(f"scene_{stage.name}-")
    assert scene(TEXT)._bundle == "scene"


# --- stages ---


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Direction("HandOnBack", "hand"), "snake_case"),
        (lambda: Direction("hand", " "), "has no words"),
        (lambda: Direction("count", "{n} van de 10"), "belong together"),
        (lambda: Direction("count", "tien", (0, 10)), "belong together"),
        (lambda: Direction("count", "{n} van de 10", (10, 0)), "least, most"),
        (lambda: Stage("Lichaam", ()), "lower-case"),
        (lambda: Stage("a", (Direction("b", "c"), Direction("b", "d"))), "two directions with key 'b'"),
        (lambda: Stage("a", (Direction("b", "d"), Direction("c", "d"))), "two directions with words 'd'"),
    ],
)
def test_a_stage_that_cannot_be_is_refused(make, message) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_every_folder_of_a_stage_is_found() -> None:
    assert all(stage.name == name and stage.directions for name, stage in all_stages().items())


def test_a_recording_beside_the_lesson_belongs_to_the_step_with_its_words(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("COURSE_FOLDER", str(tmp_path))
    assert scene(TEXT).recordings == []
    folder = tmp_path / "stem/02-les"
    folder.mkdir(parents=True)
    first, second, third = (block["words"] for block in scene(TEXT).blocks)
    (folder / f"hand-1-{first}.mp3").write_bytes(b"ID3")
    (folder / f"hand-2-{second}.mp3").write_text("geen geluid")
    (folder / f"hand-3-{third}.mp3").write_bytes(b"ID3" + bytes(LARGEST))
    (folder / "hand-1-0123456789abcdef.m4a").write_bytes(b"\0\0\0\0ftyp")
    assert scene(TEXT).recordings == [{"address": f"stem-{first}.mp3", "words": first}, {}, {}]
    # Other words have no recording, whatever lies there.
    assert scene(TEXT.replace("Iemand legt", "Niemand legt")).recordings == []
