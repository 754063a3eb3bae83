"""A shard that a killed worker left behind: what is whole stays, what was begun is taken out."""

from __future__ import annotations

from pathlib import Path

from aboveboard.store.db import connect
from aboveboard.store.shard import close_shard, open_shard, settle

KEY = b"k" * 32
READING = (
    "INSERT INTO readings (id, seed, task, artifact, version, service, part, source, path, profile, layout) "
    "VALUES (?, ?, ?, 'a', 1, 's', 'p', 1, 'f', '0', '{}')"
)


def left_behind(path: Path) -> None:
    """Task `whole` with two rows, and task `begun`, of whose artifacts one was committed with three."""
    db = open_shard(path, KEY)
    for number, (task, rows) in enumerate((("whole", 2), ("begun", 3)), 1):
        db.execute(READING, (number, number, task))
        db.execute("INSERT INTO files (path, source, member, size, task) VALUES ('f', 1, 'f', 9, ?)", (task,))
        for loc in range(rows):
            db.execute("INSERT INTO rows (src, loc, kind, state) VALUES (?, ?, 4, 0)", (number, loc))
    db.execute("INSERT INTO done VALUES ('whole', x'01')")
    close_shard(db)


def test_a_task_that_was_only_begun_is_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "1.shard"
    left_behind(path)
    assert settle(path, KEY) == {"whole": b"\x01"}
    db = connect(path, KEY)
    assert db.execute("SELECT src, count(*) FROM rows GROUP BY src").fetchall() == [(1, 2)]
    assert [t for (t,) in db.execute("SELECT task FROM readings UNION ALL SELECT task FROM files")] == [
        "whole",
        "whole",
    ]
    # They named rows that are gone; publishing makes them again.
    assert db.execute("SELECT count(*) FROM marks").get == 0
    db.close()
    before = path.read_bytes()
    assert settle(path, KEY) == {"whole": b"\x01"}
    assert path.read_bytes() == before


def test_a_file_that_is_no_shard_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "1.shard"
    path.write_bytes(b"no database" * 1000)
    assert settle(path, KEY) is None
    assert settle(tmp_path / "none.shard", KEY) is None
