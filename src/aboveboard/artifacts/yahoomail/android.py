"""Yahoo Mail on Android: messages, contacts and accounts of `flux_database.db`, whose tables all hold JSON."""

from aboveboard.artifacts.yahoomail._android import FILES, FOLDER, SOURCES, beside, message
from aboveboard.kit import Artifact, Email, SqliteCode

YAHOO = Artifact(
    id="android.yahoomail",
    title="Yahoo Mail: messages",
    service="yahoo mail",
    emits=Email,
    files=FILES,
    read=(
        SqliteCode(
            base="MessagesData AS m",
            key="m.rowid",
            joins=(
                beside("MessagesRecipients", "p"),
                beside("MessagesFlags", "g"),
                beside("MessagesRefV2", "r"),
                beside("MessagesSubjectSnippet", "s"),
                beside("MessagesBody", "b"),
                beside("MessagesFolderId", "f"),
                FOLDER,
            ),
            requires={"MessagesData": ("mailboxYid", "key", "value")},
            columns={
                "data": "m.value",
                "key": "m.key",
                "account": "m.mailboxYid",
                "people?": "p.value",
                "flags?": "g.value",
                "ref?": "r.value",
                "subject?": "s.value",
                "body?": "b.value",
                "folder?": "o.value",
            },
            make=message,
        ),
    ),
    says="One record for each message that the app kept. `received_at` is when the app had it from the server.",
    limits="Bodies are there only where they were fetched; a snippet is at most 512 bytes. Names of a user's own folders may"
    " be in base64. Attachments, decorations and categories are not read; older versions used other databases. Nothing is"
    " published of the app on iOS.",
    sources=SOURCES,
)
