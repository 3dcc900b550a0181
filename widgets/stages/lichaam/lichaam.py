"""The body: what can happen to it, and in it, in the words an author types."""

from widgets.stages.stage import Direction, Stage

STAGE = Stage(
    "lichaam",
    (
        # What happens to the person. One at a time; its card stays on the scales.
        Direction("hand_on_back", "hand op de rug"),
        Direction("light_hand", "lichte hand"),
        Direction("firm_hand", "stevige hand"),
        Direction("lifting", "zwaar tillen"),
        Direction("bad_night", "slechte nacht"),
        Direction("scary_words", "enge woorden"),
        Direction("someone_helps", "iemand die helpt"),
        Direction("practice", "oefenen maakt rustiger"),
        Direction("rest", "rust"),
        # What happens in the body.
        Direction("signal_up", "signaal naar boven"),
        Direction("knob_louder", "knop harder"),
        Direction("knob_softer", "knop zachter"),
        Direction("to_danger", "weegschaal naar gevaar"),
        Direction("to_safety", "weegschaal naar veilig"),
        Direction("alarm_silent", "alarm stil"),
        Direction("alarm_soft", "alarm zacht"),
        Direction("alarm_medium", "alarm gewoon"),
        Direction("alarm_loud", "alarm hard"),
        Direction("many_touches", "vaak achter elkaar"),
        Direction("wait", "even wachten"),
        Direction("tissue_hurt", "rug verrekt"),
        Direction("tissue_heals", "weefsel geneest"),
        Direction("tissue_healed", "weefsel is genezen"),
        # Who is on the stage.
        Direction("two_people", "twee mensen naast elkaar"),
        Direction("one_person", "een mens"),
    ),
)
