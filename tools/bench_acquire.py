"""How fast a phone is copied, beside `adb pull` of the same files from the same fictional phone, in turn: `make bench-acquire`.

Figures are ratios of rates, ours to that of `adb pull`; above 1 we are faster. Ours hashes and checks what it copies.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from aboveboard.acquire.android import storage
from aboveboard.acquire.android.phone import Phone, await_yes
from aboveboard.acquire.android.server import Server, server
from aboveboard.acquire.archive import Archive
from aboveboard.acquire.progress import Progress

PAIRS = 5
SMALL = ("20,000 files of 8 KiB", ["--files", "20000", "--file-size", "8192"], "Pictures", 2.0)
LARGE = ("a film of 2 GB", ["--files", "0", "--film-bytes", str(2 << 30)], "Movies", 0.9)


def main() -> None:
    """Print a line for each kind of files."""
    for title, options, folder, target in (SMALL, LARGE):
        pulled, copied, sealed = _pairs(options, folder)
        rate = statistics.median(p / c for p, c in zip(pulled, copied, strict=True))
        whole = statistics.median(p / s for p, s in zip(pulled, sealed, strict=True))
        print(
            f"{title}: adb pull {statistics.median(pulled):.2f} s, ours {statistics.median(copied):.2f} s until the phone is free, "
            f"{statistics.median(sealed):.2f} s until the copy is sealed; rate {rate:.2f} times that of adb pull "
            f"(target {target}: {'holds' if rate >= target else 'MISSED'}), sealed {whole:.2f}"
        )


def _pairs(options: list[str], folder: str) -> tuple[list[float], list[float], list[float]]:
    place = Path(tempfile.mkdtemp(prefix="aboveboard-bench-"))
    command = [sys.executable, "-m", "aboveboard.demo.adbdevice", "--approve-after", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as device:
        try:
            assert device.stdout is not None
            serial = device.stdout.readline().split()[-1]
            with server(place / "keys", "aboveboard bench") as running:
                running.ask("connect", serial)
                await_yes(running.port, serial, 20, lambda _: None)
                pairs = [_pair(running, serial, place, folder) for _ in range(PAIRS)]
        finally:
            device.kill()
            shutil.rmtree(place, ignore_errors=True)
    return [p[0] for p in pairs], [p[1] for p in pairs], [p[2] for p in pairs]


def _pair(running: Server, serial: str, place: Path, folder: str) -> tuple[float, float, float]:
    began = time.perf_counter()
    subprocess.run(
        ["adb", "-s", serial, "pull", f"/sdcard/{folder}", str(place / "pulled")],
        env={**os.environ, "ANDROID_ADB_SERVER_PORT": str(running.port)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    pulled = time.perf_counter() - began
    shutil.rmtree(place / "pulled")
    phone = Phone(running.port, serial)
    began = time.perf_counter()
    with Archive(place / "copy.zip") as archive:
        files, _ = storage.listing(phone, lambda: None)
        wanted = [f for f in files if f.name.startswith(f"{folder}/")]
        failed = storage.copy(phone, archive, wanted, "data/media/0/", Progress(), lambda: None)
        copied = time.perf_counter() - began
        archive.finish()
    if failed:
        raise SystemExit(f"not copied: {failed[:3]}")
    sealed = time.perf_counter() - began
    (place / "copy.zip").unlink()
    return pulled, copied, sealed


if __name__ == "__main__":
    main()
