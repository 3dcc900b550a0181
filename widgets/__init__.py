"""Widgets for lessons: ``from widgets import *`` in the first code cell of a lesson.

That line also brings the ``%%quiz`` and ``%%vertel`` magics, and those of own blocks.
"""

import sys
from importlib import import_module
from typing import Any

# class -> its folder; a class is only imported when a lesson asks for it.
_FOLDERS = {
    "BeliefCards": "belief_cards",
    "Body": "body",
    "BreathingPacer": "breathing_pacer",
    "BuildUp": "build_up",
    "ClinicDetails": "clinic_details",
    "DangerSafetyCards": "danger_safety_cards",
    "Experiment": "experiment",
    "FearCircle": "fear_circle",
    "FlareUpPlan": "flare_up_plan",
    "GoalLadder": "goal_ladder",
    "MyEvening": "my_evening",
    "MyFactors": "my_factors",
    "MyMovement": "my_movement",
    "MyQuestions": "my_questions",
    "MySteps": "my_steps",
    "PainAlarm": "pain_alarm",
    "PostureReminder": "posture_reminder",
    "Refreshers": "refreshers",
    "SafetyList": "safety_list",
    "ScanFindings": "scan_findings",
    "SleepWeek": "sleep_week",
    "TherapistTalk": "therapist_talk",
    "Treatments": "treatments",
    "TwoPlans": "two_plans",
    "TwoValleys": "two_valleys",
}

__all__ = sorted(_FOLDERS)


def __getattr__(name: str) -> Any:
    if name not in _FOLDERS:
        raise AttributeError(f"module 'widgets' has no attribute {name!r}; it has {', '.join(__all__)}")
    folder = _FOLDERS[name]
    return getattr(import_module(f"widgets.{folder}.{folder}"), name)


def _register_magics() -> None:
    # Where there is a shell it is loaded already; loading it for a server would be a fifth of its start.
    ipython = sys.modules.get("IPython")
    if ipython and (shell := ipython.get_ipython()):
        for folder in ("quiz", "scene", "own_block"):
            import_module(f"widgets.{folder}.magic").register(shell)


_register_magics()
