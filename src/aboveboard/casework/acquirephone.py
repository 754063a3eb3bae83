"""The use case behind `aboveboard acquire ios`: from a connected iPhone sealed copies, within the case's authority.

Two zips: one of the backup, and beside it one of what is asked for over other services, since a backup's reader takes a zip
that holds a backup for that alone. Each is sealed when it is whole; the second goes on where it was interrupted, while a backup
begins anew.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from aboveboard import __version__
from aboveboard.acquire.archive import Archive, begin_anew
from aboveboard.acquire.clock import Clock
from aboveboard.acquire.errors import AcquireError, NoRoom
from aboveboard.acquire.ios import mux
from aboveboard.acquire.ios.afc import Failed
from aboveboard.acquire.ios.collect import (
    Collected,
    answers,
    battery,
    keep_backup,
    keep_covered,
    over_afc,
    over_afc_newest,
)
from aboveboard.acquire.ios.covered import MEDIA_ROOM, Plan, plan_of
from aboveboard.acquire.ios.password import PasswordRefused, new_password
from aboveboard.acquire.ios.phone import Phone, await_yes, shown
from aboveboard.acquire.ios.program import Program, back_up, find
from aboveboard.acquire.manifest import NAME, Manifest
from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import file_system, in_words
from aboveboard.casework import passing, phonepassword
from aboveboard.casework.asked import BEGUN, CHANGED, SEALED, STOPPED, sealed_copies
from aboveboard.casework.backups import held, opened, problems_of
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, case_id, entries
from aboveboard.casework.earlypassword import TRIES, WRONG, Early, WrongBackupPassword, opens
from aboveboard.casework.errors import NotCovered
from aboveboard.casework.examine import check_categories
from aboveboard.casework.exhibitrecord import battery_note, clock_note, identity_note, note
from aboveboard.casework.keys import installation_folder
from aboveboard.casework.leftpasswords import Left, passwords_left, passwords_set
from aboveboard.casework.ourname import our_name
from aboveboard.casework.tool import tool_hash
from aboveboard.sources.api import SourceError

PREFIX: Final = "aboveboard-backup-"
STATE: Final = "backup password's state"
LATE: Final = "That could be told only when all of it had come; nothing of it is kept. Give the right one"
WRONG_PASSWORD: Final = "backup password does not open the backup"
DROPPED: Final = (
    "a backup cannot be asked for in part; what was not asked for, or is not covered, passed through memory and was not "
    "written"
)
MEMORY_SPARE: Final = 512 << 20
"""Bytes of memory that a backup which passes through it leaves to others."""
_ROOM_SPARE: Final = 1 << 30
_MEMORY_FOLDERS: Final = ("tmpfs", "ramfs")
_MEMINFO: Final = Path("/proc/meminfo")


@dataclass(frozen=True)
class Request:
    """What the examiner asks."""

    target: Path
    """The zip of the backup to be made; what is asked for over other services stands in one beside it."""
    exhibit: str
    categories: tuple[str, ...] = ()
    udid: str | None = None
    usbmux: str | None = None
    """HOST:PORT, or the path of a socket, where usbmuxd is; None where it usually is."""
    patience: float = 120.0
    """Seconds that the holder's own tap, and a cable that is to be put back, are awaited."""
    password: bytes | None = None
    """The backup password that the phone has, or that is to be set."""
    set_password: bool = False
    """Whether one may be set where none is: with the holder's word."""
    most_previews: int = 0
    most_pictures: int = 0
    """Of a look: of the media folder so many of the newest previews that the phone made, or of the pictures."""

    @property
    def media(self) -> Path:
        """The zip of what is asked for over other services."""
        return self.target.with_name(f"{self.target.stem}-media{self.target.suffix}")


@dataclass
class Made:
    """One of the copies."""

    target: Path
    sha256: str
    bytes: int
    manifest: Manifest


@dataclass
class Acquired:
    """What came of it."""

    copies: list[Made] = field(default_factory=list[Made])
    device: dict[str, str] = field(default_factory=dict[str, str])
    clock: Clock | None = None
    battery: int | None = None
    """Percent."""
    encrypted: bool = False
    """Whether the backup is."""
    password: bytes | None = None
    """By which it can be read, where that is known."""
    left: Left | None = None
    """The password that the phone was left with."""
    seconds: float = 0.0
    had_before: bool = False
    """Whether the backup was sealed by an earlier run."""

    @property
    def asked(self) -> list[dict[str, Any]]:
        """Each thing that was asked for."""
        return [asked for copy in self.copies for asked in copy.manifest.asked]


