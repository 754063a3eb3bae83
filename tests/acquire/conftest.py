"""A fictional phone, and an `adb` server of the test's own that reaches it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from aboveboard.acquire.android.phone import Phone, await_yes
from aboveboard.acquire.android.server import Server, server
from aboveboard.casework import acquirephone, selftestphone
from aboveboard.casework.authorities import read_authority
from aboveboard.casework.case import Case, create_case
from aboveboard.casework.custody import Actor
from aboveboard.demo import Rounds, android
from aboveboard.demo.adbdevice import Device
from aboveboard.demo.usbmux import Faults
from aboveboard.demo.usbmux import Phone as IPhone
from aboveboard.engine.nursery import Nursery

EXAMINER = Actor("Robin Sample")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keys, ledger and the adb client's own files lie in the test's folder."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ABOVEBOARD_HOME", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path))
    return folder


@pytest.fixture(scope="module", autouse=True)
def shared() -> Generator[None, None, None]:
    """One process that workers come from, and one fictional phone of each kind, for all tests: each takes a second to make."""
    made: list[Nursery] = []
    end = Nursery.close

    def take() -> Nursery:
        if not made:
            made.append(Nursery())
        return made[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Nursery, "take", staticmethod(take))
        patch.setattr(Nursery, "close", _kept)
        patch.setattr(android, "make", cache(android.make))
        yield
    for nursery in made:
        end(nursery)


def _kept(nursery: Nursery) -> None:
    del nursery


@pytest.fixture(scope="module")
def adb(tmp_path_factory: pytest.TempPathFactory) -> Generator[Server, None, None]:
    """A running server; phones connect to it one after another."""
    with server(tmp_path_factory.mktemp("keys"), "aboveboard test 2026-11-27@aboveboard") as running:
        yield running


@pytest.fixture
def plugged(adb: Server) -> Generator[Callable[[Device], Phone], None, None]:
    """Plugs a device in whose holder has allowed this computer."""
    with ExitStack() as cables:

        def plug(device: Device) -> Phone:
            cables.enter_context(device.serving())
            device.allow()
            adb.ask("connect", device.serial)
            cables.callback(adb.ask, "disconnect", device.serial)
            return Phone(adb.port, await_yes(adb.port, device.serial, 20, lambda _: None))

        yield plug


@pytest.fixture(scope="session")
def served() -> Generator[IPhone, None, None]:
    """A fictional iPhone on a cable."""
    with IPhone(ios="17.5", rounds=Rounds(10, 10)).serving() as phone:
        yield phone


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Generator[Path, None, None]:
    """A folder in memory of the test's own, through which an iPhone's backups pass."""
    with tempfile.TemporaryDirectory(prefix="aboveboard-test-", dir="/dev/shm") as folder:
        for module in (acquirephone, selftestphone):
            monkeypatch.setattr(module, "memory_folders", lambda: [Path(folder)])
        yield Path(folder)


@pytest.fixture
def phone(served: IPhone, memory: Path) -> Generator[IPhone, None, None]:
    """The phone as it was, with what a test did to it undone; its holder taps 'Trust'."""
    del memory
    served.allow()
    media, crashes = served.media, served.crashes
    yield served
    served.media, served.crashes = media, crashes
    served.faults = Faults()
    served.password = None
    served.forget()
    served.unlock()
    served.plug()
    served.written.clear()
    served.counts.afc.clear()
    served.counts.services.clear()


@pytest.fixture
def case_under(tmp_path: Path) -> Generator[Callable[[str], Case], None, None]:
    """Makes a case that rests on an authority of published test data with more lines of TOML."""
    made: list[Case] = []

    def make(more: str = "") -> Case:
        paper = tmp_path / "authority.toml"
        paper.write_text(f'power = "published test data"\npurpose = "trying"\n{more}')
        made.append(create_case(tmp_path / f"{len(made)}.case", read_authority(paper), EXAMINER))
        return made[-1]

    yield make
    for case in made:
        case.close()
