"""Who a subject is: the words of a noun phrase before or after a verb, resolved to a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from index.quotes.cues import ACCORDING
from index.quotes.names import NOBODY
from index.quotes.people import Mention, People
from index.quotes.several import several, several_behind
from index.quotes.things import GROUPS, head, is_thing

_SLACK = re.compile(  # words between a subject and its verb
    r"(?:[\s,]+(?:has|have|had|was|were|is|are|also|later|then|once|did|would|will|could|can|may|might|must|"
    r"previously|recently|again|never|not|"
    r"misma|mismo|se|le|les|lo|nos|me|"
    r"who|quoted|as|even|just|instead|meanwhile|thus|still|already|first|reportedly|went|goes|on|to|often|always|soon|further|famously|"
    r"both|all|herself|himself|"
    r"\w+ly|ha|han|había|también|luego|a|ont|avait|hat|haben|hatte|[-–—]))+[\s,]*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|they|we|i|él|ella|ellos|il|elle|ils|er|sie|it)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:[;:—–(]|,\s|\s[-]\s|\b(?:and|but|that|when|while|as|because|after|before|if|though|although|where|"
    r"which|whom|since|so|or|what|how|why|"
    r"que|pero|cuando|mientras|y|mais|et|quand|und|aber|dass|wie)\s)\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:and|but|so|as|then|yet|still|however|meanwhile|also|like|later|(?:on|last|this|next)?\s*(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)day"
    r"(?: (?:night|morning|evening|afternoon))?|y|pero|et|mais|und|aber)\s+)+",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(?:of|for|to|by|with|from|at|in|on|against|about|de|del|para|pour|von|für|des|vom|beim|à|and|than)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# Where a subject's own words end and a time or place begins: "Protesters outside the embassy".
_TAIL = re.compile(r"\s(?:outside|on|during|near|after|before|earlier|late|in (?:early|late|[12]\d{3}))\s")
_VERB = re.compile(
    r"\s(?:has|have|had|is|was|are|were|will|would|could|can|may|might|did|does|do|ha|han|había|es|fue|a|ont|"
    r"est|hat|ist|[a-zà-ÿ]{2,}(?:ed|ó|aron|ieron)|"
    r"met|held|spoke|stood|kept|saw|sent|began|went|made|took|gave|put|left|came|got|said|told|wrote|says|calls|tells)\s"
)
_CALLED = re.compile(r"(?:\w+ )?(?:known as|nicknamed|alias|conocid[oa] como|apodad[oa])\b")
_VERB_PHRASE = re.compile(r"(?:held|carried|waved|bore|wore|sent|began|took|gave|left|got|put|went)\s")
_DETERMINED = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|one|some|many|several|another|el|la|los|las|un|una|su|sus|le|les|"
    r"une|der|die|das|ein|eine)\s",
    re.IGNORECASE,
)


_NOT_SUBJECT = """
    and or but in on at of for from with when while after before because that which who whom whose where into
    about than by if to nor during y o pero en de que cuando mientras et ou mais dans und oder aber in
