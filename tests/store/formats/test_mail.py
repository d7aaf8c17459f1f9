"""E-mails and mailboxes: the text in its richest form, the headers as details, replies and signatures told apart."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from store.errors import ReaderError
from store.formats import read_bytes
from store.records import Page, Reading

FILES = Path(__file__).parent / "files"


def message(text: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {
        "From": "Marta Ruiz <m@courier.example>",
        "Subject": "Ferry adrift",
        "Date": "Tue, 18 Nov 2025 06:30:00 +0100",
    }
    for name, value in {**told, "Message-ID": "<a1@courier.example>", **headers}.items():
        made[name.replace("_", "-")] = value
    if text:
        made.set_content(text)
    return made


def only(made: EmailMessage | bytes, name: str = "a.eml") -> Page:
    data = made if isinstance(made, bytes) else made.as_bytes()
    (found,) = read_bytes(data, name)
    assert isinstance(found, Reading), found
    assert found.data == data
    return found.page


def texts(page: Page, hint: str = "") -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.hint == hint]


def test_headers_become_details() -> None:
    told = only(message("The ferry drifted for three hours.", Subject="Fwd: Re: Fähre – drei Stunden")).declared
    assert (told.title, told.byline, told.outlet) == ("Fähre – drei Stunden", "Marta Ruiz", "")
    assert (told.published, told.source_id) == ("2025-11-18T06:30:00+01:00", "a1@courier.example")


def test_a_newsletter_is_its_senders() -> None:
    told = only(message("The ferry drifted.", From="The Courier <n@courier.example>", List_Unsubscribe="<x>")).declared
    assert (told.outlet, told.byline) == ("The Courier", "")


def test_mark_up_is_preferred_and_nothing_hidden_is_read() -> None:
    made = message("The ferry drifted for three hours.")
    made.add_alternative(
        "<div style='display:none'>teaser</div><h2>At sea</h2><p>The ferry drifted for three hours before two tugs "
        "came.</p><img src='http://tracker.example/x.gif'><blockquote type='cite'><p>What happened?</p></blockquote>",
        subtype="html",
        cte="quoted-printable",
    )
    page = only(made)
    assert texts(page) == ["Ferry adrift", "At sea", "The ferry drifted for three hours before two tugs came."]
    assert texts(page, "quoted reply") == ["What happened?"]


def test_plain_text_is_read_where_the_mark_up_says_less() -> None:
    made = message("The ferry drifted for three hours before two tugs came, the coast guard said.\n\nNobody was hurt.")
    made.add_alternative("<p>See the text version.</p>", subtype="html")
    assert texts(only(made))[1:] == [
        "The ferry drifted for three hours before two tugs came, the coast guard said.",
        "Nobody was hurt.",
    ]


def test_replies_and_signatures_are_told_apart() -> None:
    quoted = "On Mon, Ana Soto wrote:\n> Is there a statement?\n> We go to press."
    text = f"Here is the statement.\n\n{quoted}\n\n-- \nMarta Ruiz\nThe Courier"
    page = only(message(text))
    assert texts(page)[1:] == ["Here is the statement."]
    assert texts(page, "quoted reply") == ["On Mon, Ana Soto wrote:", "Is there a statement?\nWe go to press."]
    assert texts(page, "signature") == ["--\nMarta Ruiz\nThe Courier"]


def test_flowed_lines_are_joined() -> None:
    head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    data = head + b"The ferry drifted \nfor hours.\nNobody was hurt.\n"
    assert texts(only(data))[1:] == ["The ferry drifted for hours.\nNobody was hurt."]


def test_old_encodings() -> None:
    data = (
        b"From: =?iso-8859-1?q?Jos=E9?= <j@x.example>\nSubject: =?windows-1252?Q?=93Basta=94?=\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"Dijo =93basta=94 y sali=F3 del ayuntamiento.\n"
    )
    page = only(data)
    assert (page.declared.title, page.declared.byline) == ("“Basta”", "José")
    assert texts(page)[1:] == ["Dijo “basta” y salió del ayuntamiento."]


def test_attached_documents_are_articles_too() -> None:
    made = message("The statement is attached.")
    made.add_attachment(
        (FILES / "ferry.docx").read_bytes(), maintype="application", subtype="x", filename="Erklärung.docx"
    )
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    found = list(read_bytes(made.as_bytes(), "a.eml"))
    assert [one.path for one in found if isinstance(one, Reading)] == ["a.eml", "a.eml#Erklärung.docx"]


def test_an_email_without_text_is_told() -> None:
    (found,) = read_bytes(b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\n", "a.eml")
    assert isinstance(found, ReaderError)
    assert found.sentence == "a.eml is an e-mail without text."


def test_a_mailbox_is_many_emails() -> None:
    one = message("The ferry drifted.\n\nFrom there it was towed.").as_bytes()
    other = message("Nobody was hurt.", Subject="No injuries").as_bytes()
    line = b"From m@courier.example Tue Nov 18 06:30:00 2025\n"
    box = line + one.replace(b"\nFrom there", b"\n>From there") + b"\n" + line + other
    found = [one for one in read_bytes(box, "news.mbox") if isinstance(one, Reading)]
    assert [reading.path for reading in found] == ["news.mbox#1", "news.mbox#2"]
    assert "From there it was towed." in texts(found[0].page)
    assert found[1].page.declared.title == "No injuries"


def test_an_email_is_told_by_its_content() -> None:
    assert only(message("The ferry drifted.").as_bytes(), "letter").declared.title == "Ferry adrift"
