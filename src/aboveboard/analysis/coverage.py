"""What of a phone was read, and why the rest was not: outcomes, unread stores, apps and their folders become rows.

Pure: everything that is needed was recorded when the source was examined. A row stands for one category of one service in one
profile. What it says is about this source: that nothing was found is no word on what the phone once held.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import translate
from typing import NamedTuple

import msgspec

from aboveboard.model.outcome import Outcome, Status, Unread
from aboveboard.sources.asked import OF_COPIES, paper_of
from aboveboard.sources.layout import profile_of


class State(StrEnum):
    """How much of something was read, and if not, why."""

    READ = "read"
    NONE_FOUND = "read, none found"
    SEALED = "sealed: matches listed identifiers"
    PARTLY = "partly read"
    DISCOVERED = "read by discovery"
    UNKNOWN_SCHEMA = "unknown schema"
    ENCRYPTED = "encrypted"
    LOCKED = "locked or left out"
    UNREADABLE = "not readable"
    NOT_READ = "not read"
    NO_DATA = "app installed, no data in it"
    CANNOT = "this acquisition cannot contain it"
    IN_CLOUD = "originals only in the cloud"
    WITHOUT_FILE = "entries whose file is not in this source"
    OUT_OF_SCOPE = "out of scope"
    NOT_THERE = "not there"


THERE_NOT_READABLE = (State.UNKNOWN_SCHEMA, State.ENCRYPTED, State.LOCKED, State.UNREADABLE)
"""Data is there and could not be read."""


class Line(msgspec.Struct, frozen=True):
    """One category of one service in one profile."""

    profile: str
    """The device user; '' where nothing of the service is in any."""
    service: str
    category: str
    state: State
    records: int = 0
    """Live ones."""
    stores: int = 0
    """Files that artifacts took for it."""
    bytes: int = 0
    """Of those files, or of the app's folders where nothing of them is read."""
    why: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Tables and columns that the nearest variant needs and the database lacks."""
    unread: tuple[Unread, ...] = ()
    """Columns that hold values and that nothing reads."""


class UnreadStore(msgspec.Struct, frozen=True):
    """A file that holds data and of which nothing, or nothing certain, was read."""

    path: str
    size: int
    kind: str
    """By content: sqlite, realm, plist, json, leveldb, protobuf, encrypted; '' where it is not known."""
    state: State
    profile: str
    app: str | None
    why: str


class Paper(msgspec.Struct, frozen=True):
    """A file that is the copy's own, made where the phone was asked, and that nothing takes records from."""

    path: str
    size: int
    why: str
    """What it is, and what reads it."""


class UnknownApp(msgspec.Struct, frozen=True):
    """An app that no artifact knows."""

    app: str
    profile: str
    name: str | None = None
    installed: bool = False
    """Whether the phone's own lists name it."""
    files: int = 0
    bytes: int = 0
    stores: int = 0
    """How many of its files are stores by their content."""


class Coverage(msgspec.Struct, frozen=True):
    """One exhibit."""

    exhibit: str
    lines: tuple[Line, ...]
    unread_stores: tuple[UnreadStore, ...]
    """The biggest first."""
    unknown_apps: tuple[UnknownApp, ...]
    """Those with most data first."""
    stores: Mapping[str, int]
    """How many files that artifacts took ended in each state."""
    sealed: Mapping[str, int] | None = None
    """How many records are sealed, by category; None where nobody is listed as privileged."""
    papers: tuple[Paper, ...] = ()
    """Of copies that were asked of a phone; they hold nothing of the phone that was not read."""


class Known(msgspec.Struct, frozen=True, omit_defaults=True):
    """What coverage must know of an artifact."""

    id: str
    service: str
    parts: Mapping[str, tuple[str, ...]]
    """The categories of each of its readings."""
    apps: tuple[str, ...] = ()
    """Ids of the apps in whose folders its files lie, as globs; not those that stand for any app."""

    @property
    def categories(self) -> tuple[str, ...]:
        """Of all its readings."""
        return tuple(dict.fromkeys(c for part in self.parts.values() for c in part))


@dataclass(frozen=True)
class AppFolder:
    """How much one folder of an app holds."""

    folder: str
    profile: str
    app: str
    files: int
    bytes: int
    claimed_files: int


