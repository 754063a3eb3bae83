"""TAR archives, plain and packed."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import random
import tarfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aboveboard.sources import tars
from aboveboard.sources.api import MemberError, Ref, SourceError
from aboveboard.sources.tars import TarOpener, TarSource, kind_of

FILES = {
    "./data/data/org.example.app/databases/a.db": b"SQLite format 3\0" + bytes(5000),
    "./data/user/10/org.example.app/files/ملاحظة 转账.txt": b"text",
    "./data/media/0/" + "long/" * 40 + "name" * 30: b"deep",
    "./data/media/0/DCIM/empty": b"",
    "./data/media/0/DCIM/random.jpg": random.Random(5).randbytes(70_000),
}
PACK: dict[str, Callable[[bytes], bytes]] = {
    "tar": bytes,
    "tar.gz": lambda content: gzip.compress(content, 6, mtime=0),
    "tar.bz2": lambda content: bz2.compress(content, 1),
    "tar.xz": lzma.compress,
}


def archive(files: dict[str, bytes] = FILES, form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as made:
        made.addfile(directory("./data"))
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            info.mtime = 1_700_000_000.25 if form == tarfile.PAX_FORMAT else 1_700_000_000
            made.addfile(info, io.BytesIO(content))
    return out.getvalue()


def directory(name: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = tarfile.DIRTYPE
    return info


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = target
    return info


def write(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "dump.bin"
    path.write_bytes(content)
    return path


def kind_at(path: Path) -> str | None:
    with path.open("rb") as opened:
        return kind_of(opened.fileno(), opened.read(4096))


def contents(source: TarSource, order: int = 1) -> dict[str, bytes | str]:
    opener = source.opener()
    found: dict[str, bytes | str] = {}
    for index in list(range(len(source.sizes)))[::order]:
        try:
            found[source.name(index)] = b"".join(opener.open(source.ref(index)).stream(1000))
        except MemberError as error:
            found[source.name(index)] = str(error)
    opener.close()
    return found


def problems(source: TarSource) -> str:
    return "\n".join(problem.what for problem in source.facts.problems)


@pytest.mark.parametrize("kind", PACK)
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_members_as_written(tmp_path: Path, kind: str, form: int) -> None:
    files = dict(FILES)
    if form == tarfile.USTAR_FORMAT:
        files = {
            name if len(name) < 200 else "./data/media/0/" + "long/" * 20 + "n" * 99: c for name, c in files.items()
        }
    path = write(tmp_path, PACK[kind](archive(files, form)))
    assert kind_at(path) == kind
    source = TarSource(path, kind)
    assert contents(source) == files
    assert contents(source, -1) == files
    assert [name for _, chunk in source.names() for name in chunk] == list(files)
    assert list(source.sizes) == [len(content) for content in files.values()]
    facts = source.facts
    assert (facts.format, facts.system, facts.profiles, facts.problems) == (kind, "android", ("0", "10"), ())
    ref = source.ref(0)
    assert (ref.path, ref.member) == ("data/data/org.example.app/databases/a.db", next(iter(files)))
    assert ref.modified == (1_700_000_000_250_000 if form == tarfile.PAX_FORMAT else 1_700_000_000_000_000)
    assert source.find("data/media/0/DCIM/empty") == 3
    assert source.opener().open(ref).random is (kind == "tar")


@pytest.mark.parametrize("kind", PACK)
def test_reading_anywhere(tmp_path: Path, kind: str) -> None:
    content = FILES["./data/media/0/DCIM/random.jpg"]
    source = TarSource(write(tmp_path, PACK[kind](archive())), kind)
    member = source.opener().open(source.ref(4))
    for offset, size in ((60_000, 100), (0, 10), (5, 69_990), (69_990, 100), (70_000, 5), (3, 0)):
        assert member.read_at(offset, size) == content[offset : offset + size]


def test_far_apart_members_of_a_packed_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tars, "EVERY", 20_000)
    monkeypatch.setattr(tars, "CHECKPOINTS", 6)
    monkeypatch.setattr(tars, "_MOST", 10_000)
    files = {f"d/{i}": random.Random(i).randbytes(9_000) + bytes(i * 10) for i in range(60)}
    # Three gzip files one after the other are one stream.
    whole = archive(files)
    third = len(whole) // 3
    packed = b"".join(gzip.compress(whole[i : i + third], mtime=0) for i in range(0, len(whole), third))
    source = TarSource(write(tmp_path, packed), "tar.gz")
    opener = source.opener()
    order = list(range(60)) * 2
    random.Random(2).shuffle(order)
    running = opener.open(source.ref(7)).stream(500)
    first = next(running)
    for index in order:
        assert b"".join(opener.open(source.ref(index)).stream(700)) == files[f"d/{index}"]
    assert first + b"".join(running) == files["d/7"]


def test_going_on_does_not_unpack_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"d/{i}": random.Random(i).randbytes(50_000) for i in range(40)}
    source = TarSource(write(tmp_path, gzip.compress(archive(files), 1)), "tar.gz")
    opener = source.opener()
    read: list[int] = []
    original = tars.pread

    def counting(fd: int, size: int, offset: int) -> bytes:
        read.append(size)
        return original(fd, size, offset)

    monkeypatch.setattr(tars, "pread", counting)
    for index in range(40):
        assert b"".join(opener.open(source.ref(index)).stream()) == files[f"d/{index}"]
    assert sum(read) < 1.2 * 40 * 50_000


def test_links(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        info = tarfile.TarInfo("d/a")
        info.size = 5
        made.addfile(info, io.BytesIO(b"hello"))
        made.addfile(special("d/b", tarfile.LNKTYPE, "d/a"))
        made.addfile(special("d/c", tarfile.LNKTYPE, "d/nowhere"))
        made.addfile(special("d/s", tarfile.SYMTYPE, "/etc/passwd"))
        made.addfile(special("d/p", tarfile.FIFOTYPE))
        made.addfile(special("d/dev", tarfile.CHRTYPE))
    source = TarSource(write(tmp_path, out.getvalue()), "tar")
    assert contents(source) == {"d/a": b"hello", "d/b": b"hello"}
    assert "1 symbolic link" in problems(source)
    assert "2 device(s) or pipe(s)" in problems(source)
    assert "'d/nowhere', which is not in the archive" in problems(source)


def test_sizes_and_names_from_pax_headers(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as made:
        info = tarfile.TarInfo("short")
        info.size = 3
        info.pax_headers = {"path": "real/" + "x" * 300, "mtime": "-1.5"}
        made.addfile(info, io.BytesIO(b"abc"))
        info = tarfile.TarInfo("next")
        info.size = 1
        made.addfile(info, io.BytesIO(b"d"))
    source = TarSource(write(tmp_path, out.getvalue()), "tar")
    assert contents(source) == {"real/" + "x" * 300: b"abc", "next": b"d"}
    assert source.ref(0).modified == -1_500_000
    assert source.ref(1).modified == 0


def test_sparse_files_are_told(tmp_path: Path) -> None:
    block = bytearray(special("d/sparse.img", b"S").tobuf(tarfile.GNU_FORMAT)[:512])
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    source = TarSource(write(tmp_path, bytes(block) + archive({"d/a": b"1"})), "tar")
    found = contents(source)
    assert "sparse" in str(found["d/sparse.img"])
    assert found["d/a"] == b"1"
    assert [problem.member for problem in source.facts.problems] == ["d/sparse.img"]


@pytest.mark.parametrize("kind", PACK)
def test_cut_off(tmp_path: Path, kind: str) -> None:
    files = {f"d/{i}": random.Random(i).randbytes(100_000) for i in range(5)}
    whole = archive(files)
    if kind == "tar":
        cut = whole[: whole.index(files["d/3"]) + 9_000]
    else:
        packed = PACK[kind](whole)
        cut = packed[: len(packed) * 3 // 4]
    source = TarSource(write(tmp_path, cut), kind)
    found = contents(source)
    whole_ones = [name for name, content in found.items() if content == files[name]]
    assert len(whole_ones) < 5
    assert whole_ones[:2] == ["d/0", "d/1"]
    assert "cut off" in problems(source) or "unpacked" in problems(source)
    if kind == "tar":
        parts: list[bytes] = []
        with pytest.raises(MemberError):
            for part in source.opener().open(source.ref(3)).stream(1000):
                parts.append(part)
        assert b"".join(parts) == files["d/3"][:9_000]


def test_damaged_header_loses_one_member(tmp_path: Path) -> None:
    files = {f"d/{i}": b"%d" % i * 600 for i in range(5)}
    whole = bytearray(archive(files, tarfile.USTAR_FORMAT))
    place = whole.index(b"d/2\0")
    whole[place : place + 300] = bytes([255]) * 300
    source = TarSource(write(tmp_path, bytes(whole)), "tar")
    assert sorted(contents(source)) == ["d/0", "d/1", "d/3", "d/4"]
    assert "damaged" in problems(source)


def test_joined_archives(tmp_path: Path) -> None:
    source = TarSource(write(tmp_path, archive({"d/a": b"1"}) + archive({"d/b": b"2"})), "tar")
    assert contents(source) == {"d/a": b"1", "d/b": b"2"}
    assert "joined" in problems(source)


def test_what_is_no_tar(tmp_path: Path) -> None:
    for content in (b"", bytes(2000), b"x" * 2000, gzip.compress(b"SQLite format 3\0" * 100), b"\x1f\x8b\x08junk",
                    b"BZh9junk", b"\xfd7zXZ\0junk"):  # fmt: skip
        assert kind_at(write(tmp_path, content)) is None
    with pytest.raises(SourceError, match="without any file"):
        TarSource(write(tmp_path, directory("d").tobuf() + bytes(1024)), "tar")


def test_unpacking_is_bounded(tmp_path: Path) -> None:
    """Forty megabytes of zeros in forty kilobytes must not come as one piece."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    info = tarfile.TarInfo("zeros")
    info.size = 40 << 20
    packed = packer.compress(info.tobuf())
    for _ in range(40):
        packed += packer.compress(bytes(1 << 20))
    source = TarSource(write(tmp_path, packed + packer.compress(bytes(1024)) + packer.flush()), "tar.gz")
    largest = max(map(len, source.opener().open(source.ref(0)).stream(1 << 26)))
    assert largest <= 1 << 20


