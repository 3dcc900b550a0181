"""The browser tests of the server once more, on the static build: what a reader does, not every width and theme again."""

from __future__ import annotations

import pytest

from tests.browser.test_accessibility import test_everything_that_can_be_used_has_a_role_and_a_name
from tests.browser.test_keyboard import (
    test_a_lesson_is_done_by_keyboard_from_start_to_end,
    test_the_panels_are_opened_used_and_left_by_keyboard,
)
from tests.browser.test_lessons import (
    test_a_lesson_shows_all_its_text_and_all_its_widgets,
    test_axe_finds_nothing,
    test_notes_for_the_leader_never_reach_a_patient,
    test_the_safety_list_is_one_tap_away_and_says_what_its_file_says,
)
from tests.browser.test_my_course import (
    open_kept,
    test_an_empty_page_says_kindly_what_will_come_and_leads_to_the_first_lesson,
    test_every_part_leads_back_to_its_place_in_the_lesson,
    test_the_button_prints,
    test_what_is_filled_in_in_a_lesson_is_read_back_and_stays,
    test_what_one_thought_then_and_thinks_now_stand_side_by_side,
)
from tests.browser.test_reading_place import (
    test_a_return_offers_to_go_on_and_does_not_jump,
    test_opening_a_lesson_leaves_no_trace_and_reading_does,
    test_the_home_leads_to_the_section_where_the_reader_stopped,
    test_two_tabs_do_not_lose_each_others_place,
)

pytestmark = pytest.mark.xdist_group("static")

__all__ = [
    "open_kept",
    "test_a_lesson_is_done_by_keyboard_from_start_to_end",
    "test_a_lesson_shows_all_its_text_and_all_its_widgets",
    "test_a_return_offers_to_go_on_and_does_not_jump",
    "test_an_empty_page_says_kindly_what_will_come_and_leads_to_the_first_lesson",
    "test_axe_finds_nothing",
    "test_every_part_leads_back_to_its_place_in_the_lesson",
    "test_everything_that_can_be_used_has_a_role_and_a_name",
    "test_notes_for_the_leader_never_reach_a_patient",
    "test_opening_a_lesson_leaves_no_trace_and_reading_does",
    "test_the_button_prints",
    "test_the_home_leads_to_the_section_where_the_reader_stopped",
    "test_the_panels_are_opened_used_and_left_by_keyboard",
    "test_the_safety_list_is_one_tap_away_and_says_what_its_file_says",
    "test_two_tabs_do_not_lose_each_others_place",
    "test_what_is_filled_in_in_a_lesson_is_read_back_and_stays",
    "test_what_one_thought_then_and_thinks_now_stand_side_by_side",
]
