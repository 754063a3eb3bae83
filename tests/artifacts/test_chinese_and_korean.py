"""WeChat, QQ, KakaoTalk and Tango: their databases made here."""

from __future__ import annotations

import base64
import hashlib

from aboveboard.artifacts.kakaotalk.android import MESSAGES
from aboveboard.artifacts.kakaotalk.android_friends import FRIENDS
from aboveboard.artifacts.qq.android import QQ
from aboveboard.artifacts.qq.ios_nt import IOS as IOS_QQ
from aboveboard.artifacts.tango.android import TANGO
from aboveboard.artifacts.wechat.android import WECHAT
from aboveboard.artifacts.wechat.android_people import PEOPLE as WECHAT_PEOPLE
from aboveboard.artifacts.wechat.ios import MESSAGES as IOS_WECHAT
from aboveboard.artifacts.wechat.ios_old_people import OLD_PEOPLE as IOS_WECHAT_OLD_PEOPLE
from aboveboard.artifacts.wechat.ios_people import PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

WECHAT_PATH = "data/data/com.tencent.mm/MicroMsg/0123456789abcdef/EnMicroMsg.db"
WECHAT_HOME = "private/var/mobile/Containers/Data/Application/com.tencent.xin/Documents/0123abcd"
FRIEND_PATH = f"{WECHAT_HOME}/DB/WCDB_Contact.sqlite"
MM_PATH = f"{WECHAT_HOME}/DB/MM.sqlite"
IOS_QQ_PATH = (
    "private/var/mobile/Containers/Data/Application/com.tencent.mqq/Documents/QQNT/DB/nt_db/nt_qq_0a1b/nt_msg.db"
)
QQ_PATH = "data/data/com.tencent.mobileqq/databases/nt_db/nt_qq_0a1b/nt_msg.db"
KAKAO_PATH = "data/data/com.kakao.talk/databases/KakaoTalk.db"
KAKAO_FRIENDS = "data/data/com.kakao.talk/databases/KakaoTalk2.db"
TANGO_PATH = "data/data/com.sgiggle.production/files/tc.db"


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def field(number: int, value: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(value)) + value


MICRO = sqlite_bytes(
    """CREATE TABLE message (msgId INTEGER PRIMARY KEY, msgSvrId INTEGER, type INT, status INT, isSend INT, createTime
  INTEGER, talker TEXT,
  content TEXT, imgPath TEXT);
CREATE TABLE rcontact (username TEXT PRIMARY KEY, alias TEXT, conRemark TEXT, nickname TEXT, type INTEGER);
INSERT INTO rcontact VALUES ('wxid_li', 'liwei', 'Li (work)', 'Li Wei', 3), ('99@chatroom', NULL, NULL, 'Flat', 2);
INSERT INTO message VALUES (1, 901, 1, 3, 0, 1700000000123, 'wxid_li', '你好', NULL),
 (2, 902, 1, 3, 0, 1700000100000, '99@chatroom', 'wxid_li:' || char(10) || 'in the group', NULL),
 (3, 903, 3, 2, 1, 1700000200000, '99@chatroom', '<msg/>', 'THUMBNAIL_DIRPATH://th_1');"""
)
REMARK = field(1, b"Li Wei") + field(2, b"liwei") + field(3, b"Li (work)")
CONTACTS = sqlite_bytes(
    "CREATE TABLE Friend (userName TEXT PRIMARY KEY, type INTEGER, dbContactRemark BLOB);",
    {"Friend": (("wxid_li", 3, REMARK),)},
)


def chat(who: str) -> str:
    return "Chat_" + hashlib.md5(who.encode()).hexdigest()


def chats(rows: dict[str, str], more: str = "") -> bytes:
    """Chats of iOS by their table."""
    columns = (
        "TableVer INTEGER DEFAULT 1, MesLocalID INTEGER PRIMARY KEY AUTOINCREMENT, MesSvrID INTEGER, CreateTime INTEGER, "
        "Message TEXT, Status INTEGER, ImgStatus INTEGER, Type INTEGER, Des INTEGER"
    )
    return sqlite_bytes(
        "".join(f"CREATE TABLE {t} ({columns}); INSERT INTO {t} VALUES {values};" for t, values in rows.items()) + more
    )


