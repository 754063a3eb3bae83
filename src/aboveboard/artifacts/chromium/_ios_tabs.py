"""Where Chromium-based browsers on iOS keep their tabs: since 2023 in `SessionStorage`, before in `Sessions`."""

from __future__ import annotations

from aboveboard.formats import protobuf

# The service, its name, its bundle and where in the support folder profiles are.
BROWSERS = (
    ("chrome", "Chrome", "com.google.chrome.ios", "Google/Chrome/**/"),
    ("edge", "Edge", "com.microsoft.msedge", "**/"),
)
SOURCES = (
    "https://source.chromium.org/chromium/chromium/src (ios/web/public/session/proto, ios/chrome/browser/sessions)",
)


def files(bundle: str, folder: str, name: str) -> tuple[str, ...]:
    """The patterns of a file below the folders of profiles."""
    return (f"{{app_data:{bundle}}}/Library/Application Support/{folder}{name}",)


def collection(path: str) -> str:
    """Private tabs have a folder of their own within the profile's."""
    return "private tabs" if "/OTR/" in path else "tabs"


def words(data: bytes, path: str) -> str | None:
    """The text of a field, None where there is none. Raises ProtobufError."""
    field = protobuf.get(data, path)
    return (field.text or None) if field is not None else None


def number(data: bytes, path: str) -> int | None:
    """The number in a field, None where there is none. Raises ProtobufError."""
    field = protobuf.get(data, path)
    return field.int if field is not None else None