class Watch:
    """Told what happens; does nothing by itself."""

    def waiting(self, state: str, comment: str) -> None:
        """What the holder is asked for: absent, trust, locked, unlock, passcode, password."""

    def left(self, left: Left) -> None:
        """The phone has a backup password that could not be taken off."""

    def copying(self, progress: Progress) -> None:
        """How far it is."""

    def another_password(self, why: str) -> bytes | None:
        """Somebody types another backup password; None where nobody does."""
        del why


def acquire_phone(case: Case, actor: Actor, request: Request, watch: Watch) -> Acquired:
    """Copy what the authority covers. The same request goes on where another was interrupted.

    Raises CaseError, NotCovered, and AcquireError and its kin: what was sealed until then stays, and a password that was set is
    taken off before.
    """
    began = time.monotonic()
    try:
        case.must_take_changes(actor)
    except NotCovered:
        # What was set on somebody's phone is taken off there, whatever became of the authority.
        if passwords_left(case.db):
            phone = connected(request, watch)
            take_off(case, actor, phone, request, watch)
        raise
    scope = case.authority.scope
    check_categories(request.categories, scope.categories)
    plan = plan_of(scope, request.categories)
    had_before = _is_ours(case, request.target)
    if not request.target.absolute().parent.is_dir():
        raise AcquireError(f"{request.target.parent} is no folder; make it, or name another with --out")
    there = [path for path in (request.target, request.media) if path.exists()]
    if there and not (had_before and plan.asks_services and there == [request.target]):
        raise AcquireError(f"{there[0]} is there already; a copy is never written over: give another name")
    run = Run(case, actor, request, watch, plan, find(), connected(request, watch))
    # First of all, since the phone keeps the pairing whatever comes next.
    run.begin(had_before=had_before)
    done = Acquired(had_before=had_before)
    try:
        take_off(case, actor, run.phone, request, watch)
        values = run.phone.values()
        done.device, done.clock = shown(values, device=plan.device), run.phone.clock()
        run.device, run.clock = done.device, done.clock
        try:
            if not had_before:
                done.copies.append(run.backup())
            done.encrypted, done.password = run.encrypted, run.password
        finally:
            # At once when the backup is there, or is not to be had: the rest needs no password.
            done.left = take_off(case, actor, run.phone, request, watch)
        if had_before:
            done.password = request.password or _known_password(case, run.phone)
        if plan.asks_services:
            done.copies.append(run.rest(values, done.password))
            done.battery = run.battery
    except (SourceError, NotCovered, KeyboardInterrupt) as error:
        why = "the examiner stopped it" if isinstance(error, KeyboardInterrupt) else str(error)
        case.log(actor, "collection", what=STOPPED, exhibit=request.exhibit, why=why)
        raise
    finally:
        log_state(case, actor, request, run.phone, "after")
    _note(case, actor, request.exhibit, done)
    done.seconds = time.monotonic() - began
    return done


def _note(case: Case, actor: Actor, exhibit: str, done: Acquired) -> None:
    """What the phone said of itself goes into the exhibit's record."""
    device, clock = done.device, done.clock
    notings = [identity_note(device.get("serial"), device.get("imei"), device.get("model"))]
    if clock is not None:
        notings.append(clock_note(_iso(clock.phone), _iso(clock.computer)))
    if done.battery is not None:
        notings.append(battery_note(done.battery))
    note(case, actor, exhibit, notings)


def connected(request: Request, watch: Watch) -> Phone:
    """The phone, once its holder trusts this computer and has unlocked it. Raises NotAllowed, PhoneLocked, Unplugged."""
    name = our_name(datetime.now(UTC))
    address = request.usbmux or mux.usual_address()
    folder = installation_folder() / "ios"
    return await_yes(address, request.udid, folder, name, request.patience, watch.waiting)


def take_off(case: Case, actor: Actor, phone: Phone, request: Request, watch: Watch) -> Left | None:
    """Take off a backup password that was set on this phone; what it is left with, where that failed."""
    left = phonepassword.see_to_it(
        case, actor, phone, request.patience, lambda one: watch.waiting("password", one.password)
    )
    if left is not None:
        watch.left(left)
    return left


def _is_ours(case: Case, target: Path) -> bool:
    """Whether a copy of this name was sealed for this case."""
    return target.exists() and str(target.absolute()) in sealed_copies(case.db)


