"""Threads: recent searches."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.threads._android import PREFS, SOURCES, entries
from aboveboard.formats import elementpath, loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Code, Item, WebSearch

_LISTS = (
    ("recent_keyword_searches_with_ts", "keywords", "keyword", "name"),
    ("recent_user_searches_with_ts", "users", "user", "username"),
)


def _searches(data: bytes, about: About) -> Iterator[Item]:
    del about
    for name, held in entries(data):
        for setting, listed, inner, field in _LISTS:
            if name != setting:
                continue
            for number, given in enumerate(loose.mappings(held.get(listed))):
                target = loose.mapping(given.get(inner))
                term, when = loose.text(target.get(field)), given.get("client_time")
                at = UNIX_S.to_utc_us(int(when) if isinstance(when, str) and when.isdigit() else when)
                record = WebSearch(at=at, term=term, engine=f"threads {listed}")
                stored = {"client_time": when, field: term}
                yield Item(f"{listed} {number}", record, {k: v for k, v in stored.items() if isinstance(v, str | int)})


SEARCHES = Artifact(
    id="android.threads.searches",
    title="Threads: recent searches",
    service="threads",
    emits=WebSearch,
    files=(PREFS + "*_USER_PREFERENCES.xml",),
    read=(Code(_searches, places=elementpath.whole),),
    says="One record for each word searched for and each person chosen from a search.",
    limits="Messages are in stores whose form is not public and are not read.",
    sources=SOURCES,
)
