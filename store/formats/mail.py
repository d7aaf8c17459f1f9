"""One e-mail: what its headers say, its text in the richest form that it has, and its attached documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from importlib import import_module
from io import BytesIO
from pathlib import PurePath

from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST, decode, plain
from store.formats.mail_text import of_plain
from store.formats.marked_up import paragraphs as of_markup
from store.formats.paragraphs import Paragraph, page
from store.records import Details, Reading

MEDIA_TYPE = "message/rfc822"
_MOST_PARTS = 2000
_PREFIX = re.compile(r"(?:\s*(?:re|fwd?|aw|wg|rv|tr|sv|vs|i)\s*:)+\s*|\s*\[[\w .-]{1,40}\]\s*", re.I)
# Documents that are read where they are attached, by their endings; their modules are loaded only then.
_ATTACHED = {".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf"}
_LISTED = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")


def message(data: bytes, name: str) -> Iterator[Reading | ReaderError]:
    """Yield an e-mail's article and those in its attachments."""
    try:
        whole: Message = BytesParser(policy=policy.compat32).parsebytes(data)
        parts = list(_parts(whole))
        details = _details(whole)
        found = _text(parts, name)
        title = Paragraph(details.title, "title")
        yield Reading(page([title, *found], details, name), data, name, MEDIA_TYPE)
    except ReaderError as error:
        yield error
        return
    except (MessageError, LookupError, ValueError, RecursionError):  # what is broken beyond the parser's own mending
        yield UnreadableFile(f"{name} is a damaged e-mail.", "Save or export it again.")
        return
    for part in parts:
        yield from _attached(part, name)


def _parts(whole: Message) -> Iterator[Message]:
    for number, part in enumerate(whole.walk()):
        if number > _MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _text(parts: list[Message], name: str) -> list[Paragraph]:
    """Return the paragraphs of the mark-up, or of the plain text where that says more."""
    shown = [part for part in parts if not _is_attachment(part)]
    rich = [one for part in shown if part.get_content_type() == "text/html" for one in of_markup(_words(part, name))]
    bare = [one for part in shown if part.get_content_type() == "text/plain" for one in _plain(part, name)]
    found = rich if _count(rich) * 2 >= _count(bare) else bare
    if not _count(found):
        raise UnreadableFile(f"{name} is an e-mail without text.", "Import what is attached to it.")
    return found


def _plain(part: Message, name: str) -> list[Paragraph]:
    return list(of_plain(_words(part, name), flowed=str(part.get_param("format") or "").lower() == "flowed"))


def _count(found: list[Paragraph]) -> int:
    return sum(len(one.text.split()) for one in found if not one.hint)


def _words(part: Message, name: str) -> str:
    packed = part.get_payload(decode=True)
    data = packed if isinstance(packed, bytes) else b""
    try:
        return decode(data, name, str(part.get_param("charset") or ""))
    except UnreadableFile:
        return ""


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _attached(part: Message, name: str) -> Iterator[Reading | ReaderError]:
    file_name = _header(part.get_filename() or "")
    module = _ATTACHED.get(PurePath(file_name).suffix.lower())
    packed = part.get_payload(decode=True) if module else None
    if isinstance(packed, bytes) and 0 < len(packed) <= LARGEST:
        try:
            yield from import_module(f"store.formats.{module}").read(BytesIO(packed), f"{name}#{file_name}")
        except ReaderError as error:
            yield error


def _details(whole: Message) -> Details:
    sender, address = parseaddr(_header(whole.get("From")))
    listed = any(whole.get(name) for name in _LISTED)
    title = _header(whole.get("Subject"))
    return Details(
        title=_PREFIX.sub("", title, count=1) if _PREFIX.match(title) else title,
        outlet=(sender or address) if listed else "",
        byline="" if listed else sender,
        published=_date(whole),
        source_id=_header(whole.get("Message-ID")).strip("<> "),
    )


def _date(whole: Message) -> str:
    try:
        return parsedate_to_datetime(_header(whole.get("Date"))).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _header(told: object) -> str:
    """Return a header's words, whatever it is encoded in, on one line."""
    try:
        parts = [
            part.decode(charset or "utf-8", "replace") if isinstance(part, bytes) else part
            for part, charset in decode_header(str(told or ""))
        ]
    except (LookupError, ValueError, MessageError):
        parts = [str(told or "")]
    return " ".join(plain("".join(parts)).split())
