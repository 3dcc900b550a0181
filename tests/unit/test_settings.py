"""course.toml: what it may hold, and what a mistake in it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.contrast import contrast
from course.setting_rules import SettingsError
from course.settings import read

ROOT = Path(__file__).parents[2]


def written(folder: Path, text: str) -> Path:
    file = folder / "course.toml"
    file.write_text(text)
    return file


def test_as_shipped_the_course_names_its_clinic_and_its_towns() -> None:
    clinic = read(ROOT / "course.toml").clinic
    assert clinic.name == "Melius Pijnzorg"
    assert clinic.towns == ("Breda", "Bergen op Zoom", "Goes", "Eindhoven")


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    settings = read(tmp_path / "course.toml")
    assert settings.title == "Begrijp uw rugpijn"
    assert settings.emergency["ambulance"] == "112"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('titel = "x"', 1, "bedoelt u 'title'?"),
        ('title = "x"\n\n[clinic]\nname = "A"\nfone = "076"', 5, "bedoelt u 'phone'?"),
        ('title = "x"\n[klinic]\nname = "A"', 2, "bedoelt u 'clinic'?"),
        (
            'title = "x"\n\n[clinic]\ntext = "Fysio."\nphone = "076 123 45 67"',
            3,
            "in het deel [clinic] ontbreekt 'name'; schrijf daar",
        ),
        ('[clinic]\nphone = "076 123 45 67"\nname = ""', 3, "'clinic.name' is leeg; schrijf daar"),
        ("title = oeps", 1, "dit is niet te lezen; kijk of elk aanhalingsteken"),
        ('title = "a"\n[clinic\n', 2, "dit is niet te lezen"),
        ('title = "a"\n\ntitle = "b"\n', 3, "dit staat er al eens; haal een van de twee weg"),
        ("title = 5", 1, "tekst tussen aanhalingstekens"),
        ('[clinic]\ntowns = "Breda"', 2, "een lijst tussen"),
        ('[clinic]\nmail = "geen mailadres"', 2, "een mailadres"),
        ('[clinic]\nweb = "javascript:alert(1)"', 2, "begint met https://"),
        ('[clinic]\nphone = "bel maar"', 2, "een telefoonnummer"),
        ('\n[colours]\nteal = "groen"', 3, "zes tekens"),
        ('[colours]\nteal = "#88ccbb"', 2, "kies een donkerder kleur"),
        ('[colours]\nteal_dark = "#0d5f5c"', 2, "kies een lichtere kleur"),
        (
            "[groups]\nleast_votes = 3",
            2,
            "schrijf een heel getal van 5 tot 50 (bij minder dan 5 telefoons is te raden wie wat koos)",
        ),
    ],
)
def test_a_mistake_names_the_line_and_the_cure(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(SettingsError, match=f"regel {line}: .*{re.escape(words)}"):
        read(written(tmp_path, text))


@pytest.mark.parametrize(
    "site",
    [
        "https://praktijk.example/",
        "https://praktijk.example/rug?x=1#y",
        "http://praktijk.example",
        "praktijk.example",
        "https://Praktijk.example",
        "https://ik@praktijk.example",
        "https://praktijk.example:0",
        "https://*.praktijk.example",
        "https://*",
        "*",
        "",
        "null",
        "data:text/html,x",
        "http://localhost.evil.example",
        "https://a.example https://b.example",
        # What would be a rule, or a header, of its own.
        "https://a.example; script-src *",
        "https://a.example'",
        'https://a.example"',
        "https://a.example\n",
        "https://a.example\r\nSet-Cookie: x=1",
    ],
)
def test_a_site_that_shows_lessons_is_its_name_and_nothing_else(tmp_path: Path, site: str) -> None:
    with pytest.raises(SettingsError) as told:
        read(written(tmp_path, f'title = "x"\n[embed]\nallow = ["https://goed.example", {json.dumps(site)}]'))
    words = str(told.value)
    assert words.startswith(f"course.toml, regel 3: bij 'embed.allow' staat {site!r}; ")
    assert "\n" not in words
    # The cure works, and is about the site that was meant.
    cure = re.search(r'schrijf: "(.*)"$', words)[1]
    assert read(written(tmp_path, f'[embed]\nallow = ["{cure}"]')).embed == (cure,)
    if site.lower().removeprefix("http://").removeprefix("https://").startswith("praktijk.example/"):
        assert cure == "https://praktijk.example"


def test_sites_that_may_show_lessons_are_taken_as_they_stand(tmp_path: Path) -> None:
    sites = [
        "https://praktijk.example",
        "https://www.praktijk.example:8443",
        "http://localhost:8000",
        "http://localhost",
    ]
    settings = read(written(tmp_path, f"[embed]\nallow = {json.dumps(sites)}"))
    assert settings.embed == tuple(sites)
    assert read(written(tmp_path, 'title = "x"')).embed == ()
    with pytest.raises(SettingsError, match="hoogstens 20"):
        read(written(tmp_path, f"[embed]\nallow = {json.dumps(sites[:1] * 21)}"))


def test_a_clinic_that_fills_in_nothing_is_fine(tmp_path: Path) -> None:
    assert read(written(tmp_path, '[clinic]\nname = ""\ntowns = []\nphone = ""')).clinic.name == ""


def test_a_colour_that_stands_out_enough_is_taken(tmp_path: Path) -> None:
    assert read(written(tmp_path, '[colours]\nteal = "#7a1f4d"')).colours == {"teal": "#7a1f4d"}


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_message(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "course.toml")
        file.write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            read(file)
        except SettingsError as error:
            assert "course.toml" in str(error)  # noqa: PT017 (both outcomes are right)


def test_a_file_that_windows_marked_as_utf_8_is_read(tmp_path: Path) -> None:
    file = tmp_path / "course.toml"
    file.write_bytes('\ufefftitle = "Rug"\n'.encode())
    assert read(file).title == "Rug"