@dataclass(frozen=True)
class Installed:
    """An app that the phone's own lists, or the papers of a backup, name as installed."""

    app: str
    name: str | None = None
    system: bool = False
    refuses_backups: bool = False


@dataclass(frozen=True)
class Store:
    """An unread file that is a store by its content. Size in bytes."""

    path: str
    size: int
    kind: str


class WithoutFile(NamedTuple):
    """Of a photo library: entries whose file is not in the source, and what the library says of their originals."""

    lacking: int
    entries: int
    in_cloud: int = 0
    """Of those that lack one: it is in the cloud alone."""
    silent: int = 0
    """Of those that lack one: the library does not say where it is."""


@dataclass(frozen=True)
class Facts:
    """What an exhibit tells."""

    exhibit: str
    acquisitions: frozenset[str]
    outcomes: Sequence[Outcome]
    records: Mapping[tuple[str, str, str], int]
    """(profile, service, category) -> live records of artifacts."""
    discovered: Mapping[tuple[str, str, str], int] = field(default_factory=dict[tuple[str, str, str], int])
    sizes: Mapping[str, int] = field(default_factory=dict[str, int])
    stores: Sequence[Store] = ()
    folders: Sequence[AppFolder] = ()
    installed: Sequence[Installed] = ()
    users: frozenset[str] = frozenset()
    """Device users that the phone's own lists name."""
    without_file: Mapping[tuple[str, str], WithoutFile] = field(default_factory=dict[tuple[str, str], WithoutFile])
    """By profile and service of a photo library."""
    sealed: Mapping[str, int] | None = None
    """Records by category that match identifiers of privileged people; None where nobody is listed."""


_QUIET = (Status.NOT_FOUND, Status.NOT_IN_ACQUISITION, Status.OUT_OF_SCOPE)
_BAD = {
    Status.UNKNOWN_SCHEMA: State.UNKNOWN_SCHEMA,
    Status.ENCRYPTED: State.ENCRYPTED,
    Status.PROFILE_LOCKED: State.LOCKED,
    Status.FAILED: State.UNREADABLE,
    Status.PARTIAL: State.UNREADABLE,
}
_RECOVERED = "recovered"
"""The part under which the search for rows that are not live has its outcomes: it says nothing of the live ones."""
DISCOVERY = "any.discovered"
_SEALED = "encrypted"
_CLOUD_LIBRARIES = ("ios.photos", "google_photos", "samsung_gallery")
"""Libraries that can keep an original in the maker's cloud and only a thumbnail on the phone."""
_NAMELESS = 22
"""Names of a locked user's folders are shown encrypted: no dot, and at least so long."""


def cover(facts: Facts, known: Mapping[str, Known]) -> Coverage:
    """The rows of one exhibit, in the order of category, service and profile."""
    view = _View(facts, known)
    lines = [*_heard(view), *_silent(view), *_originals(facts), *_locked(view)]
    lines.sort(key=lambda line: (line.category, line.service, line.profile, line.state))
    states: dict[str, int] = defaultdict(int)
    for found in view.by_path.values():
        states[_state(found, sum(o.emitted for o in found)).value] += 1
    unread, apps = _unread_stores(view), _unknown_apps(view)
    return Coverage(facts.exhibit, tuple(lines), unread, apps, dict(states), facts.sealed, tuple(_papers(view)))


Group = tuple[str, str, str]


