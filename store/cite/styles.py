"""Every form that references can be written in, by name and by the ending of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from store.cite.bibtex import bibtex
from store.cite.csl import csl_json
from store.cite.quotation import listed
from store.cite.reference import Reference
from store.cite.ris import ris

Write = Callable[[Sequence[Reference]], str]

STYLES: dict[str, Write] = {
    "plain": partial(listed, style="plain"),
    "markdown": partial(listed, style="markdown"),
    "html": partial(listed, style="html"),
    "ris": ris,
    "bibtex": bibtex,
    "csl-json": csl_json,
}
ENDINGS = {".ris": "ris", ".bib": "bibtex", ".json": "csl-json", ".md": "markdown", ".txt": "plain", ".html": "html"}


def written(references: Sequence[Reference], style: str) -> str:
    """Return references in a style of STYLES."""
    return STYLES[style](references)
