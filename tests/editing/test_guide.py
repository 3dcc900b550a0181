"""The guide for therapists: whole, small, and reachable from the pages of ``course edit``."""

from __future__ import annotations

import re

import pytest

from course.check import RULES
from course.check.silence import NEVER_SILENT
from course.check.text import ease, plain
from course.editing.guide import FOLDER, PAGES, guide_html, rule_html

GUIDE = (FOLDER / "README.md").read_text()
PICTURES = re.findall(r"!\[([^\]]+)\]\(plaatjes/([\w-]+\.png)\)", GUIDE)


def test_every_picture_that_the_guide_names_is_there_is_small_and_is_described() -> None:
    assert len(PICTURES) >= 8
    assert {name for _, name in PICTURES} == {file.name for file in (FOLDER / "plaatjes").iterdir()}
    for words, name in PICTURES:
        assert (FOLDER / "plaatjes" / name).read_bytes()[:4] == b"\x89PNG"
        assert (FOLDER / "plaatjes" / name).stat().st_size < 150_000, name
        assert len(words) > 30, name


def test_the_guide_reads_easily() -> None:
    text = re.sub(r"```.*?```", "", GUIDE, flags=re.S)
    found = ease(plain(re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)))
    assert found.flesch >= 65
    assert found.length <= 12
    assert "!" not in re.sub(r"!\[", "", text)


def test_the_guide_warns_that_code_can_do_whatever_its_reader_can() -> None:
    warning = GUIDE.split("### Code kan alles wat u ook kunt")[1].split("###")[0]
    for words in (
        "alles wat u zelf op uw computer mag",
        "bestanden lezen of weghalen",
        "aparte gebruiker",
        "course build",
    ):
        assert words in warning


def test_the_review_sheet_has_a_part_for_care_and_a_part_for_language() -> None:
    sheet = (FOLDER / "nakijkblad.md").read_text()
    for heading in ("## Voor wie patiënten behandelt", "## Voor wie op de taal let"):
        assert sheet.split(heading)[1].split("\n## ")[0].count("- [ ] ") >= 6


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_guide_is_html_on_its_own(name: str) -> None:
    html = guide_html(name)
    assert html.count("<h1>") == 1
    assert not re.search(r'(src|href)="(?!data:image/png|https?:|nakijkblad/|regels/|\.\./)', html)
    assert not re.search(r"<script|style=", html)


@pytest.mark.parametrize("rule", RULES)
def test_the_page_of_a_rule_shows_its_examples_and_the_remark_that_silences_it(rule: str) -> None:
    html = rule_html(rule)
    assert html.count("<h1>") == 1
    for heading in ("Liever niet", "Liever zo"):
        assert f"<h2>{heading}</h2>" in html
    assert (f"&lt;!-- check: {rule} omdat ... --&gt;" in html) is (rule not in NEVER_SILENT)
    assert not re.search(r"<script|style=|href=\"(?!https?:|\.\./)", html)


def test_the_list_of_rules_leads_to_each_of_them() -> None:
    html = rule_html()
    assert set(re.findall(r'href="([a-z-]+)/"', html)) == set(RULES)


def test_the_page_of_a_rule_that_cannot_be_silenced_shows_no_remark() -> None:
    assert set(RULES) >= NEVER_SILENT
    assert {rule for rule in RULES if "&lt;!-- check:" not in rule_html(rule) or rule in NEVER_SILENT} == NEVER_SILENT
