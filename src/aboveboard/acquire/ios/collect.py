"""What comes of a phone, put into copies: of a backup all or what is covered, and files over AFC."""

from __future__ import annotations

import hashlib
import plistlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol, cast

import msgspec

from aboveboard.acquire.archive import Archive
from aboveboard.acquire.ios import afc, newest
from aboveboard.acquire.ios.afc import Failed, Files
from aboveboard.acquire.ios.covered import MEDIA_ROOM, Plan
from aboveboard.acquire.ios.phone import Phone, apps
from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import must_fit, must_hold
from aboveboard.sources.api import MemberError

CRASH_ROOM: Final = "private/var/mobile/Library/Logs/CrashReporter"
ANSWERS: Final = "acquired/ios/answers"
ROWS: Final = "acquired/ios/backup.json"
SUBJECTS: Final = (
    ("battery", "com.apple.mobile.battery"),
    ("disk", "com.apple.disk_usage"),
    ("language", "com.apple.international"),
    ("backups", "com.apple.mobile.backup"),
)
"""(the answer's name, the subject as lockdownd names it) of what is asked where the device itself is covered, by the list of
https://github.com/libimobiledevice/libimobiledevice (tools/ideviceinfo.c). Those that speak of accounts and keys are not."""
_OTHER_SIZE: Final = "has another size than the backup's list states"
_SMALL: Final = 1 << 20
_PIECE: Final = 4 << 20

Standing = Callable[[], None]


class InBackup(Protocol):
    """A file of a backup."""

    @property
    def index(self) -> int:
        """Its number."""
        ...

    @property
    def path(self) -> str:
        """On the phone."""
        ...

    @property
    def member(self) -> str:
        """Its domain, a slash, and its path there."""
        ...

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    @property
    def modified(self) -> int | None:
        """UTC microseconds."""
        ...


class Backup(Protocol):
    """A backup that somebody has open for us: its papers are the phone's own bytes, and are not read in this process."""

    @property
    def files(self) -> int:
        """How many there are."""
        ...

    @property
    def encrypted(self) -> bool:
        """Whether it is under a password."""
        ...

    @property
    def problems(self) -> Sequence[str]:
        """What its reader says of it."""
        ...

    def read(self, index: int, size: int) -> Iterator[bytes]:
        """The bytes of the file with this number. Raises MemberError (also for more than `size`), SourceError."""
        ...


@dataclass
class Collected:
    """What came of it."""

    asked: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    failed: list[Failed] = field(default_factory=list[Failed])
    files: int = 0
    not_covered: int = 0


def keep_backup(
    archive: Archive,
    made: Path,
    problems: Iterable[str],
    progress: Progress,
    watch: Callable[[], None],
    standing: Standing,
) -> Collected:
    """A whole backup as it came; each file is deleted from its passing folder when it is in the copy. Raises NoRoom.

    `problems`: what a reader of backups says of it.
    """
    found = Collected()
    found.failed += [Failed("", problem) for problem in problems]
    files = sorted(path for path in made.rglob("*") if path.is_file() and not path.is_symlink())
    progress.stage, progress.files_of = "the backup is put into the copy", len(files)
    progress.bytes_of = sum(path.stat().st_size for path in files)
    if made.stat().st_dev != archive.target.parent.stat().st_dev:
        must_fit(archive, progress.bytes_of)
    must_hold(archive, progress.bytes_of)
    for path in files:
        standing()
        watch()
        about = path.stat()
        name = f"{made.name}/{path.relative_to(made).as_posix()}"
        _put(archive, name, _read(path), about.st_size, int(about.st_mtime))
        path.unlink()
        found.files += 1
        progress.files += 1
        progress.bytes += about.st_size
    found.asked.append({"what": "backup", "outcome": "answered", "files": found.files})
    return found


