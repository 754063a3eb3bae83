"""Microsoft Teams on Android: messages, calls and people of `SkypeTeams.db`."""

from __future__ import annotations

from aboveboard.artifacts.teams._android import SOURCES
from aboveboard.formats import mail
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Message, Py, Sql, Sqlite, flag, opt


def _plain(content: object) -> str:
    """The text of a message, which may be HTML."""
    text = str(content)
    return mail.html_text(text).strip() if "<" in text or "&" in text else text


_TEXT = Py("teams_text", _plain)
_JSON = Sql("object", "{}", json=True)
_CLEARED = "CASE WHEN json_valid(a.attributeValue) THEN json_extract(a.attributeValue, '$.{}') END"
_DIRECTION = Sql("direction", "CASE lower({}) WHEN 'outgoing' THEN 'outgoing' WHEN 'incoming' THEN 'incoming' END")


def _of_call(name: str) -> str:
    return _CLEARED.format(name)


_CALLER = (
    f"CASE WHEN {_of_call('originator')} <> '' OR {_of_call('originatorDisplayName')} <> '' THEN json_patch('{{}}',"
    f" json_object('identifier', {_of_call('originator')}, 'name', {_of_call('originatorDisplayName')}, 'role', CASE lower("
    f"{_of_call('callDirection')}) WHEN 'outgoing' THEN 'owner' ELSE 'sender' END)) END"
)
_CALLED = (
    f"CASE WHEN {_of_call('target')} <> '' THEN json_array(json_patch('{{}}', json_object('identifier', {_of_call('target')},"
    " 'name', (SELECT min(u.displayName) FROM User AS u WHERE u.mri = "
    f"{_of_call('target')}), 'role', CASE lower({_of_call('callDirection')}) WHEN 'incoming' THEN 'owner' ELSE 'recipient' END)))"
    " END"
)


TEAMS = Artifact(
    id="android.teams",
    title="Microsoft Teams: messages, calls",
    service="teams",
    emits=(Message, Call),
    files=("{app_data:com.microsoft.teams}/databases/SkypeTeams.db",),
    read=(
        Sqlite(
            base="Message AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN Conversation AS c ON c.rowid = (SELECT min(x.rowid) FROM Conversation AS x"
                " WHERE x.conversationId = m.conversationId)",
            ),
            requires={"Message": ("messageId", "conversationId", "arrivalTime", "content", "userDisplayName")},
            fields={
                "at": Col("m.arrivalTime", UNIX_MS),
                "party": opt("NULLIF(m.\"from\", '')"),
                "sender": opt(
                    "CASE WHEN m.\"from\" <> '' OR m.userDisplayName <> '' THEN json_patch('{}', json_object('identifier',"
                    " CAST(NULLIF(m.\"from\", '') AS TEXT), 'name', CAST(NULLIF(m.userDisplayName, '') AS TEXT), 'role',"
                    " 'sender')) END",
                    _JSON,
                ),
                "thread": Col("m.conversationId"),
                "thread_name": opt("NULLIF(c.displayName, '')"),
                "subject": opt("NULLIF(m.subject, '')"),
                "body": Col("NULLIF(m.content, '')", _TEXT),
                "type": opt("NULLIF(m.messageType, '')"),
                "deleted_at": opt("m.deleteTime", UNIX_MS),
                "deleted": opt("m.deleteTime > 0", flag),
                "edited_at": opt("m.editTime", UNIX_MS),
                "message_id": Col("CAST(m.messageId AS TEXT)"),
            },
        ),
        Sqlite(
            base="MessagePropertyAttribute AS a",
            key="a.rowid",
            kind=Call,
            optional=True,
            requires={"MessagePropertyAttribute": ("propertyId", "attributeValue"), "User": ("mri", "displayName")},
            where="a.propertyId = 'CallLog' AND json_valid(a.attributeValue) AND a.attributeValue LIKE '{%callDirection%'",
            leaves_out="properties of messages that are no entries of the call log",
            fields={
                "at": Col(
                    f"COALESCE(NULLIF({_of_call('connectTimeMillis')}, 0), {_of_call('endTimeMillis')})", UNIX_MS
                ),
                "ended_at": Col(_of_call("endTimeMillis"), UNIX_MS),
                "direction": Col(_of_call("callDirection"), _DIRECTION),
                "status": Col(f"NULLIF({_of_call('callState')}, '')"),
                "answered": Col(
                    f"CASE WHEN lower({_of_call('callState')}) IN ('accepted') THEN 1 WHEN"
                    f" {_of_call('callState')} <> '' THEN 0 END",
                    flag,
                ),
                "duration": Col(
                    f"CASE WHEN {_of_call('connectTimeMillis')} > 0 AND {_of_call('endTimeMillis')} >="
                    f" {_of_call('connectTimeMillis')} THEN ({_of_call('endTimeMillis')} -"
                    f" {_of_call('connectTimeMillis')}) / 1000.0 END"
                ),
                "party": Col(
                    f"CASE lower({_of_call('callDirection')}) WHEN 'outgoing' THEN {_of_call('target')}"
                    f" ELSE {_of_call('originator')} END"
                ),
                "sender": Col(_CALLER, _JSON),
                "recipients": Col(_CALLED, _JSON),
                "call_id": Col(f"NULLIF({_of_call('callId')}, '')"),
            },
        ),
    ),
    says="One record for each row of Message, and one call for each entry of the call log among the messages' "
    "properties.",
    limits="Texts in HTML are given as plain text. Whose account it is, and with that the direction of messages, is not in"
    " this file. Reactions, files, the activity feed and what newer versions keep elsewhere are not read.",
    sources=SOURCES,
)
