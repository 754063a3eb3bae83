"""What an iPhone answers when its installation proxy is asked for the list of apps."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.ios._answers import ASKED, answer
from aboveboard.artifacts.ios._apps import text
from aboveboard.formats import loose, plist
from aboveboard.kit import About, App, Artifact, Code, Item, Lost

_SYSTEM = {"System": True, "Hidden": True, "User": False}
_READ = ("CFBundleIdentifier", "CFBundleDisplayName", "CFBundleName", "CFBundleShortVersionString", "CFBundleVersion",
         "ApplicationType", "Path", "Container")  # fmt: skip


def _apps(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    loaded = plist.load(data)
    given = loose.listing(loaded)
    if given != loaded:
        raise ValueError("the answer is no list")
    for number, one in enumerate(loose.mappings(given)):
        app = text(one.get("CFBundleIdentifier"))
        if app is None:
            yield Lost(f"{number} names no app")
            continue
        kind = one.get("ApplicationType")
        record = App(
            app=app,
            name=text(one.get("CFBundleDisplayName")) or text(one.get("CFBundleName")),
            version=text(one.get("CFBundleShortVersionString")),
            build=text(one.get("CFBundleVersion")),
            system=_SYSTEM.get(kind) if isinstance(kind, str) else None,
            path=text(one.get("Path")),
            data_path=text(one.get("Container")),
            seen_in="installation proxy",
        )
        yield Item(str(number), record, {key: one[key] for key in _READ if isinstance(one.get(key), str | int)})


APPS = Artifact(
    id="ios.answers.apps",
    title="Apps, as the phone answered",
    service="ios.apps",
    emits=App,
    files=answer("apps"),
    read=(Code(_apps, kind=App, name="apps"),),
    says="One record for each app that the phone listed, its own among them, with where its code and data lie." + ASKED,
    limits="When an app was installed, and what it is entitled to, is not read. Apps that were removed are not listed.",
    sources=(
        "https://github.com/libimobiledevice/libimobiledevice (src/installation_proxy.c)",
        "https://github.com/libimobiledevice/ideviceinstaller",
        "https://developer.apple.com/documentation/bundleresources/information-property-list",
    ),
)
