"""Examines the shared test data and compares what comes of it with the truth or reference that is given there.

python tools/validate.py            writes docs/validation.md
python tools/validate.py --check    writes nothing; ends with status 1 where docs/validation.md is not what would be written

Ends with status 1 where a difference is not explained, evidence changed, or a file failed that sqlite3, plistlib or Pillow
can open; with status 3 where the test data is not there. Explanations are kept below, each with the figures it was checked
for: when these change, it holds no longer. Only counts, names of fields and public paths are written, no contents.
"""

# Records are taken as the export writes them: JSON, whose parts have no types.
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false, reportUnknownParameterType=false

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import os
import plistlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import apsw
import pillow_heif
from PIL import Image

from aboveboard.casework.case import open_case
from aboveboard.engine.evidence import Buffer, EvidenceVfs, attached
from aboveboard.engine.registry import artifacts
from aboveboard.kit import Sqlite, SqliteCode
from aboveboard.model.outcome import Outcome, Status
from aboveboard.sources.api import MemberError, read_all
from aboveboard.sources.open import open_source, opener_for

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT / ".." / "shared" / "corpora"
PAGE = ROOT / "docs" / "validation.md"
LARGEST = 1 << 28
SQLITE = b"SQLite format 3\0"
WRONG = (Status.FAILED, Status.PARTIAL, Status.UNKNOWN_SCHEMA, Status.ENCRYPTED, Status.PROFILE_LOCKED)

Record = dict[str, Any]
Line = dict[str, str]


# What is examined


@dataclass(frozen=True)
class Given:
    """One source: its name in the test data, and how it is opened."""

    name: str
    password: str | None = None
    laid_out: str | None = None
    """Files of plaso's test data of this system, copied to their device paths."""


SOURCES: tuple[Given, ...] = (
    Given("ios/ios_native_ffs.zip"),
    Given("ios/josh_ios15_ffs.zip"),
    Given("ios/josh_ios17_ffs.zip"),
    Given("android/ffs_nodirs.zip"),
    Given("android"),
    Given("android/andriller"),
    Given("android/dfrws2021"),
    Given("android/hindsight"),
    Given("android/nist_htc_desire"),
    Given("android/photos"),
    Given("android/redroid81"),
    Given("android/adb_backup/backup.ab", "1234"),
    Given("plaso"),
    Given("plaso (iOS files at their device paths)", laid_out="ios"),
    Given("plaso (Android files at their device paths)", laid_out="android"),
    Given("sqlite"),
    Given("backups/itunes_plain"),
    Given("backups/itunes_enc", "correct horse 1"),
    Given("backups/plain.ab"),
    Given("backups/deflate.ab"),
    Given("backups/aes.ab", "ab pass 1"),
)
REFUSED: Mapping[str, str] = {
    "android/adb_backup/backup.ab": (
        "The password stated beside it (1234) does not open its master key. Checked apart from our reader, from the "
        "documented format alone: PBKDF2 with HMAC-SHA1 and -SHA256 over the password as UTF-8, UTF-16, full-width digits, "
        "with line ends; over both salts as bytes and as text; none gives a blob with valid padding or lengths. The file's "
        "hash is that of its public origin. Our AES backups open in the same code. So the stated password is wrong or the "
        "header damaged before it was published; nothing is guessed."
    )
}


@dataclass
class Database:
    """A database of the evidence, with what belongs to it."""

    main: bytes
    wal: bytes | None = None
    journal: bytes | None = None


@dataclass
class Examined:
    """What came of one source."""

    given: Given
    refused: str | None = None
    facts: Record = field(default_factory=dict)
    files: int = 0
    records: list[Record] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    hashes: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Name in the container: size and SHA-256, as our own readers of the source give the bytes."""
    noted: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    """The same of the files that the case notes."""
    databases: dict[str, Database] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    """Device path: name in the container."""
    unchanged: bool = True
    readable: dict[str, str] = field(default_factory=dict)
    """Name in the container: the library that can open it."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Name in the container: why none of the libraries can."""


def snapshot(path: Path) -> dict[str, tuple[object, ...]]:
    """Every file and folder with kind, mode, size and time of change, and the SHA-256 of what is in it.

    Of a file, the listing of its folder goes along, so that nothing appears beside it unseen.
    """
    found: dict[str, tuple[object, ...]] = {}
    tops = [path] if path.is_dir() else [path, *path.parent.iterdir()]
    for top in tops:
        inner = sorted(top.rglob("*")) if top.is_dir() and top == path else []
        for each in (top, *inner):
            status = each.lstat()
            digest = ""
            if each.is_file() and (top == path or each.suffix not in (".zip",)):
                with each.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
            found[str(each)] = (status.st_mode, status.st_size, status.st_mtime_ns, digest)
    return found


