"""The console that pages are printed on."""

from __future__ import annotations

from rich.console import Console


def plain_console() -> Console:
    """Text as it is given: nothing that a phone holds is taken for markup, and long lines are left to the terminal."""
    return Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
