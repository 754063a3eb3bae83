"""Where on the device the directories of a container belong.

Tools that copy a phone put its file system under prefixes of their own ('filesystem1/', 'Dump/', 'EXTRACTION_FFS/'),
follow or keep links ('/var' is a link to '/private/var' on iOS, '/data/user/0' to '/data/data' on Android), or copy
one partition without saying where it was mounted. `detect` reads a sample of names and votes by characteristic
directories; `canonical` then maps any directory of the container to its path on the device, without a leading slash.
Pure functions over names: the name of the container itself is never looked at.

Facts of the formats: the iOS firmlinks and links as they stand in any iOS file system; Android's mount points as
source.android.com/docs/core/storage and system/core/rootdir/init.rc of the Android Open Source Project describe them
(`data_mirror` since Android 11, `/storage/emulated/N` and `/sdcard` views of `/data/media/N`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from aboveboard.sources.domains import domain_root

System = Literal["ios", "android", "unknown"]

_DOMAINS_DEVICE: Final = "\x00domains/"

_MOBILE: Final = "private/var/mobile"

_PACKAGE: Final = r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)+"
_INSIDE: Final = r"(?:databases|shared_prefs|files|cache|code_cache|no_backup|lib|app_[^/]*)"
_UUID: Final = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_INTERNAL: Final = r"Internal (?:shared )?[Ss]torage|Phone storage"

# One expression for each tier, strongest first; the leftmost hit in a name decides (a phone's file system may hold
# copies of others deep inside). A group's name is the system, then the place on the device that the matched text
# stands in.
_TIERS: Final[tuple[re.Pattern[str], ...]] = (
    re.compile(
        r"(?:^|/)(?:"
        r"(?P<ios_top>(?:private/)?var/(?:mobile|wireless|installd|keybags|containers|MobileDevice|preferences|Keychains)/"
        r"|acquired/ios/)"
        r"|(?P<android_top>data/(?:data/" + _PACKAGE + r"/|user(?:_de)?/\d+/" + _PACKAGE + r"/|media/\d+/"
        r"|system_[cd]e/\d+/|system/(?:users/|packages\.)|misc/(?:wifi|apexdata|bluedroid|bluetooth|adb|keystore)/"
        r"|property/)|data_mirror/data_[cd]e/null/\d+/|acquired/android/\d+/)"
        r")"
    ),
    re.compile(
        r"(?:^|/)(?:"
        r"(?P<ios_var>mobile/(?:Library|Containers|Media|Applications)/)"
        r"|(?P<android_data>(?<!Android/)data/" + _PACKAGE + "/" + _INSIDE + r"/|user(?:_de)?/\d+/" + _PACKAGE + "/"
        r"|media/\d+/(?:DCIM|Android|Download|Pictures|Movies|Music|Documents)/|system_[cd]e/\d+/|system/users/\d+"
        r"|system/packages\.(?:xml|list)|misc/(?:wifi|apexdata|bluedroid|bluetooth)/)"
        r")"
    ),
    re.compile(
        r"(?:^|/)(?:"
        r"(?P<ios_mobile>Library/(?:SMS|CallHistoryDB|SpringBoard)/|Containers/(?:Data/Application|Shared/AppGroup)/"
        + _UUID
        + r"/|Media/(?:DCIM|PhotoData)/)"
        r"|(?P<ios_domains>(?:(?:Home|CameraRoll|Media|Wireless|Keychain|RootDomain|Health)Domain|AppDomain(?:Group|Plugin)?-"
        + _PACKAGE
        + r")/)"
        r"|(?P<android_shared>sdcard/|storage/(?:emulated/\d+|self/primary|sdcard0)/|mnt/(?:sdcard|user/\d+/[^/]+)/|(?:"
        + _INTERNAL
        + r")/|(?:system|vendor|product)/build\.prop$)"
        r")"
    ),
    re.compile(
        r"(?:^|/)(?:"
        r"(?P<ios_media>DCIM/\d{3}APPLE/)"
        r"|(?P<android_media>Android/(?:data|media|obb)/" + _PACKAGE + r"/|DCIM/Camera/|WhatsApp/(?:Media|Databases)/)"
        r")"
    ),
)
_WEIGHTS: Final = (8, 4, 2, 1)
_DEVICES: Final[dict[str, str]] = {
    "ios_top": "",
    "ios_var": "private/var/",
    "ios_mobile": f"{_MOBILE}/",
    "ios_domains": _DOMAINS_DEVICE,
    "ios_media": f"{_MOBILE}/Media/",
    "android_top": "",
    "android_data": "data/",
    "android_shared": "",
    "android_media": "data/media/0/",
}
_TOPS: Final[dict[str, tuple[str, ...]]] = {
    "ios": ("private/", "System/", "Library/", "Applications/", "usr/"),
    "android": ("data/", "system/", "vendor/", "product/", "storage/", "mnt/"),
    "unknown": (),
}

_ANDROID_VIEW: Final = re.compile(
    r"(?:data_mirror/(?P<mirror>data_ce|data_de|misc_ce|misc_de)/null/(?P<mirror_user>\d+)"
    r"|(?:storage|mnt/(?:runtime/(?:default|read|write|full)|shell|installer/\d+|androidwritable/\d+|pass_through/\d+"
    r"|user/\d+))/emulated/(?P<emulated>\d+)"
    r"|mnt/user/(?P<primary>\d+)/primary"
    r"|(?P<shared>storage/self/primary|storage/sdcard0|mnt/sdcard|sdcard|" + _INTERNAL + r")"
    r"|mnt/expand/[^/]+(?=/(?:user|user_de|media|misc_ce|misc_de|app)/)"
    r")(?=/|$)"
)
_MIRRORS: Final = {
    "data_ce": "data/user",
    "data_de": "data/user_de",
    "misc_ce": "data/misc_ce",
    "misc_de": "data/misc_de",
}
_ANDROID_USER: Final = re.compile(
    r"(?:data/(?:user|user_de|media|system_ce|system_de|misc_ce|misc_de|system/users)|acquired/android)/(\d+)(?=/|$)"
)


class Root(NamedTuple):
    """A place in the container that is a known place on the device."""

    prefix: str
    """As in the container; '' or ending in a slash."""
    device: str
    """Device path; '' or ending in a slash."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What `detect` found: the system, and its roots, longest prefix first."""

    system: System = "unknown"
    roots: tuple[Root, ...] = ()


