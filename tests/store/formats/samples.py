"""One invented article as a file of every kind of saved page, feed, agency parcel, web archive and table."""

from __future__ import annotations

import io
import json
import plistlib
import quopri
import warnings
import zipfile

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

TITLE = "Harbour of Port Alder closed after storm"
URL = "https://gazette.example/2025/11/harbour"
PARAGRAPHS = (
    "The harbour of Port Alder was closed on Monday after a storm tore two ferries from their moorings, the port said.",
    "“We have never seen waves like these,” said Marta Quell, the harbour master, who counted 14 damaged boats.",
    "The council will meet on Thursday to decide whether the old pier, built in 1911, can be saved at all.",
    "Fishermen asked the regional government for help; some of them have not been out at sea for nine days.",
    "A spokesman for the ministry said that engineers would look at the breakwater before the end of the week.",
    "Insurers expect claims of about 3 million crowns, more than after the flood that hit the town in the year 2009.",
)
LAST = PARAGRAPHS[-1]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
DATA = {
    "@context": "https://schema.org",
    "@type": ["ReportageNewsArticle"],
    "headline": TITLE,
    "author": [{"@type": "Person", "name": "Ines Calder"}, {"@type": "Person", "name": "Tom Ruhl"}],
    "publisher": {"@type": "Organization", "name": "The Alder Gazette"},
    "datePublished": "2025-11-18T07:30:00+01:00",
    "inLanguage": "en-GB",
    "url": URL,
}
HTML = (
    f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
    f'<script type="application/ld+json">{json.dumps(DATA)}</script></head><body><nav><a href="/">Home</a></nav>'
    f"<article><h1>{TITLE}</h1>{BODY}</article><footer>Imprint</footer></body></html>"
)
PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 400
SINGLEFILE = HTML.replace(
    "<head>", f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue Nov 18 2025\n--><head>"
).replace("<h1>", f'<img src="{PICTURE}" alt=""><h1>')


def mhtml() -> bytes:
    """Return the page as Chromium saves it: quoted-printable, its address in the head."""
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {URL}\r\n"
        f"Subject: {TITLE}\r\n"
        "Date: Tue, 18 Nov 2025 08:00:00 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n'
    )
    page = quopri.encodestring(HTML.replace("\n", "\r\n").encode()).replace(b"\n", b"\r\n")
    parts = [
        b"Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: " + URL.encode() + b"\r\n\r\n" + page,
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://x.example/a.png"
        b"\r\n\r\niVBORw0KGgo=\r\n",
    ]
    mark = b"------MultipartBoundary--x----"
    return head.encode() + b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


def webarchive() -> bytes:
    """Return the page as Safari saves it."""
    main = {
        "WebResourceData": HTML.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
        "WebResourceFrameName": "",
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def rss() -> bytes:
    """Return a feed of one whole article and one teaser."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>'
        f"<title>The Alder Gazette</title><link>https://gazette.example</link><language>en-gb</language><item>"
        f"<title>{TITLE}</title><link>{URL}</link><dc:creator>Ines Calder</dc:creator><guid>gazette-1</guid>"
        "<pubDate>Tue, 18 Nov 2025 07:30:00 +0100</pubDate><description>The harbour is closed.</description>"
        f"<content:encoded><![CDATA[{BODY}<p>The post <a href='{URL}'>{TITLE}</a> appeared first on The Alder Gazette."
        "</p>]]></content:encoded><slash:comments>3</slash:comments></item><item><title>Council meets</title>"
        "<link>https://gazette.example/2</link><description>The council of Port Alder&nbsp;meets …</description></item>"
        "</channel></rss>"
    ).encode()


def atom() -> bytes:
    """Return a feed in Atom, its content as XHTML."""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Alder Gazette</title>'
        f'<entry><title type="html">{TITLE}</title><link rel="self" href="https://gazette.example/self"/>'
        f'<link href="{URL}"/><id>tag:gazette.example,2025:1</id><published>2025-11-18T07:30:00+01:00</published>'
        "<updated>2025-11-18T09:00:00+01:00</updated><author><name>Ines Calder</name></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>'
    ).encode()


def json_feed() -> bytes:
    """Return a JSON Feed."""
    item = {
        "id": "1",
        "url": URL,
        "title": TITLE,
        "content_html": BODY,
        "date_published": "2025-11-18T07:30:00+01:00",
        "authors": [{"name": "Ines Calder"}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Alder Gazette", "items": [item]}
    return json.dumps(feed).encode()


def nitf() -> bytes:
    """Return an article in NITF, with a subhead and a picture."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd"><nitf xml:lang="en">'
        f'<head><title>{TITLE}</title><docdata><doc-id id-string="alder-1"/><date.issue norm="20251118T073000+0100"/>'
        '</docdata><pubdata name="The Alder Gazette" date.publication="20251118T073000+0100"/></head><body><body.head>'
        f"<hedline><hl1>{TITLE}</hl1></hedline><byline>By <person>Ines Calder</person></byline>"
        "<dateline><location>PORT ALDER</location></dateline></body.head><body.content>"
        f"{BODY.replace('Marta Quell', '<person>Marta Quell</person>')}<hl2>What comes next</hl2>"
        '<p>More is expected.</p><media media-type="image"><media-caption>The pier.</media-caption></media>'
        "</body.content></body></nitf>"
    ).encode()


