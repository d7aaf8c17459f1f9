"""What a comparison tells beside its rows: utterances, a timeline, and what was only set aside."""

from __future__ import annotations

from index.align.asides import asides
from index.align.rows import missing_here
from index.dates.timeline import timeline
from index.quotes.utterances import utterances
from store.records import Article, Details, Link, Original, Passage, Piece, Quote, Role, Row


def article(number: int, *lines: str, aside: str = "", published: str = "2026-03-04") -> Article:
    """An article of one passage a line; `aside` is a caption after them."""
    text, passages, pieces = "", [], []
    for line in lines:
        text += "\n\n" if text else ""
        passages.append(Passage(len(text), len(text) + len(line), len(passages)))
        pieces.append(Piece(len(text), len(text) + len(line)))
        text += line
    source = text + (f"\n\n{aside}" if aside else "")
    if aside:
        pieces.append(Piece(len(text) + 2, len(source), Role.FURNITURE, "caption"))
    details = Details(language="en", published=published)
    return Article(number, details, text, tuple(passages), source, tuple(pieces), Original("", 0, "", ""))


def quote(number: int, text: str, group: int | None, speaker: str = "Ada Roe") -> Quote:
    return Quote(number, 0, len(text), text, speaker, "said", group)


def test_the_longest_form_of_an_utterance_comes_first() -> None:
    quotes = [quote(1, "very sad to watch", 1), quote(2, "it is very, very sad to watch", 1), quote(3, "no", None)]
    (said,) = utterances(quotes)
    assert [variant.quote for variant in said.variants] == [1, 0]
    assert said.speaker == "Ada Roe"
    assert said.variants[0].marks == ()
    (mark,) = said.variants[1].marks
    assert mark.kind == "cut"
    assert mark.base is not None
    assert quotes[1].text[mark.base.start : mark.base.end] == "it is very"


def test_passages_on_one_row_that_tell_the_same_date_are_one_moment() -> None:
    one = article(1, "The bridge fell on Tuesday.", "It was built in 1961.")
    two = article(2, "On March 3 the bridge came down.")
    moments = timeline([one, two], [Row({1: (0,), 2: (0,)})])
    assert [(moment.first, moment.last) for moment in moments] == [
        ("1961-01-01", "1961-12-31"),
        ("2026-03-03", "2026-03-03"),
    ]
    assert [dated.article for dated in moments[1].told] == [1, 2]


def test_what_is_only_in_a_caption_is_found_there() -> None:
    one = article(1, "Fishing boats from Lowfield rescued forty passengers.")
    two = article(2, "The ferry sank.", aside="Fishing boats rescued forty passengers near Lowfield. Photo: A. Roe")
    (found,) = asides([one, two], [])
    assert (found.passage, found.article, found.reason) == ((1, 0), 2, "caption")
    assert "Fishing boats" in two.source[found.start : found.end]


def test_what_is_lined_up_is_not_looked_for_among_what_was_set_aside() -> None:
    one = article(1, "Fishing boats from Lowfield rescued forty passengers.")
    two = article(2, "Boats rescued forty.", aside="Fishing boats rescued forty passengers near Lowfield.")
    assert asides([one, two], [((1, 0), (2, 0))]) == ()


def test_nobody_is_called_silent_who_has_it_weakly_or_aside() -> None:
    lines = ("The ferry sank.", "Forty were saved.")
    articles = [article(number, *lines) for number in (1, 2, 3)]
    shared = [Row({1: (0,), 2: (0,)}), Row({1: (1,), 2: (1,)})]
    strong = [Link((1, place), (2, place), 0.9, "same", "fact") for place in (0, 1)]
    assert missing_here(articles, shared, strong)[3] == (0, 1)
    weak = Link((1, 0), (3, 1), 0.3, "partial", "fact")
    assert missing_here(articles, shared, [*strong, weak])[3] == (1,)
    weaker = Link((1, 0), (3, 1), 0.12, "partial", "fact")
    assert missing_here(articles, shared, [*strong, weaker])[3] == (0, 1)


def test_nobody_is_called_silent_who_is_lined_up_with_what_tells_both() -> None:
    articles = [article(number, "The ferry sank.", "Forty were saved.") for number in (1, 2, 3)]
    shared = [Row({1: (0,), 2: (0,)}), Row({2: (1,), 3: (1,)})]
    links = [Link((1, 0), (2, 0), 0.9, "same", "fact"), Link((2, 1), (3, 1), 0.8, "same", "fact")]
    assert missing_here(articles, shared, links)[3] == (0,)
    bridge = Link((1, 0), (2, 1), 0.7, "partial", "fact")
    assert missing_here(articles, shared, [*links, bridge])[3] == ()
    unsure = Link((1, 0), (2, 1), 0.2, "partial", "fact")
    assert missing_here(articles, shared, [*links, unsure])[3] == (0,)
