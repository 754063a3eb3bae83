"""What came with a source: hashes beside it, and what the tool that made it says of the phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from aboveboard.sources.api import HashCheck, Keys, Problem, Ref, Source, SourceFacts


@dataclass(frozen=True, slots=True)
class Papers:
    """What was learnt from the papers of a source."""

    hashes: tuple[HashCheck, ...] = ()
    device: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


def nothing() -> Papers:
    """No papers."""
    return Papers()


def follow(path: Path) -> tuple[Path, Path | None]:
    """The container that a paper (UFD) describes, and the paper; or the path itself and None."""
    return path, None


def check(path: Path, paper: Path | None, progress: Callable[[int, int], None] | None) -> Papers:
    """Compare a container with the hashes that came with it."""
    return Papers()


def attach(source: Source, papers: Papers) -> Source:
    """The source, with what its papers say among its facts."""
    return source
