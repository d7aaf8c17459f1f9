"""Who a subject behind its verb is: "said Guerra, an organizer", "so die Ministerin"."""

from __future__ import annotations

import re

from index.quotes.cues import ACCORDING
from index.quotes.nouns import NO_SUBJECT, NOT_SUBJECT, RELATION, Context, Saying, noun, spoken
from index.quotes.people import Mention
from index.quotes.several import several_behind

_ENDS_NOUN = re.compile(
    r"[,.;:!?–—(\"“«]|\s(?:in|on|at|during|after|before|when|while|to|as|from|that|about|who|adding|and|for|"
    r"with|via|earlier|later|by|a|al|durante|"
    r"en|tras|ante|lors|dans|devant|à|am|im|bei|nach|\w+day|\w+ing)\b"
)
_ENDS_GERMAN = re.compile(
    _ENDS_NOUN.pattern
    + r"|\s(?:ist|sei|sind|war|waren|hat|haben|habe|hatte|wird|werde|werden|will|wolle|soll|solle|kann|"
    r"könne|muss|müsse|gibt|gebe|auf|mit|vor|gegenüber|zum|zur|hinzu|zurück|fest|an|aus|ein)(?!\w)"
)
_BLANK = re.compile(r"[\s,]*")
# A time or place between a Spanish verb and its subject: "ha dicho esta mañana en Bruselas el comisario".
_TIME = re.compile(
    r"[\s,]*(?:(?:hoy|ayer|anoche|(?:esta|la) (?:mañana|tarde|noche|semana)|"
    r"(?:este|el)(?: pasado)? (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|"
    r"en [A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)*|en (?:un|una|rueda|conferencia|su)\b[^,.;:“\"«]{2,60}?|"
    r"(?:con|entre) (?:gran )?\w+|a (?:los|la)\b[^,.;:“\"«]{2,30}?)"
    r"(?=\s(?:el|la|los|las|en|esta|este|[A-ZÀ-Þ])\b)[\s,]*)*"
)
_FIRST_PRONOUN = re.compile(
    r"(?:he|she|they|él|ella|ellos|ellas|il|elle|ils|er|sie|es)(?![\w’'-])(?! (?:himself|herself) )", re.IGNORECASE
)
_SOURCE = re.compile(r"\bin (?:einer|einem|der|dem)\s[^,.;:“„\"]{2,60}?\s(?:des|der|von|vom)\s", re.IGNORECASE)
_APPOSED = re.compile(r"\s*(?:[,.;:)\n]|$|(?:on|in|at|this|last|el|en|este)\s)")


def _told_by_it(context: Context, pronoun: re.Match[str], end: int, cue: str) -> Saying | None:
    """Return a pronoun behind its verb; for "heißt es in einer Mitteilung des Amts" whose it is."""
    if pronoun.group().lower() != "es":
        return Saying(pronoun.group(), cue, pronoun.start(), pronoun=True)
    source = _SOURCE.search(context.text, pronoun.end(), end) if context.language == "de" else None
    stop = _ENDS_NOUN.search(context.text, source.end(), end) if source else None
    return noun(context, source.end(), stop.start() if stop else end, cue) if source else None


def inverted(context: Context, start: int, end: int, cue: str) -> Saying | None:
    """Return the subject that follows its verb ("said Guerra, an organizer ...")."""
    text = context.text
    match = _TIME.match(text, start, end) if context.language == "es" else _BLANK.match(text, start, end)
    start = match.end() if match else start
    if context.language == "es" and NO_SUBJECT.match(text, start, end):
        return None
    said = _FIRST_PRONOUN.match(text, start, end)
    if said:
        return _told_by_it(context, said, end, cue)
    stop = (_ENDS_GERMAN if context.language == "de" else _ENDS_NOUN).search(text, start, end)
    close = stop.start() if stop else end
    together = several_behind(context.people, text, start, end)
    if together and text[start:close].strip() and context.people.within(start, end)[0].start <= close:
        return Saying(together, cue, start)
    mentions = context.people.within(start, end)
    if (
        mentions
        and mentions[0].start <= close + 2
        and mentions[0].end > close
        and (mentions[0].titles or mentions[0].start <= close)
    ):
        close = mentions[0].end  # an abbreviated title: "said Sen. Rand Paul"
    first = mentions[0] if mentions and mentions[0].start < start + 45 and mentions[0].end <= close else None
    owner = first is not None and text.startswith(("'", "’"), first.end)
    named = _named_behind(context, first if owner else None, (start, close), end)
    if named and not (cue and ACCORDING.fullmatch(cue + " ")):
        return Saying(context.people.name(named), cue, named.start)
    if first and not owner and not RELATION.search(text, start, first.start):
        return Saying(spoken(context, first, text[start : first.end]), cue, first.start)
    if not text[start:close].strip() or text[start:close].split()[0].lower() in NOT_SUBJECT:
        return None
    return noun(context, start, close, cue)


def _named_behind(context: Context, owner: Mention | None, told: tuple[int, int], end: int) -> Mention | None:
    """Return the name behind a description: "the mayor, Ann Lee", "the Courier's Ann Lee"."""
    start, close = told
    text, names = context.text, context.people
    if owner:
        following = names.within(owner.end, end)
        if following and names.is_person(following[0]) and not text[owner.end : following[0].start].strip("'’s "):
            return following[0]
    elif any(map(names.is_person, names.within(start, close))):
        return None
    if not text.startswith(",", close) or len(text[start:close].split()) > 8:
        return None
    following = names.within(close, end)
    if not following or text[close : following[0].start].strip(" ,") or not names.is_person(following[0]):
        return None
    return following[0] if _APPOSED.match(text, following[0].end) else None
