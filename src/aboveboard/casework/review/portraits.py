"""Contacts' own pictures before a reviewer: those that a contact's record names, and those that a store keeps of its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from aboveboard.analysis.people import Person
from aboveboard.casework.review.cover import number_of
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.previews import files_of
from aboveboard.casework.review.talks import everyone
from aboveboard.model.provenance import key_of, show_key
from aboveboard.model.records import KIND_NUMBER
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.present import Reading, decoded


@dataclass(frozen=True)
class Portrait:
    """A picture that a store keeps with a contact."""

    key: str
    """Of the record that has it: the contact's own, or the picture's."""
    exhibit: str
    name: str
    """The device path of its file, or the name of the cell that holds it (`model.incell`)."""
    service: str


def of_person(desk: Desk, person: Person) -> list[Portrait]:
    """The pictures of the contacts that name one of somebody's identifiers."""
    cards: dict[Any, list[str]] = _cards(desk)
    found = [p for key in person.keys for card in cards.get(key, ()) for p in of_contact(desk, card)]
    return list(dict.fromkeys(found))


def without_known(desk: Desk, some: Iterable[Portrait]) -> list[Portrait]:
    """Those that are of files that no list of known files has."""
    of = desk.known().of
    return [p for p in some if p.name not in of[number_of(desk, p.exhibit)].paths]


def of_contact(desk: Desk, card: str) -> list[Portrait]:
    """The pictures of a contact, by its key."""
    return [
        p for one in desk.cached("portraits", _portraits) for p in cast("dict[str, list[Portrait]]", one).get(card, ())
    ]


def _cards(desk: Desk) -> dict[Any, list[str]]:
    """The contacts that have pictures, by the identifiers that they name."""
    found = everyone(desk)
    name = f"cards with portraits {desk.decisions()}"
    if name not in desk.answers:
        made: dict[Any, list[str]] = {}
        for card in found.cards:
            if of_contact(desk, card.record):
                for key in card.keys:
                    made.setdefault(key, []).append(card.record)
        desk.answers[name] = made
    return desk.answers[name]


def _portraits(exhibit: Exhibit) -> dict[str, list[Portrait]]:
    """The pictures of each live contact, by its key."""
    found: dict[str, list[Portrait]] = {}
    contacts: dict[tuple[int, str, str, int], str] = {}
    sql = (
        "SELECT src, loc, locator IS NULL, CAST(data -> '$.picture' AS BLOB) FROM records "
        f"WHERE state = 0 AND kind = {KIND_NUMBER['Contact']} ORDER BY id"
    )
    for src, loc, is_row, picture in exhibit.db.execute(sql):
        reading = exhibit.readings[src]
        key = show_key(key_of(reading.seed, loc))
        if is_row:
            contacts[reading.source, reading.service, reading.profile, loc] = key
        if picture is not None:
            said = {"picture": decoded(b'{"p":' + bytes(picture) + b"}").get("p")}
            found.setdefault(key, []).extend(_of_record(exhibit, reading, key, said))
    for reading in exhibit.readings.values():
        if "contact_row" not in reading.layout.get("fields", {}):
            continue
        # The largest first: what else there is of a contact is a smaller one of it, as a rule.
        sql = (
            "SELECT loc, data ->> '$.contact_row', data ->> '$.cell', data ->> '$.file' FROM records "
            f"WHERE state = 0 AND src = {reading.id} ORDER BY data ->> '$.size' DESC, id"
        )
        for loc, row, cell, file in exhibit.db.execute(sql):
            contact = contacts.get((reading.source, reading.service, reading.profile, row))
            if contact is not None:
                key = show_key(key_of(reading.seed, loc))
                found.setdefault(contact, []).extend(_of_record(exhibit, reading, key, {"cell": cell, "file": file}))
    return {contact: portraits for contact, portraits in found.items() if portraits}


def _of_record(exhibit: Exhibit, reading: Reading, key: str, said: dict[str, Any]) -> list[Portrait]:
    names = files_of({**said, "provenance": {"path": reading.path}})
    return [Portrait(key, exhibit.label, name, reading.service) for name in names]
