"""ZIP archives: as tools write them, as disks damage them, as an attacker would forge them."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import random
import struct
import zipfile
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aboveboard.sources import zipdir
from aboveboard.sources.api import MemberError, PasswordNeeded, Ref, SourceError, WrongPassword
from aboveboard.sources.zips import ZipOpener, ZipSource

PNG = random.Random(1).randbytes(3000)
FILES = {
    "private/var/mobile/Library/SMS/sms.db": b"SQLite format 3\0" + bytes(5000),
    "private/var/mobile/Library/Notes/ملاحظة 转账.txt": "ملاحظة".encode(),
    "private/var/mobile/Media/DCIM/100APPLE/IMG_0001.PNG": PNG,
    "private/var/mobile/Library/empty": b"",
}
# 'secret text of a member\n' as m.txt, password 'pass 1': by Info-ZIP 3.0 -e, by libarchive with AES-128 and AES-256.
TRADITIONAL = (
    "UEsDBAoACQAAAOQwZVjYUj2MJAAAABgAAAAFAAAAbS50eHThlmKeBHGV2JPl7BAeYi//glTChoFqquEyFkUIAEAO6JdFyBdQSwcI2FI9jCQAAAAYAAAA"
    "UEsBAh4DCgAJAAAA5DBlWNhSPYwkAAAAGAAAAAUAAAAAAAAAAQAAAKSBAAAAAG0udHh0UEsFBgAAAAABAAEAMwAAAFcAAAAAAA=="
)
AES128 = (
    "UEsDBBQACQBjAOQwZVgAAAAAAAAAABgAAAAFACMAbS50eHRVVAUAAYy25mV1eAsAAQQAAAAABAAAAAABmQcAAQBBRQEIAHVIJiPHW0I2s+KeRAjEPsHgKBdp"
    "Bszn2/uj7OP7aJP0lbi9uuZKNMoR3Zh9q3pQSwcI2FI9jC4AAAAYAAAAUEsBAhQDFAAJAGMA5DBlWNhSPYwuAAAAGAAAAAUAIwAAAAAAAAAAAKSBAAAAAG0u"
    "dHh0VVQFAAGMtuZldXgLAAEEAAAAAAQAAAAAAZkHAAEAQUUBCABQSwUGAAAAAAEAAQBWAAAAhAAAAAAA"
)
AES256 = (
    "UEsDBBQACQBjAOQwZVgAAAAAAAAAABgAAAAFACMAbS50eHRVVAUAAYy25mV1eAsAAQQAAAAABAAAAAABmQcAAQBBRQMIAFJB9eIuoVlesbc9Ez58wsyji9og"
    "/RBUJwCRJ9DfuoVA8BjL3yWcBqNCaURkK6+fG6xq1RAz01BLBwjYUj2MNgAAABgAAABQSwECFAMUAAkAYwDkMGVY2FI9jDYAAAAYAAAABQAjAAAAAAAAAAAA"
    "pIEAAAAAbS50eHRVVAUAAYy25mV1eAsAAQQAAAAABAAAAAABmQcAAQBBRQMIAFBLBQYAAAAAAQABAFYAAACMAAAAAAA="
)


def archive(files: dict[str, bytes] = FILES, method: int = zipfile.ZIP_DEFLATED, directories: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        if directories:
            for directory in sorted({name.rpartition("/")[0] for name in files}):
                made.mkdir(directory)
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name, (2024, 3, 5, 6, 7, 8)), content, method)
    return out.getvalue()


def write(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "dump.bin"
    path.write_bytes(content)
    return path


def names_of(source: ZipSource) -> list[str]:
    return [name for _, chunk in source.names() for name in chunk]


def contents(source: ZipSource) -> dict[str, bytes | str]:
    """Each member's bytes, or why it cannot be read."""
    opener = source.opener()
    found: dict[str, bytes | str] = {}
    for index, name in enumerate(names_of(source)):
        try:
            found[name] = b"".join(opener.open(source.ref(index)).stream(1000))
        except MemberError as error:
            found[name] = str(error)
    opener.close()
    return found


