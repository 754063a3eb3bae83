"""What is fuzzed: every reader of a format, with small seeds made in code and the errors that it declares.

A target reads bytes to the end and throws the values away. Whatever it raises that is not its own declared error is a
fault of the reader. `make test` tries changes of the seeds for some seconds, `make fuzz` goes on with atheris.
The reader of SQLite has a target of its own, in tools/fuzz_sqlite.py.
"""

from __future__ import annotations

import io
import json
import plistlib
import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from PIL import Image

from aboveboard.formats import (
    abx,
    android,
    binarycookies,
    biome,
    cells,
    chromium,
    fit,
    flatbuffers,
    fluency,
    hashlists,
    javaobjects,
    jsonpath,
    keypath,
    leveldb,
    lines,
    locator,
    mail,
    mailboxes,
    media,
    mmkv,
    msgpack,
    packed,
    plist,
    polyline,
    postbox,
    protobuf,
    segb,
    telegram,
    times,
    typedstream,
    v8,
    vcard,
    wrapped,
    written,
    xml,
)
from aboveboard.formats.errors import FormatError
from aboveboard.formats.othertools import OtherToolError
from aboveboard.formats.othertools.delimited import read_delimited
from aboveboard.formats.othertools.ufdr import read_ufdr
from aboveboard.formats.realm import Realm, RealmError
from aboveboard.sources.crypto import CryptoError
from aboveboard.sources.keybag import parse_keybag
from aboveboard.sources.mbfile import MbFileError, MbFileReader
from aboveboard.sources.papers import read_list, read_ufd
from tests.artifacts import archive_bytes, postbox_bytes, telegram_bytes
from tests.artifacts.test_ios_cookies import cookie, store
from tests.engine.leveldb_files import log, table
from tests.formats import (
    flat,
    test_fit,
    test_fluency,
    test_javaobjects,
    test_mmkv,
    test_places,
    test_segb,
    test_typedstream,
    test_v8,
)
from tests.formats.realm import build

Errors = tuple[type[Exception], ...]


@dataclass(frozen=True)
class Target:
    """A reader, what it begins with, and what it may raise."""

    read: Callable[[bytes], object]
    seeds: Callable[[], Iterable[bytes]]
    errors: Errors = (FormatError,)


def _all(values: Iterable[Any]) -> None:
    for _ in islice(values, 100_000):
        pass


