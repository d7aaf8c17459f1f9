"""Who says a quotation: the speech verb beside it, before or after, and the subject of that verb."""

from __future__ import annotations

import re

from index.quotes.behind import inverted
from index.quotes.cues import ACCORDING, is_participle, is_weak, spoken
from index.quotes.nouns import NOT_SUBJECT, Context, Saying, noun
from index.quotes.quotation_marks import Run
from index.quotes.subjects import subject

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
_SIGNED = re.compile(r"\s*(?:[—–]|--?)\s*(?P<name>[A-ZÀ-Þ][^\n.!?;:\"“]{2,80})\.?(?=\n|$)")
_SUBORDINATE = re.compile(
    r"^[^,]*\b(?:if|unless|because|although|though|si|porque|aunque|wenn|weil|obwohl)\b", re.IGNORECASE
)
_SO = re.compile(r"so\s+(?=(?:der|die|das|ein|eine)\s|[A-ZÄÖÜ])")  # „...“, so die Ministerin
_CLITICS = re.compile(r"(?:así\s+)?(?:me|te|se|le|les|lo|la|nos)?(?:\s*(?:ha|han|había))?", re.IGNORECASE)
_OPENS = re.compile(
    r"\s*(?:(?:Tal )?(?:[Yy] )?[Cc]omo|Así(?: lo)?|[Yy]|Pero|Además,?|También|Asimismo,?|Por su parte,?|Según|"
    r"Luego|Después|Sin embargo,?|No obstante,?|En (?:este|ese) sentido,?|Finalmente,?|Por último,?|"
    r"Entonces|Posteriormente,?)"
    r"(?:\s+(?:lo|le|se|les))?(?:\s+(?:ha|han|había))?\s*"
)
# "saying he felt", "wrote that she had called": who wrote has called.
_CHAIN = re.compile(r"\s+(?:\w+ly\s+)?(?:that\s+|que\s+)?", re.IGNORECASE)
_WHOM = re.compile(
    r"\b(?:quoted|cited|citó a|zitierte|quoting|citing)\s+(?P<who>[^,.;:]{2,60}?)\s+as\s+$", re.IGNORECASE
)
_OBJECT = re.compile(
    r"\b(?:recalled|recalls|remembered|remembers|described|describes|recounted|heard|hear|saw)\s+"
    r"(?P<who>(?:the|an?|his|her|their|one|another|two|some)\s+[^,.;:\"“]{2,40}?)\s+$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\s+(?P<who>[^,.;:\"“]{2,60}?)\s+$", re.IGNORECASE)
_TOLD_BY = re.compile(r"\s+by\s+", re.IGNORECASE)
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
    according = ACCORDING.match(text, begin, end) or (_SO.match(text, begin, end) if context.language == "de" else None)
    if according:
        return inverted(context, according.end(), end, according.group().strip())
    signed = _signed(context, run)
    if signed:
        return signed
    for cue in _cues(context, begin, end):
        lead = text[begin : cue.start()].strip(" ,–—-")
        if lead and _passive(text, cue) and cue.group().lower() in ("written", "called", "told"):
            continue
        if not lead and is_participle(cue.group(), context.language):
            break  # `called it "awful," accusing him`: it goes on from who called it so
        if not lead or (context.language == "es" and _CLITICS.fullmatch(lead)):
            return inverted(context, cue.end(), end, cue.group()) or _dropped(context, cue)
        turned = _turned(context, cue, end)
        if turned:
            return turned
        if (
            lead.split()[0].lower() in NOT_SUBJECT
            or _SUBORDINATE.search(lead)
            or len(lead) > 300
            or is_participle(cue.group(), context.language)
        ):
            break
        return subject(context, begin, cue.start(), cue.group())
    return _trailing(context, begin, end)


def _dropped(context: Context, cue: re.Match[str]) -> Saying | None:
    """Return a Spanish verb's subject that is not told ("..., dijo."): whoever speaks or is spoken of."""
    if context.language != "es" or is_participle(cue.group(), "es") or is_weak(cue.group()):
        return None
    return Saying("", cue.group(), cue.start(), pronoun=True)


def participle_after(context: Context, run: Run, limit: int) -> str:
    """Return the participle right behind a quotation (`as a "disaster," saying there was`), or ""."""
    rest = context.text[run.closes : limit]
    if context.text[run.end - 1] not in ",.!?" and not rest.lstrip().startswith((",", "–", "—")):
        return ""  # `a "dossier" alleging links`
    cue = context.cues.match(context.text, limit - len(rest.lstrip(" ,–—-")), limit)
    return cue.group() if cue and is_participle(cue.group(), context.language) else ""


