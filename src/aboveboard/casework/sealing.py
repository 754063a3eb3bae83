"""What an authority lists as privileged is sealed: while it is examined, and in place where the list came later."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import apsw
import msgspec

from aboveboard.analysis.zones import ZoneChange, ZoneHistory
from aboveboard.casework.authorities import list_mark
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.sealedbox import shut
from aboveboard.engine.privileged import Matcher
from aboveboard.model.authority import Authority
from aboveboard.model.outcome import Outcome
from aboveboard.store.db import connect
from aboveboard.store.publish import Publication, publish
from aboveboard.store.sealing import Sealing

_DERIVED = ("gathered", "derived")
"""Tables of the case that keep what was gathered from exhibits."""


def sealing_of(authority: Authority) -> Sealing | None:
    """How records are sealed under an authority; None where it lists nobody."""
    privilege = authority.privilege
    if privilege is None:
        return None
    return Sealing(Matcher(privilege), partial(shut, bytes.fromhex(privilege.key)), list_mark(authority))


def seal_listed(case: Case, actor: Actor) -> dict[str, dict[str, int]]:
    """Seal what the list matches in every exhibit that was published under another one. By exhibit, what is sealed now.

    To be called with the case held (`Case.writing`). What was gathered from these exhibits goes too: people, counts,
    previews, texts of documents; and shards that an examination left which was stopped under an earlier authority.
    """
    found: dict[str, dict[str, int]] = {}
    mark = list_mark(case.authority)
    if mark:
        _drop_shards(case)
    for label in case.exhibit_labels():
        path = case.exhibit_path(label)
        if not path.exists() or _fact(case, path, "privilege") == mark:
            continue
        before = sealed_counts(case, path)
        forget(case, label)
        publish(path, case.key, as_it_is(case, path))
        found[label] = sealed_counts(case, path)
        fresh = {c: n - before.get(c, 0) for c, n in found[label].items() if n > before.get(c, 0)}
        case.log(actor, "alteration", what="records sealed", exhibit=label, sealed=fresh)
    return found


def as_it_is(
    case: Case, path: Path, shards: Iterable[Path] = (), opened: Iterable[tuple[int, int]] = ()
) -> Publication:
    """What makes an exhibit anew out of itself, under the authority in force."""
    db = connect(path, case.key, readonly=True)
    try:
        facts = {str(n): str(v) for n, v in db.execute("SELECT name, value FROM facts")}
        sources = {int(n): (str(f), int(at)) for n, f, at in db.execute("SELECT id, facts, added_at FROM sources")}
        decode = msgspec.json.Decoder(Outcome).decode
        outcomes = {
            number: [decode(o) for (o,) in db.execute("SELECT outcome FROM outcomes WHERE source = ?", (number,))]
            for number in sources
        }
    finally:
        db.close()
    zones = msgspec.json.decode(facts.get("zones") or "[]", type=list[ZoneChange])
    return Publication(
        list(shards),
        {**facts, "privilege": list_mark(case.authority)},
        sources,
        outcomes,
        base=path,
        place=ZoneHistory(zones).place,
        sealing=sealing_of(case.authority),
        opened=frozenset(opened),
    )


def sealed_counts(case: Case, path: Path) -> dict[str, int]:
    """How many records of an exhibit's file are sealed, by category."""
    db = connect(path, case.key, readonly=True)
    try:
        if not _has(db, "sealed"):
            return {}
        rows = db.execute("SELECT category, count(*) FROM sealed GROUP BY category ORDER BY category")
        return {str(c): int(n) for c, n in rows}
    finally:
        db.close()


def forget(case: Case, label: str) -> None:
    """Take out of the case what was gathered from an exhibit; it is made again from what the exhibit holds then.

    Raises CaseError where somebody else is at the case's database.
    """
    try:
        for table in _DERIVED:
            if _has(case.db, table):
                case.db.execute(f"DELETE FROM {table} WHERE exhibit = ?", (label,))
        # Pages that earlier versions of them left are written anew, too.
        case.db.execute("VACUUM")
    except apsw.BusyError:
        raise CaseError("the case is in use: close its review, then `aboveboard privilege seal CASE`") from None
    previews = case.room / "previews" / case.exhibit_path(label).name
    for suffix in ("", "-wal", "-shm"):
        previews.with_name(previews.name + suffix).unlink(missing_ok=True)


def work_of(case: Case, source: int) -> Path:
    """Where the shards of a source are that is being examined. Those of an earlier authority are not gone on with."""
    number = case.authority_number
    # They lack what is covered now.
    return case.room / "work" / (str(source) if number == 1 else f"{source}-{number}")


def _drop_shards(case: Case) -> None:
    work = case.room / "work"
    for found in list(work.iterdir()) if work.is_dir() else ():
        source = found.name.partition("-")[0]
        if found.is_file():
            found.unlink()
        elif not source.isdigit() or found != work_of(case, int(source)):
            shutil.rmtree(found)


def _fact(case: Case, path: Path, name: str) -> str:
    db = connect(path, case.key, readonly=True)
    try:
        return str(db.execute("SELECT value FROM facts WHERE name = ?", (name,)).get or "")
    finally:
        db.close()


def _has(db: apsw.Connection, table: str) -> bool:
    return bool(db.execute("SELECT count(*) FROM sqlite_schema WHERE name = ?", (table,)).get)
