"""What the authority's scope lets us ask an iPhone for over its services. Pure: what is not covered is not requested.

Folders of the media folder by what they hold: https://theapplewiki.com/wiki//private/var/mobile/Media.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aboveboard.acquire.plan import is_media
from aboveboard.model.authority import Scope
from aboveboard.model.times import from_iso

MEDIA_ROOM: Final = "private/var/mobile/Media"
"""Where the media folder lies on the phone."""
FOLDERS: Final[dict[str, tuple[str, ...]]] = {
    "media": ("/DCIM", "/PhotoData", "/PhotoStreamsData", "/Photos", "/Recordings", "/iTunes_Control", "/Podcasts"),
    "documents": ("/Books", "/Downloads", "/PublicStaging", "/Purchases", "/ManagedPurchases"),
}
"""By category."""
EVERYTHING: Final = ("/",)


@dataclass(frozen=True)
class Plan:
    """What is asked for, and what is not and why."""

    whole: bool
    """Whether nothing is left out, so that a backup is kept as it came."""
    categories: tuple[str, ...]
    """Those that are wanted; none where all are."""
    folders: tuple[str, ...]
    """Of the media folder; none where no file of it is asked for."""
    crashes: bool
    apps: bool
    device: bool
    since: int | None
    until: int | None
    """UTC seconds, half-open: of files by their time of modification."""
    undated: bool
    names_only: bool
    """Whether pictures, films and sounds themselves are not covered."""
    left_out: tuple[tuple[str, str], ...]
    """(what, why) of what the scope does not cover."""

    @property
    def asks_services(self) -> bool:
        """Whether anything but the backup is asked for."""
        return bool(self.folders) or self.crashes or self.apps or self.device

    def covers_file(self, path: str, modified: int | None) -> bool:
        """Whether a file of the media folder is copied, by its name and time."""
        if self.names_only and is_media(path):
            return False
        if modified is None:
            return self.undated or (self.since is None and self.until is None)
        if self.since is not None and modified < self.since:
            return False
        return self.until is None or modified < self.until


def plan_of(scope: Scope, only: Sequence[str] = ()) -> Plan:
    """The plan for a scope, narrowed to the categories asked for; these must be covered."""
    wanted = tuple(only or scope.categories)
    dated = scope.since is not None or scope.until is not None
    people = bool(scope.services or scope.people)
    whole = not (wanted or dated or people or scope.profiles or scope.media == "names")
    left_out: list[tuple[str, str]] = []

    def covered(category: str, what: str) -> bool:
        why = "category" if wanted and category not in wanted else "people" if people else None
        if why is not None:
            left_out.append((what, why))
        return why is None

    media = covered("media", "pictures, films and sounds of the media folder")
    if media and scope.media == "names":
        media = False
        left_out.append(("pictures, films and sounds of the media folder", "media"))
    documents = covered("documents", "other files of the media folder")
    crashes = covered("device", "crash reports and sysdiagnoses")
    apps = covered("apps", "the list of apps")
    device = covered("device", "what the phone says of itself")
    if media and documents:
        folders = EVERYTHING
    else:
        folders = (FOLDERS["media"] if media else ()) + (FOLDERS["documents"] if documents else ())
    return Plan(
        whole, wanted, folders, crashes, apps, device, _seconds(scope.since), _seconds(scope.until), scope.undated,
        scope.media == "names", tuple(left_out),
    )  # fmt: skip


def _seconds(date: str | None) -> int | None:
    return None if date is None else from_iso(date) // 1_000_000
