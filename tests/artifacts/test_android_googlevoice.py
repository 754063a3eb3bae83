"""LegacyMsgDbInstance.db made here, its protocol buffers included."""

import struct

from aboveboard.artifacts.googlevoice.android import GOOGLE_VOICE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.google.android.apps.googlevoice/files/accounts/2/LegacyMsgDbInstance.db"
NULL = {"absent": "NULL"}
T0 = 1672567200123


def varint(value: int) -> bytes:
    out = b""
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def text(field: int, value: str | bytes) -> bytes:
    raw = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(raw)) + raw


def base(key: str, kind: int, other: str = "+15550101", read: int = 1) -> bytes:
    return (
        text(1, key)
        + number(2, T0)
        + text(3, "+15550100")
        + text(4, text(1, other))
        + number(6, read)
        + number(13, kind)
    )


SECONDS = varint(9 << 3 | 5) + struct.pack("<f", 61.5)
GROUP = text(4, text(1, "+15550101")) + text(4, text(1, "+15550102"))
ROWS = [
    ("t.1", base("a", 5) + text(10, "Hi 转账")),
    ("t.1", base("b", 6) + text(10, "yes")),
    ("c.1", base("c", 1, read=0) + SECONDS),
    ("c.1", base("d", 2) + SECONDS),
    ("c.1", base("e", 1) + varint(9 << 3 | 5) + struct.pack("<f", 0.0) + text(22, b"")),
    ("c.1", base("f", 3) + SECONDS + text(7, text(2, text(1, "call")) + text(2, text(1, "")) + text(2, text(1, "me")))),
    ("g.1", base("g", 5) + text(15, text(1, "all in") + GROUP + text(5, "+15550102"))),
    ("g.1", base("h", 6) + text(15, text(1, "mine") + GROUP)),
    ("g.2", b"\x08"),
]
STORE = sqlite_bytes("CREATE TABLE message_t (conversation_id TEXT, message_blob BLOB);", {"message_t": ROWS})
FIXTURES = {"android.googlevoice": {PATH: STORE}}


def test_messages() -> None:
    result = run(GOOGLE_VOICE, {PATH: STORE})
    got, sent, voicemail, group, mine = result.of("Message")
    assert (got["at"], got["body"], got["direction"], got["account"]) == (
        "2023-01-01T10:00:00.123000Z", "Hi 转账", "incoming", "2"
    )  # fmt: skip
    assert (got["sender"], got["recipients"]) == ({"identifier": "+15550101", "role": "sender"}, NULL)
    assert sent["sender"] == {"identifier": "+15550100", "role": "owner"}
    assert sent["recipients"] == [{"identifier": "+15550101", "role": "recipient"}]
    assert (voicemail["type"], voicemail["body"]) == ("voicemail", "call me")
    assert (group["sender"]["identifier"], group["body"]) == ("+15550102", "all in")
    assert group["recipients"] == [{"identifier": "+15550101", "role": "recipient"}]
    assert (mine["direction"], [p["identifier"] for p in mine["recipients"]]) == (
        "outgoing",
        ["+15550101", "+15550102"],
    )
    assert (result.outcome.rejected, result.outcome.emitted) == (1, 8)


def test_calls() -> None:
    answered, made, missed = run(GOOGLE_VOICE, {PATH: STORE}).of("Call")
    assert (answered["answered"], answered["duration"], answered["read"]) == (True, 61.5, False)
    assert (made["direction"], made["answered"], made["recipients"][0]["identifier"]) == ("outgoing", NULL, "+15550101")
    assert (missed["status"], missed["answered"], missed["direction"]) == ("missed or declined", False, "incoming")
