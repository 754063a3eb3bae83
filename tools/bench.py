"""`make bench`: CPU, wall time, memory and disk as ratios to plain yardsticks measured in the same run.

Inputs are made here, under `bench-data/`. Nothing is a timed test: machines are noisy, so each pair runs in turn and the
medians are compared. `--write` puts the figures into `docs/speed.md`; `--quick` uses small inputs to see that it works.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "bench-data"
COMMAND = str(Path(sys.executable).parent / "aboveboard")

sys.path.insert(0, str(ROOT))


@dataclass
class Run:
    """One finished process tree."""

    cpu: float
    wall: float
    memory: float
    """MB of the largest process."""
    disk: float = 0.0
    """MB in the case's folder at the peak."""
    shards: float = 0.0
    """MB of the workers' own databases, when they were largest."""
    out: str = ""


@dataclass
class Line:
    """One row of the table."""

    name: str
    target: str
    value: str
    holds: bool | None
    note: str = ""


def measured(argv: list[str], env: dict[str, str] | None = None, folder: Path | None = None) -> Run:
    """Run a command to its end in a child of its own, so that its whole process tree is counted apart."""
    peak = [0.0, 0.0]
    done = threading.Event()

    def watch() -> None:
        while folder is not None and not done.wait(0.1):
            size = shards = 0
            for path in folder.rglob("*"):
                try:
                    one = path.stat().st_size
                except OSError:
                    continue
                size += one
                shards += one if path.suffix == ".shard" else 0
            peak[:] = max(peak[0], size / 1e6), max(peak[1], shards / 1e6)

    watcher = threading.Thread(target=watch)
    watcher.start()
    script = (
        "import json,resource,subprocess,sys,time\n"
        "t=time.time(); r=subprocess.run(sys.argv[1:],stdout=subprocess.PIPE); w=time.time()-t\n"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([u.ru_utime+u.ru_stime,w,u.ru_maxrss/1024,r.returncode,r.stdout.decode()]))\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", script, *argv], env={**os.environ, **(env or {})}, stdout=subprocess.PIPE, check=True
    )
    done.set()
    watcher.join()
    cpu, wall, memory, code, out = json.loads(found.stdout)
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(argv)} ended with {code}: {out}")
    return Run(cpu, wall, memory, peak[0], peak[1], out)


def pairs(one: Callable[[], Run], other: Callable[[], Run], times: int) -> list[tuple[Run, Run]]:
    """The two in turn, so that a machine that slows down slows both."""
    return [(one(), other()) for _ in range(times)]