PLACE = '<msg><location x="48.2" y="16.3" label="Hauptstr. 1" poiname="Haus"/></msg>'
LINK = "<msg><appmsg><title>News</title><des>of today</des><url>https://example.org/a</url></appmsg></msg>"
IOS_MM = chats(
    {
        chat("wxid_li"): f"""(1, 1, 901, 1700000000, '你好', 3, 1, 1, 1), (1, 2, 902, 1700000060, 'hello', 2, 1, 1, 0),
          (1, 3, 903, 1700000120, '<msg><img aeskey="00"/></msg>', 4, 2, 3, 1), (1, 4, 904, 1700000180, '{PLACE}', 4, 1, 48, 0),
          (1, 5, 0, 1700000240, 'You recalled a message', 4, 1, 10000, 1)""",
        chat("99@chatroom"): f"(1, 1, 911, 1700000300, 'wxid_mira:' || char(10) || '{LINK}', 4, 1, 49, 1)",
        chat("wxid_gone"): "(1, 1, 921, 1700000400, 'who was that', 4, 1, 1, 1)",
    }
)
ROOM = field(1, b"Flat")
BESIDE = sqlite_bytes(
    "CREATE TABLE Friend (userName TEXT PRIMARY KEY, type INTEGER, dbContactRemark BLOB);",
    {"Friend": (("wxid_li", 3, REMARK), ("99@chatroom", 2, ROOM), ("wxid_bad", 3, b"\xff"), (None, 3, None))},
)
IOS_OLD = chats(
    {
        chat("wxid_li"): f"(1, 1, 901, 1700000000, 'old', 3, 1, 1, 1), (1, 2, 902, 1700000010, '{PLACE}', 2, 1, 48, 0)",
        chat("99@chatroom"): "(1, 1, 911, 1700000300, 'wxid_mira:' || char(10) || 'in the group', 4, 1, 1, 1)",
    },
    "CREATE TABLE Friend (UsrName TEXT PRIMARY KEY, NickName TEXT); INSERT INTO Friend VALUES ('wxid_li', 'Li Wei');"
    "CREATE TABLE Friend_Ext (UsrName TEXT, ConRemark TEXT); INSERT INTO Friend_Ext VALUES ('wxid_li', 'Li (work)');",
)
ELEMENTS = field(40800, field(45101, "你好".encode())) + field(40800, field(45402, b"a.pdf") + field(45101, b"!"))
NT = sqlite_bytes(
    """CREATE TABLE c2c_msg_table ("40001" INTEGER PRIMARY KEY, "40011" INTEGER, "40013" INTEGER, "40021" TEXT, "40030"
  INTEGER, "40033" INTEGER,
  "40050" INTEGER, "40090" TEXT, "40093" TEXT, "40800" BLOB);
CREATE TABLE group_msg_table ("40001" INTEGER PRIMARY KEY, "40011" INTEGER, "40013" INTEGER, "40027" INTEGER, "40033"
  INTEGER, "40050" INTEGER,
  "40090" TEXT, "40093" TEXT, "40800" BLOB);""",
    {
        "c2c_msg_table": ((7001, 2, 0, "u_li", 42, 42, 1700000000, "", "Li Wei", ELEMENTS),),
        "group_msg_table": ((7002, 2, 1, 900, 7, 1700000100, "Mira", "", field(40800, field(45101, b"hi"))),),
    },
)
KAKAO = sqlite_bytes(
    """CREATE TABLE chat_logs (_id INTEGER PRIMARY KEY, id INTEGER, type INTEGER, chat_id INTEGER, user_id INTEGER,
  message TEXT, created_at INTEGER,
  deleted_at INTEGER, v TEXT);
INSERT INTO chat_logs VALUES (1, 11, 1, 5, 42, 'hello', 1700000000, 0, '{"enc":0,"isMine":false}'),
 (2, 12, 2, 5, 7, 'c2VjcmV0', 1700000100, 1700000200, '{"enc":31,"isMine":true}');"""
)
FRIEND = sqlite_bytes(
    """CREATE TABLE friends (_id INTEGER PRIMARY KEY, id INTEGER, name TEXT, enc INTEGER, created_at INTEGER);
INSERT INTO friends VALUES (1, 42, 'Li Wei', 0, 0), (2, 43, 'xyz=', 31, 1690000000);"""
)
PAYLOAD = base64.b64encode(field(1, b"conv-1") + field(2, field(3, b"hello there"))).decode()
TC = sqlite_bytes(
    f"""CREATE TABLE messages (msg_id INTEGER PRIMARY KEY, conv_id TEXT, type INTEGER, payload TEXT, create_time INTEGER,
  send_time INTEGER,
  direction INTEGER, status INTEGER);
INSERT INTO messages VALUES (1, 'conv-1', 0, '{PAYLOAD}', 1500000000123, 0, 1, 3), (2, 'conv-1', 3, NULL, 1500000100000,
  1500000100500, 2, 1);"""
)
FIXTURES = {
    "android.wechat": {WECHAT_PATH: MICRO},
    "android.wechat.people": {WECHAT_PATH: MICRO},
    "ios.wechat": {MM_PATH: IOS_OLD},
    "ios.wechat.people": {MM_PATH: IOS_OLD},
    "ios.wechat_people": {FRIEND_PATH: CONTACTS},
    "android.qq": {QQ_PATH: NT},
    "ios.qq_nt": {IOS_QQ_PATH: NT},
    "android.kakaotalk": {KAKAO_PATH: KAKAO},
    "android.kakaotalk_friends": {KAKAO_FRIENDS: FRIEND},
    "android.tango": {TANGO_PATH: TC},
}
NULL = {"absent": "NULL"}


