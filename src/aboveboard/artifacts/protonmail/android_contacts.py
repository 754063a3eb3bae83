"""Proton Mail on Android: names and addresses of contacts (`…-ContactsDatabase.db`)."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

CONTACTS = Artifact(
    id="android.protonmail_contacts",
    title="Proton Mail: contacts",
    service="protonmail",
    emits=Contact,
    files=("{app_data:ch.protonmail.android}/databases/*-ContactsDatabase.db",),
    read=(
        Sqlite(
            base="fullContactsDetails AS c",
            key="c.rowid",
            requires={"fullContactsDetails": ("ID", "Name")},
            fields={
                "name": Col("NULLIF(c.Name, '')"),
                "identifiers": Rows(
                    "SELECT 'email' AS type, CAST(e.Email AS TEXT) AS value FROM contact_emailsv3 AS e"
                    " WHERE e.ContactID = c.ID AND e.Email <> '' ORDER BY e.rowid",
                    keys=("type", "value"),
                ),
                "created_at": opt("c.CreateTime", UNIX_S),
                "modified_at": opt("c.ModifyTIme", UNIX_S),
                "contact_id": Col("c.ID"),
            },
        ),
    ),
    says="One record for each contact of the account.",
    limits="Numbers, addresses and notes are encrypted with the account's key.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/protonmail.py",),
)
