"""What Chromium-based browsers have in common: where they keep profiles on Android, and their bookmark file.

Facts: https://source.chromium.org/chromium/chromium/src (components/bookmarks/browser/bookmark_codec.cc).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from aboveboard.formats.errors import FormatError
from aboveboard.formats.jsonpath import JsonPaths
from aboveboard.formats.places import Found, Lookup

MAX_DEPTH: Final = 100


@dataclass(frozen=True)
class Browser:
    """A browser: a word for it, its name, the folder that holds its profiles, the packages that it comes in."""

    service: str
    title: str
    profiles: str
    packages: tuple[str, ...]

    def files(self, name: str) -> tuple[str, ...]:
        """The patterns of device paths of a profile's file."""
        return tuple(f"{{app_data:{package}}}/{self.profiles}{name}" for package in self.packages)


ANDROID: Final = (
    Browser(
        "chrome",
        "Chrome",
        "app_chrome/*/",
        ("com.android.chrome", "com.chrome.beta", "com.chrome.dev", "com.chrome.canary", "org.chromium.chrome"),
    ),
    Browser(
        "brave",
        "Brave",
        "app_chrome/*/",
        ("com.brave.browser", "com.brave.browser_beta", "com.brave.browser_nightly"),
    ),
    Browser("edge", "Edge", "app_chrome/*/", ("com.microsoft.emmx",)),
    Browser("kiwi", "Kiwi", "app_chrome/*/", ("com.kiwibrowser.browser",)),
    Browser("vivaldi", "Vivaldi", "app_chrome/*/", ("com.vivaldi.browser", "com.vivaldi.browser.snapshot")),
    Browser(
        "opera",
        "Opera",
        "app_opera/**/",
        ("com.opera.browser", "com.opera.mini.native", "com.opera.gx", "com.opera.touch"),
    ),
    Browser(
        "samsung_internet",
        "Samsung Internet",
        "app_sbrowser/*/",
        ("com.sec.android.app.sbrowser", "com.sec.android.app.sbrowser.beta"),
    ),
    Browser("yandex_browser", "Yandex Browser", "app_chromium/*/", ("com.yandex.browser",)),
)


@dataclass(frozen=True)
class Entry:
    """A bookmark: its place in the file, the names of the folders around it, and its values as stored."""

    place: str
    folders: tuple[str, ...]
    values: dict[str, str | int | float]

    def text(self, name: str) -> str | None:
        """A value as text; None where there is none, or an empty one."""
        return str(self.values.get(name) or "") or None


def bookmarks(data: bytes) -> Iterator[Entry | str]:
    """Read a `Bookmarks` file: each bookmark, in the order of the file, and the place of each thing that is none.

    Names of folders deeper than MAX_DEPTH are left out. Raises FormatError where the file is no bookmark file.
    """
    try:
        roots: dict[str, Any] = json.loads(data)["roots"]
        waiting: list[tuple[str, tuple[str, ...], Any]] = [
            (f"roots/{key}", (), node) for key, node in reversed(roots.items()) if isinstance(node, dict)
        ]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        message = "not a bookmark file"
        raise FormatError(message) from error
    while waiting:
        place, folders, found = waiting.pop()
        if not isinstance(found, dict):
            yield place
            continue
        node = cast("dict[str, Any]", found)
        children: Any = node.get("children")
        if isinstance(children, list):
            inner = (*folders, str(node.get("name") or ""))[:MAX_DEPTH]
            listed = [*enumerate(cast("list[Any]", children))]
            waiting.extend((f"{place}/{number}", inner, child) for number, child in reversed(listed))
        elif node.get("url"):
            yield Entry(place, folders, {k: v for k, v in node.items() if isinstance(v, str | int | float)})


def places(data: bytes) -> Lookup:
    """Where bookmarks stand: `roots/bookmark_bar/0/2` is the third child of the first child of that root.

    Raises JsonError.
    """
    paths = JsonPaths(data)

    def lookup(locator: str) -> Found | None:
        head, *rest = locator.removeprefix("roots/").split("/")
        # The name of a root may hold slashes; the numbers stand behind it.
        while rest and not (rest[0].isascii() and rest[0].isdigit()):
            head += "/" + rest.pop(0)
        if not locator.startswith("roots/") or not all(step.isascii() and step.isdigit() for step in rest):
            return None
        steps: list[str | int] = ["roots", head]
        for step in rest:
            steps += ["children", int(step[:18])]
        return paths.at(*steps)

    return lookup
