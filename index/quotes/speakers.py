"""Who says a quotation: the speech verb beside it, before or after, and the subject of that verb."""

from __future__ import annotations

import re

from index.quotes.cues import ACCORDING, is_participle, is_weak, spoken
from index.quotes.quotation_marks import Run
from index.quotes.subjects import NOT_SUBJECT, Context, Saying, inverted, subject

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’'»)\]]*\s+(?=[\"“«‘'(\[]?[A-ZÀ-ÖØ-Þ¿¡])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Prof|Rev|St|Jr|Sr|Sra|Inc|Corp|vs|No|"
    r"[JFSOND][aceu][nbpgtvc]t?))\.$"
)
_BE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|fue|fueron|es|son|sido|siendo)\s+(?:(?:also|not|\w+ly|\w+mente)\s+)?$",
    re.IGNORECASE,
)
_BY = (" by ", " por ")
_PARTICIPLES = ("ed", "ado", "ido", "ada", "ida", "ados", "idos", "adas", "idas", "told", "known")
# A new main clause between two verbs: the second has a subject of its own.
_NEW_CLAUSE = re.compile(r"[,;:—–]|\b(?:and|but|while|y|pero|mientras)\b", re.IGNORECASE)
# Verbs of saying that take no person as object: a name right behind one is who speaks.
_INTRANSITIVE = re.compile(
    r"(?:sa(?:id|ys)|add(?:ed|s)|explain(?:ed|s)|argue[ds]|not(?:ed|es)|wr(?:ote|ites)|state[ds]|claim(?:ed|s)|"
    r"insist(?:ed|s)|recall(?:ed|s)|predict(?:ed|s)|conclude[ds]|suggest(?:ed|s)|observe[ds]|"
    r"dijo|dice|dijeron|afirm[óa]|asegur[óa]|señal[óa]|explic[óa]|declar[óa]|indic[óa]|añad(?:ió|e)|agreg[óa]|"
    r"coment[óa]|sostuvo|sostiene|manifest[óa]|precis[óa]|advirtió|advierte|recordó|recuerda|apunt[óa]|opin[óa])",
    re.IGNORECASE,
)
_DONE = re.compile(r"\s*(?:[.,;]|\n|$)|\s(?:in an?|on \w+day)\b")
_TITLES_ONLY = re.compile(
    r"\s+(?:(?:the|el|la)\s+)?(?:(?:\w+\s){0,2}(?:Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Sra?)\.?\s+|[a-zà-ÿ]+\s+)?"
)
_BETWEEN = re.compile(r"[\s,:;–—-]*(?:that|que|dass|qu['’]|if|how)?[\s,:(]*", re.IGNORECASE)


def sentence_cuts(text: str, start: int, end: int) -> list[int]:
    """Return where the sentences between two offsets begin, after the first."""
    cuts = []
    for match in _SENTENCE_END.finditer(text, start, end):
        last = text[match.start() - 1]
        if last != "." or not _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            cuts.append(match.end())
    return cuts


def _cues(context: Context, start: int, end: int) -> list[re.Match[str]]:
    """Return the speech verbs between two offsets."""
    return [match for match in context.cues.finditer(context.text, start, end) if spoken(match)]


def after(context: Context, run: Run, limit: int) -> Saying | None:
    """Read the attribution that follows a quotation: `"...," X said` or `"...," said X`."""
    text = context.text
    cuts = sentence_cuts(text, run.closes, limit)
    end = cuts[0] if cuts else limit
    rest = text[run.closes : end]
    follows = rest.lstrip()
    last = text[run.start : run.end].rstrip("’'\"” ")[-1:]
    loose = not (last in tuple(",?!…—-–") or follows[:1] in tuple(",–—-") or follows[:1].islower())
    if loose and last == ".":
        return None
    begin = run.closes + len(rest) - len(rest.lstrip(" ,–—-"))
    if loose:  # `The dam "leaks" Altona's water, said Hale`
        behind = (_turned(context, cue, end) for cue in _cues(context, begin, end))
        return next((saying for saying in behind if saying), None)
    according = ACCORDING.match(text, begin, end)
    if according:
        return inverted(context, according.end(), end, according.group().strip())
    for cue in _cues(context, begin, end):
        lead = text[begin : cue.start()].strip(" ,–—-")
        if not lead:
            return inverted(context, cue.end(), end, cue.group())
        turned = _turned(context, cue, end)
        if turned:
            return turned
        if lead.split()[0].lower() in NOT_SUBJECT or len(lead) > 300 or is_participle(cue.group(), context.language):
            break
        return subject(context, begin, cue.start(), cue.group())
    return _trailing(context, begin, end)