def _signed(context: Context, run: Run) -> Saying | None:
    """Read the name alone that stands behind a paragraph's quotation, after a dash or on a line of its own."""
    text = context.text
    signed = _SIGNED.match(text, run.closes)
    if signed is None or text[text.rfind("\n", 0, run.opens) + 1 : run.opens].strip():
        return None
    named = context.people.within(signed.start("name"), signed.end())
    if not named or named[0].start - signed.start("name") > 12 or not context.people.is_person(named[0]):
        return None
    return Saying(context.people.name(named[0]), "—", named[0].start)


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
    according = max(
        (
            match
            for match in ACCORDING.finditer(text, start, run.opens)
            if match.start() == start or match.group().strip().lower() not in ("para", "pour")
        ),
        key=lambda match: match.start(),
        default=None,
    )
    if according and according.group().strip().lower() == "zufolge" and chosen is None:
        return noun(context, start, according.start(), "zufolge"), False
    if according and (chosen is None or according.start() > chosen.end() + 20):
        return inverted(context, according.end(), run.opens, according.group().strip()), False
    if chosen is None:
        return None, False
    beside = beside and not text[start : run.opens].rstrip().endswith(("—", "–", " -"))
    found = _subject_of(context, start, chosen, run.opens)
    lead = text[start : chosen.start()]
    leads = len(lead) < 3 or (context.language == "es" and _OPENS.fullmatch(lead))
    if found is None and context.language in ("es", "fr", "de") and leads:
        found = inverted(context, chosen.end(), run.opens, chosen.group()) or _dropped(context, chosen)
    return found or Saying("", chosen.group(), chosen.start()), beside


def _subject_of(context: Context, start: int, cue: re.Match[str], limit: int) -> Saying | None:
    """Return the subject of a cue: for "..., adding" that of the verb before it, or a name right beside it."""
    text = context.text
    if not is_participle(cue.group(), context.language):
        by = _TOLD_BY.match(text, cue.end(), limit) if _BE.search(text, max(0, cue.start() - 30), cue.start()) else None
        if by:  # "Hale was told by Orth that"
            return inverted(context, by.end(), limit, cue.group())
        return _turned(context, cue, limit) or _chained(context, start, cue, limit)
    beside = context.people.within(max(start, cue.start() - 60), cue.start())
    if beside and beside[-1].end == cue.start() - 1 and context.people.is_person(beside[-1]):
        return Saying(context.people.name(beside[-1]), cue.group(), beside[-1].start)
    told = _participle_of(context, start, cue)
    if told:
        return told
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


def _chained(context: Context, start: int, cue: re.Match[str], limit: int) -> Saying | None:
    """Return the subject of a verb; for "saying he felt" that of the verb of saying before it."""
    found = subject(context, start, cue.start(), cue.group())
    if found is None or not found.pronoun or found.speaker.lower() in ("it", "i", "we"):
        return found
    for verb in reversed(_cues(context, start, found.at)):
        if _CHAIN.fullmatch(context.text, verb.end(), found.at) and not _passive(context.text, verb):
            said = _subject_of(context, start, verb, limit)
            if said is None or not said.speaker or _described(context, said):
                return found
            return Saying(said.speaker, cue.group(), said.at, said.pronoun)
    return found


def _described(context: Context, saying: Saying) -> bool:
    """Say whether somebody known is told by a description ("the California Democrat"): a pronoun finds the name."""
    return not saying.pronoun and context.text[saying.at : saying.at + 4].lower() in ("the ", "his ", "her ")


def _participle_of(context: Context, start: int, cue: re.Match[str]) -> Saying | None:
    """Return who a participle belongs to where that stands before it: "with one diver saying", "heard her saying"."""
    text = context.text
    whom = _WHOM.search(text, start, cue.start())
    if whom and not _BE.search(text, max(start, whom.start() - 30), whom.start()):
        return noun(context, whom.start("who"), whom.end("who"), cue.group())
    beside = _WITH.search(text, start, cue.start())
    if not beside:
        beside = _OBJECT.search(text, start, cue.start())
    if beside is None or beside["who"].split()[-1].lower() in NOT_SUBJECT:
        return None  # "in solidarity with the people and denouncing"
    return noun(context, beside.start("who"), beside.end("who"), cue.group())


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
