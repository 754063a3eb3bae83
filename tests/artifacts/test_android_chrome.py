"""Chromium browsers on Android, from databases and files made here."""

import json
from typing import Any

import pytest

from aboveboard.artifacts.chromium.android_bookmarks import BOOKMARKS
from aboveboard.artifacts.chromium.android_forms import FORMS
from aboveboard.artifacts.chromium.android_history import HISTORIES
from aboveboard.artifacts.chromium.android_logins import LOGINS
from aboveboard.kit import Artifact
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "data/data/com.android.chrome/app_chrome/Default/"
AT = 13_344_473_600_000_000  # 2023-11-14 22:13:20 UTC in microseconds since 1601
URLS = f"""CREATE TABLE urls (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER,
    typed_count INTEGER, last_visit_time INTEGER, hidden INTEGER);
CREATE TABLE keyword_search_terms (keyword_id INTEGER, url_id INTEGER, lower_term LONGVARCHAR, term LONGVARCHAR);
INSERT INTO urls VALUES (1, 'https://example.org/', 'Example', 2, 1, {AT}, 0),
    (2, 'https://search.example/?q=Caf%C3%A9', '', 1, 0, {AT + 5}, 1), (3, 'https://gone.example/', 'Gone', 1, 0, 0, 0);
INSERT INTO keyword_search_terms VALUES (2, 2, 'café', 'Café');
"""
NEW = sqlite_bytes(
    URLS
    + f"""CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER,
        transition INTEGER, visit_duration INTEGER);
    CREATE TABLE visit_source (id INTEGER PRIMARY KEY, source INTEGER);
    CREATE TABLE downloads (id INTEGER PRIMARY KEY, current_path LONGVARCHAR, target_path LONGVARCHAR,
        start_time INTEGER, received_bytes INTEGER, total_bytes INTEGER, state INTEGER, end_time INTEGER,
        referrer VARCHAR, mime_type VARCHAR, last_access_time INTEGER);
    CREATE TABLE downloads_url_chains (id INTEGER, chain_index INTEGER, url LONGVARCHAR);
    INSERT INTO visits VALUES (1, 1, {AT}, 0, {1 | 0x30000000}, 2500000), (2, 2, {AT + 5}, 1, 5, 0),
        (3, 1, {AT + 9}, 2, {0x80000000 - (1 << 32)}, 0), (4, 77, 0, 0, 99, 0);
    INSERT INTO visit_source VALUES (2, 0);
    INSERT INTO downloads VALUES (1, '/x/a.part', '/storage/Download/a.pdf', {AT}, 10, 20, 4, 0,
        'https://example.org/', 'application/pdf', 0);
    INSERT INTO downloads_url_chains VALUES (1, 0, 'https://example.org/a'), (1, 1, 'https://cdn.example/a.pdf');"""
)
OLD = sqlite_bytes(
    URLS
    + f"""CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER,
        transition INTEGER);
    CREATE TABLE downloads (id INTEGER PRIMARY KEY, full_path LONGVARCHAR, url LONGVARCHAR, start_time INTEGER,
        received_bytes INTEGER, total_bytes INTEGER, state INTEGER);
    INSERT INTO visits VALUES (1, 1, {AT}, 0, 0);
    INSERT INTO downloads VALUES (1, '/home/a/b.jpg', 'http://example.org/b.jpg', 1700000000, 7, 7, 1);"""
)
BOOKMARKS_FILE = json.dumps(
    {
        "roots": {
            "mobile": {
                "name": "Mobile",
                "type": "folder",
                "children": [
                    {"name": "News", "type": "folder", "children": [
                        {"name": "Example", "type": "url", "url": "https://example.org/", "date_added": str(AT)}]},
                    {"name": "", "type": "url", "url": "https://b.example/", "date_added": "0"},
                    "rubbish",
                ],
            },
            "sync_transaction_version": "1",
        }
    }
).encode()  # fmt: skip
FORMS_FILE = sqlite_bytes(
    """CREATE TABLE autofill (name VARCHAR, value VARCHAR, value_lower VARCHAR, date_created INTEGER,
        date_last_used INTEGER, count INTEGER, PRIMARY KEY (name, value));
    INSERT INTO autofill VALUES ('email', 'n@example.org', 'n@example.org', 1600000000, 1700000000, 2)"""
)
OLD_FORMS = sqlite_bytes(
    """CREATE TABLE autofill (name VARCHAR, value VARCHAR, value_lower VARCHAR, pair_id INTEGER PRIMARY KEY,
        count INTEGER);
    CREATE TABLE autofill_dates (pair_id INTEGER, date_created INTEGER);
    INSERT INTO autofill VALUES ('q', 'tea', 'tea', 1, 2);
    INSERT INTO autofill_dates VALUES (1, 1300000000), (1, 1300000100);"""
)
LOGINS_FILE = sqlite_bytes(
    f"""CREATE TABLE logins (origin_url VARCHAR, username_value VARCHAR, password_value BLOB, date_created INTEGER,
        blacklisted_by_user INTEGER);
    INSERT INTO logins VALUES ('https://example.org/login', 'nadia', x'736563726574', {AT}, 0),
        ('https://never.example/', '', x'', 0, 1)"""
)


def path_of(artifact: Artifact) -> str:
    path = artifact.files[0].replace("{app_data:", "data/data/").replace("}", "")
    return path.replace("**/", "").replace("*", "Default")


