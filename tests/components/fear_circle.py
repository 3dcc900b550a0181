from widgets.fear_circle.fear_circle import FearCircle

NAME = "mijn-cirkel"
EXAMPLES = {
    "at first": FearCircle(name=NAME),
    "filled": FearCircle(
        name=NAME,
        who="own",
        picks={
            "pain": ["bending"],
            "thought": ["wrong", "worse"],
            "avoiding": ["skip"],
            "small_step": ["together"],
        },
        words={"less": "w" * 120, "small_step": "Twee sokken ophangen"},
    ),
}
