"""A told scene in a lesson, made from the text under `%%vertel`."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

import traitlets as t

from widgets.base import CourseWidget, lesson_language
from widgets.beside import lesson_place
from widgets.glossary import Glossary
from widgets.prose import source_ids, to_html
from widgets.scene.recordings import recorded
from widgets.scene.scene_grammar import written
from widgets.scene.scene_text import Block, SceneText
from widgets.scene.sentences import seconds_of, spoken
from widgets.shipped import built_files
from widgets.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from widgets.sources import Sources
    from widgets.stages.stage import Stage

_STAGES = Path(__file__).parents[1] / "stages"


class Sentence(TypedDict):
    """A sentence that is told."""

    #: Plain words; and the same with sources.
    text: str
    html: str
    #: How long it stays when no voice says it.
    seconds: float


class ToldBlock(TypedDict):
    """One step of a scene, as the player tells it."""

    #: A key of the stage, and its number where it has one.
    direction: str
    n: int | None
    #: Seconds of silence afterwards.
    pause: int
    #: Hash of what is said: a recording carries it too.
    words: str
    sentences: list[Sentence]


class Recording(TypedDict):
    """Where a clinic's recording of a step is, and of which words; empty when there is none."""

    address: NotRequired[str]
    words: NotRequired[str]


class Scene(CourseWidget):
    """A drawing that changes step by step, with spoken words; also a strip to read.

    Lessons do not call this class: a therapist writes `%%vertel` and plain text, and the magic makes the scene. It
    plays only when it is asked to, keeps nothing and asks nothing; use a play on the same stage for doing.

    Args:
        scene: a scene without mistakes, from `widgets.scene.scene_text.parse`.
        sources: where citations are looked up; the nearest references.bib by default.
        glossary: where hard words are looked up; the nearest begrippen.toml by default.
        recordings: for each step where a clinic's recording is, and of which words: ``{"address": ..., "words": ...}``,
            or ``{}``. One that was made of other words is not played. Those beside the lesson by default.

    Raises:
        SourceError: when the scene cites what is not in references.bib; `parse` finds that first.
    """

    #: Which drawing: the name of a folder in widgets/stages.
    stage = t.Unicode().tag(sync=True)
    #: The steps.
    blocks = t.List(t.Dict()).tag(sync=True, holds=list[ToldBlock])
    #: For each step; empty when there are no recordings at all.
    recordings = t.List(t.Dict()).tag(sync=True, holds=list[Recording])
    #: Whether each step shows one direction by itself, for authors: a strip of what can happen on a stage.
    apart = t.Bool(False).tag(sync=True)
    #: The step that somebody else tells, counted from 1: the leader of a group, on the projector. 0: its reader tells it.
    _told = t.Int(0).tag(sync=True)
    #: How long the whole takes without a voice: counted in the minutes of its lesson.
    seconds = t.Float().tag(sync=True)

    def __init__(
        self,
        scene: SceneText,
        sources: Sources | None = None,
        glossary: Glossary | None = None,
        recordings: Iterable[Mapping[str, str]] | None = None,
    ) -> None:
        ids, term_ids = source_ids(f"{scene.name}-bron"), source_ids(f"{scene.name}-begrip")
        glossary = Glossary.load(lesson_place().folder) if glossary is None else glossary
        blocks: list[dict[str, Any]] = []
        for block in scene.blocks:
            said = [spoken(sentence) for sentence in block.sentences]
            blocks.append(
                {
                    "direction": block.direction,
                    "n": block.n,
                    "pause": block.pause,
                    "words": words_hash(said),
                    "sentences": [
                        {
                            "text": text,
                            "html": to_html(
                                source, sources, glossary=glossary, ids=ids, term_ids=term_ids, inline=True
                            ),
                            "seconds": seconds_of(text),
                        }
                        for text, source in zip(said, block.sentences, strict=True)
                    ],
                }
            )
        if recordings is None:
            recordings = recorded(lesson_place().folder, [block["words"] for block in blocks])
        super().__init__(
            scene.name,
            stage=scene.stage.name,
            blocks=blocks,
            recordings=[dict(recording) for recording in recordings],
            seconds=scene.seconds,
            # The drawing says in words what it shows.
            texts=catalogue(_STAGES / scene.stage.name, lesson_language()),
        )
        # The player with one drawing in it (assets/build.mjs), so that a page loads no other drawings. Without a drawing
        # the words are there alone.
        files = built_files()
        bundle = f"scene_{scene.stage.name}"
        if bundle in files:
            self._bundle, self._module = bundle, files[bundle]


def overview(stage: Stage) -> Scene:
    """What `%%vertel ?` shows of a stage: every direction with its picture, in the words an author types.

    Args:
        stage: the stage.
    """
    blocks = [Block(each.key, each.number and each.number[1], (written(each),)) for each in stage.directions]
    shown_as = Scene(SceneText(f"beeld-{stage.name}", stage, tuple(blocks)), glossary=Glossary({}))
    shown_as.apart = True
    return shown_as


def words_hash(sentences: Iterable[str]) -> str:
    """What a recording carries, to tell whether it says these words.

    Args:
        sentences: the plain words of one step.

    Example:
        >>> words_hash(["Dat is zo."]) == words_hash(["Dat is  zo. "]), words_hash(["Dat was zo."]) == words_hash(["Dat is zo."])
        (True, False)
    """
    words = " ".join(" ".join(sentences).split())
    return hashlib.sha256(words.encode()).hexdigest()[:16]
