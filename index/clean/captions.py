"""Tells captions and picture credits from the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.clean.lines import Unit

Marks = dict[int, str]
"""Place of a unit -> why it is furniture."""

_AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?|EFE|Shutterstock|Alamy|iStock|Bloomberg|Xinhua|dpa|DPA|"
    r"Cuartoscuro|NurPhoto|Anadolu|ANSA|Keystone|Corbis|ZUMA|Sipa|UPI|PA|PA Wire|TASS|Kyodo|Imago|IMAGO|AAP|ANP|"
    r"[Pp]icture [Aa]lliance|Europa Press|Notimex|Wikimedia|Flickr|Unsplash|Pixabay|Handout|Pool|CC BY\S*)"
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:de|la|del|van|von|al|el|bin|[A-ZÀ-Þ][\w.'’-]*)){0,4}"
_LABEL = (
    r"(?:photos?|photograph|photographer|images?|pictures?|illustration|graphics?|video|screengrab|fotos?|"
    r"fotograf[ií]a|imagen|ilustraci[oó]n|bild|bilder|cr[eé]dit(?: photo)?|credits?|source de l'image|beeld|"
    r"(?:photo|picture|image) credit|image source|image copyright|media caption|image caption|archivo|fonte)"
)
_CREDIT = re.compile(
    rf"\(\s*(?i:{_LABEL})\s*(?::|/|by\b|by:|courtesy)[^()]{{2,120}}\)?\s*[\"”.]?$"  # (Photo by A / AFP via Getty)
    rf"|\b(?:via|by) (?:Getty Images|REUTERS)\s*[).]*$|\bvia (?:Reuters|AFP|AP)\s*[).]*$"
    rf"|\bGetty Images(?:/\w+| / \w+)?\s*[).]*$"
    rf"|\bREUTERS/[A-ZÀ-Þ]\S*(?: [A-ZÀ-Þ/]\S*){{0,5}}\s*[).]*$"
    rf"|\b(?:AFP|AP|EPA|EFE|Reuters|Xinhua|dpa|PA)(?: Photo| Images| Foto)?\s?/\s?{_NAME}\s*[).]*$"
    rf"|{_NAME}\s?/\s?{_AGENCY}(?:\s?/\s?{_AGENCY})*(?: via {_AGENCY})?\s*[).]*$"
    rf"|\((?:{_AGENCY}|{_NAME}/{_AGENCY}|(?i:file|archive)(?: photo)?|{_AGENCY} (?:Photo|Images|File)[^()]{{0,60}})\)$"
    rf"|\((?:AP|AFP|EPA|Reuters) Photo/?[^()]{{0,80}}\)\W*$"
    r"|\bTHIS IMAGE HAS BEEN SUPPLIED BY\b|\bNO RESALES\b|\bTPX IMAGES OF THE DAY\b|\bFile [Pp]hoto\s*[).]*$"
    r"|^\(FILES?\)|^FILE (?:PHOTO|- )|^FILE PHOTO\b"
)
_ALONE = re.compile(
    rf"\W*(?i:{_LABEL})\s*(?:by\b|by:|:|/|-|–|—|courtesy of|courtesy)\s*\S.{{0,90}}"
    rf"|\W*(?:{_AGENCY})(?:\s*(?:/|via|,|-)\s*(?:{_AGENCY}|{_NAME}))*\W*"
    rf"|\W*{_NAME}\s*(?:/|,| via | for | - | – | \| )\s*(?:The )?{_AGENCY}(?:\s*(?:/|via)\s*{_AGENCY})*\W*"
    r"|(?i:image copyright|image source|getty images|file photo|photo file|stock image|archivo)\b.{0,60}"
    r"|(?i:imagen de archivo|foto de archivo)\b.{0,60}|(?i:courtesy(?: of)?|cortes[ií]a(?: de)?|photo) [A-ZÀ-Þ].{0,60}"
)
_LEAD = re.compile(
    r"(?i:image caption|media caption|image copyright|caption|leyenda|pie de foto|bildunterschrift|l[eé]gende|"
    r"photo|foto|imagen|image|picture|video|above|pictured)\s*[:：]\s*\S"
    r"|(?:Image caption|Media caption|Image copyright|Image source|Image:|Photo:) "
)
_TAG = (
    r"(?:Photographs?|Photos?|Pictures?|Images?|Credits?|Illustrations?|Graphics?|Fotos?|Fotograf[ií]as?|Im[aá]gen(?:es)?|"
    r"Cr[eé]ditos?|Cr[eé]dit|Bild(?:er)?|Beeld|Fotografie|PHOTO|FOTO|CREDIT)"
)
_WHO = r"[^?!:;“”]{2,80}?"
_TAGGED = re.compile(  # the picture described, and behind that who took it
    rf"\s{_TAG}(?: [Cc]redits?)?\s?[:©/]\s?{_WHO}\W*$"
    rf"|[.!?”)|–—-]\s+{_TAG} (?:by|courtesy(?: of)?|de|von|di) (?=[A-ZÀ-Þ]){_WHO}\W*$"
    rf"|[.!?”)]\s*[/|]\s*{_NAME}(?:\s*/\s*{_NAME})?\.?$"
    rf"|[.!?]\s+{_NAME}\s?/\s?{_NAME}\.?$"
    rf"|[.!?]\s+\([A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){{1,3}}\)$"
)
_SIGNED = re.compile(rf"[.!?…”»\"]\s*\({_AGENCY}(?:\s?[/,]\s?{_AGENCY})*\)$")  # how agencies sign their reports
_SIGNS = ("/", "(", "Getty", "via ", "by REUTERS", "IMAGE", "NO RES", "FILE", "File ")  # no credit is without one
_LONGEST = 150  # words: the longest agency caption seen has 101
_LONGEST_TAGGED = 60
_LONGEST_SHORT = 45  # words of a caption that stands above a credit line of its own


def captions(page: Sequence[Unit], told: Marks) -> Marks:
    """Return the units, other than those told already, that describe a picture or name who took it."""
    marks = {place: reason for place, unit in enumerate(page) if place not in told and (reason := _own(unit))}
    last = max(
        (place for place in range(len(page)) if place not in told and marks.get(place) != "photo credit"), default=0
    )
    if page and page[last].kind != "caption" and marks.get(last) == "caption" and _SIGNED.search(page[last].text):
        del marks[last]  # the last paragraph, signed by its agency
    spaced = next((place for place, unit in enumerate(page) if place and unit.apart), len(page))
    for place in [place for place, reason in marks.items() if reason == "photo credit" and place]:
        if place - 1 not in marks and place - 1 not in told and _above(page, place, spaced):
            marks[place - 1] = "caption"
    return marks


def _own(unit: Unit) -> str:
    if unit.kind == "caption":
        return "caption"
    if unit.words <= 16 and _ALONE.fullmatch(unit.text) and not unit.text.endswith(("?", "!")):
        return "photo credit"
    if unit.words <= _LONGEST and any(sign in unit.text for sign in _SIGNS) and _CREDIT.search(unit.text):
        return "caption" if unit.words > 6 else "photo credit"
    if unit.words <= _LONGEST_TAGGED and _TAGGED.search(unit.text):
        return "caption"
    if unit.words <= 60 and _LEAD.match(unit.text):
        return "caption"
    return ""


def _above(page: Sequence[Unit], place: int, spaced: int) -> bool:
    """The line above a lone credit is its caption: right above it, short, and no part of the running text.

    On a page without blank lines (none up to `spaced`) every line stands "right above", so there only a line without
    a full stop counts.
    """
    caption, credit = page[place - 1], page[place]
    if credit.apart or caption.words > _LONGEST_SHORT or caption.kind in ("title", "heading"):
        return False
    return not caption.ends or (caption.apart and spaced < place)
