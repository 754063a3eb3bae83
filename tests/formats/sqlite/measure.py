"""Measures the reader and writes docs/recovery.md: `python -m tests.formats.sqlite.measure [--cases N] [--out FILE]`.

Precision and recall count whole rows: every value of a row must be right (a lost rowid alone is allowed, and counted).
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.formats.sqlite.varied import KEYS, Case, build

from aboveboard.formats.sqlite import Database, Row

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT.parent / "shared" / "corpora" / "sqlite"
WITHOUT_ROWID = tuple(KEYS)
Values = tuple[Any, ...]


def upper_bound(hits: int, total: int) -> float:
    """The 95 % upper bound (one-sided, Clopper-Pearson) of a share of which `hits` of `total` were seen."""
    if not total:
        return 1.0
    low, high = hits / total, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(hits, total, middle) > 0.05:
            low = middle
        else:
            high = middle
    return high


def _at_most(hits: int, total: int, share: float) -> float:
    term = (1 - share) ** total
    out = term
    for number in range(hits):
        term *= (total - number) / (number + 1) * share / (1 - share)
        out += term
    return out


def plain(values: Any) -> Values:
    """Values as the corpus's truth writes them."""
    out: list[Any] = []
    for value in values:
        try:
            out.append(f"{float(value):.10g}")
        except (TypeError, ValueError):
            out.append(value)
    return tuple(out)


def kind_of(table: str) -> str:
    """Which kind of table it is."""
    return "WITHOUT ROWID" if table in WITHOUT_ROWID else "rowid"


def same(found: Values, row: Values, alias: int | None) -> bool:
    """Whether a found row is this one, but for a lost rowid."""
    if alias is not None and found[alias] is None:
        return found[:alias] + found[alias + 1 :] == row[:alias] + row[alias + 1 :]
    return found == row


def corpus() -> dict[str, Counter[str]]:
    """Counts for each category of the SQLite Forensic Corpus; empty when it is not here."""
    out: dict[str, Counter[str]] = {}
    if not CORPUS.exists():
        return out
    truth = json.loads((CORPUS / "nemetz_v1_truth.json").read_text())
    for key, case in truth.items():
        category = key[:2]
        if category not in ("0A", "0B", "0C", "0D", "0E"):
            continue
        count = out.setdefault(category, Counter())
        start = time.perf_counter()
        data = (CORPUS / case["db"]).read_bytes()
        db = Database.open(data)
        alive = sum(1 for table in db.tables for _ in db.rows(table))
        found = [row for row in db.recover() if row.state in ("deleted", "older")]
        count["ms"] += int(1e6 * (time.perf_counter() - start))
        dead = {plain(row["cells"]) for table in case["tables"] for row in table["deleted"]}
        full = {plain(row["cells"]) for table in case["tables"] for row in table["deleted"] if row["full"]}
        live = {plain(row) for table in case["tables"] for row in table["alive"]}
        ours = {plain(row.values) for row in found}
        count.update(
            dead=len(dead),
            whole=len(full),
            hit=len(dead & ours),
            whole_hit=len(full & ours),
            false=len(ours - dead),
            called=len(ours & live),
            live=max(alive, len(live)),
            bytes=len(data),
        )
    return out


def varied(case: Case, counts: dict[str, Counter[str]]) -> None:
    """Add one varied database to the counts, by where the bytes are and by kind of table."""
    main, wal, journal = case.data()
    start = time.perf_counter()
    db = Database.open(main, wal, journal)
    live = {table.name: [row.values for row in db.rows(table)] for table in db.tables}
    rows = list(db.recover())
    total = counts["all"]
    total["ms"] += int(1e6 * (time.perf_counter() - start))
    total["bytes"] += len(main) + len(wal or b"") + len(journal or b"")
    for table, expected in case.live.items():
        for name in ("all", f"table {kind_of(table)}", "place main", "place wal", "place journal"):
            counts[name]["live"] += len(expected)
        total["live_wrong"] += sorted(map(repr, live.get(table, []))) != sorted(map(repr, expected))
    hits: dict[str, set[Values]] = {table: set() for table in case.dead}
    for row in rows:
        total[f"state {row.state}"] += 1
        if row.state == "copy" or row.table not in case.dead:
            continue
        _judge(case, row, hits, counts)
    for table, dead in case.dead.items():
        kind = kind_of(table)
        for row, there in dead.items():
            place = case.where[table][row]
            names = ["all", f"table {kind}"] + ([f"place {place}"] if place else [])
            for name in names:
                counts[name]["dead"] += 1
                counts[name]["whole"] += there
                counts[name]["whole_hit"] += there and row in hits[table]
                counts[name]["hit"] += row in hits[table]


def _judge(case: Case, row: Row, hits: dict[str, set[Values]], counts: dict[str, Counter[str]]) -> None:
    table = row.table or ""
    alias = case.alias[table]
    own = {dead for dead in case.dead[table] if same(row.values, dead, alias)}
    hits[table] |= own
    kind = kind_of(table)
    called = any(same(row.values, values, alias) for values in case.live.get(table, ()))
    source = f"place {row.source}"
    names = ["all", f"table {kind}", source]
    if "overflow pages followed" in row.reasons:
        names.append("place overflow")
    for name in names:
        counts[name]["true" if own else "false"] += 1
        counts[name]["called"] += called


