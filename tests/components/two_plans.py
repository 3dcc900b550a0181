from widgets.two_plans.two_plans import TwoPlans

EXAMPLES = {"at first": TwoPlans(name="twee-plannen")}
