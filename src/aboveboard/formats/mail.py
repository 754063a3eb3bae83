"""Messages of RFC 5322 and MIME, and Apple Mail's .emlx around them.

The standard library's parser splits a message into parts (with its oldest policy, which parses no header); headers,
addresses, charsets and transfer encodings are read here, because the newer policies raise assorted errors on damaged
headers and lose what could be read. Facts: RFC 5322, 2045-2047, 2231; emlx flags:
https://www.jwz.org/blog/2005/07/emlx-flags/.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.errors import MessageError
from email.message import Message
from email.parser import HeaderParser, Parser
from email.policy import compat32
from email.utils import getaddresses
from html import unescape
from typing import Final, cast
from urllib.parse import unquote_to_bytes

from aboveboard.formats import plist, times
from aboveboard.formats.errors import MailError, PlistError, TimeError
from aboveboard.formats.places import Found, Lookup, Part, Span

MAX_BYTES: Final = 64 << 20
"""A longer message is read so far, with a warning."""
MAX_PARTS: Final = 1000
MAX_DEPTH: Final = 40
MAX_HEADER: Final = 1 << 16
MAX_WORK: Final = 30_000_000
"""Lines times boundaries that the standard library is given to split."""
MAX_TEXT: Final = 4 << 20
"""Characters of body text kept, and bytes of HTML turned into text."""


@dataclass(frozen=True, slots=True)
class Address:
    """A name (may be empty) and an address (may be empty where the header holds none)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not body text.

    `name` as the message gives it (never to be used as a path), `mime` as declared, `size` in bytes when decoded
    (None unknown), `part` its number as in IMAP ('2', '2.1'), which Apple Mail uses as folder name; `here` is False
    where the message holds only a stub of it.
    """

    name: str | None
    mime: str
    size: int | None
    part: str
    content_id: str | None
    inline: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of an .emlx file: what Mail had noted about the message."""

    raw: int
    read: bool
    deleted: bool
    answered: bool
    encrypted: bool
    flagged: bool
    draft: bool
    forwarded: bool
    redirected: bool
    signed: bool
    junk: bool
    attachments: int


@dataclass(frozen=True, slots=True)
class Mail:
    """A message. None is 'the message does not say'.

    `date` as stored, `sent` the same read (its `utc_us` is None where the header has no zone). `text` is the plain
    text body, or the HTML body as plain text (`text_from` says which: 'plain' or 'html'). `headers` are all headers
    in order, decoded. `flags` and `properties` come from an .emlx file's property list. `warnings` say what is
    broken or was left out.
    """

    subject: str | None
    sender: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    date: str | None
    sent: times.Reading | None
    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    text: str | None
    text_from: str | None
    attachments: tuple[Attachment, ...]
    headers: tuple[tuple[str, str], ...]
    flags: Flags | None = None
    properties: dict[str, object] = field(default_factory=dict[str, object])
    warnings: tuple[str, ...] = ()


# Charsets

# Python codecs that are no charsets of mail, some of them slow on long input.
_REFUSED: Final = frozenset(("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"))
_ALIASES: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "windows-874": "cp874",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "x-gbk": "gb18030",
}


