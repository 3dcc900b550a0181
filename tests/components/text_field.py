"""The field for own words that all widgets share, in one of them."""

from widgets.base import CourseWidget
from widgets.goal_ladder.goal_ladder import GoalLadder

# Not a widget of its own: the contract meets it in those that have it.
EXAMPLES: dict[str, CourseWidget] = {}
VARIANTS = {"in a ladder": GoalLadder(name="mijn-doel")}
