"""Writes a finished phone out: as a folder, as a zip without directory entries, as an adb backup."""

import io
import os
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from aboveboard.demo.moments import utc
from aboveboard.demo.phone import Stored


def folder(out: Path, files: Mapping[str, Stored]) -> None:
    """Write files under a folder at their device paths. Raises FileExistsError where the folder is not empty."""
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise FileExistsError(out)
    for path, stored in files.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(stored.data)
        os.utime(target, (stored.moment / 1000, stored.moment / 1000))


def archive(out: Path, files: Mapping[str, Stored]) -> None:
    """Write files to a zip in the order of their names, without directory entries; zip64 where sizes need it."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for path, stored in sorted(files.items()):
            info = zipfile.ZipInfo(path, utc(stored.moment).timetuple()[:6])
            info.compress_type = (
                zipfile.ZIP_STORED if path.endswith((".jpg", ".JPG", ".mp4", ".MOV", ".HEIC")) else zipfile.ZIP_DEFLATED
            )
            info.create_system = 3
            info.external_attr = 0o100600 << 16
            target.writestr(info, stored.data)


_TOKENS = {"databases": "db", "shared_prefs": "sp", "files": "f"}


def adb_name(path: str) -> str:
    """Give the name a file has in an adb backup, '' where such a backup never holds it.

    Facts: https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html
    """
    parts = path.split("/")
    if path.startswith("data/media/0/"):
        return "shared/0/" + "/".join(parts[3:])
    if path.startswith("data/data/") and len(parts) > 4:
        token = _TOKENS.get(parts[3])
        rest = "/".join(parts[4:] if token else parts[3:])
        return f"apps/{parts[2]}/{token or 'r'}/{rest}"
    return ""


def adb_backup(out: Path, files: Mapping[str, Stored]) -> None:
    """Write an adb backup, version 5, neither compressed nor encrypted."""
    out.write_bytes(b"ANDROID BACKUP\n5\n0\nnone\n" + adb_tar(files))


def adb_tar(files: Mapping[str, Stored]) -> bytes:
    """Give the tar stream of an adb backup, each app's files behind its papers."""
    body = io.BytesIO()
    named = sorted((adb_name(path), stored) for path, stored in files.items() if adb_name(path))
    with tarfile.open(fileobj=body, mode="w", format=tarfile.PAX_FORMAT) as target:
        package = ""
        for name, stored in named:
            owner = name.split("/")[1] if name.startswith("apps/") else ""
            if owner and owner != package:
                package = owner
                manifest = f"1\n{package}\n1\n36\n\n1\n0\n".encode()
                _member(target, f"apps/{package}/_manifest", manifest, stored.moment)
            _member(target, name, stored.data, stored.moment)
    return body.getvalue()


def _member(target: tarfile.TarFile, name: str, data: bytes, moment: int) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    info.mtime = moment // 1000
    info.mode = 0o600
    target.addfile(info, io.BytesIO(data))
