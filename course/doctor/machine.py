"""What can be wrong on the machine that shows the course."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from course.doctor import BETTER, GOOD, MUST, Finding
from course.project import Project, ProjectError
from course.published import GitError, git
from widgets.shipped import INSTALLED, ROOT
from widgets.words import words

t = words(__file__)

#: MB. The made course takes 40, and a server 140 (docs/running.md).
LITTLE_DISK, LITTLE_MEMORY = 500, 250
#: Open connections; Tornado and the pages take some forty files.
LITTLE_FILES = 1024
OFF = 3600  # seconds; a file may come from a machine in another place, but not from the future


def machine(project: Project, cache: Path) -> Iterator[Finding]:
    """What there is to say of this machine.

    Args:
        project: the course; it may be broken.
        cache: the folder for made pages, which need not exist.
    """
    yield _course(project)
    yield _writable(cache)
    yield _disk(_nearest(cache))
    yield _memory()
    yield _files()
    yield _clock(project)
    if not (INSTALLED and project.root == ROOT):
        yield _git(project.root)


def _nearest(folder: Path) -> Path:
    """The folder, or the one above it that exists."""
    return next(one for one in (folder.absolute(), *folder.absolute().parents) if one.is_dir())


def _course(project: Project) -> Finding:
    try:
        project.settings()
        project.safety()
        count = len(project.lessons())
    except ProjectError as error:
        return Finding(MUST, t("The course cannot be read."), str(error))
    except OSError as error:
        return Finding(
            MUST,
            t("This user ({user}) may not read {file}.", user=_user(), file=error.filename),
            f"sudo chmod -R a+rX {project.root}",
        )
    return Finding(GOOD, t.count(count, "The course has 1 lesson.", "The course has {n} lessons and pages."))


def _user() -> str:
    return str(psutil.Process().username())


def _writable(cache: Path) -> Finding:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=cache) as probe:
            probe.write(b"x")
    except OSError as error:
        return Finding(
            MUST,
            t(
                "This user ({user}) cannot write in {folder}, the folder for made pages ({why}).",
                user=_user(),
                folder=cache,
                why=error.strerror,
            ),
            t(
                "sudo install -d -o {user} {folder}, or choose another folder with --cache MAP.",
                user=_user(),
                folder=cache,
            ),
        )
    return Finding(GOOD, t("Made pages are kept in {folder}.", folder=cache))


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < LITTLE_DISK:
        return Finding(
            MUST,
            t("On the disk of {folder} only {free} MB is free.", folder=folder, free=free),
            t(
                "Make room until {least} MB is free, or choose a folder on another disk with --cache MAP.",
                least=LITTLE_DISK,
            ),
        )
    return Finding(GOOD, t("Disk: {free} MB free.", free=free))


def _memory() -> Finding:
    free = psutil.virtual_memory().available // 1_000_000
    # A container, or a unit of systemd, may have less than the machine.
    for file in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            free = min(free, int(Path(file).read_text()) // 1_000_000)
        except (OSError, ValueError):  # no such file, or "max"
            continue
    if free < LITTLE_MEMORY:
        return Finding(
            MUST,
            t("Only {free} MB of memory is free.", free=free),
            t("Stop other programs, or give this machine {least} MB more.", least=LITTLE_MEMORY),
        )
    return Finding(GOOD, t("Memory: {free} MB free.", free=free))


def _files() -> Finding:
    if os.name == "nt":  # no such limit there
        return Finding(GOOD, t("Open files: no limit."))
    import resource

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if most != resource.RLIM_INFINITY and most < LITTLE_FILES:
        return Finding(
            BETTER,
            t("At most {most} files may be open, and each reader takes one.", most=most),
            t("Put LimitNOFILE=65536 in the unit of systemd, or type before the start: ulimit -Hn 65536"),
        )
    return Finding(GOOD, t("Open files: enough."))


def _clock(project: Project) -> Finding:
    newest = max((file.stat().st_mtime for file in project.root.glob("*.toml")), default=0.0)
    now = time.time()
    if newest > now + OFF:
        return Finding(
            MUST,
            t(
                "The clock of this machine says {now}, and a file of the course was written later than that.",
                now=time.strftime("%d-%m-%Y %H:%M", time.localtime(now)),
            ),
            t("Set the clock right: sudo timedatectl set-ntp true"),
        )
    return Finding(GOOD, t("Clock: {now}.", now=time.strftime("%d-%m-%Y %H:%M", time.localtime(now))))


def _git(root: Path) -> Finding:
    try:
        git(root, "rev-parse", "HEAD")
    except GitError as error:
        if not str(error):
            return Finding(
                BETTER,
                t("Git is not there, so that a draft cannot be told from what was published."),
                t("Install it: sudo apt-get install git"),
            )
        return Finding(
            BETTER,
            t("{root} has no history in git, so that a draft is not shown at all.", root=root),
            t("Publish the lessons, which makes one: course publish"),
        )
    return Finding(GOOD, t("Git keeps the versions of the lessons."))
