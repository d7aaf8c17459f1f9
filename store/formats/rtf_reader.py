"""Makes paragraphs of RTF's tokens: what group one is in, in which encoding, and which words are deleted or hidden."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from store.formats.docx_styles import named
from store.formats.paragraphs import Paragraph
from store.formats.rtf_flow import Flow
from store.formats.rtf_tokens import CHARACTERS, CHARSETS, PAGES, SIGNS, Token, codec

# Groups whose words are not the document's.
_SKIPPED = frozenset(
    re.findall(
        r"\S+",
        """
        colortbl pict object themedata colorschememapping latentstyles datastore generator listtable listoverridetable
        rsidtbl xmlnstbl mmathPr pgdsctbl nonshppict sn sv fldinst filetbl revtbl atnid atnauthor atrfstart atrfend
        ftnsep ftnsepc aftnsep aftnsepc bkmkstart bkmkend pnseclvl docvar operator company doccomm keywords subject
        category manager hlinkbase creatim revtim printim buptim userprops tc xe datafield formfield factoidname
        wgrffmtfilter fontemb background
        """,
    )
)
_APART = {
    "footnote": "footnote",
    "annotation": "comment on the document",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "running head"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "running foot"),
}
_THROUGH = frozenset(["shpinst", "shptxt", "fldrslt", "field", "objresult", "rtf", "shp", "shpgrp", "do", "dptxbxtext"])
_NOTED = frozenset(["title", "author", "fonttbl", "stylesheet", "info"])
_BULLETS = frozenset(["listtext", "pntext", "pn"])
_OF_PARAGRAPHS = frozenset(["pard", "s", "intbl", "outlinelevel"])


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside the group under way."""

    flow: Flow
    place: str = ""  # the group's name where it is no text: "skipped", "fonttbl", "title" ...
    codec: str = "cp1252"
    after_unicode: int = 1  # bytes that stand in for a character in programs that know no Unicode
    deleted: bool = False
    hidden: bool = False
    bullet: tuple[int, int] | None = None  # of a list's sign: the words before it, the paragraphs that had ended