def problems(source: ZipSource) -> str:
    return "\n".join(problem.what for problem in source.facts.problems)


def entry(name: bytes, *, size: int, packed: int, offset: int, extra: bytes = b"", flags: int = 0, method: int = 0,
          made: int = 0x031E, mode: int = 0o100644, crc: int = 0, comment: bytes = b"") -> bytes:  # fmt: skip
    head = struct.pack("<4sHHHHIIIIHHHHHII", b"PK\1\2", made, 20, flags, method, 0x58653000, crc, packed, size,
                       len(name), len(extra), len(comment), 0, 0, mode << 16, offset)  # fmt: skip
    return head + name + extra + comment


def local(name: bytes, content: bytes, *, flags: int = 0, method: int = 0, size: int | None = None,
          extra: bytes = b"") -> bytes:  # fmt: skip
    crc, size = zlib.crc32(content), len(content) if size is None else size
    return struct.pack("<4sHHHIIIIHH", b"PK\3\4", 20, flags, method, 0x58653000, crc, len(content), size, len(name),
                       len(extra)) + name + extra + content  # fmt: skip


def end(count: int, length: int, offset: int, comment: bytes = b"") -> bytes:
    return struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, length, offset, len(comment)) + comment


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("directories", [False, True])
def test_members_as_written(tmp_path: Path, method: int, directories: bool) -> None:
    source = ZipSource(write(tmp_path, archive(method=method, directories=directories)))
    assert contents(source) == FILES
    assert list(source.sizes) == [len(content) for content in FILES.values()]
    facts = source.facts
    assert (facts.format, facts.system, facts.members, facts.encrypted) == ("zip", "ios", 4, False)
    assert facts.bytes == sum(map(len, FILES.values()))
    assert facts.problems == ()
    ref = source.ref(0)
    assert (ref.path, ref.member) == (names_of(source)[0], names_of(source)[0])
    assert (ref.modified, ref.local_modified) == (None, "2024-03-05T06:07:08")


def test_random_access(tmp_path: Path) -> None:
    for method, random_access in ((zipfile.ZIP_STORED, True), (zipfile.ZIP_DEFLATED, False)):
        source = ZipSource(write(tmp_path, archive({"a": PNG}, method)))
        member = source.opener().open(source.ref(0))
        assert member.random is random_access
        assert member.size == len(PNG)
        for offset, size in ((2000, 100), (0, 10), (5, 3000), (2990, 100), (3000, 5), (100, 0)):
            assert member.read_at(offset, size) == PNG[offset : offset + size]
        member.close()


def test_find_and_sibling(tmp_path: Path) -> None:
    files = {"fs1/private/var/mobile/Library/SMS/sms.db": b"1", "fs1/private/var/mobile/Library/SMS/sms.db-wal": b"2",
             "fs1/System/Library/x": b"3", "readme": b"4"}  # fmt: skip
    source = ZipSource(write(tmp_path, archive(files)))
    assert source.find("private/var/mobile/Library/SMS/sms.db") == 0
    assert source.find("private/var/mobile/Library/SMS/sms.db-wal") == 1
    assert source.find("System/Library/x") == 2
    assert source.find("readme") == 3
    assert source.find("fs1/System/Library/x") is None
    assert source.find("private/var/mobile/Library/SMS/sms.db-shm") is None
    assert source.find("") is None
    assert source.sibling(0, "-wal") == 1
    assert source.sibling(1, "-wal") is None


