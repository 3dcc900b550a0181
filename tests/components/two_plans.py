from widgets.two_plans.two_plans import TwoPlans

EXAMPLES = {
    "at first": TwoPlans(name="twee-plannen"),
    "other names": TwoPlans(name="twee-plannen", people=["Mia", "<b>Bo</b>"]),
}
