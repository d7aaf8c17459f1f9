"""Search from the command line and the worker: kept searches, counts of many, names taught, who else says this."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.search.build import writing
from store.errors import NotFound, ReaderError
from store.records import Found
from tests.ui.conftest import synoptic, told
from ui.service import searches
from ui.service.searching import finished
from ui.service.service import Service


def test_many_searches_are_counted_into_a_table(imported: Path, tmp_path: Path) -> None:
    asked, counts = tmp_path / "asked.txt", tmp_path / "counts.csv"
    asked.write_text("ferry\n\n# a remark\nferry OR strikes\ntitel:x\n=1+1\n", encoding="utf-8")
    done = synoptic(imported, "search", "--batch", str(asked), "--to", str(counts))
    assert done.returncode == 3
    assert "titel:" in done.stderr
    lines = counts.read_text("utf-8-sig").splitlines()
    assert lines[0] == "search,articles,problem"
    assert int(lines[1].split(",")[1]) > 0
    assert lines[3].startswith("titel:x,,")
    assert lines[4].startswith("'=1+1,")
    assert not list(tmp_path.glob("*.part"))


def test_a_mistake_points_at_its_place(imported: Path) -> None:
    done = synoptic(imported, "search", "ferry", "has:quot")
    assert done.returncode == 1
    first, marks, *_ = done.stderr.splitlines()
    assert first[marks.index("^") : marks.rindex("^") + 1] == "quot"


def test_facets_and_snippets_in_json(imported: Path) -> None:
    answer = told(imported, "search", "ferry", "--facets", "--snippets", "3", "--order", "newest")
    assert {facet["name"] for facet in answer["facets"]} >= {"outlet", "month"}
    assert all(hit["snippets"] for hit in answer["hits"])
    days = [hit["published"][:10] for hit in answer["hits"]]
    assert days == sorted(days, reverse=True)
    assert json.dumps(answer)


def test_searches_are_kept_and_tell_what_is_new(library_folder: Path) -> None:
    with Service(library_folder) as service:
        searches.save(service.library, "Ferries", "ferry")
        searches.save(service.library, "Wrong", "titel:x")
        kept = finished(service.do("saved", {}))
        assert [(one.name, one.new) for one in kept] == [("Ferries", 0), ("Wrong", 0)]
        assert kept[0].total > 0
        assert "titel" in kept[1].wrong
        text = (
            "Ferry returns\nBy Ada Lund\nThe ferry came back to Port Alder on Monday, and sails again, the port said.\n"
        )
        finished(service.do("paste", {"text": text}))
        assert finished(service.do("saved", {}))[0].new == 1
        assert service.do("open_search", {"name": "Ferries"}) == "ferry"
        assert finished(service.do("saved", {}))[0].new == 0
        service.do("forget_search", {"name": "Wrong"})
        assert [one.name for one in finished(service.do("saved", {}))] == ["Ferries"]
        with pytest.raises(NotFound):
            service.do("open_search", {"name": "Wrong"})
        with pytest.raises(ReaderError):
            service.do("keep_search", {"name": " ", "query": "x"})


def test_searches_made_last_are_remembered_without_half_words(library_folder: Path) -> None:
    with Service(library_folder) as service:
        for query in ("fer", "ferry", "strikes", "ferry", "strikes mexico"):
            service.do("remember", {"query": query})
        assert searches.history(service.library) == ["strikes mexico", "ferry", "strikes"]


def test_a_query_not_understood_is_an_answer_when_asked_gently(library_folder: Path) -> None:
    with Service(library_folder) as service:
        found = finished(service.do("search", {"query": "titel:x", "gently": True, "wish": {"order": "newest"}}))
        assert isinstance(found, Found)
        assert found.problem is not None
        assert found.problem.instead == "title:x"


def test_names_are_taught_listed_and_forgotten(library_folder: Path) -> None:
    assert told(library_folder, "teach", "Alder Maid", "the vessel") == {"taught": [["Alder Maid", "the vessel"]]}
    assert (
        told(library_folder, "search", '"the vessel"')["total"]
        >= told(library_folder, "search", '"alder maid"')["total"]
        > 0
    )
    assert told(library_folder, "teach", "--forget", "the vessel") == {"taught": []}
    assert synoptic(library_folder, "teach", "alone").returncode == 1


def test_who_else_says_a_passage(library_folder: Path) -> None:
    with Service(library_folder) as service:
        found = finished(service.search("ferry aground", 1)).hits[0]
        article = service.library.articles.get(found.article)
        place = next(at for at, one in enumerate(article.passages) if not one.heading)
        quick = finished(service.do("like", {"article": article.id, "passage": place}))
        deep = finished(service.do("like", {"article": article.id, "passage": place, "deep": True}))
        assert {hit.article for hit in quick.hits} <= {hit.article for hit in deep.hits}
        assert deep.hits
        for hit in deep.hits:
            other = service.library.articles.get(hit.article)
            assert hit.passage is not None
            passage = other.passages[hit.passage]
            assert all(passage.start <= span.start < span.end <= passage.end for span in hit.spans)
        languages = {service.library.articles.get(hit.article).details.language for hit in deep.hits}
        assert languages >= {"en", "es"}
        with pytest.raises(NotFound):
            service.do("like", {"article": article.id, "passage": 999})
    assert synoptic(library_folder, "like", "nonsense").returncode == 1


BRIDGE = (
    """Harbour bridge to stay shut

The mayor of Port Alder told reporters on Tuesday that the harbour bridge would not open to lorries again before the
end of the spring.

Engineers found cracks in two of its cables last month.
""",
    """Lorries must wait for repairs

Heavy goods vehicles will be kept off the crossing until June, said Mayor Ilse Brandt, and the harbour bridge may be
closed at night too.

Two cracked cables were discovered in February by engineers.
""",
)


def test_who_says_a_passage_in_other_words(tmp_path: Path) -> None:
    files = [tmp_path / f"{place}.txt" for place in range(len(BRIDGE))]
    for file, text in zip(files, BRIDGE, strict=True):
        file.write_text(text, encoding="utf-8")
    assert synoptic(tmp_path / "library", "import", *map(str, files)).returncode == 0
    assert [hit["passage"] for hit in told(tmp_path / "library", "like", "1:0")["hits"]] == [0]


def test_while_another_program_indexes_the_last_state_is_searched(library_folder: Path) -> None:
    with Service(library_folder) as service:
        total = finished(service.do("search", {"query": "ferry"})).total
        with writing(service.index.folder):
            pasted = finished(service.do("paste", {"text": "Zeppelin lands\n\nIt came down in a field on Monday."}))
            assert pasted["added"] == 1
            found = finished(service.do("search", {"query": "ferry"}))
            assert found.total == total
            assert found.notes
        assert finished(service.do("search", {"query": "zeppelin"})).total == 1