FIXTURES: dict[str, dict[str, bytes]] = {
    artifact.id: {path_of(artifact): data}
    for artifacts, data in ((HISTORIES, NEW), (BOOKMARKS, BOOKMARKS_FILE), (FORMS, FORMS_FILE), (LOGINS, LOGINS_FILE))
    for artifact in artifacts
}
CHROME, CHROME_BOOKMARKS, CHROME_FORMS, CHROME_LOGINS = HISTORIES[0], BOOKMARKS[0], FORMS[0], LOGINS[0]
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_visits_with_where_they_came_from() -> None:
    typed, searched, redirected, orphan, gone = run(CHROME, {FOLDER + "History": NEW}).of("Visit")
    wanted = {
        "at": "2023-11-14T22:13:20.000000Z",
        "url": "https://example.org/",
        "title": "Example",
        "visit_count": 2,
        "typed_count": 1,
        "duration": 2.5,
        "transition": "typed",
        "referrer": NULL,
        "hidden": False,
        "visit_id": "1",
        "origin": NULL,
    }
    assert fields(typed, *wanted) == wanted
    wanted = {
        "title": NULL,
        "transition": "generated",
        "referrer": "https://example.org/",
        "origin": "synced from another device",
        "hidden": True,
        "duration": NULL,
    }
    assert fields(searched, *wanted) == wanted
    wanted = {"referrer": NULL, "redirect_from": "https://search.example/?q=Caf%C3%A9", "transition": "link"}
    assert fields(redirected, *wanted) == wanted
    assert fields(orphan, "url", "at", "transition") == {"url": NULL, "at": NULL, "transition": "99"}
    assert fields(gone, "url", "title", "at") == {"url": "https://gone.example/", "title": "Gone", "at": NULL}
    assert gone["provenance"]["table"] == "urls"


def test_searches_and_downloads() -> None:
    result = run(CHROME, {FOLDER + "History": NEW})
    (search,) = result.of("WebSearch")
    wanted = {"term": "Café", "url": "https://search.example/?q=Caf%C3%A9", "at": "2023-11-14T22:13:20.000005Z"}
    assert fields(search, *wanted) == wanted
    (download,) = result.of("Download")
    wanted = {
        "at": "2023-11-14T22:13:20.000000Z",
        "ended_at": NULL,
        "url": "https://cdn.example/a.pdf",
        "referrer": "https://example.org/",
        "path": "/storage/Download/a.pdf",
        "name": "a.pdf",
        "mime": "application/pdf",
        "size": 20,
        "received": 10,
        "status": "interrupted",
    }
    assert fields(download, *wanted) == wanted


def test_the_oldest_schema() -> None:
    result = run(CHROME, {FOLDER + "History": OLD})
    assert result.of("Visit")[0]["duration"] == {"absent": "NOT_IN_SCHEMA"}
    (download,) = result.of("Download")
    assert fields(download, "at", "url", "name", "status") == {
        "at": "2023-11-14T22:13:20.000000Z",
        "url": "http://example.org/b.jpg",
        "name": "b.jpg",
        "status": "complete",
    }


def test_bookmarks_keep_their_folders() -> None:
    result = run(CHROME_BOOKMARKS, {FOLDER + "Bookmarks": BOOKMARKS_FILE})
    first, second = result.records
    wanted = {
        "at": "2023-11-14T22:13:20.000000Z",
        "url": "https://example.org/",
        "title": "Example",
        "folder": "Mobile/News",
        "collection": "bookmarks",
    }
    assert fields(first, *wanted) == wanted
    assert first["provenance"]["locator"] == "roots/mobile/0/0"
    assert fields(second, "title", "folder", "created_at") == {"title": NULL, "folder": "Mobile", "created_at": NULL}
    assert result.outcome.rejected == 1


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"roots": 4}', b"[" * 100_000, b"\xff\xfe"])
def test_rubbish_bookmarks_fail_with_a_reason(data: bytes) -> None:
    result = run(CHROME_BOOKMARKS, {FOLDER + "Bookmarks": data})
    assert result.records == []


def test_form_entries_old_and_new() -> None:
    (new,) = run(CHROME_FORMS, {FOLDER + "Web Data": FORMS_FILE}).records
    assert fields(new, "at", "event", "detail") == {
        "at": "2023-11-14T22:13:20.000000Z",
        "event": "form entry",
        "detail": "email: n@example.org",
    }
    (old,) = run(CHROME_FORMS, {FOLDER + "Web Data": OLD_FORMS}).records
    assert fields(old, "at", "detail") == {"at": "2011-03-13T07:08:20.000000Z", "detail": "q: tea"}


def test_logins_without_passwords() -> None:
    result = run(CHROME_LOGINS, {FOLDER + "Login Data": LOGINS_FILE})
    assert [fields(r, "username", "description", "type", "has_secret") for r in result.records] == [
        {"username": "nadia", "description": "https://example.org/login", "type": "saved login", "has_secret": True},
        {
            "username": NULL,
            "description": "https://never.example/",
            "type": "never save for this site",
            "has_secret": False,
        },
    ]
    assert "736563726574" not in str(result.records)
    assert "password" not in str(result.records)


def test_each_browser_is_a_service_of_its_own() -> None:
    found = {a.id: a.service for a in (*HISTORIES, *BOOKMARKS, *FORMS, *LOGINS)}
    assert len(found) == 32
    assert found["android.samsung_internet"] == "samsung_internet"
    assert found["android.brave.logins"] == "brave"
