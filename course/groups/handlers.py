"""The addresses of group sessions that hold no page: rooms, news and votes, all as JSON."""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from functools import partial

from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler

from course.groups.codes import read_code
from course.groups.hub import GONE, Hub, Listener, fingerprint
from course.groups.rooms import MOST_PHONES, Refused

LARGEST_BODY = 4_000  # bytes; a vote is under 200, a text of 200 letters under 1000
PHONE = re.compile(r"[0-9a-f]{32}")
HEARTBEAT = 15.0  # seconds; keeps front servers from closing a quiet connection
CALM = 0.1  # seconds between two pieces of news for one listener
MOST_LISTENERS = 1500
A_PHONE = RateLimitItemPerSecond(10, 5)
AN_ADDRESS = RateLimitItemPerSecond(1000, 10)


class Limits:
    """How much one phone and one address may ask, kept in memory only.

    Args:
        phones_per_address: on a clinic's own network a phone has an address of its own; behind a
            front server all seem to have that server's address, and this limit does not count.
    """

    def __init__(self, phones_per_address: int = 20) -> None:
        self._rate = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._most = phones_per_address
        self._phones: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def check_address(self, address: str) -> None:
        """Raise `Refused` when this address asks too often."""
        if not self._rate.hit(AN_ADDRESS, address):
            raise Refused("Dat ging te snel na elkaar. Wacht even en probeer het opnieuw.", 429)

    def check_phone(self, code: str, address: str, phone: str) -> None:
        """Raise `Refused` when this phone votes too often, or this address sends too many phones."""
        if not self._rate.hit(A_PHONE, phone):
            raise Refused("Dat ging te snel na elkaar. Wacht even en probeer het opnieuw.", 429)
        most = MOST_PHONES if address in ("127.0.0.1", "::1") else self._most
        known = self._phones[code][fingerprint(address)]
        if phone not in known and len(known) >= most:
            raise Refused("Van dit apparaat komen al te veel stemmen.", 429)
        known.add(phone)

    def forget(self, code: str) -> None:
        """Forget the phones of a room."""
        self._phones.pop(code, None)


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
            self.limits.check_address(self.request.remote_ip or "")
        except Refused as refused:
            self.refuse(refused)

    def refuse(self, refused: Refused) -> None:
        self.set_status(refused.status)
        if refused.status == 429:
            self.set_header("Retry-After", "5")
        self.finish(json.dumps({"message": str(refused)}))

    def write_error(self, status_code: int, **_: object) -> None:  # noqa: ARG002 (Tornado calls it by name)
        """Also what nobody foresaw comes as one plain sentence."""
        self.finish(json.dumps({"message": "Dat lukt nu even niet. Probeer het zo nog eens."}))

    def body(self) -> dict:
        """The JSON that was sent.

        Raises:
            Refused: it is no JSON object, or too large.
        """
        unfit = Refused("Deze aanvraag is niet te lezen.", 400)
        # A page of another site cannot send this type without asking first, and is refused then.
        if not self.request.headers.get("Content-Type", "").startswith("application/json"):
            raise unfit
        if len(self.request.body) > LARGEST_BODY:
            raise Refused("Deze aanvraag is te groot.", 413)
        try:
            body = json.loads(self.request.body)
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
            code, key = await self.hub.open(pin if isinstance(pin, str) else "")
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
        try:
            code = self.code(typed)
            leader = await self.is_leader(code)
            if not leader and "Authorization" in self.request.headers:
                raise Refused("Alleen de begeleider kan dit.", 403)
            if not await self.hub.exists(code):
                raise Refused(GONE, 404)
            if NewsHandler.open_now >= MOST_LISTENERS:
                raise Refused("Het is nu te druk. Probeer het zo nog eens.", 503)
        except Refused as refused:
            self.refuse(refused)
            return
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")
        self.listener = self.hub.join(code, "leader" if leader else "phone")
        NewsHandler.open_now += 1
        try:
            await self._tell(self.listener)
        except StreamClosedError:
            pass
        finally:
            NewsHandler.open_now -= 1
            self.hub.leave(self.listener)

    async def _tell(self, listener: Listener) -> None:
        told = ""
        while not self.request.connection.stream.closed():
            try:
                await asyncio.wait_for(listener.news.wait(), HEARTBEAT)
            except TimeoutError:
                self.write(": \n\n")
                await self.flush()
                continue
            listener.news.clear()
            try:
                state = await self.hub.state(listener.code, listener.role)
            except Refused:  # the database is away for a moment
                await asyncio.sleep(1)
                listener.news.set()
                continue
            if state != told:
                told = state
                self.write(f"data: {state}\n\n")
                await self.flush()
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
                raise Refused("Deze aanvraag is niet te lezen.", 400)
            self.limits.check_phone(code, self.request.remote_ip or "", phone)
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
            if not await self.is_leader(code):
                raise Refused("Alleen de begeleider kan dit.", 403)
            await self.hub.steer(code, action)
            if action.get("do") == "end":
                self.limits.forget(code)
        except Refused as refused:
            self.refuse(refused)
            return
        self.finish("{}")


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


def group_handlers(base: type[RequestHandler], site: object, hub: Hub, limits: Limits) -> list[tuple]:
    """The rules for Tornado.

    Args:
        base: the server's own handler, with its safe headers.
        site: what that handler is started with.
        hub: the rooms.
        limits: how much phones may ask.
    """
    values = {"site": site, "hub": hub, "limits": limits}
    with_base = partial(_with_base, base)
    return [
        (r"/groep/api/rooms", with_base(RoomsHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/news", with_base(NewsHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/vote", with_base(VoteHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/steer", with_base(SteerHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/notes/([a-z0-9-]{1,100})", with_base(NotesHandler), values),
    ]


def _with_base(base: type[RequestHandler], handler: type[GroupHandler]) -> type[RequestHandler]:
    return type(handler.__name__, (handler, base), {})
