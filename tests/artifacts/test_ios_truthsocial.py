from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.truthsocial.ios import TRUTHSOCIAL
from aboveboard.artifacts.truthsocial.ios_account import ACCOUNT as TRUTHSOCIAL_ACCOUNT
from aboveboard.artifacts.truthsocial.ios_people import PEOPLE as TRUTHSOCIAL_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000003/chat/v1/501/ChatModel.sqlite"
NULL = {"absent": "NULL"}
MISSING = {"absent": "NOT_IN_SCHEMA"}
T0 = 743_364_349.833  # 2024-07-22T18:05:49.833Z, in seconds since 2001

_EVENT = """Z_PK INTEGER PRIMARY KEY, ZCHAT, ZCREATEDAT, ZCHATID, ZTYPE, ZACCOUNTID, ZACCOUNTID1, ZCONTENT,
    ZTEXT, ZMESSAGEID, ZCHANGEDBYACCOUNTID, ZINVITEDBYACCOUNTID"""
_CHAT = "Z_PK INTEGER PRIMARY KEY, ZSERVERID, ZOWNEDBYACCOUNTID, ZOTHERACCOUNTID, ZOTHERACCOUNT, ZCREATEDAT"
_ACCOUNT = "Z_PK INTEGER PRIMARY KEY, ZSERVERID, ZACCT, ZDISPLAYNAME"
STORE = sqlite_bytes(
    f"""
CREATE TABLE ZMANAGEDEVENTBASE ({_EVENT}, ZISUNREAD, ZFAILEDTOSEND, ZURL);
CREATE TABLE ZMANAGEDCHAT ({_CHAT}, ZLASTACTIVITYDATE, ZISBLOCKING);
CREATE TABLE ZMANAGEDACCOUNT ({_ACCOUNT}, ZAVATARSTATIC);
CREATE TABLE ZMANAGEDREACTION (Z_PK INTEGER PRIMARY KEY, ZMESSAGE, ZNAME, ZISME);
CREATE TABLE ZMANAGEDATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZMESSAGE, ZTYPE, ZURL);
CREATE TABLE ZMANAGEDSYNCRECORD (Z_PK INTEGER PRIMARY KEY, ZACCOUNTID);
INSERT INTO ZMANAGEDSYNCRECORD VALUES (1, '501');
INSERT INTO ZMANAGEDREACTION VALUES (1, 2, '👍', 1), (2, 2, '🦊', 0);
INSERT INTO ZMANAGEDATTACHMENT VALUES (1, 2, 'image', 'https://example.org/1.png');
""",
    {
        "ZMANAGEDCHAT": [
            (1, "239", "501", "502", 2, T0 - 100, T0, 1),
            (2, "240", "501", "503", 3, T0 - 50, None, 0),
        ],
        "ZMANAGEDACCOUNT": [
            (2, "502", "bob", "Bob", "https://example.org/b.png"),
            (3, "503", "carol", "", None),
        ],
        "ZMANAGEDEVENTBASE": [
            (1, 1, T0, "239", "message", None, "501", "<p>Hi &amp; 转账</p>", None, "900", None, None, 0, 1, ""),
            (2, 1, T0 + 1, "239", "message", None, "502", "", None, "901", None, None, 1, 0, "https://example.org"),
            (3, 1, None, None, "chatCreated", *[None] * 10),
            (4, 2, T0 + 2, "240", "memberJoined", "503", None, None, None, None, None, None, None, None, None),
            (5, None, T0, "241", "message", None, "502", "lost chat", None, "902", None, None, None, None, None),
        ],
    },
)
OLDER = sqlite_bytes(
    f"CREATE TABLE ZMANAGEDEVENTBASE ({_EVENT}); CREATE TABLE ZMANAGEDCHAT ({_CHAT});"
    f"CREATE TABLE ZMANAGEDACCOUNT ({_ACCOUNT}); INSERT INTO ZMANAGEDCHAT VALUES (1, '239', '501', '502', 2, 0);",
    {"ZMANAGEDEVENTBASE": [(1, 1, T0, "239", "message", None, "502", "yes", None, "9", None, None)]},
)
FIXTURES = {
    "ios.truthsocial": {PATH: STORE},
    "ios.truthsocial.account": {PATH: STORE},
    "ios.truthsocial.people": {PATH: STORE},
}


