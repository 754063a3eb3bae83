"""WeChat, QQ, KakaoTalk and Tango: their databases made here."""

from __future__ import annotations

import base64

from aboveboard.artifacts.android_kakaotalk import FRIENDS, MESSAGES
from aboveboard.artifacts.android_qq import QQ
from aboveboard.artifacts.android_tango import TANGO
from aboveboard.artifacts.android_wechat import WECHAT
from aboveboard.artifacts.ios_wechat import PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

WECHAT_PATH = "data/data/com.tencent.mm/MicroMsg/0123456789abcdef/EnMicroMsg.db"
FRIEND_PATH = "private/var/mobile/Containers/Data/Application/com.tencent.xin/Documents/0123abcd/DB/WCDB_Contact.sqlite"
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
    "ios.wechat_people": {FRIEND_PATH: CONTACTS},
    "android.qq": {QQ_PATH: NT},
    "android.kakaotalk": {KAKAO_PATH: KAKAO},
    "android.kakaotalk_friends": {KAKAO_FRIENDS: FRIEND},
    "android.tango": {TANGO_PATH: TC},
}
NULL = {"absent": "NULL"}


def test_wechat() -> None:
    result = run(WECHAT, {WECHAT_PATH: MICRO})
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
