"""The quotations of an article, each with its speaker and cue."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.quotes import speakers
from index.quotes.cues import pattern
from index.quotes.dialogue import LANGUAGES
from index.quotes.people import Mention, people
from index.quotes.quotation_marks import Paragraph, Run, paragraphs
from index.quotes.subjects import Context, Saying, sentence_subject
from index.quotes.tidied import tidied
from store.records import Article, Quote

_PLURAL = ("they", "ellos", "ellas", "ils", "elles")
_CLAUSE = 25  # characters of a quotation inside a sentence that make it its subject's words, with no speech verb
_SAID = re.compile(r",[”»\"]? (?:said|says|explained|dijo|afirmó|explicó|señaló) (?:[\w.]+ )?$")
_AFTER_PREPOSITION = re.compile(
    r"(?:\b(?:of|on|for|to|with|by|from|against|about|like|than|de|del|con|a|contra|como|por)|:) $"
)
# A broadcast or a paper, whose name in marks follows: on ABC's "This Week", told "Fox & Friends".
_AIRED = re.compile(
    r"\b(?:on|told|(?i:on|told|with|to|for|from|of|by) (?:the )?(?:[A-Z][\w.&]*\s)*[A-Z][\w.&]*['’]s?) $"
)
_NEAR = 900  # characters back that a pronoun reaches for a name


@dataclass(frozen=True, slots=True)
class _Found:
    run: Run
    saying: Saying | None
    beside: bool  # the cue stands right beside the quotation


def quotes(article: Article) -> tuple[Quote, ...]:
    """Return the direct and mixed quotations of an article's clean text, in order."""
    return find_quotes(article.text, article.details.language, article.id)


def find_quotes(text: str, language: str = "", article: int = 0) -> tuple[Quote, ...]:
    """Return the quotations of a text; `text[start:end]` is the quotation without its marks.

    Marked words that nobody is told to have said ("scare quotes", titles) are no quotations.
    """
    context = Context(text, people(text), language, pattern(language))
    found: list[_Found] = []
    dashes = context.cues if language in LANGUAGES else None
    for place, paragraph in enumerate(listed := paragraphs(text, dashes)):
        previous = listed[place - 1] if place else None
        _read_paragraph(context, paragraph, previous, found)
    return tuple(
        Quote(
            article,
            one.run.start,
            one.run.end,
            text[one.run.start : one.run.end],
            tidied(one.saying.speaker) if one.saying else "",
            one.saying.cue if one.saying else "",
        )
        for one in _whole(found)
        if _is_quotation(text, one)
    )


def _whole(found: list[_Found]) -> list[_Found]:
    """Give every paragraph of a quotation that runs over several the one speaker that is told."""
    for place in range(len(found) - 1, 0, -1):
        here, last = found[place], found[place - 1]
        if here.run.continues and here.saying and not (last.saying and last.saying.cue):
            found[place - 1] = replace(last, saying=here.saying)
    for place in range(1, len(found)):
        here, last = found[place], found[place - 1]
        if here.run.continues and last.saying and not (here.saying and here.saying.cue):
            found[place] = replace(here, saying=last.saying)
    return found


def _read_paragraph(context: Context, paragraph: Paragraph, previous: Paragraph | None, found: list[_Found]) -> None:
    text = context.text
    runs = paragraph.runs
    for place, run in enumerate(runs):
        limit = runs[place + 1].opens if place + 1 < len(runs) else paragraph.end
        last = found[-1] if place and found else None
        origin = runs[place - 1].end - 1 if place else paragraph.start
        cuts = [cut for cut in speakers.sentence_cuts(text, origin, run.start + 2) if cut <= run.opens]
        begin = cuts[-1] if cuts else (runs[place - 1].closes if place else paragraph.start)
        if begin == paragraph.start and previous and text[begin].islower() and text[previous.end - 1].isalpha():
            # A line broken inside a sentence.
            begin = [previous.start, *speakers.sentence_cuts(text, previous.start, previous.end)][-1]
        told, beside = _told(context, run, begin, limit, last if not cuts else None)
        if told is None and not text[begin : run.opens].strip(" —–-•*\t("):
            told = _carried(context, paragraph, previous, cuts, found, place)
        found.append(_Found(run, _resolved(context, told, found), beside))


def _told(context: Context, run: Run, begin: int, limit: int, last: _Found | None) -> tuple[Saying | None, bool]:
    """Read the attribution in the quotation's own sentence; `last` is a quotation earlier in that sentence."""
    earlier, beside = speakers.before(context, begin, run)
    if earlier and not earlier.speaker:
        carried = last.saying if last else sentence_subject(context, begin, run.opens)
        earlier = Saying(carried.speaker, earlier.cue, carried.at, carried.pronoun) if carried else earlier
    if earlier and beside and earlier.speaker:
        return earlier, True
    later = speakers.after(context, run, limit)
    if later:
        return later, True
    label = speakers.labelled(context, begin, run)
    if label:
        return label, True
    if earlier and earlier.speaker:
        return earlier, beside or run.opens - earlier.at < 80
    if last and last.saying:
        return last.saying, False
    embedded = context.text[begin : run.opens].strip(" —–-•*\t(")
    if embedded and run.end - run.start > _CLAUSE:
        return sentence_subject(context, begin, run.opens), False
    return None, False


