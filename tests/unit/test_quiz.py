"""The `%%quiz` magic in a real session, and what it makes of a question."""

from __future__ import annotations

import doctest
import json

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from widgets.glossary import Glossary
from widgets.quiz import magic, quiz
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import EXAMPLES, GRAMMAR, Option, QuizError, QuizText, parse
from widgets.sources import Sources

SOURCES = Sources.from_text("@misc{jansen2020, title = {Wandelen}, annotation = {Wandelen kan helpen.}}")
GLOSSARY = Glossary.from_text('[[terms]]\nterm = "opvlamming"\nvariants = ["opvlammingen"]\nexplanation = "Meer pijn."')
CHOICE = "Mag ik wandelen?\n- [x] Ja.\n  > Klopt. [@jansen2020]\n- [ ] Nee.\n  > Dat is begrijpelijk. [@jansen2020]\n"


@pytest.fixture(scope="module")
def shell():
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    magic.register(shell)
    yield shell
    InteractiveShell.clear_instance()


def run(shell, cell: str):
    with capture_output() as output:
        result = shell.run_cell(cell)
    return result, output


def made(text: str) -> Quiz:
    header, body = text.split("\n", 1)
    return Quiz(parse(header, body, SOURCES, glossary=GLOSSARY), SOURCES, GLOSSARY)


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(quiz)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("kind", EXAMPLES)
def test_each_example_of_the_help_becomes_a_question(shell, kind: str) -> None:
    result, output = run(shell, EXAMPLES[kind])
    assert result.success
    assert output.stdout == ""
    [shown] = output.outputs
    assert "application/vnd.jupyter.widget-view+json" in shown.data


def test_a_question_comes_from_the_import_line_of_a_lesson(shell) -> None:
    result, output = run(shell, "from widgets import *")
    assert result.success
    result, output = run(shell, EXAMPLES[""])
    assert result.success
    assert len(output.outputs) == 1


@pytest.mark.parametrize(
    "cell", ["%%quiz ?", "%%quiz?", "%%quiz ??", "%quiz ?", "\u200b%%Quiz ?", "%%quiz ?\n\n", "%%quiz ?\nEen vraag"]
)
def test_asking_for_help_prints_how_a_question_is_written(shell, cell: str) -> None:
    result, output = run(shell, cell)
    assert result.success
    assert output.outputs == []
    assert output.stdout.strip() == GRAMMAR.strip()


@pytest.mark.parametrize("cell", ["%%quiz lopen", "%%quiz lopen\n", "%%quiz lopen\n  \n\n", "%%quiz"])
def test_an_empty_question_prints_an_example_to_copy(shell, cell: str) -> None:
    result, output = run(shell, cell)
    assert result.success
    assert output.outputs == []
    assert "hier staat nog geen vraag; neem dit voorbeeld over" in output.stdout
    assert "lopen" not in cell or "%%quiz lopen\n" in output.stdout
    assert "Zet %%quiz ? in een lege cel." in output.stdout


def test_an_empty_question_of_a_kind_prints_an_example_of_that_kind(shell) -> None:
    _, output = run(shell, "%%quiz lopen schatting")
    assert "%%quiz lopen schatting" in output.stdout
    assert "antwoord:" in output.stdout


def test_a_mistake_shows_only_the_line_and_the_cure_in_dutch(shell) -> None:
    result, output = run(shell, "%%quiz lopen\nMag ik wandelen?\n\n- [x] Ja.\n- [ ] Nee.\n  > Jammer.")
    assert isinstance(result.error_in_exec, QuizError)
    assert output.outputs == []
    assert "regel 4: dit antwoord heeft nog geen uitleg; zet er een regel met > onder" in output.stdout
    assert "Traceback" not in output.stdout
    assert "File" not in output.stdout


def test_braces_and_dollars_in_the_name_line_are_left_alone(shell) -> None:
    result, _ = run(shell, "%%quiz {1+1}\n" + CHOICE)
    assert isinstance(result.error_in_exec, QuizError)
    assert "{1+1}" in str(result.error_in_exec)


def test_other_cells_and_other_magics_are_left_alone(shell) -> None:
    result, output = run(shell, "print('%%quiz')")
    assert (result.success, output.stdout) == (True, "%%quiz\n")
    before = len(shell.input_transformers_cleanup)
    magic.register(shell)
    assert len(shell.input_transformers_cleanup) == before


def test_only_the_readers_own_things_are_kept() -> None:
    assert made("a\n" + CHOICE)._keep == ["certainty", "chosen", "estimate", "looked", "order", "own_words"]


