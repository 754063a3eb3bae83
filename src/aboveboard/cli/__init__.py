"""The command line: arguments in, text and exit status out. No SQL, no parsing of evidence, no rule."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of `aboveboard`. Nothing heavy is imported before it is needed."""
    if sys.argv[1:] == ["--version"]:
        from aboveboard import __version__

        print(f"aboveboard {__version__}")
        return
    from aboveboard.cli.app import run

    sys.exit(run())
