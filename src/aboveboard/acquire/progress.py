"""How far a copy is, by our own count."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class Progress:
    """Told to whoever watches. Counts what came in this run and, apart, what was there from earlier ones."""

    stage: str = ""
    files: int = 0
    files_of: int = 0
    bytes: int = 0
    bytes_of: int = 0
    kept_files: int = 0
    kept_bytes: int = 0
    """What an earlier run had copied."""
    percent: int | None = None
    """Of what a phone makes before it gives it, by its own word."""
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds_left(self) -> float | None:
        """By the pace until now; None where nothing came yet."""
        came = self.bytes
        if not came or not self.bytes_of:
            return None
        pace = came / max(time.monotonic() - self.began, 1e-3)
        return max(0, self.bytes_of - self.kept_bytes - came) / pace
