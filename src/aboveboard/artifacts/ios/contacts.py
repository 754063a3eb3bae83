"""AddressBook.sqlitedb: the address book of iOS."""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Contact, Rows, Sql, Sqlite, enum, flag, opt

# Names are written family name first, without a space, where the family name is Chinese or Korean.
_NAME = (
    "COALESCE(CASE WHEN p.Last GLOB '[\u3400-\u9fff\uac00-\ud7a3]*' THEN p.Last || COALESCE(p.First, '') END,"
    " NULLIF(trim(COALESCE(NULLIF(p.Prefix, '') || ' ', '') || COALESCE(NULLIF(p.First, '') || ' ', '')"
    " || COALESCE(NULLIF(p.Middle, '') || ' ', '') || COALESCE(NULLIF(p.Last, '') || ' ', '')"
    " || COALESCE(p.Suffix, '')), ''),"
    " NULLIF(p.Nickname, ''), NULLIF(p.Organization, ''))"
)
_KEPT = enum("kABSourceType", {0: "phone", 1: "Exchange", 2: "MobileMe", 4: "CardDAV"})
_SHORT = "NULLIF(trim(COALESCE(p.First, '') || ' ' || COALESCE(p.Last, '')), '')"
_PART = (
    "(SELECT e.value FROM ABMultiValueEntry AS e JOIN ABMultiValueEntryKey AS k ON k.rowid = e.key"
    " WHERE e.parent_id = v.UID AND k.value = '{}')"
)
_ADDRESS = (
    "(SELECT group_concat(e.value, ', ' ORDER BY instr('Street SubLocality City State ZIP Country', k.value))"
    " FROM ABMultiValueEntry AS e JOIN ABMultiValueEntryKey AS k ON k.rowid = e.key"
    " WHERE e.parent_id = v.UID AND k.value <> 'CountryCode' AND e.value <> '')"
)
_DAY = "date({} + 978307200, 'unixepoch')"
# A day without a year is kept in the year 1604.
_BIRTHDAY = Sql("day", f"replace({_DAY}, '1604-', '--')")
_IDENTIFIERS = (
    "SELECT CASE v.property WHEN 5 THEN {address} WHEN 12 THEN {day} WHEN 13 THEN COALESCE({user}, v.value)"
    " WHEN 46 THEN COALESCE({user}, {url}, v.value) ELSE v.value END AS value,"
    " CASE v.property WHEN 3 THEN 'phone' WHEN 4 THEN 'email' WHEN 5 THEN 'address' WHEN 12 THEN 'date'"
    " WHEN 22 THEN 'url' WHEN 23 THEN 'relation' ELSE 'other' END AS type,"
    " COALESCE(CASE WHEN v.property IN (13, 46) THEN {service} END,"
    " CASE WHEN l.value LIKE '_$!<%>!$_' THEN substr(l.value, 5, length(l.value) - 8) ELSE l.value END) AS label"
    " FROM ABMultiValue AS v LEFT JOIN ABMultiValueLabel AS l ON l.rowid = v.label"
    " WHERE v.record_id = p.ROWID ORDER BY v.property, v.UID"
).format(
    address=_ADDRESS,
    day=f"replace({_DAY.format('v.value')}, '1604-', '--')",
    user=_PART.format("username"),
    url=_PART.format("url"),
    service=_PART.format("service"),
)
_REACH = (
    "(SELECT v.value FROM ABMultiValue AS v WHERE v.record_id = p.ROWID AND v.property IN (3, 4)"
    " ORDER BY v.property, v.UID LIMIT 1)"
)
# JSON has no blobs, and one of them must not cost the row.
_TEXT = "CASE typeof({}) WHEN 'text' THEN NULLIF({}, '') END"
_PICTURE = (
    "CASE WHEN p.ImageURI <> '' OR p.ImageType <> '' THEN json_object("
    f"'url', {_TEXT.replace('{}', 'p.ImageURI')}, 'title', {_TEXT.replace('{}', 'p.ImageType')}) END"
)


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
            "party": opt(_REACH),
            "given_name": Col("NULLIF(p.First, '')"),
            "family_name": Col("NULLIF(p.Last, '')"),
            "nickname": opt("NULLIF(p.Nickname, '')"),
            "organization": opt("NULLIF(p.Organization, '')"),
            "job_title": opt("NULLIF(p.JobTitle, '')"),
            "identifiers": Rows(_IDENTIFIERS, keys=("value", "type", "label")),
            "note": opt("NULLIF(p.Note, '')"),
            "birthday": opt("NULLIF(p.Birthday, '')", _BIRTHDAY),
            "created_at": opt("p.CreationDate", times.COCOA_S),
            "modified_at": opt("p.ModificationDate", times.COCOA_S),
            "groups": Rows(
                "SELECT g.Name AS name FROM ABGroupMembers AS m JOIN ABGroup AS g ON g.ROWID = m.group_id"
                " WHERE m.member_type = 0 AND m.member_id = p.ROWID ORDER BY g.ROWID",
                keys=("",),
            ),
            "picture": opt(_PICTURE, Sql("picture", "{}", json=True)),
            "contact_id": opt("NULLIF(p.guid, '')"),
            "account_type": opt("s.Type", _KEPT),
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
        _people({"name": Col(_NAME)}),
        _people({"name": Col(_SHORT)}),
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
