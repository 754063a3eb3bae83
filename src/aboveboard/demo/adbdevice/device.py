"""The device: who may read it, what it serves, and what was asked of it."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from aboveboard.demo import android
from aboveboard.demo.adbdevice import backups, shell, sync
from aboveboard.demo.adbdevice.backups import Backups
from aboveboard.demo.adbdevice.faults import Faults
from aboveboard.demo.adbdevice.keys import HostKey, host_key
from aboveboard.demo.adbdevice.providers import Providers
from aboveboard.demo.adbdevice.storage import Storage
from aboveboard.demo.adbdevice.wire import AUTH, CNXN, MOST, OLD_VERSION, VERSION, Closed, Link, Stream
from aboveboard.demo.story import SMALL, Scale

_TOKEN, _SIGNATURE, _PUBLIC = 1, 2, 3
_NEW_FEATURES: Final = "shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir,apex,abb,abb_exec"


class Device:
    """A phone. Nobody may read it until `allow` is called."""

    def __init__(
        self,
        *,
        android_version: int = 14,
        maker: str = "google",
        files: int = 0,
        file_size: int | None = None,
        films: tuple[int, ...] = (),
        seed: int = 1,
        scale: Scale = SMALL,
        old: bool = False,
        work_profile: bool = False,
        clock_ahead: float = 0.0,
    ) -> None:
        """`old`: a phone without shell v2 and version 2 of the file service, that wants checksums.

        `maker`: 'google', or 'strict', which refuses the shell messages and calls.
        """
        self.android, self.old, self.work_profile, self.clock_ahead = android_version, old, work_profile, clock_ahead
        self.serial_number = f"AB0{seed:05d}"
        self.phone = android.make(seed, scale, modern=android_version >= 12)
        self.truth = self.phone.truth("adb", "")
        """What is in the phone; the shell may read a part of it."""
        self.storage = Storage(self.phone.files, files, films, seed, file_size)
        self.providers = Providers(self.phone.files, android_version, maker)
        self.faults = Faults()
        self.keys: list[HostKey] = []
        """Computers that are allowed."""
        self.asked_by: list[HostKey] = []
        """Those that asked."""
        self.services: list[str] = []
        """All services asked for, in order."""
        self.requested: list[bytes] = []
        """Paths whose bytes were asked for."""
        self.written: list[bytes] = []
        """What somebody tried to write."""
        self.sent_bytes = 0
        self.sent_of: dict[bytes, int] = {}
        self.most_streams = 0
        self.port = 0
        self.backups = Backups()
        """How its holder and its apps answer a program that asks for a backup."""
        self._answer: bool | None = None
        self._carried = 0.0
        """When the cable will have carried all that was sent until now."""
        self._links: set[Link] = set()
        self._lock = threading.Lock()

    @property
    def serial(self) -> str:
        """As an adb server calls a phone that it reaches over TCP."""
        return f"127.0.0.1:{self.port}"

    def allow(self) -> None:
        """The holder taps 'Allow'; also for computers that will ask."""
        self._answer = True

    def refuse(self) -> None:
        """The holder taps 'Deny'."""
        self._answer = False

    def revoke(self) -> None:
        """The holder revokes all computers."""
        self.keys.clear()
        self._answer = None
        self.pull_cable()

    def pull_cable(self) -> None:
        """Cut all connections; a client may connect anew."""
        with self._lock:
            links = list(self._links)
        for link in links:
            link.cut()

    def unplug(self) -> None:
        """Take the phone off its cable."""
        self.faults.unplugged = True
        self.pull_cable()

    def plug(self) -> None:
        """Put the cable back."""
        self.faults.unplugged = False

    def at(self, what: str, stream: Stream) -> None:
        """Misbehave, where `faults` says so of a command or path."""
        faults = self.faults
        if faults.pull_cable_at is not None and faults.pull_cable_at in what:
            faults.pull_cable_at, faults.unplugged = None, faults.stays_off
            self.pull_cable()
            raise Closed
        if faults.silent_at is not None and faults.silent_at in what:
            while not stream.closed and self.faults.silent_at:
                time.sleep(0.05)
            raise Closed

    def _pause(self, size: int) -> float:
        """How long a packet waits, as the faults say: for the cable, until it has carried what was before."""
        pause = self.faults.slow
        if rate := self.faults.rate:
            with self._lock:
                now = time.monotonic()
                self._carried = max(self._carried, now) + size / rate
                pause += self._carried - now
        return pause

    def sent(self, path: bytes, size: int) -> None:
        """Count bytes of files that go out; the cable may be pulled there."""
        with self._lock:
            self.sent_bytes += size
            self.sent_of[path] = self.sent_of.get(path, 0) + size
            faults = self.faults
            cut = faults.pull_cable_after is not None and self.sent_bytes >= faults.pull_cable_after
            if cut:
                faults.pull_cable_after = None
        if cut:
            self.pull_cable()
            raise Closed

    @contextmanager
    def serving(self, port: int = 0) -> Generator[Device, None, None]:
        """Listen on this machine until the block ends."""
        with socket.create_server(("127.0.0.1", port)) as listening:
            self.port = int(listening.getsockname()[1])
            threading.Thread(target=self._accept, args=(listening,), daemon=True).start()
            try:
                yield self
            finally:
                listening.close()
                self.pull_cable()
                self.providers.close()

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            if self.faults.unplugged:
                line.close()
                continue
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._connected, args=(line,), daemon=True).start()

    def _connected(self, line: socket.socket) -> None:
        link = Link(line, self._serve, self._pause)
        with self._lock:
            self._links.add(link)
        try:
            command, version, most, _ = link.receive()
            if command != CNXN:
                return
            own = OLD_VERSION if self.old else VERSION
            link.version, link.most = min(version, own), min(most, 4096 if self.old else MOST)
            if self._authorised(link):
                features = "cmd" if self.old else _NEW_FEATURES
                banner = (
                    f"device::ro.product.name=demo;ro.product.model=Demo;ro.product.device=demo;features={features}"
                )
                link.send(CNXN, own, MOST, banner.encode())
                link.run()
        except (Closed, ValueError):
            return
        finally:
            link.cut()
            with self._lock:
                self._links.discard(link)

    def _authorised(self, link: Link) -> bool:
        token = os.urandom(20)
        link.send(AUTH, _TOKEN, 0, token)
        while True:
            command, kind, _, data = link.receive()
            if command != AUTH:
                return False
            if kind == _SIGNATURE:
                if any(key.signed(token, data) for key in self.keys):
                    return True
                token = os.urandom(20)
                link.send(AUTH, _TOKEN, 0, token)
            elif kind == _PUBLIC:
                key = host_key(data)
                if key is None:
                    return False
                self.asked_by.append(key)
                while self._answer is None:
                    if link not in self._links:
                        return False
                    time.sleep(0.02)
                if not self._answer:
                    # The dialogue is gone; the computer stays unauthorised until it asks anew.
                    while link in self._links:
                        link.receive()
                    return False
                self.keys.append(key)
                return True

    def _serve(self, stream: Stream, service: bytes) -> None:
        said = service.decode("utf-8", "replace")
        self.services.append(said)
        self.at(said, stream)
        with self._lock:
            self.most_streams = max(self.most_streams, sum(len(link.streams) for link in self._links))
        stream._link.send(0x59414B4F, stream.own, stream.theirs)  # pyright: ignore[reportPrivateUsage]
        if said.startswith("shell,v2"):
            shell.serve_v2(stream, self, said.split(":", 1)[1])
        elif said.startswith("shell:"):
            shell.serve_v1(stream, self, said[6:])
        elif said.startswith("backup:"):
            backups.serve(stream, self, said[7:])
        elif said.startswith("exec:"):
            shell.serve_exec(stream, self, service[5:])
        elif said == "sync:":
            sync.serve(stream, self)
