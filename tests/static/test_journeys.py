"""The browser tests of the server once more, on the static build: what a reader does, not every width and theme again."""

from __future__ import annotations

import pytest

from tests.browser.test_accessibility import (
    test_a_chart_is_a_sentence_and_a_table_for_who_cannot_see_it,
    test_answers_are_announced_politely,
    test_at_400_percent_zoom_nothing_scrolls_sideways,
    test_everything_that_can_be_used_has_a_role_and_a_name,
    test_targets_are_large_enough_and_a_readers_own_spacing_loses_no_words,
)
from tests.browser.test_keeping import (
    test_every_open_tab_notices_and_writes_nothing_back,
    test_what_was_kept_earlier_may_be_left_and_comes_back,
    test_wiping_wipes_all_of_the_course_and_says_so,
    test_with_nothing_kept_answers_live_in_the_tab_from_lesson_to_lesson,
)
from tests.browser.test_keyboard import (
    test_a_lesson_is_done_by_keyboard_from_start_to_end,
    test_the_panels_are_opened_used_and_left_by_keyboard,
)
from tests.browser.test_lessons import (
    test_a_lesson_shows_all_its_text_and_all_its_widgets,
    test_axe_finds_nothing_and_nothing_scrolls_sideways,
    test_notes_for_the_leader_never_reach_a_patient,
    test_the_safety_list_is_one_tap_away_and_says_what_its_file_says,
)
from tests.browser.test_my_course import (
    kept,
    open_kept,
    printed,
    test_all_words_stand_within_the_margins,
    test_an_empty_page_says_kindly_what_will_come_and_leads_to_the_first_lesson,
    test_every_part_leads_back_to_its_place_in_the_lesson,
    test_the_button_prints,
    test_the_safety_list_is_the_last_page_and_stands_on_it_whole,
    test_what_is_filled_in_in_a_lesson_is_read_back_and_stays,
    test_what_one_thought_then_and_thinks_now_stand_side_by_side,
    workbook,
)
from tests.browser.test_projector import (
    project,
    test_a_long_section_goes_on_with_the_same_key_and_back_again,
    test_hands_are_counted_by_keys_and_shown_as_everybody_saw_them,
    test_one_section_a_screen_and_every_key_of_a_clicker_leads_on,
    test_overview_black_safety_notes_and_keys_are_one_key_away,
    test_windows_of_one_computer_stay_in_step_after_a_reload_of_either,
)
from tests.browser.test_read_aloud import (
    test_a_question_says_its_answers_by_number,
    test_pause_go_on_and_stop_by_keyboard,
    test_the_sentence_being_read_is_marked_and_in_view,
    test_without_a_dutch_voice_on_the_device_the_page_says_how_to_get_one,
)
from tests.browser.test_reading_place import (
    test_a_first_visit_begins_without_a_script_too,
    test_a_return_offers_to_go_on_and_does_not_jump,
    test_opening_a_lesson_leaves_no_trace_and_reading_does,
    test_the_home_leads_to_the_section_where_the_reader_stopped,
    test_the_last_lesson_ends_the_course_and_says_what_was_not_read,
    test_two_tabs_do_not_lose_each_others_place,
    test_whoever_comes_in_halfway_goes_on_from_there,
)
from tests.browser.test_reading_settings import (
    test_charts_follow_theme_and_size,
    test_larger_letters_are_larger_on_paper,
    test_larger_letters_at_once_and_after_a_reload,
    test_paper_is_light_in_every_theme_charts_included,
    test_the_settings_hold_on_every_page,
)
from tests.browser.test_transfer import (
    device,
    test_a_bad_file_gets_a_clear_sentence_and_changes_nothing,
    test_a_full_storage_keeps_all_of_a_file_or_nothing,
    test_everything_moves_by_codes_from_one_screen_to_the_others_camera,
    test_everything_moves_by_file_answers_places_and_settings,
    test_two_tabs_with_the_same_list_do_not_overwrite_each_other,
    test_what_differs_is_the_readers_choice_each_with_its_lesson_its_name_and_its_time,
    with_camera,
)

