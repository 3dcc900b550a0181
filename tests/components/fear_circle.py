from widgets.fear_circle.fear_circle import FearCircle

EXAMPLES = {"at first": FearCircle(name="mijn-cirkel")}
