"""The paragraphs of an e-mail in plain text: what is quoted from another, and the signature, are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.formats.paragraphs import Paragraph

_QUOTED = re.compile(r"\s*>")
_SAID = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Em|Den) .{6,120}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)"
    r"[^:]{0,40}:|-{3,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Mensaje original)\s*-{3,}",
    re.I,
)
_SIGNATURE = "-- "


def of_plain(text: str, *, flowed: bool) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text: blank lines part them; in flowed text a line that ends in a blank goes on.

    Line ends inside a paragraph are kept: what they mean is judged with the rest of the page.
    """
    signed = False
    for lines in _groups(text, flowed):
        if lines[0] == _SIGNATURE or lines[0].rstrip() == _SIGNATURE.rstrip():
            signed = True
        quoted = all(_QUOTED.match(line) for line in lines)
        words = "\n".join(re.sub(r"^\s*(?:>\s?)+", "", line) if quoted else line for line in lines)
        hint = "signature" if signed else "quoted reply" if quoted or _SAID.fullmatch(" ".join(lines).strip()) else ""
        yield Paragraph(words, "", hint)


def _groups(text: str, flowed: bool) -> Iterator[list[str]]:
    """Yield the lines of each paragraph; quoted lines and a signature's mark begin another."""
    group: list[str] = []
    for line in text.split("\n"):
        apart = bool(group) and bool(_QUOTED.match(line)) != bool(_QUOTED.match(group[-1]))
        if group and (not line.strip() or apart or line == _SIGNATURE):
            yield group
            group = []
        if not line.strip():
            continue
        if flowed and group and group[-1].endswith(" ") and group[-1] != _SIGNATURE:
            group[-1] += line
        else:
            group.append(line)
    if group:
        yield group
