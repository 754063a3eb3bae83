"""The use cases of a privilege list: add to it, say what is sealed, and let the holder of the second key read and open that.

It matches listed identifiers; it finds no unlisted lawyer.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from aboveboard.casework.case import Case
from aboveboard.casework.changes import widen
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.sealedbox import open_box
from aboveboard.casework.sealing import as_it_is, forget, seal_listed, sealed_counts
from aboveboard.casework.standing import same_name
from aboveboard.model.authority import Listed, Privilege
from aboveboard.model.fold import index_text
from aboveboard.model.provenance import key_of, read_key, show_key
from aboveboard.model.records import CATEGORY_OF, KIND_BY_NUMBER
from aboveboard.model.texts import record_texts
from aboveboard.model.times import iso
from aboveboard.store.db import connect
from aboveboard.store.publish import publish
from aboveboard.store.sealing import SealedRow, unpacked
from aboveboard.store.shard import close_shard, open_shard

_SHOWN = 400
"""Characters of a sealed record's texts that its holder is shown of it in a list."""


@dataclass(frozen=True)
class Sealed:
    """What is sealed of an exhibit, and what was opened, by category."""

    exhibit: str
    sealed: dict[str, int]
    opened: int


@dataclass(frozen=True)
class Item:
    """A sealed record, before its holder."""

    exhibit: str
    key: str
    kind: str
    category: str
    service: str
    at: str | None
    text: str


