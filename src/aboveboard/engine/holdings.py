"""How much each app's own folders hold, and how much of it artifacts claim by name: counted as the names go by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from aboveboard.sources.api import Source
from aboveboard.sources.layout import profile_of

_FOLDER: Final = re.compile(
    r"(?:data/(?:data|user/\d+|user_de/\d+|media/\d+/Android/(?:data|media|obb))"
    r"|private/var/mobile/Containers/(?:Data/(?:Application|PluginKitPlugin)|Shared/AppGroup))/([^/]+)"
)
_PAPERS: Final = ".com.apple.mobile_container_manager.metadata.plist"
"""The system's own label on a container; no data of the app."""


class Held(NamedTuple):
    """One folder of one app. Sizes in bytes."""

    folder: str
    profile: str
    app: str
    files: int
    bytes: int
    claimed_files: int


class Holdings:
    """Counts by folder."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._system = source.facts.system
        self._of: dict[str, int] = {}
        self._folders: list[tuple[str, str]] = []
        self._numbers: dict[str, int] = {}
        self._sums = np.zeros((3, 0), dtype=np.int64)

    def add(
        self,
        names: list[str],
        sizes: np.ndarray[tuple[int], np.dtype[np.int64]],
        claimed: np.ndarray[tuple[int], np.dtype[np.bool_]],
    ) -> None:
        """Count files by the folder of the app that they are in; files without bytes and those of no app are passed over."""
        of, place = self._of, self._place
        numbers: list[int] = []
        for name in names:
            directory, _, last = name.rpartition("/")
            number = of.get(directory)
            if number is None:
                number = of[directory] = place(directory)
            numbers.append(number if last != _PAPERS else -1)
        folders = np.asarray(numbers, dtype=np.int64)
        kept = (folders >= 0) & (sizes > 0)
        folders, sizes, taken = folders[kept], sizes[kept], claimed[kept]
        sums = np.zeros((3, len(self._folders)), dtype=np.int64)
        sums[:, : self._sums.shape[1]] = self._sums
        for row, amounts in enumerate((np.ones_like(sizes), sizes, taken.astype(np.int64))):
            np.add.at(sums[row], folders, amounts)
        self._sums = sums

    def rows(self) -> Iterator[Held]:
        """What was counted. A folder that is there with nothing in it but empty files is told too."""
        for (folder, app), sums in zip(self._folders, self._sums.T.tolist(), strict=True):
            yield Held(folder, profile_of(folder, self._system), app, *sums)

    def _place(self, directory: str) -> int:
        path = self._source.canonical(directory)
        found = _FOLDER.match(path) if path else None
        if found is None:
            return -1
        folder, segment = found.group(), found.group(1)
        number = self._numbers.get(folder)
        if number is None:
            app = (self._source.container_app(segment) or segment) if self._system == "ios" else segment
            number = self._numbers[folder] = len(self._folders)
            self._folders.append((folder, app))
        return number
