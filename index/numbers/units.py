"""Units of quantities and the nouns that count people: what a word after a figure makes of it."""

from __future__ import annotations

import re

MONEY_BEFORE = {
    "us$": "USD", "$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD",
    "hk$": "HKD", "mx$": "MXN", "r$": "BRL",
    "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "₹": "INR", "rs": "INR", "₽": "RUB",
    "₪": "ILS", "₩": "KRW", "chf": "CHF",
    "s$": "SGD", "mxn": "MXN",
}  # fmt: skip

_UNITS = """
percent 1: % percent per·cent pct por·ciento pour·cent prozent per·cento procent por·cento
points 1: percentage·points percentage·point puntos·porcentuales points·de·pourcentage prozentpunkte basis·points
points 1: points point pts puntos punto punti punten punt pontos punkte punkten
USD 1: $ us$ dólares·estadounidenses dollars dollar us·dollars u.s.·dollars
USD 1: usd dólares dólar dollari dollaro dólares·estadounidenses us-dollar
USD 0.01: cents cent céntimos centavos centesimi
EUR 1: euros euro eur €
GBP 1: pounds·sterling sterling gbp
MXN 1: pesos pesos·mexicanos mxn mexican·pesos
JPY 1: yen
CNY 1: yuan yuanes renminbi
RUB 1: rubles roubles rublos
INR 1: rupees rupias
CHF 1: swiss·francs francos·suizos
km 1: km kms kilometers kilometer kilometres kilometre kilómetros
km 1: kilómetro kilomètres kilomètre kilometern chilometri quilômetros kilometer
km 1.609344: miles mile millas milla meilen miglia mijl mi
km 1.852: nautical·miles nautical·mile millas·náuticas millas·marinas miglia·nautiche zeemijl
m 1: meters meter metres metre metros metro mètres mètre metern metri
m 0.3048: feet foot ft pies
m 0.9144: yards yard
m 0.01: centimeters centimetres cm centímetros zentimeter
m 0.0254: inches inch pulgadas
ha 1: hectares hectare hectáreas hektar
ha 0.404686: acres acre
km2 1: square·kilometers square·kilometres km2 km² kilómetros·cuadrados sq·km
km2 2.589988: square·miles sq·miles millas·cuadradas
m2 1: square·meters square·metres metros·cuadrados m² m2
m2 0.092903: square·feet sq·ft
kg 1: kg kilos kilograms kilogram kilogrammes kilogramos kilogramm kilo
kg 0.453592: lbs lb pounds libras
kg 0.0283495: ounces ounce onzas
kg 0.001: grams grammes gramos
t 1: tons ton tonnes tonne toneladas metric·tons metric·tonnes tonnen tonelada
m3 1: cubic·meters cubic·metres metros·cúbicos m³ mètres·cubes kubikmeter
m3 1000000: million·cubic·meters
l 1: liters litres litros litres liter
l 3.785412: gallons galones gallon
barrels 1: barrels barriles barrel barils
km/h 1: km/h kph kmh kilometers·per·hour kilometres·per·hour kilómetros·por·hora kilometers·an·hour km·por·hora
km/h 1.609344: mph miles·per·hour miles·an·hour millas·por·hora
degrees 1: degrees degree grados °c °f °
MW 1: megawatts mw megavatios
MW 1000: gigawatts gw
hours 1: hours hour ore ora uur horas hora heures heure stunden stunde hrs
hours 0.0166666667: minutes minute minutos minuto minuten mins
hours 0.000277777778: seconds second segundos secondes sekunden
days 1: days day giorni giorno dagen dag días día jours jour tagen tage tag
days 7: weeks week settimane settimana weken semanas semana semaines semaine wochen woche
months 1: months month mesi mese maanden maand meses mes mois monaten monate monat
years 1: years year años año ans années jahren jahre jahr anni anno anos jaar year's
days 14: fortnight
years 10: decades decade décadas década
years 100: centuries century siglos siglo
"""

