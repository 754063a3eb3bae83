"""The copy while it is made: cut off anywhere, it goes on; what does not agree is not believed."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.acquire import archive, room
from aboveboard.acquire.archive import Archive, journal_of
from aboveboard.acquire.errors import AcquireError, NoRoom


class Cut(Exception):
    """A cable, pulled."""


def _begin(target: Path) -> None:
    made = Archive(target)
    made.put("a/é\n.txt", b"first", 1_700_000_000, 5)
    with pytest.raises(Cut), made.growing("film", 7, 300_000) as growing:
        growing.write(b"a" * 100_000)
        raise Cut
    made.close()


def test_a_large_member_goes_on_from_the_byte_that_it_had(tmp_path: Path) -> None:
    """The zip is whole afterwards, and its journal gone."""
    target = tmp_path / "copy.zip"
    _begin(target)
    again = Archive(target)
    assert again.resumed and set(again.members) == {"a/é\n.txt"}
    again.put("asked meanwhile", b"waits for the film")
    assert again.recall("asked meanwhile") == b"waits for the film"
    with again.growing("film", 7, 300_000) as growing:
        assert growing.size == 100_000
        growing.write(b"b" * 200_000)
    digest, size = again.finish()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.zip"] and size == target.stat().st_size
    with zipfile.ZipFile(target) as read:
        assert read.testzip() is None
        assert read.read("film") == b"a" * 100_000 + b"b" * 200_000
        assert read.read("asked meanwhile") == b"waits for the film"
        assert {i.filename: i.file_size for i in read.infolist()} == {m.name: m.size for m in again.members.values()}
    assert archive._sha256(target) == digest  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("seed", range(12))
def test_a_member_taken_in_blocks_is_what_came(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it breaks off between two of them; no block is filled anew before it is hashed and written."""
    monkeypatch.setattr(archive, "_BLOCK", 4096)
    monkeypatch.setattr(archive, "_BLOCKS", 3)
    dice, target = random.Random(seed), tmp_path / "copy.zip"
    coming = [bytes([n % 251]) * dice.choice((1, 77, 4096, 9000)) for n in range(dice.randrange(60))]
    cut = dice.randrange(len(coming) + 1)
    came = b""

    def fill(block: memoryview) -> int:
        nonlocal came
        if len(coming) == cut:
            raise Cut
        data = coming.pop(0)[: len(block)] if coming else b""
        block[: len(data)] = data
        came += data
        return len(data)

    with Archive(target) as made, pytest.raises(Cut), made.growing("film", 7, None) as growing:
        while growing.take(fill):
            pass
    cut = -1
    with Archive(target) as made:
        with made.growing("film", 7, None) as growing:
            assert growing.size == len(came)
            while growing.take(fill):
                pass
        assert len(made.blocks) <= 3 and made.members["film"].sha256 == hashlib.sha256(came).hexdigest()
        made.finish()
    with zipfile.ZipFile(target) as read:
        assert read.read("film") == came


def test_a_member_that_changed_meanwhile_begins_anew(tmp_path: Path) -> None:
    """Its time or size is another: what had come of it is cut off."""
    target = tmp_path / "copy.zip"
    _begin(target)
    again = Archive(target)
    with again.growing("film", 8, 300_000) as growing:
        assert growing.size == 0
        growing.write(b"new")
    again.finish()
    with zipfile.ZipFile(target) as read:
        assert read.read("film") == b"new"


def test_bytes_that_changed_on_the_disk_are_not_believed(tmp_path: Path) -> None:
    """A member whose hash does not agree is copied again."""
    target = tmp_path / "copy.zip"
    _begin(target)
    part = target.with_name("copy.zip.part")
    data = bytearray(part.read_bytes())
    data[data.index(b"first")] ^= 1
    part.write_bytes(data)
    again = Archive(target)
    assert not again.members and again.begun is not None and again.begun.size == 100_000
    again.close()


@given(cut=st.integers(0, 100_400))
def test_cut_at_any_byte_it_goes_on(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    """What the disk lost is copied again, what it kept is not."""
    target = tmp_path_factory.mktemp("cut") / "copy.zip"
    _begin(target)
    part = target.with_name("copy.zip.part")
    with part.open("r+b") as file:
        file.truncate(cut)
    with Archive(target) as again:
        had = [m for m in journal_of(target) if m.header + 30 + len(m.name.encode()) + 20 + m.size <= cut]
        assert set(again.members) == {m.name for m in had if m.whole}
        if "a/é\n.txt" not in again.members:
            again.put("a/é\n.txt", b"first", 1_700_000_000, 5)
        with again.growing("film", 7, 300_000) as growing:
            growing.write(b"a" * (100_000 - growing.size))
        again.finish()
    with zipfile.ZipFile(target) as read:
        assert read.testzip() is None and len(read.infolist()) == 2


def test_a_finished_copy_is_never_written_over(tmp_path: Path) -> None:
    """Another name is asked for."""
    target = tmp_path / "copy.zip"
    target.write_bytes(b"something of somebody's")
    with pytest.raises(AcquireError, match="never written over"):
        Archive(target)
    assert target.read_bytes() == b"something of somebody's"


def _fat(place: Path) -> str:
    del place
    return "vfat"


def test_too_little_room_and_fat32_are_said_before_the_copy_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the numbers."""
    with Archive(tmp_path / "copy.zip") as made:
        with pytest.raises(NoRoom, match=r"needs 999.0 TB"):
            room.must_fit(made, 999 * 10**12)
        assert room.file_system(tmp_path)
        monkeypatch.setattr(room, "file_system", _fat)
        with pytest.raises(NoRoom, match="FAT32"):
            room.must_fit(made, 5 << 30)
        room.must_fit(made, 1 << 20)


def test_a_full_disk_keeps_what_came(tmp_path: Path) -> None:
    """`/dev/full` takes nothing."""
    target = tmp_path / "copy.zip"
    _begin(target)
    made = Archive(target)
    made.forget()
    with Path("/dev/full").open("r+b", buffering=0) as full:
        real, made._file = made._file, full  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
        with pytest.raises(NoRoom, match="no room left"):
            made.put("more", b"x" * 10)
        made._file = real  # pyright: ignore[reportPrivateUsage]
    real.close()
    assert set(Archive(target).members) == {"a/é\n.txt"}


def test_after_a_write_that_broke_off_it_goes_on_where_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a full disk took of a piece is written again, in the same run too."""
    write, full = os.pwrite, [False, False, True, False]

    def some(file: int, data: memoryview, at: int) -> int:
        if full and full.pop(0):
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, data[: len(data) // 2 + 1], at)

    monkeypatch.setattr(archive.os, "pwrite", some)
    with Archive(tmp_path / "copy.zip") as made:
        with pytest.raises(NoRoom), made.growing("film", 7, None) as growing:
            growing.write(b"a" * 300_000)
        with made.growing("film", 7, None) as growing:
            growing.write(b"b" * (300_000 - growing.size))
        made.put("then", b"more")
        made.finish()
    with zipfile.ZipFile(tmp_path / "copy.zip") as read:
        assert read.testzip() is None and read.read("film") == b"b" * 300_000
        assert hashlib.sha256(read.read("film")).hexdigest() == made.members["film"].sha256
