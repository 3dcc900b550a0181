from widgets.treatments.treatments import Treatments

EXAMPLES = {"at first": Treatments(name="behandelingen")}