pytestmark = pytest.mark.xdist_group("static")

__all__ = [
    "device",
    "kept",
    "open_kept",
    "printed",
    "project",
    "test_a_bad_file_gets_a_clear_sentence_and_changes_nothing",
    "test_a_chart_is_a_sentence_and_a_table_for_who_cannot_see_it",
    "test_a_first_visit_begins_without_a_script_too",
    "test_a_full_storage_keeps_all_of_a_file_or_nothing",
    "test_a_lesson_is_done_by_keyboard_from_start_to_end",
    "test_a_lesson_shows_all_its_text_and_all_its_widgets",
    "test_a_long_section_goes_on_with_the_same_key_and_back_again",
    "test_a_question_says_its_answers_by_number",
    "test_a_return_offers_to_go_on_and_does_not_jump",
    "test_all_words_stand_within_the_margins",
    "test_an_empty_page_says_kindly_what_will_come_and_leads_to_the_first_lesson",
    "test_answers_are_announced_politely",
    "test_at_400_percent_zoom_nothing_scrolls_sideways",
    "test_axe_finds_nothing_and_nothing_scrolls_sideways",
    "test_charts_follow_theme_and_size",
    "test_every_open_tab_notices_and_writes_nothing_back",
    "test_every_part_leads_back_to_its_place_in_the_lesson",
    "test_everything_moves_by_codes_from_one_screen_to_the_others_camera",
    "test_everything_moves_by_file_answers_places_and_settings",
    "test_everything_that_can_be_used_has_a_role_and_a_name",
    "test_hands_are_counted_by_keys_and_shown_as_everybody_saw_them",
    "test_larger_letters_are_larger_on_paper",
    "test_larger_letters_at_once_and_after_a_reload",
    "test_notes_for_the_leader_never_reach_a_patient",
    "test_one_section_a_screen_and_every_key_of_a_clicker_leads_on",
    "test_opening_a_lesson_leaves_no_trace_and_reading_does",
    "test_overview_black_safety_notes_and_keys_are_one_key_away",
    "test_paper_is_light_in_every_theme_charts_included",
    "test_pause_go_on_and_stop_by_keyboard",
    "test_targets_are_large_enough_and_a_readers_own_spacing_loses_no_words",
    "test_the_button_prints",
    "test_the_home_leads_to_the_section_where_the_reader_stopped",
    "test_the_last_lesson_ends_the_course_and_says_what_was_not_read",
    "test_the_panels_are_opened_used_and_left_by_keyboard",
    "test_the_safety_list_is_one_tap_away_and_says_what_its_file_says",
    "test_the_safety_list_is_the_last_page_and_stands_on_it_whole",
    "test_the_sentence_being_read_is_marked_and_in_view",
    "test_the_settings_hold_on_every_page",
    "test_two_tabs_do_not_lose_each_others_place",
    "test_two_tabs_with_the_same_list_do_not_overwrite_each_other",
    "test_what_differs_is_the_readers_choice_each_with_its_lesson_its_name_and_its_time",
    "test_what_is_filled_in_in_a_lesson_is_read_back_and_stays",
    "test_what_one_thought_then_and_thinks_now_stand_side_by_side",
    "test_what_was_kept_earlier_may_be_left_and_comes_back",
    "test_whoever_comes_in_halfway_goes_on_from_there",
    "test_windows_of_one_computer_stay_in_step_after_a_reload_of_either",
    "test_wiping_wipes_all_of_the_course_and_says_so",
    "test_with_nothing_kept_answers_live_in_the_tab_from_lesson_to_lesson",
    "test_without_a_dutch_voice_on_the_device_the_page_says_how_to_get_one",
    "with_camera",
    "workbook",
]
