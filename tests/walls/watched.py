"""A command under a trace: what files its own process opens, and which rooms that decode it enters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

DECODERS = ("PIL", "pillow_heif", "av", "pypdfium2", "plistlib", "xml.etree.ElementTree", "tarfile")
"""Libraries of others, which may not even be there."""
WATCHED = """
import json, sys, threading
opened, called = [], set()
def watch(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        opened.append(str(args[0]))
def importing(frame):
    while frame is not None:
        if frame.f_code.co_name == "<module>":
            return "/aboveboard/" in frame.f_code.co_filename
        frame = frame.f_back
    return False
def trace(frame, event, arg):
    if event == "call":
        code = frame.f_code
        rooms = ("/aboveboard/formats/", "/aboveboard/sources/", "/aboveboard/artifacts/")
        if any(room in code.co_filename for room in rooms) and not importing(frame):
            called.add(code.co_filename.rpartition("/aboveboard/")[2] + " " + code.co_name)
sys.addaudithook(watch)
threading.setprofile(trace)
sys.setprofile(trace)
from aboveboard.cli.app import app
status = None
try:
    app(sys.argv[2:])
except SystemExit as ended:
    status = ended.code
sys.setprofile(None)
evidence = sys.argv[1]
imported = [name for name in DECODERS if name in sys.modules]
found = {"status": status, "called": sorted(called), "imported": imported, "seen": len(opened)}
print("FOUND " + json.dumps(found | {"evidence": [p for p in opened if p.startswith(evidence)]}))
"""
NAMES = "sources/oddnames.py "
"""Counts odd ones among the names that a worker wrote into its shard."""
HARMLESS = {"sources/api.py display", "sources/layout.py profile_of", "formats/times.py to_utc_us"}
"""Makes a path fit to be shown; tells a device user from a path; turns a number into a time."""


def watched(evidence: Path, home: Path, *argv: str) -> dict[str, Any]:
    """One command under a trace of its files and of every call into the rooms that decode."""
    script = f"DECODERS = {DECODERS!r}\n{WATCHED}"
    environment = {**os.environ, "ABOVEBOARD_OWN_PHONE": "1", "ABOVEBOARD_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(evidence), *argv],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("FOUND ")] or [done.stderr]
    return json.loads(line.removeprefix("FOUND "))