UNKNOWN: Final = Layout()


class _Anchor(NamedTuple):
    tier: int
    system: System
    root: Root


def _anchor(name: str, tiers: int = len(_TIERS)) -> _Anchor | None:
    for tier in range(tiers):
        found = _TIERS[tier].search(name)
        if found is None:
            continue
        group = found.lastgroup or ""
        system: System = "ios" if group.startswith("ios") else "android"
        return _Anchor(tier, system, Root(name[: found.start(group)], _DEVICES[group]))
    return None


def detect(names: Iterable[str]) -> Layout:
    """The layout that a sample of file names (as they stand in the container) speaks for.

    Each name gives one vote, to the strongest characteristic directory in it and the leftmost of those; the system
    with more votes wins. Roots seen by a stronger sign stand; weaker ones need a twentieth of the votes, and must not
    lie inside the device's own tree at a stronger root (a user may keep an old backup of a phone on a phone).
    """
    votes: Counter[_Anchor] = Counter()
    for name in names:
        anchor = _anchor(name)
        if anchor is not None:
            votes[anchor] += 1
    weights: Counter[System] = Counter()
    for anchor, count in votes.items():
        weights[anchor.system] += count * _WEIGHTS[anchor.tier]
    if not weights:
        return UNKNOWN
    system = max(weights, key=lambda one: (weights[one], one))
    total = sum(count for anchor, count in votes.items() if anchor.system == system)
    roots: dict[str, Root] = {}
    for anchor in sorted((a for a in votes if a.system == system), key=lambda a: (a.tier, len(a.root.prefix), a.root)):
        prefix = anchor.root.prefix
        if prefix in roots or (anchor.tier and votes[anchor] * 20 < total):
            continue
        if any(_inside(system, root, prefix) for root in roots.values()):
            continue
        roots[prefix] = anchor.root
    return Layout(system, tuple(sorted(roots.values(), key=lambda root: (-len(root.prefix), root.prefix))))


