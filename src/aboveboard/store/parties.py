"""Which fields of records name somebody, and what the phone says of its owner."""

from __future__ import annotations

from functools import cache
from typing import Any, cast, get_args, get_origin

import msgspec

from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER, Party, fields_of
from aboveboard.store.exhibit import Exhibit

_OWN = (("number", "Sim"), ("value", "DeviceFact"))
"""The fields that name the phone's own number, and their kinds."""
_SYSTEM_ACCOUNTS = ("android.accounts", "ios.accounts")
"""What keeps the system's list of accounts."""
_NAMING = {"Contact": ("identifiers",), "Account": ("identifier", "username")}
"""Fields that hold identifiers of their record's owner and are no parties."""


@cache
def party_fields() -> dict[int, tuple[str, ...]]:
    """The fields of each kind, by its number, that hold a party or several."""
    found: dict[int, tuple[str, ...]] = {}
    for number, kind in KIND_BY_NUMBER.items():
        names = tuple(n for n, (hint, _) in fields_of(kind).items() if _is_party(hint))
        if names:
            found[number] = names
    return found


@cache
def naming_fields() -> dict[int, tuple[str, ...]]:
    """The fields of each kind, by its number, that hold identifiers of somebody: parties, and what cards and accounts say."""
    found = dict(party_fields())
    for kind, names in _NAMING.items():
        number = KIND_NUMBER[kind]
        found[number] = (*found.get(number, ()), *names)
    return found


def _is_party(hint: Any) -> bool:
    return hint is Party or (get_origin(hint) is list and get_args(hint) == (Party,))


def parties_in(text: str) -> set[str]:
    """The identifiers of a party, or of a list of them, as a record's JSON has it; none where it is something else."""
    try:
        decoded = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return set()
    listed = cast("list[Any]", decoded) if isinstance(decoded, list) else [decoded]
    found = (cast("dict[str, Any]", p).get("identifier") for p in listed if isinstance(p, dict))
    return {i for i in found if isinstance(i, str)}


def own_accounts(exhibit: Exhibit) -> set[str]:
    """The names of the accounts that are set up in the phone, as its own list of them has them."""
    sources = ", ".join(str(r.id) for r in exhibit.readings.values() if r.service in _SYSTEM_ACCOUNTS)
    sql = (
        f"SELECT DISTINCT data ->> '$.username' AS n FROM records WHERE kind = {KIND_NUMBER['Account']} AND state = 0 "
        f"AND src IN ({sources}) AND n IS NOT NULL"
    )
    return {str(n) for (n,) in exhibit.db.execute(sql)}


def own_numbers(exhibit: Exhibit) -> set[str]:
    """The numbers that the phone says are its own, as stored."""
    sim, fact = (
        f"SELECT data ->> '$.{n}' AS n FROM records WHERE kind = {KIND_NUMBER[k]} AND state = 0" for n, k in _OWN
    )
    sql = f"{sim} AND n IS NOT NULL UNION {fact} AND data ->> '$.name' = 'phone_number' AND n IS NOT NULL"
    return {str(n) for (n,) in exhibit.db.execute(sql)}
