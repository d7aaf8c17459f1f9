"""What is said with a person's name: the office or description before or after it, "strongman Nicolás Maduro"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.quotes.names import TITLES
from index.quotes.people import Mention, People, people
from index.words import plain
from store.records import Article, Term


def _words(listed: str) -> frozenset[str]:
    return frozenset(plain(word) for word in listed.split())


_BEFORE = re.compile(r"(?:[\w’'.-]+ ){1,5}$")
_AFTER = re.compile(r"(?:’s|'s)?, (?:the |a |an |its |el |la |un |una )?((?:[\w’'.-]+ ?){1,6})(?=[,.;]|\s[–—-]\s)")
_DETERMINERS = _words("""
    a an the his her their its our my your this el la los las un una del al su sus le les des du der die das
""")
# Words at which a description before a name has begun already.
_STOP = _DETERMINERS | _words("""
    and or but of in on at by for from with to as than about after before when while if because these those said says
    told asked called calls like against between under over into de y o en con por para que dijo según como entre et
    among where who whom whose which what how why since until without within upon per via not no nor so also is are
    was were be been has have had will would could can may might he she they we you i it including now neither that
""")
_KIN = _words("father mother son daughter wife husband widow brother sister")
_MODAL = _words("will would can could may might must should")
_ADDRESS = _words("mr mrs ms miss dr sr sra sir madam mister señor señora")
_BARE = _words("press former ex then acting late first vice prime chief del ing lic hon rev now deputy high top senior")
# Words of an office: two outlets that name offices of the same person choose less than one that says "strongman".
_OFFICES = _words(" ".join(TITLES)) | _words("""
    lawmaker official secretary press white house minority majority whip state national committee judiciary republican
    democrat democratic gop head executive counsel premier monarch nominee vice prime deputy
    presidential candidate contender
""")
_ONE_OFFICE = {"rep": "representative", "congressman": "representative", "congresswoman": "representative",
               "lawmaker": "representative", "ceo": "executive", "chair": "chairman", "chairwoman": "chairman",
               "chairperson": "chairman",
               "spokeswoman": "spokesman", "spokesperson": "spokesman", "premier": "minister",
               "presidenta": "presidente", "mandatario": "presidente", "mandataria": "presidente"}  # fmt: skip
_SHORT = {"rep": "representative", "sen": "senator", "gov": "governor", "gen": "general", "prof": "professor",
          "capt": "captain", "sgt": "sergeant", "lt": "lieutenant", "col": "colonel"}  # fmt: skip
_ROLES = _words(" ".join(TITLES)) - _ADDRESS - _BARE | _words("""
    dictator strongman autocrat tyrant ruler boss kingpin lord tycoon mogul billionaire heir lawmaker politician
    populist hardliner firebrand activist journalist reporter critic whistleblower agent confidant ally associate
    lawyer prosecutor investigator suspect gunman shooter attacker terrorist militant rebel insurgent fugitive
    convict victim survivor father mother son daughter wife husband widow brother sister student teacher owner
    captain pilot skipper master crewman engineer farmer driver worker doctor nurse head counsel executive volunteer
    manager analyst expert scholar economist historian premier monarch royal envoy official nominee pick lady
    dictador mandatario mandataria líder caudillo capitán capitana piloto empresario activista periodista abogado
    abogada jefe jefa patrón
