"""Zangi on Android: people of the account's database."""

from aboveboard.kit import Artifact, Col, Contact, Sqlite, ways

PEOPLE = Artifact(
    id="android.zangi.people",
    title="Zangi: people",
    service="zangi",
    emits=Contact,
    files=("{app_data:com.beint.zangi}/databases/*.db",),
    read=(
        Sqlite(
            base="user_profile AS u",
            key="u.rowid",
            requires={"user_profile": ("id", "first_name", "last_name")},
            fields={
                "party": Col("CAST(u.id AS TEXT)"),
                "name": Col("NULLIF(trim(COALESCE(u.first_name, '') || ' ' || COALESCE(u.last_name, '')), '')"),
                "given_name": Col("NULLIF(u.first_name, '')"),
                "family_name": Col("NULLIF(u.last_name, '')"),
                "identifiers": ways("handle:u.id"),
                "contact_id": Col("CAST(u.id AS TEXT)"),
            },
        ),
    ),
    says="One record for each profile that the app kept.",
    limits="A profile here does not say that there was a chat. Whose profile is the account's own is not told.",
    sources=("https://github.com/abrignoni/ALEAPP (ZangiChats.py: the table of profiles)",),
)
