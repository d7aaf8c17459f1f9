"""The other ways to spell a word: British and American, umlauts in two letters, Portuguese before and after."""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 5
"""Letters of a word that has two spellings: shorter ones are other words ("four" and "for", "tire" and "tier")."""

_OUR = "(|s|ed|ing|able|ably|ite|ites|er|ers|less|ful|hood|hoods|y)"
# Each pair is two ways to write one ending or middle; only words that the library has are ever looked for.
_ENGLISH = tuple(
    (re.compile(one), other)
    for one, other in (
        (r"(\w{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"\1iz\2"),
        (r"(\w{3,})iz(e|ed|es|er|ers|ing|ation|ations|ational)$", r"\1is\2"),
        (r"(\w{2,})ys(e|ed|es|er|ers|ing)$", r"\1yz\2"),
        (r"(\w{2,})yz(e|ed|es|er|ers|ing)$", r"\1ys\2"),
        (rf"(\w{{3,}})our{_OUR}$", r"\1or\2"),
        (rf"(\w{{3,}})or{_OUR}$", r"\1our\2"),
        (r"(\w{2,}[tb])re(|s|d)$", r"\1er\2"),
        (r"(\w{2,}[tb])er(|s|ed)$", r"\1re\2"),
        (r"(\w{3,})enc(e|es|eless)$", r"\1ens\2"),
        (r"(\w{3,})ens(e|es|eless)$", r"\1enc\2"),
        (r"(\w*[aeiou]\w*[^aeiou][aeiou])ll(ed|ing|er|ers|or|ors|ous)$", r"\1l\2"),
        (r"(\w*[aeiou]\w*[^aeiou][aeiou])l(ed|ing|er|ers|or|ors|ous)$", r"\1ll\2"),
        (r"(\w{3,})ogue(|s)$", r"\1og\2"),
        (r"(\w{3,})og(|s)$", r"\1ogue\2"),
        (r"(program)me(|s)$", r"\1\2"),
        (r"(program)(|s)$", r"\1me\2"),
    )
)
_WORDS = (
    ("aluminium", "aluminum"), ("paediatric", "pediatric"), ("paedophile", "pedophile"),
    ("encyclopaedia", "encyclopedia"),
    ("anaesthetic", "anesthetic"), ("haemorrhage", "hemorrhage"), ("oestrogen", "estrogen"), ("foetus", "fetus"),
    ("manoeuvre", "maneuver"), ("manoeuvres", "maneuvers"), ("diarrhoea", "diarrhea"), ("jewellery", "jewelry"),
    ("sceptic", "skeptic"), ("sceptical", "skeptical"), ("sceptics", "skeptics"), ("scepticism", "skepticism"),
    ("plough", "plow"), ("mould", "mold"), ("moustache", "mustache"), ("pyjamas", "pajamas"), ("storey", "story"),
    ("grey", "gray"), ("cheque", "check"), ("enrol", "enroll"), ("fulfil", "fulfill"), ("instalment", "installment"),
    ("skilful", "skillful"), ("wilful", "willful"), ("acknowledgement", "acknowledgment"), ("judgement", "judgment"),
    ("ageing", "aging"), ("airplane", "aeroplane"), ("tyre", "tire"), ("tyres", "tires"), ("kerb", "curb"),
    ("gaol", "jail"), ("licence", "license"), ("practise", "practice"), ("artefact", "artifact"), ("yoghurt", "yogurt"),
    ("hijab", "hejab"), ("kyiv", "kiev"), ("kharkiv", "kharkov"), ("odesa", "odessa"), ("mumbai", "bombay"),
    ("beijing", "peking"), ("myanmar", "burma"), ("gaddafi", "qaddafi"), ("koran", "quran"), ("hizbollah", "hezbollah"),
    ("hizbullah", "hezbollah"), ("alqaida", "alqaeda"), ("qaida", "qaeda"), ("houthi", "huthi"), ("houthis", "huthis"),
)  # fmt: skip
# The last ones are plurals that the stemmer leaves apart: eleição, eleições; jornal, jornais.
_PORTUGUESE = tuple(
    (re.compile(one), other)
    for one, other in (
        *(("cc", "c"), ("ct", "t"), ("pt", "t")),
        *(("ao$", "oes"), ("ao$", "aes"), ("(oes|aes)$", "ao"), ("([aeou])l$", r"\1is"), ("([aeou])is$", r"\1l")),
        *(("m$", "ns"), ("ns$", "m")),
    )
)
_UMLAUT = re.compile("([aou])e")


@lru_cache(maxsize=8192)
def spellings(word: str, language: str) -> tuple[str, ...]:
    """Return other spellings of a folded word that are worth looking for, in a language's texts."""
    found: set[str] = set()
    if language in ("en", "") and len(word) >= SHORTEST - 1:
        found |= _table().get(word, frozenset())
    if language in ("en", "") and len(word) >= SHORTEST:
        found |= {pattern.sub(other, word) for pattern, other in _ENGLISH}
    if language == "pt" and len(word) >= SHORTEST:
        found |= {pattern.sub(other, word) for pattern, other in _PORTUGUESE}
    if len(word) >= SHORTEST and _UMLAUT.search(word):
        found.add(_UMLAUT.sub(r"\1", word))  # Mueller: Müller, which is folded to muller
    if len(word) >= SHORTEST and language == "de":
        found |= {f"{word[: at.end()]}e{word[at.end() :]}" for at in re.finditer("[aou]", word)}
    return tuple(sorted(found - {word}))


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in _WORDS:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
