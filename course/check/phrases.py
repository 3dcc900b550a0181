"""Phrases, in Dutch, that promise, judge or prescribe; and words near them that make them mean something else."""

from __future__ import annotations

import re

NUMBER = r"(?:\d+(?:,\d+)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig|dertig|zestig)"
# A sentence with one of these says that something is not so, or not sure.
HEDGE = re.compile(
    r"\b(niet|geen|nooit|niemand|nergens|kan|kunnen|kunt|zou|zouden|misschien|soms|mogelijk|gemiddeld|beloven|belooft|of|hoop|hoopt|hopen|helaas|weinig)\b|\?",
    re.I,
)
NOT = re.compile(r"\b(niet|geen|nooit|niemand|nergens|zonder)\b|\?", re.I)
PROMISE = re.compile(
    r"\b(geneest|genezing|garande\w+|gegarandeerd|beslist minder pijn|zeker minder pijn|altijd minder pijn|voorgoed|helpt (u )?(altijd|zeker|gegarandeerd))\b"
    r"|\b(uw|de|alle) pijn (\w+ ){0,3}(verdwijnt|weggaat|weg zijn|over zijn|minder worden|is straks weg|gaat weg|gaat over|wordt minder|neemt af)\b"
    r"|\b(wordt|gaat|neemt|verdwijnt) (uw|de|alle) pijn\b (\w+ ){0,2}(minder|weg|over|af|voorgoed)\b|\bverdwijnt (uw|de|alle) pijn\b"
    r"|\b(wordt|bent|raakt) u (\w+ ){0,3}(pijnvrij|klachtenvrij|van (uw|de) pijn af)\b|\bu (wordt|bent|raakt) (\w+ ){0,3}(pijnvrij|klachtenvrij)\b"
    r"|\b\d+ (procent|%) minder pijn\b|\bminder pijn (binnen|na) \d+\b",
    re.I,
)
SAFE = re.compile(
    r"\b(er is (dus )?niets (ernstigs )?(aan de hand|mis)|u (bent|zit) (dus )?veilig|uw rug is (\w+ )?(in orde|gezond|veilig)|niets om u zorgen over te maken"
    r"|geen (alarm\w+)[^.?]{0,40}(dus|dan)[^.?]{0,20}(veilig|goed|in orde))\b",
    re.I,
)
DIAGNOSIS = re.compile(
    r"\bu (heeft|hebt|lijdt aan) (\w+ ){0,2}(hernia|artrose|centrale sensitisatie|depressie|angststoornis|stenose|fibromyalgie|reuma|nociplastische pijn|bewegingsangst)\b"
    r"|\b(uw|de) (diagnose|aandoening) (is|luidt)\b|\buw pijn (komt|ontstaat) (door|van|uit)\b|\bde oorzaak van uw pijn is\b|\bbij u is (\w+ ){0,2}(sprake van|te gevoelig|overgevoelig)\b"
    r"|\buw (zenuwstelsel|alarm|alarmsysteem) is (te |over)?gevoelig",
    re.I,
)
GRADE = re.compile(
    rf"\b(u (heeft|haalt|krijgt|scoort)|uw uitslag is|uw resultaat is|uw totaal is) (\w+ ){{0,2}}{NUMBER} (punten|goed|van de)\b"
    r"|\btel (uw |de )?(punten|antwoorden) (bij elkaar )?op\b|\btelt u (uw |de )?(punten|antwoorden) op\b|\b(risico|pijn|angst|slaap)(score|cijfer|index)\b|\b(laag|matig|hoog|verhoogd) risico\b"
    r"|\b(meer|minder) dan \d+ punten (betekent|wijst)\b",
    re.I,
)
DOSE = re.compile(
    rf"\b{NUMBER} (herhalingen|keer herhalen|sets|series)\b|\b{NUMBER} (keer|maal) (per|in de|een|elke) (dag|week)\b|\b(elke|iedere|per) dag (\w+ ){{0,2}}{NUMBER} (minuten|minuut|uur|stappen|herhalingen|keer)\b"
    rf"|\b{NUMBER} (minuten|minuut|uur|stappen) (per|elke|iedere) (dag|week)\b|\b{NUMBER} ?(mg|milligram|tabletten|paracetamol)\b|\b(verhoog|bouw op|doe er) (\w+ ){{0,3}}\d+ (procent|%)",
    re.I,
)
# A dose is one when the reader is told to do it, not when a study or a made-up person did it.
TOLD = re.compile(
    r"\b(doe|doet u|wandel|wandelt u|loop|oefen|oefent u|neem|neemt u|slik|slikt u|train|traint u|beweeg|herhaal|verhoog|rust|u (moet|kunt|doet|neemt|wandelt|loopt|oefent|beweegt|traint|slikt))\b",
    re.I,
)
