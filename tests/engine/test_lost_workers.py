"""A worker that is killed costs the task it had, which is tried again: nothing is lost and nothing is doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from aboveboard.demo import MEDIUM, build_android

COMMAND = Path(sys.executable).parent / "aboveboard"


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "ABOVEBOARD_OWN_PHONE": "1", "ABOVEBOARD_HOME": str(home)}


def run(*argv: object, home: Path) -> str:
    done = subprocess.run(
        [str(COMMAND), *map(str, argv)], env=environment(home), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def records(case: Path, home: Path) -> list[str]:
    return run("export", case, home=home).splitlines()


def workers_of(pid: int) -> list[int]:
    """The grandchildren of a process: its nursery's workers."""
    children = [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    found: list[int] = []
    for child in children:
        try:
            found += [int(c) for c in Path(f"/proc/{child}/task/{child}/children").read_text().split()]
        except OSError:
            continue
    return found


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("phone") / "android.zip"
    build_android(path, scale=MEDIUM)
    return path


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find the workers")
def test_killed_workers_cost_nothing(phone: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run("examine", phone, "--case", tmp_path / "whole.case", "--own-phone", home=home)
    argv = [str(COMMAND), "examine", str(phone), "--case", str(tmp_path / "shot.case"), "--own-phone", "--json"]
    process = subprocess.Popen(argv, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    killed: set[int] = set()
    surveyed = False
    while process.poll() is None and len(killed) < 3:
        # The first worker opens the source; shards with rows show that reading has begun.
        shards = list((tmp_path / "shot.case").glob("work/*/*/*.shard"))
        surveyed = surveyed or any(s.stat().st_size > 200_000 for s in shards if s.exists())
        fresh = [w for w in workers_of(process.pid) if w not in killed] if surveyed else []
        if len(fresh) > 1:
            killed.add(fresh[-1])
            os.kill(fresh[-1], signal.SIGKILL)
        time.sleep(0.01)
    out, errors = process.communicate()
    assert process.returncode == 0, errors
    assert killed, "the examination ended before a worker could be killed"
    assert msgspec.json.decode(out)["failed"] == []
    assert records(tmp_path / "shot.case", home) == records(tmp_path / "whole.case", home)
