from widgets.fear_circle.fear_circle import FearCircle

NAME = "mijn-cirkel"
FILLED = {
    "who": "own",
    "picks": {"pain": ["bending"], "thought": ["wrong", "worse"], "avoiding": ["skip"], "small_step": ["together"]},
    "words": {"less": "Ik hang de was niet meer op", "small_step": "Twee sokken ophangen"},
}
EXAMPLES = {
    "at first": FearCircle(name=NAME),
    "filled": FearCircle(name=NAME, **FILLED),
}
