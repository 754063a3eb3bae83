"""Zalo on iOS: messages of one database for each chat in `chat_dbs`, people of `profile.sqlite`, groups of `chatgroup.sqlite`."""

from aboveboard.artifacts.zalo._ios import CHAT, GROUP, ME, SOURCES, kind_of, latitude, longitude, url
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Py, Rows, Sqlite, opt

MESSAGES = Artifact(
    id="ios.zalo",
    title="Zalo messages",
    service="zalo",
    emits=Message,
    files=(
        "{app_data:vn.com.vng.zingalo}/Documents/chat_dbs/*/[0-9]*.db",
        "{app_data:vn.com.vng.zingalo}/Documents/chat_dbs/*/group_[0-9]*.db",
    ),
    read=(
        Sqlite(
            base="ChatContent AS c",
            key="c.rowid",
            optional=True,
            requires={"ChatContent": ("SenderId", "MsgType", "TimeStamp", "MsgContent")},
            fields={
                "at": Col("CASE WHEN c.TimeStamp < 100000000000 THEN c.TimeStamp * 1000 ELSE c.TimeStamp END", UNIX_MS),
                "direction": Col(
                    f"CASE WHEN c.SenderId IS NULL THEN NULL WHEN {ME} THEN 'outgoing' ELSE 'incoming' END"
                ),
                "party": Col(f"CASE WHEN {GROUP} THEN CAST(c.SenderId AS TEXT) ELSE {CHAT} END"),
                "sender": Person("c.SenderId", role="sender", when=f"NOT {ME}"),
                "recipients": Person(CHAT, role="recipient", many=True, when=f"{ME} AND NOT {GROUP}"),
                "thread": Col(CHAT),
                "body": Col("NULLIF(c.MsgContent, '')"),
                "type": Col(("c.MsgType", "c.BinNet"), Py("zalo_kind", kind_of)),
                "url": Col(("c.MsgType", "c.BinNet"), Py("zalo_url", url), optional=True),
                "latitude": Col(("c.MsgType", "c.BinNet"), Py("zalo_latitude", latitude), optional=True),
                "longitude": Col(("c.MsgType", "c.BinNet"), Py("zalo_longitude", longitude), optional=True),
                "attachments": Rows(
                    "SELECT f.LocalPath AS path FROM ChatContent AS f WHERE f.rowid = c.rowid AND f.LocalPath <> ''",
                    keys=("path",),
                ),
                "message_id": opt("CAST(NULLIF(c.CliMsgId, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, calls and notes of the app among them. The chat is the number by which its database is"
    " called, the account the number of its folder: what the account wrote is sent, all else received.",
    limits="Kinds are as others found them in test data; calls have no length. Names stand in profile.sqlite and"
    " chatgroup.sqlite and are joined by number alone. Files without a stored path are not looked for. Messages that older"
    " versions kept in chat.sqlite are not read: its columns are not published. Databases called _ext are not read.",
    sources=SOURCES,
)