def read_list(path: Path) -> tuple[dict[str, Any], tuple[Listed, ...]]:
    """(holder and key where the file says them, entries) of a list's file. Raises CaseError.

    The file is what an authority has under `[privilege]`, with or without that head.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        data = data.get("privilege", data)
        entries = msgspec.convert(data.pop("entries", []), tuple[Listed, ...], strict=False)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, AttributeError) as error:
        raise CaseError(f"{path} is no list of privileged people: {error}. `docs/authority.md` shows one") from error
    if unknown := set(data) - {"holder", "key"}:
        raise CaseError(f"{path} is no list of privileged people: it says {', '.join(sorted(unknown))}")
    return {n: str(v) for n, v in data.items()}, entries


def listed(case: Case, actor: Actor) -> tuple[Privilege | None, list[Sealed]]:
    """The list, and how much is sealed. It is logged."""
    case.must_stand(actor)
    found: list[Sealed] = []
    for exhibit in case.exhibits():
        with closing(exhibit):
            found.append(Sealed(exhibit.label, exhibit.sealed, exhibit.opened))
    case.log(actor, "consultation", what="privilege list")
    return case.authority.privilege, found


def add(
    case: Case, actor: Actor, entries: Sequence[Listed], reason: str, holder: str | None = None, key: str | None = None
) -> list[Sealed]:
    """Record a further authority whose list has these entries too, and seal what matches. Raises NotCovered, CaseError."""
    before = case.authority.privilege
    known = before.entries if before else ()
    if before is None and not (holder and key):
        raise CaseError("the first list of a case names its holder and their public key: --holder NAME --key FILE.pub")
    made = Privilege(
        holder or (before.holder if before else ""),
        key or (before.key if before else ""),
        (*known, *(e for e in entries if e not in known)),
    )
    widen(case, actor, msgspec.structs.replace(case.authority, privilege=made), reason)
    return [Sealed(label, sealed_counts(case, path), 0) for label, path in _files(case)]


def seal(case: Case, actor: Actor) -> dict[str, dict[str, int]]:
    """Seal what is due: where the list was changed and what followed was interrupted. Raises NotCovered, CaseError."""
    case.must_stand(actor)
    with case.writing():
        return seal_listed(case, actor)


def read(case: Case, actor: Actor, private: X25519PrivateKey) -> list[Item]:
    """The sealed records, for their holder alone. Nothing of them is kept. Raises NotCovered, CaseError."""
    _must_be_holder(case, actor, private)
    found = [_item(label, row) for label, path in _files(case) for row in _sealed_rows(case, path, private)]
    case.log(actor, "consultation", what="sealed records read by their holder", count=len(found))
    return sorted(found, key=lambda item: (item.exhibit, item.at or "~", item.key))


def open_sealed(
    case: Case, actor: Actor, private: X25519PrivateKey, reason: str, keys: Sequence[str] = ()
) -> dict[str, dict[str, int]]:
    """Make sealed records readable in the case: those of `keys` with the files that they carry, or all. By exhibit, how many.

    They go into the exhibit as if they had never been sealed, under their own keys. Raises NotCovered, CaseError.
    """
    _must_be_holder(case, actor, private)
    if not reason.strip():
        raise NotCovered("say why it is opened: --reason", "reason")
    with case.writing():
        rows = {label: list(_sealed_rows(case, path, private)) for label, path in _files(case)}
        wanted = _wanted(rows, keys)
        if not any(wanted.values()):
            raise CaseError("nothing is sealed that could be opened")
        opened: dict[str, dict[str, int]] = {}
        for label, path in _files(case):
            if wanted[label]:
                _release(case, path, wanted[label])
                forget(case, label)
                opened[label] = dict(sorted(Counter(_category(row) for row in wanted[label]).items()))
    for label, counts in opened.items():
        left = sealed_counts(case, case.exhibit_path(label))
        case.log(
            actor, "collection", what="sealed records opened", exhibit=label, opened=counts, sealed=left, reason=reason
        )
    return opened


def _must_be_holder(case: Case, actor: Actor, private: X25519PrivateKey) -> None:
    case.must_stand()
    privilege = case.authority.privilege
    if privilege is None:
        raise CaseError("the case's authority lists no privileged people, and nothing is sealed")
    if not same_name(actor.name, privilege.holder):
        raise NotCovered(
            f"{privilege.holder} holds the key, and not {actor.name}; ABOVEBOARD_EXAMINER says who acts",
            "privilege-holder",
        )
    if private.public_key().public_bytes_raw().hex() != privilege.key.lower():
        raise NotCovered("this is not the key whose public half the authority names", "privilege-holder")


def _files(case: Case) -> list[tuple[str, Path]]:
    return [(label, path) for label in case.exhibit_labels() if (path := case.exhibit_path(label)).exists()]


def _sealed_rows(case: Case, path: Path, private: X25519PrivateKey) -> Iterator[SealedRow]:
    db = connect(path, case.key, readonly=True)
    try:
        if not db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'sealed'").get:
            return
        for (blob,) in db.execute("SELECT blob FROM sealed ORDER BY seed, loc"):
            yield unpacked(open_box(private, bytes(blob)))
    finally:
        db.close()


def _wanted(rows: dict[str, list[SealedRow]], keys: Sequence[str]) -> dict[str, list[SealedRow]]:
    """Those that are asked for; what belongs to a record comes with it."""
    if not keys:
        return rows
    chosen: dict[str, list[SealedRow]] = {label: [] for label in rows}
    for text in keys:
        try:
            first, last = read_key(text)
        except ValueError as error:
            raise CaseError(str(error)) from error
        found = [(label, r) for label, some in rows.items() for r in some if first <= _key(r) <= last]
        if not found:
            raise CaseError(f"nothing is sealed under {text}")
        for label, row in found:
            chosen[label].append(row)
    for label, some in chosen.items():
        files = {file for row in some for file in _carried(row)}
        if files:
            some += [r for r in rows[label] if (r.reading.path in files or _file(r) in files) and r not in some]
    return chosen


def _release(case: Case, path: Path, rows: Sequence[SealedRow]) -> None:
    """Publish the exhibit anew with these rows, by way of a shard as workers make them."""
    work = case.room / "work"
    work.mkdir(mode=0o700, exist_ok=True)
    shard = work / "opened.shard"
    shard.unlink(missing_ok=True)
    try:
        db = open_shard(shard, case.key)
        numbers: dict[int, int] = {}
        with db:
            for row in rows:
                if row.reading.seed not in numbers:
                    numbers[row.reading.seed] = len(numbers) + 1
                    values = (len(numbers), "opened", *msgspec.structs.astuple(row.reading))
                    db.execute(
                        "INSERT INTO readings (id, task, seed, artifact, version, service, part, source, path, profile, app, "
                        "layout) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values,
                    )
                values = (numbers[row.reading.seed], *msgspec.structs.astuple(row)[1:], _words(row))
                db.execute(
                    "INSERT INTO rows (src, loc, locator, kind, at, thread, party, direction, state, data, raw, words) VALUES "
                    "(?, ?, CAST(? AS TEXT), ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, jsonb(CAST(? AS TEXT)), "
                    "jsonb(CAST(? AS TEXT)), ?)",
                    values,
                )
        close_shard(db)
        opened = [(row.reading.seed, row.loc) for row in rows]
        publish(path, case.key, as_it_is(case, path, [shard], opened))
    finally:
        shard.unlink(missing_ok=True)


def _fields(row: SealedRow) -> dict[str, Any]:
    constants = msgspec.json.decode(row.reading.layout).get("constants", {})
    return {**constants, **(msgspec.json.decode(row.data) if row.data else {})}


def _words(row: SealedRow) -> str | None:
    texts = record_texts(row.kind, _fields(row))
    return index_text(texts) if texts else None


def _carried(row: SealedRow) -> Iterator[str]:
    attached = _fields(row).get("attachments")
    for part in cast("list[Any]", attached) if isinstance(attached, list) else ():
        file = cast("dict[str, Any]", part).get("file") if isinstance(part, dict) else None
        if isinstance(file, str):
            yield file


def _file(row: SealedRow) -> str | None:
    fields = _fields(row)
    return next((str(fields[n]).lstrip("/") for n in ("file", "path") if fields.get(n)), None)


def _key(row: SealedRow) -> int:
    return key_of(row.reading.seed, row.loc)


def _category(row: SealedRow) -> str:
    return CATEGORY_OF[_kind(row)]


def _kind(row: SealedRow) -> str:
    return KIND_BY_NUMBER[row.kind].__name__


def _item(exhibit: str, row: SealedRow) -> Item:
    texts = " · ".join(t for t in record_texts(row.kind, _fields(row)) if t)
    at = None if row.at is None else iso(row.at)
    key = show_key(_key(row))
    return Item(exhibit, key, _kind(row), _category(row), row.reading.service, at, texts[:_SHOWN])
