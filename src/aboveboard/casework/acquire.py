"""The use case behind `aboveboard acquire android`: from a connected phone a sealed copy, within the case's authority."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from aboveboard import __version__
from aboveboard.acquire.android.backup import PACKAGE, WHOLE, Backup, backup, told
from aboveboard.acquire.android.bugreport import bugreport
from aboveboard.acquire.android.collect import Collected, collect
from aboveboard.acquire.android.phone import Phone, await_yes
from aboveboard.acquire.android.server import Server, server
from aboveboard.acquire.archive import Archive
from aboveboard.acquire.errors import AcquireError
from aboveboard.acquire.manifest import NAME, Beside, Manifest
from aboveboard.acquire.plan import Plan, asked_again, plan_of
from aboveboard.acquire.progress import Progress
from aboveboard.casework.asked import BEGUN, CHANGED, SEALED, STOPPED, sealed_copies
from aboveboard.casework.backups import files_of_apps
from aboveboard.casework.case import Case
from aboveboard.casework.coveredapps import must_cover
from aboveboard.casework.custody import Actor, case_id, entries
from aboveboard.casework.errors import NotCovered
from aboveboard.casework.examine import check_categories
from aboveboard.casework.exhibitrecord import battery_note, clock_note, identity_note, note
from aboveboard.casework.keys import installation_folder
from aboveboard.casework.ourname import key_comment
from aboveboard.casework.tool import tool_hash
from aboveboard.model.extent import limited


@dataclass(frozen=True)
class Request:
    """What the examiner asks."""

    target: Path
    """The zip to be made."""
    exhibit: str
    categories: tuple[str, ...] = ()
    serial: str | None = None
    address: str | None = None
    """HOST:PORT of a phone that debugs over the network."""
    patience: float = 120.0
    """Seconds that the holder's own tap is awaited."""
    folders: tuple[str, ...] = ()
    """Of the shared storage these alone."""
    bugreport: bool = False
    """Whether the phone is asked for a bug report, which it keeps."""
    packages: tuple[str, ...] = ()
    """Apps of which the phone is asked for a backup, which its holder confirms."""
    most_previews: int = 0
    most_pictures: int = 0
    """Where one of these is given: of the shared storage the newest previews that the phone made, or pictures, and no more."""
    again: tuple[tuple[str, str], ...] = ()
    """Of a look, where something was refused, (what, of which user): this is asked for again, and nothing else."""

    @property
    def backup(self) -> Path:
        """The backup of apps, where one is asked for: as the phone gives it, beside the zip."""
        return self.target.with_name(f"{self.target.stem}-backup.ab")


@dataclass(frozen=True)
class Acquired:
    """What came of it."""

    target: Path
    sha256: str
    bytes: int
    collected: Collected
    manifest: Manifest
    kept_bytes: int
    """What an earlier run had brought."""
    seconds: float
    backup: Path | None = None
    """The backup of apps, where one came."""
    backup_encrypted: bool = False
    """Whether it is encrypted, so that its password is needed to read it."""


class Watch:
    """Told what happens; does nothing by itself."""

    def waiting(self, state: str, comment: str) -> None:
        """The phone's state while its holder's tap is awaited, and the words that the phone will show for this computer."""

    def copying(self, progress: Progress) -> None:
        """How far it is."""


@contextmanager
def connected(request: Request, watch: Watch) -> Generator[tuple[Phone, Server, str], None, None]:
    """The phone, once its holder has allowed this computer. Raises NotAllowed, Unplugged, AcquireError."""
    comment = key_comment(datetime.now(UTC))
    with server(installation_folder() / "adb", comment) as running:
        if request.address is not None:
            running.ask("connect", request.address)
        serial = await_yes(
            running.port,
            request.serial or request.address,
            request.patience,
            lambda state: watch.waiting(state, comment),
        )
        yield Phone(running.port, serial), running, comment


def acquire(case: Case, actor: Actor, request: Request, watch: Watch) -> Acquired:
    """Copy what the authority covers. The same request goes on with a copy that was interrupted.

    Raises CaseError, NotCovered, and AcquireError and its kin: what was copied until then stays.
    """
    case.must_take_changes(actor)
    check_categories(request.categories, case.authority.scope.categories)
    _check_packages(case, request)
    with connected(request, watch) as (phone, running, comment):
        return acquire_from(case, actor, request, phone, running, comment, watch)


