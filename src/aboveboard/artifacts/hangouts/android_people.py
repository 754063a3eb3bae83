"""Hangouts: people: see `android.py`."""

from aboveboard.artifacts.hangouts._android import NAME, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="android.hangouts.people",
    title="Hangouts: people",
    service="hangouts",
    emits=Contact,
    files=("{app_data:com.google.android.talk}/databases/babel*.db",),
    read=(
        Sqlite(
            base="participants AS p",
            key="p._id",
            kind=Contact,
            optional=True,
            fields={
                "party": Col("p.chat_id"),
                "name": Col(NAME.format("p")),
                "given_name": opt("NULLIF(p.first_name, '')"),
                "identifiers": Rows(
                    "SELECT i.chat_id AS value, 'other' AS type, 'chat id' AS label FROM participants AS i"
                    " WHERE i._id = p._id AND i.chat_id <> '' UNION ALL SELECT i.phone_id, 'phone', NULL"
                    " FROM participants AS i WHERE i._id = p._id AND i.phone_id <> '' UNION ALL"
                    " SELECT i.fallback_name, 'email', NULL FROM participants AS i WHERE i._id = p._id"
                    " AND i.fallback_name LIKE '%_@_%'",
                    keys=("value", "type", "label"),
                ),
                "blocked": opt("p.blocked", flag),
                "contact_id": opt("NULLIF(p.gaia_id, '')"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.hangouts says of its limits holds here too.",
    sources=SOURCES,
    tested=("plaso test data (babel.db)",),
)
