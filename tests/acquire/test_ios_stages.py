"""The cable of a fictional iPhone, pulled at each stage of an acquisition: what it costs, and that no password stays."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from aboveboard.acquire.errors import AcquireError
from aboveboard.acquire.manifest import check
from aboveboard.casework.acquirephone import Request, Watch, acquire_phone
from aboveboard.casework.asked import CHANGED, STOPPED
from aboveboard.casework.case import Case
from aboveboard.casework.custody import entries
from aboveboard.casework.leftpasswords import passwords_left
from aboveboard.demo.usbmux import Cut, Phone
from tests.acquire.conftest import EXAMINER

STAGES = (
    "lockdown",
    "session",
    "service",
    "backup.request",
    "backup.upload",
    "backup.manifest",
    "backup.move",
    "backup.end",
    "afc.list",
    "afc.read",
)


class PutBack(Watch):
    """Puts the cable back as soon as the phone is waited for, since a password may be on it."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone

    def waiting(self, state: str, comment: str) -> None:
        del comment
        if state == "password":
            threading.Timer(0.1, self.phone.plug).start()


@pytest.mark.parametrize("stage", STAGES)
def test_a_cable_pulled_at_each_stage(
    tmp_path: Path, case_under: Callable[..., Case], phone: Phone, stage: str
) -> None:
    """It is said, in the log too; the phone has no password afterwards; the next run brings the whole."""
    case, target = case_under(), tmp_path / "a.zip"
    wanted = Request(target, "JB/1", usbmux=phone.address, patience=2.0, set_password=True)
    phone.faults.cut = Cut(stage=stage)
    with pytest.raises(AcquireError):
        acquire_phone(case, EXAMINER, wanted, PutBack(phone))
    assert phone.faults.cut is None, "that stage was reached"
    phone.plug()
    assert phone.password is None and not passwords_left(case.db)
    said = [e.detail for e in entries(case.db) if e.detail.get("what") in (CHANGED, STOPPED)]
    # Before the phone is paired with nothing was read, and it keeps nothing.
    assert [e["what"] for e in said] == ([CHANGED, STOPPED] if stage != "lockdown" else [])
    assert not said or (said[-1]["why"] and phone.paired[0].name in said[0]["changes"][0])
    assert target.exists() == (stage.startswith("afc")) and not (tmp_path / "a-media.zip").exists()
    done = acquire_phone(case, EXAMINER, wanted, PutBack(phone))
    assert phone.password is None and not passwords_left(case.db) and done.left is None
    assert [list(check(copy)) for copy in (target, tmp_path / "a-media.zip")] == [[], []]
