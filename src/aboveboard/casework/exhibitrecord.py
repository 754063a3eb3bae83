"""An exhibit's record: seals, condition, photographs, identity, battery, network, clock, handovers and notes.

Each is an entry of the custody log itself and nothing else, so that it can be added to and not edited. What was wrong is struck
out by another entry, which names it and says why; both stay to be read. What the record says now is read out of the log each
time. Only a photograph's bytes lie elsewhere: see `photographs.py`.

An exhibit can be recorded before anything of it is examined, and is not kept evidence by that (`only_recorded`).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import apsw
import msgspec

from aboveboard.casework.case import Case
from aboveboard.casework.custody import NOTED, STRUCK, Actor, enter
from aboveboard.casework.errors import CaseError
from aboveboard.model.times import iso
from aboveboard.store.db import has_table

MOST_WORDS = 4_000
"""Characters of a text."""
MOST_LABEL = 100
UNFIT = "the IMEI's check digit does not fit"
SEALS = ("put on", "found", "broken")
_NETWORK = {
    "flight_mode": ("on", "off"),
    "sim": ("in", "out"),
    "wifi": ("on", "off"),
}
_SPOKEN = {"flight mode": "flight_mode", "airplane mode": "flight_mode", "sim": "sim", "wi-fi": "wifi", "wifi": "wifi"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_US = timedelta(microseconds=1)


class Kind(StrEnum):
    """What is noted of an exhibit."""

    SEAL = "seal"
    CONDITION = "condition"
    PHOTOGRAPH = "photograph"
    IDENTITY = "identity"
    BATTERY = "battery"
    NETWORK = "network"
    CLOCK = "clock"
    HANDOVER = "handover"
    NOTE = "note"


@dataclass(frozen=True)
class Noting:
    """What is to be noted: made by the functions below, which check it, and entered by `note`."""

    kind: Kind
    said: dict[str, Any]
    data: bytes | None = None
    """Of a photograph."""
    when: str | None = None
    """The time of what is noted, as stated, where it is another than that of the entry."""


@dataclass(frozen=True)
class Strike:
    """That an entry was struck out."""

    entry: int
    at: int
    actor: str
    why: str


@dataclass(frozen=True)
class Item:
    """An entry of an exhibit's record."""

    entry: int
    """Its number in the custody log."""
    at: int
    """When it was entered, UTC microseconds."""
    actor: str
    kind: str
    when: str | None
    """The time of what is noted, as stated; None where that is the time of the entry."""
    said: dict[str, Any]
    struck: Strike | None = None

    @property
    def moment(self) -> int:
        """Where it stands in order of time, UTC microseconds."""
        return self.at if self.when is None else moment(self.when)


# --- what can be noted -----------------------------------------------------------------------------------------------


def seal_note(number: str, state: str, why: str | None = None) -> Noting:
    """A seal that was put on, found or broken. Raises CaseError; a broken one needs why."""
    if state not in SEALS:
        raise CaseError(f"a seal is {', '.join(SEALS[:-1])} or {SEALS[-1]}, and not {state!r}")
    if state == "broken" and not why:
        raise CaseError("say why the seal was broken: --why")
    return Noting(Kind.SEAL, _said(number=words(number, "a seal's number"), state=state, why=_maybe(why, "a reason")))


def seal_said(text: str, why: str | None = None) -> Noting:
    """The same from words such as 'S-123 put on'. Raises CaseError."""
    said = " ".join(text.split())
    for state in SEALS:
        if said.casefold().endswith(" " + state):
            return seal_note(said[: -len(state)].strip(), state, why)
    raise CaseError(f"{text!r} says not what became of the seal: 'S-123 put on', 'S-123 found' or 'S-123 broken'")


def condition_note(text: str) -> Noting:
    """How the exhibit is: its screen, whether it is switched on or locked. Raises CaseError."""
    return Noting(Kind.CONDITION, {"text": words(text, "a condition")})


def identity_note(serial: str | None = None, imei: str | None = None, model: str | None = None) -> Noting:
    """What tells this phone from others. Raises CaseError."""
    said = _said(
        serial=_maybe(serial, "a serial number"),
        imei=None if imei is None else _imei(imei),
        model=_maybe(model, "a model"),
    )
    if not said:
        raise CaseError("an identity has a serial number, an IMEI or a model")
    if "imei" in said and not imei_fits(said["imei"]):
        said["check"] = UNFIT
    return Noting(Kind.IDENTITY, said)


