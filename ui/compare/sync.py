"""Where another column must stand so that what is read stays level: anchors from links, straight lines between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

Anchor = tuple[float, float]
"""The same place in two columns: its height in the one that leads and in the one that follows."""


def chain(pairs: Sequence[tuple[int, int, float]]) -> tuple[tuple[int, int], ...]:
    """Return the heaviest chain of (passage, passage, strength) that rises in both: moved passages drop out,
    so that a column never jumps back while one reads on."""
    ordered = sorted(pairs)
    best: list[tuple[float, int]] = []  # weight of the heaviest chain that ends here, and the link before
    for at, (a, b, weight) in enumerate(ordered):
        before = [(best[i][0], i) for i in range(at) if ordered[i][0] < a and ordered[i][1] < b]
        top = max(before, default=(0.0, -1))
        best.append((top[0] + weight, top[1]))
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    found = []
    while at >= 0:
        found.append(ordered[at][:2])
        at = best[at][1]
    return tuple(reversed(found))


def carry(anchors: Sequence[Anchor], height: float) -> float:
    """Return the height in the following column that answers `height` in the leading one; anchors rise in both."""
    if not anchors:
        return height
    after = bisect_right([anchor[0] for anchor in anchors], height)
    if after == 0:
        return anchors[0][1] + height - anchors[0][0]
    if after == len(anchors):
        return anchors[-1][1] + height - anchors[-1][0]
    (x0, y0), (x1, y1) = anchors[after - 1], anchors[after]
    return y0 + (y1 - y0) * (height - x0) / (x1 - x0) if x1 > x0 else y1
