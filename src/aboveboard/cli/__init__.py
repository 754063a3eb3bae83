"""The command line: arguments in, text and exit status out. No SQL, no parsing of evidence, no rule."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Entry point of `aboveboard`. Nothing heavy is imported before it is needed."""
    if sys.argv[1:] == ["--version"]:
        from aboveboard import __version__

        print(f"aboveboard {__version__}")
        return
    if sys.argv[1:2] == ["examine"]:
        # Workers come from a process that has to import much: it begins before anything else is imported here.
        from aboveboard.engine import nursery

        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        nursery.start_early()
    from aboveboard.cli.app import run

    sys.exit(run())
