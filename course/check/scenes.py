"""Rules about told scenes: ``%%vertel`` cells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from course.check.counts import main_path
from course.check.lesson import LessonText
from course.check.rules import lesson_rule
from course.lesson.problem import Problem
from widgets.prose import quoted
from widgets.scene.recordings import FOLDER, KINDS, LARGEST, files_in, hash_in, is_sound
from widgets.scene.scene import words_hash
from widgets.scene.scene_grammar import FEWEST_IN_LESSON, MOST_IN_LESSON
from widgets.scene.sentences import spoken
from widgets.words import later, words

t = words(__file__)


@lesson_rule(
    "verhaal-lengte",
    "beter",
    later("A short story tells too little to remember, and with a long story thoughts wander off."),
)
def lengths(lesson: LessonText) -> Iterator[Problem]:
    """A scene has between six and twelve steps."""
    for cell, scene in lesson.scenes:
        count = len(scene.blocks)
        if not FEWEST_IN_LESSON <= count <= MOST_IN_LESSON:
            cure = (
                t("Tell it in at least {fewest} steps, each with a direction of its own.", fewest=FEWEST_IN_LESSON)
                if count < FEWEST_IN_LESSON
                else t("Take steps out, or make two stories of it (each of {most} at most).", most=MOST_IN_LESSON)
            )
            yield Problem(t.count(count, "This story has 1 step.", "This story has {n} steps."), cure, cell.number, 1)


@lesson_rule(
    "geen-verhaal",
    "tip",
    later("Who reads with difficulty often remembers more of pictures and voice than of text alone."),
    extras=False,
)
def told_at_all(lesson: LessonText) -> Iterator[Problem]:
    """Something on the main path is told with a picture."""
    if not lesson.problem and lesson.cells and not any(cell.scene for cell in main_path(lesson)):
        yield Problem(
            t("Nothing in this lesson is told with a picture to it."),
            t("Add a code cell with %%vertel ? and run it: then you see how that goes, and which pictures there are."),
        )


@lesson_rule("opname", "beter", later("A recording is heard only when it says the words that stand in the story."))
def recordings(lesson: LessonText) -> Iterator[Problem]:
    """What lies in the folder for recordings of a lesson can be played, and every step of its stories has one."""
    folder = lesson.path.parent / FOLDER / lesson.stem
    if not folder.is_dir():
        return
    steps = {
        words_hash(spoken(sentence) for sentence in block.sentences): (cell, scene.name, at, block.line)
        for cell, scene in lesson.scenes
        for at, block in enumerate(scene.blocks, 1)
    }
    heard = set()
    for file in files_in(folder):
        if wrong := _wrong_with(file, set(steps)):
            yield Problem(*wrong)
        else:
            heard.add(hash_in(file))
    for words_of, (cell, name, at, line) in steps.items():
        if words_of not in heard:
            yield Problem(
                t("Step {n} of the story {name} has no recording.", n=at, name=quoted(name)),
                t(
                    "Record its words, and call the file {file} in {folder}. Until then the voice of the device says them.",
                    file=f"{name}-{at}-{words_of}.m4a",
                    folder=f"{FOLDER}/{lesson.stem}",
                ),
                cell.number,
                line,
            )


def _wrong_with(file: Path, known: set[str]) -> tuple[str, str] | None:
    """Why a recording is not played, and the cure; None when it is."""
    name = quoted(file.name)
    again = t("Save the recording again as .m4a or .mp3.")
    if file.suffix.lower() not in KINDS:
        return t("The recording {name} is of a kind that cannot be.", name=name), again
    if hash_in(file) not in known:
        return (
            t("The recording {name} says no words that stand in this lesson now.", name=name),
            t("Record the step anew under the name that stands at that step here, or take the file away."),
        )
    try:
        size = file.stat().st_size
        with file.open("rb") as content:
            sound = is_sound(content.read(16))
    except OSError as error:
        return t("The recording {name} cannot be read ({why}).", name=name, why=error.strerror), again
    if size > LARGEST:
        return (
            t("The recording {name} is larger than {most} MB.", name=name, most=LARGEST // 1_000_000),
            t("Save it with fewer kilobits a second: 64 is enough for a voice."),
        )
    return None if sound else (t("The recording {name} is damaged, or no sound.", name=name), again)
