"""Safari's list of downloads, Downloads.plist."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Artifact, Code, Download, Item, Lost


def _downloads(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, entry in enumerate(loose.listing(loose.mapping(plist.load(data)).get("DownloadHistory"))):
        given = loose.mapping(entry)
        if not given:
            yield Lost(f"DownloadHistory/{number} is not a dictionary")
            continue
        started = times.COCOA_S.to_utc_us(given.get("DownloadEntryDateAddedKey"))
        ended = times.COCOA_S.to_utc_us(given.get("DownloadEntryDateFinishedKey"))
        size, received = given.get("DownloadEntryProgressTotalToLoad"), given.get("DownloadEntryProgressBytesSoFar")
        path = loose.text(given.get("DownloadEntryPath"))
        record = Download(
            at=started or ended,
            url=loose.text(given.get("DownloadEntryURL")),
            path=path,
            name=path.rsplit("/", 1)[-1] if path else None,
            size=size if isinstance(size, int) and size >= 0 else None,
            received=received if isinstance(received, int) else None,
            ended_at=ended,
        )
        yield Item(f"DownloadHistory/{number}", record, loose.plain(given))


DOWNLOADS = Artifact(
    id="ios.safari.downloads",
    title="Safari downloads",
    service="ios.safari",
    emits=Download,
    files=(
        "{app_data:com.apple.mobilesafari}/Library/Safari/Downloads/Downloads.plist",
        "{mobile}/Library/Safari/Downloads/Downloads.plist",
    ),
    read=(Code(_downloads),),
    says="One record for each entry of Safari's list of downloads.",
    limits="Entries vanish when the list is cleared, or by themselves after a time that the settings say.",
    sources=("keys as public tools for macOS and iOS name them: DownloadEntryURL, DownloadEntryDateAddedKey …",),
    tested=("josh_ios17_ffs (iOS 17.3; an empty list)",),
)
