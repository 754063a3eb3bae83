"""What the parent and its workers say to each other: typed, length-limited, never pickled."""

from __future__ import annotations

import socket
import struct
from typing import Any

import msgspec

from aboveboard.model.authority import Scope
from aboveboard.model.outcome import Outcome
from aboveboard.sources.api import Keys, Ref, SourceFacts

LIMIT = 256 * 1024 * 1024
_LENGTH = struct.Struct(">I")


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


class Read(msgspec.Struct, frozen=True, tag=True):
    """Read these units, each a task of its own."""

    units: tuple[Unit, ...]
    seconds: float


class Beside(msgspec.Struct, frozen=True, array_like=True):
    """The -wal and -journal beside a file, by its index in the source."""

    index: int
    wal: Ref | None
    journal: Ref | None


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


class Stop(msgspec.Struct, frozen=True, tag=True):
    """Close the shard and end."""


class Surveyed(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Survey`."""

    facts: SourceFacts
    keys: Keys
    units: tuple[Unit, ...]
    outcomes: tuple[Outcome, ...]
    chosen: tuple[str, ...]
    """The artifacts that are covered and asked for."""
    batches: int
    """How many batches `MoreFiles` has."""
    names: int


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The source cannot be opened."""

    reason: str
    password: str = ""
    """'needed' or 'wrong' where it is about the password."""


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


class Crashed(msgspec.Struct, frozen=True, tag=True):
    """The worker met a fault of our own and ends; the task is not in the shard."""

    reason: str


class Result(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a shard's ledger keeps of a finished task."""

    outcomes: tuple[Outcome, ...]
    more: tuple[Unit, ...] = ()


class Rolled(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Roll` and `Stop`: the shard is closed."""

    shard: str


ToWorker = Setup | Survey | Opened | Read | Sniff | MoreFiles | Roll | Stop
FromWorker = Surveyed | Refused | Files | Done | Rolled | Crashed
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
            self.socket.sendall(_LENGTH.pack(len(body)) + body)
        except OSError as error:
            raise Closed(str(error)) from error

    def receive(self) -> Any:
        """The next message, checked against its type. Raises Closed, or ValueError for what is none."""
        (length,) = _LENGTH.unpack(self._exactly(4))
        if length > LIMIT:
            raise ValueError(f"a message of {length} bytes is over the limit")
        return self._decode(self._exactly(length))

    def _exactly(self, amount: int) -> bytes:
        data = bytearray()
        while len(data) < amount:
            try:
                piece = self.socket.recv(min(amount - len(data), 1 << 20))
            except OSError as error:
                raise Closed(str(error)) from error
            if not piece:
                raise Closed("end of stream")
            data += piece
        return bytes(data)
