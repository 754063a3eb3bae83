"""How fast a phone is copied, beside `adb pull` of the same files from the same fictional phone, in turn: `make bench-acquire`.

Figures are ratios of rates, ours to that of `adb pull`; above 1 we are faster. Ours hashes and checks what it copies. The phone, the
`adb` server and whoever copies share this computer's processors: what each took of them is told too.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from aboveboard.acquire.android import storage
from aboveboard.acquire.android.phone import Phone, await_yes
from aboveboard.acquire.android.server import Server, server
from aboveboard.acquire.archive import Archive
from aboveboard.acquire.progress import Progress

PAIRS = 5
FILM = ["--files", "0", "--film-bytes", str(2 << 30)]
RUNS = (
    ("20,000 files of 8 KiB", ["--files", "20000", "--file-size", "8192"], "Pictures", 2.0),
    ("a film of 2 GiB, as fast as the phone can make it", FILM, "Movies", 0.9),
    ("a film of 2 GiB over a cable of 400 MB/s", [*FILM, "--rate", "400"], "Movies", 0.9),
)


@dataclass(frozen=True)
class Took:
    """Seconds of one copy."""

    wall: float
    phone: float
    """Of the processors, by the phone."""
    server: float
    client: float
    sealed: float = 0.0
    """Until the copy was sealed; ours alone."""


@dataclass(frozen=True)
class Rig:
    """A phone on its server, and a folder to copy into."""

    running: Server
    serial: str
    place: Path
    processes: tuple[int, int]
    """The phone's and the server's."""

    def pull(self, folder: str) -> Took:
        """By `adb pull`."""
        before = self._processor()
        began = time.perf_counter()
        subprocess.run(
            ["adb", "-s", self.serial, "pull", f"/sdcard/{folder}", str(self.place / "pulled")],
            env={**os.environ, "ANDROID_ADB_SERVER_PORT": str(self.running.port)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        took = self._took(began, before)
        shutil.rmtree(self.place / "pulled")
        return took

    def copy(self, folder: str) -> Took:
        """By Aboveboard."""
        before = self._processor()
        began = time.perf_counter()
        phone = Phone(self.running.port, self.serial)
        with Archive(self.place / "copy.zip") as archive:
            files, _ = storage.listing(phone, lambda: None)
            wanted = [f for f in files if f.name.startswith(f"{folder}/")]
            failed = storage.copy(phone, archive, wanted, "data/media/0/", Progress(), lambda: None)
            took = self._took(began, before)
            archive.finish()
        sealed = time.perf_counter() - began
        if failed:
            raise SystemExit(f"not copied: {failed[:3]}")
        (self.place / "copy.zip").unlink()
        return Took(took.wall, took.phone, took.server, took.client, sealed)

    def _took(self, began: float, before: tuple[float, float, float]) -> Took:
        wall = time.perf_counter() - began
        phone, served, client = (b - a for a, b in zip(before, self._processor(), strict=True))
        return Took(wall, phone, served, client)

    def _processor(self) -> tuple[float, float, float]:
        phone, served = (_processor(process) for process in self.processes)
        return phone, served, sum(os.times()[:4])


def main() -> None:
    """Print some lines for each kind of files."""
    for title, options, folder, target in RUNS:
        pulled, copied = _pairs(options, folder)
        ratios = sorted(p.wall / c.wall for p, c in zip(pulled, copied, strict=True))
        rate = statistics.median(ratios)
        sealed = statistics.median(p.wall / c.sealed for p, c in zip(pulled, copied, strict=True))
        print(
            f"{title}: adb pull {_middle(pulled, 'wall')} s, ours {_middle(copied, 'wall')} s until the phone is free, "
            f"{_middle(copied, 'sealed')} s until the copy is sealed; rate {rate:.2f} times that of adb pull ({ratios[0]:.2f} to "
            f"{ratios[-1]:.2f}; target {target}: {'holds' if rate >= target else 'MISSED'}), sealed {sealed:.2f}"
        )
        for who, took in (("adb pull", pulled), ("ours", copied)):
            print(
                f"    {who}, seconds of {os.cpu_count()} processors: the phone {_middle(took, 'phone')}, the adb server "
                f"{_middle(took, 'server')}, the client {_middle(took, 'client')}",
                flush=True,
            )


def _middle(took: list[Took], what: str) -> str:
    return f"{statistics.median(getattr(t, what) for t in took):.2f}"


def _pairs(options: list[str], folder: str) -> tuple[list[Took], list[Took]]:
    place = Path(tempfile.mkdtemp(prefix="aboveboard-bench-"))
    command = [sys.executable, "-m", "aboveboard.demo.adbdevice", "--approve-after", "0", *options]
    pulled: list[Took] = []
    copied: list[Took] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as device:
        try:
            assert device.stdout is not None
            serial = device.stdout.readline().split()[-1]
            with server(place / "keys", "aboveboard bench") as running:
                running.ask("connect", serial)
                await_yes(running.port, serial, 20, lambda _: None)
                rig = Rig(running, serial, place, (device.pid, _listening(running.port)))
                for n in range(PAIRS):
                    # Each comes first in turn.
                    if n % 2:
                        copied.append(rig.copy(folder))
                    pulled.append(rig.pull(folder))
                    if not n % 2:
                        copied.append(rig.copy(folder))
        finally:
            device.kill()
            shutil.rmtree(place, ignore_errors=True)
    return pulled, copied


def _processor(process: int) -> float:
    """Seconds that a process has had of the processors."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _listening(port: int) -> int:
    """The process of the adb server at a port, by its arguments."""
    for about in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = about.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        if "fork-server" in words and re.search(rf":{port}\b", words):
            return int(about.parent.name)
    raise SystemExit("the adb server is not found")


if __name__ == "__main__":
    main()
