"""Tinder on Android: the people that the account matched with, of tinder-3.db."""

from aboveboard.artifacts.tinder._android import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Sqlite, flag, opt, ways

PEOPLE = Artifact(
    id="android.tinder.people",
    title="Tinder matches",
    service="tinder",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base='"match" AS c',
            key="c.rowid",
            joins=("LEFT JOIN match_person AS p ON p.id = c.person_id",),
            requires={"match": ("id", "person_id", "creation_date"), "match_person": ("id", "name")},
            fields={
                "at": Col("c.creation_date", UNIX_MS),
                "party": Col("c.person_id"),
                "name": Col("NULLIF(p.name, '')"),
                "identifiers": ways("handle:c.person_id"),
                "note": opt("NULLIF(p.bio, '')"),
                "birthday": opt("date(p.birth_date / 1000, 'unixepoch')"),
                "last_contacted_at": opt("c.last_activity_date", UNIX_MS),
                "blocked": opt("c.is_blocked", flag),
                "contact_id": Col("c.person_id"),
            },
        ),
    ),
    says="One record for each match; `at` is when it came about, `last_contacted_at` its last activity as the app calls it.",
    limits="Pictures of profiles, which are packed into a protocol buffer, are not read.",
    sources=SOURCES,
)
