"""Chromium-based browsers on Android: the list of open tabs (`app_tabs/NUMBER/tab_stateNUMBER`)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from aboveboard.formats.chromium import ANDROID, Browser
from aboveboard.kit import About, Artifact, Bookmark, Code, Item

# Before version 3 the file had another form; 4 added addresses, 5 the number of private tabs.
_FIRST, _URLS, _PRIVATE, _LAST = 3, 4, 5, 5
_LEAST = 4
"""Bytes of a tab: its number."""
# Others have their own lists.
_THESE = ("chrome", "brave", "edge", "kiwi", "vivaldi")


def _tabs(data: bytes, about: About) -> Iterator[Item]:
    """Big-endian: version, tabs, private ones of them, the two active ones; private tabs come first. Raises ValueError."""
    del about
    head = struct.unpack_from(">5i", data) if len(data) >= 20 else (0,) * 5
    version, count = head[0], head[1]
    at = 20 if version >= _PRIVATE else 16
    if not _FIRST <= version <= _LAST or not 0 <= count <= (len(data) - at) // _LEAST:
        message = f"no list of tabs in a form that is known (version {version}, {count} tabs)"
        raise ValueError(message)
    private = head[2] if version >= _PRIVATE else -1
    active = (head[3], head[4]) if version >= _PRIVATE else (head[2], head[3])
    if max(active) >= max(count, 1) or private > count:
        message = "the list names tabs that it does not have"
        raise ValueError(message)
    for number in range(count):
        start, at = at, at + _LEAST
        if version >= _URLS:
            at += 2
            start, at = at, at + int.from_bytes(data[at - 2 : at])
        if at > len(data):
            message = f"the list ends within tab {number + 1} of {count}"
            raise ValueError(message)
        # Java's own UTF-8, which differs for characters that addresses do not have.
        text = data[start:at].decode("utf-8") if version >= _URLS else ""
        kind = "tabs, private or not" if private < 0 else "private tabs" if number < private else "tabs"
        record = Bookmark(url=text or None, collection=kind, folder="in front" if number in active else None)
        yield Item(f"bytes {start if text else start - 2}-{at}", record, {"url": text} if text else {})


def _of(browser: Browser) -> Artifact:
    return Artifact(
        id=f"android.{browser.service}.tabs",
        title=f"{browser.title}: open tabs",
        service=browser.service,
        emits=Bookmark,
        files=tuple(f"{{app_data:{package}}}/app_tabs/*/tab_state*" for package in browser.packages),
        read=(Code(_tabs, name="tabs"),),
        says="One record for each tab that was open when the browser last saved its list, private ones told apart; `folder` says"
        " which was in front.",
        limits="No time stands in the list. The pages that one could go back to within a tab, and titles, stand in a file for"
        " each tab that is not read; those of private tabs are encrypted. Before version 5 of the list private tabs are not told"
        " apart. Pages opened inside other apps are not among them.",
        sources=(
            "https://source.chromium.org/chromium/chromium/src (chrome/android: TabPersistentStore.readSavedStateFile,"
            " TabStateDirectory)",
        ),
    )


TABS = tuple(_of(browser) for browser in ANDROID if browser.service in _THESE)