def median(values: list[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def examine(source: Path, *more: str, workers: int = 2, code: Path = ROOT / "src") -> Run:
    """A whole `aboveboard examine` into a new case, with the disk watched; `code`: the source tree that is run."""
    folder = Path(tempfile.mkdtemp(dir=DATA))
    env = {"ABOVEBOARD_OWN_PHONE": "1", "ABOVEBOARD_HOME": str(folder / "home"), "PYTHONPATH": str(code)}
    try:
        argv = [
            COMMAND,
            "examine",
            str(source),
            "--case",
            str(folder / "x.case"),
            "--own-phone",
            "--workers",
            str(workers),
            "--json",
            *more,
        ]
        run = measured(argv, env, folder)
        finished = sum(p.stat().st_size for p in (folder / "x.case").rglob("*") if p.is_file()) / 1e6
        run.out = json.dumps({**json.loads(run.out), "finished_mb": finished})
        return run
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# --- the yardsticks --------------------------------------------------------------------------------------------------

NAMELIST = "import sys,zipfile; print(len(zipfile.ZipFile(sys.argv[1]).namelist()))"

ROWS = """
import json, os, sys, apsw
from aboveboard.model.fold import index_of
source, out = sys.argv[1:]
db = apsw.Connection(out)
db.execute("PRAGMA cipher='chacha20'"); db.execute("PRAGMA key='raw:%s'" % os.urandom(32).hex())
for p in ("page_size=16384", "journal_mode=off", "synchronous=off", "cache_size=-65536"): db.execute("PRAGMA " + p)
db.execute("CREATE TABLE records(id INTEGER PRIMARY KEY, kind INT, at INT, thread TEXT, party TEXT, direction INT, data BLOB)")
db.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, tokenize='ascii')")
db.create_scalar_function("fold", index_of, 1)
ev = apsw.Connection(f"file:{source}?immutable=1", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
FROM = '''FROM message m LEFT JOIN handle h ON h.ROWID=m.handle_id LEFT JOIN chat_message_join j ON j.message_id=m.ROWID
LEFT JOIN chat c ON c.ROWID=j.chat_id WHERE m.text IS NOT NULL'''
def rows():
    for r in ev.execute("SELECT m.ROWID,m.date,m.text,m.is_from_me,m.guid,m.service,m.is_read,m.date_read,m.date_delivered,m.account,h.id,c.guid " + FROM):
        at = r[1] // 1000 + 978307200000000
        yield r[0], 4, at, r[11], r[10], r[3], json.dumps({"body": r[2], "guid": r[4], "protocol": r[5], "read": r[6],
            "read_at": r[7], "delivered_at": r[8], "account": r[9], "sender": {"identifier": r[10]}, "date": r[1]})
db.execute("BEGIN")
db.executemany("INSERT INTO records VALUES (?,?,?,?,?,?,jsonb(?))", rows())
db.executemany("INSERT INTO words(rowid, text) VALUES (?, fold(?))", ev.execute("SELECT ROWID, text FROM message WHERE text IS NOT NULL"))
db.execute("CREATE INDEX a ON records(kind); CREATE INDEX b ON records(thread); CREATE INDEX c ON records(party)")
db.execute("COMMIT")
"""

AES = """
import hashlib, json, sys, time
from pathlib import Path
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
t = time.process_time(); n = 0
for path in sorted(p for p in Path(sys.argv[1]).rglob('*') if p.is_file() and len(p.name) == 40):
    with path.open('rb') as f:
        d = Cipher(algorithms.AES(b'k' * 32), modes.CBC(b'\\0' * 16)).decryptor(); h = hashlib.sha256()
        while part := f.read(1 << 16):
            plain = d.update(part); h.update(plain); n += len(plain)
print(json.dumps([time.process_time() - t, n]))
"""

SMALL = """
import hashlib, json, plistlib, sqlite3, sys, time
from pathlib import Path
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap
root = Path(sys.argv[1]); wrapped = aes_key_wrap(b'c' * 32, b'f' * 32)
U = plistlib.UID
blob = plistlib.dumps({'$archiver': 'NSKeyedArchiver', '$version': 100000, '$top': {'root': U(1)}, '$objects': ['$null',
    {'$class': U(5), 'LastModified': 1700000000, 'Flags': 0, 'GroupID': 501, 'LastStatusChange': 1700000000, 'Birth': 1700000000,
     'Size': 1000, 'InodeNumber': 12345678, 'Mode': 33188, 'UserID': 501, 'ProtectionClass': 3, 'RelativePath': U(2),
     'EncryptionKey': U(3), 'Digest': U(6)}, 'Library/Caches/com.example.app/fsCachedData/0A1B2C3D-0000-4000-8000-000000000000',
    {'$class': U(4), 'NS.data': b'\\3\\0\\0\\0' + wrapped}, {'$classname': 'NSMutableData', '$classes': ['NSMutableData', 'NSData', 'NSObject']},
    {'$classname': 'MBFile', '$classes': ['MBFile', 'NSObject']}, b'd' * 20]}, fmt=plistlib.FMT_BINARY)
files = sorted(p for p in root.rglob('*') if p.is_file() and len(p.name) == 40)
t = time.process_time(); n = 0
for path in files:
    info = plistlib.loads(blob); key = aes_key_unwrap(b'c' * 32, info['$objects'][3]['NS.data'][4:])
    data = path.read_bytes()
    plain = Cipher(algorithms.AES(key), modes.CBC(b'\\0' * 16)).decryptor().update(data)
    hashlib.sha256(plain).hexdigest(); n += 1
print(json.dumps([time.process_time() - t, n]))
"""

OURS = """
import hashlib, json, sys, time
from pathlib import Path
import numpy, apsw  # Workers have these imported before they are forked: imports are counted apart, as derivation is.
from aboveboard.sources import androidbackup, folder, itunes, papers, tars, zips
from aboveboard.sources.open import open_source, opener_for
path = Path(sys.argv[1]); t = time.process_time()
source = open_source(path, b'demo'); derivation = getattr(source, 'derivation_seconds', 0.0)
opener = opener_for(path, source.facts, source.keys); n = total = 0
for i, size in enumerate(source.sizes):
    member = opener.open(source.ref(i)); h = hashlib.sha256()
    for part in member.stream():
        h.update(part); total += len(part)
    h.hexdigest(); member.close(); n += 1
print(json.dumps([time.process_time() - t - derivation, total if sys.argv[2] == 'bytes' else n, derivation]))
"""


def python(code: str, *argv: str) -> Run:
    """A yardstick as a script."""
    return measured([sys.executable, "-c", code, *argv])


# --- the benches -----------------------------------------------------------------------------------------------------


def names(count: int, times: int) -> list[Line]:
    """A zip of many names: the whole examine against `namelist()`."""
    from aboveboard.demo import make_names_zip

    path = DATA / f"names-{count}.zip"
    if not path.exists():
        make_names_zip(path, names=count)
    runs = pairs(lambda: examine(path), lambda: python(NAMELIST, str(path)), times)
    ratio = median([a.cpu / b.cpu for a, b in runs])
    memory = max(a.memory for a, _ in runs)
    first = median([first_result(path) for _ in range(times)])
    return [
        Line(
            f"names: examine of {count:,} names, CPU to namelist()",
            "<= 2.0",
            f"{ratio:.2f}",
            ratio <= 2,
            f"{median([a.cpu for a, _ in runs]):.1f} s to {median([b.cpu for _, b in runs]):.1f} s",
        ),
        Line("names: largest process", "< 400 MB", f"{memory:.0f} MB", memory < 400),
        Line(
            "first result: contacts, calls and messages searchable",
            "<= 2 s",
            f"{first:.2f} s",
            first <= 2,
            "from process start; own key file, no derivation",
        ),
    ]


def first_result(path: Path) -> float:
    """Seconds from the start of `examine` until contacts, calls and messages are found in the case by another process."""
    from aboveboard.casework.case import open_case
    from aboveboard.casework.errors import CaseError

    folder = Path(tempfile.mkdtemp(dir=DATA))
    env = {**os.environ, "ABOVEBOARD_OWN_PHONE": "1", "ABOVEBOARD_HOME": str(folder / "home")}
    os.environ["ABOVEBOARD_HOME"] = str(folder / "home")
    case_path = folder / "x.case"
    start = time.monotonic()
    process = subprocess.Popen(
        [COMMAND, "examine", str(path), "--case", str(case_path), "--own-phone"], env=env, stdout=subprocess.DEVNULL
    )
    try:
        while time.monotonic() - start < 120:
            exhibits = list(case_path.glob("exhibits/*.db"))
            if exhibits:
                try:
                    case = open_case(case_path)
                    kinds = {row[0] for e in case.exhibits() for row in e.counts()}
                    case.close()
                except CaseError:
                    kinds = set()
                if {"Contact", "Call", "Message"} <= kinds:
                    return time.monotonic() - start
            time.sleep(0.02)
        return float("inf")
    finally:
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def rows(count: int, times: int) -> list[Line]:
    """One big sms.db against a bare script over the rows with text; decoding of attributedBody apart."""
    from aboveboard.demo import make_sms_db

    sources: dict[str, Path] = {}
    for name, share, number in (("half", 0.5, count), ("text", 0.0, count // 2)):
        folder = DATA / f"sms-{name}-{count}"
        path = folder / "private/var/mobile/Library/SMS/sms.db"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            make_sms_db(path, messages=number, attributed=share)
        sources[name] = folder
    database = sources["text"] / "private/var/mobile/Library/SMS/sms.db"

    def bare() -> Run:
        with tempfile.TemporaryDirectory(dir=DATA) as folder:
            return python(ROWS, str(database), f"{folder}/bare.db")

    # The bare script looks for no rows that are not live; what that costs stands in a line of its own.
    runs = pairs(lambda: examine(sources["text"], "--no-recovery"), bare, times)
    cpu = median([a.cpu / b.cpu for a, b in runs])
    wall = median([a.wall / b.wall for a, b in runs])
    dead = examine(sources["text"])
    whole = examine(sources["half"], "--no-recovery")
    said = json.loads(whole.out)
    decode = json.loads(python(DECODE, str(sources["half"] / "private/var/mobile/Library/SMS/sms.db")).out)
    data = sum(p.stat().st_size for p in sources["half"].rglob("*") if p.is_file()) / 1e6
    allowed = 2 * said["finished_mb"] + whole.shards
    return [
        Line(
            "rows: CPU with the search for rows that are not live, to without",
            "",
            f"{dead.cpu / median([a.cpu for a, _ in runs]):.2f}",
            None,
            f"{dead.cpu:.1f} s; largest process {dead.memory:.0f} MB",
        ),
        Line(
            f"rows: {count // 2:,} messages with text, CPU to a bare script",
            "<= 1.5",
            f"{cpu:.2f}",
            cpu <= 1.5,
            f"{median([a.cpu for a, _ in runs]):.1f} s to {median([b.cpu for _, b in runs]):.1f} s",
        ),
        Line(
            "rows: the same, wall time on two cores",
            "< 0.8",
            f"{wall:.2f}",
            wall < 0.8,
            f"{median([a.wall for a, _ in runs]):.1f} s to {median([b.wall for _, b in runs]):.1f} s",
        ),
        Line(
            f"rows: {count:,} messages, half with attributedBody, whole",
            "-",
            f"{whole.cpu:.1f} s CPU, {whole.wall:.1f} s wall",
            None,
            f"source {data:.0f} MB, case {said['finished_mb']:.0f} MB",
        ),
        Line("rows: decoding of attributedBody", "<= 10 us a row", f"{decode:.1f} us", decode <= 10),
        Line("rows: largest process", "< 400 MB", f"{whole.memory:.0f} MB", whole.memory < 400),
        Line(
            "rows: disk at the peak",
            "<= 2x finished case plus shards",
            f"{whole.disk:.0f} MB",
            whole.disk <= allowed,
            f"finished case {said['finished_mb']:.0f} MB, shards {whole.shards:.0f} MB",
        ),
    ]


DECODE = """
import json, sqlite3, sys, time
from aboveboard.formats.typedstream import attributed_text
db = sqlite3.connect(f"file:{sys.argv[1]}?immutable=1", uri=True)
blobs = [r[0] for r in db.execute("SELECT attributedBody FROM message WHERE text IS NULL AND attributedBody IS NOT NULL LIMIT 100000")]
t = time.process_time()
for blob in blobs: attributed_text(blob)
print(json.dumps((time.process_time() - t) / len(blobs) * 1e6))
"""


def breadth(times: int) -> list[Line]:
    """What the whole set of artifacts costs on the fictional phones, to the first set alone (`tools/first_set.txt`)."""
    import aboveboard.artifacts
    from aboveboard.engine.registry import declared_in, modules

    phones = _phones()
    kept = set((ROOT / "tools" / "first_set.txt").read_text().split())
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        first = Path(folder) / "src"
        shutil.copytree(ROOT / "src", first)
        for name in modules(aboveboard.artifacts):
            if not {a.id for a in declared_in(name)} & kept:
                (first / name.replace(".", "/")).with_suffix(".py").unlink(missing_ok=True)
        compiled(first)
        for name, path in phones.items():
            password = ("--password-file", _password()) if path.is_dir() else ()
            runs = pairs(
                lambda p=path, w=password: examine(p, *w), lambda p=path, w=password: examine(p, *w, code=first), times
            )
            cpu, wall = median([a.cpu / b.cpu for a, b in runs]), median([a.wall / b.wall for a, b in runs])
            note = (
                f"{median([a.wall for a, _ in runs]):.2f} s to {median([b.wall for _, b in runs]):.2f} s; CPU {cpu:.2f}"
            )
            lines.append(
                Line(f"breadth: {name}, all artifacts to the first set", "< 1.1", f"{wall:.2f}", wall < 1.1, note)
            )
    return lines


def _phones() -> dict[str, Path]:
    from aboveboard.demo import build_android, build_iphone

    phones = {"the fictional iPhone": DATA / "phone-ios", "the fictional Android phone": DATA / "phone-android.zip"}
    for path, build in zip(phones.values(), (build_iphone, build_android), strict=True):
        if not path.exists():
            build(path)
    return phones


OPEN = {
    "engine/walls/__init__.py": "def stand(readable=(), writable=()): return Walls()",
    "store/vetting.py": "def vetted(shards, key): return list(dict.fromkeys(shards)), {}",
}
"""What takes the walls down, and believes what comes from behind them: for the comparison alone."""


def walls(messages: int, times: int) -> list[Line]:
    """What the walls and the vetting of shards cost: beside the same program without them."""
    from aboveboard.demo import make_sms_db

    folder = DATA / f"sms-text-{messages}"
    database = folder / "private/var/mobile/Library/SMS/sms.db"
    if not database.exists():
        database.parent.mkdir(parents=True, exist_ok=True)
        make_sms_db(database, messages=messages, attributed=0.0)
    sources = _phones() | {f"{messages:,} messages": folder}
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(dir=DATA) as made:
        without = Path(made) / "src"
        shutil.copytree(ROOT / "src", without)
        for name, more in OPEN.items():
            with (without / "aboveboard" / name).open("a") as module:
                module.write(f"\n\n{more}\n")
        compiled(without)
        for name, path in sources.items():
            password = ("--password-file", _password()) if name == "the fictional iPhone" else ()
            runs = pairs(
                lambda p=path, w=password: examine(p, *w),
                lambda p=path, w=password: examine(p, *w, code=without),
                times,
            )
            stood = [{json.loads(run.out)["walls"] for run in side} for side in zip(*runs, strict=True)]
            if stood[0] & stood[1]:
                raise SystemExit(f"the walls stand on both sides, or on neither: {stood}")
            cpu, wall = median([a.cpu / b.cpu for a, b in runs]), median([a.wall / b.wall for a, b in runs])
            note = (
                f"{median([a.wall for a, _ in runs]):.2f} s to {median([b.wall for _, b in runs]):.2f} s; CPU {cpu:.2f}"
            )
            lines.append(Line(f"walls: {name}, with them to without", "< 1.1", f"{wall:.2f}", wall < 1.1, note))
    return lines


def encrypted(total: int, files: int, times: int) -> list[Line]:
    """Encrypted backups: big files by bytes, small files by number."""
    from aboveboard.demo import make_big_backup, make_many_backup

    big, many = DATA / f"big-{total}", DATA / f"many-{files}"
    if not big.exists():
        make_big_backup(big, total=total)
    if not many.exists():
        make_many_backup(many, files=files)

    def rate(code: str, *argv: str) -> tuple[float, float]:
        run = python(code, *argv)
        seconds, amount, *_ = json.loads(run.out)
        return amount / seconds, run.memory

    ratios: list[float] = []
    small: list[float] = []
    speeds: list[float] = []
    numbers: list[float] = []
    memory = 0.0
    for _ in range(times):
        ours, used = rate(OURS, str(big), "bytes")
        ratios.append(ours / rate(AES, str(big))[0])
        speeds.append(ours)
        memory = max(memory, used)
        ours, used = rate(OURS, str(many), "files")
        small.append(ours / rate(SMALL, str(many))[0])
        numbers.append(ours)
        memory = max(memory, used)
    whole = examine(big, "--password-file", _password())
    return [
        Line(
            f"bytes: encrypted backup of {total / 1e6:.0f} MB, decrypted and hashed, to AES + SHA-256",
            ">= 0.8",
            f"{median(ratios):.2f}",
            median(ratios) >= 0.8,
            f"{median(speeds) / 1e6:.0f} MB/s",
        ),
        Line(
            f"bytes: {files:,} small files, to unwrap + plist + read + AES + SHA",
            ">= 0.5",
            f"{median(small):.2f}",
            median(small) >= 0.5,
            f"{median(numbers):,.0f} files/s",
        ),
        Line(
            "bytes: largest process, reading and whole examine",
            "< 400 MB",
            f"{max(memory, whole.memory):.0f} MB",
            max(memory, whole.memory) < 400,
            f"examine {whole.wall:.1f} s wall",
        ),
    ]


def compiled(code: Path) -> None:
    """Setup compiles what it installs and indexes the artifacts; what has changed since then is done now, so that no run pays
    for it.
    """
    compileall.compile_dir(str(code), quiet=1)
    env = {**os.environ, "PYTHONPATH": str(code)}
    subprocess.run([sys.executable, "-m", "aboveboard.engine.registry"], env=env, check=True)


def _password() -> str:
    path = DATA / "password"
    path.write_text("demo")
    return str(path)


def main() -> None:
    """Run what is asked and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small inputs")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    parser.add_argument("--only", choices=("names", "rows", "bytes", "breadth", "walls"), help="one group")
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    DATA.mkdir(exist_ok=True)
    compiled(ROOT / "src")
    scale = 20 if asked.quick else 1
    lines: list[Line] = []
    if asked.only in (None, "names"):
        lines += names(474_000 // scale, asked.times)
    if asked.only in (None, "rows"):
        lines += rows(1_000_000 // scale, asked.times)
    if asked.only in (None, "breadth"):
        lines += breadth(asked.times * 5)
    if asked.only in (None, "walls"):
        lines += walls(500_000 // scale, asked.times * 3)
    if asked.only in (None, "bytes"):
        lines += encrypted(500_000_000 // scale, 8_000 // scale, asked.times)
    for line in lines:
        mark = {True: "holds", False: "MISSED", None: ""}[line.holds]
        print(f"{line.name}: {line.value} (target {line.target}) {mark} {line.note}")
    if asked.write:
        write(lines, asked.times)


def write(lines: list[Line], times: int) -> None:
    """Put the figures into the documentation."""
    rows_ = "\n".join(
        f"| {x.name} | {x.target} | {x.value} | {'' if x.holds is None else 'yes' if x.holds else '**no**'} | {x.note} |"
        for x in lines
    )
    load = resource.getpagesize() and os.getloadavg()[0]
    (ROOT / "docs" / "speed.md").write_text(
        f"""# Speed

Written by `make bench` (`tools/bench.py --write`): ratios to plain yardsticks in the same run, medians of {times} pairs, on
a machine with {os.cpu_count()} cores and a load of {load:.1f} at the end. Inputs are made by the bench itself.

| what | target | measured | holds | note |
|---|---|---|---|---|
{rows_}
"""
    )


if __name__ == "__main__":
    main()
