"""X/Twitter on iOS: posts and people in the older app's twitter.db."""

from __future__ import annotations

from aboveboard.artifacts.twitter._ios import FILES, SOURCES, STATUS
from aboveboard.kit import Artifact, Post, Sqlite


def _statuses(table: str, *, optional: bool) -> Sqlite:
    return Sqlite(
        base=f"{table} AS s",
        key="s.id",
        joins=("LEFT JOIN Users AS u ON u.id = s.userId", "LEFT JOIN MyRetweets AS r ON r.statusId = s.id"),
        requires={table: ("id", "text", "date", "userId", "inReplyToStatusId")},
        fields=STATUS,
        optional=optional,
    )


TWITTER = Artifact(
    id="ios.twitter",
    title="X/Twitter: posts (twitter.db)",
    service="twitter",
    emits=Post,
    files=FILES,
    read=(
        _statuses("Statuses", optional=False),
        _statuses("StatusesShadow", optional=True),
    ),
    says="One post for each row of Statuses, as the app cached it.",
    limits="Whose account it is stands in the path, not in the database, so that own posts are not told apart; that a "
    "post is here says that the app loaded it. Lists, polls (cards), where a user says to be and the counts of a "
    "profile are not read.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db)",),
)
