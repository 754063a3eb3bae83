"""The hostile phones: the fictional ones, with every attack laid beside what is good in them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from aboveboard.demo import Rounds, build_android, build_iphone
from tests.hostile import databases, documents, media, texts
from tests.hostile.attack import Attack

EVERY: tuple[Attack, ...] = (*databases.ATTACKS, *documents.ATTACKS, *media.ATTACKS, *texts.ATTACKS)


def of(system: str) -> tuple[Attack, ...]:
    """The attacks that are laid out on a phone of this system."""
    ios = system == "ios"
    return tuple(one for one in EVERY if one.path.startswith("private/") is ios)


def files_of(attacks: tuple[Attack, ...]) -> dict[str, bytes]:
    """Every file that attacks need, by its path."""
    found: dict[str, bytes] = {}
    for one in attacks:
        found[one.path] = one.data()
        found.update(one.beside())
    return found


def _add(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def iphone(place: Path, *, hostile: bool) -> None:
    """The fictional iPhone as a folder."""
    build_iphone(place, form="ffs-dir", iterations=Rounds(10, 10))
    if hostile:
        _add(place, files_of(of("ios")))


def android(place: Path, *, hostile: bool) -> None:
    """The fictional Android phone as an archive."""
    build_android(place, form="zip")
    if hostile:
        with zipfile.ZipFile(place, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for path, data in files_of(of("android")).items():
                archive.writestr(path, data)
