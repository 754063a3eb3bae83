"""Telegram: people and groups: see `ios.py`."""

from aboveboard.artifacts.telegram._ios import FILES, SOURCES, said_by
from aboveboard.formats import postbox_message as pm
from aboveboard.kit import Artifact, Col, Contact, Sqlite

PEOPLE = Artifact(
    id="ios.telegram.people",
    title="Telegram: people and groups",
    service="telegram",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="t2 AS p",
            key="p.key",
            requires={"t2": ("key", "value")},
            kind=Contact,
            fields={
                "party": Col("CAST(p.key AS TEXT)"),
                "name": Col("p.value", said_by("name", pm.shown_name)),
                "given_name": Col("p.value", said_by("first_name", pm.first_name)),
                "family_name": Col("p.value", said_by("last_name", pm.last_name)),
                "identifiers": Col("p.value", said_by("identifiers", pm.identifiers, json=True)),
                "groups": Col("p.value", said_by("marks", pm.marks, json=True)),
                "contact_id": Col("CAST(p.key AS TEXT)"),
            },
        ),
    ),
    says="One record for each person, group or channel.",
    limits="What ios.telegram says of its limits holds here too.",
    sources=SOURCES,
)
