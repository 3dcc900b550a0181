"""How much a colour stands out from the page, as the styles have it."""

from __future__ import annotations

import re

from widgets.shipped import STATIC

STYLES = STATIC.parents[4] / "styles/tokens.css"


def grounds(dark: bool) -> list[str]:
    """What stands behind the colour: the page, a card, and what is chosen, as the styles have them."""
    css = STYLES.read_text()
    return [
        re.findall(rf"--c-{name}: (#[0-9a-f]{{6}})", css)[1 if dark else 0]
        for name in ("paper", "surface", "teal-soft")
    ]


def paper() -> str:
    """The colour of the page in the light theme, as the styles have it."""
    return grounds(dark=False)[0]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance).

    Example:
        >>> round(contrast("#000000", "#ffffff"))
        21
    """

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