def large(folder: Path, wide: bool) -> Path:
    """A database of about 100 MB, some of whose rows were deleted."""
    path = folder / ("wide.db" if wide else "narrow.db")
    rng = random.Random(7)
    words = ["".join(rng.choices("abcdefghijklmnop", k=rng.randint(3, 9))) for _ in range(3000)]
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=off")
    db.execute("PRAGMA secure_delete=0")
    db.execute("BEGIN")
    if wide:
        names = ", ".join(f"c{number}" for number in range(24))
        db.execute(f"CREATE TABLE m(id INTEGER PRIMARY KEY, {names})")
        query = f"INSERT INTO m({names}) VALUES({', '.join('?' * 24)})"
        db.executemany(
            query,
            (
                [rng.choice(words) + " " + rng.choice(words) if place % 3 else number * place for place in range(24)]
                for number in range(370_000)
            ),
        )
    else:
        db.execute("CREATE TABLE m(id INTEGER PRIMARY KEY, thread INT, at INT, kind INT, body TEXT)")
        db.executemany(
            "INSERT INTO m(thread, at, kind, body) VALUES(?, ?, ?, ?)",
            (
                (number % 500, 1_600_000_000 + number * 7, number % 3, rng.choice(words) + " hello")
                for number in range(3_000_000)
            ),
        )
    db.execute("DELETE FROM m WHERE id % 100 = 7")
    db.execute("DELETE FROM m WHERE id BETWEEN 50000 AND 60000")
    db.execute("COMMIT")
    db.close()
    return path


def speed(folder: Path, pairs: int = 5) -> list[tuple[str, float, float, float, float]]:
    """For narrow and wide rows: size (MB), seconds of the sqlite3 module, of our live rows, and of live rows with recovery.

    Medians of CPU time, the library and ours in turn.
    """
    import mmap

    out: list[tuple[str, float, float, float, float]] = []
    for wide in (False, True):
        path = large(folder, wide)
        times: list[tuple[float, float, float]] = []
        for _ in range(pairs):
            start = time.process_time()
            db = sqlite3.connect(path)
            for _ in db.execute("SELECT * FROM m"):
                pass
            library = time.process_time() - start
            db.close()
            with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                start = time.process_time()
                ours = Database.open(data)
                for _ in ours.rows("m"):
                    pass
                live = time.process_time() - start
                for _ in ours.recover():
                    pass
                times.append((library, live, time.process_time() - start))
                del ours
                gc.collect()
        library = statistics.median(each[0] for each in times)
        live = library * statistics.median(each[1] / each[0] for each in times)
        both = library * statistics.median(each[2] / each[0] for each in times)
        out.append(("wide rows" if wide else "narrow rows", path.stat().st_size / 1e6, library, live, both))
        path.unlink()
    return out


def line(name: str, count: Counter[str]) -> str:
    """One row of a table of the report."""
    true = count["true"] or count["hit"]
    told = true + count["false"]
    live = count["live"]
    called = f"{count['called']} of {live} (at most {upper_bound(count['called'], live):.2%})" if live else "-"
    rate = f"{count['bytes'] / count['ms']:.1f}" if count["ms"] else "-"
    share = f"{count['whole_hit'] / count['whole']:.1%}" if count["whole"] else "-"
    precision = f"{true / told:.3f}" if told else "-"
    numbers = " | ".join(str(count[key]) for key in ("dead", "hit", "whole", "whole_hit"))
    return f"| {name} | {numbers} | {share} | {precision} | {called} | {rate} |"


HEAD = """| | dead rows | found | whole | whole found | recall of whole | precision | live rows called deleted | MB/s |
|---|---|---|---|---|---|---|---|---|"""


def report(cases: int) -> str:
    """Measure everything; the text of docs/recovery.md."""
    parts = [
        "# Recovery, measured",
        "",
        "Written by `make recovery` (`python -m tests.formats.sqlite.measure`); do not edit. 'Whole' are dead rows whose",
        "bytes are still all in the files; a row counts as found when every value is right (its rowid may be lost with its",
        "header).",
        "Precision counts rows that we call deleted, older or uncommitted. Live rows called deleted come with the upper",
        "end of the one-sided 95 % interval of their share.",
        "",
    ]
    found = corpus()
    if found:
        parts += ["## SQLite Forensic Corpus 1.0", "", HEAD]
        total: Counter[str] = Counter()
        for name, count in sorted(found.items()):
            parts.append(line(name, count))
            total.update(count)
        parts += [line("all", total), ""]
    counts: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        names = [
            "all",
            "table rowid",
            "table WITHOUT ROWID",
            "place main",
            "place wal",
            "place journal",
            "place overflow",
        ]
        counts = {name: Counter() for name in names}
        for seed in range(5000, 5000 + cases):
            case = build(folder / str(seed), seed)
            varied(case, counts)
            for file in case.folder.glob("*"):
                file.unlink()
        parts += [f"## Varied databases, {cases} of them, made by the real library (seeds 5000 and up)", "", HEAD]
        parts += [line(name, counts[name]) for name in names]
        total = counts["all"]
        parts += ["", f"Live rows: {total['live']}, in {total['live_wrong']} tables other than the library's.", ""]
        parts += [
            "## Time",
            "",
            "CPU time, the median of five runs, each beside one of the library.",
            "",
            "| 100 MB of | sqlite3 `SELECT *`, MB/s | our live rows, MB/s | as a ratio | with recovery, as a ratio |",
            "|---|---|---|---|---|",
        ]
        for name, size, library, live, both in speed(folder):
            parts.append(
                f"| {name} | {size / library:.0f} | {size / live:.0f} | {live / library:.2f} | {both / library:.2f} |"
            )
    return "\n".join(parts) + "\n"


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "recovery.md")
    options = parser.parse_args()
    text = report(options.cases)
    options.out.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
