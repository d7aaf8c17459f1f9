"""Every pair of text and background in every theme, by WCAG 2.1; and signs told apart by the colour-blind."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from ui import theme
from ui.commands import COLOUR_NAMES
from ui.compare import palette
from ui.compare.notemarks import fill_and_line
from ui.compare.palette import Tints, contrast
from ui.compare.panemarks import VEIL
from ui.theme import Colours

TEXT, SIGN = 4.5, 3.0  # WCAG 2.1 AA: 1.4.3 for words, 1.4.11 for signs and the edges of what is chosen
NAMES = ("light", "dark", "sepia", "contrast")
WINDOW = dict(zip(NAMES, (theme.LIGHT, theme.DARK, theme.SEPIA, theme.CONTRAST), strict=True))
READING = dict(zip(NAMES, (palette.LIGHT, palette.DARK, palette.SEPIA, palette.CONTRAST), strict=True))

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
SIGHTS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
APART = 20.0  # CIE76; 2.3 is just noticeable, 20 is seen at a glance


@pytest.mark.parametrize("name", NAMES)
def test_words_of_the_window_can_be_read(name: str) -> None:
    shade = WINDOW[name]
    grounds = ("desk", "paper", "raised", "tinted", "hover", "warn_paper", "mark")
    pairs = [("ink", ground) for ground in grounds]
    pairs += [("faint", ground) for ground in ("desk", "paper", "raised", "hover", "tinted")]
    pairs += [("on_accent", "accent"), ("accent", "paper"), ("accent", "desk"), ("warn", "warn_paper")]
    low = {pair: ratio for pair in pairs if (ratio := _ratio(shade, *pair)) < TEXT}
    assert low == {}


@pytest.mark.parametrize("name", NAMES)
def test_focus_and_signs_of_the_window_are_seen(name: str) -> None:
    shade = WINDOW[name]
    pairs = [("accent", "raised"), ("accent", "tinted"), ("mark_line", "paper"), ("warn", "desk")]
    low = {pair: ratio for pair in pairs if (ratio := _ratio(shade, *pair)) < SIGN}
    assert low == {}


@pytest.mark.parametrize("name", NAMES)
def test_words_of_articles_can_be_read_on_every_mark(name: str) -> None:
    tints = READING[name]
    pairs = [("ink", ground) for ground in ("paper", "linked", "lit", "differs", "figure", "quote", "desk")]
    pairs += [("faint", ground) for ground in ("paper", "desk", "linked", "lit")]
    pairs += [("edge", ground) for ground in ("paper", "linked", "lit")]  # names that lead to their place
    pairs += [("figure_line", ground) for ground in ("linked", "lit")]  # signs that are letters
    low = {pair: ratio for pair in pairs if (ratio := _ratio(tints, *pair)) < TEXT}
    assert low == {}


@pytest.mark.parametrize("name", NAMES)
def test_lines_under_words_and_signs_beside_them_are_seen(name: str) -> None:
    tints = READING[name]
    pairs = [("differs_line", "differs"), ("figure_line", "figure"), ("quote_line", "quote"), ("hit", "paper")]
    pairs += [(sign, "paper") for sign in ("only", "event", "edge", "differs_line", "figure_line", "quote_line")]
    low = {pair: ratio for pair in pairs if (ratio := _ratio(tints, *pair)) < SIGN}
    assert low == {}


@pytest.mark.parametrize("name", NAMES)
def test_words_stay_readable_under_the_veil_and_on_highlights(name: str) -> None:
    tints = READING[name]
    veiled = _mixed(QColor(tints.ink), QColor(tints.paper), VEIL / 255)
    assert contrast(veiled, tints.paper) >= TEXT
    for number in range(1, len(COLOUR_NAMES) + 1):
        fill, line = fill_and_line(QColor(tints.paper), number)
        assert contrast(tints.ink, fill.name()) >= TEXT, number
        assert contrast(line.name(), tints.paper) >= SIGN, number


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", ["light", "dark", "sepia"])
def test_signs_are_told_apart_by_the_colour_blind(name: str, sight: str) -> None:
    """In high contrast the shapes of the lines tell alone; here the blue and the orange ones do as well."""
    tints = READING[name]
    blue, orange = ("event", "quote_line"), ("only", "differs_line", "figure_line")
    near = {(a, b): _distance(getattr(tints, a), getattr(tints, b), sight) for a in blue for b in orange}
    assert {pair: far for pair, far in near.items() if far < APART} == {}


def test_highlights_are_told_apart() -> None:
    for paper in (palette.LIGHT.paper, palette.DARK.paper):
        lines = [fill_and_line(QColor(paper), number)[1].name() for number in range(1, len(COLOUR_NAMES) + 1)]
        assert all(_lab_distance(_linear(a), _linear(b)) > 8 for a, b in combinations(lines, 2))


def _ratio(shade: Colours | Tints, one: str, two: str) -> float:
    return round(contrast(getattr(shade, one), getattr(shade, two)), 2)


def _mixed(one: QColor, two: QColor, share: float) -> str:
    parts = zip(one.getRgbF()[:3], two.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(a * (1 - share) + b * share for a, b in parts)).name()


def _linear(color: str) -> tuple[float, ...]:
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(color).getRgbF()[:3])


def _distance(one: str, two: str, sight: str) -> float:
    return _lab_distance(*(_seen(_linear(color), sight) for color in (one, two)))


def _seen(parts: tuple[float, ...], sight: str) -> tuple[float, ...]:
    return tuple(max(0.0, sum(m * c for m, c in zip(row, parts, strict=True))) for row in SIGHTS[sight])


def _lab_distance(one: tuple[float, ...], two: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(_lab(one), _lab(two), strict=True)) ** 0.5


def _lab(parts: tuple[float, ...]) -> tuple[float, float, float]:
    red, green, blue = parts
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