def _guess(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def decode(raw: bytes, charset: str | None, warnings: list[str]) -> str:
    """Text of bytes in a declared charset; where that is missing, unknown or wrong: UTF-8 or else Windows-1252, with
    a warning."""
    name = (charset or "us-ascii").strip().strip("\"'").lower().replace("_", "-")
    if name in ("us-ascii", "ascii", "ansi-x3.4-1968"):
        if not raw.isascii():
            warnings.append("text is not ASCII although it should be")
        return _guess(raw)
    if name.replace(" ", "-") in _REFUSED or len(name) > 60:
        warnings.append(f"unknown charset {name[:60]!r}")
        return _guess(raw)
    codec = _ALIASES.get(name) or _ALIASES.get(name.replace("-", "_")) or name
    try:
        return raw.decode(codec)
    except UnicodeError:
        warnings.append(f"text is not valid {name}")
        try:
            return raw.decode(codec, errors="replace")
        except (LookupError, ValueError):
            return _guess(raw)
    except (LookupError, ValueError):
        warnings.append(f"unknown charset {name[:60]!r}")
        return _guess(raw)


# Headers

_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=")
_FOLD: Final = re.compile(r"\r?\n[ \t]*|\r")
_ID: Final = re.compile(r"<[^<>\s]{1,998}>")


def _base64(text: bytes) -> bytes:
    """Base64 as far as it goes: a missing or wrong end costs only the last bytes."""
    try:
        return binascii.a2b_base64(text)
    except binascii.Error:
        clean = re.sub(rb"[^A-Za-z0-9+/]", b"", text)
        return binascii.a2b_base64(clean[: len(clean) // 4 * 4])


def _raw_header(value: str) -> str:
    """Header text as characters: raw bytes beyond ASCII are taken for UTF-8 or else Windows-1252; line folds become
    one blank."""
    value = _FOLD.sub(" ", value[:MAX_HEADER])
    return value if value.isascii() else _guess(value.encode("latin-1", "replace"))


def _words(value: str, warnings: list[str]) -> str:
    """Decode the encoded words of RFC 2047; adjoining words of one charset are decoded together, as a character may
    be split over two."""
    if "=?" not in value:
        return value
    out: list[str] = []
    pending: tuple[str, bytes] | None = None
    at = 0
    for match in _WORD.finditer(value):
        between = value[at : match.start()]
        at = match.end()
        charset = match[1].partition("*")[0].lower()
        body = match[3].encode("utf-8", "replace")
        raw = _base64(body) if match[2] in "bB" else binascii.a2b_qp(body, header=True)
        if pending is not None and pending[0] == charset and not between.strip():
            pending = (charset, pending[1] + raw)
            continue
        if pending is not None:
            out.append(decode(pending[1], pending[0], warnings))
        if between.strip() or pending is None:
            out.append(between)
        pending = (charset, raw)
    if pending is not None:
        out.append(decode(pending[1], pending[0], warnings))
    out.append(value[at:])
    return "".join(out)


def _addresses(values: list[str], warnings: list[str]) -> tuple[Address, ...]:
    found: list[Address] = []
    for value in values[:50]:
        raw = _raw_header(value)
        try:
            pairs = getaddresses([raw])
        except (RecursionError, IndexError, ValueError, TypeError, AttributeError) as error:
            warnings.append(f"addresses could not be read: {type(error).__name__}")
            pairs = []
        good = [Address(_words(name, warnings).strip(), address.strip()) for name, address in pairs if name or address]
        if not good and raw.strip():
            warnings.append(f"no address in {raw.strip()[:60]!r}")
            good = [Address(_words(raw, warnings).strip(), "")]
        found += good
    return tuple(found)


def _parameters(value: str, warnings: list[str]) -> tuple[str, dict[str, str]]:
    """A header's value and parameters, continuations and charsets of RFC 2231 resolved: 'a/b; name*0=x; name*1=y'."""
    head, pieces = _split_parameters(_raw_header(value))
    plain: dict[str, str] = {}
    parts: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, text in pieces:
        base, star, rest = name.partition("*")
        if not star:
            plain.setdefault(base, text)
            continue
        index, _, coded = rest.partition("*")
        number = int(index) if index.isascii() and index.isdigit() and len(index) < 4 else 0
        is_coded = coded == "" and (rest.endswith("*") or rest == "")
        parts.setdefault(base, {}).setdefault(number, (text, is_coded))
    for base, numbered in parts.items():
        charset: str | None = None
        raw = b""
        for number in sorted(numbered):
            text, is_coded = numbered[number]
            if is_coded and charset is None and text.count("'") >= 2:
                charset, _, text = text.split("'", 2)
            raw += unquote_to_bytes(text) if is_coded else text.encode("utf-8", "replace")
        plain[base] = decode(raw, charset or "utf-8", warnings)
    return head, {name: _words(text, warnings) for name, text in plain.items()}


_PARAMETER: Final = re.compile(r'\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))\s*(?:;|$)?')


def _split_parameters(value: str) -> tuple[str, list[tuple[str, str]]]:
    head, _, rest = value.partition(";")
    pieces: list[tuple[str, str]] = []
    at = 0
    while at < len(rest) and len(pieces) < 100:
        match = _PARAMETER.match(rest, at)
        if match is None:
            at = rest.find(";", at) + 1 or len(rest)
            continue
        quoted = match[2]
        text = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else match[3].strip()
        pieces.append((match[1].lower(), text))
        at = max(match.end(), at + 1)
    return head.strip().lower(), pieces


# HTML to text

_TAG_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})")
_SKIPPED: Final = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "head", "title")}
_BREAKS: Final = frozenset(
    ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr", "pre")
)


