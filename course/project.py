"""The project folder: its settings and its lessons."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from platformdirs import user_cache_path

from course.lesson.notebook import EXTRA, NotebookError, goals_of, is_extra, read, read_file
from course.setting_rules import SettingsError
from course.settings import Settings, check_lessons
from course.settings import read as read_settings
from widgets.safety_words import SafetyWords, SafetyWordsError, safety_list
from widgets.shipped import INSTALLED, ROOT
from widgets.words import LANGUAGE, words

t = words(__file__)

log = logging.getLogger("course")
ASSETS = ROOT / "assets"
TEMPLATE = ASSETS / "jupyter/voila/templates/course"
#: A numbered lesson, or an extra page beside the lessons, as ``x-medicijnen``.
LESSON_FILE = re.compile(r"(\d\d-[a-z0-9]+|x-[a-z][a-z0-9]*)(-[a-z0-9]+)*")
MOST_WEEKS = 520  # after the course; that is ten years
TEMPLATE_TITLE = "Titel van de les"  # as it stands in lessons/sjabloon.ipynb


class ProjectError(Exception):
    """The project folder cannot be used; the message (Dutch) says what to do."""


@dataclass(frozen=True)
class Lesson:
    """A notebook of the course, as its file name and metadata describe it: a lesson, or an extra page beside the lessons.

    An extra page has no number, is not one of the lessons that a reader goes through, and keeps no answers of its own.
    """

    path: Path
    language: str
    title: str
    minutes: int | None = None
    goals: tuple[str, ...] = field(default=())
    #: Of an extra page: the words of the link to it on the home of who began the course, and in the foot of every page.
    button: str = ""
    #: Of an extra page to look back with: so many weeks after the course the home offers it.
    weeks: int | None = None
    #: Its author works on it; readers get its published version (course/published.py).
    draft: bool = False
    #: False for a damaged file.
    readable: bool = True
    #: The notebook when it is not the one in the file: the published version of a draft.
    content: bytes | None = field(default=None, repr=False)

    # Remembered: each lesson is led past all others twice a second, which is what a long course costs.
    @cached_property
    def stem(self) -> str:
        return self.path.stem

    @cached_property
    def is_extra(self) -> bool:
        return is_extra(self.stem)

    @property
    def address(self) -> str:
        """Its folder, beside those of the other lessons: the stem, of an extra page what stands behind ``x-``."""
        return f"{self.stem.removeprefix(EXTRA)}/"

    @property
    def number(self) -> int | None:
        """None for an extra page."""
        return None if self.is_extra else int(self.stem[:2])

    @property
    def called(self) -> str:
        return called(self.stem)


def called(stem: str) -> str:
    """How an author is told of a notebook within a sentence (Dutch).

    >>> called("07-mijn-plan"), called("x-medicijnen")
    ('les 7', 'de extra bladzijde')
    """
    return t("the extra page") if is_extra(stem) else t("lesson {number}", number=int(stem[:2]))


# A mistake in a settings file while the course is being served must not take it down.
_LAST_GOOD: dict[tuple[Path, str], Any] = {}


def _last_good(project: Project, what: str, error: Exception) -> Any:
    """What this process read before, with the mistake in the log; the mistake itself at a start."""
    if (project.root, what) not in _LAST_GOOD:
        raise ProjectError(str(error)) from error
    log.warning("%s", error)
    return _LAST_GOOD[project.root, what]


@dataclass(frozen=True)
class Project:
    """A folder with ``lessons/<language>/NN-slug.ipynb`` and ``course.toml``.

    Args:
        root: the folder.

    Raises:
        ProjectError: when the folder has no lessons folder.
    """

    root: Path
    language: str = LANGUAGE

    def __post_init__(self) -> None:
        if not self.lesson_folder.is_dir():
            raise ProjectError(
                t(
                    "No lessons found: the folder {folder} does not exist. Go to the folder of the course, or name that folder behind the command.",
                    folder=self.lesson_folder,
                )
            )

    @property
    def lesson_folder(self) -> Path:
        return self.root / "lessons" / self.language

    @property
    def cache(self) -> Path:
        """The folder for what is made of it; of the course in a wheel it is the user's, for a wheel is never written to."""
        if INSTALLED and self.root == ROOT:
            return user_cache_path("begrijp-uw-rugpijn", appauthor=False)
        return self.root / ".cache"

    def settings(self) -> Settings:
        """The settings in ``course.toml``; the defaults when the file is not there.

        Raises:
            ProjectError: when something in it is wrong; the message names line and cure.
        """
        try:
            settings: Settings = read_settings(self.root / "course.toml")
        except SettingsError as error:
            return cast(Settings, _last_good(self, "settings", error))
        _LAST_GOOD[self.root, "settings"] = settings
        return settings

    @property
    def title(self) -> str:
        return self.settings().title

    def safety(self) -> SafetyWords:
        """The safety list in this language, as ``lessons/safety.toml`` words it.

        Raises:
            ProjectError: when the file is missing or not valid: no page may go without the list.
        """
        try:
            safety = safety_list(self.language, self.root / "lessons")
        except SafetyWordsError as error:
            return cast(SafetyWords, _last_good(self, "safety", ProjectError(str(error))))
        _LAST_GOOD[self.root, "safety"] = safety
        return safety

    def lessons(self) -> list[Lesson]:
        """The lessons in reading order: first those named in course.toml, then the rest by number; and then the extra pages.

        Raises:
            ProjectError: when course.toml names one that is not there; while serving, the order stays as it was.
        """
        found = {p.stem: p for p in sorted(self.lesson_folder.glob("*.ipynb")) if LESSON_FILE.fullmatch(p.stem)}
        named = self.settings().lessons
        try:
            check_lessons(self.root / "course.toml", named, found)
            _LAST_GOOD[self.root, "order"] = named
        except SettingsError as error:
            named = _last_good(self, "order", error)
        order = [stem for stem in named if stem in found]
        order += [stem for stem in found if stem not in order]
        return [_as_read(found[stem], self.language) for stem in sorted(order, key=is_extra)]


