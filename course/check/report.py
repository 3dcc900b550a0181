"""The report of the check: for people, and for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from course.check.rules import RULES
from course.lesson.problem import WEIGHTS, Problem
from widgets.words import later, words

t = words(__file__)

TITLES = {
    "moet": later("This must be changed first"),
    "beter": later("This can be better"),
    "tip": later("Tips (these hold nothing up)"),
}
FORMAT = 1  # of the JSON; changes when a program that reads it would break


def weight_names() -> dict[str, str]:
    """What findings of each weight are called together."""
    return {weight: t(title) for weight, title in TITLES.items()}


def problems(findings: Sequence[Problem]) -> int:
    """How many findings make the check fail; tips do not."""
    return sum(finding.weight != "tip" for finding in findings)


def as_text(findings: Sequence[Problem], lessons: int) -> str:
    """The report in Dutch, heaviest first, each with its place, reason and suggestion."""
    counts = Counter(finding.weight for finding in findings)
    parts = []
    for weight in WEIGHTS:
        found = [finding for finding in findings if finding.weight == weight]
        if found:
            parts.append(f"{t(TITLES[weight])} ({len(found)})")
        for finding in found:
            parts.append(
                t(
                    "\n  {place}  [{rule}]\n    {message}\n    Why: {reason}\n    What you can do: {cure}",
                    place=finding.place,
                    rule=finding.rule,
                    message=finding.message,
                    reason=RULES[finding.rule].reason,
                    cure=finding.cure,
                )
            )
        if found:
            parts.append("")
    looked = t.count(lessons, "1 lesson looked at", "{n} lessons looked at")
    total = ", ".join(
        t("{count} times {weight}", count=counts[weight], weight=repr(weight)) for weight in WEIGHTS if counts[weight]
    )
    parts.append(f"{looked}: {total}." if total else t("{looked}: nothing found.", looked=looked))
    if findings:
        parts.append(
            t("Each rule has a page with an example, in docs/regels. It also says how to silence a rule with a reason.")
        )
    return "\n".join(parts)


def as_json(findings: Sequence[Problem], lessons: int) -> str:
    """The report for machines: ``{"format": 1, "lessons": 8, "counts": {...}, "findings": [...]}``."""
    counts = Counter(finding.weight for finding in findings)
    return json.dumps(
        {
            "format": FORMAT,
            "lessons": lessons,
            "counts": {weight: counts[weight] for weight in WEIGHTS},
            "findings": [
                {
                    "rule": finding.rule,
                    "weight": finding.weight,
                    "lesson": finding.lesson,
                    "cell": finding.cell,
                    "line": finding.line,
                    "message": finding.message,
                    "reason": RULES[finding.rule].reason,
                    "suggestion": finding.cure,
                    "page": f"docs/regels/{finding.rule}.md",
                }
                for finding in findings
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
