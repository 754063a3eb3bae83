"""No text of a phone lies readable on the machine: while it is examined and reviewed, afterwards, and after kill -9.

Searched is all that a run may write into: case, keys and ledger, scratch, caches, temporary files, the browser's profile.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import signal
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from aboveboard.casework import passing
from aboveboard.casework.case import open_case
from aboveboard.casework.custody import entries
from aboveboard.casework.receipt import receipts
from aboveboard.casework.unkept import BEGUN, BROKEN, ENDED, PREFIX
from aboveboard.demo import Rounds, Truth, build_iphone
from aboveboard.store.db import StoreError, connect
from tests.planted import PLANTED, holding
from tests.web import alone

PLACES = {
    "XDG_RUNTIME_DIR": "run",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "TMPDIR": "tmp",
    "HOME": "home",
}
"""Variables that say where files go, and the folders here: short, since a browser's socket has its path in 108 bytes."""


@dataclass
class Machine:
    """A machine whose every place for files is below one folder, and a phone that lies outside of it."""

    folder: Path
    phone: Path
    truth: Truth
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def case(self) -> Path:
        return self.folder / "x.case"

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ABOVEBOARD", "XDG_"))}
        return {
            **kept,
            **{name: str(self.folder / place) for name, place in PLACES.items()},
            "ABOVEBOARD_HOME": str(self.folder / "keys"),
            "ABOVEBOARD_OWN_PHONE": "1",
        }

    def start(self, *options: str, path: Path | None = None) -> subprocess.Popen[str]:
        environment = self.environment
        if path is not None:
            environment["PATH"] = f"{path}:{environment['PATH']}"
        told = [str(alone.COMMAND), "examine", str(self.phone), "--case", str(self.case), "--own-phone", *options]
        running = subprocess.Popen(
            told,
            env=environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.running.append(running)
        return running

    def end(self) -> None:
        """What a test that failed left running would go on for ever."""
        for running in self.running:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
                running.communicate()

    def readable(self) -> list[Path]:
        """Files in which a text of the phone can be read."""
        texts = sorted({f.text for f in self.truth.facts if f.text and len(f.text) >= 8}, key=len)[-80:]
        assert len(texts) > 40
        return holding(self.folder, texts)

    def looks(self) -> list[Path]:
        return list((self.folder / "run").glob(f"{PREFIX}*"))


@pytest.fixture
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    folder = tmp_path_factory.mktemp("t")
    phone = folder / "phone.zip"
    truth = build_iphone(phone, form="ffs-zip", iterations=Rounds(10, 10))
    for place in PLACES.values():
        (folder / "m" / place).mkdir(parents=True)
    made = Machine(folder / "m", phone, truth)
    yield made
    made.end()


def halted(machine: Machine, running: subprocess.Popen[str]) -> None:
    """Hold everything still in the midst of the reading, with rows in the shards."""

    def read() -> bool:
        assert running.poll() is None, running.communicate()
        with contextlib.suppress(FileNotFoundError):
            return any(s.stat().st_size > 200_000 for s in machine.folder.rglob("*.shard"))
        return False

    alone.wait(read, 60)
    os.killpg(running.pid, signal.SIGSTOP)


def group(leader: int) -> Iterator[Path]:
    """The processes that began with it."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int((process / "stat").read_text("utf-8", "replace").rsplit(")", 1)[1].split()[2]) == leader:
                yield process
        except (FileNotFoundError, ProcessLookupError):
            continue


def told(machine: Machine) -> list[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABOVEBOARD_HOME", str(machine.folder / "keys"))
        case = open_case(machine.case)
        try:
            return [e.detail.get("what") for e in entries(case.db)] + [r.kept for r in receipts(case)]
        finally:
            case.close()


def address(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    lines: list[str] = []
    for line in running.stdout:
        lines.append(line)
        if line.startswith("The review of "):
            return line.split()[-1]
    pytest.fail("".join(lines))


def test_the_search_finds_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"..." + "转账".encode() + b"...")
    (tmp_path / "wide").write_bytes(b"x" + "boathouse".encode("utf-16-le"))
    (tmp_path / "packed").write_bytes(b"head" + gzip.compress(b"the boathouse") + b"tail")
    (tmp_path / "deflated").write_bytes(b"\0\0" + zlib.compress("السلام".encode("utf-16-le")))
    with zipfile.ZipFile(tmp_path / "member", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("name", b"the boathouse")
    (tmp_path / "nothing").write_bytes(b"boat house")
    found = [p.name for p in holding(tmp_path, PLANTED)]
    assert found == ["deflated", "member", "packed", "plain", "wide"]


def test_an_examination_leaves_nothing_readable(machine: Machine) -> None:
    assert holding(machine.phone.parent, ["boathouse"]) == [machine.phone]
    running = machine.start()
    halted(machine, running)
    try:
        processes = list(group(running.pid))
        assert len(processes) > 2
        for process in processes:
            limits = (process / "limits").read_text()
            (core,) = (line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core"))
            assert core in (["1", "1"], ["0", "0"])
        assert machine.readable() == []
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
    assert list(machine.case.rglob("*.shard"))
    assert machine.readable() == []
    again = machine.start()
    out, _ = again.communicate(timeout=120)
    assert again.returncode == 0, out
    assert list(machine.case.glob("exhibits/*.db"))
    assert machine.readable() == []


def test_a_look_leaves_its_log_and_receipt_alone(machine: Machine, playwright: Playwright) -> None:
    running = machine.start("--look", path=alone.wrapped(machine.folder))
    halted(machine, running)
    (room,) = machine.looks()
    assert room.stat().st_mode & 0o077 == 0
    assert list(room.rglob("*.shard")) and not list(machine.case.rglob("*.shard"))
    assert machine.readable() == []
    os.killpg(running.pid, signal.SIGCONT)
    base = address(running).split("/enter/")[0]
    profile = alone.wait(lambda: alone.profiles(machine.folder))[0]
    port = alone.wait(
        lambda: (profile / "DevToolsActivePort").is_file() and (profile / "DevToolsActivePort").read_text()
    )
    chromium = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port.split()[0]}")
    page = alone.wait(lambda: [p for c in chromium.contexts for p in c.pages if p.url == base + "/"])[0]
    assert page.locator(".stamp").all_inner_texts() == ["own phone", "nothing is kept"]
    for word in PLANTED:
        page.goto(base + "/")
        page.locator("#q").fill(word)
        page.locator("#q").press("Enter")
        page.locator("main tr[data-key]").first.wait_for(state="attached", timeout=60_000)
        assert word in page.locator("main").inner_text()
    page.goto(base + "/gallery")
    page.locator("main .shot img").first.wait_for(state="attached", timeout=60_000)
    assert [p for p in machine.readable() if p.name != "net.json"] == []
    # Closing the browser ends the look.
    chromium.new_browser_cdp_session().send("Browser.close")
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 0, out
    assert "nothing of the phone was kept" in out
    assert machine.looks() == alone.profiles(machine.folder) == []
    assert [p for p in machine.readable() if p.name != "net.json"] == []
    kept = {str(p.relative_to(machine.case)) for p in machine.case.rglob("*") if p.is_file()}
    assert kept == {"case.json", "case.db", "lock"}
    said = told(machine)
    assert said[:2] == ["case opened", BEGUN]
    assert "receipt made" in said and said[-1] is False
    assert said[-2] == ENDED


def test_a_look_that_is_killed_leaves_bytes_without_a_key(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    running = machine.start("--look", "--no-browser")
    address(running)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    (room,) = machine.looks()
    assert list(room.glob("exhibits/*.db"))
    assert machine.readable() == []
    # No key that is kept anywhere opens it.
    keys = [p.read_bytes() for p in (machine.folder / "keys").rglob("*") if p.is_file() and p.stat().st_size == 32]
    assert keys
    (exhibit,) = room.glob("exhibits/*.db")
    for key in keys:
        with pytest.raises(StoreError):
            connect(exhibit, key)
    # The next look deletes it, once it is old enough not to be one that just begins.
    passing.sweep(room.parent, PREFIX)
    assert room.exists()
    later = room.stat().st_ctime + 1000
    monkeypatch.setattr("aboveboard.casework.passing.time.time", lambda: later)
    passing.sweep(room.parent, PREFIX)
    assert not room.exists()
    following = machine.start("--look", "--no-browser")
    address(following)
    following.send_signal(signal.SIGTERM)
    out, _ = following.communicate(timeout=60)
    assert following.returncode == 0, out
    assert machine.looks() == []
    assert [what for what in told(machine) if what in (BEGUN, BROKEN, ENDED)] == [BEGUN, BROKEN, BEGUN, ENDED]
