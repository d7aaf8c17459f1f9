"""One file of every format that can be imported, from invented articles; another article for every number."""

from __future__ import annotations

import mailbox
import tempfile
import textwrap
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.store.formats import bundles, samples
from tests.store.formats.pdfs import Word, pdf
from tests.store.formats.samples import PARAGRAPHS, TITLE

FILES = Path(__file__).parent / "files"
PLACE = "Port Alder"
MANY = {"nexis.docx": 3, "nexis.txt": 3, "factiva.docx": 3, "factiva.html": 3, "proquest.txt": 3, "proquest.ris": 3,
        "letters.mbox": 2, "letters.zip": 2}  # fmt: skip
"""How many articles are in a file; in all others there is one."""


def every(number: int) -> dict[str, bytes]:
    """Return the files by their names; no article in them is in those of another number."""
    place = f"Port {number:05}"  # as long as the other: some formats tell how long they are
    told = {name: data.replace(PLACE.encode(), place.encode()) for name, data in _plain().items()}
    told |= {name: _zipped(data, place, number) for name, data in _packed().items()}
    told |= {name: _bundle(name, f"{number} {at}") for at, name in enumerate(_BUNDLES)}
    paragraphs = [one.replace(PLACE, place) for one in PARAGRAPHS]
    told["letter.eml"] = _letter(place, paragraphs).as_bytes()
    told["letters.mbox"] = _letters(place, paragraphs)
    told["notes.md"] = (f"---\noutlet: The {place} Gazette\n---\n# {TITLE}\n\n" + "\n\n".join(paragraphs)).encode()
    told["print.pdf"] = _print(paragraphs)
    again = "\n\n".join((f"{TITLE} again", *paragraphs))
    folder = {f"{place}/one.txt": again.encode(), "two.md": told["notes.md"] + b"Two."}
    told["letters.zip"] = _zip(folder)
    told["visit.wacz"] = _zip(
        {
            "archive/data.warc.gz": _crawl(place, 1),
            "pages/pages.jsonl": b'{"format":"json-pages-1.0"}\n{"url":"' + samples.URL.encode() + b'"}\n',
            "datapackage.json": b"{}",
        }
    )
    told |= {"crawl.warc.gz": _crawl(place, 2), "crawl.warc": _crawl(place, 3, packed=False)}
    return told


def articles(names: Mapping[str, bytes]) -> int:
    """Return how many articles these files hold in all."""
    return sum(MANY.get(name, 1) for name in names)


@cache
def _plain() -> dict[str, bytes]:
    told = {name: data for name, data in samples.samples().items() if not name.endswith((".gz", ".wacz", ".warc"))}
    return {**told, "ferry.rtf": (FILES / "ferry.rtf").read_bytes().replace(b"214 passengers", PLACE.encode())}


@cache
def _packed() -> dict[str, bytes]:
    return {name: (FILES / name).read_bytes() for name in ("ferry.docx", "ferry.odt", "ferry.epub")}


def _crawl(place: str, visit: int, *, packed: bool = True) -> bytes:
    page = samples.HTML.replace(PLACE, place).replace("</body>", f"<!-- visit {visit} --></body>")
    return samples.warc(packed, ((samples.URL, page),))


def _zip(members: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)  # without the hour, which would be in the bytes
    return file.getvalue()


def _zipped(data: bytes, place: str, number: int) -> bytes:
    """Put another place into the members of a document."""
    with ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    words = b"HARBOUR CITY", f"{place.upper()} {number}".encode()
    return _zip({name: one.replace(*words) if name.endswith("ml") else one for name, one in members.items()})


_BUNDLES: dict[str, Callable[[], bytes]] = {
    "nexis.docx": lambda: bundles.docx_of(bundles.nexis_paragraphs()),
    "nexis.txt": lambda: bundles.nexis_old().encode(),
    "factiva.docx": bundles.factiva_table,
    "factiva.html": lambda: bundles.factiva_page().encode(),
    "proquest.txt": lambda: bundles.proquest().encode(),
    "proquest.ris": lambda: bundles.ris().encode(),
}


def _bundle(name: str, ship: str) -> bytes:
    """Put other ships into the three articles of a bundle."""
    data = _made(name)
    words = (b"Marguerite", f"Marguerite {ship}".encode()), (b"forty ships", f"forty ships like the {ship}".encode())
    members = {"": data}
    if name.endswith(".docx"):
        with ZipFile(BytesIO(data)) as archive:
            members = {member: archive.read(member) for member in archive.namelist()}
    for old, new in words:
        members = {member: one.replace(old, new) for member, one in members.items()}
    return members[""] if "" in members else _zip(members)


@cache
def _made(name: str) -> bytes:
    return _BUNDLES[name]()


def _letter(place: str, paragraphs: list[str]) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ines Calder <ines@gazette.example>", "desk@gazette.example"
    mail["Subject"], mail["Date"] = f"Harbour of {place} closed", "Tue, 18 Nov 2025 07:30:00 +0100"
    mail["Message-ID"] = f"<{place.replace(' ', '')}@gazette.example>"
    mail.set_content("\n\n".join(paragraphs))
    mail.add_alternative(f"<html><body>{''.join(f'<p>{one}</p>' for one in paragraphs)}</body></html>", subtype="html")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="pier.png")
    mail.set_boundary("----=_every")
    return mail


def _letters(place: str, paragraphs: list[str]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder) / "box")
        for told in ("first", "second"):
            mail = _letter(f"{place} {told}", [*paragraphs, f"This is the {told} of two letters about it."])
            written = box.add(mail)
            box[written].set_unixfrom("From a@gazette.example Tue Nov 18 07:30:00 2025")
        box.close()
        return (Path(folder) / "box").read_bytes()


def _print(paragraphs: list[str]) -> bytes:
    lines = [line for one in paragraphs for line in (*textwrap.wrap(one, 80), "")]
    words = [Word(50, 700 - 14 * at, line.replace("“", '"').replace("”", '"')) for at, line in enumerate(lines) if line]
    return pdf([[Word(50, 740, TITLE, 20, bold=True), *words]])
