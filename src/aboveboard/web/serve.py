"""`aboveboard review`: the server, the browser that it opens, and their end."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any

import uvicorn

from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.warm import warm
from aboveboard.web import browser
from aboveboard.web.app import make_app
from aboveboard.web.guard import Guard

_SETTLED_EVERY = 5.0
_WATCHED_EVERY = 1.0
_PATIENCE = 5
"""Seconds that answers under way have to be fetched when the review ends."""
_ASKED_EVERY = 0.1


class Server(uvicorn.Server):
    """Ends also where a browser connects in the very moment of the end.

    uvicorn asks the connections that it has to close, once, and then waits for all: for one that was let in just after that
    and is never used it would wait for ever, and what the review holds would stay.
    """

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what is connected, also what comes meanwhile, and wait for it as long as the configuration says."""
        asked = set(self.server_state.connections)
        asking = asyncio.create_task(self._close_late_ones(asked))
        try:
            await super().shutdown(sockets)
        finally:
            asking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await asking

    async def _close_late_ones(self, asked: set[Any]) -> None:
        while True:
            await asyncio.sleep(_ASKED_EVERY)
            for connection in self.server_state.connections - asked:
                asked.add(connection)
                connection.shutdown()


def serve(desk: Desk, port: int, *, browse: bool, ready: Callable[[str], None], until_closed: bool = False) -> None:
    """Serve until interrupted, or until the browser that it opened is closed. `ready` is told the one-time address.

    Raises OSError for a port that is taken.
    """
    # The protocol is named, so that asyncio turns Nagle's delay off: it costs each answer 40 ms.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()
        guard = Guard(listening.getsockname()[1])
        config = uvicorn.Config(
            make_app(desk, guard),
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_graceful_shutdown=_PATIENCE,
        )
        server = Server(config)
        ended = threading.Event()
        settling = threading.Thread(target=_settle, args=(desk, ended), daemon=True)
        settling.start()
        desk.ahead.expect()
        threading.Thread(target=warm, args=(desk,), daemon=True).start()
        ready(guard.address)
        opened = browser.open_browser(guard.address) if browse else None
        if until_closed and opened is not None:
            threading.Thread(target=_leave_with, args=(opened, server), daemon=True).start()
        try:
            server.run(sockets=[listening])
        finally:
            ended.set()
            settling.join()
            if opened is not None:
                browser.close(opened)


def _leave_with(opened: subprocess.Popen[bytes], server: uvicorn.Server) -> None:
    opened.wait()
    server.should_exit = True


def _settle(desk: Desk, ended: threading.Event) -> None:
    """Enter views that stand unchanged for long; end what reads evidence where the authority has ended."""
    stopped: str | None = None
    settled = time.monotonic()
    while not ended.wait(_WATCHED_EVERY):
        why = desk.watch.ended()
        if why is not None and stopped is None:
            desk.stop_reading(why)
        stopped = why
        if time.monotonic() - settled >= _SETTLED_EVERY:
            settled = time.monotonic()
            desk.settle()
