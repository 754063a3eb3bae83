"""The phone's shell, as much of it as is needed to read a phone: functions of (device, words) to (output, errors, status)."""

from __future__ import annotations

import hashlib
import shlex
import struct
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from aboveboard.demo.adbdevice.said import (
    DUMPS,
    PACKAGES,
    SERVICES,
    SETTINGS,
    WORK_DUMPS,
    WORK_PACKAGES,
    WORK_SETTINGS,
    properties,
    users,
)
from aboveboard.demo.adbdevice.wire import Stream

Result = tuple[bytes, bytes, int]
_PIECE: Final = 1 << 18


def serve_v2(stream: Stream, device: Any, command: str) -> None:
    """Output, errors and status apart: https://android.googlesource.com/platform/packages/modules/adb/+/refs/heads/main/shell_protocol.h."""
    out, err, status = run(device, command)
    for kind, data in ((1, out), (2, err)):
        for at in range(0, len(data), _PIECE):
            piece = data[at : at + _PIECE]
            stream.send(struct.pack("<BI", kind, len(piece)) + piece)
    stream.send(struct.pack("<BIB", 3, 1, status))


def serve_v1(stream: Stream, device: Any, command: str) -> None:
    """All in one, without a status."""
    out, err, _ = run(device, command)
    stream.send(out + err)


def serve_exec(stream: Stream, device: Any, command: bytes) -> None:
    """Raw bytes of a command; of files, as they are read."""
    words = shlex.split(command.decode("utf-8", "surrogateescape"))
    if words[:2] == ["tail", "-c"] and words[2].startswith("+"):
        path = words[3].encode("utf-8", "surrogateescape")
        for piece in _file(device, path, int(words[2]) - 1):
            stream.send(piece)
        return
    if words[:1] == ["cat"]:
        for piece in _file(device, words[1].encode("utf-8", "surrogateescape"), 0):
            stream.send(piece)
        return
    serve_v1(stream, device, command.decode("utf-8", "replace"))


def _file(device: Any, path: bytes, offset: int) -> Iterator[memoryview]:
    below = device.storage.below(path)
    node = device.storage.nodes.get(below) if below is not None else None
    if node is None:
        return
    device.requested.append(below)
    for piece in device.storage.read(node, offset, _PIECE):
        device.sent(below, len(piece))
        yield piece


def run(device: Any, line: str) -> Result:
    """Run a line: commands parted by `;` and `&&`, the last status in `$?`."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=";&")
    lexer.whitespace_split = True
    out, err, status = b"", b"", 0
    words: list[str] = []
    skip = False
    for word in [*lexer, ";"]:
        if word in (";", "&&"):
            if words and not skip:
                o, e, status = _one(device, [w.replace("$?", str(status)) for w in words])
                out, err = out + o, err + e
            words = []
            skip = word == "&&" and status != 0
        else:
            words.append(word)
    return out, err, status


def _one(device: Any, words: list[str]) -> Result:
    command = _COMMANDS.get(words[0])
    if command is None:
        return b"", f"/system/bin/sh: {words[0]}: inaccessible or not found\n".encode(), 127
    return command(device, words[1:])


def _getprop(device: Any, words: list[str]) -> Result:
    found = properties(device)
    if words:
        return found.get(words[0], "").encode() + b"\n", b"", 0
    return "".join(f"[{k}]: [{v}]\n" for k, v in sorted(found.items())).encode(), b"", 0


def _content(device: Any, words: list[str]) -> Result:
    if words[:1] != ["query"]:
        device.written.append(" ".join(words).encode())
        return b"", b"[ERROR] Unsupported command: " + words[0].encode() + b"\n", 0
    said = dict(zip(words[1::2], words[2::2], strict=False))
    uri, user = said.get("--uri", ""), said.get("--user", "0")
    if device.faults.locked:
        return (
            b"",
            f"Error while accessing provider:x\njava.lang.IllegalStateException: User {user} is locked\n".encode(),
            0,
        )
    if user in device.faults.closed_users:
        why = f"java.lang.IllegalStateException: User {user} is not running or locked\n"
        return b"", f"Error while accessing provider:x\n{why}".encode(), 0
    if user in device.faults.refused_users:
        return b"", f"Error while accessing provider:x\n{_refused(user)}".encode(), 0
    if uri in device.faults.refused_for_now:
        why = "java.lang.SecurityException: Permission Denial: not allowed at this moment\n"
        return b"", f"Error while accessing provider:x\n{why}".encode(), 0
    if user not in users(device):
        return b"", f"java.lang.SecurityException: Invalid user {user}\n".encode(), 0
    columns = [c for c in said.get("--projection", "").split(":") if c]
    out, err = device.providers.query(uri, user, columns, said.get("--where"), said.get("--sort"))
    return out, err, 0


def _pm(device: Any, words: list[str]) -> Result:
    if words[:2] == ["list", "users"]:
        lines = [f"\tUserInfo{{{u}:{name}:c13}} running\n" for u, name in users(device).items()]
        return ("Users:\n" + "".join(lines)).encode(), b"", 0
    if words[:2] == ["list", "packages"]:
        user = _user(words)
        if user in device.faults.refused_users:
            return b"", f"\nException occurred while executing 'list':\n{_refused(user)}".encode(), 255
        lines = [
            f"package:/data/app/~~x==/{name}-1/base.apk={name} installer={installer} uid:{int(user) * 100_000 + uid}\n"
            for name, uid, installer in (PACKAGES if user == "0" else WORK_PACKAGES)
        ]
        return "".join(lines).encode(), b"", 0
    return b"", b"Error: unknown command\n", 255


def _user(words: list[str]) -> str:
    return words[words.index("--user") + 1] if "--user" in words[:-1] else "0"


def _refused(user: str) -> str:
    """As UserController says it where a profile's manager disallows debugging."""
    return f"java.lang.SecurityException: Shell does not have permission to access user {user}\n"


