"""LinkedIn on Android: messages of messenger-sdk, and the account of the app's settings."""

from __future__ import annotations

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, enum, opt


def _json(alias: str, path: str) -> str:
    cell = f"{alias}.entityData"
    return f"(CASE WHEN typeof({cell}) = 'text' AND json_valid({cell}) THEN json_extract({cell}, '$.{path}') END)"


_MEMBER = "participantType.member."


def _name(alias: str) -> str:
    first, last = (_json(alias, f"{_MEMBER}{part}.text") for part in ("firstName", "lastName"))
    return f"NULLIF(trim(COALESCE({first}, '') || ' ' || COALESCE({last}, '')), '')"


_PRESENT = (
    "FROM ConversationParticipantCrossRef AS x JOIN ParticipantsData AS q ON q.entityUrn = x.participantUrn"
    " WHERE x.conversationUrn = m.conversationUrn"
)
_OTHERS = f"{_PRESENT} AND {_json('q', _MEMBER + 'distance')} IS NOT 'SELF'"

MESSAGES = Artifact(
    id="android.linkedin",
    title="LinkedIn: messages",
    service="linkedin",
    emits=Message,
    files=("{app_data:com.linkedin.android}/databases/messenger-sdk*",),
    read=(
        Sqlite(
            "MessagesData AS m",
            "m.rowid",
            {
                "at": Col("m.deliveredAt", UNIX_MS),
                "delivered_at": Col("m.deliveredAt", UNIX_MS),
                "direction": Col(
                    f"CASE {_json('p', _MEMBER + 'distance')} WHEN 'SELF' THEN 'outgoing' ELSE"
                    " CASE WHEN p.entityUrn IS NOT NULL THEN 'incoming' END END"
                ),
                "sender": Person("m.senderUrn", _name("p"), role="sender"),
                "recipients": Rows(
                    f"SELECT q.entityUrn AS identifier, {_name('q')} AS name {_PRESENT} AND q.entityUrn IS NOT m.senderUrn"
                    " ORDER BY q.entityUrn",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "party": opt(f"COALESCE((SELECT min(q.entityUrn) {_OTHERS}), m.senderUrn)"),
                "thread": Col("m.conversationUrn"),
                "thread_name": Col(
                    f"COALESCE(NULLIF({_json('c', 'title')}, ''), (SELECT group_concat({_name('q')}, ', ') {_OTHERS}))",
                    optional=True,
                ),
                "subject": Col(f"NULLIF({_json('m', 'subject')}, '')"),
                "body": Col(f"NULLIF({_json('m', 'body.text')}, '')"),
                "status": opt("m.status", enum("status", {5: "delivered"})),
                "message_id": opt("m.entityUrn"),
            },
            (
                "LEFT JOIN ParticipantsData AS p ON p.entityUrn = m.senderUrn",
                "LEFT JOIN ConversationsData AS c ON c.entityUrn = m.conversationUrn",
            ),
            requires={"MessagesData": ("deliveredAt", "senderUrn", "conversationUrn", "entityData")},
        ),
    ),
    says="One record for each message; the account's own are told by the distance 'SELF' of their sender.",
    limits="Attachments, reactions and seen marks are inside each row's document and are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/LinkedIn.py",),
)
