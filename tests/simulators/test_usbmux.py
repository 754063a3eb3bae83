"""The fictional iPhone on a cable does for other programs what they expect of a phone, and fails as a test tells it to."""

from __future__ import annotations

import hashlib
import json
import plistlib
import signal
import socket
import ssl
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from aboveboard.demo import Rounds, Truth
from aboveboard.demo.usbmux import Cut, Faults, Phone
from aboveboard.demo.usbmux.afc import Status
from aboveboard.sources.api import PasswordNeeded, WrongPassword, read_all
from aboveboard.sources.open import open_source, opener_for
from tests.simulators import cable
from tests.simulators.programs import Programs

AFC, CRASHES, BACKUP = "com.apple.afc", "com.apple.crashreportcopymobile", "com.apple.mobilebackup2"
NOTIFICATIONS = "com.apple.mobile.notification_proxy"
SMS = "HomeDomain-Library/SMS/sms.db"
FAST = Rounds(10, 10)


@pytest.fixture(scope="module")
def served() -> Iterator[Phone]:
    with Phone(ios="17.5", rounds=FAST).serving() as phone:
        yield phone


@pytest.fixture(scope="module")
def made(served: Phone) -> dict[str, Any]:
    """A pair record that the phone trusts, also in the usbmuxd for the programs."""
    record = cable.record(served.key.public_pem)
    served.allow()
    bag = cable.pair(served.port, record)["EscrowBag"]
    return {**record, "EscrowBag": bag}


@pytest.fixture
def phone(served: Phone) -> Iterator[Phone]:
    """The phone as it was, with what a test did to it undone."""
    yield served
    served.faults = Faults()
    served.password = None
    served.passcode_after = 0.0
    served.clock_offset = 0.0
    served.unlock()
    served.plug()
    served.written.clear()


@pytest.fixture(scope="module")
def other() -> Iterator[Phone]:
    with Phone(ios="15.7", rounds=FAST).serving() as phone:
        yield phone


@pytest.fixture
def stranger(other: Phone) -> Iterator[Phone]:
    """A phone that trusts nobody yet."""
    assert other.paired == () and not other.pair_records
    yield other
    other.trust_after = None
    other.unlock()
    other.forget()
    other.pair_records.clear()
    other.counts.messages.clear()


@pytest.fixture
def run(phone: Phone, trusted: Programs) -> Programs:
    return trusted


