"""An `adb` server of our own, with a key that carries our name, so that the phone's owner can find who read it.

On a phone the key stands in the list of computers that may debug it, under the comment that came with it: `aboveboard
<installation> <date>`. The client that documents this: https://android.googlesource.com/platform/packages/modules/adb
(client/auth.cpp: the comment is LOGNAME@HOSTNAME).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aboveboard.acquire.errors import AcquireError

_STARTS_WITHIN: Final = 20.0


@dataclass(frozen=True)
class Server:
    """A running one."""

    port: int
    comment: str
    """What the key says who we are."""
    version: str
    """What `adb version` prints first."""

    def ask(self, *arguments: str, seconds: float = 30.0) -> str:
        """What the client prints for a command. Raises AcquireError."""
        return _run(_environment(self.port, None, ""), *arguments, seconds=seconds)


@contextmanager
def server(keys: Path, comment: str) -> Generator[Server]:
    """Start one, and stop it afterwards. `keys` is the folder that the key lies in. Raises AcquireError."""
    if shutil.which("adb") is None:
        raise AcquireError(
            "`adb` is not installed; Debian's package is called adb, elsewhere it is in Android's platform tools"
        )
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    port = _free_port()
    environment = _environment(port, keys, comment)
    version = _run(environment, "version").splitlines()[0].strip()
    key = keys / ".android" / "adbkey"
    if not key.exists():
        key.parent.mkdir(exist_ok=True, mode=0o700)
        _run(environment, "keygen", str(key))
    _run(environment, "start-server", seconds=_STARTS_WITHIN)
    try:
        yield Server(port, comment, version)
    finally:
        _run(environment, "kill-server", quietly=True)


def _environment(port: int, keys: Path | None, comment: str) -> dict[str, str]:
    made = {**os.environ, "ANDROID_ADB_SERVER_PORT": str(port)}
    if keys is not None:
        folder = str(keys)
        # The names of the folder differ by version.
        made |= {"HOME": folder, "ANDROID_SDK_HOME": folder, "ANDROID_USER_HOME": f"{folder}/.android"}
        name, _, host = comment.partition("@")
        made |= {"LOGNAME": name, "HOSTNAME": host or "aboveboard"}
        made.pop("ADB_VENDOR_KEYS", None)
    return made


def _run(environment: dict[str, str], *arguments: str, seconds: float = 30.0, quietly: bool = False) -> str:
    try:
        done = subprocess.run(
            ["adb", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        if quietly:
            return ""
        raise AcquireError(f"adb {arguments[0]} did not answer within {seconds:.0f} seconds") from None
    if done.returncode != 0 and not quietly:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise AcquireError(f"adb {arguments[0]}: {said.splitlines()[-1] if said else f'exit status {done.returncode}'}")
    return done.stdout.decode("utf-8", "replace")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
