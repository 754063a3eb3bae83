"""`make soak`: what takes too long for `make test`: kills at random moments, and one case that is very large.

Kills: an examination is killed again and again, its own process, the one that workers come from, or a worker, at moments drawn
by a seed; at the end the case must hold what one holds that nobody disturbed. Load: millions of records and files in one case,
examined, searched and reviewed, the review also while it gathers what its pages need, and a folder of as many files in a
case of its own; what counts is the largest process.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import bench
import httpx

from aboveboard.demo import MEDIUM, build_android, make_names_folder, make_names_zip, make_sms_db

MOST_MB = 600
COMMAND = bench.COMMAND
PAGES = (
    "/",
    "/talks",
    "/list/messages",
    "/people",
    "/timeline",
    "/gallery",
    "/files",
    "/coverage",
    "/map",
    "/documents",
)
SEARCHES = ("meeting", "4915", "49", "e", "the photo", '"the name of"', "since:2025-12", "direction:in lunch", "-12")


class Installation:
    """A home of its own in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "HOME": str(folder), "ABOVEBOARD_HOME": str(folder / "keys")}
        self.environment |= {"ABOVEBOARD_OWN_PHONE": "1"}

    def start(self, *argv: object) -> subprocess.Popen[str]:
        """A command, whose output is kept."""
        given = [COMMAND, *map(str, argv)]
        return subprocess.Popen(given, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *argv: object) -> str:
        """A command to its end. Raises SystemExit where it fails."""
        process = self.start(*argv)
        out, errors = process.communicate()
        if process.returncode != 0:
            raise SystemExit(f"{argv} ended with {process.returncode}: {out}{errors}")
        return out

    def measured(self, *argv: object) -> bench.Run:
        """A command to its end, with the memory of its largest process."""
        return bench.measured([COMMAND, *map(str, argv)], self.environment)


def children(pid: int) -> list[int]:
    """The processes that one started and that still run."""
    try:
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def kills(rounds: int, seed: int) -> None:
    """So many examinations, each killed up to three times."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Installation(Path(folder))
        phone = home.folder / "android.zip"
        build_android(phone, scale=MEDIUM)
        begun = time.monotonic()
        home.run("examine", phone, "--case", home.folder / "whole.case", "--own-phone")
        usual = time.monotonic() - begun
        expected = home.run("export", home.folder / "whole.case")
        shot: Counter[str] = Counter()
        for number in range(rounds):
            case = home.folder / f"{number}.case"
            for _ in range(dice.randint(1, 3)):
                process = home.start("examine", phone, "--case", case, "--own-phone")
                time.sleep(dice.uniform(0.05, usual * 1.1))
                shot[_shoot(process.pid, dice)] += 1
                process.communicate()
            home.run("examine", phone, "--case", case, "--own-phone")
            if home.run("export", case) != expected:
                raise SystemExit(
                    f"round {number} (seed {seed}): the case differs from one that nobody disturbed; kept at {case}"
                )
            home.run("verify", case)
            shutil.rmtree(case)
            if number % 20 == 19:
                print(f"{number + 1} rounds, every case whole; killed: {dict(shot)}", flush=True)
        print(f"kills: {rounds} rounds, every case as one that nobody disturbed; killed: {dict(shot)}")


def _shoot(pid: int, dice: random.Random) -> str:
    """Kill the examination, the process that workers come from, or a worker; says which."""
    nursery = children(pid)
    workers = [w for n in nursery for w in children(n)]
    choices = [("the examination", [pid]), ("the nursery", nursery), ("a worker", workers)]
    name, found = dice.choice([c for c in choices if c[1]])
    try:
        os.kill(dice.choice(found), signal.SIGKILL)
    except ProcessLookupError:
        return "nobody: it had ended"
    return name


def load(records: int, files: int) -> bool:
    """One case with so many records and files; says what each step took, and whether memory stayed within bounds."""
    with tempfile.TemporaryDirectory(dir=bench.DATA) as folder:
        home = Installation(Path(folder))
        case = home.folder / "large.case"
        sms, names = home.folder / "sms.db", home.folder / "names.zip"
        make_sms_db(sms, records)
        make_names_zip(names, files)
        print(f"made: {records:,} messages ({sms.stat().st_size / 1e9:.1f} GB), {files:,} names", flush=True)
        held = True
        for what, argv in (
            ("examine the messages", ("examine", sms, "--case", case, "--own-phone")),
            ("examine the tree", ("examine", names, "--case", case, "--own-phone")),
            ("search a word", ("search", case, "meeting", "--limit", 20)),
            ("search a number", ("search", case, "4915", "--limit", 20)),
            ("summary", ("summary", case)),
            ("coverage", ("coverage", case)),
        ):
            run = home.measured(*argv)
            held &= run.memory < MOST_MB
            print(f"{what}: {run.wall:.1f} s, {run.cpu:.1f} s of CPU, largest process {run.memory:.0f} MB", flush=True)
        return _reviewed(home, case) and _folder(files) and held


def _folder(files: int) -> bool:
    """The same names as files of a folder, in memory where the system has a place for that: millions of files wear a disk."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else bench.DATA) as folder:
        home = Installation(Path(folder))
        make_names_folder(home.folder / "phone", files)
        print(f"made: a folder of {files:,} files", flush=True)
        run = home.measured("examine", home.folder / "phone", "--case", home.folder / "x.case", "--own-phone")
        print(
            f"examine the folder: {run.wall:.1f} s, {run.cpu:.1f} s of CPU, largest process {run.memory:.0f} MB",
            flush=True,
        )
        return run.memory < MOST_MB