def acquire_from(
    case: Case, actor: Actor, request: Request, phone: Phone, running: Server, comment: str, watch: Watch
) -> Acquired:
    """The same from a phone that is connected already."""
    case.must_take_changes(actor)
    scope = case.authority.scope
    check_categories(request.categories, scope.categories)
    _check_packages(case, request)
    plan = plan_of(scope, request.categories, request.folders)
    if request.again:
        plan = asked_again(plan, request.again)
    begun = time.monotonic()
    progress = Progress()
    said = (
        {"exhibit": request.exhibit, "copy": str(request.target.absolute())}
        if case.keeps
        else {"exhibit": request.exhibit}
    )
    with Archive(request.target) as archive:
        asked = list(request.categories or scope.categories or ["everything"])
        case.log(actor, "collection", what=BEGUN, system="android", resumed=archive.resumed, asked=asked, **said)
        case.log(actor, "alteration", what=CHANGED, exhibit=request.exhibit, comment=comment, changes=changes(comment))
        try:
            found = collect(
                phone,
                archive,
                plan,
                progress=progress,
                watch=watch.copying,
                standing=case.asking(actor),
                most_previews=request.most_previews,
                most_pictures=request.most_pictures,
            )
            left = [*changes(comment)]
            beside: list[Beside] = []
            if request.packages:
                found, beside = _backup(case, actor, request, phone, found, watch)
                left += [BACKUP_ASKED, BACKED_UP] if beside else [BACKUP_ASKED]
            if request.bugreport:
                left += _bugreport(case, actor, request, phone, archive)
            made = _manifest(case, actor, request, plan, found, archive, running, left, beside)
            archive.put(NAME, msgspec.json.encode(made))
            sha256, size = archive.finish()
        except (AcquireError, NotCovered, KeyboardInterrupt) as error:
            why = "the examiner stopped it" if isinstance(error, KeyboardInterrupt) else str(error)
            case.log(actor, "collection", what=STOPPED, exhibit=request.exhibit, why=why)
            raise
    case.log(
        actor,
        "collection",
        what=SEALED,
        sha256=sha256,
        bytes=size,
        files=found.files,
        failed=len(found.failed),
        refused=[a.what for a in found.asked if a.outcome == "refused"],
        clock_ahead=round(found.clock.ahead, 3) if found.clock is not None else None,
        **said,
    )
    if case.keeps:
        _note(case, actor, request.exhibit, found)
    seconds = time.monotonic() - begun
    return Acquired(
        request.target, sha256, size, found, made, progress.kept_bytes, seconds,
        request.backup if beside else None,
        any(a.what == WHOLE and a.outcome == "answered" for a in found.asked),
    )  # fmt: skip


def _note(case: Case, actor: Actor, exhibit: str, found: Collected) -> None:
    """What the phone said of itself goes into the exhibit's record."""
    serial, model = found.device.get("serial"), found.device.get("model")
    notings = [identity_note(serial, None, model)] if serial or model else []
    if found.clock is not None:
        notings.append(clock_note(_iso(found.clock.phone), _iso(found.clock.computer)))
    if found.battery is not None and 0 <= found.battery <= 100:
        notings.append(battery_note(found.battery))
    if notings:
        note(case, actor, exhibit, notings)


def changes(comment: str) -> list[str]:
    """What reading over adb changes on a phone."""
    return [
        f"this computer's key stands in the phone's list of computers that may debug it, as '{comment}', "
        "until it is taken off there",
        "the phone's own log has lines of the connection and of each command, until its system overwrites them",
        "the phone notes that its app Shell (com.android.shell) last used contacts, calls, messages and calendar at this time",
    ]


BACKUP_ASKED: Final = "the phone's own log says that a backup was asked for, and what its holder answered"
BACKED_UP: Final = "the phone closed the apps that it backed up"


def _check_packages(case: Case, request: Request) -> None:
    """Raises NotCovered where the authority does not cover an app as a whole, AcquireError for what cannot be one."""
    if not request.packages:
        return
    wrong = next((one for one in request.packages if not PACKAGE.fullmatch(one)), None)
    if wrong is not None:
        raise AcquireError(f"{wrong!r} is no name of a package, such as org.example.app")
    if request.backup.exists():
        of = _backed_up(case, request.backup)
        if of is None:
            raise AcquireError(f"{request.backup} is there already; a copy is never written over: give another name")
        if of != set(request.packages):
            named = ", ".join(sorted(of))
            raise AcquireError(f"{request.backup} is there already, and is of {named}: name these, or another copy")
    must_cover(case.authority.scope, request.categories, request.packages)


