"""Kik on Android: messages and people of `kikDatabase.db`."""

from aboveboard.artifacts.kik._android import NAME, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, direction_from_me, opt

_PART = (
    "(SELECT v.content_string FROM KIKContentTable AS v WHERE v.content_id = m.content_id AND"
    " v.content_name = '{0}' LIMIT 1)"
)
_FILE = (
    f"SELECT COALESCE({_PART.format('file-name')}, m.content_id) AS name, {_PART.format('file-url')} AS url,"
    f" {_PART.format('app-name')} AS title WHERE m.content_id <> ''"
)


KIK = Artifact(
    id="android.kik",
    title="Kik: messages",
    service="kik",
    emits=Message,
    files=("{app_data:kik.android}/databases/*kikDatabase.db",),
    read=(
        Sqlite(
            base="messagesTable AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN KIKcontactsTable AS p ON p.rowid = (SELECT min(x.rowid) FROM"
                " KIKcontactsTable AS x WHERE x.jid = m.partner_jid)",
                "LEFT JOIN KIKcontactsTable AS g ON g.rowid = (SELECT min(y.rowid) FROM"
                " KIKcontactsTable AS y WHERE y.jid = m.bin_id)",
            ),
            requires={"messagesTable": ("body", "partner_jid", "was_me", "timestamp")},
            fields={
                "at": Col("m.timestamp", UNIX_MS),
                "party": Col("m.partner_jid"),
                "direction": Col("m.was_me", direction_from_me),
                "sender": Person("m.partner_jid", NAME.format("p"), "sender", when="m.was_me = 0"),
                "recipients": Person("m.partner_jid", NAME.format("p"), "recipient", many=True, when="m.was_me = 1"),
                "thread": opt("COALESCE(m.bin_id, m.partner_jid)"),
                "thread_name": opt(f"COALESCE({NAME.format('g')}, {NAME.format('p')})"),
                "body": Col("COALESCE(NULLIF(m.body, ''), NULLIF(m.stat_msg, ''), NULLIF(m.sys_msg, ''))"),
                "type": opt(
                    "CASE WHEN m.sys_msg <> '' THEN 'system' WHEN m.stat_msg <> '' THEN 'group event' WHEN m.content_id <> ''"
                    " THEN 'attachment' ELSE 'text' END"
                ),
                "status": opt("'read state ' || m.read_state"),
                "attachments": Rows(_FILE, keys=("name", "url", "title")),
                "app": opt("NULLIF(m.app_id, '')"),
                "message_id": opt("NULLIF(m.uid, '')"),
            },
        ),
    ),
    says="One record for each message, notes of groups and of the app among them.",
    limits="In a group the partner of a message received is its sender; of one sent, the group."
    " States of reading have no published"
    " meaning. Pictures lie in the app's cache under the number that `name` gives where there is no file name. Who is in a"
    " group is not read.",
    sources=SOURCES,
)
