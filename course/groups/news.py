"""The address at which phones, leaders and projectors hear what changes in their room."""

from __future__ import annotations

import asyncio

from tornado.http1connection import HTTP1Connection
from tornado.iostream import IOStream, StreamClosedError
from tornado.web import HTTPError

from course.groups.handler import GroupHandler
from course.groups.limits import MOST_LISTENERS
from course.groups.listeners import Listener, Role
from course.groups.rooms import MOST_PHONES, Refused
from widgets.words import words

t = words(__file__)

HEARTBEAT = 5.0  # seconds; well within SILENCE
CALM = 0.1  # seconds between two pieces of news for one listener
PATIENCE = 20.0  # seconds for a listener to take what was sent
ENDED = '{"ended": true'  # how the last news of a room begins
MOST_LEADERS = 20  # windows of the leader and projectors in one room


class NewsHandler(GroupHandler):
    """``GET /groep/api/rooms/CODE/news``: server-sent events with the whole state, for a phone or (with the key) the wall.

    Only a window that asks for ``?leader`` gets what the leader alone may see.
    """

    counted_as = "news"
    listener: Listener | None = None
    open_now = 0

    async def head(self, *_: str) -> None:
        raise HTTPError(405)

    async def get(self, typed: str) -> None:
        address = self.reader
        try:
            code = self.code(typed)
            leader = await self.is_leader(code)
            more = (await self.hub.rooms.room(code)).more_phones
            if not leader and "Authorization" in self.request.headers:
                raise Refused(t("Only the leader can do this."), 403)
            role: Role = "phone" if not leader else "leader" if self.request.query == "leader" else "wall"
            if self.hub.listeners.count(code, role) >= (MOST_LEADERS if leader else MOST_PHONES):
                raise Refused(
                    t("This group is full: {n} phones take part already. Just put up your hand.", n=MOST_PHONES), 409
                )
            # A leader always gets in, however many phones there are.
            if not leader:
                if NewsHandler.open_now >= MOST_LISTENERS:
                    raise Refused(t("It is too busy now. Try it again in a moment."), 503)
                self.limits.join(address, more=more)
        except Refused as refused:
            self.refuse(refused)
            return
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")
        self.listener = self.hub.listeners.join(code, role)
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
            self.hub.listeners.leave(self.listener)
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
            if self.hub.listeners.dismissed:
                # Broken off, not ended: over a connection that is kept it would come back to this process.
                self._stream().close()
                return
            listener.news.clear()
            try:
                state = await self.hub.listeners.state(listener.code, listener.role)
            except Exception as error:  # noqa: BLE001 (whatever it is, nobody is sent away for it)
                # The database is away for a moment, or the lesson is still being made.
                if not isinstance(error, Refused):
                    self.hub.keeping.log_once("a room cannot be told", error)
                await asyncio.sleep(1)
                listener.news.set()
                continue
            if state != told:
                told = state
                await self._send(f"data: {state}\n\n")
            if state.startswith(ENDED):
                return
            await asyncio.sleep(CALM)

    def on_connection_close(self) -> None:
        if self.listener:
            self.listener.news.set()