class _View:
    """The facts, arranged by what is asked of them."""

    def __init__(self, facts: Facts, known: Mapping[str, Known]) -> None:
        self.facts, self.known = facts, known
        self.heard: dict[Group, list[Outcome]] = defaultdict(list)
        self.quiet: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
        self.by_path: dict[str, list[Outcome]] = defaultdict(list)
        self.unsure: dict[str, Outcome] = {}
        for outcome in facts.outcomes:
            self._take(outcome)
        globs: dict[str, set[str]] = defaultdict(set)
        for artifact in known.values():
            globs[artifact.service].update(artifact.apps)
        self.apps = {service: _Apps(some) for service, some in globs.items()}
        self.every_app = _Apps(set[str]().union(*globs.values()))
        self.sealed_users = frozenset(
            f.profile for f in facts.folders if "." not in f.app and len(f.app) >= _NAMELESS and "/user" in f.folder
        )
        self.folder_of = {f.folder: f for f in facts.folders}
        self.stores_in: dict[str, list[Store]] = defaultdict(list)
        for store in facts.stores:
            if (folder := self.folder(store.path)) is not None:
                self.stores_in[folder.folder].append(store)

    def _take(self, outcome: Outcome) -> None:
        if outcome.artifact == DISCOVERY and outcome.path is not None and outcome.status in _BAD:
            self.unsure[outcome.path] = outcome
        artifact = self.known.get(outcome.artifact)
        if artifact is None or outcome.part == _RECOVERED:
            return
        part = outcome.part or ""
        # A table that a pattern stands for is a part called after it, behind the declared one.
        categories = artifact.parts.get(part) or artifact.parts.get(part.partition(": ")[0], artifact.categories)
        if outcome.status in _QUIET:
            for category in categories:
                self.quiet[artifact.service, category].append(outcome)
            return
        profile = profile_of(outcome.path or "", "android")
        for category in categories:
            self.heard[profile, artifact.service, category].append(outcome)
        if outcome.path is not None:
            self.by_path[outcome.path].append(outcome)

    def folder(self, path: str) -> AppFolder | None:
        """The app's folder that a path lies in."""
        end = path.find("/")
        while end >= 0:
            if (found := self.folder_of.get(path[:end])) is not None:
                return found
            end = path.find("/", end + 1)
        return None

    def folders(self, service: str) -> list[AppFolder]:
        """The folders of a service's apps."""
        apps = self.apps.get(service, _NO_APPS)
        return [f for f in self.facts.folders if f.app in apps]

    def installed(self, service: str) -> list[Installed]:
        """The service's apps that the phone's lists name."""
        apps = self.apps.get(service, _NO_APPS)
        return [i for i in self.facts.installed if i.app in apps]


class _Apps:
    """Apps and groups of apps by their names, some with wildcards; asked once for each folder of a phone and each service.

    iOS names a group after the app that has it (`group.APP.more`), so that a group's name tells of its app.
    """

    def __init__(self, globs: Iterable[str]) -> None:
        self._names: set[str] = set()
        wild: list[str] = []
        for glob in globs:
            if set("*?[") & set(glob):
                wild.append(translate(glob))
            else:
                self._names.add(glob)
            if glob.startswith("group."):
                group = glob.removeprefix("group.")
                self._names.update(group[:n] for n, sign in enumerate(group) if sign in ".\0")
        self._wild = re.compile("|".join(wild)) if wild else None

    def __bool__(self) -> bool:
        return bool(self._names) or self._wild is not None

    def __contains__(self, app: str) -> bool:
        return app in self._names or (self._wild is not None and self._wild.match(app) is not None)


_NO_APPS = _Apps(())


# --- what was read ---------------------------------------------------------------------------------------------------


def _heard(view: _View) -> Iterator[Line]:
    facts = view.facts
    for group in {**view.heard, **dict.fromkeys(facts.records), **dict.fromkeys(facts.discovered)}:
        outcomes = view.heard.get(group, [])
        records = facts.records.get(group, 0)
        if not outcomes:
            found = facts.discovered.get(group, 0)
            state = State.READ if records else State.DISCOVERED
            why = () if records else ("no artifact knows the store; see the confidence of each record",)
            yield Line(*group, state, records=records or found, why=why)
            continue
        paths = dict.fromkeys(o.path for o in outcomes if o.path is not None)
        yield Line(
            *group,
            _state(outcomes, records),
            records=records,
            stores=len(paths) or sum(o.files for o in outcomes),
            bytes=sum(facts.sizes.get(p, 0) for p in paths),
            why=tuple(dict.fromkeys(o.reason for o in outcomes if o.reason and o.status in _BAD))[:5],
            missing=tuple(dict.fromkeys(m for o in outcomes for m in o.missing)),
            unread=tuple(dict.fromkeys(u for o in outcomes for u in o.unread)),
        )


