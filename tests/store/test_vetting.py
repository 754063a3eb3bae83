"""A shard is used only where it keeps to its form: each way out of it is found and named."""

from __future__ import annotations

import zlib
from pathlib import Path

import apsw
import pytest
from tests.store.exhibits import KEY, File, shard_of

from aboveboard.model.records import Message
from aboveboard.store.db import StoreError, connect
from aboveboard.store.exhibit import unpacked_names
from aboveboard.store.shard import settle
from aboveboard.store.vetting import vet, vetted

FILES = (File("a/sms.db", [Message(at=1_600_000_000_000_000, body="hello"), Message(body="again")]),)


def test_what_a_worker_makes_is_sound(tmp_path: Path) -> None:
    one, two = shard_of(tmp_path / "1.shard", FILES), shard_of(tmp_path / "2.shard", ())
    assert vetted([one, two, one], KEY) == ([one, two], {})


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("CREATE VIEW more AS SELECT 1", "other tables"),
        ("CREATE TRIGGER t AFTER DELETE ON rows BEGIN DELETE FROM files; END", "other tables"),
        ("CREATE TABLE more (x)", "other tables"),
        ("ALTER TABLE rows ADD COLUMN more", "other tables"),
        ("DROP INDEX zone", "other tables"),
        ("UPDATE rows SET kind = 4711", "2 of its rows"),
        ("UPDATE rows SET kind = 'x'", "2 of its rows"),
        ("UPDATE rows SET state = 9 WHERE id = 1", "1 of its rows"),
        ("UPDATE rows SET direction = -1 WHERE id = 1", "1 of its rows"),
        ("UPDATE rows SET at = 'soon' WHERE id = 1", "1 of its rows"),
        ("UPDATE rows SET party = x'00' WHERE id = 1", "1 of its rows"),
        ("UPDATE rows SET src = 99 WHERE id = 1", "1 of its rows"),
        ("UPDATE rows SET data = x'ffffffff' WHERE id = 1", "1 of its rows"),
        ("UPDATE rows SET data = '{}' WHERE id = 1", "1 of its rows"),
        ("UPDATE rows SET raw = x'c2' WHERE id = 1", "1 of its rows"),
        (
            "UPDATE rows SET words = 1.5e300 * 1e300 || x'00' WHERE 0; UPDATE rows SET words = x'41' WHERE id = 1",
            "1 of its rows",
        ),
        ("UPDATE marks SET packed = x'00'", "does not fit"),
        ("UPDATE marks SET packed = zeroblob(320)", "does not fit"),
        ("UPDATE readings SET layout = '['", "cannot be read"),
        ("UPDATE readings SET layout = '[]'", "cannot be read"),
    ],
)
def test_what_no_worker_makes_is_refused(sql: str, why: str, tmp_path: Path) -> None:
    path = shard_of(tmp_path / "1.shard", FILES)
    db = connect(path, KEY)
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    db.execute(sql)
    db.close()
    assert why in str(vet(path, KEY))
    assert vetted([path], KEY)[0] == []


def test_damage_and_another_key_are_refused(tmp_path: Path) -> None:
    path = shard_of(tmp_path / "1.shard", FILES)
    assert "cannot be opened" in str(vet(path, b"x" * 32))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert vet(path, KEY) is not None


def test_what_is_no_shard_is_not_settled_in(tmp_path: Path) -> None:
    path = shard_of(tmp_path / "1.shard", FILES)
    db = connect(path, KEY)
    db.execute("CREATE TRIGGER t AFTER DELETE ON rows BEGIN DELETE FROM done; END")
    db.close()
    assert settle(path, KEY) is None


def test_a_list_of_names_that_swells_is_refused() -> None:
    packed = zlib.compress(bytes(300 << 20), 9)
    assert len(packed) < 1 << 20
    with pytest.raises(StoreError, match="a list of names is longer"):
        unpacked_names(packed)
