"""A double click with the mouse on a word, as a person does it."""

from __future__ import annotations

from playwright.sync_api import Locator

# The middle of a word, seen from its element.
MIDDLE = """(element, word) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(word);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        const [own, around] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
        return { x: own.x - around.x + own.width / 2, y: own.y - around.y + own.height / 2 };
    }
}"""


def double_click(element: Locator, word: str) -> None:
    """Double-click a word of an element that is shown; nothing else is clicked."""
    element.dblclick(position=element.evaluate(MIDDLE, word))
