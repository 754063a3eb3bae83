"""Folders, and one file alone."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from aboveboard.sources.api import MemberError, Ref, SourceError
from aboveboard.sources.folder import FolderOpener, FolderSource

FILES = {
    "dump/data/data/org.example.app/databases/a.db": b"SQLite format 3\0" + bytes(100),
    "dump/data/data/org.example.app/databases/a.db-wal": b"",
    "dump/data/user/10/org.example.app/files/ملاحظة 转账.txt": b"text",
    "dump/data/media/0/DCIM/Camera/new\nline.jpg": b"\xff\xd8\xff",
    "readme": b"1",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "evidence"
    for name, content in FILES.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, ns=(1_000_000_000_000_000_000, 1_700_000_000_123_456_789))
    return top


def names_of(source: FolderSource) -> list[str]:
    return [name for _, chunk in source.names() for name in chunk]


def state(top: Path) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for path in sorted([top, *top.rglob("*")]):
        if path.is_file() and not path.is_symlink():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            one = path.stat()
            os.utime(path, ns=(1_000_000_000_000_000_000, one.st_mtime_ns))
        else:
            digest = ""
            one = path.lstat()
        found.append((path, digest, one.st_mode, one.st_size, one.st_mtime_ns))
    return found


def test_files_of_a_folder(folder: Path) -> None:
    source = FolderSource(folder)
    assert sorted(names_of(source)) == sorted(FILES)
    opener = FolderOpener(folder)
    for index, name in enumerate(names_of(source)):
        ref = source.ref(index)
        assert (ref.member, ref.size, ref.index) == (name, len(FILES[name]), index)
        assert ref.modified == 1_700_000_000_123_456
        member = opener.open(ref)
        assert member.random
        assert b"".join(member.stream(50)) == FILES[name]
        assert member.read_at(3, 5) == FILES[name][3:8]
        member.close()
    facts = source.facts
    assert (facts.format, facts.system, facts.profiles) == ("folder", "android", ("0", "10"))
    assert (facts.members, facts.bytes, facts.size) == (5, sum(map(len, FILES.values())), 0)
    assert source.find("data/data/org.example.app/databases/a.db-wal") is not None
    assert source.canonical("dump/data/media/0/DCIM") == "data/media/0/DCIM"


def test_order_does_not_depend_on_the_disk(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name in reversed(list(FILES)):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(b"")
    assert names_of(FolderSource(other)) == names_of(FolderSource(folder))


def test_links_and_special_files_are_told_not_opened(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "outside"
    secret.mkdir()
    (secret / "file").write_bytes(b"not evidence")
    (folder / "link to folder").symlink_to(secret, target_is_directory=True)
    (folder / "link to file").symlink_to(secret / "file")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe")
    bound = socket.socket(socket.AF_UNIX)
    try:
        bound.bind(str(folder / "socket"))
        source = FolderSource(folder)
    finally:
        bound.close()
    assert sorted(names_of(source)) == sorted(FILES)
    told = {problem.member: problem.what for problem in source.facts.problems}
    assert told.keys() == {"link to folder", "link to file", "loop", "pipe", "socket"}
    assert "symbolic link" in told["loop"]
    assert "pipe" in told["pipe"]
    opener = FolderOpener(folder)
    for name in ("link to file", "pipe", "../outside/file", "/etc/passwd", "gone", "dump", "a\0b"):
        with pytest.raises(MemberError):
            opener.open(Ref(0, name, 1, name))


def test_many_problems_are_counted(folder: Path) -> None:
    for number in range(130):
        (folder / f"link{number}").symlink_to("nowhere")
    problems = FolderSource(folder).facts.problems
    assert len(problems) == 101
    assert problems[-1].what.startswith("30 more")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_folder_is_told(folder: Path) -> None:
    closed = folder / "dump" / "data" / "media"
    closed.chmod(0)
    try:
        source = FolderSource(folder)
    finally:
        closed.chmod(0o755)
    assert len(source.sizes) == 4
    assert [problem.member for problem in source.facts.problems] == ["dump/data/media"]


def test_names_that_are_not_text(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"a\xff\xfe.db")  # noqa: PTH118
    descriptor = os.open(name, os.O_CREAT | os.O_WRONLY)
    os.write(descriptor, b"content")
    os.close(descriptor)
    source = FolderSource(tmp_path)
    assert names_of(source) == ["a\udcff\udcfe.db"]
    assert source.find("a\udcff\udcfe.db") == 0
    assert b"".join(FolderOpener(tmp_path).open(source.ref(0)).stream()) == b"content"


def test_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(200):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "f").write_bytes(b"1")
    assert names_of(FolderSource(tmp_path)) == ["d/" * 200 + "f"]


def test_file_that_grew_shorter(folder: Path) -> None:
    source = FolderSource(folder)
    index = names_of(source).index("readme")
    member = FolderOpener(folder).open(source.ref(index))
    (folder / "readme").write_bytes(b"")
    with pytest.raises(MemberError, match="ends after 0 of its 1 bytes"):
        list(member.stream())


def test_one_database_and_what_belongs_to_it(tmp_path: Path) -> None:
    for name, content in (("a.db", b"1"), ("a.db-wal", b"22"), ("a.db-shm", b"333"), ("b.db", b"4"), ("a.db-x", b"5")):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "a.db-journal").symlink_to("b.db")
    source = FolderSource(tmp_path / "a.db")
    assert names_of(source) == ["a.db", "a.db-wal", "a.db-shm"]
    assert (source.facts.format, source.facts.system, source.facts.size) == ("file", "unknown", 1)
    assert source.sibling(0, "-wal") == 1
    assert source.find("a.db-wal") == 1
    opener = FolderOpener(tmp_path / "a.db")
    assert b"".join(opener.open(source.ref(1)).stream()) == b"22"


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, message in (("empty", "without any file"), ("gone", "nothing at this path"), ("pipe", "pipe")):
        with pytest.raises(SourceError, match=message) as caught:
            FolderSource(tmp_path / name)
        assert name in str(caught.value)
    with pytest.raises(SourceError, match="not a path"):
        FolderSource(tmp_path / "a\0b")


def test_evidence_is_untouched(folder: Path) -> None:
    before = state(folder)
    times = {path: path.lstat().st_atime_ns for path in [folder, *folder.rglob("*")] if path.is_file()}
    source = FolderSource(folder)
    opener = source.opener()
    for index in range(len(source.sizes)):
        member = opener.open(source.ref(index))
        list(member.stream())
        member.close()
    source.close()
    assert {path: path.stat().st_atime_ns for path in times} == times
    assert state(folder) == before
