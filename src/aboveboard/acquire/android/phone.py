"""One phone that an `adb` server sees: commands with their status, listings and files.

Device list and states come from adbutils; what is read in bulk is read here, off the same server's sockets. Facts:
https://android.googlesource.com/platform/packages/modules/adb (SERVICES.TXT, SYNC.TXT, shell_protocol.h, file_sync_protocol.h).
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from adbutils import AdbClient
from adbutils.errors import AdbError

from aboveboard.acquire.archive import Fill
from aboveboard.acquire.errors import AcquireError, NotAllowed, Unplugged

SILENT: Final = 60.0
"""Seconds of silence after which a phone counts as gone."""
_ENTRY: Final = struct.Struct("<IIII")
_ENTRY2: Final = struct.Struct("<IQQIIIIQqqqI")
_DIRECTORY, _FILE = 0o040000, 0o100000
_CHUNK: Final = 64 * 1024
_HEAD: Final = 8
_LEAST: Final = 16 * 1024
_MOST: Final = 1024 * 1024
_LONGEST: Final = 0.5
"""Seconds after which a block goes on as full as it is, so that an authority which ends is seen while a phone is slow."""


@dataclass(frozen=True)
class Seen:
    """A phone as the server lists it."""

    serial: str
    state: str
    """device, unauthorized, offline …"""


@dataclass(frozen=True)
class Answer:
    """What a command printed."""

    command: str
    out: bytes
    err: bytes
    status: int | None
    """None where the phone is too old to say it."""
    began: float
    """Seconds of this computer's clock."""
    ended: float


@dataclass(frozen=True)
class Entry:
    """A file or folder of a listing."""

    name: bytes
    mode: int
    size: int
    modified: int

    @property
    def is_folder(self) -> bool:
        """A folder, and no link to one."""
        return self.mode & 0o170000 == _DIRECTORY

    @property
    def is_file(self) -> bool:
        """A file, and nothing else."""
        return self.mode & 0o170000 == _FILE


class ReadFailed(Exception):
    """One file that the phone does not give, in its words."""


def seen(port: int) -> list[Seen]:
    """All phones that the server sees. Raises AcquireError."""
    try:
        return [Seen(d.serial, d.state) for d in AdbClient("127.0.0.1", port).list(extended=False)]
    except (AdbError, OSError) as error:
        raise AcquireError(f"the adb server does not answer: {error}") from error


def await_yes(port: int, serial: str | None, seconds: float, waiting: Callable[[str], None]) -> str:
    """Wait for the holder's own tap; the phone's serial. `waiting` is told each new state.

    Raises NotAllowed, Unplugged, and AcquireError where there are several phones and none was named.
    """
    until, before = time.monotonic() + seconds, ""
    while True:
        found = [s for s in seen(port) if serial in (None, s.serial)]
        if len(found) > 1:
            listed = ", ".join(s.serial for s in found)
            raise AcquireError(
                f"there are {len(found)} phones ({listed}); one is read at a time: unplug the others, or give --serial"
            )
        state = found[0].state if found else "absent"
        if state == "device":
            return found[0].serial
        if state != before:
            before = state
            waiting(state)
        if time.monotonic() > until:
            if state == "unauthorized":
                raise NotAllowed("the phone's holder has not allowed this computer; nothing was read")
            raise Unplugged(
                "no phone is there"
                if state == "absent"
                else f"the phone is there, and answers nothing ({state}); plug it in anew"
            )
        time.sleep(0.1)


