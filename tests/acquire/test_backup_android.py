"""Backups of apps of a fictional phone, by the real `adb` server: what the holder confirms comes, and why nothing else does."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from aboveboard.acquire.android.backup import WHOLE, backup
from aboveboard.acquire.android.phone import Phone
from aboveboard.acquire.errors import AcquireError, Unplugged
from aboveboard.acquire.manifest import check
from aboveboard.casework.acquire import Acquired, Request, Watch, acquire
from aboveboard.casework.asked import SEALED, visit_of
from aboveboard.casework.backups import files_of_apps
from aboveboard.casework.case import Case
from aboveboard.casework.coveredapps import why_not
from aboveboard.casework.custody import entries
from aboveboard.casework.errors import NotCovered
from aboveboard.casework.examine import Request as Examine
from aboveboard.casework.examine import examine
from aboveboard.casework.receipt import receipts
from aboveboard.casework.standing import ENDS
from aboveboard.cli.acquire import show, steps
from aboveboard.demo.adbdevice import Device
from aboveboard.demo.output import adb_name
from aboveboard.demo.phone import Stored
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Scope
from aboveboard.report.receipt import LANGUAGES, Asked, Left, said_of
from aboveboard.sources.api import read_all
from aboveboard.sources.open import open_source, opener_for
from tests.acquire.conftest import EXAMINER
from tests.sources.test_androidbackup import FILES, PASSWORD, make_ab, make_tar

Plug = Callable[[Device], Phone]
Cases = Callable[..., Case]
WHATSAPP = "com.whatsapp"
ONLY = '[scope]\nservices = ["whatsapp"]\n'


class Told(Watch):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.states: list[tuple[str, str]] = []

    def waiting(self, state: str, comment: str) -> None:
        self.states.append((state, comment))


def _acquire(case: Case, device: Device, target: Path, told: Watch | None = None, **more: Any) -> Acquired:
    device.allow()
    wanted: dict[str, Any] = {"packages": (WHATSAPP,), "patience": 20} | more
    return acquire(case, EXAMINER, Request(target, "JB/1", address=device.serial, **wanted), told or Told())


def _files(copy: Path) -> dict[str, bytes]:
    source = open_source(copy)
    opener = opener_for(copy, source.facts, source.keys)
    with closing(source), closing(opener):
        return {
            name: read_all(opener.open(source.ref(index)), 1 << 24)
            for first, names in source.names()
            for index, name in enumerate(names, first)
        }


def test_what_the_holder_confirms_comes_and_is_read(
    tmp_path: Path, case_under: Cases, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each file of the app as the phone has it, its messages in the case; sealed in log and manifest."""
    case, target, told = case_under(ONLY), tmp_path / "a.zip", Told()
    with Device(android_version=11, work_profile=True).serving() as device:
        done = _acquire(case, device, target, told)
        assert device.backups.asked == [(WHATSAPP,)] and device.written == []
    assert told.states[-1] == ("backup", WHATSAPP)
    assert done.backup is not None and done.backup == tmp_path / "a-backup.ab" and not done.backup_encrypted
    wanted = {
        adb_name(path): stored.data
        for path, stored in device.phone.files.items()
        if path.startswith(f"data/data/{WHATSAPP}/")
    }
    found = _files(done.backup)
    assert len(wanted) > 2 and {n: d for n, d in found.items() if not n.endswith("/_manifest")} == wanted
    (asked,) = [a for a in done.manifest.asked if "backup" in a["what"]]
    assert asked == {"what": f"backup of {WHATSAPP}", "user": "0", "outcome": "answered", "files": len(wanted)}
    (beside,) = done.manifest.beside
    assert beside.sha256 == hashlib.sha256(done.backup.read_bytes()).hexdigest() and list(check(target)) == []
    seals = [e.detail for e in entries(case.db) if e.detail.get("what") == SEALED]
    assert [e["sha256"] for e in seals] == [beside.sha256, done.sha256] and seals[0]["apps"] == [WHATSAPP]
    visit = visit_of(case.db, "JB/1")
    assert visit is not None and visit.whole and visit.comment and visit.backup_came == (WHATSAPP,)
    assert any("closed the apps" in change for change in done.manifest.changes)
    show(done)
    assert f"backup of {WHATSAPP}: {len(wanted)} files" in capsys.readouterr().out
    with closing(Nursery.take()) as nursery:
        for copy in (target, done.backup):
            examine(case, EXAMINER, Examine(copy, "JB/1", recovery=False), nursery, lambda _: None)
    (exhibit,) = case.exhibits()
    with closing(exhibit):
        records = [exhibit.present(row) for row in exhibit.rows(exhibit.shown)]
    _receipts_name_it(case)
    truth = {
        f.text for f in device.truth.of("Message", "whatsapp") if f.state == "live" and f.text and f.profile == "0"
    }
    assert truth <= {r["body"] for r in records if isinstance(r.get("body"), str)} and len(truth) > 10
    assert {r["service"] for r in records} == {"whatsapp"}
    done.backup.write_bytes(done.backup.read_bytes() + b"x")
    assert [fault.partition(":")[0] for fault in check(target)] == ["a-backup.ab"]
    done.backup.unlink()
    assert "does not lie beside" in next(check(target))


