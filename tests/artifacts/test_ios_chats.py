"""QQ before version 9, KakaoTalk, TextNow and Zalo on iOS: their databases made here."""

from __future__ import annotations

import base64
import json

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from aboveboard.artifacts.kakaotalk.ios import MESSAGES as KAKAO
from aboveboard.artifacts.kakaotalk.ios_people import PEOPLE as KAKAO_PEOPLE
from aboveboard.artifacts.qq.ios import QQ
from aboveboard.artifacts.qq.ios_calls import CALLS
from aboveboard.artifacts.qq.ios_people import PEOPLE as QQ_PEOPLE
from aboveboard.artifacts.textnow.ios import TEXTNOW
from aboveboard.artifacts.textnow.ios_account import ACCOUNT as TEXTNOW_ACCOUNT
from aboveboard.artifacts.textnow.ios_calls import CALLS as TEXTNOW_CALLS
from aboveboard.artifacts.textnow.ios_people import PEOPLE as TEXTNOW_PEOPLE
from aboveboard.artifacts.zalo.ios import MESSAGES as ZALO
from aboveboard.artifacts.zalo.ios_people import PEOPLE as ZALO_PEOPLE
from aboveboard.formats import kakao
from tests.artifacts.harness import run, sqlite_bytes

APPS = "private/var/mobile/Containers/Data/Application"
QQ_PATH = f"{APPS}/com.tencent.mqq/Documents/contents/10001/QQ.db"
MIX_PATH = f"{APPS}/com.tencent.mqq/Documents/contents/10001/QQ_Mix.db"
KAKAO_PATH = f"{APPS}/com.iwilab.KakaoTalk/Library/PrivateDocuments/Message.sqlite"
TALK_PATH = f"{APPS}/com.iwilab.KakaoTalk/Library/PrivateDocuments/Talk.sqlite"
TEXTNOW_PATH = f"{APPS}/com.tinginteractive.usms/Documents/1234567890anna"
CHAT_PATH = f"{APPS}/vn.com.vng.zingalo/Documents/chat_dbs/450000001/454000002.db"
GROUP_PATH = f"{APPS}/vn.com.vng.zingalo/Documents/chat_dbs/450000001/group_620000003.db"
PROFILE_PATH = f"{APPS}/vn.com.vng.zingalo/Documents/profile.sqlite"
GROUPS_PATH = f"{APPS}/vn.com.vng.zingalo/Documents/chatgroup.sqlite"
NULL = {"absent": "NULL"}
PLACE = json.dumps({"app": "com.tencent.map", "meta": {"Location.Search": {"lat": "31.2", "lng": "121.4"}}})

OLD_QQ = sqlite_bytes(
    f"""CREATE TABLE tb_c2cMsg_42 (msgId INTEGER, uin TEXT, time REAL, type INTEGER, flag INTEGER, read INTEGER, content TEXT,
  picUrl TEXT);
INSERT INTO tb_c2cMsg_42 VALUES (1, '42', 1500000000, 0, 1, 1, '你好', NULL), (2, '42', 1500000060, 0, 0, 1, 'hello', ''),
  (3, '42', 1500000120, 1, 1, 0, '', '[{{"md5": "A1B2"}}]'), (4, '42', 1500000180, 337, 1, 1, '{PLACE}', NULL);
CREATE TABLE tb_TroopMsg_900 (MsgId INTEGER, SendUin INTEGER, MsgTime INTEGER, sMsgType INTEGER, Read INTEGER, strMsg TEXT,
  nickName TEXT, picUrl TEXT);
INSERT INTO tb_TroopMsg_900 VALUES (11, 43, 1500000200, 0, 1, 'hi all', 'Mira', NULL),
  (12, 10001, 1500000260, 0, 1, 'hi', 'Me', NULL);
CREATE TABLE tb_TroopMsg_901 (msgId INTEGER PRIMARY KEY, uin INTEGER, time INTEGER, type INTEGER, read INTEGER, content TEXT,
  nickName TEXT, picUrl TEXT);
INSERT INTO tb_TroopMsg_901 VALUES (21, 43, 1500000300, 0, 1, 'later version', 'Mira', NULL);
CREATE TABLE tb_discussGrp_77 (MsgId INTEGER, DiscussUin INTEGER, SendUin INTEGER, MsgTime INTEGER, MsgType INTEGER, Read INTEGER,
  Msg TEXT, nickName TEXT, picUrl TEXT);
INSERT INTO tb_discussGrp_77 VALUES (31, 77, 44, 1500000400, 332, 1, 'talk', 'Bo', NULL);
CREATE TABLE tb_discussGrp_list (uin INTEGER, name TEXT); INSERT INTO tb_discussGrp_list VALUES (77, 'Plans');
CREATE TABLE tb_troop (groupcode INTEGER, GroupName TEXT); INSERT INTO tb_troop VALUES (900, 'Flat');
CREATE TABLE tb_userSummary (uin TEXT, nick TEXT, remark TEXT, company TEXT);
INSERT INTO tb_userSummary VALUES ('42', 'Li Wei', 'Li (work)', 'Acme'), ('10001', 'Anna', '', '');"""
)
MIX = sqlite_bytes(
    """CREATE TABLE tb_callRecord (uin INTEGER, nickname TEXT, time INTEGER, duration INTEGER, type INTEGER, msgtype INTEGER,
  discussGroupUin INTEGER);
INSERT INTO tb_callRecord VALUES (42, 'Li Wei', 1500000000, 61, 0, 2, 0), (42, 'Li Wei', 1500000100, 0, 2, 1, 0);"""
)


