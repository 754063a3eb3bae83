"""com.apple.mobilebackup2: the phone writes its backup into the program's folder, message by message.

Facts: DeviceLink's messages are lists that begin with their name, each a property list behind its length; file data
goes in blocks of length, code and bytes (0x0C data, 0x00 done, 0x0B an error of the phone, 0x06 of the program), and an
upload ends with a length of zero (https://github.com/libimobiledevice/libimobiledevice, tools/idevicebackup2.c;
https://github.com/doronz88/pymobiledevice3/blob/master/pymobiledevice3/services/device_link.py, also for what the phone
wants free: the backup's size and 128 MiB more). Errors as people met them: 105, no room on the computer
(libimobiledevice issue 1384); 207, wrong password (pymobiledevice3 issue 721); 208, locked, or no passcode entered
(libimobiledevice issue 1380); 1, a managed phone (https://github.com/leminlimez/Nugget/issues/230); 3, no snapshot
(libimobiledevice issue 1257; the reason 'No space left on device' in it is ours). The passcode is asked for
before a password changes since iOS 13 (libimobiledevice issue 835), before a backup since 16.1 (1380). Every backup is
a full one.

What is sent first is Status.plist, alone and from a temporary file, as a phone of 2015 did it (libimobiledevice issue 180:
free space, the folders, then that upload). When Manifest.plist comes is published nowhere that we know. Interrupted backups of
2013 had none (https://www.securitylearn.net/2013/04/01/recovering-data-from-the-iphone-corrupted-backups/): it came last.
Programs of today look for it in the unfinished snapshot as well as at its place (pymobiledevice3, services/mobilebackup2.py,
_backup_manifest_plist_path). So both orders are given: before the phone's files, and with `Faults.manifest_last` after them.
"""

import plistlib
import struct
import time
from collections.abc import Iterator
from typing import cast

from aboveboard.demo import iphone, itunes
from aboveboard.demo.usbmux.channel import Channel, Malformed, read_plist
from aboveboard.demo.usbmux.device import Device

NAME = "com.apple.mobilebackup2"
_VERSION = 300
_DATA, _DONE, _REMOTE_ERROR, _LOCAL_ERROR = 0x0C, 0x00, 0x0B, 0x06
_BLOCK = 128 << 10
_HEADROOM = 128 << 20
_PURGE_MORE = 2 << 30
_FILES_AT_ONCE = 40
_NAME_LIMIT = 4096
_KEYS = "Manifest.plist"
_TEMPORARY = "var/tmp/tmp.1.Status"
_ASKED_FOR_BACKUP, _ASKED_FOR_CHANGE = (16, 1), (13,)

Body = dict[str, object]


