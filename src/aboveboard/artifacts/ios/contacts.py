"""AddressBook.sqlitedb: the address book of iOS."""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.artifacts.ios._contacts import BIRTHDAY, IDENTIFIERS, KEPT, NAME, PICTURE, REACH, SHORT
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Contact, Rows, Sql, Sqlite, flag, opt


def _people(named: Mapping[str, Col]) -> Sqlite:
    return Sqlite(
        name="person",
        base="ABPerson AS p",
        key="p.ROWID",
        requires={"ABPerson": ("First", "Last")},
        joins=(
            "LEFT JOIN ABStore AS s ON s.ROWID = p.StoreID",
            "LEFT JOIN ABAccount AS a ON a.ROWID = s.AccountID",
        ),
        fields={
            **named,
            "at": opt("p.CreationDate", times.COCOA_S),
            "party": opt(REACH),
            "given_name": Col("NULLIF(p.First, '')"),
            "family_name": Col("NULLIF(p.Last, '')"),
            "nickname": opt("NULLIF(p.Nickname, '')"),
            "organization": opt("NULLIF(p.Organization, '')"),
            "job_title": opt("NULLIF(p.JobTitle, '')"),
            "identifiers": Rows(IDENTIFIERS, keys=("value", "type", "label")),
            "note": opt("NULLIF(p.Note, '')"),
            "birthday": opt("NULLIF(p.Birthday, '')", BIRTHDAY),
            "created_at": opt("p.CreationDate", times.COCOA_S),
            "modified_at": opt("p.ModificationDate", times.COCOA_S),
            "groups": Rows(
                "SELECT g.Name AS name FROM ABGroupMembers AS m JOIN ABGroup AS g ON g.ROWID = m.group_id"
                " WHERE m.member_type = 0 AND m.member_id = p.ROWID ORDER BY g.ROWID",
                keys=("",),
            ),
            "picture": opt(PICTURE, Sql("picture", "{}", json=True)),
            "contact_id": opt("NULLIF(p.guid, '')"),
            "account_type": opt("s.Type", KEPT),
            # Each list of contacts names one card as its owner's, or -1.
            "own": opt("CASE WHEN s.MeIdentifier > 0 THEN p.ROWID = s.MeIdentifier END", flag),
            "account": opt("COALESCE(a.AccountIdentifier, NULLIF(s.Name, ''))"),
        },
    )


CONTACTS = Artifact(
    id="ios.contacts",
    title="Contacts",
    service="ios.contacts",
    emits=Contact,
    files=("{mobile}/Library/AddressBook/AddressBook.sqlitedb",),
    read=(
        _people({"name": Col(NAME)}),
        _people({"name": Col(SHORT)}),
    ),
    says="One record for each person or organisation of the address book, whether typed in, synchronised or hidden.",
    limits="Contacts found by the system in mails and the like, the phone's list of favourites and deleted contacts "
    "are not here. Birthdays of other calendars are not read. `account` is the identifier that the accounts store has, "
    "or else the name of the list.",
    sources=(
        "https://developer.apple.com/documentation/addressbook (property numbers, kABSourceType)",
        "https://www.theiphonewiki.com/wiki/Address_Book",
        "databases of public test images",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "ios_native_ffs"),
)
