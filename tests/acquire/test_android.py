"""Whole acquisitions of a fictional phone, by the real `adb` client: what is in the case is what is in the phone."""

from __future__ import annotations

import hashlib
import json
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aboveboard.acquire.android import previews, storage
from aboveboard.acquire.android.answers import Answers
from aboveboard.acquire.android.collect import collect
from aboveboard.acquire.android.content import numbers
from aboveboard.acquire.android.phone import Phone, await_yes
from aboveboard.acquire.android.server import Server
from aboveboard.acquire.archive import Archive
from aboveboard.acquire.errors import AcquireError, NotAllowed, PhoneLocked, Unplugged
from aboveboard.acquire.manifest import check, read_manifest
from aboveboard.acquire.plan import plan_of
from aboveboard.acquire.progress import Progress
from aboveboard.casework.acquire import Acquired, Request, Watch, acquire
from aboveboard.casework.asked import BEGUN, CHANGED, SEALED, STOPPED, visit_of
from aboveboard.casework.case import Case
from aboveboard.casework.coverage import coverage
from aboveboard.casework.custody import entries
from aboveboard.casework.errors import NotCovered
from aboveboard.casework.examine import Request as Examine
from aboveboard.casework.examine import examine
from aboveboard.casework.exhibitrecord import record_of
from aboveboard.casework.holds import seal
from aboveboard.casework.receipt import receipt
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.files import file
from aboveboard.casework.selftest import self_test
from aboveboard.casework.standing import ENDS
from aboveboard.demo.adbdevice import Device
from aboveboard.demo.adbdevice.said import PACKAGES, WORK_PACKAGES
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Authority, Scope
from aboveboard.report.receipt import Asked, Left, page
from aboveboard.sources.asked import WHO, WORDS_KEPT
from tests.acquire.conftest import EXAMINER

Plug = Callable[[Device], Phone]
INDEX = "content://media/external/file"
Cases = Callable[..., Case]


def _acquire(case: Case, device: Device, target: Path, **more: Any) -> Acquired:
    device.allow()
    return acquire(case, EXAMINER, Request(target, "JB/1", address=device.serial, patience=20, **more), Watch())


def _records(case: Case, target: Path) -> list[dict[str, Any]]:
    with closing(Nursery.take()) as nursery:
        examine(case, EXAMINER, Examine(target, "JB/1", recovery=False), nursery, lambda _: None)
    (exhibit,) = case.exhibits()
    with closing(exhibit):
        return [exhibit.present(row) for row in exhibit.rows(exhibit.shown)]


def _told(case: Case, what: str) -> list[dict[str, Any]]:
    return [e.detail for e in entries(case.db) if e.detail.get("what") == what]