def _state(outcomes: Sequence[Outcome], records: int) -> State:
    """Of outcomes that all had a file."""
    bad = [_BAD[o.status] for o in outcomes if o.status in _BAD]
    some = records or any(o.status is Status.COMPLETE for o in outcomes)
    if bad and not some:
        # What is empty beside it says nothing of what could not be read.
        return min(bad, key=THERE_NOT_READABLE.index)
    if bad:
        return State.PARTLY
    if not records and any(o.sealed for o in outcomes):
        return State.SEALED
    return State.READ if records else State.NONE_FOUND


# --- what was not there ----------------------------------------------------------------------------------------------


def _silent(view: _View) -> Iterator[Line]:
    """Services of which an artifact heard nothing: for each profile that has the app, or once for all."""
    for (service, category), outcomes in view.quiet.items():
        profiles = {p for p, s, c in view.heard if (s, c) == (service, category)}
        folders = [f for f in view.folders(service) if f.profile not in profiles | view.sealed_users]
        reasons = tuple(dict.fromkeys(o.reason for o in outcomes if o.reason))
        for status, state in ((Status.NOT_IN_ACQUISITION, State.CANNOT), (Status.OUT_OF_SCOPE, State.OUT_OF_SCOPE)):
            if not profiles and any(o.status is status for o in outcomes):
                yield Line("", service, category, state, why=reasons)
                break
        else:
            for profile in sorted({f.profile for f in folders}):
                yield _of_folders(view, profile, service, category, [f for f in folders if f.profile == profile])
            if not profiles and not folders:
                yield _without_folder(view, service, category)


def _of_folders(view: _View, profile: str, service: str, category: str, folders: list[AppFolder]) -> Line:
    """The app has folders here, and no file in them is one that holds this category."""
    size = sum(f.bytes for f in folders)
    if any(f.claimed_files for f in folders):
        why = "other files of the app are read; the one that would hold this is not among them"
        return Line(profile, service, category, State.NOT_THERE, why=(why,))
    stores = sorted((s for f in folders for s in view.stores_in[f.folder]), key=lambda s: (-s.size, s.path))
    if stores:
        state = State.ENCRYPTED if all(s.kind == _SEALED for s in stores) else State.NOT_READ
        why = f"stores in the app's folder under names that no artifact knows: {len(stores)}, the biggest {stores[0].path}"
        return Line(profile, service, category, state, stores=len(stores), bytes=size, why=(why,))
    files = sum(f.files for f in folders)
    why = f"its folder holds {_files(files)} and no store" if files else "its folder is empty"
    if view.facts.installed and not view.installed(service):
        why += "; the app is in no list of installed apps"
    return Line(profile, service, category, State.NO_DATA, bytes=size, why=(why,))


def _files(n: int) -> str:
    return "1 file" if n == 1 else f"{n:,} files"


def _without_folder(view: _View, service: str, category: str) -> Line:
    """No folder of the app is in the source."""
    installed = view.installed(service)
    if not installed:
        why = (
            "the app is in no list of installed apps"
            if view.apps.get(service) and view.facts.installed
            else "no file of it"
        )
        return Line("", service, category, State.NOT_THERE, why=(why,))
    if "full file system" in view.facts.acquisitions:
        return Line(
            "", service, category, State.NO_DATA, why=("the app is in the list of apps; no folder of it is here",)
        )
    refuses = any(i.refuses_backups for i in installed)
    why = "the app refuses backups (allowBackup is off)" if refuses else "apps can keep their files out of backups"
    state = State.CANNOT if refuses else State.NO_DATA
    return Line("", service, category, state, why=(f"installed, and nothing of it is in this backup: {why}",))


def _originals(facts: Facts) -> Iterator[Line]:
    """Entries of a library of pictures whose file did not come with the source."""
    for (profile, service), found in sorted(facts.without_file.items()):
        of = f"of {found.entries:,} entries of the library, "
        if found.in_cloud:
            why = f"{of}{found.in_cloud:,} have their original in the cloud alone, as the library says: no file of it here"
            yield Line(profile, service, "media", State.IN_CLOUD, records=found.in_cloud, why=(why,))
        if lacking := found.lacking - found.in_cloud:
            cloud = "originals that are only in the cloud look so, and so do files that were deleted or left out"
            reason = "files that were deleted or left out look so"
            if service in _CLOUD_LIBRARIES and found.silent:
                reason = (
                    cloud if found.silent == lacking else f"{cloud}; of {found.silent:,} the library does not say which"
                )
            elif service in _CLOUD_LIBRARIES:
                reason += "; the library does not say of them that they are in the cloud alone"
            why = f"{of}{lacking:,} have no file in this source: {reason}"
            yield Line(profile, service, "media", State.WITHOUT_FILE, records=lacking, why=(why,))


