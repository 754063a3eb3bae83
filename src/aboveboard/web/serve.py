"""`aboveboard review`: the server, the browser that it opens, and their end."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.warm import warm
from aboveboard.web.app import make_app
from aboveboard.web.guard import Guard

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "brave-browser", "microsoft-edge")
_SETTLED_EVERY = 5.0


def serve(desk: Desk, port: int, *, browse: bool, ready: Callable[[str], None]) -> None:
    """Serve until interrupted. `ready` is told the one-time address. Raises OSError for a port that is taken."""
    # The protocol is named, so that asyncio turns Nagle's delay off: it costs each answer 40 ms.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()
        guard = Guard(listening.getsockname()[1])
        config = uvicorn.Config(
            make_app(desk, guard), log_level="warning", access_log=False, server_header=False, lifespan="on"
        )
        server = uvicorn.Server(config)
        ended = threading.Event()
        settling = threading.Thread(target=_settle, args=(desk, ended), daemon=True)
        settling.start()
        desk.ahead.expect()
        threading.Thread(target=warm, args=(desk,), daemon=True).start()
        ready(guard.address)
        profile = Path(tempfile.mkdtemp(prefix="aboveboard-browser-")) if browse else None
        browser = _open(guard.address, profile) if profile is not None else None
        try:
            server.run(sockets=[listening])
        finally:
            ended.set()
            settling.join()
            if browser is not None:
                browser.terminate()
                browser.wait(10)
            if profile is not None:
                shutil.rmtree(profile, ignore_errors=True)


def _settle(desk: Desk, ended: threading.Event) -> None:
    """Enter views that stand unchanged for long."""
    while not ended.wait(_SETTLED_EVERY):
        desk.settle()


def _open(address: str, profile: Path) -> subprocess.Popen[bytes] | None:
    """A browser with a profile that is thrown away; None where none is known here: the address is printed anyway."""
    command = next((path for name in BROWSERS if (path := shutil.which(name)) is not None), None)
    if command is None:
        return None
    options = ("--no-first-run", "--no-default-browser-check", "--disable-sync", "--disable-background-networking")
    return subprocess.Popen(
        [command, f"--user-data-dir={profile}", *options, f"--app={address}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