def keep_covered(
    archive: Archive, backup: Backup, files: Sequence[InBackup], progress: Progress, standing: Standing
) -> Collected:
    """Of a backup the files that are covered, each at its place on the phone. Raises NoRoom, SourceError.

    Nothing is written of the rest: neither bytes nor names.
    """
    found = Collected()
    rows: list[dict[str, Any]] = []
    progress.stage, progress.files_of = "what is covered is put into the copy", len(files)
    for file in files:
        standing()
        place = file.path if file.path not in archive.members else f"acquired/ios/again/{file.member}"
        modified = None if file.modified is None else file.modified // 1_000_000
        try:
            _put(archive, place, backup.read(file.index, file.size), file.size, modified)
        except MemberError as error:
            archive.forget()
            found.failed.append(Failed(place, str(error)))
            continue
        domain, _, relative = file.member.partition("/")
        known = hashlib.sha1(f"{domain}-{relative}".encode("utf-8", "surrogateescape"), usedforsecurity=False)
        rows.append({"name": place, "domain": domain, "path": relative, "file": known.hexdigest()})
        found.files += 1
        progress.files += 1
        progress.bytes += file.size
    kept = {f"{row['domain']}/{row['path']}": str(row["name"]) for row in rows}
    for problem in backup.problems:
        # Such a sentence names files that are not covered too: it is told of those that were kept.
        found.failed += [Failed(name, _OTHER_SIZE) for member, name in kept.items() if f"{member} (" in problem]
    found.not_covered = backup.files - len(files)
    told = {"encrypted": backup.encrypted, "listed": backup.files, "kept": rows}
    archive.put(ROWS, msgspec.json.encode(told))
    found.asked.append({"what": "backup", "outcome": "answered", "files": found.files})
    return found


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while data := file.read(_PIECE):
            yield data


def _put(archive: Archive, name: str, pieces: Iterable[bytes], size: int, modified: int | None) -> None:
    safe = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if size <= _SMALL:
        archive.put(safe, b"".join(pieces), modified, size)
        return
    with archive.growing(safe, modified, size) as growing:
        for data in pieces:
            growing.write(data)


def answers(archive: Archive, phone: Phone, plan: Plan, values: dict[str, Any]) -> list[dict[str, Any]]:
    """What the phone says of itself and of its apps, as far as that is covered."""
    asked: list[dict[str, Any]] = []
    if plan.device:
        # The key is for pairing alone.
        said = {name: value for name, value in values.items() if name != "DevicePublicKey"}
        asked.append({"what": "lockdown", "outcome": _keep(archive, "lockdown", said)})
        asked += [_subject(archive, phone, name, subject) for name, subject in SUBJECTS]
    if plan.apps:
        listed = apps(phone)
        outcome = _keep(archive, "apps", listed) if listed else "empty"
        asked.append({"what": "apps", "outcome": outcome, "rows": len(listed)})
    return asked


def _subject(archive: Archive, phone: Phone, name: str, subject: str) -> dict[str, Any]:
    """Ask lockdownd for a subject, and keep what it says."""
    said, why = phone.domain(subject)
    if why is not None:
        return {"what": name, "outcome": "refused", "why": f"{subject}: {why}"}
    return {"what": name, "outcome": _keep(archive, name, said) if said else "empty"}


def battery(archive: Archive) -> int | None:
    """The battery's charge in percent, where the phone was asked for it."""
    place = f"{ANSWERS}/battery.plist"
    if place not in archive.members:
        return None
    said: Any = plistlib.loads(archive.recall(place))
    level = cast("dict[str, Any]", said).get("BatteryCurrentCapacity") if isinstance(said, dict) else None
    return level if type(level) is int and 0 <= level <= 100 else None


def _keep(archive: Archive, name: str, said: Any) -> str:
    """Put an answer into the copy, where an earlier run has not; the outcome."""
    place = f"{ANSWERS}/{name}.plist"
    if place not in archive.members:
        try:
            archive.put(place, plistlib.dumps(said))
        except (TypeError, ValueError, OverflowError, RecursionError):
            # Of what a phone may send in binary, the readable form does not know all.
            return "not kept: it holds what no readable property list can"
    return "answered"


