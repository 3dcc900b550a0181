"""Pages from our templates, each rendered and compressed once."""

from __future__ import annotations

import json
from collections.abc import Callable

from course.page import Page
from course.templates import Templates


class PageRenderer:
    """Renders pages and remembers them.

    Args:
        templates: those of the course.
    """

    def __init__(self, templates: Templates) -> None:
        self.templates = templates
        self._made: dict[str, Page] = {}

    def once(self, key: str, make: Callable[[], bytes], quality: int = 11) -> Page:
        """A page by what it depends on; compressed once."""
        page = self._made.get(key)
        if page is None:
            # More than the messages at every depth; those who ask for odd addresses cost us nothing.
            if len(self._made) > 200:
                self._made.clear()
            page = self._made[key] = Page.of(make(), quality)
        return page

    def render(self, template: str, depth: int, root: str = "", quality: int = 11, **values: object) -> Page:
        """A page from our template; made again only when its values change.

        Args:
            template: its file name.
            depth: folders between the root of the course and the page.
            root: address of that root, when it cannot be told from the depth.
            quality: of its compression (``Page.of``).
            values: for the template.
        """
        self.templates.data()
        site_root = root or "../" * depth or "./"

        language = self.templates.project.language

        def make() -> bytes:
            site = {
                "root": site_root,
                "static": f"{site_root}static/",
                "home": f"{site_root}{language}/",
                "lang": language,
            }
            return self.templates.render(template, site=site, **values).encode()

        return self.once(
            json.dumps([template, site_root, self.templates.key(), values], sort_keys=True, default=str),
            make,
            quality,
        )
