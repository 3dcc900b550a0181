"""Own blocks in a real browser: what only it can prove. What is said and read is a component test."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.components.own_block import BARS, BOX, LINE, block


def test_own_blocks_fit_a_small_screen_and_stand_on_paper(open_widget) -> None:
    blocks = block("grafiek", BARS, "staven"), block("grafiek", LINE, "lijn"), block("kader", BOX, "kader")
    page = open_widget(*blocks, width=320)
    expect(page.locator("[data-part=line]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # The longest bar is the largest number, and leaves it room on the same line.
    widths = page.locator(".bar").evaluate_all("(bars) => bars.map((bar) => bar.getBoundingClientRect().width)")
    assert widths == sorted(widths)
    ends = "(bar) => { const r = document.createRange(); r.selectNode(bar.nextSibling); return r.getBoundingClientRect().left - bar.getBoundingClientRect().right }"
    assert 0 <= page.locator(".bar").last.evaluate(ends) < 20
    page.emulate_media(media="print")
    expect(page.get_by_role("row", name="Week 8 21")).to_be_visible()
    expect(page.get_by_text("U mag rustig beginnen.")).to_be_visible()
    expect(page.get_by_text("Wandelen kan helpen.").first).to_be_visible()
