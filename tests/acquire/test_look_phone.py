"""A look at a connected iPhone, and a self-test of it: what is shown, in which order, and that nothing of it stays."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from aboveboard.acquire.errors import NotAllowed, PhoneLocked, Unplugged
from aboveboard.acquire.ios import afc, newest
from aboveboard.acquire.ios.covered import plan_of
from aboveboard.casework import acquirephone
from aboveboard.casework.acquirephone import Request, Watch
from aboveboard.casework.asked import BEGUN, CHANGED, SEALED, STOPPED
from aboveboard.casework.case import Case
from aboveboard.casework.custody import entries
from aboveboard.casework.look import summary
from aboveboard.casework.prove import Evidence
from aboveboard.casework.receipt import receipts
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.selftestphone import self_test_phone
from aboveboard.casework.spot import PICTURES, PREVIEWS, TALK, Came, go_on, steps_of, take
from aboveboard.casework.spotphone import NO_CALLS, STEPS, PhoneOnTheSpot, reached
from aboveboard.casework.spotted import Spot
from aboveboard.casework.unkept import unkept
from aboveboard.demo.usbmux import Cut, Phone
from aboveboard.demo.usbmux.files import Tree
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Scope
from tests.acquire.conftest import EXAMINER
from tests.acquire.test_look import client_of, until

Cases = Callable[..., Case]


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with closing(Nursery.take()) as one:
        yield one


def _request(phone: Phone, **more: Any) -> Request:
    known: dict[str, Any] = {"patience": 20.0} | more
    return Request(Path(), "JB/1", usbmux=phone.address, **known)


@contextmanager
def _looking(case: Case, phone: Phone, **more: Any) -> Generator[tuple[Case, PhoneOnTheSpot]]:
    with unkept(case, EXAMINER) as looked:
        yield looked, reached(looked, EXAMINER, _request(phone, **more), Watch())


def _went_on(looked: Case, there: PhoneOnTheSpot, nursery: Nursery, steps: list[Any] | None = None) -> Spot:
    spot = Spot()
    go_on(looked, EXAMINER, there, nursery, steps or steps_of(looked, there.steps), spot, time.monotonic(), Watch())
    return spot


def _shown(looked: Case) -> list[dict[str, Any]]:
    (exhibit,) = looked.exhibits()
    with closing(exhibit):
        return [exhibit.present(row) for row in exhibit.rows(exhibit.shown)]


def _logged(case: Case, what: str) -> list[dict[str, Any]]:
    return [e.detail for e in entries(case.db) if e.detail.get("what") == what]


def test_a_look_at_an_iphone_shows_ends_and_leaves_a_receipt(
    case_under: Cases, phone: Phone, nursery: Nursery, memory: Path
) -> None:
    """Previews first, by AFC alone; then pictures; then, out of a backup, what people said; afterwards the receipt alone."""
    case, backups = case_under(), phone.backups
    with _looking(case, phone) as (looked, there):
        assert take(looked, EXAMINER, there, nursery, STEPS[0], Watch()) == Came()
        asked = phone.counts.files()
        assert asked == {path for path in phone.media.files if "/Thumbnails/V2/" in path} and phone.backups == backups
        spot = Spot()
        with closing(Desk(looked, EXAMINER, Evidence(), spot)) as desk, client_of(desk) as client:
            assert client.get("/gallery").text.count('class="shot"') == len(asked) == 10
            began = time.monotonic()
            go_on(looked, EXAMINER, there, nursery, STEPS[1:], spot, began, Watch())
            assert list(spot.done) == ["the newest pictures", "contacts, calls and messages"] and not spot.failed
            # A film is no picture; its preview was shown.
            taken = {path for path in phone.counts.files() - asked if path.startswith("/DCIM/")}
            assert taken == {p for p in phone.media.files if p.startswith("/DCIM/") and not p.endswith(".MOV")}
            said = next(f.text for f in phone.truth.of("Message", "ios.messages") if f.text and len(f.text) > 20)
            found = client.post("/search", data={"q": said[:12]}, follow_redirects=True)
            assert found.status_code == 200 and said[:12] in found.text
            overview = client.get("/").text
            assert phone.facts.product in overview and phone.facts.version in overview
            for gone in ("/map", "/known", "/people/graph", "/report", "/searches", "/files"):
                assert client.get(gone).status_code == 404, gone
            kinds = summary(looked, EXAMINER)["exhibits"][0]["by_category"]
            assert kinds["messages"] and kinds["calls"] and kinds["contacts"] and "web" not in kinds
            room = looked.room
            assert len(list(room.glob("*.zip"))) == 3
            page = client.post("/look/end", follow_redirects=True).text
            assert "<svg" in page and phone.paired[0].name in page and "Reset Location" in page
            assert "installed nothing" in page and "in memory alone" in page and "not covered" in page
            assert sorted(p.name for p in room.iterdir() if not p.name.startswith("case.db")) == []
            assert str(client.get("/gallery").url).endswith("/look/receipt")
    assert not room.exists() and not list(memory.iterdir())
    kept = b"".join(p.read_bytes() for p in case.path.rglob("*") if p.is_file())
    assert said.encode() not in kept and said.encode("utf-16-le") not in kept
    assert len(_logged(case, SEALED)) == 3 and not any(
        "copy" in e for e in _logged(case, BEGUN) + _logged(case, SEALED)
    )
    # The lock file of backups is told of where a backup was made.
    locked = [any("lock_sync" in said for said in e["changes"]) for e in _logged(case, CHANGED)]
    assert locked == [False, False, True] and _logged(case, SEALED)[2]["dropped"] > 20
    assert [e["is_set"] for e in _logged(case, acquirephone.STATE)] == [False, False]
    assert {(w.what, w.path) for w in phone.written} == {("open to write", "/com.apple.itunes.lock_sync")}


def test_an_encrypted_phone_of_which_one_category_and_a_month_are_covered(
    case_under: Cases, phone: Phone, nursery: Nursery
) -> None:
    """Without its holder's password pictures alone; with it what is covered, and no more is kept even in memory."""
    phone.password, backups = "their own", phone.backups
    with _looking(case_under(), phone) as (looked, there):
        assert there.wants_password()
        spot = _went_on(looked, there, nursery, [PREVIEWS, TALK])
        assert list(spot.done) == [PREVIEWS.name] and "Only its pictures" in spot.failed[TALK.name]
        assert phone.backups == backups and {r["kind"] for r in _shown(looked)} == {"Media"}
    case = case_under('[scope]\ncategories = ["calls"]\nsince = "2025-11-01"\nuntil = "2025-12-01"\nundated = false\n')
    phone.counts.afc.clear()
    with _looking(case, phone, password=b"their own") as (looked, there):
        steps = steps_of(looked, there.steps)
        assert [s.name for s in steps] == [TALK.name] and not there.wants_password()
        assert not _went_on(looked, there, nursery).failed
        shown = _shown(looked)
        assert shown and {r["kind"] for r in shown} == {"Call"}
        assert all("2025-11-01" <= r["at"] < "2025-12-01" for r in shown)
        made = (looked.room / "3.zip").read_bytes()
        assert b"CallHistory.storedata" in made and b"sms.db" not in made and b"AddressBook" not in made
    assert not [path for _, _, path in phone.counts.afc if path.startswith(("/DCIM", "/PhotoData"))]
    with _looking(case_under(), phone, password=b"another") as (looked, there):
        assert "does not open the phone's backup" in _went_on(looked, there, nursery, [TALK]).failed[TALK.name]


