"""The addresses of group sessions that hold no page: rooms, news and votes, all as JSON."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import partial
from typing import Any

from tornado.web import RequestHandler

from course.groups.handler import GroupHandler
from course.groups.hub import Hub
from course.groups.limits import UNFIT, Limits
from course.groups.news import NewsHandler
from course.groups.pages import Rule, over
from course.groups.rooms import Refused
from widgets.words import words

t = words(__file__)

PHONE = re.compile(r"[0-9a-f]{32}")


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


class PhoneHandler(GroupHandler):
    """What a phone sends into a room."""

    async def take(self, code: str, phone: str, body: dict[str, Any]) -> None:
        """Take it, or raise `Refused`."""
        raise NotImplementedError

    async def post(self, typed: str) -> None:
        try:
            code, body = self.code(typed), self.body()
            phone = body.get("phone")
            if not isinstance(phone, str) or not PHONE.fullmatch(phone):
                raise Refused(t(UNFIT), 400)
            self.limits.check_phone(phone)
            room = await self.hub.rooms.room(code)
            self.limits.check_phones(code, self.reader, phone, more=room.more_phones)
            await self.take(code, phone, body)
        except Refused as refused:
            self.refuse(refused)
            return
        self.finish("{}")


class VoteHandler(PhoneHandler):
    """``POST /groep/api/rooms/CODE/vote``: one vote of one phone; the last one counts."""

    async def take(self, code: str, phone: str, body: dict[str, Any]) -> None:
        await self.hub.voting.vote(code, phone, body)


class SayHandler(PhoneHandler):
    """``POST /groep/api/rooms/CODE/say``: what a phone says by itself."""

    async def take(self, code: str, phone: str, body: dict[str, Any]) -> None:
        if body.get("do") == "ask":
            self.limits.check_phone(phone, self.reader)
        await self.hub.from_room.hear(code, phone, body)


class SteerHandler(GroupHandler):
    """``POST /groep/api/rooms/CODE/steer``: what only the leader may do."""

    async def post(self, typed: str) -> None:
        try:
            code, action = self.code(typed), self.body()
            ends = action.get("do") == "end"
            answer: dict[str, Any] = {"revision": 0}
            if await self.is_leader(code):
                if ends:
                    answer["recap"] = await self.hub.end(code)
                else:
                    answer["revision"] = await self.hub.steer(code, action)
            # It may have been ended already, and that answer got lost.
            elif not ends or await self.hub.rooms.exists(code):
                raise Refused(t("Only the leader can do this."), 403)
            if ends:
                with suppress(Refused):  # it is over, whatever the store says; the server tidies again every minute
                    await self.limits.tidy(self.hub)
        except Refused as refused:
            self.refuse(refused)
            return
        self.finish(json.dumps(answer))


class PlayHandler(GroupHandler):
    """``GET /groep/api/rooms/CODE/play``: what phones play with now, as the state of its widget."""

    async def get(self, typed: str) -> None:
        try:
            state = self.hub.lessons.play(await self.hub.rooms.room(self.code(typed)))
        except Refused as refused:
            self.refuse(refused)
            return
        self.finish(json.dumps(state))


class NotesHandler(GroupHandler):
    """``GET /groep/api/rooms/CODE/notes/STEM``: the leader's notes, a piece of HTML for each screen."""

    async def get(self, typed: str, stem: str) -> None:
        try:
            if not await self.is_leader(self.code(typed)):
                raise Refused(t("Only the leader can do this."), 403)
        except Refused as refused:
            self.refuse(refused)
            return
        self.finish(json.dumps({"notes": self.hub.lessons.notes(stem)}))


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
        (r"/groep/api/rooms/([^/]{1,20})/say", with_base(SayHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/play", with_base(PlayHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/steer", with_base(SteerHandler), values),
        (r"/groep/api/rooms/([^/]{1,20})/notes/([a-z0-9-]{1,100})", with_base(NotesHandler), values),
    ]
