"""Skout on Android: messages of skoutDatabase."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite

_KNOWN = "u.userId IS NOT NULL"

MESSAGES = Artifact(
    id="android.skout",
    title="Skout messages",
    service="skout",
    emits=Message,
    files=("{app_data:com.skout.android}/databases/skoutDatabase",),
    read=(
        Sqlite(
            base="skoutMessagesTable AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN skoutUsersTable AS u ON u.rowid = (SELECT min(x.rowid) FROM skoutUsersTable AS x"
                " WHERE x.userId = m.fromUserID)",
            ),
            requires={
                "skoutMessagesTable": ("timestamp", "fromUserID", "message", "type", "pictureUrl", "giftUrl", "chatId"),
                "skoutUsersTable": ("userId", "userName"),
            },
            fields={
                "at": Col("m.timestamp", UNIX_MS),
                "direction": Col(f"CASE WHEN {_KNOWN} THEN 'incoming' END"),
                "party": Col("CAST(m.fromUserID AS TEXT)"),
                "sender": Person("m.fromUserID", "NULLIF(u.userName, '')", role="sender"),
                "thread": Col("CAST(m.chatId AS TEXT)"),
                "body": Col("NULLIF(m.message, '')"),
                "type": Col("NULLIF(CAST(m.type AS TEXT), '')"),
                "attachments": Rows(
                    "SELECT CAST(m.pictureUrl AS TEXT) AS url, 'picture' AS title WHERE m.pictureUrl <> '' UNION ALL"
                    " SELECT CAST(m.giftUrl AS TEXT), 'gift' WHERE m.giftUrl <> ''",
                    keys=("url", "title"),
                ),
            },
        ),
    ),
    says="One record for each message. One by a person of the table of users was received.",
    limits="The table of users does not hold the account itself, so that a sender who is not in it is the account or somebody who"
    " was removed: such messages have no direction.",
    sources=("https://github.com/abrignoni/ALEAPP (skout.py: tables, columns, times)",),
)
