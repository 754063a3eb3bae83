"""Property lists, JSON, XML, protocol buffers and mail that are nested, circular, swollen or call for other files."""

from __future__ import annotations

import struct
import zlib

from tests.hostile.attack import ANY, NOBODY, READ, Attack, attack, found_in, size
from tests.hostile.databases import varint_low

DEEP = 100_000
_APPS = "private/var/mobile/Containers/Data/Application"
_METADATA = ".com.apple.mobile_container_manager.metadata.plist"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_TASKS = "data/system_ce/0/recent_tasks"
_LAUGHS = (
    b'<!DOCTYPE lolz [<!ENTITY a0 "lol">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 11))
    + b"]>"
)
_OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


def app(number: int) -> str:
    """The metadata of an app's container, which names the app."""
    return f"{_APPS}/00000000-0000-4000-8000-{number:012X}/{_METADATA}"


def bplist(objects: list[bytes], top: int = 0) -> bytes:
    """A binary property list of objects as they stand, references of four bytes."""
    body, table = b"bplist00", []
    for each in objects:
        table.append(len(body))
        body += each
    offsets = b"".join(struct.pack(">Q", at) for at in table)
    return body + offsets + struct.pack(">6xBBQQQ", 8, 4, len(objects), top, len(body))


def _array(*references: int) -> bytes:
    return bytes([0xA0 | len(references)]) + b"".join(struct.pack(">I", r) for r in references)


@attack(app(1), "A binary plist of 100,000 arrays within each other", ANY)
def plist_deep() -> bytes:
    return bplist([_array(n + 1) for n in range(DEEP)] + [b"\xa0"])


@attack(app(2), "A binary plist whose array holds itself", ANY)
def plist_circle() -> bytes:
    return bplist([_array(1), _array(0, 1)])


@attack(app(3), "Thirty arrays, each of the next twice over, stand for a milliard values", ANY)
def plist_shared() -> bytes:
    return bplist([_array(n + 1, n + 1) for n in range(30)] + [b"\x09"])


@attack(app(4), "A binary plist that counts 2^60 objects", ANY)
def plist_count() -> bytes:
    data = bplist([b"\xa0"])
    return data[:-24] + struct.pack(">QQQ", 1 << 60, 0, 9)


@attack(app(5), "An XML plist of 100,000 arrays within each other", ANY)
def plist_xml_deep() -> bytes:
    return _HEAD + b'<plist version="1.0">' + b"<array>" * DEEP + b"</array>" * DEEP + b"</plist>"


@attack(app(6), "A plist of a milliard laughs", ANY)
def plist_laughs() -> bytes:
    return _HEAD + _LAUGHS + b"<plist><dict><key>MCMMetadataIdentifier</key><string>&a10;</string></dict></plist>"


@attack(app(7), "A plist that calls for a file and an address", ANY)
def plist_outside() -> bytes:
    return _HEAD + _OUTSIDE + b"<plist><dict><key>MCMMetadataIdentifier</key><string>&e;</string></dict></plist>"


@attack(app(10), "A plist in an encoding that its parser does not take", ANY)
def plist_encoding() -> bytes:
    return b'<?xml version="1.0" encoding="UTF-7"?><plist><dict><key>MCMMetadataIdentifier</key></dict></plist>'


@attack(app(11), "A plist in an encoding that there is not", ANY)
def plist_no_encoding() -> bytes:
    return b'<?xml version="1.0" encoding="x-none"?><plist><dict/></plist>'


@attack(app(8), "A keyed archive whose objects hold each other", ANY)
def archive_circle() -> bytes:
    objects = [
        b"\xd4" + b"".join(struct.pack(">I", n) for n in (1, 2, 3, 4, 5, 6, 7, 8)),
        b"\x58$version",
        b"\x59$archiver",
        b"\x54$top",
        b"\x58$objects",
        b"\x12\x00\x01\x86\xa0",
        b"\x5f\x10\x0fNSKeyedArchiver",
        b"\xd1" + struct.pack(">II", 9, 10),
        _array(11, 12, 13),
        b"\x54root",
        b"\x80\x01",
        b"\x55$null",
        b"\xd2" + struct.pack(">IIII", 14, 15, 16, 17),
        b"\xd2" + struct.pack(">IIII", 14, 15, 16, 18),
        b"\x5aNS.objects",
        b"\x56$class",
        _array(10, 19),
        b"\x80\x02",
        b"\x80\x01",
        b"\x80\x02",
    ]
    return bplist(objects)