def sealed(user: int, words: str) -> str:
    filled = 16 - len(words.encode()) % 16
    data = words.encode() + bytes([filled]) * filled
    vector = bytes.fromhex("0f080100194725dc15f517e0e1150c35")
    made = Cipher(algorithms.AES256(kakao.key_of(user)), modes.CBC(vector)).encryptor()
    return base64.b64encode(made.update(data) + made.finalize()).decode()


FILE = json.dumps({"url": "https://example.org/f", "name": "a.pdf", "size": 12})
KAKAO_DB = sqlite_bytes(
    f"""CREATE TABLE Message (sentAt REAL, readAt REAL, updateAt INTEGER, chatId INTEGER, userId INTEGER, type INTEGER,
  message TEXT, attachment TEXT, serverLogId INTEGER, clientMsgId INTEGER);
INSERT INTO Message VALUES (700000000.5, 700000100, 1678307300, 5, 42, 1, '{sealed(42, "안녕")}', '{sealed(42, "{}")}', 11, 1),
 (700000200, 0, 0, 5, 7, 18, '{sealed(7, "file")}', '{sealed(7, FILE)}', 12, 2),
 (700000300, 0, 0, 5, 7, 1, '{sealed(8, "of another key")}', NULL, 13, 3);"""
)
TALK = sqlite_bytes(
    f"""CREATE TABLE ZUSER (Z_PK INTEGER PRIMARY KEY, ZID INTEGER, ZNAME TEXT, ZNICKNAME TEXT, ZCUSTOMNAME TEXT,
  ZSTATUSMESSAGE TEXT, ZEMAIL TEXT, ZPHONENUMBER TEXT, ZFRIENDTYPE INTEGER, ZFAVORITE INTEGER);
INSERT INTO ZUSER VALUES (1, 42, 'Li Wei', 'Li', '', 'busy', 'li@example.org', '{sealed(42, "+82 10 1234 5678")}', 2, 1),
 (2, 7, '', 'Anna', '', '', '', '', 1, 0);
CREATE TABLE ZCONTACT (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT, ZPHONENUMBER TEXT);
INSERT INTO ZCONTACT VALUES (1, 'Mira', 'AAAA');"""
)
TEXTNOW_DB = sqlite_bytes(
    """CREATE TABLE ZTMOINTERACTION (Z_PK INTEGER PRIMARY KEY, ZLOCALTIMESTAMP REAL, ZREMOTETIMESTAMP REAL, ZDIRECTION INTEGER,
  ZAUTHORNAME TEXT, ZCONVERSATION INTEGER, ZCONTENT TEXT, ZREAD INTEGER, ZDELETEDSTATE INTEGER, ZSTATUS INTEGER, ZSTATUS1 INTEGER,
  ZTHUMBNAILWIDTH REAL, ZMESSAGEID INTEGER, ZCALLID TEXT, ZLENGTH REAL);
INSERT INTO ZTMOINTERACTION VALUES (1, 633000000, 633000001, 1, 'Li', 1, 'hello', 1, 0, NULL, 3, NULL, 901, NULL, NULL),
 (2, 633000060, NULL, 2, NULL, 1, 'https://example.org/p.jpg', 1, 2, NULL, 1, 320, 902, NULL, NULL),
 (3, 633000120, NULL, 1, 'Service', NULL, 'welcome', 0, 0, NULL, 1, NULL, 903, NULL, NULL),
 (4, 633000200, NULL, 2, NULL, 1, NULL, 1, 0, 4, NULL, NULL, NULL, '+4366012345-633000199.5', 61.5);
CREATE TABLE ZTMOCONVERSATION (Z_PK INTEGER PRIMARY KEY, ZCONTACTVALUE INTEGER); INSERT INTO ZTMOCONVERSATION VALUES (1, 7);
CREATE TABLE ZTMOCONTACTVALUE (Z_PK INTEGER PRIMARY KEY, ZCONTACTVALUE TEXT, ZCONTACTNAME TEXT, ZCONTACTISSELF INTEGER,
  ZSERVERCONTACT INTEGER);
INSERT INTO ZTMOCONTACTVALUE VALUES (7, '+4366012345', 'Li Wei', 0, NULL), (8, 'anna@textnow.me', NULL, 1, NULL),
 (9, 'leanplum', NULL, 0, 3);
CREATE TABLE ZTMOSERVERCONTACT (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT); INSERT INTO ZTMOSERVERCONTACT VALUES (3, 'TextNow');
CREATE TABLE ZTMOACCOUNTINFO (Z_PK INTEGER PRIMARY KEY, ZUSERNAME TEXT, ZPHONENUMBER TEXT, ZEMAIL TEXT, ZFIRSTNAME TEXT,
  ZLASTNAME TEXT, ZSIPPASSWORD TEXT);
INSERT INTO ZTMOACCOUNTINFO VALUES (1, 'anna', '+12025550100', 'a@example.org', 'Anna', NULL, 'secret word');"""
)
CHAT = (
    "CREATE TABLE ChatContent (SenderId TEXT, CliMsgId INTEGER, MsgType INTEGER, TimeStamp INTEGER, MsgContent TEXT, BinNet BLOB,"
    " LocalPath TEXT);"
)
ZALO_CHAT = sqlite_bytes(
    CHAT,
    {
        "ChatContent": (
            ("454000002", 901, 0, 1700000000123, "xin chào", None, None),
            ("450000001", 902, 0, 1700000060, "hello", None, ""),
            ("454000002", 903, 12, 1700000120000, "", b"\x01recommened.misscall\x00", None),
            ("454000002", 904, 12, 1700000180000, "", b'recommened.link\x00https://example.org/a"', None),
            ("454000002", 905, 18, 1700000240000, "", b'{"latitude":10.5,"longitude":-106.25}', None),
            ("450000001", 0, 22, 1700000300000, "a.pdf", None, "/var/x/Documents/Files/0a/a.pdf"),
        )
    },
)
ZALO_GROUP = sqlite_bytes(CHAT, {"ChatContent": (("454000009", 911, 0, 1700000000000, "hi all", None, None),)})
PROFILE = sqlite_bytes(
    """CREATE TABLE ProfileEntity (userid TEXT, displayname TEXT); INSERT INTO ProfileEntity VALUES ('454000002', 'Li Wei');
CREATE TABLE BuddyEntity (zaloid TEXT, mobile TEXT); INSERT INTO BuddyEntity VALUES ('454000002', '84901234567');"""
)
ZALO_GROUPS = sqlite_bytes(
    "CREATE TABLE GroupEntity (groupid TEXT, name TEXT); INSERT INTO GroupEntity VALUES ('620000003', 'Flat');"
)
FIXTURES = {
    "ios.qq": {QQ_PATH: OLD_QQ},
    "ios.qq.people": {QQ_PATH: OLD_QQ},
    "ios.qq_calls": {MIX_PATH: MIX},
    "ios.kakaotalk": {KAKAO_PATH: KAKAO_DB},
    "ios.kakaotalk_people": {TALK_PATH: TALK},
    "ios.textnow": {TEXTNOW_PATH: TEXTNOW_DB},
    "ios.textnow.people": {TEXTNOW_PATH: TEXTNOW_DB},
    "ios.textnow.account": {TEXTNOW_PATH: TEXTNOW_DB},
    "ios.textnow.calls": {TEXTNOW_PATH: TEXTNOW_DB},
    "ios.zalo": {CHAT_PATH: ZALO_CHAT, GROUP_PATH: ZALO_GROUP},
    "ios.zalo_people": {PROFILE_PATH: PROFILE, GROUPS_PATH: ZALO_GROUPS},
}


