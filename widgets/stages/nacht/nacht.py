"""A bedroom by night and by day, a week of pillows, and under each pillow the pain of the day after that night.

The days are model 3 (`widgets.models.sleep`): seven days of its usual ups and downs with the model's own first seed, and
on top of them what one bad night adds (0.4 points the next day, and it fades in two to three days). Both stand on one
scale, so a reader sees that ordinary days differ more. A test holds the drawing's numbers to the model.

No clock, no hours, no score; better sleep makes the days a little lighter and never free of pain.
"""

from widgets.stages.stage import Direction, Stage

STAGE = Stage(
    "nacht",
    (
        Direction("sleep", "slapen"),
        Direction("bad_night", "slechte nacht"),
        Direction("day_after", "dag erna"),
        Direction("get_up", "opstaan"),
        Direction("out_of_bed", "even uit bed"),
        Direction("rest", "rust"),
        Direction("week_later", "week verder"),
        Direction("better_weeks", "weken beter slapen"),
    ),
)
