"""Where the server listens, who listens for it, and how phones and other programs find it there."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from ipaddress import ip_address

from course.groups.network import local_addresses
from course.project import ProjectError
from widgets.words import words

t = words(__file__)

FIRST_GIVEN = 3  # after what every process has: input, output and errors


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


def given_sockets() -> list[socket.socket]:
    """The sockets that systemd listens on for this process (``man sd_listen_fds``); empty when it was not started so.

    They stay open when this process stops: who comes meanwhile waits there, and is answered by the next.
    """
    count = os.environ.pop("LISTEN_FDS", "0")
    for_us = os.environ.pop("LISTEN_PID", "") == str(os.getpid())
    os.environ.pop("LISTEN_FDNAMES", None)
    if not (for_us and count.isdecimal()):
        return []
    found = [socket.socket(fileno=FIRST_GIVEN + number) for number in range(int(count))]
    for each in found:
        each.set_inheritable(False)  # what runs lessons has no use for it
        each.setblocking(False)
    return found


def tell_systemd(what: str) -> None:
    """Tell systemd how far we are (``man sd_notify``), such as ``READY=1``; without systemd nothing happens."""
    where = os.environ.get("NOTIFY_SOCKET", "")
    if not where:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
        to.connect(f"\0{where[1:]}" if where.startswith("@") else where)
        to.send(what.encode())


def address_and_port(text: str) -> tuple[str, int]:
    """Where something listens; without an address, on this machine only.

    Args:
        text: ``"9866"``, ``"10.0.0.5:9866"`` or ``"[::1]:9866"``.

    Raises:
        ProjectError: it is no such place.

    Example:
        >>> address_and_port("9866"), address_and_port("[::1]:9866")
        (('127.0.0.1', 9866), ('::1', 9866))
    """
    ip, _, port = text.rpartition(":")
    ip = ip.strip("[]") or "127.0.0.1"
    try:
        ip_address(ip)
        if port.isascii() and port.isdecimal() and 0 < int(port) < 65_536:
            return ip, int(port)
    except ValueError:
        pass
    raise ProjectError(
        t("'{text}' is no place to listen. Write a port, such as 9866, or an address with it: 10.0.0.5:9866", text=text)
    )


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
