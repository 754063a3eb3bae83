"""Threema on iOS: messages, calls of chats and people of `ThreemaData.sqlite`."""

from __future__ import annotations

from aboveboard.artifacts.threema._ios import FILES, NAME, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sql, Sqlite, flag, opt

_JSON = Sql("parties", "{}", json=True)
# In a group the sender is named; in a chat of two it is the conversation's other side.
_WRITER = (
    "CASE WHEN m.ZISOWN = 1 THEN NULL ELSE COALESCE(s.ZIDENTITY, CASE WHEN c.ZGROUPID IS NULL THEN k.ZIDENTITY END) END"
)


def _blob(
    value: object, folder: str | None = None, name: str | None = None, mime: str | None = None
) -> list[dict[str, str]]:
    """A file: inside the row (its first byte is 1), or beside the database under a name that follows the byte 2."""
    found = {k: str(v) for k, v in (("name", name), ("mime", mime)) if v}
    if isinstance(value, bytes) and value[:1] == b"\x02":
        key = value[1:].rstrip(b"\0").decode("ascii", "replace")
        found["path"] = f"{folder}/.ThreemaData_SUPPORT/_EXTERNAL_DATA/{key}"
    elif not isinstance(value, bytes):
        raise ValueError("no blob")
    return [found]


_FILE = (
    "COALESCE((SELECT a.ZDATA FROM ZFILEDATA AS a WHERE a.ZMESSAGE = m.Z_PK LIMIT 1), (SELECT b.ZDATA FROM ZIMAGEDATA AS b"
    " WHERE b.Z_PK = m.ZIMAGE), (SELECT d.ZDATA FROM ZAUDIODATA AS d WHERE d.Z_PK = m.ZAUDIO),"
    " (SELECT e.ZDATA FROM ZVIDEODATA AS e WHERE e.Z_PK = m.ZVIDEO))"
)

THREEMA = Artifact(
    id="ios.threema",
    title="Threema: messages",
    service="threema",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="ZMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZCONVERSATION AS c ON c.Z_PK = m.ZCONVERSATION",
                "LEFT JOIN ZCONTACT AS k ON k.Z_PK = c.ZCONTACT",
                "LEFT JOIN ZCONTACT AS s ON s.Z_PK = m.ZSENDER",
                "LEFT JOIN Z_PRIMARYKEY AS p ON p.Z_ENT = m.Z_ENT",
            ),
            requires={"ZMESSAGE": ("ZDATE", "ZISOWN", "ZTEXT", "ZCONVERSATION", "ZSENDER")},
            fields={
                "at": Col("m.ZDATE", COCOA_S),
                "direction": Col(
                    "CASE WHEN p.Z_NAME = 'SystemMessage' THEN NULL WHEN m.ZISOWN = 1 THEN 'outgoing'"
                    " WHEN m.ZISOWN = 0 THEN 'incoming' END",
                    optional=True,
                ),
                "sent_at": opt("m.ZREMOTESENTDATE", COCOA_S),
                "delivered_at": opt("CASE WHEN m.ZISOWN = 1 THEN m.ZDELIVERYDATE END", COCOA_S),
                "read_at": opt("m.ZREADDATE", COCOA_S),
                "edited_at": opt("m.ZLASTEDITEDAT", COCOA_S),
                "deleted_at": opt("m.ZDELETEDAT", COCOA_S),
                "deleted": opt("m.ZDELETEDAT IS NOT NULL", flag),
                "party": opt(f"CASE WHEN m.ZISOWN = 1 THEN k.ZIDENTITY ELSE {_WRITER} END"),
                "sender": opt(
                    f"CASE WHEN m.ZISOWN = 1 THEN json_object('role', 'owner') WHEN {_WRITER} IS NOT NULL THEN"
                    f" json_patch('{{}}', json_object('identifier', CAST({_WRITER} AS TEXT), 'name', CAST(CASE WHEN m.ZSENDER"
                    f" IS NOT NULL THEN {NAME.format('s')} ELSE {NAME.format('k')} END AS TEXT), 'role', 'sender')) END",
                    _JSON,
                ),
                "recipients": Person(
                    "k.ZIDENTITY", NAME.format("k"), "recipient", optional=True, many=True, when="m.ZISOWN = 1"
                ),
                "thread": Col("CAST(m.ZCONVERSATION AS TEXT)"),
                "thread_name": opt(f"COALESCE(NULLIF(c.ZGROUPNAME, ''), {NAME.format('k')})"),
                "body": opt("COALESCE(NULLIF(m.ZTEXT, ''), NULLIF(m.ZCAPTION, ''))"),
                "type": opt("NULLIF(p.Z_NAME, '')"),
                "read": opt("m.ZREAD", flag),
                "latitude": opt("CASE WHEN m.ZLATITUDE <> 0 OR m.ZLONGITUDE <> 0 THEN m.ZLATITUDE END"),
                "longitude": opt("CASE WHEN m.ZLATITUDE <> 0 OR m.ZLONGITUDE <> 0 THEN m.ZLONGITUDE END"),
                "attachments": opt(
                    (_FILE, ":folder", "m.ZFILENAME", "m.ZMIMETYPE"), Py("threema_file", _blob, json=True)
                ),
                "message_id": opt("lower(hex(m.ZID))"),
                "reply_to": opt("lower(hex(m.ZQUOTEDMESSAGEID))"),
            },
        ),
    ),
    says="One record for each message of a chat, system messages (calls, groups) among them.",
    limits="Of system messages the meaning of their codes is not read. Members of groups, votes and reactions are not read."
    " A file inside the database is named without a path.",
    sources=SOURCES,
)
