"""docs/tour.md: every page of a review of the fictional phones, on three screens, light and dark, from left and from right.

python tools/tour.py [NAME ...]     takes the pictures anew (`make tour`): all of them, or the pages with these names

The pictures are the baselines too: tests/web/test_tour.py takes them again and compares by `differing`. What changes from one
run to the next (times of the log, digests, where the case lies) is put to fixed words before a picture is taken.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import CDPSession, Page, Playwright, sync_playwright

from aboveboard.demo import Rounds, build_android, build_iphone

DOCS = Path(__file__).parents[1] / "docs"
COMMAND = Path(sys.executable).parent / "aboveboard"
CHROMIUM = "/usr/bin/chromium"
OPTIONS = ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"]
SIZES = {"laptop": (1440, 900), "tablet": (1024, 600), "phone": (390, 844)}
THEMES = ("light", "dark")
DIRECTIONS = ("ltr", "rtl")
SCALE = 2
"""CSS pixels that become one pixel of a sheet, each way."""
GAP = 8
QUALITY = 55

BLOCK = 4
"""Sides of the squares that are compared, in pixels of a sheet."""
LEVELS = 24
"""Of 255: squares whose mean differs by more in a colour are changed. Other hinting of the same fonts stays below."""
SHARE = 0.004
"""Of a picture's squares: more changed ones make a changed picture."""


@dataclass(frozen=True)
class Stop:
    """A page of the tour. `follow` are links that lead to it from `path`, one after the other."""

    name: str
    title: str
    path: str
    follow: tuple[str, ...] = ()
    search: str = ""
    inspect: bool = False
    """Whether its first record is open in the inspector."""
    says: str = ""
    again: bool = False
    """Whether a page is loaded anew for each screen: its script looks at the size once."""


STOPS = (
    Stop("overview", "Overview", "/", says="What was not read stands first; then what was, by kind, day and service."),
    Stop("talks", "Conversations", "/talks", says="All of them, the newest first."),
    Stop(
        "talk",
        "A conversation",
        "/talks",
        ('main .talk-row:has-text("ليلى"), main .talk-row:has-text("Surprise")',),
        says="Bubbles in their own direction; J and K go through them, `Table` shows the same as rows.",
    ),
    Stop("people", "People", "/people", says="Whose identifiers are taken for one person's, and why."),
    Stop("person", "A person", "/people", ('main a[href^="/person/"]:has-text("Deniz")',)),
    Stop("graph", "Who is in touch with whom", "/people/graph"),
    Stop("calls", "A list", "/list/calls", inspect=True, says="A record is open in the inspector."),
    Stop("found", "A search", "/", search='"转账" OR محمد', says="What was found, how many by what, and why zeros."),
    Stop("gallery", "Gallery", "/gallery", says="Photos and videos by day, the scrubber at the side."),
    Stop("photo", "A photo", "/gallery", ("main .shot:has(img) > a",)),
    Stop("audio", "Audio", "/audio"),
    Stop("sound", "A sound", "/audio", ("main .sound header a",)),
    Stop("documents", "Documents", "/documents"),
    Stop("document", "A document", "/documents", ('main a[href^="/documents/one/"]',)),
    Stop("mail", "Mail", "/mail", ("main .talk-row",)),
    Stop("timeline", "Timeline", "/timeline", says="Lanes by category; drawing across them looks closer."),
    Stop("map", "Map", "/map", again=True, says="Positions by how they came about; nothing is asked of the network."),
    Stop("coverage", "Coverage", "/coverage", says="What was read of what there is, and why the rest was not."),
    Stop("files", "Files", "/files"),
    Stop("file", "A file", "/list/calls", ("main [data-open]", '#inspector a[href^="/file/"]')),
    Stop(
        "raw",
        "The bytes of a file",
        "/list/calls",
        ("main [data-open]", "#inspector [data-place]:last-of-type"),
        again=True,
        says="Those of a record are marked.",
    ),
    Stop("searches", "Saved searches", "/searches"),
    Stop("known", "Known files", "/known"),
    Stop(
        "record",
        "A record and its proof",
        "/list/calls",
        ("prove",),
        says="The bytes of the evidence under each field.",
    ),
    Stop("report", "Report", "/report"),
    Stop("log", "Custody log", "/log"),
    Stop("settings", "Settings", "/settings"),
    Stop("query", "What can be asked", "/help/query"),
    Stop("exhibits", "Records of exhibits", "/exhibits", says="What is noted of each; what was struck out stays."),
)

