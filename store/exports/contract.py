"""The plain shapes that `--json` prints and .json files hold. Scripts stand on them: keys are added, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from store.exports.sheet import sheet
from store.exports.sources import file_name
from store.exports.wish import Beside
from store.records import (
    Account,
    Article,
    Comparison,
    Event,
    Found,
    Hit,
    Link,
    Listing,
    Note,
    NumberGroup,
    Quote,
    Span,
    Utterance,
)

Plain = dict[str, Any]


def listing(article: Listing, passages_only: bool = False) -> Plain:
    """One line of `articles`; `passages_only`: not its whole text is here."""
    return {**asdict(article), "passages_only": passages_only}


def shown(article: Article, quotes: Sequence[Quote], passages_only: bool = False) -> Plain:
    """What `show` tells of one article; `passages_only`: not its whole text is here."""
    details = article.details
    return {
        **asdict(details),
        "id": article.id,
        "words": len(article.text.split()),
        "passages_only": passages_only,
        "text": article.text,
        "passages": [{"start": passage.start, "end": passage.end} for passage in article.passages],
        "furniture": [
            {"text": article.source[piece.start : piece.end], "reason": piece.reason} for piece in article.furniture
        ],
        "quotes": [_pick(quote, "start", "end", "text", "speaker", "cue") for quote in quotes],
        "original": asdict(article.original),
        "copies": [asdict(copy) for copy in article.copies],
    }


def found(answer: Found) -> Plain:
    """What `search` tells."""
    return {
        "total": answer.total,
        "took_ms": round(answer.took_ms, 2),
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": [asdict(facet) for facet in answer.facets],
        "meant": [asdict(meant) for meant in answer.meant],
        "notes": list(answer.notes),
    }


def _hit(hit: Hit) -> Plain:
    """`bold` are the matched words of the snippet; `snippets` further sentences with the place of their first match."""
    snippets = [{"text": one.text, "bold": _spans(one.bold), "span": _ends(one.span)} for one in hit.snippets]
    return {**asdict(hit), "spans": _spans(hit.spans), "bold": _spans(hit.bold), "snippets": snippets}


def event(told: Event, articles: dict[int, Article]) -> Plain:
    """One entry of `events`; the articles are those of its accounts."""
    return {
        "id": told.id,
        "title": told.title,
        "date": told.date,
        "kind": told.kind,
        "why": list(told.why),
        "accounts": [_account(account, articles[account.article]) for account in told.accounts],
    }


def comparison(lined: Comparison) -> Plain:
    """What `compare` tells, and what a .json export holds."""
    return {
        "event": lined.event and {"id": lined.event.id, "title": lined.event.title, "date": lined.event.date},
        "articles": [_compared(article, article.id in lined.passages_only) for article in lined.articles],
        "cut": lined.cut,
        "links": [_link(link) for link in lined.links],
        "rows": [
            {"cells": {str(article): list(places) for article, places in row.cells.items()}} for row in lined.rows
        ],
        "quotes": [_quote(quote) for quote in lined.quotes],
        "numbers": [_numbers(group) for group in lined.numbers],
        "only_here": _by_article(lined.only_here),
        "missing_here": _by_article(lined.missing_here),
        "notes": list(lined.notes),
        "utterances": [_utterance(said) for said in lined.utterances],
        "word_choice": [
            {"of": choice.of, "strength": choice.strength, "terms": [asdict(term) for term in choice.terms]}
            for choice in lined.word_choice
        ],
        "timeline": [{**asdict(moment), "told": [asdict(place) for place in moment.told]} for moment in lined.timeline],
        "asides": [{**asdict(aside), "passage": list(aside.passage)} for aside in lined.asides],
    }


def exported(lined: Comparison, beside: Beside) -> Plain:
    """What a .json file holds: all that `compare` tells, and what the user noted and decided.

    Every row is there; "export" names, by their places in "rows" from 1, those that were asked for.
    """
    laid_out = sheet(lined, beside)
    wanted = sorted(line.number for lines in (laid_out.lines, laid_out.besides) for line in lines)
    return {
        **comparison(lined),
        "export": {"written": beside.written, "differences_only": beside.wish.differences, "rows": wanted},
        "sources": [_provenance(article) for article in lined.articles],
        "annotations": [annotation(note) for note in beside.notes],
        "corrected_by_hand": [asdict(one) for one in beside.decided],
    }


def _provenance(article: Article) -> Plain:
    """Where an article is from; "id" is its number in the library that wrote the file."""
    return {
        "id": article.id,
        **asdict(article.details),
        **asdict(article.original),
        "path": file_name(article.original.path),
    }


def annotation(note: Note) -> Plain:
    """A note with the words that it stands on."""
    told = _pick(note, "kind", "article", "words", "colour", "text", "made", "changed", "far", "far_words")
    return {**told, "span": _ends(note.span), "far_span": _ends(note.far_span)}


def _utterance(said: Utterance) -> Plain:
    """The longest form first; `quote` is a place in "quotes", spans count in the texts of the quotations."""
    variants = [
        {
            "quote": variant.quote,
            "marks": [{"kind": mark.kind, "base": _ends(mark.base), "own": _ends(mark.own)} for mark in variant.marks],
        }
        for variant in said.variants
    ]
    return {"speaker": said.speaker, "variants": variants}


def _ends(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _account(account: Account, article: Article) -> Plain:
    passages = [article.passages[place] for place in account.passages]
    return {
        "article": account.article,
        "source_id": article.details.source_id,
        "outlet": article.details.outlet,
        "passages": [[passage.start, passage.end] for passage in passages],
    }


def _compared(article: Article, passages_only: bool) -> Plain:
    told = _pick(article.details, "source_id", "outlet", "title", "published", "language")
    spans = [[passage.start, passage.end] for passage in article.passages]
    return {"id": article.id, **told, "passages_only": passages_only, "text": article.text, "passages": spans}


def _quote(quote: Quote) -> Plain:
    return _pick(quote, "article", "start", "end", "text", "speaker", "cue", "variants")


def _by_article(places: dict[int, tuple[int, ...]]) -> dict[str, list[int]]:
    return {str(article): list(inside) for article, inside in places.items()}


def _link(link: Link) -> Plain:
    return {**_pick(link, "strength", "level", "kind"), "a": list(link.a), "b": list(link.b)} | {
        "why": list(link.why),
        "differs": list(link.differs),
    }


def _numbers(group: NumberGroup) -> Plain:
    values = [_pick(value, "article", "start", "end", "text", "value", "unit") for value in group.values]
    return {"row": group.row, "quantity": group.quantity, "values": values, "agree": group.agree}


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _pick(record: object, *names: str) -> Plain:
    return {name: getattr(record, name) for name in names}
