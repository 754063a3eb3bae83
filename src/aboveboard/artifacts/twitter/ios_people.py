"""X (Twitter): people: see `ios.py`."""

from __future__ import annotations

from aboveboard.artifacts.twitter._ios import FILES, SOURCES
from aboveboard.artifacts.twitter._ios_people import USER
from aboveboard.kit import Artifact, Contact, Sqlite


def _users(table: str, *, optional: bool) -> Sqlite:
    return Sqlite(
        base=f"{table} AS u",
        key="u.id",
        requires={table: ("id", "screenName", "name", "description")},
        fields=USER,
        kind=Contact,
        optional=optional,
    )


PEOPLE = Artifact(
    id="ios.twitter.people",
    title="X (Twitter): people",
    service="twitter",
    emits=Contact,
    files=FILES,
    read=(
        _users("Users", optional=False),
        _users("UsersShadow", optional=True),
    ),
    says="One record for each person whom the app fetched to show.",
    limits="What ios.twitter says of its limits holds here too.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db)",),
)
