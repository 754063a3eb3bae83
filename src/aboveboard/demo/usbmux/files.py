"""What the phone shows as files: the media folder behind com.apple.afc, and crash reports.

Previews of pictures stand under their names in PhotoData/Thumbnails/V2
(https://theforensicscooter.com/2022/12/05/do-you-have-a-full-sized-assetor-just-a-thumbnail-did-optimized-iphone-storage-process-occur/).
"""

import json
import plistlib
from collections.abc import Mapping

from aboveboard.demo.itunes import Facts
from aboveboard.demo.media import jpeg
from aboveboard.demo.moments import DAY, HOUR, TAKEN, utc
from aboveboard.demo.phone import Phone as Content

_MEDIA = "private/var/mobile/Media/"


class Tree:
    """Files by path ('/DCIM/…'), read-only, with the folders that they stand in."""

    def __init__(self, files: Mapping[str, tuple[bytes, int]]) -> None:
        self.files = dict(files)
        self._folders: dict[str, set[str]] = {"/": set()}
        for path in files:
            parts = path.strip("/").split("/")
            for depth, name in enumerate(parts):
                parent = "/" + "/".join(parts[:depth])
                self._folders.setdefault(parent, set()).add(name)

    def names(self, path: str) -> list[str] | None:
        """Give the names in a folder, None where there is none."""
        found = self._folders.get(path)
        return None if found is None else sorted(found)

    def file(self, path: str) -> tuple[bytes, int] | None:
        """Give a file's bytes and moment, None where there is none."""
        return self.files.get(path)


def plain(path: str) -> str:
    """Write a path the one way the tree has it; '..' goes no higher than the root."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)


def media(content: Content) -> Tree:
    """Give what stands in the media folder: what a backup has of it, and what a backup leaves out."""
    files = {
        "/" + path.removeprefix(_MEDIA): (stored.data, stored.moment)
        for path, stored in content.files.items()
        if path.startswith(_MEDIA)
    }
    books = {"Books": [{"Name": "Tides and Boats", "Package Hash": "DEMO", "Path": "tides.epub"}]}
    files["/Books/Purchases/Purchases.plist"] = (plistlib.dumps(books), TAKEN - 20 * DAY)
    files["/Books/tides.epub"] = (b"PK\x05\x06" + bytes(18), TAKEN - 20 * DAY)
    files["/Downloads/downloads.28.sqlitedb"] = (b"", TAKEN - DAY)
    files["/PublicStaging/empty"] = (b"", TAKEN - DAY)
    for number, path in enumerate(sorted(path for path in files if path.startswith("/DCIM/"))):
        files[f"/PhotoData/Thumbnails/V2{path}/5005.JPG"] = (jpeg(number, None, 40, 30), files[path][1] + 2000)
    return Tree(files)


def crash_reports(content: Content, facts: Facts) -> Tree:
    """Give a few reports of crashes, of apps that are invented."""
    files: dict[str, tuple[bytes, int]] = {}
    for number, (name, folder) in enumerate((("Boathouse", ""), ("Snapsquare", ""), ("Boathouse", "/Retired"))):
        moment = TAKEN - (number + 1) * DAY - number * HOUR
        stamp = utc(moment).strftime("%Y-%m-%d %H:%M:%S.00 +0000")
        incident = content.dice(f"crash {number}").uuid()
        version = f"iPhone OS {facts.version} ({facts.build})"
        head = {"app_name": name, "timestamp": stamp, "bug_type": "309", "incident_id": incident, "os_version": version}
        body = {"procName": name, "modelCode": facts.product, "captureTime": stamp, "incident": incident}
        raw = json.dumps(head) + "\n" + json.dumps(body, indent=2) + "\n"
        stem = utc(moment).strftime(f"{name}-%Y-%m-%d-%H%M%S.ips")
        files[f"{folder}/{stem}"] = (raw.encode(), moment)
    return Tree(files)
