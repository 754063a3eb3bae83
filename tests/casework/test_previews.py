"""What nobody looks at any more is not made on; what is read beside waits for what is looked at."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.examine import Request as Examination
from aboveboard.casework.examine import examine
from aboveboard.casework.prove import Evidence
from aboveboard.casework.review.previews import FINAL, WAITING, Previews, Wanted
from aboveboard.engine.nursery import Nursery

WHO = Actor("a test")
_WORKER = """
import socket, sys, time
from aboveboard.engine import previews, worker
made = previews._made
def slow(opener, ref, form):
    if form.startswith("clip"):
        time.sleep(50)
    return made(opener, ref, form)
previews._made = slow
worker.main(socket.socket(fileno=int(sys.argv[1])))
"""


class Slow:
    """Workers that need long for stretches of films."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[bytes]] = []

    def worker(self) -> tuple[int, socket.socket]:
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-c", _WORKER, str(theirs.fileno())], pass_fds=(theirs.fileno(),)
            )
        self.started.append(process)
        return process.pid, ours

    def end(self) -> None:
        for process in self.started:
            process.kill()
            process.wait()


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    folder = tmp_path / "phone" / "data" / "media" / "0"
    folder.mkdir(parents=True)
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"words of {number}")
    (folder / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(2000))
    made = create_case(tmp_path / "a.case", OWN_PHONE, WHO)
    nursery = Nursery.take()
    try:
        examine(made, WHO, Examination(tmp_path / "phone", recovery=False), nursery, lambda _: None)
    finally:
        nursery.close()
    yield made
    made.close()


@pytest.fixture
def slow() -> Iterator[Slow]:
    made = Slow()
    yield made
    made.end()


def until(said: Any) -> None:
    end = time.monotonic() + 40
    while not said():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_what_scrolled_by_is_ended_and_what_is_read_beside_goes_on(case: Case, slow: Slow) -> None:
    nursery: Any = slow
    exhibit = case.exhibit_labels()[0]
    previews = Previews(case, WHO, Evidence(), lambda: nursery)
    films = [Wanted(exhibit, "data/media/0/film.mp4", f"clip@{n}") for n in range(4)]
    texts = [Wanted(exhibit, f"data/media/0/{n}.txt", "text") for n in range(6)]
    running: dict[Wanted, Any] = previews._running  # pyright: ignore[reportPrivateUsage]
    try:
        previews.on_screen(films, "play")
        until(lambda: running)
        first = set(running)
        assert first <= set(films)
        previews.idle(texts)
        time.sleep(1.2)
        # One that is still wanted goes on.
        previews.on_screen([], "screen")
        assert first <= set(running)
        assert previews.stages(films + texts) == [WAITING] * 10
        previews.on_screen([], "play")
        until(lambda: previews.stages(texts) == [FINAL] * 6)
        assert previews.is_idle()
        assert not running
        # What was ended is not said to be unreadable: nobody knows.
        assert previews.stages(films) == [WAITING] * 4
        assert previews.read(exhibit) == {w.path: True for w in texts}
        assert previews.holding(exhibit, ["words", "4"]) == [texts[4].path]
        previews.forget(exhibit, texts[4].path)
        assert previews.holding(exhibit, ["words", "4"]) == []
    finally:
        previews.close()