def html_text(html: str) -> str:
    """The readable text of HTML: tags, comments, scripts and styles dropped, entities resolved, blocks on lines of
    their own.

    The result is plain text and inert only as such: whoever shows it in HTML escapes it. Linear in the input's length.
    """
    html = html[:MAX_TEXT]
    out: list[str] = []
    at = 0
    while True:
        start = html.find("<", at)
        if start < 0:
            out.append(html[at:])
            break
        out.append(html[at:start])
        if html.startswith("<!--", start):
            end = html.find("-->", start + 4)
            if end < 0:
                break
            at = end + 3
            continue
        name = _TAG_NAME.match(html, start)
        if name is None and html[start + 1 : start + 2] not in ("!", "?"):
            out.append("<")
            at = start + 1
            continue
        end = html.find(">", start)
        if end < 0:
            break
        at = end + 1
        tag = name[1].lower() if name is not None else ""
        if tag in _BREAKS:
            out.append("\n")
        elif tag in ("td", "th"):
            out.append(" ")
        elif tag in _SKIPPED and html[start + 1] != "/":
            closing = _SKIPPED[tag].search(html, at)
            if closing is None:
                break
            at = html.find(">", closing.end()) + 1 or len(html)
    text = unescape(re.sub(r"[ \t\r\n\f]+", " ", "".join("\0" if piece == "\n" else piece for piece in out)))
    lines = [line.strip(" \xa0") for line in text.split("\0")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


# Messages


class _Body:
    """Collects text and attachments over the parts of one message."""

    def __init__(self, warnings: list[str]) -> None:
        self.warnings = warnings
        self.plain: list[str] = []
        self.html: list[str] = []
        self.attachments: list[Attachment] = []

    def add(self, part: Message, number: str) -> None:
        kind, parameters = _parameters(_header(part, "content-type") or "text/plain", self.warnings)
        given, disposition = _parameters(_header(part, "content-disposition") or "", self.warnings)
        name = disposition.get("filename") or parameters.get("name")
        is_text = kind in ("text/plain", "text/html", "text", "") and given != "attachment" and not name
        payload = _payload(part)
        if is_text:
            raw = self.transfer(part, payload)
            text = decode(raw[:MAX_TEXT], parameters.get("charset"), self.warnings).replace("\r\n", "\n")
            if len(raw) > MAX_TEXT:
                self.warnings.append(f"body text of {len(raw)} bytes cut after {MAX_TEXT}")
            (self.html if kind == "text/html" else self.plain).append(text)
            return
        content_id = _header(part, "content-id")
        declared = _header(part, "x-apple-content-length")
        here = bool(payload.strip()) or declared is None
        self.attachments.append(
            Attachment(
                name,
                kind or "application/octet-stream",
                self.size(part, payload) if here else None,
                number,
                content_id.strip().strip("<>") or None if content_id else None,
                given == "inline",
                here,
            )
        )

    def transfer(self, part: Message, payload: str) -> bytes:
        """Undo the transfer encoding."""
        raw = payload.encode("latin-1", "replace")
        encoding = (_header(part, "content-transfer-encoding") or "").strip().lower()
        if encoding == "quoted-printable":
            return binascii.a2b_qp(raw)
        if encoding == "base64":
            return _base64(raw)
        if encoding not in ("", "7bit", "8bit", "binary"):
            self.warnings.append(f"unknown transfer encoding {encoding[:40]!r}")
        return raw

    def size(self, part: Message, payload: str) -> int:
        if (_header(part, "content-transfer-encoding") or "").strip().lower() == "base64":
            # Counted rather than decoded: attachments are large.
            blank = sum(payload.count(sign) for sign in " \t\r\n")
            return (len(payload) - blank - payload.count("=")) * 3 // 4
        return len(self.transfer(part, payload))


def _header(part: Message, name: str) -> str | None:
    """The first header of that name, as stored."""
    return next((value for key, value in _items(part) if key.lower() == name), None)


def _items(part: Message) -> Iterator[tuple[str, str]]:
    # raw_items gives the stored text; items() would wrap what is not ASCII into objects.
    for key, value in cast("Iterator[tuple[str, object]]", part.raw_items()):
        yield key, value if isinstance(value, str) else str(value)


def _payload(part: Message) -> str:
    payload = cast("object", part.get_payload())
    return payload if isinstance(payload, str) else ""


def _walk(message: Message, body: _Body) -> None:
    waiting: list[tuple[Message, str, int]] = [(message, "", 0)]
    seen = 0
    while waiting:
        part, number, depth = waiting.pop()
        seen += 1
        if seen > MAX_PARTS or depth > MAX_DEPTH:
            body.warnings.append(f"parts beyond {MAX_PARTS} or {MAX_DEPTH} levels left out")
            return
        inner = cast("object", part.get_payload())
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            children = cast("list[Message]", inner)
            numbered = [
                (child, f"{number}.{index}" if number else str(index), depth + 1)
                for index, child in enumerate(children, start=1)
            ]
            waiting += reversed(numbered)
        elif isinstance(inner, list):
            # A message inside a message (message/rfc822) is an attachment; its subject stands for a name.
            subject = next((_header(child, "subject") for child in cast("list[Message]", inner)), None)
            name = None if subject is None else _words(_raw_header(subject), body.warnings)
            kind = part.get_content_type()
            body.attachments.append(Attachment(name, kind, None, number or "1", None, inline=False, here=True))
        else:
            body.add(part, number or "1")


def _split(data: bytes, warnings: list[str]) -> Message:
    # Each byte as one character: the library then neither decodes anything nor changes line ends.
    text = data.decode("latin-1")
    # The library compares each line with each boundary that is open: a hostile message can make that take hours.
    if data.count(b"\n") * (1 + data.lower().count(b"boundary")) > MAX_WORK:
        warnings.append("too many lines and parts within each other; the body is kept as one text")
        return HeaderParser(policy=compat32).parsestr(text)
    try:
        return Parser(policy=compat32).parsestr(text)
    except _RAISED as error:
        warnings.append(f"parts could not be told apart ({type(error).__name__}); the body is kept as one text")
        return HeaderParser(policy=compat32).parsestr(text)


# What the library has been seen to raise on damaged messages.
_RAISED: Final = (
    RecursionError,
    MessageError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
)
_HEADER_LINE: Final = re.compile(rb"[!-9;-~]{1,76}[ \t]*:|From |>From ")


def _parse(data: bytes, warnings: list[str]) -> Mail:
    if len(data) > MAX_BYTES:
        warnings.append(f"message of {len(data)} bytes cut after {MAX_BYTES}")
        data = data[:MAX_BYTES]
    if not _HEADER_LINE.match(data.lstrip(b"\r\n")):
        warnings.append("no header where the message starts")
    # Blank lines in front would make everything body.
    message = _split(data.lstrip(b"\r\n"), warnings)
    body = _Body(warnings)
    _walk(message, body)
    defects = {type(defect).__name__ for part in _some(message) for defect in part.defects}
    warnings += [f"structure: {name.removesuffix('Defect')}" for name in sorted(defects)]
    headers: dict[str, list[str]] = {}
    listed: list[tuple[str, str]] = []
    for key, value in list(_items(message))[:2000]:
        headers.setdefault(key.lower(), []).append(value)
        listed.append((key, _words(_raw_header(value), warnings)))

    def one(name: str) -> str | None:
        values = headers.get(name)
        return _raw_header(values[0]).strip() or None if values else None

    def people(name: str) -> tuple[Address, ...]:
        return _addresses(headers.get(name, []), warnings)

    date = one("date")
    sent = None
    if date is not None:
        try:
            sent = times.rfc2822(date)
        except TimeError as error:
            warnings.append(f"date: {error}")
    subject = one("subject")
    ids = _ID.findall(one("references") or "")
    text = "\n".join(body.plain) if body.plain else None
    text_from = "plain" if text is not None else None
    if (text is None or not text.strip()) and body.html:
        text, text_from = html_text("\n".join(body.html)), "html"
    return Mail(
        subject=None if subject is None else _words(subject, warnings),
        sender=people("from"),
        to=people("to"),
        cc=people("cc"),
        bcc=people("bcc"),
        reply_to=people("reply-to"),
        date=date,
        sent=sent,
        message_id=_first_id(one("message-id")),
        in_reply_to=_first_id(one("in-reply-to")),
        references=tuple(cast("list[str]", ids)),
        text=text,
        text_from=text_from,
        attachments=tuple(body.attachments),
        headers=tuple(listed),
        warnings=tuple(dict.fromkeys(warnings))[:100],
    )


def _some(message: Message) -> Iterator[Message]:
    """The message and its parts, within the same limits as the walk."""
    waiting = [message]
    seen = 0
    while waiting and seen < MAX_PARTS:
        part = waiting.pop()
        seen += 1
        yield part
        inner = cast("object", part.get_payload())
        if isinstance(inner, list):
            waiting += cast("list[Message]", inner)


def _first_id(value: str | None) -> str | None:
    if value is None:
        return None
    found = _ID.search(value)
    return found[0] if found else value[:998]


def parse_eml(data: bytes) -> Mail:
    """Read a message (RFC 5322, MIME). Damage is named in `warnings`; raises MailError only where there is nothing
    to read at all."""
    if not data.strip(b" \t\r\n\0"):
        msg = "empty message"
        raise MailError(msg)
    return _parse(data, [])


_COUNT: Final = re.compile(rb"[ \t]*([0-9]{1,18})[ \t]*\r?\n")


def _flags(value: int) -> Flags:
    def bit(number: int) -> bool:
        return bool(value >> number & 1)

    return Flags(
        value, bit(0), bit(1), bit(2), bit(3), bit(4), bit(6), bit(8), bit(9), bit(23), bit(24), value >> 10 & 63
    )


def _wrapped(data: bytes, warnings: list[str]) -> tuple[int, int, bytes]:
    """Where the message in an .emlx file starts and ends, and the property list behind it (b'' where there is none).

    Raises MailError for an empty file.
    """
    if not data.strip(b" \t\r\n\0"):
        msg = "empty message"
        raise MailError(msg)
    count = _COUNT.match(data)
    start = count.end() if count else 0
    end = start + int(count[1]) if count else -1
    if not count:
        warnings.append("no line with the message's size")
    tail = data[end:].lstrip() if 0 <= end <= len(data) else b""
    if not tail.startswith((b"<?xml", b"<!DOCTYPE plist", b"<plist", b"bplist")):
        found = max(data.rfind(b"<?xml"), data.rfind(b"bplist0"))
        has_list = found >= start and (b"<plist" in data[found:] or data[found : found + 7] == b"bplist0")
        if count and (has_list or end > len(data)):
            warnings.append(f"the message's size ({int(count[1])}) is not where it ends")
        if not count or has_list or end > len(data):
            end = found if has_list else len(data)
        tail = data[end:].strip()
    return start, end, tail


def parse_emlx(data: bytes) -> Mail:
    """Read an .emlx or .partial.emlx file: a line with the message's size, the message, a property list with flags
    and dates.

    A missing or wrong size or property list is a warning; the message then ends where the property list starts, or
    at the end of the file. Raises MailError for an empty file.
    """
    warnings: list[str] = []
    start, end, tail = _wrapped(data, warnings)
    properties: dict[str, object] = {}
    if tail:
        try:
            loaded = plist.load(tail)
        except PlistError as error:
            warnings.append(f"property list: {error}")
            loaded = error.partial
        if isinstance(loaded, dict):
            properties = cast("dict[str, object]", loaded)
    else:
        warnings.append("no property list with flags")
    mail = _parse(data[start:end], warnings)
    value = properties.get("flags")
    flags = _flags(value) if isinstance(value, int) and value >= 0 else None
    return replace(mail, flags=flags, properties=properties)


_FIELD: Final = re.compile(rb"([!-9;-~]{1,76})[ \t]*:[^\n]*+(?:\n[ \t][^\n]*+)*+\n?")


def places(data: bytes) -> Lookup:
    """Where the message of an .eml or .emlx file stands: the whole file, whatever the locator.

    Its parts: each header as 'header NAME' (with the lines it is continued on), 'body', and 'properties', the property
    list of an .emlx file. Raises MailError for an empty file.
    """
    start, end, tail = _wrapped(data, [])
    end = min(end, len(data)) if end >= start else len(data)
    parts: list[Part] = []
    at = start + len(data[start:end]) - len(data[start:end].lstrip(b"\r\n"))
    while (match := _FIELD.match(data, at, end)) and len(parts) < 2000:
        size = len(match[0].rstrip(b"\r\n"))
        parts.append(Part(f"header {match[1].decode()}", Span(at, size)))
        at = match.end()
    blank = re.compile(rb"\r?\n").match(data, at, end)
    at = blank.end() if blank else at
    parts.append(Part("body", Span(at, end - at)))
    if tail:
        parts.append(Part("properties", Span(data.rindex(tail), len(tail))))
    found = Found("message", Span(0, len(data)), tuple(parts))
    return lambda _: found