def test_link_copied_as_directory_counts_once(tmp_path: Path) -> None:
    files = {"data/user/0/org.example.app/databases/a.db": b"same", "data/data/org.example.app/databases/a.db": b"same",
             "data/data/org.example.app/databases/b.db": b"one", "data/user/0/org.example.app/databases/b.db": b"other",
             "data/user/10/org.example.app/databases/a.db": b"same", "data/media/0/DCIM/a.jpg": b"1",
             "sdcard/DCIM/a.jpg": b"2"}  # fmt: skip
    source = ZipSource(write(tmp_path, archive(files)))
    assert source.duplicates().tolist() == [1, 6]
    assert source.find("data/data/org.example.app/databases/a.db") == 0
    assert source.find("data/user/10/org.example.app/databases/a.db") == 4
    assert source.find("data/media/0/DCIM/a.jpg") == 5
    assert source.facts.profiles == ("0", "10")


def test_member_stored_twice(tmp_path: Path) -> None:
    content = local(b"a", b"1") + local(b"b", b"2") + local(b"a", b"3")
    directory = b"".join(entry(name, size=1, packed=1, offset=offset, crc=zlib.crc32(data))
                         for name, offset, data in ((b"a", 0, b"1"), (b"b", 32, b"2"), (b"a", 64, b"3")))  # fmt: skip
    source = ZipSource(write(tmp_path, content + directory + end(3, len(directory), len(content))))
    assert names_of(source) == ["a", "b", "a"]
    assert source.duplicates().tolist() == [2]
    assert source.find("a") == 0


def test_zip64_fields_in_any_order(tmp_path: Path) -> None:
    content = local(b"big.db", b"x" * 40)
    wide = struct.pack("<HHQQQ", 1, 24, 40, 40, 0)
    times = struct.pack("<HHBi", 0x5455, 5, 1, 1709618828)
    directory = entry(b"big.db", size=0xFFFFFFFF, packed=0xFFFFFFFF, offset=0xFFFFFFFF, extra=times + wide,
                      crc=zlib.crc32(b"x" * 40))  # fmt: skip
    base = len(content)
    tail = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(directory), base)
    tail += struct.pack("<4sIQI", b"PK\6\7", 0, base + len(directory), 1)
    tail += struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    for before in (b"", b"#!/bin/sh\n" * 50):
        source = ZipSource(write(tmp_path, before + content + directory + tail))
        assert contents(source) == {"big.db": b"x" * 40}
        assert source.ref(0).modified == 1709618828 * 1_000_000
        assert bool(before) == ("before the archive" in problems(source))


def test_forged_sizes_stay_numbers_that_can_be_kept(tmp_path: Path) -> None:
    body = local(b"a", b"x")
    wide = struct.pack("<HHQQQ", 1, 24, (1 << 64) - 1, (1 << 64) - 2, (1 << 64) - 3)
    one = entry(b"a", size=0xFFFFFFFF, packed=0xFFFFFFFF, offset=0xFFFFFFFF, extra=wide, method=8)
    source = ZipSource(write(tmp_path, body + one * 9 + end(9, len(one) * 9, len(body))))
    msgspec.msgpack.encode((source.facts, [source.ref(index) for index in range(9)]))
    assert source.facts.bytes == (1 << 63) - 1
    assert "reach past the end" in problems(source)
    assert "no header" in str(contents(source)["a"])


def test_more_members_than_sixteen_bits_can_count(tmp_path: Path) -> None:
    count = 70_000
    body = local(b"a", b"")
    directory = b"".join(entry(b"d/%d" % i, size=0, packed=0, offset=0) for i in range(count))
    source = ZipSource(write(tmp_path, body + directory + end(count & 0xFFFF, len(directory), len(body))))
    assert len(source.sizes) == count
    assert problems(source) == ""
    assert names_of(source) == [f"d/{i}" for i in range(count)]
    assert source.find("d/69999") == 69999


def test_prepended_and_appended_bytes(tmp_path: Path) -> None:
    source = ZipSource(write(tmp_path, b"\0\1\2junk" * 100 + archive() + bytes(700)))
    assert contents(source) == FILES
    assert "before the archive" in problems(source)


