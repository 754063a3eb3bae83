"""How fast the pages of a review are on a large case: `make bench-review`; the figures go to docs/speed-review.md.

The case is made here: messages, pictures of a library and positions, none of them anybody's. Times are from the request to
the last byte, on loopback, of a server that has nothing else to do; `first` is the first request of its kind, and `CPU` what
the server's process used a request, which another load on the machine changes less. What a browser makes of the pages is in
bench_browser.py, how fast previews are made in bench_previews.py.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import bench_browser
import bench_previews
import httpx
from bench_browser import Result

from aboveboard.casework.case import FORMAT
from aboveboard.demo import schema_ios
from aboveboard.demo.load import make_sms_db
from aboveboard.demo.media import jpeg

ROOT = Path(__file__).parent.parent
DATA = ROOT / "bench-data"
COMMAND = Path(sys.executable).parent / "aboveboard"
MESSAGES, PICTURES, PLACES, PEOPLE = 1_000_000, 50_000, 200_000, 400
FIRST = ("Alina", "Boris", "Chiara", "Deniz", "Emre", "Fatou", "Greta", "Hiro", "Ines", "Jonas", "李", "محمد")
LAST = ("Albers", "Brook", "Castell", "Dorn", "Eriksen", "Fuchs", "Gould")
PAGE, PAGE_95, SEARCH, FACETS, RAW, SIZE = 100, 300, 100, 300, 100, 200_000


def make_source(folder: Path, scale: int) -> None:
    """A phone's tree with a large store of each kind; the camera's files lie in it."""
    mobile = folder / "private/var/mobile"
    sms, people, places, photos = (
        mobile / p
        for p in ("Library/SMS", "Library/AddressBook", "Library/Caches/com.apple.routined", "Media/PhotoData")
    )
    for one in (sms, people, places, photos):
        one.mkdir(parents=True)
    make_sms_db(sms / "sms.db", MESSAGES // scale)
    with closing(sqlite3.connect(sms / "sms.db")) as db, db:
        # Every fifth message goes to one conversation.
        db.execute("UPDATE message SET handle_id = 1 WHERE ROWID % 5 = 0")
        db.execute("UPDATE chat_message_join SET chat_id = 1 WHERE message_id % 5 = 0")
    with closing(sqlite3.connect(people / "AddressBook.sqlitedb")) as db, db:
        db.executescript(schema_ios.ADDRESS_BOOK)
        for n in range(1, PEOPLE + 1):
            name = (FIRST[n % len(FIRST)], f"{LAST[n // len(FIRST) % len(LAST)]} {n}")
            db.execute("INSERT INTO ABPerson (ROWID, First, Last, guid) VALUES (?, ?, ?, ?)", (n, *name, f"person {n}"))
            number = f"+1202555{n + 1000:04d}"
            db.execute(
                "INSERT INTO ABMultiValue (record_id, property, value, guid) VALUES (?, 3, ?, ?)",
                (n, number, f"value {n}"),
            )
    with closing(sqlite3.connect(places / "Cache.sqlite")) as db, db:
        db.execute(
            "CREATE TABLE ZRTCLLOCATIONMO (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP, ZLATITUDE, ZLONGITUDE, ZHORIZONTALACCURACY)"
        )
        rows = (
            (n, 700_000_000 + n * 300, 50 + 8 * math.sin(n / 9000), 10 + 12 * math.cos(n / 7000), 5 + n % 60)
            for n in range(PLACES // scale)
        )
        db.executemany("INSERT INTO ZRTCLLOCATIONMO VALUES (?, ?, ?, ?, ?)", rows)
    with closing(sqlite3.connect(photos / "Photos.sqlite")) as db, db:
        db.execute(
            "CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZFILENAME, ZDIRECTORY, ZDATECREATED, ZKIND, ZWIDTH, ZHEIGHT,"
            " ZLATITUDE, ZLONGITUDE)"
        )
        rows = (
            (n, f"IMG_{n}.JPG", f"DCIM/{100 + n // 1000}APPLE", 700_000_000 + n * 1200, 0, 640, 480, 50.0, 10.0)
            for n in range(PICTURES // scale)
        )
        db.executemany("INSERT INTO ZASSET VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    drawn = [jpeg(n, None, 640, 480) for n in range(64)]
    for n in range(PICTURES // scale):
        file = mobile / f"Media/DCIM/{100 + n // 1000}APPLE/IMG_{n}.JPG"
        file.parent.mkdir(parents=True, exist_ok=True)
        # Behind the picture's end, where readers ignore it: no two files are the same.
        file.write_bytes(drawn[n % 64] + n.to_bytes(8, "big"))


def environment() -> dict[str, str]:
    """Keys beside the data; the phone is the bench's own."""
    return {**os.environ, "ABOVEBOARD_HOME": str(DATA / "review-keys"), "ABOVEBOARD_OWN_PHONE": "1"}