def _known_password(case: Case, phone: Phone) -> bytes | None:
    """The one that was set for a backup of this phone."""
    return next((one.password.encode() for one in passwords_set(case.db) if one.udid == phone.udid), None)


def log_state(case: Case, actor: Actor, request: Request, phone: Phone, when: str) -> None:
    """Enter whether a backup password is set."""
    try:
        said = phone.backups().encrypted
    except (AcquireError, KeyboardInterrupt) as error:
        case.log(actor, "alteration", what=STATE, exhibit=request.exhibit, when=when, is_set=None, why=str(error))
    else:
        case.log(actor, "alteration", what=STATE, exhibit=request.exhibit, when=when, is_set=said)


class Run:
    """One run, from the phone that is connected to the copies."""

    def __init__(
        self,
        case: Case,
        actor: Actor,
        request: Request,
        watch: Watch,
        plan: Plan,
        program: Program | None,
        phone: Phone,
    ) -> None:
        """`program`: what takes backups; None where none is taken."""
        self.case, self.actor, self.request, self.watch = case, actor, request, watch
        self.plan, self.program, self.phone = plan, program, phone
        self.standing = case.asking(actor)
        self.progress = Progress()
        self.password = request.password
        self.encrypted = False
        self.was_set = False
        self.device: dict[str, str] = {}
        self.clock: Clock | None = None
        self.battery: int | None = None

    @property
    def _kept_as(self) -> dict[str, str]:
        """Where the copy is kept, for the log; a look's is not."""
        return {"copy": str(self.request.target.absolute())} if self.case.keeps else {}

    def begin(self, *, had_before: bool) -> None:
        """Enter that it begins, and what it changes on the phone."""
        request, scope = self.request, self.case.authority.scope
        if self.program is not None:
            log_state(self.case, self.actor, request, self.phone, "before")
        self.case.log(
            self.actor,
            "collection",
            what=BEGUN,
            system="ios",
            exhibit=request.exhibit,
            resumed=had_before,
            asked=list(request.categories or scope.categories or ["everything"]),
            **self._kept_as,
        )
        self.case.log(
            self.actor, "alteration", what=CHANGED, exhibit=request.exhibit, comment=self.phone.comment,
            changes=self._changes(password=False),
        )  # fmt: skip

    def _changes(self, *, password: bool) -> list[str]:
        return changes(self.phone.comment, self.plan, password=password, backup=self.program is not None)

    def backup(self) -> Made:
        """The backup's zip."""
        found = Collected()
        state = self.phone.backups()
        self.encrypted = state.encrypted
        if self.request.set_password and not state.encrypted:
            found.asked.append(self._set_password())
        if not self.encrypted:
            self.password = None
        elif self.password is None and not self.plan.whole:
            raise AcquireError(
                "the phone's backups are encrypted with its holder's password, and without it what the authority covers cannot "
                "be told from the rest: give it with --backup-password-file. Nothing was asked for"
            )
        try:
            return self._backup(found)
        except WrongBackupPassword as error:
            begin_anew(self.request.target)
            self.password = self._another(error)
            if self.password is None:
                raise
            return self._backup(found)
        finally:
            # A backup is whole or nothing: the next one has other keys, and may have other files.
            begin_anew(self.request.target)

    def _another(self, error: WrongBackupPassword) -> bytes | None:
        """A password that somebody types and that opens the backup; None where nobody does, or three times a wrong one."""
        self.case.log(self.actor, "collection", what=WRONG_PASSWORD, exhibit=self.request.exhibit, why=str(error))
        why = str(error)
        for _ in range(TRIES):
            word = self.watch.another_password(why)
            if word is None:
                return None
            if opens(error.manifest, word) is not False:
                return word
            why = "that does not open it either"
        return None

    def _backup(self, found: Collected) -> Made:
        begun = time.time()
        begin_anew(self.request.target)
        with self._folder() as folder, Archive(self.request.target) as archive:
            early = Early(self.password) if self.password is not None and not self.was_set else None
            made = self._back_up(folder, early)
            if early is not None:
                found.failed += self._settled(early, made)
            if self.plan.whole:
                problems = problems_of(made, self.password)
                kept = keep_backup(archive, made, problems, self.progress, self._tell, self.standing)
            else:
                with opened(made, self.password) as backup:
                    wanted = backup.covered(self.case.authority.scope, self.request.categories)
                    kept = keep_covered(archive, backup, wanted, self.progress, self.standing)
            kept.asked += found.asked
            kept.failed += found.failed
            method = "a full backup, taken by pymobiledevice3" + (
                "" if self.plan.whole else "; it passed through memory, and what is not covered was not written"
            )
            return self._seal(archive, kept, method, begun, more=self.plan.asks_services, holds="backup")

    def rest(self, values: dict[str, Any], password: bytes | None) -> Made:
        """The zip of what is asked for over other services."""
        begun = time.time()
        self.progress = Progress()
        with Archive(self.request.media) as archive:
            had = held(self.request.target, password, MEDIA_ROOM)
            asked = answers(archive, self.phone, self.plan, values)
            self.battery = battery(archive)
            found = over_afc(
                archive, self.phone, self.plan, had, progress=self.progress, watch=self._tell, standing=self.standing
            )
            found.asked = asked + found.asked
            return self._seal(archive, found, "asked for over AFC and lockdown's services", begun, more=False)

    def newest(self) -> Made:
        """The zip of the newest previews, or pictures, of the media folder."""
        begun, request = time.time(), self.request
        with Archive(request.target) as archive:
            found = over_afc_newest(
                archive,
                self.phone,
                self.plan,
                request.most_previews,
                request.most_pictures,
                progress=self.progress,
                watch=self._tell,
                standing=self.standing,
            )
            return self._seal(archive, found, "asked for over AFC", begun, more=False)

    def _set_password(self) -> dict[str, Any]:
        word = self.request.password.decode() if self.request.password else new_password()
        self.watch.waiting("passcode", self.phone.comment)
        try:
            phonepassword.set_one(self.case, self.actor, self.request.exhibit, self.phone, word)
        except PasswordRefused as error:
            return {"what": "backup password", "outcome": "refused", "why": str(error)}
        self.password, self.encrypted, self.was_set = word.encode(), True, True
        return {"what": "backup password", "outcome": "set", "why": "with the holder's word, for completeness"}

    def _settled(self, early: Early, made: Path) -> list[Failed]:
        """A wrong password that was found only when the backup was there; what is to be said where it is kept all the same."""
        try:
            early.settle(made)
        except WrongBackupPassword as error:
            self.password = self._another(error)
            if self.password is None:
                if not self.plan.whole:
                    raise WrongBackupPassword(error.manifest, f"{WRONG}. {LATE}") from error
                return [Failed("", f"{WRONG}; the copy is whole all the same")]
        return []

    def _back_up(self, folder: Path, early: Early | None) -> Path:
        self.progress.stage = "the phone makes its backup"
        self._tell()
        in_memory = file_system(folder) in _MEMORY_FOLDERS
        assert self.program is not None

        def standing() -> None:
            self.standing()
            self._tell()
            if in_memory and memory_free() < MEMORY_SPARE:
                raise NoRoom(f"the phone's backup needs more memory than this computer has; {self._what_then()}")

        def percent(done: int) -> None:
            self.progress.percent = done
            self.progress.stage = f"the phone makes its backup ({done} %)"

        try:
            return back_up(
                self.program,
                self.phone,
                installation_folder() / "ios" / "home",
                folder,
                standing=standing,
                asked_for_passcode=lambda: self.watch.waiting("passcode", self.phone.comment),
                percent=percent,
                coming=early,
            )
        except WrongBackupPassword as error:
            came = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            then = ", or give none: then the backup is kept as it comes, unread" if self.plan.whole else ""
            why = (
                f"{WRONG}. That was found when {in_words(came)} of it had come, and it was stopped; nothing of it is kept. Give "
                f"the right one{then}"
            )
            raise WrongBackupPassword(error.manifest, why) from error
        except NoRoom as error:
            if in_memory:
                raise NoRoom(f"{error}. It is memory that is short here: {self._what_then()}") from error
            raise
        finally:
            if early is not None:
                early.close()

    def _what_then(self) -> str:
        if self.plan.whole:
            return "close other programs, and give the same command again"
        return (
            "the authority covers a part of what is in the phone, so that the backup may pass through memory alone, and nothing "
            "was written. Another computer with more memory can take it"
        )

    @contextmanager
    def _folder(self) -> Generator[Path]:
        """Where the backup passes: in memory; beside the copy only where all of it is covered and memory has not the room."""
        beside, parent = f".{self.request.target.name}.backup-", self.request.target.absolute().parent
        # Of an earlier run that was killed something may be left at either place.
        passing.sweep(parent, beside)
        best = max(memory_folders(), key=passing.free, default=None)
        used = self.phone.used()
        roomy = best is not None and used is not None and used + _ROOM_SPARE < min(passing.free(best), memory_free())
        if best is not None and (roomy or not self.plan.whole):
            passing.sweep(best, PREFIX)
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=best))
        elif self.plan.whole:
            folder = Path(tempfile.mkdtemp(prefix=beside, dir=parent))
        else:
            raise NoRoom(f"this computer has no folder in memory (such as /dev/shm); {self._what_then()}")
        with passing.held(folder):
            yield folder

    def _tell(self) -> None:
        self.watch.copying(self.progress)

    def _seal(
        self, archive: Archive, found: Collected, method: str, begun: float, *, more: bool, holds: str = ""
    ) -> Made:
        made = self._manifest(archive, found, method, begun, holds)
        archive.put(NAME, msgspec.json.encode(made))
        sha256, size = archive.finish()
        self.case.log(
            self.actor,
            "collection",
            what=SEALED,
            exhibit=self.request.exhibit,
            sha256=sha256,
            bytes=size,
            files=found.files,
            failed=len(found.failed),
            not_covered=found.not_covered,
            refused=[a["what"] for a in found.asked if a["outcome"] == "refused"],
            clock_ahead=round(self.clock.ahead, 3) if self.clock is not None else None,
            **({"copy": str(archive.target.absolute())} if self.case.keeps else {}),
            **({"more": True} if more else {}),
            **({"dropped": found.not_covered, "how": DROPPED} if holds and not self.plan.whole else {}),
        )
        return Made(archive.target, sha256, size, made)

    def _manifest(self, archive: Archive, found: Collected, method: str, begun: float, holds: str) -> Manifest:
        case, request, clock = self.case, self.request, self.clock
        copy = str(request.target.absolute())
        runs = [e for e in entries(case.db) if e.detail.get("what") == BEGUN and e.detail.get("copy") == copy]
        scope: dict[str, Any] = msgspec.to_builtins(case.authority.scope)
        return Manifest(
            system="ios",
            tool={"aboveboard": __version__, "hash": tool_hash()}
            | ({"backup": self.program.version} if self.program is not None else {}),
            case=case_id(case.db),
            exhibit=request.exhibit,
            examiner=self.actor.name,
            power=case.authority.power,
            reference=case.authority.reference,
            method=method,
            holds=holds,
            begun=_iso(begun),
            ended=_iso(time.time()),
            runs=max(1, len(runs)),
            device=self.device,
            clock=(
                {"phone": clock.phone, "computer": clock.computer, "ahead": clock.ahead, "within": clock.within}
                if clock is not None
                else None
            ),
            covered=scope | ({"only": list(request.categories)} if request.categories else {}),
            left_out=list(self.plan.left_out),
            asked=found.asked,
            failed=[{"path": f.path, "why": f.why} for f in found.failed],
            not_covered=found.not_covered,
            changes=self._changes(password=self.was_set),
            files=list(archive.members.values()),
        )


def changes(comment: str, plan: Plan, *, password: bool, backup: bool = True) -> list[str]:
    """What it changes on a phone."""
    return [
        f"this computer stands among those that the phone trusts, as '{comment}', until its holder resets that there "
        "(Settings > General > Transfer or Reset iPhone > Reset > Reset Location & Privacy)",
        "the phone's own logs have lines of the connection and of each service that was asked",
        *(
            [
                "while the backup was made, the file com.apple.itunes.lock_sync of the media folder was held, which is made "
                "where it is not there"
            ]
            if backup
            else []
        ),
        *(
            ["the phone brought its crash reports together where they can be read; none was deleted"]
            if plan.crashes
            else []
        ),
        *(
            ["a backup password was set for the copy, and is taken off again; the log says whether it was"]
            if password
            else []
        ),
    ]


def memory_folders() -> list[Path]:
    """Folders in memory that a backup can pass through."""
    return [place for place in passing.places()[:-1] if file_system(place) in _MEMORY_FOLDERS]


def memory_free() -> int:
    """Bytes of memory that may still be used; very many where the system does not say."""
    if not _MEMINFO.exists():
        return 1 << 62
    for line in _MEMINFO.read_text().splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) << 10
    return 1 << 62


def _iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
