"""Makes load for the benchmarks: a big sms.db, a zip of very many names, backups of few big and many small files."""

import plistlib
import sqlite3
import struct
import zlib
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

from aboveboard.demo import itunes, schema_ios
from aboveboard.demo.database import insert, stamp_file
from aboveboard.demo.dice import Dice
from aboveboard.demo.ios_messages import BULK_INSERT, bulk_rows, guid
from aboveboard.demo.ios_system import FACTS
from aboveboard.demo.iphone import make
from aboveboard.demo.media import Camera, exif, jpeg, movie
from aboveboard.demo.moments import STORY_START, TAKEN, utc
from aboveboard.demo.phone import Phone, Stored
from aboveboard.demo.story import LISBON, SMALL
from aboveboard.demo.truth import Truth

_PEOPLE = 400


def make_sms_db(path: Path, messages: int = 1_000_000, attributed: float = 0.5, *, seed: int = 1) -> None:
    """Write one sms.db of so many messages among 400 people; a share of them has NULL text and an attributedBody.

    Raises FileExistsError where the file is there already.
    """
    if path.exists():
        raise FileExistsError(path)
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.executescript(
            "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA secure_delete=OFF;"
        )
        db.executescript("PRAGMA cache_size=-65536;")
        tables, _, indexes = schema_ios.SMS.partition("CREATE INDEX")
        db.executescript("BEGIN;" + tables)
        for n in range(1, _PEOPLE + 1):
            number = f"+1202555{n + 1000:04d}"
            insert(db, "handle", ROWID=n, id=number, country="us", service="SMS")
            insert(
                db, "chat", ROWID=n, guid=f"SMS;-;{number}", style=45, state=3, account_id=guid("account"),
                chat_identifier=number,
                service_name="SMS",
            )  # fmt: skip
            insert(db, "chat_handle_join", chat_id=n, handle_id=n)
        db.executemany(BULK_INSERT, bulk_rows(seed, messages, 1, attributed, _PEOPLE))
        db.execute("INSERT INTO chat_message_join SELECT handle_id, ROWID, date FROM message")
        db.executescript(f"CREATE INDEX{indexes}")
    finally:
        db.close()
    stamp_file(path)


_BEGINNINGS = (b"SQLite format 3\0", b"\xff\xd8\xff\xe0", b"bplist00", b'{"a":1}')
"""What some files of a folder begin with, so that they are looked into."""


