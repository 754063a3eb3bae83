"""Grindr on iOS: the chats and whom they are with, of the account's Realm file."""

from aboveboard.artifacts.grindr._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Sqlite, flag, iso_utc, opt, ways

PEOPLE = Artifact(
    id="ios.grindr.people",
    title="Grindr: people of the chats",
    service="grindr",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="GRConversation AS c",
            key="c._key",
            requires={"GRConversation": ("ID", "oppositeProfileID", "timestamp"), "GRProfile": ("ID", "name")},
            where="c.oppositeProfileID <> ''",
            leaves_out="chats that are with no one person: groups, and notices of the service",
            fields={
                "at": opt("c.createTimestamp", iso_utc),
                "party": Col("c.oppositeProfileID"),
                "name": Col("(SELECT NULLIF(p.name, '') FROM GRProfile AS p WHERE p.ID = c.oppositeProfileID LIMIT 1)"),
                "identifiers": ways("handle:c.oppositeProfileID"),
                "last_contacted_at": Col("c.timestamp", iso_utc),
                "favourite": opt("c.pinned", flag),
                "contact_id": Col("c.oppositeProfileID"),
            },
        ),
    ),
    says="One record for each chat with one person: when it was made, and its last activity. `favourite` says that it is pinned.",
    limits="Of profiles the name alone is read. Those that the service proposed are not, nor what people tell of their body,"
    " health, origin or wishes.",
    sources=SOURCES,
)
