"""How what safari_downloads.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Download, Item, Lost


def downloads(data: bytes, about: About) -> Iterator[Item | Lost]:
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
