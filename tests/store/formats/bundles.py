"""Invented downloads in the layouts of the archives: the same three articles in each."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from io import BytesIO

import docx


@dataclass(frozen=True)
class Told:
    """One article as an archive tells it."""

    headline: str
    outlet: str
    day: str  # ISO
    byline: str
    section: str
    text: tuple[str, ...]
    edition: str = ""
    graphic: str = ""

    @property
    def american(self) -> str:
        return f"November {int(self.day[-2:])}, 2025"

    @property
    def british(self) -> str:
        return f"{int(self.day[-2:])} November 2025"


THREE = (
    Told(
        "Ferry drifts for three hours after engine room failure",
        "The Harbour Courier",
        "2025-11-18",
        "Marta Ruiz",
        "NEWS",
        (
            "The night ferry Marguerite lost power in the Strait of Aldane on Tuesday evening and drifted for almost "
            "three hours before two tugs brought it into port, the coast guard said.",
            "All 214 passengers and 31 crew members were brought ashore. Four people were treated for bruises.",
            "“We heard a bang, then the lights went out,” said Ilse Brandt, a schoolteacher.",
        ),
        edition="Late Edition",
        graphic="The ferry in port. Photo: Ana Soto",
    ),
    Told(
        "Ministry knew of faulty generator",
        "Aldane Evening Post (Northtown)",
        "2025-11-19",
        "Jonas Weber",
        "WORLD",
        (
            "An inspector had reported the generator of the ferry Marguerite as defective in March, the transport "
            "ministry said on Wednesday.",
            "Length: the company was given until the end of June, the statement said. It called that regrettable.",
        ),
    ),
    Told(
        "Strait stays open after ferry breakdown",
        "Corran Times",
        "2025-11-19",
        "",
        "",
        (
            "Harbour officials said that the strait, which is crossed by some forty ships a day, had remained open "
            "throughout the night and that no oil had leaked.",
        ),
    ),
)


def nexis_old() -> str:
    """Nexis until 2019: outlet, day, headline, fields, text, rights."""
    lines = ["Download Request: Selected Items: 1-3", "", "Send To:", "A Library", "", "Terms: (ferry)", "", ""]
    for number, one in enumerate(THREE, 1):
        lines += [f"{number} of 3 DOCUMENTS".center(80), "", "", one.outlet.center(80), ""]
        lines += [f"{one.american} Tuesday".center(80)]
        lines += [f"{one.edition};".center(80)] if one.edition else []
        lines += ["", one.headline, ""]
        lines += [f"BYLINE: {one.byline}", ""] if one.byline else []
        lines += [f"SECTION: {one.section}; Pg. 3", ""] if one.section else []
        lines += ["LENGTH: 151 words", "", ""]
        for text in one.text:
            lines += [*textwrap.wrap(text, 78), ""]
        lines += [f"GRAPHIC: {one.graphic}", ""] if one.graphic else []
        lines += [f"LOAD-DATE: {one.american}", "", "LANGUAGE: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", ""]
        lines += [f"Copyright 2025 {one.outlet} Ltd".center(80), "All Rights Reserved".center(80), ""]
    return "\n".join(lines)


def nexis_american() -> str:
    """Nexis until 2019 in the United States: rights first, then HEADLINE: and BODY: as labels."""
    lines: list[str] = []
    for number, one in enumerate(THREE, 1):
        lines += [
            f"{number} of 3 DOCUMENTS",
            "",
            f"Copyright 2025 {one.outlet} Company",
            one.outlet,
            "",
            one.american,
            "",
        ]
        lines += [f"SECTION: {one.section}; Column 0; Pg. 1", ""] if one.section else []
        lines += ["LENGTH: 151 words", "", f"HEADLINE: {one.headline}", ""]
        lines += [f"BYLINE: By {one.byline.upper()}", ""] if one.byline else []
        lines += ["BODY:", *[line for text in one.text for line in (text, "")]]
        lines += ["URL: http://www.courier.example", "", f"LOAD-DATE: {one.american}", ""]
    return "\n".join(lines)


def nexis_paragraphs(*, cover: bool = True, german: bool = False) -> list[tuple[str, bool]]:
    """Nexis Uni: the paragraphs of a download, and which are headings."""
    length, byline, section = ("Länge", "Autor", "Rubrik") if german else ("Length", "Byline", "Section")
    made: list[tuple[str, bool]] = []
    if cover:
        made += [("User Name: A Reader", False), ("Date and Time: Friday, November 21, 2025 4:51:00 PM CET", False)]
        made += [("Job Number: 1234", False), ("Documents (3)", False)]
        for number, one in enumerate(THREE, 1):
            made += [
                (text, False) for text in (f"{number}. {one.headline}", "Client/Matter: -None-", "Search Terms: ferry")
            ]
    for one in THREE:
        day = f"{int(one.day[-2:])}. November 2025 Dienstag" if german else f"{one.american} Tuesday 10:15 AM GMT"
        made += [(one.headline, True), (one.outlet, False), (day, False)]
        made += [(one.edition, False)] if one.edition else []
        made += [(f"Copyright 2025 {one.outlet} All Rights Reserved", False)]
        made += [(f"{section}:\xa0{one.section}; S. 3", False)] if one.section else []
        made += [(f"{length}:\xa0151 words", False)]
        made += [(f"{byline}:\xa0{one.byline}", False)] if one.byline else []
        made += [("Body", False), *((text, False) for text in one.text)]
        made += [("Graphic", False), (one.graphic, False)] if one.graphic else []
        made += [("Classification", False), ("Language:\xa0ENGLISH", False), ("Subject:\xa0FERRIES (90%)", False)]
        made += [
            (f"Load-Date:\xa0{one.american}", False),
            ("Ende des Dokuments" if german else "End of Document", False),
        ]
    return made


def docx_of(paragraphs: list[tuple[str, bool]]) -> bytes:
    """Return a Word file of paragraphs, some of them headings."""
    document = docx.Document()
    for text, heading in paragraphs:
        if heading:
            document.add_heading(text, 1)
        else:
            document.add_paragraph(text)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def factiva_fields(one: Told) -> list[tuple[str, tuple[str, ...]]]:
    """The fields of an article in Factiva's order, by their codes."""
    day = int(one.day[-2:])
    fields = [
        ("SE", (one.section,)), ("HD", (one.headline,)), ("BY", (f"By {one.byline}" if one.byline else "",)),
        ("WC", ("151 words",)), ("PD", (one.british,)), ("SN", (one.outlet,)), ("SC", ("HARC",)), ("LA", ("English",)),
        ("CY", (f"Copyright 2025. {one.outlet}.",)), ("LP", one.text[:1]), ("TD", one.text[1:]),
        ("CO", ("aldane : Aldane Lines",)), ("AN", (f"Document HARC0000202511{day}elbi{len(one.text):05}",)),
    ]  # fmt: skip
    return [(code, values) for code, values in fields if any(values)]


