"""Gmail on iOS: the mail that the app keeps for searching without a network (`searchsqlitedb`)."""

from aboveboard.artifacts.gmail._ios import mail
from aboveboard.kit import Artifact, Email, SqliteCode

GMAIL = Artifact(
    id="ios.gmail",
    title="Gmail: mail kept for offline search",
    service="gmail",
    emits=Email,
    files=("{app_data:com.google.Gmail}/Library/Application Support/data/*/searchsqlitedb",),
    read=(
        SqliteCode(
            name="offline_search",
            base="offline_search_content AS c",
            key="c.id",
            requires={"offline_search_content": ("id", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8")},
            columns={
                "time": "c.c0",
                "thread": "c.c1",
                "message": "c.c2",
                "sender": "c.c3",
                "to": "c.c4",
                "cc": "c.c5",
                "bcc": "c.c6",
                "subject": "c.c7",
                "body": "c.c8",
                "has?": "c.c9",
            },
            make=mail,
        ),
    ),
    says="One mail for each row of the full-text index's content, which holds what the app chose to keep for offline "
    "search, with the text of the mail.",
    limits="`at` is the index's own score of the mail, a time in milliseconds; `direction` compares the sender with "
    "the account that the folder is named after. Labels, read marks and attachments' names are in the app's other store "
    "(`sqlitedb`), which is not read.",
    sources=(
        "https://www.sqlite.org/fts5.html#fts5_data_structures (the %_content table: c0, c1 ... in column order)",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
