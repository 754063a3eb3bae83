"""`aboveboard artifact draft FILE`: what discovery finds in a store, as an artifact file."""

from __future__ import annotations

from pathlib import Path

from aboveboard.casework.errors import CaseError
from aboveboard.engine.discover.draft import Nothing, draft
from aboveboard.sources.api import SourceError

LARGEST = 1 << 30


def run_draft(path: Path, out: Path | None) -> int:
    """Write the draft; 0. Raises SourceError for a file that cannot be read, CaseError where nothing was found in it."""
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"{path} is larger than the {LARGEST} bytes that are drafted from; cut a part of it out")
        data = path.read_bytes()
        wal = path.with_name(path.name + "-wal")
        beside = wal.read_bytes() if wal.exists() else None
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror}; give a database or another store of an app"
        ) from error
    try:
        text = draft(data, str(path.absolute()), beside)
    except Nothing as nothing:
        raise CaseError(f"{path}: {nothing}") from nothing
    if out is None:
        print(text, end="")
    else:
        out.write_text(text, "utf-8")
        print(
            f"{out} written; look at each field, fill in says, limits and sources, and write its test (docs/artifacts.md)"
        )
    return 0
