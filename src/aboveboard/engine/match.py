"""All artifacts' file patterns against all names, in one pass.

The cost is names plus hits, not names times patterns: a name is looked up by its last segment, then by its ending, and
only what passes there is turned into a device path and compared with whole patterns. Patterns whose last segment is a
wildcard alone are tried once a directory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property, lru_cache
from typing import Protocol

from aboveboard.engine.entry import Entry
from aboveboard.kit import Artifact, Code

_WILD = frozenset("*?[")
_NOT_ENDING = frozenset("?[.")
_CONTAINERS = "private/var/mobile/Containers"
_ROOT = re.compile(r"\{(\w+)(?::([^}]+))?\}")
_PLAIN_ROOTS = {
    "ios": {
        "mobile": "private/var/mobile",
        "superuser": "private/var/root",
        "var": "private/var",
        "media": "private/var/mobile/Media",
    },
    "android": {"shared": r"data/media/\d+", "system": "data/system", "misc": "data/misc"},
}
_APP_ROOTS = {
    "ios": {
        "app_data": f"{_CONTAINERS}/Data/Application",
        "app_group": f"{_CONTAINERS}/Shared/AppGroup",
        "app_plugin": f"{_CONTAINERS}/Data/PluginKitPlugin",
    },
    "android": {"app_data": r"(?:data/data|data/user/\d+)", "app_de": r"data/user_de/\d+"},
}


class PatternError(ValueError):
    """A file pattern that cannot be understood."""


@dataclass(frozen=True)
class Pattern:
    """One file pattern of one artifact on one system."""

    artifact: str
    system: str
    text: str
    root: str
    """A regular expression of the place that it begins at, or ''."""
    rest: str
    """What follows, as a glob; after the container of `app`, where there is one."""
    head: str
    """Of that the directories, as a glob."""
    last: str
    """The last segment."""
    needle: str
    """A literal that every directory which can hold a match has in its path on the device, or ''."""
    app: str | None = None

    # Made where a name comes near: of most patterns none does.
    @cached_property
    def path(self) -> re.Pattern[str]:
        """Of whole device paths; group `container` is the segment whose app must be `app`."""
        open_ended = self.rest.endswith("**")
        rest = glob_regex(self.rest[:-2]) + ".+" if open_ended else glob_regex(self.rest)
        return re.compile("/".join((*self._beginning(), rest)), re.DOTALL)

    @cached_property
    def directory(self) -> re.Pattern[str]:
        """Of device paths of directories that can hold a match."""
        folder = _folder_regex(self.head)
        return re.compile("/".join((*self._beginning(), *([folder] if folder else []))), re.DOTALL)

    def _beginning(self) -> Iterator[str]:
        if self.root:
            yield self.root
        if self.app is not None:
            yield f"(?P<container>{'[^/]+' if self.system == 'ios' else glob_regex(self.app)})"


_FOLDERS = 50_000
"""Folders of which it is kept at a time what they are and what may lie in them; names of one folder come together."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that an artifact claims."""

    index: int
    path: str
    artifact: str
    sure: bool
    app: str | None = None


def glob_regex(glob: str) -> str:
    """A regular expression of a glob: `*`, `?` and `[0-9]` stay within a segment, `**` crosses any number of them."""
    out: list[str] = []
    position = 0
    while position < len(glob):
        if glob.startswith("**/", position):
            out.append("(?:.*/)?")
            position += 3
        elif glob.startswith("**", position):
            out.append(".*")
            position += 2
        elif glob[position] == "*":
            out.append("[^/]*")
            position += 1
        elif glob[position] == "?":
            out.append("[^/]")
            position += 1
        elif glob[position] == "[" and "]" in glob[position:]:
            end = glob.index("]", position) + 1
            out.append(glob[position:end])
            position = end
        else:
            out.append(re.escape(glob[position]))
            position += 1
    return "".join(out)


class Claimant(Protocol):
    """What patterns are of: an artifact, or its entry."""

    @property
    def id(self) -> str:
        """See `kit.Artifact`."""
        ...

    @property
    def system(self) -> str:
        """See `kit.Artifact`."""
        ...

    @property
    def files(self) -> tuple[str, ...]:
        """See `kit.Artifact`."""
        ...


def compile_pattern(artifact: Claimant, text: str) -> Iterator[Pattern]:
    """The pattern on each system that the artifact is for. Raises PatternError."""
    systems = ("ios", "android") if artifact.system == "any" else (artifact.system,)
    for system in systems:
        match = _ROOT.match(text)
        app: str | None = None
        rest = text
        root = ""
        if match:
            name, argument = match.group(1), match.group(2)
            rest = text[match.end() :].lstrip("/")
            if argument is None and name in _PLAIN_ROOTS[system]:
                root = _PLAIN_ROOTS[system][name]
            elif argument is not None and name in _APP_ROOTS[system]:
                app, root = argument, _APP_ROOTS[system][name]
            elif len(systems) == 2:
                continue
            else:
                raise PatternError(f"{artifact.id}: {system} has no root {match.group(0)}")
        if not rest or "{" in rest:
            raise PatternError(f"{artifact.id}: {text!r} is not a file pattern")
        head, _, last = rest.rpartition("/")
        if last == "**":
            head, last = rest, "*"
        literals = [s for s in head.split("/") if s and not set(s) & _WILD]
        yield Pattern(artifact.id, system, text, root, rest, head, last, max(literals or [""], key=len), app)


