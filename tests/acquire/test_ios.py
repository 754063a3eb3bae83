"""Whole acquisitions of a fictional iPhone, by pymobiledevice3 as a program: what is in the copies is what is in the phone."""

from __future__ import annotations

import hashlib
import json
import plistlib
import socket
import struct
import threading
import time
import tomllib
import zipfile
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from aboveboard.acquire.errors import AcquireError, NoRoom, NotAllowed, PhoneLocked, Unplugged
from aboveboard.acquire.ios import password
from aboveboard.acquire.ios.collect import SUBJECTS
from aboveboard.acquire.ios.mux import plugged
from aboveboard.acquire.manifest import check, read_manifest
from aboveboard.casework import acquirephone
from aboveboard.casework.acquirephone import Acquired, Request, Watch, acquire_phone
from aboveboard.casework.asked import CHANGED, SEALED, STOPPED, visit_of
from aboveboard.casework.case import Case
from aboveboard.casework.custody import entries
from aboveboard.casework.earlypassword import Early, WrongBackupPassword, opens
from aboveboard.casework.errors import NotCovered
from aboveboard.casework.examine import Request as Examine
from aboveboard.casework.examine import examine
from aboveboard.casework.exhibitrecord import record_of
from aboveboard.casework.leftpasswords import SET, TITLE, Left, passwords_left, passwords_set
from aboveboard.casework.phonepassword import NOT_SET, STILL_SET, TAKEN_OFF
from aboveboard.casework.receipt import receipt
from aboveboard.casework.register import cases
from aboveboard.casework.review.watch import Watch as Watching
from aboveboard.casework.standing import ENDS
from aboveboard.cli.acquirephone import phone_steps
from aboveboard.cli.app import app
from aboveboard.demo.usbmux import Cut, Faults, Phone
from aboveboard.demo.usbmux.afc import Status
from aboveboard.demo.usbmux.files import Tree
from aboveboard.engine.nursery import Nursery
from aboveboard.report.receipt import LANGUAGES, Asked, page
from aboveboard.report.receipt import Left as Head
from aboveboard.sources.api import SourceError, WrongPassword, read_all
from aboveboard.sources.open import open_source, opener_for
from tests.acquire.conftest import EXAMINER
from tests.walls.watched import HARMLESS, watched

Cases = Callable[..., Case]
MESSAGES = '[scope]\ncategories = ["messages"]\n'
SMS = "HomeDomain-Library/SMS/sms.db"


class Told(Watch):
    """Keeps what it is told, and does what a test wants then."""

    def __init__(self, then: Callable[[str], None] = lambda _: None) -> None:
        self.states: list[tuple[str, str]] = []
        self.said: list[Left] = []
        self.then = then

    def waiting(self, state: str, comment: str) -> None:
        self.states.append((state, comment))
        self.then(state)

    def left(self, left: Left) -> None:
        self.said.append(left)


def _acquire(case: Case, phone: Phone, target: Path, told: Watch | None = None, **more: Any) -> Acquired:
    known: dict[str, Any] = {"patience": 20.0} | more
    wanted = Request(target, "JB/1", usbmux=phone.address, **known)
    return acquire_phone(case, EXAMINER, wanted, told or Told())


def _entries(case: Case, what: str) -> list[dict[str, Any]]:
    return [e.detail for e in entries(case.db) if e.detail.get("what") == what]


def _holds(copy: Path, password: bytes | None = None) -> dict[str, tuple[int, str]]:
    """Size and hash of each file of a backup, by domain and path."""
    source = open_source(copy, password)
    opener = opener_for(copy, source.facts, source.keys)
    try:
        assert source.facts.acquisition == "itunes backup" and not source.facts.problems
        found: dict[str, tuple[int, str]] = {}
        for first, names in source.names():
            for index, name in enumerate(names, first):
                with closing(opener.open(source.ref(index))) as member:
                    data = read_all(member, 1 << 24)
                found[name] = len(data), hashlib.sha256(data).hexdigest()
        return found
    finally:
        opener.close()
        source.close()


def _equals_the_phone(phone: Phone, copy: Path, password: bytes | None = None) -> None:
    wanted = {f"{fact.domain}/{fact.relative}": (fact.size, fact.sha256) for fact in phone.truth.files}
    found = _holds(copy, password)
    assert len(wanted) > 30 and {path: found.get(path) for path in wanted} == wanted