class Phone:
    """A phone whose holder has allowed this computer."""

    def __init__(self, port: int, serial: str) -> None:
        """Raises AcquireError."""
        self.port = port
        self.serial = serial
        self.features = frozenset(self._host("features").split(","))
        self.answers: list[Answer] = []
        """All commands sent until now, and what came back."""

    def _host(self, what: str) -> str:
        with self._socket() as line:
            _send(line, f"host-serial:{self.serial}:{what}".encode())
            return _exactly(line, int(_exactly(line, 4), 16)).decode("utf-8", "replace")

    @contextmanager
    def _socket(self, silent: float = SILENT) -> Generator[socket.socket]:
        try:
            line = socket.create_connection(("127.0.0.1", self.port), timeout=silent)
            _within(line, silent, socket.SO_RCVTIMEO, socket.SO_SNDTIMEO)
        except OSError as error:
            raise AcquireError(f"the adb server does not answer: {error}") from error
        try:
            yield line
        except (ConnectionError, EOFError) as error:
            raise self.gone() from error
        except (TimeoutError, BlockingIOError) as error:
            raise Unplugged(f"the phone has been silent for {silent:.0f} seconds") from error
        finally:
            line.close()

    @contextmanager
    def service(self, name: bytes, silent: float = SILENT) -> Generator[socket.socket]:
        """A stream to a service on the phone. Raises Unplugged, NotAllowed, AcquireError."""
        with self._socket(silent) as line:
            try:
                _send(line, f"host:transport:{self.serial}".encode())
                _send(line, name)
            except Refused as error:
                raise self.gone(str(error)) from error
            yield line

    def gone(self, why: str = "") -> AcquireError:
        """The words for a phone that stopped answering."""
        state = next((s.state for s in seen(self.port) if s.serial == self.serial), "absent")
        if state == "unauthorized":
            return NotAllowed("the phone does not allow this computer any more; what was copied is kept")
        if state == "device" and why:
            return AcquireError(f"the phone refuses: {why}")
        return Unplugged(
            "the phone is not there any more: its cable was pulled, or it was switched off. What was copied is kept; plug it in "
            "and give the same command again"
        )

    def run(self, command: str, silent: float = SILENT) -> Answer:
        """Run a command, its outputs apart where the phone can. Kept in `answers`. Raises Unplugged and its kin."""
        began = time.time()
        if "shell_v2" in self.features:
            out, err, status = self._shell2(command, silent)
        else:
            with self.service(b"shell:" + command.encode(), silent) as line:
                out, err, status = _until_end(line).replace(b"\r\n", b"\n"), b"", None
        answer = Answer(command, out, err, status, began, time.time())
        self.answers.append(answer)
        return answer

    def _shell2(self, command: str, silent: float) -> tuple[bytes, bytes, int]:
        parts: dict[int, list[bytes]] = {1: [], 2: []}
        with self.service(b"shell,v2,raw:" + command.encode(), silent) as line:
            while True:
                kind, size = struct.unpack("<BI", _exactly(line, 5))
                data = _exactly(line, size)
                if kind == 3:
                    return b"".join(parts[1]), b"".join(parts[2]), data[0] if data else 255
                if kind in parts:
                    parts[kind].append(data)

    @contextmanager
    def rest(self, path: bytes, offset: int) -> Generator[Fill]:
        """A file from a byte on, by the phone's own `tail`. Raises Unplugged and its kin."""
        with self.service(b"exec:tail -c +%d %s" % (offset + 1, quoted(path))) as line:

            def fill(block: memoryview) -> int:
                filled, until = 0, time.monotonic() + _LONGEST
                while filled < len(block) and (came := line.recv_into(block[filled:])):
                    filled += came
                    if time.monotonic() > until:
                        break
                return filled

            yield fill

    @contextmanager
    def files(self) -> Generator[Files]:
        """A stream of listings and files. Raises Unplugged and its kin."""
        with self.service(b"sync:") as line:
            _within(line, _LONGEST, socket.SO_RCVTIMEO)
            yield Files(line, wide="ls_v2" in self.features)