def template_file(lessons: Path) -> Path:
    """What a new lesson starts from: the course's own, or else the one that is shipped.

    Args:
        lessons: the folder ``lessons`` of the course.
    """
    own = lessons / "sjabloon.ipynb"
    return own if own.exists() else ROOT / "lessons/sjabloon.ipynb"


#: Lessons as they were read, each with when its file was last changed and how large it was then.
_READ: dict[tuple[Path, str], tuple[tuple[int, int], Lesson]] = {}


def _as_read(path: Path, language: str) -> Lesson:
    """A lesson, read again only when its file changed; the same object until then."""
    try:
        stat = path.stat()  # before reading: when the file changes meanwhile, the next look sees it
    except OSError:
        return read_lesson(path, language)
    known, now = _READ.get((path, language)), (stat.st_mtime_ns, stat.st_size)
    if not known or known[0] != now:
        lesson = read_lesson(path, language)
        if not lesson.readable:  # also when another program held it, which changes nothing about the file
            return lesson
        known = _READ[path, language] = now, lesson
    return known[1]


def _whole(value: object) -> str:
    """As text that can be sent: JSON may hold half of a sign, and that would take the home down."""
    return str(value).encode("utf-8", "replace").decode()


def read_lesson(path: Path, language: str, content: bytes | None = None) -> Lesson:
    """Title, minutes and goals of a notebook; a damaged one keeps its file name as its title.

    Args:
        path: the notebook.
        language: two letters.
        content: the notebook, when it is not the one in the file.
    """
    title = path.stem.split("-", 1)[-1].replace("-", " ").capitalize()
    try:
        course = (read_file(path) if content is None else read(content)).course
        readable = True
    except NotebookError as error:
        course = error.course
        readable = False
    minutes, button, weeks = course.get("minutes"), course.get("button"), course.get("weeks")
    looks_back = is_extra(path.stem) and type(weeks) is int and 0 < weeks <= MOST_WEEKS
    return Lesson(
        path,
        language,
        _whole(course.get("title") or title),
        minutes if isinstance(minutes, int) else None,
        tuple(goals_of(course)[:3]),
        button=_whole(button).strip() if button and is_extra(path.stem) else "",
        weeks=weeks if looks_back else None,
        draft=bool(course.get("draft")),
        readable=readable,
    )
