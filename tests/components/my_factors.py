from widgets.my_factors.my_factors import MyFactors

EXAMPLES = {"at first": MyFactors(name="mijn-factoren")}