""")


@dataclass(frozen=True, slots=True)
class Label:
    """A description of a person at its place.

    `name` is the person's full name in that article, `key` what articles are joined by (the surname, and the first
    letter where it is told here: "Mike", "Michael"), `core` the words of the description that are more than a
    country, a body or a
    "former".
    """

    name: str
    key: tuple[str, str]
    core: tuple[str, ...]
    term: Term


def offices(core: tuple[str, ...]) -> bool:
    """Whether a description names offices only."""
    return all(word in _OFFICES or word in _BARE for word in core)


def labels(article: Article) -> list[Label]:
    """Return what the article calls the people it names, in order."""
    known = people(article.text)
    return [label for mention in known.mentions for label in _of(article, known, mention)]


def _of(article: Article, known: People, mention: Mention) -> Iterator[Label]:
    name = known.name(mention)
    first, last = plain(name.split()[0]), plain(name.split()[-1])
    if not known.is_person(mention) or " " not in name or first in _ROLES or first.endswith("ing"):
        return
    if len(mention.words) == 1 and len(set(known.full.get(last, ()))) > 1:
        return  # "President Trump" beside Melania Trump: whose name it is cannot be told
    for start, end in (_before(article.text, mention), _after(article.text, mention)):
        core = _core(article.text[start:end])
        if core:
            term = Term(article.id, start, end, article.text[start:end])
            yield Label(name, (last, first[0] if len(mention.words) > 1 else ""), core, term)


def _core(words: str) -> tuple[str, ...]:
    """The words of a description that tell more than whose it is; none when no role is among them."""
    found: list[str] = []
    role = False
    for word in re.split(r"[\s-]+", words):
        bare = plain(word.rstrip("."))
        bare = _SHORT.get(bare, bare)
        bare = _ONE_OFFICE.get(bare, bare)
        if bare in _ROLES:
            bare = "spokesman" if bare == "secretary" and found[-1:] == ["press"] else bare
            role = True
            found.append(bare)
        elif word[:1].islower() and bare not in _STOP and bare not in _BARE and not word.endswith(("’s", "'s")):
            found.append(bare)
    return tuple(found) if role else ()


def _before(text: str, mention: Mention) -> tuple[int, int]:
    """The words right before a name, back to the last small word; forms of address ("Mr.") are none."""
    match = _BEFORE.search(text, max(0, mention.start - 80), mention.start)
    told = list(re.finditer(r"\S+", match.group())) if match else []
    kept: list[re.Match[str]] = []
    edge = ""
    for word in reversed(told):
        edge = plain(word.group().rstrip("."))
        if (
            not any(map(str.isalpha, edge))
            or edge in _STOP
            or word.group()[-1] in ',;:)”"'
            or word.group().endswith(("’s", "'s"))
            or _ends(word.group())
        ):
            break
        kept.insert(0, word)
        edge = ""
    if edge in _MODAL and kept and kept[0].group()[0].islower():
        return (0, 0)  # a verb: "will associate Gorsuch with it"
    if edge in ("his", "her", "their") and kept and plain(kept[-1].group()) in _KIN:
        return (0, 0)  # "his wife Jill Biden" describes neither by what she is
    if edge not in _DETERMINERS:  # "welcomed Prime Minister": what stands before is no part of it
        bare = next((at for at, word in enumerate(kept) if plain(word.group()) in _BARE), len(kept))
        first = next((at for at in range(len(kept), 0, -1) if at <= bare and not _belongs(kept[at - 1].group())), 0)
        kept = kept[first:]
    while kept and plain(kept[-1].group().rstrip(".")) in _ADDRESS:
        kept.pop()
    if match is None or not kept or not _belongs(kept[-1].group()):  # "the president slammed Gillum"
        return (0, 0)
    return match.start() + kept[0].start(), match.start() + kept[-1].end()


def _ends(word: str) -> bool:
    """Whether a sentence ends with a word: it has a full stop and is no abbreviation."""
    return word.endswith(".") and not re.fullmatch(r"(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.", word)


def _belongs(word: str) -> bool:
    bare = plain(word.rstrip("."))
    return bare in _ROLES or bare in _BARE or (word[0].isupper() and not bare.endswith(("ing", "ed"))) or "-" in word


def _after(text: str, mention: Mention) -> tuple[int, int]:
    """What stands between commas after a name: ", the Venezuelan strongman,"."""
    match = _AFTER.match(text, mention.end)
    allowed = _words("of de del the la el for para")
    if match is None or any(plain(word) in _STOP - allowed for word in match[1].split()):
        return (0, 0)
    words = match[1].split()
    ends = next((at for at, word in enumerate(words) if plain(word) in allowed), len(words))
    if plain(words[ends - 1] if ends else "") not in _ROLES:  # the next name of a list: "Trump confidant Roger Stone"
        return (0, 0)
    if text.startswith(".", match.end()) and plain(words[-1]) in _SHORT:
        return (0, 0)  # of a list: ", former Sen. Ada Roe"
    return match.start(1), match.start(1) + len(match[1].rstrip())
