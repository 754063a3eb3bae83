"""WeChat on Android: messages and people of a decrypted `EnMicroMsg.db`."""

from aboveboard.artifacts.wechat._android import KINDS, NAME, SOURCES, body, sender
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Py, Rows, Sqlite, direction_from_me, enum, opt

WECHAT = Artifact(
    id="android.wechat",
    title="WeChat messages",
    service="wechat",
    emits=Message,
    files=("{app_data:com.tencent.mm}/MicroMsg/*/EnMicroMsg.db",),
    read=(
        Sqlite(
            base="message AS m",
            key="m.msgId",
            joins=("LEFT JOIN rcontact AS c ON c.username = m.talker",),
            requires={"message": ("msgId", "type", "isSend", "createTime", "talker", "content")},
            fields={
                "at": Col("m.createTime", UNIX_MS),
                "party": Col("m.talker"),
                "direction": Col("m.isSend", direction_from_me),
                "sender": Col(
                    ("m.content", "m.talker", "m.isSend", NAME.format("c")),
                    Py("wechat_sender", sender, json=True),
                    optional=True,
                ),
                "thread": Col("m.talker"),
                "thread_name": opt(NAME.format("c")),
                "body": Col(("m.content", "m.talker", "m.isSend"), Py("wechat_body", body)),
                "type": Col("m.type", enum("kind of message", {**KINDS})),
                "status": opt(
                    "m.status",
                    enum(
                        "state",
                        {1: "sending", 2: "sent", 3: "received", 4: "played or shown", 5: "failed", 6: "service"},
                    ),
                ),
                "attachments": Rows(
                    "SELECT f.imgPath AS path FROM message AS f WHERE f.msgId = m.msgId AND f.imgPath <> ''",
                    keys=("path",),
                ),
                "message_id": opt("CAST(NULLIF(m.msgSvrId, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, notes of the app and of groups among them.",
    limits="The app encrypts the database with a key made of the device's and the account's numbers: only copies that were"
    " decrypted are read, the others are reported as encrypted. Pictures, links, calls and locations"
    " keep their XML as the body;"
    " paths are the app's own short forms. Who is in a group (a binary list in `chatroom`), moments"
    " and payments are not read.",
    sources=SOURCES,
)
