"""Airbnb on iOS: messages of the account's messaging_core database."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, first, opt

_OWN = "instr(:file, 'user_' || m.messages__user_id || '_messaging') = 1"
_NAME = (
    "(SELECT NULLIF(u.users__display_name, '') FROM users AS u WHERE u.users__user_id = m.messages__user_id LIMIT 1)"
)


def _body(cell: str) -> str:
    return (
        f"CASE WHEN typeof({cell}) = 'text' AND json_valid({cell}) THEN NULLIF(json_extract({cell}, '$.body'), '') END"
    )


MESSAGES = Artifact(
    id="ios.airbnb",
    title="Airbnb messages",
    service="airbnb",
    emits=Message,
    files=("{app_data:com.airbnb.app}/Library/Application Support/user_*_messaging_core.sqlite3",),
    read=(
        Sqlite(
            base="messages AS m",
            key="m.rowid",
            requires={
                "messages": ("messages__created_at", "messages__thread_id", "messages__user_id", "messages__content"),
                "users": ("users__user_id", "users__display_name"),
            },
            fields={
                "at": Col("m.messages__created_at", UNIX_MS),
                "edited_at": opt("NULLIF(m.messages__updated_at, m.messages__created_at)", UNIX_MS),
                "received_at": opt("m.messages__fetched_at", UNIX_MS),
                "direction": Col(
                    f"CASE WHEN m.messages__user_id IS NULL THEN NULL WHEN {_OWN} THEN 'outgoing' ELSE 'incoming' END"
                ),
                "party": Col(f"CASE WHEN ({_OWN}) IS NOT 1 THEN CAST(m.messages__user_id AS TEXT) END"),
                "sender": Person("m.messages__user_id", _NAME, role="sender"),
                "thread": Col("CAST(m.messages__thread_id AS TEXT)"),
                "body": first(_body("m.messages__content"), _body("m.messages__trasnlated_content")),
                "type": opt("lower(m.messages__user_type)"),
            },
        ),
    ),
    says="One record for each message. Outgoing is what was written by the user after whom the file is called; `received_at` is"
    " when the app fetched it, `type` the kind of its sender, `edited_at` when the row was changed last.",
    limits="Pictures, and messages that are no plain text, are not read beyond their place. Whom a message went to is not in the"
    " row. A translation stands for a message only where the original is missing.",
    sources=("https://github.com/abrignoni/iLEAPP (Airbnb.py: tables, columns, times; as seen in version 24.50)",),
)
