"""Slack's databases on both systems, made here."""

import json

from aboveboard.artifacts.slack.android import SLACK
from aboveboard.artifacts.slack.android_accounts import ACCOUNTS
from aboveboard.artifacts.slack.android_people import PEOPLE as SLACK_PEOPLE
from aboveboard.artifacts.slack.ios import SLACK as IOS
from aboveboard.artifacts.slack.ios_people import PEOPLE as IOS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
PATH = "data/data/com.Slack/databases/org_T01"
ACCOUNT_PATH = "data/data/com.Slack/databases/account_manager"
_ROOT = "private/var/mobile/Containers"
_APP = f"{_ROOT}/Data/Application/5D5C7C0E-0000-4000-8000-000000000008"
MODEL_PATH = f"{_ROOT}/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000007/T01/ModelDatabase/db.sqlite"
MAIN_PATH = f"{_APP}/Library/Application Support/Slack/T01/Database/main_db"
TS = "1672567200.123456"


def said(**more: object) -> str:
    return json.dumps({"type": "message", "user": "U2"} | more)


FILE = {
    "id": "F1",
    "name": "a.pdf",
    "mimetype": "application/pdf",
    "size": 99,
    "url_private": "https://files.example.org/a",
}
PAGE = {"title": "A page", "from_url": "https://x.example.org"}
STORE = sqlite_bytes(
    """
CREATE TABLE messages (ts TEXT, channel_id TEXT, user_id TEXT, subtype TEXT, message_json TEXT, thread_ts TEXT);
CREATE TABLE message_threads (ts TEXT, channel_id TEXT, event_sub_type TEXT, message_blob TEXT, thread_ts TEXT);
CREATE TABLE conversation (conversation_id TEXT, name_or_user TEXT, type TEXT);
CREATE TABLE users (id TEXT, name TEXT, profile_real_name TEXT, profile_email TEXT, profile_phone TEXT, profile_title TEXT,
    updated INTEGER, deleted INTEGER);
INSERT INTO conversation VALUES ('C1', 'general', 'PUBLIC'), ('D1', 'U2', 'DM');
INSERT INTO users VALUES ('U2', 'bob', 'Bob B', 'bob@example.org', '', 'Clerk', 1672567200, 0), ('U3', 'cy', '', NULL,
    NULL, NULL, 0, 1);
""",
    {
        "messages": [
            (TS, "D1", "U2", None, said(text="Hi 转账", client_msg_id="m-1", edited={"ts": "1672567260.000100"},
                                        reactions=[{"name": "+1", "users": ["U3", "U4"]}, {"name": "eyes"}]), None),
            ("1672567300.000200", "C1", "U3", "CHANNEL_JOIN", said(text="<@U3> has joined", files=[FILE]), None),
            ("soon", "C9", None, None, "{not JSON", None),
            ("1672567400.000300", "C1", "U2", "", said(attachments=[PAGE]), TS),
        ],
        "message_threads": [("1672567500.000000", "C1", None, said(text="reply"), TS), ("1672567500.1", "C1", None, None, None)],
    },
)  # fmt: skip
ACCOUNT = sqlite_bytes("""CREATE TABLE accounts (user_id TEXT, team_id TEXT, email TEXT, team_domain TEXT, team_json TEXT,
    created_ts INTEGER, token_encrypted TEXT);
INSERT INTO accounts VALUES ('U1', 'T01', 'ann@example.org', 'acme', '{"name":"Acme"}', 1672567200000, 'secret'),
    ('U9', 'T02', '', NULL, '{', NULL, '');""")