def test_wechat() -> None:
    result = run((WECHAT, WECHAT_PEOPLE), {WECHAT_PATH: MICRO})
    hello, group, picture = result.of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "wxid_li", "name": "Li (work)", "role": "sender"},
        "body": "你好",
        "type": "text",
        "status": "received",
        "message_id": "901",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (group["sender"], group["body"]) == ({"identifier": "wxid_li", "role": "sender"}, "in the group")
    assert (group["thread"], group["thread_name"]) == ("99@chatroom", "Flat")
    assert (picture["direction"], picture["type"], picture["attachments"]) == (
        "outgoing",
        "image",
        [{"path": "THUMBNAIL_DIRPATH://th_1"}],
    )
    li, flat = result.of("Contact")
    assert (li["name"], li["nickname"], li["groups"], flat["groups"]) == ("Li Wei", "Li (work)", ["contact"], ["group"])


def test_wechat_on_ios() -> None:
    result = run((IOS_WECHAT, IOS_WECHAT_OLD_PEOPLE), {MM_PATH: IOS_MM, FRIEND_PATH: BESIDE})
    told = {(r["thread"], r["provenance"]["rowid"]): r for r in result.records}
    expected = {
        "at": "2023-11-14T22:13:20.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "wxid_li", "name": "Li (work)", "role": "sender"},
        "recipients": NULL,
        "thread_name": "Li (work)",
        "body": "你好",
        "type": "text",
        "status": "delivered",
        "message_id": "901",
        "attachments": NULL,
    }
    hello = told["wxid_li", 1]
    assert {name: hello[name] for name in expected} == expected
    assert hello["as_stored"]["Message"] == "你好"
    sent = told["wxid_li", 2]
    assert (sent["direction"], sent["sender"]) == ("outgoing", NULL)
    assert sent["recipients"] == [{"identifier": "wxid_li", "name": "Li (work)", "role": "recipient"}]
    picture = told["wxid_li", 3]
    where = f"{WECHAT_HOME}/Img/{chat('wxid_li').removeprefix('Chat_')}/3.pic"
    assert (picture["type"], picture["body"], picture["attachments"]) == ("image", NULL, [{"path": where}])
    place = told["wxid_li", 4]
    assert (place["body"], place["latitude"], place["longitude"]) == ("Haus\nHauptstr. 1", 48.2, 16.3)
    assert (told["wxid_li", 5]["sender"], told["wxid_li", 5]["message_id"]) == (NULL, NULL)
    link = told["99@chatroom", 1]
    assert (link["sender"], link["thread_name"]) == ({"identifier": "wxid_mira", "role": "sender"}, "Flat")
    assert (link["body"], link["url"]) == ("News\nof today", "https://example.org/a")
    gone = told[chat("wxid_gone").removeprefix("Chat_"), 1]
    assert (gone["body"], gone["sender"], gone["thread_name"]) == ("who was that", NULL, NULL)