"""
NOT_SUBJECT = frozenset(_NOT_SUBJECT.split())
_JOINED = re.compile(r"(?:^|\s)(?:and|but|or|then|y|pero|et|mais|und|aber)$", re.IGNORECASE)
_SUBJECT_PRONOUN = re.compile(r"(?<![\w’'])(?:he|she|they|él|ella|il|elle|er|sie)\b", re.IGNORECASE)
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
_RELATIVE = re.compile(r",\s(?:que|quien)\s*$")  # "los elogios de Lee, que dijo"
_AUXILIARY = re.compile(r"\s(?:hat|haben|hatte|hatten|habe)(?=\s|$)")


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
_NO_SUBJECT = re.compile(r"(?:al?|que|con|de|del|en|por|sobre|para|si|así|sin|ante|tras|durante|desde|según)\s")
_ADVERB = re.compile(
    r"(?:si bien|sin embargo|al (?:mismo )?tiempo(?: que)?|a la vez|así|además|también|asimismo|luego|después|"
    r"de es[ta]a? (?:forma|manera)|de este modo|"
    r"por (?:eso|ello|su parte|otra parte|otro lado|último)|en (?:este|ese) sentido|"
    r"entonces|ya)",
    re.IGNORECASE,
)


def noun(context: Context, start: int, end: int, cue: str) -> Saying | None:
    """Resolve the words of a noun phrase to whom they name."""
    text = context.text
    words = text[start:end].strip(' \t,;:–—-()"“”')
    lead = _LEAD.match(words)
    if lead and lead.end() < len(words):
        words = words[lead.end() :]
    words = _TAIL.split(words)[0] if words else ""
    if context.language == "es":
        words = _TIME_BEFORE.sub("", words)
    if not words or (words.lower() in NOBODY and not _PRONOUN.fullmatch(words)) or words.lower() in NOT_SUBJECT:
        return None
    at = text.find(words, start)
    if words.endswith(("'s", "’s")):
        words = words[:-2]
    if words.lower() in _OBJECTS or _ADVERB.fullmatch(words):
        return None
    if context.language == "es" and (_NO_SUBJECT.match(words.lower()) or _GERUND.match(words)):
        return None  # "añade, aclarando que", "en una entrevista, dijo"
    author = _author(context, at, at + len(words))
    if author:
        return Saying(context.people.name(author), cue, author.start)
    if is_thing(words) or _VERB_PHRASE.match(words):
        return None
    last = words.split()[-1]
    if _PRONOUN.fullmatch(last):
        return Saying(last, cue, at + len(words) - len(last), pronoun=True)
    mentions = context.people.within(at, at + len(words))
    if mentions and mentions[-1].end >= at + len(words) - 1 and not _RELATION.search(text, at, mentions[-1].start):
        return Saying(_spoken(context, mentions[-1], words), cue, at)
    role = (
        context.people.by_role(words) if not mentions and len(words.split()) <= 3 and _DETERMINED.match(words) else ""
    )
    if role:
        return Saying(role, cue, at)
    if len(words.split()) > 12:
        determined = list(_DETERMINED.finditer(words))
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


def _spoken(context: Context, mention: Mention, words: str) -> str:
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


def subject(context: Context, start: int, end: int, cue: str) -> Saying | None:
    """Return who stands as subject of the verb that begins at `end`, in the clause from `start`; None for nobody."""
    region = context.text[start:end]
    slack = _SLACK.search(region)
    comma = region.rstrip().endswith(",")
    if slack:
        region, comma = region[: slack.start()], comma or "," in slack.group()[:3]
    region = region.rstrip()
    if _JOINED.search(region):
        return None  # "... and added": the subject is the sentence's
    if region.endswith(","):
        region, comma = region[:-1].rstrip(), True
    if comma and "," in region:
        found = _before_insert(context, start, region, cue)
        if found:
            return found
    relative = _RELATIVE.search(region) if context.language == "es" else None
    named = _ending_person(context, start, start + relative.start()) if relative else None
    if named:
        return Saying(context.people.name(named), cue, named.start)
    auxiliary = _AUXILIARY.search(region) if context.language == "de" else None
    if auxiliary:  # "Lee hatte am Montag gesagt", "Am Montag hatte Lee gesagt"
        return _german(context, start, region, auxiliary, cue)
    listed = several(context.people, context.text, start, start + len(region))
    if listed:
        return Saying(listed, cue, start + len(region) - len(region.lstrip()))
    begin = 0
    for clause in _CLAUSE.finditer(region):
        begin = clause.end()
    if begin >= len(region):
        return None
    return noun(context, start + begin, start + len(region), cue)


def _german(context: Context, start: int, region: str, auxiliary: re.Match[str], cue: str) -> Saying | None:
    """Return the subject before a German auxiliary, or right behind it when a time or a place stands before."""
    clauses = list(_CLAUSE.finditer(region, 0, auxiliary.start()))
    begin = clauses[-1].end() if clauses else 0
    before = noun(context, start + begin, start + auxiliary.start(), cue)
    mentions = context.people.within(start + auxiliary.end(), start + len(region))
    if mentions and (before is None or _GERMAN_TIME.match(region, begin)):
        return Saying(context.people.name(mentions[0]), cue, mentions[0].start)
    return before


_GERMAN_TIME = re.compile(r"\s*(?:Am|Im|In|Zuvor|Auch|Bereits|Bei|Nach|Vor|Zuletzt|Später|Dabei)\b")


def _before_insert(context: Context, start: int, region: str, cue: str) -> Saying | None:
    """Find the name in "Ann Lee, a doctor in the town, [said]": the nearest part that is a person."""
    ends = [match.start() for match in re.finditer(",", region)] + [len(region)]
    begins = [0, *[place + 1 for place in ends[:-1]]]
    parts = list(zip(begins, ends, strict=True))
    heads = [bool(_ending_person(context, start + begin, start + end)) for begin, end in parts]
    for place, (begin, end) in reversed(list(enumerate(parts))):
        words = region[begin:end].strip()
        if any(heads[:place]) and _DETERMINED.match(words):
            continue  # "Ann Lee, the president of the Susan Holm List, said"
        if not words or (begin and (words.split()[0].lower() in NOT_SUBJECT or _CALLED.match(words))):
            continue
        if _PRONOUN.fullmatch(words.split()[-1]):
            return noun(context, start + begin, start + end, cue)
        found = _ending_person(context, start + begin, start + end)
        if found:
            return Saying(context.people.name(found), cue, found.start)
    begin, end = parts[0]
    if region[:end].split()[:1] and region.split()[0].lower() not in NOT_SUBJECT:
        return subject(context, start, start + end, cue) if end < len(region) else None
    return None


def _ending_person(context: Context, start: int, end: int) -> Mention | None:
    """Return the person whose name ends a part of a sentence, unless it belongs to somebody before it."""
    found = context.people.within(start, end)
    whole = start + len(context.text[start:end].rstrip())
    person = found and found[-1].end >= whole and context.people.is_person(found[-1])
    return found[-1] if person and not _RELATION.search(context.text, start, found[-1].start) else None


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
    if context.language == "es" and _NO_SUBJECT.match(text, start, end):
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
    if first and not owner and not _RELATION.search(text, start, first.start):
        return Saying(_spoken(context, first, text[start : first.end]), cue, first.start)
    if not text[start:close].strip() or text[start:close].split()[0].lower() in NOT_SUBJECT:
        return None
    return noun(context, start, close, cue)


_APPOSED = re.compile(r"\s*(?:[,.;:)\n]|$|(?:on|in|at|this|last|el|en|este)\s)")


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


def _is_group(words: str) -> bool:
    """Say whether words before a verb are a group of people ("Hill Farming organisations also")."""
    return head(_SLACK.sub("", words + " ")) in GROUPS


_DESCRIBED = re.compile(r",\s(?:an?|the|which|who|un|una|el|la|que)\s")


def sentence_subject(context: Context, start: int, end: int) -> Saying | None:
    """Return the first person or pronoun that a sentence names, past a leading "In ...," or "After ...,"."""
    text = context.text
    opening = _LEAD.match(text, start, end)
    start = opening.end() if opening else start
    first = text[start:end].split()[:1]
    if first and first[0].lower() in NOT_SUBJECT:
        comma = text.find(",", start, end)
        start = comma + 1 if comma >= 0 else start
    start += len(text[start:end]) - len(text[start:end].lstrip())
    verbs = _VERB.finditer(text, start, end)
    verb = next((match for match in verbs if context.language != "en" or match.group().strip() != "a"), None)
    group = verb is not None and _is_group(text[start : verb.start()])
    if verb and (group or _DETERMINED.match(text, start)) and text[start : verb.start()].count(" ") < 9:
        told = noun(context, start, start + len(_SLACK.sub("", text[start : verb.start()] + " ")), "")
        if told:
            return told
    opening_name = next(iter(context.people.within(start, end)), None)
    if opening_name and opening_name.start == start and _DESCRIBED.match(text, opening_name.end):
        return noun(context, start, opening_name.end, "")
    pronoun = _SUBJECT_PRONOUN.search(text, start, end)
    for mention in context.people.within(start, end):
        if pronoun and pronoun.start() < mention.start:
            break
        if context.people.is_person(mention):
            return Saying(context.people.name(mention), "", mention.start)
        if mention.start - start < 20 and verb and verb.start() - mention.end < 3 and len(mention.words) > 1:
            return noun(context, start, mention.end, "")
    return Saying(pronoun.group(), "", pronoun.start(), pronoun=True) if pronoun else None
