from widgets.my_movement.my_movement import MyMovement

NAME = "mijn-beweging"
EXAMPLES = {
    "at first": MyMovement(name=NAME),
    "taken": MyMovement(name=NAME, activity="Dragen, klein"),
}
