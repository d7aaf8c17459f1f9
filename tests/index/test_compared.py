"""What a comparison tells beside its rows: utterances, a timeline, and what was only set aside."""

from __future__ import annotations

from index.align.asides import asides
from index.align.rows import missing_here
from index.dates.beside import Lined
from index.dates.timeline import timeline
from index.quotes.utterances import utterances
from store.records import (
    Account,
    Article,
    Details,
    Event,
    Link,
    Moment,
    Original,
    Passage,
    Piece,
    Quote,
    Role,
    Row,
)


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
    moments = timeline([one, two], Lined([Row({1: (0,), 2: (0,)})]))
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


def link(a: tuple[int, int], b: tuple[int, int], strength: float = 0.9) -> Link:
    return Link(a, b, strength, "same", "fact")


def days(*moments: Moment) -> list[tuple[str, list[int]]]:
    return [(moment.first, [one.article for one in moment.told]) for moment in moments]


def test_an_undated_account_is_dated_by_those_that_it_shares_rows_with() -> None:
    one = article(1, "The mayor resigned on Tuesday.", published="2026-03-04")
    two = article(2, "On March 3 the mayor stepped down.", "He leaves on Monday.", published="")
    (moment,) = timeline([one, two], Lined([Row({1: (0,), 2: (0,)})]))
    assert (moment.first, [dated.article for dated in moment.told]) == ("2026-03-03", [1, 2])


def test_a_weekday_of_an_undated_account_is_that_of_the_day_another_tells() -> None:
    one = article(1, "The mayor resigned on Tuesday.", "The vote is on Friday.", published="2026-03-04")
    two = article(2, "The mayor stepped down on Tuesday.", "The vote came on Monday.", published="")
    lined = Lined([Row({1: (0,), 2: (0,)}), Row({1: (1,), 2: (1,)})])
    assert days(*timeline([one, two], lined)) == [("2026-02-27", [1]), ("2026-03-03", [1, 2])]


def test_the_next_day_counts_from_the_day_told_before_it() -> None:
    one = article(1, "On January 7, 2026, the board met.", "The next day, it closed the school.", published="")
    assert days(*timeline([one], Lined(()))) == [("2026-01-07", [1]), ("2026-01-08", [1])]


def test_words_in_a_quotation_count_from_the_day_on_which_it_was_said() -> None:
    line = "“We open it tomorrow,” she said on Monday."
    one = article(1, line, "“It opens tomorrow,” he said.", published="2026-03-04")
    said = [Quote(1, 1, 20, line[1:20]), Quote(1, len(line) + 3, len(line) + 20, "It opens tomorrow")]
    found = timeline([one], Lined((), quotes=said))
    assert [moment.first for moment in found] == ["2026-03-02", "2026-03-03", "2026-03-05"]
    assert one.text[found[1].told[0].start : found[1].told[0].end] == "tomorrow"


def test_what_is_only_supposed_is_not_dated() -> None:
    one = article(1, "If they decide that tomorrow they march, we close.", "They march tomorrow.")
    (moment,) = timeline([one], Lined(()))
    assert moment.told[0].start > one.passages[0].end


def test_a_month_and_a_day_of_it_told_of_the_same_thing_are_one_moment() -> None:
    one, two = article(1, "The council was elected in February."), article(2, "Voters chose it on February 8.")
    (moment,) = timeline([one, two], Lined([Row({1: (0,), 2: (0,)})]))
    assert (moment.first, moment.last) == ("2026-02-08", "2026-02-08")
    assert len(timeline([one, two], Lined(()))) == 2
    vague = article(1, "It went against him earlier this week.", published="2026-02-10")
    assert len(timeline([vague, two], Lined([Row({1: (0,), 2: (0,)})]))) == 2


def test_the_same_day_of_passages_linked_weakly_is_one_moment() -> None:
    one, two = article(1, "A bridge fell on Tuesday."), article(2, "A span came down on March 3.")
    assert len(timeline([one, two], Lined((), [link((1, 0), (2, 0), 0.3)]))) == 1
    assert len(timeline([one, two], Lined((), [link((1, 0), (2, 0), 0.1)]))) == 2


def test_who_surely_tells_it_without_a_date_is_named_if_it_came_out_then() -> None:
    one, two = article(1, "A bridge fell on Tuesday."), article(2, "A bridge fell.")
    old, new = (article(n, "A bridge fell.", published=day) for n, day in ((3, "2026-03-01"), (4, "2026-04-04")))
    links = [link((1, 0), (number, 0)) for number in (2, 3, 4)]
    rows = [Row({1: (0,), 2: (0,), 3: (0,), 4: (0,)})]
    (moment,) = timeline([one, two, old, new], Lined(rows, links))
    assert [(dated.article, dated.start < dated.end) for dated in moment.told] == [(1, True), (2, False)]


def test_the_day_of_the_event_is_there_with_all_its_accounts() -> None:
    one, two = article(1, "A speech.", "He said no."), article(2, "They asked.", "He said no to them.")
    event = Event(1, "He said no", "2026-03-02", "event", (), (Account(1, (1,)), Account(2, (0, 1))))
    (moment,) = timeline([one, two], Lined([Row({1: (1,), 2: (1,)})], event=event))
    assert days(moment) == [("2026-03-02", [1, 2])]
    assert moment.told[1].start == two.passages[1].start
