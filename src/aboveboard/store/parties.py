"""Who stands in an exhibit's records and in which conversations: grouped inside SQLite, so that a million messages stay there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

import msgspec

from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER, Party, fields_of
from aboveboard.store.exhibit import Exhibit

IN_CONVERSATION = ("Message", "Call")
_OWN = (("number", "Sim"), ("value", "DeviceFact"))
"""The fields that name the phone's own number, and their kinds."""
_SYSTEM_ACCOUNTS = ("android.accounts", "ios.accounts")
"""What keeps the system's list of accounts."""


class Group(NamedTuple):
    """Records of one reading, kind and conversation that hold the same party or parties in a field."""

    service: str
    profile: str
    kind: str
    thread: str | None
    role: str
    parties: list[dict[str, Any]]
    live: int
    recovered: int
    first: int | None
    last: int | None


class Talk(NamedTuple):
    """A conversation as one reading has it. Times are UTC microseconds; `newest` is a row's number."""

    service: str
    profile: str
    thread: str
    title: str | None
    live: int
    recovered: int
    first: int | None
    last: int | None
    newest: int


@cache
def party_fields() -> dict[int, tuple[str, ...]]:
    """The fields of each kind, by its number, that hold a party or several."""
    found: dict[int, tuple[str, ...]] = {}
    for number, kind in KIND_BY_NUMBER.items():
        names = tuple(n for n, (hint, _) in fields_of(kind).items() if _is_party(hint))
        if names:
            found[number] = names
    return found


def _is_party(hint: Any) -> bool:
    return hint is Party or (get_origin(hint) is list and get_args(hint) == (Party,))


def groups(exhibit: Exhibit) -> Iterator[Group]:
    """Every party in every field, with how often and when."""
    names = sorted({name for fields in party_fields().values() for name in fields})
    decode = msgspec.json.decode
    for name in names:
        kinds = [k for k, fields in party_fields().items() if name in fields]
        sql = (
            f"SELECT src, kind, thread, data -> '$.{name}' AS p, sum(state = 0), sum(state <> 0), min(at), max(at) "
            f"FROM records WHERE kind IN ({', '.join(map(str, kinds))}) AND p IS NOT NULL AND p <> 'null' "
            f"AND {exhibit.shown} GROUP BY 1, 2, 3, 4"
        )
        for src, kind, thread, text, live, recovered, first, last in exhibit.db.execute(sql):
            reading = exhibit.readings[src]
            parties = decode(text if text.startswith("[") else f"[{text}]", type=list[dict[str, Any]])
            yield Group(
                reading.service,
                reading.profile,
                KIND_BY_NUMBER[kind].__name__,
                thread,
                name,
                parties,
                live,
                recovered,
                first,
                last,
            )


def talks(exhibit: Exhibit) -> Iterator[Talk]:
    """Every conversation of every reading."""
    kinds = ", ".join(str(KIND_NUMBER[k]) for k in IN_CONVERSATION)
    sql = (
        "SELECT src, thread, max(data ->> '$.thread_name'), sum(state = 0), sum(state <> 0), min(at), max(at), max(id) "
        f"FROM records WHERE thread IS NOT NULL AND kind IN ({kinds}) AND {exhibit.shown} GROUP BY 1, 2"
    )
    for src, thread, title, live, recovered, first, last, newest in exhibit.db.execute(sql):
        reading = exhibit.readings[src]
        yield Talk(reading.service, reading.profile, thread, title, live, recovered, first, last, newest)


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
