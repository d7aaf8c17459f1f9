"""Invented accounts of one invented event, and a comparison of them made by the program's own aligner's records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.align.rows import only_here, rows
from store.records import (
    Account,
    Article,
    Comparison,
    Details,
    Event,
    Link,
    Number,
    NumberGroup,
    Original,
    Passage,
    Piece,
    Quote,
    Role,
)

COURIER = """\
A ferry carrying 214 people ran aground off Port Alder late on Tuesday, killing three passengers and injuring \
at least 19, officials said. The vessel, the MV Solace, struck rocks about two kilometres from the harbour entrance \
shortly before 10 p.m. Rescue crews worked through the night to bring everyone ashore.

“We lost steering and then we heard a terrible noise,” said Marta Ilves, a passenger who was on the upper deck. The \
coastguard said it received the first distress call at 9:52 p.m.

What the operator says

Transport minister Paul Renn promised a full inquiry and said the ferry had passed a safety inspection in March. The \
operator, Blue Line, declined to comment on reports that the crew had complained about the steering gear. Shares in \
the company fell 6 percent in early trading.

It is the worst accident on the route since 2009, when a freight ship sank with the loss of eight crew."""

WIRE = """Three people died and more than 20 were hurt when a passenger ferry ran aground near Port Alder on Tuesday \
night, police said. A distress call was received by the coastguard at 9:47 p.m., five minutes earlier than first \
reported.

The MV Solace hit a reef some two kilometres outside the harbour just before 10 p.m. in calm weather. “We lost \
steering and then there was a terrible noise,” passenger Marta Ilves told North Wire.

Blue Line, the operator, denied that its crew had complained about faulty steering gear. The transport minister, Paul \
Renn, announced an inquiry; the ship last passed inspection in March. Opposition leader Dana Kole called for his \
resignation 🚢 on Wednesday.

Rescuers worked until dawn and all survivors were ashore by 5 a.m."""

GAZETTE = """Families waited on the quay in silence as the first survivors came home.

The ferry disaster has claimed three lives, two of them islanders, and left 19 people in hospital. The Solace struck \
the Widow rocks, two kilometres from the harbour mouth, at about 9:45 p.m.

Two former crew members told the Gazette they had warned Blue Line about the steering gear in writing. The Gazette has \
seen one of the letters, dated 4 February.

Fishing boats joined the rescue and brought 88 people ashore before the lifeboats arrived. Nothing like it has been \
seen here since the freighter Amity sank in 2009 with eight men aboard."""

ARABIC = """قُتل ثلاثة أشخاص وأصيب 19 آخرون عندما جنحت عبّارة ركاب قرب بورت ألدر مساء الثلاثاء، بحسب مسؤولين. اصطدمت \
العبّارة «سولاس» بالصخور على بعد كيلومترين من مدخل الميناء قبيل العاشرة مساءً.

