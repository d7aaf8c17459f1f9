"""Tables of a written comparison beside its rows: quotations, choice of words, timeline, what was only set aside."""

from __future__ import annotations

from dataclasses import dataclass

from store.names import outlets, when
from store.records import Article, Comparison, Moment, WordChoice

Cells = tuple[str, ...]
_ASIDE = "Only among what was set aside"


@dataclass(frozen=True, slots=True)
class Extra:
    """One table: its title, its heads, its lines, and which part of a written comparison it is."""

    title: str
    head: Cells
    lines: tuple[Cells, ...]
    part: str = ""
    starts: tuple[bool, ...] = ()  # for each line of quotations, whether another utterance begins


def extras(lined: Comparison) -> tuple[Extra, ...]:
    """Return the tables that hold something."""
    names = outlets(lined.articles)
    by_id = {article.id: article for article in lined.articles}
    ids = [article.id for article in lined.articles]
    columns = tuple(names[article] for article in ids)
    starts = tuple(not place for said in lined.utterances for place, _ in enumerate(said.variants))
    made = (
        Extra("Quotations", ("Speaker", "Outlet", "Quoted as"), _quotations(lined, names), "quotations", starts),
        Extra("Word choice", ("Who or what", *columns), tuple(_choice(one, ids) for one in lined.word_choice), "words"),
        Extra("Timeline", ("When", "What is told", "Who tells it"), _timeline(lined, by_id, names), "timeline"),
        Extra(_ASIDE, ("Outlet", "Passage of another", "Set aside there"), _asides(lined), "aside"),
    )
    return tuple(extra for extra in made if extra.lines)


def _quotations(lined: Comparison, names: dict[int, str]) -> tuple[Cells, ...]:
    return tuple(
        (said.speaker, names[quote.article], quote.text)
        for said in lined.utterances
        for quote in (lined.quotes[variant.quote] for variant in said.variants)
    )


def _choice(choice: WordChoice, ids: list[int]) -> Cells:
    def told(article: int) -> str:
        return " / ".join(dict.fromkeys(term.text for term in choice.terms if term.article == article))

    forms = " / ".join(dict.fromkeys(term.text.lower() for term in choice.terms))
    return (choice.of or forms, *map(told, ids))


def _timeline(lined: Comparison, by_id: dict[int, Article], names: dict[int, str]) -> tuple[Cells, ...]:
    def line(moment: Moment) -> Cells:
        first = moment.told[0]  # the words of a date, where any account has them
        article = by_id[first.article]
        text = next(
            (article.passage_text(at) for at, one in enumerate(article.passages) if one.start <= first.start < one.end),
            article.text[first.start : first.end],
        )
        tellers = dict.fromkeys(names[place.article] for place in moment.told)
        return (when(moment.first, moment.last), text, ", ".join(tellers))

    return tuple(map(line, lined.timeline))


def _asides(lined: Comparison) -> tuple[Cells, ...]:
    names = outlets(lined.articles)
    by_id = {article.id: article for article in lined.articles}
    return tuple(
        (
            names[aside.article],
            f"{names[aside.passage[0]]}: {by_id[aside.passage[0]].passage_text(aside.passage[1])}",
            f"{aside.reason}: {by_id[aside.article].source[aside.start : aside.end].strip()}",
        )
        for aside in lined.asides
    )
