"""Where phones on the same network can reach this machine."""

from __future__ import annotations

import ipaddress
import sys
from urllib.parse import urlsplit

import ifaddr

from widgets.words import later, words

t = words(__file__)

# Names that no public domain can have: they cannot be made to point here from outside, nor found from there.
LOCAL_NAMES = (".local", ".lan", ".internal", ".home.arpa", ".localhost")
FIREWALL = {
    "win32": later("Windows may ask whether Python may connect: choose 'Allow' for private networks."),
    "darwin": later("macOS may ask whether Python may accept connections: choose 'Allow'."),
    "linux": later("Is a firewall on? Then allow this port, for instance with: sudo ufw allow {port}/tcp"),
}


def local_addresses() -> list[str]:
    """IPv4 addresses of this machine that others on its network can use, the likeliest first.

    Leaves out the machine itself (127...) and addresses that no router gave out (169.254...).
    Wifi and cable come before networks that exist only inside this machine (docker and the like),
    private networks before others, which some hospitals and universities give out.
    """
    found = []
    for adapter in ifaddr.get_adapters():
        inside = adapter.nice_name.lower().startswith(
            ("docker", "br-", "veth", "virbr", "vmnet", "vbox", "utun", "tun", "tap")
        )
        for ip in adapter.ips:
            # An address of IPv6 comes with more than its text.
            if not ip.is_IPv4 or not isinstance(ip.ip, str):
                continue
            address = ipaddress.ip_address(ip.ip)
            if not (address.is_loopback or address.is_link_local or address.is_unspecified):
                found.append((inside, not address.is_private, str(address)))
    return [address for *_, address in sorted(found, key=lambda one: one[:2])]


def only_here(address: str) -> bool:
    """Whether this address of the course leads nowhere from another network, such as that of a home.

    >>> [only_here(a) for a in ("http://192.168.1.7:8866/", "http://laptop.local/", "https://cursus.praktijk.nl/")]
    [True, True, False]
    """
    host = urlsplit(address).hostname or ""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(LOCAL_NAMES)


def home_advice(address: str) -> list[str]:
    """What the person who starts a group needs to know about going on at home (Dutch).

    Args:
        address: to which the QR code at the end of a session leads.
    """
    if not only_here(address):
        return []
    return [
        t(
            "The QR code at the end, to read on at home, now works on this network only. Is the course on the web? "
            "Then fill in 'address', in course.toml."
        )
    ]


def _is_number(host: str) -> bool:
    """Whether this is an address, not a name that an operator chose."""
    return host.replace(".", "").isdigit()


def advice(address: str, port: int) -> list[str]:
    """What the person who starts a group needs to know, as lines for the terminal (Dutch)."""
    host = urlsplit(address).hostname or ""
    if host in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "::"):  # noqa: S104
        return [
            t(
                "Phones cannot reach this computer now. Connect it to the network of the phones and start again, "
                "without --ip."
            )
        ]
    lines = [t("Phones take part at: {address}", address=f"{address}groep/")]
    others = [a for a in local_addresses() if a != host]
    if others and _is_number(host):
        addresses = ", ".join(f"http://{other}:{port}/groep/" for other in others)
        lines.append(t("Does that not work? Then try: {addresses}", addresses=addresses))
    firewall = t(FIREWALL.get(sys.platform, FIREWALL["linux"]), port=port)
    lines.append(t("Can phones not reach it? Use the same wifi, no guest network. {firewall}", firewall=firewall))
    return lines
