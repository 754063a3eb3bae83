"""Google Meet (formerly Duo) on Android: people of tachyon.db."""

from aboveboard.artifacts.googlemeet._android import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="android.googlemeet.people",
    title="Google Meet: people",
    service="google meet",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="duo_users AS u",
            key="u.rowid",
            requires={"duo_users": ("user_id", "contact_display_name")},
            fields={
                "party": Col("u.user_id"),
                "name": Col("NULLIF(u.contact_display_name, '')"),
                "identifiers": Rows(
                    "SELECT CASE WHEN u.user_id LIKE '%@%' THEN 'email' ELSE 'phone' END AS type,"
                    " CAST(u.user_id AS TEXT) AS value WHERE u.user_id <> ''",
                    keys=("type", "value"),
                ),
                "modified_at": opt("NULLIF(u.system_contact_last_update_millis, 0)", UNIX_MS),
                "contact_id": opt("CAST(u.contact_id AS TEXT)"),
            },
        ),
    ),
    says="One record for each person of the phone's address book that the app found to be a user, the phone's own among them.",
    limits="That a person is here does not say that there was a call. Labels of numbers are not read.",
    sources=SOURCES,
)