def over_afc(
    archive: Archive,
    phone: Phone,
    plan: Plan,
    had: dict[str, int],
    *,
    progress: Progress,
    watch: Callable[[], None],
    standing: Standing,
) -> Collected:
    """Files of the media folder that are covered and not in the backup, newest first; then crash reports. Raises Unplugged."""
    found = Collected()
    if plan.folders:
        progress.stage = "names of files"
        watch()
        with phone.service(afc.MEDIA) as wire:
            files = Files(wire)
            everything, found.failed = afc.listing(files, list(plan.folders), standing)
            times = {f.path: f.modified for f in everything}
            # A preview can have been made later than its picture, whose time it is that is covered or not.
            covered = [f for f in everything if plan.covers_file(f.path, times.get(newest.own_of(f.path) or f.path))]
            found.not_covered = len(everything) - len(covered)
            wanted = [f for f in covered if had.get(MEDIA_ROOM + f.path) != f.size]
            _copy(archive, files, wanted, MEDIA_ROOM, found, progress, watch, standing)
        told = {"what": "media folder", "outcome": "answered", "files": len(wanted), "folders": list(plan.folders)}
        found.asked.append(told | {"in the backup already": len(covered) - len(wanted)})
    if plan.crashes:
        progress.stage = "crash reports"
        watch()
        with phone.service(afc.MOVER) as wire:
            # It brings reports together where they can be read, and says so when it has.
            wire.take(4)
        with phone.service(afc.CRASHES) as wire:
            files = Files(wire)
            reports, failed = afc.listing(files, ["/"], standing)
            found.failed += failed
            dated = [f for f in reports if plan.covers_file(f.path, f.modified)]
            found.not_covered += len(reports) - len(dated)
            _copy(archive, files, dated, CRASH_ROOM, found, progress, watch, standing)
        sysdiagnoses = sum("sysdiagnose" in f.path.lower() for f in dated)
        found.asked.append(
            {"what": "crash reports", "outcome": "answered" if dated else "empty", "files": len(dated)}
            | ({"sysdiagnoses": sysdiagnoses} if sysdiagnoses else {})
        )
    return found


def over_afc_newest(
    archive: Archive,
    phone: Phone,
    plan: Plan,
    most_previews: int,
    most_pictures: int,
    *,
    progress: Progress,
    watch: Callable[[], None],
    standing: Standing,
) -> Collected:
    """Of the media folder so many of the newest previews, or pictures, as far as they are covered. Raises Unplugged, NoRoom."""
    found = Collected()
    progress.stage = "names of pictures"
    watch()
    with phone.service(afc.MEDIA) as wire:
        files = Files(wire)
        for what, choose, most in (
            ("previews", newest.previews, most_previews),
            ("pictures", newest.pictures, most_pictures),
        ):
            if not (most and plan.folders):
                continue
            chosen = choose(files, plan, most, standing)
            found.failed += chosen.failed
            found.not_covered += chosen.not_covered
            before = found.files
            _copy(archive, files, chosen.files, MEDIA_ROOM, found, progress, watch, standing)
            came = found.files - before
            found.asked.append({"what": what, "outcome": "answered" if came else "empty", "files": came, "most": most})
    return found


def _copy(
    archive: Archive,
    files: Files,
    wanted: Sequence[afc.File],
    room: str,
    found: Collected,
    progress: Progress,
    watch: Callable[[], None],
    standing: Standing,
) -> None:
    progress.stage = f"files of {room.rsplit('/', 1)[1]}, the newest first"
    progress.files_of += len(wanted)
    progress.bytes_of += sum(file.size for file in wanted)
    must_fit(archive, archive.end + sum(file.size for file in wanted if room + file.name not in archive.members))
    begun = archive.begun.name if archive.begun is not None else None
    order = sorted(wanted, key=lambda f: (room + f.name != begun, -(f.modified or 0), f.path))
    for file in order:
        standing()
        watch()
        name = room + file.name
        before = archive.members.get(name)
        if before is not None:
            progress.kept_files += 1
            progress.kept_bytes += before.size
            if (before.told, before.modified) != (file.size, file.modified):
                found.failed.append(
                    Failed(file.name, "changed since an earlier run copied it; the copy holds it as it was then")
                )
            else:
                found.files += 1
            continue
        try:
            if file.size <= _SMALL and name != begun:
                data = b"".join(files.read(file.path))
                archive.put(name, data, file.modified, file.size)
                progress.bytes += len(data)
                found.files += 1
                progress.files += 1
                continue
            with archive.growing(name, file.modified, file.size) as growing:
                for data in files.read(file.path, growing.size):
                    standing()
                    growing.write(data)
                    progress.bytes += len(data)
                    watch()
        except afc.Refused as error:
            archive.forget()
            found.failed.append(Failed(file.name, str(error)))
            continue
        found.files += 1
        progress.files += 1