def _reviewed(home: Installation, case: Path) -> bool:
    process = home.start("review", case, "--no-browser")
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split()[-1]
        base = address.split("/enter/")[0]
        with httpx.Client(follow_redirects=True, timeout=300, headers={"origin": base}) as client:
            client.get(address)
            begun = time.monotonic()
            waiting = list(PAGES)
            while waiting:
                # A page that needs what is still gathered says so, and is asked again as a browser does.
                waiting = [page for page in waiting if "refresh" in client.get(base + page).headers]
                time.sleep(0.5)
            print(
                f"review: all pages are there after {time.monotonic() - begun:.0f} s, {_told(process.pid)}", flush=True
            )
            for page in PAGES:
                _timed(page, lambda page=page: client.get(base + page))
            for words in SEARCHES:
                found = _timed(words, lambda words=words: client.post(f"{base}/search", data={"q": words}))
                for facets in re.findall(r'hx-get="(/found/[^"]+/facets)"', found.text)[:1]:
                    _timed(f"facets of {words}", lambda facets=facets: client.get(base + facets))
            for page in PAGES:
                client.get(base + page).raise_for_status()
        print(f"review: at the end {_told(process.pid)}", flush=True)
        return _largest(process.pid) < MOST_MB
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _timed(what: str, ask: Callable[[], httpx.Response]) -> httpx.Response:
    begun = time.monotonic()
    answer = ask()
    answer.raise_for_status()
    print(f"review, {what}: {1000 * (time.monotonic() - begun):.0f} ms", flush=True)
    return answer


def _largest(pid: int) -> float:
    return max(_peak(pid), *(_peak(child) for child in children(pid)), 0.0)


def _told(pid: int) -> str:
    return f"largest process {_largest(pid):.0f} MB"


def _peak(pid: int) -> float:
    """MB that a process had at most."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="examinations that are killed")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    parser.add_argument("--records", type=int, default=10_000_000)
    parser.add_argument("--files", type=int, default=2_000_000)
    parser.add_argument("--only", choices=("kills", "load"))
    asked = parser.parse_args()
    bench.DATA.mkdir(exist_ok=True)
    if asked.only in (None, "kills"):
        kills(asked.rounds, asked.seed)
    if asked.only in (None, "load") and not load(asked.records, asked.files):
        sys.exit(f"a process had more than {MOST_MB} MB")


if __name__ == "__main__":
    main()
