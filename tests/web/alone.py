"""A review that opens its own browser, used from end to end. Run by test_alone.py, if it may in a network of loopback alone.

python -m tests.web.alone CASE FOLDER      prints JSON of what was seen; the folder holds everything the run may write into
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

COMMAND = Path(sys.executable).parent / "aboveboard"
TYPED = "zimtsternwort"
"""Typed into the search box; it stands nowhere in the phones."""
STARTS = ("/", "/settings", "/help/query", "/people/graph", "/report", "/log", "/list/device", "/list/places")


def wait(condition: Any, seconds: float = 20.0) -> Any:
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.05)
    return found


def go(page: Page, address: str) -> int:
    """Lead to a page and wait for what it waits for: it would load itself anew in the midst of what a test does.

    Returns its status.
    """
    until = time.monotonic() + 20
    while (answer := page.goto(address)) is not None and "refresh" in answer.headers:
        assert time.monotonic() < until, f"{address} waits on"
        page.wait_for_timeout(100)
    assert answer is not None
    return answer.status


def links(page: Page) -> set[str]:
    return set(page.eval_on_selector_all("a[href^='/']", "all => all.map((a) => a.getAttribute('href').split('#')[0])"))


def kind(address: str) -> str:
    """Which page it is, whatever it shows: opaque words, keys and numbers left out."""
    return re.sub(r"[A-Z0-9]+(?:-[A-Z0-9]+)+|\b[a-z2-7]{24}\b|=[^&]*", "…", address)


def walk(page: Page, base: str, look: Callable[[], None] = lambda: None) -> list[str]:
    """Every kind of page that links lead to, once; returns their addresses. `look` is called on each."""
    seen: dict[str, str] = {}
    due = list(STARTS)
    while due:
        address = due.pop(0)
        if kind(address) in seen or address.startswith(("/report/pdf", "/report/html")):
            continue
        seen[kind(address)] = address
        assert go(page, base + address) == 200, address
        opens = page.locator("main [data-open]:visible")
        if opens.count() and not address.startswith("/mail"):
            opens.first.click()
            page.locator("[data-inspected]").wait_for()
        look()
        due += sorted(links(page))
    return list(seen.values())


def use(page: Page, base: str, words: tuple[str, ...]) -> list[str]:
    """What a reviewer does; returns the words that were before them."""
    shown: set[str] = set()
    for word in (*words, TYPED):
        page.goto(base + "/")
        page.keyboard.press("/")
        page.keyboard.type(word)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        text = page.locator("main").inner_text()
        if page.locator("main [data-open]:visible").count():
            page.locator("main [data-open]:visible").first.click()
            page.locator("[data-inspected]").wait_for()
            text += page.locator("[data-inspected]").inner_text()
        shown |= {w for w in words if w in text}
    page.goto(base + "/talks")
    with page.expect_navigation():
        page.locator('main .talk-row:has-text("转账")').first.click()
    page.locator("main .bubble").first.wait_for()
    # A window's title is what histories keep first.
    assert "转账" in page.title()
    page.goto(base + "/gallery")
    with page.expect_navigation():
        page.locator("main .shot:has(img) > a").first.click()
    page.wait_for_function("() => [...document.images].every((i) => i.complete && i.naturalWidth > 4)")
    return sorted(shown)


def wrapped(folder: Path) -> Path:
    """A folder for PATH whose `chromium` is the machine's, without a screen and with its log of the network."""
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    shell = bin_folder / "chromium"
    options = f"--headless=new --remote-debugging-port=0 --log-net-log={folder / 'net.json'}"
    options += " --no-sandbox" if os.geteuid() == 0 else ""
    shell.write_text(f'#!/bin/sh\nexec /usr/bin/chromium {options} "$@"\n')
    shell.chmod(0o755)
    return bin_folder


def profiles(folder: Path) -> list[Path]:
    return list((folder / "run").glob("aboveboard-browser-*"))


def run(case: Path, folder: Path, words: tuple[str, ...], snapshot: Any) -> dict[str, Any]:
    """One review, killed at its end as if the machine had taken it. `snapshot` looks at the files while it runs."""
    for name in ("run", "tmp", "home"):
        (folder / name).mkdir()
    environment = {
        **os.environ,
        "PATH": f"{wrapped(folder)}:{os.environ['PATH']}",
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "TMPDIR": str(folder / "tmp"),
    }
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        environment.pop(name, None)
    told = [str(COMMAND), "review", str(case)]
    review = subprocess.Popen(told, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        assert review.stdout is not None
        base = review.stdout.readline().split()[-1].split("/enter/")[0]
        profile = wait(lambda: profiles(folder))[0]
        port = wait(lambda: (profile / "DevToolsActivePort").is_file() and (profile / "DevToolsActivePort").read_text())
        with sync_playwright() as playwright:
            browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port.split()[0]}")
            page = wait(lambda: [p for c in browser.contexts for p in c.pages if p.url == base + "/"])[0]
            shown = use(page, base, words)
            visited = walk(page, base)
            during = snapshot()
            browser.new_browser_cdp_session().send("Browser.close")
        wait(lambda: not profile.exists())
        # Its last window was closed: the browser is over while the review goes on.
        alive = review.poll() is None
    finally:
        review.send_signal(2)
        review.wait(20)
    return {"base": base, "shown": shown, "visited": visited, "during": during, "alive": alive, "left": snapshot()}


def main(case: Path, folder: Path) -> None:
    from tests.planted import PLANTED, holding

    def look() -> list[str]:
        found = [p for p in holding(folder, (*PLANTED, TYPED)) if p.name != "net.json"]
        for own in (case, Path(os.environ["ABOVEBOARD_HOME"])):
            # Of enciphered bytes, by what is too long to be there by chance.
            found += holding(own, (PLANTED[0], TYPED))
        return list(map(str, found))

    print(json.dumps(run(case, folder, PLANTED, look)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
