"""What two tools say of one thing, made comparable: times, folded text, numbers, identifiers without their dress.

Every rule here is told to people in docs/compare.md; change both.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple, TypeAlias, cast, get_args, get_origin

import msgspec

from aboveboard.formats.othertools import Moment, moment
from aboveboard.model.fold import fold
from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER, Direction, Identifier, Party, fields_of, unwrap
from aboveboard.model.times import Time

SHOWN: Final = 160
"""Characters of a value that are kept for showing."""
_LONG: Final = 240
QUARTER: Final = 900_000_000
MOST_AWAY: Final = 14 * 4 * QUARTER
"""The farthest that a zone is from UTC."""


class Sort(StrEnum):
    """How values of a field are compared."""

    TIME = "time"
    TEXT = "text"
    KEY = "key"
    NUMBER = "number"
    BOOL = "yes or no"
    DIRECTION = "direction"
    PEOPLE = "people"
    IDENTIFIERS = "identifiers"


class Located(NamedTuple):
    """A comparable time: see `Moment`."""

    us: int
    zoned: bool
    span: int


Value: TypeAlias = str | float | bool | frozenset[str] | Located | None


class FactError(ValueError):
    """A name that is no field of the kind."""


ANYBODY: Final = "party"
"""The pseudo-field for everyone that a record names."""
_OF_PARTY: Final = ("identifier", "name")
_KEYS: Final = (
    "thread",
    "bssid",
    "iccid",
    "reply_to",
    "in_reply_to",
    "reaction_to",
    "randomized_mac",
    "identifier",
    "app",
)
_SAME_PLACE: Final = 1e-5
_PEOPLE_FIELDS: Final = ("sender", "recipients", "author", "organizer", "attendees", "people")


@lru_cache(maxsize=2048)
def sort_of(kinds: tuple[str, ...], name: str, each: str = "") -> Sort:
    """How a field of one of the kinds is compared; `a|b` is a or b. Raises FactError where no kind has it."""
    for part in name.split("|"):
        if part == ANYBODY:
            return Sort.PEOPLE
        for kind in kinds:
            found = _sort_in(kind, part, each)
            if found is not None:
                return found
    raise FactError(f"{' and '.join(kinds)} have no field {name!r}; docs/fields.md lists them")


def _sort_in(kind: str, name: str, each: str) -> Sort | None:
    fields = fields_of(KIND_BY_NUMBER[KIND_NUMBER[kind]])
    head, _, member = name.partition(".")
    if head not in fields:
        return None
    hint = fields[head][0]
    if get_origin(hint) is list:
        hint = get_args(hint)[0]
    if member:
        if hint is Party and member in _OF_PARTY and head != each:
            return Sort.PEOPLE
        inner = {f.name: unwrap(f.type)[0] for f in msgspec.structs.fields(hint)} if _is_struct(hint) else {}
        if member not in inner or (head != each and not _is_struct(fields[head][0])):
            return None
        return Sort.PEOPLE if (hint is Party or member == "by") else _sort_by_type(inner[member], member)
    return None if head == each else _sort_by_type(hint, head)


def _is_struct(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, msgspec.Struct)


def _sort_by_type(hint: Any, name: str) -> Sort | None:
    if Time in get_args(hint):
        return Sort.TIME
    if hint is Direction:
        return Sort.DIRECTION
    if hint is Party:
        return Sort.PEOPLE
    if hint is Identifier:
        return Sort.IDENTIFIERS
    if hint is bool:
        return Sort.BOOL
    if hint in (int, float):
        return Sort.NUMBER
    if hint is str or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return Sort.KEY if name.endswith("_id") or name in _KEYS else Sort.TEXT
    return None


def is_identity(name: str) -> bool:
    """Whether equal values of a field alone say that it is the same thing."""
    return all(part.endswith("_id") or part in ("bssid", "iccid", "identifier") for part in name.split("|"))


# --- values ----------------------------------------------------------------------------------------------------------

_OUT: Final = frozenset(("outgoing", "sent", "out", "1", "yes", "true", "outbox", "fromme", "sentbyme"))
_IN: Final = frozenset(
    ("incoming", "received", "in", "0", "no", "false", "inbox", "missed", "rejected", "blocked", "voicemail")
)
_MAIL: Final = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?<![\w.])\+?\(?\d[\d\s().\-/\u00a0]{4,24}\d(?![\w])")
_JIDS: Final = ("s.whatsapp.net", "c.us")
_LABEL: Final = re.compile(r"^[\w $!<>_-]{1,24}: ")
_SPACE: Final = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\ufffc]+")
_CLOCK: Final = re.compile(r"(?:(\d+)[.:])?(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?\Z", re.ASCII)


def text_of(text: str) -> str | None:
    """Text folded as search folds it, without white space; long text as its beginning and a hash."""
    made = _SPACE.sub("", fold(text))
    if len(made) > _LONG:
        made = made[:64] + "#" + blake2b(made.encode("utf-8", "replace"), digest_size=16).hexdigest() + f"#{len(made)}"
    return made or None


def key_of(text: str) -> str | None:
    """An identifier without surrounding space and case."""
    made = text.strip().casefold()
    return made if len(made) <= _LONG else text_of(made)


@lru_cache(maxsize=16384)
def identifiers_of(text: str) -> frozenset[str]:
    """The identifiers in a cell: `p:` digits of numbers, `m:` addresses in lower case, `o:` anything else, folded."""
    found: set[str] = set()
    for line in re.split(r"[\r\n]+|(?<=\S)[,;|] (?=\S)", text[:4000]):
        rest = _LABEL.sub("", line.strip())
        for mail in _MAIL.findall(rest):
            name, _, domain = mail.lower().rpartition("@")
            digits = name.split(":")[0].split(".")[0]
            found.add(f"p:{digits}" if domain in _JIDS and digits.isdigit() else f"m:{mail.lower()}")
        rest = _MAIL.sub(" ", rest)
        for number in _PHONE.findall(rest):
            digits = re.sub(r"\D", "", number).lstrip("0")
            if 5 <= len(digits) <= 15:
                found.add(f"p:{digits}")
                rest = rest.replace(number, " ")
        for part in re.split(r"[()<>]", rest):
            word = text_of(part.strip().lstrip("@"))
            if word:
                found.add(f"o:{word}")
    return frozenset(found)


def same_number(a: str, b: str) -> bool:
    """Whether two numbers are one, written with and without country or trunk code."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 7 and len(long) - len(short) <= 4 and long.endswith(short))


