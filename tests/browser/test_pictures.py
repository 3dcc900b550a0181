"""The drawing of a story on the page: whole, in the column, and in its place from the start."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("width", [320, 1280])
def test_a_drawing_fills_the_column_and_keeps_its_place(course, new_page, width: int) -> None:
    page = new_page(width, 800)
    page.goto(f"{course.address}/nl/03-de-cirkel/")
    drawing = page.get_by_role("img", name="Fatima zit aan de rand")
    expect(drawing).to_have_js_property("naturalWidth", 640)
    box, story = drawing.bounding_box(), page.locator("blockquote").first.bounding_box()
    assert (box["x"], box["width"]) == pytest.approx((story["x"], story["width"]), abs=1)
    assert box["width"] / box["height"] == pytest.approx(16 / 9, abs=0.01)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    # Without its file the drawing has the same place, so nothing jumps when it comes.
    drawing.evaluate("image => image.src = 'data:image/svg+xml,'")
    expect(drawing).to_have_js_property("naturalWidth", 0)
    assert drawing.evaluate("image => getComputedStyle(image).aspectRatio") == "auto 16 / 9"
