"""What coverage says of a library's pictures whose files did not come with the source."""

from __future__ import annotations

from pathlib import Path

from aboveboard.analysis.coverage import State
from aboveboard.casework.coverage import coverage_of
from aboveboard.model.records import Media
from tests.store.exhibits import File, exhibit_of

LIBRARY = "private/var/mobile/Media/PhotoData/Photos.sqlite"


def test_what_is_in_the_cloud_alone_is_counted_apart(tmp_path: Path) -> None:
    entries = [
        Media(file=f"private/var/mobile/Media/DCIM/100APPLE/IMG_{n}.HEIC", media_type="image", original=original)
        for n, original in enumerate(("cloud", "cloud", "phone", "neither", None))
    ]
    elsewhere = Media(path="/elsewhere/x.heic", media_type="image", original="cloud")
    with exhibit_of(tmp_path, [File(LIBRARY, [*entries, elsewhere], service="ios.photos")]) as exhibit:
        found = {x.state: x for x in coverage_of(exhibit).lines if x.service == "ios.photos"}
    assert found[State.IN_CLOUD].records == 2
    assert found[State.WITHOUT_FILE].records == 3
    assert "of 5 entries of the library, 2 have their original in the cloud alone" in found[State.IN_CLOUD].why[0]
    assert "of 1 the library does not say which" in found[State.WITHOUT_FILE].why[0]
