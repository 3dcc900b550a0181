"""What all addresses under ``/groep/api/`` share."""

from __future__ import annotations

import json
import math
from typing import Any

from tornado.web import RequestHandler

from course.groups.codes import read_code
from course.groups.hub import Hub
from course.groups.limits import UNFIT, Limits
from course.groups.open_rooms import GONE
from course.groups.rooms import Refused
from course.groups.voting import LARGEST_NUMBER
from widgets.words import words

t = words(__file__)

LARGEST_BODY = 4_000  # bytes; a vote is under 200, a text of 200 letters under 1000


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

    counted_as = "group"

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
                raise Refused(t("You cannot take part at this address now. Ask the leader for the right address."), 421)
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
        self.finish(json.dumps({"message": t("That does not work just now. Try it again in a moment.")}))

    def body(self) -> dict[str, Any]:
        """The JSON that was sent.

        Raises:
            Refused: it is no JSON object, or too large.
        """
        unfit = Refused(t(UNFIT), 400)
        # A page of another site cannot send this type without asking first, and is refused then.
        if not self.request.headers.get("Content-Type", "").startswith("application/json"):
            raise unfit
        if len(self.request.body) > LARGEST_BODY:
            raise Refused(t("This request is too large."), 413)
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
            raise Refused(t(GONE), 404)
        return code

    async def is_leader(self, code: str) -> bool:
        """Whether the request carries the key of the room's leader."""
        key = self.request.headers.get("Authorization", "").removeprefix("Bearer ")
        return bool(key) and len(key) < 100 and await self.hub.rooms.leads(code, key)