_PEOPLE = """people person persons troops soldiers members migrants refugees victims protesters demonstrators
    marchers men women children kids
    workers employees staff officers police agents students teachers residents citizens civilians passengers
    prisoners detainees hostages
    patients voters lawmakers legislators senators congresspeople congressmen deputies officials guards guardsmen
    marines sailors fighters
    militants rebels gunmen suspects inmates immigrants farmers doctors nurses journalists reporters survivors
    casualties
    fatalities dead deaths killed wounded injured missing arrested detained died hurt displaced evacuated
    hospitalized rescued asesinados arrestados evacuados rescatados attendees supporters delegates volunteers
    firefighters rescuers boys girls
    americans mexicans palestinians israelis ukrainians russians
    personas soldados militares efectivos migrantes refugiados víctimas manifestantes hombres mujeres niños niñas
    trabajadores empleados
    agentes policías estudiantes profesores maestros habitantes ciudadanos civiles pasajeros presos detenidos
    rehenes pacientes votantes
    legisladores senadores diputados funcionarios guardias marinos combatientes militantes muertos heridos
    desaparecidos fallecidos miembros
    integrantes elementos inmigrantes campesinos médicos periodistas sobrevivientes asistentes jóvenes desplazados
    afectados damnificados
    personnes soldats membres manifestants blessés morts victimes habitants élèves salariés militaires policiers
    menschen personen soldaten mitglieder demonstranten verletzte tote opfer einwohner beschäftigte
    polizisten"""
PEOPLE = frozenset(_PEOPLE.split())
"""Nouns that count people, in the languages that we read; families and households are counted as themselves."""

AFTER: dict[str, tuple[str, float]] = {
    phrase.replace("·", " "): (line.split()[0], float(line.split(":")[0].split()[1]))
    for line in _UNITS.strip().splitlines()
    for phrase in line.split(":", 1)[1].split()
}
"""Words after a figure -> the unit and what one of them is in it."""

_longest = sorted(AFTER, key=lambda phrase: (-len(phrase), phrase))
AFTER_PATTERN = re.compile(
    r"(?:[\s\u00a0](?:de\s|d['’])?|(?<=[\w%])-|(?<=\d))?(?P<unit>"
    + "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in _longest)
    + r")(?![\w²³])",
    re.IGNORECASE,
)
BEFORE_PATTERN = re.compile(
    r"(?<![\w])(?P<money>"
    + "|".join(re.escape(sign) for sign in sorted(MONEY_BEFORE, key=len, reverse=True))
    + r")\.?\s?$",
    re.IGNORECASE,
)

_IN_WORDS = {
    "USD": "dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "MXN": "pesos", "AUD": "Australian dollars",
    "CAD": "Canadian dollars", "NZD": "New Zealand dollars", "HKD": "Hong Kong dollars", "SGD": "Singapore dollars",
    "BRL": "reais", "CNY": "yuan", "RUB": "roubles", "INR": "rupees", "CHF": "Swiss francs", "ILS": "shekels",
    "KRW": "won", "m": "metres", "m2": "square metres", "m3": "cubic metres", "km2": "square kilometres",
    "ha": "hectares", "t": "tonnes", "l": "litres", "MW": "megawatts", "time": "time of day", "count": "number",
}  # fmt: skip


def in_words(unit: str) -> str:
    """Return a unit as a reader says it: "GBP" is "pounds"; one that is a word already stays."""
    return _IN_WORDS.get(unit, unit)


_HEADS = {
    phrase.replace("·", " "): line.split(":", 1)[1].split()[0].replace("·", " ")
    for line in _UNITS.strip().splitlines()
    for phrase in line.split(":", 1)[1].split()
}
_SIGNS = frozenset(["%", "$", "usd", "mi", "km"])


def named(text: str, unit: str) -> str:
    """Return the unit as a figure's own text has it, in the plural: "yards" of "a five-yard", though counted in m."""
    if unit in ("count", "people", "time"):
        return ""
    match = re.search(r"([^\W\d_]+(?:[\s-][^\W\d_]+)*)\W*$", text)
    if match is None:
        return ""
    words = re.sub(r"[\s-]+", " ", match.group(1).lower())
    head = next((_HEADS[tail] for tail in _tails(words) if tail in _HEADS and AFTER[tail][0] == unit), "")
    return "" if head in _SIGNS else head


def _tails(words: str) -> list[str]:
    """Return a phrase without its first word, first two words, and so on, the longest first."""
    parts = words.split()
    return [" ".join(parts[at:]) for at in range(len(parts))]


def after(phrase: str) -> tuple[str, float]:
    """Return the unit and factor of words matched by AFTER_PATTERN."""
    return AFTER[re.sub(r"[\s-]+", " ", phrase.lower()) if phrase.lower() not in AFTER else phrase.lower()]
