"""How what answers_packages.py reads is decoded.

Facts: dumpPackageLPr in services/core/java/com/android/server/pm/Settings.java of
https://android.googlesource.com/platform/frameworks/base
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from aboveboard.artifacts.android._answers import depth, given, indented, user_of, wall
from aboveboard.formats.android import number
from aboveboard.kit import About, App, Item

HEAD = re.compile(r"  Package \[([^\]]+)\] \(")
SECTIONS = {"Packages:": "packages", "Hidden system packages:": "packages, replaced by an update"}
KEPT = (
    "userId", "appId", "codePath", "versionCode", "versionName", "flags", "pkgFlags", "dataDir", "timeStamp", "firstInstallTime",
    "lastUpdateTime", "installerPackageName", "signatures",
)  # fmt: skip
_GRANT = re.compile(r"([\w.]+): granted=(true|false)")
_STATE = re.compile(r"User (\d{1,6}): ?(.*)")
_ENABLED = {"1": True, "2": False, "3": False, "4": False}


@dataclass
class Said:
    """What the lines of one package say of it and of one device user's copy."""

    facts: dict[str, str] = field(default_factory=dict[str, str])
    requested: list[str] = field(default_factory=list[str])
    granted: dict[str, None] = field(default_factory=dict[str, None])
    """Names in their order, each once."""
    user: dict[str, str] = field(default_factory=dict[str, str])
    user_line: str = ""


def said(lines: Sequence[str], user: int) -> Said:
    """The lines below the head: those of four blanks are the package's own, deeper ones belong to the last of these."""
    found, section, own = Said(), "", True
    for text in lines:
        bare, key, value = text.strip(), *text.strip().partition("=")[::2]
        if depth(text) <= 4:
            state = _STATE.match(bare)
            section, own = bare, state is None or int(state[1]) == user
            if state is not None and own:
                found.user_line = bare
                found.user |= {
                    word.partition("=")[0]: word.partition("=")[2] for word in state[2].split() if "=" in word
                }
            elif state is None and key in KEPT:
                found.facts.setdefault(key, value)
        elif section == "requested permissions:":
            found.requested.append(bare)
        elif own and (grant := _GRANT.match(bare)):
            if grant[2] == "true":
                found.granted[grant[1]] = None
        elif own and key == "firstInstallTime" and section.startswith("User "):
            found.user[key] = value
    return found


def packages(data: bytes, about: About) -> Iterator[Item]:
    """Each package of the two lists; what the answer says elsewhere of packages is left."""
    for heading, match, block in indented(data, HEAD):
        if heading not in SECTIONS:
            continue
        found = said(block.lines[1:], user_of(about))
        get = found.facts.get
        installed = wall(found.user.get("firstInstallTime") or get("firstInstallTime"))
        flags = get("flags") or get("pkgFlags")
        app = App(
            at=installed or wall(get("timeStamp")),
            app=match[1],
            version=given(get("versionName")),
            build=(get("versionCode") or "").partition(" ")[0] or None,
            installed_at=installed,
            updated_at=wall(get("lastUpdateTime")),
            installer=given(get("installerPackageName")),
            system=None if flags is None else "SYSTEM" in flags.split(),
            enabled=_ENABLED.get(found.user.get("enabled", "")),
            path=get("codePath"),
            data_path=get("dataDir"),
            uid=number(get("appId") or get("userId")),
            permissions=[*found.granted] or None,
            seen_in=SECTIONS[heading]
            + (", not installed for this user" if found.user.get("installed") == "false" else ""),
        )
        stored: dict[str, Any] = {**found.facts, "user": found.user_line, "requested permissions": found.requested}
        if "firstInstallTime" in found.user:
            stored["firstInstallTime of the user"] = found.user["firstInstallTime"]
        yield Item(block.locator, app, {name: value for name, value in stored.items() if value})
