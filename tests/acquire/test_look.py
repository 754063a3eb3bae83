"""A look at a connected phone: shown on the spot, gone when it ends, with a receipt on the screen."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from aboveboard.casework.acquire import Request, Watch
from aboveboard.casework.asked import CHANGED, SEALED, STOPPED
from aboveboard.casework.case import Case
from aboveboard.casework.custody import entries
from aboveboard.casework.errors import CaseError
from aboveboard.casework.prove import Evidence
from aboveboard.casework.receipt import receipts
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.spot import Came, go_on, must_be_memory, steps_of, take
from aboveboard.casework.spotandroid import STEPS, reached
from aboveboard.casework.spotted import Spot
from aboveboard.casework.unkept import unkept
from aboveboard.demo.adbdevice import Device
from aboveboard.engine.nursery import Nursery
from aboveboard.web.app import make_app
from aboveboard.web.guard import COOKIE, Guard
from tests.acquire.conftest import EXAMINER

Cases = Callable[..., Case]


def client_of(desk: Desk) -> TestClient[Any]:
    guard = Guard(1)
    cookie = guard.enter(guard.address.rpartition("/")[2])
    assert cookie is not None
    client: TestClient[Any] = TestClient(make_app(desk, guard), base_url="http://127.0.0.1:1")
    client.cookies.set(COOKIE, cookie)
    client.headers["origin"] = "http://127.0.0.1:1"
    return client


def test_a_look_shows_ends_and_leaves_a_receipt(case_under: Cases) -> None:
    """Messages at once, pictures while they are looked at; no map, no graph, no lists; afterwards the receipt alone."""
    case, spot, watch = case_under(), Spot(), Watch()
    with (
        Device(files=40).serving() as device,
        unkept(case, EXAMINER) as looked,
        closing(Nursery.take()) as nursery,
    ):
        device.allow()
        must_be_memory(looked)
        request = Request(Path(), "JB/1", address=device.serial, patience=20)
        with reached(request, watch) as phone:
            began = time.monotonic()
            assert take(looked, EXAMINER, phone, nursery, STEPS[0], watch) == Came()
            assert not device.requested and time.monotonic() - began < 20
            desk = Desk(looked, EXAMINER, Evidence(), spot)
            rest = steps_of(looked, phone.steps)[1:]
            later = threading.Thread(target=go_on, args=(looked, EXAMINER, phone, nursery, rest, spot, began, watch))
            with closing(desk), client_of(desk) as client:
                said = next(f.text for f in device.truth.of("Message", "android.sms") if f.text and len(f.text) > 20)
                assert "End the look" in client.get("/").text
                found = client.post("/search", data={"q": said[:12]}, follow_redirects=True)
                assert found.status_code == 200 and said[:12] in found.text
                later.start()
                later.join(60)
                assert list(spot.done) == [s.name for s in STEPS[1:]] and not spot.failed
                assert all(path.endswith((b".jpg", b".png", b".heic")) for path in device.requested)
                assert b"DCIM/Camera/20260121_130444.jpg" in device.requested
                for gone in ("/map", "/known", "/people/graph", "/report", "/searches", "/files"):
                    assert client.get(gone).status_code == 404, gone
                assert client.get("/look/receipt", follow_redirects=False).headers["location"] == "/"
                assert "All that was asked" in client.get("/look/now").text
                room = looked.room
                assert list(room.glob("*.zip")) and list((room / "exhibits").iterdir())
                page = client.post("/look/end", follow_redirects=True)
                assert "<svg" in page.text and device.keys[0].comment in page.text
                assert sorted(p.name for p in room.iterdir() if not p.name.startswith("case.db")) == []
                spanish = client.get("/look/receipt?language=es&turned=1").text
                assert "data-turned" in spanish and "Recibo" in spanish
                for path in ("/", "/talks", "/gallery"):
                    assert str(client.get(path).url).endswith("/look/receipt")
        assert not room.exists() or room == looked.room
    assert not room.exists()
    kept = b"".join(p.read_bytes() for p in case.path.rglob("*") if p.is_file())
    assert said.encode() not in kept and said.encode("utf-16-le") not in kept
    told = [e.detail.get("what") for e in entries(case.db)]
    assert told.count(SEALED) == 3 and CHANGED in told and "receipt written" in told
    assert not any("copy" in e.detail for e in entries(case.db) if e.detail.get("what") == SEALED)


def until(found: Callable[[], object], alive: threading.Thread, spot: Spot) -> None:
    """Wait for something that a thread does."""
    ends = time.monotonic() + 40
    while not found():
        assert alive.is_alive() and time.monotonic() < ends, (spot.said, spot.asks, spot.failed, spot.refused)
        time.sleep(0.02)


def kinds(looked: Case) -> Counter[str]:
    """How many records of each kind are shown."""
    (exhibit,) = looked.exhibits()
    with closing(exhibit):
        return Counter(exhibit.present(row)["kind"] for row in exhibit.rows(exhibit.shown))


class Told(Watch):
    """Keeps what the terminal is told."""

    def __init__(self) -> None:
        self.states: list[str] = []

    def waiting(self, state: str, comment: str) -> None:
        assert comment.startswith("aboveboard ")
        self.states.append(state)


def test_what_could_not_be_read_is_read_when_the_phone_is_back(case_under: Cases) -> None:
    """A cable that was pulled, a locked phone, a provider that refuses for a moment: said meanwhile, logged, and tried again."""
    case, spot, told = case_under(), Spot(), Told()
    with (
        ExitStack() as ending,
        Device(files=4, seed=1).serving() as device,
        unkept(case, EXAMINER) as looked,
        closing(Nursery.take()) as nursery,
    ):
        device.allow()
        faults = device.faults
        faults.pull_cable_at, faults.stays_off = "content://sms", True
        faults.refused_for_now = {"content://call_log/calls"}
        with reached(Request(Path(), "JB/1", address=device.serial, patience=20), told) as phone:
            arguments = (looked, EXAMINER, phone, nursery, STEPS[:1], spot, time.monotonic(), told)
            reading = threading.Thread(target=go_on, args=arguments, kwargs={"stay": True}, daemon=True)
            ending.callback(spot.over.set)
            reading.start()
            until(lambda: spot.asks == "absent", reading, spot)
            with closing(Desk(looked, EXAMINER, Evidence(), spot)) as desk, client_of(desk) as client:
                page = client.get("/look/now").text
                assert "The phone is not connected" in page and "Try again" in page and "the same command" not in page
                faults.locked = True
                device.plug()
                until(lambda: spot.asks == "locked", reading, spot)
                assert "Its holder unlocks it: reading goes on" in client.get("/look/now").text
                faults.locked = False
                until(lambda: spot.done and not spot.said, reading, spot)
                assert not spot.failed and set(told.states) >= {"absent", "locked"}
                page = client.get("/look/now").text
                assert (
                    "the phone refused: calls. " in page.replace("<bdi>", "").replace("</bdi>", "")
                    and "Try again" in page
                )
                seen = page.count("Permission Denial") and kinds(looked)
                assert seen and seen["Call"] == 0 and seen["Message"] and seen["Contact"]
                # Still refused, then not: that alone is asked for, and nothing stands twice.
                device.services.clear()
                for gone in (False, True):
                    faults.refused_for_now = set() if gone else faults.refused_for_now
                    before = len(receipts(looked))
                    client.post("/look/again", data={"step": STEPS[0].name})
                    until(lambda before=before: len(receipts(looked)) > before and not spot.said, reading, spot)
                    assert (STEPS[0].name in spot.refused) is not gone
                asked = {s for s in device.services if "content query" in s}
                assert asked and all("call_log" in s for s in asked)
                assert kinds(looked) == seen + Counter(Call=sum(1 for _ in device.truth.of("Call", "android.calls")))
                assert "All that was asked" in client.get("/look/now").text
                mark = client.get("/look/now").text.partition("seen=")[2][:16]
                client.post("/look/again", data={"step": "another", "password": "x"})
                assert not mark and not spot.may_again(STEPS[0].name)
                spot.over.set()
                reading.join(20)
        assert not reading.is_alive()
    sealed = [e.detail.get("refused") for e in entries(case.db) if e.detail.get("what") == SEALED]
    stopped = [str(e.detail["why"]) for e in entries(case.db) if e.detail.get("what") == STOPPED]
    assert sealed == [["calls"], ["calls"], []] and ["not there any more" in why for why in stopped] == [True]


def test_a_look_is_in_memory_or_is_not(case_under: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the passing folder would lie on a disk, nothing is asked of the phone."""
    case = case_under()
    with unkept(case, EXAMINER) as looked:
        monkeypatch.setattr("aboveboard.casework.spot.file_system", _ext4)
        with pytest.raises(CaseError, match="too little memory"):
            must_be_memory(looked)


def _ext4(place: Path) -> str:
    del place
    return "ext4"


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ('[scope]\ncategories = ["calls"]\n', [STEPS[0].name]),
        ('[scope]\ncategories = ["media"]\nmedia = "names"\n', []),
        ('[scope]\ncategories = ["media"]\n', [s.name for s in STEPS[1:]]),
        ('[scope]\ncategories = ["media"]\nsince = "2026-01-01"\nundated = false\n', [STEPS[2].name]),
        ('[scope]\npeople = ["+1 202-555-0101"]\n', [STEPS[0].name]),
    ],
)
def test_a_look_goes_as_far_as_the_scope(case_under: Cases, more: str, names: list[str]) -> None:
    """Steps that it does not cover are not asked for."""
    steps = steps_of(case_under(more), STEPS)
    assert [s.name for s in steps] == names
    assert all(set(s.categories) <= {"contacts", "calls", "messages", "media"} for s in steps)
