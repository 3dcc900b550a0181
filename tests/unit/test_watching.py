"""What a server tells the people who run it, and how it is given a socket."""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from course.project import ProjectError
from course.server import listening
from course.server.listening import address_and_port, given_sockets, tell_systemd
from tests.conftest import Address, free_port, wait_until
from tests.unit.answering import answering
from tests.unit.test_answers import slow
from tests.unit.test_pages import Pages, write


@contextmanager
def watched(pages: Pages) -> Iterator[tuple[Address, Address]]:
    """A server, and where its metrics answer."""
    port = free_port()
    with answering(pages, metrics_at=("127.0.0.1", port)) as server:
        yield server, Address(f"http://127.0.0.1:{port}")


def numbers(metrics: Address) -> dict[str, float]:
    text = metrics.get("/metrics").text
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line[0] != "#"}


def test_a_server_lives_at_once_and_is_ready_when_its_lessons_are_made(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    pages = Pages(tmp_path)
    go_on = slow(pages)
    with answering(pages) as server:
        assert server.get("/health").status == 200
        answer = server.get("/ready")
        assert (answer.status, json.loads(answer.body)) == (503, {"ready": False, "waits_for": "01-les"})
        assert answer.headers["Cache-Control"] == "no-store"
        with ThreadPoolExecutor(1) as visitors:
            visitor = visitors.submit(server.get, "/nl/01-les/")
            wait_until(lambda: pages.runs, "a lesson that is being made")
            go_on()
            assert visitor.result().status == 200
        answer = server.get("/ready")
        assert (answer.status, json.loads(answer.body)) == (200, {"ready": True})


def test_metrics_count_by_kind_and_tell_of_no_reader(tmp_path: Path) -> None:
    write(tmp_path, "01-geheime-les")
    with watched(Pages(tmp_path)) as (server, metrics):
        before = numbers(metrics)
        assert before["course_ready"] == 0
        assert before['course_lessons{state="waiting"}'] == 1
        for _ in range(3):
            server.get("/nl/01-geheime-les/", {"X-Forwarded-For": "203.0.113.9"})
        for path in ("/sw.js", "/nergens/", "/health", "/groep/"):
            server.get(path)
        after = numbers(metrics)
        assert after['course_requests_total{status="200",what="page"}'] == 4
        assert after['course_requests_total{status="200",what="file"}'] == 1
        assert after['course_requests_total{status="404",what="page"}'] == 1
        assert after['course_requests_total{status="200",what="watch"}'] == 1
        assert after['course_request_seconds_count{what="page"}'] == 5
        assert after["course_ready"] == 1
        assert after['course_lessons{state="good"}'] == 1
        text = metrics.get("/metrics").text
        assert "geheime" not in text
        assert not re.search(r"203\.0\.113|127\.0\.0\.1|nergens", text)


def test_metrics_answer_on_their_own_port_only(tmp_path: Path) -> None:
    write(tmp_path, "01-les")
    with watched(Pages(tmp_path)) as (server, metrics):
        assert server.get("/metrics").status == 404
        assert metrics.get("/nl/").status == 404
        assert metrics.get("/metrics").headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("text", ["", "0", "70000", "poort", "praktijk.nl:80", ":", "10.0.0.5:", "1.2.3:80", "９８"])
def test_a_place_that_is_none_is_told_with_an_example(text: str) -> None:
    with pytest.raises(ProjectError, match=r"Schrijf een poort, zoals 9866"):
        address_and_port(text)
    assert address_and_port("10.0.0.5:9866") == ("10.0.0.5", 9866)


def test_a_socket_that_systemd_holds_is_used_by_the_process_it_is_for(monkeypatch) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        monkeypatch.setattr(listening, "FIRST_GIVEN", os.dup(held.fileno()))
        for name, value in {"LISTEN_FDS": "1", "LISTEN_PID": "1", "LISTEN_FDNAMES": "course"}.items():
            monkeypatch.setenv(name, value)
        assert given_sockets() == []
        monkeypatch.setenv("LISTEN_FDS", "1")
        monkeypatch.setenv("LISTEN_PID", str(os.getpid()))
        (given,) = given_sockets()
        assert given.getsockname() == held.getsockname()
        assert (given.getblocking(), given.get_inheritable()) == (False, False)
        # What this process starts is not meant.
        assert not [name for name in os.environ if name.startswith("LISTEN_")]
        given.close()


def test_systemd_hears_that_the_server_is_ready(monkeypatch, tmp_path: Path) -> None:
    tell_systemd("READY=1")  # nobody listens, and nothing happens
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        tell_systemd("READY=1")
        assert systemd.recv(100) == b"READY=1"