def _asked_over_afc(phone: Phone) -> set[str]:
    """Paths of the media folder; without the few that pymobiledevice3 asks for itself, for the backup's Info.plist."""
    own = ("/com.apple.itunes.lock_sync", "/iTunes_Control/iTunes/", "/Books/iBooksData2.plist")
    return {path for service, _, path in phone.counts.afc if service == "com.apple.afc" and not path.startswith(own)}


def _examine(case: Case, *copies: Path) -> list[dict[str, Any]]:
    with closing(Nursery.take()) as nursery:
        for copy in copies:
            examine(case, EXAMINER, Examine(copy, "JB/1", recovery=False), nursery, lambda _: None)
    (exhibit,) = case.exhibits()
    with closing(exhibit):
        return [exhibit.present(row) for row in exhibit.rows(exhibit.shown)]


def test_what_is_in_the_copies_is_what_is_in_the_phone(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """The backup whole, of the media folder what it lacks, crash reports; nothing written but what is listed."""
    case, target = case_under(), tmp_path / "a.zip"
    sysdiagnose = "/DiagnosticLogs/sysdiagnose/sysdiagnose_2025.09.12_10-00-00+0000_iPhone-OS_iPhone_21F79.tar.gz"
    phone.crashes = Tree({**phone.crashes.files, sysdiagnose: (b"\x1f\x8b" + bytes(2 << 20), 1_757_000_000_000)})
    phone.clock_offset = 100.0
    done = _acquire(case, phone, target)
    phone.clock_offset = 0.0
    media = tmp_path / "a-media.zip"
    assert [copy.target for copy in done.copies] == [target, media] and not done.encrypted
    _equals_the_phone(phone, target)
    assert [list(check(copy)) for copy in (target, media)] == [[], []]
    with zipfile.ZipFile(target) as backup, zipfile.ZipFile(media) as rest:
        assert backup.testzip() is None and rest.testzip() is None
        names = [n for n in rest.namelist() if n.startswith("private/var/mobile/Media/")]
        inside = {f"/{fact.relative[6:]}" for fact in phone.truth.files if fact.relative.startswith("Media/")}
        assert {n[24:] for n in names} == phone.media.files.keys() - inside and inside and names
        for path, (data, _) in phone.crashes.files.items():
            assert rest.read(f"private/var/mobile/Library/Logs/CrashReporter{path}") == data
        for name in names:
            assert rest.read(name) == phone.media.files[name[24:]][0]
        assert b"org.example.boathouse" in rest.read("acquired/ios/answers/apps.plist")
    made = read_manifest(media)
    assert [a["sysdiagnoses"] for a in made.asked if a["what"] == "crash reports"] == [1]
    assert made.clock is not None and abs(made.clock["ahead"] - 100) < 5
    assert made.device["serial"] == phone.facts.serial and "pymobiledevice3 1" in made.tool["backup"]
    (host,) = phone.paired
    assert host.name.startswith("aboveboard ") and host.name in _entries(case, CHANGED)[0]["changes"][0]
    assert {(w.what, w.path) for w in phone.written} == {("open to write", "/com.apple.itunes.lock_sync")}
    assert {e["sha256"] for e in _entries(case, SEALED)} == {
        hashlib.sha256(copy.read_bytes()).hexdigest() for copy in (target, media)
    }
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith((".", "a"))) == [
        "a-media.zip", "a.zip", "authority.toml",
    ]  # fmt: skip
    records = _examine(case, target, media)
    assert {r["body"] for r in records if r["kind"] == "Message" and r["service"] == "ios.messages"} >= {
        f.text for f in phone.truth.of("Message", "ios.messages") if f.state == "live" and f.text
    }
    _said_of_itself(phone, records)
    assert {item.kind: item.said for item in record_of(case.db, "JB/1")}["battery"] == {"percent": 82}
    visit = receipt(case, None).visit
    assert visit is not None and visit.system == "ios" and visit.whole and visit.comment == host.name
    assert visit.password is None and not visit.password_taken_off
    with pytest.raises(AcquireError, match="never written over"):
        _acquire(case, phone, target)


