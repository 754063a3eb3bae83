"""Which fields of records name somebody."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_origin

from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER, Party, fields_of

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