def _trailing(context: Context, begin: int, end: int) -> Saying | None:
    """Read an attribution at the sentence's end: `... is "awful" and would cost jobs, X said.`"""
    cues = _cues(context, begin, end)
    if not cues or is_weak(cues[-1].group()) or end - cues[-1].end() > 60:
        return None
    if context.text[: cues[-1].start()].rstrip().endswith(","):
        return inverted(context, cues[-1].end(), end, cues[-1].group())
    comma = context.text.rfind(",", begin, cues[-1].start())
    if comma < 0 or cues[-1].start() - comma > 80:
        return None
    return subject(context, comma + 1, cues[-1].start(), cues[-1].group())


def before(context: Context, start: int, run: Run) -> tuple[Saying | None, bool]:
    """Read the attribution between a sentence's start and its quotation; True when the cue stands right beside it.

    A saying without a speaker has its subject elsewhere ("..., adding")."""
    text = context.text
    chosen: re.Match[str] | None = None
    beside = False
    for cue in _cues(context, start, run.opens):
        if re.search(r"\bit\s+$", text[max(start, cue.start() - 4) : cue.start()]) and chosen:
            continue  # "saying it confirmed ...": the report is in the first verb
        if chosen and _passive(text, cue):
            continue  # "said that the plan had been called ...": its subject is no speaker
        between = _BETWEEN.fullmatch(text, cue.end(), run.opens) is not None
        if (
            between
            or not is_weak(cue.group())
            or (run.opens - cue.end() < 50 and text[start : run.opens].rstrip().endswith(":"))
        ):
            chosen, beside = cue, between
    according = max(ACCORDING.finditer(text, start, run.opens), key=lambda match: match.start(), default=None)
    if according and (chosen is None or according.start() > chosen.end() + 20):
        return inverted(context, according.end(), run.opens, according.group().strip()), False
    if chosen is None:
        return None, False
    beside = beside and not text[start : run.opens].rstrip().endswith(("—", "–", " -"))
    found = _subject_of(context, start, chosen, run.opens)
    if found is None and context.language in ("es", "fr", "de") and chosen.start() - start < 3:
        found = inverted(context, chosen.end(), run.opens, chosen.group())
    return found or Saying("", chosen.group(), chosen.start()), beside


def _subject_of(context: Context, start: int, cue: re.Match[str], limit: int) -> Saying | None:
    """Return the subject of a cue: for "..., adding" that of the verb before it, or a name right beside it."""
    text = context.text
    if not is_participle(cue.group(), context.language):
        return _turned(context, cue, limit) or subject(context, start, cue.start(), cue.group())
    beside = context.people.within(max(start, cue.start() - 60), cue.start())
    if beside and beside[-1].end == cue.start() - 1 and context.people.is_person(beside[-1]):
        return Saying(context.people.name(beside[-1]), cue.group(), beside[-1].start)
    finite = [
        verb
        for verb in _cues(context, start, cue.start())
        if not is_weak(verb.group()) and not is_participle(verb.group(), context.language) and not _passive(text, verb)
    ]
    while len(finite) > 1 and not _NEW_CLAUSE.search(text, finite[-2].end(), finite[-1].start()):
        finite.pop()  # "noted that the office had clarified ..., adding": she who noted adds
    if not finite:
        return None
    verb = finite[-1]
    found = subject(context, start, verb.start(), cue.group())
    turned = text[: verb.start()].rstrip().endswith(",") or verb.start() - start < 3
    return found or (inverted(context, verb.end(), cue.start(), cue.group()) if turned else None)


def _passive(text: str, verb: re.Match[str]) -> bool:
    """Say whether a verb is done to its subject, who then says nothing ("had been dismissed", "voiced by")."""
    if verb.group().lower() == "quoted" or not verb.group().lower().endswith(_PARTICIPLES):
        return False
    return _BE.search(text, max(0, verb.start() - 30), verb.start()) is not None or text[verb.end() :].startswith(_BY)


def _turned(context: Context, cue: re.Match[str], end: int) -> Saying | None:
    """Read a subject behind its verb after a whole clause: "The bridge is not safe, said Dr Ann Lee, an engineer"."""
    text = context.text
    if not text[max(0, cue.start() - 9) : cue.start()].rstrip(" \n”»\"'’").endswith(",") or not _INTRANSITIVE.fullmatch(
        cue.group()
    ):
        return None
    first = next(iter(context.people.within(cue.end(), end)), None)
    if first is None or not _TITLES_ONLY.fullmatch(text, cue.end(), first.start) or not _DONE.match(text, first.end):
        return None  # "Hale, a farmer, said Orth was wrong"
    return inverted(context, cue.end(), end, cue.group())


def labelled(context: Context, start: int, run: Run) -> Saying | None:
    """Read a name with a colon before the quotation: `... pollster Ann Lee: "..."`."""
    if not context.text[start : run.opens].rstrip().endswith(":"):
        return None
    mentions = context.people.within(start, run.opens)
    colon = context.text.rfind(":", start, run.opens)
    if mentions and mentions[-1].end == colon and context.people.is_person(mentions[-1]):
        return Saying(context.people.name(mentions[-1]), ":", mentions[-1].start)
    return None
