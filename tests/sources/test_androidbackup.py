"""Android backups, made here in code."""

import hashlib
import io
import json
import os
import random
import tarfile
import zlib
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.sources import androidbackup as ab
from aboveboard.sources.api import Keys, MemberError, PasswordNeeded, Ref, SourceError, WrongPassword, read_all

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora" / "backups"
PASSWORD = "pässword".encode()
MASTER, IV = bytes(range(120, 152)), b"v" * 16
MTIME = 1_700_000_000
NOISE = random.Random(9).randbytes(700_000)
FILES = {
    "apps/org.example/_manifest": b"1\norg.example\n7\n33\n\n0\n1\n",
    "apps/org.example/db/chat.db": b"d" * 5000,
    "apps/org.example/db/chat.db-wal": b"w" * 512,
    "apps/org.example/sp/settings.xml": b"<map/>",
    "apps/org.example/f/deep/" + "x" * 120 + "/näme 漢.txt": b"long",
    "apps/org.example/f/empty": b"",
    "apps/org.example/r/app_webview/Cookies": b"c" * 513,
    "apps/org.example/ef/photo.jpg": NOISE[:100_000],
    "apps/org.example/d_db/direct.db": b"direct",
    "apps/org.example/a/base.apk": NOISE[:1000],
    "apps/org.example/k/data": b"kv",
    "apps/org.example/zz/odd": b"?",
    "shared/0/DCIM/Camera/IMG_1.jpg": NOISE,
    "shared/1/b.txt": b"card",
}
PATHS = [
    "data/data/org.example/_manifest",
    "data/data/org.example/databases/chat.db",
    "data/data/org.example/databases/chat.db-wal",
    "data/data/org.example/shared_prefs/settings.xml",
    "data/data/org.example/files/deep/" + "x" * 120 + "/näme 漢.txt",
    "data/data/org.example/files/empty",
    "data/data/org.example/app_webview/Cookies",
    "data/media/0/Android/data/org.example/files/photo.jpg",
    "data/user_de/0/org.example/databases/direct.db",
    "data/app/org.example/base.apk",
    "data/backup/org.example/data",
    "data/unknown/org.example/zz/odd",
    "data/media/0/DCIM/Camera/IMG_1.jpg",
    "data/media/sdcard1/b.txt",
]


def make_tar(files: dict[str, bytes], *, end: bool = True, form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as tar:
        folder = tarfile.TarInfo("apps/org.example/db")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), MTIME
            tar.addfile(info, io.BytesIO(data))
        length = out.tell()
    data = out.getvalue()
    return data if end else data[:length]


def encrypt(key: bytes, iv: bytes, data: bytes) -> bytes:
    count = 16 - len(data) % 16
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return encryptor.update(data + bytes([count]) * count) + encryptor.finalize()


def make_ab(
    tar: bytes,
    *,
    deflated: bool = False,
    password: bytes | None = None,
    version: int = 5,
    checksum: bytes | None = None,
    low: bool = False,
    rounds: int = 10,
) -> bytes:
    head = f"ANDROID BACKUP\n{version}\n{int(deflated)}\n"
    body = zlib.compress(tar, 1) if deflated else tar
    if password is None:
        return f"{head}none\n".encode() + body
    salt, checksum_salt, user_iv = b"s" * 64, b"c" * 64, b"i" * 16
    if low:
        password = password.decode().encode("latin-1")
        chars = MASTER
    else:
        chars = b"".join(bytes([b]) if b < 128 else chr(0xFF00 + b).encode() for b in MASTER)
    key = hashlib.pbkdf2_hmac("sha1", password, salt, rounds, 32)
    if checksum is None:
        checksum = hashlib.pbkdf2_hmac("sha1", chars, checksum_salt, rounds, 32)
    blob = encrypt(key, user_iv, b"\x10" + IV + b"\x20" + MASTER + b"\x20" + checksum)
    lines = [salt.hex().upper(), checksum_salt.hex().upper(), str(rounds), user_iv.hex().upper(), blob.hex().upper()]
    return f"{head}AES-256\n{chr(10).join(lines)}\n".encode() + encrypt(MASTER, IV, body)