_USERS = (
    "Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZREALNAME VARCHAR, ZNAME VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR,"
)
MODEL = sqlite_bytes(f"""
CREATE TABLE ZCOREDATAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP VARCHAR, ZUSERID VARCHAR, ZTEXT VARCHAR,
    ZCONVERSATIONID VARCHAR);
CREATE TABLE ZCOREDATAUSER ({_USERS} ZTITLE VARCHAR, ZEMAIL VARCHAR, ZPHONE VARCHAR, ZISME INTEGER);
CREATE TABLE ZCOREDATACONVERSATION (Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZNAME VARCHAR, ZIMUSERID VARCHAR, ZTYPE INTEGER);
INSERT INTO ZCOREDATAUSER VALUES (1, 'U1', 'Ann E', 'ann', 'Ann', 'E', NULL, 'ann@example.org', NULL, 1),
    (2, 'U2', 'Bob B', 'bob', '', NULL, 'Clerk', NULL, '+15550101', 0);
INSERT INTO ZCOREDATACONVERSATION VALUES (1, 'D1', '', 'U2', 2), (2, 'C1', 'general', NULL, 0);
INSERT INTO ZCOREDATAMESSAGE VALUES (1, '{TS}', 'U1', 'Hi 转账', 'D1'), (2, '1672567300.0', 'U2', '', 'C1'),
    (3, NULL, NULL, NULL, NULL);
""")
MAIN = sqlite_bytes(f"""
CREATE TABLE ZSLKMESSAGE (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP VARCHAR, ZUSERID VARCHAR, ZTEXT VARCHAR, ZCHANNELID VARCHAR,
    ZFILEIDS VARCHAR);
CREATE TABLE ZSLKCOREDATAUSER ({_USERS} ZTITLE VARCHAR, ZPHONE VARCHAR);
CREATE TABLE ZSLKBASECHANNEL (Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZTSID1 VARCHAR, ZNAME VARCHAR);
CREATE TABLE ZSLKFILE (Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZTITLE VARCHAR, ZPRIVATEDOWNLOADURL VARCHAR, ZSIZE INTEGER);
INSERT INTO ZSLKCOREDATAUSER VALUES (1, 'U2', 'Bob B', 'bob', NULL, NULL, NULL, '+15550101');
INSERT INTO ZSLKBASECHANNEL VALUES (1, NULL, 'C1', 'general');
INSERT INTO ZSLKFILE VALUES (1, 'F1', 'a.pdf', 'https://files.example.org/a', 99), (2, 'F', 'other', NULL, 1);
INSERT INTO ZSLKMESSAGE VALUES (1, '{TS}', 'U2', 'see', 'C1', '["F1"]');
""")
FIXTURES = {
    "android.slack": {PATH: STORE},
    "android.slack.people": {PATH: STORE},
    "android.slack_accounts": {ACCOUNT_PATH: ACCOUNT},
    "ios.slack": {MODEL_PATH: MODEL, MAIN_PATH: MAIN},
    "ios.slack.people": {MODEL_PATH: MODEL, MAIN_PATH: MAIN},
}


def test_android() -> None:
    result = run((SLACK, SLACK_PEOPLE), {PATH: STORE})
    got, joined, page, reply, bare = result.of("Message")
    assert (got["at"], got["body"], got["thread_name"]) == ("2023-01-01T10:00:00.123456Z", "Hi 转账", "Bob B")
    assert (got["sender"], got["message_id"]) == ({"identifier": "U2", "name": "Bob B", "role": "sender"}, "m-1")
    assert got["edited_at"] == "2023-01-01T10:01:00.000100Z"
    assert got["reactions"] == [{"value": "+1", "by": "U3"}, {"value": "+1", "by": "U4"}, {"value": "eyes"}]
    assert (joined["type"], joined["sender"]["name"], joined["thread_name"]) == ("channel_join", "cy", "general")
    assert joined["attachments"] == [
        {"name": "a.pdf", "mime": "application/pdf", "size": 99, "url": "https://files.example.org/a"}
    ]
    assert (page["attachments"], page["reply_to"]) == ([{"title": "A page", "url": "https://x.example.org"}], TS)
    assert (reply["body"], reply["reply_to"], reply["sender"]["name"]) == ("reply", TS, "Bob B")
    assert (bare["body"], bare["sender"], bare["at"]) == (NULL, NULL, "2023-01-01T10:05:00.100000Z")
    bob, cy = result.of("Contact")
    assert [i["value"] for i in bob["identifiers"]] == ["bob", "bob@example.org"]
    assert (bob["job_title"], cy["name"], cy["deleted"]) == ("Clerk", "cy", True)
    assert [o.rejected for o in result.outcomes] == [1, 0, 0]


def test_accounts() -> None:
    one, other = run(ACCOUNTS, {ACCOUNT_PATH: ACCOUNT}).records
    assert (one["username"], one["name"], one["description"], one["has_secret"]) == (
        "ann@example.org",
        "Acme",
        "acme",
        True,
    )
    assert (other["name"], other["has_secret"]) == (NULL, False)
    assert "secret" not in json.dumps([one["as_stored"], other["as_stored"]]).replace("has_secret", "")


def test_ios() -> None:
    result = run((IOS, IOS_PEOPLE), {MODEL_PATH: MODEL})
    sent, got, bare = result.of("Message")
    assert (sent["at"], sent["direction"], sent["thread_name"]) == ("2023-01-01T10:00:00.123456Z", "outgoing", "Bob B")
    assert (sent["sender"]["role"], sent["recipients"]) == (
        "owner", [{"identifier": "U2", "name": "Bob B", "role": "recipient"}]
    )  # fmt: skip
    assert (got["direction"], got["body"], got["thread_name"], got["recipients"]) == ("incoming", NULL, "general", NULL)
    assert (bare["at"], bare["sender"], bare["thread"]) == (NULL, NULL, NULL)
    assert [c["own"] for c in result.of("Contact")] == [True, False]


def test_the_older_database() -> None:
    result = run((IOS, IOS_PEOPLE), {MAIN_PATH: MAIN})
    (got,) = result.of("Message")
    assert (got["at"], got["thread_name"], got["sender"]["name"]) == ("2023-01-01T10:00:00.123456Z", "general", "Bob B")
    assert got["attachments"] == [{"title": "a.pdf", "url": "https://files.example.org/a", "size": 99}]
    assert [i["value"] for i in result.of("Contact")[0]["identifiers"]] == ["bob", "+15550101"]
