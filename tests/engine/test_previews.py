"""The process that decodes: it ends itself over its limits, and says the rest in words."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from aboveboard.engine.messages import Channel, Closed, Locate, Located, Locating, Preview, Previewed, Previewing, Refs
from aboveboard.engine.nursery import Nursery
from aboveboard.formats.previews import Why


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), (200, 0, 0)).save(out, "JPEG")
    place = tmp_path / "phone" / "data" / "media" / "0" / "DCIM"
    place.mkdir(parents=True)
    (place / "good.jpg").write_bytes(out.getvalue())
    (place / "cut.jpg").write_bytes(out.getvalue()[:400])
    (place / "empty.jpg").write_bytes(b"")
    (place / "words.txt").write_text("words")
    return tmp_path / "phone"


def located(nursery: Nursery, folder: Path, *names: str) -> tuple[Located, list[Preview]]:
    _, connection = nursery.worker()
    channel = Channel(connection, worker=False)
    channel.send(Locating(str(folder), None))
    opened = channel.receive()
    assert isinstance(opened, Located)
    channel.send(Locate(tuple(f"data/media/0/DCIM/{n}" for n in names)))
    refs = channel.receive()
    assert isinstance(refs, Refs)
    connection.close()
    return opened, [Preview(r, "small") for r in refs.refs if r is not None]


def test_previews_and_reasons(folder: Path) -> None:
    nursery = Nursery()
    try:
        opened, asked = located(nursery, folder, "good.jpg", "cut.jpg", "empty.jpg", "words.txt", "missing.jpg")
        assert len(asked) == 4
        _, connection = nursery.worker()
        channel = Channel(connection, worker=False)
        channel.send(Previewing(str(folder), opened.facts, opened.keys))
        found: list[Previewed] = []
        for one in asked:
            channel.send(one)
            found.append(channel.receive())
        assert (found[0].width, found[0].height, found[0].why) == (320, 240, "")
        assert [f.why for f in found[1:]] == [Why.DAMAGED, Why.EMPTY, Why.UNKNOWN]
        connection.close()
    finally:
        nursery.close()


_SERVE = """
import socket, sys
from aboveboard.engine import previews
from aboveboard.engine.messages import Channel
previews.SECONDS, previews.MEMORY = {seconds}, {memory}
def made(opener, ref, form):
    {does}
previews._made = made
channel = Channel(socket.socket(fileno=int(sys.argv[1])), worker=True)
previews.serve(channel, channel.receive())
"""


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("while True: pass", None),
        ("import time; time.sleep(60)", None),
        ("return bytearray(3 << 30)", Why.DAMAGED),
    ],
)
def test_limits_of_time_and_memory_hold(folder: Path, does: str, why: str | None) -> None:
    nursery = Nursery()
    try:
        opened, asked = located(nursery, folder, "good.jpg")
    finally:
        nursery.close()
    ours, theirs = socket.socketpair()
    script = _SERVE.format(seconds=2, memory=2 << 30, does=does)
    process = subprocess.Popen([sys.executable, "-c", script, str(theirs.fileno())], pass_fds=(theirs.fileno(),))
    theirs.close()
    channel = Channel(ours, worker=False)
    ours.settimeout(30)
    channel.send(Previewing(str(folder), opened.facts, opened.keys))
    channel.send(asked[0])
    if why is None:
        with pytest.raises(Closed, match="end of stream"):
            channel.receive()
    else:
        assert channel.receive().why == why
    ours.close()
    process.wait(30)
