"""Chrome's cookies made here, in the schema of 2018."""

from pathlib import Path

import pytest

from aboveboard.artifacts.chromium.android_cookies import COOKIES
from tests.artifacts.harness import run, sqlite_bytes

DB = sqlite_bytes(
    """CREATE TABLE cookies (creation_utc INTEGER NOT NULL, host_key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    path TEXT NOT NULL, expires_utc INTEGER NOT NULL, is_secure INTEGER, is_httponly INTEGER, last_access_utc INTEGER,
    encrypted_value BLOB DEFAULT '');
    INSERT INTO cookies VALUES (13317040800123456, '.a.example', 'sid', 's3cret', '/', 0, 1, 1, 13317040860000000, x'7631'),
    (0, 'b.example', 'lang', 'de', '/x', 13348576800000000, 0, 0, 0, '')"""
)


def path_of(pattern: str) -> str:
    return pattern.replace("{app_data:*}", "data/data/org.example.app").replace("{app_data:", "data/data/").replace(
        "}", ""
    ).replace("**", "x").replace("*", "Default")  # fmt: skip


FIXTURES = {artifact.id: {path_of(artifact.files[0]): DB} for artifact in COOKIES}
CHROME = COOKIES[0]
PATH = path_of(CHROME.files[0])


def test_cookies() -> None:
    result = run(CHROME, {PATH: DB})
    sid, lang = result.records
    assert (sid["at"], sid["event"]) == ("2023-01-01T10:00:00.123456Z", "cookie")
    assert sid["detail"] == "sid for .a.example/, last used 2023-01-01T10:01:00Z"
    assert lang["detail"] == "lang for b.example/x, expires 2024-01-01T10:00:00Z"
    assert lang["at"] == {"absent": "NULL"}
    assert "s3cret" not in str(result.records)
    assert "'de'" not in str(result.records)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize("name", ["Cookies-68.0.3440.106", "cookies.db"])
def test_against_the_corpora(name: str) -> None:
    result = run(CHROME, {PATH: (CORPORA / "plaso/chrome" / name).read_bytes()})
    assert result.outcome.status == "complete"
    assert len(result.records) == {"Cookies-68.0.3440.106": 5, "cookies.db": 560}[name]
    assert all(isinstance(r["at"], str) for r in result.records)