def test_pictures_of_a_range_of_dates_alone_are_asked_for(case_under: Cases, phone: Phone, nursery: Nursery) -> None:
    """By the pictures' own times; a preview goes with its picture, since it can have been made later."""
    since, until = "2025-10-15", "2025-12-20"
    late = {p: (d, 1_790_000_000_000 if "/Thumbnails/" in p else m) for p, (d, m) in phone.media.files.items()}
    phone.media = Tree(late)
    case = case_under(f'[scope]\ncategories = ["media"]\nsince = "{since}"\nuntil = "{until}"\n')
    within = {"IMG_0004.JPG", "IMG_0005.MOV", "IMG_0006.JPG", "IMG_0007.JPG"}
    with _looking(case, phone) as (looked, there):
        assert not _went_on(looked, there, nursery).failed
        opened = phone.counts.files()
    previews = {path.split("/")[-2] for path in opened if "/Thumbnails/" in path}
    pictures = {path.rpartition("/")[2] for path in opened if path.startswith("/DCIM/")}
    assert previews == within and pictures == within - {"IMG_0005.MOV"} and not phone.written
    assert [e["not_covered"] for e in _logged(case, SEALED)] == [6, 6]


def test_the_newest_are_asked_about_first_and_the_rest_is_not(phone: Phone) -> None:
    """By number, over folders; odd names cost themselves."""
    many = {f"/DCIM/{100 + n // 50}APPLE/IMG_{n:04}.JPG": (b"x", 1_757_000_000_000 + n) for n in range(160)}
    odd = {
        "/DCIM/101APPLE/IMG_99999999999999999999.txt": (b"x", 0),
        "/DCIM/.MISC/a.jpg": (b"x", 0),
        "/DCIM/b": (b"x", 0),
    }
    phone.media = Tree(many | odd)
    phone.counts.afc.clear()
    there = acquirephone.connected(_request(phone), Watch())
    with there.service(afc.MEDIA) as wire:
        found = newest.pictures(afc.Files(wire), plan_of(Scope()), 12, lambda: None)
        none = newest.previews(afc.Files(wire), plan_of(Scope()), 12, lambda: None)
    assert [file.path[-12:-4] for file in found.files] == [f"IMG_{n:04}" for n in range(159, 147, -1)]
    assert len([1 for _, what, _ in phone.counts.afc if what == "GetFileInfo"]) == 12
    assert not none.files and not none.failed


