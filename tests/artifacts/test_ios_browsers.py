"""Stores of Edge, Brave, Opera, DuckDuckGo and Chrome on iOS made here."""

import json

import pytest

from aboveboard.artifacts.chromium.ios_bookmarks import BOOKMARKS
from aboveboard.artifacts.chromium.ios_brave import BRAVE
from aboveboard.artifacts.chromium.ios_brave_bookmarks import BRAVE_BOOKMARKS as BRAVE_BRAVE_BOOKMARKS
from aboveboard.artifacts.chromium.ios_brave_searches import BRAVE_SEARCHES as BRAVE_BRAVE_SEARCHES
from aboveboard.artifacts.chromium.ios_brave_tabs import BRAVE_TABS as BRAVE_BRAVE_TABS
from aboveboard.artifacts.chromium.ios_history import FORMS, HISTORIES
from aboveboard.artifacts.duckduckgo.ios import BOOKMARKS as DUCK
from aboveboard.kit import Artifact
from tests.artifacts.harness import run, sqlite_bytes

APP = "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000004/"
GROUP = "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000002/"
SUPPORT = APP + "Library/Application Support/"
HISTORY_DB = sqlite_bytes(
    """
CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count INTEGER, typed_count INTEGER,
    last_visit_time INTEGER, hidden INTEGER);
CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER, transition INTEGER,
    visit_duration INTEGER);
CREATE TABLE keyword_search_terms (keyword_id INTEGER, url_id INTEGER, term TEXT, normalized_term TEXT);
INSERT INTO urls VALUES (1, 'https://a.example/', 'A', 2, 1, 13317040860000000, 0), (2, 'https://b.example/', '', 1, 0, 0, 1);
INSERT INTO visits VALUES (1, 1, 13317040800123456, 0, 1, 2500000), (2, 2, 13317040860000000, 1, 0, 0);
INSERT INTO keyword_search_terms VALUES (2, 1, 'köln', 'köln');
"""
)
MARKS = json.dumps(
    {
        "roots": {
            "synced": {
                "name": "Mobile",
                "children": [
                    {"name": "A", "url": "https://a.example/", "type": "url", "date_added": "13317040800000000"}
                ],
            }
        }
    }
).encode()
FORMS_DB = sqlite_bytes(
    """CREATE TABLE autofill (name TEXT, value TEXT, value_lower TEXT, date_created INTEGER, date_last_used INTEGER,
    count INTEGER); INSERT INTO autofill VALUES ('city', 'Köln', 'köln', 1672567200, 1672567260, 2)"""
)
BRAVE_DB = sqlite_bytes(
    """
CREATE TABLE ZHISTORY (Z_PK INTEGER PRIMARY KEY, ZVISITEDON TIMESTAMP, ZTITLE VARCHAR, ZURL VARCHAR);
CREATE TABLE ZBOOKMARK (Z_PK INTEGER PRIMARY KEY, ZISFAVORITE INTEGER, ZISFOLDER INTEGER, ZPARENTFOLDER INTEGER,
    ZCREATED TIMESTAMP, ZLASTVISITED TIMESTAMP, ZTITLE VARCHAR, ZCUSTOMTITLE VARCHAR, ZURL VARCHAR);
CREATE TABLE ZTABMO (Z_PK INTEGER PRIMARY KEY, ZISPRIVATE INTEGER, ZLASTUPDATE TIMESTAMP, ZTITLE VARCHAR, ZURL VARCHAR);
CREATE TABLE ZRECENTLYCLOSED (Z_PK INTEGER PRIMARY KEY, ZDATEADDED TIMESTAMP, ZTITLE VARCHAR, ZURL VARCHAR);
CREATE TABLE ZRECENTSEARCH (Z_PK INTEGER PRIMARY KEY, ZDATEADDED TIMESTAMP, ZTEXT VARCHAR, ZWEBSITEURL VARCHAR);
INSERT INTO ZHISTORY VALUES (1, 694260000.5, 'A', 'https://a.example/');
INSERT INTO ZBOOKMARK VALUES (1, 0, 1, NULL, 694260000, NULL, '', 'Trips', NULL),
    (2, 1, 0, 1, 694260000, 694260060, 'Hotel', '', 'https://h.example/');
INSERT INTO ZTABMO VALUES (1, 1, 694260120, 'T', 'https://t.example/');
INSERT INTO ZRECENTLYCLOSED VALUES (1, 694260180, 'C', 'https://c.example/');
INSERT INTO ZRECENTSEARCH VALUES (1, 694260240, 'köln', NULL);
"""
)
DUCK_DB = sqlite_bytes(
    """
CREATE TABLE ZBOOKMARKENTITY (Z_PK INTEGER PRIMARY KEY, ZISFOLDER INTEGER, ZISPENDINGDELETION INTEGER, ZPARENT INTEGER,
    ZFAVORITEFOLDER INTEGER, ZMODIFIEDAT TIMESTAMP, ZTITLE VARCHAR, ZURL VARCHAR, ZUUID VARCHAR);
INSERT INTO ZBOOKMARKENTITY VALUES (1, 1, 0, NULL, NULL, NULL, 'Work', NULL, 'f'),
    (2, 0, 1, 1, 5, 694260000, 'A', 'https://a.example/', 'b');
"""
)
DUCK_PATH = GROUP + "Bookmarks.sqlite"
BRAVE_PATH = SUPPORT + "Brave.sqlite"
FORMS_PATH = SUPPORT + "Google/Chrome/Default/Web Data"
PLACE = {"chrome": "Google/Chrome/Default/"}


