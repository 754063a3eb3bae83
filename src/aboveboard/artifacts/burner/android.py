"""Burner on Android: numbers, messages, calls and people of `burners.db`."""

from aboveboard.artifacts.burner._android import COMMON, NEEDS, SOURCES
from aboveboard.kit import Artifact, Col, Message, Rows, Sqlite

BURNER = Artifact(
    id="android.burner",
    title="Burner: messages",
    service="burner",
    emits=Message,
    files=("{app_data:com.adhoclabs.burner}/databases/burners.db",),
    read=(
        Sqlite(
            name="messages",
            base="messages AS m",
            key="m.rowid",
            requires=NEEDS,
            where="m.message_type IS NOT 1",
            leaves_out="calls, which are read as such",
            fields=dict(COMMON)
            | {
                "body": Col("NULLIF(m.message, '')"),
                "type": Col("CASE m.message_type WHEN 2 THEN 'text' ELSE 'type ' || m.message_type END"),
                "attachments": Rows(
                    "SELECT f.asset_url AS url FROM messages AS f WHERE f.rowid = m.rowid AND f.asset_url <> ''",
                    keys=("url",),
                ),
            },
        ),
    ),
    says="One record for each message.",
    limits="A call's length is stored in minutes and rounded. Which number a message belongs to is only there in versions that"
    " store it. Whether a call was answered is not stored in a published form.",
    sources=SOURCES,
)
