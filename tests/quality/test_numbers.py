"""How often the quantities of an English sentence are those of its professional translation."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from index.numbers.numbers import numbers

CORPUS = Path(__file__).parents[3] / "shared/corpora/meantime/dev.jsonl.gz"
# Measured .90, .84 and .72 (a share of the rest is in the translations: "382 millones de $en", one of two left out).
FLOORS = {"es": 0.89, "nl": 0.82, "it": 0.71}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.quality,
    pytest.mark.skipif(not CORPUS.exists(), reason="the translated news of ../shared/corpora/meantime is not here"),
]


def _told(text: str, language: str) -> Counter[tuple[float, str]]:
    return Counter(
        (number.value, "count" if number.unit == "people" else number.unit) for number in numbers(text, language)
    )


@pytest.mark.parametrize("language", FLOORS)
def test_translations_tell_the_same_quantities(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    articles: dict[str, dict[str, Any]] = defaultdict(dict)
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            articles[article["article"]][article["lang"]] = article["sentences"]
    same = told = 0
    for versions in articles.values():
        english, other = versions.get("en", []), versions.get(language, [])
        if len(english) != len(other):
            continue
        for one, translated in zip(english, other, strict=True):
            here, there = _told(one["text"], "en"), _told(translated["text"], language)
            same += 2 * sum((here & there).values())
            told += sum(here.values()) + sum(there.values())
    with capsys.disabled():
        print(f"\nquantities alike in English and {language}: {same / told:.3f}")
    assert same / told >= FLOORS[language]
