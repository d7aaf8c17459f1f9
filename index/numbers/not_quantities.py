"""Figures that count nothing: dates, years, telephone numbers, addresses, names with a number, scores, ordinals."""

from __future__ import annotations

import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "januar|februar|märz|juni|juli|oktober|dezember|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|"
    "januari|februari|maart|mei|augustus|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
)
_PATTERNS = (
    rf"\b(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:[-–]|and|to|,)\s*\d{{1,2}}(?!\d))?(?:,?\s+(?:de\s+)?[12]\d{{3}})?(?![\d%])",
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º|°)?\s+(?:de\s+|of\s+)?(?:{_MONTHS})\b\.?(?:,?\s+(?:del?\s+)?[12]\d{{3}}(?!\d))?",
    rf"\b(?:{_MONTHS})\.?,?\s+(?:del?\s+|of\s+)?[12]\d{{3}}(?!\d)",
    r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b",
    r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|org|net)\S*",
    r"(?:\+\d{1,3}[\s.-])?\(?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]\d{3,4}\b|\b1?-?8\d\d-\d{3}-\d{4}|\b\d{3}-\d{4}\b(?!\s+(?:people|km|miles))",
    r"\b\d+(?:st|nd|rd|th|ª|º|er|ère|ème|[-–]?es?me)\b",
    r"(?<![$€£\d,.])\b(?:1[5-9]|20|21)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)?\d\d)\b(?!\s*%)",
    r"['’]\d0s\b|\b\d{2,4}s\b",
    r"\b(?:sections?|articles?|title|chapter|route|highway|interstate|page|pages|resolution|flight|channel|boeing|airbus|number|no\.|nos\.|proposition|prop\.?|"
    r"amendment|part|phase|level|tier|group|room|apartment|apt\.?|suite|gate|unit|model|version|windows|ios|type|class|grade|figure|table|district|psalm|"
    r"ward|precinct|bill|h\.r\.|s\.|hr|hb|sb|box|artículo|artículos|sección|página|capítulo|resolución|vuelo|canal|número|núm\.|fracción|ruta|carretera|calle|"
    r"article|chapitre|résolution|artikel|kapitel|abs\.|§+|rue|paragraph|item|volume|vol\.|isbn|issn|zone|line|area|agenda|formula)\s*#?\d+(?:[.\-:]\d+)*\b(?!\s*(?:percent|%|million|billion|por))",
    r"#\s?\d+",
    r"\b7\d7\s(?:max\s)?\d{1,2}\b|\b(?:iphone|galaxy|playstation|falcon|soyuz|apollo|starship|tesla model)\s\d+\b",
    r"\b\d+\s+[A-Z][a-z]+\s+(?:street|st\.|avenue|ave\.?|road|rd\.|boulevard|blvd\.?|drive|lane)\b",
    r"(?:\bv\.?|version )\d+(?:\.\d+)+|\b\d+(?:\.\d+){2,}\b(?<!\.\d{3})",
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d+)[-\s](?:thirds?|quarters?|fifths?|sixths?|tenths?)\b",
    r"\b(?:one|two|dos|tres)\s+(?:or|o|to|by|and)\s+(?:one|two|three|dos|tres)\b",
    r"\b(?:one|two|three|four)[- ](?:way|sided|fold|time|pronged|part|step|man|woman|day pass)\b",
    r"\b(?:twenty|nineteen)[- ](?:sixteen|seventeen|eighteen|nineteen|twenty|twenty-\w+)\b",
    r"\bfifty[- ]fifty\b|\b24/7\b|\b9/11\b|\b50-50\b",
)
_WORDS = (r"\b(?:one|", r"\b(?:twenty|", r"\bfifty")
_ALL = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_IN_WORDS = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS if pattern.startswith(_WORDS)), re.IGNORECASE)
# Trying every pattern at every word took three quarters of the time; nearly all of them need a digit in the line.
_DIGIT = re.compile(r"\d")
# "the S&P 500 index SPX, -1.55%": what a page's ticker puts behind the name of a share.
_CASED = re.compile(
    r"(?<=[A-Z]{2},\s)[-+]\d+\.\d+%|(?<![\w$€£-])(?:[A-Z]{1,4}[-–]?\d+[A-Za-z]?|[A-Z]{5,7}-\d+|[A-Z][a-z]+-\d+)(?:[-–]\d+)?(?![\w%])"
)


def masked(text: str) -> str:
    """Return the text, as long as before, with every figure that counts nothing blotted out."""
    lines = _IN_WORDS.sub(_blot, text).split("\n")
    blotted = "\n".join(_ALL.sub(_blot, line) if _DIGIT.search(line) else line for line in lines)
    return _CASED.sub(_blot, blotted)


def _blot(match: re.Match[str]) -> str:
    return "\1" * len(match.group())
