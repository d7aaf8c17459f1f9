"""The people an article names: their full names, and whom a short name, a title or a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from index.quotes.names import FEMALE, MALE, NOBODY, ORGANISATION, TITLES, title
from index.quotes.things import GROUPS

_WORD = r"(?:(?:[A-Z]\.)+|[A-ZÀ-ÖØ-Þ](?:[\w’'-]*\w)?\.?)"
_PARTICLE = r"(?:de|del|la|las|los|von|van|der|den|di|da|dos|du|bin|ibn|al|el|ter|zu)"
_CAPITALS = re.compile(rf"(?<![\w’'@#.]){_WORD}(?:[^\S\n](?:{_PARTICLE}[^\S\n]){{0,2}}{_WORD})*")
_POSSESSIVE = re.compile(r"['’]s?$")
# A word that ends in a full stop goes on a name only if it is an initial or a title.
_INITIAL = re.compile(
    r"(?:[A-Z]\.)+$|(?:Jr|Sr|St|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Prof|Rev|Adm|Maj|Del|Supt|Insp|Hon|"
    r"Pres|Sec|Atty|Cmdr|Msgr|Fr|Sra|Dra|Lic|Ing)\.$"
)
# One word that the text tells to be a person's name: a nickname, or followed by a pronoun or a clause of its own.
_SINGLE = r"(?P<name>[A-ZÀ-ÖØ-Þ][a-zà-ÿ]{2,})"
_ALONE = (
    re.compile(
        r"\b(?:known (?:\w+ )?as|nicknamed|who goes by|alias|conocid[oa] como|apodad[oa]) "
        rf"[\"“«‘']?{_SINGLE}\b(?! [A-Z])"
    ),
    re.compile(
        rf"\b(?:said|says|explained|added|recalled|dijo|afirmó|explicó|señaló|contó) {_SINGLE}\. "
        r"(?P<pronoun>He|She|Él|Ella)\b"
    ),
    re.compile(rf"(?<![\w’'-] ){_SINGLE}, (?:who|quien)\b"),
)
_MADE_OF = re.compile(r"\w-(?:based|led|born|owned|backed|style|era|area|called)$")  # "Oslo-based", no name
_OFFICES = ("minister", "ministerin", "präsident", "präsidentin", "sprecher", "sprecherin", "kanzler", "chef", "chefin")
_NAMES_TOO = ("Jan", "Julio", "Domingo", "August")  # months and a day that are first names too
_FIRST_NAMES = MALE | FEMALE
_PARTY = re.compile(r"[A-Z]-[A-Z]\w{0,5}\.?")  # (D-Ga.)
_AKA = re.compile(r",?\s(?:(?:also|better|popularly|más|también|mejor)\s)?")
_CHAMBERS = frozenset(["house", "senate", "committee", "department", "pentagon", "commons", "white", "state"])
_NEXT_WORD = re.compile(r"\s([a-zà-ÿ]+)\b")
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A capitalised name in the text; `titles` are the words before it that tell an office or a form of address."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    gender: str


@dataclass(slots=True)
class People:
    """All names of one article, in order, and what is known about who is who."""

    mentions: list[Mention]
    starts: list[int] = field(default_factory=list)
    full: dict[str, list[str]] = field(default_factory=dict)  # surname -> full names, oftenest first
    gender: dict[str, str] = field(default_factory=dict)  # full name -> "m" or "f"
    roles: dict[str, Counter[str]] = field(default_factory=dict)  # "president" -> full names

    def name(self, mention: Mention) -> str:
        """Return the fullest name that the article gives whom `mention` names."""
        own = " ".join(mention.words)
        known = self.full.get(_key(mention.words), [])
        if len(mention.words) > 1 or not known:
            return next((name for name in known if _extends(name, mention.words)), own)
        fitting = [
            name for name in known if not mention.gender or self.gender.get(name, mention.gender) == mention.gender
        ]
        return self._last_named(mention.start, fitting or known)

    def _last_named(self, position: int, names: list[str]) -> str:
        """Return which of several people with one surname was last named in full before an offset."""
        sure = [name for name in names if name.split()[0].lower() in MALE | FEMALE]  # not "Is Clinton"
        if len(names := sure or names) > 1:
            for one in reversed(self.before(position)):
                if len(one.words) > 1 and (own := " ".join(one.words)) in names:
                    return own
        return names[0]

    def before(self, position: int) -> list[Mention]:
        """Return the mentions that begin before `position`, the nearest last."""
        return self.mentions[: bisect_right(self.starts, position - 1)]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie between two offsets."""
        first = bisect_right(self.starts, start - 1)
        found = []
        for mention in self.mentions[first:]:
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention)
        return found

    def is_person(self, mention: Mention) -> bool:
        """Say whether a name is a person's: by its title, its first name, or a full name elsewhere."""
        if any(word.lower() in ORGANISATION for word in mention.words):
            return False
        if all(title(word) is not None for word in mention.words):
            return False
        if len(mention.words) == 1 and mention.words[0].isupper() and len(mention.words[0]) < 5:
            return False
        return bool(mention.titles) or _key(mention.words) in self.full

    def knows(self, name: str) -> bool:
        """Say whether a speaker's name is a person's of this article."""
        return name in self.gender or name in self.full.get(_key(tuple(name.split()) or ("",)), [])

    def gender_of(self, mention: Mention) -> str:
        """Return "m", "f" or "" for whom `mention` names."""
        return mention.gender or self.gender.get(self.name(mention), "")

    def by_role(self, words: str) -> str:
        """Return whom a description ("the president", "the Mexican leader") stands for, or ""."""
        for word in reversed(words.lower().split()):
            if word in self.roles:
                return self.roles[word].most_common(1)[0][0]
            longer = [role for role in self.roles if role.endswith(word)] if word.endswith(_OFFICES) else []
            if len(longer) == 1:  # "die Ministerin" is the Außenministerin
                return self.roles[longer[0]].most_common(1)[0][0]
        return ""


