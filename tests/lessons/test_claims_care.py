"""What lessons 04, 06 and 07 may not say, and what stands there instead: each row is a claim that was checked.

A sentence goes when it says more than its source, or has none. Change a row only together with the source.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from babel.messages.pofile import read_po

from widgets.sources import Sources

ROOT = Path(__file__).parents[2]
SLEEP, CARE, PLAN = "04-slaap-en-rust", "06-behandeling", "07-mijn-plan"


class Claim(NamedTuple):
    """One claim: pieces of text that may not stand in a lesson or a widget, and pieces that must."""

    about: str
    place: str
    never: tuple[str, ...] = ()
    always: tuple[str, ...] = ()


CLAIMS = [
    # The first outcome of this study is what people could do; the other group had usual care; there were three groups.
    Claim(
        "coaching",
        CARE,
        ("dan de andere groep",),
        (
            "3,5 punt op een lijst met 24 gewone dingen, en met een sensor 4,1",
            "drie groepen",
            "dan mensen met gewone zorg",
        ),
    ),
    Claim(
        "explanation",
        CARE,
        ("zag geen duidelijk verschil in gedachten",),
        ("van uitleg zonder oefenen geen duidelijk verschil", "Uitleg naast oefenen deed het beter"),
    ),
    Claim("explanation taught to therapists", CARE, (), ("Wel hadden die patiënten wat meer vertrouwen. [@lane2022]",)),
    # The largest overview and the better studies differ; both are told, with the number of the better ones.
    Claim(
        "exercise",
        CARE,
        ('scheelt gemiddeld 15 punten pijn van de 100."', "In de betere onderzoeken was het verschil kleiner."),
        ("6 tot 8 punten, omgerekend door ons", "7 punten van de 100. [@hayden2021]"),
    ),
    Claim(
        "function beside pain",
        CARE,
        (),
        ("Daar telt een verschil van ongeveer 5 punten. [@ostelo2008]", "dichter bij de meetlat"),
    ),
    # Averages do not say who notices much: it could be everyone a little.
    Claim(
        "averages",
        CARE,
        (
            "De een merkt veel, de ander merkt niets",
            "sommige mensen hebben er veel aan",
            "Voor de een is het verschil klein",
        ),
    ),
    # Of what did better than a dummy treatment only these two were read.
    Claim(
        "dummy treatment",
        CARE,
        ("korte duw van manuele therapie", "antidepressiva", "bepaalde crème"),
        ("waren daar oefenen en manipulatie bij, een deel van manuele therapie",),
    ),
    Claim(
        "injections",
        CARE,
        ("Meestal niet.", "verhitten scheelde bijna niets"),
        ("en 91 niet. Dat getal is onzeker.", "[@juch2017]"),
    ),
    # No source says for how many an operation is needed; the guideline says for whom.
    Claim(
        "operations",
        CARE,
        ("klein deel van de mensen nodig", "Een injectie of operatie is vaak niet nodig"),
        (
            "## Voor wie is een operatie?",
            "na 6 tot 8 weken",
            "[@nhglrs2015]",
            "[@weinstein2008]",
            "Over rugpijn zonder pijn in het been zegt dit niets.",
        ),
    ),
    Claim("operations", PLAN, ("klein deel van de mensen nodig", "Meestal niet. Een richtlijn"), ("[@nhglrs2015]",)),
    Claim(
        "operations", "therapist_talk", ("klein deel van de mensen", "Bij de meeste mensen is een operatie niet nodig")
    ),
    # "Usual care" is also what studies compare with; and two guidelines differ on massage.
    Claim(
        "not as routine",
        CARE,
        ("horen niet bij de gewone zorg", "rekken met een toestel"),
        ("worden niet standaard aangeraden", "over massage strenger"),
    ),
    # How many recover from pain that lasts differs by source, and the newest figures were not read: no share of people.
    Claim("share that recovers", CARE, ("42 van de 100", "na-een-jaar"), ("[@wallwork2024]",)),
    Claim(
        "share that recovers", PLAN, ("4 van de 10",), ("een deel van hen pijnvrij, maar niet iedereen. [@costa2009]",)
    ),
    Claim(
        "recovery takes months", CARE, ("@costa2012", "Ook wie pijn houdt, kan vaak"), ("[@costa2009; @kongsted2016]",)
    ),
    Claim(
        "people out of ten", CARE, ("bijna geen mensen van de 10",), ("hoeveel van de 10 mensen er iets van merken",)
    ),
    # Measured before the outcome; whether it is the cause is not known.
    Claim(
        "work",
        PLAN,
        ("Wat er eerst was", "gaan samen met pijn die blijft"),
        ("is de kans groter dat pijn blijft. [@kngf2021b2] Of het de oorzaak is, weten we niet.",),
    ),
    # The overview of 2012 mixed in people who had pain for a short time; the one that replaces it, without a number.
    Claim(
        "how long",
        PLAN,
        ("@costa2012", "eerst vlug en daarna langzaam"),
        ("Over mensen die al jaren pijn hebben, zegt dit onderzoek niets", "[@wallwork2024]"),
    ),
    # Pain that comes back after recovery says nothing about ups and downs of lasting pain.
    Claim(
        "flare-ups",
        PLAN,
        ("@dasilva2019", "net hersteld"),
        ("Bij veel mensen gaat rugpijn op en neer. [@kongsted2016]",),
    ),
    Claim(
        "often, without a source",
        PLAN,
        ("kunnen mensen vaak weer meer", "er vaak ruimte", "kan vaak nu al", "is vaak makkelijker"),
    ),
    Claim("overwriting a plan", PLAN, ("overschrijven",), ("op papier overnemen",)),
    Claim(
        "mattress",
        SLEEP,
        ("kwamen wel van een fabrikant",),
        ("Een fabrikant leverde de matrassen voor dat onderzoek.",),
    ),
    Claim(
        "sleep and pain",
        SLEEP,
        ("beter voorspelt dan pijn het slapen",),
        ("meer zegt over de pijn daarna dan andersom. [@finan2013]",),
    ),
    # Going to bed earlier is what the treatment undoes.
    Claim(
        "longer in bed",
        SLEEP,
        ("Of het hem helpt, weet niemand vooraf",),
        ("liggen een tijd korter in bed. [@riemann2023]", "op dezelfde tijd op", "even uit bed", "[@kyle2014]"),
    ),
    Claim(
        "often, without a source",
        SLEEP,
        ("er vaak nog plek", "Veel mensen denken zo", "kan helpen om de dag los te laten"),
    ),
    Claim("manual therapy", "treatments", ("Manuele therapie naast oefenen",), ("Manuele therapie",)),
    Claim("coaching", "treatments", ("vergeleken met de andere groep",), ("keek het eerst naar wat mensen konden",)),
    Claim(
        "sensitive alarm",
        "x-opfrissen-na-2-weken",
        ("wordt altijd weer rustiger", "wordt vanzelf rustiger"),
        ("Onderzoekers zagen dat vooral in proeven. [@woolf2011]", "Hoe snel dat bij u gaat, weet niemand vooraf."),
    ),
    Claim("small steps", "goal_ladder", ("vaak makkelijker",), ("soms makkelijker",)),
]

# English key and Dutch text of a widget say the same, also on safety.
PAIRS = [
    ("flare_up_plan", "ook iets anders dan pijn", "also something other than pain"),
    ("treatments", "Waarschijnlijk ligt het tussen {low} en {high}.", "It probably lies between {low} and {high}."),
    ("treatments", "ruim zes weken", "little more than six weeks"),
    ("sleep_week", "duidelijk meer", "clearly more"),
    ("sleep_week", "duidelijk minder", "clearly less"),
    ("build_up", "ongeveer anderhalf keer", "about one and a half times"),
    ("fear_circle", "U voelt iets in uw rug.", "You feel something in your back."),
    ("scan_findings", "kussentje tussen twee botten", "cushion between two bones"),
    ("scan_findings", "door de jaren zijn veranderd", "have changed over the years"),
]


@functools.cache
def catalogue(widget: str) -> dict[str, str]:
    with (ROOT / f"widgets/{widget}/nl.po").open("rb") as stream:
        return {message.id: message.string for message in read_po(stream) if message.id}


@functools.cache
def text_of(place: str) -> str:
    """All a reader or leader can read: the cells of a lesson or an extra page, or the Dutch of a widget."""
    if place[0].isdigit() or place.startswith("x-"):
        cells = nbformat.read(ROOT / f"lessons/nl/{place}.ipynb", 4).cells
        return "\n".join(cell.source for cell in cells)
    return "\n".join(catalogue(place).values())


@pytest.mark.parametrize("claim", CLAIMS, ids=[f"{claim.place}-{claim.about}" for claim in CLAIMS])
def test_a_lesson_says_what_its_source_says(claim: Claim) -> None:
    text = text_of(claim.place)
    assert [words for words in claim.never if words in text] == []
    assert [words for words in claim.always if words not in text] == []


@pytest.mark.parametrize(("widget", "dutch", "english"), PAIRS)
def test_the_english_key_says_what_the_dutch_says(widget: str, dutch: str, english: str) -> None:
    keys = [key for key, text in catalogue(widget).items() if dutch in text]
    assert keys
    assert all(english in key for key in keys)


def test_a_curve_of_recovery_is_nowhere() -> None:
    # Its figures for pain that lasts have not been read.
    assert not re.search(r"\d", Sources.load(ROOT / "lessons").get("wallwork2024").finding)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ma2024", "pain neuroscience education for chronic low back pain: short-term outcomes of pain and disability"),
        ("kngf2021", "KNGF-richtlijn Lage rugpijn en lumbosacraal radiculair syndroom"),
        ("kngf2021a3", "KNGF-richtlijn Lage rugpijn en lumbosacraal radiculair syndroom"),
        ("kngf2021b2", "KNGF-richtlijn Lage rugpijn en lumbosacraal radiculair syndroom"),
        ("kngf2021c2", "KNGF-richtlijn Lage rugpijn en lumbosacraal radiculair syndroom"),
        ("kngf2021c4", "KNGF-richtlijn Lage rugpijn en lumbosacraal radiculair syndroom"),
        ("nhg2017", "NHG-Standaard Aspecifieke lagerugpijn (M54), tweede herziening"),
        ("costa2009", "da C Menezes Costa"),
        ("who2023", "ISBN 978-92-4-008178-9"),
        ("who2023b", "ISBN 978-92-4-008178-9"),
    ],
)
def test_a_source_has_its_own_title_and_name(key: str, words: str) -> None:
    assert words in Sources.load(ROOT / "lessons").get(key).reference_html