def test_signatures_inside_names_and_comments(tmp_path: Path) -> None:
    names = [b"a/PK\1\2" + bytes(40) + b"x", b"b" * 70, b"PK\1\2" * 30]
    body = local(b"a", b"hello")
    directory = b"".join(
        entry(name, size=5, packed=5, offset=0, comment=b"PK\1\2" * 20, crc=zlib.crc32(b"hello")) for name in names
    )
    source = ZipSource(write(tmp_path, body + directory + end(3, len(directory), len(body), b"PK\5\6 no end")))
    assert names_of(source) == [name.decode() for name in names]
    assert set(contents(source).values()) == {b"hello"}


def test_names_in_old_code_pages(tmp_path: Path) -> None:
    raw = "naïve/çà.txt".encode("cp437")
    utf8 = "图片/é.jpg".encode()
    field = struct.pack("<HHBI", 0x7075, 5 + len(utf8), 1, zlib.crc32(raw)) + utf8
    stale = struct.pack("<HHBI", 0x7075, 5 + len(utf8), 1, 12345) + utf8
    cases = [(raw, b"", 0, "naïve/çà.txt"), (utf8, b"", 0, "图片/é.jpg"), (raw, field, 0, "图片/é.jpg"),
             (raw, stale, 0, "naïve/çà.txt"), (b"a\xff.txt", b"", 0x800, "a\udcff.txt"),
             (b"new\nline\0nul", b"", 0, "new\nline\0nul")]  # fmt: skip
    body = local(b"a", b"")
    directory = b"".join(entry(name, size=0, packed=0, offset=0, extra=x, flags=f) for name, x, f, _ in cases)
    source = ZipSource(write(tmp_path, body + directory + end(len(cases), len(directory), len(body))))
    assert names_of(source) == [name for *_, name in cases]
    for index, (*_, name) in enumerate(cases):
        assert source.ref(index).member == name


def test_backslashes_of_windows_tools_only(tmp_path: Path) -> None:
    body = local(b"a", b"")
    parts = [entry(rb"private\var\mobile\Library\a.db", size=0, packed=0, offset=0, made=0x0014),
             entry(rb"private\var\mobile" + b"\\", size=0, packed=0, offset=0, made=0x0014, mode=0x10 >> 16),
             entry(rb"odd\name", size=0, packed=0, offset=0, made=0x0314)]  # fmt: skip
    directory = b"".join(parts)
    source = ZipSource(write(tmp_path, body + directory + end(3, len(directory), len(body))))
    assert names_of(source)[0] == "private/var/mobile/Library/a.db"
    assert names_of(source)[-1] == "odd\\name"


def test_links_and_pipes_are_left_out_and_said(tmp_path: Path) -> None:
    body = local(b"l", b"/etc/passwd") + local(b"-", b"from a pipe")
    directory = entry(b"l", size=11, packed=11, offset=0, mode=0o120777)
    directory += entry(b"p", size=0, packed=0, offset=0, mode=0o010644)
    # Info-ZIP marks what it read from a pipe as a pipe; it has bytes all the same.
    directory += entry(b"-", size=11, packed=11, offset=42, mode=0o010600, crc=zlib.crc32(b"from a pipe"))
    source = ZipSource(write(tmp_path, body + directory + end(3, len(directory), len(body))))
    assert contents(source) == {"-": b"from a pipe"}
    assert "1 symbolic link" in problems(source)
    assert "1 device" in problems(source)


def test_without_directory_it_is_rebuilt(tmp_path: Path) -> None:
    whole = archive()
    cut = whole[: whole.index(b"PK\1\2")]
    source = ZipSource(write(tmp_path, cut))
    assert contents(source) == FILES
    assert "rebuilt" in problems(source)