def test_chat_events() -> None:
    sent, got, created, joined, lost = run((TRUTHSOCIAL, TRUTHSOCIAL_ACCOUNT, TRUTHSOCIAL_PEOPLE), {PATH: STORE}).of(
        "Message"
    )
    assert (sent["at"], sent["direction"], sent["body"]) == ("2024-07-22T18:05:49.833000Z", "outgoing", "Hi & 转账")
    assert sent["sender"] == {"identifier": "501", "role": "owner"}
    assert sent["recipients"] == [{"identifier": "502", "name": "Bob (@bob)", "role": "recipient"}]
    assert (sent["status"], sent["read"], sent["thread"], sent["account"]) == ("failed to send", True, "239", "501")
    assert (got["direction"], got["read"], got["body"], got["status"]) == ("incoming", False, NULL, NULL)
    assert got["sender"] == {"identifier": "502", "name": "Bob (@bob)", "role": "sender"}
    assert got["reactions"] == [{"value": "👍", "by": "501"}, {"value": "🦊"}]
    assert got["attachments"] == [{"url": "https://example.org/1.png", "title": "image"}]
    assert (got["url"], got["message_id"], got["thread_name"]) == ("https://example.org", "901", "Bob (@bob)")
    assert (created["at"], created["type"], created["sender"], created["direction"]) == (
        NULL,
        "chatCreated",
        NULL,
        NULL,
    )
    assert created["thread"] == "239"
    assert (joined["type"], joined["direction"], joined["sender"]["name"]) == ("memberJoined", "incoming", "@carol")
    assert (lost["body"], lost["thread"], lost["direction"], lost["account"]) == ("lost chat", "241", NULL, NULL)


def test_people_and_account() -> None:
    result = run((TRUTHSOCIAL, TRUTHSOCIAL_ACCOUNT, TRUTHSOCIAL_PEOPLE), {PATH: STORE})
    bob, carol = result.of("Contact")
    assert (bob["name"], bob["blocked"], bob["last_contacted_at"]) == ("Bob", True, "2024-07-22T18:05:49.833000Z")
    assert bob["identifiers"] == [{"type": "handle", "value": "bob"}]
    assert bob["picture"] == {"url": "https://example.org/b.png"}
    assert (carol["name"], carol["picture"], carol["last_contacted_at"]) == (NULL, NULL, NULL)
    (account,) = result.of("Account")
    assert account["identifier"] == "501"


def test_fewer_columns() -> None:
    (message,) = run((TRUTHSOCIAL, TRUTHSOCIAL_ACCOUNT, TRUTHSOCIAL_PEOPLE), {PATH: OLDER}).of("Message")
    assert (message["body"], message["direction"], message["thread_name"]) == ("yes", "incoming", NULL)
    assert (message["read"], message["reactions"], message["url"]) == (MISSING, MISSING, MISSING)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/josh_ios17_ffs.zip") as archive:
        files = {n: archive.read(n) for n in archive.namelist() if "/ChatModel.sqlite" in n}
    result = run((TRUTHSOCIAL, TRUTHSOCIAL_ACCOUNT, TRUTHSOCIAL_PEOPLE), files)
    assert [len(result.of(kind)) for kind in ("Message", "Contact", "Account")] == [18, 2, 1]
    assert sum(r["direction"] == "outgoing" for r in result.of("Message")) == 8
    assert sum(isinstance(r["attachments"], list) for r in result.of("Message")) == 2
