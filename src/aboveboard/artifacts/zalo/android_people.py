"""Zalo on Android: profiles that the app kept, and the phone's contacts that use it."""

from __future__ import annotations

from aboveboard.artifacts.zalo._android import FILES, SOURCES, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, FieldSource, Sql, Sqlite, opt, ways

_PICTURE = Sql("picture", "{}", json=True)
_FIELDS: dict[str, FieldSource] = {
    "party": Col("CAST(p.uid AS TEXT)"),
    "name": Col("NULLIF(p.dpn, '')"),
    "nickname": opt("NULLIF(p.usr, '')"),
    "note": opt("NULLIF(p.stt, '')"),
    "picture": opt("CASE WHEN p.avt <> '' THEN json_object('url', CAST(p.avt AS TEXT)) END", _PICTURE),
    "contact_id": Col("CAST(p.uid AS TEXT)"),
}
_FAVOURITE = "EXISTS (SELECT 1 FROM favourite_contact AS f WHERE f.uid = p.uid)"

PEOPLE = Artifact(
    id="android.zalo.people",
    title="Zalo people",
    service="zalo",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            name="profiles",
            base="contact_profile_2 AS p",
            key="p.rowid",
            requires={"contact_profile_2": ("uid", "dpn", "phone")},
            optional=True,
            fields=_FIELDS
            | {
                "identifiers": ways("handle:p.uid", "phone:p.phone"),
                "modified_at": opt(number("p.timestamp"), UNIX_MS),
                "favourite": opt(_FAVOURITE),
            },
        ),
        Sqlite(
            name="phone contacts",
            base="zalo_phonecontacts AS p",
            key="p.rowid",
            requires={"zalo_phonecontacts": ("uid", "dpn", "phone", "email")},
            optional=True,
            fields=_FIELDS | {"identifiers": ways("handle:p.uid", "phone:p.phone", "email:p.email")},
        ),
    ),
    says="One record for each profile that the app kept, and for each entry of the phone's address book that uses Zalo.",
    limits="A profile here does not say that the account knows that person. Birthdays, whose form is not published, when somebody"
    " was last seen, blocked numbers and members of groups are not read. Tables are those of version 1.0.8.",
    sources=SOURCES,
)
