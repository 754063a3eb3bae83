"""The browser that `review` opens: which, with what options, where its profile lies, and that it goes.

The profile is a folder of this review alone, in memory where the machine offers that, and pages are private windows, which
keep history, forms and copies of pages in memory (what of them is still found is looked for in tests/web/test_alone.py).
The browser can resolve no name and is told of no proxy: what it would ask of its makers on its own fails on this machine.
Facts of the options: https://peter.sh/experiments/chromium-command-line-switches/ and Chromium's log of the network.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from aboveboard.casework import passing
from aboveboard.web import keeper

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "brave-browser", "microsoft-edge")
PREFIX = "aboveboard-browser-"
_ROOM = 512 << 20
"""Bytes that must be free in memory for a profile to lie there."""
_OFF = (
    "AutofillServerCommunication",
    "InterestFeedContentSuggestions",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationGuideModelDownloading",
    "OptimizationHints",
    "Translate",
)


def options(address: str, profile: Path) -> tuple[str, ...]:
    """How a browser of the Chromium family is started on a one-time address."""
    own = address.split("/enter/")[0]
    return (
        f"--user-data-dir={profile}",
        "--incognito",
        "--no-first-run",
        "--no-default-browser-check",
        "--no-pings",
        "--disable-background-networking",
        "--disable-breakpad",
        "--disable-client-side-phishing-detection",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-extensions",
        "--disable-sync",
        f"--disable-features={','.join(_OFF)}",
        # What has no switch of its own asks this server, which refuses it, instead of its makers'.
        f"--component-updater=url-source={own}/,disable-delta-updates",
        f"--gaia-url={own}",
        "--no-proxy-server",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--app={address}",
    )


def find() -> str | None:
    """The first browser that is installed and whose profile can be thrown away; None where there is none."""
    found = (shutil.which(name) for name in BROWSERS)
    return next((path for path in found if path is not None and not _confined(Path(path))), None)


def _confined(path: Path) -> bool:
    """Whether it is a snap, which keeps its profile where nobody else may delete it."""
    if "/snap/" in str(path.resolve()):
        return True
    with path.open("rb") as file:
        return b"/snap/bin/" in file.read(8192)


def open_browser(address: str) -> subprocess.Popen[bytes] | None:
    """A browser on the address, and who deletes its profile when it or this process ends. None where none is known here.

    Give what comes back to `close`.
    """
    command = find()
    if command is None:
        return None
    profile = passing.make(PREFIX, _ROOM)
    return subprocess.Popen(
        [sys.executable, "-I", keeper.__file__, str(profile), command, *options(address, profile)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def close(kept: subprocess.Popen[bytes]) -> None:
    """End the browser; its profile is gone when this comes back."""
    assert kept.stdin is not None
    kept.stdin.close()
    kept.wait()