def test_wechat_on_ios_that_kept_people_in_the_same_database() -> None:
    result = run((IOS_WECHAT, IOS_WECHAT_OLD_PEOPLE), {MM_PATH: IOS_OLD})
    message = next(r for r in result.of("Message") if r["body"] == "old")
    assert message["sender"] == {"identifier": "wxid_li", "name": "Li Wei", "role": "sender"}
    (li,) = result.of("Contact")
    assert (li["name"], li["nickname"], li["contact_id"]) == ("Li Wei", "Li (work)", "wxid_li")


def test_wechat_people_on_ios() -> None:
    (li,) = run(PEOPLE, {FRIEND_PATH: CONTACTS}).records
    assert (li["name"], li["nickname"]) == ("Li Wei", "Li (work)")
    assert [i["value"] for i in li["identifiers"]] == ["wxid_li", "liwei"]


def test_qq() -> None:
    hello, group = run(QQ, {QQ_PATH: NT}).records
    assert (hello["body"], hello["direction"], hello["thread"], hello["type"]) == ("你好!", "incoming", "42", "text")
    assert (hello["sender"], hello["attachments"]) == (
        {"identifier": "42", "name": "Li Wei", "role": "sender"},
        [{"name": "a.pdf"}],
    )
    assert (group["body"], group["direction"], group["thread"]) == ("hi", "outgoing", "900")


def test_kakaotalk() -> None:
    hello, sealed = run(MESSAGES, {KAKAO_PATH: KAKAO}).records
    assert (hello["body"], hello["direction"], hello["type"], hello["status"]) == ("hello", "incoming", "text", NULL)
    assert (sealed["body"], sealed["direction"], sealed["status"]) == (NULL, "outgoing", "text encrypted (kind 31)")
    assert (sealed["type"], sealed["deleted_at"]) == ("photo", "2023-11-14T22:16:40.000000Z")
    li, other = run(FRIENDS, {KAKAO_FRIENDS: FRIEND}).records
    assert (li["name"], other["name"], other["groups"]) == ("Li Wei", NULL, ["name encrypted (kind 31)"])


def test_tango() -> None:
    hello, picture = run(TANGO, {TANGO_PATH: TC}).records
    assert (hello["body"], hello["direction"], hello["sender"]["identifier"]) == ("hello there", "incoming", "conv-1")
    assert (picture["body"], picture["direction"], picture["type"]) == (NULL, "outgoing", "picture")


def test_qq_of_version_9_on_ios_and_its_encrypted_header() -> None:
    assert [r["body"] for r in run(IOS_QQ, {IOS_QQ_PATH: NT}).records] == ["你好!", "hi"]
    sealed = (b"SQLite header 3\0" + bytes(16) + b"QQ_NT DB").ljust(1024, b"\0") + bytes(range(256)) * 12
    (outcome,) = run(IOS_QQ, {IOS_QQ_PATH: sealed}).outcomes
    assert (outcome.status, outcome.reason) == ("encrypted", "the header that QQ puts before an encrypted database")


def test_a_message_of_wechat_that_is_no_text() -> None:
    data = chats(
        {chat("wxid_li"): "(1, 1, 901, 1700000000, x'0102', 3, 1, 49, 1), (1, 2, 902, 1700000000, 7, 3, 1, 48, 1)"}
    )
    assert [(r["type"], r["body"]) for r in run((IOS_WECHAT, IOS_WECHAT_OLD_PEOPLE), {MM_PATH: data}).records] == [
        ("link or file", NULL),
        ("location", NULL),
    ]
