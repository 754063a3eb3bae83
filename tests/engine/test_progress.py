"""What the progress bar counts."""

from __future__ import annotations

from aboveboard.engine.run import Progress


def test_an_artifact_is_done_when_all_of_its_files_are_read() -> None:
    progress = Progress()
    progress.pending.update(["ios.messages", "ios.calls", "ios.messages"])
    assert (progress.artifacts_done, progress.artifacts) == (0, 2)
    progress.pending.subtract(["ios.messages"])
    assert (progress.artifacts_done, progress.artifacts) == (0, 2)
    progress.pending.subtract(["ios.calls", "ios.messages"])
    assert (progress.artifacts_done, progress.artifacts) == (2, 2)
