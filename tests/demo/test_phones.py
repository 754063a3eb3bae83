"""The fictional phones hold what their truth says, and open with readers that know nothing about Aboveboard."""

import gzip
import hashlib
import io
import json
import plistlib
import sqlite3
import zipfile
import zlib
from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pillow_heif
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap
from PIL import Image

from aboveboard.artifacts.whatsapp.ios_messages import MESSAGES
from aboveboard.demo import MEDIUM, SMALL, Rounds, Truth, build_android, build_iphone, large
from aboveboard.demo.story import LINES
from aboveboard.model.times import iso
from tests.artifacts.harness import run

FAST = Rounds(10, 10)


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as source:
        assert source.testzip() is None
        return {info.filename: source.read(info) for info in source.infolist()}


@pytest.fixture(scope="module")
def iphone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Truth, dict[str, bytes]]:
    out = tmp_path_factory.mktemp("iphone") / "mira.zip"
    return build_iphone(out, form="ffs-zip"), unpacked(out)


@pytest.fixture(scope="module")
def android(tmp_path_factory: pytest.TempPathFactory) -> tuple[Truth, dict[str, bytes]]:
    out = tmp_path_factory.mktemp("android") / "deniz.zip"
    return build_android(out), unpacked(out)


def opened(files: dict[str, bytes], path: str, folder: Path) -> sqlite3.Connection:
    """Open a database, with its -wal where it has one, from copies in a scratch folder."""
    target = folder / hashlib.sha256(path.encode()).hexdigest()
    target.write_bytes(files[path])
    if f"{path}-wal" in files:
        (folder / f"{target.name}-wal").write_bytes(files[f"{path}-wal"])
    return sqlite3.connect(target)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


class Backup:
    """A reader of encrypted backups written from the published format alone, for these tests."""

    def __init__(self, folder: Path, password: str) -> None:
        manifest = plistlib.loads((folder / "Manifest.plist").read_bytes())
        self.folder = folder
        bag: dict[str, bytes] = {}
        classes: list[dict[str, bytes]] = []
        blob, at = manifest["BackupKeyBag"], 0
        while at < len(blob):
            tag, size = blob[at : at + 4].decode(), int.from_bytes(blob[at + 4 : at + 8], "big")
            value = blob[at + 8 : at + 8 + size]
            at += 8 + size
            if tag == "UUID" and "UUID" in bag:
                classes.append({})
            (classes[-1] if classes else bag)[tag] = value
        rounds = {name: int.from_bytes(bag[name], "big") for name in ("DPIC", "ITER")}
        first = hashlib.pbkdf2_hmac("sha256", password.encode(), bag["DPSL"], rounds["DPIC"], 32)
        wrapping = hashlib.pbkdf2_hmac("sha1", first, bag["SALT"], rounds["ITER"], 32)
        self.keys = {int.from_bytes(c["CLAS"], "big"): aes_key_unwrap(wrapping, c["WPKY"]) for c in classes}
        raw = self.decrypt(manifest["ManifestKey"], (folder / "Manifest.db").read_bytes())
        self.database = sqlite3.connect(":memory:")
        self.database.deserialize(raw)

    def decrypt(self, wrapped: bytes, data: bytes) -> bytes:
        key = aes_key_unwrap(self.keys[int.from_bytes(wrapped[:4], "little")], wrapped[4:])
        cipher = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).decryptor()
        return cipher.update(data) + cipher.finalize()

    def files(self) -> dict[tuple[str, str], bytes]:
        out: dict[tuple[str, str], bytes] = {}
        rows = self.database.execute("SELECT fileID, domain, relativePath, file FROM Files WHERE flags = 1")
        for name, domain, relative, blob in rows:
            assert name == hashlib.sha1(f"{domain}-{relative}".encode()).hexdigest()
            objects = plistlib.loads(blob)["$objects"]
            info = objects[1]
            assert objects[info["RelativePath"].data] == relative
            wrapped = objects[info["EncryptionKey"].data]["NS.data"]
            assert int.from_bytes(wrapped[:4], "little") == info["ProtectionClass"]
            padded = self.decrypt(wrapped, (self.folder / name[:2] / name).read_bytes())
            assert padded[info["Size"] :] == bytes([len(padded) - info["Size"]]) * (len(padded) - info["Size"])
            out[domain, relative] = padded[: info["Size"]]
        return out


