"""Mastodon: searches: see `android.py`."""

from aboveboard.artifacts.mastodon._android import SOURCES, of
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Const, Sqlite, WebSearch, opt

SEARCHES = Artifact(
    id="android.mastodon.searches",
    title="Mastodon: searches",
    service="mastodon",
    emits=WebSearch,
    files=("{app_data:org.joinmastodon.android}/databases/*.db",),
    read=(
        Sqlite(
            "recent_searches AS r",
            "r.rowid",
            {
                "at": opt("r.time", UNIX_S),
                "term": Col(f"COALESCE({of('r', 'hashtag.name')}, {of('r', 'account.acct')})"),
                "url": Col(f"COALESCE({of('r', 'hashtag.url')}, {of('r', 'account.url')})"),
                "engine": Const("mastodon"),
            },
            kind=WebSearch,
            name="searches",
            optional=True,
        ),
    ),
    says="One record for each recent search.",
    limits="What android.mastodon says of its limits holds here too.",
    sources=SOURCES,
)
