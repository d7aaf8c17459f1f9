"""An account that is not on a row may tell it after all: how likely, and where."""

from __future__ import annotations

from index.align.perhaps import Chance, beside, chance
from store.records import Link, PassageKey, Row


def link(a: PassageKey, b: PassageKey, strength: float) -> Link:
    return Link(a, b, strength, "partial", "fact")


def of_three(*links: Link, cells: dict[int, tuple[int, ...]] | None = None) -> Chance:
    return chance(Row(cells or {1: (0,), 2: (0,)}), 3, beside([link((1, 0), (2, 0), 0.9), *links]))


def test_without_any_link_an_account_is_silent() -> None:
    assert of_three() == Chance()


def test_several_faint_links_together_make_it_likely() -> None:
    assert not of_three(link((1, 0), (3, 4), 0.2)).perhaps
    several = of_three(*(link((1, 0), (3, place), 0.2 - place / 1000) for place in (4, 5, 6)))
    assert several.perhaps
    assert round(several.told, 2) == 0.48
    assert several.places == ((3, 4), (3, 5))


def test_one_passage_counts_once_though_both_tellers_are_linked_to_it() -> None:
    assert round(of_three(link((1, 0), (3, 4), 0.25), link((2, 0), (3, 4), 0.2)).told, 2) == 0.25


def test_it_may_be_told_by_way_of_a_passage_that_tells_both() -> None:
    bridge = of_three(link((1, 0), (2, 7), 0.8), link((2, 7), (3, 1), 0.7))
    assert bridge.perhaps
    assert bridge.places == ((3, 1),)
    assert not of_three(link((1, 0), (2, 7), 0.3), link((2, 7), (3, 1), 0.7)).perhaps


def test_a_far_less_likely_place_is_not_told_of() -> None:
    assert of_three(link((1, 0), (3, 4), 0.41), link((1, 0), (3, 9), 0.1)).places == ((3, 4),)


def test_what_one_account_tells_alone_is_less_often_told_elsewhere() -> None:
    faint = link((1, 5), (3, 4), 0.35)
    assert not of_three(faint, cells={1: (5,)}).perhaps
    assert of_three(faint, cells={1: (5,), 2: (5,)}).perhaps
