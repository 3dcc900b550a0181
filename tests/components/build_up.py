from widgets.build_up.build_up import BuildUp

EXAMPLES = {"at first": BuildUp(name="opbouw")}
