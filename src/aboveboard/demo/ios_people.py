"""Fills the address book and the call history of the iPhone.

Facts: AddressBook.sqlitedb properties 3 phone, 4 e-mail, 5 address, 22 URL (public forensic write-ups);
CallHistory.storedata ZCALLTYPE 1 telephone, 8 FaceTime video, 16 FaceTime audio, ZORIGINATED 1 outgoing.
"""

import sqlite3

from aboveboard.demo import ios_layout, schema_ios
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_messages import guid
from aboveboard.demo.media import jpeg
from aboveboard.demo.moments import STORY_START, at, cocoa_s
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import CIRCLE, DENIZ, MIRA, PEOPLE, Call, Person, Story
from aboveboard.demo.truth import Fact

_PROVIDER = {"facetime": "com.apple.FaceTime", "phone": "com.apple.Telephony"}
_LABELS = ("_$!<Mobile>!$_", "_$!<Home>!$_", "_$!<Work>!$_")


def contacts(phone: Phone) -> None:
    """Write AddressBook.sqlitedb and AddressBookImages.sqlitedb."""
    known = (MIRA, DENIZ, *CIRCLE)
    path = ios_layout.place(phone, "HomeDomain", "Library/AddressBook/AddressBook.sqlitedb")
    pictures = ios_layout.place(phone, "HomeDomain", "Library/AddressBook/AddressBookImages.sqlitedb")

    def book(db: sqlite3.Connection) -> None:
        insert(
            db,
            "ABStore",
            ROWID=1,
            Name="Example",
            Type=4,
            guid=guid("store"),
            StoreInternalIdentifier="1",
            MeIdentifier=1,
        )
        db.executemany("INSERT INTO ABMultiValueLabel (value) VALUES (?)", [(label,) for label in _LABELS])
        db.executemany(
            "INSERT INTO ABMultiValueEntryKey (value) VALUES (?)",
            [("Street",), ("City",), ("Country",), ("CountryCode",)],
        )
        for row, person in enumerate(known, 1):
            _contact(phone, db, path, row, person)

    def forget(db: sqlite3.Connection) -> None:
        row = len(known) + 1
        insert(
            db, "ABPerson", ROWID=row, First="Beatrix", Last="Oldfield", Kind=0,
            CreationDate=int(cocoa_s(STORY_START)), StoreID=1,
            ModificationDate=int(cocoa_s(STORY_START)), guid=guid("Beatrix") + ":ABPerson",
        )  # fmt: skip
        db.execute("DELETE FROM ABPerson WHERE ROWID = ?", (row,))
        phone.fact(
            Fact(
                kind="Contact",
                service="ios.contacts",
                path=path,
                table="ABPerson",
                rowid=row,
                text="Beatrix Oldfield",
                state="deleted",
            )
        )

    def images(db: sqlite3.Connection) -> None:
        for row in (1, 2, 3):
            insert(
                db,
                "ABThumbnailImage",
                record_id=row,
                format=0,
                derived_from_format=5,
                data=jpeg(700 + row, None, 48, 48),
            )
            insert(
                db,
                "ABFullSizeImage",
                record_id=row,
                crop_x=0,
                crop_y=0,
                crop_width=96,
                data=jpeg(700 + row, None, 96, 96),
            )
            for table in ("ABThumbnailImage", "ABFullSizeImage"):
                phone.fact(
                    Fact(kind="Media", service="ios.contacts", path=pictures, table=table, rowid=row, text=None,
                         extra={"person": row})
                )  # fmt: skip

    ios_layout.put_database(
        phone, "HomeDomain", "Library/AddressBook/AddressBook.sqlitedb", build(schema_ios.ADDRESS_BOOK, book, forget)
    )
    built = build(schema_ios.ADDRESS_BOOK_IMAGES, images)
    ios_layout.put_database(phone, "HomeDomain", "Library/AddressBook/AddressBookImages.sqlitedb", built)