def make_case(scale: int) -> Path:
    """The case, examined once."""
    name = f"review-{scale}-{FORMAT}"  # cases of an earlier format are not opened
    case, fresh = DATA / f"{name}.case", DATA / f"{name}.db"
    if not fresh.exists():
        shutil.rmtree(case, ignore_errors=True)
        source = DATA / name
        shutil.rmtree(source, ignore_errors=True)
        make_source(source, scale)
        told = [COMMAND, "examine", source, "--case", case, "--own-phone", "--no-recovery"]
        subprocess.run(told, env=environment(), check=True, stdout=subprocess.DEVNULL)
        shutil.copy(case / "case.db", fresh)
    # As it was after the examination: nothing is gathered, marked or kept.
    for leftover in (*case.glob("case.db-*"), *(case / "previews").glob("*")):
        leftover.unlink()
    shutil.copy(fresh, case / "case.db")
    return case


@dataclass
class Line:
    """One page, asked again and again."""

    name: str
    target: int
    """Milliseconds, of the median."""
    first: float
    median: float
    late: float
    """The 95th percentile."""
    cpu: float
    """Milliseconds of the server's process for one request."""
    size: int

    @property
    def holds(self) -> bool:
        """Whether it is within the limits."""
        return self.median <= self.target and self.late <= max(self.target, PAGE_95) and self.size <= SIZE


Ask = Callable[[int], httpx.Response]


