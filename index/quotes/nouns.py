"""Who a noun phrase names: a person by the full name, whoever a description stands for, or its own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from index.quotes.names import NOBODY, title
from index.quotes.people import Mention, People
from index.quotes.things import is_thing

PRONOUN = re.compile(r"(?:he|she|they|we|i|él|ella|ellos|il|elle|ils|er|sie|it)", re.IGNORECASE)
LEAD = re.compile(
    r"(?:(?:and|but|so|as|then|yet|still|however|meanwhile|also|like|later|(?:on|last|this|next)?\s*(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)day"
    r"(?: (?:night|morning|evening|afternoon))?|y|pero|et|mais|und|aber)\s+)+",
    re.IGNORECASE,
)
RELATION = re.compile(
    r"\b(?:of|for|to|by|with|from|at|in|on|against|about|de|del|para|pour|von|für|des|vom|beim|à|and|than)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# Where a subject's own words end and a time or place begins: "Protesters outside the embassy".
_TAIL = re.compile(r"\s(?:outside|on|during|near|after|before|earlier|late|in (?:early|late|[12]\d{3}))\s")
_VERB_PHRASE = re.compile(r"(?:held|carried|waved|bore|wore|sent|began|took|gave|left|got|put|went)\s")
DETERMINED = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|one|some|many|several|another|el|la|los|las|un|una|su|sus|le|les|"
    r"une|der|die|das|ein|eine)\s",
    re.IGNORECASE,
)
_NOT_SUBJECT = """
    and or but in on at of for from with when while after before because that which who whom whose where into
    about than by if to nor during y o pero en de que cuando mientras et ou mais dans und oder aber in
"""
NOT_SUBJECT = frozenset(_NOT_SUBJECT.split())
_OBJECTS = frozenset(["him", "her", "them", "us", "me", "himself", "herself", "themselves", "itself"])
# What somebody wrote stands for who wrote it: "according to Lee's memoir".
_WORKS = (
    r"(?:book|memoirs?|autobiography|diar(?:y|ies)|account|tweets?|posts?|letter|testimony|article|column|essay|speech|"
    r"libro|memorias|autobiografía|diarios?|carta|artículo|columna|discurso|testimonio|tuit)"
)
_OWN_WORK = re.compile(rf"[’']s?\s+(?:\w+\s+){{0,2}}?{_WORKS}$", re.IGNORECASE)
_WORK_OF = re.compile(rf"(?:\w+\s+){{0,2}}{_WORKS}\s+(?:\w+\s+)?(?:of|by|de|del|d[’'])\s*(?:\w+\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:of|from|vom|von|aus|beim)\s+[^,]*")
_TIME_BEFORE = re.compile(
    r"^(?:ya\s+)?(?:(?:en|desde|hasta)\s+\S+|ayer|hoy|este\s+\w+)\s+(?=(?:el|la|los|las|su)\s)", re.I
)
_GERUND = re.compile(r"\w+ndo\b")
NO_SUBJECT = re.compile(r"(?:al?|que|con|de|del|en|por|sobre|para|si|así|sin|ante|tras|durante|desde|según)\s")
_ADVERB = re.compile(
    r"(?:si bien|sin embargo|al (?:mismo )?tiempo(?: que)?|a la vez|así|además|también|asimismo|luego|después|"
    r"de es[ta]a? (?:forma|manera)|de este modo|"
    r"por (?:eso|ello|su parte|otra parte|otro lado|último)|en (?:este|ese) sentido|"
    r"entonces|ya)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the search for a speaker reads: the text, its names, and the speech verbs of its language."""

    text: str
    people: People
    language: str
    cues: re.Pattern[str]
    quoted: tuple[tuple[int, int], ...] = ()  # where its quotations stand, in order

    def is_quoted(self, at: int) -> bool:
        """Say whether an offset is inside of a quotation."""
        place = bisect_right(self.quoted, (at, len(self.text))) - 1
        return place >= 0 and at < self.quoted[place][1]


@dataclass(frozen=True, slots=True)
class Saying:
    """A subject, resolved to a name where the words allow (`pronoun` is True where they do not yet), and the cue."""

    speaker: str
    cue: str
    at: int
    pronoun: bool = False