def test_without_its_holder_nothing_is_looked_at(case_under: Cases, phone: Phone) -> None:
    """Who taps 'Don't Trust', or leaves the phone locked, or takes it away."""
    case = case_under()
    phone.refuse()
    with pytest.raises(NotAllowed, match="has not allowed this computer; nothing"), _looking(case, phone):
        pass
    phone.allow()
    phone.lock()
    with pytest.raises(PhoneLocked, match="only its holder"), _looking(case, phone, patience=0.1):
        pass
    phone.unplug()
    with pytest.raises(Unplugged, match="no iPhone was connected"), _looking(case, phone, patience=0.1):
        pass
    assert not _logged(case, BEGUN) and not receipts(case)


@contextmanager
def _going_on(looked: Case, there: PhoneOnTheSpot, nursery: Nursery, steps: list[Any]) -> Generator[tuple[Spot, Any]]:
    """A look whose steps are read beside the test; afterwards it is over."""
    spot = Spot()
    reading = threading.Thread(
        target=go_on,
        args=(looked, EXAMINER, there, nursery, steps, spot, time.monotonic(), Watch()),
        kwargs={"stay": True},
        daemon=True,
    )
    reading.start()
    try:
        yield spot, lambda found: until(found, reading, spot)
    finally:
        spot.over.set()
        reading.join(20)
    assert not reading.is_alive()


