"""Discord: messages and people in databases."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.discord._ios import LIMITS, MESSAGES, SOURCES, places, reply
from aboveboard.kit import About, Artifact, Call, Contact, Item, Message, Row, SqliteCode


def _cached(row: Row, about: About) -> Iterator[Item]:
    del about
    data = row["data"]
    url = str(row["url"]).split("?", 1)[0]
    if isinstance(data, bytes | str):
        raw = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
        yield from reply(raw, None, posted=url.rpartition("/")[2] == "messages")


DISCORD_STORES = Artifact(
    id="ios.discord_stores",
    title="Discord: messages and people in databases",
    service="discord",
    emits=(Message, Call, Contact),
    files=(
        "{app_data:com.hammerandchisel.discord}/Library/Caches/com.hammerandchisel.discord/Cache.db",
        "{app_data:com.hammerandchisel.discord}/Library/Caches/kv-storage/@account.*/a",
    ),
    read=(
        SqliteCode(
            name="replies in the cache",
            base="cfurl_cache_response AS r",
            key="r.entry_ID",
            joins=("LEFT JOIN cfurl_cache_receiver_data AS d ON d.entry_ID = r.entry_ID",),
            requires={
                "cfurl_cache_response": ("request_key",),
                "cfurl_cache_receiver_data": ("entry_ID", "isDataOnFS", "receiver_data"),
            },
            columns={"url": "r.request_key", "data": "d.receiver_data"},
            make=_cached,
            items_in="data",
            places=places,
            where="d.isDataOnFS = 0 AND (r.request_key LIKE '%/api/%/channels/%/messages%'"
            " OR r.request_key LIKE '%/api/%/messages/search%' OR r.request_key LIKE '%/api/%/users/%/profile%')",
            leaves_out="replies that are not about messages or profiles, and those that lie in fsCachedData",
            optional=True,
        ),
        MESSAGES,
    ),
    says="One record for each message or call in a short reply that the cache's database holds itself, and in the app's "
    "message store, and one for each profile.",
    limits="Direction is only there for replies to sending and in the message store, whose folder names the account."
    + LIMITS,
    sources=SOURCES,
    tested=("josh_ios15_ffs (iOS 15.3.1; the cache)",),
)
