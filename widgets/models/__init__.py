"""Explanatory models in pure Python: illustrations, no predictions.

Model 1 is the alarm, model 2 the circle, model 3 sleep and pain, model 4 building up. Units, ranges and sources are in
the docstrings; "own choice" marks a number that no study gives.
"""

from widgets.models.alarm import AlarmModel, BuildUp
from widgets.models.building_up import AveragePlan, BuildingUpModel, PlanRun
from widgets.models.circle import CircleModel, CircleRun, FixedPoint, Shock
from widgets.models.plans import BoomBust, Graded
from widgets.models.sleep import PRESETS, SCENARIOS, Scenario, SleepModel, SleepRun

__all__ = [
    "PRESETS",
    "SCENARIOS",
    "AlarmModel",
    "AveragePlan",
    "BoomBust",
    "BuildUp",
    "BuildingUpModel",
    "CircleModel",
    "CircleRun",
    "FixedPoint",
    "Graded",
    "PlanRun",
    "Scenario",
    "Shock",
    "SleepModel",
    "SleepRun",
]
