from widgets.body.body import Body

EXAMPLES = {"at first": Body(name="lichaam")}
