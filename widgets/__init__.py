"""Widgets for lessons: ``from widgets import *`` in the first code cell of a lesson.

That line also brings the ``%%quiz`` magic.
"""

from importlib import import_module

# class -> its folder; a class is only imported when a lesson asks for it.
_FOLDERS = {
    "BreathingPacer": "breathing_pacer",
    "BuildUp": "build_up",
    "DangerSafetyCards": "danger_safety_cards",
    "FearCircle": "fear_circle",
    "MyEvening": "my_evening",
    "MyQuestions": "my_questions",
    "PainAlarm": "pain_alarm",
    "SleepWeek": "sleep_week",
    "TwoValleys": "two_valleys",
}

__all__ = sorted(_FOLDERS)


def __getattr__(name: str):
    if name not in _FOLDERS:
        raise AttributeError(f"module 'widgets' has no attribute {name!r}; it has {', '.join(__all__)}")
    folder = _FOLDERS[name]
    return getattr(import_module(f"widgets.{folder}.{folder}"), name)


def _register_quiz() -> None:
    try:
        from IPython import get_ipython
    except ImportError:
        return
    if shell := get_ipython():
        from widgets.quiz.magic import register

        register(shell)


_register_quiz()
