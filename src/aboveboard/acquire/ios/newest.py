"""The newest pictures of the media folder, and previews that the phone made of them, found without asking for every name's size.

Facts: folders below DCIM and the pictures in them are numbered as they come (DCF, CIPA DC-009); the preview of
DCIM/100APPLE/IMG_0001.HEIC is PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5005.JPG
(https://theforensicscooter.com/2022/12/05/do-you-have-a-full-sized-assetor-just-a-thumbnail-did-optimized-iphone-storage-process-occur/).
A folder's names come in one answer, sizes and times in one for each file, which takes a phone about as long: so the highest
numbers are asked about first, and the rest is not when enough came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from aboveboard.acquire.android.asked import PICTURES
from aboveboard.acquire.ios.afc import Failed, File, Files, NotThere, Refused, file_of
from aboveboard.acquire.ios.covered import Plan

CAMERA: Final = "/DCIM"
_MADE: Final = "/PhotoData/Thumbnails/V2"
PREVIEWS: Final = f"{_MADE}{CAMERA}"
_MOST_ASKED: Final = 200_000
"""So many files are asked about and no more, whatever a phone lists."""


@dataclass
class Newest:
    """What was found."""

    files: list[File] = field(default_factory=list[File])
    failed: list[Failed] = field(default_factory=list[Failed])
    not_covered: int = 0
    """Of the files that were asked about."""


def own_of(path: str) -> str | None:
    """The picture or film that a file of the media folder is a preview of; None for what is no preview."""
    return path.removeprefix(_MADE).rpartition("/")[0] if path.startswith(f"{_MADE}/") else None


def pictures(files: Files, plan: Plan, most: int, standing: Callable[[], None]) -> Newest:
    """The newest pictures that are covered, by their numbers. Raises Unplugged and its kin."""
    found = Newest()
    for path in _downwards(files, CAMERA, found, standing):
        if len(found.files) >= most:
            break
        if not path.lower().endswith(PICTURES):
            continue
        file = _about(files, path, found)
        if file is not None:
            if plan.covers_file(path, file.modified):
                found.files.append(file)
            else:
                found.not_covered += 1
    return found


def previews(files: Files, plan: Plan, most: int, standing: Callable[[], None]) -> Newest:
    """Previews of the newest pictures and films, one of each. Raises Unplugged and its kin.

    Dates are held against the picture's own time: its preview can have been made later. Where the picture itself is not on the
    phone it has no time.
    """
    found = Newest()
    dated = plan.since is not None or plan.until is not None
    for folder in _downwards(files, PREVIEWS, found, standing):
        if len(found.files) >= most:
            break
        if dated:
            own = CAMERA + folder.removeprefix(PREVIEWS)
            modified = _modified(files, own)
            if not plan.covers_file(own, modified):
                found.not_covered += 1
                continue
        try:
            made = [name for name in _numbered(files.names(folder)) if name.lower().endswith(".jpg")]
        except Refused as error:
            found.failed.append(Failed(folder, str(error)))
            continue
        file = _about(files, f"{folder}/{made[0]}", found) if made else None
        if file is not None:
            found.files.append(file)
    return found


def _downwards(files: Files, top: str, found: Newest, standing: Callable[[], None]) -> Iterator[str]:
    """What stands in the folders of a folder, from the highest number on."""
    asked = 0
    for folder in _names(files, top, found):
        for name in _names(files, f"{top}/{folder}", found):
            standing()
            asked += 1
            if asked > _MOST_ASKED:
                found.failed.append(Failed(top, f"more than {_MOST_ASKED:,} names; the rest was not looked at"))
                return
            yield f"{top}/{folder}/{name}"


def _names(files: Files, folder: str, found: Newest) -> list[str]:
    """A folder's names, the highest number first; none where it is not there, or is no folder."""
    try:
        return _numbered(files.names(folder))
    except NotThere:
        return []
    except Refused as error:
        found.failed.append(Failed(folder, str(error)))
        return []


def _numbered(names: list[str]) -> list[str]:
    return sorted((name for name in names if "/" not in name), key=_number, reverse=True)


def _number(name: str) -> tuple[tuple[int, ...], str]:
    # Digits beyond those that a number of a picture has tell nothing, and a name may have any.
    return tuple(int(digits[:12]) for digits in re.findall("[0-9]+", name)), name


def _about(files: Files, path: str, found: Newest) -> File | None:
    try:
        return file_of(path, files.about(path))
    except Refused as error:
        found.failed.append(Failed(path, str(error)))
        return None


def _modified(files: Files, path: str) -> int | None:
    """When a file was changed; None where it is not there, or the phone does not say."""
    try:
        file = file_of(path, files.about(path))
    except Refused:
        return None
    return None if file is None else file.modified
