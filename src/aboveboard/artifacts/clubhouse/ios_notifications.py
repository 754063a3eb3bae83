"""Clubhouse: notifications received and conversations of the widget."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.artifacts.clubhouse._ios import SOURCES, TESTED
from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Code, Event, Item, Notification


def _group(data: bytes, about: About) -> Iterator[Item]:
    given = loose.mapping(plist.load(data))
    times = loose.listing(given.get("notification_received_timestamps"))
    for number, key in enumerate(loose.listing(given.get("notification_received_ids"))):
        when = times[number] if number < len(times) else None
        try:
            at = UNIX_S.to_utc_us(float(when)) if isinstance(when, str) and len(when) < 32 else None
        except ValueError:
            at = None
        record = Notification(at=at, app=about.app, channel="received")
        stored = {"id": key, "timestamp": when}
        yield Item(f"notification {number}", record, {k: v for k, v in stored.items() if isinstance(v, str)})
    held = given.get("widgetConversations")
    for number, talk in enumerate(loose.mappings(json.loads(held)) if isinstance(held, bytes) else ()):
        record = Event(event="conversation", detail=loose.text(talk.get("name")), app=about.app)
        stored = {k: v for k, v in talk.items() if k in ("name", "id") and isinstance(v, str)}
        yield Item(f"conversation {number}", record, stored)


GROUP = Artifact(
    id="ios.clubhouse.notifications",
    title="Clubhouse: notifications received and conversations of the widget",
    service="clubhouse",
    emits=(Notification, Event),
    files=("{app_group:group.alphaexploration.clubhouse}/Library/Preferences/group.alphaexploration.clubhouse.plist",),
    read=(Code(_group, places=keypath.whole),),
    says="One record for each notification that the app noted as received, and each conversation that its widget shows.",
    limits="What notifications and conversations said is not stored; conversations have no time.",
    sources=SOURCES,
    tested=TESTED,
)
