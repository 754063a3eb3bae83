"""Teams: people: see `android.py`."""

from aboveboard.artifacts.teams._android import SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="android.teams.people",
    title="Teams: people",
    service="teams",
    emits=Contact,
    files=("{app_data:com.microsoft.teams}/databases/SkypeTeams.db",),
    read=(
        Sqlite(
            base="User AS u",
            key="u.rowid",
            kind=Contact,
            optional=True,
            requires={"User": ("mri", "displayName")},
            fields={
                "party": Col("NULLIF(u.mri, '')"),
                "name": Col("NULLIF(u.displayName, '')"),
                "given_name": opt("NULLIF(u.givenName, '')"),
                "family_name": opt("NULLIF(u.surname, '')"),
                "identifiers": Rows(
                    "SELECT 'email' AS type, u.email AS value WHERE u.email <> ''"
                    " UNION ALL SELECT 'email', u.secondaryEmail WHERE u.secondaryEmail <> ''"
                    " UNION ALL SELECT 'email', u.alternativeEmail WHERE u.alternativeEmail <> ''"
                    " UNION ALL SELECT 'phone', u.telephoneNumber WHERE u.telephoneNumber <> ''"
                    " UNION ALL SELECT 'phone', u.homeNumber WHERE u.homeNumber <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("NULLIF(u.mri, '')"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.teams says of its limits holds here too.",
    sources=SOURCES,
)
