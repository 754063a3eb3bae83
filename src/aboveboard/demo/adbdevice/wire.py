"""Packets and streams of the `adb` transport, from the phone's side.

Facts: https://android.googlesource.com/platform/packages/modules/adb/+/refs/heads/main/protocol.txt: 24 bytes of header
(command, two arguments, length, checksum, magic), little-endian; each WRTE waits for its OKAY; since version 0x01000001 checksums
are left out.
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

CNXN, AUTH, OPEN, OKAY, CLSE, WRTE = (
    int.from_bytes(n, "little") for n in (b"CNXN", b"AUTH", b"OPEN", b"OKAY", b"CLSE", b"WRTE")
)
VERSION, OLD_VERSION = 0x01000001, 0x01000000
MOST: Final = 1 << 20
_HEADER: Final = struct.Struct("<6I")


class Closed(Exception):
    """The other side has gone."""


class Stream:
    """One stream: bytes in, bytes out."""

    def __init__(self, link: Link, own: int, theirs: int) -> None:
        self._link = link
        self.own, self.theirs = own, theirs
        self._in = bytearray()
        self._there = threading.Condition()
        self._credit = threading.Semaphore(0)
        self.closed = False

    def came(self, data: bytes) -> None:
        """Bytes from the other side."""
        with self._there:
            self._in += data
            self._there.notify_all()

    def acknowledged(self) -> None:
        """The other side has taken what was sent."""
        self._credit.release()

    def ended(self) -> None:
        """The other side has closed it."""
        with self._there:
            self.closed = True
            self._there.notify_all()
        self._credit.release()

    def waiting(self) -> int:
        """Bytes that came and were not taken."""
        return len(self._in)

    def take(self, size: int) -> bytes:
        """So many bytes. Raises Closed."""
        with self._there:
            while len(self._in) < size:
                if self.closed:
                    raise Closed
                self._there.wait()
            data = bytes(self._in[:size])
            del self._in[:size]
        return data

    def send(self, data: bytes | bytearray | memoryview) -> None:
        """Bytes to the other side, in packets that it takes. Raises Closed."""
        view = memoryview(data)
        for at in range(0, len(view), self._link.most):
            if self.closed:
                raise Closed
            self._link.send(WRTE, self.own, self.theirs, view[at : at + self._link.most])
            self._credit.acquire()

    def close(self) -> None:
        """Nothing more comes."""
        if not self.closed:
            self.closed = True
            self._link.send(CLSE, self.own, self.theirs)


class Link:
    """One connection of a client."""

    def __init__(
        self, line: socket.socket, serve: Callable[[Stream, bytes], None], pause: Callable[[int], float]
    ) -> None:
        self._line = line
        self._serve = serve
        self._pause = pause
        self._lock = threading.Lock()
        self.version = OLD_VERSION
        self.most = 4096
        self.streams: dict[int, Stream] = {}
        self._next = 1

    def send(self, command: int, first: int, second: int, data: bytes | memoryview = b"") -> None:
        """One packet. Raises Closed."""
        check = sum(data) & 0xFFFFFFFF if self.version < VERSION else 0
        head = _HEADER.pack(command, first, second, len(data), check, command ^ 0xFFFFFFFF)
        if pause := self._pause(len(data)):
            time.sleep(pause)
        try:
            with self._lock:
                if len(data) > 1 << 14:
                    self._line.sendall(head)
                    self._line.sendall(data)
                else:
                    self._line.sendall(head + bytes(data))
        except OSError as error:
            raise Closed from error

    def receive(self) -> tuple[int, int, int, bytes]:
        """One packet. Raises Closed, and ValueError for one that is none."""
        command, first, second, length, check, magic = _HEADER.unpack(self._exactly(_HEADER.size))
        if magic != command ^ 0xFFFFFFFF or length > MOST:
            raise ValueError("no packet")
        data = self._exactly(length)
        if check and self.version < VERSION and check != sum(data) & 0xFFFFFFFF:
            raise ValueError("wrong checksum")
        return command, first, second, data

    def _exactly(self, size: int) -> bytes:
        data = bytearray(size)
        view = memoryview(data)
        got = 0
        while got < size:
            try:
                came = self._line.recv_into(view[got:])
            except OSError as error:
                raise Closed from error
            if not came:
                raise Closed
            got += came
        return bytes(data)

    def run(self) -> None:
        """Serve streams until the connection ends."""
        try:
            while True:
                command, first, second, data = self.receive()
                if command == OPEN:
                    self._open(first, data.rstrip(b"\0"))
                elif (stream := self.streams.get(second)) is None:
                    continue
                elif command == WRTE:
                    stream.came(data)
                    self.send(OKAY, stream.own, stream.theirs)
                elif command == OKAY:
                    stream.acknowledged()
                elif command == CLSE:
                    stream.ended()
                    self.streams.pop(second, None)
        except (Closed, ValueError):
            return
        finally:
            for stream in list(self.streams.values()):
                stream.ended()
            self.cut()

    def _open(self, theirs: int, service: bytes) -> None:
        stream = Stream(self, self._next, theirs)
        self.streams[self._next] = stream
        self._next += 1
        threading.Thread(target=self._served, args=(stream, service), daemon=True).start()

    def _served(self, stream: Stream, service: bytes) -> None:
        try:
            self._serve(stream, service)
            stream.close()
        except Closed:
            return

    def cut(self) -> None:
        """As when a cable is pulled."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._line.close()
