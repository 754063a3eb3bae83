"""com.apple.afc: files of the media folder, to be read; what would change them is refused and kept.

Facts: a packet is 'CFA6LPAA', whole length, length of the head, number and operation, eight bytes each,
little-endian; paths end with a zero byte, attributes are keys and values that do
(https://github.com/libimobiledevice/libimobiledevice, src/afc.c and src/afc.h;
https://theapplewiki.com/wiki/AFC). Only the file that programs lock while they back up may be opened to write.
"""

import struct
import time
from collections.abc import Callable
from enum import IntEnum
from typing import cast

from aboveboard.demo.usbmux.channel import Channel, Malformed
from aboveboard.demo.usbmux.device import Device
from aboveboard.demo.usbmux.files import Tree, plain

MEDIA = "com.apple.afc"
LOCK_FILE = "/com.apple.itunes.lock_sync"
_MAGIC = b"CFA6LPAA"
_HEAD = 40
_LIMIT = 64 << 20
_READ = 1


class Status(IntEnum):
    """What AFC answers where it has no data."""

    SUCCESS = 0
    UNKNOWN_PACKET = 6
    READ_ERROR = 4
    INVALID = 7
    NOT_FOUND = 8
    IS_FOLDER = 9
    DENIED = 10
    NOT_SUPPORTED = 15
    WOULD_BLOCK = 19
    IO_ERROR = 20


class Operation(IntEnum):
    """What a packet asks for, or is."""

    STATUS = 0x01
    DATA = 0x02
    READ_DIR = 0x03
    WRITE_FILE = 0x05
    WRITE_PART = 0x06
    TRUNCATE = 0x07
    REMOVE = 0x08
    MAKE_DIR = 0x09
    GET_INFO = 0x0A
    GET_DEVICE = 0x0B
    WRITE_ATOMIC = 0x0C
    OPEN = 0x0D
    OPENED = 0x0E
    READ = 0x0F
    WRITE = 0x10
    SEEK = 0x11
    TELL = 0x12
    TOLD = 0x13
    CLOSE = 0x14
    SET_SIZE = 0x15
    RENAME = 0x18
    LOCK = 0x1B
    LINK = 0x1C
    SET_TIME = 0x1E
    REMOVE_ALL = 0x22


NAMES = {Operation.READ_DIR: "ReadDir", Operation.GET_INFO: "GetFileInfo", Operation.OPEN: "FileRefOpen"}
_CHANGES = {
    Operation.WRITE_FILE: "write", Operation.WRITE_PART: "write", Operation.TRUNCATE: "truncate",
    Operation.REMOVE: "remove", Operation.MAKE_DIR: "make folder", Operation.WRITE_ATOMIC: "write",
    Operation.RENAME: "rename", Operation.LINK: "link", Operation.SET_TIME: "set time",
    Operation.REMOVE_ALL: "remove",
}  # fmt: skip

Reply = tuple[Operation, bytes]


def _status(status: int) -> Reply:
    return Operation.STATUS, struct.pack("<Q", status)


def _pairs(said: dict[str, object]) -> bytes:
    return b"".join(f"{key}\0{value}\0".encode() for key, value in said.items())


def _path(body: bytes) -> str:
    raw, end, _rest = body.partition(b"\0")
    if not end:
        raise Malformed("a path without an end")
    return plain(raw.decode("utf-8", "replace"))


