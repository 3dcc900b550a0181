"""The text of a lesson becomes HTML that is safe whatever the author pasted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import MarkdownWithMath

from course.markdown import LessonMarkdown


class NoFiles:
    """A contents manager of a project without pictures."""

    def file_exists(self, path: str) -> bool:
        from tornado.web import HTTPError

        if path.startswith(".."):
            raise HTTPError(404)
        return False


def to_html(text: str) -> str:
    renderer = LessonMarkdown(NoFiles(), escape=False)
    return MarkdownWithMath(renderer=renderer).render(text)


DANGER = re.compile(r"<script|<iframe|<object|<form|<style|\son\w+\s*=|javascript:|vbscript:", re.I)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[klik](javascript:alert(1))",
        "<a href='javascript:alert(1)'>klik</a>",
        "<svg onload=alert(1)>",
        "<iframe src='https://example.org'></iframe>",
        "<style>body{display:none}</style>",
        "# Kop <script>x</script>",
        "<form action='https://example.org'><input></form>",
        "<div onclick='x()'>a</div>",
        "[@<script>alert(1)</script>]",
    ],
)
def test_nothing_dangerous_comes_through(text: str) -> None:
    assert not DANGER.search(to_html(text))


@given(st.text(alphabet=st.sampled_from("<>/\"'=()[]!`*_#:;&javscriptonclgd @\n-"), max_size=120))
def test_no_mix_of_signs_makes_a_script(text: str) -> None:
    assert not re.search(r"<(script|iframe|object|style|form)\b", to_html(text), re.I)


def test_ordinary_markdown_stays() -> None:
    html = to_html("## Kop\n\nEen **vet** woord, een [link](https://example.org) en een lijst:\n\n- een\n- twee\n\n> Een verhaal.")
    for part in ("<h2>Kop</h2>", "<strong>vet</strong>", "<li>een</li>", "<blockquote>", 'href="https://example.org"'):
        assert part in html
    assert "anchor-link" not in html


def test_a_picture_outside_the_project_is_left_a_link_and_does_not_end_the_page() -> None:
    assert 'alt="een hond"' in to_html("![een hond](../../../hond.png)")


def test_a_picture_of_the_project_becomes_part_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "lessons/nl"
    folder.mkdir(parents=True)
    (tmp_path / "hond.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path.parent / "buiten.svg").write_text("<svg/>")
    (tmp_path / "groot.png").write_bytes(bytes(600_000))
    monkeypatch.chdir(folder)
    assert 'src="data:image/svg+xml;base64,' in to_html("![een hond](../../hond.svg)")
    assert "data:" not in to_html("![x](../../../buiten.svg)") + to_html("![x](../../groot.png)") + to_html("![x](/etc/passwd)")
    assert "versiering" not in to_html('![](../../hond.svg "versiering")')


def test_a_citation_becomes_a_button_with_its_finding_and_an_unknown_one_disappears() -> None:
    html = to_html("Dat is bekend. [@hubscher2013] En dit niet. [@bestaat-niet]")
    assert re.search(r'<button type="button" class="source" popovertarget="(les-bron-\d+)">bron</button><span id="\1" popover', html)
    assert "bestaat-niet" not in html
