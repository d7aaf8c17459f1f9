"""Which noun phrases name no one who can speak: deeds, states and events, and what carries writing (banners)."""

from __future__ import annotations

import re

# Nouns told by their ending: intervention, statehood, agreement; groups of people and documents with these endings
# do speak, and are listed.
_ENDINGS = re.compile(r"\w{3,}(?:[st]ions?|ments?|(?:nes|les)s|isms?|hoods?|ances?|ción|ciones|dades|mientos?)")
_SPEAKING_WORDS = """
    administration administrations organization organizations organisation organisations association associations
    federation federations foundation foundations corporation corporations commission commissions delegation
    delegations institution institutions coalition opposition nation nations station stations mission missions
    population generation union unions confederation congregation cooperation television
    government governments parliament parliaments department departments management establishment regiment
    witness witnesses business businesses audience audiences alliance alliances ambulance insurance
    statement statements advertisement advertisements comment comments
    publication publications resolution declaration constitution petition petitions motion
    investigation investigations inspection evaluation assessment examination investigación
    document documents indictment judgment judgement legislation announcement question questions opinion
    administración organización asociación federación fundación comisión delegación institución coalición oposición
    nación población redacción dirección corporación confederación ayuntamiento parlamento departamento movimiento
    organizaciones asociaciones federaciones naciones comunidades autoridades universidades ciudades entidades
    sociedades declaración constitución resolución publicación petición documento
"""
_SPEAKING = frozenset(_SPEAKING_WORDS.split())
_THINGS_WORDS = """
    intervention threat threats position positions deal deals event events attack attacks strike strikes war wars
    idea ideas plan plans move moves raid raids crisis conflict conflicts violence peace problem problems issue
    issues fact facts sovereignty policy policies tariff tariffs trade talks call calls election elections vote votes
    protest protests march marches death deaths killing killings arrest arrests failure effort efforts case cases
    attempt attempts change changes fight fear fears danger pressure possibility approach suggestion visit trip
    meeting meetings success victory defeat loss losses result results outcome cost costs price prices money
    banner banners placard placards poster posters shirt shirts t-shirt t-shirts hat hats graffiti
    amenaza amenazas ataque ataques guerra acuerdo acuerdos postura hecho hechos idea ideas plan planes crisis
    conflicto violencia paz problema problemas soberanía política arancel aranceles llamada elecciones voto votos
    protesta protestas marcha marchas muerte muertes fracaso esfuerzo caso casos intento cambio miedo peligro presión
    posibilidad visita viaje reunión éxito victoria derrota resultado resultados precio precios dinero
    pancarta pancartas camiseta camisetas
"""
_THINGS = frozenset(_THINGS_WORDS.split())
_OF = re.compile(
    r"\s(?:of|from|against|on|in|to|with|by|for|between|over|about|at|that|which|who|de|del|contra|en|entre|por|para|"
    r"sobre|con|que)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_GROUP_WORDS = """
    organizations organisations groups officials people communities leaders residents voters lawmakers workers unions
    students teachers farmers supporters opponents activists protesters demonstrators critics experts analysts
    researchers scientists lawyers judges prosecutors investigators police authorities diplomats soldiers troops
    politicians legislators senators parties members associations collectives women men parents families migrants
    organizers campaigners journalists doctors nurses neighbors neighbours witnesses
    organizaciones grupos funcionarios comunidades líderes vecinos votantes legisladores trabajadores sindicatos
    estudiantes maestros campesinos activistas manifestantes críticos expertos investigadores abogados autoridades
    colectivos mujeres hombres familias migrantes periodistas médicos asociaciones partidos
"""
GROUPS = frozenset(_GROUP_WORDS.split())
"""Nouns for several people: a capitalised word before one describes them and is no name."""


def head(words: str) -> str:
    """Return the noun that a phrase is about ("intervention" of "US intervention against the cartels")."""
    kept = _OF.sub("", words).split()
    return kept[-1].strip(",.'’").lower() if kept else ""


def is_thing(words: str) -> bool:
    """Say whether a noun phrase names something that cannot speak; a capitalised noun may be part of a name."""
    bare = _OF.sub("", words).split()
    if not bare or (bare[-1][0].isupper() and len(bare) > 1):
        return False
    noun = head(words)
    return noun in _THINGS or (noun not in _SPEAKING and _ENDINGS.fullmatch(noun) is not None)
