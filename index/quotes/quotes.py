"""The quotations of an article, each with its speaker and cue."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.quotes import speakers
from index.quotes.cues import pattern
from index.quotes.dialogue import LANGUAGES
from index.quotes.nouns import Context, Saying
from index.quotes.people import people
from index.quotes.pronouns import resolved
from index.quotes.quotation_marks import Paragraph, Run, paragraphs
from index.quotes.subjects import sentence_subject
from index.quotes.tidied import tidied
from store.records import Article, Quote

_CLAUSE = 25  # characters of a quotation inside a sentence that make it its subject's words, with no speech verb
# A broadcast or a paper, whose name in marks follows: on ABC's "This Week", told "Fox & Friends".
_AIRED = re.compile(
    r"\b(?:on|told|(?i:on|told|with|to|for|from|of|by) (?:the )?(?:[A-Z][\w.&]*\s)*[A-Z][\w.&]*['’]s?) $"
)
_SMALL = frozenset(["with", "from", "over", "this", "that", "into", "para", "como", "sobre", "avec", "dans", "pour"])
# A German paper: sagte er der „Bild am Sonntag“, im Gespräch mit der „Welt“.
_PAPER = re.compile(
    r"\b(?:sagten?|erklärten?|verriet|erzählten?|gegenüber|Interview mit|Gespräch mit|berichte(?:t|te|n))"
    r"(?:\s[\w-]+){0,3}\s(?:dem|der|den|die)\s(?:\w+\s)?$"
)
# A work whose name follows in marks: in her book, "The Quarter Wall,".
_CALLED = re.compile(r",\s(?:called|titled|entitled|llamad[oa]|titulad[oa]) $")
_WORK = re.compile(
    r"\b(?:books?|memoirs?|novels?|films?|movies?|songs?|albums?|plays?|series|shows?|podcasts?|documentar(?:y|ies)|"
    r"essays?|poems?|paintings?|exhibitions?|libros?|novelas?|películas?|canción|canciones|discos?|obras?|"
    r"documental(?:es)?|poemas?|Buch|Film|Roman|livre|roman)(?: (?:called|titled|entitled|llamad[oa]|titulad[oa]))?,? $"
)


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
    cues = pattern(language)
    listed = paragraphs(text, cues if language in LANGUAGES else None)
    quoted = tuple((run.opens, run.closes) for paragraph in listed for run in paragraph.runs)
    context = Context(text, people(text), language, cues, quoted)
    found: list[_Found] = []
    for place, paragraph in enumerate(listed):
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
        spoke = next((one.saying for one in reversed(found) if one.saying and one.saying.speaker), None)
        found.append(_Found(run, resolved(context, told, spoke), beside))


def _told(context: Context, run: Run, begin: int, limit: int, last: _Found | None) -> tuple[Saying | None, bool]:
    """Read the attribution in the quotation's own sentence; `last` is a quotation earlier in that sentence."""
    earlier, beside = speakers.before(context, begin, run)
    dropped = earlier if earlier and earlier.pronoun and not earlier.speaker else None  # Spanish leaves subjects out
    if earlier and not earlier.speaker and not dropped:
        carried = last.saying if last else sentence_subject(context, begin, run.opens)
        earlier = Saying(carried.speaker, earlier.cue, carried.at, carried.pronoun) if carried else earlier
        if context.language == "es" and not carried:
            dropped = replace(earlier, pronoun=True)
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
    if dropped:
        return dropped, beside
    goes_on = speakers.participle_after(context, run, limit)
    if goes_on and not last and (who := sentence_subject(context, begin, run.opens)):
        return replace(who, cue=goes_on), True
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


def _is_quotation(text: str, one: _Found) -> bool:
    """Leave out titles of works and marked words that nobody said."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[one.run.start : one.run.end])
    ends = text[one.run.end - 1] in ".,?!…"
    if len(words) < 5 and not ends and _PAPER.search(text, max(0, one.run.opens - 60), one.run.opens):
        return False
    capitals = all(word[0].isupper() or word in _SMALL for word in words if len(word) > 3)
    titled = len(words) > 1 and capitals and words[0][0].isupper()
    if titled and any(
        shape.search(text, max(0, one.run.opens - 60), one.run.opens) for shape in (_AIRED, _WORK, _CALLED)
    ):
        return False
    if one.beside and one.saying:
        return bool(words)
    if titled and not ends:
        return False
    if one.saying and one.saying.speaker:
        return True
    return one.run.mark not in "'‘’" and len(words) >= 5
