"""The first line of a question: `%%quiz name kind`."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from widgets.mistake import Mistake, t
from widgets.prose import quoted
from widgets.quiz.plain_lines import NBVAL, REMARK, plain
from widgets.quiz.quiz_grammar import KINDS, LONGEST_NAME, OPINION

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LINE = 1000


@dataclass
class Header:
    """The name line. `kind` is "" for a choice question and None when it cannot be known.

    An opinion is a choice question too: `opinion` tells whether the author said that no answer is the right one.
    """

    name: str = ""
    kind: str | None = ""
    opinion: bool = False
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, message: str, cure: str) -> None:
        """Add a mistake on line 1."""
        self.mistakes.append(Mistake(1, message, cure))


class Head(NamedTuple):
    """The start of a first line.

    Attributes:
        written: What stands there, such as `%%quiz` or `%Quiz`.
        rest: What follows: the name and the kind.
    """

    written: str
    rest: str

    @property
    def right(self) -> bool:
        """Whether it is `%%quiz`, as it has to be."""
        return self.written == "%%quiz"


_HEAD = re.compile(r"\s*(%+\s*(\w+))(.*)")
_COMMENT = re.compile(rf"\s*#.*|{REMARK.pattern}")
_NAME = re.compile(rf"(?=.{{1,{LONGEST_NAME}}}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTES = "\"'`“”„‘’‚«»"


def head_of(line: str) -> Head | None:
    """Find the start of a question, also when it is not typed as it has to be.

    Odd spaces, wide percent signs and what else a paste leaves are understood; another spelling is not.

    Args:
        line: One line of a cell.

    Returns:
        The start, or None when the line is something else.

    Example:
        >>> head_of("%% Quiz mijn-vraag")
        Head(written='%% Quiz', rest=' mijn-vraag')
        >>> head_of("%%time") is None
        True
    """
    match = _HEAD.fullmatch(plain(line[:LONGEST_LINE]).replace("％", "%"))
    if not match or not difflib.get_close_matches(match[2].lower()[:LONGEST_NAME], ["quiz"], 1, 0.7):
        return None
    return Head(match[1], match[3])


def split_cell(source: str) -> tuple[str, str] | None:
    """Split a code cell that is a question, or was meant as one: under a comment, or with `%quiz` for `%%quiz`.

    The page, the check and JupyterLab all find questions with this, so that they say the same about one.

    Args:
        source: The text of the cell.

    Returns:
        What `parse` takes: the first line and the lines below it. None for any other cell.

    Example:
        >>> split_cell("%%quiz a\\nWat?"), split_cell("print(1)")
        (('%%quiz a', 'Wat?'), None)
    """
    lines = source.split("\n")
    empty_ones = len(list(takewhile(_is_empty, lines)))
    lines = lines[empty_ones:]
    above = len(list(takewhile(lambda line: _is_empty(line) or _COMMENT.fullmatch(line), lines)))
    if above == len(lines) or not head_of(lines[above]):
        return None
    return lines[0], "\n".join(lines[1:])


def _is_empty(line: str) -> bool:
    return not line or not plain(line[:LONGEST_LINE]).strip()


def take_header(name_line: str, body: str) -> tuple[Header, str]:
    """Read the name and the kind, wherever they stand.

    Args:
        name_line: What stands behind `%%quiz`; or the first line as it stands, which may be a comment.
        body: The lines below it.

    Returns:
        The header, with its mistakes; and the lines below it, each in its place.
    """
    lines = [name_line, *body.split("\n")]
    above = (
        list(takewhile(lambda line: _is_empty(line) or _COMMENT.fullmatch(line), lines))
        if _COMMENT.fullmatch(name_line)
        else []
    )
    at = len(above)
    if not above or at == len(lines) or not head_of(lines[at]):
        return read_header(name_line), body
    header = read_header(lines[at])
    header.mistakes = [mistake._replace(line=at + 1) for mistake in header.mistakes]
    for number, line in enumerate(above, 1):
        if not _is_empty(line):
            header.mistakes.append(
                Mistake(
                    number, t("this remark stands above %%quiz"), t("put it below that{line}", line=_as_remark(line))
                )
            )
    return header, "\n".join([""] * at + lines[at + 1 :])


def _as_remark(comment: str) -> str:
    """How a comment is written within a question, when that differs."""
    if NBVAL.fullmatch(comment) or REMARK.fullmatch(comment):
        return ""
    return t(", as <!-- {remark} -->", remark=plain(comment[:LONGEST_LINE]).strip().lstrip("#").strip())


def read_header(name_line: str) -> Header:
    """Read the name and the kind.

    Args:
        name_line: What stands behind `%%quiz`, with or without `%%quiz` itself.

    Returns:
        The header, with its mistakes.

    Example:
        >>> read_header("scan-bolling stelling").kind
        'stelling'
        >>> str(read_header("Mijn vraag stelling").mistakes[0])
        'in een naam kan geen spatie staan; schrijf %%quiz mijn-vraag stelling'
        >>> str(read_header("%quiz slaap").mistakes[0])
        'een vraag begint met %%quiz, en hier staat "%quiz"; schrijf %%quiz slaap'
    """
    head = head_of(name_line)
    header = _read_words(head.rest if head else plain(name_line[:LONGEST_LINE]))
    if head and not head.right:
        right = "%%quiz" if header.mistakes else " ".join(["%%quiz", *head.rest.split()])
        header.wrong(
            t("a question begins with %%quiz, and here stands {written}", written=quoted(head.written)),
            t("write {right}", right=right),
        )
    return header


def _read_words(line: str) -> Header:
    words = [word for word in (part.strip(_QUOTES) for part in line.split()) if word]
    header = Header()
    if not words:
        header.wrong(t("this question has no name yet"), t("write for instance %%quiz my-question"))
        return header
    header.name, *others = words
    if header.name.lower() in KINDS and not _is_name(header.name, others):
        kind = header.name.lower()
        _set_kind(header, kind)
        name = _suggested_name(word for word in others if word.lower() not in KINDS)
        problem = t("{kind} is a kind of question and no name", kind=quoted(kind))
        header.wrong(problem, t("put the name before it: %%quiz {name} {kind}", name=name, kind=kind))
        return header
    if others and not _read_kind(header, others):
        return header
    if not _NAME.fullmatch(header.name):
        rule = t(
            "a name has only small letters a-z, digits and -, and is {longest} signs long at most", longest=LONGEST_NAME
        )
        header.wrong(
            t("the name {name} cannot be", name=quoted(header.name)),
            t("{rule}, for instance {name}", rule=rule, name=_suggested_name([header.name])),
        )
    return header


def _is_name(word: str, others: list[str]) -> bool:
    """Whether the word of a kind is a name: there were questions called `mening` before it was a kind, and answers are kept by name."""
    return word == OPINION and all(other.lower() in KINDS for other in others)


def _set_kind(header: Header, kind: str | None) -> None:
    header.opinion = kind == OPINION
    header.kind = "" if header.opinion else kind


def _read_kind(header: Header, others: list[str]) -> bool:
    """Read what stands behind the name; False when some of it seems to belong to the name."""
    *middle, last = others
    kind = last.lower()
    near = difflib.get_close_matches(kind[:LONGEST_NAME], KINDS, n=1, cutoff=0.7)
    known = kind in KINDS
    _set_kind(header, kind if known else None)
    if not middle:
        if known:
            return True
        if near:
            header.wrong(
                t("the kind {kind} does not exist", kind=quoted(last)), t('do you mean "{near}"?', near=near[0])
            )
            return True
        name = _suggested_name([header.name, last])
        cure = t(
            "choose {kinds} or {last}; if it belongs to the name, write %%quiz {name}",
            kinds=", ".join(KINDS[:-1]),
            last=KINDS[-1],
            name=name,
        )
        header.wrong(t("the kind {kind} does not exist", kind=quoted(last)), cure)
        return False
    name = _suggested_name([header.name, *middle] if known else [header.name, *others])
    header.wrong(
        t("there can be no space in a name"), t("write %%quiz {name}", name=f"{name} {kind if known else ''}".rstrip())
    )
    return False


def _suggested_name(words: Iterable[str]) -> str:
    letters = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].rstrip("-") or "mijn-vraag"