def _receipts_name_it(case: Case) -> None:
    """Each, in each language; what is on the phone-owner's screen is the same text."""
    made = receipts(case)
    assert len(made) == 2
    for language in LANGUAGES:
        for one in made:
            said = said_of(one, Left(1, "ab" * 32, "key"), Asked(language))
            assert sum(WHATSAPP in line for line in said["took"]) == 1, language
            assert said["words"]["backup_closed"] in said["changed"]


def _outcomes(tmp_path: Path, phone: Phone, level: int = 30, *more: str) -> tuple[list[tuple[str, str, str]], bool]:
    """(what, outcome, why) of each, and whether something is kept."""
    target = tmp_path / f"{time.monotonic_ns()}.ab"
    made = backup(phone, target, (WHATSAPP, *more), level, files_of_apps, lambda: None)
    assert target.exists() == bool(made.sha256) and not list(tmp_path.glob("*.part"))
    return [(a.what, a.outcome, a.why or "") for a in made.asked], target.exists()


def test_why_nothing_comes_is_said(tmp_path: Path, plugged: Plug) -> None:
    """A holder who says no or nothing, an app that allows none, one that is not there, half a backup, something else."""
    device = Device(android_version=11)
    phone, said = plugged(device), device.backups
    said.answer = False
    ((what, outcome, why),), kept = _outcomes(tmp_path, phone)
    assert (what, outcome, kept) == (WHOLE, "refused", False) and "the holder said no" in why
    said.answer, said.seconds = None, 0.2
    ((what, outcome, why),), kept = _outcomes(tmp_path, phone)
    assert (outcome, kept) == ("refused", False) and "within the minute" in why
    said.answer, said.refusing = True, {WHATSAPP}
    told, kept = _outcomes(tmp_path, phone)
    assert told == [(f"backup of {WHATSAPP}", "empty", "the app is not there, allows no backups, or was never started")]
    assert not kept
    said.refusing = set()
    told, kept = _outcomes(tmp_path, phone, 30, "org.example.absent")
    assert [o for _, o, _ in told] == ["answered", "empty"] and kept
    said.ends_at = 4000
    told, kept = _outcomes(tmp_path, phone)
    assert told[0][1] == "partial" and "ends before" in told[0][2]
    said.sealed = lambda _: b"WARNING: no backup here\n"
    ((_, outcome, why),), kept = _outcomes(tmp_path, phone)
    assert (outcome, kept) == ("garbled", False) and "no backup here" in why


def test_android_12_gives_it_of_few_apps(tmp_path: Path, plugged: Plug) -> None:
    """That is said; of a debuggable one it comes."""
    device = Device(android_version=14)
    phone = plugged(device)
    told, kept = _outcomes(tmp_path, phone, 34)
    assert told[0][1] == "empty" and told[0][2].startswith("Android 12 and later give nothing") and not kept
    device.backups.debuggable = {WHATSAPP}
    told, kept = _outcomes(tmp_path, phone, 34)
    assert told[0][1] == "answered" and kept


def test_a_backup_under_a_password_is_kept_as_it_is(tmp_path: Path, case_under: Cases) -> None:
    """What it holds is not known without it."""
    case = case_under(ONLY)
    whole = make_ab(make_tar(FILES), deflated=True, password=PASSWORD)
    with Device(android_version=11).serving() as device:
        device.backups.sealed = lambda _: whole
        done = _acquire(case, device, tmp_path / "a.zip")
    assert done.backup is not None and done.backup_encrypted and done.backup.read_bytes() == whole
    (asked,) = [a for a in done.manifest.asked if a["what"] == WHOLE]
    assert asked["outcome"] == "answered" and "encrypted with the password" in asked["why"]
    with closing(open_source(done.backup, PASSWORD)) as source:
        assert source.facts.encrypted


