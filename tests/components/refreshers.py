from widgets.refreshers.refreshers import Refreshers

EXAMPLES = {
    "at first": Refreshers(name="opfrissen", pages=["na-twee", "na-zes", "na-twaalf"]),
    "without pages": Refreshers(name="opfrissen"),
}
