"""Wire copy and reprints are found and measured; the same report in other words, and shared quotations, are not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.copies.shared import shared, text_of
from index.ingest import ingest
from index.search.index import SearchIndex
from store.database import Library

WIRE = (
    "Harbour officials in Port Alder closed the northern quay on Monday after divers found two cracks in "
    "its wall, and sent four ships to berths further south. An engineer who examined the wall for the "
    "harbour said repairs would take until spring and cost about three million crowns. The quay was built "
    "in 1931 and last repaired forty years ago.",
    "Fishing crews who land their catch there were told to use the fish market's own pier for the winter. "
    "Their union asked the town to pay for the longer way, and for ice. The town council is to vote on "
    "that next week, in a meeting that will be open to the public, the mayor's office wrote in a short "
    "statement on Monday evening.",
)
OWN = (
    "Two cracks in a wall of 1931 have cost the town its northern quay until spring. Four vessels moved "
    "south at once, and crews of the small boats now walk twice as far with their boxes of herring, on "
    "ice that nobody has yet paid for.",
)
SAID = (
    "“We have looked after this wall for forty years with the money we were given, which was never enough "
    "for divers, and I told every mayor since the last repair that a winter would come in which we should "
    "have to close it and send everybody away to the south,” the harbour master said."
)


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SearchIndex]:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    with SearchIndex(tmp_path / "index") as made:
        yield made


def take_in(library: Library, index: SearchIndex, articles: dict[str, tuple[str, ...]]) -> list[int]:
    file = library.folder / f"{library.articles.count()}.jsonl"
    lines = [json.dumps({"title": f"By {o}", "outlet": o, "paragraphs": text}) for o, text in articles.items()]
    file.write_text("\n".join(lines), encoding="utf-8")
    return [step.article for step in ingest(library, index, [str(file)]) if step.article is not None]


def test_a_reprint_is_told_with_both_shares_and_listed_under_the_first(library: Library, index: SearchIndex) -> None:
    changed = (WIRE[0].replace("on Monday", "yesterday"), WIRE[1])
    first, whole, short = take_in(library, index, {"Agency": WIRE, "Record": changed, "Herald": (WIRE[0], *OWN)})
    told = {copy.article: copy for copy in library.articles.get(first).copies}
    assert told[whole].kind == "near"
    assert told[whole].outlet == "Record"
    assert told[whole].mine > 0.95
    assert told[short].kind == "part"
    assert 0.4 < told[short].mine < 0.7
    assert {one.id: one.same_as for one in library.articles.listings()} == {first: 0, whole: first, short: 0}


def test_an_account_in_own_words_and_the_same_quotation_are_no_copies(library: Library, index: SearchIndex) -> None:
    for article in take_in(library, index, {"Agency": (*WIRE, SAID), "Record": (*OWN, SAID)}):
        assert library.articles.get(article).copies == ()


def test_what_comes_later_is_compared_with_what_is_there(library: Library, index: SearchIndex) -> None:
    (there,) = take_in(library, index, {"Agency": WIRE})
    (comes,) = take_in(library, index, {"Record": WIRE})
    assert [(copy.article, copy.kind) for copy in library.articles.get(there).copies] == [(comes, "exact")]
    library.articles.remove([comes])
    assert library.articles.get(there).copies == ()
    assert library.articles.listings()[0].same_as == 0


def test_shares_are_the_same_whichever_comes_first() -> None:
    a, b = text_of(" ".join(WIRE)), text_of(" ".join((*OWN, WIRE[1])))
    one, other = shared(a, b), shared(b, a)
    assert (one.share_a, one.share_b, one.words) == (other.share_b, other.share_a, other.words)
    assert shared(text_of(""), a).share_a == 0