def test_a_cable_pulled_in_a_backup_begins_it_anew(tmp_path: Path, case_under: Cases) -> None:
    """Nothing of it stays; one that was sealed before the cable was pulled is not asked for again."""
    case, target = case_under(ONLY), tmp_path / "a.zip"
    with Device(android_version=11).serving() as device:
        device.backups.breaks_off = 1 << 16
        noise = Stored(Random(1).randbytes(1 << 20), 1_757_000_000_000, "", "")
        device.phone.files[f"data/data/{WHATSAPP}/files/noise"] = noise
        with pytest.raises(Unplugged, match="not there any more"):
            _acquire(case, device, target)
        assert not list(tmp_path.glob("a-backup*")) and not target.exists()
    # The authority of another case covers all, so that a bug report may follow the backup.
    other = case_under()
    with Device(android_version=11).serving() as device:
        device.faults.pull_cable_at = "bugreportz"
        with pytest.raises(Unplugged):
            _acquire(other, device, tmp_path / "b.zip", bugreport=True)
        before = (tmp_path / "b-backup.ab").read_bytes()
        with pytest.raises(AcquireError, match=r"is of com\.whatsapp: name these"):
            _acquire(other, device, tmp_path / "b.zip", packages=("org.example.other",))
        done = _acquire(other, device, tmp_path / "b.zip", bugreport=True)
        assert device.backups.asked == [(WHATSAPP,)] and done.backup is not None
    assert done.backup.read_bytes() == before and list(check(tmp_path / "b.zip")) == []
    assert [a["outcome"] for a in done.manifest.asked if "backup" in a["what"]] == ["answered"]


def test_an_authority_that_ends_stops_the_waiting(tmp_path: Path, case_under: Cases) -> None:
    """Within two seconds, while the phone waits for its holder."""
    case = case_under(ONLY)
    ended: list[float] = []

    def withdraw() -> None:
        with closing(case.again()) as other:
            other.db.execute(ENDS)
            other.db.execute(
                "INSERT INTO ends (at, actor, authority, what, follows, reason) VALUES (1, 'x', 1, 'power', 'stop', 'y')"
            )
        ended.append(time.monotonic())

    with Device(android_version=11).serving() as device:
        device.backups.answer = None
        threading.Timer(1.5, withdraw).start()
        with pytest.raises(NotCovered, match="withdrawn"):
            _acquire(case, device, tmp_path / "a.zip")
        assert time.monotonic() - ended[0] < 2.5 and not list(tmp_path.glob("a-backup*"))


@pytest.mark.parametrize(
    ("scope", "why"),
    [
        (Scope(categories=("messages",)), "calls"),
        (Scope(services=("android.sms",)), "other services than whatsapp"),
        (Scope(people=("+12025550101",)), "certain people"),
        (Scope(profiles=("10",)), "the phone's owner"),
        (Scope(media="names"), "pictures and films"),
    ],
)
def test_an_app_that_is_not_covered_as_a_whole_is_not_asked_for(scope: Scope, why: str) -> None:
    """A backup of it cannot be had in part."""
    assert why in str(why_not(scope, WHATSAPP))


def test_an_app_that_is_covered_as_a_whole() -> None:
    """By a scope without limits of this kind, by its service, or by all its categories; an unknown one by no narrow scope."""
    assert why_not(Scope(), "org.example.unknown") is None and why_not(Scope(services=("whatsapp",)), WHATSAPP) is None
    assert "nothing here knows" in str(why_not(Scope(services=("whatsapp",)), "org.example.unknown"))


def test_nothing_is_connected_for_what_cannot_be_asked(tmp_path: Path, case_under: Cases) -> None:
    """An app that is not covered, a name that is none, a file that is there."""
    case = case_under('[scope]\ncategories = ["messages"]\n')
    with Device(android_version=11).serving() as device:
        with pytest.raises(NotCovered, match="all that the app keeps"):
            _acquire(case, device, tmp_path / "a.zip")
        for name in ("-all", "com.whatsapp;reboot", "", "whatsapp", "com.$(id)"):
            with pytest.raises(AcquireError, match="no name of a package"):
                _acquire(case, device, tmp_path / "a.zip", packages=(name,))
        (tmp_path / "a-backup.ab").write_bytes(b"mine")
        with pytest.raises(AcquireError, match="never written over"):
            _acquire(case, device, tmp_path / "a.zip")
        assert not device.asked_by and (tmp_path / "a-backup.ab").read_bytes() == b"mine"


def test_the_holder_is_told_in_each_language() -> None:
    for language in LANGUAGES:
        assert "{comment}" in steps(language)["backup"]