def make_names_folder(path: Path, names: int = 474_000, *, seed: int = 1) -> None:
    """Write a folder of a full iOS file system's names: the fictional iPhone's small stores, and beside them files of which
    every second is empty, the others a hundred bytes long, some of these with the beginning of a known kind.
    """
    filled = {name.lstrip("/"): stored.data for name, stored in make(seed, SMALL).files.items()}
    folders: set[str] = set()
    for number, name in enumerate(islice(chain(filled, (n for n in _names(seed) if n not in filled)), names)):
        folder = name.rpartition("/")[0]
        if folder not in folders:
            folders.add(folder)
            (path / folder).mkdir(parents=True, exist_ok=True)
        with (path / name).open("wb", buffering=0) as file:
            if name in filled:
                file.write(filled[name])
            elif number % 2:
                file.write(_BEGINNINGS[number // 50 % len(_BEGINNINGS)] if number % 50 == 1 else b"")
                file.truncate(100)


_APPS = (
    "com.apple.mobilesafari",
    "com.apple.Maps",
    "com.apple.weather",
    "net.whatsapp.WhatsApp",
    "com.burbn.demo",
    "org.example.boathouse",
)
_LANGUAGES = ("en", "de", "fr", "es", "zh_CN", "zh_TW", "ja", "ko", "ar", "pt_BR", "sv", "it", "nl", "tr", "ru", "el")


def _names(seed: int) -> Iterator[str]:
    """Yield names of a full iOS file system, without end: system, apps, pictures, caches, preferences."""
    dice = Dice(seed, "names")
    media = "private/var/mobile/Media"
    number = 0
    while True:
        number += 1
        app, bundle = dice.uuid(), dice.uuid()
        identifier = f"{_APPS[number % len(_APPS)]}.part{number}"
        data = f"private/var/mobile/Containers/Data/Application/{app}"
        group = f"private/var/mobile/Containers/Shared/AppGroup/{dice.uuid()}"
        code = f"private/var/containers/Bundle/Application/{bundle}/Part{number}.app"
        yield f"{data}/.com.apple.mobile_container_manager.metadata.plist"
        yield f"{group}/.com.apple.mobile_container_manager.metadata.plist"
        yield f"{data}/Library/Preferences/{identifier}.plist"
        yield f"private/var/mobile/Library/Preferences/{identifier}.plist"
        for n in range(60):
            yield f"{data}/Library/Caches/{identifier}/fsCachedData/{number:08X}-{n:04X}-4000-8000-0000{n * 977:08X}"
        for n in range(24):
            yield f"{data}/Library/Caches/Snapshots/{identifier}/{number:04x}{n:04x}@3x.ktx"
        for n in range(12):
            yield f"{data}/Library/WebKit/WebsiteData/LocalStorage/https_www.example.org_{n}.localstorage"
        for language in _LANGUAGES:
            yield f"{code}/{language}.lproj/Localizable.strings"
            yield f"{code}/{language}.lproj/InfoPlist.strings"
        yield f"{code}/Info.plist"
        for n in range(40):
            yield f"{code}/Frameworks/Part{n}.framework/Part{n}"
            yield f"{code}/Frameworks/Part{n}.framework/Info.plist"
        for n in range(8):
            yield f"{code}/Assets/icon_{n:02d}@2x.png"
        photo = number * 12
        for n in range(12):
            folder = 100 + (photo + n) // 1000
            shot = f"IMG_{(photo + n) % 10000:04d}"
            yield f"{media}/DCIM/{folder}APPLE/{shot}.HEIC"
            yield f"{media}/PhotoData/Thumbnails/V2/DCIM/{folder}APPLE/{shot}.HEIC/5005.JPG"
            yield f"{media}/PhotoData/Metadata/DCIM/{folder}APPLE/{shot}.THM"
        for n in range(40):
            yield f"System/Library/PrivateFrameworks/Part{number}.framework/Resources/table{n}.loctable"
        for n in range(30):
            yield f"private/var/db/uuidtext/{number % 256:02X}/{number:06X}{n:04X}C0FFEE00112233445566"
        for n in range(20):
            yield f"private/var/mobile/Library/Biome/streams/restricted/part{number}/local/{STORY_START + n * 977_000}"
        for n in range(10):
            yield f"{group}/Library/Application Support/{identifier}/store-{n}.sqlite"


def _stamp(moment: int) -> tuple[int, int]:
    when = utc(moment)
    return when.hour << 11 | when.minute << 5 | when.second // 2, (when.year - 1980) << 9 | when.month << 5 | when.day


def make_names_zip(path: Path, names: int = 474_000, with_content: int = 100, *, seed: int = 1) -> Truth:
    """Write a zip64 of a full iOS file system's names, all but `with_content` of them empty, without directory entries.

    Those with bytes are the fictional iPhone's small stores and pictures, and plists. Gives the truth about them.
    """
    phone = make(seed, SMALL)
    _pad(phone, with_content)
    filled = dict(sorted(phone.files.items()))
    every = max(names // max(len(filled), 1), 1)
    queue = list(filled.items())
    central: list[bytes] = []
    offset = written = 0
    date = _stamp(TAKEN)
    local, directory = struct.Struct("<I5H3I2H"), struct.Struct("<I6H3I5H2I")
    with path.open("wb") as out:
        chunk: list[bytes] = []

        def add(name: str, stored: Stored | None) -> None:
            nonlocal offset, written
            raw = name.encode()
            data, method, check, size = b"", 0, 0, 0
            when = date
            if stored is not None:
                size, check = len(stored.data), zlib.crc32(stored.data)
                squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
                data, method, when = squeeze.compress(stored.data) + squeeze.flush(), 8, _stamp(stored.moment)
            fields = (20, 0x800, method, *when, check, len(data), size, len(raw), 0)
            head = local.pack(0x04034B50, *fields)
            central.append(directory.pack(0x02014B50, 0x314, *fields, 0, 0, 0, 0o100600 << 16, offset) + raw)
            chunk.extend((head, raw, data))
            offset += len(head) + len(raw) + len(data)
            written += 1
            if len(chunk) > 30_000:
                out.write(b"".join(chunk))
                chunk.clear()

        taken = set(filled)
        for name in _names(seed):
            if queue and written % every == 0:
                add(*queue.pop(0))
            if written + len(queue) >= names:
                break
            if name not in taken:
                add(name, None)
        for rest in queue:
            add(*rest)
        out.write(b"".join(chunk))
        body = b"".join(central)
        out.write(body)
        out.write(_end(len(central), len(body), offset))
    return phone.truth("names-zip", "")


def _end(count: int, size: int, start: int) -> bytes:
    record = struct.pack("<IQ2H2I4Q", 0x06064B50, 44, 0x314, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<IIQI", 0x07064B50, 0, start + size, 1)
    short = struct.pack("<I4H2IH", 0x06054B50, 0, 0, min(count, 0xFFFF), min(count, 0xFFFF), size, start, 0)
    return record + locator + short


def _pad(phone: Phone, count: int) -> None:
    n = 0
    while len(phone.files) < count:
        n += 1
        raw = plistlib.dumps({"Number": n, "Name": f"part {n}"}, fmt=plistlib.FMT_BINARY)
        phone.put(f"private/var/mobile/Library/Preferences/org.example.part{n}.plist", raw)


def make_big_backup(
    out: Path, total: int = 500_000_000, files: int = 8, *, seed: int = 1, password: str = "demo",
    iterations: itunes.Rounds = itunes.ROUNDS,
) -> None:  # fmt: skip
    """Write an encrypted backup of a few big videos (a short one each, filled up), `total` bytes in all."""
    dice = Dice(seed, "big backup")
    camera = Camera("Apple", "iPhone 15", "26.1")
    share = total // files

    def video(number: int) -> Callable[[], bytes]:
        def made() -> bytes:
            head = movie(number, STORY_START + number * 60_000, LISBON, camera)
            fill = max(share - len(head), 8)
            block = Dice(seed, f"big {number}").bytes(1 << 20)
            # Blocks differ by their counter, so that no two 16-byte blocks of a file decrypt alike.
            count = -(-(fill - 8) // len(block))
            body = b"".join(n.to_bytes(8, "big") + block[8:] for n in range(count))[: fill - 8]
            return b"".join((head, struct.pack(">I4s", fill, b"free"), body))

        return made

    entries = [
        itunes.Entry("CameraRollDomain", f"Media/DCIM/100APPLE/IMG_{n:04d}.MOV", video(n), STORY_START + n * 60_000)
        for n in range(1, files + 1)
    ]
    itunes.write(out, entries, FACTS, dice, password, iterations)


def make_many_backup(
    out: Path, files: int = 8000, *, seed: int = 1, password: str = "demo", iterations: itunes.Rounds = itunes.ROUNDS
) -> None:
    """Write an encrypted backup of many small files: pictures, property lists, texts and caches, no two alike."""
    dice = Dice(seed, "many backup")
    camera = Camera("Apple", "iPhone 15", "26.1")
    pictures = [jpeg(n, exif(camera, STORY_START + n * 60_000, LISBON, offset=True, minutes=60)) for n in range(32)]
    entries: list[itunes.Entry] = []
    for n in range(files):
        moment = STORY_START + n * 60_000
        kind = n % 4
        if kind == 0:
            data = pictures[n % 32] + n.to_bytes(8, "big")  # after the end of the picture, where readers ignore it
            entries.append(
                itunes.Entry("CameraRollDomain", f"Media/DCIM/1{n // 4000:02d}APPLE/IMG_{n:05d}.JPG", data, moment)
            )
        elif kind == 1:
            data = plistlib.dumps(
                {"Number": n, "Flags": [n % 7, n % 11], "Name": f"setting {n}"}, fmt=plistlib.FMT_BINARY
            )
            entries.append(itunes.Entry("HomeDomain", f"Library/Preferences/org.example.part{n}.plist", data, moment))
        elif kind == 2:
            data = dice.bytes(dice.between(200, 20_000))
            entries.append(
                itunes.Entry("AppDomain-org.example.boathouse", f"Library/Caches/store/{n:06d}.bin", data, moment)
            )
        else:
            data = (f"line {n}\n" * dice.between(3, 300)).encode()
            entries.append(itunes.Entry("AppDomain-org.example.boathouse", f"Documents/log/{n:06d}.txt", data, moment))
    itunes.write(out, entries, FACTS, dice, password, iterations)
