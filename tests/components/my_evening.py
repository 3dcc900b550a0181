from widgets.my_evening.my_evening import MOST_CHARACTERS, MyEvening

NAME = "mijn-avond"
EXAMPLES = {
    "at first": MyEvening(name=NAME),
    "filled": MyEvening(name=NAME, evening=[{"key": "tea"}, {"own": "w" * MOST_CHARACTERS}]),
    "of an author": MyEvening(name=NAME, activities={"vissen": "Kijken naar mijn vissen"}),
}