def _contact(phone: Phone, db: sqlite3.Connection, path: str, row: int, person: Person) -> None:
    born = None
    if person.birthday is not None:
        born = str(cocoa_s(at(*person.birthday, 12)))  # noon in UTC, as the address book keeps days
    created = int(cocoa_s(STORY_START)) + row * 60
    insert(
        db, "ABPerson", ROWID=row, First=person.given, Last=person.family, Organization=person.organisation or None,
        Note=person.note or None, Kind=1 if person.organisation and not person.given else 0, Birthday=born,
        FirstSort=person.given,
        LastSort=person.family, CreationDate=created, ModificationDate=created + 3600, StoreID=1, DisplayName=None,
        guid=guid(person.key) + ":ABPerson",
    )  # fmt: skip
    values = [(3, 1, person.phone), (4, 2, person.email)]
    for number, (kind, label, value) in enumerate(values):
        insert(
            db, "ABMultiValue", record_id=row, property=kind, identifier=number, label=label, value=value,
            guid=guid(f"{person.key} {kind}"),
        )  # fmt: skip
    if person.organisation:
        home = insert(
            db,
            "ABMultiValue",
            record_id=row,
            property=5,
            identifier=2,
            label=3,
            value=None,
            guid=guid(f"{person.key} 5"),
        )
        entries = [(home, 1, f"{row} Example Street"), (home, 2, "Lisbon"), (home, 3, "Portugal"), (home, 4, "pt")]
        db.executemany("INSERT INTO ABMultiValueEntry VALUES (?, ?, ?)", entries)
    phone.fact(
        Fact(
            kind="Contact", service="ios.contacts", path=path, table="ABPerson", rowid=row,
            at=(created + 978_307_200) * 1_000_000,
            text=person.name, party=person.phone, extra={"email": person.email,
            "organisation": person.organisation, "own": int(person is MIRA)},
        )
    )  # fmt: skip


def calls(phone: Phone, story: Story) -> None:
    """Write CallHistory.storedata."""
    relative = "Library/CallHistoryDB/CallHistory.storedata"
    path = ios_layout.place(phone, "HomeDomain", relative)
    mine = [call for call in story.calls if "mira" in (call.caller, call.callee) and call.app in ("phone", "facetime")]
    schema = schema_ios.CALL_HISTORY + ios_layout.core_data((1, "CallDBProperties"), (2, "CallRecord"), (4, "Handle"))
    handles: dict[str, int] = {}

    def history(db: sqlite3.Connection) -> None:
        insert(db, "ZCALLDBPROPERTIES", Z_PK=1, Z_ENT=1, Z_OPT=1, ZTIMER_ALL=float(sum(c.seconds for c in mine)))
        for row, call in enumerate(mine, 1):
            other = PEOPLE[call.callee if call.caller == "mira" else call.caller]
            handle = handles.get(other.phone)
            if handle is None:
                handle = handles[other.phone] = len(handles) + 1
                insert(
                    db,
                    "ZHANDLE",
                    Z_PK=handle,
                    Z_ENT=4,
                    Z_OPT=1,
                    ZTYPE=2,
                    ZNORMALIZEDVALUE=other.phone,
                    ZVALUE=other.phone,
                )
            _call(phone, db, path, row, call, other)
            insert(db, "Z_2REMOTEPARTICIPANTHANDLES", Z_2REMOTEPARTICIPANTCALLS=row, Z_4REMOTEPARTICIPANTHANDLES=handle)

    ios_layout.put_database(phone, "HomeDomain", relative, build(schema, history))


def _call(phone: Phone, db: sqlite3.Connection, path: str, row: int, call: Call, other: Person) -> None:
    out = call.caller == "mira"
    face = call.app == "facetime"
    kind = (8 if call.video else 16) if face else 1
    insert(
        db, "ZCALLRECORD", Z_PK=row, Z_ENT=2, Z_OPT=1, ZANSWERED=int(call.seconds > 0 and not out),
        ZCALL_CATEGORY=2 if call.video else 1,
        ZCALLTYPE=kind, ZHANDLE_TYPE=2, ZORIGINATED=int(out), ZREAD=1, ZDATE=cocoa_s(call.moment),
        ZDURATION=float(call.seconds),
        ZADDRESS=other.phone, ZISO_COUNTRY_CODE="us", ZNAME=other.name, ZUNIQUE_ID=guid(f"call {call.moment}"),
        ZSERVICE_PROVIDER=_PROVIDER[call.app],
    )  # fmt: skip
    phone.fact(
        Fact(
            kind="Call", service="ios.calls", path=path, table="ZCALLRECORD", rowid=row, at=call.moment * 1000,
            direction="out" if out else "in", party=other.phone, extra={"seconds": call.seconds,
            "video": int(call.video), "app": _PROVIDER[call.app]},
        )
    )  # fmt: skip