def test_a_cable_that_is_pulled_is_waited_for_and_costs_what_had_not_come(
    case_under: Cases, phone: Phone, nursery: Nursery, memory: Path
) -> None:
    """In a backup and at a picture: what came stays to be looked at, the page says it; reading goes on when the phone is back."""
    case = case_under()
    with _looking(case, phone) as (looked, there):
        phone.faults.cut = Cut(stage="backup.upload", after=1 << 16)
        with _going_on(looked, there, nursery, [PREVIEWS, TALK, PICTURES]) as (spot, when):
            when(lambda: spot.asks == "absent")
            assert list(spot.done) == [PREVIEWS.name] and "not connected any more" in spot.failed[TALK.name]
            assert not list(memory.iterdir()) and not list(looked.room.glob("3.zip*"))
            with closing(Desk(looked, EXAMINER, Evidence(), spot)) as desk, client_of(desk) as client:
                page = client.get("/look/now").text
                assert "Connect it: reading goes on by itself" in page and "the same command" not in page
                assert client.get("/gallery").text.count('class="shot"') == 10
            phone.faults.cut = Cut(stage="afc.read", file="/DCIM/100APPLE/IMG_0008.JPG")
            phone.plug()
            when(lambda: TALK.name in spot.done and spot.asks == "absent")
            assert list(spot.failed) == [PICTURES.name]
            phone.lock()
            phone.plug()
            when(lambda: spot.asks in ("locked", "unlock"))
            phone.unlock()
            when(lambda: PICTURES.name in spot.done and not spot.said)
            assert not spot.failed and not spot.refused
    assert [str(e["why"])[:35] for e in _logged(case, STOPPED)][:2] == ["the phone is not connected any more"] * 2
    assert len(_logged(case, SEALED)) == 3


def test_a_wrong_backup_password_is_asked_for_on_the_page(case_under: Cases, phone: Phone, nursery: Nursery) -> None:
    """It is found before the phone's files come; the right one, typed there, opens the next backup."""
    phone.password, sent = "their own", phone.counts.messages["com.apple.mobilebackup2", "file"]
    phone.faults.silent = "backup.upload"
    phone.faults.afc_errors = {"/PhotoData/Thumbnails/V2/DCIM": 10}
    case = case_under()
    with (
        _looking(case, phone, password=b"another") as (looked, there),
        _going_on(looked, there, nursery, [PREVIEWS, PICTURES, TALK]) as (spot, when),
    ):
        when(lambda: spot.failed and not spot.said)
        assert phone.counts.messages["com.apple.mobilebackup2", "file"] - sent == 2
        phone.faults.silent = ""
        with closing(Desk(looked, EXAMINER, Evidence(), spot)) as desk, client_of(desk) as client:
            page = client.get("/look/now").text
            assert (
                "does not open the phone" in page
                and 'type="password"' in page
                and page.count("<form") == 1 + len(spot.refused)
            )
            client.post("/look/again", data={"step": TALK.name, "password": "their own"})
            when(lambda: TALK.name in spot.done and not spot.said)
            assert 'type="password"' not in client.get("/look/now").text
        assert not spot.failed and "their own" not in json.dumps([e.detail for e in entries(case.db)])
    assert len(_logged(case, acquirephone.WRONG_PASSWORD)) == 1


def test_a_look_that_ends_stops_the_backup(
    case_under: Cases, phone: Phone, nursery: Nursery, monkeypatch: pytest.MonkeyPatch, memory: Path
) -> None:
    """Within seconds, also while the phone waits for its passcode, of which the page tells; nothing is left in memory."""
    case = case_under()
    monkeypatch.setattr(phone, "passcode_after", None)
    spot = Spot()
    with _looking(case, phone) as (looked, there):
        reading = threading.Thread(
            target=go_on, args=(looked, EXAMINER, there, nursery, [TALK], spot, time.monotonic(), Watch())
        )
        reading.start()
        while spot.asks != "passcode":
            assert reading.is_alive(), spot.failed
            time.sleep(0.05)
        with closing(Desk(looked, EXAMINER, Evidence(), spot)) as desk, client_of(desk) as client:
            now = client.get("/look/now").text
            assert "contacts, calls and messages" in now and "enters it there" in now
            page = client.post("/look/end", follow_redirects=True).text
            ended = time.monotonic()
            assert "Nothing was read of the phone" in page
            reading.join(20)
    assert not reading.is_alive() and time.monotonic() - ended < 8
    assert not spot.failed and not spot.done and not list(memory.iterdir())
    assert _logged(case, STOPPED)[0]["why"] == "the look was ended"


