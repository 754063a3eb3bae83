"""Grindr on iOS: messages of the account's Realm file."""

from aboveboard.artifacts.grindr._ios import FILES, SOURCES, own
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, directed, file, flag, iso_utc, opt

_OUT, _IN = own("m.sourceID"), own("m.targetID")
_NAME = "(SELECT NULLIF(p.name, '') FROM GRProfile AS p WHERE p.ID = {} LIMIT 1)"
_OTHER = f"CASE WHEN {_OUT} THEN m.targetID ELSE m.sourceID END"

MESSAGES = Artifact(
    id="ios.grindr",
    title="Grindr messages",
    service="grindr",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="GRChatMessage AS m",
            key="m._key",
            requires={
                "GRChatMessage": ("ID", "sourceID", "targetID", "text", "timestamp"),
                "GRProfile": ("ID", "name"),
            },
            fields={
                "at": Col("m.timestamp", iso_utc),
                "sent_at": opt("m.sendTimestamp", iso_utc),
                "direction": directed(_OUT, _IN),
                "party": Col(_OTHER),
                "sender": Person("m.sourceID", _NAME.format("m.sourceID"), role="sender", when=f"({_OUT}) IS NOT 1"),
                "recipients": Person("m.targetID", _NAME.format("m.targetID"), role="recipient", many=True, when=_OUT),
                "thread": Col(f"COALESCE(NULLIF(m.groupID, ''), {_OTHER})", optional=True),
                "thread_name": Col(_NAME.format(f"({_OTHER})")),
                "body": Col("NULLIF(m.text, '')"),
                "type": opt("CAST(m.type AS TEXT)"),
                "read": opt("m.read", flag),
                "attachments": file(name="m.mediaHash"),
                "message_id": Col("m.ID"),
            },
        ),
    ),
    says="One record for each message, by the account whose number the file's folder has.",
    limits="Kinds have no published meaning and are given as numbers. Pictures are named by a hash, and no file is called so."
    " Translations, albums and the message that one answers are not read.",
    sources=SOURCES,
)
