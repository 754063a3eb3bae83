"""The browser that `review` opens: nothing of the case stays in it, and it asks nobody else, also where there is nobody."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from aboveboard.casework import passing
from aboveboard.web import browser, keeper
from tests.planted import PLANTED
from tests.web import alone
from tests.web.conftest import Reviews

LOOPBACK = "import socket, fcntl, struct, os, sys; s = socket.socket(); r = struct.pack('16sh', b'lo', 1 | 64); "
LOOPBACK += "fcntl.ioctl(s, 0x8914, r); os.execvp(sys.argv[1], sys.argv[1:])"
"""Sets the interface `lo` up (SIOCSIFFLAGS, netdevice(7)) and goes on as the command."""


def cut_off() -> list[str]:
    """The begin of a command whose network is loopback alone; empty where this machine does not allow that."""
    if shutil.which("unshare") is None:
        return []
    command = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"])]
    inside = [*command, sys.executable, "-c", LOOPBACK]
    return inside if subprocess.run([*inside, "true"], capture_output=True, check=False).returncode == 0 else []


@pytest.fixture(scope="module")
def used(reviews: Reviews, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one whole use left and asked for."""
    folder = tmp_path_factory.mktemp("alone")
    command = [*cut_off(), sys.executable, "-m", "tests.web.alone", str(reviews.case("iphone")), str(folder)]
    root = Path(__file__).parents[2]
    path = os.pathsep.join(p for p in (str(root), os.environ.get("PYTHONPATH", "")) if p)
    environment = {**reviews.environment, "PYTHONPATH": path}
    done = subprocess.run(
        command, env=environment, cwd=root, capture_output=True, encoding="utf-8", timeout=150, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return {**json.loads(done.stdout), "folder": folder}


def test_all_pages_work_and_no_other_host_is_asked(used: dict[str, Any]) -> None:
    """The browser's own log of the network, which also tells what it asks by itself."""
    assert len(used["visited"]) > 40
    text = (used["folder"] / "net.json").read_text("utf-8", "replace").rstrip()
    # A browser that was killed leaves its log open.
    log = json.loads(text if text.endswith(("}]}", "]\n}")) else text.rstrip(",") + "]}")
    names = {number: name for name, number in log["constants"]["logEventTypes"].items()}
    asked = [
        e["params"]["url"] for e in log["events"] if names[e["type"]] == "URL_REQUEST_START_JOB" and e.get("params")
    ]
    assert len(asked) > len(used["visited"])
    own = urlsplit(used["base"]).netloc
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {own}
    resolved = {
        e["params"]["host"]
        for e in log["events"]
        if names[e["type"]].startswith("HOST_RESOLVER") and "host" in (e.get("params") or {})
    }
    assert {urlsplit(f"//{h}" if "//" not in h else h).hostname for h in resolved} <= {"127.0.0.1"}


def test_nothing_of_the_case_is_in_the_profile(used: dict[str, Any]) -> None:
    assert used["shown"] == sorted(PLANTED)
    assert used["during"] == []
    assert used["left"] == []
    assert used["alive"]
    assert alone.profiles(used["folder"]) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_profile_goes_with_the_review(reviews: Reviews, tmp_path: Path, number: int) -> None:
    (tmp_path / "run").mkdir()
    path = f"{alone.wrapped(tmp_path)}:{os.environ['PATH']}"
    environment = {**reviews.environment, "PATH": path, "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    told = [str(alone.COMMAND), "review", str(reviews.case("iphone"))]
    review = subprocess.Popen(told, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    profile = alone.wait(lambda: alone.profiles(tmp_path))[0]
    assert profile.stat().st_mode & 0o077 == 0
    alone.wait((profile / "DevToolsActivePort").is_file)
    review.send_signal(number)
    review.wait(20)
    alone.wait(lambda: not profile.exists())


def test_profiles_that_were_left_are_swept_and_those_in_use_are_not(tmp_path: Path) -> None:
    for name in ("left", "used", "fresh"):
        (tmp_path / f"{browser.PREFIX}{name}").mkdir()
        (tmp_path / f"{browser.PREFIX}{name}" / "History").write_text("words")
    (tmp_path / "other").mkdir()
    used = tmp_path / f"{browser.PREFIX}used"
    kept = subprocess.Popen([sys.executable, "-I", keeper.__file__, str(used), "sleep", "60"], stdin=subprocess.PIPE)
    alone.wait(lambda: _held(used))
    passing.sweep(tmp_path, browser.PREFIX)
    assert len(list(tmp_path.iterdir())) == 4
    later = tmp_path.stat().st_ctime + 1000
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aboveboard.casework.passing.time.time", lambda: later)
        passing.sweep(tmp_path, browser.PREFIX)
    assert {p.name for p in tmp_path.iterdir()} == {used.name, "other"}
    browser.close(kept)
    assert not used.exists()


def _held(folder: Path) -> bool:
    import fcntl

    with_it = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(with_it, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(with_it)
    return False


def test_a_snap_is_no_browser_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("chromium-browser", "#!/bin/sh\nexec /snap/bin/chromium\n"), ("brave-browser", "#!/bin/sh\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.find() == str(tmp_path / "brave-browser")