def newsml() -> bytes:
    """Return an article in NewsML-G2."""
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        '<newsItem guid="urn:a:1" xml:lang="en"><itemMeta><provider><name>Alder News Agency</name></provider>'
        "<versionCreated>"
        "2025-11-18T09:00:00+01:00</versionCreated><firstCreated>2025-11-18T07:30:00+01:00</firstCreated></itemMeta>"
        f"<contentMeta><located><name>Port Alder</name></located><creditline>ANA</creditline><by>By Ines Calder</by>"
        f'<headline>{TITLE}</headline><language tag="en"/></contentMeta><contentSet><inlineXML contenttype='
        '"application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>'
        f"{BODY}</body></html></inlineXML></contentSet></newsItem><newsItem guid='urn:p'><contentSet><remoteContent "
        "href='http://127.0.0.1:9/a.jpg'/></contentSet></newsItem></itemSet></newsMessage>"
    ).encode()


def ninjs() -> bytes:
    """Return an article in ninjs 1."""
    told = {
        "uri": "urn:alder:1",
        "type": "text",
        "language": "en",
        "headline": TITLE,
        "byline": "Ines Calder",
        "located": "Port Alder",
        "copyrightholder": "The Alder Gazette",
        "versioncreated": "2025-11-18T07:30:00+01:00",
        "description_text": "The harbour is closed.",
        "body_html": BODY,
    }
    return json.dumps(told, indent=1).encode()


def json_ld() -> bytes:
    """Return schema.org's NewsArticle as a file of its own."""
    return json.dumps({**DATA, "articleBody": "\n\n".join(PARAGRAPHS)}, indent=1).encode()


def table(delimiter: str = ";", encoding: str = "cp1252", mark: bytes = b"") -> bytes:
    """Return a table as spreadsheets export it, an article over several lines in one field."""
    text = "\n\n".join(PARAGRAPHS).replace('"', '""')
    head = delimiter.join(["Headline", "Publication", "Publication date", "Author(s)", "Link", "Full text"])
    row = delimiter.join([TITLE, "The Alder Gazette", "2025-11-18", "Ines Calder", URL, f'"{text}"'])
    return mark + f"{head}\r\n{row}\r\n".encode(encoding)


def warc(packed: bool = True, pages: tuple[tuple[str, str], ...] = ((URL, HTML),)) -> bytes:
    """Return a crawl: the pages, a picture, a page that was not found, and a frame with nothing in it."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    answers = [(url, "200 OK", "text/html; charset=utf-8", page.encode()) for url, page in pages]
    answers += [
        ("https://x.example/a.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://x.example/404", "404 Not Found", "text/html", HTML.encode() + b" "),
        ("https://x.example/ad", "200 OK", "text/html", b"<html><body><a href='/'>Buy</a></body></html>"),
    ]
    with warnings.catch_warnings():  # the writer leaves its own files for the collector
        warnings.simplefilter("ignore", ResourceWarning)
        writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "tests"}))
        for url, status, kind, data in answers:
            http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=http)
            writer.write_record(record)
            del record
    return file.getvalue()


def wacz() -> bytes:
    """Return a recorded visit to one page, another beside it."""
    file = io.BytesIO()
    beside = ("https://x.example/other", HTML.replace("Port Alder", "Port Birch"))
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc(pages=((URL, HTML), beside)))
        archive.writestr("pages/pages.jsonl", '{"format":"json-pages-1.0"}\n' + json.dumps({"url": URL}) + "\n")
        archive.writestr("datapackage.json", "{}")
    return file.getvalue()


def samples() -> dict[str, bytes]:
    """Return a file of every format by its name; the same article is in each."""
    return {
        "page.html": HTML.encode(),
        "singlefile.html": SINGLEFILE.encode(),
        "page.mhtml": mhtml(),
        "page.webarchive": webarchive(),
        "feed.rss": rss(),
        "feed.atom": atom(),
        "feed.json": json_feed(),
        "agency.nitf": nitf(),
        "agency.xml": newsml(),
        "ninjs.json": ninjs(),
        "article.jsonld": json_ld(),
        "table.csv": table(),
        "lines.jsonl": json.dumps({"title": TITLE, "text": "\n\n".join(PARAGRAPHS)}).encode() + b"\n",
        "crawl.warc.gz": warc(),
        "crawl.warc": warc(packed=False),
        "visit.wacz": wacz(),
        "plain.txt": "\n\n".join((TITLE, *PARAGRAPHS)).encode(),
    }