def battery_note(percent: int) -> Noting:
    """The battery's charge. Raises CaseError."""
    if not 0 <= percent <= 100:
        raise CaseError(f"a battery has 0 to 100 percent, not {percent}")
    return Noting(Kind.BATTERY, {"percent": percent})


def network_note(
    text: str | None = None, *, flight_mode: str | None = None, sim: str | None = None, wifi: str | None = None
) -> Noting:
    """What the phone can reach: flight mode and Wi-Fi are on or off, a SIM is in or out; more in words. Raises CaseError."""
    said = _said(flight_mode=flight_mode, sim=sim, wifi=wifi, text=_maybe(text, "a network's state"))
    for name, value in said.items():
        if name in _NETWORK and value not in _NETWORK[name]:
            raise CaseError(f"{name.replace('_', ' ')} is {' or '.join(_NETWORK[name])}, and not {value!r}")
    if not said:
        raise CaseError("say what the phone can reach: flight mode, SIM, Wi-Fi")
    return Noting(Kind.NETWORK, said)


def network_said(text: str) -> Noting:
    """The same from words such as 'flight mode on, SIM out'; what is not of this form stays words. Raises CaseError."""
    said: dict[str, str] = {}
    rest: list[str] = []
    for part in (" ".join(p.split()) for p in text.split(",")):
        name, _, value = part.casefold().rpartition(" ")
        field = _SPOKEN.get(name)
        if field is not None and field not in said and value in _NETWORK[field]:
            said[field] = value
        elif part:
            rest.append(part)
    return network_note(
        ", ".join(rest) or None, flight_mode=said.get("flight_mode"), sim=said.get("sim"), wifi=said.get("wifi")
    )


