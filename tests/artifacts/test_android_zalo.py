"""Zalo's database on Android made here: chats, groups, drafts, people, of the first version and with later columns."""

from aboveboard.artifacts.zalo.android import MESSAGES
from aboveboard.artifacts.zalo.android_drafts import DRAFTS
from aboveboard.artifacts.zalo.android_people import PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.zing.zalo/databases/zalo"
NULL = {"absent": "NULL"}
_CHAT = "currentUserUid, message, url, url_thumb, localpath, timestamp, senderUid, senderName, ownerId, type, state, receiverUid"
_REST = """CREATE TABLE contact_profile_2 (uid primary key, dpn, usr, avt, ged, dob, phone, stt, cover, last_action,
  receive_type, timestamp, voice_url);
INSERT INTO contact_profile_2 VALUES ('77', 'Li Wei', 'liwei', 'http://a.example/7.jpg', '0', '', '84901234567', 'xin chào', '',
  '1400000000', '0', '1400000000123', '');
CREATE TABLE favourite_contact (currentUserUid, uid, userName, displayName, avatarUrl);
INSERT INTO favourite_contact VALUES ('11', '77', 'liwei', 'Li Wei', '');
CREATE TABLE zalo_phonecontacts (currentUserUid, uid, dpn, usr, avt, ged, dob, phone, stt, cover, email);
INSERT INTO zalo_phonecontacts VALUES ('11', '78', 'Bo', '', '', '0', '', '84905555555', '', '', 'bo@example.org');
CREATE TABLE group_info (id, type, name, desc, creatorId, senderId, members, grouptype, updateMems, ts, currentUserUid);
INSERT INTO group_info VALUES ('900', '1', 'Flat', '', '11', '11', '', '0', '0', '0', '11');
CREATE TABLE draft_messages (currentUserUid, uid, userName, displayName, avatarUrl, draftMessages);
INSERT INTO draft_messages VALUES ('11', '77', 'liwei', 'Li Wei', '', 'not yet');"""
STORE = sqlite_bytes(
    f"""CREATE TABLE chat_content ({_CHAT}, minigame);
INSERT INTO chat_content VALUES
  ('11', 'xin chào', '', '', '', '1400000000123', '77', 'Li Wei', '77', '0', '0', '11', ''),
  ('11', 'hello', '', '', '', '1400000060000', '11', 'Me', '77', '0', '1', '77', ''),
  ('11', '', 'http://a.example/p.jpg', '', '/sdcard/zalo/p.jpg', '1400000120000', '77', 'Li Wei', '77', '2', '0', '11', '{{}}'),
  ('11', 'missed', '', '', '', '1400000180000', '77', 'Li Wei', '77', '13', '0', '11', '{{"action":"recommened.misscall"}}'),
  ('11', 'hi all', '', '', '', '1400000240000', '78', 'Bo', 'group_900', '0', '0', 'group_900', ''),
  ('11', 'when?', '', '', '', 'soon', '77', 'Li Wei', '77', '0', '0', '11', NULL);
{_REST}"""
)
LATER = sqlite_bytes(
    f"""CREATE TABLE chat_content (recid INTEGER PRIMARY KEY, {_CHAT}, minigame, header, footer, secret, metadata_1, metadata_2,
  state_sync, cliMsgIdReply, data1, data2, data3);
INSERT INTO chat_content (currentUserUid, message, timestamp, senderUid, ownerId, type, state, cliMsgIdReply)
  VALUES ('11', 'yes', 1600000000123, '77', '77', 0, 3, 1599999999000);"""
)
FIXTURES = {"android.zalo": {PATH: STORE}, "android.zalo.drafts": {PATH: STORE}, "android.zalo.people": {PATH: STORE}}


def test_messages() -> None:
    result = run(MESSAGES, {PATH: STORE})
    hello, sent, picture, missed, group, bad = result.records
    expected = {
        "at": "2014-05-13T16:53:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "77", "name": "Li Wei", "role": "sender"},
        "recipients": NULL,
        "thread": "77",
        "thread_name": "Li Wei",
        "body": "xin chào",
        "type": "text",
        "status": "state 0",
        "message_id": "1400000000123",
        "account": "11",
        "attachments": NULL,
    }
    assert {name: hello[name] for name in expected} == expected
    assert hello["reply_to"] == {"absent": "NOT_IN_SCHEMA"}
    assert (sent["direction"], sent["sender"]) == ("outgoing", NULL)
    assert sent["recipients"] == [{"identifier": "77", "role": "recipient"}]
    assert picture["attachments"] == [{"path": "/sdcard/zalo/p.jpg", "url": "http://a.example/p.jpg"}]
    assert (picture["type"], missed["type"]) == ("type 2", "missed call")
    assert (group["thread"], group["thread_name"], group["direction"]) == ("group_900", "Flat", "incoming")
    assert (bad["at"], bad["body"]) == ({"absent": "UNREADABLE"}, "when?")
    assert (result.outcome.status, result.outcome.emitted) == ("complete", 6)


def test_later_columns() -> None:
    (answer,) = run(MESSAGES, {PATH: LATER}).records
    assert (answer["at"], answer["reply_to"]) == ("2020-09-13T12:26:40.123000Z", "1599999999000")
    assert answer["thread_name"] == {"absent": "NOT_IN_SCHEMA"}


def test_drafts_and_people() -> None:
    (draft,) = run(DRAFTS, {PATH: STORE}).records
    assert (draft["status"], draft["body"], draft["direction"]) == ("draft", "not yet", "outgoing")
    assert draft["at"] == {"absent": "NOT_IN_SCHEMA"}
    assert draft["recipients"] == [{"identifier": "77", "name": "Li Wei", "role": "recipient"}]
    li, bo = run(PEOPLE, {PATH: STORE}).records
    assert (li["name"], li["nickname"], li["note"], li["favourite"]) == ("Li Wei", "liwei", "xin chào", True)
    assert li["identifiers"] == [{"type": "handle", "value": "77"}, {"type": "phone", "value": "84901234567"}]
    assert li["modified_at"] == "2014-05-13T16:53:20.123000Z"
    assert li["picture"] == {"url": "http://a.example/7.jpg"}
    assert [way["type"] for way in bo["identifiers"]] == ["handle", "phone", "email"]


def test_an_unknown_store_is_said() -> None:
    outcome = run(MESSAGES, {PATH: sqlite_bytes("CREATE TABLE other (a)")}).outcome
    assert (outcome.status, outcome.emitted) == ("unknown schema", 0)
