"""Threema on Android: messages and people of `threema4.db`, which is encrypted unless a tool decrypted it."""

from __future__ import annotations

from aboveboard.artifacts.threema._android import FIELDS, NAME, OTHER, SOURCES
from aboveboard.kit import Artifact, Col, FieldSource, Message, Person, Rows, Sqlite, opt


def _messages(table: str, more: dict[str, FieldSource], needs: tuple[str, ...], *, optional: bool) -> Sqlite:
    return Sqlite(
        base=f"{table} AS m",
        key="m.id",
        requires={table: ("identity", "outbox", "type", "body", "createdAt", "isStatusMessage", *needs)},
        fields=dict(FIELDS) | more,
        optional=optional,
    )


THREEMA = Artifact(
    id="android.threema",
    title="Threema: messages",
    service="threema",
    emits=Message,
    files=("{app_data:ch.threema.app*}/databases/threema*.db",),
    read=(
        _messages(
            "message",
            {
                "recipients": Person(
                    "NULLIF(m.identity, '')", OTHER, "recipient", optional=True, many=True, when="m.outbox = 1"
                ),
                "thread": Col("NULLIF(m.identity, '')"),
                "thread_name": opt(OTHER),
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
    says="One record for each message of a chat or group.",
    limits="The app encrypts this file (SQLCipher) with a key that a passphrase may protect: as the phone keeps it the outcome"
    " says that it is encrypted, and only a decrypted copy is read. `body` of files, places and calls is what the app"
    " wrote there. Lists for sending to many, votes and reactions are not read.",
    sources=SOURCES,
)
