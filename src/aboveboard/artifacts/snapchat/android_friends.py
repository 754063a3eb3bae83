"""Snapchat people and older messages."""

from __future__ import annotations

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Message, Person, Py, Rows, Sqlite, flag, opt


def _old_text(data: bytes) -> str:
    """Messages before arroyo.db: the text's length at byte 40, the text from byte 44."""
    size = int.from_bytes(data[40:44], "little")
    if not 0 < size <= len(data) - 44:
        raise ValueError("no text where it was expected")
    return data[44 : 44 + size].decode("utf-8", "replace")


FRIENDS = Artifact(
    id="android.snapchat_friends",
    title="Snapchat people and older messages",
    service="snapchat",
    emits=(Contact, Message),
    files=("{app_data:com.snapchat.android}/databases/main.db", "{app_data:com.snapchat.android}/databases/tcspahn.db"),
    read=(
        Sqlite(
            base="Friend AS f",
            key="f._id",
            requires={"Friend": ("username", "displayName")},
            fields={
                "created_at": opt("NULLIF(f.addedTimestamp, 0)", UNIX_MS),
                "at": opt("NULLIF(f.addedTimestamp, 0)", UNIX_MS),
                "name": Col("NULLIF(f.displayName, '')"),
                "nickname": opt("NULLIF(f.serverDisplayName, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.username AS TEXT) AS value FROM Friend AS u"
                    " WHERE u._id = f._id AND u.username <> ''"
                    " UNION ALL SELECT 'phone', CAST(u.phone AS TEXT) FROM Friend AS u WHERE u._id = f._id AND u.phone <> ''",
                    keys=("type", "value"),
                ),
                "groups": Rows(
                    "SELECT CASE WHEN v.addedTimestamp > 0 AND v.reverseAddedTimestamp > 0 THEN 'added each other' WHEN"
                    " v.addedTimestamp > 0 THEN 'added by the account' ELSE 'added the account' END AS word FROM Friend AS v"
                    " WHERE v._id = f._id AND (v.addedTimestamp > 0 OR v.reverseAddedTimestamp > 0)",
                    keys=("",),
                ),
                "blocked": opt("f.isBlocked", flag),
                "contact_id": opt("NULLIF(f.userId, '')"),
                "party": opt("NULLIF(f.userId, '')"),
            },
        ),
        Sqlite(
            base="Message AS m",
            key="m._id",
            joins=("LEFT JOIN Friend AS s ON s._id = m.senderId", "LEFT JOIN Feed AS e ON e._id = m.feedRowId"),
            requires={"Message": ("timestamp", "senderId", "type", "content")},
            kind=Message,
            optional=True,
            fields={
                "at": Col("m.timestamp", UNIX_MS),
                "party": opt("s.username"),
                "sender": Person("s.username", "NULLIF(s.displayName, '')", "sender"),
                "thread": opt("e.key"),
                "body": Col("CASE WHEN m.type = 'text' THEN m.content END", Py("snapchat_old_text", _old_text)),
                "type": Col("m.type"),
                "read_at": opt("NULLIF(m.seenTimestamp, 0)", UNIX_MS),
                "message_id": opt("m.key"),
            },
        ),
    ),
    says="One record for each person that the app knows, suggested ones among them, and for each message of versions before"
    " arroyo.db. `created_at` of a person is when the account added them.",
    limits="People who are neither `added` nor `added the account` were shown or suggested by the"
    " app. Stories and snaps are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/snapchat.py",),
)
