"""Which texts of a record are searched: the one definition for index and scan alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from aboveboard.model.records import KIND_BY_NUMBER, fields_of

_ITEM_KEYS = ("identifier", "name", "value", "title", "url", "body", "path")


@cache
def searchable(kind: int) -> tuple[str, ...]:
    """The searchable fields of a kind, by its number, in the order of the model."""
    return tuple(name for name, (_, search) in fields_of(KIND_BY_NUMBER[kind]).items() if search)


def item_texts(value: Any) -> Iterator[str]:
    """The texts of a party, attachment, list of either, or plain value, in stored form."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        item = cast("Mapping[str, Any]", value)
        for key in _ITEM_KEYS:
            part = item.get(key)
            if isinstance(part, str):
                yield part
    elif isinstance(value, list | tuple):
        for part in cast("list[Any]", value):
            yield from item_texts(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)


def record_texts(kind: int, data: Mapping[str, Any]) -> list[str]:
    """Every searched text of a record given its fields as stored in the case."""
    return [text for name in searchable(kind) if name in data for text in item_texts(data[name])]
