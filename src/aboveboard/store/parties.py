"""What parties stand in records, and what the phone says of its owner."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from aboveboard.model.records import KIND_NUMBER
from aboveboard.store.exhibit import Exhibit

_OWN = (("number", "Sim"), ("value", "DeviceFact"))
"""The fields that name the phone's own number, and their kinds."""
_SYSTEM_ACCOUNTS = ("android.accounts", "ios.accounts")
"""What keeps the system's list of accounts."""


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
