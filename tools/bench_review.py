"""How fast the pages of a review answer on a large case: `make bench-review`; the figures go to docs/speed-review.md.

The case is made here: messages, pictures of a library and positions, none of them anybody's. Times are from the request to
the last byte, on loopback, of a server that has nothing else to do; `first` is the first request of its kind.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from aboveboard.demo.load import make_sms_db

ROOT = Path(__file__).parent.parent
DATA = ROOT / "bench-data"
COMMAND = Path(sys.executable).parent / "aboveboard"
PAGE, PAGE_95, SEARCH, FACETS, SIZE = 100, 300, 100, 300, 200_000


def make_source(folder: Path, scale: int) -> None:
    """A phone's tree with a large store of each kind."""
    mobile = folder / "private/var/mobile"
    sms, places, photos = (mobile / p for p in ("Library/SMS", "Library/Caches/com.apple.routined", "Media/PhotoData"))
    for one in (sms, places, photos):
        one.mkdir(parents=True)
    make_sms_db(sms / "sms.db", 1_000_000 // scale)
    with sqlite3.connect(places / "Cache.sqlite") as db:
        db.execute(
            "CREATE TABLE ZRTCLLOCATIONMO (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP, ZLATITUDE, ZLONGITUDE, ZHORIZONTALACCURACY)"
        )
        rows = (
            (n, 700_000_000 + n * 300, 50 + 8 * math.sin(n / 9000), 10 + 12 * math.cos(n / 7000), 5 + n % 60)
            for n in range(200_000 // scale)
        )
        db.executemany("INSERT INTO ZRTCLLOCATIONMO VALUES (?, ?, ?, ?, ?)", rows)
    with sqlite3.connect(photos / "Photos.sqlite") as db:
        db.execute(
            "CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZFILENAME, ZDIRECTORY, ZDATECREATED, ZKIND, ZWIDTH, ZHEIGHT,"
            " ZLATITUDE, ZLONGITUDE)"
        )
        rows = (
            (n, f"IMG_{n}.JPG", f"DCIM/{100 + n // 1000}APPLE", 700_000_000 + n * 1200, 0, 4032, 3024, 50.0, 10.0)
            for n in range(50_000 // scale)
        )
        db.executemany("INSERT INTO ZASSET VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def environment() -> dict[str, str]:
    """Keys beside the data; the phone is the bench's own."""
    return {**os.environ, "ABOVEBOARD_HOME": str(DATA / "review-keys"), "ABOVEBOARD_OWN_PHONE": "1"}


def make_case(scale: int) -> Path:
    """The case, made once."""
    case = DATA / f"review-{scale}.case"
    if not case.exists():
        source = DATA / f"review-{scale}"
        shutil.rmtree(source, ignore_errors=True)
        make_source(source, scale)
        told = [COMMAND, "examine", source, "--case", case, "--own-phone", "--no-recovery"]
        subprocess.run(told, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return case


class Bench:
    """A review, asked again and again."""

    def __init__(self, client: httpx.Client, times: int) -> None:
        self.client = client
        self.times = times
        self.lines: list[tuple[str, int, float, float, float, int]] = []

    def page(self, name: str, ask: Callable[[int], httpx.Response], target: int = PAGE) -> str:
        """Ask for a page `times` times; its last text."""
        took: list[float] = []
        text = ""
        for turn in range(self.times + 1):
            start = time.perf_counter()
            answer = ask(turn)
            took.append((time.perf_counter() - start) * 1000)
            answer.raise_for_status()
            text = answer.text
        later = sorted(took[1:])
        line = (name, target, took[0], later[len(later) // 2], later[int(len(later) * 0.95)], len(answer.content))
        self.lines.append(line)
        print("{}: target {} ms, first {:.0f}, median {:.0f}, 95th {:.0f} ms, {} bytes".format(*line), flush=True)
        return text


def run(case: Path, times: int) -> Bench:
    """All pages."""
    server = subprocess.Popen(
        [COMMAND, "review", case, "--no-browser"], env=environment(), stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    address = server.stdout.readline().split()[-1]
    base = address.split("/enter/")[0]
    try:
        with httpx.Client(base_url=base, follow_redirects=True, timeout=300, headers={"origin": base}) as client:
            client.get(address)
            bench = Bench(client, times)
            get = client.get
            for path in ("/", "/coverage", "/log", "/files", "/report", "/audio", "/documents", "/mail"):
                bench.page(path, lambda _, path=path: get(path))
            talks = re.findall(r'href="(/talk/[^"]+)"', bench.page("/talks", lambda _: get("/talks")))
            talk = bench.page("a conversation", lambda n: get(talks[n % len(talks)]))
            parts = re.findall(r'data-prev="([^"]+)"', talk)
            if parts:
                bench.page("a further part of one", lambda _: get(parts[0].replace("&amp;", "&")))
            people = re.findall(r'href="(/person/[^"]+)"', bench.page("/people", lambda _: get("/people")))
            bench.page("a person", lambda n: get(people[n % len(people)]))
            for path in ("/people/graph", "/gallery", "/timeline", "/map", "/list/messages", "/list/places"):
                bench.page(path, lambda _, path=path: get(path))
            keys = re.findall(r'data-key="([^"]+)"', get("/list/messages").text)
            bench.page("a record", lambda n: get(f"/record/{keys[n % len(keys)]}"))
            # Other words each time, so that no answer is a kept one; hits and facets come with one page.
            for name, words in WORDS.items():
                bench.page(
                    f"search: {name}",
                    lambda n, words=words: client.post("/search", data={"q": words[n % len(words)]}),
                    SEARCH + FACETS,
                )
            return bench
    finally:
        server.send_signal(2)
        server.wait(30)


WORDS = {
    "words": ("boathouse", "harbour", "tickets", "choir", "neighbour", "sofa", "lunch", "photo"),
    "Chinese": ("转账", "房东", "文件", "老地方"),
    "a word in a time": ("harbour since:2024", "tickets since:2023-05", "sofa until:2023", "choir on:2024"),
    "a person in a time": ("from:Deniz since:2024", "from:+12025550102 until:2023"),
}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a case of a twentieth")
    parser.add_argument("--times", type=int, default=10)
    asked = parser.parse_args()
    DATA.mkdir(exist_ok=True)
    scale = 20 if asked.quick else 1
    bench = run(make_case(scale), asked.times)
    if not asked.quick:
        write(bench)


def write(bench: Bench) -> None:
    """Put the figures into the documentation."""
    rows = "\n".join(
        f"| {name} | {target} | {first:.0f} | {middle:.0f} | {late:.0f} | {size / 1000:.0f} | "
        f"{'yes' if middle <= target and late <= max(target, PAGE_95) and size <= SIZE else '**no**'} |"
        for name, target, first, middle, late, size in bench.lines
    )
    (ROOT / "docs" / "speed-review.md").write_text(
        f"""# Speed of the pages

Written by `make bench-review` on a machine with {os.cpu_count()} cores and a load of {os.getloadavg()[0]:.1f} at the end: a case of
1,000,000 messages, 50,000 pictures and 200,000 positions. Milliseconds from request to last byte; `first` is the first
request of its kind, the median and the 95th percentile are of {bench.times} more; kilobytes before pictures. A page holds where its
median is within the target and its 95th percentile within {PAGE_95} ms. A search's page brings hits ({SEARCH} ms) and facets ({FACETS} ms).

| page | target, ms | first | median | 95th | KB | holds |
|---|---|---|---|---|---|---|
{rows}
"""
    )


if __name__ == "__main__":
    main()