def _said_of_itself(phone: Phone, records: list[dict[str, Any]]) -> None:
    """Records of the phone's answers are what it says: facts by their keys, each app, each crash; and no key."""
    domains = phone.values()
    known = {f"{answer}.plist": domains[subject] for answer, subject in SUBJECTS} | {"lockdown.plist": domains[""]}
    facts: dict[str, dict[str, str]] = {name: {} for name in known}
    for record in records:
        name = record["provenance"]["path"].rpartition("/")[2]
        if record["kind"] == "DeviceFact" and name in known:
            facts[name][record["source_name"]] = record["value"]
    clock = facts["lockdown.plist"].pop("TimeIntervalSince1970")
    assert clock.startswith("20") and len(facts["lockdown.plist"]) > 20
    for name, said in facts.items():
        wanted = {key: known[name][key] for key in said}
        assert said == {k: ("no", "yes")[v] if isinstance(v, bool) else str(v) for k, v in wanted.items()} and said
    assert "DevicePublicKey" not in facts["lockdown.plist"] and "BEGIN" not in str(facts)
    assert facts["battery.plist"]["BatteryCurrentCapacity"] == "82" and len(facts["disk.plist"]) == 5
    listed = {r["app"] for r in records if r["kind"] == "App" and r["seen_in"] == "installation proxy"}
    assert listed == set(phone.facts.applications) and listed
    reports = [json.loads(data.split(b"\n")[0]) for path, (data, _) in phone.crashes.files.items() if ".ips" in path]
    crashes = {(r["app"], r["at"][:19]) for r in records if r["kind"] == "Event" and r["event"] == "app crashed"}
    assert crashes == {(r["app_name"], r["timestamp"][:19].replace(" ", "T")) for r in reports} and len(crashes) == 3


