from widgets.my_steps.my_steps import MySteps

NAME = "mijn-stappen"
EXAMPLES = {
    "at first": MySteps(name=NAME),
    "filled": MySteps(
        name=NAME,
        activity="wandelen",
        unit="minuten",
        start="10",
        step="2,5",
        first_day="2026-12-02",
        weekdays=[0, 2, 5],
    ),
}