def test_every_source_button_of_a_question_has_an_id_of_its_own() -> None:
    one = made("wandelen\n" + CHOICE)
    assert 'id="wandelen-bron-1"' in one.options[0]["reply_html"]
    assert 'id="wandelen-bron-2"' in one.options[1]["reply_html"]
    assert 'id="fietsen-bron-1"' in made("fietsen\n" + CHOICE).options[0]["reply_html"]


def test_a_hard_word_can_be_marked_in_all_that_is_read_of_a_question(shell) -> None:
    question, _, rest = CHOICE.partition("\n")
    shown = made(
        f"wandelen\n{question} [Opvlamming](begrip:).\n{rest.replace('  > ', '  > [opvlammingen](begrip:) ', 1)}"
    )
    assert 'popovertarget="wandelen-begrip-1"' in shown.question_html + shown.before_html
    assert '<span id="wandelen-begrip-2" popover="" class="term-text">' in shown.options[0]["reply_html"]
    assert shown._called == "Mag ik wandelen? Opvlamming."
    # Not on a button: that would be a button within a label.
    result, _ = run(shell, f"%%quiz wandelen\n{CHOICE.replace('] ', '] [opvlamming](begrip:) ', 1)}")
    assert "op deze regel kan geen aangewezen woord staan" in str(result.error_in_exec)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Mag ik lopen?", ("", "Mag ik lopen?", "")),
        ("Rust is altijd beter.", ("", "Rust is altijd beter.", "")),
        ("Thea bukt.\n\nMag dat?", ("<p>Thea bukt.</p>", "Mag dat?", "")),
        ("Mag dat?\n\nElk antwoord mag.", ("", "Mag dat?", "<p>Elk antwoord mag.</p>")),
    ],
)
def test_the_paragraph_that_asks_is_the_title(question: str, parts: tuple[str, str, str]) -> None:
    shown = Quiz(QuizText(name="a", kind="open", question=question))
    assert (shown.before_html, shown.question_html, shown.after_html) == parts


def test_markup_in_a_text_becomes_plain_characters() -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    shown = Quiz(
        QuizText(
            name="a",
            kind="opinion",
            question=evil,
            options=(Option(evil, reply=evil), Option("b", reply="c")),
            hints=(evil,),
            explanation=evil,
        )
    )
    content = [shown.question_html, shown.hints_html[0], shown.explanation_html, shown.options[0]["reply_html"]]
    assert all("<img" not in text and "<script" not in text for text in content)
    assert shown.options[0]["text"] == evil


@pytest.mark.parametrize("count", range(2, 9))
def test_steps_are_shuffled_the_same_way_each_time_and_never_in_the_right_order(count: int) -> None:
    for name in ("a", "b", "stappen", "van-sein-tot-pijn"):
        order = quiz._shuffled(name, count)
        assert order == quiz._shuffled(name, count)
        assert sorted(order) == list(range(count))
        assert order != sorted(order)


@pytest.mark.parametrize("kind", ["one", "more", "opinion", "stelling", "volgorde"])
def test_only_answers_that_could_be_guessed_by_their_place_are_shuffled(kind: str) -> None:
    options = tuple(Option(word, right=word == "b") for word in "abc")
    order = Quiz(QuizText(name="vraag", kind=kind, question="Een vraag?", options=options)).first_order
    assert (order != []) == (kind in {"one", "more", "volgorde"})


@pytest.mark.parametrize(
    ("scale", "things"),
    [
        ("0 tot 100 mensen van de 100", "mensen"),
        ("0 tot 1.000 mensen van de 1.000", "mensen"),
        ("0 tot 100 mensen met rugpijn van de 100", "mensen met rugpijn"),
        ("0 tot 100 punten van de 100", None),
        ("0 tot 29 studies van de 29", None),
        ("0 tot 100 medemensen van de 100", None),
        ("0 tot 100 mensen van de 200", None),
        ("10 tot 100 mensen van de 100", None),
        ("0 tot 30 minuten", None),
    ],
)
def test_only_people_out_of_a_number_are_told_with_the_others(scale: str, things: str | None) -> None:
    shown = made(f"a schatting\nHoeveel?\nschaal: {scale}\nantwoord: 20\n---\nUitleg.")
    assert shown.scale.get("things") == things


def test_the_state_of_a_question_stays_small() -> None:
    longest = "\n".join(f"- [ ] {'antwoord ' * 8}{i}\n  > {'uitleg ' * 40}" for i in range(8))
    state = made(f"a\nWat past?\n{longest}").get_state()
    assert len(json.dumps({k: v for k, v in state.items() if isinstance(k, str)}, default=str)) < 30_000