def _folder_regex(head: str) -> str:
    """Directories for a pattern's head; a final `**` may also stand for nothing."""
    if head == "**":
        return ".*"
    if head.endswith("/**"):
        return glob_regex(head[:-3]) + "(?:/.*)?"
    return glob_regex(head)


def _has_code(artifact: Artifact | Entry) -> bool:
    return artifact.code if isinstance(artifact, Entry) else any(isinstance(r, Code) for r in artifact.read)


class Matcher:
    """Every pattern of a set of artifacts, arranged for one pass over the names of a source."""

    def __init__(
        self,
        artifacts: Iterable[Artifact | Entry],
        *,
        system: str,
        canonical: Callable[[str], str | None],
        app_of: Callable[[str], str | None],
        device_names: bool = False,
    ) -> None:
        """`device_names`: the names in the container end as on the device, so that they can be looked at as they are.

        `system` is the source's: 'ios', 'android' or 'unknown' (names alone decide then, and no hit is sure)."""
        self._canonical = lru_cache(_FOLDERS)(canonical)
        self._app_of = cache(app_of)
        self._loose = system not in _PLAIN_ROOTS
        self._device_names = device_names
        self.by_name: dict[str, list[Pattern]] = {}
        self.by_ending: dict[str, list[Pattern]] = {}
        self.by_folder: list[Pattern] = []
        for artifact in artifacts:
            if self._loose and not _has_code(artifact):
                continue  # A database without its place is known by its structure: see `engine.guess`.
            for text in artifact.files:
                for pattern in compile_pattern(artifact, text):
                    if self._loose or pattern.system == system:
                        self._place(pattern)
        self._folders: dict[str, tuple[Pattern, ...]] = {}
        needles = {pattern.needle for pattern in self.by_folder}
        # One look for any of them, since hardly a folder has one.
        self._needles = None if not needles or "" in needles else re.compile("|".join(map(re.escape, sorted(needles))))

    def _place(self, pattern: Pattern) -> None:
        last = pattern.last
        # `lightspeed-*.db` is looked at where a name ends in `.db`: few do, while every folder may hold one.
        ending = last[last.rfind("*") + 1 :]
        if not set(last) & _WILD:
            self.by_name.setdefault(last, []).append(pattern)
        elif "*" in last and ending.startswith(".") and not set(ending[1:]) & _NOT_ENDING:
            self.by_ending.setdefault(ending, []).append(pattern)
        else:
            self.by_folder.append(pattern)

    def hits(self, first: int, names: list[str]) -> Iterator[Hit]:
        """The hits among a chunk of names as they stand in the container."""
        by_name, by_ending, has_folders = self.by_name, self.by_ending, bool(self.by_folder) and not self._loose
        folder = ""
        folder_patterns: tuple[Pattern, ...] = self._of_folder("") if has_folders else ()
        for index, name in enumerate(names, first):
            cut = name.rfind("/")
            base = name[cut + 1 :]
            if has_folders:
                if not (cut == len(folder) and name.startswith(folder)):
                    folder = name[:cut] if cut > 0 else ""
                    folder_patterns = self._of_folder(folder)
                if folder_patterns:
                    yield from self._confirm(index, name, cut, base, folder_patterns)
            if base in by_name:
                near = by_name[base]
                if self._device_names:
                    near = [p for p in near if p.needle in name]
                if near:
                    yield from self._confirm(index, name, cut, base, near)
            dot = base.rfind(".")
            if dot >= 0 and base[dot:] in by_ending and not self._loose:
                yield from self._confirm(index, name, cut, base, by_ending[base[dot:]])

    def _of_folder(self, folder: str) -> tuple[Pattern, ...]:
        found = self._folders.get(folder)
        if found is None:
            if self._device_names and self._needles is not None and self._needles.search(folder) is None:
                return ()
            candidates = [p for p in self.by_folder if not self._device_names or p.needle in folder]
            path = self._canonical(folder) if candidates else None
            found = () if path is None else tuple(p for p in candidates if p.directory.fullmatch(path))
            if len(self._folders) > _FOLDERS:
                self._folders.clear()
            self._folders[folder] = found
        return found

    def _confirm(self, index: int, name: str, cut: int, base: str, patterns: Iterable[Pattern]) -> Iterator[Hit]:
        folder = self._canonical(name[:cut] if cut > 0 else "")
        if folder is None:
            return
        path = f"{folder}/{base}" if folder else base
        for pattern in patterns:
            if self._loose:
                yield Hit(index, path, pattern.artifact, sure=False)
                continue
            match = pattern.path.fullmatch(path)
            if match is None:
                continue
            app: str | None = None
            sure = True
            if pattern.app is not None:
                container = match.group("container")
                if pattern.system == "android":
                    app = container
                else:
                    app = self._app_of(container)
                    if app is None:
                        sure = pattern.app == "*"
                    elif not fnmatchcase(app, pattern.app):
                        continue
            yield Hit(index, path, pattern.artifact, sure, app)
