"""Safari's history before iOS 8, History.plist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Artifact, Code, Item, Visit


def _old_history(data: bytes, about: About) -> Iterator[Item]:
    del about
    for number, entry in enumerate(loose.listing(loose.mapping(plist.load(data)).get("WebHistoryDates"))):
        given = loose.mapping(entry)
        stored = loose.text(given.get("lastVisitedDate"))
        seconds = float(stored) if stored and re.fullmatch(r"\d{1,12}(\.\d{1,9})?", stored) else None
        count = given.get("visitCount")
        record = Visit(
            at=times.COCOA_S.to_utc_us(seconds),
            url=loose.text(given.get("")),
            title=loose.text(given.get("title")),
            visit_count=count if isinstance(count, int) else None,
        )
        yield Item(f"WebHistoryDates/{number}", record, loose.plain(given))


OLD_HISTORY = Artifact(
    id="ios.safari.old_history",
    title="Safari history before iOS 8",
    service="ios.safari",
    emits=Visit,
    files=("{mobile}/Library/Safari/History.plist",),
    read=(Code(_old_history),),
    says="One record for each page of the history, at the time of its last visit.",
    limits="Earlier visits of the same page are only counted.",
    sources=("https://github.com/log2timeline/plaso (parsers/plist_plugins/safari_history.py)",),
)
