"""How what pasteboard.py and pasteboard_old.py read is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, media, plist
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Event, Item, Lost, Origin

MANIFEST = "Manifest.plist"
TEXTS = ("public.utf8-plain-text", "public.text", "public.plain-text", "public.url", "public.html")
MOST = 1 << 20
"""Bytes of a text; of longer ones the size is told."""


def said(data: bytes) -> str:
    """The text that bytes of the pasteboard hold, or how many they are and of what kind."""
    if len(data) <= MOST:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = ""
        if text and "\0" not in text:
            return text
    return f"{len(data)} bytes, {media.sniff(data[:512])}"


def collection(data: bytes | None) -> dict[str, Any]:
    """What a manifest says of what was copied; empty where it is none. Raises PlistError and ArchiveError."""
    root = loose.mapping(plist.unarchive(data)) if data else {}
    inner = [loose.mapping(value) for value in root.values()]
    told = (each for each in (root, *inner) if "creationDate" in each or "bundleIdentifier" in each)
    return next(told, dict[str, Any]())


def when(given: dict[str, Any]) -> int | None:
    """When it was copied, in microseconds."""
    made = given.get("creationDate")
    return COCOA_S.to_utc_us(float(made)) if isinstance(made, plist.Date) else None


def origin(given: dict[str, Any]) -> Origin | None:
    """From another device of the same person, or made here."""
    remote = given.get("isOrWasRemote")
    return Origin.SYNCED if remote is True else Origin.HERE if remote is False else None


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """A manifest, or the content of one thing that was copied with the manifest beside it."""
    if about.path.rpartition("/")[2] == MANIFEST:
        given = collection(data)
        if not given:
            yield Lost("tells of nothing that was copied")
            return
        names = {
            k: loose.text(given.get(k))
            for k in ("bundleIdentifier", "localizedName", "remoteDeviceName", "teamIdentifier")
        }
        words = [
            f"from {names['localizedName']}" if names["localizedName"] else "",
            f"of {names['remoteDeviceName']}" if names["remoteDeviceName"] else "",
        ]
        record = Event(
            at=when(given),
            event="copied to the clipboard",
            app=names["bundleIdentifier"],
            detail=" ".join(filter(None, words)) or None,
            origin=origin(given),
        )
        stored = {**names, "creationDate": given.get("creationDate")}
        yield Item("manifest", record, loose.plain({k: v for k, v in stored.items() if v is not None}))
        return
    given = collection(about.companions.get(MANIFEST))
    record = Event(
        at=when(given),
        event="clipboard",
        detail=said(data),
        app=loose.text(given.get("bundleIdentifier")),
        origin=origin(given),
    )
    yield Item("file", record)


def old(data: bytes, about: About) -> Iterator[Item | Lost]:
    """A list of pasteboards; each has its name and app, and items with what they hold by type."""
    del about
    for number, board in enumerate(loose.listing(plist.load(data))):
        given = loose.mapping(board)
        for path in ("items/*", "items/*/*"):
            for place, item in loose.find(given, tuple(path.split("/"))):
                held = {k: v for k, v in loose.mapping(item).items() if isinstance(v, bytes | str)}
                kind = next((k for k in TEXTS if k in held), next(iter(held), None))
                if kind is None:
                    continue
                value = held[kind]
                detail = said(value) if isinstance(value, bytes) else value
                record = Event(
                    event=f"clipboard {loose.text(given.get('name')) or ''}".strip(),
                    detail=detail,
                    app=loose.text(given.get("bundle")),
                )
                yield Item(f"{number}/{place}", record, {kind: value})
