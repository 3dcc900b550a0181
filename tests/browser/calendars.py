"""Reads a calendar file as strictly as RFC 5545 writes it, for the tests of widgets that make one."""

from __future__ import annotations

import re
from pathlib import Path

_UNESCAPED = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


def read_calendar(file: Path) -> list[dict[str, str]]:
    """The events of a file, each as its properties; dates keep the parameter in their name.

    Raises:
        AssertionError: when a line is too long, ends otherwise, or a required property is missing.
    """
    raw = file.read_bytes()
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    # Every part of a folded line is whole characters.
    assert all(line.decode() is not None for line in raw.split(b"\r\n"))
    lines = raw.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    assert any(line.startswith("PRODID:") for line in lines)
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        assert name == name.strip() == name.upper()
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name not in ("BEGIN", "END"):
            text = re.sub(r"\\[n,;\\]", lambda match: _UNESCAPED[match[0]], value)
            assert name not in events[-1]
            events[-1][name] = text
    for event in events:
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"\d{8}", event["DTSTART;VALUE=DATE"])
        assert event["UID"]
    assert len({event["UID"] for event in events}) == len(events)
    return events
