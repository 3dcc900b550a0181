"""The base of plays that a group gets on its phones: each says itself what of it can be counted."""

from __future__ import annotations

from collections.abc import Mapping

import traitlets as t

from widgets.base import CourseWidget
from widgets.counted import Counted, counted


class CountablePlay(CourseWidget):
    """A play of which one trait may be told to a group: it has a few values, and nothing of it is anybody's own words.

    The class calls ``count`` once it is made. Its component sets that trait where somebody is, and follows it when it is set
    from elsewhere, as the leader of a group does on the wall. Nothing else is needed to hand it out.
    """

    _counted = t.Dict().tag(sync=True, holds=Counted)

    _handed = t.Bool(False).tag(sync=True)
    """True on a phone of a group, where nothing is kept: a play asks nobody there for words of their own."""

    def count(self, trait: str, ask: str, values: Mapping[int, str] | Mapping[str, str], **names: str) -> None:
        """Declare what can be counted, in the words of the widget's own catalogue.

        Args:
            trait: see ``counted``.
            ask: what is asked of who played.
            values: all that counts, each with its words; what the trait holds before anybody played need not be one of them.
            **names: what ``{places}`` in the question stand for.

        Raises:
            ValueError: see ``counted``.
        """
        said = counted(trait, self.texts.get(ask, ask).format(**names), values)
        for one in said["values"]:
            one["text"] = self.texts.get(one["text"], one["text"])
        self._counted = dict(said)
