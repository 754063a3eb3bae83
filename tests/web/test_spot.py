"""The pages of a look at a connected phone, on three screens, light and dark, to the receipt at its end."""

from __future__ import annotations

import subprocess
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from aboveboard.demo import Rounds
from aboveboard.demo.adbdevice import Device
from aboveboard.demo.usbmux import Phone
from tests.web import alone
from tests.web.conftest import COMMAND, SIZES, Reviews, until
from tests.web.test_access import AXE
from tests.web.test_sizes import SMALL, TARGETS

PAGES = ("/", "/gallery")
SCREENS = (("phone", "dark", "en"), ("tablet", "light", "ar"), ("laptop", "dark", "zh"))
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
STATUS = "document.querySelectorAll('.looking [role=status]').length"
CODE = "document.querySelector('.qr svg path').getBoundingClientRect().width"
READ = "document.querySelector('.looking [role=status]')?.innerText.includes('All that was asked')"


class Looking:
    """A running `aboveboard look`, and browsers in front of it."""

    def __init__(self, browser: Browser, process: subprocess.Popen[str]) -> None:
        self.browser = browser
        self.process = process
        self.said: list[str] = []
        self.cookies: list[Any] = []
        self.faults: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            self.said.append(line)
            if line.startswith("The review of"):
                break
        self.address = self.said[-1].split()[-1]
        self.base = self.address.split("/enter/")[0]

    @contextmanager
    def seat(self, size: str, theme: Any) -> Generator[Page]:
        """A browser of a size that likes it light or dark."""
        width, height = SIZES[size]
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, has_touch=size != "laptop"
        )
        context.add_cookies(self.cookies)
        page = context.new_page()
        page.on("console", lambda m: self.faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.faults.append(str(e)))
        try:
            if not self.cookies:
                page.goto(self.address)
                self.cookies = list(context.cookies())
            yield page
        finally:
            context.close()
        assert self.faults == []

    def go(self, page: Page, path: str) -> None:
        assert alone.go(page, self.base + path) == 200, path

    def end(self) -> str:
        """Stop it; what it said at its end."""
        self.process.send_signal(2)
        said, _ = self.process.communicate(timeout=30)
        assert self.process.returncode == 0
        return said


@pytest.fixture
def looking(browser: Browser, reviews: Reviews, tmp_path: Path) -> Iterator[Any]:
    """`looking("--connect", …)` starts a look at one's own phone."""
    with ExitStack() as running:

        def start(*options: str) -> Looking:
            words = [COMMAND, "look", "--case", tmp_path / "look.case", "--own-phone", "--exhibit", "JB/1", *options]
            process = subprocess.Popen(
                [*map(str, words), "--no-browser"],
                env=reviews.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            running.callback(process.wait)
            running.callback(process.kill)
            return Looking(browser, process)

        yield start


def _seen(page: Page, what: str) -> None:
    """It fits, and nothing is seriously hard to reach or read."""
    assert page.evaluate(FITS), f"{what} is wider than the screen"
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [
        (v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert not grave, (what, grave)


def test_a_look_at_a_phone_with_android_fits_every_screen(looking: Any) -> None:
    """Each page, then the receipt, in every language and turned round; a finger hits what it is for."""
    with Device(files=12).serving() as device:
        device.allow()
        look = looking("--connect", device.serial)
        assert "s after the phone's yes" in look.said[0]
        for size, theme, _ in SCREENS:
            with look.seat(size, theme) as page:
                look.go(page, "/talks")
                talk = page.locator(".talk-row").first.get_attribute("href")
                for path in (str(talk), *PAGES):
                    look.go(page, path)
                    until(page, f"{STATUS} === 1")
                    _seen(page, f"{path} {size} {theme}")
                    if size != "laptop":
                        assert page.evaluate(SMALL, TARGETS) == [], (path, size)
        with look.seat("tablet", "dark") as page:
            look.go(page, "/")
            until(page, READ)
            page.locator("form[action='/look/end'] button").click()
            page.locator(".qr svg").wait_for()
            assert page.url.endswith("/look/receipt")
        for size, theme, language in SCREENS:
            with look.seat(size, theme) as page:
                for turned in ("&turned=1", ""):
                    look.go(page, f"/look/receipt?language={language}{turned}")
                    assert page.evaluate(FITS), (size, language, turned)
                    # To be photographed: it is large, and dark on light whatever the theme.
                    assert page.evaluate(CODE) > 200, (size, turned)
                    ground = page.evaluate("getComputedStyle(document.querySelector('.qr')).backgroundColor")
                    assert ground == "rgb(255, 255, 255)", theme
                    assert size == "laptop" or page.evaluate(SMALL, "nav a") == [], size
                _seen(page, f"receipt {language} {size} {theme}")
        assert "nothing of the phone was kept" in look.end()


def test_a_look_at_an_iphone_tells_what_is_awaited(looking: Any) -> None:
    """Pictures while the backup comes; how far it is stands on the page once, and what was said when it ended."""
    with Phone(rounds=Rounds(10, 10), trust_after=0.2).serving() as phone:
        phone.faults.silent = "backup.upload"
        look = looking("--usbmux", phone.address)
        assert look.said[0].startswith("previews of pictures: ")
        with look.seat("phone", "dark") as page:
            look.go(page, "/gallery")
            page.locator(".shot img").first.wait_for()
            until(page, "document.querySelector('.looking')?.innerText.includes('contacts, calls and messages')")
            # It asks again each second, and takes its own place.
            for _ in range(2):
                with page.expect_response("**/look/now*"):
                    pass
            assert page.evaluate(STATUS) == 1
            _seen(page, "gallery while a backup is made")
            phone.faults.silent = ""
            until(page, READ)
            look.go(page, "/talks")
            assert page.locator(".talk-row").count() > 3
            page.locator("form[action='/look/end'] button").click()
            page.locator(".qr svg").wait_for()
            assert "installed nothing on the phone" in page.locator("main").inner_text()
        assert "nothing of the phone was kept" in look.end()
