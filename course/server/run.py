"""Starts the server, and tells in the terminal what its operator needs to know."""

from __future__ import annotations

from collections.abc import Callable

from course.groups.network import advice, home_advice
from course.logs import hide_readers
from course.pages import LessonPages
from course.project import ProjectError
from course.server.application import CourseServer
from course.server.listening import (
    address_and_port,
    address_for_phones,
    allow_many_connections,
    free_port,
    given_sockets,
    tell_systemd,
)
from course.server.rooms import GroupOptions, open_rooms
from course.server.takeover import CAN_SHARE
from widgets.words import words

t = words(__file__)


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
    replace: bool = False,
    metrics: str = "",
) -> None:
    """Serve until stopped; with ``replace`` the server that listens there goes on until this one has its pages.

    With ``metrics`` (a port, or an address with it) ``/metrics`` answers there.

    Raises:
        ProjectError: when the port cannot be used.
    """
    if replace and not CAN_SHARE:
        raise ProjectError(
            t("--replace works on Linux only. Stop the server that runs there, and then start the new one.")
        )
    given = given_sockets()
    if given:
        ip, port = given[0].getsockname()[:2]
    else:
        free_port(ip, port, shared=replace)
    metrics_at = address_and_port(metrics) if metrics else None
    if metrics_at:
        free_port(*metrics_at, "course serve --metrics", shared=replace)
    hub, limits, pin = open_rooms(group, pages) if group else (None, None, "")
    phones = (group.address or address_for_phones(ip, port)) if group else ""
    allow_many_connections()
    hide_readers()
    address = f"http://{'localhost' if ip in ('127.0.0.1', '0.0.0.0') else ip}:{port}/"  # noqa: S104

    async def ready() -> None:
        report(t("The course is ready at {address} (to stop: Ctrl-C)", address=address))
        if group and hub:
            if hub.keeping.store.writes_to_disk():
                report(
                    t(
                        'Mind: the database of the groups writes to its disk, and so keeps votes. Turn that off there: save "" and appendonly no.'
                    )
                )
            home = pages.project.settings().address or phones
            for line in (*advice(phones, port), *home_advice(home), t("PIN of the leader: {pin}", pin=pin)):
                report(line)

        def made(done: int, total: int, stem: str) -> None:
            report(t("Lesson {done} of {total} is made: {stem}", done=done, total=total, stem=stem))

        tell_systemd("READY=1")
        await pages.make_all(made)

    server = _kind(live)(
        pages,
        ip,
        port,
        author=author,
        hub=hub,
        limits=limits,
        phones=phones,
        # With --replace nothing listens yet, and an operator needs no browser.
        browser=address if browser and not (replace or given) else "",
        replaces=replace,
        ready=ready,
        given=given,
        metrics_at=metrics_at,
    )
    server.stop_at_signals()
    server.start()


def _kind(live: bool) -> type[CourseServer]:
    """Voilà is imported for live lessons only: readers of made pages do without, and a server starts two seconds sooner."""
    if not live:
        return CourseServer
    from course.server.live import LiveServer

    return LiveServer