def test_end_cut_off_but_directory_there(tmp_path: Path) -> None:
    body = local(b"a", b"1") + local(b"link", b"/etc/passwd")
    directory = entry(b"a", size=1, packed=1, offset=0, crc=zlib.crc32(b"1"))
    directory += entry(b"link", size=11, packed=11, offset=32, mode=0o120777)
    for tail in (b"", b"PK\5\6\0\0", end(2, len(directory), 1 << 30)):
        source = ZipSource(write(tmp_path, body + directory + tail))
        assert contents(source) == {"a": b"1"}
        assert problems(source)


def test_directory_of_many_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipdir, "_WINDOW", 1 << 18)
    chance = random.Random(7)
    names = [b"d%d/" % (i // 50) + b"x" * chance.randrange(200) + b"%d" % i for i in range(20_000)]
    body = local(b"a", b"")
    parts = [entry(name, size=0, packed=0, offset=0, comment=b"PK\1\2" * chance.randrange(3)) for name in names]
    for broken in ((), (5_000, 12_345, 19_999)):
        whole = list(parts)
        for index in broken:
            whole[index] = bytes(len(parts[index]))
        directory = b"".join(whole)
        source = ZipSource(write(tmp_path, body + directory + end(20_000, len(directory), len(body))))
        wanted = [name.decode() for index, name in enumerate(names) if index not in broken]
        assert names_of(source) == wanted
        assert ("in 3 place(s)" in problems(source)) is bool(broken)


def test_streamed_members_are_rebuilt_too(tmp_path: Path) -> None:
    class Pipe(io.RawIOBase):
        """Cannot seek, so that lengths come after the bytes."""

        def __init__(self) -> None:
            self.parts: list[bytes] = []

        def writable(self) -> bool:
            return True

        def write(self, part: object) -> int:
            self.parts.append(bytes(part))  # type: ignore[call-overload]
            return len(self.parts[-1])

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as made:  # type: ignore[type-var]
        for name, content in FILES.items():
            made.writestr(name, content)
    whole = b"".join(pipe.parts)
    assert contents(ZipSource(write(tmp_path, whole))) == FILES
    assert contents(ZipSource(write(tmp_path, whole[: whole.index(b"PK\1\2")]))) == FILES


def test_cut_in_the_middle_keeps_what_is_there(tmp_path: Path) -> None:
    files = {f"f{i}": bytes([i]) * 1000 + PNG for i in range(5)}
    whole = archive(files, zipfile.ZIP_STORED)
    source = ZipSource(write(tmp_path, whole[: whole.index(b"f3") + 500]))
    found = contents(source)
    assert [found[f"f{i}"] for i in range(3)] == [files[f"f{i}"] for i in range(3)]
    assert "cut off" in problems(source)
    opener = source.opener()
    parts: list[bytes] = []
    with pytest.raises(MemberError, match="ends after"):
        parts.extend(opener.open(source.ref(3)).stream(100))
    with pytest.raises(MemberError, match="ends after"):
        for part in opener.open(source.ref(3)).stream(100):
            parts.append(part)
    assert files["f3"].startswith(b"".join(parts))
    assert len(b"".join(parts)) > 400


def test_damage_in_the_directory_loses_one_name_only(tmp_path: Path) -> None:
    files = {f"directory/file {i:04d}": b"%d" % i for i in range(300)}
    whole = bytearray(archive(files, zipfile.ZIP_STORED))
    place = whole.index(b"PK\1\2", whole.index(b"PK\1\2") + 10_000)
    whole[place : place + 30] = random.Random(3).randbytes(30)
    source = ZipSource(write(tmp_path, bytes(whole)))
    assert "damaged" in problems(source)
    assert "1 members were found by their own headers" in problems(source)
    assert contents(source) == files
    assert len(source.sizes) == 300


def test_directory_that_leaves_members_out(tmp_path: Path) -> None:
    body = local(b"a", b"1") + local(b"b", b"2")
    directory = entry(b"a", size=1, packed=1, offset=0, crc=zlib.crc32(b"1"))
    source = ZipSource(write(tmp_path, body + directory + end(2, len(directory), len(body))))
    assert contents(source) == {"a": b"1", "b": b"2"}
    assert "holds 1 entries where its end says 2" in problems(source)


def test_wrong_crc_length_and_place(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(100_000)) + packer.flush()
    body = local(b"bomb", packed, method=8, size=10) + local(b"b", b"12345")
    at = len(local(b"bomb", packed))
    directory = entry(b"bomb", size=1000, packed=len(packed), offset=0, method=8)
    directory += entry(b"short", size=100_001, packed=len(packed), offset=0, method=8, crc=zlib.crc32(bytes(100_000)))
    directory += entry(b"crc", size=5, packed=5, offset=at, crc=1)
    directory += entry(b"nowhere", size=5, packed=5, offset=7)
    directory += entry(b"beyond", size=5, packed=5, offset=1 << 30)
    directory += entry(b"stored", size=6, packed=5, offset=at)
    directory += entry(b"method", size=6, packed=5, offset=at, method=93)
    directory += entry(b"deflate64", size=6, packed=5, offset=at, method=9)
    source = ZipSource(write(tmp_path, body + directory + end(8, len(directory), len(body))))
    found = contents(source)
    assert "more than the 1000 bytes" in str(found["bomb"])
    assert "unpacks to 100000 bytes where" in str(found["short"])
    assert "CRC" in str(found["crc"])
    assert "no header" in str(found["nowhere"])
    assert "no header" in str(found["beyond"])
    assert "stored in 5 bytes" in str(found["stored"])
    assert "Zstandard" in str(found["method"])
    assert "Deflate64" in str(found["deflate64"])
    assert "overlap" in problems(source)
    opener = source.opener()
    got: list[bytes] = []
    with pytest.raises(MemberError):
        for part in opener.open(source.ref(0)).stream(300):
            got.append(part)
    assert b"".join(got) == bytes(1000)


def test_quine_like_overlap_and_ratio_are_told(tmp_path: Path) -> None:
    body = local(b"a", b"x" * 600_000)
    directory = b"".join(
        entry(b"b%d" % i, size=1 << 30, packed=600_000, offset=0, method=8) for i in range(20)
    ) + entry(b"a", size=600_000, packed=600_000, offset=0)
    source = ZipSource(write(tmp_path, body + directory + end(21, len(directory), len(body))))
    assert "20 member(s) overlap" in problems(source)
    assert "20 member(s) would grow more than 500 times" in problems(source)


@pytest.mark.parametrize("fixture", [TRADITIONAL, AES128, AES256])
def test_encrypted(tmp_path: Path, fixture: str) -> None:
    path = write(tmp_path, base64.b64decode(fixture))
    with pytest.raises(PasswordNeeded, match=r"dump\.bin: .*encrypted"):
        ZipSource(path)
    source = ZipSource(path, b"pass 1")
    assert source.facts.encrypted
    assert contents(source) == {"m.txt": b"secret text of a member\n"}
    opener = ZipOpener(path, source.keys)
    member = opener.open(source.ref(0))
    assert (member.random, member.read_at(7, 4), member.read_at(0, 6)) == (False, b"text", b"secret")
    for wrong in range(300):
        with pytest.raises(WrongPassword, match="nothing was read"):
            ZipSource(path, b"guess %d" % wrong)


def test_altered_cipher_text_is_noticed(tmp_path: Path) -> None:
    content = bytearray(base64.b64decode(AES256))
    place = content.index(b"m.txt") + 5 + 35 + 16 + 2
    content[place + 26] ^= 1
    source = ZipSource(write(tmp_path, bytes(content)), b"pass 1")
    assert "authentication code" in str(contents(source)["m.txt"])


def test_unreadable_archives_say_so(tmp_path: Path) -> None:
    split = archive()
    place = split.rindex(b"PK\5\6")
    second_part = bytearray(split[200:])
    second_part[place - 200 + 4 : place - 200 + 8] = struct.pack("<HH", 1, 1)
    strong = local(b"a", b"12345678901234567890", flags=0x41)
    listing = entry(b"a", size=8, packed=20, offset=0, flags=0x41)
    cases = [
        (end(0, 0, 0), "without any file"),
        (archive({})[:10], "without any file"),
        (b"PK\3\4" + bytes(100), "without any file"),
        (bytes(second_part), "split"),
        (strong + listing + end(1, len(listing), len(strong)), "strong encryption"),
    ]
    for content, message in cases:
        with pytest.raises(SourceError, match=message) as caught:
            ZipSource(write(tmp_path, content), b"x")
        assert "dump.bin" in str(caught.value)


def test_strange_references(tmp_path: Path) -> None:
    path = write(tmp_path, archive())
    opener = ZipOpener(path, ZipSource(path).keys)
    for where in ((), (1,), ("a",) * 8, (1 << 70, 5, 0, 0, 0, 0, 0, 0), (-5, 5, 0, 0, 0, 0, 0, 0)):
        with pytest.raises(MemberError):
            opener.open(Ref(0, "a", 5, "a", where))


def test_evidence_is_untouched(tmp_path: Path) -> None:
    path = write(tmp_path, archive())
    before = (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, path.stat().st_ctime_ns)
    atime = path.stat().st_atime_ns
    source = ZipSource(path)
    contents(source)
    source.close()
    assert atime == path.stat().st_atime_ns
    assert (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, path.stat().st_ctime_ns) == before
    assert os.listdir(tmp_path) == ["dump.bin"]  # noqa: PTH208


def test_container_ids_of_ios(tmp_path: Path) -> None:
    one, two, three = (f"0000000{i}-0000-4000-8000-000000000000" for i in range(3))
    paper = b"""<?xml version="1.0"?><plist version="1.0"><dict><key>MCMMetadataIdentifier</key>
        <string>org.example.app</string></dict></plist>"""
    top = "filesystem1/private/var/mobile/Containers"
    files = {f"{top}/Data/Application/{one}/.com.apple.mobile_container_manager.metadata.plist": paper,
             f"{top}/Shared/AppGroup/{two}/.com.apple.mobile_container_manager.metadata.plist": b"bplist00junk",
             f"{top}/Data/Application/{three}/Documents/x": b"1"}  # fmt: skip
    source = ZipSource(write(tmp_path, archive(files)))
    assert source.container_app(one) == "org.example.app"
    assert source.container_app(two) is None
    assert source.container_app(three) is None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_rubbish_never_hangs_or_surprises(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever is overwritten or cut: a source, or a SourceError; each member its bytes, or a MemberError."""
    whole = bytearray(archive({f"dir/{i}": PNG[: i * 10] for i in range(12)}))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        patch = data.draw(st.binary(min_size=1, max_size=12))
        whole[place : place + len(patch)] = patch
    cut = data.draw(st.integers(0, len(whole)))
    if data.draw(st.booleans()):
        del whole[cut:]
    try:
        source = ZipSource(write(tmp_path, bytes(whole)))
    except SourceError:
        return
    found = contents(source)
    assert len(names_of(source)) == len(source.sizes)
    for name, content in found.items():
        if isinstance(content, bytes) and name in {f"dir/{i}" for i in range(12)}:
            assert len(content) <= 1 << 20
    source.close()


@pytest.mark.corpora
def test_public_images() -> None:
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("no corpora here")
    for path in sorted([*folder.glob("ios/*ffs.zip"), *folder.glob("android/*.zip")]):
        source = ZipSource(path)
        with zipfile.ZipFile(path) as reference:
            infos = [one for one in reference.infolist() if not one.is_dir()]
            assert names_of(source) == [one.filename for one in infos]
            found = contents(source)
            assert all(found[one.filename] == reference.read(one) for one in infos)
        assert source.facts.problems == ()
        assert source.facts.system == ("ios" if path.parent.name == "ios" else "android")
        for index in range(len(source.sizes)):
            assert source.find(source.ref(index).path) == index
