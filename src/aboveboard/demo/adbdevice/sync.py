"""The file service: listings, states and files; nothing is taken.

Facts: https://android.googlesource.com/platform/packages/modules/adb/+/refs/heads/main/SYNC.TXT and file_sync_protocol.h
(version 2: error, device and inode before the mode, 64 bits for sizes and times). DATA and DONE go out together, else each file
waits for the delayed acknowledgement of a packet (45 ms).
"""

from __future__ import annotations

import errno
import struct
from typing import Any, Final

from aboveboard.demo.adbdevice.storage import Node
from aboveboard.demo.adbdevice.wire import Stream

_LENGTH: Final = struct.Struct("<I")
_STATE2: Final = struct.Struct("<4sIQQIIIIQqqq")
_ENTRY2: Final = struct.Struct("<4sIQQIIIIQqqqI")
_PIECE: Final = 64 * 1024
_FLUSH: Final = 512 * 1024


def serve(stream: Stream, device: Any) -> None:
    """Answer until the client leaves."""
    out = bytearray()
    while True:
        if out and (not stream.waiting() or len(out) >= _FLUSH):
            stream.send(out)
            out = bytearray()
        head = stream.take(8)
        kind, length = head[:4], _LENGTH.unpack(head[4:])[0]
        if kind == b"QUIT":
            return
        path = stream.take(length)
        if kind in (b"SEND", b"SND2"):
            device.written.append(path)
            stream.send(out + _fail(b"Read-only file system"))
            return
        device.at(path.decode("utf-8", "replace"), stream)
        failed = False
        if kind in (b"STAT", b"STA2", b"LST2"):
            out += _state(device, kind, path)
        elif kind in (b"LIST", b"LIS2"):
            out += _listing(device, kind, path)
        elif kind == b"RCV2":
            stream.take(8)
            out, failed = _file(stream, device, path, out)
        elif kind == b"RECV":
            out, failed = _file(stream, device, path, out)
        else:
            stream.send(out + _fail(b"unknown command " + kind))
            return
        if failed:  # It ends the service, as on a phone.
            stream.send(out)
            return


def _fail(why: bytes) -> bytes:
    return b"FAIL" + _LENGTH.pack(len(why)) + why


def _node(device: Any, path: bytes) -> tuple[bytes, Node | None]:
    below = device.storage.below(path)
    return (b"", None) if below is None else (below, device.storage.nodes.get(below))


def _size(device: Any, below: bytes, node: Node) -> int:
    return device.faults.lies.get(below.decode("utf-8", "replace"), node.size)


def _state(device: Any, kind: bytes, path: bytes) -> bytes:
    below, node = _node(device, path)
    if kind == b"STAT":
        if node is None:
            return b"STAT" + bytes(12)
        return b"STAT" + struct.pack("<III", node.mode, _size(device, below, node) & 0xFFFFFFFF, node.modified)
    if node is None:
        return _STATE2.pack(kind, errno.ENOENT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    when = node.modified
    return _STATE2.pack(kind, 0, 1, 1, node.mode, 1, 1015, 1015, _size(device, below, node), when, when, when)


def _listing(device: Any, kind: bytes, path: bytes) -> bytes:
    below, node = _node(device, path)
    made = bytearray()
    wide = kind == b"LIS2"
    names = (
        [b".", b"..", *device.storage.children.get(below, ())] if node is not None and not device.faults.locked else []
    )
    for name in names:
        inner = below + b"/" + name if below else name
        child = node if name in (b".", b"..") else device.storage.nodes[inner]
        assert child is not None
        size, when = _size(device, inner, child), child.modified
        if wide:
            made += _ENTRY2.pack(b"DNT2", 0, 1, 1, child.mode, 1, 1015, 1015, size, when, when, when, len(name))
        else:
            made += struct.pack("<4sIIII", b"DENT", child.mode, size & 0xFFFFFFFF, when, len(name))
        made += name
    made += b"DONE" + bytes((_ENTRY2.size if wide else 20) - 4)
    return bytes(made)


def _file(stream: Stream, device: Any, path: bytes, out: bytearray) -> tuple[bytearray, bool]:
    below, node = _node(device, path)
    said = below.decode("utf-8", "replace")
    faults = device.faults
    device.requested.append(below)
    if node is None or said in faults.gone or said in faults.unreadable or faults.locked:
        why = b"Permission denied" if said in faults.unreadable else b"No such file or directory"
        return out + _fail(b"open failed: " + why), True
    sent = 0
    for piece in device.storage.read(node, 0, _PIECE):
        if sent >= faults.breaks_off.get(said, node.size + 1):
            return out + _fail(b"read failed: I/O error"), True
        out += b"DATA" + _LENGTH.pack(len(piece))
        out += piece
        sent += len(piece)
        device.sent(below, len(piece))
        if len(out) >= _FLUSH:
            stream.send(out)
            out = bytearray()
    out += b"DONE" + bytes(4)
    return out, False
