"""The report of the check: for people, and for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from course.check.rules import RULES
from course.lesson.problem import WEIGHTS, Problem

TITLES = {
    "moet": "Dit moet eerst anders",
    "beter": "Dit kan beter",
    "tip": "Tips (deze houden niets tegen)",
}
FORMAT = 1  # of the JSON; changes when a program that reads it would break


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
            parts.append(f"{TITLES[weight]} ({len(found)})")
        for finding in found:
            parts.append(
                f"\n  {finding.place}  [{finding.rule}]\n    {finding.message}\n    Waarom: {RULES[finding.rule].reason}\n    Wat u kunt doen: {finding.cure}"
            )
        if found:
            parts.append("")
    looked = f"{lessons} {'les' if lessons == 1 else 'lessen'} bekeken"
    total = ", ".join(f"{counts[weight]} keer {weight!r}" for weight in WEIGHTS if counts[weight])
    parts.append(f"{looked}: {total}." if total else f"{looked}: niets gevonden.")
    if findings:
        parts.append(
            "Elke regel heeft een bladzijde met een voorbeeld, in docs/regels. Daar staat ook hoe u een regel met een reden stilzet."
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
