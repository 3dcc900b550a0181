from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from widgets.clinic_details.clinic_details import ClinicDetails

FULL = """[clinic]
name = "Praktijk De Brug"
text = "Fysiotherapie."
towns = ["Ee", "Aa"]
phone = "076 - 123 45 67"
mail = "info@brug.example"
web = "https://www.brug.example/"
"""
NAME_ONLY = '[clinic]\nname = "De Brug"\nphone = ""\nmail = ""\ntowns = []'


def details(text: str) -> ClinicDetails:
    """The widget of a course with that course.toml."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("course.toml").write_text(text)
        return ClinicDetails(name="contact")


EXAMPLES = {"all of it": details(FULL), "a name only": details(NAME_ONLY), "no clinic": details("")}