def _locked(view: _View) -> Iterator[Line]:
    """Device users of whom nothing can be seen."""
    facts = view.facts
    for user in sorted(view.sealed_users):
        why = "the names in this user's folders look encrypted, as those of a user do who was locked when the phone was read"
        yield Line(user, "", "", State.LOCKED, why=(why,))
    for user in sorted(facts.users - {f.profile for f in facts.folders} - {"0"}):
        if "full file system" in facts.acquisitions:
            why = "the phone has this user, and nothing of it is in this source: locked when it was read, or left out"
            yield Line(user, "", "", State.LOCKED, why=(why,))
        else:
            yield Line(user, "", "", State.CANNOT, why=("a backup of this kind holds one user of the phone",))


# --- stores and apps -------------------------------------------------------------------------------------------------


def _unread_stores(view: _View) -> tuple[UnreadStore, ...]:
    found: list[UnreadStore] = []
    kinds = {s.path: s.kind for s in view.facts.stores}
    for path, outcomes in view.by_path.items():
        state = _state(outcomes, sum(o.emitted for o in outcomes))
        if state in THERE_NOT_READABLE and view.facts.sizes.get(path, 1):
            why = next((o.reason for o in outcomes if o.reason and o.status in _BAD), "")
            found.append(_store(view, path, view.facts.sizes.get(path, 0), kinds.get(path, ""), state, why))
    papers = {paper.path for paper in _papers(view)}
    for store in view.facts.stores:
        if store.path in view.by_path or store.path in papers:
            continue
        unsure = view.unsure.get(store.path)
        sealed = store.kind == _SEALED
        why = "no artifact knows it, and its bytes look encrypted" if sealed else "no artifact knows it"
        if unsure is not None and unsure.reason:
            why = unsure.reason
        state = State.ENCRYPTED if sealed else State.NOT_READ
        found.append(_store(view, store.path, store.size, store.kind, state, why))
    return tuple(sorted(found, key=lambda s: (-s.size, s.path)))


def _papers(view: _View) -> Iterator[Paper]:
    """Those that no artifact took: of the others the outcomes tell."""
    if not view.facts.acquisitions & OF_COPIES:
        return
    for store in view.facts.stores:
        why = paper_of(store.path)
        if why is not None and store.path not in view.by_path:
            yield Paper(store.path, store.size, why)


def _store(view: _View, path: str, size: int, kind: str, state: State, why: str) -> UnreadStore:
    folder = view.folder(path)
    return UnreadStore(path, size, kind, state, profile_of(path, "android"), folder.app if folder else None, why)


def _unknown_apps(view: _View) -> tuple[UnknownApp, ...]:
    """Apps with data, or listed as installed and not part of the system, that no artifact knows."""
    listed = {i.app: i for i in view.facts.installed}
    found: dict[tuple[str, str], list[AppFolder]] = defaultdict(list)
    for folder in view.facts.folders:
        unknown = folder.app not in view.every_app and not folder.claimed_files
        if folder.profile not in view.sealed_users and unknown and folder.files:
            found[folder.app, folder.profile].append(folder)
    with_data = {f.app for f in view.facts.folders if f.files}
    for app, installed in listed.items():
        if app not in with_data and not installed.system and app not in view.every_app:
            found[app, ""] = []
    made = [
        UnknownApp(
            app,
            profile,
            listed[app].name if app in listed else None,
            app in listed,
            sum(f.files for f in folders),
            sum(f.bytes for f in folders),
            sum(len(view.stores_in[f.folder]) for f in folders),
        )
        for (app, profile), folders in found.items()
    ]
    return tuple(sorted(made, key=lambda a: (-a.bytes, a.app, a.profile)))