def people(text: str) -> People:
    """Find all names in `text` and join the short ones to the full ones."""
    mentions = [mention for match in _CAPITALS.finditer(text) for mention in _mentions(text, match)]
    found = People(mentions, [mention.start for mention in mentions])
    counts: Counter[str] = Counter()
    second: dict[str, list[str]] = {}
    for mention in mentions:
        if _is_full_name(mention) and not _describes(text, mention) and not _shouted(text, mention):
            counts[" ".join(mention.words)] += 1
    for name, _ in sorted(counts.items(), key=lambda item: (-item[1], -len(item[0]))):
        words = tuple(name.split())
        found.full.setdefault(_key(words), []).append(name)
        # Spanish names go by the first of two surnames: Miguel Guerra Castillo is "Guerra".
        for word in words[1:-1] if len(words) > 2 else ():
            if len(word) > 2 and word[0].isupper():
                second.setdefault(word.lower(), []).append(name)
    for key, names in second.items():
        found.full.setdefault(key, names)
    _add_single_names(text, found)
    for mention in mentions:
        if not mention.titles and len(mention.words) == 1 and _key(mention.words) not in found.full:
            continue
        if mention.titles and any(word.lower() in ORGANISATION for word in mention.words):
            continue  # "the former Florida governor"
        name = found.name(mention)
        gender = mention.gender or _first_name_gender(name)
        if gender:
            found.gender.setdefault(name, gender)
        for told in mention.titles:
            found.roles.setdefault(told, Counter())[name] += 1
        if mention.titles and len(mention.words) == 1:
            found.full.setdefault(_key(mention.words), [name])
    return found


def _add_single_names(text: str, found: People) -> None:
    """Learn the persons whom the text calls by one word only ("a singer known as Luma")."""
    for shape in _ALONE:
        for match in shape.finditer(text):
            name = match["name"]
            if name.lower() in ORGANISATION or name.lower() in NOBODY or name.lower() in found.full:
                continue
            found.full[name.lower()] = [_known_as(text, found, match.start()) or name]
            pronoun = match.groupdict().get("pronoun")
            if pronoun:
                found.gender[name] = "m" if pronoun in ("He", "Él") else "f"


def _known_as(text: str, found: People, start: int) -> str:
    """Return the full name that a nickname told at `start` belongs to ("Ana Ruiz, known as Simi"), or ""."""
    last = next(iter(found.before(start)[-1:]), None)
    return found.name(last) if last and _is_full_name(last) and _AKA.fullmatch(text, last.end, start) else ""


def _shouted(text: str, mention: Mention) -> bool:
    """Say whether a name stands in a heading that is all capitals."""
    if not all(word.isupper() for word in mention.words):
        return False
    line = text[
        text.rfind("\n", 0, mention.start) + 1 : (text.find("\n", mention.end) + len(text) + 1) % (len(text) + 1)
    ]
    return len(line.split()) > 4 and line.isupper()


