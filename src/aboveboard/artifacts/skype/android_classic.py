"""Skype before version 8, on Android and iOS: messages, calls, files and people of `main.db`."""

from aboveboard.formats import mail
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import (
    Account,
    Artifact,
    Call,
    Col,
    Contact,
    Message,
    Person,
    Py,
    Rows,
    Sql,
    Sqlite,
    enum,
    flag,
    opt,
)

_JSON = Sql("party", "{}", json=True)
_ME = "(SELECT min(a.skypename) FROM Accounts AS a WHERE a.skypename <> '')"
_NAME = "(SELECT COALESCE(NULLIF(k.displayname, ''), NULLIF(k.fullname, '')) FROM Contacts AS k WHERE k.skypename = {} LIMIT 1)"
_TYPES = enum(
    "message type",
    {4: "conference", 10: "participants added", 12: "participant removed", 13: "participant left", 30: "call started",
     39: "call ended", 50: "contact request", 51: "contact accepted", 53: "blocked", 60: "emote", 61: "text", 63: "contacts",
     64: "SMS", 67: "voicemail", 68: "attachment", 70: "video message", 110: "birthday", 201: "picture"},
)  # fmt: skip


def _plain(body: object) -> str:
    """The text of a message, which is XML."""
    text = str(body)
    return mail.html_text(text).strip() if "<" in text or "&" in text else text


def _address(kind: str, column: str) -> str:
    return f"SELECT '{kind}' AS type, CAST(k.{column} AS TEXT) AS value WHERE k.{column} <> ''"