def overlap(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Whether two sets of identifiers share one; None where they have no sort in common, so that nothing can be said."""
    if not a.isdisjoint(b):
        return True
    sorts = {x[0] for x in a} & {x[0] for x in b}
    if "p" in sorts:
        # Only numbers with the same last seven digits can be one.
        ends: dict[str, list[str]] = {}
        for x in a:
            if x[0] == "p":
                ends.setdefault(x[-7:], []).append(x[2:])
        if any(same_number(x, y[2:]) for y in b if y[0] == "p" for x in ends.get(y[-7:], ())):
            return True
    return False if sorts else None


def equal_sets(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two lists of identifiers hold the same numbers and addresses."""

    def held(x: str, others: frozenset[str]) -> bool:
        return x in others or (x[0] == "p" and any(y[0] == "p" and same_number(x[2:], y[2:]) for y in others))

    left, right = ({x for x in each if x[0] in "pm"} or set(each) for each in (a, b))
    return all(held(x, frozenset(right)) for x in left) and all(held(y, frozenset(left)) for y in right)


def number_of(value: object) -> float | None:
    """A number; of `0:01:39` the seconds."""
    text = str(value).strip()
    found = _CLOCK.match(text)
    if found is not None:
        first, second, third, fourth = found.groups()
        if fourth is None:
            first, second, third, fourth = None, first or "0", second, third
        days = float(first or 0) * 86400 if first else 0.0
        return days + float(second) * 3600 + float(third) * 60 + float(fourth)
    try:
        made = float(text)
    except ValueError:
        return None
    return made if math.isfinite(made) else None


def direction_of(text: str) -> str | None:
    """incoming, outgoing, or the word itself."""
    word = re.sub(r"[\W_]+", "", text.casefold())
    return "outgoing" if word in _OUT else "incoming" if word in _IN else word or None


def truth_of(text: str) -> bool:
    """Whether a text says yes."""
    return text.strip().casefold() in ("1", "yes", "true", "y", "on")


def from_cells(sort: Sort, cells: Sequence[str], form: str = "", zone: str = "") -> Value:
    """A comparable value of a row's cells: of people and identifiers all cells together, else the first that is filled."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return None
    if sort in (Sort.PEOPLE, Sort.IDENTIFIERS):
        return frozenset(found for cell in filled for found in identifiers_of(cell)) or None
    return _from_text(sort, filled[0], form, zone)


def _from_text(sort: Sort, text: str, form: str, zone: str) -> Value:
    match sort:
        case Sort.TIME:
            found = moment(text, form, zone)
            return None if found is None else Located(*found)
        case Sort.TEXT:
            return text_of(text)
        case Sort.KEY:
            return key_of(text)
        case Sort.NUMBER:
            return number_of(text)
        case Sort.BOOL:
            return truth_of(text)
        case _:
            return direction_of(text)


def from_record(sort: Sort, value: Any) -> Value:
    """A comparable value of a record's field, as the export writes it."""
    if _nothing(value):
        return None
    if sort is Sort.TIME:
        return _time(value)
    if sort in (Sort.PEOPLE, Sort.IDENTIFIERS):
        return _people(value) or None
    if isinstance(value, list):
        value = "\n".join(str(v) for v in cast("list[Any]", value))
    match sort:
        case Sort.NUMBER:
            return number_of(value)
        case Sort.BOOL:
            return bool(value)
        case Sort.KEY:
            return key_of(str(value))
        case Sort.DIRECTION:
            return direction_of(str(value))
        case _:
            return text_of(str(value))


def _time(value: Any) -> Located | None:
    local = _mapping(value).get("local")
    found: Moment | None = moment(str(local if local is not None else value))
    return None if found is None else Located(found.us, found.zoned and local is None, 1)


def _people(value: Any) -> frozenset[str]:
    if isinstance(value, str):
        return identifiers_of(value)
    found: set[str] = set()
    for each in cast("list[Any]", value) if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            person = cast("Mapping[str, Any]", each)
            if person.get("type") not in ("url", "address", "date", "relation"):
                texts = (person.get(n) for n in ("identifier", "name", "value"))
                found.update(*(identifiers_of(t) for t in texts if isinstance(t, str)))
        elif isinstance(each, str):
            found |= identifiers_of(each)
    return frozenset(found)


def field_of(record: Mapping[str, Any], name: str) -> Any:
    """A record's field by its name: `a|b` the first that is there, `a.b` a member, `party` everyone."""
    for part in name.split("|"):
        if part == ANYBODY:
            return _everyone(record)
        head, _, member = part.partition(".")
        value = record.get(head)
        if member:
            value = _member(value, member)
        if not _nothing(value):
            return value
    return None


def _nothing(value: Any) -> bool:
    """Whether a field of a record holds no value but at most why."""
    return value is None or value in ("", []) or "absent" in _mapping(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def _member(value: Any, member: str) -> Any:
    if isinstance(value, list):
        found = [_member(v, member) for v in cast("list[Any]", value)]
        return [f for f in found if f is not None] or None
    return _mapping(value).get(member)


def _everyone(record: Mapping[str, Any]) -> list[Any]:
    people: list[Any] = []
    for name in _PEOPLE_FIELDS:
        value = record.get(name)
        if isinstance(value, list):
            people += cast("list[Any]", value)
        elif not _nothing(value):
            people.append(value)
    return [p for p in people if _mapping(p).get("role") != "owner"]


def same(sort: Sort, a: Value, b: Value, tolerance: int, name: str = "") -> bool | None:
    """Whether two values say the same; None where that cannot be said. `tolerance` is in microseconds.

    A value that only one side has differs, except no against nothing.
    """
    if a is None or b is None:
        return (not a and not b) if sort is Sort.BOOL else (None if a is b else False)
    if isinstance(a, Located) and isinstance(b, Located):
        return same_time(a, b, tolerance)
    if isinstance(a, frozenset) and isinstance(b, frozenset):
        return equal_sets(a, b) if sort is Sort.IDENTIFIERS else overlap(a, b)
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) <= (
            _SAME_PLACE if "itude" in name else max(1.0, tolerance / 1e6) if "duration" in name else 1e-9
        )
    return a == b


def same_time(a: Located, b: Located, tolerance: int) -> bool:
    """Whether two times agree. One of a day alone agrees with all of the day; one without zone, beside one with, with
    those that whole quarter hours separate, since its zone is not known."""
    slack = max(tolerance, max(a.span, b.span) - 1)
    away = b.us - a.us
    if a.zoned == b.zoned:
        return abs(away) <= slack
    rest = away % QUARTER
    return abs(away) <= MOST_AWAY + slack and min(rest, QUARTER - rest) <= slack


def shown(value: Any) -> str | None:
    """A field's value on one short line."""
    if _nothing(value):
        return None
    text = " ".join(_spoken(value)[: 4 * SHOWN].split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _spoken(value: Any) -> str:
    """A value in words: people by name and identifier, lists with commas."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(_spoken(each) for each in cast("list[Any]", value)[:50])
    held = _mapping(value)
    if "local" in held:
        return f"{held['local']} (local)"
    name, identifier = held.get("name"), held.get("identifier") or held.get("value")
    if name or identifier:
        return f"{name} <{identifier}>" if name and identifier else str(name or identifier)
    return msgspec.json.encode(value).decode()
