"""The words that dates are told with, in the languages that articles come in."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SHORT = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "de": "jan feb mär apr mai jun jul aug sep okt nov dez",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
}
_ALSO = {"en": {"sept": 9}, "es": {"sept": 9}, "it": {"sett": 9}, "de": {"sept": 9}, "nl": {"sept": 9}}
_OTHER = {"sept": 9, "setiembre": 9, "jänner": 1, "feber": 2, "fevr": 2, "fev": 2, "aout": 8, "decembre": 12}
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
_SHORT_WEEKDAYS = (
    "mon tue tues wed weds thu thur thurs fri sat sun lun mié jue vie sáb dom mer jeu ven sam dim mo di mi do fr sa so "
    "ma wo vr za zo"
)


def _table(words: dict[str, str]) -> dict[str, dict[str, int]]:
    return {code: {word: place for place, word in enumerate(line.split(), 1)} for code, line in words.items()}


MONTHS_OF = {code: {**_table(_SHORT)[code], **_ALSO.get(code, {}), **long} for code, long in _table(_MONTHS).items()}
FULL_MONTHS_OF = _table(_MONTHS)
WEEKDAYS_OF = _table(_WEEKDAYS)
MONTHS: dict[str, int] = {**{word: place for table in MONTHS_OF.values() for word, place in table.items()}, **_OTHER}
"""Every month's name and short form in any of the languages -> 1 to 12 (no word names two different months)."""

WEEKDAYS: dict[str, int] = {word: place for table in WEEKDAYS_OF.values() for word, place in table.items()}


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression of the words, the longest first so that none hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


MONTH = rf"(?:{alternatives(MONTHS)})"
WEEKDAY = rf"(?:{alternatives([*WEEKDAYS, *_SHORT_WEEKDAYS.split()])})"
