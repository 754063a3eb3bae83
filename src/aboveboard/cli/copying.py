"""How far a copy of a phone is, as a bar on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import in_words


@contextmanager
def bar(*, enabled: bool) -> Generator[Callable[[Progress], None], None, None]:
    """A function to be called with how far a copy is."""
    if not enabled:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("asking", total=1, count="")

        def watch(progress: Progress) -> None:
            done = progress.bytes + progress.kept_bytes
            left = progress.seconds_left
            count = f"{progress.files + progress.kept_files:,} of {progress.files_of:,} files, "
            count += f"{in_words(done)} of {in_words(progress.bytes_of)}"
            drawn.update(
                task,
                description=progress.stage,
                total=max(progress.bytes_of, 1),
                completed=done,
                count=(count if progress.files_of else "") + (f", about {left:.0f} s left" if left is not None else ""),
            )

        yield watch
