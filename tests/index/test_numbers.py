"""Quantities are read with value, unit and what they count, in English and Spanish; other figures are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.numbers.numbers import numbers

Told = tuple[float, str, str]

ENGLISH: list[tuple[str, list[Told]]] = [
    ("a US$1.5 trillion budget", [(1.5e12, "USD", "")]),
    ("up from $901 billion", [(901e9, "USD", "")]),
    ("it cost €3m", [(3e6, "EUR", "")]),
    ("a £2bn plan", [(2e9, "GBP", "")]),
    ("he paid 25 pesos", [(25, "MXN", "")]),
    ("raised $31,000", [(31000, "USD", "")]),
    ("a $2.50 toll", [(2.5, "USD", "")]),
    ("1.2 million dollars", [(1.2e6, "USD", "")]),
    ("ten thousand euros", [(10000, "EUR", "")]),
    ("C$40 million", [(40e6, "CAD", "")]),
    ("26 cents", [(0.26, "USD", "")]),
    ("USD 500", [(500, "USD", "")]),
    ("97 percent of the drugs", [(97, "percent", "")]),
    ("50 per cent", [(50, "percent", "")]),
    ("fell 2.5%", [(2.5, "percent", "")]),
    ("twenty percent", [(20, "percent", "")]),
    ("between 20 and 30 percent", [(20, "percent", ""), (30, "percent", "")]),
    ("20-30 percent", [(20, "percent", ""), (30, "percent", "")]),
    ("three percentage points", [(3, "points", "")]),
    ("10,000 national guard troops", [(10000, "people", "guard troops")]),
    ("some 10,000 people shut a road", [(10000, "people", "people")]),
    ("26 high-ranking cartel members were sent", [(26, "people", "cartel members")]),
    ("twenty-six people", [(26, "people", "people")]),
    ("one hundred and twenty soldiers", [(120, "people", "soldiers")]),
    ("half a million people", [(500000, "people", "people")]),
    ("2000 people", [(2000, "people", "people")]),
    ("three people were killed and 12 injured", [(3, "people", "people killed"), (12, "people", "injured")]),
    ("an attack killing at least nine", [(9, "people", "killed")]),
    ("it wounded more than 20 soldiers", [(20, "people", "soldiers wounded")]),
    ("guilty on eight of 18 counts", [(8, "count", "counts"), (18, "count", "counts")]),
    ("nine minutes and 46 seconds", [(0.162778, "hours", "")]),
    ("5 feet 10 inches", [(1.778, "m", "")]),
    ("10 to 15 inches of rain", [(0.254, "m", "rain"), (0.381, "m", "rain")]),
    ("20-25 mph", [(32.18688, "km/h", ""), (40.2336, "km/h", "")]),
    ("$82 per share", [(82, "USD", "per share")]),
    ("37 COVID-19 deaths", [(37, "people", "deaths")]),
    ("8 were killed", [(8, "people", "killed")]),
    ("2.5 to 3 million people", [(2.5e6, "people", "people"), (3e6, "people", "people")]),
    ("200 of the workers", [(200, "people", "workers")]),
    ("six Mexican cartels", [(6, "count", "Mexican cartels")]),
    ("over a hundred organizations", [(100, "count", "organizations")]),
    ("nearly two dozen arrests", [(24, "count", "arrests")]),
    ("over 400 by winter", [(400, "count", "")]),
    ("30k signatures", [(30000, "count", "signatures")]),
    ("1,234 boxes", [(1234, "count", "boxes")]),
    ("marched six kilometers (3.7 miles)", [(6, "km", ""), (5.954573, "km", "")]),
    ("called at 6.42 am, reached at 7.05.", [(402, "time", "time of day"), (425, "time", "time of day")]),
    ("the yield closed at 7.05 percent", [(7.05, "percent", "")]),
    ("a 10-mile stretch", [(16.09344, "km", "")]),
    ("25–30 km", [(25, "km", ""), (30, "km", "")]),
    ("300 feet", [(91.44, "m", "")]),
    ("50 acres", [(20.2343, "ha", "")]),
    ("1.2 tons of cocaine", [(1.2, "t", "cocaine")]),
    ("419.7 million cubic meters of water", [(419.7e6, "m3", "water")]),
    ("a 300m race", [(300, "m", "")]),
    ("10m people", [(10e6, "people", "people")]),
    ("65 mph", [(104.60736, "km/h", "")]),
    ("10 pounds of heroin", [(4.53592, "kg", "heroin")]),
    ("two million barrels of oil", [(2e6, "barrels", "oil")]),
    ("a 60-day-long warning", [(60, "days", "")]),
    ("two weeks", [(14, "days", "")]),
    ("90 minutes", [(1.5, "hours", "")]),
    ("a six-year term", [(6, "years", "")]),
    ("two decades", [(20, "years", "")]),
    ("three months ago", [(3, "months", "")]),
    ("at 9:52 p.m.", [(1312, "time", "time of day")]),
    ("at 9 a.m.", [(540, "time", "time of day")]),
    ("at 12:05 a.m.", [(5, "time", "time of day")]),
    ("at 21:30", [(1290, "time", "time of day")]),
    ("aged 34", [(34, "years", "age")]),
    ("a 34-year-old man", [(34, "years", "age")]),
    ("a six-year-old girl", [(6, "years", "age")]),
    ("Jo Reed, 45, said", [(45, "years", "age")]),
]
SPANISH: list[tuple[str, list[Told]]] = [
    ("1,5 billones de dólares", [(1.5e12, "USD", "")]),
    ("35 mil millones de dólares", [(35e9, "USD", "")]),
    ("mil 500 millones de pesos", [(1.5e9, "MXN", "")]),
    ("más de 1.234,5 euros", [(1234.5, "EUR", "")]),
    ("200 millones de euros", [(200e6, "EUR", "")]),
    ("un millón de personas", [(1e6, "people", "personas")]),
    ("10.000 soldados", [(10000, "people", "soldados")]),
    ("10,000 militares", [(10000, "people", "militares")]),
    ("unos 10 mil efectivos", [(10000, "people", "efectivos")]),
    ("26 integrantes de cárteles", [(26, "people", "integrantes")]),
    ("el ataque mató a 12 personas", [(12, "people", "personas muertos")]),
    ("doce soldados murieron", [(12, "people", "soldados murieron")]),
    ("veintiséis personas", [(26, "people", "personas")]),
    ("dos mil quinientas personas", [(2500, "people", "personas")]),
    ("treinta y cinco heridos", [(35, "people", "heridos")]),
    ("seis cárteles mexicanos", [(6, "count", "cárteles")]),
    ("3 por ciento", [(3, "percent", "")]),
    ("5,5 %", [(5.5, "percent", "")]),
    ("el 97% de la droga", [(97, "percent", "")]),
    ("400 kilómetros", [(400, "km", "")]),
    ("dos semanas", [(14, "days", "")]),
    ("tres meses", [(3, "months", "")]),
    ("12 toneladas de cocaína", [(12, "t", "cocaína")]),
    ("a las 21:30 horas", [(1290, "time", "time of day")]),
    ("2 horas", [(2, "hours", "")]),
    ("cien mil viviendas", [(100000, "count", "viviendas")]),
    ("34 años", [(34, "years", "")]),
]
NOTHING = [
    "on November 17",
    "on Nov. 17, 2025",
    "17 November 2025",
    "in 2020",
    "in the 1990s",
    "from 2019-20",
    "won 3-1",
    "under Section 230",
    "call 555-123-4567",
    "Article 5 of the treaty",
    "COVID-19",
    "an F-16",
    "the 2nd time",
    "the 19th century",
    "one of them",
    "9/11",
    "while the S&P 500 fell",
    "in the Fortune 500",
    "by the CBP One app for visitors",
    "see https://example.org/2025/12/400",
    "Highway 61",
    "Resolution 1701",
    "dozens of people",
    "two-thirds of it",
    "3/4/2025",
]
NADA = [
    "el 17 de noviembre de 2025",
    "en 2020",
    "el artículo 27",
    "la 4ª vez",
    "en noviembre de 2019",
    "decenas de personas",
]
CASES = [("en", *case) for case in ENGLISH] + [("es", *case) for case in SPANISH]
CASES += [("en", text, []) for text in NOTHING] + [("es", text, []) for text in NADA]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_one_quantity(language: str, text: str, expected: list[Told]) -> None:
    for sentence in (text, f"It was told that {text}." if language == "en" else f"Dijeron que {text}."):
        told = [(number.value, number.unit, number.what) for number in numbers(sentence, language)]
        assert told == pytest.approx(expected) if not expected else told == expected


def test_the_span_holds_the_qualifier_and_the_unit_but_not_the_noun() -> None:
    text = "They counted more than 250,000 deaths and nearly 97 percent of US$1.5 trillion."
    assert [one.text for one in numbers(text, "en", 3)] == ["more than 250,000", "nearly 97 percent", "US$1.5 trillion"]
    assert all(text[one.start : one.end] == one.text and one.article == 3 for one in numbers(text, "en", 3))


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    st.text(alphabet="0123456789.,:- $€%°kmbn–pa thousandmillionesde\n'", max_size=80),
    st.sampled_from(["en", "es", "fr", "de", "it", "nl", "pt", "ru", ""]),
)
def test_any_text_is_read_and_places_are_right(text: str, language: str) -> None:
    last = 0
    for number in numbers(text, language):
        assert text[number.start : number.end] == number.text != ""
        assert number.start >= last
        assert number.value >= 0
        last = number.start


@pytest.mark.parametrize("digits", ["9" * 400, "10" + ",000" * 120])
def test_a_row_of_digits_without_end_is_no_quantity(digits: str) -> None:
    assert all(number.value < 1e300 for number in numbers(f"It cost ${digits} million, they said.", "en"))
