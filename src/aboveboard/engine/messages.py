"""What the parent and its workers say to each other: typed, length-limited, never pickled."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from typing import Any

import msgspec

from aboveboard.engine import discover
from aboveboard.engine.raw.asks import Show, Showing, Shown
from aboveboard.engine.walls import Walls
from aboveboard.model.authority import Scope
from aboveboard.model.incell import InCell
from aboveboard.model.outcome import Outcome
from aboveboard.sources.api import Keys, PasswordNeeded, Ref, SourceError, SourceFacts, WrongPassword

LIMIT = 256 * 1024 * 1024
GRACE = 30.0
"""Seconds past its budget after which a task is stopped from outside."""
_LENGTH = struct.Struct(">I")
_LARGE = 1 << 20
"""Bytes of a message from which on its length goes ahead alone."""


class Setup(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker."""

    shard: str
    key: bytes
    exhibit: str
    source: int
    container: str
    """What tells this source's files from another's of the same exhibit: part of every key."""
    path: str
    scratch: str
    scope: Scope
    kinds: tuple[int, ...] = ()
    """Numbers of the kinds that are covered and asked for; none: all."""
    recovery: bool = True
    """Whether rows that are not live are looked for."""


class Survey(msgspec.Struct, frozen=True, tag=True):
    """Open the source, match all names, keep the tree at hand for `MoreFiles`."""

    password: bytes | None


class Opened(msgspec.Struct, frozen=True, tag=True):
    """What other workers need to open members."""

    facts: SourceFacts
    keys: Keys
    chosen: tuple[str, ...]
    """The artifacts that are covered and asked for."""


class Claim(msgspec.Struct, frozen=True, array_like=True):
    """An artifact that claims a file."""

    artifact: str
    sure: bool


class Unit(msgspec.Struct, frozen=True, omit_defaults=True):
    """One file and the artifacts that are to read it, or one range of rows of one part of one artifact."""

    ref: Ref
    claims: tuple[Claim, ...]
    wal: Ref | None = None
    journal: Ref | None = None
    app: str | None = None
    profile: str = "0"
    parts: tuple[str, ...] = ()
    """Only these parts of the one artifact."""
    low: int | None = None
    high: int | None = None
    priority: int = 2
    whole: bool = True
    """Whether this unit speaks for the file: hashes it and enters it."""
    companions: tuple[tuple[str, Ref], ...] = ()
    """Files to be handed over with it, by the names that the artifact asked for."""
    recover: bool = False
    """Look for the rows that are not live, instead of reading those that are."""
    task: str = ""
    """Its name in the ledger; see `engine.tasks`."""

    @property
    def discovery(self) -> bool:
        """Whether no artifact is known for the file, and its content is to say what it is."""
        return bool(self.claims) and self.claims[0].artifact == discover.ARTIFACT


_unit = msgspec.msgpack.Decoder(Unit)


class Read(msgspec.Struct, frozen=True, tag=True):
    """Read these units, each a task of its own."""

    units: tuple[Unit, ...]
    seconds: float


class Beside(msgspec.Struct, frozen=True, array_like=True):
    """What belongs to a file, by its index in the source: -wal and -journal, and the app in whose container it lies."""

    index: int
    wal: Ref | None = None
    journal: Ref | None = None
    app: str | None = None


class Sniff(msgspec.Struct, frozen=True, tag=True):
    """Look at these files by content, and read those that an artifact takes by content."""

    task: str
    refs: tuple[Ref, ...]
    loose: bool
    """Whether databases of unknown name are offered to all artifacts by their structure."""
    seconds: float
    beside: tuple[Beside, ...] = ()


class MoreFiles(msgspec.Struct, frozen=True, tag=True):
    """Ask the surveyor for the next batch of files that no artifact claimed by name."""

    batch: int


class Roll(msgspec.Struct, frozen=True, tag=True):
    """Close the shard and go on in another."""

    shard: str


