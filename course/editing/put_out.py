"""The addresses of what changed: what patients see, what they do not see yet, and letting them see it."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from tornado.web import authenticated

from course.check.report import weight_names
from course.editing.earlier import put_back, putting_back
from course.editing.handler import DeskHandler
from course.editing.publishing import PublishError, publish
from course.editing.putting_back import restore
from course.project import ProjectError
from widgets.words import later, words

t = words(__file__)

OTHER_SERVER = later("Does the course stand on another server? Then put the new version there too.")
#: What was done, by what the address says behind ``klaar``.
DONE = {
    "terug": later("It is again as patients see it."),
    "gepubliceerd": later("Published. {other_server}"),
    "versie": later("Put back. Patients see this version within seconds. {other_server}"),
}


class ChangedHandler(DeskHandler):
    """``/course/veranderd/``: what differs from what patients see, in words."""

    @authenticated
    async def get(self, stem: str | None = None) -> None:
        if stem:
            self.lesson(stem)
        await self._changed(stem or "")

    async def _changed(self, stem: str, **values: object) -> None:
        one = self.desk.about(self.lesson(stem)) if stem else None
        message = t(DONE.get(self.get_query_argument("klaar", ""), ""), other_server=t(OTHER_SERVER))
        # In threads: comparing many versions takes a while.
        lessons = await asyncio.to_thread(self.desk.changed, stem)
        earlier = await asyncio.to_thread(self.desk.earlier, stem) if stem else {}
        self.show(
            "changed.html.j2",
            **{
                "lessons": lessons,
                "one": one,
                "message": message,
                "findings": [],
                "refused": "",
                "names": weight_names(),
                **earlier,
                **values,
            },
        )


class RestoreHandler(ChangedHandler):
    """``/course/veranderd/<stem>/terug``: put one cell or a whole lesson back."""

    @authenticated
    async def post(self, stem: str) -> None:
        self.lesson(stem)
        try:
            restore(self.desk.project, stem, self.get_body_argument("cel", "") or None)
        except (PublishError, ProjectError, OSError) as error:
            await self._changed(stem, refused=str(error))
            return
        self.redirect(f"{self.desk.base}veranderd/{stem}/?{urlencode({'klaar': 'terug'})}", status=303)


class PutBackHandler(ChangedHandler):
    """``/course/veranderd/<stem>/versie/<commit>/``: what putting back an earlier version does, and doing it."""

    @authenticated
    async def get(self, stem: str, commit: str) -> None:
        lesson = self.lesson(stem)
        try:
            about = await asyncio.to_thread(putting_back, self.desk.project, stem, commit)
        except PublishError as error:
            await self._changed(stem, refused=str(error))
            return
        self.show("put_back.html.j2", one=self.desk.about(lesson), about=about)

    @authenticated
    async def post(self, stem: str, commit: str) -> None:
        self.lesson(stem)
        try:
            # In a thread: the version is run first.
            await asyncio.to_thread(put_back, self.desk.project, stem, commit)
        except (PublishError, ProjectError, ValueError, OSError) as error:
            await self._changed(stem, refused=str(error))
            return
        self.redirect(f"{self.desk.base}veranderd/{stem}/?{urlencode({'klaar': 'versie'})}", status=303)


class PublishHandler(ChangedHandler):
    """``/course/publiceer``: let patients see lessons as they are now."""

    @authenticated
    async def post(self) -> None:
        stems = self.get_body_arguments("les")
        for stem in stems:
            self.lesson(stem)
        back = stems[0] if len(stems) == 1 else ""
        try:
            # In a thread: the check runs the lessons.
            refused = await asyncio.to_thread(publish, self.desk.project, stems)
        except (PublishError, ProjectError, ValueError) as error:
            await self._changed(back, refused=str(error))
            return
        if refused:
            await self._changed(back, findings=refused)
            return
        self.redirect(
            f"{self.desk.base}veranderd/{f'{back}/' if back else ''}?{urlencode({'klaar': 'gepubliceerd'})}", status=303
        )
