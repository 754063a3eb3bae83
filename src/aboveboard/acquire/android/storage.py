"""Files of the shared storage: listed whole, copied by selection, several small ones at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from aboveboard.acquire.android.phone import Entry, Files, Phone, ReadFailed
from aboveboard.acquire.archive import Archive, Fill
from aboveboard.acquire.progress import Progress

ROOT: Final = b"/sdcard/"
SMALL: Final = 1 << 20
"""Files up to so many bytes come over several streams at once; each larger one over a stream of its own."""
STREAMS: Final = 4
_AHEAD: Final = 32
"""So many small files are asked for before the first has come."""
_MOST_DEEP: Final = 64
_MOST: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file of the phone."""

    path: bytes
    """Below the root."""
    size: int
    modified: int

    @property
    def name(self) -> str:
        """As text; bytes that are no UTF-8 are written out."""
        return self.path.decode("utf-8", "backslashreplace").replace("\0", "\\x00")


@dataclass(frozen=True)
class Failed:
    """A file or folder that the phone did not give."""

    path: str
    why: str


def listing(phone: Phone, standing: Callable[[], None]) -> tuple[list[File], list[Failed]]:
    """All files of the shared storage. Links are not followed. Raises Unplugged and its kin."""
    found: list[File] = []
    failed: list[Failed] = []
    folders: deque[tuple[bytes, int]] = deque([(b"", 0)])
    waiting = threading.Condition()
    busy = 0
    stopped = False

    def work() -> None:
        nonlocal busy, stopped
        whole = False
        try:
            with phone.files() as files:
                while True:
                    with waiting:
                        while not folders and busy and not stopped:
                            waiting.wait()
                        if stopped or not folders or len(found) > _MOST:
                            whole = True
                            return
                        folder, deep = folders.popleft()
                        busy += 1
                    entries = files.folder(ROOT + folder)
                    with waiting:
                        busy -= 1
                        standing()
                        for entry in entries:
                            _sort(entry, folder, deep)
                        waiting.notify_all()
        finally:
            with waiting:
                stopped = stopped or not whole
                waiting.notify_all()

    def _sort(entry: Entry, folder: bytes, deep: int) -> None:
        file = File(folder + entry.name, entry.size, entry.modified)
        if b"/" in entry.name or not entry.name:
            failed.append(Failed(file.name, "a name that no file can have"))
        elif entry.is_file:
            found.append(file)
        elif entry.is_folder and deep < _MOST_DEEP:
            folders.append((file.path + b"/", deep + 1))
        elif entry.is_folder:
            failed.append(Failed(file.name, f"deeper than {_MOST_DEEP} folders"))

    _together(work)
    return found, failed


def copy(
    phone: Phone,
    archive: Archive,
    files: Sequence[File],
    place: str,
    progress: Progress,
    standing: Callable[[], None],
) -> list[Failed]:
    """Copy files in their order, small ones over several streams. Raises Unplugged and its kin, NoRoom."""
    failed: list[Failed] = []
    todo: list[File] = []
    for file in files:
        before = archive.members.get(place + file.name)
        if before is not None and (before.told, before.modified) == (file.size, file.modified):
            progress.kept_files += 1
            progress.kept_bytes += before.size
        elif before is not None:
            failed.append(Failed(file.name, "changed since an earlier run copied it; the copy holds it as it was then"))
        else:
            todo.append(file)
    begun = archive.begun.name if archive.begun is not None else None
    # What had begun goes on before anything else is written.
    for file in [f for f in todo if place + f.name == begun]:
        _large(phone, archive, file, place, progress, failed, standing)
        todo.remove(file)
    for small, run in _runs(todo):
        if small:
            _small(phone, archive, run, place, progress, failed, standing)
        else:
            for file in run:
                _large(phone, archive, file, place, progress, failed, standing)
    return failed


def _runs(files: Sequence[File]) -> Iterator[tuple[bool, list[File]]]:
    """Files in their order, small and large ones apart; what is large waits until some hundred small ones are together."""
    small: list[File] = []
    large: list[File] = []
    for file in files:
        (small if file.size <= SMALL else large).append(file)
        if len(small) + len(large) >= 4096:
            yield True, small
            yield False, large
            small, large = [], []
    yield True, small
    yield False, large


def _small(
    phone: Phone,
    archive: Archive,
    files: Sequence[File],
    place: str,
    progress: Progress,
    failed: list[Failed],
    standing: Callable[[], None],
) -> None:
    todo = deque(files)
    lock = threading.Lock()
    stop = threading.Event()

    def take() -> list[File]:
        with lock:
            return [] if stop.is_set() else [todo.popleft() for _ in range(min(_AHEAD, len(todo)))]

    def work() -> None:
        whole = False
        try:
            batch = take()
            while batch:
                with phone.files() as stream:
                    batch = through(stream, batch)
            whole = True
        finally:
            if not whole:
                stop.set()

    def through(stream: Files, batch: list[File]) -> list[File]:
        """Work on one stream until it ends; what must be asked for on another one."""
        while batch:
            stream.ask([ROOT + f.path for f in batch])
            for n, file in enumerate(batch):
                try:
                    data = b"".join(bytes(piece) for piece in stream.next())
                except ReadFailed as error:
                    with lock:
                        failed.append(Failed(file.name, str(error)))
                    # What was asked for after it is lost with the stream.
                    return batch[n + 1 :] or take()
                with lock:
                    archive.put(place + file.name, data, file.modified, file.size)
                    progress.files += 1
                    progress.bytes += len(data)
                    standing()
            batch = take()
        return []

    _together(work)


def _large(
    phone: Phone,
    archive: Archive,
    file: File,
    place: str,
    progress: Progress,
    failed: list[Failed],
    standing: Callable[[], None],
) -> None:
    try:
        with archive.growing(place + file.name, file.modified, file.size) as growing:
            progress.kept_bytes += growing.size
            with _source(phone, file, growing.size) as fill:
                while came := growing.take(fill):
                    progress.bytes += came
                    standing()
    except ReadFailed as error:
        # What came of it stays in the copy's file, and is cut off by the next member.
        archive.forget()
        failed.append(Failed(file.name, str(error)))
        return
    progress.files += 1


@contextmanager
def _source(phone: Phone, file: File, had: int) -> Generator[Fill]:
    """A file whole, or from the byte on that is there already."""
    if had:
        with phone.rest(ROOT + file.path, had) as fill:
            yield fill
    else:
        with phone.files() as stream:
            stream.ask([ROOT + file.path], file.size)
            yield stream.fill


def _together(work: Callable[[], None]) -> None:
    """The same work over several streams. Raises what the first of them raised."""
    with ThreadPoolExecutor(STREAMS) as pool:
        for done in [pool.submit(work) for _ in range(STREAMS)]:
            done.result()


def newest_first(files: Iterable[File]) -> list[File]:
    """The order in which files are copied."""
    return sorted(files, key=lambda f: (-f.modified, f.path))
