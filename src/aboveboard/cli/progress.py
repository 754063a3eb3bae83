"""A progress bar on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aboveboard.engine.run import Progress


@contextmanager
def watching(*, enabled: bool) -> Generator[Callable[[Progress], None], None, None]:
    """A function to be called with the counts now and then."""
    if not enabled:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn(
            "{task.fields[files]:,} files found  {task.fields[artifacts]} artifacts done  {task.fields[records]:,} records"
        ),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("opening", total=1, files=0, artifacts="0", records=0, left="")

        def watch(progress: Progress) -> None:
            left = progress.seconds_left
            bar.update(
                task,
                description=progress.stage,
                total=max(progress.tasks, 1),
                completed=progress.tasks_done,
                files=progress.names,
                artifacts=f"{progress.artifacts_done}/{progress.artifacts}",
                records=progress.records,
                left=f"about {left:.0f} s left" if left is not None else "",
            )

        yield watch