@pytest.mark.parametrize("form", ["backup-encrypted", "backup", "ffs-dir"])
def test_the_same_seed_gives_the_same_iphone(tmp_path: Path, form: str) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        build_iphone(tmp_path / name, seed=seed, form=form, iterations=FAST)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    assert tree(tmp_path / "a") != tree(tmp_path / "c")


@pytest.mark.parametrize("form", ["zip", "ab"])
def test_the_same_seed_gives_the_same_android(tmp_path: Path, form: str) -> None:
    truths = [build_android(tmp_path / name, seed=seed, form=form) for name, seed in (("a", 3), ("b", 3), ("c", 4))]
    one, two, other = ((tmp_path / name).read_bytes() for name in "abc")
    assert one == two != other
    assert truths[0] == truths[1]


def test_an_unknown_form_and_a_full_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    with pytest.raises(ValueError, match="unknown form"):
        build_iphone(tmp_path, form="floppy")
    with pytest.raises(FileExistsError):
        build_iphone(tmp_path, form="backup")
    with pytest.raises(FileExistsError):
        build_android(tmp_path, form="dir")
    assert tree(tmp_path) == {"kept": b"kept"}


def test_an_independent_reader_opens_the_encrypted_backup(tmp_path: Path) -> None:
    truth = build_iphone(tmp_path / "enc", password="señal 1", iterations=FAST)
    plain = build_iphone(tmp_path / "plain", form="backup")
    with pytest.raises(InvalidUnwrap):
        Backup(tmp_path / "enc", "wrong")
    found = Backup(tmp_path / "enc", "señal 1").files()
    assert {key: hashlib.sha256(data).hexdigest() for key, data in found.items()} == {
        (file.domain, file.relative): file.sha256 for file in truth.files
    }
    assert truth.files == plain.files
    assert truth.facts == plain.facts
    for file in plain.files:
        name = hashlib.sha1(f"{file.domain}-{file.relative}".encode()).hexdigest()
        assert hashlib.sha256((tmp_path / "plain" / name[:2] / name).read_bytes()).hexdigest() == file.sha256


@pytest.mark.corpora
def test_the_reader_of_these_tests_opens_a_backup_made_elsewhere() -> None:
    folder = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora" / "backups"
    if not folder.is_dir():
        pytest.skip("no corpora here")
    listed = json.loads((folder / "index.json").read_text())["samples"]["itunes_enc"]
    found = Backup(folder / "itunes_enc", listed["password"]).files()
    for file in listed["files"]:
        assert hashlib.sha256(found[file["domain"], file["path"]]).hexdigest() == file["sha256"]