@attack(app(9), "An app's name of markup, formula, direction and NUL", READ)
def plist_name() -> bytes:
    name = "<script>alert(1)</script>=1+1\u202egnp.exe"
    return (
        _HEAD
        + f"<plist><dict><key>MCMMetadataIdentifier</key><string>{name.replace('<', '&lt;')}</string></dict></plist>".encode()
    )


@attack(
    "private/var/mobile/Library/Biome/streams/restricted/App.InFocus/local/900000000000001",
    "An event of 100,000 messages within each other",
    ANY,
)
def event_deep() -> bytes:
    return segb(nested(size(3_000, DEEP)))


@attack(
    "private/var/mobile/Library/Biome/streams/restricted/App.InFocus/local/900000000000002",
    "Groups of a protocol buffer opened 100,000 times",
    ANY,
)
def event_groups() -> bytes:
    return segb(b"\x0b" * DEEP + b"\x0c" * DEEP)


@attack(
    "private/var/mobile/Library/Biome/streams/restricted/App.InFocus/local/900000000000003",
    "An event that counts 2,000,000,000 bytes, and as many entries",
    ANY,
)
def event_lengths() -> bytes:
    return struct.pack("<4sid16x", b"SEGB", 0x7FFFFFFF, 0.0) + bytes(64)


def nested(levels: int) -> bytes:
    """A message in field 1 of a message in field 1 …; made from the inside."""
    lengths, total = [], 0
    for _ in range(levels):
        lengths.append(total)
        total += 1 + len(varint_low(total))
    return b"".join(b"\x0a" + varint_low(one) for one in reversed(lengths))


def segb(payload: bytes) -> bytes:
    """A stream of one event, version 1."""
    entry = struct.pack("<ii2dIi", len(payload), 1, 7e8, 7e8, zlib.crc32(payload), 0) + payload
    entry += bytes(-(56 + len(entry)) % 8)
    return struct.pack("<i48x4s", 56 + len(entry), b"SEGB") + entry + bytes(16)


@attack(f"{_TASKS}/901_task.xml", "XML of 100,000 elements within each other", ANY)
def xml_deep() -> bytes:
    return _HEAD + b"<task>" * DEEP + b"</task>" * DEEP


@attack(f"{_TASKS}/902_task.xml", "A milliard laughs", ANY)
def xml_laughs() -> bytes:
    return _HEAD + _LAUGHS + b'<task task_id="902" real_activity="&a10;">&a10;</task>'


@attack(f"{_TASKS}/903_task.xml", "Entities that call for a file and an address", ANY)
def xml_outside() -> bytes:
    return _HEAD + _OUTSIDE + b'<task task_id="903">&e;</task>'


@attack(f"{_TASKS}/904_task.xml", "Binary XML of 100,000 elements within each other", ANY)
def abx_deep() -> bytes:
    return b"ABX\0\x10" + b"\x32\xff\xff\x00\x04task" + b"\x32\x00\x00" * DEEP


@attack(f"{_TASKS}/905_task.xml", "Binary XML that refers to strings that it does not have", ANY)
def abx_references() -> bytes:
    return b"ABX\0\x10" + b"\x32\x7f\xff" * 1000


@attack("data/media/0/Takeout/one/Timeline.json", "JSON of 100,000 lists within each other", ANY)
def json_deep() -> bytes:
    return b'{"semanticSegments":' + b"[" * DEEP + b"]" * DEEP + b"}"


@attack("data/media/0/Takeout/two/Timeline.json", "JSON whose numbers and texts have no end", ANY)
def json_long() -> bytes:
    many = size(2_000_000, 200_000_000)
    return b'{"semanticSegments":[{"startTime":' + b"9" * many + b',"endTime":"' + b"2" * many


@attack("data/media/0/Takeout/three/Timeline.json", "JSON with lone surrogates, NUL and numbers that are none", ANY)
def json_odd() -> bytes:
    odd = b'"\\ud800\\u0000\\u202e=1+1"'
    return (
        b'{"semanticSegments":[{"startTime":' + odd + b',"visit":{"probability":1e999,"topCandidate":' + odd + b"}}]}"
    )


@attack("data/media/0/Download/deep.eml", "Mail of 100,000 parts within each other", ANY)
def mail_deep() -> bytes:
    levels = size(5_000, DEEP)
    part = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(levels))
    return b"From: a@example.org\r\nDate: Mon, 1 Sep 2025 10:00:00 +0000\r\nSubject: deep\r\n" + part