def save(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "backup.ab"
    path.write_bytes(data)
    return path


def names(source: ab.AndroidBackupSource) -> list[str]:
    return [name for _, chunk in source.names() for name in chunk]


def problems(source: ab.AndroidBackupSource) -> str:
    return "\n".join(problem.what for problem in source.facts.problems)


def worker(path: Path, source: ab.AndroidBackupSource) -> ab.AndroidBackupOpener:
    """An opener as another process makes it."""
    return ab.AndroidBackupOpener(path, msgspec.msgpack.decode(msgspec.msgpack.encode(source.keys), type=Keys))


def whole(opener: ab.AndroidBackupOpener, ref: Ref) -> bytes:
    member = opener.open(msgspec.msgpack.decode(msgspec.msgpack.encode(ref), type=Ref))
    data = read_all(member, 1 << 30)
    assert len(data) == member.size
    member.close()
    return data


KINDS = [
    pytest.param(deflated, password, id=f"{'deflated' if deflated else 'stored'}-{'aes' if password else 'plain'}")
    for deflated in (False, True)
    for password in (None, PASSWORD)
]


@pytest.mark.parametrize(("deflated", "password"), KINDS)
@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_every_file_by_its_device_path(tmp_path: Path, deflated: bool, password: bytes | None, form: int) -> None:
    path = save(tmp_path, make_ab(make_tar(FILES, form=form), deflated=deflated, password=password))
    before = (path.read_bytes(), sorted(tmp_path.iterdir()))
    source = ab.AndroidBackupSource(path, password)
    assert names(source) == list(FILES)
    opener = worker(path, source)
    order = list(range(len(FILES)))
    for shuffle in (order, order[::-1], random.Random(2).sample(order, len(order))):
        for index in shuffle:
            name, data = list(FILES.items())[index]
            assert source.find(PATHS[index]) == index
            ref = source.ref(index)
            assert (ref.path, ref.member, ref.size) == (PATHS[index], name, len(data))
            assert ref.modified == MTIME * 1_000_000
            assert source.canonical(name.rpartition("/")[0]) == PATHS[index].rpartition("/")[0]
            assert whole(opener, ref) == data
    opener.close()
    facts = source.facts
    assert (facts.format, facts.system, facts.acquisition) == ("android backup", "android", "adb backup")
    assert facts.encrypted is bool(password)
    assert facts.bytes == sum(map(len, FILES.values()))
    assert dict(facts.device) == {"Android Backup Version": "5", "Android SDK": "33"}
    assert [problem.what for problem in facts.problems] == [
        "The backup has trees of unknown kinds, which stand under data/unknown: apps/org.example/zz."
    ]
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == before


@pytest.mark.parametrize(("deflated", "password"), KINDS)
def test_bytes_from_anywhere_of_two_members_at_once(tmp_path: Path, deflated: bool, password: bytes | None) -> None:
    files = {"shared/0/a": NOISE, "shared/0/b": NOISE[::-1]}
    path = save(tmp_path, make_ab(make_tar(files), deflated=deflated, password=password))
    source = ab.AndroidBackupSource(path, password)
    opener = worker(path, source)
    members = [opener.open(source.ref(index)) for index in (0, 1)]
    assert all(member.random is not deflated for member in members)
    dice = random.Random(3)
    for _ in range(25):
        which, offset, size = dice.randint(0, 1), dice.randint(0, 700_100), dice.choice([1, 16, 4096, 300_000])
        assert members[which].read_at(offset, size) == list(files.values())[which][offset : offset + size]
    # Streams that take turns do not disturb each other.
    streams = [member.stream(50_000) for member in members]
    got = [b"", b""]
    for _ in range(100):
        for which in (0, 1):
            got[which] += next(streams[which], b"")
    assert got == list(files.values())


def test_checkpoints_bound_the_way_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ab, "CHECKPOINT_EVERY", 300_000)
    monkeypatch.setattr(ab, "MAX_CHECKPOINTS", 5)
    files = {f"shared/0/{number}": random.Random(number).randbytes(200_000) for number in range(30)}
    path = save(tmp_path, make_ab(make_tar(files), deflated=True))
    source = ab.AndroidBackupSource(path, None)
    opener = worker(path, source)
    for index in (29, 0, 15, 28, 1, 27, 3):
        assert whole(opener, source.ref(index)) == files[f"shared/0/{index}"]


def test_passwords(tmp_path: Path) -> None:
    path = save(tmp_path, make_ab(make_tar(FILES), deflated=True, password=PASSWORD))
    with pytest.raises(PasswordNeeded):
        ab.AndroidBackupSource(path, None)
    with pytest.raises(WrongPassword):
        ab.AndroidBackupSource(path, b"password")
    source = ab.AndroidBackupSource(path, PASSWORD)
    assert source.derivation_seconds > 0
    with pytest.raises(PasswordNeeded):
        ab.AndroidBackupOpener(path, Keys())


