"""What the files about qq share."""

from __future__ import annotations

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Col, Person, Py, Sqlite, enum, opt


def words(data: bytes) -> str:
    """The texts among the elements of a message (field 40800, each with its text in 45101)."""
    return "".join(f.text for f in protobuf.every(data, "40800[*].45101"))


def names(data: bytes) -> list[dict[str, str]]:
    return [{"name": f.text} for f in protobuf.every(data, "40800[*].45402") if isinstance(f.value, bytes) and f.value]


KINDS = {
    1: "nothing",
    2: "text",
    3: "file",
    5: "service",
    6: "voice message",
    7: "video",
    8: "forwarded messages",
    9: "reply",
    10: "transfer",
    11: "app",
    17: "sticker",
    19: "call",
    31: "file",
}


def messages(table: str, *, group: bool) -> Sqlite:
    return Sqlite(
        base=f"{table} AS m",
        key='m."40001"',
        requires={table: ("40001", "40033", "40050", "40800")},
        optional=True,
        fields={
            "at": Col('m."40050"', UNIX_S),
            "party": Col('CAST(m."40033" AS TEXT)'),
            "direction": opt(
                "CASE m.\"40013\" WHEN 1 THEN 'outgoing' WHEN 2 THEN 'outgoing' WHEN 0 THEN 'incoming' END"
            ),
            "sender": Person('m."40033"', "COALESCE(NULLIF(m.\"40090\", ''), NULLIF(m.\"40093\", ''))", "sender"),
            "thread": opt('CAST(m."40027" AS TEXT)' if group else 'CAST(COALESCE(m."40030", m."40021") AS TEXT)'),
            "body": Col('m."40800"', Py("qq_words", words)),
            "type": opt('m."40011"', enum("kind of message", {**KINDS})),
            "attachments": Col('m."40800"', Py("qq_names", names, json=True)),
            "message_id": Col('CAST(m."40001" AS TEXT)'),
        },
    )


READ = (messages("c2c_msg_table", group=False), messages("group_msg_table", group=True))

SAYS = "One record for each message of chats of two and of groups."

LIMITS = (
    "The app encrypts the database behind a header of 1024 bytes: only copies that were decrypted, the header taken off,"
    " are read, the others are reported as encrypted. Columns have numbers; their meaning is as others found it. Of the"
    " elements of a message the texts and file names are read. People and groups are not read."
)

SOURCE = "https://github.com/QQBackup/qq-win-db-key (columns of nt_msg.db)"
