"""Tells an outlet's appeals to its readers (give, subscribe, become a member) from the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.captions import Marks
from index.lines import Unit

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
_ASK = re.compile(
    r"\b(?:please|we (?:need|ask|appeal|urge|rely|depend|count)|help us|can you|will you|would you|if you|you can|consider|join us|today|now|your?)\b.{0,120}"
    r"\b(?:donat(?:e|ion|ions|ing)|(?:support|fund|back) (?:our|us|independent|this|quality|local|fearless|truthful)|contribut(?:e|ion|ing)|chip in|become an? \w*\s?(?:member|subscriber|supporter|patron|donor)|subscrib(?:e|er|ing)|(?:tax-deductible|monthly|one-time|recurring) (?:gift|donation|contribution)|membership)\b"
    r"|\b(?:donate|subscribe|contribute|give|support (?:us|our \w+)) (?:now|today|here|monthly)\b"
    r"|\b(?:make|with) an? (?:\S+ ){0,4}(?:donation|contribution|gift) (?:to [A-Z]|today|now|of any)"
    r"|\bsupport (?:our|independent|fearless|quality|local) (?:work|journalism|reporting|newsroom|journalists|media|mission)\b"
    r"|\b(?:readers|people|supporters|listeners|viewers|members) like you\b|\breader-(?:supported|funded)\b.{0,80}\b(?:we|our|us|you)\b"
    r"|\b(?:we|our \w+) (?:\S+ ){0,4}(?:fundraiser|fundraising|fund drive|membership drive)\b|\bappeal for your support\b|\bneed(?:s)? your (?:support|help)\b|\bwe must raise \$"
    r"|\b(?:thank you|thanks) for (?:your support|reading|being a|supporting)\b|\bour paywall\b|\bno paywalls?\b|\bfree to read\b"
    r"|\b(?:ap[oó]y(?:a|e|anos|enos|ar) (?:a )?(?:nuestr|el periodismo|este)|(?:haz|haga|hacer|realiza) una donaci[oó]n|hazte (?:soci[oa]|miembro|suscriptor)|suscr[ií]b(?:ete|ase) (?:a|ahora|ya|y|por)|(?:necesitamos|gracias a) (?:tu|su) (?:ayuda|apoyo)|con tu (?:apoyo|ayuda|aporte|donaci[oó]n)|(?:dona|done) (?:ahora|aqu[ií]|hoy)|lectores como t[uú]|periodismo independiente.{0,60}(?:tu|su|apoy|ayud))"
    r"|\b(?:faites un don|soutenez[- ](?:nous|notre|un journalisme|l'ind)|votre (?:soutien|don)|gr[aâ]ce [aà] votre|abonnez-vous (?:pour|[aà]|d[eè]s)|lecteurs comme vous|nous avons besoin de (?:vous|votre))"
    r"|\b(?:unterst[uü]tzen sie (?:uns|unser|unabh)|ihre (?:spende|unterst[uü]tzung)|spenden sie|jetzt (?:spenden|abonnieren|unterst[uü]tzen)|werden sie (?:mitglied|abonnent|f[oö]rder)|leserinnen und leser wie sie)"
    r"|\b(?:apoie (?:o|nosso|a)|fa[cç]a uma doa[cç][aã]o|assine (?:agora|j[aá]|e )|sostieni(?:ci)?\b|fai una donazione|abbonati (?:ora|a )|steun ons|word (?:lid|abonnee|donateur))",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:donat|nonprofit|non-profit|subscri|fundrais|support|journalis|reader|member|donaci|donativ|suscri|apoy|ayud|periodis|lector|soci[oa]|"
    r"don\b|soutien|abonn|spend|unterst|unabh|doa[cç]|assin|sost|steun)",
    re.IGNORECASE,
)
_US = re.compile(
    r"\b(?:we|us|our|you|your|nosotros|nuestr\w+|t[uú]|usted|su|nous|notre|vous|votre|wir|uns|unser\w*|sie|ihre?|n[oó]s|noss[oa]|voc[eê])\b|¡|’re\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:said|says|told|added|dijo|afirm[oó]|se[nñ]al[oó]|explic[oó]|d[eé]clar|affirm|sagte|erkl[aä]rte)\b",
    re.IGNORECASE,
)
_GAP = 3  # paragraphs that may stand between two that ask; the longest block seen has 3
_EDGE = 4  # paragraphs from either end of the text where an appeal may stand without asking twice


def appeals(page: Sequence[Unit], free: Sequence[int]) -> Marks:
    """Return the units of `free` (the ones not yet told to be furniture) in which the outlet asks its reader for support.

    What stands between two that ask is part of the same appeal, and so is what follows the last to the end of the page
    as long as it goes on speaking of "we" and "you". An appeal in the middle must ask in so many words by itself.
    """
    asks = [place for place, at in enumerate(free) if _asks(page[at])]
    marks = {free[place]: "appeal" for place in asks}
    for a, b in zip(asks, asks[1:], strict=False):
        between = range(a + 1, b)
        if len(between) <= _GAP and not any(_reports(page[free[place]]) for place in between):
            marks.update({free[place]: "appeal" for place in between})
    if asks:
        marks.update(_rest(page, free[asks[-1] + 1 :]))
    return marks if len(marks) < len(free) else {}


def _asks(unit: Unit) -> bool:
    text = _QUOTED.sub(" ", unit.text)
    if not _MONEY.search(text) or not _US.search(text) or _reports(unit):
        return False
    return bool(_ASK.search(text))


def _reports(unit: Unit) -> bool:
    """Somebody is quoted or reported: the running text of an article, whatever it speaks of."""
    return bool(_SAYS.search(unit.text)) or bool(_QUOTED.search(unit.text) and unit.words > 12)


def _rest(page: Sequence[Unit], after: Sequence[int]) -> Marks:
    """What follows the last appeal to the end of the page, when all of it speaks to the reader."""
    if len(after) > _EDGE or not after:
        return {}
    units = [page[place] for place in after]
    speaks = all(_US.search(unit.text) and not _reports(unit) and unit.words < 60 for unit in units)
    return dict.fromkeys(after, "appeal") if speaks else {}