def test_what_is_in_the_case_is_what_is_in_the_phone(tmp_path: Path, case_under: Cases) -> None:
    """Contacts, calls, messages and appointments of all users, and each file of the storage by its hash."""
    case, target = case_under(), tmp_path / "a.zip"
    with Device(files=60, work_profile=True, clock_ahead=100).serving() as device:
        done = _acquire(case, device, target)
        assert device.written == [] and device.keys[0].comment.startswith("aboveboard ")
    records = _records(case, target)
    truth = device.truth

    def of(kind: str, service: str) -> Counter[tuple[Any, ...]]:
        return Counter(
            (r["at"][:19], r["direction"][:2], _with(r), r.get("body"), r["profile"])
            for r in records
            if (r["kind"], r["service"]) == (kind, service)
        )

    def known(kind: str, service: str) -> Counter[tuple[Any, ...]]:
        return Counter(
            (_iso(f.at), f.direction[:2], f.party, f.text, f.profile)
            for f in truth.of(kind, service)
            if f.state in ("live", "wal") and f.profile in ("0", "10")
        )

    assert sum(known("Message", "android.sms").values()) == 38
    assert of("Message", "android.sms") == known("Message", "android.sms")
    assert sum(known("Call", "android.calls").values()) == 20
    assert of("Call", "android.calls") == known("Call", "android.calls")
    contacts = [r for r in records if r["service"] == "android.contacts"]
    assert len(contacts) == len(list(truth.of("Contact", "android.contacts"))) and all(
        c["identifiers"] for c in contacts
    )
    assert len([r for r in records if r["service"] == "android.calendar"]) == len(list(truth.of("CalendarEvent")))
    with zipfile.ZipFile(target) as copy:
        files = [n for n in copy.namelist() if n.startswith("data/media/0/")]
        assert len(files) == len([n for n in device.storage.nodes.values() if n.mode & 0o170000 == 0o100000])
        for name in files:
            if "\\x" not in name:
                assert copy.read(name) == device.storage.whole(name[13:].encode()), name
    assert list(check(target)) == []
    made = read_manifest(target)
    _each_user_is_read_apart(case, records, made.asked)
    assert made.clock is not None and abs(made.clock["ahead"] - 100) < 5
    assert made.device["serial"] == "AB000001" and len(made.users) == 2
    assert all(m.sha256 for m in made.files) and not made.failed
    assert [m.note.command for m in made.files if m.note is not None and "getprop" in m.name] == ["getprop"]
    noted = {item.kind: item.said for item in record_of(case.db, "JB/1")}
    assert noted["identity"] == {"serial": "AB000001", "model": made.device["model"]} and noted["battery"] == {
        "percent": 71
    }
    assert abs(noted["clock"]["seconds_ahead"] - 100) < 5
    (sealed,) = _told(case, SEALED)
    assert sealed["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest() == done.sha256
    assert _told(case, CHANGED)[0]["changes"] == made.changes and device.keys[0].comment in made.changes[0]


def _each_user_is_read_apart(case: Case, records: list[dict[str, Any]], asked: list[dict[str, Any]]) -> None:
    """What services say of a work profile stands in records of that profile, and nobody says that it is not read."""

    def of(service: str, what: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {"0": set(), "10": set()}
        for record in records:
            if record["service"] == service and isinstance(record.get(what), str):
                found[record["profile"]].add(record[what])
        return found

    assert of("android.accounts", "identifier") == {"0": {"deniz@example.org", "Deniz"}, "10": {"deniz@work.example"}}
    apps = of("android.packages", "app")
    assert apps["10"] == {name for name, _, _ in WORK_PACKAGES} and apps["0"] == {name for name, _, _ in PACKAGES}
    assert "com.example.work" in of("android.usagestats", "app")["10"] - of("android.usagestats", "app")["0"]
    assert of("android.settings", "value")["10"] == {"1b2c3d4e5f607182"}
    assert {a["user"] for a in asked if a["what"] == "dumpsys-account" and a["outcome"] == "answered"} == {"0", "10"}
    assert {a["user"] for a in asked if a["what"] == "dumpsys-battery"} == {"0"}
    (exhibit,) = case.exhibits()
    with closing(exhibit):
        said = [
            o for _, o in exhibit.outcomes() if o.artifact in ("android.answers.accounts", "android.answers.usagestats")
        ]
    assert len(said) == 4 and {(o.status.value, o.reason) for o in said} == {("complete", None)}
    desk = Desk(case, EXAMINER)
    try:
        with desk.at_work():
            files = ("asked.txt", _ANSWER, "0/rows/sms.db")
            papers = [file(desk, "JB/1", f"acquired/android/{name}").paper for name in files]
    finally:
        desk.close()
    assert papers == [WHO, WORDS_KEPT, None]


_ANSWER = "0/answers/content-sms.texts.txt"


def test_users_who_cannot_be_asked_are_outcomes(tmp_path: Path, plugged: Plug) -> None:
    """A profile that is paused, one whose manager refuses, a scope that covers one profile alone, and one that is not there."""
    device = Device(files=0, work_profile=True)
    phone = plugged(device)

    def outcomes(name: str, **scope: Any) -> dict[tuple[str, str], tuple[str, str]]:
        with Archive(tmp_path / name) as archive:
            plan = plan_of(Scope(categories=("apps", "calls", "contacts"), **scope))
            found = collect(phone, archive, plan, progress=Progress(), watch=lambda _: None, standing=lambda: None)
            other = [m for m in archive.members if m.startswith("acquired/android/10/")]
        said = {(a.what, a.user): (a.outcome, a.why or "") for a in found.asked}
        assert bool(other) == any(user == "10" and what != "all of this user" for what, user in said)
        return said

    device.faults.closed_users = {"10"}
    said = outcomes("closed.zip")
    assert said["all of this user", "10"][0] == "refused" and "locked or paused" in said["all of this user", "10"][1]
    assert said["calls", "0"][0] == said["packages", "0"][0] == "answered" and ("calls", "10") not in said
    device.faults.closed_users, device.faults.refused_users = set(), {"10"}
    said = outcomes("refused.zip")
    for what in ("packages", "calls", "raw_contacts"):
        assert said[what, "10"][0] == "refused" and "does not have permission" in said[what, "10"][1]
        assert said[what, "0"][0] == "answered"
    device.faults.refused_users = set()
    device.services.clear()
    said = outcomes("profile.zip", profiles=("10", "11"))
    assert {user for _, user in said} == {"0", "10", "11"}
    assert [key for key, (_, _) in said.items() if key[1] == "0"] == [("services that speak of all users", "0")]
    assert said["all of this user", "11"] == ("empty", "the phone lists no such user")
    assert said["packages", "10"][0] == "answered" and said["calls", "10"][0] == "empty"
    assert not any("dumpsys" in s or "--user 0" in s for s in device.services)
    assert any("pm list packages -f -U -i --user 10" in s for s in device.services)


def _with(record: dict[str, Any]) -> str:
    """The other side's number."""
    people: list[dict[str, str]] = (
        [record["sender"]] if record["direction"] == "incoming" else list(record["recipients"])
    )
    return next((p["identifier"] for p in people if "identifier" in p), "")


def _iso(at: int | None) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at // 1_000_000)) if at is not None else None


@pytest.mark.parametrize(
    "more", ['[scope]\ncategories = ["calls"]\n', '[scope]\ncategories = ["media"]\nmedia = "names"\n']
)
def test_what_is_not_covered_is_not_requested(tmp_path: Path, case_under: Cases, more: str) -> None:
    """Neither providers nor files of other categories; the device itself was asked for nothing else."""
    case, target = case_under(more), tmp_path / "a.zip"
    with Device(files=20).serving() as device:
        _acquire(case, device, target)
    asked = [s for s in device.services if "content query" in s]
    wanted = "call_log" if "calls" in more else "media/external"
    assert asked and all(wanted in s for s in asked)
    assert device.requested == [] and not any("dumpsys" in s for s in device.services)
    kinds = {r["kind"] for r in _records(case, target)}
    assert kinds == ({"Call"} if "calls" in more else {"Media"})
    (said,) = coverage(case, EXAMINER)
    assert not said.unread_stores and [p.path for p in said.papers] == ["acquired/manifest.json"]


def test_dates_and_people_narrow_what_is_asked(tmp_path: Path, case_under: Cases) -> None:
    """Rows outside of them never reach the copy."""
    scope = '[scope]\nsince = "2025-11-01"\nuntil = "2025-12-01"\nundated = false\npeople = ["+12025550101"]\n'
    case, target = case_under(scope), tmp_path / "a.zip"
    with Device(files=20).serving() as device:
        _acquire(case, device, target)
    assert device.requested == []
    records = _records(case, target)
    wanted = [
        f
        for f in device.truth.of("Message", "android.sms")
        if f.state in ("live", "wal") and f.party == "+12025550101" and f.at and "2025-11" in str(_iso(f.at))
    ]
    assert wanted and len([r for r in records if r["kind"] == "Message"]) == len(wanted)
    with zipfile.ZipFile(target) as copy:
        texts = b"".join(copy.read(n) for n in copy.namelist() if "content-" in n)
    others = [f for f in device.truth.of("Message", "android.sms") if f.text and f.party == "+447700900113"]
    assert others and not any(f.text.encode() in texts for f in others if f.text)


@pytest.mark.parametrize(("undated", "index"), [(True, True), (False, True), (True, False), (False, False)])
def test_a_preview_goes_with_its_picture(tmp_path: Path, plugged: Plug, undated: bool, index: bool) -> None:
    """By the time that the index has of the picture; without the index by its own where what has no time is covered, and said."""
    device, since, until = Device(), 1_763_000_000, 1_766_000_000
    said, _ = device.providers.query(INDEX, "0", ["_id", "datetaken", "date_added"], "media_type=1", None)
    known = [(row.id, row.values) for row in numbers(said, ["datetaken", "date_added"])]
    rows = [(number, int(v["datetaken"] or 0) // 1000, int(v["date_added"] or 0)) for number, v in known]
    inside = {number for number, taken, added in rows if since <= (taken or added) < until}
    assert inside and len(rows) > len(inside) + 2
    for number, *_ in rows:
        # Made long afterwards; those of pictures that are not covered within the dates.
        late = 1_790_000_000 if number in inside else since + 1
        device.storage.put(f"Pictures/.thumbnails/{number}.jpg", b"JFIF %d" % number, late)
    if not index:
        device.faults.refused_for_now = {INDEX}
    plan = replace(plan_of(Scope(), ["media"]), since=since, until=until, undated=undated)
    phone = plugged(device)
    with Archive(tmp_path / "a.zip") as archive:
        answers = Answers(phone, archive, lambda: None)
        files, _ = storage.listing(phone, lambda: None)
        found = {f.name for f in previews.wanted(answers, plan, files)}
    made = {int(name.rpartition("/")[2][:-4]) for name in found if previews.is_preview(name)}
    others = {number for number, _, _ in rows} - inside
    assert made == (inside if index else others if undated else set())
    assert [a.what for a in answers.asked] == ([previews.WHAT] if undated and not index else [])
    assert {n for n in found if not previews.is_preview(n)} == {
        f.name for f in files if not previews.is_preview(f.name) and plan.covers_file(f.name, f.modified)
    }


@pytest.mark.parametrize("at", ["getprop", "content://sms", "/sdcard/", "dumpsys account", "files"])
def test_a_pulled_cable_is_said_and_the_copy_goes_on(tmp_path: Path, case_under: Cases, at: str) -> None:
    """At every stage: in words at once; the second run brings what was missing, and less than a hundredth of the rest again."""
    case, target = case_under(), tmp_path / "a.zip"
    films = ((30 << 20) + 12_345, 20 << 20) if at == "files" else ((2 << 20) + 12_345, 3 << 20)
    with Device(files=40, films=films).serving() as device:
        if at == "files":
            device.faults.pull_cable_after = 42 << 20
        else:
            device.faults.pull_cable_at = at
        began = time.monotonic()
        with pytest.raises(Unplugged, match="not there any more"):
            _acquire(case, device, target)
        assert time.monotonic() - began < 10 and not target.exists()
        assert "not there any more" in _told(case, STOPPED)[0]["why"]
        had = device.sent_bytes
        device.faults.pull_cable_at = device.faults.pull_cable_after = None
        device.sent_of.clear()
        done = _acquire(case, device, target)
        again = sum(min(n, had) for n in device.sent_of.values())
    whole = sum(n.size for n in device.storage.nodes.values() if n.mode & 0o170000 == 0o100000)
    if at == "files":
        assert sum(device.sent_of.values()) - (whole - had) < 0.01 * had + (5 << 20), again
    with zipfile.ZipFile(target) as copy:
        assert copy.testzip() is None
        for name in ("Movies/VID_0000.mp4", "Movies/VID_0001.mp4"):
            assert copy.read(f"data/media/0/{name}") == device.storage.whole(name.encode())
    assert done.manifest.runs == 2 and list(check(target)) == []
    assert [e["resumed"] for e in _told(case, BEGUN)] == [False, True]


def test_a_refusal_and_a_revocation_are_the_holder_s(tmp_path: Path, case_under: Cases, adb: Server) -> None:
    """Nothing is read of a phone whose holder says no, and it is said which."""
    case = case_under()
    states: list[str] = []

    class Told(Watch):
        def waiting(self, state: str, comment: str) -> None:
            states.append(f"{state} {comment}")

    with Device().serving() as device:
        device.refuse()
        with pytest.raises(NotAllowed, match="has not allowed"):
            acquire(case, EXAMINER, Request(tmp_path / "a.zip", "JB/1", address=device.serial, patience=1.5), Told())
        assert device.services == [] and states and states[0].startswith("unauthorized aboveboard ")
    with Device(seed=2).serving() as device:
        device.allow()
        adb.ask("connect", device.serial)
        phone = Phone(adb.port, await_yes(adb.port, device.serial, 10, lambda _: None))
        device.revoke()
        with pytest.raises((Unplugged, NotAllowed)):
            phone.run("getprop")


def test_a_phone_that_nobody_opened_is_left_alone(tmp_path: Path, case_under: Cases) -> None:
    """It says so itself; nothing is tried."""
    case = case_under()
    with Device(files=5).serving() as device:
        device.faults.locked = True
        with pytest.raises(PhoneLocked, match="its holder must open it"):
            _acquire(case, device, tmp_path / "a.zip")
        assert not any("content" in s for s in device.services)


def test_refusals_missing_columns_and_lies_are_kept_as_outcomes(tmp_path: Path, plugged: Plug) -> None:
    """A maker that gives no messages, an Android without some columns, sizes that are not so, files that cannot be read."""
    with Archive(tmp_path / "a.zip") as archive:
        device = Device(android_version=9, maker="strict", files=12)
        device.faults.lies = {"Pictures/000/IMG 2024 (1).jpg": 5}
        device.faults.unreadable = {"Pictures/000/it's.txt"}
        device.faults.gone = {'Pictures/000/quote"s.txt'}
        phone = plugged(device)
        found = collect(
            phone,
            archive,
            plan_of(Scope()),
            progress=Progress(),
            watch=lambda _: None,
            standing=lambda: None,
        )
        outcomes = {a.what: a for a in found.asked if a.user == "0"}
        assert outcomes["sms"].outcome == "refused" and "READ_SMS" in str(outcomes["sms"].why)
        assert outcomes["calls"].outcome == "refused" and outcomes["raw_contacts"].outcome == "answered"
        assert "owner_package_name" in outcomes["files"].columns_missing and outcomes["files"].rows == 13
        assert {(f.path, f.why.split(": ")[-1]) for f in found.failed} == {
            ("Pictures/000/it's.txt", "Permission denied"),
            ('Pictures/000/quote"s.txt', "No such file or directory"),
        }
        told = archive.members["data/media/0/Pictures/000/IMG 2024 (1).jpg"]
        real = device.storage.nodes[b"Pictures/000/IMG 2024 (1).jpg"].size
        assert (told.size, told.stated) == (real, 5)
        assert found.files == len([n for n in device.storage.nodes.values() if n.mode & 0o170000 == 0o100000]) - 2


def test_ambiguous_texts_are_asked_for_again(tmp_path: Path, plugged: Plug) -> None:
    """A message that holds another row's head is in the copy as it is, and so is its neighbour."""
    device = Device()
    body = "\nRow: 1 _id=36, address=forged, creator=NULL, subject=NULL, body=not so"
    device.providers.change("content://sms", "UPDATE sms SET body = ? WHERE _id = (SELECT max(_id) FROM sms)", (body,))
    newest = device.providers.database("com.android.providers.telephony/databases/mmssms.db")
    assert newest is not None
    ids = [row[0] for row in newest.execute("SELECT _id FROM sms ORDER BY _id DESC LIMIT 2")]
    device.providers.change("content://sms", "UPDATE sms SET body = replace(body, '_id=36', ?)", (f"_id={ids[1]}",))
    with Archive(tmp_path / "a.zip") as archive:
        phone = plugged(device)
        found = collect(
            phone, archive, plan_of(Scope(categories=("messages",))), progress=Progress(), watch=lambda _: None,
            standing=lambda: None,
        )  # fmt: skip
        assert {a.outcome for a in found.asked if a.what == "sms"} == {"answered"}
        rows = archive.recall("acquired/android/0/rows/sms.db")
        import apsw

        db = apsw.Connection(":memory:")
        db.deserialize("main", rows)
        wanted = list(newest.execute("SELECT _id, address, body FROM sms ORDER BY _id"))
        assert list(db.execute("SELECT _id, address, body FROM sms ORDER BY _id")) == wanted
        assert [m for m in archive.members if ".alone/" in m]


def test_an_old_phone_is_read_as_well(tmp_path: Path, plugged: Plug) -> None:
    """Shell without a status, the first file service, checksums in packets."""
    device = Device(android_version=8, files=30, old=True)
    with Archive(tmp_path / "a.zip") as archive:
        found = collect(
            plugged(device), archive, plan_of(Scope()), progress=Progress(), watch=lambda _: None, standing=lambda: None
        )
        assert {a.outcome for a in found.asked if a.what == "sms"} == {"answered"} and not found.failed
        for name in archive.members:
            if name.startswith("data/media/0/Pictures/000/"):
                assert archive.recall(name) == device.storage.whole(name[13:].encode())


def test_an_authority_that_ends_stops_the_copy(tmp_path: Path, case_under: Cases) -> None:
    """Within two seconds, in the middle of a file."""
    case, target = case_under(), tmp_path / "a.zip"
    with Device(films=(400 << 20,)).serving() as device:
        device.faults.slow = 0.02

        def withdraw() -> None:
            while not device.sent_of.get(b"Movies/VID_0000.mp4", 0) > 1 << 20:
                time.sleep(0.01)
            with closing(case.again()) as other:
                other.db.execute(ENDS)
                other.db.execute(
                    "INSERT INTO ends (at, actor, authority, what, follows, reason) VALUES (1, 'x', 1, 'power', 'stop', 'y')"
                )
            ended.append(time.monotonic())

        ended: list[float] = []
        threading.Thread(target=withdraw, daemon=True).start()
        with pytest.raises(NotCovered, match="withdrawn"):
            _acquire(case, device, target)
        assert time.monotonic() - ended[0] < 2
    assert not target.exists() and _told(case, STOPPED)


@pytest.mark.parametrize(
    ("dates", "rule"),
    [
        ('valid_from = "2099-01-01"\n', "not-begun"),
        ('valid_until = "2001-01-01"\n', "ended"),
        ('examiners = ["Somebody Else"]\n', "who-acts"),
        ("withdrawn", "withdrawn"),
        ("sealed", "sealed"),
    ],
)
def test_no_phone_is_asked_without_an_authority_that_holds(
    tmp_path: Path, case_under: Cases, dates: str, rule: str
) -> None:
    """Each state that ends an authority is told by its rule, before anything is connected."""
    case = case_under()
    if dates == "withdrawn":
        case.db.execute(ENDS)
        case.db.execute(
            "INSERT INTO ends (at, actor, authority, what, follows, reason) VALUES (1, 'x', 1, 'power', 'stop', 'y')"
        )
    elif dates == "sealed":
        seal(case, EXAMINER, "for the court")
    else:
        text = f'power = "published test data"\npurpose = "trying"\n{dates}'
        authority = msgspec.toml.decode(text, type=Authority)
        case.db.execute("UPDATE authority SET authority = ?", (msgspec.json.encode(authority).decode(),))
    with Device().serving() as device:
        with pytest.raises(NotCovered) as refused:
            _acquire(case, device, tmp_path / "a.zip")
        assert refused.value.rule == rule and not device.asked_by


def test_the_receipt_says_what_stays_on_the_phone(tmp_path: Path, case_under: Cases) -> None:
    """By which name the phone lists the computer, in words for its owner."""
    case, target = case_under('[scope]\ncategories = ["calls"]\n'), tmp_path / "a.zip"
    with Device().serving() as device:
        _acquire(case, device, target)
    _records(case, target)
    made = receipt(case, None)
    assert made.visit is not None and made.visit.comment == device.keys[0].comment and made.visit.whole
    html, _ = page(made, Left(1, "0" * 64, "0"), Asked(), lambda _: b"{}")
    assert device.keys[0].comment in html.decode() and "did not touch the phone" not in html.decode()


def test_a_member_that_was_changed_is_found(tmp_path: Path, case_under: Cases) -> None:
    """By the manifest; and the manifest by the log, where both were changed."""
    case, target = case_under('[scope]\ncategories = ["calls"]\n'), tmp_path / "a.zip"
    with Device().serving() as device:
        _acquire(case, device, target)
    member = next(m for m in read_manifest(target).files if "calls.texts" in m.name)
    data = bytearray(target.read_bytes())
    data[member.header + 30 + len(member.name.encode()) + 20] ^= 1
    target.write_bytes(data)
    assert [fault.partition(":")[0] for fault in check(target)] == [member.name]
    target.write_bytes(data[:-200])
    with pytest.raises(AcquireError, match="no copy that Aboveboard made, or was cut"):
        read_manifest(target)


def test_a_self_test_holds_nothing_that_is_in_the_phone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither texts nor numbers, names of files or of people; and nothing of it is left."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with Device(files=20, work_profile=True).serving() as device:
        device.allow()
        said = self_test(Request(Path(), "", address=device.serial, patience=20), Watch())
    text = json.dumps(said, ensure_ascii=False)
    secrets = {f.text for f in device.truth.facts if f.text} | {f.party for f in device.truth.facts if f.party}
    secrets |= {"AB000001", "Deniz", "deniz", "IMG 2024", "DCIM"}
    assert len(secrets) > 50 and not [s for s in secrets if len(s) > 3 and s in text]
    assert {a["outcome"] for a in said["asked"]} >= {"answered", "refused"} and "READ_USER_DICTIONARY" in text
    assert said["storage"]["names that are no UTF-8"] == 1 and list(tmp_path.glob("aboveboard-selftest-*")) == []


def test_a_folder_and_a_bug_report_are_taken_where_they_are_asked_for(tmp_path: Path, case_under: Cases) -> None:
    """The one narrows the storage; of the other it is said that the phone keeps it."""
    case, target = case_under(), tmp_path / "a.zip"
    with Device(files=20).serving() as device:
        done = _acquire(case, device, target, folders=("/sdcard/DCIM",), bugreport=True)
        assert {p.split(b"/")[0] for p in device.requested} == {b"DCIM", b"bugreports"}
    with zipfile.ZipFile(target) as copy:
        assert len(copy.read("acquired/android/0/bugreport.zip")) == 700_000
    assert any("bug report lies on the phone" in c for c in done.manifest.changes) and list(check(target)) == []
    visit = visit_of(case.db, "JB/1")
    assert visit is not None and visit.report and visit.comment == device.keys[0].comment
    narrow = case_under('[scope]\ncategories = ["calls"]\n')
    with Device(seed=3).serving() as device, pytest.raises(NotCovered, match="the whole phone"):
        _acquire(narrow, device, tmp_path / "b.zip", bugreport=True)


def test_a_silent_phone_is_given_up(tmp_path: Path, plugged: Plug) -> None:
    """In words, after the time that it is given."""
    device = Device()
    device.faults.silent_at = "getprop"
    phone = plugged(device)
    with pytest.raises(Unplugged, match="silent for 1 seconds"):
        phone.run("getprop", silent=1.0)
