"""Writes small PDF files for tests: words at places on pages, and pages that are a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """Some words set in Helvetica at a place counted from the lower left."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False


def pdf(pages: Sequence[Sequence[Word]], *, pictures: Sequence[int] = (), info: bytes = b"") -> bytes:
    """Return a PDF of these pages; those numbered in `pictures` are covered by a grey picture."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects += [f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()
                for name in ("Helvetica", "Helvetica-Bold")]  # fmt: skip
    objects.append(
        _stream(b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    )
    kids = []
    for number, words in enumerate(pages):
        said = b"".join(_set(word) for word in words)
        drawn = b"q 600 0 0 800 0 0 cm /I Do Q\n" if number in pictures else b""
        objects.append(_stream(drawn + said))
        kids.append(len(objects) + 1)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</I 5 0 R>>>>>>".encode()
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    return _file([*objects, b"<<" + info + b">>"])


def _set(word: Word) -> bytes:
    text = word.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = "F2" if word.bold else "F1"
    return f"BT /{font} {word.size} Tf {word.x} {word.y} Td (".encode() + text + b") Tj ET\n"


def _stream(data: bytes, told: str = "") -> bytes:
    return f"<<{told}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj".encode() + one + b"endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (
        written
        + head.encode()
        + f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>\n".encode()
        + f"startxref\n{len(written)}\n%%EOF".encode()
    )