@pytest.mark.parametrize("phone", ["iphone", "android"])
def test_every_file_opens_with_the_reader_of_its_format(
    phone: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    pillow_heif.register_heif_opener()
    truth, files = request.getfixturevalue(phone)
    assert {file.path: (file.size, file.sha256) for file in truth.files} == {
        path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items()
    }
    assert not any(path.endswith("/") for path in files)
    opened_by: Counter[str] = Counter()
    for path, data in files.items():
        if data.startswith(b"SQLite format 3\0"):
            db = opened(files, path, tmp_path)
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",), path
            db.close()
            opened_by["sqlite"] += 1
        elif data.startswith((b"bplist00", b'<?xml version="1.0"')) and path.endswith(".plist"):
            plistlib.loads(data)
            opened_by["plist"] += 1
        elif path.lower().endswith((".jpg", ".png", ".heic")):
            Image.open(io.BytesIO(data)).load()
            opened_by["picture"] += 1
    assert min(opened_by.values()) >= 5
    assert opened_by["sqlite"] >= 10


_TABLES = {
    "iphone": (
        ("ios.messages", "Message", "message"), ("whatsapp", "Message", "ZWAMESSAGE"), ("ios.calls", "Call",
        "ZCALLRECORD"),
        ("whatsapp", "Call", "ZWACDCALLEVENT"), ("ios.contacts", "Contact", "ABPerson"), ("ios.photos", "Media",
        "ZASSET"),
        ("ios.calendar", "CalendarEvent", "CalendarItem"), ("ios.safari", "Visit", "history_visits"),
        ("whatsapp", "Contact", "ZWAADDRESSBOOKCONTACT"), ("twitter", "Post", "Statuses"), ("mastodon", "Post",
        "ZSTATUS"), ("ios.accounts", "Account",
        "ZACCOUNT"),
    ),
    "android": (
        ("android.sms", "Message", "sms"), ("android.sms", "Message", "pdu"), ("android.calls", "Call", "calls"),
        ("android.contacts", "Contact", "raw_contacts"), ("chrome", "Visit", "visits"), ("gmail", "Email",
        "item_messages"),
        ("android.calendar", "CalendarEvent", "Events"), ("android.media", "Media", "files"), ("twitter", "Post",
        "statuses"),
        ("twitter", "Message", "conversation_entries"), ("whatsapp", "Call", "call_log"), ("whatsapp", "Contact",
        "wa_contacts"),
        ("android.accounts", "Account", "accounts"), ("chrome", "Download", "downloads"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("phone", "service", "kind", "table"), [(phone, *row) for phone, rows in _TABLES.items() for row in rows]
)
def test_the_truth_names_exactly_the_rows_of_a_table(
    phone: str, service: str, kind: str, table: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    truth, files = request.getfixturevalue(phone)
    facts = [fact for fact in truth.of(kind, service) if fact.table == table]
    assert facts
    for path in {fact.path for fact in facts}:
        db = opened(files, path, tmp_path)
        rows = [row for (row,) in db.execute(f"SELECT rowid FROM {table}")]
        db.close()
        here = [fact for fact in facts if fact.path == path]
        assert sorted(rows) == sorted(f.rowid for f in here if f.state in ("live", "wal") and f.rowid is not None)
        gone = [fact.rowid for fact in here if fact.state in ("deleted", "superseded")]
        assert not set(gone) & set(rows)


def test_messages_say_in_sql_what_the_truth_says(iphone: tuple[Truth, dict[str, bytes]], tmp_path: Path) -> None:
    truth, files = iphone
    facts = [fact for fact in truth.of("Message", "ios.messages") if fact.state in ("live", "wal")]
    db = opened(files, facts[0].path, tmp_path)
    rows = db.execute(
        "SELECT m.ROWID, m.text, m.attributedBody, m.date, m.is_from_me, c.guid FROM message m"
        " JOIN chat_message_join j ON j.message_id = m.ROWID JOIN chat c ON c.ROWID = j.chat_id"
    ).fetchall()
    db.close()
    by_row = {fact.rowid: fact for fact in facts}
    assert len(rows) == len(by_row)
    hidden = 0
    for row, text, body, date, from_me, chat in rows:
        fact = by_row[row]
        assert fact.text is not None
        assert (date // 1000 + 978_307_200_000_000, chat) == (fact.at, fact.thread)
        assert bool(from_me) is (fact.direction == "out")
        assert text == fact.extra["text_column"]
        if text is None:
            hidden += 1
            assert fact.text.encode() in body
    assert hidden >= len(rows) // 4


def _gone(truth: Truth, state: str, service: str) -> list[tuple[str, str]]:
    return [(f.path, f.text or "") for f in truth.of("Message", service, state=state)]


@pytest.mark.parametrize(
    ("phone", "service"),
    [("iphone", "ios.messages"), ("iphone", "whatsapp"), ("android", "android.sms"), ("android", "whatsapp")],
)
def test_a_deleted_message_leaves_its_bytes_in_the_file(
    phone: str, service: str, request: pytest.FixtureRequest
) -> None:
    truth, files = request.getfixturevalue(phone)
    gone = _gone(truth, "deleted", service)
    assert gone
    for path, text in gone:
        assert text.encode() in files[path]


def test_what_stands_only_in_the_wal_is_not_in_the_database(
    iphone: tuple[Truth, dict[str, bytes]], android: tuple[Truth, dict[str, bytes]]
) -> None:
    truth, files = iphone
    found = _gone(truth, "wal", "ios.messages") + _gone(truth, "superseded", "ios.messages")
    assert len(found) == 2
    for source, (path, text) in [(files, item) for item in found] + [
        (android[1], item) for item in _gone(android[0], "wal", "android.sms")
    ]:
        assert text.encode() not in source[path]
        assert text.encode() in source[f"{path}-wal"]


def test_both_phones_hold_the_same_talk(
    iphone: tuple[Truth, dict[str, bytes]], android: tuple[Truth, dict[str, bytes]]
) -> None:
    mine = {(f.extra["stanza"], f.text, f.at) for f in iphone[0].of("Message", "whatsapp")}
    theirs = {(f.extra["stanza"], f.text, f.at) for f in android[0].of("Message", "whatsapp", profile="0")}
    assert len(mine & theirs) > 40
    pair = {(f.text, f.at) for f in iphone[0].of("Message", "ios.messages") if f.party == "+12025550102"}
    assert pair == {(f.text, f.at) for f in android[0].of("Message", "android.sms") if f.party == "+12025550101"}
    twins = [f for f in android[0].of("Message", "android.sms") if f.extra.get("twin")]
    assert len(twins) == 1
    calls = {(f.at, f.extra["seconds"]) for f in iphone[0].of("Call", "ios.calls") if f.party == "+12025550102"}
    assert calls == {
        (f.at, f.extra["seconds"]) for f in android[0].of("Call", "android.calls") if f.party == "+12025550101"
    }
    assert calls


def test_device_users_are_told_apart(android: tuple[Truth, dict[str, bytes]]) -> None:
    truth, files = android
    for profile, root in (("0", "data/data/com.whatsapp/"), ("10", "data/user/10/"), ("150", "data/user/150/")):
        facts = list(truth.of("Message", "whatsapp", profile=profile))
        assert facts
        assert all(fact.path.startswith(root) and fact.path in files for fact in facts)


def test_pictures_carry_the_times_and_places_of_the_truth(iphone: tuple[Truth, dict[str, bytes]]) -> None:
    pillow_heif.register_heif_opener()
    truth, files = iphone
    zoned = naive = placed = 0
    for fact in truth.of("Media", "files"):
        if not fact.local_at or not fact.path.lower().endswith((".jpg", ".heic")):
            continue
        tags = Image.open(io.BytesIO(files[fact.path])).getexif()
        detail, gps = tags.get_ifd(0x8769), tags.get_ifd(0x8825)
        assert detail[0x9003].replace(":", "-", 2).replace(" ", "T") == fact.local_at
        assert (0x9011 in detail) is (fact.at is not None)
        zoned += fact.at is not None
        naive += fact.at is None
        latitude = fact.extra.get("latitude")
        assert bool(gps) is (latitude is not None)
        if isinstance(latitude, float):
            degrees, minutes, seconds = (float(part) for part in gps[2])
            sign = 1 if gps[1] == "N" else -1
            assert sign * (degrees + minutes / 60 + seconds / 3600) == pytest.approx(latitude, abs=1e-5)
            placed += 1
    assert min(zoned, naive, placed) >= 2


def test_mail_and_notes_read_back(iphone: tuple[Truth, dict[str, bytes]], tmp_path: Path) -> None:
    truth, files = iphone
    letters = [fact for fact in truth.of("Email", "ios.mail") if fact.path.endswith(".emlx")]
    assert letters
    for fact in letters:
        head, _, rest = files[fact.path].partition(b"\n")
        letter = message_from_bytes(rest[: int(head)], policy=policy.default)
        body = letter.get_content()
        assert letter["Subject"] == fact.extra["subject"]
        assert body.replace("\r\n", "\n").strip() == (fact.text or "").strip()
        assert plistlib.loads(rest[int(head) :])["flags"] == 1
    notes = {fact.rowid: fact for fact in truth.of("Note", "ios.notes")}
    db = opened(files, next(iter(notes.values())).path, tmp_path)
    rows = db.execute("SELECT ZNOTE, ZDATA FROM ZICNOTEDATA").fetchall()
    db.close()
    assert {row for row, _ in rows} == set(notes)
    assert all((notes[row].text or "").encode() in gzip.decompress(data) for row, data in rows)


def test_gmail_and_older_android_formats_read_back(android: tuple[Truth, dict[str, bytes]], tmp_path: Path) -> None:
    truth, files = android
    letters = {fact.rowid: fact for fact in truth.of("Email", "gmail")}
    db = opened(files, next(iter(letters.values())).path, tmp_path)
    for row, blob in db.execute("SELECT row_id, zipped_message_proto FROM item_messages"):
        assert str(letters[row].extra["subject"]).encode() in zlib.decompress(blob[1:])
    db.close()
    assert files["data/system/packages.xml"].startswith(b"ABX\0")
    build_android(tmp_path / "old.zip", modern=False)
    old = unpacked(tmp_path / "old.zip")
    assert old["data/system/packages.xml"].startswith(b"<?xml")
    assert old["data/property/persist.sys.timezone"] == b"Europe/Lisbon"


def test_every_language_is_written(
    iphone: tuple[Truth, dict[str, bytes]], android: tuple[Truth, dict[str, bytes]]
) -> None:
    text = "".join(fact.text or "" for truth, _ in (iphone, android) for fact in truth.facts)
    marks = {"en": "the", "zh-Hans": "转", "zh-Hant": "電", "ar": "ال", "es": "¿", "ja": "た", "ko": "요"}
    assert set(marks) == set(LINES)
    assert all(mark in text for mark in marks.values())
    assert "شُكْرًا" in text
    assert "😂" in text


def test_cached_answers_of_discord_hold_the_channel(iphone: tuple[Truth, dict[str, bytes]], tmp_path: Path) -> None:
    truth, files = iphone
    facts = {str(fact.extra["id"]): fact for fact in truth.of("Message", "discord")}
    cache = next(path for path in files if path.endswith("com.hammerandchisel.discord/Cache.db"))
    db = opened(files, cache, tmp_path)
    rows = db.execute("SELECT isDataOnFS, receiver_data FROM cfurl_cache_receiver_data").fetchall()
    db.close()
    said: list[dict[str, str]] = []
    for outside, data in rows:
        body = files[f"{cache.removesuffix('Cache.db')}fsCachedData/{data.decode()}"] if outside else data
        answer = json.loads(body)
        said += answer if isinstance(answer, list) else [answer]
    assert {(one["id"], one["content"]) for one in said} == {(key, fact.text) for key, fact in facts.items()}
    for one in said:
        assert datetime.fromisoformat(one["timestamp"]).timestamp() * 1_000_000 == facts[one["id"]].at


def test_birthdays_are_days(iphone: tuple[Truth, dict[str, bytes]], tmp_path: Path) -> None:
    truth, files = iphone
    db = opened(files, next(iter(truth.of("Contact", "ios.contacts"))).path, tmp_path)
    born = dict(db.execute("SELECT First, Birthday FROM ABPerson WHERE Birthday IS NOT NULL"))
    db.close()
    epoch = datetime(2001, 1, 1, tzinfo=UTC)
    days = {name: (epoch + timedelta(seconds=float(value))).date().isoformat() for name, value in born.items()}
    assert days["Anneli"] == "1960-02-29"
    assert days["Mira"] == "1991-04-17"


def test_the_truth_is_written_as_json(iphone: tuple[Truth, dict[str, bytes]], tmp_path: Path) -> None:
    truth, _ = iphone
    truth.write(tmp_path / "truth.json")
    read = json.loads((tmp_path / "truth.json").read_text())
    assert len(read["facts"]) == len(truth.facts) == sum(read["counts"].values())
    assert read["owner"] == "mira"


def test_scale_adds_and_bulk_is_counted(tmp_path: Path) -> None:
    small = build_android(tmp_path / "s.zip")
    medium = build_android(tmp_path / "m.zip", scale=MEDIUM)
    assert len(medium.facts) > 8 * len(small.facts)
    truth = build_iphone(tmp_path / "b.zip", form="ffs-zip", scale=large(5000))
    assert truth.bulk == {"Message ios.messages": 5000}
    assert len(truth.facts) == len(build_iphone(tmp_path / "c.zip", form="ffs-zip", scale=SMALL).facts)
    files = unpacked(tmp_path / "b.zip")
    path = next(iter(truth.of("Message", "ios.messages"))).path
    db = opened(files, path, tmp_path)
    half = db.execute(
        "SELECT count(*), count(text), count(attributedBody) FROM message WHERE guid LIKE 'bulk-%'"
    ).fetchone()
    joined = db.execute(
        "SELECT count(*) FROM chat_message_join JOIN message ON ROWID = message_id WHERE guid LIKE 'bulk-%'"
    ).fetchone()
    db.close()
    assert half == (5000, 2500, 2500)
    assert joined == (5000,)
    assert all(text.encode() in files[path] for _, text in _gone(truth, "deleted", "ios.messages"))


def test_whatsapp_on_the_iphone_reads_back(iphone: tuple[Truth, dict[str, bytes]]) -> None:
    truth, files = iphone
    facts = {fact.rowid: fact for fact in truth.of("Message", "whatsapp", state="live")}
    path = next(iter(facts.values())).path
    records = {r["provenance"]["rowid"]: r for r in run(MESSAGES, {path: files[path]}).records}
    assert set(records) == set(facts)
    reactions: list[dict[str, str]] = []
    for row, fact in facts.items():
        record = records[row]
        assert record["reply_to"] == fact.extra.get("reply_to", {"absent": "NULL"})
        if "read_at" in fact.extra:
            assert record["read_at"] == iso(int(fact.extra["read_at"] or 0))
        if "attachment" in fact.extra:
            (attached,) = record["attachments"]
            assert attached["file"] == fact.extra["attachment"]
            assert len(files[attached["file"]]) == attached["size"]
        if "reaction" in fact.extra:
            reactions += record["reactions"]
    assert {(r["value"], r["by"]) for r in reactions} == {("❤️", "12025550102@s.whatsapp.net"), ("👍", "owner")}