def test_qq_before_version_9() -> None:
    result = run((QQ, QQ_PEOPLE), {QQ_PATH: OLD_QQ})
    told = {r["message_id"]: r for r in result.of("Message")}
    expected = {
        "at": "2017-07-14T02:40:00.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "42", "name": "Li (work)", "role": "sender"},
        "recipients": NULL,
        "thread": "42",
        "thread_name": "Li (work)",
        "body": "你好",
        "type": "text",
        "read": True,
    }
    assert {name: told["1"][name] for name in expected} == expected
    assert (told["2"]["direction"], told["2"]["sender"]) == ("outgoing", NULL)
    assert told["2"]["recipients"] == [{"identifier": "42", "name": "Li (work)", "role": "recipient"}]
    assert (told["3"]["type"], told["3"]["attachments"], told["3"]["read"]) == ("image", [{"name": "A1B2"}], False)
    assert (told["4"]["latitude"], told["4"]["longitude"]) == (31.2, 121.4)
    assert (told["11"]["thread"], told["11"]["thread_name"], told["11"]["direction"]) == ("900", "Flat", "incoming")
    assert told["11"]["sender"] == {"identifier": "43", "name": "Mira", "role": "sender"}
    assert told["12"]["direction"] == "outgoing"
    assert (told["21"]["thread"], told["21"]["body"], told["21"]["thread_name"]) == ("901", "later version", NULL)
    assert (told["31"]["thread"], told["31"]["thread_name"], told["31"]["type"]) == ("77", "Plans", "332")
    li, anna = result.of("Contact")
    assert (li["name"], li["nickname"], li["organization"], li["own"]) == ("Li Wei", "Li (work)", "Acme", False)
    assert (anna["contact_id"], anna["own"]) == ("10001", True)
    assert [o.part for o in result.outcomes] == [
        "chats: tb_c2cMsg_42",
        "groups: tb_TroopMsg_900",
        "groups: tb_TroopMsg_901",
        "discussions: tb_discussGrp_77",
        "people",
    ]


