"""The pages look as docs/tour.md shows them; what is no likeness any more is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from playwright.sync_api import Playwright
from tools import tour

from aboveboard.web.pages import HANDLERS

CALLS = next(s for s in tour.STOPS if s.name == "calls")
BOX = tour.places()["ltr", "laptop", "light"]
HERE = ("ltr", "laptop", "light")


@pytest.mark.timeout(900)
def test_pages_look_as_the_tour_shows_them(tmp_path: Path, playwright: Playwright) -> None:
    changed: list[str] = []
    with tour.tour(tmp_path, playwright) as one:
        for stop in tour.prepared(one, []):
            now, before = tour.sheet(one.shots(stop)), Image.open(tour.path_of(stop))
            assert now.size == before.size, stop.name
            changed += [f"{stop.name} {' '.join(n)}: {s:.1%}" for n, s in tour.differing(before, now).items()]
    assert not changed, "look at them, then `make tour`:\n" + "\n".join(changed)


def test_the_tour_is_written_and_small() -> None:
    assert (tour.DOCS / "tour.md").read_text("utf-8") == tour.written()
    sheets = list((tour.DOCS / "tour").iterdir())
    assert {p.stem for p in sheets} == {s.name for s in tour.STOPS}
    assert sum(p.stat().st_size for p in sheets) < 6_000_000


def test_every_page_is_on_the_tour() -> None:
    """Whole pages, that is: what the reviewer is led to by a link of the rail or of another page."""
    paths = {
        str(p).split("/{")[0].rstrip("/") or "/"
        for h in HANDLERS
        for p in h.paths
        if "GET" in {str(m) for m in h.http_methods}
    }
    parts = {"/prove", "/preview", "/documents/text", "/timeline/in", "/map/in", "/report", "/person", "/about"}
    parts |= {"/documents/searched", "/raw/part", "/preview/said", "/searches/file", "/searches/options", "/standing"}
    reached = {s.path for s in tour.STOPS} | {"/talk", "/person", "/found", "/gallery/in", "/gallery/item", "/list"}
    reached |= {"/audio/item", "/documents/one", "/file", "/raw", "/record"}
    assert paths - parts - reached == set()


def sheet() -> Image.Image:
    return Image.open(tour.path_of(CALLS)).convert("RGB")


def part(x: float, y: float, w: float, h: float) -> tuple[int, int, int, int]:
    """A part of the first picture, in hundredths of it."""
    left, top, right, bottom = BOX
    wide, high = right - left, bottom - top
    return (round(left + x * wide), round(top + y * high), round(left + (x + w) * wide), round(top + (y + h) * high))


def test_what_changed_is_seen() -> None:
    before = sheet()
    pane = sheet()
    ImageDraw.Draw(pane).rectangle(part(0.72, 0.05, 0.28, 0.95), fill="#f6f6f3")
    over = sheet()
    # Cells that run out over their neighbours: words upon words.
    for row in range(12):
        ImageDraw.Draw(over).text(
            part(0.3, 0.24 + row * 0.03, 0, 0)[:2], "words that run out of their cell", fill="#1b1d1f"
        )
    theme = sheet()
    theme.paste(ImageChops.invert(theme.crop(BOX)), BOX[:2])
    accent = sheet()
    wash = accent.crop(part(0, 0.15, 0.12, 0.05))
    accent.paste(ImageChops.multiply(wash, Image.new("RGB", wash.size, "#ffb0b0")), part(0, 0.15, 0.12, 0.05)[:2])
    row = sheet()
    row.paste(row.crop(part(0, 0.28, 0.7, 0.7)), part(0, 0.31, 0.7, 0.7)[:2])
    for name, now in (("pane", pane), ("overflow", over), ("theme", theme), ("colour", accent), ("row", row)):
        assert HERE in tour.differing(before, now), name


def test_what_is_the_same_is_not_told() -> None:
    """Packing again, edges a little softer, a colour of text that is rounded otherwise: hinting does no more."""
    before = sheet()
    softer = Image.blend(before, before.filter(ImageFilter.GaussianBlur(0.6)), 0.5)
    brighter = before.point([min(255, v + 3) for v in range(256)] * 3)
    for name, now in (("same", before), ("softer", softer), ("brighter", brighter)):
        assert tour.differing(before, now) == {}, name
