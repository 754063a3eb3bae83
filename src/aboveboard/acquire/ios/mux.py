"""usbmuxd, which knows the phones on the cable and leads to their ports; and the framing of what is said there.

Facts: a message is its length (with the header), version 1, type 8 and a tag, four bytes each, little-endian, and a property
list; 'Connect' wants the port in network order (http://wikee.iphone-dev.com/usb:usbmux). Behind it most services send property
lists behind their length, four bytes, big-endian (https://github.com/libimobiledevice/libimobiledevice,
src/property_list_service.c).
"""

from __future__ import annotations

import os
import plistlib
import socket
import ssl
import struct
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, cast
from xml.parsers.expat import ExpatError

from aboveboard.acquire.errors import AcquireError, Unplugged

USUAL: Final = "/var/run/usbmuxd"
LOCKDOWN: Final = 62078
_PLIST: Final = 8
_HEAD: Final = struct.Struct("<4I")
_MOST: Final = 64 << 20
_ANSWERS_WITHIN: Final = 60.0
_NO_PLIST: Final = (
    plistlib.InvalidFileException, ExpatError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
    RecursionError, MemoryError,
)  # fmt: skip
"""What `plistlib` raises for lists that are none."""
GONE: Final = "the phone is not connected any more; put the cable back, and give the same command again"

Body = dict[str, Any]


class NotSaid(AcquireError):
    """What came is not what the protocol says."""


@dataclass(frozen=True)
class Plugged:
    """A phone that usbmuxd lists."""

    number: int
    udid: str


class Wire:
    """One connection. Raises Unplugged where the other side goes or stays silent."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def close(self) -> None:
        """End it."""
        self._sock.close()

    def within(self, seconds: float) -> None:
        """How long an answer is waited for."""
        self._sock.settimeout(seconds)

    def take(self, size: int) -> bytes:
        """So many bytes."""
        data = bytearray(size)
        view, at = memoryview(data), 0
        while at < size:
            try:
                came = self._sock.recv_into(view[at:], min(size - at, 1 << 20))
            except TimeoutError as error:
                raise Unplugged("the phone does not answer any more; unlock it, or plug it in anew") from error
            except OSError as error:
                raise Unplugged(GONE) from error
            if not came:
                raise Unplugged(GONE)
            at += came
        return bytes(data)

    def give(self, data: bytes) -> None:
        """Send bytes."""
        try:
            self._sock.sendall(data)
        except OSError as error:
            raise Unplugged(GONE) from error

    def send(self, body: Mapping[str, Any] | Sequence[Any]) -> None:
        """Send a property list."""
        raw = plistlib.dumps(body if isinstance(body, Mapping) else list(body))
        self.give(struct.pack(">I", len(raw)) + raw)

    def receive(self) -> Any:
        """Receive one."""
        (size,) = struct.unpack(">I", self.take(4))
        return _plist(self.take(_fits(size)))

    def receive_dict(self) -> Body:
        """Receive one that is a dictionary."""
        return _dict(self.receive())

    def ask_mux(self, kind: str, **body: Any) -> Body:
        """Ask usbmuxd itself."""
        raw = plistlib.dumps(
            {"MessageType": kind, "ClientVersionString": "aboveboard", "ProgName": "aboveboard", "kLibUSBMuxVersion": 3}
            | body
        )
        self.give(_HEAD.pack(len(raw) + _HEAD.size, 1, _PLIST, 1) + raw)
        size = _HEAD.unpack(self.take(_HEAD.size))[0] - _HEAD.size
        return _dict(_plist(self.take(_fits(size))))

    def secure(self, context: ssl.SSLContext) -> None:
        """Begin TLS."""
        try:
            self._sock = context.wrap_socket(self._sock)
        except (OSError, ValueError) as error:
            self._sock.close()
            raise Unplugged(
                "the phone broke off when it was greeted: it may have been unplugged, or trust this computer no more"
            ) from error


def _fits(size: int) -> int:
    if not 0 < size <= _MOST:
        raise NotSaid(f"the phone, or usbmuxd, announced a message of {size} bytes, which is none")
    return size


def _plist(raw: bytes) -> Any:
    try:
        return plistlib.loads(raw)
    except _NO_PLIST as error:
        raise NotSaid("the phone, or usbmuxd, sent what is no property list") from error


def _dict(body: Any) -> Body:
    if not isinstance(body, dict):
        raise NotSaid("the phone, or usbmuxd, sent another thing than was asked for")
    return cast("Body", body)


def usual_address() -> str:
    """Where usbmuxd is, unless it is said: as other programs find it."""
    return os.environ.get("USBMUXD_SOCKET_ADDRESS") or USUAL


@contextmanager
def wire(address: str) -> Generator[Wire]:
    """A connection to usbmuxd: HOST:PORT, or the path of a socket. Raises AcquireError."""
    path = address.removeprefix("UNIX:").removeprefix("unix:")
    host, colon, port = path.rpartition(":")
    try:
        if colon and port.isdigit() and "/" not in path:
            sock = socket.create_connection((host, int(port)), timeout=_ANSWERS_WITHIN)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        else:
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            sock.settimeout(_ANSWERS_WITHIN)
            sock.connect(path)
    except (OSError, OverflowError) as error:
        said = getattr(error, "strerror", None) or error
        raise AcquireError(
            f"usbmuxd is not there at {address} ({said}); Debian's package is called usbmuxd, and it starts when a phone is "
            "plugged in"
        ) from error
    made = Wire(sock)
    try:
        yield made
    finally:
        made.close()


def plugged(address: str) -> list[Plugged]:
    """The phones on a cable; those that are reached over the network are not taken."""
    with wire(address) as mux:
        listed = mux.ask_mux("ListDevices").get("DeviceList")
    found: list[Plugged] = []
    for entry in cast("list[Any]", listed) if isinstance(listed, list) else []:
        about = _dict(entry).get("Properties")
        known = _dict(about) if isinstance(about, dict) else {}
        number, udid = known.get("DeviceID"), known.get("SerialNumber")
        if isinstance(number, int) and isinstance(udid, str) and known.get("ConnectionType", "USB") == "USB":
            found.append(Plugged(number, udid))
    return found


def system_buid(address: str) -> str:
    """By which number this machine's usbmuxd calls itself."""
    with wire(address) as mux:
        return str(mux.ask_mux("ReadBUID").get("BUID", ""))


def save_record(address: str, phone: Plugged, record: Mapping[str, Any]) -> None:
    """Let other programs on this machine use a pairing. Raises AcquireError."""
    with wire(address) as mux:
        said = mux.ask_mux(
            "SavePairRecord",
            PairRecordID=phone.udid,
            PairRecordData=plistlib.dumps(dict(record)),
            DeviceID=phone.number,
        )
    if said.get("Number", 0) != 0:
        raise AcquireError(f"usbmuxd does not keep the pairing (it says {said.get('Number')})")


@contextmanager
def connected(address: str, udid: str, port: int) -> Generator[Wire]:
    """A connection to a port of a phone. Raises Unplugged."""
    phone = next((p for p in plugged(address) if p.udid == udid), None)
    if phone is None:
        raise Unplugged(GONE)
    with wire(address) as made:
        said = made.ask_mux("Connect", DeviceID=phone.number, PortNumber=socket.htons(port))
        if said.get("Number") != 0:
            raise Unplugged(
                "the phone took no connection; it may have been unplugged: put the cable back, and give the same "
                "command again"
            )
        yield made
