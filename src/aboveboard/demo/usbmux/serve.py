"""Listens where a usbmuxd would, and serves each program in a thread of its own."""

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from aboveboard.demo.usbmux import muxer
from aboveboard.demo.usbmux.channel import Channel, Gone, Malformed
from aboveboard.demo.usbmux.device import Device


class Server:
    """Sockets that wait for programs, and the programs that came."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._listening: list[socket.socket] = []
        self._channels: set[Channel] = set()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._open = True
        self.failures: list[BaseException] = []
        """What went wrong in here, as opposed to what a program did wrong."""

    def new_socket(self, family: int) -> socket.socket:
        """Give a socket to bind."""
        sock = socket.socket(family, socket.SOCK_STREAM)
        self._listening.append(sock)
        return sock

    def listen(self) -> None:
        """Wait for programs at all bound sockets."""
        for sock in self._listening:
            sock.listen(16)
            thread = threading.Thread(target=self._accept, args=(sock,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def _accept(self, sock: socket.socket) -> None:
        while self._open:
            try:
                came, _address = sock.accept()
            except OSError:
                return  # closed
            if came.family != socket.AF_UNIX:
                came.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            channel = Channel(came, self._device.note_bytes)
            with self._lock:
                if not self._open:
                    channel.close()
                    return
                self._device.counts.connections += 1
                self._channels.add(channel)
                thread = threading.Thread(target=self._serve, args=(channel,), daemon=True)
                self._threads = [known for known in self._threads if known.is_alive()] + [thread]
                thread.start()

    def _serve(self, channel: Channel) -> None:
        try:
            with suppress(Gone):
                muxer.serve(channel, self._device)
        except Malformed as error:
            self._device.note("malformed", str(error))
        except BaseException as error:
            self.failures.append(error)
            raise
        finally:
            channel.close()
            with self._lock:
                self._channels.discard(channel)

    def close(self) -> None:
        """End every connection and wait for its thread."""
        with self._lock:
            self._open = False
        for sock in self._listening:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
        with self._lock:
            channels, threads = tuple(self._channels), tuple(self._threads)
        for channel in channels:
            channel.close()
        for thread in threads:
            thread.join(5)


class Phone(Device):
    """The phone with its usbmuxd. `port` and `address` are where programs find it while it is served."""

    port: int = 0

    @property
    def address(self) -> str:
        """Give the value of USBMUXD_SOCKET_ADDRESS."""
        return f"127.0.0.1:{self.port}"

    @contextmanager
    def serving(self, port: int = 0, unix: Path | None = None) -> Generator["Phone"]:
        """Serve the phone at a port of this machine (0: a free one), and at a socket's path where one is given.

        Raises OSError where that port or path cannot be had.
        """
        server = Server(self)
        bound: Path | None = None
        self.begin()
        try:
            here = server.new_socket(socket.AF_INET)
            here.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            here.bind(("127.0.0.1", port))
            self.port = here.getsockname()[1]
            if unix is not None:
                there = server.new_socket(socket.AF_UNIX)
                there.bind(str(unix))
                bound = unix
            server.listen()
            yield self
        finally:
            self.end()
            server.close()
            if bound is not None:
                bound.unlink(missing_ok=True)
        if server.failures:
            raise server.failures[0]