class Reader:
    """Takes tokens one by one; `told` is what the file says of itself, `paragraphs()` what is in it."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}
        self._flow = Flow()
        self._state = _State(self._flow)
        self._open: list[_State] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._starred = False
        self._default = "cp1252"
        self._font, self._fonts = 0, dict[int, str]()
        self._style, self._styles = 0, dict[int, tuple[str, str]]()
        self._heads: list[Paragraph] = []
        self._feet: list[Paragraph] = []

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._open)

    def paragraphs(self) -> list[Paragraph]:
        """Return what was found: running heads, the text with its notes, running feet."""
        while self._open:
            self._close()
        self._flush()
        return [*self._heads, *self._flow.finish(), *self._feet]

    def take(self, token: Token) -> None:
        """Take the next token in."""
        if token.kind == "bytes":
            self._take_bytes(token.data)
            return
        self._flush()
        if token.kind == "{":
            self._open.append(self._state)
        elif token.kind == "}":
            self._close()
        elif token.kind == "sign":
            self._take_sign(token.word)
        elif not self._enters(token.word) and self._state.place != "skipped":
            self._take_word(token.word, token.number)
        if token != ("sign", "*", None, b""):
            self._starred = False

    def _take_bytes(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._starred = False
        if self._state.place != "skipped":
            self._bytes += data[skipped:]

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in SIGNS:
            self._say(SIGNS[sign])
            if sign in "\r\n":
                self._state.flow.end_paragraph()

    def _close(self) -> None:
        if not self._open:
            return
        inner, self._state = self._state, self._open.pop()
        self._to_skip = 0
        if inner.flow is self._state.flow:
            if inner.bullet and not self._state.bullet and self._in_bullet(inner):
                del inner.flow.said[inner.bullet[0] :]
            return
        found = [replace(one, hint=one.hint.replace("foot", "head") if one.hint == "running foot" else one.hint)
                 for one in inner.flow.finish()]  # fmt: skip
        to = {"running head": self._heads, "running foot": self._feet}.get(inner.flow.hint, self._state.flow.apart)
        to += [one for one in found if one not in to]

    def _enters(self, word: str) -> bool:
        """Note that the group under way begins with this word; return whether that is all there is to do."""
        if self._state.place == "skipped":
            return True
        starred = self._starred
        if word in _APART:
            self._state = replace(self._state, flow=Flow(_APART[word]), deleted=False, hidden=False, bullet=None)
        elif word in _NOTED and self._open:
            self._state = replace(self._state, place=word)
        elif word in _BULLETS:
            if self._state.flow.style == ("paragraph", ""):
                self._state.flow.style = ("item", "")
            flow = self._state.flow
            self._state = replace(self._state, bullet=self._state.bullet or (len(flow.said), flow.ended))
        elif word in _SKIPPED or (starred and word not in _THROUGH):
            self._state = replace(self._state, place=self._kept(word))
        else:
            return word in _THROUGH
        return True

    def _kept(self, word: str) -> str:
        return self._state.place if self._state.place == "stylesheet" and word in ("cs", "ds", "ts") else "skipped"

    def _in_bullet(self, state: _State) -> bool:
        """Tell a list's sign from its item: AbiWord writes both into the group that is for the sign alone."""
        return state.bullet is not None and state.flow.ended == state.bullet[1]

    def _take_word(self, word: str, number: int | None) -> None:
        if word in _OF_PARAGRAPHS and self._in_bullet(self._state):
            return
        act = _ACTS.get(word)
        if act:
            act(self, number)
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in PAGES:
            self._default = PAGES[word]
            self._state = replace(self._state, codec=self._default)

    def _say(self, text: str) -> None:
        state = self._state
        if state.place == "":
            to = state.flow.deleted if state.deleted else state.flow.hidden if state.hidden else state.flow.said
            to.append(text)
        elif state.place in ("title", "author"):
            self.told[state.place] = (self.told.get(state.place, "") + text).strip()
        elif state.place == "stylesheet":
            self._styles[self._style] = named([text.strip("; ").lower()])

    def _flush(self) -> None:
        if self._bytes:
            self._say(self._bytes.decode(self._state.codec, "replace"))
            self._bytes.clear()

    # What control words do, by _ACTS; each is given the word's number.

    def _unicode(self, number: int | None) -> None:
        self._say(chr((number or 0) & 0xFFFF))
        self._to_skip = self._state.after_unicode

    def _stand_ins(self, number: int | None) -> None:
        self._state = replace(self._state, after_unicode=max(0, min(number or 0, 10)))

    def _code_page(self, number: int | None) -> None:
        if self._state.place == "fonttbl":
            self._fonts[self._font] = codec(number or 1252)
            return
        self._default = codec(number or 1252)
        self._state = replace(self._state, codec=self._default)

    def _take_font(self, number: int | None) -> None:
        self._font = number or 0
        if self._state.place != "fonttbl":
            self._state = replace(self._state, codec=self._fonts.get(self._font, self._default))

    def _charset(self, number: int | None) -> None:
        if self._state.place == "fonttbl" and number:
            self._fonts[self._font] = CHARSETS.get(number, self._default)

    def _take_style(self, number: int | None) -> None:
        self._style = number or 0
        if self._state.place != "stylesheet":
            self._state.flow.style = self._styles.get(self._style, ("paragraph", ""))

    def _outline(self, number: int | None) -> None:
        if number is not None and 0 <= number < 9 and self._state.place == "" and self._state.flow.style[0] != "title":
            self._state.flow.style = ("heading", "")

    def _reset_paragraph(self, _number: int | None) -> None:
        self._state.flow.plain()

    def _reset_characters(self, _number: int | None) -> None:
        self._state = replace(self._state, deleted=False, hidden=False, codec=self._fonts.get(0, self._default))

    def _delete(self, number: int | None) -> None:
        self._state = replace(self._state, deleted=number != 0)

    def _hide(self, number: int | None) -> None:
        self._state = replace(self._state, hidden=number != 0)

    def _in_table(self, _number: int | None) -> None:
        self._state.flow.in_table = True

    def _paragraph(self, _number: int | None) -> None:
        self._state.flow.end_paragraph()

    def _cell(self, _number: int | None) -> None:
        self._state.flow.end_cell()

    def _row(self, _number: int | None) -> None:
        self._state.flow.end_row()


_ACTS: dict[str, Callable[[Reader, int | None], None]] = {
    "u": Reader._unicode, "uc": Reader._stand_ins, "ansicpg": Reader._code_page, "cpg": Reader._code_page,
    "f": Reader._take_font, "fcharset": Reader._charset, "s": Reader._take_style, "outlinelevel": Reader._outline,
    "pard": Reader._reset_paragraph, "plain": Reader._reset_characters, "deleted": Reader._delete, "v": Reader._hide,
    "intbl": Reader._in_table, "par": Reader._paragraph, "sect": Reader._paragraph, "page": Reader._paragraph,
    "column": Reader._paragraph, "cell": Reader._cell, "nestcell": Reader._cell, "row": Reader._row,
    "nestrow": Reader._row,
}  # fmt: skip