def clock_note(phone: str, computer: str | None = None) -> Noting:
    """What the phone's clock shows beside the computer's (else now), each with its zone. Raises CaseError.

    `seconds_ahead` is how far the phone's is ahead; both are as stated, and nothing checks them.
    """
    now = iso(time.time_ns() // 1000) if computer is None else computer.strip()
    shown = phone.strip()
    apart = moment(shown) - moment(now)
    for text in (shown, now):
        if len(text) <= 10:
            raise CaseError(f"{text!r} is a date: a clock's time has hours and minutes, too")
    return Noting(
        Kind.CLOCK,
        {
            "phone": shown,
            "computer": now,
            "seconds_ahead": round(apart / 1_000_000, 3) if apart % 1_000_000 else apart // 1_000_000,
        },
    )


def handover_note(giver: str, taker: str, why: str, where: str | None = None) -> Noting:
    """That the exhibit went from one to another. Raises CaseError."""
    return Noting(
        Kind.HANDOVER,
        _said(
            **{"from": words(giver, "who hands over"), "to": words(taker, "who takes over")},
            where=_maybe(where, "a place"),
            why=words(why, "why it is handed over: --why"),
        ),
    )


def handover_said(text: str, why: str | None, where: str | None = None) -> Noting:
    """The same from words such as 'J. Beck > Store room'. Raises CaseError."""
    giver, arrow, taker = text.partition(">")
    if not arrow or ">" in taker:
        raise CaseError(f"{text!r} says not who gives and who takes: 'FROM > TO'")
    return handover_note(giver, taker, why or "", where)


def text_note(text: str) -> Noting:
    """Anything else. Outlines of the log leave its words out. Raises CaseError."""
    return Noting(Kind.NOTE, {"text": words(text, "a note")})


def at_time(noting: Noting, when: str | None) -> Noting:
    """The same with the time at which it was so, where that is not now. Raises CaseError."""
    if when is None:
        return noting
    moment(when.strip())
    return replace(noting, when=when.strip())


def moment(text: str) -> int:
    """UTC microseconds of a stated time: a date, or date and time with its zone. Raises CaseError."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise CaseError(f"{text!r} is no time: write 2026-05-01, or 2026-05-01T10:00+02:00") from None
    if found.tzinfo is None:
        if len(text) > 10:
            raise CaseError(f"{text!r} does not say its zone: write 2026-05-01T10:00+02:00, or a Z at its end for UTC")
        found = found.replace(tzinfo=UTC)
    return (found - _EPOCH) // _US


def imei_fits(imei: str) -> bool:
    """Whether the last of 15 digits fits the others (3GPP TS 23.003, annex B). 14 and 16 digits have none."""
    if len(imei) != 15:
        return True
    doubled = (int(d) * (2 if n % 2 else 1) for n, d in enumerate(imei))
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def _imei(text: str) -> str:
    digits = text.translate(str.maketrans("", "", " -/"))
    if not (digits.isascii() and digits.isdigit() and 14 <= len(digits) <= 16):
        raise CaseError(f"{text!r} is no IMEI: it has 14 to 16 digits")
    return digits


def words(text: str, what: str) -> str:
    """Words as the log takes them. Raises CaseError for none, for too many and for bytes that are no text."""
    said = text.strip()
    if not said:
        raise CaseError(f"say {what}" if what.startswith("wh") else f"{what} needs words")
    if len(said) > MOST_WORDS:
        raise CaseError(f"{what} has at most {MOST_WORDS:,} characters, and not {len(said):,}")
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in said):
        raise CaseError(f"{what} holds bytes that are no text")
    return said


def _maybe(text: str | None, what: str) -> str | None:
    return None if text is None else words(text, what)


def _said(**values: str | None) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


# --- entering --------------------------------------------------------------------------------------------------------


def note(case: Case, actor: Actor, label: str, notings: Sequence[Noting]) -> list[int]:
    """Enter them in this order; their numbers in the custody log. Raises CaseError, NotCovered."""
    from aboveboard.casework.photographs import keep

    label = label_said(label)
    case.must_take_changes(actor)
    numbers: list[int] = []
    for noting in notings:
        if noting.data is not None:
            # Its bytes before the entry: what the log states is there.
            keep(case, noting.data)
        stated = {} if noting.when is None else {"when": noting.when}
        detail = {"what": NOTED, "exhibit": label, "kind": noting.kind.value, **stated, **noting.said}
        numbers.append(enter(case.db, actor, "collection", detail)[0])
    if numbers:
        with case.db:
            case.db.execute(
                "INSERT OR IGNORE INTO exhibits (label, added_at) VALUES (?, ?)", (label, time.time_ns() // 1000)
            )
    return numbers


def strike(case: Case, actor: Actor, label: str, number: int, why: str | None) -> int:
    """Strike an entry out, which stays to be read; the number of the entry that does it. Raises CaseError, NotCovered."""
    label = label_said(label)
    case.must_take_changes(actor)
    reason = words(why or "", "why it is struck out: --why")
    found = next((item for item in record_of(case.db, label) if item.entry == number), None)
    if found is None:
        raise CaseError(f"entry {number} of the custody log notes nothing of exhibit {label}")
    if found.struck is not None:
        raise CaseError(f"entry {number} was struck out by entry {found.struck.entry} already")
    detail = {"what": STRUCK, "exhibit": label, "kind": found.kind, "entry": number, "why": reason}
    return enter(case.db, actor, "collection", detail)[0]


def note_identity(
    case: Case,
    actor: Actor,
    label: str,
    *,
    serial: str | None = None,
    imei: str | None = None,
    model: str | None = None,
) -> int:
    """Note what tells the phone from others. Raises CaseError, NotCovered."""
    return note(case, actor, label, [identity_note(serial, imei, model)])[0]


def note_battery(case: Case, actor: Actor, label: str, percent: int) -> int:
    """Note the battery's charge. Raises CaseError, NotCovered."""
    return note(case, actor, label, [battery_note(percent)])[0]


def note_clock(case: Case, actor: Actor, label: str, phone: str, computer: str | None = None) -> int:
    """Note the phone's clock beside the computer's: ISO 8601 with zones. Raises CaseError, NotCovered."""
    return note(case, actor, label, [clock_note(phone, computer)])[0]


def note_network(
    case: Case,
    actor: Actor,
    label: str,
    text: str | None = None,
    *,
    flight_mode: str | None = None,
    sim: str | None = None,
    wifi: str | None = None,
) -> int:
    """Note what the phone can reach. Raises CaseError, NotCovered."""
    return note(case, actor, label, [network_note(text, flight_mode=flight_mode, sim=sim, wifi=wifi)])[0]


def label_said(label: str) -> str:
    """A label as it can stand on a bag and in a list. Raises CaseError."""
    said = label.strip()
    if not said or len(said) > MOST_LABEL or not said.isprintable():
        raise CaseError(f"an exhibit's label has 1 to {MOST_LABEL} characters that can be printed, such as JB/1")
    return said


# --- reading ---------------------------------------------------------------------------------------------------------


def record(case: Case, actor: Actor, label: str) -> list[Item]:
    """An exhibit's record in order of time, struck entries marked. A consultation, and logged. Raises CaseError, NotCovered."""
    case.must_stand(actor)
    labels = all_labels(case)
    if label not in labels:
        raise CaseError(f"the case has no exhibit {label!r}; it has {', '.join(labels) or 'none'}")
    found = record_of(case.db, label)
    case.log(actor, "consultation", what="exhibit record", exhibit=label, entries=len(found))
    return found


def record_of(db: apsw.Connection, label: str) -> list[Item]:
    """The same out of the log, and nothing is entered."""
    items: dict[int, Item] = {}
    for number, at, actor, said in _entries(db, label):
        if said.pop("what") == NOTED:
            items[number] = Item(number, at, actor, str(said.pop("kind")), said.pop("when", None), said)
        elif (one := items.get(said["entry"])) is not None and one.struck is None:
            items[one.entry] = replace(one, struck=Strike(number, at, actor, str(said["why"])))
    return sorted(items.values(), key=lambda item: (item.moment, item.entry))


def noted_labels(db: apsw.Connection) -> list[str]:
    """The exhibits of which something is noted, in the order they came."""
    sql = (
        "SELECT detail ->> '$.exhibit' FROM custody WHERE action = 'collection' AND detail ->> '$.what' = ? "
        "GROUP BY 1 ORDER BY min(number)"
    )
    return [str(label) for (label,) in db.execute(sql, (NOTED,))]


def all_labels(case: Case) -> list[str]:
    """The exhibits of a case: those that sources are of, and those of which something is noted."""
    return list(dict.fromkeys((*case.exhibit_labels(), *noted_labels(case.db))))


def only_recorded(case: Case) -> list[str]:
    """Exhibits of which something is noted, and of which nothing was examined or received."""
    begun = {str(label) for (label,) in case.db.execute("SELECT DISTINCT exhibit FROM sources")}
    return [n for n in noted_labels(case.db) if n not in begun and not case.exhibit_path(n).exists()]


def _entries(db: apsw.Connection, label: str) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
    if not has_table(db, "custody"):
        return
    sql = (
        "SELECT number, at, actor, detail FROM custody WHERE action = 'collection' AND detail ->> '$.what' IN (?, ?) "
        "AND detail ->> '$.exhibit' = ? ORDER BY number"
    )
    for number, at, actor, detail in db.execute(sql, (NOTED, STRUCK, label)):
        said: dict[str, Any] = msgspec.json.decode(detail)
        for name in ("salt", "exhibit"):
            said.pop(name, None)
        yield int(number), int(at), str(actor), said


# --- in words --------------------------------------------------------------------------------------------------------


def in_words(item: Item) -> str:
    """What an entry says, in one sentence."""
    said = item.said
    match item.kind:
        case Kind.SEAL:
            return f"seal {said['number']} {said['state']}" + (f": {said['why']}" if "why" in said else "")
        case Kind.PHOTOGRAPH:
            return f"photograph {said['name']}, {said['size']:,} bytes, SHA-256 {said['sha256']}"
        case Kind.IDENTITY:
            named = (("model", "model"), ("serial", "serial"), ("imei", "IMEI"))
            told = ", ".join(f"{word} {said[name]}" for name, word in named if name in said)
            return f"{told} ({said['check']})" if "check" in said else told
        case Kind.BATTERY:
            return f"battery {said['percent']} %"
        case Kind.NETWORK:
            named = (("flight_mode", "flight mode"), ("sim", "SIM"), ("wifi", "Wi-Fi"))
            told = [f"{word} {said[name]}" for name, word in named if name in said]
            return "network: " + ", ".join([*told, *([said["text"]] if "text" in said else [])])
        case Kind.CLOCK:
            return f"clock: {ahead(said['seconds_ahead'])}; it showed {said['phone']} at {said['computer']}"
        case Kind.HANDOVER:
            place = f", {said['where']}" if "where" in said else ""
            return f"handed over from {said['from']} to {said['to']}{place}: {said['why']}"
        case _:
            return f"{item.kind}: {said['text']}"


def ahead(seconds: float) -> str:
    """How far the phone's clock is from the computer's."""
    if not seconds:
        return "the phone's is the computer's"
    return f"the phone's is {abs(seconds):g} s {'ahead of' if seconds > 0 else 'behind'} the computer's"