class Files:
    """The phone's file service. One request at a time is answered; several may be sent ahead."""

    def __init__(self, line: socket.socket, *, wide: bool, silent: float = SILENT) -> None:
        self._line = line
        self._wide = wide
        self._silent = silent
        self._buffer = bytearray(_MOST + _MOST // _LEAST * _HEAD)
        self._view = memoryview(self._buffer)
        self._start = self._stop = 0
        self._left: int = 0
        """Bytes of the chunk that `fill` has begun, as far as they have not come."""
        self._usual: int = 0
        """The size of that chunk."""
        self._due: int = 0
        """Bytes that are still to come, by the size that the phone stated."""
        self._heads = memoryview(bytearray(_MOST // _LEAST * _HEAD + _HEAD))

    def _receive(self, receive: Callable[[], int]) -> int:
        """At least one byte off the line. Raises EOFError where it has ended, TimeoutError where it is silent for too long."""
        until = time.monotonic() + self._silent
        while True:
            try:
                came = receive()
            except BlockingIOError:
                if time.monotonic() > until:
                    raise TimeoutError from None
                continue
            if not came:
                raise EOFError
            return came

    def _take(self, size: int) -> memoryview:
        """So many bytes, valid until the next call."""
        if self._stop - self._start < size:
            rest = bytes(self._view[self._start : self._stop])
            self._view[: len(rest)] = rest
            self._start, self._stop = 0, len(rest)
            while self._stop < size:
                self._stop += self._receive(lambda: self._line.recv_into(self._view[self._stop :]))
        taken = self._view[self._start : self._start + size]
        self._start += size
        return taken

    def folder(self, path: bytes) -> list[Entry]:
        """What a folder holds, but '.' and '..'."""
        kind, shape = (b"LIS2", _ENTRY2) if self._wide else (b"LIST", _ENTRY)
        self._line.sendall(kind + struct.pack("<I", len(path)) + path)
        found: list[Entry] = []
        while True:
            head = bytes(self._take(4))
            fields = shape.unpack(self._take(shape.size))
            if head == b"DONE":
                return found
            if self._wide:
                _, _, _, mode, _, _, _, size, _, modified, _, length = fields
            else:
                mode, size, modified, length = fields
            if length > _CHUNK:
                raise EOFError
            name = bytes(self._take(length))
            if name not in (b".", b".."):
                found.append(Entry(name, mode, size, modified))

    def ask(self, paths: Sequence[bytes], due: int = 0) -> None:
        """Ask for files ahead; `next` gives them in this order. `due`: bytes that the phone says a single one has."""
        self._due = due
        self._line.sendall(b"".join(b"RECV" + struct.pack("<I", len(p)) + p for p in paths))

    def next(self) -> Iterator[memoryview]:
        """The pieces of the next file that was asked for. Raises ReadFailed, after which the stream is of no more use."""
        while (size := self._chunk()) is not None:
            yield self._take(size)

    def fill(self, block: memoryview) -> int:
        """More of the next file that was asked for; 0 once, where it ends. Raises ReadFailed as `next` does."""
        filled, until = 0, time.monotonic() + _LONGEST
        while filled < len(block) and not (filled and time.monotonic() > until):
            if self._start == self._stop and self._usual >= _LEAST:
                filled += self._straight(block[filled : filled + _MOST])
            elif self._left:
                piece = self._some(min(self._left, len(block) - filled))
                block[filled : filled + len(piece)] = piece
                filled += len(piece)
                self._left -= len(piece)
                self._due -= len(piece)
            elif (size := self._chunk()) is not None:
                self._left, self._usual = size, size
            else:
                if filled:
                    # The end is told by the next call, which reads this again.
                    self._start -= _HEAD
                break
        return filled

    def _some(self, most: int) -> memoryview:
        """At least one byte and at most so many, valid until the next call."""
        if self._start == self._stop:
            self._start = self._stop = 0
            self._stop = self._receive(lambda: self._line.recv_into(self._view))
        taken = self._view[self._start : min(self._start + most, self._stop)]
        self._start += len(taken)
        return taken

    def _straight(self, block: memoryview) -> int:
        """Bytes off the line to where they belong and the heads between them to another place, as far as chunks have one size.

        What comes after a head that says otherwise is left in the buffer, with the head. As many bytes as are due anyhow come by
        one call, unless that takes too long.
        """
        size = self._usual
        if self._due > 0:
            block = block[: self._due]
        at = min(self._left, len(block))
        parts: list[memoryview] = [block[:at]]
        for head in range(0, (len(block) - at + size - 1) // size * _HEAD, _HEAD):
            parts += (self._heads[head : head + _HEAD], block[at : at + size])
            at += size
        flags = socket.MSG_WAITALL if self._due > 0 else 0
        came = self._receive(lambda: self._line.recvmsg_into(parts, 0, flags)[0])
        filled = min(came, len(parts[0]))
        self._left -= filled
        came -= filled
        usual = b"DATA" + size.to_bytes(4, "little")
        frames, more = divmod(came, _HEAD + size)
        begun = frames + (more > 0)
        if (not more or more >= _HEAD) and bytes(self._heads[: begun * _HEAD]) == usual * begun:
            if came:
                self._left = _HEAD + size - more if more else 0
                filled += came - begun * _HEAD
        else:
            for n in range(1, len(parts), 2):
                if came < _HEAD or bytes(parts[n]) != usual:
                    self._start, self._stop = 0, came
                    self._view[:came] = b"".join(parts[n:])[:came]
                    break
                more = min(came - _HEAD, len(parts[n + 1]))
                self._left = size - more
                filled += more
                came -= _HEAD + more
        self._due -= filled
        return filled

    def _chunk(self) -> int | None:
        """How many bytes of the file follow; None where it has ended."""
        head = self._take(_HEAD)
        kind, size = bytes(head[:4]), int.from_bytes(head[4:], "little")
        if kind == b"DATA" and 0 < size <= _CHUNK * 16:
            return size
        if kind == b"DONE":
            return None
        if kind == b"FAIL" and size <= _CHUNK:
            raise ReadFailed(bytes(self._take(size)).decode("utf-8", "replace"))
        raise EOFError


class Refused(Exception):
    """The server or the phone says no, in its words."""


def quoted(path: bytes) -> bytes:
    """A path as one word of the phone's shell."""
    return b"'" + path.replace(b"'", b"'\\''") + b"'"


def _within(line: socket.socket, seconds: float, *options: int) -> None:
    """Let the system itself end a wait, with BlockingIOError: Python would ask before each call whether anything is there."""
    line.settimeout(None)
    for option in options:
        line.setsockopt(socket.SOL_SOCKET, option, struct.pack("@ll", int(seconds), int(seconds % 1 * 1_000_000)))


def _send(line: socket.socket, request: bytes) -> None:
    line.sendall(b"%04x" % len(request) + request)
    said = _exactly(line, 4)
    if said != b"OKAY":
        raise Refused(_exactly(line, int(_exactly(line, 4), 16)).decode("utf-8", "replace"))


def _exactly(line: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        came = line.recv(size - len(data))
        if not came:
            raise EOFError
        data += came
    return bytes(data)


def _until_end(line: socket.socket) -> bytes:
    parts: list[bytes] = []
    while came := line.recv(1 << 16):
        parts.append(came)
    return b"".join(parts)
