"""Contacts of Android's contacts provider: `contacts2.db` and, for the phone's own profile, `profile.db`."""

from dataclasses import replace

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Contact, Event, FieldSource, Rows, Sql, Sqlite, enum, flag, opt

_ITEM = "vnd.android.cursor.item/"
_DATA = "FROM data AS d LEFT JOIN mimetypes AS mt ON mt._id = d.mimetype_id WHERE d.raw_contact_id = r._id AND"
_OBJECT = Sql("object", "{}", json=True)

_PHONE = enum(
    "phone type",
    {1: "home", 2: "mobile", 3: "work", 4: "fax work", 5: "fax home", 6: "pager", 7: "other", 8: "callback", 9: "car",
     10: "company main", 11: "isdn", 12: "main", 13: "other fax", 14: "radio", 15: "telex", 16: "tty tdd",
     17: "work mobile", 18: "work pager", 19: "assistant", 20: "mms"},
)  # fmt: skip
_PLACE = enum("address type", {1: "home", 2: "work", 3: "other", 4: "mobile"})
_SITE = enum("website type", {1: "homepage", 2: "blog", 3: "profile", 4: "home", 5: "work", 6: "ftp", 7: "other"})
_EVENT = enum("event type", {1: "anniversary", 2: "other", 3: "birthday"})
_IM = enum(
    "messenger",
    {0: "aim", 1: "msn", 2: "yahoo", 3: "skype", 4: "qq", 5: "google talk", 6: "icq", 7: "jabber", 8: "netmeeting"},
)
_RELATION = enum(
    "relation type",
    {1: "assistant", 2: "brother", 3: "child", 4: "domestic partner", 5: "father", 6: "friend", 7: "manager",
     8: "mother", 9: "parent", 10: "partner", 11: "referred by", 12: "relative", 13: "sister", 14: "spouse"},
)  # fmt: skip
_CODE, _PROTOCOL = "CAST(d.data2 AS INTEGER)", "CAST(d.data5 AS INTEGER)"
_LABELS = " ".join(
    f"WHEN '{_ITEM}{item}' THEN CASE WHEN {_CODE} = 0 THEN d.data3 ELSE {kind.sql(_CODE)} END"
    for item, kind in (
        ("phone_v2", _PHONE), ("email_v2", _PLACE), ("postal-address_v2", _PLACE), ("sip_address", _PLACE),
        ("website", _SITE), ("contact_event", _EVENT), ("relation", _RELATION),
    )
)  # fmt: skip
_TYPES = " ".join(
    f"WHEN '{_ITEM}{item}' THEN '{kind}'"
    for item, kind in (
        ("phone_v2", "phone"), ("email_v2", "email"), ("postal-address_v2", "address"), ("sip_address", "handle"),
        ("im", "handle"), ("identity", "handle"), ("website", "url"), ("contact_event", "date"),
        ("relation", "relation"),
    )
)  # fmt: skip
_ELSEWHERE = ", ".join(
    f"'{_ITEM}{item}'" for item in ("name", "note", "nickname", "organization", "group_membership", "photo")
)
_IDENTIFIERS = f"""SELECT d.data1 AS value, CASE mt.mimetype {_TYPES} ELSE 'other' END AS type,
    CASE mt.mimetype {_LABELS}
    WHEN '{_ITEM}im' THEN CASE WHEN {_PROTOCOL} = -1 THEN d.data6 ELSE {_IM.sql(_PROTOCOL)} END
    WHEN '{_ITEM}identity' THEN d.data2 ELSE mt.mimetype END AS label
    {_DATA} d.data1 <> '' AND mt.mimetype NOT IN ({_ELSEWHERE})
    AND NOT (mt.mimetype = '{_ITEM}contact_event' AND {_CODE} = 3) ORDER BY d._id"""


def _one(column: str, item: str) -> Col:
    """The column of the contact's first (or default) row of a kind."""
    order = "ORDER BY d.is_super_primary DESC, d.is_primary DESC, d._id LIMIT 1"
    return Col(f"(SELECT d.{column} {_DATA} mt.mimetype = '{_ITEM}{item}' AND d.{column} <> '' {order})")


def _all(item: str, which: str = "1") -> Col:
    """The texts of all rows of a kind, one a line."""
    rows = f"SELECT d.data1 AS line {_DATA} mt.mimetype = '{_ITEM}{item}' AND d.data1 <> '' AND {which} ORDER BY d._id"
    return Col(f"(SELECT group_concat(line, char(10)) FROM ({rows}))")


_PICTURE = f"""(SELECT json_object('path', CASE WHEN d.data14 IS NOT NULL THEN 'files/photos/' || d.data14 END,
    'name', CASE WHEN d.data14 IS NULL THEN 'thumbnail in the database' END, 'size', CASE WHEN d.data14 IS NULL THEN
    length(d.data15) END) {_DATA} mt.mimetype = '{_ITEM}photo' AND COALESCE(d.data14, d.data15) IS NOT NULL
    ORDER BY d.is_super_primary DESC, d._id LIMIT 1)"""

