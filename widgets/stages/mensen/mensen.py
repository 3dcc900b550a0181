"""Ten people of all ages: their scans, who of them raises a hand, the years, and pain.

The stage holds no share of people of its own: how many of the ten is what an author writes, with the source beside it
(`img-table` for scans). Years later the count goes away, because it belonged to the age before.

Where a source counts no people (treatments), a soft band takes their place, beside its own yardstick (`mic`); its
figures are those of `widgets.treatments`, and a test holds the two together. `img-counter` and `img-older` give bands
without a figure: odds ratios are no numbers of people.
"""

from widgets.stages.stage import Direction, Stage

STAGE = Stage(
    "mensen",
    (
        Direction("ten_people", "tien mensen"),
        Direction("scan", "scan zien"),
        Direction("of_ten", "{n} van de 10", (0, 10)),
        Direction("age", "allemaal {n} jaar", (20, 80)),
        Direction("years_later", "jaren verder"),
        Direction("with_pain", "met pijn"),
        Direction("without_pain", "zonder pijn"),
        Direction("with_and_without_pain", "met en zonder pijn"),
        Direction("band_more_often", "vaker met pijn"),
        Direction("band_as_often", "met en zonder pijn even vaak"),
        Direction("band_exercise", "verschil door oefenen"),
        Direction("band_graded", "verschil door stap voor stap opbouwen"),
        Direction("band_education", "verschil door alleen uitleg"),
        Direction("band_education_exercise", "verschil door uitleg en oefenen"),
        Direction("band_coaching", "verschil door coaching"),
        Direction("band_team", "verschil door een team"),
        Direction("band_heating", "verschil door zenuwen verhitten"),
    ),
)
