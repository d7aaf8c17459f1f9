"""Reading one figure, in digits or in words: "1.234,5", "2.5 million", "twenty-six", "mil quinientos"."""

from __future__ import annotations

import re
from functools import cache

from text_to_num import text2num  # type: ignore[import-untyped]

_POINT_GROUPS = ("es", "de", "it", "nl", "pt", "ca", "gl", "da", "id", "tr")  # 1.234 is a thousand and more there

_GROUP_SPACES = "\u00a0\u202f\u2009’'"
_SPACED_GROUPS = ("fr", "es", "sv", "no", "pl", "ru", "fi", "cs")  # 10 000 with a plain space is usual there

_WORDS = {
    "en": """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen
        nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand""",
    "es": """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
    dieciocho diecinueve
        veinte veintiuno veintiún veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
    veintiocho veintinueve
        treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos doscientas trescientos
    trescientas
        cuatrocientos cuatrocientas quinientos quinientas seiscientos seiscientas setecientos setecientas
    ochocientos ochocientas
        novecientos novecientas mil""",
    "fr": """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts
    trente quarante
        cinquante soixante septante huitante nonante cent cents mille""",
    "de": """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
    achtzehn neunzehn
        zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend""",
    "it": """due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
    diciassette diciotto
        diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille""",
    "nl": """twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien
        twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend""",
    "pt": """dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete
    dezoito dezenove
        vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem cento duzentos trezentos quinhentos mil""",
}
_JOINS = {
    "en": r"(?:-|\s+and\s+|\s+)",
    "es": r"(?:\s+y\s+|\s+)",
    "fr": r"(?:-et-|-|\s+et\s+|\s+)",
    "de": r"\s+",
    "it": r"\s+",
}
_SCALES = {
    "en": {
        "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6,
        "mln": 1e6, "mm": 1e6,
        "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9, "bln": 1e9, "trillion": 1e12, "trillions": 1e12,
        "tn": 1e12, "trn": 1e12,
        "crore": 1e7, "lakh": 1e5, "dozen": 12.0,
    },
    "es": {
        "mil": 1e3, "millón": 1e6, "millon": 1e6, "millones": 1e6, "mdd": 1e6, "mdp": 1e6, "mil millones": 1e9,
        "miles de millones": 1e9, "billón": 1e12,
        "billones": 1e12, "docena": 12.0, "docenas": 12.0,
    },
    "fr": {
        "mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "billion": 1e12,
        "billions": 1e12, "douzaine": 12.0,
    },
    "de": {
        "tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "mio.": 1e6, "milliarde": 1e9,
        "milliarden": 1e9, "mrd": 1e9, "mrd.": 1e9,
        "billion": 1e12, "billionen": 1e12, "dutzend": 12.0,
    },
    "it": {"mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9},
    "nl": {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9, "biljoen": 1e12},
    "pt": {"mil": 1e3, "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9, "bilhões": 1e9, "trilhões": 1e12},
}  # fmt: skip
_AGES = "decade|century|fortnight|década|siglo"
_ONES = {"en": r"an?|one", "es": "una?", "fr": "une?", "de": "eine?", "it": "un", "nl": "een", "pt": "uma?"}


def digits_value(figure: str, language: str) -> float:
    """Return what a figure in digits is worth; the place of the marks tells groups from decimals, then the language."""
    plain = re.sub(r"[’'\s]", "", figure).replace("·", ".")
    if "," in plain and "." in plain:
        decimal = "," if plain.rfind(",") > plain.rfind(".") else "."
    elif "," in plain:
        # "10,000" is ten thousand in Mexican Spanish too; only "0,125" is a decimal.
        decimal = "." if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+", plain) else ","
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", plain):
        decimal = ","
    else:
        grouped = language in (*_POINT_GROUPS, "fr") and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain)
        decimal = "," if grouped else "."
    group = "." if decimal == "," else ","
    return float(plain.replace(group, "").replace(decimal, "."))


@cache
def scales(language: str) -> dict[str, float]:
    """Return the words that multiply a figure, in lower case."""
    return _SCALES.get(language, _SCALES["en"])


@cache
def figure_pattern(language: str) -> re.Pattern[str]:
    """Return what finds a figure: group `digits` or `words`, then group `scale`."""
    spaced = language in _SPACED_GROUPS
    language = language if language in _WORDS else "en"
    spaces = _GROUP_SPACES + (" " if spaced else "")
    digits = (
        rf"\d{{1,3}}(?:[{spaces}]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|"
        r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,·]\d+)?"
    )
    # Mexican Spanish: "mil 500 millones" is 1,500 millions.
    mil = r"(?:mil\s+(?=\d{3}\s+millones))?" if language == "es" else ""
    word = "|".join(sorted((re.escape(one) for one in _WORDS[language].split()), key=len, reverse=True))
    if language in ("de", "it", "nl"):
        word = rf"(?:{word}|und|en)+"
    join = _JOINS.get(language, r"\s+")
    scale = "|".join(
        sorted(
            (re.escape(one).replace(r"\ ", r"\s+") for one in scales(language) if len(one) > 1), key=len, reverse=True
        )
    )
    big = "|".join(re.escape(one) for one in scales(language) if len(one.strip(".")) > 3)
    return re.compile(
        rf"(?<![\w.,])(?:(?P<digits>(?<![-/]){mil}(?:{digits})|(?<=[-–])(?:{digits}))|"
        rf"(?P<words>(?:{word})(?:{join}(?:{word}))*)(?![\w’])|(?P<one>half\s+an?|"
        rf"{_ONES[language]})(?=\s+(?:{big}|{_AGES})\b))"
        rf"(?P<scale>(?:(?:(?:[\s-]|(?<=\d))(?:{scale})|(?<=\d)[kmb])(?![\w’'])){{0,2}})",
        re.IGNORECASE,
    )


def value(match: re.Match[str], language: str) -> float | None:
    """Return what a match of `figure_pattern` is worth; None when it is no number after all."""
    if match["digits"]:
        figure = re.sub(r"^mil\s+", "", match["digits"], flags=re.IGNORECASE)
        worth: float | None = digits_value(figure, language) + (1000 if figure != match["digits"] else 0)
    elif match["words"]:
        worth = words_value(match["words"], language)
    else:
        worth = 0.5 if match["one"].lower().startswith("half") else 1.0
    if worth is None:
        return None
    known = scales(language)
    scale = re.sub(r"[\s-]+", " ", match["scale"].strip().lower())
    for part in [scale] if scale in known else scale.split():
        worth *= known.get(part.strip("-"), 1.0)
    return round(worth, 6)


def _plain(words: str, language: str) -> str:
    """Fold what text2num does not know: "one hundred and twenty", "veintiséis"."""
    plain = re.sub(r"\s+", " ", words.lower())
    if language == "es":
        return plain.translate(str.maketrans("áéíóú", "aeiou"))
    return plain.replace(" and ", " ") if language not in _WORDS or language == "en" else plain


def words_value(words: str, language: str) -> float | None:
    """Return what a number in words is worth, or None."""
    plain = _plain(words, language)
    try:
        return float(text2num(plain, language if language in _WORDS else "en"))
    except KeyError:  # text2num before 3 (an Intel Mac's) knows fewer languages
        return None
    except ValueError:
        pass
    try:  # "hundred" without "one"
        return float(text2num("one " + plain, "en")) if language not in _WORDS or language == "en" else None
    except ValueError:
        return None
