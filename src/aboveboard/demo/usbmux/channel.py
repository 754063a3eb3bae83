"""One connection of a program to the phone: whole messages, counted, with TLS where the protocol turns it on.

Facts: lockdownd and most services send a property list behind its length, four bytes, big-endian
(https://github.com/libimobiledevice/libimobiledevice, src/property_list_service.c).
"""

import plistlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from select import select
from typing import cast
from xml.parsers.expat import ExpatError

MESSAGE_LIMIT = 64 << 20
_PIECE = 64 << 10


class Gone(Exception):
    """The other side has gone, or the cable has."""


class Malformed(Exception):
    """The program sent what the protocol does not know."""


def no_limit(_size: int) -> int:
    """Let any number of bytes through."""
    return -1


class Channel:
    """A connected socket. `allowed` is asked before bytes are sent: how many may still go, -1 for all of them."""

    def __init__(self, sock: socket.socket, count: Callable[[int, int], None]) -> None:
        self._sock = sock
        self._count = count
        self._open = True
        self._sending = threading.Lock()
        self.allowed: Callable[[int], int] = no_limit
        self.cut: Callable[[], None] = self.close
        """What happens when no more may go."""
        self.rate: Callable[[], int] = lambda: 0

    def take(self, size: int) -> bytes:
        """Receive exactly `size` bytes. Raises Gone."""
        parts: list[bytes] = []
        left = size
        while left:
            try:
                part = self._sock.recv(min(left, 1 << 20))
            except OSError as error:
                raise Gone from error
            if not part:
                raise Gone
            parts.append(part)
            left -= len(part)
        self._count(size, 0)
        return b"".join(parts)

    def give(self, data: bytes) -> None:
        """Send bytes, no faster than the fault says. Raises Gone, also where the cable is pulled on the way."""
        with self._sending:
            rate = self.rate()
            step = min(_PIECE, max(1, rate // 10)) if rate else _PIECE
            for start in range(0, len(data), step):
                piece = data[start : start + step]
                if rate:
                    time.sleep(len(piece) / rate)
                allowed = self.allowed(len(piece))
                self._count(0, len(piece) if allowed < 0 else allowed)
                try:
                    self._sock.sendall(piece if allowed < 0 else piece[:allowed])
                except OSError as error:
                    raise Gone from error
                if allowed >= 0:
                    self.close()
                    self.cut()
                    raise Gone

    def waiting(self, seconds: float) -> bool:
        """Say whether something has come from the other side, at the latest after so many seconds."""
        if isinstance(self._sock, ssl.SSLSocket) and self._sock.pending():
            return True
        try:
            return bool(select([self._sock], [], [], seconds)[0])
        except (OSError, ValueError) as error:
            raise Gone from error

    def take_plist(self, order: str = ">") -> object:
        """Receive one property list. Raises Gone, and Malformed where it is none."""
        (size,) = cast("tuple[int]", struct.unpack(f"{order}I", self.take(4)))
        if size > MESSAGE_LIMIT:
            raise Malformed(f"a message of {size} bytes")
        return read_plist(self.take(size))

    def take_dict(self, order: str = ">") -> dict[str, object]:
        """Receive one property list that is a dictionary."""
        body = self.take_plist(order)
        if not isinstance(body, dict):
            raise Malformed("not a dictionary")
        return cast("dict[str, object]", body)

    def give_plist(self, body: Mapping[str, object] | Sequence[object], *, binary: bool = False) -> None:
        """Send one property list."""
        raw = write_plist(body, binary=binary)
        self.give(struct.pack(">I", len(raw)) + raw)

    def secure(self, context: ssl.SSLContext) -> bytes:
        """Turn TLS on, as the server, and give the program's certificate. Raises Gone where that fails."""
        try:
            wrapped = context.wrap_socket(self._sock, server_side=True)
        except (OSError, ValueError) as error:
            self.close()
            raise Gone from error
        self._sock = wrapped
        return wrapped.getpeercert(binary_form=True) or b""

    def plain(self) -> None:
        """Turn TLS off again; a program that does not say goodbye in TLS is not waited for."""
        if not isinstance(self._sock, ssl.SSLSocket):
            return
        try:
            self._sock = self._sock.unwrap()
        except (OSError, ValueError) as error:
            raise Gone from error

    def close(self) -> None:
        """End the connection, also one that another thread waits on."""
        if not self._open:
            return
        self._open = False
        with suppress(OSError):  # the other side may be faster
            self._sock.shutdown(socket.SHUT_RDWR)
        self._sock.close()


def read_plist(raw: bytes) -> object:
    """Read a property list of either form. Raises Malformed."""
    try:
        return cast(object, plistlib.loads(raw))
    except (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, KeyError, IndexError) as error:
        raise Malformed("not a property list") from error


def write_plist(body: Mapping[str, object] | Sequence[object], *, binary: bool = False) -> bytes:
    """Write a property list."""
    whole = body if isinstance(body, Mapping) else list(body)
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY if binary else plistlib.FMT_XML)
