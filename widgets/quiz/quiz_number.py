"""Numbers as the Dutch write them, and the line of a scale."""

from __future__ import annotations

import re

_DIGITS = r"[-−–]?[\d.,]+"
SCALE = re.compile(
    rf"(?:van\s+)?({_DIGITS})\s*%?\s*(?:tot en met|t/m|tot|[‐‑‒–—―−-])\s*({_DIGITS})\s*(.*)", re.IGNORECASE
)


def number_in(text: str) -> float | None:
    """Read a number as the Dutch write it.

    Args:
        text: For example `60`, `0,5`, `0.5` (a half) or `1.000` (a thousand).

    Returns:
        The number, an int when it is whole; None when it is not a number.

    Example:
        >>> number_in("0,5"), number_in("1.000"), number_in("zestig")
        (0.5, 1000, None)
    """
    plain = text.strip().replace("−", "-").replace("–", "-")
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3}){1,3}(,[0-9]{1,6})?", plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?[0-9]{1,12}([.,][0-9]{1,6})?", plain):
        plain = plain.replace(",", ".")
    else:
        return None
    value = float(plain)
    return int(value) if value.is_integer() else value


def dutch(number: float) -> str:
    """Write a number the Dutch way.

    Args:
        number: Any finite number.

    Returns:
        The number with a decimal comma, at most 6 decimals, and points between thousands.

    Example:
        >>> dutch(10000), dutch(0.5), dutch(-2)
        ('10.000', '0,5', '-2')
    """
    text = f"{number:,.6f}".rstrip("0").rstrip(".") if number % 1 else f"{int(number):,}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
