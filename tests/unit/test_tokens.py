"""The look holds in every theme: contrast of every pair that is used together, and themes that agree with themselves."""

import re
from pathlib import Path

import pytest
import tinycss2

from widgets.shipped import STATIC, built_files

ROOT = Path(__file__).parents[2]
TOKENS = ROOT / "assets/styles/tokens.css"
FOLDERS = ["assets/styles", "assets/group", "widgets/front"]
STYLES = sorted(file for folder in FOLDERS for file in (ROOT / folder).glob("*.css") if file != TOKENS)
SHELL = ROOT / "assets/jupyter/voila/templates/course/shell.html.j2"

LIGHT = ":root"
DARK = "(prefers-color-scheme: dark)"
CONTRAST = "(prefers-contrast: more)"
CONTRAST_DARK = "(prefers-contrast: more) and (prefers-color-scheme: dark)"
THEMES = [LIGHT, DARK, CONTRAST, CONTRAST_DARK]

GROUNDS = ["paper", "surface", "sunk"]
TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "teal", "teal-deep") for ground in GROUNDS],
    *[("ink", f"{tint}-soft") for tint in ("teal", "alarm", "safe", "call")],
    ("teal", "teal-soft"),
    ("teal-deep", "teal-soft"),
    ("ink-soft", "teal-soft"),
    ("on-teal", "teal"),
    ("on-teal", "teal-deep"),
    ("alarm-ink", "alarm-soft"),
    ("alarm-ink", "surface"),
    ("safe-ink", "safe-soft"),
    ("safe-ink", "surface"),
    ("call", "call-soft"),
    ("call", "surface"),
    # The name of a line stands beside it in the line's own colour.
    *[(f"line-{n}", "surface") for n in (1, 2, 3, 4)],
]
SHAPE_PAIRS = [
    *[("rule-strong", ground) for ground in GROUNDS],
    *[("focus", ground) for ground in [*GROUNDS, "teal-soft", "alarm-soft", "safe-soft", "call-soft"]],
    ("focus-halo", "focus"),
    *[(f"line-{n}", "surface") for n in (1, 2, 3, 4)],
    *[(f"line-{n}", band) for n, band in ((1, "band"), (2, "band-2"), (3, "band-3"))],
    *[(shape, ground) for shape in ("alarm", "safe") for ground in ("surface", "paper")],
    ("alarm", "alarm-soft"),
    ("safe", "safe-soft"),
    ("teal", "teal-soft"),
    ("axis", "surface"),
    ("draw-line", "paper"),
    ("draw-line", "surface"),
]


def declarations(block):
    """The custom properties of one rule, name to value."""
    return {
        each.lower_name.removeprefix("--"): tinycss2.serialize(each.value).strip()
        for each in tinycss2.parse_blocks_contents(block.content, skip_comments=True, skip_whitespace=True)
        if each.type == "declaration"
    }


def rules(css=TOKENS):
    """Every rule of a style sheet, of tokens.css or as it was built, as (media query, selector, declarations)."""
    found = []
    for rule in tinycss2.parse_stylesheet(css.read_text("utf-8"), skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword != "media":
            continue
        if rule.type == "at-rule":
            media = tinycss2.serialize(rule.prelude).strip()
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        else:
            media, inner = "", [rule]
        found += [(media, tinycss2.serialize(each.prelude).strip(), declarations(each)) for each in inner]
    return found


def theme(name):
    """The colours a reader sees in a theme: the light ones, replaced by those of the theme."""
    base = next(values for media, selector, values in rules() if not media and selector == ":root")
    if name == LIGHT:
        return base
    return base | next(values for media, _, values in rules() if media == f"screen and {name}")


def luminance(colour):
    """Relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(name, pairs, least):
    colours = theme(name)
    ratios = {pair: contrast(colours[f"c-{pair[0]}"], colours[f"c-{pair[1]}"]) for pair in pairs}
    return {f"{front} on {back}": round(ratio, 2) for (front, back), ratio in ratios.items() if ratio < least}


def test_contrast_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read(name):
    assert too_faint(name, TEXT_PAIRS, 7 if "contrast" in name else 4.5) == {}


@pytest.mark.parametrize("name", THEMES)
def test_shapes_can_be_seen(name):
    assert too_faint(name, SHAPE_PAIRS, 3) == {}


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_sets_every_colour(name):
    colours = {key for key in theme(LIGHT) if key.startswith("c-")}
    own = next(values for media, selector, values in rules() if name in (media.removeprefix("screen and "), selector))
    assert {key for key in own if key.startswith("c-")} == colours


@pytest.mark.parametrize("style", ["front_css", "widgets_css", "phone_css"])
@pytest.mark.parametrize(("attribute", "media"), [("dark", DARK), ("contrast", CONTRAST)])
def test_chosen_theme_equals_the_systems(style, attribute, media):
    built = rules(STATIC / built_files()[style])
    chosen = next(values for _, selector, values in built if selector == f":root[data-theme={attribute}]")
    asked = next(values for query, _, values in built if query == f"screen and {media}".replace(": ", ":"))
    assert chosen == asked


def test_tokens_hold_custom_properties_on_the_root_only():
    for _, selector, values in rules():
        assert selector.startswith(":root")
        assert all(re.match(r"[cstm]-", key) for key in values), selector


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_styles_use_known_tokens_and_no_colours_of_their_own(style):
    text = re.sub(r"/\*.*?\*/", "", style.read_text("utf-8"), flags=re.DOTALL)
    used = set(re.findall(r"var\(--([cstm]-[\w-]+)", text))
    assert used <= set(theme(LIGHT))
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|\brgba?\(|\bhsla?\(", text) == []


@pytest.mark.parametrize(("scheme", "name"), [("light", LIGHT), ("dark", DARK)])
def test_browser_bar_has_the_colour_of_the_paper(scheme, name):
    shown = re.search(
        rf'theme-color" content="(#\w+)" media="\(prefers-color-scheme: {scheme}\)"', SHELL.read_text("utf-8")
    )
    assert shown[1] == theme(name)["c-paper"]


def test_scale_of_sizes_has_ratio_five_to_four():
    values = theme(LIGHT)
    factors = [float(re.search(r"\* ([\d.]+)", values[f"t-{step}"])[1]) for step in (1, 2, 3, 4)]
    assert factors == pytest.approx([1.25**step for step in (1, 2, 3, 4)], rel=1e-3)
