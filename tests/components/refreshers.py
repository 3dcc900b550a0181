from widgets.refreshers.refreshers import Refreshers

EXAMPLES = {"at first": Refreshers(name="opfrissen")}
