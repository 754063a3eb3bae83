"""Which files an artifact of previews claims: those whose original stands nowhere in the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from aboveboard.engine.messages import Setup
from aboveboard.engine.survey import Surveyor
from aboveboard.model.authority import Scope
from aboveboard.model.outcome import Status
from aboveboard.store.shard import open_shard

MEDIA = "private/var/mobile/Media"
PREVIEWS = f"{MEDIA}/PhotoData/Thumbnails/V2/DCIM/100APPLE"


def surveyed(root: Path, *names: str) -> tuple[list[str], list[Status]]:
    """The previews that ios.photos.previews is to read, and its outcomes so far."""
    for name in (*names, "private/var/mobile/Library/SMS/sms.db", "private/var/mobile/Library/AddressBook/x"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    setup = Setup("", b"", "TEST", 1, "test", str(root), "", Scope())
    result = Surveyor(root, None, setup, open_shard(None, b"")).run()
    read = [u.ref.path for u in result.units() for c in u.claims if c.artifact == "ios.photos.previews"]
    return sorted(read), [o.status for o in result.outcomes if o.artifact == "ios.photos.previews"]


@pytest.mark.parametrize("folder", ["", "image/"])
def test_only_those_without_original(tmp_path: Path, folder: str) -> None:
    read, said = surveyed(
        tmp_path,
        f"{folder}{PREVIEWS}/IMG_0001.HEIC/5005.JPG",
        f"{folder}{PREVIEWS}/IMG_0002.HEIC/5005.JPG",
        f"{folder}{MEDIA}/DCIM/100APPLE/IMG_0001.HEIC",
    )
    assert read == [f"{PREVIEWS}/IMG_0002.HEIC/5005.JPG"]
    assert said == []


def test_where_every_original_is_there_nothing_is_read(tmp_path: Path) -> None:
    read, said = surveyed(tmp_path, f"{PREVIEWS}/IMG_0001.HEIC/5005.JPG", f"{MEDIA}/DCIM/100APPLE/IMG_0001.HEIC")
    assert (read, said) == ([], [Status.NOT_FOUND])
