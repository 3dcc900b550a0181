"""The words of ``safety.toml``: what the list says, and whether a clinician looked at precisely that."""

from __future__ import annotations

import hashlib
import json
import tomllib

# What a clinician fills in; the last is the hash of the words that were reviewed.
REVIEW = ("reviewer", "reviewed", "reviewed_words")


def wording(settings: dict) -> str:
    """Hash of what the list says, whoever reviewed it.

    Args:
        settings: the whole file, read.

    Example:
        >>> wording({"reviewer": "A. Arts", "nl": {}}) == wording({"nl": {}})
        True
    """
    words = {key: value for key, value in settings.items() if key not in REVIEW}
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def safety_words(text: str, language: str) -> dict:
    """The list in one language, with ``review``: who looked over these words, or that nobody did yet.

    Args:
        text: what stands in the file.
        language: two letters, such as ``nl``.

    Raises:
        KeyError, IndexError, TypeError, AttributeError: when a part of the list is missing.
        tomllib.TOMLDecodeError: when the text is no TOML.
    """
    everything = tomllib.loads(text)
    words = everything[language]
    reviewer, reviewed = everything["reviewer"], everything["reviewed"]
    # Words that changed since are not those that were looked at.
    done = reviewer and reviewed and everything.get("reviewed_words") == wording(everything)
    return {
        "title": words["title"],
        "now": {part: words["now"][part] for part in ("title", "how", "items")},
        "week": {part: words["week"][part] for part in ("title", "items")},
        "calm": words["calm"],
        "review": words["reviewed_by"].format(reviewer=reviewer, reviewed=reviewed) if done else words["not_reviewed"],
    }
