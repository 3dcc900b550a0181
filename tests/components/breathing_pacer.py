from widgets.breathing_pacer.breathing_pacer import BreathingPacer

EXAMPLES = {"at first": BreathingPacer(name="adem")}
