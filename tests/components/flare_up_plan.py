from widgets.flare_up_plan.flare_up_plan import MOST_CHARACTERS, FlareUpPlan

NAME = "mijn-opvlamplan"
EXAMPLES = {
    "at first": FlareUpPlan(name=NAME),
    "filled": FlareUpPlan(
        name=NAME, picks={"during": ["breathe"]}, words={"call": "Els 06-12 34 56 78", "after": "w" * MOST_CHARACTERS}
    ),
}
VARIANTS = {
    "to read": FlareUpPlan(name=NAME, lesson="07", picks={"during": ["breathe"]}, words={"call": "Els 06-12 34 56 78"}),
    "to read, none yet": FlareUpPlan(name=NAME, lesson="07"),
}
