"""The writers under the phones: typedstream, ABX, video, sound, adb backup, -wal, and the load makers."""

import io
import plistlib
import sqlite3
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from aboveboard.demo import Rounds, make_big_backup, make_many_backup, make_names_folder, make_names_zip, make_sms_db
from aboveboard.demo.abx import Element, Hex, Long, LongHex, binary_xml, text_xml
from aboveboard.demo.android import build_android
from aboveboard.demo.android_daily import java_hash
from aboveboard.demo.database import build
from aboveboard.demo.media import Camera, Place, caf, movie, opus
from aboveboard.demo.moments import at
from aboveboard.demo.typedstream import attributed
from tests.demo.test_phones import Backup, tree

FAST = Rounds(10, 10)


@pytest.mark.parametrize("text", ["", "short", "é" * 70, "轉賬" * 60, "🎶" * 20_000])
def test_attributed_text_has_lengths_in_bytes_and_in_utf16(text: str) -> None:
    raw = attributed(text)
    after = raw.partition(b"NSString\x01\x95\x84\x01+")[2]

    def number(data: bytes) -> tuple[int, int]:
        width = {0x81: 2, 0x82: 4}.get(data[0], 0)
        return (int.from_bytes(data[1 : 1 + width], "little"), 1 + width) if width else (data[0], 1)

    size, used = number(after)
    assert after[used : used + size].decode() == text
    run = after[used + size :].partition(b"\x84\x02iI\x01")[2]
    assert number(run)[0] == len(text.encode("utf-16-le")) // 2


def abx_events(raw: bytes) -> list[tuple[object, ...]]:
    """Read ABX from the published format alone, for these tests."""
    assert raw[:4] == b"ABX\0"
    source = io.BytesIO(raw[4:])
    names: list[str] = []

    def short() -> int:
        return int.from_bytes(source.read(2), "big")

    def interned() -> str:
        index = short()
        if index != 0xFFFF:
            return names[index]
        names.append(source.read(short()).decode())
        return names[-1]

    out: list[tuple[object, ...]] = []
    while token := source.read(1):
        command, kind = token[0] & 15, token[0] >> 4
        if command == 2:
            out.append(("start", interned()))
        elif command == 3:
            out.append(("end", interned()))
        elif command == 4:
            out.append(("text", source.read(short()).decode()))
        elif command == 15:
            name = interned()
            values = {
                2: lambda: source.read(short()).decode(),
                6: lambda: int.from_bytes(source.read(4), "big", signed=True),
            }
            values |= {
                7: values[6],
                8: lambda: int.from_bytes(source.read(8), "big", signed=True),
                12: lambda: True,
                13: lambda: False,
            }
            values[9] = values[8]
            out.append(("attribute", name, kind, values[kind]()))
    return out


def test_binary_xml_says_what_was_written() -> None:
    inner = Element("name", {"n": Hex(255), "on": True, "off": False}, (), "ليلى & <co>")
    root = Element("users", {"a": 7, "big": Long(1 << 40), "when": LongHex(1 << 41), "a2": "x"}, (inner, inner))
    events = abx_events(binary_xml(root))
    one = [
        ("start", "name"), ("attribute", "n", 7, 255), ("attribute", "on", 12, True), ("attribute", "off", 13, False),
        ("text", "ليلى & <co>"), ("end", "name"),
    ]  # fmt: skip
    assert events == [
        ("start", "users"), ("attribute", "a", 6, 7), ("attribute", "big", 8, 1 << 40), ("attribute", "when", 9,
        1 << 41),
        ("attribute", "a2", 2, "x"), *one, *one, ("end", "users"),
    ]  # fmt: skip
    text = text_xml(root).decode()
    assert 'n="ff" on="true" off="false"' in text
    assert "ليلى &amp; &lt;co&gt;" in text


def boxes(data: bytes, path: str) -> bytes:
    """Give the body of the box at a path of types."""
    for kind in path.split("/"):
        at_byte = 0
        while True:
            size, found = struct.unpack_from(">I4s", data, at_byte)
            if found == kind.encode("latin-1"):
                data = data[at_byte + 8 : at_byte + size]
                break
            at_byte += size
    return data