def _describes(text: str, mention: Mention) -> bool:
    """Say whether capitalised words describe a group that follows ("Northern Farming communities")."""
    follows = _NEXT_WORD.match(text, mention.end)
    return follows is not None and follows.group(1) in GROUPS


def _mentions(text: str, match: re.Match[str]) -> list[Mention]:
    """Cut a run of capitalised words into names: off with words that name nobody, titles aside."""
    tokens = [(m.start() + match.start(), m.group()) for m in re.finditer(r"\S+", match.group())]
    found: list[Mention] = []
    group: list[tuple[int, str]] = []
    for place, (at, token) in enumerate(tokens):
        bare = _POSSESSIVE.sub("", token)
        following = tokens[place + 1][1] if place + 1 < len(tokens) else ""
        ends = (token.endswith(".") and not _INITIAL.search(token)) or bare != token
        shouted = token.isupper() and token.isalpha() and len(token) > 3
        if shouted and group and not group[-1][1].isupper():  # "Ann Lee SEOUL": a byline and a dateline
            found += _mention(group)
            group = []
        if _MADE_OF.search(bare) or _PARTY.fullmatch(token):
            found += _mention(group)
            group = []
            continue
        if bare in _NAMES_TOO and following[:1].isupper() and following.lower().rstrip(".") not in NOBODY:
            group.append((at, bare))
            continue
        if bare.lower().rstrip(".") in NOBODY and not (bare.islower() and group):
            found += _mention(group)
            group = []
            continue
        group.append((at, bare.rstrip(".") if ends else bare))
        if ends:
            found += _mention(group)
            group = []
    return found + _mention(group, text)


def _mention(group: list[tuple[int, str]], text: str = "") -> list[Mention]:
    """Make a name of capitalised words; titles inside cut it ("FBI Director James Comey" is James Comey)."""
    cut = 0
    titles: list[str] = []
    for place, (_, word) in enumerate(group):
        if title(word) is not None and (place + 1 < len(group)):
            cut = place + 1
            titles.append(word.lower().rstrip("."))
    words = _without_body(group[cut:])
    while words and words[0][1].islower():
        words = words[1:]
    while words and words[-1][1].islower():
        words = words[:-1]
    if not words:
        return []
    if not titles:
        titles = _title_before(text, words[0][0]) if text else []
    gender = next((title(told) or TITLES.get(told + ".", "") for told in titles if told), "")
    last_at, last = words[-1]
    return [Mention(words[0][0], last_at + len(last), tuple(word for _, word in words), tuple(titles), gender)]


def _without_body(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Cut off the body or country before a known first name ("House Intelligence Committee Adam Lee" is Adam Lee)."""
    first = 1 if words and words[0][1].lower() in _CHAMBERS else 2
    if words and words[0][1].lower() not in _FIRST_NAMES:
        for place in range(first, len(words) - 1):
            if words[place][1].lower() in _FIRST_NAMES and words[place - 1][1][0].isupper():
                return words[place:]
    return words


def _title_before(text: str, start: int) -> list[str]:
    """Return a title in small letters right before a name ("spokesman Josh ...", "el presidente Pedro ...")."""
    before = re.search(r"([\w-]+) $", text[max(0, start - 20) : start])
    return [before.group(1).lower()] if before and title(before.group(1)) is not None else []


def _key(words: tuple[str, ...]) -> str:
    """Return the surname that stands for a name."""
    rest = [word for word in words if word.lower() not in _SUFFIX]
    return (rest or list(words))[-1].lower()


def _is_full_name(mention: Mention) -> bool:
    words = mention.words
    if not 2 <= len(words) <= 5 or any(word.lower() in ORGANISATION for word in words):
        return False
    if any(len(word) > 1 and word.isupper() and word.isalpha() and len(word) < 5 for word in words[:1]):
        return False
    return not re.fullmatch(r"(?:[A-Z]\.){2,}", words[0])


def _extends(full: str, words: tuple[str, ...]) -> bool:
    """Say whether a full name holds all of `words` ("Axel R. Hernández", "Axel Hernández")."""
    have = full.lower().split()
    return all(word.lower() in have for word in words)


def _first_name_gender(name: str) -> str:
    first = name.split()[0].lower()
    if " " not in name:
        return ""
    return "m" if first in MALE else "f" if first in FEMALE else ""
