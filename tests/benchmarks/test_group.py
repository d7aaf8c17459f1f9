"""Speed of grouping beside the plain way, all pairs of articles by the cosine of their TF-IDF vectors in numpy.

`SYNOPTIC_ARTICLES=5000 pytest -m slow tests/benchmarks/test_group.py -s` tells it for more; ratios, never a judgement.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

import numpy as np
import pytest

from index.group.likeness import nearest
from index.group.nearby import nearby, together
from index.group.terms import Terms, terms
from index.group.vectors import Vectors, vectors
from tests.benchmarks.engines import articles

ARTICLES = int(os.environ.get("SYNOPTIC_ARTICLES", "800"))
_ROWS = 50
"""Rows of the plain way that are compared at once, and timed: the rest takes as long for each."""


def plain(found: Sequence[Terms], of: Vectors) -> float:
    """Return the seconds in which each article would be compared with every other."""
    dense = np.zeros((len(found), len(of.by.spread)), np.float32)
    for row in range(len(found)):
        dense[row, of.columns[of.row(row)]] = of.weights[of.row(row)]
    began = time.process_time()
    best = np.argsort(-(dense[:_ROWS] @ dense.T), axis=1)[:, :60]
    assert best.shape[0] == _ROWS
    return (time.process_time() - began) * len(found) / _ROWS


@pytest.mark.slow
def test_grouping_beside_all_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    held = list(articles(ARTICLES))
    began = time.process_time()
    found = [terms(one) for one in held]
    read = time.process_time() - began
    began = time.process_time()
    of = vectors(found)
    groups = together(nearby(nearest(of), len(found)))
    ours = time.process_time() - began
    peer = plain(found, of)
    with capsys.disabled():
        print(f"\n{len(held)} articles, {len(groups)} stories: read {read:.1f} s, grouped {ours:.1f} s of a core;")
        print(f"all pairs in numpy {peer:.1f} s: ours / all pairs {ours / peer:.2f}")
