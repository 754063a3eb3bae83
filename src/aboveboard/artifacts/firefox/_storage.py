"""What Firefox's parts in Rust keep on both systems: logins and addresses, in tables of one form.

`…L` and `…_data` are what was changed here, `…M` and `…_mirror` what other devices have.
"""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Account, Col, Const, Event, Sqlite, first, opt

_SOURCE = "https://github.com/mozilla/application-services"
LOGIN_SOURCES = (f"{_SOURCE} (components/logins/src/schema.rs)",)
ADDRESS_SOURCES = (f"{_SOURCE} (components/autofill/sql/create_shared_schema.sql)",)
_ADDRESS = (
    "organization",
    "street_address",
    "address_level3",
    "address_level2",
    "address_level1",
    "postal_code",
    "country",
    "tel",
    "email",
)
_PLACE = " || ".join(f"COALESCE(', ' || NULLIF(a.{name}, ''), '')" for name in _ADDRESS)


def _logins(table: str, origin: str) -> Sqlite:
    return Sqlite(
        f"{table} AS l",
        "l.id",
        {
            "at": Col("l.timeCreated", UNIX_MS),
            "created_at": Col("l.timeCreated", UNIX_MS),
            "type": Const("saved login"),
            "description": first("NULLIF(l.origin, '')", "NULLIF(l.hostname, '')"),
            "username": opt("NULLIF(l.username, '')"),
            "has_secret": first("length(l.secFields) > 0", "length(l.encFields) > 0", "length(l.password) > 0"),
            "origin": Const(origin),
        },
        requires={table: ("timeCreated", "guid")},
        kind=Account,
        name="logins here" if table.endswith("L") else "logins synced",
        optional=table.endswith("M"),
    )


def _addresses(name: str) -> Sqlite:
    return Sqlite(
        "addresses_data AS a",
        "a.rowid",
        {
            "at": Col("COALESCE(NULLIF(a.time_last_used, 0), a.time_created)", UNIX_MS),
            "event": Const("address for forms"),
            "detail": Col(f"NULLIF(trim({name}{_PLACE}, ', '), '')"),
        },
        kind=Event,
        name="addresses",
    )


LOGINS = (_logins("loginsL", "made here"), _logins("loginsM", "synced from another device"))
ADDRESSES = (
    _addresses("COALESCE(a.name, '') || "),
    _addresses("trim(a.given_name || ' ' || a.additional_name || ' ' || a.family_name) || "),
)
LOGIN_LIMITS = (
    "Since 2022 names stand encrypted beside the passwords and are not read either; neither are passwords, whose presence is"
    " said. A login that was changed here and exists on other devices is there twice."
)
ADDRESS_LIMITS = "Payment cards are encrypted and not read. Addresses that only other devices have are not read."
