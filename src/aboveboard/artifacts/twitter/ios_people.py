"""X (Twitter): people: see `ios.py`."""

from __future__ import annotations

from aboveboard.artifacts.twitter._ios import FILES, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Contact, Rows, Sql, Sqlite, opt

_JSON = Sql("object", "{}", json=True)

_USER = {
    "at": opt("u.createdDate", times.UNIX_S),
    "name": Col("NULLIF(u.name, '')"),
    "identifiers": Rows(
        "SELECT 'handle' AS type, CAST(u.screenName AS TEXT) AS value WHERE u.screenName <> ''"
        " UNION ALL SELECT 'url', CAST(u.url AS TEXT) WHERE u.url <> ''",
        keys=("type", "value"),
    ),
    "note": Col("NULLIF(u.description, '')"),
    "created_at": opt("u.createdDate", times.UNIX_S),
    "modified_at": opt("u.updatedAt", times.UNIX_S),
    "groups": opt("CASE WHEN u.following = 1 THEN json_array('following') END", _JSON),
    "picture": opt(
        "CASE WHEN u.profileImageUrl <> '' THEN json_object('url', CAST(u.profileImageUrl AS TEXT)) END", _JSON
    ),
    "contact_id": Col("CAST(u.id AS TEXT)"),
    "party": Col("CAST(u.id AS TEXT)"),
}


def _users(table: str, *, optional: bool) -> Sqlite:
    return Sqlite(
        base=f"{table} AS u",
        key="u.id",
        requires={table: ("id", "screenName", "name", "description")},
        fields=_USER,
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