@pytest.mark.parametrize("apple", [True, False])
def test_a_video_carries_time_size_length_and_place(apple: bool) -> None:
    place = Place("Valparaíso", -33.0472, -71.6127, 41.0, "America/Santiago")
    moment = at(2025, 11, 14, 18)
    raw = movie(3, moment, place, Camera("Make", "Model", "1"), seconds=2, apple=apple)
    head = boxes(raw, "moov/mvhd")
    created, _, scale, length = struct.unpack_from(">4I", head, 4)
    assert (created - 2_082_844_800, length / scale) == (moment // 1000, 2.0)
    track = boxes(raw, "moov/trak/tkhd")
    assert struct.unpack(">2I", track[-8:]) == (160 << 16, 120 << 16)
    assert b"-33.0472-071.6127+041.000/" in boxes(raw, "moov/udta/\xa9xyz")
    assert (b"2025-11-14T15:00:00-0300" in raw) is apple
    table = boxes(raw, "moov/trak/mdia/minf/stbl/stco")
    first = struct.unpack_from(">I", table, 8)[0]
    assert raw[first : first + 3] == b"\xff\xd8\xff"


def test_sounds_have_their_length() -> None:
    raw = opus(3)
    last = raw.rindex(b"OggS")
    assert struct.unpack_from("<q", raw, last + 6)[0] == 3 * 48_000
    assert len(caf(2)) - caf(2).index(b"data") - 12 - 4 == 2 * 16_000


def test_java_hash_is_that_of_java() -> None:
    assert (java_hash(""), java_hash("a"), java_hash("hello")) == (0, 97, 99162322)
    assert java_hash("polygenelubricants") == -(1 << 31)


def test_sqlite_reads_our_wal_and_the_older_frame_stays(tmp_path: Path) -> None:
    def base(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO t VALUES ('base')")

    def first(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO t VALUES ('one')")

    def second(db: sqlite3.Connection) -> None:
        db.execute("UPDATE t SET a = 'two' WHERE a = 'one'")

    built = build("CREATE TABLE t (a TEXT);", base, wal=(first, second), salt=b"saltsalt")
    (tmp_path / "a.db").write_bytes(built.main)
    plain = sqlite3.connect(tmp_path / "a.db")
    assert plain.execute("SELECT a FROM t").fetchall() == [("base",)]
    plain.close()
    (tmp_path / "a.db").write_bytes(built.main)
    (tmp_path / "a.db-wal").write_bytes(built.wal)
    with_wal = sqlite3.connect(tmp_path / "a.db")
    assert with_wal.execute("SELECT a FROM t").fetchall() == [("base",), ("two",)]
    with_wal.close()
    assert b"one" in built.wal


def test_the_adb_backup_is_a_tar_after_four_lines(tmp_path: Path) -> None:
    truth = build_android(tmp_path / "deniz.ab", form="ab")
    raw = (tmp_path / "deniz.ab").read_bytes()
    head = b"ANDROID BACKUP\n5\n0\nnone\n"
    assert raw.startswith(head)
    with tarfile.open(fileobj=io.BytesIO(raw[len(head) :])) as source:
        names = source.getnames()
    assert "apps/com.whatsapp/_manifest" in names
    assert "apps/com.whatsapp/db/msgstore.db" in names
    assert sum(not name.endswith("/_manifest") for name in names) == len(truth.files)


def test_the_big_sms_db_is_what_was_asked_for(tmp_path: Path) -> None:
    for name in "ab":
        make_sms_db(tmp_path / name, 3000, 0.25)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    db = sqlite3.connect(tmp_path / "a")
    counts = db.execute(
        "SELECT count(*), count(text), count(attributedBody), count(DISTINCT date) FROM message"
    ).fetchone()
    assert counts == (3000, 2250, 750, 3000)
    assert db.execute("SELECT count(*) FROM chat_message_join JOIN message ON ROWID = message_id").fetchone() == (3000,)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
    with pytest.raises(FileExistsError):
        make_sms_db(tmp_path / "a", 1)


def test_a_folder_of_a_phone_s_names(tmp_path: Path) -> None:
    make_names_folder(tmp_path / "phone", 2000)
    files = [p for p in (tmp_path / "phone").rglob("*") if p.is_file()]
    assert len(files) == 2000
    assert (tmp_path / "phone/private/var/mobile/Library/SMS/sms.db").read_bytes().startswith(b"SQLite format 3\0")
    assert {p.stat().st_size for p in files} >= {0, 100}


def test_the_zip_of_names_is_a_whole_zip64(tmp_path: Path) -> None:
    truth = make_names_zip(tmp_path / "n.zip", names=70_000, with_content=80)
    with zipfile.ZipFile(tmp_path / "n.zip") as source:
        infos = source.infolist()
        filled = [info for info in infos if info.file_size]
        names = [info.filename for info in infos]
        for info in (*filled, infos[0], infos[-1], infos[35_000]):
            assert len(source.read(info)) == info.file_size
    assert len(names) == len(set(names)) == 70_000
    assert not any(name.endswith("/") for name in names)
    assert sorted(info.filename for info in filled) == [file.path for file in truth.files]
    assert len(filled) == 80
    wanted = ("sms.db", "AddressBook.sqlitedb", "CallHistory.storedata")
    assert all(any(info.filename.endswith(end) for info in filled) for end in wanted)
    assert sum(name.endswith(".plist") for name in names) > 5000
    assert sum(name.endswith((".HEIC", ".JPG", ".png")) for name in names) > 3000


def test_load_backups_open_and_have_the_size_asked_for(tmp_path: Path) -> None:
    make_big_backup(tmp_path / "big", 8_000_000, 4, password="pw", iterations=FAST)
    found = Backup(tmp_path / "big", "pw").files()
    assert [len(data) for data in found.values()] == [2_000_000] * 4
    assert all(boxes(data, "moov/mvhd") for data in found.values())
    make_many_backup(tmp_path / "many", 120, password="pw", iterations=FAST)
    many = Backup(tmp_path / "many", "pw").files()
    assert len(many) == len(set(many.values())) == 120
    for (domain, relative), data in many.items():
        assert domain
        if relative.endswith(".plist"):
            assert plistlib.loads(data)["Name"]
    make_many_backup(tmp_path / "again", 120, password="pw", iterations=FAST)
    assert tree(tmp_path / "many") == tree(tmp_path / "again")
