"""A photo that is pasted is saved as a page needs it; what cannot be read is told."""

from __future__ import annotations

import base64
import io
import os
from types import SimpleNamespace

import nbformat
import pytest
from PIL import Image

from course.editing.lab import before_save
from course.editing.photos import LARGEST, shrink_photos, smaller
from course.lesson.context import LessonContext
from course.lesson.document import Text
from course.lesson.judge import text_problems
from tests.check.examples import empty_project

LEFT, RIGHT, PLACE = (200, 30, 30), (30, 30, 200), 0x8825


def photo(width: int = 1600, height: int = 1200, kind: str = "JPEG", *, noisy: bool = False, **saved: object) -> bytes:
    """A picture that is red on the left and blue on the right."""
    image = Image.new("RGB", (width, height), LEFT)
    image.paste(RIGHT, (width // 2, 0, width, height))
    if noisy:
        grain = Image.frombytes("RGB", (width, height), os.urandom(3 * width * height))
        image = Image.blend(image, grain, 0.8)
    file = io.BytesIO()
    image.save(file, kind, **saved)
    return file.getvalue()


def noted(**more: object) -> Image.Exif:
    """What a phone notes: lying on its side, and where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Telefoon"
    exif.get_ifd(PLACE)[1] = "N"
    exif.get_ifd(PLACE)[2] = (51.0, 35.0, 13.0)
    return exif


def opened(content: bytes | None) -> Image.Image:
    assert content
    return Image.open(io.BytesIO(content))


def test_a_photo_of_twelve_megabytes_is_at_most_300_kb_and_1200_pixels() -> None:
    large = photo(3000, 2250, noisy=True, quality=100)
    assert len(large) > 11_000_000
    made = smaller(large)
    assert made is not None
    assert len(made) <= LARGEST
    assert opened(made).format == "WEBP"
    assert max(opened(made).size) <= 1200


@pytest.mark.parametrize("size", [(400, 300), (1600, 1200)])
def test_a_photo_is_upright_and_tells_no_place(size: tuple[int, int]) -> None:
    content = smaller(photo(*size, exif=noted()))
    made = opened(content)
    assert b"Telefoon" not in (content or b"")
    assert made.width < made.height
    # What was left is on top once it was turned.
    assert made.convert("RGB").getpixel((made.width // 2, 5))[0] > 150
    assert not made.getexif()


def test_a_small_picture_without_notes_stays_as_it_is() -> None:
    assert smaller(photo(400, 300, "PNG")) is None


def test_what_shines_through_still_does() -> None:
    file = io.BytesIO()
    Image.frombytes("RGBA", (300, 300), os.urandom(4 * 300 * 300)).save(file, "PNG")
    assert opened(smaller(file.getvalue())).mode == "RGBA"


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg/>", photo()[:200], photo(1500, 1000, noisy=True)[:400_000], bytes(400_000)],
    ids=["empty", "svg", "head", "half", "zeros"],
)
def test_what_cannot_be_read_is_left_to_be_told(content: bytes) -> None:
    assert smaller(content) is None


def test_what_claims_to_be_enormous_is_not_unpacked() -> None:
    header = bytearray(photo(100, 100, "PNG") + bytes(LARGEST))
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    assert smaller(bytes(header)) is None


def test_jupyter_saves_no_large_photo_and_its_words_still_find_it(tmp_path) -> None:
    project = empty_project(tmp_path)
    cell = nbformat.v4.new_markdown_cell("## Stap\n\n![een tuin](attachment:tuin.jpg)")
    large = base64.b64encode(photo(3000, 2250, noisy=True, exif=noted())).decode()
    cell["attachments"] = {"tuin.jpg": {"image/jpeg": large}}
    content = nbformat.v4.new_notebook(cells=[cell])
    model = {"type": "notebook", "content": content}
    before_save(model, "lessons/nl/01-les.ipynb", SimpleNamespace(root_dir=str(tmp_path)))
    saved = model["content"]["cells"][0]
    assert list(saved["attachments"]["tuin.jpg"]) == ["image/webp"]
    assert len(nbformat.writes(model["content"])) < LARGEST * 4 / 3 + 5000
    context = LessonContext.beside(project.lesson_folder)
    assert text_problems([Text(1, saved["source"], saved["attachments"])], context) == []


def test_a_damaged_photo_is_kept_and_told(tmp_path) -> None:
    empty_project(tmp_path)
    damaged = {"a.jpg": {"image/jpeg": base64.b64encode(photo(exif=noted())[:5000]).decode()}}
    notebook = {"cells": [{"attachments": damaged}, {"attachments": None}, {"attachments": {"x": {"image/png": "%"}}}]}
    shrink_photos(notebook)
    assert list(damaged["a.jpg"]) == ["image/jpeg"]
    told = text_problems(
        [Text(1, "![een tuin](attachment:a.jpg)", damaged)], LessonContext.beside(tmp_path / "lessons/nl")
    )
    assert [problem.rule for problem in told] == ["plaatje"]
    assert "beschadigd" in told[0].message


def test_a_photo_beside_the_lesson_gets_a_smaller_copy_that_the_text_points_to(tmp_path) -> None:
    project = empty_project(tmp_path)
    folder = project.lesson_folder
    large = photo(1600, 1200, noisy=True, exif=noted())
    (folder / "fotos").mkdir()
    (folder / "fotos/Mijn tuin.JPG").write_bytes(large)
    (folder / "klein.png").write_bytes(photo(40, 30, "PNG"))
    (folder / "kapot.jpg").write_bytes(large[: len(large) // 2])
    (tmp_path / "buiten.jpg").write_bytes(large)
    source = "![tuin](<fotos/Mijn tuin.JPG>) ![tuin](fotos/Mijn%20tuin.JPG) ![k](klein.png) ![k](kapot.jpg) ![b](../../buiten.jpg) ![w](weg.jpg) ![x](https://e.example/x.jpg)"
    model = {"type": "notebook", "content": nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source)])}
    before_save(model, "lessons/nl/01-les.ipynb", SimpleNamespace(root_dir=str(tmp_path)))
    saved = model["content"]["cells"][0]["source"]
    (copy,) = folder.glob("fotos/*.webp")
    assert saved == source.replace("<fotos/Mijn tuin.JPG>", f"fotos/{copy.name}").replace(
        "fotos/Mijn%20tuin.JPG", f"fotos/{copy.name}"
    )
    assert copy.stat().st_size <= LARGEST
    assert not opened(copy.read_bytes()).getexif()
    # The photo itself is its author's, and saving once more changes nothing.
    assert (folder / "fotos/Mijn tuin.JPG").read_bytes() == large
    before_save(model, "lessons/nl/01-les.ipynb", SimpleNamespace(root_dir=str(tmp_path)))
    assert model["content"]["cells"][0]["source"] == saved
    told = text_problems([Text(1, saved, {})], LessonContext.beside(folder))
    assert [one.message.split('"')[1] for one in told] == [
        "kapot.jpg",
        "../../buiten.jpg",
        "weg.jpg",
        "https://e.example/x.jpg",
    ]
