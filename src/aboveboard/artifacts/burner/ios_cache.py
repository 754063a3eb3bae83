"""Burner: messages, calls, people, numbers in the cache's database."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.burner._ios import LIMITS, SOURCES, reply
from aboveboard.kit import About, Account, Artifact, Call, Contact, Item, Message, Row, SqliteCode


def _cached(row: Row, about: About) -> Iterator[Item]:
    del about
    data = row["data"]
    if isinstance(data, bytes | str) and data:
        yield from reply(data if isinstance(data, bytes) else data.encode("utf-8", "replace"))


BURNER_CACHE = Artifact(
    id="ios.burner_cache",
    title="Burner: messages, calls, people, numbers in the cache's database",
    service="burner",
    emits=(Message, Call, Contact, Account),
    files=("{app_data:com.adhoclabs.burner}/Library/Caches/com.adhoclabs.burner/Cache.db",),
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
            columns={"data": "d.receiver_data"},
            make=_cached,
            items_in="data",
            where="d.isDataOnFS = 0 AND r.request_key LIKE 'https://%.burnerapp.com/%user/%'"
            " AND r.request_key NOT LIKE '%/token' AND substr(ltrim(CAST(d.receiver_data AS TEXT)), 1, 1) IN ('[', '{')",
            leaves_out="replies that are not about the account, and those that lie in fsCachedData",
        ),
    ),
    says="One record for each message, call, contact, number and account in each reply of the server that the app cached in its"
    " database. The same message in several replies is a record for each place, with one message id.",
    limits=LIMITS,
    sources=SOURCES,
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