class Stop(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """Close the shard and end."""

    goes_on: bool = False
    """Whether a successor will go on in the same shard."""


class Surveyed(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Survey`."""

    facts: SourceFacts
    keys: Keys
    packed: tuple[msgspec.Raw, ...]
    """The units, each as a message of its own: of a large tree they are hundreds of thousands."""
    outcomes: tuple[Outcome, ...]
    chosen: tuple[str, ...]
    """The artifacts that are covered and asked for."""
    batches: int
    """How many batches `MoreFiles` has."""
    names: int
    walls: Walls = Walls()

    def units(self) -> Iterator[Unit]:
        """One after the other. Raises msgspec.DecodeError."""
        return map(_unit.decode, self.packed)


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The source cannot be opened."""

    reason: str
    password: str = ""
    """'needed' or 'wrong' where it is about the password."""

    @staticmethod
    def by(error: SourceError) -> Refused:
        """Why it cannot, to be told to the parent."""
        about = "needed" if isinstance(error, PasswordNeeded) else "wrong" if isinstance(error, WrongPassword) else ""
        return Refused(str(error), about)

    @property
    def error(self) -> SourceError:
        """The same, to be raised there."""
        return {"needed": PasswordNeeded, "wrong": WrongPassword}.get(self.password, SourceError)(self.reason)


class Files(msgspec.Struct, frozen=True, tag=True):
    """The answer to `MoreFiles`."""

    batch: int
    task: str
    refs: tuple[Ref, ...]
    beside: tuple[Beside, ...] = ()
    """For those of them that have any."""


class Done(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """The answer to `Read` and `Sniff`, once the shard holds it."""

    outcomes: tuple[Outcome, ...]
    records: int = 0
    files: int = 0
    bytes: int = 0
    more: tuple[Unit, ...] = ()
    """Units that this one was split into."""


class Crashed(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """The worker met a fault of our own and ends; the task is not in the shard."""

    reason: str
    full: bool = False
    """Whether there was no room for its shard."""


class Result(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a shard's ledger keeps of a finished task."""

    outcomes: tuple[Outcome, ...]
    more: tuple[Unit, ...] = ()


class Rolled(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Roll` and `Stop`: the shard is closed."""

    shard: str


class Proving(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that proves: open the source again. Answered by `Ready` or `Refused`."""

    path: str
    password: bytes | None
    wanted: tuple[str, ...]
    """The names in the container of the files that will be asked for."""


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The source is open again."""

    facts: SourceFacts
    compressed: bool = False
    """Of an Android backup: whether its third line says that it is compressed."""


class HashContainer(msgspec.Struct, frozen=True, tag=True):
    """Ask for the SHA-256 of the source, where that is one file."""


class ContainerHash(msgspec.Struct, frozen=True, tag=True):
    """The answer to `HashContainer`; None where the source is a folder."""

    sha256: str | None
    size: int = 0


class Standing(msgspec.Struct, frozen=True):
    """A reading as the case holds it: which part of which artifact, on which file."""

    exhibit: str
    source: int
    container: str
    path: str
    member: str
    profile: str
    app: str | None
    artifact: str
    part: str


class Prove(msgspec.Struct, frozen=True, tag=True):
    """Make a reading's records again from the bytes: all, or the one at `locator` (its number and text).

    Answered by one `FileFound`, then any number of `Derived`, for one record `Placed`, and at the end `Proved`.
    """

    standing: Standing
    one: tuple[int, str | None] | None = None


class FileHash(msgspec.Struct, frozen=True):
    """A file that took part: its name in the container, size in bytes and SHA-256."""

    role: str
    """main, wal, journal or companion"""
    member: str
    size: int
    sha256: str
    inner: str = ""
    """The name under which the container keeps it, where that is another one: the hashed name of an iTunes backup."""
    encrypted: bool = False


class FileFound(msgspec.Struct, frozen=True, tag=True):
    """The file is there again."""

    files: tuple[FileHash, ...]
    notes: tuple[str, ...] = ()
    """What the second reader says of it."""


class Derived(msgspec.Struct, frozen=True, tag=True):
    """Some records made again: rows as `store.present.ROW_COLUMNS` gives them, and the layout of their reading."""

    layout: bytes
    rows: tuple[Any, ...]


class Mark(msgspec.Struct, frozen=True):
    """A part of a cell: which bytes it is, and what they say."""

    name: str
    pieces: tuple[tuple[str, int, int], ...]
    """(main, wal or journal; offset; length), in bytes from the start of that file."""
    hex: str
    value: Any
    rule: str
    serial_type: int | None = None
    column: bool = False
    """Whether it is a column's value, and not of the cell's own header."""


class BytePlace(msgspec.Struct, frozen=True):
    """A row or an item of a file, and the bytes it stands in."""

    table: str | None
    role: str
    """row: the record's own; joined: one that the reading joins to it"""
    rowid: int | None
    source: str
    page: int | None
    offset: int
    length: int
    """Of the cell's part on its own page."""
    hex: str
    """These bytes."""
    marks: tuple[Mark, ...]


class Placed(msgspec.Struct, frozen=True, tag=True):
    """Where the one record stands; the first place is its own row."""

    rows: tuple[BytePlace, ...]
    labels: dict[str, tuple[str, ...]]
    """For each field of the record, the expressions that the artifact declares for it."""


class Proved(msgspec.Struct, frozen=True, tag=True):
    """The end of the answer to `Prove`."""

    unproved: str = ""
    """Why nothing, or nothing more, could be made of the bytes."""
    second: bool = False
    """Whether the second reader of the format made it, or the same reader once more."""


class Locating(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that says where files stand. Answered by `Located` or `Refused`."""

    path: str
    password: bytes | None


class Located(msgspec.Struct, frozen=True, tag=True):
    """The source is open; with these another worker opens its members."""

    facts: SourceFacts
    keys: Keys


class Locate(msgspec.Struct, frozen=True, tag=True):
    """Ask for the references of files by their device paths."""

    paths: tuple[str, ...]


class Refs(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Locate`: None for each that is not there."""

    refs: tuple[Ref | None, ...]


class Previewing(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that makes previews; not answered."""

    path: str
    facts: SourceFacts
    keys: Keys


class Preview(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """Ask for a preview of a member in a form: see `engine.previews`."""

    ref: Ref
    form: str
    cell: InCell | None = None
    """Of the picture in this cell of the database, in place of the member itself."""
    wal: Ref | None = None
    journal: Ref | None = None


class Previewed(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """The answer to `Preview`; without data and reason where the form is not there."""

    data: bytes = b""
    mime: str = ""
    width: int = 0
    height: int = 0
    why: str = ""
    """Why there is none, or what must be said of it."""
    pages: int = 0


class Copying(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that copies files for a hand-over; not answered."""

    path: str
    facts: SourceFacts
    keys: Keys


class Copy(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """Ask for the bytes of a member, or for a copy of it with parts hidden. Answered by any number of `Part`, then `Copied`."""

    ref: Ref
    bytes: bool = True
    """Whether they are wanted, or its hash alone."""
    regions: tuple[tuple[float, float, float, float], ...] = ()
    """Of a picture, drawn black: left, top, right, bottom, as parts of width and height."""
    stretches: tuple[tuple[float, float], ...] = ()
    """Of a film or sound, black and silent: from and to, in seconds."""


class Part(msgspec.Struct, frozen=True, tag=True):
    """The next bytes of a copy."""

    data: bytes


class Copied(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """The end of a copy."""

    original: str = ""
    """SHA-256 of the file as it is in the evidence."""
    mime: str = ""
    why: str = ""
    """Why there is none; what came of it is not to be used."""


class Hashing(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that hashes files: open the source. Answered by `Countable` or `Refused`."""

    path: str
    password: bytes | None


class HashFiles(msgspec.Struct, frozen=True, tag=True):
    """Ask for the hashes of some files of the source, from one number on. Answered by `Hashes`."""

    first: int
    most: int


class Digests(msgspec.Struct, frozen=True, array_like=True):
    """A file with its hashes."""

    number: int
    path: str
    member: str
    md5: bytes
    sha1: bytes
    sha256: bytes


class Hashes(msgspec.Struct, frozen=True, tag=True):
    """Hashes of the files before number `after`; those that could not be read are counted."""

    found: tuple[Digests, ...]
    after: int
    bytes: int
    unreadable: int


class Countable(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Hashing`: the source is open and has so many files."""

    files: int


class Trying(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that tries a password on a backup's Manifest.plist. Answered by `Tried` or `Refused`."""

    manifest: bytes
    password: bytes


class Tried(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Trying`: see `sources.backuppassword`."""

    opens: bool | None


class Unpacking(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that takes files out of an iPhone's backup. Answered by `Unpacked` or `Refused`."""

    path: str
    password: bytes | None


class Unpacked(msgspec.Struct, frozen=True, tag=True):
    """The backup is open; its keys stay with the worker."""

    files: int
    encrypted: bool
    problems: tuple[str, ...] = ()


class Covered(msgspec.Struct, frozen=True, tag=True):
    """Ask for the files that a scope covers, narrowed to categories. Answered by `InBackup`, of which the last one is marked."""

    scope: Scope
    categories: tuple[str, ...]


class Beneath(msgspec.Struct, frozen=True, tag=True):
    """Ask for the files beneath a folder of the phone. Answered as `Covered` is."""

    folder: str


class BackedUp(msgspec.Struct, frozen=True, array_like=True):
    """A file of a backup: its number there, device path, name in the backup, bytes, and UTC microseconds of its change."""

    index: int
    path: str
    member: str
    size: int
    modified: int | None


class InBackup(msgspec.Struct, frozen=True, tag=True):
    """Some of the files that were asked for."""

    files: tuple[BackedUp, ...]
    last: bool


class Claims(msgspec.Struct, frozen=True, tag=True):
    """Ask how many files each of these artifacts claims. Answered by `Claimed`."""

    artifacts: tuple[str, ...]


class Claimed(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Claims`, in their order."""

    files: tuple[int, ...]


class Take(msgspec.Struct, frozen=True, tag=True):
    """Ask for the bytes of the file with this number. Answered by any number of `Part`, then `Copied`."""

    index: int


class CountingApps(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that looks what a backup of apps holds. Answered by `AppsCounted` or `Refused`."""

    path: str
    packages: tuple[str, ...]


class AppsCounted(msgspec.Struct, frozen=True, tag=True):
    """Files of each app, in their order."""

    files: tuple[int, ...]
    broken: str = ""
    """Where the backup is not whole: why."""


_Examining = Setup | Survey | Opened | Read | Sniff | MoreFiles | Roll | Stop
_Taking = Unpacking | Covered | Beneath | Claims | Take | CountingApps
_Looking = Locating | Locate | Previewing | Preview | Showing | Show | Copying | Copy
ToWorker = _Examining | Proving | HashContainer | Prove | _Looking | Hashing | HashFiles | Trying | _Taking
_Proof = Ready | ContainerHash | FileFound | Derived | Placed | Proved
_Looked = Located | Refs | Previewed | Shown | Part | Copied
_Taken = Unpacked | InBackup | Claimed | AppsCounted
FromWorker = (
    Surveyed | Refused | Files | Done | Rolled | Crashed | _Proof | _Looked | Countable | Hashes | Tried | _Taken
)
_to_worker = msgspec.msgpack.Decoder(ToWorker)
_from_worker = msgspec.msgpack.Decoder(FromWorker)


class Closed(Exception):
    """The other side is gone."""


class Channel:
    """A socket that carries messages."""

    def __init__(self, connection: socket.socket, *, worker: bool) -> None:
        """`worker` is which side this is."""
        self.socket = connection
        self._decode: Any = (_to_worker if worker else _from_worker).decode

    def send(self, message: ToWorker | FromWorker) -> None:
        """Raises Closed."""
        body = msgspec.msgpack.encode(message)
        try:
            if len(body) > _LARGE:
                # What a survey of millions of files hands out is not to be in memory twice.
                self.socket.sendall(_LENGTH.pack(len(body)))
                self.socket.sendall(body)
            else:
                self.socket.sendall(_LENGTH.pack(len(body)) + body)
        except OSError as error:
            raise Closed(str(error)) from error

    def receive(self) -> Any:
        """The next message, checked against its type. Raises Closed, or ValueError for what is none."""
        (length,) = _LENGTH.unpack(self._exactly(4))
        if length > LIMIT:
            raise ValueError(f"a message of {length} bytes is over the limit")
        return self._decode(self._exactly(length))

    def _exactly(self, amount: int) -> bytearray:
        data = bytearray()
        while len(data) < amount:
            try:
                piece = self.socket.recv(min(amount - len(data), 1 << 20))
            except OSError as error:
                raise Closed(str(error)) from error
            if not piece:
                raise Closed("end of stream")
            data += piece
        return data
