from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.gmail.ios import GMAIL
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000004/Library"
PATH = f"{FOLDER}/Application Support/data/ann@example.org/searchsqlitedb"
NULL = {"absent": "NULL"}

_COLUMNS = 'score UNINDEXED, itemServerPermId UNINDEXED, messageServerPermId UNINDEXED, "from", "to", cc, bcc, subject'
ROWS: list[tuple[Any, ...]] = [
    (1680106658264.0, "thread-f:1", "msg-f:1", "Bob B, bob@example.org", "Ann A, ann@example.org, x@example.org", "", "",
     "Hello", "转账 and more", ""),
    (1680106659000, "thread-f:1", "msg-f:2", "ann@example.org", "bob@example.org", "Carol, van, c@example.org",
     "d@example.org", "", "sent", "attachment"),
    (None, None, "msg-f:3", "(unknown sender)", "", "", "", None, None, None),
]  # fmt: skip
STORE = sqlite_bytes(
    f"CREATE VIRTUAL TABLE offline_search USING fts5({_COLUMNS}, body, has, detail=column);", {"offline_search": ROWS}
)
SHORTER = sqlite_bytes(
    "CREATE TABLE offline_search_content (id INTEGER PRIMARY KEY, c0, c1, c2, c3, c4, c5, c6, c7, c8);",
    {"offline_search_content": [(7, *ROWS[0][:9])]},
)
FIXTURES = {"ios.gmail": {PATH: STORE}}


def test_mails() -> None:
    got, sent, empty = run(GMAIL, {PATH: STORE}).records
    assert (got["at"], got["direction"], got["account"]) == (
        "2023-03-29T16:17:38.264000Z",
        "incoming",
        "ann@example.org",
    )
    assert got["sender"] == {"identifier": "bob@example.org", "name": "Bob B", "role": "from"}
    assert got["recipients"] == [
        {"identifier": "ann@example.org", "name": "Ann A", "role": "to"},
        {"identifier": "x@example.org", "role": "to"},
    ]
    assert (got["subject"], got["body"], got["attachments"]) == ("Hello", "转账 and more", NULL)
    assert (got["thread"], got["message_id"], got["provenance"]["rowid"]) == ("thread-f:1", "msg-f:1", 1)
    assert (sent["direction"], sent["subject"], sent["attachments"]) == ("outgoing", NULL, [{"title": "attachment"}])
    assert [(p["identifier"], p.get("name"), p["role"]) for p in sent["recipients"]] == [
        ("bob@example.org", None, "to"),
        ("c@example.org", "Carol, van", "cc"),
        ("d@example.org", None, "bcc"),
    ]
    assert empty["sender"] == {"name": "(unknown sender)", "role": "from"}
    assert (empty["at"], empty["direction"], empty["recipients"], empty["body"]) == (NULL, NULL, NULL, NULL)


def test_without_the_last_column_and_the_account() -> None:
    (mail,) = run(GMAIL, {f"{FOLDER}/searchsqlitedb": SHORTER}).records
    assert (mail["subject"], mail["direction"], mail["account"], mail["attachments"]) == ("Hello", NULL, NULL, NULL)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/josh_ios15_ffs.zip") as archive:
        files = {n: archive.read(n) for n in archive.namelist() if n.endswith("/searchsqlitedb")}
    records = run(GMAIL, files).records
    assert len(records) == 206
    assert sum(r["direction"] == "outgoing" for r in records) == 2
    assert len({r["message_id"] for r in records}) == 206
