"""Skype Lite and early versions of Skype 8 on Android: messages, calls and people of `live….db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Contact, Message, Rows, Sql, Sqlite, direction_from_me, opt

_NAME = (
    "(SELECT NULLIF(trim(COALESCE(p.first_name, '') || ' ' || COALESCE(p.last_name, '')), '') FROM person AS p"
    " WHERE p.entry_id = {} LIMIT 1)"
)
_MINE = "c.is_sender_me = 1"
# A group's members; a conversation of two is named by the other person. The table's name is misspelt in the app.
_OTHERS = (
    f"SELECT g.person_id AS identifier, {_NAME.format('g.person_id')} AS name FROM particiapnt AS g"
    " WHERE g.conversation_id = c.conversation_link AND g.person_id IS NOT c.person_id ORDER BY g.person_id"
)
_CALLS = "c.message_type = 3"
_ITEM = (
    ("at", Col("c.time", UNIX_MS)),
    ("direction", Col("c.is_sender_me", direction_from_me)),
    ("party", Col(f"CASE WHEN {_MINE} THEN c.conversation_link ELSE c.person_id END")),
    ("sender", opt(
        f"CASE WHEN c.person_id <> '' THEN json_patch('{{}}', json_object('identifier', CAST(c.person_id AS TEXT), 'name',"
        f" {_NAME.format('c.person_id')}, 'role', CASE WHEN {_MINE} THEN 'owner' ELSE 'sender' END)) END",
        Sql("party", "{}", json=True),
    )),
    ("recipients", Rows(_OTHERS, keys=("identifier", "name"), role="recipient")),
    ("thread", Col("NULLIF(c.conversation_link, '')")),
)  # fmt: skip
_NEEDS = {"chatitem": ("conversation_link", "message_type", "time", "content", "is_sender_me", "person_id")}
_LIVE = (
    Sqlite(
        name="messages",
        base="chatitem AS c",
        key="c.rowid",
        requires=_NEEDS,
        where=f"NOT {_CALLS}",
        leaves_out="calls, which are read as such",
        fields=dict(_ITEM)
        | {
            "body": Col("NULLIF(c.content, '')"),
            "type": Col("'type ' || c.message_type"),
            "attachments": Rows(
                "SELECT f.device_gallery_path AS path FROM chatitem AS f WHERE f.rowid = c.rowid AND f.device_gallery_path <> ''",
                keys=("path",),
            ),
        },
    ),
    Sqlite(
        name="calls",
        base="chatitem AS c",
        key="c.rowid",
        kind=Call,
        requires=_NEEDS,
        where=_CALLS,
        leaves_out="messages, which are read as such",
        fields=dict(_ITEM) | {"duration": opt("NULLIF(c.duration, 0)")},
    ),
    Sqlite(
        base="person AS p",
        key="p.rowid",
        kind=Contact,
        optional=True,
        requires={"person": ("entry_id", "first_name", "last_name")},
        fields={
            "party": Col("p.entry_id"),
            "name": Col("NULLIF(trim(COALESCE(p.first_name, '') || ' ' || COALESCE(p.last_name, '')), '')"),
            "given_name": Col("NULLIF(p.first_name, '')"),
            "family_name": Col("NULLIF(p.last_name, '')"),
            "contact_id": Col("p.entry_id"),
        },
    ),
)

LIVE = Artifact(
    id="android.skype_live",
    title="Skype (live….db): messages, calls, people",
    service="skype",
    emits=(Message, Call, Contact),
    files=("{app_data:com.skype.*}/databases/live*.db",),
    read=_LIVE,
    says="One record for each message or call of a conversation and for each person that the app knows.",
    limits="Types of messages other than calls have no published meaning, nor has the unit of a call's length, which is"
    " taken for seconds. Present versions keep their messages in s4l-….db.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/skype.py",),
)
