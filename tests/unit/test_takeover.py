"""Two servers on one port, for the moment in which the new one takes over."""

from __future__ import annotations

import socket
import sys

import pytest

from course.project import ProjectError
from course.server.listening import free_port
from course.server.takeover import newest_first

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets two servers share a port")


def listening(port: int = 0) -> socket.socket:
    one = socket.socket()
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    one.bind(("127.0.0.1", port))
    one.listen(50)
    one.setblocking(False)
    return one


def taken(server: socket.socket) -> int:
    """How many connections wait at a server."""
    count = 0
    try:
        while True:
            server.accept()[0].close()
            count += 1
    except BlockingIOError:
        return count


def test_the_newest_server_gets_every_new_connection_and_the_last_one_all() -> None:
    first = listening()
    port = first.getsockname()[1]

    def call() -> None:
        for _ in range(20):
            socket.create_connection(("127.0.0.1", port)).close()

    second = listening(port)
    newest_first([second])
    call()
    assert (taken(first), taken(second)) == (0, 20)
    first.close()
    call()
    assert taken(second) == 20
    third = listening(port)
    newest_first([third])
    call()
    assert (taken(second), taken(third)) == (0, 20)
    second.close()
    third.close()


def test_only_who_takes_over_may_use_a_port_that_is_taken() -> None:
    server = listening()
    port = server.getsockname()[1]
    free_port("127.0.0.1", port, shared=True)
    with pytest.raises(ProjectError, match="niet vrij"):
        free_port("127.0.0.1", port)
    server.close()
    # A program that shares nothing keeps its port.
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(ProjectError, match="niet vrij"):
            free_port("127.0.0.1", other.getsockname()[1], shared=True)
