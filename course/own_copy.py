"""``course init``: a copy of the course, to make it one's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from course.project import ProjectError
from widgets.shipped import ROOT
from widgets.words import words

t = words(__file__)

#: What a project folder holds, seen from it; ``voila.json`` is for plain Voilà.
PARTS = ("course.toml", "voila.json", "lessons/**/*", "assets/pictures/*")


def parts() -> Iterator[Path]:
    """Every file of the course as it is shipped, seen from its folder."""
    for pattern in PARTS:
        for file in sorted(ROOT.glob(pattern)):
            place = file.relative_to(ROOT)
            if file.is_file() and not any(part.startswith(".") for part in place.parts):
                yield place


def copy_course(folder: Path) -> None:
    """Copy the course as it is shipped.

    Args:
        folder: new or empty.

    Raises:
        ProjectError: something stands there already, or it cannot be written; then nothing of the copy stays.
    """
    cure = t("Choose a new or empty folder: course init MAP")
    new = not folder.exists()
    try:
        if not new and (not folder.is_dir() or any(folder.iterdir())):
            raise ProjectError(t("In {folder} something stands already. {cure}", folder=folder, cure=cure))
        for place in parts():
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            # Content alone: what is shipped may be read-only.
            shutil.copyfile(ROOT / place, folder / place)
    except OSError as error:
        for made in [folder] if new else [folder / Path(pattern).parts[0] for pattern in PARTS]:
            if made.is_dir():
                shutil.rmtree(made, ignore_errors=True)
            elif made.exists():
                made.unlink()
        raise ProjectError(
            t(
                "The folder {folder} cannot be written to ({why}). {cure}",
                folder=folder,
                why=error.strerror,
                cure=cure,
            )
        ) from error
