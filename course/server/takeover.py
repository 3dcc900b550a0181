"""A restart without a gap: a new server answers on the same port before the old one stops."""

from __future__ import annotations

import asyncio
import ctypes
import os
import socket
import struct
import sys
import time
from collections.abc import Iterable
from contextlib import suppress

import psutil
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

#: Only Linux lets two processes (of one user) listen on one port, and says which of them gets a new connection.
CAN_SHARE = sys.platform == "linux"
HANDSHAKE = 0.5  # seconds in which a connection that was begun with the old server has come to it
GOODBYE = 5.0  # seconds for who is being answered, and for a browser that keeps its connection to use it once more
SO_ATTACH_REUSEPORT_CBPF = 51  # of Linux, not in Python's socket module
RETURN = 0x06  # BPF_RET | BPF_K


def newest_first(sockets: Iterable[socket.socket]) -> None:
    """Have the system give every new connection to the server that began to listen last.

    Otherwise Linux divides them by chance, and one that the old server has not taken yet is broken off when it stops. The
    rule is one instruction of its packet filter: "number 1", which is the second server; without a second it does not hold.
    """
    instruction = ctypes.create_string_buffer(struct.pack("=HBBI", RETURN, 0, 0, 1))
    program = struct.pack("@HP", 1, ctypes.addressof(instruction))
    for listening in sockets:
        # A Linux that cannot do this (in some containers) divides them: then very rarely one is broken off.
        with suppress(OSError):
            listening.setsockopt(socket.SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, program)


async def take_over(server: HTTPServer, port: int, ip: str) -> None:
    """Begin to listen, and ask the course server that listened there before to stop.

    Args:
        server: ready to answer.
        port: where both listen.
        ip: its address.
    """
    sockets = bind_sockets(port, ip, reuse_port=True)
    newest_first(sockets)
    server.add_sockets(sockets)
    here = {each.getsockname()[:2] for each in sockets}
    before = [
        psutil.Process(each.pid)
        for each in psutil.net_connections("tcp")
        if each.pid not in (None, os.getpid()) and each.status == psutil.CONN_LISTEN and tuple(each.laddr) in here
    ]
    for process in before:
        with suppress(psutil.Error):  # it is gone already
            if "serve" in process.cmdline():
                await asyncio.sleep(HANDSHAKE)
                process.terminate()


async def say_goodbye(server: HTTPServer) -> None:
    """Take no new connections, and let who is being answered get their answer."""
    server.stop()
    # Who asks once more over a connection that was kept is answered, and told that it is the last time.
    server.conn_params.no_keep_alive = True
    end = time.monotonic() + GOODBYE
    while server._connections and time.monotonic() < end:
        await asyncio.sleep(0.05)