def _inside(system: System, root: Root, prefix: str) -> bool:
    if not prefix.startswith(root.prefix):
        return False
    return (_device(system, root.device, prefix[len(root.prefix) :].rstrip("/")) + "/").startswith(_TOPS[system])


def canonical(layout: Layout, directory: str) -> str:
    """The device path of a directory of the container, without slashes at either end ('' for the top of the device).

    Where the layout says nothing of it, the directory as it stands, without a leading './' or '/'.
    """
    for prefix, device in layout.roots:
        if directory.startswith(prefix):
            return _device(layout.system, device, directory[len(prefix) :])
        if len(directory) == len(prefix) - 1 and prefix.startswith(directory):
            return "" if device == _DOMAINS_DEVICE else device[:-1]
    if layout.system != "unknown":
        anchor = _anchor(f"{directory}/", 1)
        if anchor is not None and anchor.system == layout.system:
            return _device(anchor.system, anchor.root.device, directory[len(anchor.root.prefix) :])
    if directory[:1] in ("/", "."):
        return _plain(directory)
    return directory


def _plain(directory: str) -> str:
    while True:
        if directory.startswith("/"):
            directory = directory.lstrip("/")
        elif directory.startswith("./"):
            directory = directory[2:]
        else:
            return "" if directory == "." else directory


def _device(system: System, device: str, rest: str) -> str:
    if device == _DOMAINS_DEVICE:
        domain, slash, inner = rest.partition("/")
        place = domain_root(domain)
        return rest if place is None else f"{place}{slash}{inner}"
    path = device + rest if rest else device[:-1]
    return _ios(path) if system == "ios" else _android(path)


def _ios(path: str) -> str:
    if path.startswith("private/"):
        return path
    if path.startswith(("var/", "etc/", "tmp/")) or path in ("var", "etc", "tmp"):
        return f"private/{'var/' if path.startswith('tmp') else ''}{path}"
    return path


def _android(path: str) -> str:
    if not path.startswith("data/"):
        view = _ANDROID_VIEW.match(path)
        if view is None:
            return path
        rest = path[view.end() :]
        mirror, mirror_user, emulated, primary, shared = view.group(
            "mirror", "mirror_user", "emulated", "primary", "shared"
        )
        if mirror is not None:
            path = f"{_MIRRORS[mirror]}/{mirror_user}{rest}"
        elif shared is not None:
            path = f"data/media/0{rest}"
        elif emulated is not None or primary is not None:
            path = f"data/media/{emulated or primary}{rest}"
        else:
            path = f"data{rest}"
    if path.startswith("data/user/0/") or path == "data/user/0":
        return f"data/data{path[11:]}"
    return path


def profile_of(path: str, system: str) -> str:
    """The device user whom a canonical device path belongs to: '0', '10', '150', '999' on Android; '0' otherwise."""
    if system != "android" or not path.startswith(("data/", "acquired/")):
        return "0"
    found = _ANDROID_USER.match(path)
    return "0" if found is None else found.group(1)


def app_of_path(path: str, system: str) -> str | None:
    """The package of an Android app's own folder, or the container segment of an iOS one; None for other paths."""
    parts = path.split("/", 7)
    if system == "android":
        if parts[:2] == ["data", "data"] and len(parts) > 2:
            return parts[2]
        if parts[:2] in (["data", "user"], ["data", "user_de"]) and len(parts) > 3:
            return parts[3]
        if parts[:2] == ["data", "media"] and parts[3:4] == ["Android"] and len(parts) > 5:
            return parts[5]
        return None
    if system == "ios" and parts[:4] == ["private", "var", "mobile", "Containers"] and len(parts) > 6:
        return parts[6]
    return None