_FIXED = """
(folder) => {
  const put = (all, words) => document.querySelectorAll(all).forEach((one) => { one.textContent = words; });
  if (location.pathname === "/log") {
    document.querySelectorAll("main tr").forEach((row) => { if (row.textContent.includes("consultation")) row.remove(); });
    put("main time", "2026-01-01 12:00:00");
    put("main code", "0123456789abcdef");
    put("h1 .count", "5");
  }
  if (location.pathname === "/exhibits") {
    put("main time", "2026-01-01 12:00:00");
    put("main .entry", "12");
  }
  put(".marking time, .card > .faint time", "2026-01-01 12:00:00");
  // A fingerprint has the time at which the file was made in it.
  const made = /\\b\\d+:\\d{16,}\\b/g;
  // Which walls stand is the kernel's to say.
  const walls = /walls around readers: .*/;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const said = walk.currentNode.data;
    const fixed = said.replaceAll(folder, "/evidence").replace(made, "100000:1760000000000000000")
      .replace(walls, "walls around readers: files");
    if (said !== fixed) walk.currentNode.data = fixed;
  }
}
"""
_STILL = """
() => {
  const seen = (one) => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
  const map = document.getElementById("map");
  return document.fonts.status === "loaded" && (!map || map.dataset.drawn)
    && !document.querySelector('.htmx-request, #part > .faint:only-child, [hx-trigger^="load delay"]')
    && ![...document.querySelectorAll(".about-it")].some((one) => seen(one) && !one.querySelector(".told, .missing"))
    && ![...document.images].some((i) => seen(i) && (!i.complete || (i.naturalWidth === 4 && i.naturalHeight === 3)));
}
"""


