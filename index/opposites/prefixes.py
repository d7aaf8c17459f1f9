"""Which words that begin with "un" or "non" say that something is not so: "unarmed", but neither "under" nor "unit"."""

from __future__ import annotations

import re

# What begins with the same letters and denies nothing: "under" and its kin, what tells of one ("union", "unanimous"),
# names ("UNESCO"), what is undone, which is a deed ("unveiled"), and what nobody would deny ("unborn", "unemployment").
_OTHER_WORDS = re.compile(
    r"""
    uns? | under\w* | until | unto | uncles? | unanim\w* | uni(?![dmn])\w* | unidos | undul\w* | unct\w* | ungul\w*
    | un(?:bind|bound|chain|cover|do(?!cument|ubt)|did|dress|earth|fold|furl|holster|hook|leash|load|lock|mask|pack|plug
        |quot|ravel|roll|seal|seat|spool|subscrib|tangl|veil|wind|wound|wrap|zip)\w*
    | un(?:aids|cr|dp|ep|esco|fpa|ga|hcr|icef|mik|rwa|sc|lv|abomber)
    | un(?:born|deniabl[ey]|documented|doubtedly|employ\w*|fortunate\w*|less|like|precedented(?:ly)?|questionabl[ey]
        |rest|ruly|told)
    | nonagen\w* | nonce | nonchalan\w* | nonetheless | nonfarm | nonfiction | nonpartisan\w* | nonprofits? | nonstop
    """,
    re.VERBOSE,
)
# Of the words of 6,000 articles that begin so, two of three deny nothing.
_LEAST = 5  # letters: "unit" and "none" deny nothing by their beginning


def denies_by_prefix(norm: str, language: str) -> bool:
    """Whether a plain word of English denies what follows its "un" or "non"; "un" is an article elsewhere."""
    if language not in ("", "en") or not norm.startswith(("un", "non")):
        return False
    return norm == "non" or (len(norm) >= _LEAST and norm.isalpha() and not _OTHER_WORDS.fullmatch(norm))
