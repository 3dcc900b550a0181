"""What scans of people without back pain show at each age, always beside people with back pain."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypedDict

import traitlets as t

from widgets.base import lesson_language
from widgets.countable import CountablePlay
from widgets.figure import Figure, token_figure
from widgets.words import catalogue

STAGE = Path(__file__).parent.parent / "stages/mensen"
AGES = (20, 30, 40, 50, 60, 70, 80)
# Of 100 people without back pain, at each of AGES (evidence ``img-table``). None: not seen in a source we could check,
# or worked out without a single scan (joints and vertebra at 20 and 30). "counter" is what ``img-counter`` found.
FINDINGS: tuple[dict[str, Any], ...] = (
    {
        "key": "ageing",
        "name": "the disc has grown older",
        "has": "a disc that has grown older",
        "of_100": (37, 52, 68, 80, 88, None, 96),
        "counter": "more",
    },
    {
        "key": "drier",
        "name": "the disc is a bit drier",
        "has": "a disc that is a bit drier",
        "of_100": (17, 33, 54, 73, 86, None, None),
        "counter": "none",
    },
    {
        "key": "thinner",
        "name": "the disc is a bit thinner",
        "has": "a disc that is a bit thinner",
        "of_100": (24, 34, 45, 56, None, None, None),
        "counter": "none",
    },
    {
        "key": "bulge",
        "name": "the disc bulges a bit",
        "has": "a disc that bulges a bit",
        "of_100": (30, 40, 50, 60, None, None, 84),
        "counter": "more_unsure",
    },
    {
        "key": "protrusion",
        "name": "a bit of disc sticks out",
        "has": "a disc of which a bit sticks out",
        "of_100": (29, 31, 33, 36, None, None, 43),
        "counter": "more",
    },
    {
        "key": "fissure",
        "name": "a small tear in the rim",
        "has": "a small tear in the rim of a disc",
        "of_100": (19, 20, 22, 23, None, None, 29),
        "counter": "unclear",
    },
    {
        "key": "joints",
        "name": "small joints have changed",
        "has": "small joints that have changed over the years",
        "of_100": (None, None, 18, 32, None, None, None),
        "counter": "none",
    },
    {
        "key": "vertebra",
        "name": "a vertebra lies a bit forward",
        "has": "a vertebra that lies a bit forward",
        "of_100": (None, None, 8, 14, 23, None, None),
        "counter": "unclear",
    },
)
# Cells that rest on very few scans (15): drawn softer still, and named in the table.
FEW_SCANS = (("thinner", 20),)
# The table gives no margins. How far an end fades to both sides is our choice, in people of 100.
SOFT, SOFTER = 6, 12

COUNTER = {
    "more": "In people with back pain up to 50 years old this does occur more often.",
    "more_unsure": "In people with back pain up to 50 years old this does occur more often. How much more is very uncertain.",
    "unclear": "Whether this occurs more often in people with back pain is not clear.",
    "none": "We have no good comparison with people with back pain for this.",
    "young": "As a group, people with back pain up to 50 years old do have some of this more often. How much more is uncertain.",
    "old": "People with and without back pain were compared up to 50 years old. Then some of this was more frequent with back pain.",
}


class Finding(TypedDict):
    """What the page gets of one finding."""

    key: str
    name: str
    has: str
    #: At each age; None: not known.
    of_100: list[int | None]
    #: How far the end of its bar fades at each age, in people of 100 to both sides.
    soft: list[int]
    #: The ages at which it rests on few scans.
    few: list[int]
    #: What is known of people with back pain.
    counter: str


AT_FIRST = 50  # an age of which all findings are known


class ScanFindings(CountablePlay):
    """Ten people WITHOUT back pain and their scans, at an age and for a finding that the reader chooses.

    The counterpart, people WITH back pain, always stands beside it: the one without the other
    misleads. Use it to show that a scan says little about how much pain someone has; it never shows
    a reader's own scan and keeps nothing. The words avoid what frightens: a disc "has grown older".

    Args:
        name: identifies the widget within its lesson.
        finding: what is shown first; default "bulge".

    Raises:
        ValueError: when ``finding`` is not one of these.

    Sources:
        ``img-table`` (Brinjikji 2015a), only the cells that were seen in a source; cells marked m and
        cells that rest on no scan at all are left out, and the widget says "hierover weten we te
        weinig". Each bar ends softly, because the table gives no margins; how softly is our choice.
        The counterpart: ``img-counter`` (Brinjikji 2015b), ``img-older`` (Hicks 2009).

    Example:
        >>> scans = ScanFindings(name="scans")
        >>> next(each["of_100"] for each in scans._findings if each["key"] == "bulge")
        [30, 40, 50, 60, None, None, 84]
        >>> scans._ages  # 70 is not offered: nothing is known well enough
        [20, 30, 40, 50, 60, 80]
        >>> ScanFindings(name="scans", finding="wear")
        Traceback (most recent call last):
        ...
        ValueError: ScanFindings: finding must be one of ageing, drier, thinner, bulge, protrusion, fissure, joints, vertebra, got 'wear'
    """

    finding = t.Unicode("bulge").tag(sync=True)

    _findings: t.List[Any] = t.List().tag(sync=True, holds=list[Finding])
    #: All ages of the table; and those that can be chosen.
    _all_ages = t.List(t.Int()).tag(sync=True)
    _ages = t.List(t.Int()).tag(sync=True)
    #: The counterpart for each age that can be chosen.
    _age_counter = t.Dict().tag(sync=True, holds=dict[str, str])
    _figure = t.Dict().tag(sync=True, holds=Figure)
    #: The age that is looked at.
    _age = t.Int(AT_FIRST).tag(sync=True)

    def __init__(self, name: str, finding: str = "bulge", **content: object) -> None:
        keys = [each["key"] for each in FINDINGS]
        if finding not in keys:
            raise ValueError(f"ScanFindings: finding must be one of {', '.join(keys)}, got {finding!r}")
        language = lesson_language()
        super().__init__(name, finding=finding, texts=catalogue(STAGE, language), **content)
        dutch = catalogue(Path(__file__).parent, language)
        counter = {key: dutch.get(text, text) for key, text in COUNTER.items()}
        self._findings = [
            {
                "key": each["key"],
                "name": dutch.get(each["name"], each["name"]),
                "has": dutch.get(each["has"], each["has"]),
                "of_100": list(each["of_100"]),
                "soft": [SOFTER if (each["key"], age) in FEW_SCANS else SOFT for age in AGES],
                "few": [age for key, age in FEW_SCANS if key == each["key"]],
                "counter": counter[each["counter"]],
            }
            for each in FINDINGS
        ]
        self._all_ages = list(AGES)
        self._ages = [
            age for place, age in enumerate(AGES) if any(each["of_100"][place] is not None for each in FINDINGS)
        ]
        years = dutch.get("{age} years old", "{age} years old")
        self.count("_age", "At which age did you look last?", {age: years.format(age=age) for age in self._ages})
        self._age_counter = {str(age): counter["young" if age <= 50 else "old"] for age in self._ages}
        self._figure = figure()


def figure() -> dict[str, Any]:
    """Rows of bars from 0 to 100 without their values: the paler track of 100 people, and the people with the finding."""
    bars = {"type": "bar", "orientation": "h", "width": 0.38, "offset": 0.06}
    hidden = {"visible": False, "fixedrange": True}
    return token_figure(
        data=[{**bars, "marker": {"color": "--c-grid"}}, bars],
        layout={
            "barmode": "overlay",
            "margin": {"l": 0, "r": 0, "t": 4, "b": 4},
            "xaxis": {**hidden, "range": [0, 100]},
            "yaxis": {**hidden, "range": [len(AGES) - 0.4, -1.15]},
        },
    )