ووعد وزير النقل بول رين بفتح تحقيق كامل في الحادث. وهذا أسوأ حادث على هذا الخط منذ عام 2009."""

HEADINGS = {"What the operator says"}


def passages(text: str) -> tuple[Passage, ...]:
    """Cut a text at sentence ends, well enough for these texts."""
    found = []
    for number, match in enumerate(re.finditer(r"[^\n]+", text)):
        line, start = match.group(), match.start()
        found += [
            Passage(start + part.start(), start + part.end(), number, part.group() in HEADINGS)
            for part in re.finditer(r"\S.*?(?:(?<!p\.m)(?<!a\.m)[.!?][”»]?(?=\s|$)|p\.m\.(?= [A-Z])|$)", line)
        ]
    return tuple(found)


def article(number: int, text: str, details: Details, furniture: int = 0) -> Article:
    """Make an article of a clean text."""
    pieces = (Piece(0, len(text)),) + (Piece(0, 4, Role.FURNITURE, "an appeal"),) * furniture
    original = Original("0" * 64, len(text), f"{number}.txt", "2026-02-12T08:00:00+00:00")
    return Article(number, details, text, passages(text), text, pieces, original)


def ferry_articles() -> tuple[Article, ...]:
    """Four accounts: two dated by day, one of no known outlet, one written from the right."""
    return (
        article(1, COURIER, Details("Ferry runs aground off Port Alder, three dead", "The Courier", "By Ana Ruiz",
                                    "2026-02-11", language="en"), furniture=3),
        article(2, WIRE, Details("Three die, more than 20 hurt as ferry hits reef near Port Alder, police say; "
                                 "operator denies complaints about faulty steering gear", "North Wire", "Tom Hale",
                                 "2026-02-11T06:40:00+00:00", language="en")),
        article(3, GAZETTE, Details("Port Alder counts its dead as questions grow over a ship’s steering", "", "",
                                    "", language="en"), furniture=1),
        article(4, ARABIC, Details("جنوح عبّارة قرب بورت ألدر", "صحيفة الميناء", "", "2026-02-11", language="ar")),
    )  # fmt: skip


PAIRS = (
    # article, passage, article, passage, strength
    (1, 0, 2, 0, 0.93), (1, 0, 3, 1, 0.71), (2, 0, 3, 1, 0.66), (1, 0, 4, 0, 0.9), (1, 1, 2, 2, 0.86),
    (1, 1, 3, 2, 0.8), (1, 1, 4, 1, 0.84), (2, 2, 3, 2, 0.78), (1, 2, 2, 7, 0.55), (1, 3, 2, 3, 0.97),
    (1, 4, 2, 1, 0.88), (1, 6, 2, 5, 0.74), (1, 6, 4, 2, 0.8), (1, 7, 2, 4, 0.9), (1, 7, 3, 3, 0.6),
    (2, 4, 3, 3, 0.62), (1, 9, 3, 6, 0.83), (1, 9, 4, 3, 0.82), (3, 6, 4, 3, 0.7), (3, 5, 2, 7, 0.41),
)  # fmt: skip


def links() -> tuple[Link, ...]:
    """The pairs as links; one of them weak, one only in part."""
    return tuple(
        Link(
            (a, x),
            (b, y),
            strength,
            "partial" if strength < 0.65 else "same",
            "quote" if (a, x) == (1, 3) else "fact",
            ("same quotation", "both name Marta Ilves") if (a, x) == (1, 3) else ("both name Port Alder",),
            ("19 and more than 20 hurt",) if (a, x, b) == (1, 0, 2) else (),
        )
        for a, x, b, y, strength in PAIRS
    )


def _number(given: Article, words: str, value: float, what: str) -> Number:
    start = given.text.index(words)
    return Number(given.id, start, start + len(words), words, value, "people", what)


def _quote(given: Article, words: str, variants: int | None) -> Quote:
    start = given.text.index(words)
    return Quote(given.id, start, start + len(words), words, "Marta Ilves", "said", variants)


def comparison(articles: Sequence[Article], joined: Sequence[Link], cut: float = 0.5) -> Comparison:
    """Line articles up by given links."""
    event = Event(
        7, "Ferry runs aground off Port Alder", "2026-02-10", "event", ("all name Port Alder",),
        tuple(Account(a.id, p) for a, p in zip(articles, ((0, 1), (0, 2), (1, 2), (0, 1)), strict=False)),
    )  # fmt: skip
    return Comparison(
        tuple(articles), tuple(joined), cut, rows(articles, joined, cut), event=event,
        only_here=only_here(articles, joined, cut),
    )  # fmt: skip


def ferry() -> Comparison:
    """The comparison of the four accounts, with a quotation of two outlets and figures that disagree."""
    articles = ferry_articles()
    base = comparison(articles, links())
    courier, wire, gazette, _ = articles
    hurt = (_number(courier, "19", 19, "hurt"), _number(wire, "20", 20, "hurt"), _number(gazette, "19", 19, "hurt"))
    when = (_number(courier, "9:52", 9.52, "call"), _number(wire, "9:47", 9.47, "call"))
    quotes = (
        _quote(courier, "We lost steering and then we heard a terrible noise", 1),
        _quote(wire, "We lost steering and then there was a terrible noise", 1),
    )
    numbers = (NumberGroup(0, "people hurt", hurt, False), NumberGroup(3, "the call", when, False))
    return Comparison(
        articles, base.links, base.cut, base.rows, quotes, numbers, base.only_here, {}, base.event,
    )  # fmt: skip
