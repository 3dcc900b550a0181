"""Git keeps the versions of lessons; what it says when it cannot, in Dutch."""

from __future__ import annotations

import tempfile
from pathlib import Path

from course.published import GitError, git
from widgets.words import later, words

t = words(__file__)

INSTALL = later("The program git is missing; it keeps earlier versions. Install it (git-scm.com) and try again.")
#: By a piece of what git says.
CURES = {
    "index.lock": later(
        "Perhaps another program is busy with git. Try again in a minute. Does it stay so, and is no other program busy? Then let somebody who knows git remove the file index.lock."
    ),
    "during a merge": later(
        "A merge of two versions was begun and is not finished (merge). Ask somebody who knows git to finish it, and try again after that."
    ),
    "during a cherry-pick": later(
        "A version is being taken over, and that is not finished (cherry-pick). Ask somebody who knows git to finish it, and try again after that."
    ),
}


def repository(root: Path, *, make: bool = True) -> None:
    """See to it that the folder lies in a repository of git.

    Raises:
        GitError: there is no git, or it refuses this folder.
    """
    try:
        git(root, "rev-parse", "--show-toplevel")
    except GitError as error:
        if "not a git repository" not in str(error):
            raise
        if make:
            git(root, "init", "--quiet")


def commit_version(path: Path, content: bytes, message: str) -> None:
    """Make this the newest version of a lesson in git, and leave the file on the disk as its author has it.

    Args:
        path: the lesson, in a repository of git.
        content: of the version.
        message: of the commit.

    Raises:
        GitError: git is missing or refuses; nothing is changed then.
    """
    folder, place = (
        git(path.parent, "rev-parse", what).decode().strip() for what in ("--absolute-git-dir", "--show-prefix")
    )
    with tempfile.TemporaryDirectory(prefix="course-version-") as work:
        # Git takes the file from here, as if this were the folder of the course.
        copy = Path(work).resolve() / place / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
        commit(Path(work), [copy], message, f"--git-dir={folder}", f"--work-tree={Path(work).resolve()}")


def commit(root: Path, paths: list[Path], message: str, *where: str) -> None:
    """Put these files in git, and nothing else that waits there; nothing happens when they did not change."""
    names = [str(path) for path in paths]
    fresh = [name for name in names if not git(root, *where, "ls-files", "--", name).strip()]
    if fresh:
        git(root, *where, "add", "--", *fresh)
    if not git(root, *where, "status", "--porcelain", "--", *names).strip():
        return
    # The check has been done already, and a signature would ask for a password.
    git(
        root,
        *where,
        *_author(root, *where),
        "-c",
        "commit.gpgsign=false",
        "commit",
        "--quiet",
        "--no-verify",
        "--only",
        "-m",
        message,
        "--",
        *names,
    )


def _author(root: Path, *where: str) -> list[str]:
    """Settings for who has not told git a name yet."""
    try:
        git(root, *where, "config", "user.name")
        git(root, *where, "config", "user.email")
    except GitError:
        return ["-c", f"user.name={t('Author of the course')}", "-c", "user.email=auteur@localhost"]
    return []


def told(error: Exception) -> str:
    """What git or the disk said, in Dutch, with what to do about it."""
    if isinstance(error, GitError) and not str(error):
        return t(INSTALL)
    text = str(error)
    last = (text.splitlines() or [""])[0]
    cure = next(
        (t(cure) for sign, cure in CURES.items() if sign in text), t("Ask somebody who knows git to look at it.")
    )
    who = "Git" if isinstance(error, GitError) else t("The computer")
    return t(
        "The version could not be kept. The lesson was not changed. {cure} {who} says: {last}",
        cure=cure,
        who=who,
        last=last,
    )
