"""How much one phone and one address may ask of the rooms."""

from __future__ import annotations

import ipaddress
import socket
from collections import Counter
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from course.groups.hub import Hub
from course.groups.network import LOCAL_NAMES
from course.groups.open_rooms import fingerprint
from course.groups.rooms import MOST_PHONES, Refused
from widgets.words import later, words

t = words(__file__)

A_PHONE = RateLimitItemPerSecond(10, 5)
ASKS = RateLimitItemPerMinute(4)  # questions of one phone
ASKS_OF_AN_ADDRESS = RateLimitItemPerMinute(30)  # which a whole clinic may share
AN_ADDRESS = RateLimitItemPerSecond(1000, 10)
A_FRONT_SERVER = RateLimitItemPerSecond(20_000, 10)
OWN = ("127.0.0.1", "::1")
TOO_FAST = later("That came too fast. Wait a moment and try again.")
TOO_MANY = later(
    "{n} phones take part over your connection already. Ask the leader to let more in, or put up your hand."
)
UNFIT = later("This request cannot be read.")
SHARED = 20  # phones over one address of the internet, which a whole clinic may share
MOST_LISTENERS = 1500


class Limits:
    """How much one phone and one address may ask, kept in memory only.

    Args:
        phones_per_address: of the clinic's own network, where a phone has an address of its own. More may
            share one of the internet (`SHARED`), and as many as a room holds where its leader lets them in.
        addresses: of the course as its operator wrote them down, such as ``https://cursus.praktijk.nl/``.
        behind_front_server: whether a web server on this machine passes requests on, and says for whom.
    """

    def __init__(
        self, phones_per_address: int = 3, addresses: tuple[str, ...] = (), *, behind_front_server: bool = False
    ) -> None:
        self._behind_front_server = behind_front_server
        self._rate = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._most = phones_per_address
        self._phones: dict[str, dict[str, set[str]]] = {}
        self._listening: Counter[str] = Counter()
        self._names = {urlsplit(address).hostname for address in addresses if address} | {socket.gethostname().lower()}

    def knows(self, host: str) -> bool:
        """Whether a request may call us by this name.

        A page elsewhere can let its own name point to this machine, and would then speak to us from
        a visitor's browser as if it were ours. An address in numbers or a local name cannot do that.

        >>> limits = Limits(addresses=("https://cursus.praktijk.nl/",))
        >>> [limits.knows(h) for h in ("192.168.1.7:8866", "laptop.local", "cursus.praktijk.nl", "elders.nl")]
        [True, True, True, False]
        """
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError as error:
            raise Refused(t(UNFIT), 400) from error
        if "." not in name or name in self._names or name.endswith(LOCAL_NAMES):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def reader(self, address: str, passed_on_for: str) -> str:
        """Where a request really comes from: the address that the limits count.

        Args:
            address: where the request comes from; a front server on this machine says for whom it asks.
            passed_on_for: its header ``X-Forwarded-For``; the last entry is the front server's own word,
                what stands before it may be made up.

        Returns:
            The address; of the newer kind the network of one home, which has many.
        """
        own = self._behind(address, passed_on_for)
        if own is None:
            return address
        return str(own) if own.version == 4 else str(ipaddress.ip_network((own, 64), strict=False).network_address)

    def visitor(self, address: str, passed_on_for: str) -> str:
        """Who tries a PIN: as `reader`, but the whole network around it, so that a guesser cannot just take a next address."""
        own = self._behind(address, passed_on_for)
        return (
            address if own is None else str(ipaddress.ip_network((own, 24 if own.version == 4 else 48), strict=False))
        )

    def _behind(self, address: str, passed_on_for: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
        if not (self._behind_front_server and address in OWN):
            return None
        try:
            return ipaddress.ip_address(passed_on_for.rsplit(",", 1)[-1].strip())
        except ValueError:
            return None

    def check_address(self, address: str) -> None:
        """Raise `Refused` when this address asks too often."""
        if not self._rate.hit(A_FRONT_SERVER if address in OWN else AN_ADDRESS, address):
            raise Refused(t(TOO_FAST), 429)

    def check_phone(self, phone: str, asks_from: str = "") -> None:
        """Raise `Refused` when this phone votes too often; with the address of one that sends a question, when it does that."""
        most = ((ASKS, phone), (ASKS_OF_AN_ADDRESS, asks_from)) if asks_from else ((A_PHONE, phone),)
        for limit, who in most:
            if who not in OWN and not self._rate.hit(limit, who):
                raise Refused(t(TOO_FAST), 429)

    def check_phones(self, code: str, address: str, phone: str, *, more: bool = False) -> None:
        """Raise `Refused` when this address sends too many phones to a room; call only for a room that is there.

        Args:
            code: of the room.
            address: of the reader.
            phone: its name.
            more: whether the leader of the room lets more in.
        """
        known = self._phones.setdefault(code, {}).setdefault(fingerprint(address), set())
        most = self._most_of(address, more=more)
        if phone not in known and len(known) >= most:
            # Not 429: a phone tries that again by itself, and its owner would never read why.
            raise Refused(t(TOO_MANY, n=most))
        known.add(phone)

    def _most_of(self, address: str, *, more: bool) -> int:
        if address in OWN:
            return MOST_LISTENERS
        if more:
            return MOST_PHONES
        try:
            return max(self._most, SHARED) if ipaddress.ip_address(address).is_global else self._most
        except ValueError:
            return self._most

    def join(self, address: str, *, more: bool = False) -> None:
        """One more listener from this address; raises `Refused` when there are too many."""
        most = self._most_of(address, more=more)
        # A phone that comes back may still have its old connection, which goes by itself: it tries again (assets/group/news.ts).
        if self._listening[fingerprint(address)] >= 2 * most:
            raise Refused(t(TOO_MANY, n=most))
        self._listening[fingerprint(address)] += 1

    def leave(self, address: str) -> None:
        """One listener less."""
        name = fingerprint(address)
        self._listening[name] -= 1
        if self._listening[name] <= 0:
            del self._listening[name]

    async def tidy(self, hub: Hub) -> None:
        """Forget the phones of rooms that are over."""
        for code in list(self._phones):
            if not await hub.rooms.exists(code):
                self._phones.pop(code, None)