@dataclass
class Tour:
    """A review of a fictional phone in front of a browser."""

    page: Page
    devtools: CDPSession
    base: str
    folder: Path
    environment: dict[str, str]

    def shots(self, stop: Stop) -> Iterator[tuple[str, str, str, Image.Image]]:
        """(direction, size, theme, picture) of a page."""
        page = self.page
        for direction in DIRECTIONS:
            self.post("/settings/change", direction=direction)
            self.screen("laptop")
            self.go(stop)
            for size in SIZES:
                self.screen(size)
                if stop.again and size != "laptop":
                    page.reload()
                for theme in THEMES:
                    page.emulate_media(color_scheme=theme)  # pyright: ignore[reportArgumentType]
                    page.wait_for_function(_STILL)
                    page.evaluate(_FIXED, str(self.folder))
                    taken = self.devtools.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
                    yield direction, size, theme, Image.open(BytesIO(base64.b64decode(taken["data"])))

    def screen(self, size: str) -> None:
        """Sit down at a screen; all but the laptop are touched."""
        width, height = SIZES[size]
        self.page.set_viewport_size({"width": width, "height": height})
        self.devtools.send("Emulation.setTouchEmulationEnabled", {"enabled": size != "laptop"})

    def go(self, stop: Stop) -> None:
        """Open a page as a person would."""
        page = self.page
        if stop.search:
            page.goto(self.base + "/")
            page.fill("#q", stop.search)
            with page.expect_navigation():
                page.press("#q", "Enter")
        else:
            page.goto(self.base + stop.path)
        for link in stop.follow:
            if link == "prove":
                address = page.locator("main [data-open]").first.get_attribute("href")
                page.goto(f"{self.base}{address}")
                page.locator("[data-prove]").click()
                page.locator("[data-agrees]").wait_for()
            elif page.locator(link).first.get_attribute("hx-get"):
                page.locator(link).first.click()
                page.locator("[data-inspected]").wait_for()
            else:
                with page.expect_navigation():
                    page.locator(link).first.click()
        if stop.inspect:
            page.locator("main [data-open]").first.click()
            page.locator("[data-inspected]").wait_for()
        page.mouse.move(0, 0)

    def post(self, path: str, **values: str) -> None:
        """What a form or a key would send."""
        answer = self.page.request.post(self.base + path, form=values, headers={"origin": self.base})
        assert answer.ok, (path, answer.status)

    def mark(self) -> None:
        """Something to report."""
        self.page.goto(f"{self.base}/list/calls")
        keys = self.page.locator("main [data-key]").evaluate_all("all => all.slice(0, 6).map((one) => one.dataset.key)")
        self.post("/mark", what="tag", value="1", keys=" ".join(keys))

    def note(self) -> None:
        """Something to be read of an exhibit, a part of it struck out."""
        photo = self.folder / "front.jpg"
        photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(40_000))
        noted = self._exhibit(
            "--seal", "S-123 found", "--condition", "screen cracked, switched on, locked", "--photo", photo
        )
        self._exhibit("--battery", "71", "--network", "flight mode on, SIM in, Wi-Fi off")
        clocks = ("--phone-clock", "2026-01-01T13:00:30+01:00", "--computer-clock", "2026-01-01T12:00:00Z")
        self._exhibit("--imei", "490154203237518", *clocks)
        taken = ("--when", "2026-01-02T18:00+01:00", "--where", "Station 4", "--why", "kept overnight")
        self._exhibit("--handover", "J. Beck > Store room", *taken)
        self._exhibit("--strike", noted.removeprefix("entry ").partition(":")[0], "--why", "it was S-124")

    def _exhibit(self, *options: str | Path) -> str:
        told = [COMMAND, "exhibit", self.folder / "phones.case", "FP/1", *options]
        done = subprocess.run(
            told, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout


@contextmanager
def tour(folder: Path, playwright: Playwright) -> Iterator[Tour]:
    """A review of both fictional phones that nobody looked at before, in `folder`."""
    case = folder / "phones.case"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ABOVEBOARD", "XDG_"))}
    environment = {
        **kept,
        "HOME": str(folder),
        "ABOVEBOARD_HOME": str(folder / "keys"),
        "ABOVEBOARD_OWN_PHONE": "1",
        "LOGNAME": "examiner",
    }
    build_iphone(folder / "iphone", form="ffs-zip", iterations=Rounds(10, 10))
    build_android(folder / "android", form="zip")
    for label, phone in (("FP/1", "iphone"), ("FP/2", "android")):
        told = [COMMAND, "examine", folder / phone, "--case", case, "--exhibit", label, "--own-phone"]
        subprocess.run(told, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=True)
    told = [str(COMMAND), "review", str(case), "--no-browser"]
    review = subprocess.Popen(told, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        assert review.stdout is not None
        address = review.stdout.readline().split()[-1]
        options = [*OPTIONS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        page = browser.new_page(reduced_motion="reduce", locale="en-GB", timezone_id="UTC")
        page.goto(address)
        yield Tour(page, page.context.new_cdp_session(page), address.split("/enter/")[0], folder, environment)
        browser.close()
    finally:
        review.send_signal(2)
        review.wait(20)


# --- sheets ----------------------------------------------------------------------------------------------------------


def places() -> dict[tuple[str, str, str], tuple[int, int, int, int]]:
    """(direction, size, theme) -> left, top, right, bottom on a sheet: light beside dark, right-to-left below."""
    small = {name: (w // SCALE, h // SCALE) for name, (w, h) in SIZES.items()}
    (wide, high), (_, tablet_high), (_, phone_high) = (small[name] for name in SIZES)
    found: dict[tuple[str, str, str], tuple[int, int, int, int]] = {}
    for row, direction in enumerate(DIRECTIONS):
        for column, theme in enumerate(THEMES):
            left = column * (wide + 2 * GAP)
            top = row * (high + max(tablet_high, phone_high) + 3 * GAP)
            for size, x, y in (
                ("laptop", 0, 0),
                ("tablet", 0, high + GAP),
                ("phone", small["tablet"][0] + GAP, high + GAP),
            ):
                w, h = small[size]
                found[direction, size, theme] = (left + x, top + y, left + x + w, top + y + h)
    return found


def sheet(shots: Iterator[tuple[str, str, str, Image.Image]]) -> Image.Image:
    """All pictures of a page on one."""
    where = places()
    made = Image.new("RGB", (max(p[2] for p in where.values()), max(p[3] for p in where.values())), "#9a9a9a")
    for direction, size, theme, shot in shots:
        left, top, right, bottom = where[direction, size, theme]
        made.paste(shot.convert("RGB").resize((right - left, bottom - top), Image.Resampling.BOX), (left, top))
    return made


def differing(before: Image.Image, now: Image.Image) -> dict[tuple[str, str, str], float]:
    """The pictures of a sheet that changed: the share of their squares that are other than before."""
    found: dict[tuple[str, str, str], float] = {}
    for name, box in places().items():
        was, is_now = (_squares(one.convert("RGB").crop(box)) for one in (before, now))
        share = float((np.abs(was - is_now).max(axis=2) > LEVELS).mean())
        if share > SHARE:
            found[name] = share
    return found


def _squares(picture: Image.Image) -> Any:
    """The mean colour of each square."""
    width, height = (n // BLOCK for n in picture.size)
    pixels = np.asarray(picture, dtype=np.float32)[: height * BLOCK, : width * BLOCK]
    return pixels.reshape(height, BLOCK, width, BLOCK, 3).mean(axis=(1, 3))


def path_of(stop: Stop) -> Path:
    """Where the sheet of a page lies."""
    return DOCS / "tour" / f"{stop.name}.webp"


def prepared(one: Tour, names: list[str]) -> Iterator[Stop]:
    """The stops, all or some; the log comes before what the tour itself leaves in it."""
    some = [s for s in STOPS if not names or s.name in names]
    yield from (s for s in some if s.name == "log")
    one.mark()
    yield from (s for s in some if s.name not in ("log", "exhibits"))
    # Last, since pages lead to it where something is noted.
    if any(s.name == "exhibits" for s in some):
        one.note()
    yield from (s for s in some if s.name == "exhibits")


def written() -> str:
    """docs/tour.md."""
    lines = [
        "# The review pages, one by one",
        "",
        "Written by `make tour`; do not edit. Each sheet shows a page on a laptop (1440 by 900), a 7-inch tablet",
        "(1024 by 600) and a phone (390 by 844), light and dark; below, the same from right to left. Both phones are",
        "fictional. A test takes all of them again: a picture has changed where more than",
        f"{SHARE:.1%} of its squares of {BLOCK * SCALE} CSS pixels differ by more than {LEVELS} of 255.",
        "",
    ]
    for stop in STOPS:
        lines += [
            f"## {stop.title}",
            "",
            *([stop.says, ""] if stop.says else []),
            f"![{stop.title}](tour/{stop.name}.webp)",
            "",
        ]
    return "\n".join(lines)


def main(names: list[str]) -> None:
    """Takes the pictures, and says what changed by how much."""
    path_of(STOPS[0]).parent.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="aboveboard-tour-"))
    try:
        with sync_playwright() as playwright, tour(folder, playwright) as one:
            for stop in prepared(one, names):
                made, path = sheet(one.shots(stop)), path_of(stop)
                if not path.exists() or Image.open(path).size != made.size or differing(Image.open(path), made):
                    made.save(path, quality=QUALITY, method=6)
                    print(f"{stop.name}: taken, {path.stat().st_size / 1000:.0f} KB", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    (DOCS / "tour.md").write_text(written(), "utf-8")
    for path in (DOCS / "tour").glob("*.webp"):
        if path.stem not in {s.name for s in STOPS}:
            path.unlink()
    print(f"{sum(p.stat().st_size for p in (DOCS / 'tour').glob('*.webp')) / 1e6:.1f} MB in all")


if __name__ == "__main__":
    main(sys.argv[1:])
