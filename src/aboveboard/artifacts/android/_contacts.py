"""What the files about android share."""

from __future__ import annotations

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, FieldSource, Rows, Sql, Sqlite, enum, flag, opt

ITEM = "vnd.android.cursor.item/"

DATA = "FROM data AS d LEFT JOIN mimetypes AS mt ON mt._id = d.mimetype_id WHERE d.raw_contact_id = r._id AND"

OBJECT = Sql("object", "{}", json=True)

PHONE = enum(
    "phone type",
    {1: "home", 2: "mobile", 3: "work", 4: "fax work", 5: "fax home", 6: "pager", 7: "other", 8: "callback", 9: "car",
     10: "company main", 11: "isdn", 12: "main", 13: "other fax", 14: "radio", 15: "telex", 16: "tty tdd",
     17: "work mobile", 18: "work pager", 19: "assistant", 20: "mms"},
)  # fmt: skip

PLACE = enum("address type", {1: "home", 2: "work", 3: "other", 4: "mobile"})

SITE = enum("website type", {1: "homepage", 2: "blog", 3: "profile", 4: "home", 5: "work", 6: "ftp", 7: "other"})

EVENT = enum("event type", {1: "anniversary", 2: "other", 3: "birthday"})

IM = enum(
    "messenger",
    {0: "aim", 1: "msn", 2: "yahoo", 3: "skype", 4: "qq", 5: "google talk", 6: "icq", 7: "jabber", 8: "netmeeting"},
)

RELATION = enum(
    "relation type",
    {1: "assistant", 2: "brother", 3: "child", 4: "domestic partner", 5: "father", 6: "friend", 7: "manager",
     8: "mother", 9: "parent", 10: "partner", 11: "referred by", 12: "relative", 13: "sister", 14: "spouse"},
)  # fmt: skip

CODE, PROTOCOL = "CAST(d.data2 AS INTEGER)", "CAST(d.data5 AS INTEGER)"

LABELS = " ".join(
    f"WHEN '{ITEM}{item}' THEN CASE WHEN {CODE} = 0 THEN d.data3 ELSE {kind.sql(CODE)} END"
    for item, kind in (
        ("phone_v2", PHONE), ("email_v2", PLACE), ("postal-address_v2", PLACE), ("sip_address", PLACE),
        ("website", SITE), ("contact_event", EVENT), ("relation", RELATION),
    )
)  # fmt: skip

TYPES = " ".join(
    f"WHEN '{ITEM}{item}' THEN '{kind}'"
    for item, kind in (
        ("phone_v2", "phone"), ("email_v2", "email"), ("postal-address_v2", "address"), ("sip_address", "handle"),
        ("im", "handle"), ("identity", "handle"), ("website", "url"), ("contact_event", "date"),
        ("relation", "relation"),
    )
)  # fmt: skip

ELSEWHERE = ", ".join(
    f"'{ITEM}{item}'" for item in ("name", "note", "nickname", "organization", "group_membership", "photo")
)

IDENTIFIERS = f"""SELECT d.data1 AS value, CASE mt.mimetype {TYPES} ELSE 'other' END AS type,
    CASE mt.mimetype {LABELS}
    WHEN '{ITEM}im' THEN CASE WHEN {PROTOCOL} = -1 THEN d.data6 ELSE {IM.sql(PROTOCOL)} END
    WHEN '{ITEM}identity' THEN d.data2 ELSE mt.mimetype END AS label
    {DATA} d.data1 <> '' AND mt.mimetype NOT IN ({ELSEWHERE})
    AND NOT (mt.mimetype = '{ITEM}contact_event' AND {CODE} = 3) ORDER BY d._id"""


def one(column: str, item: str) -> Col:
    """The column of the contact's first (or default) row of a kind."""
    order = "ORDER BY d.is_super_primary DESC, d.is_primary DESC, d._id LIMIT 1"
    return Col(f"(SELECT d.{column} {DATA} mt.mimetype = '{ITEM}{item}' AND d.{column} <> '' {order})")


def every(item: str, which: str = "1") -> Col:
    """The texts of all rows of a kind, one a line."""
    rows = f"SELECT d.data1 AS line {DATA} mt.mimetype = '{ITEM}{item}' AND d.data1 <> '' AND {which} ORDER BY d._id"
    return Col(f"(SELECT group_concat(line, char(10)) FROM ({rows}))")


