from widgets.two_valleys.two_valleys import TwoValleys

EXAMPLES = {"at first": TwoValleys(name="twee-dalen")}
