"""Fuzzes a reader of a format with atheris: `python tools/fuzz.py TARGET [folder of inputs] [libFuzzer's options]`.

Targets are those of tests/fuzz/targets.py; without one, their names are printed. An input that raises anything but the
reader's own errors, or takes longer or more than the options allow, is written as `crash-*`, `timeout-*` or `oom-*` into
the present folder. `make fuzz` gives each target FUZZ_SECONDS. Each fault that was found is kept as a test.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def main(arguments: list[str]) -> int:
    """Run until libFuzzer ends."""
    if not arguments:
        from tests.fuzz.targets import TARGETS

        print("\n".join(TARGETS))
        return 0
    import atheris

    with atheris.instrument_imports(include=["aboveboard.formats", "aboveboard.sources"]):
        from tests.fuzz.targets import TARGETS
    name, *rest = arguments
    target = TARGETS[name]
    folder = next((Path(one) for one in rest if not one.startswith("-") and not Path(one).is_file()), None)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(target.seeds()):
            (folder / f"seed-{number}").write_bytes(seed)

    def one(data: bytes) -> None:
        try:
            target.read(data)
        except target.errors:
            return

    atheris.Setup([sys.argv[0], *rest], one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