def examine(given: Given, path: Path, work: Path) -> Examined:
    """Run the command on a source and read back the case."""
    before = snapshot(path)
    result = Examined(given)
    case = work / f"{re.sub('[^a-z0-9]+', '-', given.name.lower())}.case"
    command = [sys.executable, "-m", "aboveboard", "examine", str(path), "--case", str(case), "--own-phone", "--json"]
    if given.password is not None:
        secret = work / "password"
        secret.write_text(given.password)
        command += ["--password-file", str(secret)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 3:
        result.refused = done.stderr.strip().replace(str(path), given.name)
    elif done.returncode not in (0, 1):
        raise RuntimeError(f"{given.name}: examine ended with status {done.returncode}: {done.stderr[-2000:]}")
    else:
        report = json.loads(done.stdout)
        result.facts, result.files = report["source"], report["files"]
        _read_case(result, case)
    if result.refused is None:
        _read_source(result, path, given.password)
    result.unchanged = snapshot(path) == before
    return result


def _read_case(result: Examined, path: Path) -> None:
    case = open_case(path)
    try:
        for exhibit in case.exhibits():
            # What is compared are the rows that the databases show, as the other readers show them too.
            result.records += exhibit.records("state = 0")
            result.outcomes += [outcome for _, outcome in exhibit.outcomes()]
            for at, member, size, sha256 in exhibit.db.execute("SELECT path, member, size, sha256 FROM files"):
                result.noted[str(member)] = (int(size), sha256)
                result.paths[str(at)] = str(member)
            exhibit.close()
    finally:
        case.close()


def _read_source(result: Examined, path: Path, password: str | None) -> None:
    """Hash every member through our own readers, and see which library can open it."""
    source = open_source(path, password.encode() if password is not None else None)
    opener = opener_for(path, source.facts, source.keys)
    whole: dict[str, bytes] = {}
    try:
        for first, names in source.names():
            for index, name in enumerate(names, first):
                member = opener.open(source.ref(index))
                try:
                    data = read_all(member, LARGEST)
                except MemberError as error:
                    result.reasons[name] = str(error)
                    continue
                finally:
                    member.close()
                result.hashes[name] = (len(data), hashlib.sha256(data).hexdigest())
                whole[name] = data
    finally:
        opener.close()
        source.close()
    for name, data in whole.items():
        library, why = library_for(name, data, whole)
        if library:
            result.readable[name] = library
        else:
            result.reasons[name] = why
        if data.startswith(SQLITE):
            result.databases[name] = Database(data, whole.get(name + "-wal"), whole.get(name + "-journal"))


def library_for(name: str, data: bytes, beside: Mapping[str, bytes]) -> tuple[str | None, str]:
    """The library that opens these bytes, or each one's own error."""
    errors: list[str] = []
    if not data:
        return None, "is empty"
    if data.startswith(SQLITE):
        try:
            with copied(Database(data, beside.get(name + "-wal"), beside.get(name + "-journal"))) as db:
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return "sqlite3", ""
        except sqlite3.Error as error:
            errors.append(f"sqlite3: {error}")
    elif name.endswith((".plist", ".PLIST")) or data.startswith((b"bplist00", b"<?xml")):
        try:
            plistlib.loads(data)
            return "plistlib", ""
        except Exception as error:  # noqa: BLE001 - plistlib documents no closed set of errors for bad input
            errors.append(f"plistlib: {type(error).__name__}: {str(error)[:80]}")
    else:
        try:
            with Image.open(io.BytesIO(data)) as picture:
                picture.load()
            return "Pillow", ""
        except Exception as error:  # noqa: BLE001 - as above
            errors.append(f"Pillow: {type(error).__name__}")
    return None, "; ".join(errors)


class copied:  # noqa: N801 - used as a function
    """A plain sqlite3 connection to a copy of a database, with its -wal and -journal."""

    def __init__(self, database: Database) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "copy.db"
        self._path.write_bytes(database.main)
        for suffix, data in (("-wal", database.wal), ("-journal", database.journal)):
            if data:
                self._path.with_name(self._path.name + suffix).write_bytes(data)

    def __enter__(self) -> sqlite3.Connection:
        self._db = sqlite3.connect(self._path)
        self._db.text_factory = bytes
        return self._db

    def __exit__(self, *_: object) -> None:
        self._db.close()
        self._folder.cleanup()


def tables(db: sqlite3.Connection) -> list[str]:
    """The ordinary tables that sqlite3 can count."""
    names = [
        bytes(n).decode("utf-8", "replace")
        for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    return [n for n in names if count_of(db, n) is not None]


def count_of(db: sqlite3.Connection, table: str) -> int | None:
    """How many rows; None where SQLite cannot say."""
    quoted = table.replace('"', '""')
    try:
        return int(db.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])
    except sqlite3.Error:
        return None


# What is written


@dataclass(frozen=True)
class Row:
    """One comparison."""

    source: str
    store: str
    what: str
    ours: str
    theirs: str
    equal: bool
    explanation: str = ""

    @property
    def fine(self) -> bool:
        """Equal, or explained."""
        return self.equal or bool(self.explanation)


def compare(source: str, store: str, what: str, ours: int, theirs: int) -> Row:
    """A count beside a count, with its explanation where they differ."""
    return judge(source, store, what, str(ours), str(theirs), ours == theirs)


def judge(source: str, store: str, what: str, ours: str, theirs: str, equal: bool) -> Row:
    """A row, explained where an explanation was checked for just these figures."""
    if equal:
        return Row(source, store, what, ours, theirs, True)
    known = EXPLANATIONS.get((source, store, what))
    text = known[2] if known and (str(known[0]), str(known[1])) == (ours, theirs) else ""
    return Row(source, store, what, ours, theirs, False, text)


# Reading records


def get(record: Record, path: str) -> Any:
    """A field by its name, `sender.identifier` for a part of it; None where it is absent."""
    value: Any = record
    for name in path.split("."):
        if isinstance(value, list):
            value = value[0] if value else None
        value = value.get(name) if isinstance(value, dict) else None
        if isinstance(value, dict) and set(value) == {"absent"}:
            return None
    return value


def seconds(text: object) -> str:
    """A time to the whole second, in UTC, however it is written; '' for none."""
    if not isinstance(text, str) or not text.strip():
        return ""
    text = text.strip().replace("Z", "+00:00")
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S")


def bare(text: object) -> str:
    """Text without white space, in which tables and renderings differ."""
    return "" if text is None else re.sub(r"[\s\u200b-\u200d\u2060\ufeff]+", "", str(text))


def digits(text: object) -> str:
    """The digits of a number."""
    return re.sub(r"\D", "", str(text or ""))


def yes(value: object) -> str:
    """A truth value, however it is written."""
    return "yes" if str(value).lower() in ("1", "yes", "true", "outgoing") else ""


def rows_of(archive: Path, artifact: str) -> list[Line]:
    """The lines of one of iLEAPP's tables."""
    with zipfile.ZipFile(archive) as file:
        text = file.read(f"{artifact}.tsv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


Cell = Callable[[Any], str]


@dataclass(frozen=True)
class Table:
    """How one of iLEAPP's tables and our records show the same things."""

    artifact: str
    ours: Callable[[Record], bool]
    key: tuple[Cell, Cell]
    """Of one of its lines, of one of our records."""
    fields: Mapping[str, tuple[Cell, Cell]] = field(default_factory=dict)
    lines: Callable[[Line], bool] = lambda _: True
    spread: Callable[[Record], Iterable[Record]] = lambda r: (r,)
    """Where one record of ours is several lines of theirs."""


def paired(table: Table, lines: Sequence[Line], records: Sequence[Record]) -> tuple[int, Counter[str], int, int]:
    """(rows equal in all fields, fields that differ, lines that we lack, records that they lack)."""
    waiting: dict[str, list[dict[str, str]]] = {}
    for record in records:
        values = {name: ours(record) for name, (_, ours) in table.fields.items()}
        waiting.setdefault(table.key[1](record), []).append(values)
    equal, lacking = 0, 0
    differing: Counter[str] = Counter()
    for line in lines:
        values = {name: theirs(line) for name, (theirs, _) in table.fields.items()}
        group = waiting.get(table.key[0](line), [])
        if not group:
            lacking += 1
            continue
        best = max(range(len(group)), key=lambda i: sum(group[i][n] == v for n, v in values.items()))
        found = group.pop(best)
        wrong = [n for n, v in values.items() if found[n] != v]
        differing.update(wrong)
        equal += not wrong
    return equal, differing, lacking, sum(len(g) for g in waiting.values())


# iLEAPP's tables of the two public iOS images


def column(*names: str) -> Cell:
    """The first of these columns that holds something, as text without white space."""
    return lambda line: next((bare(line[n]) for n in names if line.get(n)), "")


def own(*paths: str) -> Cell:
    """The first of our fields that holds something, as text without white space."""
    return lambda record: next((bare(v) for p in paths if (v := get(record, p)) not in (None, "")), "")


def same(theirs: str, ours: str) -> tuple[Cell, Cell]:
    """Text that is the same in both."""
    return column(theirs), own(ours)


def moment(theirs: str, *ours: str) -> tuple[Cell, Cell]:
    """A time that is the same in both, to the second."""
    return (
        lambda line: seconds(line.get(theirs)),
        lambda record: next((seconds(v) for p in ours if (v := get(record, p))), ""),
    )


def truth_of(theirs: str, ours: Callable[[Record], object]) -> tuple[Cell, Cell]:
    """A truth value that is the same in both."""
    return lambda line: yes(line.get(theirs)), lambda record: yes(ours(record))


def direction(theirs: str, outgoing: str) -> tuple[Cell, Cell]:
    """Whether a line says that it went out, and our direction."""
    return (
        lambda line: "outgoing" if line.get(theirs) == outgoing else "incoming" if line.get(theirs) else "",
        lambda record: get(record, "direction") or "",
    )


def both(*cells: Cell) -> Cell:
    """Several cells as one."""
    return lambda each: "|".join(cell(each) for cell in cells)


def of(*names: str, kind: str | tuple[str, ...] | None = None, table: str | None = None) -> Callable[[Record], bool]:
    """Records of artifacts whose id is one of `names` or begins with one and a dot."""
    kinds = (kind,) if isinstance(kind, str) else kind

    def chosen(record: Record) -> bool:
        artifact = record["artifact"]
        return (
            any(artifact == n or artifact.startswith(n + ".") for n in names)
            and (kinds is None or record["kind"] in kinds)
            and (table is None or record["provenance"].get("table") == table)
        )

    return chosen


def numbers(record: Record, type_: str) -> str:
    """The identifiers of a type, in order."""
    found = [i for i in get(record, "identifiers") or [] if i.get("type") == type_]
    return ",".join(sorted((digits(i["value"]) or i["value"]) if type_ == "phone" else i["value"] for i in found))


def listed(text: str | None, type_: str) -> str:
    """The values of iLEAPP's 'Label: value' lines, in order."""
    values = [part.split(": ", 1)[-1].strip() for part in re.split(r"[\r\n]+", text or "") if part.strip()]
    return ",".join(sorted((digits(v) or v) if type_ == "phone" else v for v in values))


def peer(record: Record) -> str:
    """The other side of a call or message."""
    people = [get(record, "sender"), *(get(record, "recipients") or [])]
    found = [p for p in people if isinstance(p, dict) and p.get("role") != "owner" and p.get("identifier")]
    return bare(found[0]["identifier"]) if found else ""


def clock(text: str | None) -> str:
    """Seconds of a duration written as hours, minutes and seconds."""
    parts = [int(p) for p in (text or "").split(":") if p.isdigit()]
    return str(sum(p * 60**i for i, p in enumerate(reversed(parts)))) if parts else ""


def number(value: object) -> str:
    """A number without its fraction."""
    try:
        return str(int(float(str(value))))
    except ValueError:
        return ""


def plain_html(text: object) -> str:
    """Text without tags and white space."""
    return bare(re.sub(r"<[^>]*>", "", str(text or "")))


NOTES = {
    "created": moment("Creation Date", "created_at"),
    "modified": moment("Last Modified", "modified_at"),
    "title": same("Note Title", "title"),
    "body": same("Note Contents", "body"),
    "folder": same("Folder", "folder"),
    "account": same("Storage Place", "account"),
    "locked": truth_of("Password Protected", lambda r: get(r, "locked")),
    "hint": same("Password Hint", "hint"),
    "pinned": truth_of("Pinned", lambda r: get(r, "pinned")),
    "deleted": truth_of("Marked for Deletion", lambda r: get(r, "deleted")),
}
TABLES: tuple[Table, ...] = (
    Table(
        "Account Data",
        of("ios.accounts"),
        (column("Identifier"), own("identifier")),
        {
            "at": moment("Timestamp", "at"),
            "type": same("Account Desc.", "type"),
            "username": same("Username", "username"),
            "description": same("Description", "description"),
            "app": same("Bundle ID", "app"),
        },
    ),
    Table(
        "Address Book",
        of("ios.contacts"),
        (column("First Name", "Company"), own("given_name", "organization")),
        {
            "created": moment("Creation Date", "created_at"),
            "modified": moment("Modification Date", "modified_at"),
            "given name": same("First Name", "given_name"),
            "family name": same("Last Name", "family_name"),
            "organization": same("Company", "organization"),
            "phones": (lambda row: listed(row["Phone Numbers"], "phone"), lambda r: numbers(r, "phone")),
            "emails": (lambda row: listed(row["Email addresses"], "email"), lambda r: numbers(r, "email")),
        },
    ),
    Table(
        "Discord - Chats",
        of("ios.discord", kind=("Message", "Call")),
        (column("Message ID"), own("message_id", "call_id")),
        {
            "at": moment("Timestamp", "at"),
            "edited": moment("Edited Timestamp", "edited_at"),
            "call ended": moment("Call Ended", "ended_at"),
            "direction": direction("Direction", "Sent"),
            "sender": same("User ID", "sender.identifier"),
            "sender's name": same("Username", "sender.name"),
            "thread": same("Channel ID", "thread"),
            "text": same("Content", "body"),
        },
    ),
    Table(
        "Gmail - Offline Search",
        of("ios.gmail"),
        (column("Message ID"), own("message_id")),
        {
            "at": moment("Timestamp", "at"),
            "sender": same("Sender Email", "sender.identifier"),
            "sender's name": same("Sender Name", "sender.name"),
            "subject": same("Subject", "subject"),
            "body": same("Body", "body"),
            "thread": same("Thread ID", "thread"),
        },
    ),
    Table("Notes", of("ios.notes"), (column("Note Title"), own("title")), NOTES),
    Table(
        "Notes - Password Protected",
        lambda r: r["artifact"] == "ios.notes" and get(r, "locked") is True,
        (column("Note Title"), own("title")),
        {
            "created": moment("Creation Date", "created_at"),
            "modified": moment("Last Modified", "modified_at"),
            "hint": same("Password Hint", "hint"),
        },
        lines=lambda line: line["Recoverability"] != "n/a",
    ),
    Table(
        "Notes - Shared Note Participants",
        lambda r: r["artifact"] == "ios.notes" and bool(get(r, "people")),
        (both(column("Note Title"), column("Email Address", "Phone Number")), lambda r: r["_key"]),
        {"name": (column("Participant Name"), lambda r: bare(r["_name"]))},
        spread=lambda r: (
            {"_key": f"{bare(get(r, 'title'))}|{bare(p.get('identifier'))}", "_name": p.get("name")}
            for p in get(r, "people")
        ),
    ),
    Table(
        "WhatsApp - Messages",
        of("ios.whatsapp"),
        (lambda row: seconds(row["Timestamp"]), lambda r: seconds(get(r, "at"))),
        {
            "direction": direction("Direction", "Outgoing"),
            "sender": (
                lambda row: "" if row["Direction"] == "Outgoing" else bare(row["From ID"]),
                lambda r: "" if get(r, "direction") == "outgoing" else own("sender.identifier")(r),
            ),
            "thread": same("Chat ID", "thread"),
            "thread's name": same("Chat Name", "thread_name"),
            "text": same("Message", "body"),
            "latitude": (lambda row: row["Latitude"][:8], lambda r: str(get(r, "latitude") or "")[:8]),
        },
    ),
    Table(
        "WhatsApp - Group Events",
        lambda r: r["artifact"] == "ios.whatsapp" and get(r, "type") not in ("text", "image", "location"),
        (
            lambda row: f"{seconds(row['Event Timestamp'])} {row['Chat JID']}",
            lambda r: f"{seconds(get(r, 'at'))} {get(r, 'thread')}",
        ),
        {"text": same("Text", "body")},
    ),
    Table(
        "WhatsApp - Message Reactions",
        lambda r: r["artifact"] == "ios.whatsapp" and bool(get(r, "reactions")),
        (lambda row: seconds(row["Reaction Timestamp"]), lambda r: r["_at"]),
        {
            "reaction": (column("Reaction"), lambda r: bare(r["_value"])),
            "message": (column("Message Key ID"), lambda r: r["_message"]),
            "by": (column("Reactor JID"), lambda r: bare(r["_by"])),
        },
        spread=lambda r: (
            {
                "_at": seconds(x.get("at")),
                "_value": x.get("value"),
                "_by": x.get("by"),
                "_message": get(r, "message_id"),
            }
            for x in get(r, "reactions")
        ),
    ),
    Table(
        "WhatsApp - Call History",
        of("ios.whatsapp_calls"),
        (lambda row: seconds(row["Starting Timestamp"]), lambda r: seconds(get(r, "at"))),
        {
            "ended": moment("Ending Timestamp", "ended_at"),
            "direction": direction("Direction", "Outgoing"),
            "duration": (lambda row: clock(row["Duration H:M:S"]), lambda r: number(get(r, "duration"))),
            "other side": (column("Contact ID"), peer),
        },
    ),
    Table(
        "WhatsApp - Contacts",
        of("ios.whatsapp_contacts"),
        (both(column("Identifier"), column("Whatsapp ID")), both(own("contact_id"), own("as_stored.ZWHATSAPPID"))),
        {
            "name": same("Fullname", "name"),
            "phone": (lambda row: digits(row["Phone Number"]), lambda r: numbers(r, "phone")),
            "about": same("About Text", "note"),
        },
    ),
    Table(
        "WiFi BSS List",
        lambda r: r["artifact"] == "ios.wifi" and get(r, "type") == "wifi access point",
        (column("BSSID"), own("bssid")),
        {
            "at": moment("Last Associated/Roamed At", "joined_at"),
            "name": same("SSID", "ssid"),
            "channel": same("Channel", "channel"),
        },
    ),
    Table(
        "WiFi Known Networks Info",
        lambda r: r["artifact"] == "ios.wifi" and get(r, "type") == "wifi" and _known(r),
        (column("SSID"), own("ssid")),
        {"hidden": truth_of("Hidden", lambda r: get(r, "hidden"))},
    ),
    Table(
        "WiFi Known Networks Times",
        lambda r: r["artifact"] == "ios.wifi" and get(r, "type") == "wifi" and _known(r),
        (column("SSID"), own("ssid")),
        {"added": moment("Added At", "added_at"), "joined": moment("System Joined", "joined_at")},
    ),
    Table(
        "WiFi Scanned Networks (Private)",
        lambda r: r["artifact"] == "ios.wifi" and "private-mac" in r["provenance"]["path"],
        (column("SSID"), own("ssid")),
        {
            "added": moment("Added At", "added_at"),
            "joined": moment("Last Joined", "joined_at"),
            "bssid": same("BSSID", "bssid"),
            "own address": same("MAC Used For Network", "randomized_mac"),
        },
    ),
    Table(
        "Google Voice - Calls",
        of("ios.googlevoice", kind="Call"),
        (
            lambda row: f"{seconds(row['Timestamp'])}{row['Other Party']}",
            lambda r: f"{seconds(get(r, 'at'))}{peer(r)}",
        ),
        {
            "direction": direction("Direction", "Outgoing"),
            "duration": (lambda row: number(row["Duration (Seconds)"]), lambda r: number(get(r, "duration"))),
        },
    ),
    Table(
        "Google Voice - Messages",
        lambda r: r["artifact"] == "ios.googlevoice" and r["kind"] == "Message" and get(r, "type") != "voicemail",
        (
            lambda row: f"{seconds(row['Timestamp'])}{row['Thread Key']}",
            lambda r: f"{seconds(get(r, 'at'))}{get(r, 'thread')}",
        ),
        {
            "direction": direction("Direction", "Outgoing"),
            "sender": (
                lambda row: "" if row["Direction"] == "Outgoing" else bare(row["Sender"]),
                lambda r: "" if get(r, "direction") == "outgoing" else own("sender.identifier")(r),
            ),
            "text": same("Message", "body"),
        },
    ),
    Table(
        "Google Voice - Voicemails",
        lambda r: r["artifact"] == "ios.googlevoice" and get(r, "type") == "voicemail",
        (
            lambda row: f"{seconds(row['Timestamp'])}{row['Thread Key']}",
            lambda r: f"{seconds(get(r, 'at'))}{get(r, 'thread')}",
        ),
        {"caller": (column("Caller"), peer), "text": same("Transcript", "body")},
    ),
    Table(
        "Google Voice - Contacts",
        of("ios.googlevoice", kind="Contact"),
        (column("Phone Number"), own("contact_id")),
        {
            "last contact": moment("Last Activity", "last_contacted_at"),
            "blocked": truth_of("Blocked", lambda r: get(r, "blocked")),
        },
    ),
    Table(
        "Mastodon - Account Information",
        of("ios.mastodon", kind="Account"),
        (column("User ID"), own("identifier")),
        {"name": same("Display Name", "name"), "server": same("Instance Domain", "description")},
    ),
    Table(
        "Mastodon - Direct Messages",
        of("ios.mastodon", kind="Message"),
        (column("Status ID"), own("message_id")),
        {
            "at": moment("Timestamp", "at"),
            "edited": moment("Edited", "edited_at"),
            "direction": (lambda row: "outgoing" if row["From Me"] == "1" else "incoming", own("direction")),
            "author": same("Author", "sender.name"),
            "text": same("Message", "body"),
            "thread": same("Conversation Key", "thread"),
            "reply to": same("In Reply To Status ID", "reply_to"),
            "url": same("URL", "url"),
        },
    ),
    Table(
        "Mastodon - Statuses",
        of("ios.mastodon", kind=("Post", "Message")),
        (column("Status ID"), own("post_id", "message_id")),
        {
            "at": moment("Created", "at"),
            "edited": moment("Edited", "edited_at"),
            "author": (column("Author ID"), own("author.identifier", "sender.identifier")),
            "text": same("Content", "body"),
            "url": same("URL", "url"),
        },
    ),
    Table(
        "Mastodon - Users",
        of("ios.mastodon", kind="Contact"),
        (column("User ID"), own("contact_id")),
        {
            "created": moment("Created", "created_at"),
            "name": same("Display Name", "name"),
            "handle": (column("Handle"), lambda r: numbers(r, "handle")),
        },
    ),
    Table(
        "Mastodon - Notifications",
        of("ios.mastodon", kind="Notification"),
        (
            lambda row: f"{seconds(row['Timestamp'])}{row['Type']}",
            lambda r: f"{seconds(get(r, 'at'))}{get(r, 'channel')}",
        ),
        {"sender": same("From User", "sender.name")},
    ),
    Table(
        "Truth Social - Chats",
        of("ios.truthsocial", kind="Message"),
        (
            lambda row: f"{seconds(row['Timestamp'])}{row['Event Type']}{row['Chat ID']}",
            lambda r: f"{seconds(get(r, 'at'))}{get(r, 'type')}{get(r, 'thread')}",
        ),
        {
            "direction": (
                lambda row: {"1": "outgoing", "0": "incoming"}.get(row["From Me"], ""),
                own("direction"),
            ),
            "sender": same("Sender Account ID", "sender.identifier"),
            "text": same("Message", "body"),
            "message id": same("Message ID", "message_id"),
            "reactions": (
                column("Reactions"),
                lambda r: "".join(x.get("value") or "" for x in get(r, "reactions") or []),
            ),
        },
    ),
    Table(
        "Truth Social - Accounts",
        of("ios.truthsocial", kind=("Contact", "Account")),
        (column("Account ID"), own("contact_id", "identifier")),
        {"name": same("Display Name", "name"), "handle": (column("Handle"), lambda r: numbers(r, "handle"))},
    ),
    Table(
        "Twitter X - Direct Messages",
        of("ios.twitter_messages", kind=("Message", "Call")),
        (column("Message ID"), own("message_id", "call_id")),
        {
            "at": moment("Timestamp", "at"),
            "direction": (lambda row: "outgoing" if row["From Me"] == "1" else "incoming", own("direction")),
            "sender": same("Sender User ID", "sender.identifier"),
            "sender's name": same("Sender", "sender.name"),
            "thread": same("Conversation ID", "thread"),
            "text": same("Message", "body"),
        },
    ),
    Table(
        "Twitter X - Direct Message Users",
        of("ios.twitter_messages", kind="Contact"),
        (column("User ID"), own("contact_id")),
        {"name": same("Full Name", "name"), "handle": (column("Username"), lambda r: numbers(r, "handle"))},
    ),
    Table(
        "MeWe - Account Information",
        of("ios.mewe", kind="Account"),
        (column("User ID"), own("identifier")),
    ),
    Table(
        "MeWe - Chats",
        of("ios.mewe", kind=("Message", "Call")),
        (column("Message ID"), own("message_id", "call_id")),
        {
            "at": moment("Timestamp", "at"),
            "direction": (lambda row: "outgoing" if row["From Me"] == "1" else "incoming", own("direction")),
            "sender": same("Sender ID", "sender.identifier"),
            "thread": same("Thread ID", "thread"),
            "text": same("Message", "body"),
        },
    ),
    Table(
        "MeWe - Contacts",
        of("ios.mewe", kind="Contact"),
        (column("User ID", "Contact ID", "ID"), own("contact_id")),
    ),
    Table(
        "MeWe - Posts",
        of("ios.mewe", kind="Post"),
        (column("Post ID"), own("post_id")),
        {
            "at": moment("Created", "at"),
            "author": same("Author User ID", "author.identifier"),
            "text": same("Text", "body"),
        },
    ),
)
BY_ARTIFACT: Mapping[str, Table] = {t.artifact: t for t in TABLES}
CONVERSATIONS: Mapping[str, str] = {"Truth Social - Chats List": "ios.truthsocial"}
"""Tables of conversations, which are no records of ours but the `thread` of messages, and the artifact with these."""
FACTS = ("Device Data", "IMEI - IMSI", "Cellular Wireless")
"""Tables that list every key of a property list; ours are the named facts among them."""
OTHER_STORES: Mapping[str, str] = {
    "Account Configuration": "com.apple.accounts.exists.plist: which sorts of accounts were ever there",
    "BeReal Accounts": "BeReal",
    "BeReal Contacts": "BeReal",
    "BeReal Friends": "BeReal",
    "Burner Cache Accounts": "Burner",
    "Burner Cache Contacts": "Burner",
    "Burner Cache Messages": "Burner",
    "Burner Cache Numbers": "Burner",
    "Cellular Wireless": "every key of two property lists; the facts among them are compared above",
    "CloudKit Share Participants": "CloudKit's own records of shares in the notes' database",
    "CloudKit Shares": "CloudKit's own records of shares in the notes' database",
    "Clubhouse - Account Information": "Clubhouse",
    "Clubhouse - Conversations": "Clubhouse",
    "Clubhouse - Received Notifications": "Clubhouse",
    "Clubhouse - Suggested Invites": "Clubhouse",
    "Control Center Configuration": "control centre",
    "Cookies - Binary Cookies": "cookies",
    "Database Journal Strings - Details": "strings in -wal files: no records",
    "Database Journal Strings - Summary": "strings in -wal files: no records",
    "Discord Cache": "every reply in the cache's index; those about messages and profiles are read (see the rows of Cache.db)",
    "GroupMe - Account Information": "GroupMe",
    "Image cacheV0": "image caches: the pictures in a database's blobs",
    "Keyboard Application Usage": "keyboard",
    "Keyboard Dynamic Lexicon": "keyboard",
    "MeWe - Account Information": "MeWe",
    "MeWe - Chats": "MeWe",
    "MeWe - Contacts": "MeWe",
    "MeWe - Groups": "MeWe: a group is the `group` of its posts",
    "MeWe - Polls": "MeWe: polls beside posts",
    "MeWe - Posts": "MeWe",
    "Safari Browser - Cache Records": "Safari's cache",
    "Teams Call Logs": "Microsoft Teams",
    "Teams Contacts": "Microsoft Teams",
    "Teams Messages": "Microsoft Teams",
    "Teams Shared Locations": "Microsoft Teams",
    "Teams User Information": "Microsoft Teams",
    "fsCachedData": "files of app caches as such; those that are pictures, videos or Discord replies are read by content",
}


def _known(record: Record) -> bool:
    return "known-networks" in record["provenance"]["path"]


def against_ileapp(result: Examined, folder: Path) -> Iterator[Row]:
    """Each of iLEAPP's tables of an image: counts, then values."""
    stem = folder / Path(result.given.name).with_suffix("").name
    archive = stem.with_name(stem.name + ".ileapp-tsv.zip")
    with stem.with_name(stem.name + ".ileapp-counts.tsv").open(newline="") as file:
        counts = list(csv.DictReader(file, delimiter="\t"))
    name = result.given.name
    for count in counts:
        artifact, theirs = count["artifact"], int(count["count"])
        if artifact in CONVERSATIONS:
            what = "conversations (different threads)"
            yield compare(
                name, f"iLEAPP: {artifact}", what, distinct("thread", CONVERSATIONS[artifact])(result), theirs
            )
            continue
        table = BY_ARTIFACT.get(artifact)
        if artifact in FACTS:
            yield _facts(result, artifact, archive, count["source_path"])
            continue
        chosen = [r for r in result.records if table and table.ours(r)]
        if table is None or (not chosen and artifact in OTHER_STORES):
            reason = OTHER_STORES.get(artifact, "")
            text = f"no artifact of the set: {reason}" if reason else ""
            yield Row(name, f"iLEAPP: {artifact}", "count", "-", str(theirs), False, text)
            continue
        records = [each for record in chosen for each in table.spread(record)]
        lines = [line for line in rows_of(archive, artifact) if table.lines(line)]
        yield compare(name, f"iLEAPP: {artifact}", "count", len(records), theirs)
        if not table.fields:
            continue
        equal, differing, lacking, beyond = paired(table, lines, records)
        what = f"rows equal in {', '.join(table.fields)}"
        yield Row(
            name,
            f"iLEAPP: {artifact}",
            what,
            str(equal),
            str(len(lines)),
            equal == len(lines),
            "see below" if equal != len(lines) else "",
        )
        for field_name, times in sorted(differing.items()):
            yield judge(name, f"iLEAPP: {artifact}", f"rows that differ in {field_name}", str(times), "0", False)
        if lacking:
            yield judge(name, f"iLEAPP: {artifact}", "rows that we lack", str(lacking), "0", False)
        if beyond and len(records) - len(lines) != beyond:
            yield judge(name, f"iLEAPP: {artifact}", "records that it lacks", str(beyond), "0", False)


def _facts(result: Examined, artifact: str, archive: Path, paths: str) -> Row:
    """Every fact that we name from these files is a value that iLEAPP lists too."""
    values = " ".join(v or "" for line in rows_of(archive, artifact) for v in line.values())
    ours = [
        {"yes": "True", "no": "False"}.get(value, value)
        for r in result.records
        if r["kind"] == "DeviceFact" and r["provenance"]["path"] in paths.split(";") and (value := get(r, "value"))
    ]
    there = sum(str(v) in values for v in ours)
    what = "our facts of these files that are among its values"
    return judge(result.given.name, f"iLEAPP: {artifact}", what, str(there), str(len(ours)), there == len(ours))


# The truth of the native image


def counting(
    *names: str, kind: str | None = None, table: str | None = None, where: Callable[[Record], object] = lambda _: True
) -> Callable[[Examined], int]:
    """How many records of these artifacts there are."""
    chosen = of(*names, kind=kind, table=table)
    return lambda result: sum(1 for r in result.records if chosen(r) and where(r))


def distinct(path: str, *names: str) -> Callable[[Examined], int]:
    """How many different values a field has in the records of these artifacts."""
    chosen = of(*names)
    return lambda result: len({json.dumps(v) for r in result.records if chosen(r) and (v := get(r, path)) is not None})


def items(path: str, *names: str) -> Callable[[Examined], int]:
    """How many parts a field of these artifacts' records has in all."""
    chosen = of(*names)
    return lambda result: sum(len(get(r, path) or []) for r in result.records if chosen(r))


def _typed(type_: str) -> Callable[[Examined], int]:
    return lambda result: sum(
        1
        for r in result.records
        if r["artifact"] == "ios.contacts"
        for i in get(r, "identifiers") or []
        if i.get("type") == type_
    )


def _app(name: str) -> Callable[[Record], object]:
    return lambda r: name in (get(r, "as_stored.ZSTREAMNAME"), get(r, "activity"))


TRUTH: Mapping[tuple[str, str], Callable[[Examined], int] | str] = {
    ("sms", "messages (all rows)"): counting("ios.messages"),
    ("sms", "user messages (not group actions)"): counting(
        "ios.messages", where=lambda r: get(r, "type") in ("text", "attachment", "reaction")
    ),
    ("sms", "outgoing"): counting("ios.messages", where=lambda r: get(r, "direction") == "outgoing"),
    ("sms", "iMessage service"): counting("ios.messages", where=lambda r: get(r, "protocol") == "iMessage"),
    ("sms", "SMS service"): counting("ios.messages", where=lambda r: get(r, "protocol") == "SMS"),
    ("sms", "tapbacks"): counting("ios.messages", where=lambda r: get(r, "type") == "reaction"),
    ("sms", "messages whose text column is empty but attributedBody is not"): counting(
        "ios.messages", where=lambda r: not get(r, "as_stored.body") and get(r, "body")
    ),
    ("sms", "messages with an attachment"): counting("ios.messages", where=lambda r: get(r, "attachments")),
    ("sms", "attachments"): items("attachments", "ios.messages"),
    ("sms", "conversations"): distinct("thread", "ios.messages"),
    ("sms", "handles"): lambda result: len(
        {peer(r) for r in result.records if r["artifact"] == "ios.messages" and peer(r)}
    ),
    (
        "sms",
        "highest ROWID minus rows (gaps = deleted)",
    ): "gaps in row numbers: no records; deleted rows are not read yet",
    ("contacts", "contacts"): counting("ios.contacts"),
    ("contacts", "phone numbers"): _typed("phone"),
    ("contacts", "e-mail addresses"): _typed("email"),
    ("contacts", "contact thumbnails"): counting("ios.contact_pictures", table="ABThumbnailImage"),
    ("photos", "assets (all rows)"): counting("ios.photos", table="ZASSET"),
    ("photos", "assets not in trash"): counting("ios.photos", where=lambda r: get(r, "trashed") is False),
    ("photos", "assets in trash"): counting("ios.photos", where=lambda r: get(r, "trashed") is True),
    ("photos", "images"): counting("ios.photos", where=lambda r: get(r, "media_type") == "image"),
    ("photos", "videos"): counting("ios.photos", where=lambda r: get(r, "media_type") == "video"),
    ("photos", "hidden"): counting("ios.photos", where=lambda r: get(r, "hidden") is True),
    ("photos", "favourite"): counting("ios.photos", table="ZASSET", where=lambda r: get(r, "favourite") is True),
    ("photos", "with a coordinate"): counting("ios.photos", where=lambda r: get(r, "latitude") is not None),
    ("photos", "user albums"): lambda result: len(
        {a for r in result.records if r["artifact"] == "ios.photos" for a in get(r, "albums") or []}
    ),
    ("photos", "named people"): lambda result: len(
        {p for r in result.records if r["artifact"] == "ios.photos" for p in get(r, "people") or []}
    ),
    ("photos", "faces"): "faces are not records; their people's names stand in `people` of the picture",
    ("notes", "notes (rows with note data)"): counting("ios.notes"),
    ("notes", "notes, not marked for deletion"): counting(
        "ios.notes", where=lambda r: not get(r, "as_stored.ZMARKEDFORDELETION")
    ),
    ("notes", "notes in Recently Deleted"): counting("ios.notes", where=lambda r: get(r, "deleted") is True),
    ("notes", "password-protected notes"): counting("ios.notes", where=lambda r: get(r, "locked") is True),
    ("notes", "note bodies (non-null ZDATA)"): counting(
        "ios.notes", where=lambda r: get(r, "body") is not None or get(r, "locked") is True
    ),
    ("notes", "folders"): distinct("folder", "ios.notes"),
    ("notes", "attachments"): items("attachments", "ios.notes"),
    ("safari", "visits"): counting("ios.safari.history", kind="Visit"),
    ("safari", "pages"): distinct("url", "ios.safari.history"),
    ("safari", "deletion tombstones"): counting("ios.safari.history", table="history_tombstones"),
    ("safari", "open tabs"): counting("ios.safari.tabs"),
    ("calendar", "calendar items"): counting("ios.calendar"),
    ("calendar", "participants"): lambda result: sum(
        len(get(r, "attendees") or []) + bool(get(r, "organizer"))
        for r in result.records
        if r["artifact"] == "ios.calendar"
    ),
    ("interactionC", "interactions"): counting("ios.interactions"),
    ("knowledgeC", "events"): counting("ios.knowledgec"),
    ("knowledgeC", "app in focus events"): counting("ios.knowledgec", where=_app("/app/inFocus")),
    ("knowledgeC", "app usage events"): counting("ios.knowledgec", where=_app("/app/usage")),
    ("knowledgeC", "safari history events"): counting("ios.knowledgec", where=_app("/safari/history")),
    ("tcc", "permission decisions"): counting("ios.tcc"),
    ("datausage", "live usage rows"): counting("ios.datausage", table="ZLIVEUSAGE"),
    ("datausage", "processes"): counting("ios.datausage", table="ZPROCESS"),
    ("voicemail", "voicemails"): counting("ios.voicemail"),
    ("whatsapp", "messages"): counting("ios.whatsapp"),
    ("whatsapp", "chats"): distinct("thread", "ios.whatsapp"),
    ("whatsapp", "media items"): items("attachments", "ios.whatsapp"),
    ("whatsapp", "contacts"): counting("ios.whatsapp_contacts"),
    ("whatsapp", "calls"): counting("ios.whatsapp_calls"),
    ("kik", "messages"): counting("ios.kik", kind="Message"),
    ("kik", "users"): counting("ios.kik", kind="Contact"),
    ("chrome", "pages"): distinct("url", "ios.chrome"),
    ("chrome", "visits"): counting("ios.chrome", kind="Visit"),
}


def against_truth(result: Examined, path: Path) -> Iterator[Row]:
    """Each line of the native image's truth."""
    with path.open(newline="") as file:
        for line in csv.DictReader(file, delimiter="\t"):
            store, what, name = line["store"], line["record_kind"], result.given.name
            ours = TRUTH.get((store, what))
            if ours is None:
                yield Row(name, store, what, "-", line["count"], False)
            elif isinstance(ours, str):
                yield Row(name, store, what, "-", line["count"], False, ours)
            else:
                yield compare(name, store, what, ours(result), int(line["count"]))


# plaso's test files

PLASO: Mapping[str, Callable[[Record], bool]] = {
    "android_sms": of("android.sms", kind="Message"),
    "android_calls": of("android.calls", kind="Call"),
    "android_twitter": lambda r: (
        r["artifact"].startswith("android.twitter")
        and r["provenance"].get("table") in ("statuses", "users", "search_queries")
    ),
    "android_app_usage.AndroidSQLiteAppUsage": of("android.wellbeing"),
    "android_hangouts": of("android.hangouts", kind="Message"),
    "android_native_downloads": of("android.downloads", kind="Download"),
    "android_viber_call": of("android.viber", kind="Call"),
    "android_app_usage.AndroidAppUsageParser": of("android.usagestats", kind="Usage"),
    "chrome_history": of("android.chrome", kind=("Visit", "Download")),
    "chrome_autofill": of("android.chrome", kind="Event"),
    "ios_instagram": of("ios.instagram", kind="Message"),
    "ios_accounts": of("ios.accounts"),
    "ios_notes": of("ios.notes"),
    "ios_siminfo": of("ios.sims", "ios.sim_history"),
    "ios_wifi_known_networks": of("ios.wifi"),
    "ios_kik": of("ios.kik", kind="Message"),
    "ios_netusage": lambda r: (
        (r["provenance"].get("table") == "ZLIVEUSAGE" and get(r, "interface") == "cellular")
        or r["provenance"].get("table") == "ZLIVEROUTEPERF"
    ),
    "ios_twitter": of("ios.twitter"),
    "imessage": of("ios.messages"),
    "macos_knowledgec": of("ios.knowledgec"),
    "safari.": of("ios.safari.history", kind="Visit"),
    "ios_discord": of("ios.discord"),
    "chrome_cookies": of("android.chrome.cookies"),
    "safari_cookies": of("ios.cookies"),
    "ios_mobilebackup": of("ios.backups"),
    "ios_powerlog": of("ios.powerlog", table="PLAppTimeService_Aggregate_AppRunTime"),
}
"""The records that are the same things as a plugin's events, by the beginning of its name."""
PLASO_OTHER: Mapping[str, str] = {
    "android_logcat": "a log text",
    "ios_carplay": "apps of the car display",
    "ios_identityservices": "look-ups of addresses for iMessage and FaceTime",
    "macos_notification_center": "macOS's notification centre",
    "ios_app_privacy": "the app privacy report",
    "ios_lockdownd": "a log text",
    "ios_sysdiag": "a log text",
    "ios_logd": "a log text",
    "macos_wifi": "a log text",
}


def plaso_lines(folder: Path) -> list[Line]:
    """The lines of plaso's INDEX."""
    with (folder / "INDEX.tsv").open(newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def device_path(line: Line) -> str | None:
    """Where a file of plaso's lies on a phone; None where the INDEX names no place."""
    uuid = "6C1A0000-0000-4000-8000-000000000009"
    app = f"private/var/mobile/Containers/Data/Application/{uuid}"
    if line["file"].startswith("23AAD8D4"):
        return f"{app}/Library/Caches/com.hammerandchisel.discord/fsCachedData/{line['file']}"
    if "Instagram" in line["device_path"]:
        return f"{app}/Library/Application Support/DirectSQLiteDatabase/{Path(line['file']).name}"
    if "v17" in line["device_path"]:
        return None
    path = (
        line["device_path"].split(" (")[0].replace("<UUID>", uuid).replace("<uid>-*", "1-1").replace("<id>", "0" * 16)
    )
    return path if path.startswith(("private/", "data/")) else None


def lay_out(folder: Path, system: str, target: Path) -> dict[str, str]:
    """Copy the files of one system to their device paths; gives each INDEX name's place."""
    placed: dict[str, str] = {}
    for line in plaso_lines(folder):
        path = device_path(line)
        if path and path.startswith("private/" if system == "ios" else "data/") and path not in placed.values():
            placed[line["file"]] = path
            copy = target / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((folder / line["file"]).read_bytes())
    return placed


def against_plaso(result: Examined, lines: Sequence[Line], placed: Mapping[str, str] | None) -> Iterator[Row]:
    """Each line of plaso's INDEX: our records of the file beside the events that plaso's own tests expect."""
    for line in lines:
        if placed is not None and line["file"] not in placed:
            continue
        path = placed[line["file"]] if placed is not None else line["file"]
        mine = [r for r in result.records if r["provenance"]["path"] == path]
        plugin = line["plaso_plugin"].split(";")[-1]
        theirs = line["expected_event_data"].split(";")[-1]
        name, store = result.given.name, f"plaso: {line['file']}"
        chosen = next((f for p, f in PLASO.items() if plugin.startswith(p)), None)
        other = next((t for p, t in PLASO_OTHER.items() if plugin.startswith(p)), None)
        if chosen is None and not mine:
            yield Row(name, store, "events", "-", theirs, False, f"no artifact of the set: {other}" if other else "")
            continue
        count = sum(1 for r in mine if chosen and chosen(r))
        declared = [r for r in mine if r["artifact"] != "any.discovered"]
        if placed is None and not declared and result.readable.get(path) != "sqlite3":
            text = "its path alone tells what it is, and it lies here without: see the same file at its device path"
            yield Row(name, store, "events", "0", theirs, False, text if device_path(line) else "")
            continue
        yield compare(name, store, "events", count, int(theirs))


# NIST's answers


def against_nist(result: Examined) -> Iterator[Row]:
    """The answers about the HTC phone that lie in the databases given here."""
    text = json.dumps(result.records)
    sims = [r for r in result.records if r["kind"] == "Sim"]
    answers = (
        ("1: e-mail account", "cfttmobile1@gmail.com", text),
        ("1: telephone number", "8887771212", digits(text)),
        ("2: ICCID of the SIM", "8901260472997564858", json.dumps(sims)),
        ("5: the long memo", "CFTT project at NIST", text),
    )
    for what, answer, where in answers:
        yield judge(
            result.given.name,
            "NIST answers",
            what,
            "found" if answer in where else "not found",
            "found",
            answer in where,
        )


# Plain SQL, and hashes


def against_sql(result: Examined) -> Iterator[Row]:
    """Rows that each reading of a table says it read, beside sqlite3's own count in a copy."""
    readings: dict[tuple[str, str], list[str]] = {}
    for artifact in artifacts().values():
        for reading in artifact.read:
            if isinstance(reading, (Sqlite, SqliteCode)):
                readings.setdefault((artifact.id, reading.part), []).append(reading.table)
    for outcome in result.outcomes:
        wanted = readings.get((outcome.artifact, outcome.part or ""))
        member = result.paths.get(outcome.path or "", outcome.path or "")
        database = result.databases.get(member)
        if not wanted or database is None:
            continue
        with copied(database) as db:
            there = tables(db)
            counts = [count_of(db, t) for t in wanted if t in there]
        if not counts or (counts[0] == 0 and outcome.read == 0):
            continue
        name = result.given.name
        store = f"{outcome.artifact}: {outcome.part}"
        table = next(t for t in wanted if t in there)
        place = f"{Path(outcome.path or '').name}, table {table}"
        yield judge(name, store, place, str(outcome.read), str(counts[0]), outcome.read in counts)
        if outcome.emitted + outcome.rejected + outcome.excluded < outcome.read or (
            outcome.excluded and not outcome.reason
        ):
            yield judge(
                name,
                store,
                f"{place}: rows without record or reason",
                str(outcome.read - outcome.emitted - outcome.rejected - outcome.excluded),
                "0",
                False,
            )


@dataclass(frozen=True)
class Plain:
    """Rows of a table by plain SQL, and how our records show the same."""

    store: str
    ours: Callable[[Record], bool]
    sql: str
    """Row number, time in Unix seconds, 1 where it went out, other side, text or duration."""


_COCOA = "CASE WHEN abs({0}) > 100000000000 THEN {0} / 1e9 ELSE {0} END + 978307200"
PLAINS: tuple[Plain, ...] = (
    Plain(
        "messages",
        of("ios.messages"),
        f"SELECT m.ROWID, {_COCOA.format('m.date')}, m.is_from_me, h.id, m.text FROM message m "
        "LEFT JOIN handle h ON h.ROWID = m.handle_id WHERE m.text IS NOT NULL",
    ),
    Plain(
        "calls",
        of("ios.calls"),
        "SELECT Z_PK, ZDATE + 978307200, ZORIGINATED, ZADDRESS, CAST(ZDURATION AS INTEGER) FROM ZCALLRECORD",
    ),
    Plain(
        "messages",
        of("android.sms", table="sms"),
        "SELECT _id, date / 1000, type NOT IN (1), address, body FROM sms",
    ),
    Plain("calls", of("android.calls", kind="Call"), "SELECT _id, date / 1000, type = 2, number, duration FROM calls"),
)


def against_rows(result: Examined) -> Iterator[Row]:
    """Time, direction, other side and text or duration of messages and calls, row by row, beside plain SQL in a copy."""
    paths = result.paths
    for plain in PLAINS:
        chosen = [r for r in result.records if plain.ours(r)]
        for path in sorted({str(r["provenance"]["path"]) for r in chosen}):
            database = result.databases.get(paths.get(path, path))
            if database is None:
                continue
            with copied(database) as db:
                db.text_factory = _text
                theirs = {row[0]: row[1:] for row in db.execute(plain.sql)}
            mine = {r["provenance"]["rowid"]: r for r in chosen if r["provenance"]["path"] == path}
            wrong = Counter(what for rowid, row in theirs.items() for what in _unlike(mine.get(rowid), row))
            right = sum(not _unlike(mine.get(rowid), row) for rowid, row in theirs.items())
            what = "rows equal in time, direction, other side, text or duration"
            store = f"SQL: {plain.store} in {Path(path).name}"
            yield judge(result.given.name, store, what, str(right), str(len(theirs)), right == len(theirs))
            for field_name, times in sorted(wrong.items()):
                yield judge(result.given.name, store, f"rows that differ in {field_name}", str(times), "0", False)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _unlike(record: Record | None, row: Sequence[Any]) -> list[str]:
    """The names of what differs."""
    if record is None:
        return ["the record: there is none"]
    at, out, other, content = row
    found: list[str] = []
    if seconds(get(record, "at")) != datetime.fromtimestamp(at // 1, UTC).strftime("%Y-%m-%dT%H:%M:%S"):
        found.append("time")
    if (get(record, "direction") == "outgoing") != bool(out):
        found.append("direction")
    people = [p for p in (get(record, "sender"), *(get(record, "recipients") or [])) if isinstance(p, dict)]
    if other and bare(other) not in {bare(p.get("identifier")) for p in people}:
        found.append("other side")
    if record["kind"] == "Call":
        same_content = number(get(record, "duration")) == number(content)
    else:
        same_content = bare(str(content).replace("\ufffc", "")) == bare(
            str(get(record, "body") or "").replace("\ufffc", "")
        )
    return found if same_content else [*found, "text or duration"]


def _memory() -> apsw.Connection:
    return apsw.Connection(
        ":memory:", flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
    )


def against_sqlite3(result: Examined, vfs: EvidenceVfs) -> Iterator[Row]:
    """Rows of every table of every database through our read-only opening, beside sqlite3's own count in a copy."""
    databases = equal = rows = 0
    differing: list[str] = []
    for member, database in sorted(result.databases.items()):
        if result.readable.get(member) != "sqlite3":
            continue
        databases += 1
        with copied(database) as db:
            theirs = {t: count_of(db, t) for t in tables(db)}
        ours: dict[str, int | None] = {}
        connection = _memory()
        try:
            wal = Buffer(database.wal) if database.wal else None
            journal = Buffer(database.journal) if database.journal else None
            with attached(connection, vfs, Buffer(database.main), wal=wal, journal=journal):
                for table in theirs:
                    quoted = table.replace('"', '""')
                    ours[table] = int(connection.execute(f'SELECT count(*) FROM ev."{quoted}"').get)
        except (apsw.Error, ValueError) as error:
            differing.append(f"{member}: {error}")
            continue
        finally:
            connection.close()
        rows += sum(n or 0 for n in theirs.values())
        if ours == theirs:
            equal += 1
        else:
            differing.append(member)
    if databases:
        name = result.given.name
        yield judge(
            name,
            "databases",
            f"every table's rows through our opening ({rows} rows)",
            str(equal),
            str(databases),
            equal == databases,
        )
        for member in differing:
            yield judge(name, "databases", member, "differs", "", False)


def against_hashes(result: Examined, expected: Mapping[str, tuple[int, str]], truth: str) -> Iterator[Row]:
    """Size and SHA-256 of every file, by our own readers and as the case notes them."""
    name = result.given.name
    right = sum(result.hashes.get(n) == e for n, e in expected.items())
    yield judge(
        name, truth, "files with the right size and SHA-256", str(right), str(len(expected)), right == len(expected)
    )
    noted = {n: e for n, e in result.noted.items() if n in expected and e[1] is not None}
    good = sum(e == expected[n] for n, e in noted.items())
    yield judge(name, truth, "of these, hashed in the case", str(good), str(len(noted)), good == len(noted))


def backup_hashes(folder: Path, sample: str) -> dict[str, tuple[int, str]]:
    """What index.json says of a backup's files, by the names that our reader gives them."""
    files = json.loads((folder / "index.json").read_text())["samples"][sample]["files"]
    return {(f"{f['domain']}/{f['path']}" if "domain" in f else f["path"]): (f["size"], f["sha256"]) for f in files}


def image_hashes(path: Path) -> dict[str, tuple[int, str]]:
    """What an image's index says of its files."""
    return {f["path"]: (f["size"], f["sha256"]) for f in json.loads(path.read_text())["files"]}


def pictures(result: Examined) -> Iterator[Row]:
    """Files that Pillow can open beside the picture files we have records of."""
    theirs = {n for n, library in result.readable.items() if library == "Pillow"}
    if theirs:
        paths = {r["provenance"]["path"] for r in result.records if r["artifact"] == "any.media"}
        ours = {result.paths.get(p, p) for p in paths}
        yield compare(
            result.given.name, "any.media", "pictures by content that Pillow opens", len(ours & theirs), len(theirs)
        )


DELETED_UNSAID: Mapping[str, int] = {"09-01": 1148}
"""Rows that a database's own .sql deletes (ids 21407 to 22554) and its truth still calls alive; sqlite3 counts without them."""


def nemetz(result: Examined, path: Path, vfs: EvidenceVfs) -> Iterator[Row]:
    """Live rows of the SQLite corpus through our opening (deleted rows are not read yet)."""
    truth = json.loads(path.read_text())
    right = 0
    for name, each in truth.items():
        database = result.databases.get(each["db"])
        if database is None:
            continue
        connection = _memory()
        try:
            with attached(connection, vfs, Buffer(database.main)):
                fine = True
                for table in each["tables"]:
                    if table["dropped"]:
                        continue
                    quoted = _table_name(connection, table["table"])
                    columns = [c[0] for c in table["columns"]]
                    listed_columns = ", ".join('"' + c.replace('"', '""') + '"' for c in columns)
                    found = [
                        tuple("NULL" if v is None else str(v) for v in row)
                        for row in connection.execute(f'SELECT {listed_columns} FROM ev."{quoted}"')
                    ]
                    fine = fine and len(found) == len(table["alive"]) - DELETED_UNSAID.get(name, 0)
                right += fine
        except apsw.Error:
            pass
        finally:
            connection.close()
    yield judge(
        result.given.name,
        "SQLite corpus",
        "databases whose live rows are counted right",
        str(right),
        str(len(truth)),
        right == len(truth),
    )


def _table_name(connection: apsw.Connection, name: str) -> str:
    names = [str(n) for (n,) in connection.execute("SELECT name FROM ev.sqlite_master WHERE type = 'table'")]
    # The truth's XML lost names that are white space only; such a table stands alone in its database.
    exact = [n for n in names if n == name] or [n for n in names if not n.strip()] or names[:1] or [name]
    return exact[0].replace('"', '""')


def not_read(result: Examined) -> Iterator[Row]:
    """What was not read whole, with the library's own error; a failure on what a library opens is never in order."""
    for outcome in result.outcomes:
        if outcome.status not in WRONG:
            continue
        member = result.paths.get(outcome.path or "", outcome.path or "")
        library = result.readable.get(member)
        theirs = f"{library} opens it" if library else result.reasons.get(member, "")
        fine = outcome.status is not Status.FAILED or library is None
        yield Row(
            result.given.name,
            f"{outcome.artifact}: {outcome.path or 'all files'}",
            outcome.status.value,
            outcome.reason or "",
            theirs,
            fine,
        )


# The whole


Explained = tuple[int | str, int | str, str]
"""Our figure, theirs, and why they differ."""
_NATIVE, _IOS15, _IOS17 = "ios/ios_native_ffs.zip", "ios/josh_ios15_ffs.zip", "ios/josh_ios17_ffs.zip"
_PLASO = ("plaso", "plaso (iOS files at their device paths)", "plaso (Android files at their device paths)")
_SYSTEM_ROWS = (
    "Ours is right: these 10 rows are notices of a group (created, joined, encryption) whose only JID is the group's own; "
    "a group is no sender, so ours have none; iLEAPP gives the group as sender."
)
_GROUP_ROWS = (
    "iLEAPP lists every row whose ZGROUPEVENTTYPE is not 0. The column is 2 in every incoming message of this store: 10 of its "
    "21 rows are ordinary incoming texts, a picture and places. The 11 notices are in both."
)
_REACTION = (
    "Ours is right: the reaction lies in the receipt of row 15, whose own id (ZSTANZAID) ours gives; iLEAPP gives the id in "
    "the protobuf, which is the reaction's."
)
_GV_CALLS = (
    "Ours is right: in these six outgoing calls ThreadItem.senderPhoneNumber, which iLEAPP gives as the other party, is the "
    "own number (the same as in outgoing messages); the party called stands in ThreadParticipant, which ours gives."
)
_TWITTER_CALLS = (
    "Ours is right: four entries about ended calls (TFNDirectMessageEndAvBroadcastEntry). iLEAPP takes them as messages at the "
    "entry's time without a sender, incoming all; ours are calls from their stored beginning, with the direction of is_caller."
)
_LOCKED_SETTINGS = (
    "Ours is right: iLEAPP's other row is the password's settings (no title, no ZNOTEDATA, 'Password group definition'), "
    "not a note."
)
_PLASO_NOTES = (
    "plaso reads all 28 rows of ZICCLOUDSYNCINGOBJECT and drops those equal in its four columns: 8 notes, and one empty row "
    "left of the accounts, folders and others. Eight rows have note data."
)
_PLASO_COOKIES = (
    "plaso makes a further event of each of Google's analytics cookies (__utma, __utmb, __utmz), out of its value: 1, 43 and 15 "
    "of them here. Values of cookies are not read."
)
_PLASO_WIFI = "Ours: the known network itself and its 9 access points; plaso gives the access points."
_PLASO_KNOWLEDGE = (
    "plaso gives the streams /app/inFocus (17) and Safari's; ours also /activity/level (2) and /display/isBacklit (2)."
)
_PLASO_USAGE = (
    "The table has 11663 rows; plaso drops rows equal in time and package (11545 different): a second event of the same "
    "millisecond and app is lost. Ours has each row."
)
EXPLANATIONS: Mapping[tuple[str, str, str], Explained] = {
    (_NATIVE, "photos", "user albums"): (
        7,
        9,
        "Albums are given with their pictures, by title: one of the nine is empty, and two are both named 'Test Album'.",
    ),
    (_NATIVE, "photos", "named people"): (3, 6, "Counted by name: the six rows are three names, each twice."),
    (_NATIVE, "notes", "folders"): (5, 6, "Folders are given with their notes: one of the six ('Folder2') has none."),
    (_NATIVE, "whatsapp", "media items"): (
        2,
        7,
        "Two media items have a file. Four are places (the coordinates stand in the message), one only quotes another message.",
    ),
    (_IOS15, "iLEAPP: Discord - Chats", "rows that differ in direction"): (
        154,
        0,
        "Cached replies do not say whose account asked for them: ours leaves the direction absent; iLEAPP writes 'Received' for "
        "all, those of the phone's own account too.",
    ),
    (_IOS15, "iLEAPP: Gmail - Offline Search", "rows that differ in sender"): (
        2,
        0,
        "Ours is right: the sender is stored as a bare address; iLEAPP puts it into the name's column and leaves the "
        "address empty.",
    ),
    (_IOS15, "iLEAPP: Gmail - Offline Search", "rows that differ in sender's name"): (2, 0, "The same two rows."),
    (_IOS15, "iLEAPP: Notes - Password Protected", "count"): (4, 5, _LOCKED_SETTINGS),
    (_IOS17, "iLEAPP: Notes - Password Protected", "count"): (6, 7, _LOCKED_SETTINGS),
    (_IOS15, "ios.burner_cache: replies in the cache", "Cache.db, table cfurl_cache_response"): (
        40,
        39,
        "One reply of the server holds two things; each item of a row counts as read.",
    ),
    (_IOS15, "iLEAPP: WhatsApp - Group Events", "count"): (11, 21, _GROUP_ROWS),
    (_IOS15, "iLEAPP: WhatsApp - Group Events", "rows that we lack"): (10, 0, _GROUP_ROWS),
    (_IOS15, "iLEAPP: WhatsApp - Messages", "rows that differ in sender"): (10, 0, _SYSTEM_ROWS),
    (_IOS15, "iLEAPP: WhatsApp - Message Reactions", "rows that differ in by"): (
        1,
        0,
        "The receipt has no JID of another: ours says 'owner', iLEAPP leaves it empty.",
    ),
    (_IOS15, "iLEAPP: WhatsApp - Message Reactions", "rows that differ in message"): (1, 0, _REACTION),
    (_IOS17, "iLEAPP: Google Voice - Calls", "rows that we lack"): (6, 0, _GV_CALLS),
    (_IOS17, "iLEAPP: Google Voice - Calls", "records that it lacks"): (6, 0, _GV_CALLS),
    (_IOS17, "iLEAPP: Google Voice - Contacts", "rows that differ in last contact"): (
        4,
        0,
        "Both hold: iLEAPP gives the newest item that the number itself sent; ours the newest time of a thread with it.",
    ),
    (_IOS17, "iLEAPP: Notes - Shared Note Participants", "count"): (
        6,
        4,
        "Ours is right: three notes are shared, with two people each; iLEAPP's own table of CloudKit participants has six too.",
    ),
    (_IOS17, "iLEAPP: Twitter X - Direct Messages", "rows that differ in at"): (4, 0, _TWITTER_CALLS),
    (_IOS17, "iLEAPP: Twitter X - Direct Messages", "rows that differ in direction"): (2, 0, _TWITTER_CALLS),
    (_IOS17, "iLEAPP: Twitter X - Direct Messages", "rows that differ in sender"): (4, 0, _TWITTER_CALLS),
    (_IOS17, "iLEAPP: Twitter X - Direct Messages", "rows that differ in sender's name"): (4, 0, _TWITTER_CALLS),
    **{(p, "plaso: ios/NoteStore.sqlite", "events"): (8, 9, _PLASO_NOTES) for p in _PLASO},
    **{(p, "plaso: ios/com.apple.wifi.known-networks.plist", "events"): (10, 9, _PLASO_WIFI) for p in _PLASO},
    **{(p, "plaso: macos/knowledgec-10.13.db", "events"): (21, 17, _PLASO_KNOWLEDGE) for p in _PLASO},
    **{(p, "plaso: chrome/Cookies-68.0.3440.106", "events"): (5, 6, _PLASO_COOKIES) for p in _PLASO},
    **{(p, "plaso: chrome/cookies.db", "events"): (560, 603, _PLASO_COOKIES) for p in _PLASO},
    **{(p, "plaso: Cookies.binarycookies", "events"): (91, 106, _PLASO_COOKIES) for p in _PLASO},
    **{(p, "plaso: android/app_usage", "events"): (11663, 11545, _PLASO_USAGE) for p in _PLASO},
}


@contextmanager
def _environment(folder: Path) -> Generator[None, None, None]:
    """An installation of its own, and the consent of the data's owner."""
    ours = {"ABOVEBOARD_HOME": str(folder / "home"), "ABOVEBOARD_OWN_PHONE": "1"}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def validate(corpora: Path, only: Sequence[str] = ()) -> tuple[list[Examined], dict[str, list[Row]]]:
    """Examine every source and compare. `only` picks sources by their names."""
    pillow_heif.register_heif_opener()
    vfs = EvidenceVfs()
    results: list[Examined] = []
    rows: dict[str, list[Row]] = {}
    with tempfile.TemporaryDirectory() as folder, _environment(Path(folder)):
        work = Path(folder)
        for given in SOURCES:
            if only and given.name not in only:
                continue
            path, placed = corpora / given.name, None
            if given.laid_out:
                path = work / f"plaso-{given.laid_out}"
                placed = lay_out(corpora / "plaso", given.laid_out, path)
            result = examine(given, path, work)
            results.append(result)
            rows[given.name] = list(_compared(result, corpora, placed, vfs))
    return results, rows


def _compared(result: Examined, corpora: Path, placed: Mapping[str, str] | None, vfs: EvidenceVfs) -> Iterator[Row]:
    name = result.given.name
    if result.refused is not None:
        return
    if name == "ios/ios_native_ffs.zip":
        yield from against_truth(result, corpora / "ios" / "ios_native_ffs.truth.tsv")
    elif name.startswith("ios/"):
        yield from against_ileapp(result, corpora / "ios")
        index = (corpora / name).with_suffix(".index.json")
        yield from against_hashes(result, image_hashes(index), "index.json")
    elif name.startswith("plaso"):
        yield from against_plaso(result, plaso_lines(corpora / "plaso"), placed)
    elif name == "android/nist_htc_desire":
        yield from against_nist(result)
    elif name == "sqlite":
        yield from nemetz(result, corpora / "sqlite" / "nemetz_v1_truth.json", vfs)
    elif name.startswith("backups/"):
        expected = backup_hashes(corpora / "backups", name.removeprefix("backups/"))
        yield from against_hashes(result, expected, "index.json")
    yield from pictures(result)
    yield from against_rows(result)
    yield from against_sqlite3(result, vfs)
    yield from against_sql(result)


def faults(results: Sequence[Examined], rows: Mapping[str, Sequence[Row]]) -> list[str]:
    """What is not in order, a sentence each."""
    found = [f"{r.given.name}: the evidence changed" for r in results if not r.unchanged]
    for result in results:
        name = result.given.name
        if result.refused and name not in REFUSED:
            found.append(f"{name}: could not be opened: {result.refused}")
        found += [f"{name}: {r.store}: failed, though {r.theirs}: {r.ours}" for r in not_read(result) if not r.equal]
        found += [
            f"UNEXPLAINED {name}: {r.store}: {r.what}: ours {r.ours}, reference {r.theirs}"
            for r in rows.get(name, ())
            if not r.fine
        ]
    return found


def cell(text: str) -> str:
    """Text in a table of Markdown."""
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;") or " "


def table_of(header: Sequence[str], lines: Iterable[Sequence[str]]) -> list[str]:
    """A table of Markdown; nothing where there are no lines."""
    body = ["| " + " | ".join(cell(c) for c in line) + " |" for line in lines]
    if not body:
        return []
    return ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header), *body, ""]


HEAD = """# Validation

<!-- Written by `make validate` (tools/validate.py) from the test data: change the tool, not this file. -->

The shared test data (public images, test files of other tools, backups made with known contents) is examined by the
command itself, and what comes of it is compared with the truth or reference that is given with the data. A reference is
what another tool reads; where it differs from ours, both were checked against the rows in the store, and the table says
which is right and why. Texts are compared without white space, times to the second. `make validate` writes this page again
and fails on a difference without an explanation; an explanation counts only for the figures it was checked for.

'Evidence' is whether every file and folder of the source (kind, mode, size, time of change, SHA-256), and for a source
that is one file the listing of the folder it lies in, is after the examination what it was before.
"""


def page(results: Sequence[Examined], rows: Mapping[str, Sequence[Row]]) -> str:
    """docs/validation.md."""
    out = [HEAD, "## Sources", ""]
    lines: list[list[str]] = []
    for result in results:
        counts = Counter(o.status.value for o in result.outcomes)
        compared = rows[result.given.name]
        equal = sum(r.equal for r in compared)
        summary = f"{equal} equal, {sum(r.fine and not r.equal for r in compared)} explained"
        unexplained = sum(not r.fine for r in compared)
        lines.append(
            [
                result.given.name,
                "not opened"
                if result.refused
                else f"{result.facts['format']}, {result.facts['system']}, {result.facts['acquisition']}",
                str(result.files),
                str(len(result.records)),
                ", ".join(f"{n} {s}" for s, n in sorted(counts.items())),
                summary + (f", {unexplained} UNEXPLAINED" if unexplained else ""),
                "identical" if result.unchanged else "CHANGED",
            ]
        )
    out += table_of(("source", "opened as", "files", "records", "outcomes", "comparisons", "evidence"), lines)
    for result in results:
        name = result.given.name
        out += [f"## {name}", ""]
        if result.refused:
            out += [f"Not opened: {result.refused}", "", REFUSED.get(name, "UNEXPLAINED"), ""]
            continue
        by_artifact = Counter((r["artifact"], r["kind"]) for r in result.records)
        made = ", ".join(f"{a} {n} {k}" for (a, k), n in sorted(by_artifact.items()))
        out += [f"Records: {made or 'none; no artifact reads these files'}.", ""]
        reference = [r for r in rows[name] if not _plain(r)]
        out += table_of(
            ("store", "what", "ours", "truth or reference", "", "explanation"),
            (
                [
                    r.store,
                    r.what,
                    r.ours,
                    r.theirs,
                    "equal" if r.equal else "differs",
                    r.explanation or ("" if r.equal else "UNEXPLAINED"),
                ]
                for r in reference
            ),
        )
        audit = [r for r in rows[name] if _plain(r)]
        if audit:
            right = sum(r.equal for r in audit)
            out += [
                f"Rows read of {len(audit)} tables beside sqlite3's own count in a copy: {right} equal"
                + (f"; {', '.join(f'{r.store} ({r.ours})' for r in audit)}." if audit else "."),
                "",
            ]
            out += table_of(
                ("part", "table", "rows read", "sqlite3", "explanation"),
                ([r.store, r.what, r.ours, r.theirs, r.explanation or "UNEXPLAINED"] for r in audit if not r.equal),
            )
        wrong = list(not_read(result))
        if wrong:
            out += ["Not read whole:", ""]
            out += table_of(
                ("artifact and file", "outcome", "reason", "sqlite3, plistlib, Pillow"),
                ([r.store, r.what, r.ours, r.theirs] for r in wrong),
            )
    return "\n".join(out).rstrip() + "\n"


def _plain(row: Row) -> bool:
    return ", table " in row.what


def main(arguments: Sequence[str] | None = None) -> int:
    """See the module."""
    parser = argparse.ArgumentParser(description="Compare the software with the truth of the shared test data.")
    parser.add_argument("--check", action="store_true", help="write nothing; compare with what is there")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="the folder of the test data")
    parser.add_argument("--only", action="append", default=[], help="this source only; prints, writes nothing")
    asked = parser.parse_args(arguments)
    corpora: Path = asked.corpora.resolve()
    if not corpora.is_dir():
        print(
            "The test data is not there (../shared/corpora beside the project); nothing was compared.", file=sys.stderr
        )
        return 3
    results, rows = validate(corpora, asked.only)
    text = page(results, rows)
    wrong = faults(results, rows)
    if asked.only:
        print(text)
    elif asked.check:
        if not PAGE.exists() or PAGE.read_text() != text:
            wrong.append("docs/validation.md is stale: run `make validate`")
    else:
        PAGE.write_text(text)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    compared = [r for these in rows.values() for r in these]
    print(
        f"{len(results)} sources, {sum(len(r.records) for r in results)} records, {len(compared)} comparisons: "
        f"{sum(r.equal for r in compared)} equal, {sum(r.fine and not r.equal for r in compared)} explained, "
        f"{sum(not r.fine for r in compared)} unexplained",
        file=sys.stderr,
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
