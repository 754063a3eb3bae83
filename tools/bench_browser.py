"""How the pages of a review feel in a browser on a large case; part of `make bench-review`.

Chromium's own measurements: event timing for interactions, layout shifts, long tasks; elements and heap are sampled while
long lists are scrolled. Facts: https://www.w3.org/TR/event-timing/, https://wicg.github.io/layout-instability/,
https://www.w3.org/TR/longtasks-1/.
"""

from __future__ import annotations

import math
import os
import re
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
INP, CLS, TASK, ELEMENTS, HEAP = 200, 0.05, 100, 5000, 300
"""Milliseconds of the 95th percentile of interactions; layout shift of a page; milliseconds of a task, elements and
megabytes of heap while a list is scrolled."""
SCROLL = 60.0
"""Seconds."""
_STEP = 700
"""CSS pixels of one turn of the wheel, twelve turns a second or as many as the browser takes."""
_TURN = 1 / 12
_WATCH = """
window.seen = { events: {}, shift: 0, tasks: [] };
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) if (e.interactionId) seen.events[e.interactionId] = Math.max(seen.events[e.interactionId] || 0, e.duration);
}).observe({ type: "event", durationThreshold: 16, buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; }).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.tasks.push(e.duration); }).observe({ type: "longtask", buffered: true });
"""


@dataclass(frozen=True)
class Result:
    """A line of the table."""

    name: str
    target: str
    measured: str
    holds: bool


@dataclass
class _Interactions:
    """What people did, and how long each took to be seen."""

    took: list[float] = field(default_factory=list[float])
    counted: int = 0

    def collect(self, page: Page) -> None:
        """Before a page is left."""
        page.wait_for_timeout(150)
        took, count = page.evaluate("[Object.values(seen.events), performance.interactionCount]")
        # What is quicker than 16 ms has no entry.
        self.took += took + [16.0] * max(0, count - len(took))
        self.counted += count
        page.evaluate("seen.events = {}")


@contextmanager
def browser(address: str) -> Generator[tuple[Page, str]]:
    """A page that has entered a review, and where that is."""
    options: list[str] = ["--enable-precise-memory-info", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        try:
            context = chromium.new_context(viewport={"width": 1440, "height": 900})
            context.add_init_script(_WATCH)
            page = context.new_page()
            page.goto(address)
            yield page, address.split("/enter/")[0]
        finally:
            chromium.close()


def measure(address: str, seconds: float = SCROLL) -> list[Result]:
    """All of it. `seconds` of each scroll."""
    with browser(address) as (page, base):
        _wait_gathered(page, base)
        talk = _largest_talk(page, base)
        return [*_shifts(page, base, talk), _interactions(page, base, talk), *_scrolls(page, base, talk, seconds)]


def _wait_gathered(page: Page, base: str) -> None:
    """Until pages no longer say that something is gathered."""
    for path in ("/", "/talks", "/list/messages", "/gallery", "/map", "/documents"):
        while "refresh" in (page.request.get(base + path)).headers:
            time.sleep(0.5)


def _largest_talk(page: Page, base: str) -> str:
    person = re.search(r'href="(/person/[^"]+)"', page.request.get(f"{base}/people?by=records").text())
    assert person is not None
    found = re.search(r'href="(/talk/[^"?]+)"', page.request.get(base + person[1]).text())
    assert found is not None
    return found[1]


def _shifts(page: Page, base: str, talk: str) -> list[Result]:
    """Layout shift of each page until it has stood for two seconds."""
    person = re.search(r'href="(/person/[^"]+)"', page.request.get(f"{base}/people").text())
    photo = re.search(r'href="(/gallery/item/[^"]+)"', page.request.get(f"{base}/gallery").text())
    record = re.search(r'data-key="([^"]+)"', page.request.get(f"{base}/list/messages").text())
    assert person and photo and record
    paths = ["/", "/talks", talk, f"{talk}?table=true", "/people", person[1], "/people/graph", "/list/messages"]
    paths += ["/list/places", "/gallery", photo[1].replace("&amp;", "&"), "/audio", "/documents", "/mail", "/timeline"]
    paths += ["/map", f"/record/{record[1]}", "/coverage", "/files", "/report", "/log", "/settings"]
    worst, where = 0.0, ""
    for path in paths:
        page.goto(base + path)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1000)
        shift = float(page.evaluate("seen.shift"))
        if shift > CLS:
            print(f"  layout shift of {path}: {shift:.3f}", flush=True)
        if shift >= worst:
            worst, where = shift, re.sub(r"/(talk|person|record|item)/[^/?]+", r"/\1/…", path)
    return [
        Result(f"layout shift, the worst of {len(paths)} pages", f"<= {CLS}", f"{worst:.3f} ({where})", worst <= CLS)
    ]