def picture(folder: str) -> Col:
    """The contact's picture: a file in that folder of the app, a thumbnail in the database, or both."""
    path = f"CASE WHEN d.data14 IS NOT NULL THEN '{folder}/' || d.data14 END"
    app = "substr(:folder, 1, length(:folder) - length('databases'))"
    return Col(
        f"""(SELECT json_object('path', {path}, 'file', {app} || {path},
        'name', CASE WHEN d.data14 IS NULL THEN 'thumbnail in the database' END,
        'size', CASE WHEN d.data14 IS NULL THEN length(d.data15) END,
        'cell', CASE WHEN length(d.data15) > 0 THEN 'data ' || d._id || ' data15' END)
        {DATA} mt.mimetype = '{ITEM}photo' AND COALESCE(d.data14, d.data15) IS NOT NULL
        ORDER BY d.is_super_primary DESC, d._id LIMIT 1)""",
        OBJECT,
    )


FIELDS: tuple[tuple[str, FieldSource], ...] = (
    ("at", opt("c.contact_last_updated_timestamp", UNIX_MS)),
    ("modified_at", opt("c.contact_last_updated_timestamp", UNIX_MS)),
    ("name", Col("NULLIF(r.display_name, '')")),
    ("given_name", one("data2", "name")),
    ("family_name", one("data3", "name")),
    ("nickname", every("nickname")),
    ("organization", one("data1", "organization")),
    ("job_title", one("data4", "organization")),
    ("note", every("note")),
    ("birthday", every("contact_event", f"{CODE} = 3")),
    ("identifiers", Rows(IDENTIFIERS, keys=("value", "type", "label"))),
    (
        "groups",
        Rows(
            "SELECT g.title AS title FROM data AS d LEFT JOIN mimetypes AS mt ON mt._id = d.mimetype_id"
            " LEFT JOIN groups AS g ON g._id = CAST(d.data1 AS INTEGER) WHERE d.raw_contact_id = r._id"
            f" AND mt.mimetype = '{ITEM}group_membership' AND g.title <> '' ORDER BY d._id",
            keys=("",),
        ),
    ),
    ("picture", picture("files/photos")),
    ("favourite", Col("r.starred", flag)),
    ("deleted", Col("r.deleted", flag)),
    ("contact_id", Col("CAST(r.contact_id AS TEXT)")),
    (
        "party",
        Col(
            f"(SELECT d.data1 {DATA} mt.mimetype IN ('{ITEM}phone_v2', '{ITEM}email_v2') AND d.data1 <> ''"
            " ORDER BY mt.mimetype DESC, d.is_super_primary DESC, d.is_primary DESC, d._id LIMIT 1)"
        ),
    ),
)


def contacts(account: str, times: str, last: str, join: str | None) -> Sqlite:
    """One variant of the raw_contacts table: where it keeps the account, and how often the person was contacted."""
    fields = dict(FIELDS) | {
        "account": Col(f"NULLIF({account}.account_name, '')"),
        "account_type": Col(f"NULLIF({account}.account_type, '')"),
        "times_contacted": Col(times),
        "last_contacted_at": Col(last, UNIX_MS),
    }
    joins = ("LEFT JOIN contacts AS c ON c._id = r.contact_id",) + ((join,) if join else ())
    needs = {"data": ("raw_contact_id", "mimetype_id", "data1", "data15"), "mimetypes": ("mimetype",)}
    return Sqlite("raw_contacts AS r", "r._id", fields, joins, needs, name="contacts")


ACCOUNTS = "LEFT JOIN accounts AS a ON a._id = r.account_id"

READINGS = (
    # Android 8.1 and later count in the x_ columns and leave 0 in the public ones.
    contacts(
        "a",
        "max(r.x_times_contacted, r.times_contacted)",
        "max(COALESCE(r.x_last_time_contacted, 0), COALESCE(r.last_time_contacted, 0))",
        ACCOUNTS,
    ),
    contacts("a", "r.times_contacted", "r.last_time_contacted", ACCOUNTS),
    # Android 2.0 to 4.1 keep the account in the contact itself.
    contacts("r", "r.times_contacted", "r.last_time_contacted", None),
)

SOURCES = (
    "https://developer.android.com/reference/android/provider/ContactsContract",
    "https://android.googlesource.com/platform/packages/providers/ContactsProvider",
)

LIMITS = (
    "Contact cards merged by the phone are separate"
    " records with one contact_id. Android stores no time of creation; `at` is the last change of the merged contact."
    " A picture's file has the number that `path` names; where the database has its thumbnail too, `cell` names that."
    " Android 8.1 and later rounds how often a person was contacted, Android 10 and later no longer counts."
)


FILES = (
    "{app_data:com.android.providers.contacts}/databases/contacts2.db",
    "{app_data:com.samsung.android.providers.contacts}/databases/contacts2.db",
)

TESTED = ("NIST CFTT HTC Desire 626 (contacts2.db)", "redroid Android 8.1 (empty)")
