"""Apps on the home screen."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist
from aboveboard.kit import About, App, Artifact, Code, Item


def _icons(data: bytes, about: About) -> Iterator[Item]:
    """Pages of icons, each a bundle id or a folder (a dictionary with pages of its own)."""
    del about
    root = loose.mapping(plist.load(data))
    paths = (("buttonBar", "*"), ("iconLists", "*", "*"))
    for path in (*paths, *((*p, "iconLists", "*", "*") for p in paths)):
        for place, value in loose.find(root, path):
            icon = loose.mapping(value)
            app = loose.text(value) or loose.text(icon.get("bundleIdentifier"))
            if app and not icon.get("iconLists"):
                yield Item(place, App(app=app, seen_in="home screen"), {"icon": app})


ICONS = Artifact(
    id="ios.apps.icons",
    title="Apps on the home screen",
    service="ios.apps",
    emits=App,
    files=("{mobile}/Library/SpringBoard/IconState.plist",),
    read=(Code(_icons),),
    says="One record for each icon of the home screen and its folders.",
    limits="The layout can be that of another device from which the phone was set up; widgets and web clips are named as stored.",
    sources=("https://github.com/abrignoni/iLEAPP (iconsScreen)",),
)
