"""Commands and their answers, each kept as it came: asked once, also over several runs of one copy."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from aboveboard.acquire.android.asked import Query
from aboveboard.acquire.android.content import Garbled, Row, alone, numbers, refusal, texts
from aboveboard.acquire.android.phone import Answer, Phone
from aboveboard.acquire.android.rows import joined
from aboveboard.acquire.archive import Archive, Note
from aboveboard.acquire.errors import PhoneLocked

OWNER: Final = "0"
"""The phone's owner; other users and profiles may be closed while the phone is open."""
MOST_ALONE: Final = 2000
"""So many rows of a provider whose texts can be read in more than one way are asked for again, one by one."""


class Asked(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of something that was asked."""

    what: str
    user: str
    outcome: str
    """answered | empty | refused | partial | garbled | not asked"""
    rows: int | None = None
    why: str | None = None
    columns_missing: tuple[str, ...] = ()
    """Columns that this phone's version does not have."""
    files: int | None = None
    """Of a backup: how many files of the app came."""


class Answers:
    """Asks a phone and keeps what it answers. May be used by several threads."""

    def __init__(self, phone: Phone, archive: Archive, standing: Callable[[], None]) -> None:
        self._phone = phone
        self._archive = archive
        self._lock = threading.Lock()
        self._standing = standing
        self.asked: list[Asked] = []

    def ask(self, user: str, name: str, command: str, *, rows: bool = False) -> tuple[bytes, bytes, int | None]:
        """(output, errors, exit status) of a command; what an earlier run was told counts. Raises Unplugged and its kin.

        `rows`: of a provider. That the owner's phone is locked is then no answer: it is not kept, so that it can be asked again.
        """
        place = f"acquired/android/{user}/answers/{name}.txt"
        errors = place.removesuffix(".txt") + ".err.txt"
        with self._lock:
            self._standing()
            before = self._archive.members.get(place)
            if before is not None:
                err = self._archive.recall(errors) if errors in self._archive.members else b""
                return self._archive.recall(place), err, before.note.status if before.note is not None else None
        answer = self._phone.run(command)
        if rows and user == OWNER and (why := refusal(answer.out, answer.err)) is not None:
            must_be_open(why)
        with self._lock:
            if answer.err and errors not in self._archive.members:
                self._archive.put(errors, answer.err, note=_note(answer))
            self._archive.put(place, answer.out, note=_note(answer))
        return answer.out, answer.err, answer.status

    def share(self, user: str, name: str) -> None:
        """Keep the owner's answer for another user too, of whom it speaks as well."""
        with self._lock:
            for end in (".txt", ".err.txt"):
                said = f"acquired/android/{OWNER}/answers/{name}{end}"
                place = f"acquired/android/{user}/answers/{name}{end}"
                if said in self._archive.members and place not in self._archive.members:
                    self._archive.put(place, self._archive.recall(said), note=self._archive.members[said].note)

    def tell(self, asked: Asked) -> None:
        """Keep what came of something."""
        with self._lock:
            self.asked.append(asked)

    def rows(
        self, user: str, query: Query, narrowed: str | None, name: str = ""
    ) -> tuple[list[str], list[str], list[tuple[str, Row]]]:
        """(columns of numbers, of texts, (answer, row) of each row) that a provider gives; says what came of it in `asked`."""
        name = name or f"content-{query.table}"
        missing: list[str] = []
        told = self._columns(user, query, narrowed, f"{name}.numbers", query.numbers, missing)
        if told is None:
            return [], [], []
        columns, out = told
        try:
            plain = numbers(out, columns)
        except Garbled as error:
            self.tell(Asked(query.table, user, "garbled", why=str(error)))
            return [], [], []
        said = (
            self._columns(user, query, narrowed, f"{name}.texts", query.texts, missing)
            if plain
            else (list(query.texts), b"")
        )
        if said is None:
            return columns, [], [(f"{name}.numbers.txt", r) for r in plain]
        words, out = said
        found, unsure = texts(out, words, [r.id for r in plain])
        sure = {r.id: r for r in found}
        again = self._alone(user, query, words, unsure[:MOST_ALONE], name)
        rows = [
            (f"{name}.texts.txt" if r.id in sure else f"{name}.numbers.txt", r)
            for r in joined(plain, {**again, **sure})
        ]
        lost = len(unsure) - len(again)
        self.tell(
            Asked(
                query.table,
                user,
                "partial" if lost else "answered" if plain else "empty",
                len(plain),
                f"the texts of {lost} rows can be read in more than one way and were not read" if lost else None,
                tuple(missing),
            )
        )
        return columns, words, rows

    def _columns(
        self, user: str, query: Query, narrowed: str | None, name: str, columns: Sequence[str], missing: list[str]
    ) -> tuple[list[str], bytes] | None:
        """(the columns that the phone has, its answer); None where it refuses."""
        left = list(columns)
        while True:
            tried = "" if len(left) == len(columns) else f".{len(columns) - len(left)}"
            out, err, _ = self.ask(user, name + tried, command(query.uri, user, ["_id", *left], narrowed), rows=True)
            why = refusal(out, err)
            if why is None:
                return left, out
            lacks = next((c for c in left if _names(why, c)), None)
            if lacks is None:
                self.tell(Asked(query.table, user, "refused", why=why))
                return None
            left.remove(lacks)
            missing.append(lacks)

    def _alone(self, user: str, query: Query, words: Sequence[str], ids: Sequence[int], name: str) -> dict[int, Row]:
        """Rows that are asked for one by one, each text in a query of its own."""
        found: dict[int, Row] = {}
        for of in ids:
            values: dict[str, str | int | None] = {}
            for column in words:
                asked = command(query.uri, user, ["_id", column], f"_id={of}")
                out, err, _ = self.ask(user, f"{name}.alone/{of}.{column}", asked, rows=True)
                if refusal(out, err) is not None:
                    break
                try:
                    row = alone(out, column, of)
                except Garbled:
                    break
                if row is None:
                    break
                values |= row.values
            else:
                found[of] = Row(of, values, 0, 0)
        return found


def command(uri: str, user: str, columns: Sequence[str], narrowed: str | None) -> str:
    """The phone's own command for rows of a provider."""
    where = f' --where "{narrowed}"' if narrowed else ""
    return f"content query --uri '{uri}' --user {user} --projection {':'.join(columns)}{where}"


def must_be_open(why: str) -> None:
    """Raises PhoneLocked where a refusal says that the phone is locked."""
    low = why.lower()
    if "is locked" in low or "user is not unlocked" in low or "not running or locked" in low:
        raise PhoneLocked(
            f"the phone is locked ({why[:120]}); its holder must open it. What was copied is kept: give the same command again"
        )


def _names(why: str, column: str) -> bool:
    """Whether a refusal is about a column that this version does not have."""
    low = why.lower()
    return column.lower() in low.replace(":", " ").replace(",", " ").replace("'", " ").replace('"', " ").split() and (
        "column" in low or "no such" in low
    )


def _note(answer: Answer) -> Note:
    return Note(answer.command, answer.status, answer.began, answer.ended)
