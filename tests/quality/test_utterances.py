"""How well quotations of the same utterance are put together, on invented ones marked by hand."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from index.quotes.variants import variants
from store.records import Quote

FILE = Path(__file__).with_name("utterances_marked.txt")
# Measured 22 November 2026 on 12 events: .949 and .949.
PRECISION, RECALL = 0.94, 0.94

pytestmark = [pytest.mark.quality]


def _groups(keys: list[object]) -> set[tuple[int, int]]:
    members: dict[object, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key is not None:
            members[key].append(place)
    return {pair for places in members.values() for pair in combinations(places, 2)}


def test_quotations_of_one_utterance(capsys: pytest.CaptureFixture[str]) -> None:
    right = found = wanted = 0
    wrong: list[str] = []
    for block in FILE.read_text("utf-8").split("\n\n")[1:]:
        told = [line.replace("| |", "|  |").split(" | ") for line in block.strip().splitlines()]
        order = sorted(told, key=lambda line: line[0].split()[0])
        accounts = sorted({line[0].split()[0] for line in order})
        quotes = [Quote(accounts.index(head.split()[0]), 0, len(text), text, who.strip()) for head, who, text in order]
        by_account = [[quote for quote in quotes if quote.article == place] for place in range(len(accounts))]
        mine = _groups([quote.variants for quote in variants(by_account)])
        marks = _groups([None if head.endswith("-") else head.split()[1] for head, _, _ in order])
        right, found, wanted = right + len(mine & marks), found + len(mine), wanted + len(marks)
        wrong += [f"wrong: {quotes[a].text} | {quotes[b].text}" for a, b in mine - marks]
        wrong += [f"missed: {quotes[a].text} | {quotes[b].text}" for a, b in marks - mine]
    with capsys.disabled():
        print(f"\nutterances: precision {right / found:.3f}, recall {right / wanted:.3f} of {wanted} pairs")
        print(*wrong, sep="\n")
    assert right / found >= PRECISION
    assert right / wanted >= RECALL
