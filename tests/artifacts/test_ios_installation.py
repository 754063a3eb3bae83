"""The installer's log and the home screen's layout made here."""

import plistlib

from aboveboard.artifacts.ios.home_screen import ICONS
from aboveboard.artifacts.ios.installation import LOG
from tests.artifacts.harness import run

LOG_PATH = "private/var/installd/Library/Logs/MobileInstallation/mobile_installation.log.0"
ICONS_PATH = "private/var/mobile/Library/SpringBoard/IconState.plist"
NULL = {"absent": "NULL"}
LINES = """Wed Mar  8 20:26:40 2023 [77] <notice> (0x16b) main: Reboot detected
Wed Mar  8 20:27:00 2023 [77] <notice> (0x16b) -[MIInstaller x]: Install Successful for (Customer:org.example.chat)
Thu Mar  9 08:00:01 2023 [77] <notice> (0x16b) -[MIUninstaller x]: Uninstalling identifier org.example.chat
Thu Mar  9 08:00:02 2023 [77] <notice> (0x16b) Destroying container with identifier org.example.chat at /private/var/x
Thu Mar  9 08:00:03 2023 [77] <notice> (0x16b) something else
bad time [77] Made container live for org.example.new at /private/var/y
"""
DATA = LINES.encode()
STATE = plistlib.dumps(
    {
        "buttonBar": ["com.apple.mobilephone"],
        "iconLists": [["org.example.chat", {"displayName": "Games", "iconLists": [["org.example.game"]]}]],
    },
    fmt=plistlib.FMT_BINARY,
)
FIXTURES = {"ios.apps.log": {LOG_PATH: DATA}, "ios.apps.icons": {ICONS_PATH: STATE}}


def local(text: str) -> dict[str, str]:
    return {"local": text, "basis": "local without zone"}


def test_log() -> None:
    result = run(LOG, {LOG_PATH: DATA})
    installed, removed = result.of("App")
    assert (installed["app"], installed["installed_at"]) == ("org.example.chat", local("2023-03-08T20:27:00"))
    assert (removed["app"], removed["removed_at"]) == ("org.example.chat", local("2023-03-09T08:00:01"))
    assert [(e["event"], e["app"], e["at"]) for e in result.of("Event")] == [
        ("phone restarted", NULL, local("2023-03-08T20:26:40")),
        ("container destroyed", "org.example.chat", local("2023-03-09T08:00:02")),
        ("container made", "org.example.new", NULL),
    ]


def test_icons() -> None:
    records = run(ICONS, {ICONS_PATH: STATE}).records
    assert [r["app"] for r in records] == ["com.apple.mobilephone", "org.example.chat", "org.example.game"]