def factiva_codes() -> str:
    """Factiva in text, "Full Article plus Indexing"."""
    lines: list[str] = []
    for one in THREE:
        for code, values in factiva_fields(one):
            if code in ("LP", "TD"):
                lines += [code, "", *[line for text in values for line in (*textwrap.wrap(text, 70), "")]]
            else:
                lines.append(f"{code}   {values[0]}")
        lines.append("")
    return "\n".join(lines)


def factiva_table() -> bytes:
    """Factiva in Word: a table of codes and texts for each article."""
    document = docx.Document()
    for one in THREE:
        table = document.add_table(rows=0, cols=2)
        for code, values in factiva_fields(one):
            left, right = table.add_row().cells
            left.text, right.text = code, values[0]
            for text in values[1:]:
                right.add_paragraph(text)
        document.add_paragraph()
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def factiva_page() -> str:
    """Factiva in HTML."""
    rows = [
        "".join(f"<tr><td><b>{code}</b>&nbsp;</td><td>{''.join(f'<p>{text}</p>' for text in values)}</td></tr>"
                for code, values in factiva_fields(one))
        for one in THREE
    ]  # fmt: skip
    articles = "".join(f'<div class="article enArticle"><table>{row}</table></div>' for row in rows)
    return f"<html><body>{articles}</body></html>"


def factiva_plain() -> str:
    """Factiva in text, "Full Article": no codes, the head in a settled order."""
    lines: list[str] = []
    for one in THREE:
        fields = dict(factiva_fields(one))
        lines += [one.section, ""] if one.section else []
        lines += [one.headline, ""]
        lines += [f"By {one.byline}", ""] if one.byline else []
        lines += ["151 words", one.british, one.outlet, "HARC", "English", f"Copyright 2025. {one.outlet}.", ""]
        lines += [*[line for text in one.text for line in (text, "")], *fields["AN"], "", ""]
    return "\n".join([*lines, "Search Summary", "Text ferry", "© 2025 Factiva, Inc. All rights reserved."])


def proquest() -> str:
    """ProQuest in text."""
    rule = "_" * 60
    lines = [
        "",
        rule,
        "",
        "Report Information from ProQuest",
        "21 November 2025 10:00",
        rule,
        "",
        "Table of contents",
        "",
    ]
    lines += [f"{number}. {one.headline}" for number, one in enumerate(THREE, 1)]
    for number, one in enumerate(THREE, 1):
        name = ", ".join(reversed(one.byline.split()))
        lines += ["", rule, "", f"Document {number} of 3", "", one.headline, ""]
        lines += [f"Author: {name}", ""] if name else []
        lines += [
            f"Publication info: {one.outlet} ; Harbour City [Harbour City]{one.british}: A.3.",
            "",
            "Links: x",
            "",
        ]
        lines += [
            f"Full text: {one.text[0]}",
            *one.text[1:],
            "",
            "Subject: Ferries; Accidents",
            "",
            f"Title: {one.headline}",
            "",
        ]
        lines += [f"Publication title: {one.outlet}; Harbour City", "", "Publication year: 2025", ""]
        lines += [f"Publication date: {one.american}", ""]
        lines += [f"Section: {one.section}", ""] if one.section else []
        lines += ["Language of publication: English", "", f"ProQuest document ID: 1234{number}", ""]
        lines += [f"Document URL: https://archive.example/docview/1234{number}", "", "Copyright: Aldane Press", ""]
        lines += ["Database: ProQuest Central", ""]
    return "\n".join([*lines, rule, "", "Contact ProQuest"])


def ris() -> str:
    """References with the full text in N2."""
    lines: list[str] = []
    for one in THREE:
        lines += ["TY  - NEWS", f"T1  - {one.headline}", f"JF  - {one.outlet}", f"Y1  - {one.day.replace('-', '/')}/"]
        lines += [f"AU  - {', '.join(reversed(one.byline.split()))}"] if one.byline else []
        lines += ["N2  - " + "\n".join(one.text), "LA  - English", "ER  - ", ""]
    return "\r\n".join("\n".join(lines).split("\n"))
