"""What `aboveboard exhibit` runs and prints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aboveboard.casework import exhibitrecord as records
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.exhibitrecord import Item, Noting, Strike
from aboveboard.casework.photographs import photograph_note
from aboveboard.casework.photographsout import write_out
from aboveboard.cli.text import safe
from aboveboard.model.times import iso

MOST_PHOTOS = 20


@dataclass(frozen=True)
class Asked:
    """The options of one command."""

    seals: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    photos: tuple[Path, ...] = ()
    serial: str | None = None
    imeis: tuple[str, ...] = ()
    model: str | None = None
    battery: int | None = None
    network: str | None = None
    phone_clock: str | None = None
    computer_clock: str | None = None
    handover: str | None = None
    where: str | None = None
    notes: tuple[str, ...] = ()
    when: str | None = None
    strike: int | None = None
    why: str | None = None
    out: Path | None = None


@dataclass(frozen=True)
class Work:
    """What they come to: one of notings, a strike, photographs to be written, or (none of these) the record to be shown."""

    notings: tuple[Noting, ...] = ()
    strike: int | None = None
    why: str | None = None
    out: Path | None = None

    @property
    def adds(self) -> bool:
        """Whether a case may begin with it."""
        return bool(self.notings)


def work_of(asked: Asked) -> Work:
    """What is to be done, checked before anything is entered. Raises CaseError."""
    notings = _notings(asked)
    if asked.strike is not None:
        if notings or asked.when is not None or asked.out is not None:
            raise CaseError("--strike goes alone, with --why")
        return Work(strike=asked.strike, why=asked.why)
    if asked.out is not None and notings:
        raise CaseError("photographs are written by a command of their own: --photos FOLDER")
    for given, option, needs, there in (
        (asked.when, "--when", "something that is noted", bool(notings)),
        (asked.where, "--where", "--handover", asked.handover is not None),
        (asked.why, "--why", "--handover, --seal or --strike", asked.handover is not None or bool(asked.seals)),
        (asked.computer_clock, "--computer-clock", "--phone-clock", asked.phone_clock is not None),
    ):
        if given is not None and not there:
            raise CaseError(f"{option} goes with {needs}")
    return Work(tuple(notings), out=asked.out)


def _notings(asked: Asked) -> list[Noting]:
    if len(asked.photos) > MOST_PHOTOS:
        raise CaseError(
            f"one command takes {MOST_PHOTOS} photographs at most, since they are in memory until they are entered"
        )
    identities: list[Noting] = []
    if asked.serial is not None or asked.model is not None or asked.imeis:
        first, *others = asked.imeis or (None,)
        identities.append(records.identity_note(asked.serial, first, asked.model))
        identities += [records.identity_note(imei=imei) for imei in others]
    found = [
        *(records.seal_said(text, asked.why) for text in asked.seals),
        *(records.condition_note(text) for text in asked.conditions),
        *(photograph_note(path) for path in asked.photos),
        *identities,
        *([records.battery_note(asked.battery)] if asked.battery is not None else []),
        *([records.network_said(asked.network)] if asked.network is not None else []),
        # The computer's time is that which is stated for all that is noted, where no other is given.
        *(
            [records.clock_note(asked.phone_clock, asked.computer_clock or asked.when)]
            if asked.phone_clock is not None
            else []
        ),
        *([records.handover_said(asked.handover, asked.why, asked.where)] if asked.handover is not None else []),
        *(records.text_note(text) for text in asked.notes),
    ]
    return [records.at_time(one, asked.when) for one in found]


def run(case: Case, actor: Actor, label: str, work: Work, *, quiet: bool) -> Any:
    """Do it and, unless `quiet`, print what came of it; the same as data. Raises CaseError, NotCovered."""
    if work.strike is not None:
        number = records.strike(case, actor, label, work.strike, work.why)
        _say(f"entry {work.strike} is struck out by entry {number}; both stay in the record", quiet=quiet)
        return {"exhibit": label, "entry": number, "struck": work.strike}
    if work.notings:
        numbers = records.note(case, actor, label, work.notings)
        for number, one in zip(numbers, work.notings, strict=True):
            _say(f"entry {number}: {records.in_words(Item(number, 0, '', one.kind, one.when, one.said))}", quiet=quiet)
        return {"exhibit": label, "entries": numbers}
    if work.out is not None:
        written = write_out(case, actor, label, work.out)
        for one in written:
            _say(f"{work.out / one.name}: {one.fault or 'SHA-256 ' + one.sha256}", quiet=quiet)
        return {"exhibit": label, "folder": str(work.out), "photographs": written}
    found = records.record(case, actor, label)
    if not quiet:
        show(case, label, found)
    return {"exhibit": label, "examined": label not in records.only_recorded(case), "record": [data(i) for i in found]}


def show(case: Case, label: str, found: list[Item]) -> None:
    """The record as a list in order of time."""
    waits = " (not examined yet)" if label in records.only_recorded(case) else ""
    print(safe(f"exhibit {label}{waits}: {len(found)} entries"))
    for item in found:
        told = item.when if item.when is not None else iso(item.at)[:19] + "Z"
        entered = "" if item.when is None else f" {iso(item.at)[:19]}Z"
        print(safe(f"{told}  {records.in_words(item)}"))
        print(safe(f"    entry {item.entry}, by {item.actor}{entered and ', entered' + entered}"))
        if item.struck is not None:
            one = item.struck
            print(safe(f"    STRUCK OUT by entry {one.entry}, {one.actor}, {iso(one.at)[:19]}Z: {one.why}"))
    if not found:
        print("nothing is noted of it")


def data(item: Item) -> dict[str, Any]:
    """An entry as data; times as ISO 8601."""
    said = {"entry": item.entry, "entered": iso(item.at), "actor": item.actor, "kind": item.kind, "when": item.when}
    return {
        **said,
        **{n: v for n, v in item.said.items() if n not in said},
        "struck": None if item.struck is None else _strike_data(item.struck),
    }


def _strike_data(one: Strike) -> dict[str, Any]:
    return {"entry": one.entry, "at": iso(one.at), "actor": one.actor, "why": one.why}


def _say(text: str, *, quiet: bool) -> None:
    if not quiet:
        print(safe(text))