def _settings(device: Any, words: list[str]) -> Result:
    user = _user(words)
    if user in device.faults.refused_users:
        return b"", f"\nException occurred while executing 'list':\n{_refused(user)}".encode(), 255
    if words[:1] == ["list"] and words[-1] in SETTINGS:
        known = SETTINGS[words[-1]] if user == "0" else WORK_SETTINGS.get(words[-1], {})
        return "".join(f"{k}={v}\n" for k, v in known.items()).encode(), b"", 0
    return b"", b"Invalid command\n", 255


def _dumpsys(device: Any, words: list[str]) -> Result:
    name = words[0] if words else ""
    if name in DUMPS:
        work = WORK_DUMPS.get(name, "") if device.work_profile else ""
        return (DUMPS[name] + work).encode(), b"", 0
    if name in SERVICES:
        return f"{name.upper()} MANAGER (dumpsys {name})\n".encode(), b"", 0
    return b"", f"Can't find service: {name}\n".encode(), 20


def _date(device: Any, words: list[str]) -> Result:
    now = time.time() + device.clock_ahead
    if words == ["+%s.%N"]:
        return (f"{int(now)}.%N\n" if device.android < 6 else f"{now:.9f}\n").encode(), b"", 0
    return f"{int(now)}\n".encode(), b"", 0


def _echo(device: Any, words: list[str]) -> Result:
    del device
    return " ".join(words).encode() + b"\n", b"", 0


def _sha256sum(device: Any, words: list[str]) -> Result:
    out = b""
    for word in words:
        digest = hashlib.sha256()
        for piece in _file(device, word.encode(), 0):
            digest.update(piece)
        out += f"{digest.hexdigest()}  {word}\n".encode()
    return out, b"", 0


def _bugreportz(device: Any, words: list[str]) -> Result:
    del words
    device.storage.bugreport()
    return b"OK:/bugreports/bugreport-demo.zip\n", b"", 0


def _said(text: str) -> Callable[[Any, list[str]], Result]:
    return lambda _device, _words: (text.encode(), b"", 0)


_COMMANDS: Final[dict[str, Callable[[Any, list[str]], Result]]] = {
    "getprop": _getprop,
    "content": _content,
    "pm": _pm,
    "settings": _settings,
    "dumpsys": _dumpsys,
    "date": _date,
    "echo": _echo,
    "sha256sum": _sha256sum,
    "id": _said("uid=2000(shell) gid=2000(shell) groups=2000(shell),1015(sdcard_rw)\n"),
    "df": _said(
        "Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/fuse 114000000 52000000 62000000 46% /storage/emulated\n"
    ),
    "true": _said(""),
    "bugreportz": _bugreportz,
}