_FIELDS: tuple[tuple[str, FieldSource], ...] = (
    ("at", opt("c.contact_last_updated_timestamp", UNIX_MS)),
    ("modified_at", opt("c.contact_last_updated_timestamp", UNIX_MS)),
    ("name", Col("NULLIF(r.display_name, '')")),
    ("given_name", _one("data2", "name")),
    ("family_name", _one("data3", "name")),
    ("nickname", _all("nickname")),
    ("organization", _one("data1", "organization")),
    ("job_title", _one("data4", "organization")),
    ("note", _all("note")),
    ("birthday", _all("contact_event", f"{_CODE} = 3")),
    ("identifiers", Rows(_IDENTIFIERS, keys=("value", "type", "label"))),
    (
        "groups",
        Rows(
            "SELECT g.title AS title FROM data AS d LEFT JOIN mimetypes AS mt ON mt._id = d.mimetype_id"
            " LEFT JOIN groups AS g ON g._id = CAST(d.data1 AS INTEGER) WHERE d.raw_contact_id = r._id"
            f" AND mt.mimetype = '{_ITEM}group_membership' AND g.title <> '' ORDER BY d._id",
            keys=("",),
        ),
    ),
    ("picture", Col(_PICTURE, _OBJECT)),
    ("favourite", Col("r.starred", flag)),
    ("deleted", Col("r.deleted", flag)),
    ("contact_id", Col("CAST(r.contact_id AS TEXT)")),
    (
        "party",
        Col(
            f"(SELECT d.data1 {_DATA} mt.mimetype IN ('{_ITEM}phone_v2', '{_ITEM}email_v2') AND d.data1 <> ''"
            " ORDER BY mt.mimetype DESC, d.is_super_primary DESC, d.is_primary DESC, d._id LIMIT 1)"
        ),
    ),
)


def _contacts(account: str, times: str, last: str, join: str | None) -> Sqlite:
    """One variant of the raw_contacts table: where it keeps the account, and how often the person was contacted."""
    fields = dict(_FIELDS) | {
        "account": Col(f"NULLIF({account}.account_name, '')"),
        "account_type": Col(f"NULLIF({account}.account_type, '')"),
        "times_contacted": Col(times),
        "last_contacted_at": Col(last, UNIX_MS),
    }
    joins = ("LEFT JOIN contacts AS c ON c._id = r.contact_id",) + ((join,) if join else ())
    needs = {"data": ("raw_contact_id", "mimetype_id", "data1", "data15"), "mimetypes": ("mimetype",)}
    return Sqlite("raw_contacts AS r", "r._id", fields, joins, needs, name="contacts")


_ACCOUNTS = "LEFT JOIN accounts AS a ON a._id = r.account_id"
_CONTACTS = (
    # Android 8.1 and later count in the x_ columns and leave 0 in the public ones.
    _contacts(
        "a",
        "max(r.x_times_contacted, r.times_contacted)",
        "max(COALESCE(r.x_last_time_contacted, 0), COALESCE(r.last_time_contacted, 0))",
        _ACCOUNTS,
    ),
    _contacts("a", "r.times_contacted", "r.last_time_contacted", _ACCOUNTS),
    # Android 2.0 to 4.1 keep the account in the contact itself.
    _contacts("r", "r.times_contacted", "r.last_time_contacted", None),
)
_GONE = Sqlite(
    "deleted_contacts AS x",
    "x.contact_id",
    {
        "at": Col("x.contact_deleted_timestamp", UNIX_MS),
        "event": Col("'contact deleted'"),
        "detail": Col("'contact ' || x.contact_id"),
    },
    kind=Event,
    name="deleted",
    optional=True,
)
_SOURCES = (
    "https://developer.android.com/reference/android/provider/ContactsContract",
    "https://android.googlesource.com/platform/packages/providers/ContactsProvider",
)
_LIMITS = (
    "Contact cards merged by the phone are separate"
    " records with one contact_id. Android stores no time of creation; `at` is the last change of the merged contact."
    " Android 8.1 and later rounds how often a person was contacted, Android 10 and later no longer counts."
)

CONTACTS = Artifact(
    id="android.contacts",
    title="Contacts",
    service="android.contacts",
    emits=(Contact, Event),
    files=(
        "{app_data:com.android.providers.contacts}/databases/contacts2.db",
        "{app_data:com.samsung.android.providers.contacts}/databases/contacts2.db",
    ),
    read=(*_CONTACTS, _GONE),
    says="One record for each raw contact (a contact as one account keeps it), and one event for each logged deletion.",
    limits=_LIMITS,
    sources=_SOURCES,
    tested=("NIST CFTT HTC Desire 626 (contacts2.db)", "redroid Android 8.1 (empty)"),
)
PROFILE = Artifact(
    id="android.contacts.profile",
    title="Own profile ('Me') in the contacts",
    service="android.contacts",
    emits=Contact,
    files=(
        "{app_data:com.android.providers.contacts}/databases/profile.db",
        "{app_data:com.samsung.android.providers.contacts}/databases/profile.db",
    ),
    read=tuple(replace(reading, fields={**reading.fields, "own": Const(value=True)}) for reading in _CONTACTS),
    says="One record for each part of the profile that the contacts app shows as the phone's own.",
    limits=_LIMITS + " Who filled in the profile is not stored.",
    sources=_SOURCES,
    tested=("NIST CFTT HTC Desire 626 (profile.db)",),
)
