"""Starts the server, and tells in the terminal what its operator needs to know."""

from __future__ import annotations

from collections.abc import Callable

from course.groups.network import advice, home_advice
from course.groups.redis_store import RedisRooms
from course.logs import hide_readers
from course.pages import LessonPages
from course.server.application import CourseServer
from course.server.listening import address_for_phones, allow_many_connections, free_port
from course.server.rooms import GroupOptions, open_rooms


def run(
    pages: LessonPages,
    ip: str,
    port: int,
    *,
    browser: bool,
    live: bool,
    author: bool,
    report: Callable[[str], None],
    group: GroupOptions | None = None,
) -> None:
    """Serve until stopped.

    Raises:
        ProjectError: when the port cannot be used.
    """
    free_port(ip, port)
    hub, limits, pin = open_rooms(group, pages) if group else (None, None, "")
    phones = (group.address or address_for_phones(ip, port)) if group else ""
    allow_many_connections()
    hide_readers()
    server = CourseServer(
        phones=phones,
        pages=pages,
        hub=hub,
        limits=limits,
        live=live,
        author=author,
        root_dir=str(pages.project.root),
        ip=ip,
        port=port,
        open_browser=browser,
        custom_display_url=f"http://{'localhost' if ip in ('127.0.0.1', '0.0.0.0') else ip}:{port}/",  # noqa: S104
        log_level="WARN",
    )

    async def ready() -> None:
        report(f"De cursus staat klaar op {server.display_url} (stoppen: Ctrl-C)")
        if group and hub:
            if isinstance(hub.keeping.store, RedisRooms) and hub.keeping.store.writes_to_disk():
                report(
                    'Let op: de database van de groepen schrijft naar zijn schijf, en bewaart zo stemmen. Zet dat daar uit: save "" en appendonly no.'
                )
            home = pages.project.settings().address or phones
            for line in (*advice(phones, port), *home_advice(home), f"Pincode van de begeleider: {pin}"):
                report(line)
        await pages.make_all(lambda done, total, stem: report(f"Les {done} van {total} gemaakt: {stem}"))

    server.ready = ready
    server.initialize()
    server.start()
