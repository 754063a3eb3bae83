"""Fills the contacts and the call log of the Android phone.

Facts: AOSP ContactsProvider (ContactsContract: mimetypes, data1..data15) and CallLog.Calls: type 1 in, 2 out, 3
missed, 5 rejected.
"""

import sqlite3

from aboveboard.demo import schema_android
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_messages import stable
from aboveboard.demo.media import jpeg
from aboveboard.demo.moments import STORY_START
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import CIRCLE, DENIZ, MIRA, PEOPLE, Person, Story
from aboveboard.demo.truth import Fact

HOME = "data/data/com.android.providers.contacts/databases"
_PICTURED = 4
"""Contacts of the owner's that have a picture: a thumbnail each, and the first two a file of it."""
_MIMES = ("email_v2", "phone_v2", "name", "organization", "note", "contact_event", "photo")


def contacts(phone: Phone) -> None:
    """Write contacts2.db of the owner, and a small one of the work profile."""
    _book(phone, f"{HOME}/contacts2.db", "0", (MIRA, *CIRCLE), forget=True)
    work = tuple(PEOPLE[key] for key in ("odile", "kwame"))
    _book(phone, "data/user/10/com.android.providers.contacts/databases/contacts2.db", "10", work, forget=False)


def _book(phone: Phone, path: str, profile: str, known: tuple[Person, ...], *, forget: bool) -> None:
    def book(db: sqlite3.Connection) -> None:
        account = DENIZ.email if profile == "0" else "deniz@lantern.example"
        insert(db, "accounts", _id=1, account_name=account, account_type="com.google")
        for row, kind in enumerate(_MIMES, 1):
            insert(db, "mimetypes", _id=row, mimetype=f"vnd.android.cursor.item/{kind}")
        for row, person in enumerate(known, 1):
            _contact(db, row, person)
            if profile == "0" and row <= _PICTURED:
                _picture(phone, db, row, full=row <= 2)
            phone.fact(
                Fact(
                    kind="Contact", service="android.contacts", profile=profile, path=path, table="raw_contacts",
                    rowid=row,
                    text=f"{person.given} {person.family}", party=person.phone,
                    extra={"email": person.email, "organisation": person.organisation},
                )
            )  # fmt: skip

    def drop(db: sqlite3.Connection) -> None:
        # As the provider does until the account has synchronised: the row stays, marked deleted.
        row = len(known) + 1
        insert(
            db, "raw_contacts", _id=row, account_id=1, deleted=1, display_name="Beatrix Oldfield",
            display_name_alt="Oldfield, Beatrix",
            display_name_source=40, version=3, dirty=1,
        )  # fmt: skip
        extra: dict[str, str | int | float | None] = {"marked_deleted": 1}
        phone.fact(
            Fact(
                kind="Contact",
                service="android.contacts",
                path=path,
                table="raw_contacts",
                rowid=row,
                text="Beatrix Oldfield",
                extra=extra,
            )
        )

    phone.put_database(path, build(schema_android.CONTACTS, book, *((drop,) if forget else ())))


def _contact(db: sqlite3.Connection, row: int, person: Person) -> None:
    full = f"{person.given} {person.family}"
    insert(
        db, "contacts", _id=row, name_raw_contact_id=row, has_phone_number=1, lookup=stable(f"lookup {person.key}", 20),
        contact_last_updated_timestamp=STORY_START + row * 1000, starred=int(person.key in ("mira", "layla")),
    )  # fmt: skip
    insert(
        db, "raw_contacts", _id=row, account_id=1, sourceid=stable(f"source {person.key}", 16).lower(),
        contact_id=row, version=2,
        starred=int(person.key in ("mira", "layla")), display_name=full,
        display_name_alt=f"{person.family}, {person.given}",
        display_name_source=40, sort_key=full,
    )  # fmt: skip
    pieces: list[tuple[int, dict[str, object]]] = [
        (3, {"data1": full, "data2": person.given, "data3": person.family}),
        (2, {"data1": person.phone, "data2": "2", "data4": person.phone}),
        (1, {"data1": person.email, "data2": "1"}),
    ]
    if person.organisation:
        pieces.append((4, {"data1": person.organisation, "data2": "1"}))
    if person.note:
        pieces.append((5, {"data1": person.note}))
    if person.birthday is not None:
        year, month, day = person.birthday
        pieces.append((6, {"data1": f"{year:04d}-{month:02d}-{day:02d}", "data2": "3"}))
    for kind, values in pieces:
        insert(db, "data", mimetype_id=kind, raw_contact_id=row, is_primary=0, **values)


def _picture(phone: Phone, db: sqlite3.Connection, row: int, *, full: bool) -> None:
    """A contact's picture: a thumbnail in its row and, where it came large enough, a file named by its number."""
    number = None
    if full:
        data = jpeg(800 + row, None, 240, 240)
        number = insert(db, "photo_files", height=240, width=240, filesize=len(data))
        phone.put(f"{HOME.removesuffix('databases')}files/photos/{number}", data)
    insert(
        db, "data", mimetype_id=7, raw_contact_id=row, is_primary=0, is_super_primary=1,
        data14=None if number is None else str(number), data15=jpeg(800 + row, None, 96, 96),
    )  # fmt: skip


def calls(phone: Phone, story: Story) -> None:
    """Write calllog.db."""
    path = f"{HOME}/calllog.db"
    mine = [call for call in story.calls if call.app == "phone" and "deniz" in (call.caller, call.callee)]

    def log(db: sqlite3.Connection) -> None:
        insert(db, "android_metadata", locale="en_GB")
        for row, call in enumerate(mine, 1):
            out = call.caller == "deniz"
            other = PEOPLE[call.callee if out else call.caller]
            kind = 2 if out else (1 if call.seconds else 3)
            insert(
                db, "calls", _id=row, number=other.phone, date=call.moment, duration=call.seconds, type=kind,
                features=0,
                subscription_component_name="com.android.phone/com.android.services.telephony.TelephonyConnectionService",
                subscription_id=str(row % 2 + 1), new=0, name=other.name, numbertype=2, countryiso="US", is_read=1,
                matched_number=other.phone,
                normalized_number=other.phone, formatted_number=other.phone,
                last_modified=call.moment + call.seconds * 1000,
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Call", service="android.calls", path=path, table="calls", rowid=row, at=call.moment * 1000,
                    direction="out" if out else "in", party=other.phone, extra={"seconds": call.seconds, "type": kind,
                    "sim": str(row % 2 + 1)},
                )
            )  # fmt: skip

    phone.put_database(path, build(schema_android.CALL_LOG, log))
