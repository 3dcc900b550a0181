"""What the page gets for ``ScanFindings``: only numbers that were seen, and always their counterpart."""

from __future__ import annotations

import doctest
import json
import re

import pytest

from widgets.scan_findings import scan_findings
from widgets.scan_findings.scan_findings import AGES, FINDINGS, ScanFindings

# Evidence ``img-table`` as it was seen; "m" (from memory) and cells without any scan ("n0") are not for readers.
TABLE = """
ageing      37  52  68  80  88  93m  96
drier       17  33  54  73  86  94m  97m
thinner     24  34  45  56  67m 76m  84m
bulge       30  40  50  60  69m 77m  84
protrusion  29  31  33  36  38m 40m  43
fissure     19  20  22  23  25m 27m  29
joints      4n0 9n0 18  32  50m 69m  83m
vertebra    3n0 5n0 8   14  23  35m  50m
"""


@pytest.fixture
def scans() -> ScanFindings:
    return ScanFindings(name="scans")


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(scan_findings)
    assert result.attempted > 0
    assert result.failed == 0


def test_every_number_was_seen_and_no_other_is_shown(scans: ScanFindings) -> None:
    rows = {row.split()[0]: row.split()[1:] for row in TABLE.strip().splitlines()}
    expected = {key: [int(cell) if cell.isdigit() else None for cell in cells] for key, cells in rows.items()}
    assert {each["key"]: each["of_100"] for each in scans._findings} == expected


def test_a_cell_on_very_few_scans_ends_softer(scans: ScanFindings) -> None:
    thinner = next(each for each in scans._findings if each["key"] == "thinner")
    assert thinner["few"] == [20]
    assert thinner["soft"][AGES.index(20)] > thinner["soft"][AGES.index(30)]


def test_every_finding_and_every_age_has_its_counterpart(scans: ScanFindings) -> None:
    assert all(each["counter"] for each in scans._findings)
    assert {int(age) for age in scans._age_counter} == set(scans._ages)


def test_the_counterpart_says_no_more_than_the_study_found(scans: ScanFindings) -> None:
    counter = {each["key"]: each["counter"] for each in scans._findings}
    more = {key for key, text in counter.items() if "komt dit tot 50 jaar wel vaker voor" in text}
    assert more == {"ageing", "bulge", "protrusion"}
    assert {key for key, text in counter.items() if "niet duidelijk" in text} == {"fissure", "vertebra"}
    assert "heel onzeker" in counter["bulge"]


def test_no_word_frightens_and_none_is_english(scans: ScanFindings) -> None:
    words = json.dumps([scans._findings, scans._age_counter, scans.texts], ensure_ascii=False).lower()
    assert not re.search(r"slijtage|versleten|degenerat|kapot|beschadig|schade|scheef|instabiel|hernia|score|!", words)
    english = {each[part] for each in FINDINGS for part in ("name", "has")}
    assert english.isdisjoint({each[part] for each in scans._findings for part in ("name", "has")})


def test_nothing_is_kept_and_the_state_is_small(scans: ScanFindings) -> None:
    assert scans._keep == []
    state = {key: value for key, value in scans.get_state().items() if key not in ("_esm", "layout")}
    assert len(json.dumps(state)) < 15_000
    assert "#" not in json.dumps(scans._figure)
    assert len(json.dumps(scans._figure)) < 4_000


def test_another_finding_names_the_allowed_ones() -> None:
    with pytest.raises(ValueError, match="ScanFindings: finding must be one of ageing, drier, .* got 'hernia'"):
        ScanFindings(name="scans", finding="hernia")
