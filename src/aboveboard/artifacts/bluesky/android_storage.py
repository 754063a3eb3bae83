"""Bluesky on Android: searches and accounts of the app's local storage."""

from aboveboard.artifacts.bluesky._android import SOURCES
from aboveboard.artifacts.bluesky._android_storage import places, stored_of
from aboveboard.kit import Account, Artifact, SqliteCode, WebSearch

STORAGE = Artifact(
    id="android.bluesky.storage",
    title="Bluesky: searches and accounts",
    service="bluesky",
    emits=(WebSearch, Account),
    files=("{app_data:xyz.blueskyweb.app}/databases/RKStorage",),
    read=(
        SqliteCode(
            base="catalystLocalStorage AS s",
            key="s.rowid",
            columns={"key": "s.key", "value": "s.value"},
            make=stored_of,
            items_in="value",
            places=places,
            where="s.key IN ('BSKY_STORAGE', 'searchHistory') OR s.key LIKE 'searchHistory:%'",
            leaves_out="settings and other entries",
        ),
    ),
    says="One record for each word searched for, newest first as stored, and each account with a session.",
    limits="Searches have no time. Tokens are not read; that they are there is said.",
    sources=SOURCES,
)
