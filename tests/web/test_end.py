"""A review ends when it is told to, whatever those who are connected to it do."""

from __future__ import annotations

import asyncio
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import uvicorn

from aboveboard.web.serve import Server
from tests.web.conftest import Client, Reviews


def _server() -> Server:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError("nobody asks for anything here")

    return Server(uvicorn.Config(app, log_level="warning", lifespan="off", timeout_graceful_shutdown=60))


def test_a_connection_that_came_just_after_the_end_is_closed_too() -> None:
    """A browser connects ahead of time and asks nothing, which may come after those that were there were asked to close."""

    async def end() -> float:
        server = _server()
        with socket.create_server(("127.0.0.1", 0)) as listening:
            whole = asyncio.create_task(server.serve(sockets=[listening]))
            while not server.started:
                await asyncio.sleep(0.01)
            loop = asyncio.get_running_loop()
            kind: Any = server.config.http_protocol_class
            ours, theirs = socket.socketpair()
            late: list[asyncio.Task[Any]] = []

            def come() -> None:
                made = partial(kind, config=server.config, server_state=server.server_state, app_state={})
                late.append(loop.create_task(loop.connect_accepted_socket(made, theirs)))

            closing = server.servers[0].close

            def close() -> None:
                closing()
                # After this uvicorn goes through its connections, without giving way to anything.
                loop.call_soon(come)

            server.servers[0].close = close
            before = time.monotonic()
            server.should_exit = True
            await asyncio.wait_for(whole, 20)
            assert late and late[0].done()
            assert ours.recv(1) == b""
            ours.close()
            return time.monotonic() - before

    # In a thread of its own: a browser's tests before this one may have left a running loop in this thread.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, end()).result() < 15


def test_who_fetches_no_answer_does_not_hold_the_review(reviews: Reviews) -> None:
    review = reviews.open(reviews.case("iphone"))
    client = Client(review)
    cookies = "; ".join(f"{name}={value}" for name, value in client.http.cookies.items())
    host = urlsplit(review.base)
    asked = f"GET /list/device HTTP/1.1\r\nHost: {host.netloc}\r\nCookie: {cookies}\r\n\r\n".encode()
    with socket.socket() as idle:
        # A small window and many questions: the server waits for room to answer.
        idle.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        idle.connect((host.hostname, host.port))
        idle.settimeout(1)
        for _ in range(100):
            idle.sendall(asked)
        time.sleep(1)
        assert idle.recv(12) == b"HTTP/1.1 200"
        review.process.send_signal(15)
        assert review.process.wait(20) is not None
