"""A question pasted from Word, a mail or a web page is understood."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

from widgets.quiz.magic import register
from widgets.quiz.quiz_text import QuizError, parse
from widgets.sources import Sources

NO_SOURCES = Sources.from_text("")


def question(bullet: str = "- ", box: str = "[x]", reply: str = "> ") -> str:
    return f"Wat klopt?\n\n{bullet}[ ] Een.\n{reply}Dat is te begrijpen.\n{bullet}{box} Twee.\n{reply}Klopt."


def read(text: str):
    quiz = parse("proef", text, NO_SOURCES)
    return [(option.text, option.right, option.reply) for option in quiz.options]


WANTED = [("Een.", False, "Dat is te begrijpen."), ("Twee.", True, "Klopt.")]


@pytest.mark.parametrize(
    "bullet", ["", "• ", "•\t", "–\t", "— ", "\uf0b7\t", "\uf0a7 ", "o\t", "§ ", "→ ", "\u00a0- ", "1. ", "\u200b* "]
)
def test_any_bullet_in_front_of_an_answer(bullet: str) -> None:
    assert read(question(bullet=bullet)) == WANTED


@pytest.mark.parametrize(
    "box", ["[X]", "[ x]", "[x ]", "[\u00a0x\u00a0]", "[\tx\t]", "[x\u200b]", "\\[x\\]", "［x］", "&#91;x&#93;"]
)
def test_any_box_around_the_x(box: str) -> None:
    assert read(question(box=box)) == WANTED


@pytest.mark.parametrize(
    "reply", ["&gt; ", "&gt;&nbsp;", "&amp;gt; ", "&#62; ", "＞ ", "› ", "» ", "\u00a0\u00a0>\u00a0", "- > "]
)
def test_any_sign_in_front_of_a_reply(reply: str) -> None:
    assert read(question(reply=reply)) == WANTED


@pytest.mark.parametrize("text", [question(bullet="- ", box="(x)"), question(reply="➢ ")])
def test_what_is_not_understood_is_told_with_line_and_cure(text: str) -> None:
    with pytest.raises(QuizError) as caught:
        read(text)
    assert all(mistake.line > 1 and mistake.cure for mistake in caught.value.mistakes)


def test_a_remark_of_the_author_is_left_out_and_lines_keep_their_numbers() -> None:
    assert read("<!-- nog nalezen -->\n" + question()) == WANTED
    with pytest.raises(QuizError, match="regel 3: dit antwoord"):
        parse("proef", "Wat?\n- [ ] Een.\n<!-- x -->\n- [ ] Twee.\n> Fijn dat u dit koos.", NO_SOURCES)


@pytest.mark.parametrize(
    "first",
    [
        "%%quiz\u00a0proef open",
        "\u00a0%%quiz proef open",
        "%%quiz\tproef open",
        "％％quiz proef open",
        "\u200b%%quiz proef open",
        "\n\n%%quiz proef open",
    ],
)
def test_an_odd_first_line_still_makes_a_question(first: str) -> None:
    shell = InteractiveShell()
    register(shell)
    done = shell.run_cell(f"{first}\nWat zou u graag doen?")
    assert done.success
