"""Average linkage: what is joined, and that the order of the pairs does not matter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.group.linkage import groups

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] < pair[1]), st.floats(0.0, 1.0)
)


def test_the_most_alike_are_joined() -> None:
    assert groups([(0, 1, 0.9), (1, 2, 0.2), (3, 4, 0.6)], 0.5) == [[0, 1], [3, 4]]


def test_a_chain_is_not_a_group() -> None:
    assert groups([(0, 1, 0.9), (1, 2, 0.8)], 0.5) == [[0, 1]]


def test_pairs_that_are_not_known_count_as_told() -> None:
    assert groups([(0, 1, 0.9), (1, 2, 0.8)], 0.5, unknown=0.3) == [[0, 1, 2]]


@given(PAIRS)
@settings(derandomize=True, max_examples=50)
def test_groups_share_no_member_and_need_no_order(pairs: dict[tuple[int, int], float]) -> None:
    given_pairs = [(a, b, value) for (a, b), value in pairs.items()]
    found = groups(given_pairs, 0.4)
    members = [one for group in found for one in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in found)
    assert groups(reversed(given_pairs), 0.4) == found
