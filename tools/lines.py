"""`make lines`: how long the files of artifacts are, in lines that are not blank: median, 90th percentile, the longest.

Asked for are at most 40 and 120.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src" / "aboveboard" / "artifacts"


def lengths() -> list[tuple[int, str]]:
    """(lines that are not blank, file) of each file, the shortest first."""
    files = (p for p in FOLDER.glob("*.py") if p.stem != "__init__")
    return sorted((sum(1 for line in p.read_text().splitlines() if line.strip()), p.name) for p in files)


def main() -> None:
    """Print the figures."""
    found = lengths()
    median, high = found[len(found) // 2], found[len(found) * 9 // 10]
    print(
        f"{len(found)} files: median {median[0]} lines, 90th percentile {high[0]}, longest {found[-1][0]} ({found[-1][1]})"
    )


if __name__ == "__main__":
    main()
