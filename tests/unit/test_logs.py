"""The log names no readers."""

from __future__ import annotations

import doctest
import logging

import pytest

import course.logs
from course.logs import hide_readers, without_addresses


def test_the_example_in_the_docstring_runs() -> None:
    assert doctest.testmod(course.logs).failed == 0


@pytest.mark.parametrize("address", ["192.0.2.7", "::1", "2001:db8::8a2e:370:7334", "::ffff:192.0.2.7", "fe80::1%eth0"])
@pytest.mark.parametrize(
    "text", ["Malformed HTTP message from {}: odd", "400 GET / ({}) 1.2ms", "remote_ip='{}'", "[{}]:8866", "{}"]
)
def test_no_form_of_an_address_stays(address: str, text: str) -> None:
    assert without_addresses(text.format(address)) == text.format("(lezer)")


@pytest.mark.parametrize(
    "text", ["12:30:11", "version 4.6.6", "les 01-les, cel 3, regel 1: dit", "x::y", "...", "1.5 of 2.5"]
)
def test_other_text_stays(text: str) -> None:
    assert without_addresses(text) == text


def test_whatever_logger_names_a_reader(caplog: pytest.LogCaptureFixture) -> None:
    names = ("tornado.general", "tornado.access", "tornado.application")
    before = {name: list(logging.getLogger(name).filters) for name in names}
    handlers = {handler: list(handler.filters) for handler in logging.getLogger().handlers}
    hide_readers()
    try:
        with caplog.at_level(logging.INFO):
            for name in names:
                logging.getLogger(name).info("from %s", "192.0.2.7")
            assert caplog.messages == ["from (lezer)"] * 3
    finally:
        for name, filters in before.items():
            logging.getLogger(name).filters = filters
        for handler, filters in handlers.items():
            handler.filters = filters
        logging.getLogger("course").filters.clear()