def test_strange_references(tmp_path: Path) -> None:
    for kind in ("tar", "tar.gz"):
        opener = TarOpener(write(tmp_path, PACK[kind](archive())), kind)
        for where in ((), (-1,), ("x",), (1, 2)):
            with pytest.raises(MemberError):
                opener.open(Ref(0, "a", 5, "a", where))
        with pytest.raises(MemberError):
            list(opener.open(Ref(0, "a", 5, "a", (1 << 60,))).stream())


def test_evidence_is_untouched(tmp_path: Path) -> None:
    path = write(tmp_path, PACK["tar.gz"](archive()))
    before = (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns)
    atime = path.stat().st_atime_ns
    contents(TarSource(path, "tar.gz"))
    assert path.stat().st_atime_ns == atime
    assert (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns) == before
    assert [one.name for one in tmp_path.iterdir()] == ["dump.bin"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_rubbish_never_hangs_or_surprises(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(archive({f"d/{i}": bytes([i]) * i * 100 for i in range(8)}, tarfile.GNU_FORMAT))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        patch = data.draw(st.binary(min_size=1, max_size=12))
        whole[place : place + len(patch)] = patch
    kind = data.draw(st.sampled_from(["tar", "tar.gz"]))
    packed = bytearray(PACK[kind](bytes(whole)))
    if kind != "tar" and data.draw(st.booleans()):
        packed[data.draw(st.integers(0, len(packed) - 1))] ^= 0x55
    try:
        source = TarSource(write(tmp_path, bytes(packed)), kind)
    except SourceError:
        return
    assert len(contents(source)) <= len(source.sizes)
