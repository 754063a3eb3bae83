from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.kik.ios import KIK
from aboveboard.artifacts.kik.ios_people import PEOPLE as KIK_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000007/cores/private/1/kik.sqlite"
NULL = {"absent": "NULL"}
MISSING = {"absent": "NOT_IN_SCHEMA"}
T0 = 457260372.024  # 2015-06-29T08:46:12.024Z, in seconds since 2001

_MESSAGE = "Z_PK INTEGER PRIMARY KEY, ZTYPE INTEGER, ZUSER INTEGER, ZTIMESTAMP TIMESTAMP, ZBODY VARCHAR"
_USER = "Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME VARCHAR, ZUSERNAME VARCHAR, ZJID VARCHAR"
STORE = sqlite_bytes(
    f"""
CREATE TABLE ZKIKMESSAGE ({_MESSAGE}, ZRECEIVEDTIMESTAMP TIMESTAMP, ZSTANZAID VARCHAR);
CREATE TABLE ZKIKUSER ({_USER}, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, ZEMAIL VARCHAR, ZSTATUS VARCHAR,
    ZPPTIMESTAMP VARCHAR, ZPPURL VARCHAR);
CREATE TABLE ZKIKCHAT (Z_PK INTEGER PRIMARY KEY, ZUSER INTEGER);
CREATE TABLE Z_3MESSAGES (Z_3CHAT INTEGER, Z_5MESSAGES INTEGER, PRIMARY KEY (Z_3CHAT, Z_5MESSAGES));
CREATE TABLE ZKIKATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZCONTENT VARCHAR);
INSERT INTO ZKIKCHAT VALUES (1, 2), (2, 9);
INSERT INTO Z_3MESSAGES VALUES (1, 1), (1, 2), (2, 3), (2, 1);
INSERT INTO ZKIKATTACHMENT VALUES (1, 3, 'a7160843');
""",
    {
        "ZKIKUSER": [
            (2, "Bob E", "bob", "bob_x@talk.example.org", "Bob", "E", "b@example.org", "busy", "1435567691790",
             "http://pics.example.org/b"),
            (9, "Trip", "", "1_g@groups.example.org", None, "", None, "", None, None),
        ],
        "ZKIKMESSAGE": [
            (1, 1, 2, T0, "Hi 转账", T0 + 2, "s-1"),
            (2, 2, 2, T0 + 5, "yes", T0 + 5, "s-2"),
            (3, 2, 9, T0 + 9, "", None, None),
            (4, 4, 9, None, "Bob E has joined", None, ""),
        ],
    },
)  # fmt: skip
LESS = sqlite_bytes(
    f"CREATE TABLE ZKIKMESSAGE ({_MESSAGE}); CREATE TABLE ZKIKUSER ({_USER});",
    {"ZKIKMESSAGE": [(1, 1, 2, T0, "old")], "ZKIKUSER": [(2, None, "bob", "bob@example.org")]},
)
FIXTURES = {"ios.kik": {PATH: STORE}, "ios.kik.people": {PATH: STORE}}


def test_messages() -> None:
    got, sent, group, event = run((KIK, KIK_PEOPLE), {PATH: STORE}).of("Message")
    assert (got["direction"], got["body"], got["thread"]) == ("incoming", "Hi 转账", "bob_x@talk.example.org")
    assert (got["at"], got["received_at"]) == ("2015-06-29T08:46:12.024000Z", "2015-06-29T08:46:14.024000Z")
    assert got["sender"] == {"identifier": "bob_x@talk.example.org", "name": "Bob E", "role": "sender"}
    assert (sent["direction"], sent["sender"], sent["received_at"]) == ("outgoing", {"role": "owner"}, NULL)
    assert sent["recipients"] == [{"identifier": "bob_x@talk.example.org", "name": "Bob E", "role": "recipient"}]
    assert (group["thread_name"], group["type"], group["body"]) == ("Trip", "attachment", NULL)
    assert group["attachments"] == [{"name": "a7160843"}]
    assert (event["type"], event["at"], event["sender"], event["message_id"]) == ("group event", NULL, NULL, NULL)
    assert event["direction"] == {"absent": "UNREADABLE"}


def test_people() -> None:
    bob, trip = run((KIK, KIK_PEOPLE), {PATH: STORE}).of("Contact")
    assert (bob["name"], bob["given_name"], bob["note"]) == ("Bob E", "Bob", "busy")
    assert [i["value"] for i in bob["identifiers"]] == ["bob", "bob_x@talk.example.org", "b@example.org"]
    assert (bob["modified_at"], bob["picture"]) == ("2015-06-29T08:48:11.790000Z", {"url": "http://pics.example.org/b"})
    assert (trip["family_name"], trip["note"], trip["at"], trip["picture"]) == (NULL, NULL, NULL, NULL)


def test_fewer_tables() -> None:
    result = run((KIK, KIK_PEOPLE), {PATH: LESS})
    (message,) = result.of("Message")
    assert (message["body"], message["thread"], message["attachments"]) == ("old", MISSING, MISSING)
    assert message["sender"] == {"identifier": "bob@example.org", "name": "bob", "role": "sender"}


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    result = run((KIK, KIK_PEOPLE), {PATH: (CORPORA / "plaso/ios/kik.sqlite").read_bytes()})
    assert (len(result.of("Message")), len(result.of("Contact"))) == (60, 25)
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        files = {n: archive.read(n) for n in archive.namelist() if "/kik.sqlite" in n}
    result = run((KIK, KIK_PEOPLE), files)
    assert (len(result.of("Message")), len(result.of("Contact"))) == (27, 9)