def _carried(
    context: Context, paragraph: Paragraph, previous: Paragraph | None, cuts: list[int], found: list[_Found], place: int
) -> Saying | None:
    """Find the speaker of a quotation that makes a sentence of its own: told just before it, or speaking already."""
    text = context.text
    if place and found[-1].saying and len(cuts) <= 2:
        return found[-1].saying
    if cuts or place:
        start = cuts[-2] if len(cuts) > 1 else (paragraph.runs[place - 1].closes if place else paragraph.start)
        subject = sentence_subject(context, start, paragraph.runs[place].opens)
        return subject or (found[-1].saying if place else None)
    if previous is None:
        return None
    ends = previous.runs[-1] if previous.runs and found else None
    if ends and text[ends.end - 1] not in ".?!,…" and ends.closes < previous.end:
        ends = None  # it closes with a mere phrase in marks: nobody is speaking on
    if ends and ends.closes > previous.end - 40 and not text[previous.start : previous.end].rstrip().endswith(":"):
        return found[-1].saying
    starts = [previous.start, *speakers.sentence_cuts(text, previous.start, previous.end)]
    end = Run(previous.end, previous.end, previous.end, previous.end, "")
    told, _ = speakers.before(context, starts[-1], end)
    if told and not told.speaker:
        told = sentence_subject(context, starts[-1], previous.end) or told
    if told and told.speaker:
        return told
    if ends:
        return found[-1].saying
    return sentence_subject(context, starts[-1], previous.end) if text[previous.end - 1] == ":" else None


def _resolved(context: Context, saying: Saying | None, found: list[_Found]) -> Saying | None:
    """Put a name for a pronoun: who spoke last or is named last, as far as gender allows."""
    if saying is None or not saying.pronoun:
        return saying
    word = saying.speaker.lower()
    spoke = next((one.saying for one in reversed(found) if one.saying and one.saying.speaker), None)
    if word in _PLURAL or word in ("we", "it", "i"):
        return (
            Saying(spoke.speaker, saying.cue, saying.at)
            if spoke and word in _PLURAL and not _one(context, spoke)
            else saying
        )
    gender = "m" if word in ("he", "él", "il", "er") else "f"
    name = _named(context, saying.at, gender, spoke)
    return Saying(name, saying.cue, saying.at) if name else saying


def _one(context: Context, saying: Saying) -> bool:
    return saying.speaker in context.people.gender


def _named(context: Context, at: int, gender: str, spoke: Saying | None) -> str:
    """Return whom "he" or "she" at an offset means: named in its paragraph, last to speak, or last named."""
    names = context.people
    near = [one for one in names.before(at) if at - one.start < _NEAR and names.is_person(one)]
    sure = [one for one in near if names.gender_of(one) == gender]
    fits = sure or [one for one in near if not names.gender_of(one)]
    spoken = spoke.speaker if spoke and names.knows(spoke.speaker) else ""
    told = _told_since(context, spoke.at if spoke else at - _NEAR, at, gender)
    speaker = (names.name(told) if told else "") or (spoken if names.gender.get(spoken, gender) == gender else "")
    begin = context.text.rfind("\n", 0, at)
    here = [one for one in fits if one.start > begin]
    if here and not any(names.name(one) == speaker for one in here):
        cut = max(
            (place for place in speakers.sentence_cuts(context.text, begin + 1, at) if place <= here[-1].start),
            default=begin,
        )
        return names.name(next(one for one in here if one.start >= cut))
    if not here and context.language != "de":  # where every noun has a capital
        since = max(spoke.at if spoke else 0, told.start if told else 0)
        speaker = _subject_before(context, begin, gender, since) or speaker
    if speaker:
        return speaker
    fits = [one for one in fits if not _AFTER_PREPOSITION.search(context.text, max(0, one.start - 12), one.start)]
    return names.name(fits[-1]) if fits else ""


def _subject_before(context: Context, end: int, gender: str, since: int) -> str:
    """Return the person who is subject of the last sentence of the paragraph before, past those that say "he"."""
    text = context.text
    end = len(text[: max(0, end)].rstrip())
    begin = text.rfind("\n", 0, end) + 1
    if text[end - 1 : end] not in tuple(".!?…"):
        return ""  # a byline or a heading
    for start in reversed([begin, *speakers.sentence_cuts(text, begin, end)]):
        if start < since:
            return ""
        told = sentence_subject(context, start, end)
        if told and not told.pronoun:
            known = context.people.knows(told.speaker)
            owner = any(text.startswith(("'s", "’s"), one.end) for one in context.people.within(told.at, end)[:1])
            aside = owner or _AFTER_PREPOSITION.search(text, max(0, told.at - 12), told.at)
            fits = known and not aside and context.people.gender.get(told.speaker, gender) == gender
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


def _is_quotation(text: str, one: _Found) -> bool:
    """Leave out titles of works and marked words that nobody said."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[one.run.start : one.run.end])
    ends = text[one.run.end - 1] in ".,?!…"
    titled = len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3) and words[0][0].isupper()
    if titled and _AIRED.search(text, max(0, one.run.opens - 60), one.run.opens):
        return False
    if one.beside and one.saying:
        return bool(words)
    if titled and not ends:
        return False
    if one.saying and one.saying.speaker:
        return True
    return one.run.mark not in "'‘’" and len(words) >= 5
