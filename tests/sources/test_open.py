"""What a path holds is told by content; papers beside it are checked."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import plistlib
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import pytest

from aboveboard.sources.api import MemberError, Opener, PasswordNeeded, Source, SourceError, WrongPassword
from aboveboard.sources.open import open_source, opener_for
from aboveboard.sources.papers import duplicates_of, read_list, read_ufd

FILES = {
    "private/var/mobile/Library/SMS/sms.db": b"SQLite format 3\0" + bytes(84),
    "private/var/mobile/Library/SMS/sms.db-wal": b"wal",
    "private/var/mobile/Media/DCIM/100APPLE/IMG_0001.JPG": b"\xff\xd8\xff\xe0",
}
LOCKED_ZIP = base64.b64decode(
    "UEsDBAoACQAAAOQwZVjYUj2MJAAAABgAAAAFAAAAbS50eHThlmKeBHGV2JPl7BAeYi//glTChoFqquEyFkUIAEAO6JdFyBdQSwcI2FI9jCQAAAAYAAAA"
    "UEsBAh4DCgAJAAAA5DBlWNhSPYwkAAAAGAAAAAUAAAAAAAAAAQAAAKSBAAAAAG0udHh0UEsFBgAAAAABAAEAMwAAAFcAAAAAAA=="
)


def lay(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def zipped(files: dict[str, bytes] = FILES) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def tarred(files: dict[str, bytes] = FILES, mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as made:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))
    return out.getvalue()


def backup(top: str = "") -> dict[str, bytes]:
    """A plain iTunes backup of one file."""
    file_id = hashlib.sha1(b"HomeDomain-Library/SMS/sms.db", usedforsecurity=False).hexdigest()
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)"
    )
    file = {"Size": 5, "Mode": 0o100644, "LastModified": 1700000000, "ProtectionClass": 3}
    archive = {"$archiver": "NSKeyedArchiver", "$version": 100000, "$top": {"root": plistlib.UID(1)},
               "$objects": ["$null", file]}  # fmt: skip
    row = (file_id, "HomeDomain", "Library/SMS/sms.db", 1, plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))
    database.execute("INSERT INTO Files VALUES (?, ?, ?, ?, ?)", row)
    database.commit()
    found = {"Manifest.db": database.serialize(), f"{file_id[:2]}/{file_id}": b"hello",
             "Manifest.plist": plistlib.dumps({"IsEncrypted": False, "Version": "10.0"}),
             "Info.plist": plistlib.dumps({"Product Version": "16.1"}),
             "Status.plist": plistlib.dumps({"SnapshotState": "finished"})}  # fmt: skip
    database.close()
    return {f"{top}{name}": content for name, content in found.items()}


def read(source: Source, opener: Opener) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for first, names in source.names():
        for index, _ in enumerate(names, first):
            ref = source.ref(index)
            member = opener.open(ref)
            found[ref.path] = b"".join(member.stream())
            member.close()
    return found


def read_at(path: Path, password: bytes | None = None) -> tuple[Source, dict[str, bytes]]:
    source = open_source(path, password)
    opener = opener_for(path, source.facts, source.keys)
    found = read(source, opener)
    opener.close()
    return source, found


@pytest.mark.parametrize("kind", ["folder", "zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_told_by_content_not_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "source.dat"
    if kind == "folder":
        lay(path)
    elif kind == "zip":
        path.write_bytes(zipped())
    else:
        path.write_bytes(tarred(mode="w:" + kind[4:] if kind != "tar" else "w"))
    source, found = read_at(path)
    assert source.facts.format == kind
    assert source.facts.system == "ios"
    assert source.facts.acquisition == "full file system"
    assert found == FILES
    index = source.find("private/var/mobile/Library/SMS/sms.db")
    assert index is not None
    beside = source.sibling(index, "-wal")
    assert beside is not None and source.ref(beside).size == 3


def test_one_file(tmp_path: Path) -> None:
    lay(
        tmp_path, {"a.db": b"SQLite format 3\0" + zipped(), "a.db-wal": b"w", "b.db": b"2", "x.gz": b"\x1f\x8b\x08junk"}
    )
    source, found = read_at(tmp_path / "a.db")
    assert (source.facts.format, found.keys()) == ("file", {"a.db", "a.db-wal"})
    assert read_at(tmp_path / "x.gz")[1].keys() == {"x.gz"}


@pytest.mark.parametrize("top", ["", "Backup/00008101-000A1B2C3D4E5F60/"])
@pytest.mark.parametrize("kind", ["folder", "zip", "tar", "tar.gz"])
def test_backup_anywhere(tmp_path: Path, kind: str, top: str) -> None:
    path = tmp_path / "source"
    files = backup(top)
    if kind == "folder":
        lay(path, files)
    else:
        path.write_bytes(zipped(files) if kind == "zip" else tarred(files, "w:gz" if kind == "tar.gz" else "w"))
    source, found = read_at(path)
    assert source.facts.format == ("itunes backup" if kind == "folder" else f"itunes backup in {kind}")
    assert found["private/var/mobile/Library/SMS/sms.db"] == b"hello"
    assert ("Product Version", "16.1") in source.facts.device


def test_snapshot_inside_a_backup_is_no_second_one(tmp_path: Path) -> None:
    path = lay(tmp_path / "b", {**backup(), "Snapshot/Manifest.plist": b"x", "Snapshot/Manifest.mbdb": b"y"})
    assert open_source(path).facts.format == "itunes backup"


def test_backups_of_several_phones_are_not_mixed(tmp_path: Path) -> None:
    path = lay(tmp_path / "Backup", {**backup("one/"), **backup("two/")})
    with pytest.raises(SourceError, match=r"Backup: holds 2 backups \('one', 'two'\)"):
        open_source(path)
    assert open_source(path / "two").facts.format == "itunes backup"


def test_backup_on_a_phone_is_a_file_of_the_phone(tmp_path: Path) -> None:
    path = lay(tmp_path / "dump", {**FILES, **backup("private/var/mobile/Documents/")})
    assert open_source(path).facts.format == "folder"


def test_backup_in_a_locked_archive(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(LOCKED_ZIP)
    with pytest.raises(PasswordNeeded):
        open_source(path)
    with pytest.raises(WrongPassword):
        open_source(path, b"no")
    source, found = read_at(path, b"pass 1")
    assert found == {"m.txt": b"secret text of a member\n"}
    assert source.keys.password == b"pass 1"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(100), "a 7z archive"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(100), "a RAR archive"),
        ("a.E01", b"EVF\x09\x0d\x0a\xff\x00" + bytes(100), "E01"),
        ("a.img", bytes(1080) + b"\x53\xef" + bytes(1000), "ext file system"),
        ("a.zip", b"", "is empty"),
        ("a.tar", tarred({}), "a.tar"),
        ("a.zip", zipped({}), "without any file"),
        ("a.ab", b"ANDROID BACKUP\nrubbish", "a.ab"),
    ],
)
def test_what_cannot_be_opened_says_why(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    if content == tarred({}):
        # Nothing but zeros is not recognised as anything: it is a file.
        assert open_source(path).facts.format == "file"
        return
    with pytest.raises(SourceError, match=message) as caught:
        open_source(path)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    for name, message in (("gone", "nothing at this path"), ("pipe", "neither"), ("empty", "without any file")):
        with pytest.raises(SourceError, match=message):
            open_source(tmp_path / name)
    with pytest.raises(SourceError):
        open_source(tmp_path / "a\0b")
    (tmp_path / "a\nb").write_bytes(b"")
    with pytest.raises(SourceError, match=r"a\\x0ab"):
        open_source(tmp_path / "a\nb")


def digest(content: bytes, algorithm: str = "sha256") -> str:
    return hashlib.new(algorithm, content).hexdigest()


@pytest.mark.parametrize("form", ["{hash}", "{hash}  dump.zip\n", "{HASH} *dump.zip\r\n", "SHA256 (dump.zip) = {hash}",
                                  "# made by hand\n{hash}  ./out/dump.zip\n0123  junk\n"])  # fmt: skip
def test_hash_beside_a_container(tmp_path: Path, form: str) -> None:
    content = zipped()
    (tmp_path / "dump.zip").write_bytes(content)
    right, wrong = digest(content), digest(b"else")
    for stated in (right, wrong):
        (tmp_path / "dump.zip.sha256").write_text(form.format(hash=stated, HASH=stated.upper()))
        told: list[tuple[int, int]] = []
        source = open_source(tmp_path / "dump.zip", progress=lambda done, size, told=told: told.append((done, size)))
        (check,) = source.facts.hashes
        assert (check.file, check.algorithm, check.found) == ("dump.zip", "sha256", right)
        assert check.stated_in == "dump.zip.sha256"
        assert check.holds is (stated == right)
        assert told[-1] == (len(content), len(content))
        assert ("changed or damaged" in str(source.facts.problems)) is (stated == wrong)
        assert len(source.sizes) == 3


def test_hashes_of_other_files_are_not_taken(tmp_path: Path) -> None:
    (tmp_path / "dump.zip").write_bytes(zipped())
    (tmp_path / "other.zip.sha256").write_text(digest(b"else"))
    (tmp_path / "list.sha256").write_text(f"{digest(b'else')}  other.zip\n{digest(b'else')}  dump.zip.old\n")
    assert open_source(tmp_path / "dump.zip").facts.hashes == ()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_ufd(tmp_path: Path, coding: str) -> None:
    content = zipped()
    (tmp_path / "EXTRACTION_FFS.zip").write_bytes(content)
    text = (
        "[Backup]\r\nType=FileDump\r\n[DeviceInfo]\r\nVendor=Example\r\nModel=Fön 1\r\nIMEI=490154203237518\r\n"
        "[Dumps]\r\nFileDump=EXTRACTION_FFS.zip\r\n[ExtractionStatus]\r\nExtractionStatus=Success\r\n"
        f"[SHA256]\r\nEXTRACTION_FFS.zip={digest(content).upper()}\r\n"
    )
    (tmp_path / "phone.ufd").write_bytes(text.encode(coding))
    for name in ("EXTRACTION_FFS.zip", "phone.ufd"):
        source, found = read_at(tmp_path / name)
        assert found == FILES
        assert source.facts.format == "zip"
        assert ("Model", "Fön 1") in source.facts.device
        (check,) = source.facts.hashes
        assert check.holds and check.stated_in == "phone.ufd"
    (tmp_path / "EXTRACTION_FFS.zip").rename(tmp_path / "moved.zip")
    with pytest.raises(SourceError, match=r"phone\.ufd: describes an extraction \(EXTRACTION_FFS\.zip\)"):
        open_source(tmp_path / "phone.ufd")
    assert open_source(tmp_path / "moved.zip").facts.device == ()


def test_ufd_cannot_lead_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"not evidence")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "phone.ufd").write_text("[DeviceInfo]\nModel=x\n[Dumps]\nImage=../secret\nB=..\nC=/etc/passwd\n")
    with pytest.raises(SourceError, match="not beside it"):
        open_source(folder / "phone.ufd")


def test_other_text_is_no_ufd() -> None:
    for content in (b"", b"[DeviceInfo]\nModel=x", b"\xff\xfe\0", b"SQLite format 3\0" + bytes(100), b"[a]\nb=c\n" * 9):
        assert read_ufd(content) is None


def test_list_of_hashes_inside(tmp_path: Path) -> None:
    names = list(FILES)
    lines = "".join(f"{digest(FILES[name])}  {name}\n" for name in names)
    path = lay(tmp_path / "dump", {**FILES, "SHA256SUMS": (lines + f"{digest(b'')}  gone.txt\n").encode()})
    source = open_source(path)
    assert [(check.file, check.holds) for check in source.facts.hashes] == [(name, True) for name in names]
    assert "3 hold, 0 do not; 1 are of files not in here" in str(source.facts.problems)
    (path / names[1]).write_bytes(b"other")
    checks = open_source(path).facts.hashes
    assert (checks[0].file, checks[0].holds) == (names[1], False)
    (tmp_path / "dump.zip").write_bytes(zipped({**FILES, "./checksums.txt": lines.encode()}))
    assert [check.holds for check in open_source(tmp_path / "dump.zip").facts.hashes] == [True] * 3


def test_read_list_passes_over_what_is_no_hash() -> None:
    lines = f"{'a' * 40}  one\n{'b' * 39}  short\n\n; note\nzz\n{'c' * 32}\n\\{'d' * 64} *na me\n"
    assert list(read_list(lines.encode())) == [("a" * 40, "one"), ("c" * 32, None), ("d" * 64, "na me")]


def test_duplicates_through_papers(tmp_path: Path) -> None:
    files = {"data/data/org.example.a/files/a": b"1", "data/user/0/org.example.a/files/a": b"1"}
    content = zipped(files)
    (tmp_path / "d.zip").write_bytes(content)
    (tmp_path / "d.zip.md5").write_text(digest(content, "md5"))
    source = open_source(tmp_path / "d.zip")
    assert source.facts.hashes[0].holds
    assert duplicates_of(source).tolist() == [1]


def test_opener_refuses_what_was_not_there(tmp_path: Path) -> None:
    path = lay(tmp_path / "dump")
    source = open_source(path)
    opener = opener_for(path, source.facts, source.keys)
    (path / "private/var/mobile/Library/SMS/sms.db").unlink()
    index = source.find("private/var/mobile/Library/SMS/sms.db")
    assert index is not None
    with pytest.raises(MemberError):
        opener.open(source.ref(index))


@pytest.mark.parametrize("kind", ["folder", "zip", "backup"])
def test_evidence_is_untouched(tmp_path: Path, kind: str) -> None:
    top = tmp_path / "evidence"
    top.mkdir()
    if kind == "folder":
        lay(top)
    elif kind == "zip":
        (top / "a.zip").write_bytes(zipped())
        (top / "a.zip.sha256").write_text(digest(zipped()))
    else:
        lay(top, backup())

    def state() -> list[tuple[object, ...]]:
        return [
            (path, one.st_mode, one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_atime_ns)
            for path in sorted([top, *top.rglob("*")])
            for one in [path.stat()]
            if path.is_file() or path == top
        ]

    def hashes() -> dict[Path, str]:
        return {path: digest(path.read_bytes()) for path in sorted(top.rglob("*")) if path.is_file()}

    first, before = hashes(), state()
    source, _ = read_at(top / "a.zip" if kind == "zip" else top)
    source.close()
    after = state()
    assert [one[:5] for one in after] == [one[:5] for one in before]
    assert [one[5] for one in after if one[0] != top] == [one[5] for one in before if one[0] != top]
    assert hashes() == first
