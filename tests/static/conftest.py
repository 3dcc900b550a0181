"""The tests in this folder meet the static build instead of our server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Server

# One of each is enough here: that all lessons are alike is seen on the server. Python's plain web server has its own
# page for an address that is not there.
ENOUGH = {
    "test_a_lesson_is_done_by_keyboard_from_start_to_end": {"stem": {"02-uw-alarmsysteem"}},
    "test_a_chart_is_a_sentence_and_a_table_for_who_cannot_see_it": {"stem": {"02-uw-alarmsysteem"}},
    "test_answers_are_announced_politely": {"stem": {"02-uw-alarmsysteem"}},
    "test_at_400_percent_zoom_nothing_scrolls_sideways": {"path": {"02-uw-alarmsysteem/", "mijn-cursus/"}},
    "test_targets_are_large_enough_and_a_readers_own_spacing_loses_no_words": {
        "path": {"02-uw-alarmsysteem/", "mijn-cursus/"}
    },
    "test_the_safety_list_is_one_tap_away_and_says_what_its_file_says": {
        "path": {"", "02-uw-alarmsysteem/", "privacy/"}
    },
}


def _is_wanted(item: pytest.Item) -> bool:
    if Path(__file__).parent not in item.path.parents:
        return True
    return all(item.callspec.params[name] in values for name, values in ENOUGH.get(item.originalname, {}).items())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what the list above does."""
    items[:] = [item for item in items if _is_wanted(item)]


@pytest.fixture(scope="session")
def course(built_course: Server) -> Server:
    """The course as static files, where other tests have the server."""
    return built_course
