"""Fuzzes the SQLite reader with atheris: `python tools/fuzz_sqlite.py [folder of inputs] [libFuzzer's options]`.

The first bytes of an input say how to damage one of a few small databases; a fault or a file that takes longer than a
bound is written as `crash-*` or `timeout-*` into the present folder. `make fuzz` runs it for FUZZ_SECONDS.
Each fault that was found is kept as a test in tests/formats/sqlite.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

with atheris.instrument_imports(include=["aboveboard.formats.sqlite"]):
    from tests.formats.sqlite.damage import read_all, sample
    from tests.formats.sqlite.varied import build

    from aboveboard.formats import sqlite as _reader  # noqa: F401 (instrumented before the first input)


def bases(folder: Path) -> list[tuple[bytes, bytes, bytes]]:
    """The databases that are damaged: main file, -wal and -journal."""
    out = [
        (bytes(sample(folder, page, kind, rows=25)), b"", b"") for page in (512, 1024) for kind in ("rowid", "without")
    ]
    for seed in range(40):
        main, wal, journal = build(folder / str(seed), seed).data()
        if len(main) < 60_000:
            out.append((main, wal or b"", journal or b""))
    return out


def main() -> None:
    """Run until libFuzzer ends."""
    with tempfile.TemporaryDirectory() as temporary:
        databases = bases(Path(temporary))

    def one(data: bytes) -> None:
        given = atheris.FuzzedDataProvider(data)
        way = given.ConsumeIntInRange(0, len(databases))
        if way == len(databases):
            # bytes as they are, or as a log of a sound database
            parts = [bytearray(given.ConsumeBytes(1 << 16)), bytearray(), bytearray()]
            if given.ConsumeBool():
                parts = [bytearray(databases[0][0]), parts[0], bytearray()]
        else:
            parts = [bytearray(part) for part in databases[way]]
        while given.remaining_bytes() > 3:
            part = parts[given.ConsumeIntInRange(0, 2)]
            if not part:
                part = parts[0]
            if not part:
                break
            at = given.ConsumeIntInRange(0, len(part) - 1)
            match given.ConsumeIntInRange(0, 4):
                case 0:
                    part[at] = given.ConsumeIntInRange(0, 255)
                case 1:
                    fresh = given.ConsumeBytes(given.ConsumeIntInRange(1, 16))
                    part[at : at + len(fresh)] = fresh
                case 2:
                    # the head of a page
                    at = at // 512 * 512 + given.ConsumeIntInRange(0, 16)
                    if at < len(part):
                        part[at] = given.ConsumeIntInRange(0, 255)
                case 3:
                    other = given.ConsumeIntInRange(0, len(part) - 1)
                    many = given.ConsumeIntInRange(1, 512)
                    part[at : at + many] = part[other : other + many]
                case _:
                    del part[at:]
        read_all(bytes(parts[0]), bytes(parts[1]) or None, bytes(parts[2]) or None)

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
