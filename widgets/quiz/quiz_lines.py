"""The lines of a question: what kind of line each is, and to which part of the question it belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from widgets.mistake import t
from widgets.prose import quoted
from widgets.quiz.quiz_draft import Answer, Draft, Piece
from widgets.quiz.quiz_number import SCALE, number_in

if TYPE_CHECKING:
    from collections.abc import Iterable

_DASHES = "‐‑‒–—―−─"
# Word's bullets: among them letters of its symbol fonts, and an "o" with a space behind it.
_WORD_BULLETS = "•·●○◦‣▪■⁃§→➢➔\uf0a7\uf0b7\uf0d8"
_BULLETS = rf"(?:[-*+{_WORD_BULLETS}{_DASHES}]|o(?=\s)|\d{{1,3}}[.)])"

_SEPARATOR = re.compile(rf"[-*_{_DASHES}]{{3,}}|[{_DASHES}]{{1,2}}|--|(?:[-*_] +){{2,}}[-*_]")
_OPTION = re.compile(rf"(?:{_BULLETS}\s*)?\\?[\[［]\s*([xXvV×✓✔✗]?)\s*\\?[\]］](?!\()\s*(.*)")
_BOXED = re.compile(rf"(?:{_BULLETS}\s*)?([☐☑☒✅□❏❑▢\uf0a8])\s*(.*)")
_BROKEN_BOX = re.compile(rf"{_BULLETS}\s*\[(?!\s*@)(?![^\]]*\]\()([^\]]*)(\]?)\s*(.*)")
_BULLET = re.compile(rf"(?:[-*+](?=\s|$)|[{_WORD_BULLETS}])\s*(.*)")
_DASH_BULLET = re.compile(rf"[{_DASHES}]\s+(.*)")
_REPLY = re.compile(r"(?:[-*•]\s*)?[>＞›»]+\s*(.*)")
_HINT = re.compile(r"(?:[-*•]\s*)?[?？]+\s*(.*)")
STEP = re.compile(r"(\d{1,3})[.)](?!\d)\s*(.*)")
_SETTING = re.compile(r"(?:[-*•]\s*)?(schaal|antwoord|stap)\s*[:：=]\s*(.*)", re.IGNORECASE)


class Reader:
    """Gives each line its place in a draft, in one walk from top to bottom."""

    def __init__(self, kind: str | None) -> None:
        self.kind = kind
        self.draft = Draft()
        self.open_piece: Piece | None = self.draft.question

    def read(self, lines: Iterable[tuple[int, str]]) -> Draft:
        """Read all lines.

        Args:
            lines: Lines with their numbers.

        Returns:
            What was found, with the mistakes that show while reading.
        """
        for number, line in lines:
            words = " ".join(line.split())
            if words:
                self.draft.last_line = number
            if self.draft.separator is not None:
                self._explain(number, line, words)
            elif not words:
                self._blank(number)
            elif _SEPARATOR.fullmatch(words):
                self.draft.separator = number
            else:
                self._main(number, words)
        return self.draft

    def _mixed(self, line: int, message: str, cure: str) -> None:
        if not self.draft.mixed:
            self.draft.mixed = True
            self.draft.wrong(line, message, cure)

    def _blank(self, number: int) -> None:
        if not self.draft.has_parts:
            self.draft.question.add(number, "")
        else:
            self.open_piece = None

    def _explain(self, number: int, line: str, words: str) -> None:
        if _SEPARATOR.fullmatch(words):
            self.draft.explanation.add(number, "")
        elif _OPTION.fullmatch(words) or _BOXED.fullmatch(words):
            self.draft.wrong(number, t("this answer stands below ---"), t("put all answers above ---"))
        elif _REPLY.fullmatch(words):
            self.draft.wrong(number, t("a line with > belongs below an answer"), t("put it above --- or remove >"))
        elif _HINT.fullmatch(words):
            self.draft.wrong(number, t("this hint stands below ---"), t("put hints above ---"))
        else:
            self.draft.explanation.add(number, line)

    def _main(self, number: int, words: str) -> None:
        if match := _OPTION.fullmatch(words):
            self._answer(number, match[2], right=bool(match[1]))
        elif match := _BOXED.fullmatch(words):
            self._answer(number, match[2], right=match[1] in "☑☒✅")
        elif match := _REPLY.fullmatch(words):
            self._reply(number, match[1])
        elif match := _HINT.fullmatch(words):
            self.draft.hints.append(Piece([(number, match[1])]))
            self.open_piece = self.draft.hints[-1]
        elif match := _SETTING.fullmatch(words):
            self._setting(number, words, match[1].lower(), match[2])
        elif (match := STEP.fullmatch(words)) and self.kind == "volgorde":
            step = Answer(number, Piece([(number, match[2])]))
            self.draft.steps.append((int(match[1]), step))
            self.open_piece = step.words
        elif not self._broken_answer(number, words):
            self._text(number, words)

    def _answer(self, number: int, text: str, *, right: bool) -> None:
        if self.kind in {"schatting", "volgorde", "open"}:
            cure = {
                "schatting": t("write schaal: and antwoord:"),
                "volgorde": t("write the steps as 1. 2. 3."),
                "open": t("remove the answers"),
            }[self.kind]
            problem = t("to {kind} belong no answers with {box}", kind=self.kind, box="[x]" if right else "[ ]")
            self._mixed(number, problem, t("{cure}, or remove {kind} behind the name", cure=cure, kind=self.kind))
        answer = Answer(number, Piece([(number, text)]), right=right)
        self.draft.answers.append(answer)
        self.open_piece = answer.words

    def _reply(self, number: int, text: str) -> None:
        if self.draft.answers:
            reply = self.draft.answers[-1].reply
            reply.add(number, text)
            self.open_piece = reply
            return
        self.open_piece = Piece()
        if self.kind in {"schatting", "volgorde", "open"}:
            message, cure = (
                t("to {kind} belongs no line with >", kind=self.kind),
                t("put this explanation below a line with ---"),
            )
        else:
            message, cure = (
                t("this explanation stands above the answers"),
                t("put it below the answer that it belongs to"),
            )
        self.draft.wrong(number, message, cure)

    def _setting(self, number: int, words: str, name: str, value: str) -> None:
        if self.kind == "schatting":
            if name in self.draft.settings:
                first = self.draft.settings[name][0]
                self.draft.wrong(
                    number,
                    t("{name}: already stands on line {first}", name=name, first=first),
                    t("remove one of the two"),
                )
            else:
                self.draft.settings[name] = (number, value)
            self.open_piece = None
        elif self.kind is not None and (SCALE.fullmatch(value) or number_in(value) is not None):
            if self.kind == "":
                message, cure = (
                    t("{name}: belongs to an estimate", name=name),
                    t("put schatting behind the name or remove this line"),
                )
            else:
                message, cure = (
                    t("{name}: does not belong to {kind}", name=name, kind=self.kind),
                    t("remove this line or make it an estimate"),
                )
            self._mixed(number, message, cure)
            self.open_piece = None
        else:
            self._text(number, words)

    def _broken_answer(self, number: int, words: str) -> bool:
        """Tell about a list line that should have been an answer; False when it is plain text."""
        if match := _BROKEN_BOX.fullmatch(words):
            if self.kind in {"schatting", "open"}:
                return False
            if match[2]:
                message, cure = (
                    t("between [ ] stands {sign}", sign=quoted(match[1])),
                    t("only an x or a space may stand there"),
                )
            else:
                message, cure = t("the box is not closed"), t("begin the line with - [ ] or with - [x]")
        elif _BULLET.fullmatch(words) or (_DASH_BULLET.fullmatch(words) and not self._continues_question()):
            if self.kind in {"schatting", "open", None}:
                return False
            if self.kind == "volgorde":
                message, cure = t("this step has no number"), t("begin the line with 1. or 2. and so on")
            else:
                message, cure = (
                    t("this answer has no box yet"),
                    t("begin the line with - [ ] or, when it is right, with - [x]"),
                )
        else:
            return False
        self.draft.wrong(number, message, cure)
        answer = Answer(number, Piece([(number, words)]), settled=True)
        if self.kind == "volgorde":
            self.draft.steps.append((0, answer))
        else:
            self.draft.answers.append(answer)
        self.open_piece = answer.words
        return True

    def _continues_question(self) -> bool:
        question = self.draft.question
        return not self.draft.has_parts and bool(question.lines) and bool(question.lines[-1][1])

    def _text(self, number: int, words: str) -> None:
        draft = self.draft
        if self.open_piece is not None:
            self.open_piece.add(number, words)
        elif not draft.question.text and not draft.answers and not draft.steps:
            self.open_piece = draft.question
            draft.question.add(number, words)
        else:
            if draft.answers:
                cure = t("put > before it (at an answer), ? before it (a hint) or put it below ---")
            else:
                cure = t("put it above with the question, or below a line with --- when it is explanation")
            draft.wrong(number, t("this line belongs nowhere"), cure)
            self.open_piece = Piece()