@attack(
    "data/media/0/Download/texts.eml",
    "Mail whose headers and body want to be markup, formula and terminal",
    READ,
    records=1,
)
def mail_texts() -> bytes:
    return (
        "From: \"=cmd|' /C calc'!A0\" <a@example.org>\r\nTo: <script>alert(1)</script>@example.org\r\n"
        "Date: Mon, 1 Sep 2025 10:00:00 +0000\r\nSubject: \x1b]0;owned\x07\u202egnp\r\nContent-Type: text/html\r\n\r\n"
        "<svg onload=alert(1)><style>body{display:none}</style><img src=http://127.0.0.1:9/seen>{{7*7}}"
    ).encode()


@attack("data/media/0/Download/hard.eml", "Mail that is hard for regular expressions and word decoders", ANY)
def mail_hard() -> bytes:
    many = size(20_000, 500_000)
    return (
        b"From: "
        + b'"' * many
        + b"\r\nTo: "
        + b"a@" * many
        + b"\r\nSubject: "
        + b"=?utf-8?q?" * many
        + b"\r\nReferences: "
        + b"<" * many
        + b"\r\nContent-Type: text/html; "
        + b"x*0*=" * 2000
        + b"\r\n\r\n"
        + b"<" * many
        + b"&" * many
        + b"<!--" * 2000
    )


@attack("data/media/0/Download/many.mbox", "A mailbox of nothing but beginnings of messages", ANY)
def mailbox_beginnings() -> bytes:
    return b"From x@example.org Mon Sep  1 10:00:00 2025\n\n" * size(5_000, 200_000)


@attack(
    "data/data/com.google.android.gms/files/fcm_queued_messages.ldb/000003.ldb",
    "A LevelDB table whose blocks unpack to 4 GB and lie where they do not",
    ANY,
)
def leveldb_lengths() -> bytes:
    block = b"\xff\xff\xff\xff\x0f" + b"\xfe\xff\xff" * 100
    data = block + b"\x01" + bytes(4)
    index = bytes([0, 4, 6]) + b"keyz" + b"\0" + b"\xff\xff\xff\xff\x0f" + bytes(4) + (1).to_bytes(4, "little")
    at = len(data)
    data += index + b"\0" + bytes(4)
    handle = b"\0\0" + varint_low(at) + varint_low(len(index))
    return data + handle.ljust(40, b"\0") + struct.pack("<Q", 0xDB4775248B80FB57)


@attack(
    "data/data/com.google.android.gms/files/fcm_queued_messages.ldb/000004.log",
    "A LevelDB log of records without end",
    ANY,
)
def leveldb_log() -> bytes:
    return (b"\0\0\0\0\xff\xff\x02" + b"\xff" * 1000) * 200


@attack("data/user/131/com.moez.QKSMS/files/default.realm", "A Realm file whose nodes hold themselves", ANY)
def realm_circle() -> bytes:
    node = b"AAAA" + bytes([0x46]) + (4).to_bytes(3, "big") + struct.pack("<QQQQ", 24, 24, 24, 24)
    return struct.pack("<QQ4sBBBB", 24, 24, b"T-DB", 22, 22, 0, 0) + node + bytes(4096)


@attack("data/user/132/com.moez.QKSMS/files/default.realm", "A Realm file whose node counts 16,777,215 values", ANY)
def realm_count() -> bytes:
    node = b"AAAA" + bytes([0x46]) + b"\xff\xff\xff" + struct.pack("<QQ", 32, 40)
    return struct.pack("<QQ4sBBBB", 24, 24, b"T-DB", 22, 22, 0, 0) + node + bytes(4096)


@attack("data/data/com.android.chrome/app_chrome/Deep/Bookmarks", "Bookmarks of 100,000 folders within each other", ANY)
def bookmarks_deep() -> bytes:
    return b'{"roots":{"bookmark_bar":' + b'{"type":"folder","name":"x","children":[' * DEEP + b"]}" * DEEP + b"}}"


@attack("data/data/org.example.unknown/files/state.json", "Unknown JSON that discovery looks into", NOBODY)
def json_unknown() -> bytes:
    many = size(2_000, 50_000)
    row = b'{"id":%d,"when":1700000000,"text":"<img src=x onerror=alert(1)>","a":{"a":{"a":[[[[1]]]]}}}'
    return b'{"messages":[' + b",".join(row % n for n in range(many)) + b"]}"


ATTACKS: tuple[Attack, ...] = found_in(globals())
