"""The rule about the safety list: its words are a clinician's."""

from __future__ import annotations

import hashlib
import json
import tomllib
from datetime import date

from course.check.finding import Spot, course_rule

# Hash of the words as they are shipped; whoever changes lessons/safety.toml with a clinician puts the new one here.
SHIPPED = "d4b89b149d59fb33"
FILE = "lessons/safety.toml"


def wording(settings: dict) -> str:
    """Hash of what the list says, whoever reviewed it."""
    words = {key: value for key, value in settings.items() if key not in ("reviewer", "reviewed")}
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


@course_rule("veiligheidslijst", "moet", "Aan deze lijst hangt wanneer iemand een dokter belt. Een arts of fysiotherapeut kijkt elke verandering na.")
def safety_list(course):
    """The words are as shipped, or a clinician has put name and date to them."""
    file = course.project.root / FILE
    if not course.whole or not file.exists():
        return
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        yield "", Spot(f"{FILE} is niet te lezen ({error}).", "Zet het bestand terug.")
        return
    reviewer, reviewed = str(settings.get("reviewer") or "").strip(), str(settings.get("reviewed") or "").strip()
    if wording(settings) != SHIPPED and not (reviewer and reviewed):
        cure = 'Zet de woorden terug, of laat een huisarts of fysiotherapeut de lijst nakijken en vul "reviewer" en "reviewed" in.'
        yield "", Spot(f"De woorden in {FILE} zijn veranderd, en niemand heeft ze nagekeken.", cure)
    if bool(reviewer) != bool(reviewed):
        yield "", Spot(f"In {FILE} is maar één van reviewer en reviewed ingevuld.", "Vul de naam en de datum allebei in.")
    try:
        if reviewed and date.fromisoformat(reviewed) > date.today():
            yield "", Spot(f"De lijst is volgens {FILE} nagekeken op {reviewed}, en dat moet nog komen.", "Vul de echte datum in.")
    except ValueError:
        yield "", Spot(f'In {FILE} is "reviewed" geen datum: {reviewed}', "Schrijf jaar-maand-dag, zoals 2026-12-01.")
