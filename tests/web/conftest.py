"""A review of the fictional phones, and a browser in front of it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from aboveboard.demo import Rounds, build_android, build_iphone
from aboveboard.web.guard import COOKIE
from tests.web import alone

COMMAND = Path(sys.executable).parent / "aboveboard"
SIZES = {"laptop": (1440, 900), "tablet": (1024, 600), "phone": (390, 844)}


@dataclass
class Review:
    """A running `aboveboard review`."""

    case: Path
    address: str
    process: subprocess.Popen[str]
    environment: dict[str, str]
    requests: list[str] = field(default_factory=list)

    @property
    def base(self) -> str:
        return self.address.split("/enter/")[0]

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(2)
            self.process.wait(20)


class Reviews:
    """Cases of both fictional phones, each made once; reviews of them, ended with the session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ABOVEBOARD", "XDG_"))}
        self.environment = {
            **kept,
            "HOME": str(folder),
            "ABOVEBOARD_HOME": str(folder / "keys"),
            "ABOVEBOARD_OWN_PHONE": "1",
        }
        self.running: list[Review] = []
        self.shared: dict[str, Client] = {}

    def case(self, phone: str) -> Path:
        case = self.folder / f"{phone}.case"
        if not case.exists():
            source = self.folder / phone
            if phone == "iphone":
                build_iphone(source, form="ffs-zip", iterations=Rounds(10, 10))
            else:
                build_android(source, form="zip")
            self.run("examine", source, "--case", case, "--own-phone")
        return case

    def run(self, *arguments: object, codes: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [COMMAND, *map(str, arguments)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode in codes, done.stderr
        return done

    def open(self, case: Path, *options: object, examiner: str = "") -> Review:
        said = (self.folder / f"review-{len(self.running)}.err").open("w+")
        process = subprocess.Popen(
            [COMMAND, "review", str(case), "--no-browser", *map(str, options)],
            env=self.environment | ({"ABOVEBOARD_EXAMINER": examiner} if examiner else {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            process.wait(10)
            said.seek(0)
            pytest.fail(f"the review did not begin: {said.read()}")
        review = Review(case, line.split()[-1], process, self.environment)
        self.running.append(review)
        return review

    def client(self, phone: str) -> Client:
        """A review of a phone's case that tests share: leave nothing on records that others count."""
        if phone not in self.shared:
            self.shared[phone] = Client(self.open(self.case(phone)))
        return self.shared[phone]

    def close(self) -> None:
        for review in self.running:
            review.end()


@pytest.fixture(scope="session")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviews]:
    made = Reviews(tmp_path_factory.mktemp("reviews"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    options: Any = ["--no-sandbox"] if os.geteuid() == 0 else []
    one = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=options)
    yield one
    one.close()


class Client:
    """The pages without a browser."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.http = httpx.Client(base_url=review.base, follow_redirects=True, timeout=60)
        self.http.headers["origin"] = review.base
        self.get(review.address)

    def get(self, address: str, **values: Any) -> httpx.Response:
        answer = self.http.get(address, **values)
        assert answer.status_code == 200, (address, answer.status_code, answer.text[:500])
        return answer

    def post(self, address: str, **values: str) -> httpx.Response:
        answer = self.http.post(address, data=values)
        assert answer.status_code < 400, (address, answer.status_code, answer.text[:500])
        return answer


@pytest.fixture(scope="session")
def iphone(reviews: Reviews) -> Client:
    """The fictional iPhone's pages without a browser."""
    return reviews.client("iphone")


@pytest.fixture(scope="session")
def android(reviews: Reviews) -> Client:
    """The same of the fictional Android phone."""
    return reviews.client("android")


def until(page: Page, said: str, seconds: float = 40) -> None:
    """Wait until an expression holds in the page, whose policy forbids the browser's own way of asking."""
    end = time.monotonic() + seconds
    while not page.evaluate(said):
        assert time.monotonic() < end, said
        page.wait_for_timeout(50)


@dataclass
class Desk:
    """A page of a browser in front of a review; faults of scripts and foreign requests are noted."""

    page: Page
    review: Review
    faults: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Lead to a page, with all that it waits for."""
        alone.go(self.page, self.review.base + path)

    def clean(self) -> None:
        """Nothing went wrong in the browser, and nothing was asked of any other host."""
        assert self.faults == []
        assert self.foreign == []


UNSET = {
    "zone": "UTC",
    "language": "en",
    "theme": "auto",
    "direction": "auto",
    "switches": "blur grey known",
    "mute": "on",
}
"""The settings with which a review begins."""


@pytest.fixture
def seat(browser: Browser, reviews: Reviews) -> Iterator[Any]:
    """`seat("iphone", "tablet")` sits down before a phone's case at a screen; afterwards the browser must be clean."""
    desks: list[Desk] = []

    def sit(phone: str, size: str = "laptop", **options: Any) -> Desk:
        client = reviews.client(phone)
        client.post("/settings/change", **UNSET)
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        cookie = {"name": COOKIE, "value": client.http.cookies[COOKIE], "url": client.review.base}
        context.add_cookies([{**cookie, "httpOnly": True, "sameSite": "Strict"}])
        desk = Desk(context.new_page(), client.review)
        desk.page.on("console", lambda m: desk.faults.append(m.text) if m.type == "error" else None)
        desk.page.on("pageerror", lambda e: desk.faults.append(str(e)))
        desk.page.on(
            "request", lambda r: None if r.url.startswith((desk.review.base, "data:")) else desk.foreign.append(r.url)
        )
        desk.go("/")
        desks.append(desk)
        return desk

    yield sit
    for desk in desks:
        desk.page.context.close()
        desk.clean()
