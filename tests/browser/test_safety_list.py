"""``SafetyList`` in a real browser, word for word, and on paper. The rest: test_widgets.py and tests/components."""

from __future__ import annotations

import tomllib

from playwright.sync_api import expect

from widgets.safety_list.safety_list import SafetyList
from widgets.safety_words import OF_THE_COURSE, PARTS


def test_the_whole_list_stands_there_in_five_parts(open_widget) -> None:
    page = open_widget(SafetyList(name="veiligheid"))
    words = tomllib.loads(OF_THE_COURSE.read_text(encoding="utf-8"))["nl"]
    for name in PARTS:
        part = page.locator(f"[data-part={name}]")
        expect(part.get_by_role("heading")).to_have_text(words[name]["title"])
        expect(part.get_by_role("listitem")).to_have_text(words[name].get("items", []))
        expect(part.locator(".how")).to_have_text([words[name]["how"]] if "how" in words[name] else [])
    expect(page.locator("[data-part=calm]")).to_have_text(words["calm"])
    expect(page.get_by_text("Nog na te kijken door een huisarts.")).to_be_visible()


def test_it_stays_on_paper(open_widget) -> None:
    page = open_widget(SafetyList(name="veiligheid"), width=320)
    page.emulate_media(media="print")
    expect(page.get_by_role("listitem").last).to_be_visible()
    expect(page.get_by_role("link", name="Bel 112").first).to_have_css("text-decoration-line", "none")
