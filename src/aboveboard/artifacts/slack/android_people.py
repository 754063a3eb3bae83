"""Slack: people: see `android.py`."""

from aboveboard.artifacts.slack._android import SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="android.slack.people",
    title="Slack: people",
    service="slack",
    emits=Contact,
    files=("{app_data:com.Slack}/databases/org_*",),
    read=(
        Sqlite(
            base="users AS u",
            key="u.rowid",
            kind=Contact,
            requires={"users": ("id", "name", "profile_real_name")},
            fields={
                "party": Col("u.id"),
                "name": Col("COALESCE(NULLIF(u.profile_real_name, ''), NULLIF(u.name, ''))"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.name AS TEXT) AS value WHERE u.name <> ''"
                    " UNION ALL SELECT 'email', CAST(u.profile_email AS TEXT) WHERE u.profile_email <> ''"
                    " UNION ALL SELECT 'phone', CAST(u.profile_phone AS TEXT) WHERE u.profile_phone <> ''",
                    keys=("type", "value"),
                ),
                "job_title": opt("NULLIF(u.profile_title, '')"),
                "modified_at": opt("u.updated", UNIX_S),
                "deleted": opt("u.deleted", flag),
                "contact_id": Col("u.id"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.slack says of its limits holds here too.",
    sources=SOURCES,
)
