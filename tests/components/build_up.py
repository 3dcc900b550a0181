from widgets.build_up.build_up import BuildUp

EXAMPLES = {
    "at first": BuildUp(name="opbouw"),
    "two seconds": BuildUp(name="opbouw", pause=2),
    "six seconds": BuildUp(name="opbouw", pause=6),
}
