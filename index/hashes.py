"""Which articles share a hash: of all hashes that a library keeps, those that articles that have changed have too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import DTypeLike


def sharers(
    marks: Sequence[tuple[int, bytes]], changed: Collection[int], kind: DTypeLike, least: int
) -> Iterator[tuple[int, list[int]]]:
    """Yield each hash with the articles that have it, in their order, an article for each time that it has it.

    `marks` are (article, its hashes, packed as `kind`). Hashes of no changed article, and those that stand in fewer
    than `least` places, are passed over.
    """
    if not marks or not changed:
        return
    hashes = np.frombuffer(b"".join(packed for _, packed in marks), kind)
    size = hashes.itemsize
    owners = np.repeat([article for article, _ in marks], [len(packed) // size for _, packed in marks])
    wanted = np.unique(hashes[np.isin(owners, np.fromiter(changed, np.int64, len(changed)))])
    told = np.isin(hashes, wanted)
    order = np.argsort(hashes[told], kind="stable")
    hashes, owners = hashes[told][order], owners[told][order]
    starts = np.flatnonzero(np.diff(hashes, prepend=hashes[:1] + 1)) if len(hashes) else np.array([], int)
    ends = np.append(starts[1:], len(hashes))
    several = ends - starts >= least
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        yield int(hashes[start]), owners[start:end].tolist()
