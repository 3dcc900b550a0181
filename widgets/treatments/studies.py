"""What studies of treatments found, in their own units, and the yardstick beside which that is drawn."""

from __future__ import annotations

from typing import Any

# What matters to one person (evidence ``mic``): 2 of 10 in pain, drawn of 100; 5 of 24 in what someone can do.
YARDSTICK = {"pain": 20, "function": 5}
# Pain in points of 100; what people can do in points of a list of 24 everyday things.
WHOLE = {"pain": 100, "function": 24}
DECIMALS = {"pain": 0, "function": 1}
# One standardised unit (smd), in points of 100. Ours: it makes 0.33 of ``ex-who`` the 6 to 8 points that evidence names.
SPREAD = 21

# Per outcome "bars": what was read, as (average, low, high) in points better, and in which unit ("smd", or of how many);
# low and high are None where they could not be read. No bars: "says" in words what is known.
# "converted": turned into our points by us, so the reader is told.
NOT_COUNTED = "We have no number about what people could do more after this."
TREATMENTS: tuple[dict[str, Any], ...] = (
    {
        "key": "exercise",
        "name": "Exercise",
        "against": "nothing or usual care",
        "pain": {
            "bars": (
                {"name": "all studies", "read": (15, 12, 18), "of": 100, "source": "ex-cochrane"},
                {"name": "the better studies", "read": (0.33, 0.08, 0.58), "of": "smd", "source": "ex-who"},
            ),
        },
        "function": {
            "bars": (
                {"name": "all studies", "read": (7, 5, 8), "of": 100, "source": "ex-cochrane"},
                {"name": "the better studies", "read": (0.31, 0.05, 0.57), "of": "smd", "source": "ex-who"},
            ),
        },
        "sure": "Fairly sure that it differs: 35 studies with 2746 people. How much is less sure: in the 8 better studies it was less.",
        "know": (  # ``ex-type``
            "No kind of exercise clearly wins, so choose what you want to keep doing. You can be a bit sorer for a while. "
            "The makers of the largest overview call 15 points of pain just worthwhile."
        ),
    },
    {
        "key": "graded",
        "name": "Building up step by step",
        "against": "little or nothing",
        "pain": {"bars": ({"read": (6.2, 3.0, 9.4), "of": 100, "source": "ga-macedo"},)},
        "function": {"bars": ({"read": (6.5, 3.0, 10.1), "of": 100, "source": "ga-macedo"},)},
        "sure": "Less sure: 15 studies with 1654 people, soon after it. Some had pain for little more than six weeks.",
        "know": "On average it helps as much as other exercise. So choose the way that suits you.",
    },
    {
        "key": "education",
        "name": "Explanation of pain only",
        "against": "people without it",
        # The published figure; copies of the article give others.
        "pain": {"bars": ({"read": (5.9, -1.9, 13.8), "of": 100, "source": "pne-watson"},)},
        "function": {"bars": ({"read": (4.1, 0.5, 7.7), "of": 100, "source": "pne-watson"},)},
        "sure": "Unsure: perhaps one hardly notices it. 12 studies with 755 people, soon after it, also with other pain than back pain.",
        "know": "People did become less afraid to move. This course is explanation as well, and has not been studied itself.",
    },
    {
        "key": "education-exercise",
        "name": "Explanation with exercise",
        "against": "exercise or physio only",
        "pain": {"bars": ({"read": (1.14, 0.72, 1.55), "of": 10, "source": "pne-ma"},)},
        "function": {"bars": ({"read": (0.80, 0.47, 1.13), "of": "smd", "source": "pne-ma"},)},
        # ``pne-wood`` for the long term, ``pne-pragmatic`` for the 319 people.
        "sure": (
            "Unsure: 17 mostly small studies with 1078 people, soon after it. For the long term no gain has been shown. "
            "When 45 clinics were taught to explain pain, 319 people could not do clearly more."
        ),
        "know": "This comes on top of what exercise or physiotherapy does. So the bars may not simply be compared.",
    },
    {
        "key": "coaching",
        "name": "Personal coaching",
        "against": "usual care",
        "pain": {"bars": ({"read": (1.0, 0.5, 1.6), "of": 10, "source": "cft"},)},
        "function": {"bars": ({"read": (3.5, 2.0, 4.9), "of": 24, "source": "cft"},)},
        "sure": "Less sure: one large study with 492 people, measured after three years. By then 312 were still taking part, and 180 were not.",
        "know": (  # ``restore-13``
            "It was about thoughts, moving and how one lives. What people could do was the first thing this study looked at. "
            "A group that wore a sensor as well differed a little more. "
            "The therapists were specially trained. A course on a screen is something else."
        ),
    },
    {
        "key": "team",
        "name": "A team of therapists",
        "against": "usual care",
        # The averages were read; their margins only as smd (0.21, 0.04 to 0.37; 0.23, 0.06 to 0.40), so in the same proportion.
        "pain": {
            "bars": (
                {"read": (0.5, 0.5 / 0.21 * 0.04, 0.5 / 0.21 * 0.37), "of": 10, "source": "mbr", "converted": True},
            )
        },
        "function": {
            "bars": (
                {"read": (1.5, 1.5 / 0.23 * 0.06, 1.5 / 0.23 * 0.40), "of": 24, "source": "mbr", "converted": True},
            )
        },
        "sure": "Fairly sure that the difference is small: 41 studies with 6858 people, for the long term.",
        "know": "In many of these people earlier care had not helped enough.",
    },
    {
        "key": "manual",
        "name": "Manual therapy",
        "against": "other recommended treatment",
        # ``smt``, ``kngf-smt``
        "pain": {"says": "For a short time this helps against pain about as much as other recommended treatment."},
        "function": {"says": NOT_COUNTED},
        "sure": "Fairly sure for pain: 47 studies with 9211 people. We have no number that fits this yardstick.",
        "know": "The Dutch guideline mentions it only on top of exercise, and never as the only treatment.",
    },
    {
        "key": "walking",
        "name": "Walking with a plan",
        "against": "people without a plan",
        # ``walkback``
        "pain": {
            "says": "With a walking plan and coaching it took about 208 days until back pain hindered people again. Without a plan 112 days.",
        },
        "function": {
            "says": "With a walking plan and coaching it took about 208 days until back pain hindered people again. Without a plan 112 days.",
        },
        "sure": "Less sure: one study with 701 people. It counted days, so it does not fit this yardstick.",
        "know": "They had just recovered. What it does for those who have pain now, this study does not say.",
    },
    {
        "key": "injections",
        "name": "Injections",
        "against": "a sham treatment",
        # ``injections``
        "pain": {
            "says": (
                "A guideline of 2025 strongly advises against common injections in or near the back. "
                "They helped little or no more than a sham treatment."
            ),
        },
        "function": {"says": NOT_COUNTED},
        "sure": "Disputed: a guideline weighed the studies of long-lasting back pain, and some societies of pain doctors do not agree with it.",
        "know": "Do you have an appointment already? Take your questions along.",
    },
    {
        "key": "heating",
        "name": "Heating nerves",
        "against": "exercise only",
        # Its margin was cut off in what could be read, and so were two of its three parts.
        "pain": {"bars": ({"read": (0.18, None, None), "of": 10, "source": "mint-size"},)},
        "function": {"says": NOT_COUNTED},
        "sure": (
            "Disputed: a Dutch study with 681 people in 16 pain clinics; this number is of 251 of them. "
            "People knew what they got, and societies of pain doctors reject the study."
        ),
        "know": "The guideline of 2025 strongly advises against heating nerves as well, for long-lasting back pain.",
    },
)
# ``injections``: 8.6 of 100 had longer pain or stiffness; the one share of people in these rows of evidence.
BOTHERED_AFTER_INJECTIONS = 9  # of 100