@pytest.fixture(scope="module")
def trusted(served: Phone, made: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Programs:
    """Programs that the phone trusts: both take the record that usbmuxd has, whoever paired."""
    saved = plistlib.dumps(made)
    with cable.plugged(served.port) as link:
        said = link.mux(MessageType="SavePairRecord", PairRecordID=served.udid, PairRecordData=saved, DeviceID=1)
        assert said["Number"] == 0
    return Programs(tmp_path_factory.mktemp("home"), served.address)


def backed_up(folder: Path, password: bytes | None = None) -> dict[str, tuple[int, str]]:
    """Read a backup with Aboveboard's own source: size and hash of each file by domain and path."""
    source = open_source(folder, password)
    try:
        opener = opener_for(folder, source.facts, source.keys)
        out: dict[str, tuple[int, str]] = {}
        for first, names in source.names():
            for index, name in enumerate(names, first):
                member = opener.open(source.ref(index))
                data = read_all(member, 1 << 24)
                member.close()
                out[name] = len(data), hashlib.sha256(data).hexdigest()
        opener.close()
        return out
    finally:
        source.close()


def assert_holds(found: dict[str, tuple[int, str]], truth: Truth) -> None:
    wanted = {f"{fact.domain}/{fact.relative}": (fact.size, fact.sha256) for fact in truth.files}
    assert len(wanted) > 30
    assert {path: found.get(path) for path in wanted} == wanted


# pairing


def test_without_trust_a_program_learns_little(stranger: Phone, tmp_path: Path) -> None:
    programs = Programs(tmp_path, stranger.address)
    assert programs.run("idevice_id", "-l").said.split() == [stranger.udid]
    said = programs.run("ideviceinfo", "-s").said
    assert f"UniqueDeviceID: {stranger.udid}" in said and "ProductVersion: 15.7" in said
    assert stranger.facts.serial not in said and stranger.facts.phone_number not in said
    with cable.lockdown(stranger.port) as link:
        assert link.ask("GetValue", Key="SerialNumber")["Error"] == "GetProhibited"
        assert link.ask("GetValue", Key="Nonsense")["Error"] == "MissingValue"
        assert link.ask("GetValue", Domain="com.apple.mobile.backup")["Value"] == {}
        assert link.ask("StartService", Service=AFC)["Error"] == "SessionInactive"
        assert link.ask("StartSession", HostID="nobody", SystemBUID="x")["Error"] == "InvalidHostID"
        assert link.ask("Dance")["Error"] == "UnknownRequest"
    assert stranger.paired == ()


def test_its_holder_is_asked_and_may_refuse(stranger: Phone, tmp_path: Path) -> None:
    programs = Programs(tmp_path, stranger.address)
    assert "Please accept the trust dialog" in programs.run("idevicepair", "pair").said
    assert stranger.asked_to_trust
    stranger.refuse()
    assert "user denied the trust dialog" in programs.run("idevicepair", "pair").said
    assert stranger.paired == () and not stranger.asked_to_trust
    stranger.allow()
    assert "SUCCESS" in programs.run("idevicepair", "pair").said
    assert "SUCCESS" in programs.run("idevicepair", "validate").said
    (host,) = stranger.paired
    assert (host.label, host.system_buid) == ("idevicepair", stranger.system_buid)
    assert f"SerialNumber: {stranger.facts.serial}" in programs.run("ideviceinfo").said
    assert "SUCCESS" in programs.run("idevicepair", "unpair").said
    assert stranger.paired == ()


def test_a_locked_phone_does_not_ask(stranger: Phone, tmp_path: Path) -> None:
    stranger.lock()
    stranger.allow()
    assert "passcode is set" in Programs(tmp_path, stranger.address).run("idevicepair", "pair").said
    assert stranger.paired == () and not stranger.asked_to_trust


def test_a_program_that_waits_is_trusted_when_its_holder_taps(stranger: Phone, tmp_path: Path) -> None:
    stranger.trust_after = 0.3
    ran = Programs(tmp_path, stranger.address).run("pymobiledevice3", "lockdown", "pair")
    assert ran.code == 0, ran.said
    (host,) = stranger.paired
    assert (host.label, host.name) == ("pymobiledevice3", socket.gethostname())
    assert stranger.counts.messages["lockdownd", "Pair"] > 1
    assert plistlib.loads(stranger.pair_records[stranger.udid])["EscrowBag"] == host.escrow_bag


def test_pymobiledevice3_says_that_trust_was_refused(stranger: Phone, tmp_path: Path) -> None:
    stranger.refuse()
    ran = Programs(tmp_path, stranger.address).run("pymobiledevice3", "lockdown", "pair")
    assert ran.code != 0 and stranger.paired == ()


def test_a_name_that_a_program_gives_its_computer_is_kept(phone: Phone, run: Programs, made: dict[str, Any]) -> None:
    assert run.run("ideviceinfo", "-k", "SerialNumber").said.strip() == phone.facts.serial
    (host,) = (host for host in phone.paired if host.host_id == made["HostID"])
    assert (host.label, host.name, host.system_buid) == ("cable", "aboveboard lab 2026-11-27", "CABLE-BUID")


def test_certificates_for_another_phone_are_refused(phone: Phone, made: dict[str, Any]) -> None:
    other = {**cable.record(Phone(seed=2).key.public_pem), "HostID": "OTHER"}
    assert cable.pair(phone.port, other)["Error"] == "InvalidPairRecord"
    assert cable.pair(phone.port, {**made, "HostCertificate": b"nothing", "HostID": "OTHER"})["Error"] == (
        "InvalidPairRecord"
    )
    assert "OTHER" not in {host.host_id for host in phone.paired}


def test_another_computers_certificate_opens_no_session(phone: Phone, made: dict[str, Any]) -> None:
    stolen = {**cable.record(phone.key.public_pem), "HostID": made["HostID"]}
    with pytest.raises((EOFError, OSError)), cable.session(phone.port, stolen) as link:
        link.ask("GetValue", Key="SerialNumber")


# what it says of itself


def test_its_values_and_its_apps(phone: Phone, run: Programs) -> None:
    info, battery, apps = run.together(
        ("pymobiledevice3", "lockdown", "info"),
        ("ideviceinfo", "-q", "com.apple.mobile.battery"),
        ("pymobiledevice3", "apps", "list"),
    )
    values = json.loads(info.said)
    assert (values["UniqueDeviceID"], values["ProductVersion"]) == (phone.udid, "17.5")
    assert values["InternationalMobileEquipmentIdentity"] == phone.facts.imei
    assert values["PasswordProtected"] is False
    assert abs(values["TimeIntervalSince1970"] - time.time()) < 30
    assert "BatteryCurrentCapacity: 82" in battery.said
    assert set(json.loads(apps.said)) == set(phone.facts.applications)
    phone.clock_offset = -86_400.0
    clock = float(run.run("ideviceinfo", "-k", "TimeIntervalSince1970").said)
    assert abs(clock - (time.time() - 86_400)) < 30


def test_what_would_change_the_phone_is_refused_and_kept(phone: Phone, made: dict[str, Any]) -> None:
    with cable.session(phone.port, made) as link:
        assert link.ask("SetValue", Key="DeviceName", Value="x")["Error"] == "SetProhibited"
        assert link.ask("StartService", Service="com.apple.mobile.restored")["Error"] == "InvalidService"
        session = link.ask("StartSession", HostID=made["HostID"], SystemBUID="x")
        assert session["Error"] == "SessionActive"
    with cable.service(phone.port, made, "com.apple.mobile.installation_proxy") as link:
        link.send({"Command": "Uninstall", "ApplicationIdentifier": "org.example.boathouse"})
        assert link.receive()["Error"]
    kept = [(written.what, written.path, written.allowed) for written in phone.written]
    assert kept == [("SetValue", "DeviceName", False), ("Uninstall", "org.example.boathouse", False)]


def test_a_locked_phone_starts_a_service_for_the_escrow_bag_alone(phone: Phone, made: dict[str, Any]) -> None:
    phone.lock()
    with cable.session(phone.port, made) as link:
        assert link.ask("GetValue", Key="PasswordProtected")["Value"] is True
        assert link.ask("StartService", Service=AFC)["Error"] == "PasswordProtected"
        assert link.ask("StartService", Service=AFC, EscrowBag=b"other")["Error"] == "InvalidEscrowBag"
        said = link.ask("StartService", Service=AFC, EscrowBag=made["EscrowBag"])
        assert said["EnableServiceSSL"] is True and said["Port"] > 49151
        assert link.ask("StartService", Service=NOTIFICATIONS)["Port"] > 49151
    phone.restart()
    with cable.session(phone.port, made) as link:
        assert link.ask("StartService", Service=NOTIFICATIONS)["Error"] == "PasswordProtected"
        assert link.ask("StartService", Service=AFC, EscrowBag=made["EscrowBag"])["Error"] == "MissingValue"


# backups


def test_both_programs_take_the_same_plain_backup(phone: Phone, run: Programs, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    for ran in run.together(
        ("idevicebackup2", "backup", one), ("pymobiledevice3", "backup2", "backup", "--full", other)
    ):
        assert ran.code == 0, ran.said
    for folder in (one / phone.udid, other / phone.udid):
        assert_holds(backed_up(folder), phone.truth)
        info = plistlib.loads((folder / "Info.plist").read_bytes())
        assert (info["Target Identifier"], info["Product Version"]) == (phone.udid, "17.5")
        assert set(info["Installed Applications"]) == set(phone.facts.applications)
        assert not (folder / "Snapshot").exists()
    # all that either wrote on the phone is its hold of the lock
    assert {(written.what, written.path) for written in phone.written} == {
        ("open to write", "/com.apple.itunes.lock_sync")
    }
    assert phone.posted[0] == "com.apple.itunes-mobdev.syncWillStart"


def test_a_password_makes_the_next_backup_encrypted_until_it_is_taken_off(
    phone: Phone, run: Programs, made: dict[str, Any], tmp_path: Path
) -> None:
    ran = run.run("idevicebackup2", "encryption", "on", "brass lantern", tmp_path)
    assert "has been enabled successfully" in ran.said and phone.password == "brass lantern"
    phone.unplug()
    phone.plug()
    assert run.run("ideviceinfo", "-q", "com.apple.mobile.backup", "-k", "WillEncrypt").said.strip() == "true"
    ran = run.run("pymobiledevice3", "backup2", "backup", tmp_path)
    assert ran.code == 0, ran.said
    folder = tmp_path / phone.udid
    assert phone.truth.password == "brass lantern"
    assert_holds(backed_up(folder, b"brass lantern"), phone.truth)
    with pytest.raises(PasswordNeeded):
        open_source(folder)
    with pytest.raises(WrongPassword):
        open_source(folder, b"tin lantern")
    wrong = run.run("pymobiledevice3", "backup2", "encryption", "off", "tin lantern")
    assert wrong.code == 1 and "MBErrorDomain/207" in wrong.said and phone.password == "brass lantern"
    assert run.run("pymobiledevice3", "backup2", "change-password", "brass lantern", "oak").code == 0
    assert phone.password == "oak"
    off = run.run("idevicebackup2", "encryption", "off", "oak", tmp_path)
    assert "has been disabled successfully" in off.said and phone.password is None
    kept = [(written.what, written.allowed) for written in phone.written if written.service == BACKUP]
    assert kept == [
        ("set backup password", True), ("remove backup password", False), ("change backup password", True),
        ("remove backup password", True),
    ]  # fmt: skip


def test_the_passcode_is_asked_for(phone: Phone, run: Programs, tmp_path: Path) -> None:
    phone.passcode_after = None
    started = run.start("pymobiledevice3", "backup2", "backup", tmp_path)
    until(lambda: phone.counts.messages[NOTIFICATIONS, "RelayNotification"])
    assert phone.asked_for_passcode
    phone.enter_passcode()
    ran = run.end(started)
    assert ran.code == 0 and "Please enter the device passcode" in ran.said
    started = run.start("idevicebackup2", "encryption", "on", "oak", tmp_path)
    until(lambda: phone.asked_for_passcode)
    phone.enter_passcode(right=False)
    assert "Device locked (MBErrorDomain/208)" in run.end(started).said and phone.password is None


def test_a_phone_that_is_locked_while_it_gives_its_backup(phone: Phone, run: Programs, tmp_path: Path) -> None:
    phone.faults.silent = "backup.upload"
    started = run.start("pymobiledevice3", "backup2", "backup", tmp_path)
    until(lambda: phone.at[0] == "backup.upload")
    phone.lock()
    phone.faults.silent = ""
    ran = run.end(started)
    assert ran.code == 1 and "Device locked (MBErrorDomain/208)" in ran.said
    assert not (tmp_path / phone.udid / "Manifest.db").exists()


def until(true: Any) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


# files


def test_pictures_are_pulled(phone: Phone, run: Programs, tmp_path: Path) -> None:
    phone.counts.afc.clear()
    ran = run.run("pymobiledevice3", "afc", "pull", "/DCIM", tmp_path)
    assert ran.code == 0, ran.said
    wanted = {path: data for path, (data, _moment) in phone.media.files.items() if path.startswith("/DCIM/")}
    assert len(wanted) >= 10
    assert {"/" + str(file.relative_to(tmp_path)): file.read_bytes() for file in tmp_path.rglob("*.*")} == wanted
    assert phone.counts.files() == set(wanted)
    some = next(iter(wanted))
    assert int((tmp_path / some[1:]).stat().st_mtime) == phone.media.files[some][1] // 1000
    assert phone.written == []


def test_afc_reads_seeks_and_refuses(phone: Phone, made: dict[str, Any]) -> None:
    path = "/DCIM/100APPLE/IMG_0001.JPG"
    data = phone.media.files[path][0]
    with cable.service(phone.port, made, AFC) as link:
        kind, names = cable.afc(link, 0x03, b"/\0")
        assert kind == 2 and names.split(b"\0")[:3] == [b".", b"..", b"Books"]
        assert cable.afc(link, 0x03, b"/nowhere\0") == (1, struct.pack("<Q", 8))
        assert cable.afc(link, 0x0D, struct.pack("<Q", 1) + b"/../../etc/passwd\0") == (1, struct.pack("<Q", 8))
        kind, handle = cable.afc(link, 0x0D, struct.pack("<Q", 1) + path.encode() + b"\0")
        assert kind == 0x0E
        assert cable.afc(link, 0x11, handle + struct.pack("<Qq", 2, -5)) == (1, bytes(8))
        assert cable.afc(link, 0x0F, handle + struct.pack("<Q", 100)) == (2, data[-5:])
        assert cable.afc(link, 0x12, handle) == (0x13, struct.pack("<Q", len(data)))
        assert cable.afc(link, 0x10, handle + b"evil") == (1, struct.pack("<Q", 10))
        assert cable.afc(link, 0x14, handle) == (1, bytes(8))
        assert cable.afc(link, 0x0F, handle + struct.pack("<Q", 1)) == (1, struct.pack("<Q", 7))
        assert cable.afc(link, 0x0D, struct.pack("<Q", 3) + b"/new\0") == (1, struct.pack("<Q", 10))
        kind, said = cable.afc(link, 0x0B, b"")
        assert dict(zip(*[iter(said.decode().split("\0"))] * 2, strict=False))["Model"] == phone.facts.product
        assert cable.afc(link, 0x08, path.encode() + b"\0") == (1, struct.pack("<Q", 10))
        assert cable.afc(link, 0x77, b"") == (1, struct.pack("<Q", 6))
    assert [(kept.what, kept.path) for kept in phone.written] == [
        ("write", path), ("open to write", "/new"), ("remove", path),
    ]  # fmt: skip
    assert not any(kept.allowed for kept in phone.written)
    assert phone.media.files[path][0] == data


def test_crash_reports_are_copied_and_stay(phone: Phone, run: Programs, tmp_path: Path) -> None:
    wanted = {path: data for path, (data, _moment) in phone.crashes.files.items()}
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    run.together(("pymobiledevice3", "crash", "pull", tmp_path / "a"), ("idevicecrashreport", tmp_path / "b"))
    for name in ("a", "b"):
        found = {"/" + str(file.relative_to(tmp_path / name)): file for file in (tmp_path / name).rglob("*.ips")}
        assert {path: file.read_bytes() for path, file in found.items()} == wanted
    # without -k, idevicecrashreport would move them: what it would remove is kept here
    assert {(kept.what, kept.path) for kept in phone.written if not kept.allowed} >= {
        ("remove", path) for path in wanted
    }


# faults


def test_a_cable_pulled_at_a_file_and_put_back(phone: Phone, run: Programs, tmp_path: Path) -> None:
    phone.password = "oak"
    phone.faults.cut = Cut(file=SMS, after=3000)
    ran = run.run("pymobiledevice3", "backup2", "backup", tmp_path)
    assert ran.code != 0
    assert not phone.plugged
    snapshot = tmp_path / phone.udid / "Snapshot"
    assert 0 < sum(file.is_file() for file in snapshot.rglob("*")) < 43
    assert "No device" in run.run("ideviceinfo").said
    phone.plug()
    old = tmp_path / phone.udid / "ab" / "abababababababababababababababababababab"
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"an earlier backup's")
    ran = run.run("pymobiledevice3", "backup2", "backup", tmp_path)
    assert ran.code == 0 and phone.password == "oak"
    assert not snapshot.exists() and not old.exists()
    assert_holds(backed_up(tmp_path / phone.udid, b"oak"), phone.truth)


@pytest.mark.parametrize("stage", ["lockdown", "session", "service", "afc.list", "afc.read"])
def test_a_cable_pulled_at_a_stage(phone: Phone, made: dict[str, Any], stage: str) -> None:
    phone.faults.cut = Cut(stage=stage)
    with pytest.raises((EOFError, OSError)), cable.service(phone.port, made, AFC) as link:
        cable.afc(link, 0x03, b"/\0")
        _kind, handle = cable.afc(link, 0x0D, struct.pack("<Q", 1) + b"/DCIM/100APPLE/IMG_0001.JPG\0")
        cable.afc(link, 0x0F, handle + struct.pack("<Q", 10))
    assert not phone.plugged and phone.faults.cut is None


def test_a_cable_pulled_after_so_many_bytes(phone: Phone, made: dict[str, Any]) -> None:
    with cable.service(phone.port, made, AFC) as link:
        _kind, handle = cable.afc(link, 0x0D, struct.pack("<Q", 1) + b"/DCIM/100APPLE/IMG_0001.JPG\0")
        before = phone.counts.sent
        phone.faults.cut = Cut(after=1000)
        with pytest.raises((EOFError, OSError)):
            cable.afc(link, 0x0F, handle + struct.pack("<Q", 1 << 20))
    until(lambda: not phone.plugged)
    assert phone.counts.sent - before == 1000


def test_listeners_hear_of_the_cable(phone: Phone) -> None:
    with cable.plugged(phone.port) as link:
        assert link.mux(MessageType="Listen")["Number"] == 0
        assert link.news()["Properties"]["SerialNumber"] == phone.udid
        phone.unplug()
        assert link.news() == {"DeviceID": 1, "MessageType": "Detached"}
        phone.plug()
        assert link.news()["MessageType"] == "Attached"
    with cable.plugged(phone.port) as link:
        assert link.mux(MessageType="ListListeners") == {"ListenerList": []}
        assert link.mux(MessageType="ReadPairRecord", PairRecordID="x")["Number"] == 2
        link.mux(MessageType="SavePairRecord", PairRecordID="x", PairRecordData=b"y")
        assert link.mux(MessageType="ReadPairRecord", PairRecordID="x")["PairRecordData"] == b"y"
        assert link.mux(MessageType="DeletePairRecord", PairRecordID="x")["Number"] == 0
        assert link.mux(MessageType="Dance")["Number"] == 1
        assert link.connect(1234) == 3
        phone.unplug()
        assert link.connect(cable.LOCKDOWN) == 2


def test_no_room_on_the_computer(phone: Phone, run: Programs, tmp_path: Path) -> None:
    phone.faults.needs = 1 << 50
    ran = run.run("pymobiledevice3", "backup2", "backup", tmp_path)
    assert ran.code != 0 and "MBErrorDomain/105" in ran.said
    assert str((1 << 50) + (128 << 20)) in ran.said  # what pymobiledevice3 works out that the phone needs


def test_a_locked_phone_gives_no_backup(phone: Phone, run: Programs, tmp_path: Path) -> None:
    phone.lock()
    ran, other = run.together(
        ("pymobiledevice3", "backup2", "backup", tmp_path), ("idevicebackup2", "backup", tmp_path)
    )
    assert ran.code != 0 and "unlock" in ran.said
    assert "ErrorCode 208: Device locked (MBErrorDomain/208)" in other.said
    assert not (tmp_path / phone.udid / "Manifest.db").exists()


def test_a_managed_phone_keeps_its_password(phone: Phone, run: Programs, tmp_path: Path) -> None:
    phone.faults.managed = True
    said = run.run("idevicebackup2", "encryption", "on", "oak", tmp_path).said
    assert "Encrypted Backup MDM setting present on device" in said and phone.password is None
    assert "RequiresEncryption: true" in run.run("ideviceinfo", "-q", "com.apple.mobile.backup").said


def test_errors_that_the_phone_gives(phone: Phone, made: dict[str, Any]) -> None:
    target = {"TargetIdentifier": phone.udid}
    with cable.service(phone.port, made, BACKUP) as link:
        assert cable.greet(link, 1.0)["ErrorCode"] == 1
        assert cable.process(link, MessageName="Backup", **target)["ErrorCode"] == 1
    with cable.service(phone.port, made, BACKUP) as link:
        assert cable.greet(link, 2.0, 2.1)["ProtocolVersion"] == 2.1
        phone.faults.no_snapshot = True
        said = cable.process(link, MessageName="Backup", **target)
        assert said["ErrorCode"] == 3 and "No space left on device" in said["ErrorDescription"]
        assert cable.process(link, MessageName="Backup", TargetIdentifier="other")["ErrorCode"] == 1
        for name in ("Restore", "EraseDevice", "Dance"):
            assert cable.process(link, MessageName=name, **target)["ErrorCode"] == 1
        wrong = cable.process(link, MessageName="ChangePassword", OldPassword="x", NewPassword="y", **target)
        assert wrong["ErrorCode"] == 207
        assert cable.process(link, MessageName="ChangePassword", NewPassword="oak", **target)["ErrorCode"] == 0
        phone.lock()
        assert cable.process(link, MessageName="ChangePassword", OldPassword="oak", **target)["ErrorCode"] == 208
        link.send(["DLMessageDisconnect", "___EmptyParameterString___"])
    assert phone.password == "oak"
    assert [(kept.what, kept.allowed) for kept in phone.written] == [
        ("Restore", False), ("EraseDevice", False), ("change backup password", False), ("set backup password", True),
        ("remove backup password", False),
    ]  # fmt: skip


def test_files_that_the_phone_cannot_read_or_gives_in_part(phone: Phone, run: Programs, tmp_path: Path) -> None:
    notes = next(
        f"{fact.domain}-{fact.relative}" for fact in phone.truth.files if fact.relative.endswith("NoteStore.sqlite")
    )
    phone.faults = Faults(unread={SMS: "Operation not permitted"}, short={notes}, sizes={"backup": 1 << 40})
    ran = run.run("pymobiledevice3", "backup2", "backup", tmp_path)
    assert ran.code == 0 and "Operation not permitted" in ran.said
    sizes = {file.name: file.stat().st_size for file in (tmp_path / phone.udid).rglob("*")}
    whole = {f"{fact.domain}-{fact.relative}": fact.size for fact in phone.truth.files}
    assert sizes[hashlib.sha1(SMS.encode()).hexdigest()] == 0
    assert sizes[hashlib.sha1(notes.encode()).hexdigest()] == whole[notes] // 2


def test_afc_that_fails_and_lies(phone: Phone, run: Programs, made: dict[str, Any], tmp_path: Path) -> None:
    bad, wrong = "/DCIM/100APPLE/IMG_0001.JPG", "/DCIM/100APPLE/IMG_0002.PNG"
    phone.faults = Faults(afc_errors={bad: Status.IO_ERROR}, sizes={wrong: 10})
    pull = ("pymobiledevice3", "afc", "pull")
    ran, other = run.together((*pull, bad, tmp_path / "bad"), (*pull, wrong, tmp_path / "short"))
    assert ran.code != 0 and "20" in ran.said and other.code == 0
    assert (tmp_path / "short").read_bytes() == phone.media.files[wrong][0][:10]


def test_a_phone_that_is_slow_or_silent(phone: Phone, made: dict[str, Any]) -> None:
    phone.faults.delay = 0.1
    start = time.monotonic()
    with cable.session(phone.port, made) as link:
        link.ask("GetValue", Key="ProductType")
    assert time.monotonic() - start > 0.2
    phone.faults = Faults(rate=100_000)
    size = len(phone.media.files["/DCIM/100APPLE/IMG_0005.MOV"][0])
    with cable.service(phone.port, made, AFC) as link:
        _kind, handle = cable.afc(link, 0x0D, struct.pack("<Q", 1) + b"/DCIM/100APPLE/IMG_0005.MOV\0")
        start = time.monotonic()
        assert len(cable.afc(link, 0x0F, handle + struct.pack("<Q", 1 << 20))[1]) == size
        assert time.monotonic() - start > size / 100_000
    phone.faults = Faults(silent="session")
    with cable.session(phone.port, made) as link:
        link.sock.settimeout(0.2)
        with pytest.raises(TimeoutError):
            link.ask("GetValue", Key="ProductType")
        phone.faults.silent = ""
        link.sock.settimeout(10)
        assert link.receive()["Value"] == phone.facts.product


RUBBISH = {
    "zeros": b"\0" * 64,
    "http": b"GET / HTTP/1.0\r\n\r\n",
    "huge": struct.pack("<4I", 1 << 31, 1, 8, 1),
    "no list": struct.pack("<4I", 20, 1, 8, 1) + b"<no>",
}


@pytest.mark.parametrize("raw", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_ends_its_own_connection_alone(phone: Phone, made: dict[str, Any], raw: bytes) -> None:
    for inside in (False, True):
        with cable.plugged(phone.port) as link:
            if inside:
                assert link.connect(cable.LOCKDOWN) == 0
            link.sock.sendall(raw)
            with suppress(OSError):  # it may have ended the connection already
                link.sock.shutdown(socket.SHUT_WR)
            with suppress(ConnectionError):
                assert link.sock.recv(1) == b""
    for name in (AFC, BACKUP, NOTIFICATIONS):
        with cable.service(phone.port, made, name) as link, pytest.raises((EOFError, ConnectionError, ssl.SSLError)):
            link.sock.sendall(raw + bytes(4096))
            while True:
                link.take(1)
    with cable.session(phone.port, made) as link:
        assert link.ask("GetValue", Key="UniqueDeviceID")["Value"] == phone.udid


def test_a_phone_holds_the_same_for_the_same_seed() -> None:
    one, two, other = Phone(seed=3), Phone(seed=3), Phone(seed=4)
    assert one.truth == two.truth != other.truth
    assert one.media.files == two.media.files
    assert Phone("15.7", 3).udid != Phone("15.7", 4).udid
    for version in ("9.3", "new", "17.x"):
        with pytest.raises(ValueError, match="no iOS that can be simulated"):
            Phone(version)


# the command


def test_the_command_serves_until_it_is_stopped(tmp_path: Path) -> None:
    unix = tmp_path / "mux"
    words = ["--port", "0", "--unix", str(unix), "--ios", "16.7", "--encrypted", "oak", "--trust-after", "0"]
    command = [sys.executable, "-m", "aboveboard.demo.usbmux"]
    taken = tmp_path / "taken"
    taken.write_bytes(b"another's")
    wrong = (["--ios", "seventeen"], ["--unix", str(taken)])
    tried = [subprocess.Popen([*command, *words], stderr=subprocess.PIPE, text=True) for words in wrong]
    process = subprocess.Popen([*command, *words], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split()[0].removeprefix("USBMUXD_SOCKET_ADDRESS=")
        programs = Programs(tmp_path, address)
        assert "SUCCESS" in programs.run("idevicepair", "pair").said
        through = Programs(tmp_path, f"UNIX:{unix}")
        assert through.run("ideviceinfo", "-q", "com.apple.mobile.backup", "-k", "WillEncrypt").said.strip() == "true"
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        assert not unix.exists()
    finally:
        process.kill()
        process.communicate()
    said = [process.communicate(timeout=20)[1] for process in tried]
    assert [process.returncode for process in tried] == [2, 1]
    assert "no iOS that can be simulated" in said[0] and "cannot be served there" in said[1]
    assert taken.read_bytes() == b"another's"
