"""Exhibits made of records in code: what each file of the evidence gave, published as an examination does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aboveboard.engine.pack import pack
from aboveboard.model.provenance import State, seed_of
from aboveboard.model.records import Record
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.publish import Publication, publish
from aboveboard.store.shard import close_shard, open_shard

KEY = bytes(range(32))
ADDED = 1_800_000_000_000_000
"""When the sources were examined: 2027-01-15."""


@dataclass(frozen=True)
class File:
    """One file's reading: its records, all live unless said otherwise."""

    path: str
    records: Sequence[Record | tuple[Record, State]]
    source: int = 1
    service: str = "whatsapp"
    profile: str = "0"
    part: str = "message"
    app: str | None = None


def shard_of(path: Path, files: Sequence[File]) -> Path:
    """A worker's shard that read these files."""
    db = open_shard(path, KEY)
    for number, file in enumerate(files, 1):
        seed = seed_of("EX/1", f"c{file.source}", file.path, "android.test", file.part)
        values = (number, seed, f"t{number}", "android.test", 1, file.service, file.part, file.source, file.path)
        db.execute(
            f"INSERT INTO readings VALUES ({','.join('?' * 12)})", (*values, file.profile, file.app, '{"code": true}')
        )
        for loc, item in enumerate(file.records, 1):
            record, state = item if isinstance(item, tuple) else (item, State.LIVE)
            db.execute(
                "INSERT INTO rows (src, loc, kind, at, thread, party, direction, state, data, raw, words) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?), ?)",
                (number, loc, *pack(record, type(record), {}, state)),
            )
    close_shard(db)
    return path


def publication(shards: Sequence[Path], base: Path | None = None) -> Publication:
    """What an examination puts into an exhibit."""
    about = '{"acquisition": "full file system"}'
    sources = {1: (about, ADDED), 2: (about, ADDED)}
    return Publication(shards, {"label": "EX/1"}, sources, {1: (), 2: ()}, base=base)


@contextmanager
def exhibit_of(folder: Path, *shards: Sequence[File]) -> Iterator[Exhibit]:
    """An exhibit of files, each sequence of which one worker read."""
    path = folder / "x.db"
    publish(path, KEY, publication([shard_of(folder / f"{n}.shard", files) for n, files in enumerate(shards)]))
    exhibit = Exhibit(path, KEY, "EX/1")
    try:
        yield exhibit
    finally:
        exhibit.close()