def test_qq_calls() -> None:
    sent, missed = run(CALLS, {MIX_PATH: MIX}).records
    assert (sent["direction"], sent["duration"], sent["medium"], sent["status"]) == ("outgoing", 61, "video", NULL)
    assert sent["recipients"] == [{"identifier": "42", "name": "Li Wei", "role": "recipient"}]
    assert (missed["direction"], missed["status"], missed["thread"]) == ("incoming", "missed", NULL)


def test_kakaotalk() -> None:
    result = run(KAKAO, {KAKAO_PATH: KAKAO_DB})
    hello, file, lost = result.records
    assert (hello["at"], hello["read_at"]) == ("2023-03-08T20:26:40.500000Z", "2023-03-08T20:28:20.000000Z")
    assert (hello["body"], hello["sender"], hello["thread"]) == ("안녕", {"identifier": "42", "role": "sender"}, "5")
    assert (hello["attachments"], hello["message_id"]) == (NULL, "11")
    assert hello["as_stored"]["message"] == sealed(42, "안녕")
    assert file["attachments"] == [{"url": "https://example.org/f", "name": "a.pdf", "size": 12}]
    assert (lost["body"], lost["as_stored"]["message"]) == ({"absent": "UNREADABLE"}, sealed(8, "of another key"))
    assert result.outcome.unreadable == 1


