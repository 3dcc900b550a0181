"""How much room a question takes when it first shows, so that the page can keep it free."""

from __future__ import annotations

# Characters in a line of the question and of an answer, the height of one step of a `volgorde`, and what is always there:
# (phone, wider screen). Heights in letters (--t-0), measured on the lessons at 390 and 1280 px.
_QUESTION_LINE = (33, 44)
_ANSWER_LINE = (36, 53)
_STEP = (6.0, 3.76)
_FIXED = {
    "stelling": (26.0, 24.9),
    "opinion": (11.1, 11.1),
    "one": (14.7, 13.2),
    "more": (15.5, 13.4),
    "schatting": (21.6, 19.4),
    "volgorde": (12.6, 13.9),
    "open": (20.8, 16.6),
}
_ANSWER = 2.85
_LINE = 1.4


def room(kind: str, question: str, answers: list[str]) -> list[float]:
    """Work out the height of a question from the length of its words.

    Args:
        kind: the kind of question.
        question: its plain words.
        answers: the plain words of its answers; those of a `stelling` are always the same, and do not count.

    Returns:
        The height on a phone and on a wider screen, in heights of a letter; right to about one letter.

    Example:
        >>> room("one", "Is het mooi weer?", ["Ja.", "Nee."])
        [21.8, 20.3]
        >>> room("open", "Wat zou u graag weer doen, of beter begrijpen?", [])
        [23.6, 19.4]
    """
    return [round(_height(kind, question, answers, screen), 1) for screen in (0, 1)]


def _height(kind: str, question: str, answers: list[str], screen: int) -> float:
    height = _FIXED[kind][screen] + _LINE * _lines(question, _QUESTION_LINE[screen])
    if kind in ("one", "more", "opinion", "volgorde"):
        each = _STEP[screen] if kind == "volgorde" else _ANSWER
        height += sum(each + _LINE * (_lines(answer, _ANSWER_LINE[screen]) - 1) for answer in answers)
    return height


def _lines(text: str, width: int) -> int:
    """Count the lines of a text that breaks between words.

    >>> _lines("een twee drie", 8)
    2
    """
    lines = used = 0
    for word in text.split():
        if lines and used + 1 + len(word) <= width:
            used += 1 + len(word)
        else:
            lines, used = lines + 1, len(word)
    return max(1, lines)