_READ = (
    Sqlite(
        base="Messages AS m",
        key="m.id",
        joins=("LEFT JOIN Conversations AS c ON c.id = m.convo_id",),
        requires={"Messages": ("timestamp", "author", "body_xml", "type"), "Accounts": ("skypename",)},
        fields={
            "at": Col("m.timestamp", UNIX_S),
            "direction": Col(f"CASE m.author = {_ME} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
            "party": opt(
                f"CASE WHEN m.author = {_ME} THEN COALESCE(NULLIF(m.dialog_partner, ''), c.identity) ELSE m.author END"
            ),
            "sender": opt(
                "CASE WHEN m.author <> '' THEN json_patch('{}', json_object('identifier', CAST(m.author AS TEXT), 'name',"
                f" CAST(NULLIF(m.from_dispname, '') AS TEXT), 'role', CASE WHEN m.author = {_ME} THEN 'owner' ELSE 'sender'"
                " END)) END",
                _JSON,
            ),
            "recipients": Rows(
                f"SELECT p.identity AS identifier, {_NAME.format('p.identity')} AS name FROM Participants AS p"
                " WHERE p.convo_id = m.convo_id AND p.identity IS NOT m.author AND p.identity <> '' ORDER BY p.id",
                keys=("identifier", "name"),
                role="recipient",
            ),
            "thread": opt("COALESCE(NULLIF(m.chatname, ''), c.identity)"),
            "thread_name": opt("NULLIF(c.displayname, '')"),
            "body": Col("NULLIF(m.body_xml, '')", Py("skype_text", _plain)),
            "type": Col("m.type", _TYPES),
            "status": opt("'state ' || m.sending_status"),
            "edited_at": opt("m.edited_timestamp", UNIX_S),
            "deleted": opt("(m.body_xml = '' AND m.edited_timestamp > 0)", flag),
            "message_id": opt("CASE WHEN m.remote_id <> 0 THEN CAST(m.remote_id AS TEXT) END"),
        },
    ),
    Sqlite(
        base="Calls AS c",
        key="c.id",
        kind=Call,
        optional=True,
        requires={"Calls": ("begin_timestamp", "is_incoming", "host_identity")},
        joins=("LEFT JOIN Conversations AS v ON v.id = c.conv_dbid",),
        fields={
            "at": Col("c.begin_timestamp", UNIX_S),
            "direction": Col("CASE c.is_incoming WHEN 1 THEN 'incoming' WHEN 0 THEN 'outgoing' END"),
            "answered": opt("c.duration > 0", flag),
            "duration": opt("NULLIF(c.duration, 0)"),
            "party": opt("CASE WHEN c.is_incoming = 1 THEN c.host_identity ELSE v.identity END"),
            "sender": Person("NULLIF(c.host_identity, '')", role="sender"),
            "recipients": Rows(
                "SELECT p.identity AS identifier, NULLIF(p.dispname, '') AS name FROM CallMembers AS p"
                " WHERE p.call_db_id = c.id AND p.identity IS NOT c.host_identity ORDER BY p.id",
                keys=("identifier", "name"),
                role="recipient",
            ),
            "thread": opt("v.identity"),
            "call_id": opt("NULLIF(c.name, '')"),
        },
    ),
    Sqlite(
        base="Transfers AS t",
        key="t.id",
        optional=True,
        requires={"Transfers": ("partner_handle", "filename", "type")},
        fields={
            "at": opt("t.starttime", UNIX_S),
            "direction": Col("CASE t.type WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END"),
            "party": Col("NULLIF(t.partner_handle, '')"),
            "sender": Person(
                "NULLIF(t.partner_handle, '')",
                "NULLIF(t.partner_dispname, '')",
                "sender",
                optional=True,
                when="t.type = 1",
            ),
            "recipients": Person(
                "NULLIF(t.partner_handle, '')",
                "NULLIF(t.partner_dispname, '')",
                "recipient",
                optional=True,
                many=True,
                when="t.type = 2",
            ),
            "type": Col("'attachment'"),
            "status": opt("'state ' || t.status"),
            "received_at": opt("t.finishtime", UNIX_S),
            "attachments": Rows(
                "SELECT NULLIF(f.filepath, '') AS path, NULLIF(f.filename, '') AS name, CAST(f.filesize AS INTEGER) AS size"
                " FROM Transfers AS f WHERE f.id = t.id",
                keys=("path", "name", "size"),
            ),
        },
    ),
    Sqlite(
        base="Contacts AS k",
        key="k.id",
        kind=Contact,
        optional=True,
        requires={"Contacts": ("skypename", "fullname", "displayname")},
        fields={
            "party": Col("NULLIF(k.skypename, '')"),
            "name": Col("COALESCE(NULLIF(k.displayname, ''), NULLIF(k.fullname, ''))"),
            "identifiers": Rows(
                " UNION ALL ".join(
                    _address(kind, column)
                    for kind, column in (
                        ("handle", "skypename"),
                        ("phone", "phone_mobile"),
                        ("phone", "phone_home"),
                        ("phone", "phone_office"),
                        ("email", "emails"),
                        ("phone", "pstnnumber"),
                    )
                ),
                keys=("type", "value"),
            ),
            "birthday": opt("CAST(NULLIF(k.birthday, 0) AS TEXT)"),
            "note": opt("COALESCE(NULLIF(k.about, ''), NULLIF(k.mood_text, ''))"),
            "blocked": opt("k.isblocked", flag),
            "contact_id": Col("NULLIF(k.skypename, '')"),
        },
    ),
    Sqlite(
        base="Accounts AS a",
        key="a.id",
        kind=Account,
        optional=True,
        fields={
            "type": Col("'skype'"),
            "username": Col("NULLIF(a.skypename, '')"),
            "identifier": opt("NULLIF(a.emails, '')"),
            "name": opt("NULLIF(a.fullname, '')"),
        },
    ),
)


def _artifact(identifier: str, files: tuple[str, ...]) -> Artifact:
    return Artifact(
        id=identifier,
        title="Skype (classic): messages, calls, files, people",
        service="skype",
        emits=(Message, Call, Contact, Account),
        files=files,
        read=_READ,
        says="One record for each message, call, file transfer, contact and account. A message whose text was removed is"
        " marked as deleted.",
        limits="Of conferences the members of each call are read, and of conversations the members of the database's last"
        " state. Voicemail, videos and the log of old chats (chatsync) are not read. States have no published meaning.",
        sources=(
            "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/skype.py",
            "https://github.com/sepinf-inc/IPED (Skype parser, main.db)",
        ),
    )


ANDROID = _artifact("android.skype_classic", ("{app_data:com.skype.*}/files/*/main.db",))
IOS = _artifact("ios.skype_classic", ("{app_data:com.skype.*}/Library/Application Support/Skype/*/main.db",))