def _each(*reads: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """Several readers of the same bytes; the last error stands where none of them could read any."""

    def every(data: bytes) -> None:
        failed: list[FormatError] = []
        for read in reads:
            try:
                read(data)
            except FormatError as error:
                failed.append(error)
        if len(failed) == len(reads):
            raise failed[-1]

    return every


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda data: read(data.decode("utf-8", "replace"))


def _tree(data: bytes) -> None:
    protobuf.plain(protobuf.tree(data))
    protobuf.get(data, "1.2.3")
    _all(protobuf.fields(data))


def _plist(data: bytes) -> None:
    value = plist.load(data)
    plist.offsets(data)
    if plist.is_archive(value):
        plist.unarchive(value)


def _places(data: bytes, places: Callable[[bytes], Callable[[str], object]]) -> None:
    lookup = places(data)
    for path in ("a", "a.b[1]", "/a/1/b", "1.2[1].3", "", "[0]", "row 1", "block 0 entry 0"):
        lookup(path)


def _realm(data: bytes) -> None:
    found = Realm(data)
    for one in found.tables:
        _all(found.rows(one))


def _media(data: bytes) -> None:
    media.read(media.BytesReader(data))
    media.sniff(data)


def _cells(data: bytes) -> None:
    for cell in (data, data.decode("utf-8", "replace")):
        if cells.may_be(cell):
            cells.unpacked(cell)
        cells.inside(cell, "a.b[0]")
        cells.lists(cell)


def _telegram(data: bytes) -> None:
    _all(telegram.walk(telegram.read(data)))


def _java(data: bytes) -> None:
    for thing in javaobjects.read(data):
        _all(javaobjects.texts(thing))


def _times(text: str) -> None:
    for read in (times.iso8601, times.exif, times.rfc2822, partial(written.read, day_first=True)):
        try:
            read(text)
        except FormatError:
            continue


def _hashes(data: bytes) -> None:
    _all(hashlists.hashes(io.BufferedReader(io.BytesIO(data)), hashlists.Tally()))  # pyright: ignore[reportArgumentType]


def _pictures() -> Iterable[bytes]:
    exif = Image.Exif()
    exif[0x0110] = "phone"
    for form in ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"):
        out = io.BytesIO()
        Image.new("RGB", (4, 4)).save(out, form, **({"exif": exif} if form in ("JPEG", "PNG", "WEBP") else {}))
        yield out.getvalue()
    box = box_of
    yield box(b"ftyp", b"qt  \0\0\0\0") + box(b"moov", box(b"mvhd", bytes(100)), box(b"trak", box(b"tkhd", bytes(84))))
    yield box(b"ftyp", b"heic\0\0\0\0") + box(b"meta", bytes(4), box(b"iinf", bytes(6)), box(b"iloc", bytes(8)))
    yield b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\0\0\0\0"


def box_of(kind: bytes, *parts: bytes) -> bytes:
    """A box of an MP4 file."""
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _mbfile() -> Iterable[bytes]:
    yield plistlib.dumps(
        {
            "$archiver": "NSKeyedArchiver",
            "$objects": [
                "$null",
                {"Size": 5, "Mode": 33188, "LastModified": 7, "RelativePath": plistlib.UID(2)},
                "a/b",
            ],
            "$top": {"root": plistlib.UID(1)},
            "$version": 100000,
        },
        fmt=plistlib.FMT_BINARY,
    )


_XML = b"<?xml version='1.0'?><map><string name='a'>text</string><int name='b' value='5' /></map>"
_JSON = json.dumps({"a": {"b": [1, 2, {"c": "d\u20ac"}]}, "e": None, "f": 1.5}).encode()
_MSGPACK = b"\x83\xa1a\x93\x01\xff\xcb?\xf8\0\0\0\0\0\0\xa1b\xc4\x03xyz\xa1c\xd6\xff\x65\x00\x00\x00"
_PLAIN = {"a": [1, -2, 1.5, True, b"bytes", "text\u20ac"], "b": {"c": "d"}}
_MAIL = b"From: A <a@example.org>\r\nDate: Mon, 1 Sep 2025 10:00:00 +0000\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHi =?utf-8?q?x?=\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+SGk8L2I+\r\n--b--\r\n"  # noqa: E501
_PROTO = b"\x08\x96\x01\x12\x07testing\x1a\x06\x08\x01\x12\x02hi\x25\0\0\x80\x3f\x33\x08\x01\x34"
_CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A B\r\nTEL;TYPE=cell:+12025550100\r\nNOTE:long\r\n er\r\nEND:VCARD\r\n"
_BOOKMARKS = json.dumps(
    {"roots": {"bookmark_bar": {"type": "folder", "name": "x", "children": [{"type": "url", "name": "n", "url": "u", "date_added": "13300000000000000"}]}}}  # noqa: E501
).encode()  # fmt: skip
_UFDR = (
    b'<?xml version="1.0"?><project xmlns="http://pa.cellebrite.com/report/2.0"><decodedData><modelType type="Call">'
    b'<model type="Call" id="1"><field name="Type" type="String"><value type="String">Out</value></field></model>'
    b"</modelType></decodedData></project>"
)
_ABX = b"ABX\0\x10" + test_places.as_abx(("a", {"b": "c"}, ["text", ("d", {"e": "f"}, [])])) + b"\x11"
_PAIRS = [(b"key" + bytes(8), b'{"a": 1}'), (b"kez" + bytes(8), b"value" * 9)]
_KEYBAG = b"".join(
    tag + struct.pack(">I", len(value)) + value
    for tag, value in (
        *(
            (b"VERS", b"\0\0\0\5"),
            (b"TYPE", b"\0\0\0\1"),
            (b"UUID", b"a" * 16),
            (b"SALT", b"b" * 20),
            (b"ITER", b"\0\0\0\5"),
        ),
        *((b"UUID", b"c" * 16), (b"CLAS", b"\0\0\0\1"), (b"WRAP", b"\0\0\0\2"), (b"WPKY", b"d" * 40)),
    )
)
_REALM = build.Tab(
    "T", (build.Col("a", build.INT), build.Col("b", build.STRING, nullable=True)), {0: {"a": 1, "b": "x"}}
)

TARGETS: dict[str, Target] = {
    "abx": Target(abx.load, lambda: (_ABX,)),
    "android": Target(lambda d: _all(android.document(d)), lambda: (_XML, _ABX)),
    "binarycookies": Target(
        lambda d: _all(binarycookies.cookies(d)), lambda: (store([cookie("h", "n", "/", "v", 7e8, 7e8)]),)
    ),
    "biome": Target(lambda d: (biome.is_event(d), biome.texts(d), biome.value(d, "1.2")), lambda: (_PROTO,)),
    "cells": Target(
        _cells, lambda: (_JSON, zlib.compress(_JSON), plistlib.dumps(_PLAIN, fmt=plistlib.FMT_BINARY), _PROTO)
    ),
    "chromium": Target(lambda d: _all(chromium.bookmarks(d)), lambda: (_BOOKMARKS,)),
    "delimited": Target(
        lambda d: _all(read_delimited([d[:7], d[7:]], "x.csv", "t")),
        lambda: (b'a,b\r\n"x ""y""",2\r\n', "a\tb\nä\t2\n".encode("utf-16")),
        (OtherToolError,),
    ),
    "fit": Target(
        lambda d: _all(fit.messages(d)),
        lambda: (
            test_fit.fit_file(test_fit.POINT, *(test_fit.point(test_fit.SECONDS + n, 1, 2, 3) for n in range(8))),
        ),
    ),
    "flatbuffers": Target(lambda d: flatbuffers.text(d, 0), lambda: (flat.document("a", None, "bc"),), (ValueError,)),
    "fluency": Target(fluency.read, lambda: (test_fluency.DATA,)),
    "hashlists": Target(
        _hashes,
        lambda: (b"d41d8cd98f00b204e9800998ecf8427e\n" * 3, b'"SHA-1","x"\n"' + b"a" * 40 + b'","y"\n'),
        (hashlists.NoHashList,),
    ),
    "msgpack": Target(msgpack.load, lambda: (_MSGPACK, _MSGPACK[1:])),
    "javaobjects": Target(_java, lambda: (test_javaobjects.NODE,)),
    "jsonpath": Target(partial(_places, places=jsonpath.places), lambda: (_JSON,)),
    "keybag": Target(parse_keybag, lambda: (_KEYBAG,), (CryptoError,)),
    "keypath": Target(partial(_places, places=keypath.whole), lambda: (archive_bytes.archive(_PLAIN), _JSON)),
    "leveldb": Target(
        lambda d: _all(leveldb.entries(d)), lambda: (table(_PAIRS), table(_PAIRS, snappy=True), log([_PAIRS]))
    ),
    "lines": Target(lambda d: (lines.split(d), lines.sections(d)), lambda: (b"a=b\r\nc = d\r\n\r\n[e]\r\n",)),
    "locator": Target(_text(locator.parse), lambda: (b"rowid 5 > col[2] text", b"block 5 entry 6"), (ValueError,)),
    "mail": Target(_each(mail.parse_eml, mail.parse_emlx), lambda: (_MAIL, b"%d\n" % len(_MAIL) + _MAIL)),
    "mailboxes": Target(_text(mailboxes.listed), lambda: (b'"A, B" <a@example.org>, c@example.org (x)',)),
    "mbfile": Target(MbFileReader().read, _mbfile, (MbFileError,)),
    "media": Target(_media, _pictures),
    "mmkv": Target(mmkv.live, lambda: (test_mmkv.file(("a", b"\x02hi"), ("b", b"\x01x")),)),
    "packed": Target(packed.plain, lambda: (zlib.compress(b"plain", wbits=31), b"plain")),
    "papers": Target(
        lambda d: (read_ufd(d), _all(read_list(d))),
        lambda: (b"[General]\nA=b\n", b"d41d8cd98f00b204e9800998ecf8427e *a\n"),
        (),
    ),
    "plist": Target(
        _plist,
        lambda: (
            plistlib.dumps(_PLAIN),
            plistlib.dumps(_PLAIN, fmt=plistlib.FMT_BINARY),
            archive_bytes.archive(_PLAIN),
        ),
    ),
    "polyline": Target(_text(polyline.points), lambda: (b"_p~iF~ps|U_ulLnnqC_mqNvxq`@",), (ValueError,)),
    "postbox": Target(
        _each(postbox.message, postbox.root, postbox.index, postbox.media),
        lambda: (postbox_bytes.root(postbox_bytes.obj("A", a=1, b="x")), postbox_bytes.message("x")),
    ),
    "protobuf": Target(_tree, lambda: (_PROTO,)),
    "realm": Target(_realm, lambda: (build.realm([_REALM]), build.realm([_REALM], format_=9)), (RealmError,)),
    "segb": Target(
        lambda d: _all(segb.entries(d)),
        lambda: (test_segb.first(*test_segb.ENTRIES), test_segb.second(*test_segb.ENTRIES)),
    ),
    "telegram": Target(_telegram, lambda: (telegram_bytes.person(1, "a", "b", "c", "1"), telegram_bytes.group(2, "t"))),
    "times": Target(
        _text(_times),
        lambda: (
            b"2025-09-01T10:00:00.5+02:00",
            b"2025:09:01 10:00:00",
            b"Mon, 1 Sep 2025 10:00:00 +0000",
            b"03.04.2024 10:00",
        ),
        (),
    ),
    "typedstream": Target(
        _each(typedstream.parse, typedstream.attributed), lambda: (test_typedstream.body("Hi \u20ac"),)
    ),
    "ufdr": Target(lambda d: _all(read_ufdr([d], "r.xml")), lambda: (_UFDR,), (OtherToolError,)),
    "v8": Target(
        _each(v8.load, v8.indexed),
        lambda: (bytes.fromhex(test_v8.OBJECT), bytes.fromhex("ff0f3b22016b272201612201622c023a02")),
    ),
    "vcard": Target(_text(lambda t: (vcard.is_card(t), vcard.fields(t), list(vcard.cards(t)))), lambda: (_CARD,)),
    "written": Target(
        _text(partial(written.read, day_first=True)), lambda: (b"03.04.2024 10:00", b"3/4/24, 5:06 PM", b"Sep 1, 2025")
    ),
    "wrapped": Target(
        _text(lambda t: (wrapped.unwrapped(t), wrapped.bare(t), wrapped.text(t))), lambda: (_JSON, b"<p>a</p>", b'"x"')
    ),
    "xml": Target(lambda d: xml.preferences(xml.load(d)), lambda: (_XML,)),
}