class Bench:
    """A review, asked again and again."""

    def __init__(self, client: httpx.Client, process: int, times: int) -> None:
        self.client = client
        self.process = process
        self.times = times
        self.lines: list[Line] = []
        self.gathering = (0.0, 0.0)
        """Seconds, and seconds of CPU, that it took to gather what pages need."""

    def used(self) -> float:
        """Milliseconds of CPU of the server so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def page(self, name: str, ask: Ask | str, target: int = PAGE) -> str:
        """Ask for a page `times` times; its last text. `ask` is an address or is told the turn."""
        asked: Ask = (lambda _: self.client.get(ask)) if isinstance(ask, str) else ask
        took: list[float] = []
        before = self.used()
        for turn in range(self.times + 1):
            start = time.perf_counter()
            answer = asked(turn)
            took.append((time.perf_counter() - start) * 1000)
            answer.raise_for_status()
            if turn == 0:
                first = self.used()
        cpu = (self.used() - first) / self.times
        later = sorted(took[1:])
        late = later[math.ceil(len(later) * 0.95) - 1]
        line = Line(name, target, took[0], later[len(later) // 2], late, cpu, len(answer.content))
        self.add(line, first - before)
        return answer.text

    def add(self, line: Line, cpu: float) -> None:
        """A line; `cpu` is that of its first request."""
        self.lines.append(line)
        told = f"{line.first:8.0f} {cpu:8.0f} {line.median:8.1f} {line.late:8.1f} {line.cpu:8.1f} {line.size:8}"
        print(f"{told}  {'' if line.holds else '*** '}{line.name}", flush=True)

    def each(self, name: str, addresses: Sequence[str], target: int = PAGE) -> str:
        """A different one of its kind each time."""
        return self.page(name, lambda n: self.client.get(addresses[n * 7919 % len(addresses)]), target)

    def search(self, name: str, words: Sequence[str]) -> None:
        """Other words each time, so that no answer is a kept one; from the words to the page with hits, then its facets."""
        found: list[str] = []

        def ask(turn: int) -> httpx.Response:
            answer = self.client.post("/search", data={"q": words[turn % len(words)]})
            found.append(answer.text)
            return answer

        self.page(f"search: {name}", ask, SEARCH)
        facets = [a for text in found for a in re.findall(r'hx-get="(/found/[^"]+/facets)"', text)]
        if facets:
            self.page(f"facets: {name}", lambda n: self.client.get(facets[n % len(facets)]), FACETS)
        parts = [unescape(a) for text in found for a in re.findall(r'data-next="([^"]+)"', text)]
        if parts:
            self.each(f"a further part: {name}", parts)


@contextmanager
def review(case: Path) -> Generator[tuple[str, int]]:
    """A server: its one-time address, its process."""
    command = [COMMAND, "review", case, "--no-browser", "--source", DATA / case.stem]
    server = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        yield server.stdout.readline().split()[-1], server.pid
    finally:
        server.send_signal(2)
        server.wait(60)


def run(case: Path, times: int, scale: int) -> Bench:
    """All pages."""
    with review(case) as (address, process):
        base = address.split("/enter/")[0]
        with httpx.Client(base_url=base, follow_redirects=True, timeout=300, headers={"origin": base}) as client:
            bench = Bench(client, process, times)
            client.get(address)
            _gathered(bench)
            rows = (MESSAGES + PICTURES * 2 + PLACES) // scale
            _frame(bench)
            _talks(bench, rows)
            _people(bench, rows)
            _lists(bench, rows)
            _gallery(bench)
            _timeline(bench)
            _map(bench)
            _records(bench)
            _raw(bench)
            for name, words in WORDS.items():
                bench.search(name, words)
            return bench


def _gathered(bench: Bench) -> None:
    """Ask for pages while the server gathers, once after an examination, what they need: none may keep one waiting."""
    paths = ("/", "/talks", "/people", "/list/messages", "/gallery", "/timeline", "/map", "/documents", "/audio")
    began, before = time.perf_counter(), bench.used()
    took: list[float] = []
    size = 0
    while paths:
        for path in paths:
            start = time.perf_counter()
            answer = bench.client.get(path)
            answer.raise_for_status()
            took.append((time.perf_counter() - start) * 1000)
            size = max(size, len(answer.content))
            if "refresh" not in answer.headers:
                paths = tuple(p for p in paths if p != path)
        time.sleep(0.05)
    took.sort()
    late = took[math.ceil(len(took) * 0.95) - 1]
    cpu = bench.used() - before
    bench.gathering = (time.perf_counter() - began, cpu / 1000)
    line = Line("any page while that is gathered", PAGE, took[-1], took[len(took) // 2], late, cpu / len(took), size)
    bench.add(line, cpu)


def _frame(bench: Bench) -> None:
    for path in (
        "/",
        "/coverage",
        "/settings",
        "/help/query",
        "/report",
        "/audio",
        "/documents",
        "/mail",
        "/known",
        "/searches",
    ):
        bench.page(path, path)
    log = bench.page("/log", "/log")
    older = [unescape(a) for a in re.findall(r'data-next="([^"]+)"', log)]
    if older:
        bench.each("/log, a further part", older)
    at = "/files"
    text = bench.page(at, at)
    # Down to the folder with the camera's files.
    while inner := re.search(r'href="(/files\?at=[^"]+)"><bdi>(?:private|var|mobile|Media|DCIM|100APPLE)/<', text):
        at = inner[1]
        text = bench.client.get(at).text
    text = bench.page("/files, a folder of 1,000", at)
    bench.each("a file", re.findall(r'href="(/file/[^"]+)"', text))


def _raw(bench: Bench) -> None:
    """The bytes and tables of a large database, and of a picture."""
    record = bench.client.get(f"/record/{_first_key(bench, 'messages')}").text
    picture = bench.client.get(f"/record/{_first_key(bench, 'media')}").text
    for name, text in (("a database", record), ("a picture's file", picture)):
        file = re.search(r'href="(/file/[^"]+)"', text)
        assert file is not None
        text = bench.page(f"{name}, as a file", unescape(file[1]))
        ways = sorted({unescape(a) for a in re.findall(r'href="(/raw/[^"]+)"', text)})
        if ways:
            text = bench.each(f"{name}, its bytes and tables", ways[:12], RAW)
            parts = [unescape(a) for a in re.findall(r'"(/raw/part/[^"]+)"', text)]
            if parts:
                bench.each(f"{name}, a further part of them", parts, RAW)


def _first_key(bench: Bench, name: str) -> str:
    found = re.search(r'<tr data-key="([^"]+)"', bench.client.get(f"/list/{name}").text)
    assert found is not None
    return found[1]


def _talks(bench: Bench, rows: int) -> None:
    text = bench.page("/talks", "/talks")
    talks = re.findall(r'href="(/talk/[^"?]+)"', text)
    bench.page("/talks, last part", "/talks?part=true&start=200")
    bench.each("a conversation", talks[1:])
    # The largest is the one of the first person: its records say so.
    counts = [
        (int(n.replace(",", "")), a)
        for a in talks[:40]
        for n in re.findall(r"([\d,]+) records", bench.client.get(a).text)
    ]
    large = max(counts)[1]
    bench.page("the largest conversation", large)
    bench.page("the largest conversation, as a table", f"{large}?table=true")
    bench.page("the largest conversation, all apps", f"{large}?joined=true")
    places = [
        f"{large}/part?way={way}&at={n}" for n in range(rows // 20, rows, rows // 13) for way in ("older", "newer")
    ]
    bench.each("the largest conversation, a part", places)
    bench.each("the largest conversation, a part as a table", [f"{a}&table=true" for a in places])
    days = ["2023-09-01", "2023-10-11", "2023-11-20", "2024-01-01"]
    go = f"{large}/go"
    bench.page("the largest conversation, to a day", lambda n: bench.client.post(go, data={"day": days[n % 4]}))
    words = ["boathouse", "harbour", "lunch", "转账", "#19999"]
    bench.page(
        "the largest conversation, words in it", lambda n: bench.client.post(go, data={"words": words[n % 5]}), SEARCH
    )


def _people(bench: Bench, rows: int) -> None:
    text = bench.page("/people", "/people")
    for by in ("records", "name"):
        bench.page(f"/people, by {by}", f"/people?by={by}")
    bench.page("/people, last part", "/people?part=true&start=300")
    bench.page("/people, found", lambda n: bench.client.post("/people/find", data={"words": FIRST[n % len(FIRST)]}))
    people = re.findall(r'href="(/person/[^"]+)"', text)
    bench.each("a person", people)
    largest = re.findall(r'href="(/person/[^"]+)"', bench.client.get("/people?by=records").text)[0]
    bench.page("the person of the largest conversation", largest)
    bench.page("a person, conversations", f"{largest}/talks")
    bench.page("a person, messages", f"{largest}/records/Message")
    bench.each(
        "a person, messages, a part",
        [f"{largest}/records/Message?part=true&at={n}" for n in range(9, rows, rows // 13)],
    )
    bench.each("a person, places", [f"{p}/places" for p in people])
    bench.page("/people/graph", "/people/graph")


def _lists(bench: Bench, rows: int) -> None:
    for name in ("messages", "calls", "contacts", "media", "places", "web", "apps", "device"):
        text = bench.page(f"/list/{name}", f"/list/{name}")
        if name in ("messages", "media", "places"):
            bench.page(f"/list/{name}, oldest first", f"/list/{name}?oldest=true")
            places = [
                f"/list/{name}?part=true&at={n}&oldest={w}"
                for n in range(7, rows, rows // 13)
                for w in ("true", "false")
            ]
            bench.each(f"/list/{name}, a part", places)
        if name == "contacts":
            bench.page("/list/contacts, by name", "/list/contacts?sort=name")
        if undated := re.search(r'href="([^"]+at=[^"]+)"', text):
            bench.page(f"/list/{name}, without a time", unescape(undated[1]))


def _gallery(bench: Bench) -> None:
    text = bench.page("/gallery", "/gallery")
    months = [unescape(a) for a in re.findall(r'href="(/gallery/in/all\?chunk=[^"]+)"', text)]
    bench.each("/gallery, at a month", months)
    bench.each("/gallery, a part", [f"/gallery/in/all?part=true&chunk={n}" for n in range(0, len(months) * 8, 5)])
    chosen = [{"kind": "image"}, {"kind": "video"}, {"state": "live"}, {"state": "no file"}, {"source": "DCIM"}]
    chosen += [{"state": "sensitive"}, {"state": "recovered"}, {"kind": "image", "state": "live"}]
    bench.page("/gallery, a choice", lambda n: bench.client.post("/gallery/choose", data=chosen[n % len(chosen)]))
    items = re.findall(r'href="(/gallery/item/[^"]+)"', text)
    bench.each("a picture", [unescape(a) for a in items])
    pictures = re.findall(r'src="(/preview/[^"]+)"', text)
    bench.each("a preview, or what stands for it", pictures)
    words = " ".join(a.removeprefix("/preview/") for a in pictures)
    bench.page("/previews/wanted", lambda _: bench.client.post("/previews/wanted", data={"words": words}))


def _timeline(bench: Bench) -> None:
    at = "/timeline"
    for level in ("all of time", "a year", "a month", "a day", "an hour", "a minute"):
        text = bench.page(f"/timeline, {level}", at)
        # Down by the steps that are drawn.
        steps = re.findall(r'<a href="(/timeline\?view=[^"]+)" tabindex="-1">', text)
        if not steps:
            break
        at = steps[len(steps) // 2]
    text = bench.client.get("/timeline").text
    chips = re.findall(r'<a class="chip" href="(/timeline\?view=[^"]+)"', text)
    bench.each("/timeline, one category less", chips)
    parts = [unescape(a) for a in re.findall(r'data-next="([^"]+)"', text)]
    bench.each("/timeline, a further part", parts)


def _map(bench: Bench) -> None:
    bench.page("/map", "/map")
    word = ""
    for zoom in (1, 3, 5, 7, 9, 11, 13, 15, 18):
        half = 180 / 2 ** (zoom - 1)

        def ask(turn: int, zoom: int = zoom, half: float = half) -> httpx.Response:
            y, x = 50 + 8 * math.sin(turn * 1000 / 9000), 10 + 12 * math.cos(turn * 1000 / 7000)
            box = {"south": max(-85, y - half / 2), "north": min(85, y + half / 2), "west": x - half, "east": x + half}
            return bench.client.post("/map/points", data={k: str(v) for k, v in {**box, "zoom": zoom}.items()})

        text = bench.page(f"/map, marks at zoom {zoom}", ask)
        word = json.loads(text)["word"] if zoom == 5 else word
    narrow = {"south": "40", "north": "60", "west": "-5", "east": "25", "zoom": "5", "classes": "gps|not stored"}
    times = [{"since": str((1_680_000_000 + n * 1_000_000) * 1_000_000)} for n in range(9)]
    bench.page("/map, marks of a span", lambda n: bench.client.post("/map/points", data={**narrow, **times[n % 9]}))
    bench.page("/map, the list of a view", f"/map/in/{word}")
    bench.each("/map, a part of the list", [f"/map/in/{word}?at={n}" for n in range(1, 1_200_000, 90_001)])


def _records(bench: Bench) -> None:
    keys: list[str] = []
    for name in ("messages", "media", "places", "contacts"):
        keys += re.findall(r'data-key="([^"]+)"', bench.client.get(f"/list/{name}").text)[:8]
    bench.each("a record", [f"/record/{key}" for key in keys])
    part = {"hx-request": "true"}
    bench.page("a record, in the inspector", lambda n: bench.client.get(f"/record/{keys[n % len(keys)]}", headers=part))
    mark = bench.client.post
    bench.page("a tag", lambda n: mark("/mark", data={"what": "tag", "value": "1", "keys": keys[n % len(keys)]}))
    bench.page("a tag taken back", lambda _: mark("/undo"))
    many = " ".join(re.findall(r'data-key="([^"]+)"', bench.client.get("/list/messages").text))
    bench.page("a tag on 60", lambda _: mark("/mark", data={"what": "tag", "value": "2", "keys": many}))
    bench.page("/report, of a tag", "/report")


WORDS = {
    "a word": ("scarf", "harbour", "tickets", "choir", "neighbour", "sofa", "lunch", "photo", "dentist", "train"),
    "a number": tuple(f"#{n}" for n in range(400_000, 900_000, 41_017)),
    "two words": ("train late", "the photo", "lunch one", "choir monday", "scarf sofa", "dentist forget"),
    "three words": ("are you still", "keys the neighbour", "photo of harbour", "name of that", "10 12 the"),
    "a phrase": ('"the name of"', '"left the keys"', '"of the harbour"', '"you still coming"', '"at one"'),
    "part of a word": ("oreve", "arbou", "icket", "eighb", "unch", "hoto", "entis", "rain", "5001", "asablan"),
    "inside very many words": ("12", "7", "99", "1"),
    "one letter": ("e", "a", "q", "s"),
    "Chinese": ("转账", "房东", "老地方", "照片", "车站", "点老地方见", "今晚八点"),
    "one Chinese character": ("我", "你", "的", "不", "好"),
    "Arabic": ("الصورة", "دقيقة", "موعدنا", "محمد", "شكرا", "الشقة"),
    "part of an Arabic word": ("صور", "قيق", "وعد", "حمد"),
    "Japanese, Korean": ("会議", "明日", "생일", "내일", "お疲れ", "잘 도착"),
    "nothing": ("qzxqzx", "xyzzyq", "转转账账", "zzkkzz"),
    "a word or another": ("scarf OR harbour", "转账 OR lunch", "tickets OR choir OR sofa"),
    "not a word": ("scarf -sofa", "lunch -the", "photo -转账"),
    "not inside very many words": ("-12", "lunch -7"),
    "exactly": ('exact:"Lunch"', 'exact:"#77"', 'exact:"café"', 'exact:"Choir"'),
    "a word in a time": (
        "harbour since:2025-11", "tickets since:2025-10-05", "sofa until:2025-10", "choir on:2026", "lunch on:2025-12-12",
    ),
    "a time": ("since:2025-12", "until:2023-06", "on:2023-10", "on:2025-10-10", "until:2025", "on:2025-10-02T10:30"),
    "a kind and a time": ("kind:Place on:2023-10", "kind:Media since:2024", "kind:Message until:2025-10"),
    "a service": ("service:ios.messages", "service:ios.photos", "service:any.media", "-service:ios.messages"),
    "a person by number": ("from:+12025551002", "to:+12025551008", "with:+12025551009", "from:2025551005", "with:5551011"),
    "part of a number": ("from:555101", "with:555102", "to:55511", "from:1202"),
    "the person of the largest conversation": ("from:+12025551001", "with:+12025551001", "to:+12025551001"),
    "nobody of that name": ("from:Deniz", "with:Fatou", "to:李"),
    "a person in a time": (
        "from:+12025551012 since:2025-11", "from:+12025551013 until:2025-10", "with:+12025551001 on:2025-10",
    ),
    "a person and a word": (
        "from:+12025551014 harbour", "with:+12025551001 lunch", "to:+12025551015 转账", "with:5551016 e",
    ),
    "somebody": ("person:Deniz", "person:+12025551017", "person:李", 'person:"Alina Albers 252"'),
    "not a person": ("-from:+12025551001 harbour", "-with:+12025551001", "kind:Message -from:+12025551018"),
    "a conversation": ("thread:SMS;-;+12025551019", "thread:SMS;-;+12025551001", "thread:nobody"),
    "a direction": ("direction:in lunch", "direction:out", "direction:in since:2025-12"),
    "what it has": ("has:attachment", "has:place", "has:place kind:Media"),
    "a file": ("file:sms.db lunch", "file:Photos.sqlite", "file:DCIM/100APPLE"),
    "a state": ("state:deleted", "state:live harbour", "-state:live"),
    "a tag": ("tag:2", "tag:2 lunch", "-tag:2 harbour"),
}  # fmt: skip


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a case of a twentieth, short scrolls; nothing is written")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--only", choices=("pages", "browser", "previews"), help="one part; nothing is written")
    asked = parser.parse_args()
    DATA.mkdir(exist_ok=True)
    scale = 20 if asked.quick else 1
    bench: Bench | None = None
    results: list[Result] = []
    if asked.only != "previews":
        case = make_case(scale)
        if asked.only != "browser":
            bench = run(case, asked.times, scale)
        if asked.only != "pages":
            with review(case) as (address, _):
                results += bench_browser.measure(address, 10.0 if asked.quick else bench_browser.SCROLL)
    if asked.only in (None, "previews"):
        results += bench_previews.measure(DATA, environment())
    for result in results:
        print(f"{'' if result.holds else '*** '}{result.name}: {result.measured} ({result.target})", flush=True)
    if bench is not None and not asked.quick and not asked.only:
        write(bench, results)


def write(bench: Bench, results: Sequence[Result]) -> None:
    """Put the figures into the documentation."""
    pages = "\n".join(
        f"| {line.name} | {line.target} | {line.first:.0f} | {line.median:.0f} | {line.late:.0f} | {line.cpu:.0f} "
        f"| {line.size / 1000:.0f} | {'yes' if line.holds else '**no**'} |"
        for line in bench.lines
    )
    rest = "\n".join(f"| {r.name} | {r.target} | {r.measured} | {'yes' if r.holds else '**no**'} |" for r in results)
    wall, cpu = bench.gathering
    (ROOT / "docs" / "speed-review.md").write_text(
        f"""# Speed of the review

Written by `make bench-review` on a machine with {os.cpu_count()} cores and a load of {os.getloadavg()[0]:.1f} at the end: a case of
1,000,000 messages ({MESSAGES // 5 // 1000},000 of them in one conversation), 50,000 pictures with their files and 200,000 positions. All of it is made
by the bench itself.

## In the browser, and previews

| what | target | measured | holds |
|---|---|---|---|
{rest}

## Pages, on the server's side

Milliseconds from request to last byte, on loopback; `first` is the first request of its kind, the median and the 95th
percentile are of {bench.times} more; `CPU` is what the server used for one, whatever else the machine does; kilobytes before pictures. A page
holds where its median is within the target, its 95th percentile within {PAGE_95} ms and its size within {SIZE // 1000} KB. Once after an
examination pages' needs are gathered from the records: {wall:.1f} s here, {cpu:.1f} s of CPU; pages say so meanwhile, and do not wait.

| page | target, ms | first | median | 95th | CPU | KB | holds |
|---|---|---|---|---|---|---|---|
{pages}
"""
    )


if __name__ == "__main__":
    main()
