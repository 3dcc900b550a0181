"""Parts of the page "Mijn cursus", as the widgets of the lessons read them back."""

from widgets.base import CourseWidget
from widgets.danger_safety_cards.danger_safety_cards import DangerSafetyCards
from widgets.fear_circle.fear_circle import FearCircle
from widgets.goal_ladder.goal_ladder import GoalLadder
from widgets.my_evening.my_evening import MyEvening
from widgets.my_questions.my_questions import MyQuestions
from widgets.my_steps.my_steps import MySteps
from widgets.therapist_talk.therapist_talk import TherapistTalk

# No widgets of its own: a browser meets them on the page itself (tests/browser/test_my_course.py).
EXAMPLES: dict[str, CourseWidget] = {}
VARIANTS = {
    "cards": DangerSafetyCards(name="kaarten"),
    "circle": FearCircle(name="mijn-cirkel"),
    "evening": MyEvening(name="mijn-avond"),
    "goal": GoalLadder(name="mijn-doel"),
    "questions": MyQuestions(name="vragen"),
    "steps": MySteps(name="mijn-stappen"),
    "talk": TherapistTalk(name="gesprek"),
}
