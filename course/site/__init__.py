"""The pages around the lessons: the home, the pages beside it, those of groups, and messages."""

from course.site.site import SIDE_PAGES, Site

__all__ = ["SIDE_PAGES", "Site"]
