"""Threema on Android: messages and people of `threema4.db`, which is encrypted unless a tool decrypted it."""

from __future__ import annotations

from aboveboard.artifacts.threema._android import NAME, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, FieldSource, Message, Person, Rows, Sqlite, enum, flag, opt

_WHO = "NULLIF(m.identity, '')"
_OTHER = f"(SELECT {NAME.format('k')} FROM contacts AS k WHERE k.identity = m.identity LIMIT 1)"
_TYPES = enum(
    "message type",
    {0: "text", 1: "image", 2: "video", 3: "audio", 4: "location", 5: "contact", 6: "system", 7: "poll", 8: "attachment",
     9: "call"},
)  # fmt: skip
_FIELDS: tuple[tuple[str, FieldSource], ...] = (
    ("at", opt("COALESCE(NULLIF(m.postedAt, 0), m.createdAt)", UNIX_MS)),
    ("direction", Col("CASE WHEN m.isStatusMessage = 1 THEN NULL WHEN m.outbox = 1 THEN 'outgoing' WHEN m.outbox = 0 THEN"
                      " 'incoming' END")),
    ("sent_at", opt("m.postedAt", UNIX_MS)),
    ("delivered_at", opt("m.deliveredAt", UNIX_MS)),
    ("read_at", opt("m.readAt", UNIX_MS)),
    ("edited_at", opt("m.editedAt", UNIX_MS)),
    ("deleted_at", opt("m.deletedAt", UNIX_MS)),
    ("deleted", opt("m.deletedAt > 0", flag)),
    ("party", Col("NULLIF(m.identity, '')")),
    ("sender", Person(_WHO, _OTHER, "sender", optional=True, when="m.outbox = 0")),
    ("body", opt("COALESCE(NULLIF(m.caption, ''), NULLIF(m.body, ''))")),
    ("type", Col("m.type", _TYPES)),
    ("status", opt("lower(NULLIF(m.state, ''))")),
    ("read", opt("m.isRead", flag)),
    ("reply_to", opt("NULLIF(m.quotedMessageId, '')")),
    ("message_id", opt("NULLIF(m.apiMessageId, '')")),
)  # fmt: skip


def _messages(table: str, more: dict[str, FieldSource], needs: tuple[str, ...], *, optional: bool) -> Sqlite:
    return Sqlite(
        base=f"{table} AS m",
        key="m.id",
        requires={table: ("identity", "outbox", "type", "body", "createdAt", "isStatusMessage", *needs)},
        fields=dict(_FIELDS) | more,
        optional=optional,
    )


THREEMA = Artifact(
    id="android.threema",
    title="Threema: messages and people",
    service="threema",
    emits=Message,
    files=("{app_data:ch.threema.app*}/databases/threema*.db",),
    read=(
        _messages(
            "message",
            {
                "recipients": Person(
                    "NULLIF(m.identity, '')", _OTHER, "recipient", optional=True, many=True, when="m.outbox = 1"
                ),
                "thread": Col("NULLIF(m.identity, '')"),
                "thread_name": opt(_OTHER),
            },
            (),
            optional=False,
        ),
        _messages(
            "m_group_message",
            {
                "recipients": Rows(
                    f"SELECT g.identity AS identifier, (SELECT {NAME.format('k')} FROM contacts AS k WHERE k.identity ="
                    " g.identity LIMIT 1) AS name FROM group_member AS g WHERE g.groupId = m.groupId AND g.identity IS NOT"
                    " NULLIF(m.identity, '') ORDER BY g.identity",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": Col("'group ' || m.groupId"),
                "thread_name": opt("(SELECT NULLIF(g.name, '') FROM m_group AS g WHERE g.id = m.groupId)"),
            },
            ("groupId",),
            optional=True,
        ),
    ),
    says="One record for each message of a chat or group and for each contact.",
    limits="The app encrypts this file (SQLCipher) with a key that a passphrase may protect: as the phone keeps it the outcome"
    " says that it is encrypted, and only a decrypted copy is read. `body` of files, places and calls is what the app"
    " wrote there. Lists for sending to many, votes and reactions are not read.",
    sources=SOURCES,
)
