"""The first line of a question: `%%quiz name kind`."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from widgets.prose import quoted
from widgets.quiz.quiz_error import Mistake, QuizError
from widgets.quiz.quiz_grammar import EXAMPLES, KINDS, LONGEST_NAME
from widgets.quiz.quiz_lines import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LINE = 1000


@dataclass
class Header:
    """The name line. `kind` is "" for a choice question and None when it cannot be known."""

    name: str = ""
    kind: str | None = ""
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, message: str) -> None:
        """Add a mistake on line 1."""
        self.mistakes.append(Mistake(1, message))


_NAME = re.compile(rf"(?=.{{1,{LONGEST_NAME}}}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTES = "\"'`“”„‘’‚«»"


def read_header(name_line: str) -> Header:
    """Read the name and the kind.

    Args:
        name_line: What stands behind `%%quiz`, with or without `%%quiz` itself.

    Returns:
        The header, with its mistakes.

    Example:
        >>> read_header("scan-bolling stelling").kind
        'stelling'
        >>> read_header("Mijn vraag stelling").mistakes[0].message
        'in een naam kan geen spatie staan; schrijf %%quiz mijn-vraag stelling'
    """
    line = re.sub(r"^\s*%{1,2}quiz\b", "", plain(name_line[:LONGEST_LINE]))
    words = [word for word in (part.strip(_QUOTES) for part in line.split()) if word]
    header = Header()
    if not words:
        header.wrong("deze vraag heeft nog geen naam; schrijf bijvoorbeeld %%quiz mijn-vraag")
        return header
    header.name, *others = words
    if header.name.lower() in KINDS:
        header.kind = header.name.lower()
        name = _suggested_name(word for word in others if word.lower() not in KINDS)
        problem = f"{quoted(header.kind)} is een soort vraag en geen naam"
        header.wrong(f"{problem}; zet de naam ervoor: %%quiz {name} {header.kind}")
        return header
    if others and not _read_kind(header, others):
        return header
    if not _NAME.fullmatch(header.name):
        rule = f"een naam heeft alleen kleine letters a-z, cijfers en -, en is hooguit {LONGEST_NAME} tekens lang"
        header.wrong(f"de naam {quoted(header.name)} kan niet; {rule}, bijvoorbeeld {_suggested_name([header.name])}")
    return header


def _read_kind(header: Header, others: list[str]) -> bool:
    """Read what stands behind the name; False when some of it seems to belong to the name."""
    *middle, last = others
    kind = last.lower()
    near = difflib.get_close_matches(kind[:LONGEST_NAME], KINDS, n=1, cutoff=0.7)
    header.kind = kind if kind in KINDS else None
    if not middle:
        if header.kind:
            return True
        if near:
            header.wrong(f'de soort {quoted(last)} bestaat niet; bedoelt u "{near[0]}"?')
            return True
        name = _suggested_name([header.name, last])
        cure = f"kies stelling, schatting, volgorde of open; hoort het bij de naam, schrijf dan %%quiz {name}"
        header.wrong(f"de soort {quoted(last)} bestaat niet; {cure}")
        return False
    name = _suggested_name([header.name, *middle] if header.kind else [header.name, *others])
    header.wrong(f"in een naam kan geen spatie staan; schrijf %%quiz {name} {header.kind or ''}".rstrip())
    return False


def _suggested_name(words: Iterable[str]) -> str:
    letters = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].rstrip("-") or "mijn-vraag"


def empty(header: Header) -> QuizError:
    """Make the friendly error for a cell without a question, with an example to copy.

    Args:
        header: The first line; its kind chooses the example, its name is used when it is good.

    Returns:
        The error, to raise.
    """
    example = EXAMPLES[header.kind or ""]
    if not header.mistakes:
        example = example.replace(example.split()[1], header.name, 1)
    message = "hier staat nog geen vraag; neem dit voorbeeld over en verander de woorden:"
    return QuizError([Mistake(1, message)], example)
