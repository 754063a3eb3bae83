from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.chromium.ios_chrome import HISTORY
from aboveboard.artifacts.chromium.ios_chrome_searches import SEARCHES as HISTORY_SEARCHES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Data/Application/A/Library/Application Support/Google/Chrome/Default/History"
STORE = sqlite_bytes("""
CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count INTEGER, typed_count INTEGER,
    last_visit_time INTEGER, hidden INTEGER);
CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER,
    visit_duration INTEGER);
CREATE TABLE keyword_search_terms (keyword_id INTEGER, url_id INTEGER, term TEXT, normalized_term TEXT);
INSERT INTO urls VALUES (1, 'https://www.google.com/search?q=quay', 'quay', 2, 1, 13322780800000000, 0),
    (2, 'https://example.org/', '', 1, 0, 13322780860000000, 1);
INSERT INTO visits VALUES (1, 1, 13322780800000000, 0, 2500000), (2, 2, 13322780860000000, 1, 0), (3, 9, 0, NULL,
    NULL);
INSERT INTO keyword_search_terms VALUES (2, 1, 'Quay', 'quay');
""")
FIXTURES = {"ios.chrome.history": {PATH: STORE}, "ios.chrome.searches": {PATH: STORE}}


def test_visits_and_searches() -> None:
    result = run((HISTORY, HISTORY_SEARCHES), FIXTURES["ios.chrome.history"])
    first, second, orphan = result.of("Visit")
    assert (first["at"], first["duration"], first["visit_count"]) == ("2023-03-08T20:26:40.000000Z", 2.5, 2)
    assert (first["hidden"], first["referrer"]) == (False, {"absent": "NULL"})
    assert (second["referrer"], second["title"]) == ("https://www.google.com/search?q=quay", {"absent": "NULL"})
    assert (second["hidden"], second["duration"]) == (True, {"absent": "NULL"})
    assert (orphan["url"], orphan["at"]) == ({"absent": "NULL"}, {"absent": "NULL"})
    (search,) = result.of("WebSearch")
    assert (search["term"], search["at"]) == ("Quay", "2023-03-08T20:26:40.000000Z")


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("Google/Chrome/Default/History")]
        assert len(run((HISTORY, HISTORY_SEARCHES), {name: archive.read(name)}).of("Visit")) == 6
