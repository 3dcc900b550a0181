"""One cell of a notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from widgets.own_block.block_head import split_cell as split_block
from widgets.quiz.quiz_header import split_cell
from widgets.scene.scene_text import split_cell as split_scene

NOTE = "therapist"
#: Folded under "Meer weten": not on the main path of a lesson.
DEEPER = "verdieping"


@dataclass(frozen=True)
class Cell:
    """One cell of a notebook. Two are the same when a reader and the leader see the same; outputs do not count.

    Args:
        number: from 1.
        kind: ``markdown``, ``code`` or ``raw``.
        source: its text.
        id: as Jupyter gave it; empty in old notebooks.
        noticed: what of its metadata a reader or the leader notices.
        step: the id of the step that begins here, as it was given; empty when it got none yet.
        attachments: pictures that were pasted in.
        ran: whether it was stored with what it printed, or with the number of a run.
    """

    number: int = field(compare=False)
    kind: str
    source: str
    id: str = ""
    noticed: dict[str, Any] = field(default_factory=dict[str, Any])
    step: str = field(compare=False, default="")
    attachments: dict[str, Any] = field(repr=False, default_factory=dict[str, Any])
    ran: bool = field(default=False, compare=False)

    @property
    def tags(self) -> list[str]:
        tags = self.noticed.get("tags", [])
        return [str(tag) for tag in tags] if isinstance(tags, list) else []

    @property
    def for_leader(self) -> bool:
        """Whether it is a note that never reaches a patient."""
        return NOTE in self.tags

    @property
    def is_deeper(self) -> bool:
        """Whether readers find it folded, under "Meer weten"."""
        return DEEPER in self.tags

    @property
    def begins_step(self) -> bool:
        """Whether a step of the lesson begins here."""
        return self.kind == "markdown" and not self.for_leader and self.source.lstrip().startswith("## ")

    @cached_property
    def question(self) -> tuple[str, str] | None:
        """The first line of a question and the lines below it; None for another cell."""
        return split_cell(self.source) if self.kind == "code" else None

    @property
    def is_question(self) -> bool:
        return self.question is not None

    @cached_property
    def scene(self) -> tuple[str, str] | None:
        """The first line of a told scene and the lines below it; None for another cell."""
        return split_scene(self.source) if self.kind == "code" else None

    @cached_property
    def block(self) -> tuple[str, str] | None:
        """The first line of an own block and the lines below it; None for another cell."""
        return split_block(self.source) if self.kind == "code" else None

    @property
    def is_plain_text(self) -> bool:
        """Whether an author writes words in it, not Python: a question, a scene or a block."""
        return self.question is not None or self.scene is not None or self.block is not None

    def line_of(self, position: int) -> int:
        """The line, from 1, of a place in the source."""
        return self.source.count("\n", 0, position) + 1
