"""LinkedIn on iOS: `msg_database.sqlite`, whose rows hold documents as the service sends them."""

from aboveboard.artifacts.linkedin._ios import SOURCES, recipients, room
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sqlite, opt

_MEMBER = "sender.participantType.member."


def _json(path: str) -> str:
    cell = "m.serializedMessage"
    return f"(CASE WHEN typeof({cell}) = 'text' AND json_valid({cell}) THEN json_extract({cell}, '$.{path}') END)"


_FIRST, _LAST = _json(f"{_MEMBER}firstName.text"), _json(f"{_MEMBER}lastName.text")
_NAME = f"NULLIF(trim(COALESCE({_FIRST}, '') || ' ' || COALESCE({_LAST}, '')), '')"
_WHO = _json(f"{_MEMBER}profileUrl")
_OWN = f"{_json(f'{_MEMBER}distance')} = 'SELF'"

MESSAGES = Artifact(
    id="ios.linkedin",
    title="LinkedIn: messages",
    service="linkedin",
    emits=Message,
    files=("{app_data:com.linkedin.LinkedIn}/Documents/msg_database.sqlite",),
    read=(
        Sqlite(
            "messages AS m",
            "m.rowid",
            {
                "at": Col("m.deliveredAt", UNIX_MS),
                "delivered_at": Col("m.deliveredAt", UNIX_MS),
                "direction": Col(f"CASE WHEN {_OWN} THEN 'outgoing' WHEN {_WHO} IS NOT NULL THEN 'incoming' END"),
                "sender": Person(_WHO, _NAME, role="sender"),
                "recipients": Col(
                    ("c.serializedConversation", "m.serializedMessage"),
                    Py("linkedin_recipients", recipients, json=True),
                    optional=True,
                ),
                "party": Col(f"CASE WHEN ({_OWN}) IS NOT TRUE THEN {_WHO} END"),
                "thread": Col("m.conversationUrn"),
                "thread_name": opt("c.serializedConversation", Py("linkedin_room", room)),
                "body": Col(f"NULLIF({_json('body.text')}, '')"),
                "status": opt("CAST(m.deliveryStatus AS TEXT)"),
            },
            ("LEFT JOIN conversations AS c ON c.conversationUrn = m.conversationUrn",),
            requires={"messages": ("deliveredAt", "serializedMessage", "conversationUrn")},
        ),
    ),
    says="One record for each message; the account's own are told by the distance 'SELF' of their sender."
    " A conversation without a title is called by its members.",
    limits="Whom a message went to are the conversation's members as the database has them now. Attachments and reactions are"
    " not read.",
    sources=SOURCES,
    version=2,
)
