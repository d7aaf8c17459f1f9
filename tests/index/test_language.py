"""Telling the language of a text."""

from __future__ import annotations

import sys

import pytest

from index.describe.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The crews of the ferries stopped work on Tuesday and said that they would not sail until they are heard.",
            "en",
        ),
        (
            "Las tripulaciones de los transbordadores pararon el martes y dijeron que no van a navegar por ahora.",
            "es",
        ),
        (
            "Les équipages des ferries ont cessé le travail mardi et "
            "ne veulent pas naviguer pour une compagnie sourde.",
            "fr",
        ),
        (
            "Die Besatzungen der Fähren haben am Dienstag die Arbeit niedergelegt und wollen nicht auf See gehen.",
            "de",
        ),
        (
            "As tripulações dos barcos não querem navegar e dizem que "
            "a empresa não os ouve, segundo o sindicato do porto.",
            "pt",
        ),
        (
            "Gli equipaggi dei traghetti hanno fermato il lavoro e non "
            "vogliono navigare per la compagnia che non li ascolta.",
            "it",
        ),
        (
            "De bemanningen van de veerboten hebben het werk neergelegd "
            "en willen niet varen voor een bedrijf dat niet luistert.",
            "nl",
        ),
        ("", ""),
        ("12 - 34", ""),
    ],
)
def test_common_languages_are_told_without_the_slow_classifier(text: str, code: str) -> None:
    sys.modules.pop("py3langid", None)
    assert language(text) == code
    assert "py3langid" not in sys.modules