def test_kakaotalk_people() -> None:
    li, anna, mira = run(KAKAO_PEOPLE, {TALK_PATH: TALK}).records
    assert (li["name"], li["nickname"], li["note"], li["favourite"], li["own"]) == ("Li Wei", "Li", "busy", True, False)
    assert [i["value"] for i in li["identifiers"]] == ["42", "+82 10 1234 5678", "li@example.org"]
    assert (anna["name"], anna["own"]) == ("Anna", True)
    assert (mira["name"], mira["account_type"]) == ("Mira", "address book")


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "whole blocks"), ("????", "base64"), ("AAAA", "whole blocks"), (sealed(8, "x"), "key")],
)
def test_what_kakaotalk_did_not_encrypt_for_this_user(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        kakao.decrypt(42, text)


def test_textnow() -> None:
    result = run((TEXTNOW, TEXTNOW_CALLS, TEXTNOW_ACCOUNT, TEXTNOW_PEOPLE), {TEXTNOW_PATH: TEXTNOW_DB})
    hello, picture, service = result.of("Message")
    expected = {
        "at": "2021-01-22T09:20:00.000000Z",
        "sent_at": "2021-01-22T09:20:01.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "+4366012345", "name": "Li Wei", "role": "sender"},
        "thread": "+4366012345",
        "body": "hello",
        "status": "status 3",
        "deleted": False,
        "message_id": "901",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (picture["direction"], picture["deleted"]) == ("outgoing", True)
    assert picture["attachments"] == [{"url": "https://example.org/p.jpg"}]
    assert picture["recipients"] == [{"identifier": "+4366012345", "name": "Li Wei", "role": "recipient"}]
    assert (service["thread"], service["sender"]) == (NULL, {"name": "Service", "role": "sender"})
    (call,) = result.of("Call")
    assert (call["direction"], call["duration"], call["call_id"]) == ("outgoing", 61.5, "+4366012345-633000199.5")
    li, own, other = result.of("Contact")
    assert [(c["name"], c["identifiers"][0]["type"]) for c in (li, own, other)] == [
        ("Li Wei", "phone"),
        (NULL, "email"),
        ("TextNow", "handle"),
    ]
    assert own["own"] is True
    (account,) = result.of("Account")
    assert (account["username"], account["identifier"], account["name"]) == ("anna", "+12025550100", "Anna")
    assert "secret word" not in str(result.records)


def test_zalo() -> None:
    result = run(ZALO, {CHAT_PATH: ZALO_CHAT, GROUP_PATH: ZALO_GROUP})
    hello, sent, missed, link, place, file, group = result.records
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "454000002", "role": "sender"},
        "recipients": NULL,
        "thread": "454000002",
        "body": "xin chào",
        "type": "text",
        "message_id": "901",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (sent["at"], sent["direction"]) == ("2023-11-14T22:14:20.000000Z", "outgoing")
    assert sent["recipients"] == [{"identifier": "454000002", "role": "recipient"}]
    assert (missed["type"], missed["body"]) == ("missed call", NULL)
    assert (link["type"], link["url"]) == ("link", "https://example.org/a")
    assert (place["latitude"], place["longitude"]) == (10.5, -106.25)
    assert (file["attachments"], file["message_id"]) == ([{"path": "/var/x/Documents/Files/0a/a.pdf"}], NULL)
    assert (group["thread"], group["sender"]) == ("620000003", {"identifier": "454000009", "role": "sender"})


def test_zalo_people() -> None:
    li, flat = run(ZALO_PEOPLE, {PROFILE_PATH: PROFILE, GROUPS_PATH: ZALO_GROUPS}).records
    assert (li["name"], [i["value"] for i in li["identifiers"]]) == ("Li Wei", ["454000002", "84901234567"])
    assert (flat["name"], flat["account_type"], flat["contact_id"]) == ("Flat", "group", "620000003")


def test_values_of_another_sort_cost_their_fields_alone() -> None:
    chat = sqlite_bytes(
        CHAT, {"ChatContent": (("454000002", 901, 12, 1700000000123, 7, 7, 7), ("4", 1, 18, 0, 7, 1.5, 7))}
    )
    assert [r["type"] for r in run(ZALO, {CHAT_PATH: chat}).records] == ["call, link or contact", "location"]
    old = sqlite_bytes(
        """CREATE TABLE tb_c2cMsg_42 (uin TEXT, time REAL, type INTEGER, flag INTEGER, content, picUrl);
        INSERT INTO tb_c2cMsg_42 VALUES ('42', 1500000000, 337, 1, 7, 7);"""
    )
    (record,) = run((QQ, QQ_PEOPLE), {QQ_PATH: old}).records
    assert (record["body"], record["latitude"]) == ("7", NULL)