def test_a_backup_under_the_holders_own_password(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """It is kept as it came and read with that password, which stays on the phone."""
    case, target = case_under(), tmp_path / "a.zip"
    phone.password = "brass lantern"
    done = _acquire(case, phone, target, password=b"brass lantern", set_password=True)
    _equals_the_phone(phone, target, b"brass lantern")
    assert (done.encrypted, done.password, phone.password) == (True, b"brass lantern", "brass lantern")
    assert not passwords_set(case.db) and [e["is_set"] for e in _entries(case, acquirephone.STATE)] == [True, True]
    with zipfile.ZipFile(tmp_path / "a-media.zip") as rest:
        assert not [n for n in rest.namelist() if "Media/DCIM" in n]


def test_a_password_is_set_for_the_copy_and_taken_off_again(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """It opens the backup, which has more than a plain one; the case keeps it, the log does not."""
    case, target = case_under(), tmp_path / "a.zip"
    done = _acquire(case, phone, target, set_password=True)
    assert phone.password is None and done.password is not None and done.left is None
    word = done.password.decode()
    phone.password = word
    _equals_the_phone(phone, target, done.password)
    assert [(w.what, w.allowed) for w in phone.written if "password" in w.what] == [
        ("set backup password", True), ("remove backup password", True),
    ]  # fmt: skip
    assert _entries(case, SET)[0]["phone"] == phone.udid and _entries(case, TAKEN_OFF)[0]["confirmed"]
    assert [e["is_set"] for e in _entries(case, acquirephone.STATE)] == [False, False]
    assert word not in msgspec.json.encode([e.detail for e in entries(case.db)]).decode()
    assert [(one.password, one.on) for one in passwords_set(case.db)] == [(word, False)]
    visit = visit_of(case.db, "JB/1")
    assert visit is not None and visit.password is None and visit.password_taken_off
    assert not any(one.known.phone_password for one in cases())


def test_without_its_holder_nothing_is_read(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """Who taps 'Don't Trust', does not answer, or leaves the phone locked."""
    case, told = case_under(), Told()
    phone.forget()
    with pytest.raises(NotAllowed, match="has not allowed"):
        _acquire(case, phone, tmp_path / "a.zip", told, patience=0.1)
    assert told.states[0][0] == "trust" and told.states[0][1].startswith("aboveboard ")
    phone.refuse()
    with pytest.raises(NotAllowed, match="has not allowed this computer; nothing"):
        _acquire(case, phone, tmp_path / "a.zip")
    phone.lock()
    with pytest.raises(PhoneLocked, match="only its holder"):
        _acquire(case, phone, tmp_path / "a.zip", told, patience=0.1)
    phone.unplug()
    with pytest.raises(Unplugged, match="no iPhone was connected"):
        _acquire(case, phone, tmp_path / "a.zip", told, patience=0.1)
    assert [state for state, _ in told.states] == ["trust", "locked", "absent"]
    assert not phone.paired and not phone.counts.services and not (tmp_path / "a.zip.part").exists()
    phone.plug()
    phone.unlock()
    phone.allow()
    # A phone that was trusted once, and is locked now, is waited for.
    phone.faults.no_snapshot = True
    with pytest.raises(AcquireError, match="own storage is too full"):
        _acquire(case, phone, tmp_path / "a.zip", Told(lambda _: phone.unlock()))
    phone.lock()
    with pytest.raises(PhoneLocked, match="not unlocked within"):
        _acquire(case, phone, tmp_path / "a.zip", told, patience=0.1)
    assert told.states[-1][0] == "unlock"


def test_nothing_is_connected_without_an_authority(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """Its rule is said first."""
    case = case_under()
    with pytest.raises(AcquireError, match="is no folder"):
        _acquire(case, phone, tmp_path / "nowhere" / "a.zip")
    _withdraw(case)
    with pytest.raises(NotCovered) as refused:
        _acquire(case, phone, tmp_path / "a.zip")
    assert refused.value.rule == "withdrawn" and not phone.paired and not phone.counts.services


def _withdraw(case: Case) -> None:
    case.db.execute(ENDS)
    case.db.execute(
        "INSERT INTO ends (at, actor, authority, what, follows, reason) VALUES (1, 'x', 1, 'power', 'stop', 'y')"
    )


def _later(phone: Phone, seconds: float = 0.2) -> None:
    threading.Timer(seconds, phone.plug).start()


@pytest.mark.parametrize("stage", ["backup.upload", "backup.end"])
def test_a_cable_pulled_and_put_back_leaves_no_password(
    tmp_path: Path, case_under: Cases, phone: Phone, stage: str
) -> None:
    """It is said at once; the password is taken off when the phone is there again; nothing of the backup stays."""
    case, target = case_under(), tmp_path / "a.zip"
    phone.faults.cut = Cut(stage=stage, file=SMS if stage == "backup.upload" else "")
    told = Told(lambda state: _later(phone) if state == "password" else None)
    with pytest.raises(Unplugged, match="put the cable back"):
        _acquire(case, phone, target, told, set_password=True)
    assert phone.password is None and _entries(case, TAKEN_OFF) and not passwords_left(case.db)
    assert [state for state, _ in told.states][-1] == "password" and not told.said
    assert _entries(case, STOPPED) and not list(tmp_path.glob("a.zip*")) and not list(tmp_path.glob(".a.zip*"))


def test_a_phone_that_is_left_with_a_password_is_told_of_everywhere(
    tmp_path: Path, case_under: Cases, phone: Phone
) -> None:
    """By each command on the case, `cases` and each receipt, in every language, until the next run has taken it off."""
    case, target = case_under(MESSAGES), tmp_path / "a.zip"
    _only_messages(case, phone, target, None)
    records = _examine(case, target)
    assert {r["kind"] for r in records} <= {"Message", "Thread"} and len(records) > 30
    phone.faults.cut = Cut(stage="backup.request")
    told = Told()
    with pytest.raises(Unplugged):
        _acquire(case, phone, tmp_path / "b.zip", told, set_password=True, patience=0.1)
    (left,) = told.said
    assert phone.password == left.password and passwords_left(case.db) == [left]
    assert "Reset All Settings" in _entries(case, STILL_SET)[0]["undo"]
    assert [one.known.phone_password for one in cases()] == [True]
    made = receipt(case, None)
    html, _ = page(made, Head(1, "0" * 64, "0"), Asked(), lambda _: b"{}")
    assert f"{TITLE}:" in html.decode() and left.password in html.decode()
    for language in LANGUAGES:
        words = tomllib.loads((files("aboveboard.report") / "receipts" / f"{language}.toml").read_text("utf-8"))[
            "words"
        ]
        assert "{password}" in words["password_left"] and words["password_undo"] and "{n}" in words["dropped"]
        assert "{comment}" in phone_steps(language)["left"]
    with closing(Watching(case, EXAMINER)) as watching:
        notice = watching.notices()[0]
    assert notice.what == TITLE and left.password in notice.reason and notice.at > 0
    run = CliRunner()
    assert TITLE in run.invoke(app, ["cases"]).output
    said = run.invoke(app, ["custody", str(case.path)]).output
    assert TITLE in said and left.password in said and "Reset All Settings" in said
    # The next run takes it off before it asks for anything; also where the authority has ended.
    phone.plug()
    phone.faults.managed = True
    _withdraw(case)
    with pytest.raises(NotCovered):
        _acquire(case, phone, tmp_path / "b.zip", patience=0.1)
    assert phone.password == left.password and len(_entries(case, STILL_SET)) == 2
    phone.faults.managed = False
    with pytest.raises(NotCovered):
        _acquire(case, phone, tmp_path / "b.zip")
    assert phone.password is None and not passwords_left(case.db) and not any(c.known.phone_password for c in cases())
    visit = receipt(case, None).visit
    assert visit is not None and visit.password is None and visit.password_taken_off


def test_a_phone_that_takes_it_off_for_nobody(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """Such as one whose holder, or manager, has another password put on it meanwhile: it is said, and what came stays."""
    case, told = case_under(), Told()

    def changed(state: str) -> None:
        if state == "passcode":
            threading.Timer(0.3, lambda: setattr(phone, "password", "their own")).start()

    told.then = changed
    done = _acquire(case, phone, tmp_path / "a.zip", told, set_password=True, password=b"brass lantern")
    assert done.left is not None and told.said and "not its backup password" in _entries(case, STILL_SET)[0]["why"]
    assert phone.password == "their own" and done.copies[0].target.exists()


def test_a_managed_phone_keeps_its_state(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """It refuses a password: the plain backup is taken, and the outcome says why."""
    case = case_under()
    phone.faults.managed = True
    done = _acquire(case, phone, tmp_path / "a.zip", set_password=True)
    assert [a["outcome"] for a in done.asked if a["what"] == "backup password"] == ["refused"]
    assert "MDM" in _entries(case, NOT_SET)[0]["why"] and not passwords_left(case.db) and not done.encrypted
    _equals_the_phone(phone, tmp_path / "a.zip")
    assert read_manifest(tmp_path / "a.zip").changes == _entries(case, CHANGED)[0]["changes"]


def _only_messages(case: Case, phone: Phone, target: Path, word: bytes | None) -> None:
    """Of the backup the files of one category alone, and no names of others; over AFC nothing is asked for."""
    done = _acquire(case, phone, target, password=word)
    with zipfile.ZipFile(target) as copy:
        names = set(copy.namelist()) - {"acquired/manifest.json", "acquired/ios/backup.json"}
        everything = b"".join(copy.read(name) for name in copy.namelist())
        wanted = {f.sha256: f.relative for f in phone.truth.files}
        assert all(hashlib.sha256(copy.read(name)).hexdigest() in wanted for name in names)
    assert "private/var/mobile/Library/SMS/sms.db" in names and len(names) < 8
    for other in ("CallHistory", "AddressBook", "DCIM", "NoteStore", "History.db"):
        assert any(other in f.relative for f in phone.truth.files) and other.encode() not in everything
    assert not _asked_over_afc(phone)
    assert not (target.parent / "a-media.zip").exists() and not any(
        list(place.iterdir()) for place in acquirephone.memory_folders()
    )
    (sealed,) = _entries(case, SEALED)
    assert (
        sealed["dropped"] == sealed["not_covered"] == done.copies[0].manifest.not_covered > 30
        and "not written" in done.copies[0].manifest.method
    )
    visit = visit_of(case.db, "JB/1")
    assert visit is not None and visit.whole and visit.dropped == sealed["dropped"]


def test_in_an_encrypted_backup_what_is_covered_needs_its_password(
    tmp_path: Path, case_under: Cases, phone: Phone
) -> None:
    """Nothing is asked for without it, nothing written with a wrong one, and with it what a plain one has."""
    case = case_under(MESSAGES)
    phone.password = "brass lantern"
    with pytest.raises(AcquireError, match="--backup-password-file"):
        _acquire(case, phone, tmp_path / "a.zip")
    assert not phone.counts.services["com.apple.mobilebackup2"]
    with pytest.raises(WrongPassword):
        _acquire(case, phone, tmp_path / "a.zip", password=b"tin lantern")
    assert not list(tmp_path.glob("a.zip*")) and len(_entries(case, STOPPED)) == 2
    _only_messages(case, phone, tmp_path / "a.zip", b"brass lantern")


@pytest.mark.parametrize("only", [["--only", "messages"], []])
def test_the_examiners_process_opens_no_backup(tmp_path: Path, home: Path, phone: Phone, only: list[str]) -> None:
    """Its papers and its list are read behind the walls, where all is kept and where a part is; lockdown's answers are not."""
    word = tmp_path / "word"
    word.write_text("brass lantern")
    phone.password = "brass lantern"
    target = tmp_path / "a.zip"
    case = ["--case", str(tmp_path / "a.case"), "--own-phone", "--exhibit", "JB/1", "--no-examine"]
    asked = [*case, "--out", str(target), "--usbmux", phone.address, "--backup-password-file", str(word), *only]
    found = watched(Path("/dev/shm") / acquirephone.PREFIX, home, "acquire", "ios", *asked)
    assert found["status"] == 0 and zipfile.is_zipfile(target)
    assert set(found["imported"]) == {"plistlib"}
    assert set(found["called"]) - HARMLESS == set()
    if only:
        # Nothing but the paper that is handed to a worker; a whole backup's files are copied as they are.
        places = [Path(path) for path in found["evidence"]]
        assert {place.name for place in places if place.suffix} == {"Manifest.plist"}


class Typing(Told):
    """Somebody who types passwords."""

    def __init__(self, *words: bytes, then: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.words, self.whys, self.now = list(words), list[str](), then

    def another_password(self, why: str) -> bytes | None:
        self.whys.append(why)
        self.now()
        return self.words.pop(0) if self.words else None


SENT = ("com.apple.mobilebackup2", "file")


def test_a_wrong_backup_password_is_found_before_the_phones_files_come(
    tmp_path: Path, case_under: Cases, phone: Phone
) -> None:
    """It is said, in the log too, and the backup stopped; another one is tried on what had come, and the backup begins anew."""
    case, target = case_under(MESSAGES), tmp_path / "a.zip"
    phone.password, sent, backups = "brass lantern", phone.counts.messages[SENT], phone.backups
    phone.faults.silent = "backup.upload"
    with pytest.raises(
        WrongPassword, match=r"had come, and it was stopped; nothing of it is kept. Give the right one$"
    ):
        _acquire(case, phone, target, password=b"tin lantern")
    # Status.plist and Manifest.plist, and nothing else.
    assert phone.counts.messages[SENT] - sent == 2 and not list(tmp_path.glob("a.zip*"))
    assert len(_entries(case, acquirephone.WRONG_PASSWORD)) == len(_entries(case, STOPPED)) == 1
    assert b"tin lantern" not in msgspec.json.encode([e.detail for e in entries(case.db)])
    asked = Typing(b"paper lantern", b"brass lantern", then=lambda: setattr(phone.faults, "silent", ""))
    done = _acquire(case, phone, target, asked, password=b"tin lantern")
    assert done.password == b"brass lantern" and phone.backups - backups == 3
    assert [why[:15] for why in asked.whys] == ["the password th", "that does not o"]
    assert "private/var/mobile/Library/SMS/sms.db" in zipfile.ZipFile(target).namelist()


@pytest.mark.parametrize("typed", [b"brass lantern", None])
def test_a_wrong_backup_password_that_is_found_late_costs_no_second_backup(
    tmp_path: Path, case_under: Cases, phone: Phone, typed: bytes | None
) -> None:
    """From a phone that sends its keybag last; where nobody types another one a whole backup is kept as it is, unread."""
    case, target = case_under(), tmp_path / "a.zip"
    phone.password, phone.faults.manifest_last, backups = "brass lantern", True, phone.backups
    asked = Typing(*([typed] if typed else []))
    done = _acquire(case, phone, target, asked, password=b"tin lantern")
    assert phone.backups - backups == 1 and len(asked.whys) == 1 and done.password == typed
    said = [f["why"] for f in done.copies[0].manifest.failed if "password" in f["why"]]
    assert len(said) == (0 if typed else 1)
    _equals_the_phone(phone, target, b"brass lantern")


def test_a_phone_that_ends_while_the_password_is_found_wrong_has_a_whole_backup(tmp_path: Path) -> None:
    """Whoever looks at the backup while it comes is told later; whoever has it whole at once."""
    (tmp_path / "Manifest.plist").write_bytes(b"a keybag")
    early = Early(b"tin lantern", lambda _manifest, _password: False)
    while early.opens is None:
        early(tmp_path)
    early(tmp_path)
    with pytest.raises(WrongBackupPassword) as whole:
        early.settle(tmp_path)
    assert whole.value.manifest == b"a keybag"
    early.close()


def test_what_is_no_keybag_yet_says_nothing_and_a_damaged_one_is_said() -> None:
    """A paper that is half there, a plain backup's, rubbish; by a worker that may read no file."""
    whole = plistlib.dumps({"IsEncrypted": True, "BackupKeyBag": b"SALT\0\0"}, fmt=plistlib.FMT_BINARY)
    for manifest in (
        whole[:40],
        b"",
        b"bplist00" + bytes(40),
        plistlib.dumps({"IsEncrypted": False}),
        plistlib.dumps([1]),
    ):
        assert opens(manifest, b"word") is None
    with pytest.raises(SourceError, match=r"keybag in Manifest\.plist has no salt"):
        opens(whole, b"word")


def test_media_alone_comes_over_afc(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """By folders and dates; other folders are not listed."""
    case, target = (
        case_under('[scope]\ncategories = ["media"]\nsince = "2025-09-01"\nundated = false\n'),
        tmp_path / "a.zip",
    )
    phone.faults.afc_errors = {"/DCIM/100APPLE/IMG_0002.PNG": Status.IO_ERROR}
    # An old picture whose preview was made late, and one that is not on the phone any more.
    old, gone = "/DCIM/100APPLE/IMG_0000.JPG", "/DCIM/100APPLE/IMG_0090.JPG"
    late = {f"/PhotoData/Thumbnails/V2{path}/5005.JPG": (b"\xff\xd8\xff", 1_790_000_000_000) for path in (old, gone)}
    phone.media = Tree({**phone.media.files, old: (b"\xff\xd8\xff", 1_600_000_000_000), **late})
    done = _acquire(case, phone, target)
    with zipfile.ZipFile(tmp_path / "a-media.zip") as rest:
        got = {n[24:] for n in rest.namelist() if n.startswith("private/")}
    asked = _asked_over_afc(phone)
    previews = {path for path in got if path.startswith("/PhotoData/Thumbnails/V2/DCIM/")}
    got -= previews
    assert got and all(path.startswith("/DCIM/") for path in got)
    assert {path[24:].rpartition("/")[0] for path in previews} == got | {"/DCIM/100APPLE/IMG_0002.PNG"}
    assert not [p for p in asked if p.startswith(("/Books", "/Downloads", "/PublicStaging")) or p == "/"]
    listed = {p for p in phone.media.files if p.startswith("/DCIM/")}
    since = 1_756_684_800
    assert got == {p for p in listed if phone.media.files[p][1] // 1000 >= since} - {"/DCIM/100APPLE/IMG_0002.PNG"}
    failed = [f["path"] for f in done.copies[1].manifest.failed]
    assert failed == (
        ["/DCIM/100APPLE/IMG_0002.PNG"] if phone.media.files["/DCIM/100APPLE/IMG_0002.PNG"][1] // 1000 >= since else []
    )


def test_a_cable_pulled_at_a_picture_goes_on_there(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """The backup is sealed by then and is not asked for again."""
    case, target = case_under(), tmp_path / "a.zip"
    phone.password = "their own"  # what the backup holds is not known, so that all pictures are asked for
    film = "/DCIM/100APPLE/IMG_9999.MOV"
    phone.media = Tree({**phone.media.files, film: (bytes(range(256)) * (9 << 12), 1_757_000_000_000)})
    phone.faults.cut = Cut(stage="afc.read", file=film, after=5 << 20)
    with pytest.raises(Unplugged):
        _acquire(case, phone, target)
    assert target.exists() and not (tmp_path / "a-media.zip").exists()
    visit = visit_of(case.db, "JB/1")
    assert visit is not None and not visit.whole
    phone.plug()
    backups = phone.backups
    phone.counts.afc.clear()
    done = _acquire(case, phone, target)
    _equals_the_phone(phone, target, b"their own")
    assert phone.backups == backups and done.had_before and [c.target.name for c in done.copies] == ["a-media.zip"]
    with zipfile.ZipFile(tmp_path / "a-media.zip") as rest:
        names = [n for n in rest.namelist() if n.startswith("private/var/mobile/Media/")]
        assert {n[24:] for n in names} == phone.media.files.keys()
        assert all(rest.read(n) == phone.media.files[n[24:]][0] for n in names)
    assert len(phone.counts.files()) < len(phone.media.files) + len(phone.crashes.files)
    # Of the film 4 MiB had come.
    assert phone.counts.messages["com.apple.afc", "SEEK"] == 1
    visit = visit_of(case.db, "JB/1")
    assert visit is not None and visit.whole and read_manifest(tmp_path / "a-media.zip").runs == 2


def test_too_little_room_is_said_with_the_numbers(
    tmp_path: Path, case_under: Cases, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the disk of the copy; and in memory, where a part of a backup may not touch a disk."""
    phone.faults.needs = 1 << 50
    with pytest.raises(NoRoom, match=r"wants 1125.9 TB .* free; free some"):
        _acquire(case_under(), phone, tmp_path / "a.zip")
    case = case_under(MESSAGES)
    with pytest.raises(NoRoom, match=r"wants 1125.9 TB .* memory that is short .* nothing was written"):
        _acquire(case, phone, tmp_path / "a.zip")
    monkeypatch.setattr(acquirephone, "memory_folders", list)
    with pytest.raises(NoRoom, match="no folder in memory"):
        _acquire(case, phone, tmp_path / "a.zip")
    assert not list(tmp_path.glob("*a.zip*"))


def test_a_phone_that_is_locked_and_files_that_it_does_not_give(
    tmp_path: Path, case_under: Cases, phone: Phone
) -> None:
    """In the middle of a backup it is said; a file that did not come whole is told of, others are not named."""
    case = case_under(MESSAGES)
    phone.faults.silent = "backup.upload"

    def lock() -> None:
        while phone.at[0] != "backup.upload":
            time.sleep(0.02)
        phone.lock()
        phone.faults.silent = ""

    phone.at = ("", "")
    threading.Thread(target=lock).start()
    with pytest.raises(PhoneLocked, match="its holder must unlock it"):
        _acquire(case, phone, tmp_path / "a.zip")
    phone.unlock()
    calls = "HomeDomain-Library/CallHistoryDB/CallHistory.storedata"
    phone.faults = Faults(unread={SMS: "Operation not permitted", calls: "Operation not permitted"})
    done = _acquire(case, phone, tmp_path / "a.zip")
    assert [f["path"] for f in done.copies[0].manifest.failed] == ["private/var/mobile/Library/SMS/sms.db"]


def test_an_authority_that_ends_stops_the_backup(tmp_path: Path, case_under: Cases, phone: Phone) -> None:
    """Also while the phone says nothing; and the password goes."""
    case = case_under()
    phone.faults.silent = "backup.upload"
    ended: list[float] = []

    def withdraw() -> None:
        while phone.at[0] != "backup.upload":
            time.sleep(0.02)
        with closing(case.again()) as other:
            _withdraw(other)
        ended.append(time.monotonic())

    phone.at = ("", "")
    threading.Thread(target=withdraw, daemon=True).start()
    with pytest.raises(NotCovered, match="withdrawn"):
        _acquire(case, phone, tmp_path / "a.zip", set_password=True)
    assert time.monotonic() - ended[0] < 3 and phone.password is None and _entries(case, STOPPED)


RUBBISH = {
    "nothing": b"",
    "zeros": bytes(64),
    "huge": struct.pack("<4I", 1 << 31, 1, 8, 1),
    "no list": struct.pack("<4I", 20, 1, 8, 1) + b"<no>",
    "another thing": struct.pack("<4I", 16 + len(plistlib.dumps([])), 1, 8, 1) + plistlib.dumps([]),
}


@pytest.mark.parametrize("raw", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_instead_of_a_phone_is_said(raw: bytes) -> None:
    """Whatever answers where usbmuxd should."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            with server.accept()[0] as came:
                came.recv(1 << 16)
                came.sendall(raw)

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(AcquireError, match="phone"):
            plugged(f"127.0.0.1:{server.getsockname()[1]}")
        thread.join()


def test_passwords_are_long_and_can_be_typed() -> None:
    words = {password.new_password() for _ in range(200)}
    assert len(words) == 200 and all(len(w) == 19 and not set("0o1il") & set(w) for w in words)
