"""The conductor of what is compared: from an event, or from articles, to a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from index.align.align import CUT, align, notes
from index.align.asides import asides
from index.align.judged import Judged
from index.align.meaning import meaning
from index.align.rows import missing_here, only_here, rows
from index.align.settle import settled
from index.dates.beside import Lined
from index.dates.timeline import timeline
from index.naming.naming import word_choice
from index.numbers.figures import side_by_side
from index.numbers.numbers import numbers
from index.quotes.quotes import quotes
from index.quotes.together import together, translations
from index.quotes.utterances import utterances
from index.quotes.variants import variants
from store.database import Library
from store.errors import ReaderError
from store.records import Article, Comparison, Event, PassageKey

Decided = Sequence[tuple[PassageKey, PassageKey, bool]]


def accounts(library: Library, ids: Sequence[int], event: int | None = None) -> tuple[list[Article], Event | None]:
    """Return the articles to compare: those chosen, in the order given, else an event's in order of publication.

    NotFound when there is no event or article of that id, ReaderError when there is only one account.
    """
    told = library.events.get(event) if event is not None else None
    chosen = ids or ([account.article for account in told.accounts] if told else [])
    if len(set(chosen)) < 2:
        raise ReaderError("A comparison needs two articles or more.", "Choose another account of the same event.")
    articles = [library.articles.get(article) for article in dict.fromkeys(chosen)]
    if told is not None:
        articles.sort(key=lambda article: (article.details.published or "9999", article.id))
    return articles, told


def compare(
    articles: Sequence[Article], decided: Decided = (), event: Event | None = None, judged: Judged | None = None
) -> Comparison:
    """Work out everything that a comparison shows; the user's decisions about links always win.

    What `judged` has read with the trained encoder is judged by it (see `settle`).
    """
    better = judged is None or settled(articles, judged)
    links = align(articles, decided, judged)
    lined = rows(articles, links, CUT)
    shown = [link for link in links if link.strength >= CUT]
    aside = asides(articles, [(link.a, link.b) for link in shown])
    told = [quotes(article) for article in articles]
    quoted = variants(told, together(articles, shown), translations(articles, shown, told))
    return Comparison(
        articles=tuple(articles),
        links=links,
        cut=CUT,
        rows=lined,
        quotes=quoted,
        numbers=side_by_side(
            articles,
            lined,
            [numbers(article.text, article.details.language, article.id) for article in articles],
        ),
        only_here=only_here(articles, links, CUT),
        missing_here=missing_here(articles, lined, links, aside),
        event=event,
        notes=notes(articles),
        utterances=utterances(quoted),
        word_choice=word_choice(articles, shown, meaning() if better else None, told),
        timeline=timeline(articles, Lined(lined, links, quoted, event)),
        asides=aside,
        settled=better,
    )
