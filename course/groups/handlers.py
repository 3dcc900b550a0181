"""The addresses of group sessions that hold no page: rooms, news and votes, all as JSON."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import math
import re
import socket
from collections import Counter
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from tornado.http1connection import HTTP1Connection
from tornado.iostream import IOStream, StreamClosedError
from tornado.web import HTTPError, RequestHandler

from course.groups.codes import read_code
from course.groups.hub import GONE, LARGEST_NUMBER, Hub, Listener, Role, fingerprint
from course.groups.network import LOCAL_NAMES
from course.groups.pages import Rule, over
from course.groups.rooms import MOST_PHONES, Refused

LARGEST_BODY = 4_000  # bytes; a vote is under 200, a text of 200 letters under 1000
PHONE = re.compile(r"[0-9a-f]{32}")
HEARTBEAT = 5.0  # seconds; well within SILENCE
CALM = 0.1  # seconds between two pieces of news for one listener
PATIENCE = 20.0  # seconds for a listener to take what was sent
MOST_LISTENERS = 1500
MOST_LEADERS = 20  # windows of the leader and projectors in one room
A_PHONE = RateLimitItemPerSecond(10, 5)
AN_ADDRESS = RateLimitItemPerSecond(1000, 10)
A_FRONT_SERVER = RateLimitItemPerSecond(20_000, 10)
OWN = ("127.0.0.1", "::1")
TOO_FAST = "Dat ging te snel na elkaar. Wacht even en probeer het opnieuw."
TOO_MANY = (
    "Via uw verbinding doen al {n} telefoons mee. Vraag de begeleider om er meer toe te laten, of steek uw hand op."
)
UNFIT = "Deze aanvraag is niet te lezen."
SHARED = 20  # phones over one address of the internet, which a whole clinic may share


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
            raise Refused(UNFIT, 400) from error
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
            raise Refused(TOO_FAST, 429)

    def check_phone(self, phone: str) -> None:
        """Raise `Refused` when this phone votes too often."""
        if not self._rate.hit(A_PHONE, phone):
            raise Refused(TOO_FAST, 429)

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
            raise Refused(TOO_MANY.format(n=most))
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
            raise Refused(TOO_MANY.format(n=most))
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
            if not await hub.exists(code):
                self._phones.pop(code, None)


def _whole(digits: str) -> int:
    """A whole number of a request, no larger than a browser counts."""
    number = int(digits)
    if abs(number) > LARGEST_NUMBER:
        raise ValueError(digits)
    return number


def _finite(written: str) -> float:
    """A number of a request that is one: not 1e999 or NaN."""
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return number


class GroupHandler(RequestHandler):
    """What all addresses under ``/groep/api/`` share: JSON, limits, plain refusals; a mixin before CourseHandler."""

    def initialize(self, site: object, hub: Hub, limits: Limits) -> None:
        super().initialize(site)
        self.hub = hub
        self.limits = limits

    def prepare(self) -> None:
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        try:
            self.limits.check_address(self.reader)
            if not self.limits.knows(self.request.host):
                raise Refused("Op dit adres kunt u nu niet meedoen. Vraag de begeleider om het goede adres.", 421)
        except Refused as refused:
            self.refuse(refused)

    @property
    def reader(self) -> str:
        """The address that this request comes from, also behind a front server."""
        return self.limits.reader(self.request.remote_ip or "", self.request.headers.get("X-Forwarded-For", ""))

    def refuse(self, refused: Refused) -> None:
        self.set_status(refused.status)
        if refused.status == 429:
            self.set_header("Retry-After", "5")
        self.finish(json.dumps({"message": str(refused)}))

    def write_error(self, status_code: int, **_: object) -> None:  # noqa: ARG002 (Tornado calls it by name)
        """Also what nobody foresaw comes as one plain sentence."""
        self.finish(json.dumps({"message": "Dat lukt nu even niet. Probeer het zo nog eens."}))

    def body(self) -> dict[str, Any]:
        """The JSON that was sent.

        Raises:
            Refused: it is no JSON object, or too large.
        """
        unfit = Refused(UNFIT, 400)
        # A page of another site cannot send this type without asking first, and is refused then.
        if not self.request.headers.get("Content-Type", "").startswith("application/json"):
            raise unfit
        if len(self.request.body) > LARGEST_BODY:
            raise Refused("Deze aanvraag is te groot.", 413)
        try:
            body = json.loads(self.request.body, parse_int=_whole, parse_float=_finite, parse_constant=_finite)
            # Half of a sign, which JSON may hold, can be neither compared nor kept; it is a ValueError too.
            json.dumps(body, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise unfit from error
        if not isinstance(body, dict):
            raise unfit
        return body

    def code(self, typed: str) -> str:
        """The room's code in the address.

        Raises:
            Refused: it cannot be one.
        """
        code = read_code(typed)
        if code is None:
            raise Refused(GONE, 404)
        return code

    async def is_leader(self, code: str) -> bool:
        key = self.request.headers.get("Authorization", "").removeprefix("Bearer ")
        return bool(key) and len(key) < 100 and await self.hub.leads(code, key)


class RoomsHandler(GroupHandler):
    """``POST /groep/api/rooms``: the leader opens a room with the PIN."""

    async def post(self) -> None:
        try:
            pin = self.body().get("pin")
            visitor = self.limits.visitor(self.request.remote_ip or "", self.request.headers.get("X-Forwarded-For", ""))
            code, key = await self.hub.open(pin if isinstance(pin, str) else "", visitor)
        except Refused as refused:
            self.refuse(refused)
            return
        self.set_status(201)
        self.finish(json.dumps({"code": code, "key": key}))


class NewsHandler(GroupHandler):
    """``GET /groep/api/rooms/CODE/news``: server-sent events with the whole state, for a phone or (with the key) the leader."""

    listener: Listener | None = None
    open_now = 0

    async def head(self, *_: str) -> None:
        raise HTTPError(405)

    async def get(self, typed: str) -> None:
        address = self.reader
        try:
            code = self.code(typed)
            leader = await self.is_leader(code)
            more = await self.hub.lets_more_in(code)
            if not leader and "Authorization" in self.request.headers:
                raise Refused("Alleen de begeleider kan dit.", 403)
            role: Role = "leader" if leader else "phone"
            if self.hub.listeners(code, role) >= (MOST_LEADERS if leader else MOST_PHONES):
                raise Refused(
                    f"Deze groep is vol: er doen al {MOST_PHONES} telefoons mee. Steek gewoon uw hand op.", 409
                )
            # A leader always gets in, however many phones there are.
            if not leader:
                if NewsHandler.open_now >= MOST_LISTENERS:
                    raise Refused("Het is nu te druk. Probeer het zo nog eens.", 503)
                self.limits.join(address, more=more)
        except Refused as refused:
            self.refuse(refused)
            return
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")
        self.listener = self.hub.join(code, role)
        NewsHandler.open_now += 1
        try:
            await self._tell(self.listener)
        except StreamClosedError:
            pass
        except TimeoutError:
            # Who takes nothing for so long is gone, or means harm.
            self._stream().close()
        finally:
            NewsHandler.open_now -= 1
            self.hub.leave(self.listener)
            if not leader:
                self.limits.leave(address)

    def _stream(self) -> IOStream:
        """The connection itself."""
        connection = self.request.connection
        assert isinstance(connection, HTTP1Connection)  # noqa: S101 (Tornado serves no other)
        return connection.stream

    async def _send(self, text: str) -> None:
        self.write(text)
        await asyncio.wait_for(self.flush(), PATIENCE)

    async def _tell(self, listener: Listener) -> None:
        told = ""
        while not self._stream().closed():
            try:
                await asyncio.wait_for(listener.news.wait(), HEARTBEAT)
            except TimeoutError:
                await self._send(": \n\n")
                continue
            listener.news.clear()
            try:
                state = await self.hub.state(listener.code, listener.role)
            except Exception as error:  # noqa: BLE001 (whatever it is, nobody is sent away for it)
                # The database is away for a moment, or the lesson is still being made.
                if not isinstance(error, Refused):
                    self.hub.log_once("a room cannot be told", error)
                await asyncio.sleep(1)
                listener.news.set()
                continue
            if state != told:
                told = state
                await self._send(f"data: {state}\n\n")
            if state == '{"ended": true}':
                return
            await asyncio.sleep(CALM)

    def on_connection_close(self) -> None:
        if self.listener:
            self.listener.news.set()


class VoteHandler(GroupHandler):
    """``POST /groep/api/rooms/CODE/vote``: one vote of one phone; the last one counts."""

    async def post(self, typed: str) -> None:
        try:
            code, body = self.code(typed), self.body()
            phone = body.get("phone")
            if not isinstance(phone, str) or not PHONE.fullmatch(phone):
                raise Refused(UNFIT, 400)
            self.limits.check_phone(phone)
            self.limits.check_phones(code, self.reader, phone, more=await self.hub.lets_more_in(code))
            await self.hub.vote(code, phone, body)
        except Refused as refused:
            self.refuse(refused)
            return
        self.finish("{}")


class SteerHandler(GroupHandler):
    """``POST /groep/api/rooms/CODE/steer``: what only the leader may do."""

    async def post(self, typed: str) -> None:
        try:
            code, action = self.code(typed), self.body()
            ends = action.get("do") == "end"
            if await self.is_leader(code):
                revision = await self.hub.steer(code, action)
            elif ends and not await self.hub.exists(code):
                revision = 0  # it was ended already, and that answer got lost
            else:
                raise Refused("Alleen de begeleider kan dit.", 403)
            if ends:
                with suppress(Refused):  # it is over, whatever the store says; the server tidies again every minute
                    await self.limits.tidy(self.hub)
        except Refused as refused:
            self.refuse(refused)
            return
        self.finish(json.dumps({"revision": revision}))


class NotesHandler(GroupHandler):
    """``GET /groep/api/rooms/CODE/notes/STEM``: the leader's notes, a piece of HTML for each screen."""

    async def get(self, typed: str, stem: str) -> None:
        try:
            if not await self.is_leader(self.code(typed)):
                raise Refused("Alleen de begeleider kan dit.", 403)
        except Refused as refused:
            self.refuse(refused)
            return
        self.finish(json.dumps({"notes": self.hub.notes(stem)}))


def group_handlers(base: type[RequestHandler], site: object, hub: Hub, limits: Limits) -> list[Rule]:
    """The rules for Tornado.

    Args:
        base: the server's own handler, with its safe headers.
        site: what that handler is started with.
        hub: the rooms.
        limits: how much phones may ask.
    """
    values = {"site": site, "hub": hub, "limits": limits}
    with_base = partial(over, base)
    return [
        (r"/groep/api/rooms", with_base(RoomsHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/news", with_base(NewsHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/vote", with_base(VoteHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/steer", with_base(SteerHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/notes/([a-z0-9-]{1,100})", with_base(NotesHandler), values),
    ]
