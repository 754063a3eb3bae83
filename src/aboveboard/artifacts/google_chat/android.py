"""Google Chat: `dynamite.db`, on Android (also inside Gmail) and on iOS."""

from collections.abc import Iterator

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_US
from aboveboard.kit import Artifact, Attachment, Col, Contact, Message, Py, Reaction, Sql, Sqlite, enum, opt

_NOTHING = b"\xfe\xff\x00"
"""What the app writes where there are no annotations or reactions."""


def _fields(blob: object, number: int) -> Iterator[bytes]:
    """The messages of that field number in a blob."""
    if not isinstance(blob, bytes):
        raise ValueError("not a blob")
    if not blob.startswith(_NOTHING):
        yield from (f.bytes for f in protobuf.fields(blob) if f.number == number and isinstance(f.value, bytes))


def _text(data: bytes, path: str) -> str | None:
    found = protobuf.get(data, path)
    return found.text or None if found else None


def _files(blob: object) -> list[Attachment] | str:
    """Files (field 10 of an annotation: name and type) and meetings (12.1: address and code)."""
    found: list[Attachment] = []
    for one in _fields(blob, 1):
        if protobuf.first(one, 10):
            found.append(Attachment(name=_text(one, "10.3"), mime=_text(one, "10.4")))
        if protobuf.first(one, 12):
            found.append(Attachment(url=_text(one, "12.1.2"), title=_text(one, "12.1.3")))
    return found or ""


def _reactions(blob: object) -> list[Reaction] | str:
    return [Reaction(_text(one, "1.1.1"), by=_text(one, "2.1")) for one in _fields(blob, 1)] or ""


# The folder of the database is named by the account: its address on Android, its number on iOS.
_OWN = (
    "CASE WHEN :folder LIKE '%/user_accounts/%' THEN substr(:folder, -length(t.creator_id) - 1) = '/' || t.creator_id"
    " OR COALESCE(substr(:folder, -length(u.email) - 1) = '/' || u.email, 0) END"
)
_SENDER = (
    "json_patch('{}', json_object('identifier', CAST(t.creator_id AS TEXT), 'name', CAST(NULLIF(u.name, '') AS TEXT),"
    f" 'role', CASE WHEN {_OWN} THEN 'owner' ELSE 'sender' END))"
)
_READ = (
    Sqlite(
        base="topic_messages AS t",
        key="t.rowid",
        joins=(
            "LEFT JOIN users AS u ON u.rowid = (SELECT min(x.rowid) FROM users AS x WHERE x.user_id = t.creator_id)",
            "LEFT JOIN Groups AS g ON g.rowid = (SELECT min(y.rowid) FROM Groups AS y WHERE y.group_id = t.group_id)",
        ),
        requires={
            "topic_messages": ("create_time", "creator_id", "group_id", "text_body"),
            "users": ("user_id", "email"),
        },
        fields={
            "at": Col("t.create_time", UNIX_US),
            "sent_at": Col("t.create_time", UNIX_US),
            "direction": Col(f"CASE {_OWN} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
            "party": Col("t.creator_id"),
            "sender": opt(_SENDER, Sql("party", "{}", json=True)),
            "thread": Col("t.group_id"),
            "thread_name": opt("NULLIF(g.name, '')"),
            "body": Col("NULLIF(t.text_body, '')"),
            "type": opt("g.group_type", enum("group type", {1: "in a group", 2: "in a chat of two"}, other=None)),
            "attachments": opt("t.annotation", Py("googlechat_files", _files, json=True)),
            "reactions": opt("t.reactions", Py("googlechat_reactions", _reactions, json=True)),
            "reply_to": opt("CASE WHEN t.topic_id <> t.message_id THEN t.topic_id END"),
            "message_id": opt("NULLIF(t.message_id, '')"),
        },
    ),
    Sqlite(
        base="drafts AS d",
        key="d.rowid",
        joins=(
            "LEFT JOIN Groups AS g ON g.rowid = (SELECT min(y.rowid) FROM Groups AS y WHERE y.group_id = d.group_id)",
        ),
        requires={"drafts": ("group_id", "text")},
        optional=True,
        fields={
            "thread": Col("d.group_id"),
            "thread_name": opt("NULLIF(g.name, '')"),
            "reply_to": opt("NULLIF(d.topic_id, '')"),
            "body": Col("NULLIF(d.text, '')"),
            "status": Col("'draft'"),
        },
    ),
    Sqlite(
        base="users AS u",
        key="u.rowid",
        kind=Contact,
        requires={"users": ("user_id", "name", "email")},
        fields={
            "party": Col("u.user_id"),
            "name": Col("NULLIF(u.name, '')"),
            "identifiers": Col(
                "CASE WHEN u.email <> '' THEN json_array(json_object('type', 'email', 'value', CAST(u.email AS TEXT))) END",
                Sql("addresses", "{}", json=True),
            ),
            "modified_at": opt("u.last_updated_time_micros", UNIX_US),
            "picture": opt(
                "CASE WHEN u.avatar_url <> '' THEN json_object('url', CAST(u.avatar_url AS TEXT)) END",
                Sql("picture", "{}", json=True),
            ),
            "contact_id": Col("u.user_id"),
        },
    ),
)
_LIMITS = (
    "Direction is only there where the database's folder is named by the account. Of annotations files and meetings are"
    " read, of reactions the sign and the first person; edits and deletions are not. Who is in a group is not joined."
    " Addresses of files' contents are not stored with the names."
)


def _artifact(identifier: str, files: tuple[str, ...], source: str) -> Artifact:
    return Artifact(
        id=identifier,
        title="Google Chat",
        service="google chat",
        emits=(Message, Contact),
        files=files,
        read=_READ,
        says="One record for each message of a topic, for each draft, and for each person that the app knows.",
        limits=_LIMITS,
        sources=(source,),
    )


ANDROID = _artifact(
    "android.google_chat",
    (
        "{app_data:com.google.android.apps.dynamite}/databases/dynamite.db",
        "{app_data:com.google.android.apps.dynamite}/databases/user_accounts/*/dynamite.db",
        "{app_data:com.google.android.gm}/databases/user_accounts/*/dynamite.db",
    ),
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/googleChat.py",
)
IOS = _artifact(
    "ios.google_chat",
    (
        "{app_data:com.google.Dynamite}/Documents/user_accounts/*/dynamite.db",
        "{app_data:com.google.Gmail}/Documents/user_accounts/*/dynamite.db",
    ),
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/googleChat.py",
)