def _backed_up(case: Case, target: Path) -> set[str] | None:
    """The apps that a backup of this name was asked for, where it was sealed for this case."""
    mine = [e.detail for e in entries(case.db) if e.detail.get("what") == SEALED and "apps" in e.detail]
    return next((set(e["apps"]) for e in reversed(mine) if e.get("copy") == str(target.absolute())), None)


def _backup(
    case: Case, actor: Actor, request: Request, phone: Phone, found: Collected, watch: Watch
) -> tuple[Collected, list[Beside]]:
    """The backup of apps, sealed by itself; one that an earlier run sealed is not asked for again."""
    target, packages = request.backup, tuple(dict.fromkeys(request.packages))
    if target.exists():
        with target.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        if sha256 != sealed_copies(case.db)[str(target.absolute())]:
            raise AcquireError(f"{target} is not what was sealed for this case; put it elsewhere, or name another copy")
        made = Backup(
            told(target, packages, found.level, target.stat().st_size, files_of_apps), sha256, target.stat().st_size
        )
    else:
        watch.waiting("backup", ", ".join(packages))
        case.log(
            actor, "alteration", what=CHANGED, exhibit=request.exhibit, apps=list(packages), changes=[BACKUP_ASKED]
        )
        made = backup(phone, target, packages, found.level, files_of_apps, case.asking(actor))
        if made.sha256:
            case.log(
                actor, "alteration", what=CHANGED, exhibit=request.exhibit, apps=list(packages), changes=[BACKED_UP]
            )
            case.log(
                actor, "collection", what=SEALED, exhibit=request.exhibit, copy=str(target.absolute()), sha256=made.sha256,
                bytes=made.bytes, apps=list(packages), came=_came(made, packages), more=True,
            )  # fmt: skip
    beside = [Beside(target.name, made.bytes, made.sha256)] if made.sha256 else []
    return replace(found, asked=(*found.asked, *made.asked)), beside


def _came(made: Backup, packages: Sequence[str]) -> list[str]:
    """The apps that a backup holds; all that were asked for where it is encrypted, and does not say."""
    whole = any(a.what == WHOLE for a in made.asked)
    held = {a.what for a in made.asked if a.files}
    return [app for app in packages if whole or f"backup of {app}" in held]


def _bugreport(case: Case, actor: Actor, request: Request, phone: Phone, archive: Archive) -> list[str]:
    """What a bug report leaves on the phone. It speaks of all apps and services: a limited scope does not cover it."""
    if limited(case.authority):
        raise NotCovered("a bug report speaks of the whole phone, and the scope covers a part; leave --bugreport out")
    place = bugreport(phone, archive)
    said = [f"a bug report lies on the phone, at {place}, until the phone or its owner deletes it"]
    case.log(actor, "alteration", what=CHANGED, exhibit=request.exhibit, report=place, changes=said)
    return said


def _manifest(
    case: Case,
    actor: Actor,
    request: Request,
    plan: Plan,
    found: Collected,
    archive: Archive,
    running: Server,
    left: list[str],
    beside: list[Beside],
) -> Manifest:
    from importlib.metadata import version

    authority = case.authority
    # Every run of this copy has an entry of its own in the log.
    copy = str(request.target.absolute())
    runs = [e for e in entries(case.db) if e.detail.get("what") == BEGUN and e.detail.get("copy") == copy]
    clock = found.clock
    members = [m for m in archive.members.values() if m.name != NAME]
    started = min((m.note.began for m in members if m.note is not None), default=time.time())
    return Manifest(
        system="android",
        tool={"aboveboard": __version__, "hash": tool_hash(), "adb": running.version, "adbutils": version("adbutils")},
        case=case_id(case.db),
        exhibit=request.exhibit,
        examiner=actor.name,
        power=authority.power,
        reference=authority.reference,
        method="asked over adb: content providers, services, files of the shared storage",
        begun=_iso(started),
        ended=_iso(time.time()),
        runs=len(runs),
        device=found.device,
        clock=(
            {"phone": clock.phone, "computer": clock.computer, "ahead": clock.ahead, "within": clock.within}
            if clock is not None
            else None
        ),
        users=[msgspec.to_builtins(u) for u in found.users],
        covered=_covered(authority.scope, request),
        left_out=list(plan.left_out),
        asked=[msgspec.to_builtins(a) for a in found.asked],
        failed=[{"path": f.path, "why": f.why} for f in found.failed],
        not_covered=found.not_covered,
        changes=left,
        beside=beside,
        files=members,
    )


def _covered(scope: object, request: Request) -> dict[str, Any]:
    said: dict[str, Any] = msgspec.to_builtins(scope)
    return said | ({"only": list(request.categories)} if request.categories else {})


def _iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
