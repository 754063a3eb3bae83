"""Bluesky's local storage made here."""

import hashlib
import json

from aboveboard.artifacts.bluesky.ios import ACCOUNTS
from aboveboard.artifacts.bluesky.ios_searches import SEARCHES
from aboveboard.kit import Code
from tests.artifacts.harness import run

HOME = (
    "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000076/Library/Application Support/"
    "xyz.blueskyweb.app/RCTAsyncLocalStorage_V1/"
)
STORAGE, MANIFEST = HOME + hashlib.md5(b"BSKY_STORAGE", usedforsecurity=False).hexdigest(), HOME + "manifest.json"
SESSION = {
    "accounts": [
        {"did": "did:plc:a", "handle": "li.bsky.social", "email": "li@example.org", "accessJwt": "s3cret"},
        {"did": "did:plc:b", "handle": "bo.bsky.social"},
    ]
}
KEPT = json.dumps({"colorMode": "dark", "session": SESSION}).encode()
LISTS = json.dumps(
    {
        "BSKY_STORAGE": None,
        "searchHistory:did:plc:a": json.dumps(["pigeons", "", "转账"], ensure_ascii=False),
        "searchHistory": json.dumps(["old"]),
        "other": '["x"]',
    },
    ensure_ascii=False,
).encode()
FIXTURES = {"ios.bluesky": {STORAGE: KEPT}, "ios.bluesky.searches": {MANIFEST: LISTS}}


def test_accounts() -> None:
    li, bo = run(ACCOUNTS, {STORAGE: KEPT}).records
    assert (li["username"], li["identifier"], li["description"]) == ("li.bsky.social", "did:plc:a", "li@example.org")
    assert (li["has_secret"], bo["has_secret"]) == (True, False)
    (reading,) = ACCOUNTS.read
    assert isinstance(reading, Code)
    assert reading.places is not None
    found = reading.places(KEPT)("$.session.accounts[0]")
    assert found is not None
    assert b"s3cret" in b"".join(span.of(KEPT) for span in found.secrets)


def test_the_declared_file_is_that_of_the_key() -> None:
    (pattern,) = ACCOUNTS.files
    assert pattern.rpartition("/")[2] == STORAGE.rpartition("/")[2]


def test_searches() -> None:
    records = run(SEARCHES, {MANIFEST: LISTS}).records
    assert [(r["term"], r["account"]) for r in records] == [
        ("pigeons", "did:plc:a"),
        ("转账", "did:plc:a"),
        ("old", {"absent": "NULL"}),
    ]