def noun(context: Context, start: int, end: int, cue: str) -> Saying | None:
    """Resolve the words of a noun phrase to whom they name."""
    text = context.text
    words = text[start:end].strip(' \t,;:–—-()"“”')
    lead = LEAD.match(words)
    if lead and lead.end() < len(words):
        words = words[lead.end() :]
    words = _TAIL.split(words)[0] if words else ""
    if context.language == "es":
        words = _TIME_BEFORE.sub("", words)
    if not words or (words.lower() in NOBODY and not PRONOUN.fullmatch(words)) or words.lower() in NOT_SUBJECT:
        return None
    if not any(char.isalpha() for char in words):
        return None  # "on April 6, 2007, said"
    at = text.find(words, start)
    if words.endswith(("'s", "’s")):
        words = words[:-2]
    if words.lower() in _OBJECTS or _ADVERB.fullmatch(words):
        return None
    if context.language == "es" and (NO_SUBJECT.match(words.lower()) or _GERUND.match(words)):
        return None  # "añade, aclarando que", "en una entrevista, dijo"
    author = _author(context, at, at + len(words))
    if author:
        return Saying(context.people.name(author), cue, author.start)
    if is_thing(words) or _VERB_PHRASE.match(words):
        return None
    last = words.split()[-1]
    if PRONOUN.fullmatch(last):
        return Saying(last, cue, at + len(words) - len(last), pronoun=True)
    mentions = context.people.within(at, at + len(words))
    if mentions and mentions[-1].end >= at + len(words) - 1 and not _belongs(text, at, mentions[-1]):
        return Saying(spoken(context, mentions[-1], words), cue, at)
    role = context.people.by_role(words) if not mentions and len(words.split()) <= 3 and DETERMINED.match(words) else ""
    if role:
        return Saying(role, cue, at)
    if len(words.split()) > 12:
        determined = list(DETERMINED.finditer(words))
        if not determined:
            return None
        words = words[determined[-1].start() :]
    return Saying(_without_article(words), cue, at)


def _author(context: Context, start: int, end: int) -> Mention | None:
    """Return the person of a noun phrase that a work or a place describes ("Lee's memoir", "Ann Lee of Altona")."""
    names = context.people
    mentions = names.within(start, end)
    if not mentions or not names.is_person(mentions[0]):
        return None
    one = mentions[0]
    before, after = context.text[start : one.start], context.text[one.end : end]
    if _OWN_WORK.fullmatch(after) or (not after and before and _WORK_OF.fullmatch(before)):
        return one
    return one if len(mentions) > 1 and len(one.words) > 1 and _FROM.fullmatch(after) else None


def spoken(context: Context, mention: Mention, words: str) -> str:
    """Return the full name of a person, or the whole phrase for a body ("Smithsonian Institution")."""
    if context.people.is_person(mention) or (len(mention.words) == 1 and mention.words[0].lower() not in words[:1]):
        return context.people.name(mention)
    return _without_article(words) if len(words.split()) <= 8 else " ".join(mention.words)


def _without_article(words: str) -> str:
    return re.sub(
        r"^(?:the|a|an|el|la|los|las|un|una|le|les|une|der|die|das|des|dem|den|ein|eine|einer|eines|einem)\s+",
        "",
        words,
        flags=re.IGNORECASE,
    )


def ending_person(context: Context, start: int, end: int) -> Mention | None:
    """Return the person whose name ends a part of a sentence, unless it belongs to somebody before it."""
    found = context.people.within(start, end)
    whole = start + len(context.text[start:end].rstrip())
    person = found and found[-1].end >= whole and context.people.is_person(found[-1])
    return found[-1] if person and not _belongs(context.text, start, found[-1]) else None


def _belongs(text: str, start: int, mention: Mention) -> bool:
    """Say whether a name only tells whose somebody is ("a spokesman for President Lee").

    In "National Organization for Women President Ann Lee" the preposition is the body's.
    """
    related = RELATION.search(text, start, mention.start)
    if related is None:
        return False
    between = text[related.start() : mention.start].split()[1:]
    names = [word for word in between if word[0].isupper() and title(word) is None]
    return not (names and between[-1][0].isupper() and title(between[-1]) is not None)
