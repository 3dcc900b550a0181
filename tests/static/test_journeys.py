"""A few journeys once more on the static build, below a base path and behind a web server that knows nothing of it.

That each file is byte for byte what the server answers is what `test_build.py` holds, so only what depends on the address
and the web server is done again: links and what is kept from page to page. `tests/browser/test_offline.py` does
the same for the course on a device.
"""

from __future__ import annotations

import pytest

from tests.browser.test_keyboard import test_the_panels_are_opened_used_and_left_by_keyboard
from tests.browser.test_lessons import (
    test_the_home_lists_the_lessons_in_order_and_a_lesson_leads_on,
    test_without_javascript_a_lesson_is_whole_and_nothing_in_it_misleads,
)
from tests.browser.test_my_course import (
    test_what_is_filled_in_in_a_lesson_is_read_back_and_stays,
)
from tests.browser.test_projector import (
    project,
    test_windows_of_one_computer_stay_in_step_after_a_reload_of_either,
)
from tests.browser.test_reading_place import test_the_home_leads_to_the_section_where_the_reader_stopped
from tests.browser.test_reading_settings import test_the_settings_hold_on_every_page
from tests.browser.test_transfer import (
    device,
    test_everything_moves_by_file_answers_places_and_settings,
)
from tests.conftest import Server

pytestmark = pytest.mark.xdist_group("static")

__all__ = [
    "device",
    "project",
    "test_everything_moves_by_file_answers_places_and_settings",
    "test_the_home_leads_to_the_section_where_the_reader_stopped",
    "test_the_home_lists_the_lessons_in_order_and_a_lesson_leads_on",
    "test_the_panels_are_opened_used_and_left_by_keyboard",
    "test_the_settings_hold_on_every_page",
    "test_what_is_filled_in_in_a_lesson_is_read_back_and_stays",
    "test_windows_of_one_computer_stay_in_step_after_a_reload_of_either",
    "test_without_javascript_a_lesson_is_whole_and_nothing_in_it_misleads",
]


@pytest.fixture(scope="session")
def course(built_course: Server) -> Server:
    """The course as static files, where other tests have the server."""
    return built_course
