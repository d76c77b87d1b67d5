"""The colours: every pair that is used can be read, in both themes."""

from __future__ import annotations

import re
from dataclasses import asdict, fields
from pathlib import Path
from typing import get_args

import pytest

from desktop_ar.domain.codes import Bucket
from desktop_ar.ui.look.tokens import AGE_TOKENS, DARK, LIGHT, SERIES, Token, Tokens, mixed

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS_OF_TEXT = ("window", "surface", "raised", "select", "hover", "sidebar")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "muted") for ground in GROUNDS_OF_TEXT),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    *(("accent_text", ground) for ground in ("accent_tint", "surface", "select", "raised")),
    *((ink, f"{ink}_tint") for ink in ("overdue", "warn", "good", "info")),
    *((ink, "surface") for ink in ("overdue", "warn", "good", "info", "accent")),
    ("overdue", "window"),
    ("overdue", "select"),
    ("overdue", "raised"),
    ("text", "accent_tint"),
    ("text", "good_tint"),
]
BORDER_PAIRS = [
    ("control", "surface"),
    ("control", "window"),
    ("focus", "surface"),
    ("focus", "window"),
    ("focus", "select"),
    ("accent", "select"),
    *((token, "surface") for token in ("age3", "age4", "age5", *SERIES)),
]
PUBLISHED = {
    ("text", "window"): (14.08, 15.01),
    ("muted", "sidebar"): (5.40, 8.32),
    ("on_accent", "accent_press"): (10.88, 6.30),
    ("warn", "warn_tint"): (5.98, 7.49),
    ("control", "window"): (3.13, 4.29),
}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@THEMES
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, ink: Token, ground: Token) -> None:
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(("ink", "ground"), BORDER_PAIRS)
def test_borders_marks_and_focus_can_be_seen(tokens: Tokens, ink: Token, ground: Token) -> None:
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 3.0


@pytest.mark.parametrize(("pair", "figures"), PUBLISHED.items())
def test_contrast_is_what_the_design_computed(
    pair: tuple[Token, Token], figures: tuple[float, float]
) -> None:
    computed = [contrast(t.colour(pair[0]), t.colour(pair[1])) for t in (LIGHT, DARK)]
    assert computed == pytest.approx(figures, abs=0.006)


def test_mixed_colours_are_those_of_the_design() -> None:
    names: tuple[Token, ...] = ("bar_later", "tick_on_select", "track_on_select")
    assert [LIGHT.colour(name) for name in names] == ["#ACCDCB", "#BCC2BB", "#C4CCC6"]
    assert [DARK.colour(name) for name in names] == ["#345A56", "#465C58", "#3E5652"]
    assert mixed("#000000", "#FFFFFF", 1.0) == "#000000"


@THEMES
def test_ageing_falls_in_lightness_at_every_step(tokens: Tokens) -> None:
    ramp = [luminance(tokens.colour(AGE_TOKENS[b])) for b in Bucket if b is not Bucket.NOT_DUE]
    assert ramp == sorted(ramp, reverse=True)
    assert len(set(ramp)) == 5


def test_every_token_has_a_colour_and_every_colour_a_token() -> None:
    names = {field.name for field in fields(Tokens)} - {"name"}
    assert set(get_args(Token)) == names
    for tokens in (LIGHT, DARK):
        for name, value in asdict(tokens).items():
            assert name == "name" or re.fullmatch(r"#[0-9A-F]{6}", value)


def test_no_colour_literal_stands_anywhere_else() -> None:
    """Also no named colour but transparency, and no QColor of numbers."""
    package = Path(__file__).parents[3] / "desktop_ar" / "ui"
    literal = re.compile(
        r"#[0-9A-Fa-f]{3}\b|#[0-9A-Fa-f]{6}\b|rgba?\(|QColor\(\s*\d|GlobalColor\.(?!transparent)"
    )
    for path in package.rglob("*.py"):
        if path.name == "tokens.py":
            continue
        found = literal.search(path.read_text("utf-8"))
        assert found is None, f"{path.name}: {found.group() if found else ''}"
