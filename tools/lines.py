"""`make lines`: how long the files of artifacts are, in lines that are not blank: median, 90th percentile, the longest.

Asked for are at most 40 and 120. What several files of one app share (`_name.py`) is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src" / "aboveboard" / "artifacts"


def lengths(files: Iterable[Path]) -> list[tuple[int, str]]:
    """(lines that are not blank, file) of each file, the shortest first."""
    return sorted(
        (sum(1 for line in p.read_text().splitlines() if line.strip()), str(p.relative_to(FOLDER))) for p in files
    )


def figures(found: list[tuple[int, str]]) -> str:
    """The figures in a line."""
    median, high, last = found[len(found) // 2], found[len(found) * 9 // 10], found[-1]
    return f"{len(found)} files: median {median[0]} lines, 90th percentile {high[0]}, longest {last[0]} ({last[1]})"


def main() -> None:
    """Print the figures."""
    files = [p for p in FOLDER.rglob("*.py") if p.name != "__init__.py"]
    shared = lengths(p for p in files if p.stem.startswith("_"))
    print(figures(lengths(p for p in files if not p.stem.startswith("_"))))
    if shared:
        print(f"shared by files of one app: {figures(shared)}")


if __name__ == "__main__":
    main()