class Refused(Exception):
    """The phone ends a request with an error of MBErrorDomain."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(said)
        self.code = code
        self.said = said


LOCKED = (208, "Device locked (MBErrorDomain/208)")
NO_ROOM = (105, "Insufficient free disk space on drive to back up (MBErrorDomain/105)")
WRONG_PASSWORD = (207, "Invalid password (MBErrorDomain/207)")
MANAGED = (
    1,
    "Error setting WillEncrypt value in lockdown (MBErrorDomain/1). Underlying error: Cannot remove iTunes Backup "
    "Encryption - Encrypted Backup MDM setting present on device (MBErrorDomain/22).",
)
NO_SNAPSHOT = (
    3,
    'Failed to create snapshot: No space left on device (28) at path "/private/var" (MBErrorDomain/3)',
)
NOT_HERE = (1, "Not done by this phone (MBErrorDomain/1)")


class Link:
    """One connection, from the exchange of versions to the end."""

    def __init__(self, channel: Channel, device: Device) -> None:
        self.channel = channel
        self.device = device
        self.greeted = False

    def serve(self) -> None:
        """Answer until the program goes. Raises Gone."""
        self.send("DLMessageVersionExchange", _VERSION, 0)
        agreed = self.receive()
        # the number behind it is the phone's in one program, the program's own in another
        if agreed[:2] != ["DLMessageVersionExchange", "DLVersionsOk"]:
            self.send("DLMessageDisconnect", "the versions do not fit")
            return
        self.send("DLMessageDeviceReady")
        while True:
            message = self.receive()
            if message[0] == "DLMessageDisconnect":
                return
            if message[0] != "DLMessageProcessMessage" or len(message) < 2 or not isinstance(message[1], dict):
                continue
            body = cast(Body, message[1])
            self.device.note(NAME, str(body.get("MessageName")))
            try:
                answer = self.process(body)
            except Refused as refused:
                answer = {"ErrorCode": refused.code, "ErrorDescription": refused.said}
            self.send("DLMessageProcessMessage", {"MessageName": "Response", "ErrorCode": 0, **answer})

    def send(self, *message: object) -> None:
        """Send a message."""
        if self.device.faults.delay:
            time.sleep(self.device.faults.delay)
        self.channel.give_plist(message, binary=True)

    def receive(self) -> list[object]:
        """Receive a message."""
        message = self.channel.take_plist()
        if not isinstance(message, list) or not message:
            raise Malformed("no message of DeviceLink")
        return cast("list[object]", message)

    def ask(self, *message: object) -> object:
        """Send a message that the program answers with a status; give what stands in it. Raises Refused."""
        self.send(*message)
        return self.status(str(message[0]))

    def status(self, asked: str) -> object:
        """Receive a status. Raises Refused where it is a failure."""
        answer = self.receive()
        self.device.note(NAME, asked)
        if answer[0] != "DLMessageStatusResponse" or len(answer) < 4:
            raise Malformed(f"no status after {asked}")
        code = answer[1]
        if code != 0:
            raise Refused(1, f"{asked} failed: {answer[2]} (MBErrorDomain/1)")
        return answer[3]

    def process(self, body: Body) -> Body:
        """Do what a message asks for."""
        name = body.get("MessageName")
        if name == "Hello":
            return self.hello(body)
        if not self.greeted:
            raise Refused(*NOT_HERE)
        if name == "Backup":
            Upload(self, body).run()
            return {}
        if name == "ChangePassword":
            return self.change_password(body)
        if name == "Info":
            return {"Content": f"UDID: {self.device.udid}\nDevice: {self.device.facts.name}\n"}
        if name in ("Restore", "EraseDevice", "EnableCloudBackup"):
            self.device.note_write(NAME, str(name), "", allowed=False)
        raise Refused(*NOT_HERE)

    def hello(self, body: Body) -> Body:
        """Agree on a version."""
        offered = body.get("SupportedProtocolVersions")
        versions = cast("list[object]", offered) if isinstance(offered, list) else []
        common = [version for version in (2.1, 2.0) if version in versions]
        if not common:
            raise Refused(1, "No version in common (MBErrorDomain/1)")
        self.greeted = True
        return {"ProtocolVersion": common[0]}

    def passcode(self, since: tuple[int, ...]) -> None:
        """Have the holder enter the passcode, as the phone does since that version of iOS."""
        asks = tuple(int(part) for part in self.device.facts.version.split(".")) >= since
        if self.device.locked or (asks and not self.device.ask_passcode()) or self.device.locked:
            raise Refused(*LOCKED)

    def change_password(self, body: Body) -> Body:
        """Set, change or take off the backup password."""
        old, new = body.get("OldPassword"), body.get("NewPassword")
        device = self.device
        what = "set" if not old else "change" if new else "remove"
        try:
            self.passcode(_ASKED_FOR_CHANGE)
            if device.faults.managed:
                raise Refused(*MANAGED)
            if (old or None) != device.password or not isinstance(new or "", str):
                raise Refused(*WRONG_PASSWORD)
        except Refused:
            device.note_write(NAME, f"{what} backup password", "", allowed=False)
            raise
        device.password = cast("str | None", new or None)
        device.note_write(NAME, f"{what} backup password", "", allowed=True)
        return {}


class Upload:
    """One backup, from the request to the end."""

    def __init__(self, link: Link, body: Body) -> None:
        target = body.get("TargetIdentifier")
        if target != link.device.udid:
            raise Refused(1, "Not this phone's identifier (MBErrorDomain/1)")
        self.link = link
        self.device = link.device
        self.udid = link.device.udid
        self.sent = 0
        self.total = 1

    def run(self) -> None:
        """Give the backup up."""
        device, link = self.device, self.link
        device.reach("backup.request")
        link.passcode(_ASKED_FOR_BACKUP)
        if device.faults.no_snapshot:
            raise Refused(*NO_SNAPSHOT)
        self.read_back(f"{self.udid}/Status.plist")
        device.backups += 1
        dice = device.content.dice(f"backup {device.backups}")
        entries = iphone.entries(device.content)
        files = list(itunes.make(entries, device.facts, dice, device.password, device.rounds))
        where = {
            f"{name[:2]}/{name}": (f"{entry.domain}-{entry.relative}", entry)
            for entry in entries
            for name in (itunes.file_id(entry.domain, entry.relative),)
        }
        self.total = sum(len(data) for _name, data in files)
        self.make_room()
        snapshot = f"{self.udid}/Snapshot"
        link.ask("DLMessageCreateDirectory", snapshot, {})
        for folder in sorted({name[:2] for name, _data in files if name in where}):
            link.ask("DLMessageCreateDirectory", f"{snapshot}/{folder}", {})
        papers = [(name, name, data) for name, data in files if name not in where]
        self.first_status()
        if not device.faults.manifest_last:
            self.upload("backup.keys", [one for one in papers if one[0] == _KEYS])
            papers = [one for one in papers if one[0] != _KEYS]
        payload = [(name, data) for name, data in files if name in where]
        for start in range(0, len(payload), _FILES_AT_ONCE):
            part = payload[start : start + _FILES_AT_ONCE]
            self.upload("backup.upload", [(name, where[name][0], data) for name, data in part])
        self.upload("backup.manifest", papers)
        self.put_in_place(snapshot)

    def first_status(self) -> None:
        """The first file that is sent says that a backup has begun to come."""
        said = {"BackupState": "new", "IsFullBackup": True, "SnapshotState": "uploading", "Version": "3.3"}
        data = plistlib.dumps(said, fmt=plistlib.FMT_BINARY)
        self.upload("backup.status", [("Status.plist", _TEMPORARY, data)], room=self.udid)

    def put_in_place(self, snapshot: str) -> None:
        """Replace an earlier backup by what was uploaded."""
        link = self.link
        self.device.reach("backup.move")
        listed = link.ask("DLContentsOfDirectory", snapshot)
        names = sorted(cast("dict[str, object]", listed)) if isinstance(listed, dict) else []
        there = link.ask("DLContentsOfDirectory", self.udid)
        old = set(cast("dict[str, object]", there)) if isinstance(there, dict) else set[str]()
        gone = [f"{self.udid}/{name}" for name in sorted(old) if len(name) == 2 or name in names]
        link.ask("DLMessageRemoveItems", gone, {}, 99.0)
        moves = {f"{snapshot}/{name}": f"{self.udid}/{name}" for name in names}
        link.ask("DLMessageMoveItems", moves, {}, 100.0)
        link.ask("DLMessageRemoveItems", [snapshot], {}, 100.0)
        self.device.reach("backup.end")

    def make_room(self) -> None:
        """Ask what is free on the computer, and give up where that is too little."""
        link = self.link
        free = link.ask("DLMessageGetFreeDiskSpace")
        needed = (self.device.faults.needs or self.total) + _HEADROOM
        if isinstance(free, int) and free > needed:
            return
        if int(self.device.facts.version.split(".")[0]) >= 16 and isinstance(free, int):
            link.send("DLMessagePurgeDiskSpace", needed - free + _PURGE_MORE, 4)
            link.receive()
            self.device.note(NAME, "DLMessagePurgeDiskSpace")
        raise Refused(*NO_ROOM)

    def read_back(self, path: str) -> Body:
        """Read a property list that the program holds; empty where it is none."""
        link, channel = self.link, self.link.channel
        link.send("DLMessageDownloadFiles", [path], {}, 0.0)
        found: list[bytes] = []
        while (size := self.number()) != 0:
            if size > _NAME_LIMIT:
                raise Malformed("a long name")
            channel.take(size)
            while True:
                size = self.number()
                if not 1 <= size <= 64 << 20:
                    raise Malformed("a block of no size")
                code = channel.take(1)[0]
                data = channel.take(size - 1)
                if code == _DATA:
                    found.append(data)
                    continue
                if code not in (_DONE, _LOCAL_ERROR):
                    raise Malformed(f"a block of code {code}")
                break
        answer = link.receive()
        self.device.note(NAME, "DLMessageDownloadFiles")
        if answer[0] != "DLMessageStatusResponse":
            raise Malformed("no status after DLMessageDownloadFiles")
        try:
            body = read_plist(b"".join(found))
        except Malformed:
            return {}
        return cast(Body, body) if isinstance(body, dict) else {}

    def number(self) -> int:
        """Receive a length."""
        return struct.unpack(">I", self.link.channel.take(4))[0]

    def upload(self, stage: str, files: list[tuple[str, str, bytes]], room: str = "") -> None:
        """Send files: name in the backup, what it is on the phone, bytes; into a folder of the program's."""
        progress = 98.0 * self.sent / max(1, self.total)
        claimed = self.device.faults.sizes.get("backup", self.total)
        self.link.send("DLMessageUploadFiles", {}, progress, claimed)
        give, locked = self.link.channel.give, False
        for name, source, data in files:
            self.device.reach(stage, source)
            if self.device.locked:
                locked = True
                break
            self.device.note(NAME, "file")
            give(_named(f"/{source}") + _named(f"{room or f'{self.udid}/Snapshot'}/{name}"))
            reason = self.device.faults.unread.get(source)
            if reason is not None:
                said = reason.encode()
                give(struct.pack(">IB", len(said) + 1, _REMOTE_ERROR) + said)
                continue
            short = data[: len(data) // 2] if source in self.device.faults.short else data
            for block in _blocks(short):
                give(block)
            self.sent += len(data)
        give(struct.pack(">I", 0))
        self.link.status("DLMessageUploadFiles")
        if locked:
            raise Refused(*LOCKED)


def _named(name: str) -> bytes:
    raw = name.encode()
    return struct.pack(">I", len(raw)) + raw


def _blocks(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _BLOCK):
        part = data[start : start + _BLOCK]
        yield struct.pack(">IB", len(part) + 1, _DATA) + part
    yield struct.pack(">IB", 1, _DONE)


def serve(channel: Channel, device: Device, _escrowed: bool) -> None:
    """Serve backups. Raises Gone."""
    Link(channel, device).serve()