@pytest.mark.parametrize("low", [False, True])
def test_version_one_takes_characters_either_way(tmp_path: Path, low: bool) -> None:
    path = save(tmp_path, make_ab(make_tar(FILES), password=PASSWORD, version=1, low=low))
    assert names(ab.AndroidBackupSource(path, PASSWORD)) == list(FILES)


def test_a_master_key_without_its_checksum_is_damage(tmp_path: Path) -> None:
    path = save(tmp_path, make_ab(make_tar(FILES), password=PASSWORD, checksum=bytes(32)))
    with pytest.raises(SourceError, match="checksum") as caught:
        ab.AndroidBackupSource(path, PASSWORD)
    assert not isinstance(caught.value, WrongPassword)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (b"ANDROID BACKUP\n", "version"),
        (b"ANDROID BACKUP\n9\n0\nnone\n", "version 9"),
        (b"ANDROID BACKUP\nx\n0\nnone\n", "no number"),
        (b"ANDROID BACKUP\n5\n0\nROT-13\n", "ROT-13"),
        (b"ANDROID BACKUP\n5\n0\nAES-256\nzz\n00\n10\n00\n00\n", "hexadecimal"),
        (b"ANDROID BACKUP\n5\n0\nAES-256\n00\n00\n10\n00\n00\n", "damaged header"),
        (b"ANDROID BACKUP\n5\n0\nAES-256\n00\n00\n99999999999\n" + b"00" * 16 + b"\n" + b"00" * 96 + b"\n", "rounds"),
        (b"ANDROID BACKUP\n5\n0\nAES-256\n00\n00\n10\n", "ends before"),
        (b"PK\3\4", "not an Android backup"),
        (b"", "not an Android backup"),
    ],
)
def test_damaged_headers(tmp_path: Path, head: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        ab.AndroidBackupSource(save(tmp_path, head), b"x")


def test_recognised_by_content(tmp_path: Path) -> None:
    data = make_ab(make_tar(FILES))
    wrapped = b"MIUI BACKUP\n2\norg.example Example\n-1\n0\n" + data
    assert ab.is_android_backup(data[:64])
    assert ab.is_android_backup(wrapped[:64])
    assert not ab.is_android_backup(b"ANDROID BACK")
    path = save(tmp_path, wrapped)
    source = ab.AndroidBackupSource(path, None)
    assert whole(worker(path, source), source.ref(1)) == b"d" * 5000


@pytest.mark.parametrize(("deflated", "password"), KINDS)
def test_a_cut_backup_keeps_what_precedes(tmp_path: Path, deflated: bool, password: bytes | None) -> None:
    data = make_ab(make_tar(FILES), deflated=deflated, password=password)
    path = save(tmp_path, data[: len(data) - 200_003])
    source = ab.AndroidBackupSource(path, password)
    assert names(source) == list(FILES)[:-1]
    opener = worker(path, source)
    for index, content in enumerate(list(FILES.values())[:-2]):
        assert whole(opener, source.ref(index)) == content
    last = source.ref(len(FILES) - 2)
    assert 400_000 < last.size < 700_000
    assert whole(opener, last) == NOISE[: last.size]
    assert any(problem.member == "shared/0/DCIM/Camera/IMG_1.jpg" for problem in source.facts.problems)


def test_a_damaged_compressed_stream_keeps_what_precedes(tmp_path: Path) -> None:
    files = {f"shared/0/{number:03}": bytes([number]) * 30_000 for number in range(200)}
    data = bytearray(make_ab(make_tar(files), deflated=True))
    middle = len(data) // 2
    data[middle : middle + 200] = b"\xff" * 200
    path = save(tmp_path, bytes(data))
    source = ab.AndroidBackupSource(path, None)
    found = names(source)
    assert 80 < len(found) < 120
    assert "damaged compressed stream" in problems(source)
    opener = worker(path, source)
    for index in range(len(found) - 1):
        assert whole(opener, source.ref(index)) == bytes([index]) * 30_000


def test_a_missing_end_is_told(tmp_path: Path) -> None:
    source = ab.AndroidBackupSource(save(tmp_path, make_ab(make_tar(FILES, end=False))), None)
    assert names(source) == list(FILES)
    assert "no end mark" in problems(source)


def test_a_damaged_tar_header_costs_its_own_file(tmp_path: Path) -> None:
    tar = bytearray(make_tar(FILES, form=tarfile.GNU_FORMAT))
    at = tar.index(b"apps/org.example/sp/settings.xml")
    tar[at : at + 5] = b"\xff" * 5
    source = ab.AndroidBackupSource(save(tmp_path, make_ab(bytes(tar))), None)
    assert names(source) == [name for name in FILES if not name.endswith("settings.xml")]
    assert f"damaged from byte {at} to" in problems(source)


def test_links_and_odd_entries_are_counted(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, kind in (("shared/0/l", tarfile.SYMTYPE), ("shared/0/h", tarfile.LNKTYPE), ("shared/0/z", b"Z")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/data/data/x"
            tar.addfile(info)
        info = tarfile.TarInfo("../../etc/passwd")
        info.size, info.mtime = 3, -5
        tar.addfile(info, io.BytesIO(b"abc"))
    path = save(tmp_path, make_ab(out.getvalue()))
    source = ab.AndroidBackupSource(path, None)
    assert names(source) == ["../../etc/passwd"]
    ref = source.ref(0)
    assert (ref.path, ref.modified) == ("../../etc/passwd", -5_000_000)
    assert source.canonical("../../etc") is None
    assert "2 links" in problems(source)
    assert "1 entries of unknown kinds" in problems(source)


def test_sizes_beyond_reason(tmp_path: Path) -> None:
    tar = bytearray(make_tar({"shared/0/a": b"x"}, form=tarfile.GNU_FORMAT))
    at = tar.index(b"shared/0/a")
    tar[at + 124 : at + 136] = b"\x80" + b"\x00" * 3 + b"\x7f" + b"\xff" * 7
    tar[at + 148 : at + 156] = b" " * 8
    tar[at + 148 : at + 156] = b"%06o\0 " % sum(tar[at : at + 512])
    source = ab.AndroidBackupSource(save(tmp_path, make_ab(bytes(tar))), None)
    assert len(source.sizes) == 0
    assert "without a usable size" in problems(source)


def test_bombs_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ab, "BOMB_SIZE", 1_000_000)
    tar = make_tar({"shared/0/before": b"b", "shared/0/zeros": bytes(30_000_000), "shared/0/after": b"a"})
    source = ab.AndroidBackupSource(save(tmp_path, make_ab(tar, deflated=True)), None)
    assert names(source) == ["shared/0/before", "shared/0/zeros"]
    assert source.sizes[1] < 15_000_000
    assert "expands to more than" in problems(source)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_anywhere_raises_nothing_else(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    small = {name: content[:700] for name, content in FILES.items()}
    deflated = data.draw(st.booleans())
    image = bytearray(make_ab(make_tar(small), deflated=deflated))
    for _ in range(data.draw(st.integers(1, 5))):
        image[data.draw(st.integers(0, len(image) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.ab"
    path.write_bytes(image[: data.draw(st.integers(0, len(image)))] if data.draw(st.booleans()) else image)
    try:
        source = ab.AndroidBackupSource(path, b"x")
    except SourceError:
        return
    opener = ab.AndroidBackupOpener(path, source.keys)
    for index in range(len(source.sizes)):
        ref = source.ref(index)
        assert len(read_all(opener.open(ref), 1 << 30)) == ref.size
    opener.close()


def test_refs_of_other_sources_are_refused(tmp_path: Path) -> None:
    path = save(tmp_path, make_ab(make_tar(FILES)))
    opener = ab.AndroidBackupOpener(path, Keys())
    with pytest.raises(MemberError):
        opener.open(Ref(0, "x", 1, "x"))
    with pytest.raises(MemberError):
        read_all(opener.open(Ref(0, "x", 1 << 40, "x", where=(0,))), 1 << 50)
    opener.close()


@given(st.sampled_from(list(FILES)), st.text(st.characters(exclude_characters="/"), min_size=1))
def test_candidates_reverse_device_paths(like: str, base: str) -> None:
    name = f"{like.rpartition('/')[0]}/{base}"
    path = ab.device_path(name)
    if path != name:
        assert name in list(ab.candidates(path))


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize("sample", ["plain.ab", "deflate.ab", "aes.ab"])
def test_corpora(sample: str) -> None:
    truth = json.loads((CORPORA / "index.json").read_text())["samples"][sample]
    path = CORPORA / sample
    source = ab.AndroidBackupSource(path, os.fsencode(truth["password"]) if truth["password"] else None)
    assert not source.facts.problems
    assert names(source) == [file["path"] for file in truth["files"]]
    opener = worker(path, source)
    for index, file in enumerate(truth["files"]):
        assert hashlib.sha256(whole(opener, source.ref(index))).hexdigest() == file["sha256"]
