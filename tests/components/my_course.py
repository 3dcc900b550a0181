"""Parts of the page "Mijn cursus", as the widgets of the lessons read them back."""

from widgets.base import CourseWidget
from widgets.belief_cards.belief_cards import BeliefCards
from widgets.danger_safety_cards.danger_safety_cards import DangerSafetyCards
from widgets.fear_circle.fear_circle import FearCircle
from widgets.flare_up_plan.flare_up_plan import FlareUpPlan
from widgets.goal_ladder.goal_ladder import GoalLadder
from widgets.my_evening.my_evening import MyEvening
from widgets.my_questions.my_questions import MyQuestions
from widgets.my_steps.my_steps import MySteps
from widgets.quiz.quiz import Quiz
from widgets.quiz.quiz_text import parse
from widgets.therapist_talk.therapist_talk import TherapistTalk

# No widgets of its own: a browser meets them on the page itself (tests/browser/test_my_course.py).
EXAMPLES: dict[str, CourseWidget] = {}
VARIANTS = {
    "cards": DangerSafetyCards(name="kaarten"),
    "circle": FearCircle(name="mijn-cirkel"),
    "evening": MyEvening(name="mijn-avond"),
    "goal": GoalLadder(name="mijn-doel"),
    "own words": Quiz(parse("graag-weer open", "Wat zou u graag weer doen?")),
    "plan": FlareUpPlan(name="mijn-opvlamplan"),
    "questions": MyQuestions(name="vragen"),
    "steps": MySteps(name="mijn-stappen"),
    "thoughts": BeliefCards(name="kaarten-over-rugpijn", moment="first"),
    "talk": TherapistTalk(name="gesprek"),
}
