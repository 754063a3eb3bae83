"""AddressBookImages.sqlitedb: the pictures of the address book of iOS."""

from __future__ import annotations

from aboveboard.kit import Artifact, Col, Const, Media, Sqlite


def _pictures(table: str, title: str) -> Sqlite:
    return Sqlite(
        base=f"{table} AS i",
        key="i.ROWID",
        requires={table: ("record_id", "data")},
        optional=True,
        fields={
            "media_type": Const("image"),
            "title": Const(title),
            "size": Col("length(i.data)"),
            "media_id": Col("CAST(i.record_id AS TEXT)"),
            "contact_row": Col("i.record_id"),
            "cell": Col(f"CASE WHEN length(i.data) > 0 THEN '{table} ' || i.ROWID || ' data' END"),
        },
    )


CONTACT_PICTURES = Artifact(
    id="ios.contact_pictures",
    title="Pictures of contacts",
    service="ios.contacts",
    emits=Media,
    files=("{mobile}/Library/AddressBook/AddressBookImages.sqlitedb",),
    read=(_pictures("ABThumbnailImage", "contact thumbnail"), _pictures("ABFullSizeImage", "contact picture")),
    says="One record for each picture kept of a contact; `media_id` and `contact_row` are the person's row number in the"
    " address book.",
    limits="The picture itself stays in the database; when it was set is not known.",
    sources=("databases of public test images",),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "ios_native_ffs"),
    version=2,
)