def place(artifact: Artifact) -> str:
    return SUPPORT + PLACE.get(artifact.service, "Profile/Default/")


FIXTURES: dict[str, dict[str, bytes]] = {
    **{a.id: {place(a) + "History": HISTORY_DB} for a in HISTORIES},
    **{a.id: {place(a) + "Bookmarks": MARKS} for a in BOOKMARKS},
    "ios.chrome.forms": {FORMS_PATH: FORMS_DB},
    "ios.brave": {BRAVE_PATH: BRAVE_DB},
    "ios.brave.local_bookmarks": {BRAVE_PATH: BRAVE_DB},
    "ios.brave.tabs": {BRAVE_PATH: BRAVE_DB},
    "ios.brave.searches": {BRAVE_PATH: BRAVE_DB},
    "ios.duckduckgo.bookmarks": {DUCK_PATH: DUCK_DB},
}
AT = "2023-01-01T10:00:00.000000Z"


@pytest.mark.parametrize("artifact", HISTORIES, ids=lambda a: a.service)
def test_histories(artifact: Artifact) -> None:
    result = run(artifact, FIXTURES[artifact.id])
    first, second = result.of("Visit")
    assert (first["at"], first["title"], first["duration"]) == ("2023-01-01T10:00:00.123456Z", "A", 2.5)
    assert (second["referrer"], second["hidden"]) == ("https://a.example/", True)
    (search,) = result.of("WebSearch")
    assert (search["term"], search["url"], search["at"]) == (
        "köln",
        "https://a.example/",
        "2023-01-01T10:01:00.000000Z",
    )


def test_bookmarks_and_forms() -> None:
    for artifact in BOOKMARKS:
        (mark,) = run(artifact, FIXTURES[artifact.id]).records
        assert (mark["title"], mark["folder"], mark["at"], mark["service"]) == ("A", "Mobile", AT, artifact.service)
    (form,) = run(FORMS, {FORMS_PATH: FORMS_DB}).records
    assert (form["detail"], form["at"]) == ("city: Köln", "2023-01-01T10:01:00.000000Z")


def test_brave() -> None:
    result = run((BRAVE, BRAVE_BRAVE_BOOKMARKS, BRAVE_BRAVE_TABS, BRAVE_BRAVE_SEARCHES), {BRAVE_PATH: BRAVE_DB})
    (visit,) = result.of("Visit")
    assert (visit["at"], visit["url"]) == ("2023-01-01T10:00:00.500000Z", "https://a.example/")
    hotel, tab, closed = result.of("Bookmark")
    assert (hotel["title"], hotel["folder"], hotel["collection"]) == ("Hotel", "Trips", "favourites")
    assert hotel["last_viewed_at"] == "2023-01-01T10:01:00.000000Z"
    assert (tab["collection"], closed["collection"]) == ("private tabs", "closed tabs")
    assert [s["term"] for s in result.of("WebSearch")] == ["köln"]


def test_duckduckgo() -> None:
    (mark,) = run(DUCK, {DUCK_PATH: DUCK_DB}).records
    assert (mark["folder"], mark["collection"], mark["deleted"], mark["at"]) == ("Work", "favourites", True, AT)
