"""Sideline on Android, a second number: calls and voicemails of the database textfree."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Sqlite

CALLS = Artifact(
    id="android.sideline.calls",
    title="Sideline calls and voicemails",
    service="sideline",
    emits=Call,
    files=("{app_data:com.sideline.phone.number}/databases/textfree",),
    read=(
        Sqlite(
            base="conversation_item AS i",
            key="i.rowid",
            requires={"conversation_item": ("timestamp", "method", "duration", "address")},
            where="i.method IN (3, 8, '3', '8')",
            leaves_out="texts, which android.sideline reads",
            fields={
                "at": Col("i.timestamp", UNIX_MS),
                "party": Col("i.address"),
                "duration": Col("i.duration"),
                "status": Col("CASE WHEN i.method IN (8, '8') THEN 'voicemail' END"),
                "thread": Col("i.address"),
            },
        ),
    ),
    says="One record for each call or voicemail; the other side's number is the chat's.",
    limits="Whether a call was made or received has no published column, nor the unit of its length: it is taken for seconds.",
    sources=("https://github.com/abrignoni/ALEAPP (sChats.py: tables, columns, methods, times)",),
)
