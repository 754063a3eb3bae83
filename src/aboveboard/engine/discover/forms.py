"""Which files may be stores of an app: by their first bytes, their names and where they lie. Pure.

What comes with an app or the system (bundles, frameworks, packages), what keeps it running (caches of pages, crash reports,
measurements) and what is too small to hold a list of anything is not looked at.
"""

from __future__ import annotations

import re
from typing import Final

from aboveboard.formats.javaobjects import MAGIC as JAVA_MAGIC
from aboveboard.formats.realm import is_realm, is_sealed

SQLITE, PLIST, JSON, LEVELDB, REALM, PROTOBUF = "sqlite", "plist", "json", "leveldb", "realm", "protobuf"
PREFERENCES, MMKV, XML, VCARDS, JAVA = "preferences", "mmkv", "xml", "vcards", "java"
SEALED_REALM = "realm, encrypted"
LEAST: Final = 300
"""Bytes that a file with a list of anything has at least."""
_LEAST_PREFERENCES: Final = 900
"""Bytes of preferences that hold a list of anything; most hold settings."""
MOST: Final = 64 * 1024 * 1024
"""Files that are no databases are read whole, up to here."""
_NO_STORE: Final = re.compile(
    r".*\.(?:jpe?g|png|gif|webp|heic|mp4|mov|m4a|mp3|wav|aac|opus|ogg|ttf|otf|woff2?|so|dylib|dex|oat|vdex|art|odex|apk|js|css|"
    r"html?|strings|nib|car|ktx|pdf|zip|gz|lproj|xml|db-shm|sqlite-shm|momd?|omo|tbd|mlmodelc?|metallib"
    r"|realm\.(?:lock|note))",
    re.IGNORECASE,
)
_NOBODYS: Final = re.compile(
    r"^(?:System/|Applications/|usr/|Library/|Developer/|private/etc/"
    r"|system/|vendor/|product/|apex/|data/app/|data/dalvik-cache/)"
    r"|/containers/Bundle/|\.framework/|\.bundle/|\.momd/|\.lproj/|/flutter_assets/|/node_modules/"
    r"|/(?:GPUCache|ShaderCache|Code Cache|GrShaderCache|Crashpad|CrashReporter|Crashlytics|com\.crashlytics[^/]*"
    r"|WebKit/[^/]*/?Cache[^/]*"
    r"|DiagnosticReports|FirebaseCrash[^/]*|google-sdks-events|com\.google\.firebase[^/]*|Saved Application State|SplashBoard"
    # What stands beside a Realm database while it is open.
    r"|[^/]*\.realm\.management"
    r"|TransparencyData|Snapshots|app_webview/[^/]*/?Cache|com\.apple\.metal[^/]*|fontconfig)/",
)
_PLIST: Final = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE plist[^>]*>\s*)?<plist", re.DOTALL)
_JSON: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*[\[{\]\"0-9tfn-]|\{\s*[\"}])")
_TABLE: Final = re.compile(r".*/?[0-9]{6}\.(?:ldb|sst|log)")
_PREFERENCES: Final = re.compile(r"(?:.*/)?shared_prefs/[^/]+\.xml", re.IGNORECASE)
_XML: Final = re.compile(
    r"(?:(?:data/media/\d+|(?:mnt/|storage/)?sdcard\d*|storage/emulated/\d+|storage/[0-9A-F]{4}-[0-9A-F]{4})/|.*/(?:files|Documents|no_backup|app_[^/]+)/)(?:.*/)?[^/]+\.xml",
    re.IGNORECASE,
)
_LEAST_XML: Final = 1000
_ELEMENT: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|[A-Za-z_])")
_MMKV: Final = re.compile(r"(?:.*/)?mmkv/[^/]+(?<!\.crc)", re.IGNORECASE)
_CARDS: Final = re.compile(r".*\.(?:vcf|vcard)", re.IGNORECASE)
_CARD: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCARD", re.IGNORECASE)
_PROTOBUF: Final = re.compile(r".*\.(?:pb|proto|protobuf|pbf)", re.IGNORECASE)


def may_be_a_store(path: str, size: int) -> bool:
    """Whether name, place and size leave it open that a person's data is in the file."""
    store = (
        _NO_STORE.fullmatch(path) is None
        or (size >= _LEAST_PREFERENCES and _PREFERENCES.fullmatch(path) is not None)
        or (size >= _LEAST_XML and _XML.fullmatch(path) is not None)
    )
    return size >= LEAST and store and _NOBODYS.search(path) is None


def form_of(head: bytes, mime: str | None, path: str, size: int) -> str | None:
    """What kind of store a file may be, from its first bytes; None: none that discovery reads."""
    if not may_be_a_store(path, size):
        return None
    if mime == "application/vnd.sqlite3":
        return SQLITE
    if is_realm(head):
        return REALM
    if path.lower().endswith(".realm") and is_sealed(head, size):
        return SEALED_REALM
    if size > MOST:
        return None
    if head.startswith(b"bplist0") or _PLIST.match(head[:1024]):
        return PLIST
    if _JSON.match(head[:256]):
        return JSON
    if head.startswith(JAVA_MAGIC):
        return JAVA
    if _CARDS.fullmatch(path) and _CARD.match(head[:64]):
        return VCARDS
    if mime is None and _TABLE.fullmatch(path):
        return LEVELDB
    if _PREFERENCES.fullmatch(path):
        return PREFERENCES
    if _XML.fullmatch(path) and _ELEMENT.match(head[:1024]):
        return XML
    if mime is None and _MMKV.fullmatch(path):
        return MMKV
    if mime is None and _PROTOBUF.fullmatch(path):
        return PROTOBUF
    return None
