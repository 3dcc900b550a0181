from widgets.my_evening.my_evening import MOST_CHARACTERS, MyEvening

NAME = "mijn-avond"
EXAMPLES = {
    "at first": MyEvening(name=NAME),
    "of an author, filled": MyEvening(
        name=NAME,
        activities={"vissen": "Kijken naar mijn vissen"},
        evening=[{"key": "vissen"}, {"own": "w" * MOST_CHARACTERS}],
    ),
}
