"""A small proxy before a server of the course that loses answers, or keeps silent: by chance from a seed, so each run is the same."""

from __future__ import annotations

import random
import socket
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

#: What happens to an answer: it arrives, it breaks off halfway, or nothing ever comes.
Fate = str
ARRIVES, LOST, SILENT = "arrives", "lost", "silent"


class BadNetwork:
    """What a test tells the proxy: ``fate(path, n)`` of the n-th answer for a path; documents always arrive.

    Args:
        address: of the proxy.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: Counter[str] = Counter()
        self.fate: Callable[[str, int], Fate] = lambda path, n: ARRIVES  # noqa: ARG005
        #: Set at the end, so that what is silent does not hold a thread.
        self.over = threading.Event()

    def lose(self, share: float, seed: int, *, times: int | None = None) -> None:
        """From now on lose this share of the answers; the same ones for the same seed, in whatever order they are asked.

        Args:
            share: of the answers, 0 to 1.
            seed: of the chance. A file's name holds its contents, so that another build loses other answers.
            times: after how many answers the next one for a path arrives for certain; never when it is not given.
        """
        self.asked.clear()
        self.fate = lambda path, n: (
            LOST
            if (times is None or n <= times) and random.Random(f"{seed} {path} {n}").random() < share  # noqa: S311
            else ARRIVES
        )


@contextmanager
def bad_network(server: str) -> Iterator[BadNetwork]:
    """The proxy, before the server at this address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            network.asked[path] += 1
            fate = ARRIVES if path.endswith("/") else network.fate(path, network.asked[path])
            if fate == SILENT:
                network.over.wait()
                return
            headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
            try:
                answer = urllib.request.urlopen(urllib.request.Request(server + self.path, headers=headers))
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                body = answer.read()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                if name.lower() not in ("server", "date", "connection", "transfer-encoding"):
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if fate == LOST else body)
            if fate == LOST:
                self.wfile.flush()
                # An end without goodbye.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

        def log_message(self, *_: object) -> None:
            pass

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    network = BadNetwork(f"http://127.0.0.1:{proxy.server_port}")
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        yield network
    finally:
        network.over.set()
        proxy.shutdown()
        proxy.server_close()
