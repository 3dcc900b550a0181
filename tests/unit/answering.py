"""The server of the course in a thread of the tests' own process: its addresses, headers and messages, and no process or kernel."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from course.pages import LessonPages
from course.server.application import CourseServer
from course.server.live import LiveServer
from tests.conftest import LONGEST, Address, free_port, wait_until


@contextmanager
def answering(pages: LessonPages, *, live: bool = False, **options: object) -> Iterator[Address]:
    """Serve these pages; nothing is made before somebody asks for it.

    Args:
        pages: the lessons, mostly those of ``test_pages.Pages``, which run nothing.
        live: whether lessons that need Python are read through Voilà.
        options: of ``CourseServer``, such as ``author=True``.
    """
    listens = threading.Event()

    async def ready() -> None:
        listens.set()

    port = free_port()
    server = (LiveServer if live else CourseServer)(pages, "127.0.0.1", port, ready=ready, **options)

    def serve() -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())
        server.start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    wait_until(listens.is_set, "a server in this process", hopeless=lambda: "" if thread.is_alive() else "it stopped")
    try:
        yield Address(f"http://127.0.0.1:{port}")
    finally:
        server.loop.add_callback(server.end)
        thread.join(LONGEST)
