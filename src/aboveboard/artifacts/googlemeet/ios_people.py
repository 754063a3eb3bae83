"""Google Meet (formerly Duo) on iOS: people of DataStore."""

from aboveboard.artifacts.googlemeet._ios import FILES, SOURCES
from aboveboard.formats.times import UNIX_US
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="ios.googlemeet.people",
    title="Google Meet: people",
    service="google meet",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="contact AS c",
            key="c.rowid",
            requires={"contact": ("contact_id", "contact_name")},
            fields={
                "at": opt("NULLIF(c.contact_reg_data_timestamp, 0)", UNIX_US),
                "party": Col("c.contact_id"),
                "name": Col("NULLIF(c.contact_name, '')"),
                "identifiers": Rows(
                    "SELECT CASE WHEN c.contact_id LIKE '%@%' THEN 'email' ELSE 'phone' END AS type,"
                    " CAST(c.contact_id AS TEXT) AS value, NULLIF(c.contact_number_label, '') AS label"
                    " WHERE c.contact_id <> ''",
                    keys=("type", "value", "label"),
                ),
                "modified_at": opt("NULLIF(c.contact_sync_date, 0)", UNIX_US),
                "contact_id": Col("c.contact_id"),
            },
        ),
    ),
    says="One record for each person that the app knows; `at` is when the app says that the person was registered, `modified_at`"
    " when the entry was last compared with the address book.",
    limits="That a person is here does not say that there was a call.",
    sources=SOURCES,
)
