"""A chart on paper; the rest is in tests/components/chart.test.tsx."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from widgets.body.body import Body


def on_paper(page: Page, drawn: bool) -> None:
    """A drawn chart or its numbers, never both and never an empty box; the sentence in both cases."""
    expect(page.locator("[data-part=chart]")).to_be_visible(visible=drawn)
    expect(page.get_by_role("table")).to_be_visible(visible=not drawn)
    expect(page.locator(".w-figure [data-part=summary]")).to_be_visible()
    for button in ("Laat de getallen zien", "Laat de grafiek zien"):
        expect(page.get_by_text(button)).not_to_be_visible()


def test_what_nobody_opened_is_printed_as_a_sentence_and_its_numbers(open_widget) -> None:
    page = open_widget(Body(name="lichaam"))
    expect(page.get_by_role("table")).to_be_hidden()
    page.emulate_media(media="print")
    on_paper(page, drawn=False)
    page.emulate_media(media="screen")
    fold = page.get_by_text("Laat de grafiek zien")
    fold.click()
    expect(page.locator("[data-part=chart]")).to_have_attribute("data-drawn", "true")
    page.emulate_media(media="print")
    on_paper(page, drawn=True)
    # Folded away again, in another width or theme perhaps: then its numbers are surer.
    page.emulate_media(media="screen")
    fold.click()
    page.emulate_media(media="print")
    on_paper(page, drawn=False)
