"""Whom "he", "she", "they", "it" and "the group" mean: who spoke last, or was named last."""

from __future__ import annotations

import re
from dataclasses import replace

from index.quotes.names import NOBODY, ORGANISATION
from index.quotes.nouns import Context, Saying
from index.quotes.people import Mention
from index.quotes.speakers import sentence_cuts
from index.quotes.subjects import sentence_subject

_PLURAL = ("they", "ellos", "ellas", "ils", "elles")
_SAID = re.compile(r",[”»\"]? (?:said|says|explained|dijo|afirmó|explicó|señaló) (?:[\w.]+ )?$")
_WHO_HE = re.compile(r",?\s(?:who|whom|whose|which|que|quien)\s$", re.IGNORECASE)
_LEADS = 60  # characters of a sentence before a name that may still be its subject
_SAME = 600  # characters between a body that speaks and "the group" that goes on
_NEAR = 900  # characters back that a pronoun reaches for a name
_AFTER_PREPOSITION = re.compile(
    r"(?:\b(?:of|on|for|to|with|by|from|against|about|like|than|de|del|con|a|contra|como|por)|:) $"
)
_BODY_WORDS = """
    group organization organisation company firm agency department ministry campaign party union association foundation
    board committee commission council newspaper network bank fund institute grupo organización empresa agencia
    ministerio partido sindicato asociación fundación comisión consejo banco instituto entidad compañía
"""
_BODIES = frozenset(_BODY_WORDS.split())
_DEFINITE = ("the ", "el ", "la ")
_NO_SURNAME = NOBODY | ORGANISATION
_NO_BODY = NOBODY | {"some", "officials"}


def resolved(context: Context, saying: Saying | None, spoke: Saying | None) -> Saying | None:
    """Put a name for a pronoun or "the group": who spoke last (`spoke`) or is named last, as far as gender allows."""
    if saying is None:
        return None
    word = saying.speaker.lower()
    if word in _BODIES:
        same = spoke is not None and context.text[saying.at : saying.at + 4].lower().startswith(_DEFINITE)
        same = same and bool(saying.cue) and saying.at - (spoke.at if spoke else 0) < _SAME
        return replace(saying, speaker=spoke.speaker) if spoke and same and _is_body(context, spoke) else saying
    described = _epithet(context, saying)
    role = context.people.by_role(saying.speaker) if described else ""
    if role:
        return replace(saying, speaker=role)
    if described:
        name = _named(context, saying.at, described, spoke)
        return replace(saying, speaker=name) if name else saying
    if not saying.pronoun:
        return saying
    if not word:
        return _untold(context, saying, spoke)
    begins = context.text[: saying.at].rstrip(" ,")[-1:] in tuple('.!?”"»…\n') or saying.at == 0
    if word == "it" and spoke and begins and not context.people.knows(spoke.speaker):
        return Saying(spoke.speaker, saying.cue, saying.at)
    if word in _PLURAL or word in ("we", "it", "i"):
        return (
            Saying(spoke.speaker, saying.cue, saying.at)
            if spoke and word in _PLURAL and not _one(context, spoke)
            else saying
        )
    gender = "m" if word in ("he", "él", "il", "er") else "f"
    name = _named(context, saying.at, gender, spoke)
    return Saying(name, saying.cue, saying.at) if name else saying


# Descriptions that stand for somebody named before, as Spanish and German reporters vary the name.
_EPITHETS = re.compile(
    r"mandatari[ao]|republican[ao]|polític[ao]|funcionari[ao]|expresident[ae]|legislador(?:a)?|magnate|dirigente|líder|"
    r"demócrata|republikaner(?:in)?|demokrat(?:in)?|\w*präsident(?:in)?|\w*minister(?:in)?|politiker(?:in)?"
)
_ARTICLES = {"el ": "m", "la ": "f", "der ": "m", "die ": "f"}


def _epithet(context: Context, saying: Saying) -> str:
    """Return the gender of somebody told by what he or she is ("la mandataria", "der Republikaner"), or ""."""
    told = _EPITHETS.fullmatch(saying.speaker.lower()) if context.language in ("es", "de") else None
    here, before = (
        context.text[saying.at : saying.at + 4].lower(),
        context.text[max(0, saying.at - 4) : saying.at].lower(),
    )
    gender = next((gender for word, gender in _ARTICLES.items() if here.startswith(word) or before.endswith(word)), "")
    return gender if told else ""


def _untold(context: Context, saying: Saying, spoke: Saying | None) -> Saying:
    """Find the subject that Spanish leaves out: that of the sentences before in the paragraph, or who spoke last."""
    text = context.text
    begin = text.rfind("\n", 0, saying.at) + 1
    if spoke and spoke.speaker and (spoke.at >= begin):
        return replace(saying, speaker=spoke.speaker, pronoun=False)
    starts = [begin, *sentence_cuts(text, begin, saying.at)]
    for start, end in reversed(list(zip(starts, [*starts[1:], saying.at], strict=True))):
        told = sentence_subject(context, start, end)
        if told and not told.pronoun and not context.is_quoted(told.at):
            return replace(saying, speaker=told.speaker, pronoun=False)
    name = _subject_before(context, begin - 1, "", spoke.at if spoke else 0)
    name = name or (spoke.speaker if spoke and saying.at - spoke.at < _NEAR else "")
    return replace(saying, speaker=name, pronoun=False)


