"""The pages that a leader and a projector get: made from the document of the lesson, so that it runs once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError, RequestHandler

from course.groups.questions import Question
from course.groups.records import GroupPart, Screen, StagePart, WholeQuestion

#: For Tornado: an address, what answers it, and what that is started with.
Rule = tuple[str, type[RequestHandler], dict[str, Any]]

#: What each page of a lesson is called in its address.
VIEWS = {"scherm": "group_projector.html.j2", "leiding": "group_leader.html.j2"}


def stage_group(group: GroupPart, *, notes: bool) -> StagePart:
    """What the projector and the leader need of a lesson, besides what it says.

    Args:
        group: its group part (course/groups/lesson.py).
        notes: whether the leader's notes stand in the page. Where a leader has a key they do not:
            then only the holder of the key gets them.

    Returns:
        ``screens`` and ``questions``, the latter with everything that a vote without a server needs.
    """
    screens = group["screens"] if notes else [_without_notes(screen) for screen in group["screens"]]
    questions = {name: _whole(Question.of(state)) for name, state in group["questions"].items()}
    return {"screens": screens, "questions": questions, "shows": group.get("shows", {})}


def _without_notes(screen: Screen) -> Screen:
    bare = screen.copy()
    bare.pop("notes_html", None)
    return bare


def _whole(question: Question) -> WholeQuestion:
    return {**question.shown, "secret": question.secret}


class PageHandler(RequestHandler):
    """What the server's own handler for pages gives; see `over`."""

    #: Groups know no pages: it is the server's own.
    site: Any

    if TYPE_CHECKING:

        def write_page(self, page: Any) -> None: ...


class BeginHandler(PageHandler):
    """``/groep/begin/``: where a leader starts."""

    async def get(self) -> None:
        self.write_page(self.site.groups.begin())


class CardsHandler(PageHandler):
    """``/groep/kaarten/``: cards to hold up, to print."""

    async def get(self) -> None:
        self.write_page(self.site.groups.cards())


class StageHandler(PageHandler):
    """``/groep/scherm/<stem>/`` and ``/groep/leiding/<stem>/``: a lesson for the projector, and for its leader."""

    async def get(self, view: str, stem: str) -> None:
        lesson = await self.site.pages.visit(stem)
        if lesson is None or lesson.page is None:
            raise HTTPError(404 if lesson is None else 503)
        self.write_page(self.site.groups.stage(view, stem))


def page_handlers(base: type[RequestHandler], slash: type[RequestHandler], site: object) -> list[Rule]:
    """The rules for Tornado.

    Args:
        base: the server's own handler for pages.
        slash: its handler for addresses without their last slash.
        site: what these are started with.
    """
    made = partial(over, base)
    views = "|".join(VIEWS)
    return [
        (r"/groep/begin/", made(BeginHandler), {"site": site}),
        (r"/groep/kaarten/", made(CardsHandler), {"site": site}),
        (rf"/groep/({views})/(\d\d-[a-z0-9-]+)/", made(StageHandler), {"site": site}),
        (rf"/groep/(?:begin|kaarten|(?:{views})/\d\d-[a-z0-9-]+)", slash, {"site": site}),
    ]


def over(base: type[RequestHandler], handler: type[RequestHandler]) -> type[RequestHandler]:
    """One of our handlers on top of the server's own."""
    return type(handler.__name__, (handler, base), {})
