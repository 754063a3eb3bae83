"""A record made in Python as the values of a shard's row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from aboveboard.model.fold import index_text
from aboveboard.model.provenance import STATE_NUMBER, State
from aboveboard.model.records import DIRECTION_NUMBER, KIND_NUMBER, Record
from aboveboard.model.texts import record_texts

PackedRow = tuple[Any, ...]
_BLOB_SHOWN = 64
_DEPTH = 40


def pack(record: Record, kind: type[Record], stored: Mapping[str, Any], state: State = State.LIVE) -> PackedRow:
    """(kind, at, thread, party, direction, state, data, raw, words) as a shard's row holds them.

    `kind` is what the reading declared; an item of another kind stands under its own.
    """
    own = type(record)
    number = KIND_NUMBER[own.__name__ if own.__name__ in KIND_NUMBER else kind.__name__]
    data: dict[str, Any] = _plain(msgspec.to_builtins(record, enc_hook=_builtin))
    at: Any = data.pop("at", None)
    if isinstance(at, dict):
        moment = cast("dict[str, Any]", at)
        data["at"] = moment
        at = moment.get("utc")
    thread = data.pop("thread", None)
    direction = DIRECTION_NUMBER.get(data.pop("direction", None))
    texts = record_texts(number, data)
    return (
        number,
        at,
        thread,
        _party(data, direction),
        direction,
        STATE_NUMBER[state],
        _json(data),
        _json(_plain(stored_values(stored))) if stored else None,
        index_text(texts) if texts else None,
    )


def stored_values(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Raw values in a form that JSON has: bytes as hex where short, as their number where long."""
    return {name: _stored(value, 0) for name, value in stored.items()}


def _stored(value: Any, depth: int) -> Any:
    if depth > _DEPTH:
        return {"too deep": True}
    if isinstance(value, bytes | bytearray):
        data = bytes(value)
        return {"hex": data.hex().upper()} if len(data) <= _BLOB_SHOWN else {"bytes": len(data)}
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, Mapping):
        return {str(k): _stored(v, depth + 1) for k, v in cast("Mapping[Any, Any]", value).items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_stored(v, depth + 1) for v in cast("list[Any]", value)]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if -(1 << 63) <= value < 1 << 64 else str(value)
    return str(value)


def _builtin(value: object) -> str | float:
    """Kinds of str and float that decoders make, as plain ones. Raises TypeError for anything else."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float(value)
    raise TypeError(f"a record holds a {type(value).__name__}")


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """The same without lone surrogates, which JSON cannot carry."""
    try:
        msgspec.json.encode(value)
    except (UnicodeEncodeError, ValueError):
        return cast("dict[str, Any]", _clean(value))
    return value


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_clean(k): _clean(v) for k, v in cast("dict[Any, Any]", value).items()}
    if isinstance(value, list):
        return [_clean(v) for v in cast("list[Any]", value)]
    if isinstance(value, float) and value != value:
        return None
    return value


def _json(value: Mapping[str, Any]) -> str:
    return msgspec.json.encode(value).decode()


def _party(data: Mapping[str, Any], direction: int | None) -> str | None:
    """The other side's identifier: the sender, or for what went out the first recipient."""
    sender, recipients = data.get("sender") or data.get("author"), data.get("recipients")
    if direction == DIRECTION_NUMBER["outgoing"] and isinstance(recipients, list) and recipients:
        sender = cast("list[Any]", recipients)[0]
    if isinstance(sender, dict):
        identifier = cast("dict[str, Any]", sender).get("identifier")
        return identifier if isinstance(identifier, str) else None
    return None