def test_a_backup_without_a_history_of_calls_is_said_to_have_none(
    case_under: Cases, phone: Phone, nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As phones do whose backup has no password; not where calls of an app alone are covered."""
    files = {path: one for path, one in phone.content.files.items() if "CallHistoryDB" not in path}
    monkeypatch.setattr(phone.content, "files", files)
    with _looking(case_under('[scope]\ncategories = ["calls"]\n'), phone) as (looked, there):
        spot = _went_on(looked, there, nursery)
        assert spot.notes == {TALK.name: NO_CALLS} and not spot.failed


def test_a_self_test_of_an_iphone_holds_nothing_that_is_in_it(phone: Phone, memory: Path) -> None:
    """Services and how they answered, counts by their length, durations; nothing is written on the phone without a backup."""
    said = self_test_phone(_request(phone), Watch(), backup=False)
    services = {one["what"]: one for one in said["services"]}
    assert said["phone"]["os_version"] == "17.5" and services["com.apple.mobilebackup2"]["protocol"] == 2.1
    assert (
        services["com.apple.afc"]["folders"]["/DCIM"] and services["com.apple.afc"]["pictures"]["files"] == "1 and more"
    )
    assert services["com.apple.springboardservices"]["outcome"] == "answered"
    assert not phone.written and "com.apple.crashreportmover" not in phone.counts.services
    phone.password = "their own"
    known = self_test_phone(_request(phone, password=b"their own"), Watch(), backup=True)
    assert known["backup password"]["is set"] and known["backup"]["stores"]["ios.calls"] == "1 and more"
    assert known["backup"]["stores"]["ios.mail"] == "0" and not any(
        "whatsapp" in one for one in known["backup"]["stores"]
    )
    told = json.dumps([said, known])
    facts = phone.facts
    for own in (facts.name, facts.udid, facts.serial, facts.imei, facts.phone_number, facts.iccid, "their own"):
        assert own not in told
    assert not [
        f.text for f in phone.truth.of("Message", "ios.messages") if f.text and len(f.text) > 8 and f.text in told
    ]
    assert "IMG_" not in told and "boathouse" not in told.lower()
    assert not list(memory.iterdir())


def test_a_self_test_says_what_an_iphone_refuses(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that is not there; a backup that is encrypted without its password."""
    from aboveboard.demo.usbmux import services

    monkeypatch.delitem(services.SERVICES, "com.apple.crashreportcopymobile")
    phone.password = "their own"
    said = self_test_phone(_request(phone), Watch(), backup=True)
    (crashes,) = [one for one in said["services"] if one["what"] == "com.apple.crashreportcopymobile"]
    assert crashes["outcome"] == "refused" and crashes["why"]
    assert "is encrypted" in said["backup"]["read"] and "stores" not in said["backup"]


def test_a_self_test_needs_its_holder_too(phone: Phone) -> None:
    """Refused, locked, and unplugged at a picture: said as of an acquisition."""
    phone.refuse()
    with pytest.raises(NotAllowed, match="has not allowed"):
        self_test_phone(_request(phone), Watch(), backup=False)
    phone.allow()
    phone.lock()
    with pytest.raises(PhoneLocked, match="only its holder"):
        self_test_phone(_request(phone, patience=0.1), Watch(), backup=False)
    phone.unlock()
    phone.faults.cut = Cut(stage="afc.read", file="/DCIM/100APPLE/IMG_0008.JPG")
    with pytest.raises(Unplugged, match="not connected any more"):
        self_test_phone(_request(phone), Watch(), backup=False)
