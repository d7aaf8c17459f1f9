"""The language of searches: days in words, other spellings, names that mean the same, mistakes shown at their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import wordings
from index.search import taught
from index.search.analysis import fold
from index.search.answers import Wish, problem_of
from index.search.index import SearchIndex
from index.search.query import parse
from index.search.query_dates import Asked, days
from index.search.spellings import spellings
from index.words import stem
from store.database import Library
from store.errors import NotFound, QueryError, ReaderError
from store.records import Account, Details, Event, Span
from tests.index.search_library import Library as Held
from tests.index.search_library import article, indexed

FRIDAY = date(2025, 11, 21)
Add = Callable[..., int]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("today", (20251121, 20251121)),
        ("yesterday", (20251120, 20251120)),
        ("ayer", (20251120, 20251120)),
        ("gestern", (20251120, 20251120)),
        ("last week", (20251110, 20251116)),
        ("la semana pasada", (20251110, 20251116)),
        ("la semaine dernière", (20251110, 20251116)),
        ("this month", (20251101, 20251130)),
        ("last month", (20251001, 20251031)),
        ("last year", (20240101, 20241231)),
        ("last 7 days", (20251115, 20251121)),
        ("past two months", (20250921, 20251121)),
        ("3 weeks ago", (20251027, 20251102)),
        ("nov 2025", (20251101, 20251130)),
        ("noviembre de 2025", (20251101, 20251130)),
        ("17 November 2025", (20251117, 20251117)),
        ("November 17, 2025", (20251117, 20251117)),
        ("17.11.2025", (20251117, 20251117)),
        ("17/11/2025", (20251117, 20251117)),
        ("dec", (20241201, 20241231)),
        ("17 nov", (20251117, 20251117)),
        ("29 feb", (20240229, 20240229)),
        ("monday", (20251117, 20251117)),
        ("last friday", (20251114, 20251114)),
        ("martes", (20251118, 20251118)),
        ("q3 2025", (20250701, 20250931)),
        ("nov 2025 TO jan 2026", (20251101, 20260131)),
        ("from 1 nov to 3 nov", (20251101, 20251103)),
        ("2025-11..2026", (20251101, 20261231)),
        ("since nov 2025", (20251101, 99991231)),
        ("before 17 nov 2025", (1, 20251116)),
        ("[last week TO today}", (20251110, 20251120)),
        ("last march", (20250301, 20250331)),
        ("last november", (20241101, 20241130)),
        ("since the 3rd of march", (20250303, 99991231)),
        ("from nov 2025", (20251101, 99991231)),
        ("2025-11…2026", (20251101, 20261231)),
        ("el lunes pasado", (20251117, 20251117)),
        ("sexta-feira passada", (20251114, 20251114)),
        ("los últimos 7 días", (20251115, 20251121)),
        ("les 7 derniers jours", (20251115, 20251121)),
        ("die letzten 7 Tage", (20251115, 20251121)),
        ("hace 3 semanas", (20251027, 20251102)),
        ("il y a 3 semaines", (20251027, 20251102)),
        ("vor 3 Wochen", (20251027, 20251102)),
        ("de marzo a mayo", (20250301, 20250531)),
        ("entre mars et mai", (20250301, 20250531)),
        ("von März bis Mai", (20250301, 20250531)),
    ],
)
def test_days_in_words(written: str, bounds: tuple[int, int]) -> None:
    assert days(written, Asked(today=FRIDAY)) == bounds


@pytest.mark.parametrize(
    ("english", "others"),
    [
        ("since last march", "desde el pasado marzo|desde marzo pasado|depuis mars dernier|seit letztem März"),
        ("since last week", "desde la semana pasada|depuis la semaine derniere|seit letzter Woche"),
        ("since 3 weeks ago", "desde hace 3 semanas|depuis 3 semaines|seit 3 Wochen"),
        ("after 3 march 2025", "después del 3 de marzo de 2025|après le 3 mars 2025|nach dem 3. März 2025"),
        ("until yesterday", "hasta ayer|jusqu'à hier|bis gestern"),
        ("until march", "hasta marzo|jusqu’en mars|bis März|até março|fino a marzo|tot maart"),
        ("before friday", "antes del viernes|avant vendredi|vor Freitag|antes de sexta-feira|prima di venerdì"),
        ("before last month", "antes del mes pasado|avant le mois dernier|vor dem letzten Monat"),
        ("since monday", "desde el lunes|dès lundi|ab Montag|dal lunedì|sinds maandag"),
    ],
)
def test_open_days_in_other_languages(english: str, others: str) -> None:
    wanted = days(english, Asked(today=FRIDAY))
    assert {other: days(other, Asked(today=FRIDAY)) for other in others.split("|")} == dict.fromkeys(
        others.split("|"), wanted
    )


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("published:feb 30 2026 ferry", "feb 30 2026"),
        ('published:"30 de febrero de 2026"', "30 de febrero de 2026"),
        ("ferry imported:since feb 30", "feb 30"),
        ("published:2026-02-30", "2026-02-30"),
    ],
)
def test_a_day_that_there_is_not_is_told(query: str, day: str) -> None:
    with pytest.raises(QueryError, match=f"There is no day “{day}”"):
        parse(query, today=FRIDAY)


@pytest.mark.parametrize(
    ("query", "same_as"),
    [
        ("published:may 40 dead", 'published:"may" 40 dead'),
        ("published:desde el lunes pasado ferry", 'published:"desde el lunes" ferry'),
        ("published:last week strikes", 'published:"last week" strikes'),
        ("published:nov 2025 TO dec 2025 strikes", "published:[2025-11 TO 2025-12] strikes"),
        ("imported:yesterday", "imported:2025-11-20"),
        ("published:since nov drugs", "published:>=2025-11 drugs"),
    ],
)
def test_days_take_as_many_words_as_make_sense(query: str, same_as: str) -> None:
    assert parse(query, today=FRIDAY) == parse(same_as, today=FRIDAY)


_DAYS = "last week 3 nov 2025 TO .. since 29 feb 2025-13 0 monday [ } 99999 9/9/2025"


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "last",
                "week",
                "3",
                "nov",
                "2025",
                "TO",
                "..",
                "since",
                "29",
                "feb",
                "2025-13",
                "0",
                "monday",
                "[",
                "}",
                "99999",
                "9/9/2025",
            ]
        ),
        max_size=6,
    )
)
def test_whatever_is_written_for_a_day_is_days_or_a_told_mistake(words: list[str]) -> None:
    try:
        first, last = days(" ".join(words), Asked(today=FRIDAY))
    except QueryError:
        return
    assert first <= last


@pytest.mark.parametrize(
    ("query", "wrong", "instead"),
    [
        ("strikes titel:okay", "titel:", "strikes title:okay"),
        ("has:quot", "quot", "has:quote"),
        ("language:spanisch", "spanisch", "language:spanish"),
        ('drugs "strikes in', '"strikes in', 'drugs "strikes in"'),
        ("(president strikes", "(president strikes", ""),
        ("president) strikes", ")", ""),
        ("president AND", "AND", ""),
        ("published:soon strikes", "soon", ""),
        ("drugs^x strikes", "^x", "drugs^3 strikes"),
        ("published:3/11/2025", "3/11/2025", "published:2025-11-03"),
        ("published:[2025-12", "[2025-12", "published:[2025-12]"),
    ],
)
def test_a_mistake_is_shown_at_its_place(query: str, wrong: str, instead: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query, today=FRIDAY)
    problem = problem_of(caught.value, query)
    assert query[problem.start : problem.end] == wrong
    assert problem.instead == instead
    if instead:
        parse(instead, today=FRIDAY)


@pytest.mark.parametrize(
    ("word", "language", "other"),
    [
        ("organise", "en", "organize"),
        ("organizations", "en", "organisations"),
        ("analyse", "en", "analyze"),
        ("labour", "en", "labor"),
        ("color", "en", "colour"),
        ("centre", "en", "center"),
        ("theaters", "en", "theatres"),
        ("defence", "en", "defense"),
        ("travelled", "en", "traveled"),
        ("programme", "en", "program"),
        ("catalogue", "en", "catalog"),
        ("paediatric", "en", "pediatric"),
        ("mueller", "en", "muller"),
        ("muller", "de", "mueller"),
        ("director", "pt", "diretor"),
    ],
)
def test_a_word_is_looked_for_in_its_other_spelling(word: str, language: str, other: str) -> None:
    assert other in spellings(word, language)


@pytest.mark.parametrize("word", ["four", "hour", "tire", "rise", "filled", "prize"])
def test_other_words_are_no_spellings(word: str) -> None:
    assert not {"for", "hor", "tier", "rize", "filed", "prise"} & set(spellings(word, "en"))


@pytest.mark.parametrize("code", ["en", "es", "pt", "it", "fr"])
def test_words_that_are_kept_apart_are_those_that_the_stemmer_confuses(code: str) -> None:
    lines = [line for heading, part in wordings.parts("apart") if heading == code for line in part]
    assert lines
    for line in lines:
        groups = [[fold(word) for word in group.split()] for group in line.split("/")]
        for group in groups:
            others = [word for other in groups if other is not group for word in other]
            own, stems = ({*some, *(stem(word, code) for word in some)} for some in (group, others))
            assert own & stems, line


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("libros", [1]),
        ("libra", [2]),
        ("Libre", [3]),
        ("nuevo", [1, 2, 3]),
        ("authority", [4]),
        ("authors", [5]),
        ("authoring", [5]),
        ("authorise", [6]),
    ],
)
def test_other_words_with_one_stem_are_not_found(tmp_path: Path, query: str, articles: list[int]) -> None:
    texts = ["Un libro nuevo.", "Cuesta dos libras, dice la nueva ley.", "Eran libres los nuevos barcos."]
    english = ["The port authorities met.", "The author spoke.", "It was authorized by nobody."]
    library = Held(
        *(article(at, text, language="es") for at, text in enumerate(texts, 1)),
        *(article(at, text) for at, text in enumerate(english, 4)),
    )
    with indexed(tmp_path / "index", library) as index:
        assert found(index, query) == articles


def found(index: SearchIndex, query: str, library: object = None) -> list[int]:
    return sorted(hit.article for hit in index.search(query, wish=Wish(today=FRIDAY), library=library).hits)


@pytest.fixture
def spelled(tmp_path: Path) -> Iterator[SearchIndex]:
    library = Held(
        article(
            1, "The labour minister spoke of the cease-fire deal. Co-ordination failed.", outlet="The New York Times"
        ),
        article(2, "The labor secretary praised the ceasefire deal and its coordination.", wire="Reuters"),
        article(3, "Herr Müller organisierte alles.", language="de", url="https://www.nytimes.com/x", outlet="Post"),
        article(4, "Les grèves et l’œuvre.", language="fr", outlet="Le Monde"),
        article(5, "As eleições e a ação.", language="pt"),
        article(6, "Le elezioni degli italiani.", language="it"),
    )
    with indexed(tmp_path / "index", library) as index:
        yield index


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("labor", [1, 2]),
        ("labour", [1, 2]),
        ('"ceasefire deal"', [1, 2]),
        ('"cease-fire deal"', [1, 2]),
        ('"cease fire deal"', [1, 2]),
        ("coordination", [1, 2]),
        ("co-ordination", [1, 2]),
        ("mueller", [3]),
        ("müller", [3]),
        ("oeuvre", [4]),
        ("grève", [4]),
        ("eleição", [5]),
        ("elezione", [6]),
        ("outlet:reuters", [2]),
        ("outlet:nytimes.com", [1, 3]),
        ("outlet:NYT", [1, 3]),
        ('outlet:"New York Times"', [1, 3]),
        ('outlet:"lemonde.fr"', [4]),
        ("outlet:times", [1]),
    ],
)
def test_spellings_compounds_and_names_of_outlets(spelled: SearchIndex, query: str, articles: list[int]) -> None:
    assert found(spelled, query) == articles


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("labuor minstre", "labour minister"),
        ('"ceasfire deal"', '"ceasefire deal"'),
        ("xqzvy", ""),
        ("labor zzzzz", ""),
        ("outlet:secretary", "secretary"),
        ("-outlet:times -outlet:reuters -nobody zzz", ""),
    ],
)
def test_what_may_have_been_meant(spelled: SearchIndex, query: str, meant: str) -> None:
    result = spelled.search(query)
    assert [one.query for one in result.meant] == ([meant] if meant else [])
    assert all(one.total for one in result.meant)


def test_orders(tmp_path: Path) -> None:
    days_of = ["2025-03-01", "", "2025-11-01", "2024-01-01"]
    library = Held(*(article(at, "A ferry.", published=day) for at, day in enumerate(days_of, 1)))
    with indexed(tmp_path / "index", library) as index:
        newest, oldest = (
            [hit.article for hit in index.search("ferry", wish=Wish(order=order)).hits]
            for order in ("newest", "oldest")
        )
    assert newest == [3, 1, 4, 2]
    assert oldest == [4, 1, 3, 2]


def test_every_sentence_on_request(tmp_path: Path) -> None:
    library = Held(article(1, "A ferry sank. Nothing else. The  ferry\nwas old. Ferries sink."))
    with indexed(tmp_path / "index", library) as index:
        hit = index.search("ferry", wish=Wish(snippets=2)).hits[0]
    assert [one.text for one in hit.snippets] == ["A ferry sank.", "The ferry was old."]
    assert [one.text[one.bold[0].start : one.bold[0].end] for one in hit.snippets] == ["ferry", "ferry"]
    assert hit.snippets[0].span == Span(2, 7)
    assert {hit.snippet[span.start : span.end].lower() for span in hit.bold} <= {"ferry", "ferries"}


# with a whole library


@pytest.fixture
def told(library: Library, add: Add, tmp_path: Path) -> Iterator[tuple[SearchIndex, Library]]:
    add(
        "“The boats are ours,” Mayor Ada Lund said. The boats came late.\n# Photo: a boat",
        Details(language="en", outlet="The Courier", published="2025-11-17", title="Boats", byline="Ann Lee"),
    )
    add(
        "Boats again, 40 boats, as the harbour wished.",
        Details(language="en", outlet="courier", published="2025-10-02"),
    )
    add("Nothing of the kind was told about the weather.", Details(language="en", outlet="North Wire"), path="b.txt")
    library.notes.tag(1, "Border")
    library.notes.tag(2, "border crossing")
    library.notes.mark((2, Span(0, 5)), 1, "check these boats")
    library.notes.star(3)
    event = Event(0, "Ferries at the border", "", "story", (), (Account(1, (0,)), Account(2, (0,))))
    library.events.replace([event])
    with SearchIndex(tmp_path / "index") as index:
        for _ in index.refresh(library):
            pass
        for _ in index.answers.sayings.refresh(library):
            pass
        yield index, library


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("quote:boats", [1]),
        ('quote:"boats are"', [1]),
        ("quote:late", []),
        ("speaker:lund", [1]),
        ('speaker:"ada lund"', [1]),
        ("speaker:lundy~", [1]),
        ("tag:border", [1, 2]),
        ("tag:=border", [1]),
        ("tag:cross*", [2]),
        ("note:check", [2]),
        ("note:(nothing OR boat)", [2]),
        ("has:quote", [1]),
        ("has:figure", [2]),
        ("has:note", [2]),
        ("has:tag", [1, 2]),
        ("has:star", [3]),
        ("has:furniture", [1]),
        ("has:event", [1, 2]),
        ("has:date", [1, 2]),
        ("-has:byline", [2, 3]),
        ("-byline:*", [2, 3]),
        ("event:ferry", [1, 2]),
        ('event:"at the border"', [1, 2]),
        ("boats event:1", [1, 2]),
        ("boats -event:1", []),
        ('outlet:="The Courier"', [1]),
        ("outlet:courier", [1, 2]),
        ("imported:1999", []),
        ("imported:2000..2100", [1, 2, 3]),
    ],
)
def test_fields_beside_the_index(told: tuple[SearchIndex, Library], query: str, articles: list[int]) -> None:
    assert found(told[0], query, told[1]) == articles


def test_words_in_quotations_are_marked_there_only(told: tuple[SearchIndex, Library]) -> None:
    hit = told[0].search("quote:boats", library=told[1]).hits[0]
    text = told[1].articles.get(1).text
    assert [text[span.start : span.end] for span in hit.spans] == ["boats"]
    assert hit.spans[0].start < text.index("Mayor")


def test_a_speakers_quotations_are_marked_and_searched_alone(library: Library, add: Add, tmp_path: Path) -> None:
    add("“The harbour is full,” Bo Ek said.\n“The boats are old,” Ada Lund said.", Details(language="en"))
    add(
        "“The boats are new,” Bo Ek said.\n“The harbour is empty,” Ada Lund said.", Details(language="en"), path="b.txt"
    )
    with SearchIndex(tmp_path / "index") as index:
        for _ in (*index.refresh(library), *index.answers.sayings.refresh(library)):
            pass
        assert found(index, "speaker:lund", library) == [1, 2]
        assert found(index, "speaker:lund quote:boats", library) == [1]
        assert found(index, "speaker:ek quote:(boats OR nothing)", library) == [2]
        assert found(index, "-speaker:lund", library) == []
        hit = next(hit for hit in index.search("speaker:lund", library=library).hits if hit.article == 1)
        text = library.articles.get(1).text
        assert [text[span.start : span.end] for span in hit.spans] == ["The boats are old"]


def test_facets_count_what_each_leaves(told: tuple[SearchIndex, Library]) -> None:
    index, library = told
    result = index.search("boats", wish=Wish(facets=True), library=library)
    assert {facet.name for facet in result.facets} == {"outlet", "month", "language", "event", "tag"}
    for facet in result.facets:
        for value in facet.values:
            assert index.search(f"boats {value.query}", library=library).total == value.count, value
    assert next(facet for facet in result.facets if facet.name == "month").values[0].label == "Nov 2025"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("speaker:lumd", "speaker:lund"),
        ('boats speaker:"ada lumd"', 'boats speaker:"ada lund"'),
        ("tag:bordr", "tag:border"),
        ("event:feries", "event:ferries"),
        ("speaker:lee", "byline:lee"),
        ("outlet:lee", "byline:lee"),
        ("outlet:lund", "speaker:lund"),
        ('outlet:="North"', 'outlet:"North"'),
        ("title:weather", "weather"),
        ("speaker:zzyzx", ""),
        ("speaker:lund", ""),
    ],
)
def test_what_may_have_been_meant_in_a_field(told: tuple[SearchIndex, Library], query: str, meant: str) -> None:
    found = told[0].search(query, library=told[1]).meant
    assert [one.query for one in found] == ([meant] if meant else [])


def test_names_taught_find_each_other(told: tuple[SearchIndex, Library]) -> None:
    index, library = told
    assert found(index, '"ship fleet"', library) == []
    taught.teach(library, ["ship fleet", "boats"])
    assert found(index, '"ship fleet"', library) == [1, 2]
    assert found(index, '"ship fleet again"', library) == [2]
    assert found(index, "ship fleet late", library) == [1]
    taught.teach(library, ["boats", "vessels"])
    assert taught.names(library) == [["ship fleet", "boats", "vessels"]]
    assert found(index, "vessels", library) == [1, 2]
    taught.unteach(library, "ship fleet")
    assert found(index, '"ship fleet"', library) == []
    with pytest.raises(NotFound):
        taught.unteach(library, "ship fleet")
    with pytest.raises(ReaderError):
        taught.teach(library, ["boats", "  "])


def test_what_is_not_yet_looked_through_is_said(told: tuple[SearchIndex, Library], add: Add) -> None:
    index, library = told
    assert index.search("quote:boats", library=library).notes == ()
    add("“The boats are gone,” Bo Ek said.", Details(language="en"), path="c.txt")
    for _ in index.refresh(library):
        pass
    assert index.search("boats", library=library).notes == ()
    assert "not yet looked through" in index.search("quote:boats", library=library).notes[0]
    for _ in index.answers.sayings.refresh(library):
        pass
    assert index.search("quote:boats", library=library).total == 2


def test_a_damaged_file_of_quotations_is_begun_anew(told: tuple[SearchIndex, Library], tmp_path: Path) -> None:
    index, library = told
    (tmp_path / "index" / "sayings.db").write_bytes(b"no database at all" * 300)
    for _ in index.answers.sayings.refresh(library):
        pass
    assert index.answers.sayings.revision() == library.revision()
    assert len(index.answers.sayings.all()) == 3
