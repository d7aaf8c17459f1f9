"""Who a subject before its verb is, and whom a sentence is about."""

from __future__ import annotations

import re

from index.quotes.nouns import DETERMINED, LEAD, NOT_SUBJECT, PRONOUN, Context, Saying, ending_person, noun
from index.quotes.several import several
from index.quotes.things import GROUPS, head

_SLACK = re.compile(  # words between a subject and its verb
    r"(?:[\s,]+(?:has|have|had|was|were|is|are|also|later|then|once|did|would|will|could|can|may|might|must|"
    r"previously|recently|again|never|not|"
    r"misma|mismo|se|le|les|lo|nos|me|"
    r"who|quoted|as|even|just|instead|meanwhile|thus|still|already|first|reportedly|went|goes|on|to|often|always|soon|further|famously|"
    r"both|all|herself|himself|"
    r"(?-i:[a-z]+ly)|ha|han|había|también|luego|a|ont|avait|hat|haben|hatte|[-–—]))+[\s,]*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:[;:—–(]|,\s|\s[-]\s|\b(?:and|but|that|when|while|as|because|after|before|if|though|although|where|"
    r"which|whom|since|so|or|what|how|why|"
    r"que|pero|cuando|mientras|y|mais|et|quand|und|aber|dass|wie)\s)\s*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s(?:has|have|had|is|was|are|were|will|would|could|can|may|might|did|does|do|ha|han|había|es|fue|a|ont|"
    r"est|hat|ist|[a-zà-ÿ]{2,}(?:ed|ó|aron|ieron)|"
    r"met|held|spoke|stood|kept|saw|sent|began|went|made|took|gave|put|left|came|got|said|told|wrote|says|calls|tells)\s"
)
_CALLED = re.compile(r"(?:\w+ )?(?:known as|nicknamed|alias|conocid[oa] como|apodad[oa])\b")
_JOINED = re.compile(r"(?:^|\s)(?:and|but|or|then|y|pero|et|mais|und|aber)$", re.IGNORECASE)
_SUBJECT_PRONOUN = re.compile(r"(?<![\w’'])(?:he|she|they|él|ella|il|elle|er|sie)\b", re.IGNORECASE)
_RELATIVE = re.compile(r",\s(?:que|quien)\s*$")  # "los elogios de Lee, que dijo"
_ASIDE = re.compile(  # "Ann Lee (D-Ga.) told", "Ann Lee — who was there — told"
    r"\s\([^()\n]{1,40}\)\s*$|\s(?:[—–]|--)\s[^—–\n]{3,150}\s(?:[—–]|--)\s*$"
)
_AUXILIARY = re.compile(r"\s(?:hat|haben|hatte|hatten|habe)(?=\s|$)")
_GERMAN_TIME = re.compile(r"\s*(?:Am|Im|In|Zuvor|Auch|Bereits|Bei|Nach|Vor|Zuletzt|Später|Dabei)\b")
_DESCRIBED = re.compile(r",\s(?:an?|the|which|who|un|una|el|la|que)\s")


def subject(context: Context, start: int, end: int, cue: str) -> Saying | None:
    """Return who stands as subject of the verb that begins at `end`, in the clause from `start`; None for nobody."""
    region = _ASIDE.sub("", context.text[start:end])
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
    named = ending_person(context, start, start + relative.start()) if relative else None
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


def _before_insert(context: Context, start: int, region: str, cue: str) -> Saying | None:
    """Find the name in "Ann Lee, a doctor in the town, [said]": the nearest part that is a person."""
    ends = [match.start() for match in re.finditer(",", region)] + [len(region)]
    begins = [0, *[place + 1 for place in ends[:-1]]]
    parts = list(zip(begins, ends, strict=True))
    heads = [bool(ending_person(context, start + begin, start + end)) for begin, end in parts]
    for place, (begin, end) in reversed(list(enumerate(parts))):
        words = region[begin:end].strip()
        if any(heads[:place]) and DETERMINED.match(words):
            continue  # "Ann Lee, the president of the Susan Holm List, said"
        if not words or (begin and (words.split()[0].lower() in NOT_SUBJECT or _CALLED.match(words))):
            continue
        if PRONOUN.fullmatch(words.split()[-1]):
            return noun(context, start + begin, start + end, cue)
        found = ending_person(context, start + begin, start + end)
        if found:
            return Saying(context.people.name(found), cue, found.start)
    begin, end = parts[0]
    if region[:end].split()[:1] and region.split()[0].lower() not in NOT_SUBJECT:
        return subject(context, start, start + end, cue) if end < len(region) else None
    return None


def _is_group(words: str) -> bool:
    """Say whether words before a verb are a group of people ("Hill Farming organisations also")."""
    return head(_SLACK.sub("", words + " ")) in GROUPS


def sentence_subject(context: Context, start: int, end: int) -> Saying | None:
    """Return the first person or pronoun that a sentence names, past a leading "In ...," or "After ...,"."""
    text = context.text
    opening = LEAD.match(text, start, end)
    start = opening.end() if opening else start
    first = text[start:end].split()[:1]
    if first and first[0].lower() in NOT_SUBJECT:
        comma = text.find(",", start, end)
        start = comma + 1 if comma >= 0 else start
    start += len(text[start:end]) - len(text[start:end].lstrip())
    verbs = _VERB.finditer(text, start, end)
    verb = next((match for match in verbs if context.language != "en" or match.group().strip() != "a"), None)
    group = verb is not None and _is_group(text[start : verb.start()])
    if verb and (group or DETERMINED.match(text, start)) and text[start : verb.start()].count(" ") < 9:
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
