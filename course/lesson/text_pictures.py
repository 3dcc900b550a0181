"""A picture in a text: with its file inside, or its description when that cannot be."""

from __future__ import annotations

from html import escape
from urllib.parse import unquote

from course.lesson.context import LessonContext
from course.lesson.document import Text
from course.lesson.problem import Problem
from course.pictures import DECORATION, KINDS, PictureError
from widgets.prose import quoted
from widgets.words import words

t = words(__file__)


def line_of(source: str, *words: str) -> int | None:
    """The first line, from 1, that holds the first of these words that is there, as written or as an address."""
    for word in words:
        for form in (word, unquote(word)):
            if form and form in source:
                return source.count("\n", 0, source.index(form)) + 1
    return None


def picture_html(
    cell: Text, context: LessonContext, address: str, words: str, title: str, **size: str
) -> tuple[str, list[Problem]]:
    """A picture as safe HTML, and what its author has to mend.

    Args:
        cell: where it stands.
        context: where its file is found.
        address: of the file, as it was written.
        words: its description.
        title: as it was written; it may say that the picture is decoration.
        **size: the width and height that were given.
    """
    problems: list[Problem] = []
    words = words.strip()
    written = (f"{start}{address}" for start in ("](", "](<", 'src="', "src='", "src=", "]: "))
    line = line_of(cell.source, *written, address, words, "![", "<img", "<IMG")
    if title == DECORATION:
        title = ""
    elif not words:
        cure = t('write ![what can be seen](file), or put "{decoration}" behind it', decoration=DECORATION)
        problems.append(Problem(t("this picture has no description"), cure, cell.cell, line, rule="plaatje-tekst"))
    try:
        source = context.picture(_attached(cell, address))
    except PictureError as error:
        return escape(words), [*problems, Problem(error.message, error.cure, cell.cell, line, rule="plaatje")]
    shown = {"src": source, "alt": words, **({"title": title} if title else {}), **size}
    return "<img" + "".join(f' {name}="{escape(value)}"' for name, value in shown.items()) + ">", problems


def _attached(cell: Text, address: str) -> str:
    """The address of a picture; of one that was pasted in, its content."""
    if not address.startswith("attachment:"):
        return address
    name = unquote(address.removeprefix("attachment:"))
    kinds = cell.attachments.get(name) or {}
    found = next((kind for kind in (*KINDS.values(), *kinds) if kind in kinds), None)
    if not found:
        raise PictureError(t("the pasted picture {name} is gone", name=quoted(name)), t("paste it again"))
    return f"data:{found};base64,{kinds[found]}"
