"""Kik on iOS: messages and people of kik.sqlite."""

from aboveboard.artifacts.kik._ios import FILES, JSON, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Message, Rows, Sqlite, enum, opt

_SHOWN = "COALESCE(NULLIF({0}.ZDISPLAYNAME, ''), NULLIF({0}.ZUSERNAME, ''))"
_CHAT = "(SELECT min(j.Z_3CHAT) FROM Z_3MESSAGES AS j WHERE j.Z_5MESSAGES = m.Z_PK)"


KIK = Artifact(
    id="ios.kik",
    title="Kik: messages",
    service="kik",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            name="messages",
            base="ZKIKMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZKIKUSER AS u ON u.Z_PK = m.ZUSER",
                f"LEFT JOIN ZKIKCHAT AS c ON c.Z_PK = {_CHAT}",
                "LEFT JOIN ZKIKUSER AS o ON o.Z_PK = c.ZUSER",
            ),
            requires={"ZKIKMESSAGE": ("ZTYPE", "ZUSER", "ZTIMESTAMP", "ZBODY")},
            fields={
                "at": Col("m.ZTIMESTAMP", times.COCOA_S),
                "received_at": opt("CASE WHEN m.ZTYPE <> 2 THEN m.ZRECEIVEDTIMESTAMP END", times.COCOA_S),
                "direction": Col("m.ZTYPE", enum("kik type", {1: "incoming", 2: "outgoing"}, other=None)),
                "sender": opt(
                    "CASE WHEN m.ZTYPE = 2 THEN json_object('role', 'owner') WHEN m.ZTYPE = 1 AND u.ZJID <> '' THEN"
                    f" json_object('identifier', CAST(u.ZJID AS TEXT), 'name', CAST({_SHOWN.format('u')} AS TEXT),"
                    " 'role', 'sender') END",
                    JSON,
                ),
                "recipients": opt(
                    "CASE WHEN m.ZTYPE = 2 AND COALESCE(o.ZJID, u.ZJID) <> '' THEN json_array(json_object('identifier',"
                    f" CAST(COALESCE(o.ZJID, u.ZJID) AS TEXT), 'name', CAST(COALESCE({_SHOWN.format('o')},"
                    f" {_SHOWN.format('u')}) AS TEXT), 'role', 'recipient')) WHEN m.ZTYPE = 1 THEN"
                    " json_array(json_object('role', 'owner')) END",
                    JSON,
                ),
                "party": opt("CASE WHEN m.ZTYPE = 2 THEN COALESCE(o.ZJID, u.ZJID) ELSE u.ZJID END"),
                "thread": opt("o.ZJID"),
                "thread_name": opt(_SHOWN.format("o")),
                "body": Col("NULLIF(m.ZBODY, '')"),
                "type": opt(
                    "CASE WHEN m.ZTYPE IN (3, 4) THEN 'group event' WHEN EXISTS (SELECT 1 FROM ZKIKATTACHMENT AS a"
                    " WHERE a.ZMESSAGE = m.Z_PK) THEN 'attachment' ELSE 'text' END"
                ),
                "attachments": Rows(
                    "SELECT CAST(a.ZCONTENT AS TEXT) AS name FROM ZKIKATTACHMENT AS a WHERE a.ZMESSAGE = m.Z_PK"
                    " ORDER BY a.Z_PK",
                    keys=("name",),
                ),
                "message_id": opt("NULLIF(m.ZSTANZAID, '')"),
            },
        ),
    ),
    says="One message for each row of ZKIKMESSAGE.",
    limits="Whose account it is stands elsewhere. `at` of a contact is when its picture was changed. Whether a sent message "
    "was delivered or read (`ZSTATE`), who is in a group and cards are not read; a message in several conversations is "
    "given the first. Attachments are named by their file in the app's folders.",
    sources=SOURCES,
    tested=("ios_native_ffs", "plaso test data (kik.sqlite)"),
)
