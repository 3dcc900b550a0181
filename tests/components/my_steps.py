from widgets.my_steps.my_steps import MySteps

EXAMPLES = {"at first": MySteps(name="mijn-stappen")}
