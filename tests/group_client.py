"""Leaders and phones for tests and benchmarks: plain HTTP, without a browser."""

from __future__ import annotations

import http.client
import inspect
import json
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from tests.conftest import LONGEST


class Client:
    """Someone in a room.

    Args:
        address: of the server.
        code: of the room; empty before there is one.
        key: of its leader; empty for a phone.
        source: the address it comes from; any in 127... is this machine.
    """

    def __init__(self, address: str, code: str = "", key: str = "", source: str = "127.0.0.1") -> None:
        self.address, self.code, self.key, self.source = address, code, key, source
        self.phone = uuid.uuid4().hex

    def post(self, path: str, body: object, **headers: str) -> tuple[int, dict]:
        """Status and answer."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(
            parts.hostname, parts.port, timeout=LONGEST, source_address=(self.source, 0)
        )
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        if self.key:
            headers.setdefault("Authorization", f"Bearer {self.key}")
        connection.request("POST", path, text, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, json.loads(content or b"{}")

    def open(self, pin: str) -> None:
        """Open a room and lead it."""
        status, room = self.post("/groep/api/rooms", {"pin": pin})
        assert status == 201, room
        self.code, self.key = room["code"], room["key"]

    def steer(self, do: str, **more: object) -> tuple[int, dict]:
        return self.post(f"/groep/api/rooms/{self.code}/steer", {"do": do, **more})

    def vote(self, question: str, round: int = 1, **more: object) -> tuple[int, dict]:
        return self.post(
            f"/groep/api/rooms/{self.code}/vote", {"phone": self.phone, "question": question, "round": round, **more}
        )

    def another_phone(self) -> Client:
        return Client(self.address, self.code, source=self.source)


class News:
    """Listens to a room in a thread of its own and remembers everything that came.

    Args:
        client: the leader or a phone.
    """

    def __init__(self, client: Client) -> None:
        self.client = client
        self.states: list[dict] = []
        self.raw = b""
        self.status = 0
        self._more = threading.Condition()
        self._stopped = False
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        pause = threading.Event()
        while not self._stopped:
            try:
                parts = urlsplit(self.client.address)
                connection = http.client.HTTPConnection(
                    parts.hostname, parts.port, timeout=LONGEST, source_address=(self.client.source, 0)
                )
                headers = {"Authorization": f"Bearer {self.client.key}"} if self.client.key else {}
                connection.request("GET", f"/groep/api/rooms/{self.client.code}/news", headers=headers)
                answer = connection.getresponse()
                self.status = answer.status
                while not self._stopped and (line := answer.readline()):
                    with self._more:
                        self.raw += line
                        if line.startswith(b"data: "):
                            self.states.append(json.loads(line[6:]))
                        self._more.notify_all()
            except OSError:
                pass
            # As a browser does: away for a moment, then back.
            pause.wait(0.2)

    def wait(self, check: Callable[[dict], object], seconds: float = LONGEST) -> dict:
        """The first state for which ``check`` holds, from the newest on."""
        with self._more:
            found = self._more.wait_for(lambda: self.states and check(self.states[-1]), seconds)
            assert found, (
                f"waited {seconds} s for {inspect.getsource(check).strip()}; last state: {self.states[-1:] or self.status}"
            )
            return self.states[-1]

    def stop(self) -> None:
        self._stopped = True


@contextmanager
def another_device(address: str, source: str) -> Iterator[str]:
    """An address of the same server; who comes through it seems to come from ``source``, such as 127.0.0.2.

    A browser cannot choose the address it comes from, and the limits do not hold for 127.0.0.1.
    """
    parts = urlsplit(address)
    ears = socket.create_server(("127.0.0.1", 0))

    def carry(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                near, _ = ears.accept()
                far = socket.create_connection((parts.hostname, parts.port), source_address=(source, 0))
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=carry, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield f"http://127.0.0.1:{ears.getsockname()[1]}"
    ears.shutdown(socket.SHUT_RDWR)
    ears.close()
