"""What the log may hold: everything but who the readers are."""

from __future__ import annotations

import ipaddress
import logging
import re

# Tornado's own loggers: malformed requests, answers, and errors in handlers name the reader's address.
LOGGERS = ("tornado.general", "tornado.access", "tornado.application", "course")
PERHAPS_ADDRESS = re.compile(r"[0-9A-Fa-f:.]{3,}(?:%\w+)?")


def without_addresses(text: str) -> str:
    """The same text with every IP address replaced.

    Example:
        >>> without_addresses("from 192.0.2.7 and ::ffff:192.0.2.7: at 12:30:11, version 4.6.6")
        'from (lezer) and (lezer): at 12:30:11, version 4.6.6'
    """

    def hidden(match: re.Match[str]) -> str:
        found = match[0].rstrip(".:")
        if found.startswith(":") and not found.startswith("::"):
            found = found.lstrip(":")
        try:
            ipaddress.ip_address(found)
        except ValueError:
            return match[0]
        return match[0].replace(found, "(lezer)")

    return PERHAPS_ADDRESS.sub(hidden, text)


class _NoAddresses(logging.Filter):
    """Lets every line through, without addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_addresses(record.getMessage()), ()
        return True


def hide_readers() -> None:
    """From now on no line of the server's log holds the address of a reader."""
    rule = _NoAddresses()
    for name in LOGGERS:
        logging.getLogger(name).addFilter(rule)
    for handler in logging.getLogger().handlers:
        handler.addFilter(rule)
