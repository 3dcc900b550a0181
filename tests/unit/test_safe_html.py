"""One list of what an author's HTML may hold."""

from __future__ import annotations

import doctest
import re

import pytest

from widgets import safe_html
from widgets.safe_html import clean
from widgets.sources import Sources


def test_the_examples_hold() -> None:
    result = doctest.testmod(safe_html)
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="https://elders.example/volgt.png">',
        '<a href="data:text/html,x">x</a>',
        '<a href=" da\nta:text/html,x">x</a>',
        '<a href="javascript:x">x</a>',
        '<button popovertarget="a">x</button><span id="a" popover class="source">x</span>',
        '<p style="x" onclick="x"><style>*{}</style><script>x</script></p>',
    ],
)
def test_nothing_of_it_runs_or_asks_another_site_or_passes_for_the_page(hostile: str) -> None:
    assert not re.search(r"<(?!/?[ap]\b|/?span>)|\b(src|href|style|class|id|popover\w*|on\w+)=", clean(hostile))


def test_a_reference_shows_what_stands_in_its_file_as_words() -> None:
    year = '<img src="https://elders.example/volgt.png">'
    reference = Sources.from_text(f"@misc{{a, title = {{T}}, year = {{{year}}}}}").get("a").reference_html
    assert "<img" not in reference
    assert "&lt;img" in reference
