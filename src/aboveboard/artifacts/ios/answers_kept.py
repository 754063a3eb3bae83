"""Which backup a copy in part is of: `acquired/ios/backup.json`, which is ours."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.formats import loose
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item

_KEYS = (("encrypted", "backup_encrypted"), ("listed", "backup_files"))


def _backup(data: bytes, about: About) -> Iterator[Item]:
    del about
    given = loose.mapping(json.loads(data))
    found = [(key, name, given[key]) for key, name in _KEYS if isinstance(given.get(key), int)]
    if not found:
        raise ValueError("it says nothing of a backup")
    for key, name, value in found:
        text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        yield Item(key, DeviceFact(name=name, value=text, source_name=key), {key: value})


KEPT = Artifact(
    id="ios.answers.kept",
    title="Backup that the copy is a part of",
    service="ios.device",
    emits=DeviceFact,
    files=("acquired/ios/backup.json",),
    read=(Code(_backup, kind=DeviceFact, name="backup"),),
    says="Whether the backup that the phone made was encrypted, and how many files it had; the copy holds those of the covered"
    " categories.",
    limits="By which domain, path and number each kept file stood in the backup is in the same file, and is no record.",
    sources=("docs/decisions/0065-a-part-of-a-backup-is-files-at-their-places.md of this project",),
)
