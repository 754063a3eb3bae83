"""Which files have no preview: what is marked as sensitive (the record's own files, and every file of the same bytes), and
what the authority does not let be seen as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import portraits
from aboveboard.casework.review.cover import cover_of, mask_of
from aboveboard.casework.review.desk import Desk, Record
from aboveboard.casework.review.marks import sensitive_keys
from aboveboard.casework.review.previews import OUTSIDE, SENSITIVE, Wanted, paths_of
from aboveboard.engine.raw.mask import numbers
from aboveboard.model.extent import Extent
from aboveboard.model.incell import parted
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.previews import FINAL, Kept


def paths_by_hash(exhibit: Exhibit) -> dict[str, list[str]]:
    """The device paths of files that were read, by their SHA-256."""
    found: dict[str, dict[str, None]] = {}
    for reading in exhibit.readings.values():
        if reading.sha256:
            found.setdefault(reading.sha256, {})[reading.path] = None
    return {sha256: list(paths) for sha256, paths in found.items()}


def hash_by_path(exhibit: Exhibit) -> dict[str, str]:
    """The SHA-256 of files that were read, by their device paths."""
    return {r.path: r.sha256 for r in exhibit.readings.values() if r.sha256}


def same_bytes(desk: Desk, number: int, path: str) -> list[str]:
    """The other device paths of an exhibit that hold the same bytes, as far as they were read."""
    hashes = desk.cached("hash by path", hash_by_path)[number]
    if path not in hashes:
        return []
    paths: list[str] = desk.cached("paths by hash", paths_by_hash)[number][hashes[path]]
    return [p for p in paths if p != path]


def files(desk: Desk) -> frozenset[tuple[str, str]]:
    """(exhibit, device path) of all files that have no preview for it."""
    version, keys = sensitive_keys(desk.case)
    name = f"sensitive {version}"
    if name not in desk.answers:
        records: list[Record] = []
        for key in keys:
            try:
                records.append(desk.record(key))
            except CaseError:
                # Of an exhibit that is examined anew just now.
                continue
        found = paths_of(records)
        # What a store keeps of a contact elsewhere goes with it.
        found |= {(p.exhibit, p.name) for key in keys for p in portraits.of_contact(desk, key)}
        numbers = {one.exhibit.label: number for number, one in enumerate(desk.opened)}
        for exhibit, path in list(found):
            found |= {(exhibit, other) for other in same_bytes(desk, numbers[exhibit], path)}
        desk.answers[name] = frozenset(found)
    return desk.answers[name]


def _is_covered(desk: Desk, wanted: Wanted) -> bool:
    """Whether the authority lets it be seen: the file as a whole, or of a cell its row."""
    path, cell = parted(wanted.path)
    cover = cover_of(desk, wanted.exhibit, path)
    if cell is None or cover.extent is not Extent.RECORDS:
        return cover.whole
    return any(
        rows.table.lower() == cell.table.lower() and cell.rowid in numbers(rows.rowids)
        for rows in mask_of(desk, wanted.exhibit, path).rows
    )


def preview(desk: Desk, wanted: Wanted) -> Kept:
    """The preview for a page: what there is now. Raises CaseError."""
    if (wanted.exhibit, wanted.path) in files(desk):
        desk.previews.forget(wanted.exhibit, wanted.path)
        return Kept(FINAL, why=SENSITIVE)
    if not _is_covered(desk, wanted):
        return Kept(FINAL, why=OUTSIDE)
    return desk.previews.get(wanted)


def forget(desk: Desk) -> None:
    """Delete what was made of files that have no preview. Raises CaseError."""
    for exhibit, path in files(desk):
        desk.previews.forget(exhibit, path)


def there(desk: Desk, wanted: Wanted) -> Kept | None:
    """The preview if it was made already. Raises CaseError."""
    hidden = (wanted.exhibit, wanted.path) in files(desk) or not _is_covered(desk, wanted)
    return None if hidden else desk.previews.there(wanted)


def on_screen(desk: Desk, wanted: Sequence[Wanted], seat: str = "screen") -> list[int]:
    """How far the previews are that are looked at now; the missing ones are made next. Raises CaseError."""
    hidden = files(desk)
    open_ones = [w for w in wanted if (w.exhibit, w.path) not in hidden and _is_covered(desk, w)]
    stages = dict(zip(open_ones, desk.previews.stages(open_ones), strict=True))
    desk.previews.on_screen([w for w in open_ones if stages[w] != FINAL], seat)
    return [stages.get(w, FINAL) for w in wanted]
