"""Where the server listens, and how phones and other programs find it there."""

from __future__ import annotations

import os
import socket
from contextlib import suppress

from course.groups.network import local_addresses
from course.project import ProjectError
from widgets.words import words

t = words(__file__)


def free_port(ip: str, port: int, command: str = "course serve", *, shared: bool = False) -> None:
    """Make sure that the server can listen there.

    Args:
        ip: the address to listen on.
        port: the port.
        command: what was typed, for the message.
        shared: whether another server of the course may listen there, which this one takes over from.

    Raises:
        ProjectError: when the port is taken or not allowed, with what to do.
    """
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":  # there it would allow a port that is taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        try:
            probe.bind((ip, port))
        except OSError as error:
            raise ProjectError(
                t(
                    "Port {port} at {ip} is not free ({why}). Choose another: {command} --port {other}",
                    port=port,
                    ip=ip,
                    why=error.strerror,
                    command=command,
                    other=port + 1,
                )
            ) from error


def address_for_phones(ip: str, port: int) -> str:
    """The address that phones open, when nobody gave one; ``ip`` is what the server listens on."""
    if ip in ("0.0.0.0", "::"):  # noqa: S104
        # Without a network only this computer gets in; an address that leads nowhere is never shown.
        ip = next(iter(local_addresses()), "127.0.0.1")
    return f"http://{ip}:{port}/"


def allow_many_connections() -> None:
    """Let this process hold as many connections as the system permits; each takes an open file."""
    if os.name == "nt":  # no such limit there
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Where "most" is without end (macOS), the system takes no more than this.
    wanted = 10_240 if most == resource.RLIM_INFINITY else most
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