def _is_body(context: Context, saying: Saying) -> bool:
    """Say whether a speaker is a body with a name of its own."""
    words = [word for word in saying.speaker.split() if not word.islower()]
    named = words and words[0][0].isupper() and words[0].lower() not in _NO_BODY
    return (
        bool(named)
        and (len(words) > 1 or (words[0].isupper() and len(words[0]) > 1))
        and not context.people.knows(saying.speaker)
    )


def _one(context: Context, saying: Saying) -> bool:
    return saying.speaker in context.people.gender or _is_surname(saying.speaker)


def _is_surname(speaker: str) -> bool:
    """Say whether a speaker is told by one name alone, as the known are ("Obama said")."""
    one = speaker[:1].isupper() and speaker.isalpha() and not speaker.isupper()
    return one and speaker.lower() not in _NO_SURNAME and not speaker.endswith("s")


def _named(context: Context, at: int, gender: str, spoke: Saying | None) -> str:
    """Return whom "he" or "she" at an offset means: named in its paragraph, last to speak, or last named."""
    names = context.people
    whom = _WHO_HE.search(context.text, max(0, at - 9), at)  # "Lee, who he said was right"
    near = [
        one
        for one in names.before(at)
        if at - one.start < _NEAR
        and names.is_person(one)
        and not context.is_quoted(one.start)
        and not (whom and one.end == whom.start())
    ]
    sure = [one for one in near if names.gender_of(one) == gender]
    fits = [one for one in near if names.gender_of(one) in (gender, "")]
    spoken = spoke.speaker if spoke and names.knows(spoke.speaker) else ""
    told = _told_since(context, spoke.at if spoke else at - _NEAR, at, gender)
    speaker = (names.name(told) if told else "") or (spoken if names.gender.get(spoken, gender) == gender else "")
    begin = context.text.rfind("\n", 0, at)
    here = [one for one in fits if one.start > begin]
    fits = sure or fits
    if here and not any(names.name(one) == speaker for one in here):
        cut = max(
            (place for place in sentence_cuts(context.text, begin + 1, at) if place <= here[-1].start),
            default=begin,
        )
        first = next(one for one in here if one.start >= cut)
        listed = context.text[first.end : first.end + 5].startswith((" and ", " y ", " e ", " et ", " und "))
        if listed or first.start - cut > _LEADS:  # no subject of its sentence: whose gender is known goes before
            first = next((one for one in here if one in sure and one.start >= cut), first)
        return names.name(first)
    if not here and context.language != "de":  # where every noun has a capital
        since = max(spoke.at if spoke else 0, told.start if told else 0)
        speaker = _subject_before(context, begin, gender, since) or speaker
    if speaker:
        return speaker
    fits = [one for one in fits if not _AFTER_PREPOSITION.search(context.text, max(0, one.start - 12), one.start)]
    alone = spoke.speaker if spoke and at - spoke.at < _NEAR and _is_surname(spoke.speaker) else ""
    return names.name(fits[-1]) if fits and (fits[-1] in sure or not alone) else alone


def _subject_before(context: Context, end: int, gender: str, since: int) -> str:
    """Return the person who is subject of the last sentence of the paragraph before, past those that say "he"."""
    text = context.text
    end = len(text[: max(0, end)].rstrip())
    begin = text.rfind("\n", 0, end) + 1
    if text[end - 1 : end] not in tuple(".!?…"):
        return ""  # a byline or a heading
    for start in reversed([begin, *sentence_cuts(text, begin, end)]):
        if start < since:
            return ""
        told = sentence_subject(context, start, end)
        if told and context.is_quoted(told.at):
            return ""
        if told and not told.pronoun:
            known = context.people.knows(told.speaker)
            owner = any(text.startswith(("'s", "’s"), one.end) for one in context.people.within(told.at, end)[:1])
            aside = owner or _AFTER_PREPOSITION.search(text, max(0, told.at - 12), told.at)
            fits = known and not aside and (not gender or context.people.gender.get(told.speaker, gender) == gender)
            return told.speaker if fits else ""
        end = start
    return ""


def _told_since(context: Context, since: int, at: int, gender: str) -> Mention | None:
    """Return who last was subject of a verb of saying between two offsets, without a quotation ("..., Lee said")."""
    names = context.people
    for one in reversed(names.within(max(since, at - _NEAR), at)):
        if _AFTER_PREPOSITION.search(context.text, max(0, one.start - 12), one.start):
            continue
        after = context.text[one.end : one.end + 1] == " " and context.cues.match(context.text, one.end + 1)
        beside = after or _SAID.search(context.text, one.start - 40, one.start)
        if beside and names.is_person(one) and names.gender_of(one) in (gender, ""):
            return one
    return None