def _interactions(page: Page, base: str, talk: str) -> Result:
    """Some hundred interactions as a reviewer makes them: keys through lists, inspector, marks, filters, tabs, the map."""
    done = _Interactions()

    def keys(*pressed: str) -> None:
        for key in pressed:
            page.keyboard.press(key)
            page.wait_for_timeout(60)

    def leave(act: Callable[[], Any]) -> None:
        done.collect(page)
        with page.expect_navigation():
            act()

    page.goto(f"{base}/list/messages")
    keys(*"jjjj", "Enter")
    page.locator("[data-inspected]").wait_for()
    keys(*"jjjkkjjj", "x", "J", "J", "1", *"jj", "2", "u", "r", "j", "Escape", *"jjjj", "?", "Escape")
    page.locator("#inspector").evaluate("(one) => { one.textContent = ''; }")
    leave(page.locator('.facets button[value^="direction"], .facets button').first.click)
    keys(*"jjj", "Enter", "Escape", "/")
    page.keyboard.type("harbour", delay=40)
    leave(lambda: page.keyboard.press("Enter"))
    keys(*"jjjj", "Enter", "p", "Escape")
    done.collect(page)
    page.goto(base + talk)
    keys(*"kkkk", "Enter", *"kk", "Escape", "PageUp", "PageUp", "PageUp")
    leave(lambda: page.locator("[data-turn-table]").click())
    keys(*"jjj", "Tab", "Tab", "Tab")
    done.collect(page)
    page.goto(f"{base}/gallery")
    keys(*"jjjj")
    leave(lambda: page.keyboard.press("Enter"))
    keys("x")
    leave(lambda: page.keyboard.press("Escape"))
    keys(*"jj", "x", "PageDown", "PageDown")
    leave(lambda: page.locator(".scrub a").nth(3).click())
    page.locator("summary").first.click()
    keys("Tab", "Tab", "ArrowDown")
    leave(page.locator("[data-key] a[title]").first.click)
    for _ in range(3):
        leave(lambda: page.keyboard.press("ArrowRight"))
    done.collect(page)
    page.goto(f"{base}/timeline")
    leave(lambda: page.locator("a.chip").nth(3).click())
    keys(*"jj", "Enter", "Escape")
    done.collect(page)
    page.goto(f"{base}/map")
    page.locator("#map[data-drawn]").wait_for()
    page.locator("#map").click(position={"x": 200, "y": 200})
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(800)
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(800)
    page.locator("[data-class]").first.click()
    keys("Tab", "Tab")
    done.collect(page)
    took = sorted(done.took)
    late = took[math.ceil(len(took) * 0.95) - 1] if took else 0.0
    told = f"{late:.0f} ms, worst {took[-1]:.0f} ms"
    return Result(f"interaction to next paint, 95th of {done.counted} interactions", f"<= {INP} ms", told, late <= INP)


def _scrolls(page: Page, base: str, talk: str, seconds: float) -> list[Result]:
    results: list[Result] = []
    for name, path, way in (
        ("the gallery", "/gallery", 1),
        ("the largest conversation", talk, -1),
        ("the list of messages", "/list/messages", 1),
    ):
        page.goto(base + path)
        page.wait_for_load_state("networkidle")
        results += _scroll(page, name, way, seconds)
    return results


def _scroll(page: Page, name: str, way: int, seconds: float) -> list[Result]:
    """Turn the wheel over the list for a minute."""
    list_ = page.locator("[data-virtual]").last
    box = list_.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.evaluate("seen.tasks = []")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    most = heap = 0.0
    turns = 0
    end = time.monotonic() + seconds
    sampled = 0.0
    while time.monotonic() < end:
        began = time.monotonic()
        page.mouse.wheel(0, way * _STEP)
        turns += 1
        if began - sampled > 0.5:
            sampled = began
            metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
            most = max(most, page.evaluate("document.getElementsByTagName('*').length"))
            heap = max(heap, metrics["JSHeapUsedSize"] / 1e6)
        page.wait_for_timeout(max(0.0, _TURN - (time.monotonic() - began)) * 1000)
    page.wait_for_timeout(300)
    longest = max(page.evaluate("seen.tasks"), default=0)
    seen = list_.evaluate("(one) => one.scrollHeight")
    about = f"{seconds:.0f} s of scrolling {name}"
    print(f"  {about}: {turns} turns, {seen:,} px high at the end", flush=True)
    return [
        Result(f"{about}: longest task", f"<= {TASK} ms", f"{longest:.0f} ms", longest <= TASK),
        Result(f"{about}: elements", f"<= {ELEMENTS:,}", f"{most:,.0f}", most <= ELEMENTS),
        Result(f"{about}: heap", f"<= {HEAP} MB", f"{heap:.0f} MB", heap <= HEAP),
    ]
