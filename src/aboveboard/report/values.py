"""How values of records are written on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from aboveboard.model.provenance import State
from aboveboard.model.saying import visible

_STATES = {
    State.OLDER: "an older version of a live row",
    State.UNCOMMITTED: "uncommitted: written, and not made part of the database",
    State.DELETED: "deleted: not in the live table; who or what removed it is not known",
}


def shown(value: object) -> str:
    """Text with its control and direction characters made visible."""
    return visible(str(value))


def state_words(record: Mapping[str, Any]) -> str:
    """What a record that is not live is; 'live' for one that is."""
    return _STATES.get(State(record["provenance"]["state"]), "live")


def moment(value: Any, zone: ZoneInfo) -> str:
    """A time in the zone of the report and in UTC; a local one as it is, with its basis."""
    if isinstance(value, str):
        at = datetime.fromisoformat(value)
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S %z} ({at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC)"
    if isinstance(value, Mapping) and "local" in value:
        said = cast("Mapping[str, Any]", value)
        inferred = said.get("inferred")
        by = f"; {inferred['utc']} by {inferred['from']}, an inference" if inferred else ""
        return f"{said['local']} ({said['basis']}{by})"
    return f"no time ({absent(value)})"


def absent(value: Any) -> str:
    """Why there is no value."""
    return str(cast("Mapping[str, Any]", value).get("absent", "none")) if isinstance(value, Mapping) else "none"


def people(value: Any) -> Markup:
    """Parties with what they are stored under; a name stands apart, so that one from right to left turns nothing else round."""
    if isinstance(value, list):
        return Markup("; ").join(p for p in map(people, cast("list[Any]", value)) if p)
    if not isinstance(value, Mapping) or "absent" in value:
        return Markup()
    party = cast("Mapping[str, Any]", value)
    name, identifier = party.get("name"), party.get("identifier")
    if name and identifier:
        return Markup("<bdi>{}</bdi> &lt;<bdi>{}</bdi>&gt;").format(shown(name), shown(identifier))
    return escape(shown(name or identifier or ("this phone" if party.get("role") == "owner" else "")))


def readable(value: Any) -> Markup:
    """Any other value on a line."""
    if isinstance(value, bool):
        return Markup("yes" if value else "no")
    if isinstance(value, Mapping):
        inner = cast("Mapping[str, Any]", value)
        if "identifier" in inner and "role" in inner:
            return people(inner)
        return Markup(", ").join(
            Markup("{}: {}").format(shown(n), readable(v)) for n, v in inner.items() if v is not None
        )
    if isinstance(value, list):
        return Markup("; ").join(readable(v) for v in cast("list[Any]", value))
    return escape(shown(value))
