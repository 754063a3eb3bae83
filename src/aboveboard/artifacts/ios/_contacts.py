"""What a person in AddressBook.sqlitedb is called and reached by, in SQL."""

from aboveboard.kit import Sql, enum

# Names are written family name first, without a space, where the family name is Chinese or Korean.
NAME = (
    "COALESCE(CASE WHEN p.Last GLOB '[\u3400-\u9fff\uac00-\ud7a3]*' THEN p.Last || COALESCE(p.First, '') END,"
    " NULLIF(trim(COALESCE(NULLIF(p.Prefix, '') || ' ', '') || COALESCE(NULLIF(p.First, '') || ' ', '')"
    " || COALESCE(NULLIF(p.Middle, '') || ' ', '') || COALESCE(NULLIF(p.Last, '') || ' ', '')"
    " || COALESCE(p.Suffix, '')), ''),"
    " NULLIF(p.Nickname, ''), NULLIF(p.Organization, ''))"
)

KEPT = enum("kABSourceType", {0: "phone", 1: "Exchange", 2: "MobileMe", 4: "CardDAV"})

SHORT = "NULLIF(trim(COALESCE(p.First, '') || ' ' || COALESCE(p.Last, '')), '')"

PART = (
    "(SELECT e.value FROM ABMultiValueEntry AS e JOIN ABMultiValueEntryKey AS k ON k.rowid = e.key"
    " WHERE e.parent_id = v.UID AND k.value = '{}')"
)

ADDRESS = (
    "(SELECT group_concat(e.value, ', ' ORDER BY instr('Street SubLocality City State ZIP Country', k.value))"
    " FROM ABMultiValueEntry AS e JOIN ABMultiValueEntryKey AS k ON k.rowid = e.key"
    " WHERE e.parent_id = v.UID AND k.value <> 'CountryCode' AND e.value <> '')"
)

DAY = "date({} + 978307200, 'unixepoch')"

# A day without a year is kept in the year 1604.
BIRTHDAY = Sql("day", f"replace({DAY}, '1604-', '--')")

IDENTIFIERS = (
    "SELECT CASE v.property WHEN 5 THEN {address} WHEN 12 THEN {day} WHEN 13 THEN COALESCE({user}, v.value)"
    " WHEN 46 THEN COALESCE({user}, {url}, v.value) ELSE v.value END AS value,"
    " CASE v.property WHEN 3 THEN 'phone' WHEN 4 THEN 'email' WHEN 5 THEN 'address' WHEN 12 THEN 'date'"
    " WHEN 22 THEN 'url' WHEN 23 THEN 'relation' ELSE 'other' END AS type,"
    " COALESCE(CASE WHEN v.property IN (13, 46) THEN {service} END,"
    " CASE WHEN l.value LIKE '_$!<%>!$_' THEN substr(l.value, 5, length(l.value) - 8) ELSE l.value END) AS label"
    " FROM ABMultiValue AS v LEFT JOIN ABMultiValueLabel AS l ON l.rowid = v.label"
    " WHERE v.record_id = p.ROWID ORDER BY v.property, v.UID"
).format(
    address=ADDRESS,
    day=f"replace({DAY.format('v.value')}, '1604-', '--')",
    user=PART.format("username"),
    url=PART.format("url"),
    service=PART.format("service"),
)

REACH = (
    "(SELECT v.value FROM ABMultiValue AS v WHERE v.record_id = p.ROWID AND v.property IN (3, 4)"
    " ORDER BY v.property, v.UID LIMIT 1)"
)

# JSON has no blobs, and one of them must not cost the row.
TEXT = "CASE typeof({}) WHEN 'text' THEN NULLIF({}, '') END"

PICTURE = (
    "CASE WHEN p.ImageURI <> '' OR p.ImageType <> '' THEN json_object("
    f"'url', {TEXT.replace('{}', 'p.ImageURI')}, 'title', {TEXT.replace('{}', 'p.ImageType')}) END"
)
