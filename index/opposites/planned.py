"""What one passage tells as done and the other as planned, threatened, weighed or possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.opposites.passage import Read, closeness
from index.words import Token, plain, stem, stop_words

# How much of the shorter and of the longer passage the other must have; "may" and "could" stand in much that is told
# of other things. All 31 flags on 65,700 links of real events were read: 26 are right. The other five were of "wants
# to", which is left out since.
_CLOSE, _CLOSE_POSSIBLE = (0.25, 0.15), (0.5, 0.3)
_ADVERB = r"(?:\s(?:soon|also|still|even|eventually|yet|now|formally|officially|immediately|further|again|[a-z]+ly))?"
_POSSIBLE = r"(?:the\s)?(?:possibility|prospect|idea|option|threat|threats)\sof"
# What stands before a deed that is not done: "plans to", "considers", "raised the possibility of", "could be". "Will"
# is left out: it tells only that an account is older.
_HEDGE = re.compile(
    rf"""\b(?<!\bno\s)(?P<hedge>
      (?:plan|intend|threaten|propose|offer|seek|prepare|consider|contemplate|weigh|debate|vow|pledge|promise|agree|hope
        |aim|expect)
        (?:s|d|ed|ned|ing|ning)?\s(?:whether\s)?to{_ADVERB}
    | (?:set|poised|ready|scheduled|due|sought|proposals?|plans|threats?|intention|preparing|preparations)\sto{_ADVERB}
    | (?:could|may|might){_ADVERB}(?:\sbe{_ADVERB})?
    )\s(?P<verb>[a-z-]+)
    | \b(?<!\bno\s)(?P<weighed>
      (?:consider|weigh|mull|contemplat|explor|propos|float|debat|threaten)(?:s|es|ed|ing)?(?:\s{_POSSIBLE})?
    | (?:(?:rais|discuss|mention)(?:e|es|ed|ing|s)?\s)?{_POSSIBLE}
    )\s(?:a\s|an\s|the\s|its\s|his\s|their\s)?(?P<gerund>[a-z]+ing|[a-z]+(?:tion|sion|ment|ance))\b""",
    re.VERBOSE,
)
# Before a deed or its hedge in the clause: neither told as done nor as planned, but asked for, denied or supposed.
_OPEN_WORDS = """
    to will would shall should must can cannot could may might if whether unless not never no without be being
    plan plans planned planning proposed threatened considered potentially possibly allegedly"""
_OPEN = frozenset(_OPEN_WORDS.split())
_UNSAID = frozenset(["if", "whether", "unless", "not", "never", "no", "without", "nor", "when"])
_MORE = re.compile(r"(?:\s[\w’'-]+){0,3}?\s(?:another|additional|more|further|again|other|others)\b", re.IGNORECASE)
_ARTICLES = frozenset(
    ["a", "an", "the", "this", "that", "its", "his", "her", "their", "any", "every", "all", "of", "with"]
)
_BEING = frozenset(["was", "were", "been", "is", "are", "got", "be"])
_CLAUSE = re.compile(r"[,;:()—–“”\"]|\b(?:and|but|that|who|which|as|while|when|after|before|because)\b")
_IRREGULAR_PAIRS = """
    began/begin broke/break brought/bring built/build bought/buy chose/choose cut/cut drew/draw fled/flee flew/fly
    fought/fight froze/freeze gave/give hit/hit kept/keep left/leave made/make met/meet paid/pay quit/quit sent/send
    shot/shoot sold/sell spent/spend struck/strike took/take withdrew/withdraw wrote/write went/go ran/run stole/steal
    taken/take given/give broken/break withdrawn/withdraw chosen/choose frozen/freeze"""
_BASE = dict(pair.split("/") for pair in _IRREGULAR_PAIRS.split())
# Verbs of which a plan is no plan of the deed: of saying, thinking and having, and helpers.
_IDLE_WORDS = """
    say tell ask add note state believe think expect want need hope plan consider propose try use continue start decide
    suppose allow require relate base call name report make find keep hold take give go come get begin help seem appear
    fail intend threaten offer include concern involve have be do face see work"""
_IDLE = frozenset(stem(word, "en") for word in _IDLE_WORDS.split())
_POSSIBLY = re.compile(r"could|may|might")
_OBJECT = 5  # words behind a deed, or before it in the passive, among which it has its object


def planned(a: Read, b: Read, language: str) -> Iterator[str]:
    """Yield "designated / possibility of designating" for a deed that one passage tells done and the other planned."""
    if language not in ("", "en") or "?" in a.text + b.text:
        return
    near = closeness(a, b)
    if not _reach(near, _CLOSE) or not any(_HEDGE.search(read.text) for read in (a, b)):
        return
    for one, other, turned in ((a, b, False), (b, a, True)):
        done, hedged = _done(one), _hedged(other)
        for name in done:
            if name not in hedged or name in _hedged(one) or name in _done(other):
                continue
            (first, things), (words, others) = done[name], hedged[name]
            if not things & others or (_POSSIBLY.match(words) and not _reach(near, _CLOSE_POSSIBLE)):
                continue
            told = one.text[first.start : first.end], words
            yield " / ".join(reversed(told) if turned else told)
            return


def _reach(near: tuple[float, float], least: tuple[float, float]) -> bool:
    return all(have >= need for have, need in zip(near, least, strict=True))


def _done(read: Read) -> dict[str, tuple[Token, frozenset[str]]]:
    """The deeds told as done by their stems, each with the words among which its object is."""
    found: dict[str, tuple[Token, frozenset[str]]] = {}
    for at, token in enumerate(read.tokens):
        name = _past(token)
        if name and name not in _IDLE and not _before(read, at, _OPEN) and not _adjective(read, at):
            found.setdefault(name, (token, _things(read, at, _passive(read, at))))
    return found


def _past(token: Token) -> str:
    if token.norm in _BASE:
        return stem(_BASE[token.norm], "en")
    return token.stem if len(token.norm) > 4 and token.norm.endswith("ed") and not token.norm.endswith("eed") else ""


def _adjective(read: Read, at: int) -> bool:
    return at > 0 and read.tokens[at - 1].norm in _ARTICLES


def _passive(read: Read, at: int) -> bool:
    return any(token.norm in _BEING for token in read.tokens[max(0, at - 2) : at])


def _hedged(read: Read) -> dict[str, tuple[str, frozenset[str]]]:
    """The deeds that are planned or possible by their stems, with the words that say so and those of the object."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    places = {token.start: at for at, token in enumerate(read.tokens)}
    for match in _HEDGE.finditer(read.text):
        group = "verb" if match["verb"] else "gerund"
        at, first = places.get(match.start(group)), places.get(match.start())
        if at is None or first is None or _before(read, first, _UNSAID):
            continue
        token = read.tokens[at]
        passive = bool(match["hedge"]) and _passive(read, at)
        bent = token.norm.endswith("ed") or _BASE.get(token.norm, token.norm) != token.norm
        if group == "verb" and not passive and bent:
            continue
        name = stem(plain(match[group]), "en")
        if name not in _IDLE and not _MORE.match(read.text, match.end()):
            found.setdefault(name, (match.group(), _things(read, at, passive)))
    return found


def _before(read: Read, at: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands before a place, near by in its clause."""
    start = read.tokens[at].start
    return any(
        (token.norm in words or token.norm.endswith("n't")) and not _CLAUSE.search(read.text, token.end, start)
        for token in read.tokens[max(0, at - 5) : at]
    )


def _things(read: Read, at: int, passive: bool) -> frozenset[str]:
    """The content words behind a verb, before it in the passive."""
    stops = stop_words("en")
    near = read.tokens[max(0, at - 2 * _OBJECT) : at] if passive else read.tokens[at + 1 : at + 1 + _OBJECT]
    return frozenset(token.stem for token in near if token.norm not in stops and not token.norm[0].isdigit())
