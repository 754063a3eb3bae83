"""A small process that has everything imported and nothing of the case, from which workers are forked.

It is a fresh interpreter, so that a worker's memory never held the case's database or the examiner's terminal. Over a
socket it is handed one end of a worker's channel at a time, and answers with the process number; it tells how each ended.
"""

from __future__ import annotations

import contextlib
import gc
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
import threading

from aboveboard.engine.dumps import no_core_dumps

_STARTED = b"S"
_ENDED = b"E"
_REPORT = struct.Struct(">cii")


_KEPT = ("PATH", "LANG", "LANGUAGE", "TZ", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "SYSTEMROOT")
_EARLY: list[Nursery] = []


def start_early() -> None:
    """Start one before it is known whether it will be needed; the next `Nursery.take` gets it."""
    _EARLY.append(Nursery())


class Nursery:
    """The parent's side."""

    def __init__(self) -> None:
        """Start the process; it imports while the parent goes on."""
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "aboveboard.engine.nursery", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                env=_environment(),
                stdin=subprocess.DEVNULL,
            )
        self.socket = ours
        self._asking = threading.Lock()

    @staticmethod
    def take() -> Nursery:
        """The one that was started early, or a new one."""
        return _EARLY.pop() if _EARLY else Nursery()

    def worker(self) -> tuple[int, socket.socket]:
        """(process number, channel) of a new worker. Raises OSError where the nursery is gone."""
        ours, theirs = socket.socketpair()
        # One at a time: the answer does not say to whom it is.
        with self._asking:
            with theirs:
                socket.send_fds(self.socket, [b"W"], [theirs.fileno()])
            while True:
                kind, pid, _ = self._report()
                if kind == _STARTED:
                    return pid, ours

    def _report(self) -> tuple[bytes, int, int]:
        data = self.socket.recv(_REPORT.size, socket.MSG_WAITALL)
        if len(data) < _REPORT.size:
            raise OSError("the process that workers come from is gone")
        kind, pid, status = _REPORT.unpack(data)
        return kind, pid, status

    def close(self) -> None:
        """End it, and with it every worker that still runs."""
        self.socket.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _environment() -> dict[str, str]:
    """What the interpreter needs of the environment, and no more: there may be a passphrase or a token in it."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or name.startswith(("LC_", "PYTHON"))}
    # Arrays here are small: threads of a linear-algebra library would only spin.
    return {**kept, "OPENBLAS_NUM_THREADS": "1"}


def _serve(control: socket.socket) -> None:
    from aboveboard.engine import worker

    no_core_dumps()
    worker.preload()
    # What is here now stays: the collector of a worker need not go through it, nor copy its pages.
    gc.freeze()
    children: set[int] = set()
    read_end, write_end = os.pipe()
    os.set_blocking(write_end, False)
    os.set_blocking(read_end, False)
    signal.signal(signal.SIGCHLD, _woken)
    signal.set_wakeup_fd(write_end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with selectors.DefaultSelector() as selector:
        selector.register(control, selectors.EVENT_READ)
        selector.register(read_end, selectors.EVENT_READ)
        while True:
            for event, _ in selector.select():
                if event.fileobj is control:
                    try:
                        data, fds, _, _ = socket.recv_fds(control, 1, 1)
                    except ConnectionError:
                        data, fds = b"", []
                    if not data:
                        for pid in children:
                            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                                os.kill(pid, signal.SIGKILL)
                                os.waitpid(pid, 0)
                        # There is nothing to put away, and the parent waits.
                        os._exit(0)
                    pid = os.fork()
                    if pid == 0:
                        signal.set_wakeup_fd(-1)
                        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                        control.close()
                        os.close(read_end)
                        os.close(write_end)
                        _become(fds[0])
                    os.close(fds[0])
                    children.add(pid)
                    control.sendall(_REPORT.pack(_STARTED, pid, 0))
                else:
                    with contextlib.suppress(BlockingIOError):
                        os.read(read_end, 4096)
                    _reap(children, control)


def _woken(number: int, frame: object) -> None:
    """A child ended: the wake-up pipe says so; nothing is done here."""
    del number, frame


def _reap(children: set[int], control: socket.socket) -> None:
    for pid in list(children):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            children.discard(pid)
            with contextlib.suppress(OSError):
                control.sendall(_REPORT.pack(_ENDED, pid, os.waitstatus_to_exitcode(status)))


def _become(fd: int) -> None:
    from aboveboard.engine import worker

    code = 1
    try:
        worker.main(socket.socket(fileno=fd))
        code = 0
    except KeyboardInterrupt:
        code = 130
    finally:
        # Nothing of the nursery may run on in the child.
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