class Afc:
    """One connection to a tree of files."""

    def __init__(self, channel: Channel, device: Device, tree: Tree, service: str) -> None:
        self.channel = channel
        self.device = device
        self.tree = tree
        self.service = service
        self.handles: dict[int, tuple[str, int]] = {}
        self.next_handle = 1

    def serve(self) -> None:
        """Answer until the program goes. Raises Gone."""
        answers: dict[int, Callable[[bytes], Reply]] = {
            Operation.READ_DIR: self.read_dir,
            Operation.GET_INFO: self.get_info,
            Operation.GET_DEVICE: self.get_device,
            Operation.OPEN: self.open,
            Operation.READ: self.read,
            Operation.SEEK: self.seek,
            Operation.TELL: self.tell,
            Operation.CLOSE: self.close,
            Operation.LOCK: self.lock,
            Operation.WRITE: self.write,
            Operation.SET_SIZE: self.write,
        }
        while True:
            head = self.channel.take(_HEAD)
            whole, _this, number, code = cast("tuple[int, ...]", struct.unpack("<4Q", head[8:]))
            if head[:8] != _MAGIC or not _HEAD <= whole <= _LIMIT:
                raise Malformed("no packet of AFC")
            body = self.channel.take(whole - _HEAD)
            self.device.note(self.service, Operation(code).name if code in set(Operation) else f"{code:#x}")
            if self.device.faults.delay:
                time.sleep(self.device.faults.delay)
            if code in _CHANGES:
                operation, data = self.refuse(Operation(code), body)
            elif code in answers:
                operation, data = answers[code](body)
            else:
                operation, data = _status(Status.UNKNOWN_PACKET)
            size = _HEAD + len(data)
            this = _HEAD if operation == Operation.DATA else size
            self.channel.give(_MAGIC + struct.pack("<4Q", size, this, number, operation) + data)

    def asked(self, operation: Operation, path: str) -> None:
        """Note a request of a path."""
        self.device.note_path(self.service, NAMES[operation], path)

    def refuse(self, operation: Operation, body: bytes) -> Reply:
        """Refuse what would change a file."""
        at = 8 if operation in (Operation.LINK, Operation.SET_TIME, Operation.TRUNCATE) else 0
        path = _path(body[at:])
        self.device.note_write(self.service, _CHANGES[operation], path, allowed=False, size=len(body))
        return _status(Status.DENIED)

    def read_dir(self, body: bytes) -> Reply:
        """Name what stands in a folder."""
        path = _path(body)
        self.asked(Operation.READ_DIR, path)
        self.device.reach("afc.list", path)
        names = self.tree.names(path)
        if path in self.device.faults.afc_errors:
            return _status(self.device.faults.afc_errors[path])
        if names is None:
            return _status(Status.READ_ERROR if self.tree.file(path) else Status.NOT_FOUND)
        return Operation.DATA, b"".join(name.encode() + b"\0" for name in (".", "..", *names))

    def get_info(self, body: bytes) -> Reply:
        """Say what a path is."""
        path = _path(body)
        self.asked(Operation.GET_INFO, path)
        names, found = self.tree.names(path), self.tree.file(path)
        if found is not None:
            data, moment = found
            size = self.device.faults.sizes.get(path, len(data))
            kind, links = "S_IFREG", 1
        elif names is not None:
            size, moment, kind, links = 64, 0, "S_IFDIR", len(names) + 2
        else:
            return _status(Status.NOT_FOUND)
        said: dict[str, object] = {
            "st_size": size, "st_blocks": (size + 511) // 512, "st_nlink": links, "st_ifmt": kind,
            "st_mtime": moment * 1_000_000, "st_birthtime": moment * 1_000_000,
        }  # fmt: skip
        return Operation.DATA, _pairs(said)

    def get_device(self, _body: bytes) -> Reply:
        """Say how large the phone's storage is."""
        usage = self.device.values()["com.apple.disk_usage"]
        said: dict[str, object] = {
            "Model": self.device.facts.product, "FSTotalBytes": usage["TotalDataCapacity"],
            "FSFreeBytes": usage["TotalDataAvailable"], "FSBlockSize": 4096,
        }  # fmt: skip
        return Operation.DATA, _pairs(said)

    def open(self, body: bytes) -> Reply:
        """Open a file to read it."""
        (mode,) = struct.unpack("<Q", _sized(body[:8], 8))
        path = _path(body[8:])
        self.asked(Operation.OPEN, path)
        if mode != _READ:
            allowed = path == LOCK_FILE and self.service == MEDIA
            self.device.note_write(self.service, "open to write", path, allowed=allowed)
            if not allowed:
                return _status(Status.DENIED)
        elif self.tree.names(path) is not None:
            return _status(Status.IS_FOLDER)
        elif self.tree.file(path) is None:
            return _status(Status.NOT_FOUND)
        handle, self.next_handle = self.next_handle, self.next_handle + 1
        self.handles[handle] = (path, 0)
        return Operation.OPENED, struct.pack("<Q", handle)

    def read(self, body: bytes) -> Reply:
        """Read from a file."""
        handle, size = struct.unpack("<2Q", _sized(body, 16))
        if handle not in self.handles:
            return _status(Status.INVALID)
        path, at = self.handles[handle]
        self.device.reach("afc.read", path)
        if path in self.device.faults.afc_errors:
            return _status(self.device.faults.afc_errors[path])
        found = self.tree.file(path)
        part = b"" if found is None else found[0][at : at + size]
        self.handles[handle] = (path, at + len(part))
        return Operation.DATA, part

    def seek(self, body: bytes) -> Reply:
        """Go to a place in a file."""
        handle, whence, offset = struct.unpack("<2Qq", _sized(body, 24))
        if handle not in self.handles or whence > 2:
            return _status(Status.INVALID)
        path, at = self.handles[handle]
        found = self.tree.file(path)
        base = (0, at, 0 if found is None else len(found[0]))[whence]
        if base + offset < 0:
            return _status(Status.INVALID)
        self.handles[handle] = (path, base + offset)
        return _status(Status.SUCCESS)

    def tell(self, body: bytes) -> Reply:
        """Say at which place of a file the next read begins."""
        (handle,) = struct.unpack("<Q", _sized(body, 8))
        if handle not in self.handles:
            return _status(Status.INVALID)
        return Operation.TOLD, struct.pack("<Q", self.handles[handle][1])

    def close(self, body: bytes) -> Reply:
        """Close a file."""
        (handle,) = struct.unpack("<Q", _sized(body, 8))
        known = self.handles.pop(handle, None)
        return _status(Status.SUCCESS if known else Status.INVALID)

    def lock(self, body: bytes) -> Reply:
        """Lock a file, or let it go."""
        handle, _how = struct.unpack("<2Q", _sized(body, 16))
        return _status(Status.SUCCESS if handle in self.handles else Status.INVALID)

    def write(self, body: bytes) -> Reply:
        """Refuse to write to an open file."""
        (handle,) = struct.unpack("<Q", _sized(body[:8], 8))
        path = self.handles.get(handle, ("?", 0))[0]
        self.device.note_write(self.service, "write", path, allowed=False, size=len(body) - 8)
        return _status(Status.DENIED)


def _sized(raw: bytes, size: int) -> bytes:
    if len(raw) != size:
        raise Malformed("a packet of the wrong size")
    return raw


def serve(channel: Channel, device: Device, _escrowed: bool) -> None:
    """Serve the media folder. Raises Gone."""
    Afc(channel, device, device.media, MEDIA).serve()
