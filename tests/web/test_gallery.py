"""The gallery: every photo and film once, by day, with what is known of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aboveboard.casework.review.gallery import CHUNK, NOWHERE, Chosen, Shown, Tile, _arranged  # pyright: ignore[reportPrivateUsage]
from tests.web.conftest import Client, Reviews

AXE = Path(__file__).parents[2] / "client" / "node_modules" / "axe-core" / "axe.min.js"


def records(reviews: Reviews, phone: str) -> list[dict[str, Any]]:
    lines = reviews.run("export", reviews.case(phone)).stdout.splitlines()
    return [msgspec.json.decode(line) for line in lines if line]


def seen(record: dict[str, Any]) -> bool:
    return record["kind"] == "Media" and record["media_type"] in ("image", "video")


def tiles(page: str) -> list[str]:
    return re.findall(r'<figure class="shot" data-key="([^"]+)"', page)


def through(client: Client, address: str) -> list[str]:
    """All tiles, part after part, as the list is scrolled."""
    page = client.get(address).text
    found = tiles(page)
    while more := re.search(r'data-next="([^"]+)"', page):
        page = client.get(more[1].replace("&amp;", "&")).text
        found += tiles(page)
    return found


def choose(client: Client, **values: str) -> list[str]:
    answer = client.post("/gallery/choose", **values)
    return through(client, str(answer.url).removeprefix(client.review.base))


@pytest.mark.parametrize("phone", ["iphone", "android"])
def test_every_file_is_one_tile(request: Any, reviews: Reviews, phone: str) -> None:
    client: Client = request.getfixturevalue(phone)
    media = [r for r in records(reviews, phone) if seen(r)]
    with_file = {r["file"] for r in media if isinstance(r["file"], str)}
    without = [r for r in media if not isinstance(r["file"], str)]
    found = through(client, "/gallery")
    assert with_file
    assert len(found) == len(set(found)) == len(with_file) + len(without)
    assert set(found) <= {r["key"] for r in media}


def test_filters_leave_what_they_say(iphone: Client, reviews: Reviews) -> None:
    media = [r for r in records(reviews, "iphone") if seen(r)]
    every = through(iphone, "/gallery")
    trashed = {r["key"] for r in media if r["trashed"] is True}
    hidden = {r["key"] for r in media if r["hidden"] is True}
    assert trashed
    assert hidden
    assert set(choose(iphone, state="trashed")) == trashed
    assert set(choose(iphone, state="hidden")) == hidden
    assert set(choose(iphone, state="live")) == set(every) - trashed - hidden
    films = {r["file"] for r in media if r["media_type"] == "video"}
    assert len(choose(iphone, kind="video")) == len(films)
    assert len(choose(iphone, kind="image")) == len(every) - len(films)
    albums = Counter(a for r in media if isinstance(r["albums"], list) for a in r["albums"])
    assert albums
    for album, count in albums.items():
        assert len(choose(iphone, album=album)) == count
    camera = next(f"{r['make']} {r['model']}" for r in media if isinstance(r["model"], str))
    assert {r["file"] for r in media if f"{r['make']} {r['model']}" == camera} == {
        r["file"] for r in media if r["key"] in set(choose(iphone, camera=camera))
    }
    assert choose(iphone, camera="no such camera") == []
    cells = Counter(cell(r) for r in media if isinstance(r["latitude"], float))
    assert cells
    found = [choose(iphone, place=place) for place in cells]
    assert all(found)
    assert len(choose(iphone, place=NOWHERE)) + sum(map(len, found)) == len(every)
    for place, keys in zip(cells, found, strict=True):
        # Of several records about one file that says a place the leading one is listed, whether it says it itself or not.
        files = {r["file"] for r in media if isinstance(r["latitude"], float) and cell(r) == place}
        assert {r["file"] for r in media if r["key"] in keys} <= files
    assert iphone.http.post("/gallery/choose", data={"state": "stolen"}).status_code == 400


def cell(record: dict[str, Any]) -> str:
    latitude, longitude = round(record["latitude"], 1), round(record["longitude"], 1)
    return f"{abs(latitude)}° {'N' if latitude >= 0 else 'S'} {abs(longitude)}° {'E' if longitude >= 0 else 'W'}"


def test_a_photo_says_where_it_was_taken(iphone: Client, reviews: Reviews) -> None:
    record = next(r for r in records(reviews, "iphone") if seen(r) and isinstance(r["latitude"], float))
    page = iphone.get(f"/gallery/item/{record['key']}").text
    assert f'data-latitude="{record["latitude"]}"' in page
    assert f"{record['longitude']:.6f}" in page
    near = re.findall(r'href="(/map\?view=\w+)"', page)[0]
    assert f'data-key="{record["key"]}"' in iphone.get(near).text


def test_the_names_of_albums_stand_in_no_address(iphone: Client) -> None:
    answer = iphone.post("/gallery/choose", album="Secret album", kind="image")
    assert "ecret" not in str(answer.url)
    assert re.search(r"/gallery/in/\w{24}$", str(answer.url))


def test_a_source_is_where_the_file_lies(android: Client) -> None:
    page = android.get("/gallery").text
    sources = page.split('<select name="source">')[1].split("</select>")[0]
    assert '<option value="DCIM' in sources
    assert "providers.media" not in sources


def test_days_are_those_of_the_zone(iphone: Client, reviews: Reviews) -> None:
    at = next(r["at"] for r in records(reviews, "iphone") if seen(r) and isinstance(r["at"], str))
    assert at[:10] in iphone.get("/gallery").text
    iphone.post("/settings/change", zone="Pacific/Kiritimati")
    try:
        assert iphone.get("/gallery").text.count('class="day"') > 1
    finally:
        iphone.post("/settings/change", zone="UTC")


def test_a_photo_tells_where_it_is_used(iphone: Client, reviews: Reviews) -> None:
    lines = reviews.run("export", reviews.case("iphone")).stdout.splitlines()
    messages = [
        m for m in map(msgspec.json.decode, lines) if m["kind"] == "Message" and isinstance(m["attachments"], list)
    ]
    carried = {a["file"]: m["key"] for m in messages for a in m["attachments"] if a.get("file")}
    media = [r for r in records(reviews, "iphone") if seen(r) and isinstance(r["file"], str) and r["file"] in carried]
    assert media
    for record in media:
        page = iphone.get(f"/gallery/item/{record['key']}").text
        assert f"hit={carried[record['file']]}#hit" in page
        assert f"/record/{record['key']}" in page
    assert iphone.http.get(f"/gallery/item/{messages[0]['key']}").status_code == 400


def test_one_leads_to_the_next(iphone: Client) -> None:
    every = through(iphone, "/gallery")
    page = iphone.get(f"/gallery/item/{every[0]}").text
    assert 'rel="prev"' not in page
    met = [every[0]]
    while following := re.search(r'rel="next" href="/gallery/item/([^?"]+)', page):
        met.append(following[1])
        page = iphone.get(f"/gallery/item/{following[1]}").text
    assert met == every


def test_what_is_sensitive_is_worded_and_counted(iphone: Client) -> None:
    key = through(iphone, "/gallery")[0]
    before = iphone.get("/gallery").text.count("<img")
    iphone.post("/mark", what="sensitive", value="yes", keys=key)
    try:
        page = iphone.get("/gallery").text
        assert page.count("<img") == before - 1
        assert "sensitive: no preview" in page
        assert "<img" not in iphone.get(f"/gallery/item/{key}").text.split("<main")[1].split("</main")[0]
        assert choose(iphone, state="sensitive") == [key]
    finally:
        iphone.post("/undo")
    assert choose(iphone, state="sensitive") == []


def tile(number: int, at: int | None) -> Tile:
    where = {
        "number": 0,
        "exhibit": "A",
        "id": number,
        "ids": (number,),
        "names": ((1, number),),
        "at": at,
        "local": None,
    }
    what = {"film": False, "file": f"f{number}", "name": "n", "width": 4, "height": 3, "duration": None, "state": 0}
    rest = {"camera": "", "albums": (), "source": "", "services": (), "trashed": False, "hidden": False}
    return Tile(**where, **what, **rest)  # pyright: ignore[reportArgumentType]


def test_parts_end_with_days_and_miss_nothing() -> None:
    from zoneinfo import ZoneInfo

    day = 86_400_000_000
    made = [tile(n, (400 - n // 11) * day) for n in range(400)] + [tile(n, None) for n in range(400, 500)]
    shown: Shown = _arranged(made, [one.day(ZoneInfo("UTC")) for one in made])
    parts = [shown.chunk(n) for n in range(len(shown.starts))]
    assert [t.id for _, part in parts for t in part] == list(range(500))
    assert all(0 < len(part) <= CHUNK for _, part in parts)
    firsts = [shown.days[start] != shown.days[start - 1] for start, _ in parts[1:] if start < 400]
    assert all(firsts)
    assert [shown.chunk_of(start) for start in shown.starts] == list(range(len(parts)))
    assert shown.chunk(len(parts)) == (500, [])
    assert sum(m.count for m in shown.months) == 500
    for month in shown.months:
        assert month.name in {d[:7] for d in shown.days[slice(*_bounds(shown, month.chunk))]}


def _bounds(shown: Shown, chunk: int) -> tuple[int, int]:
    start, part = shown.chunk(chunk)
    return start, start + len(part)


def test_a_filter_is_read_as_written() -> None:
    for chosen in (Chosen(), Chosen(album="a\nb", state="hidden"), Chosen(camera="\u202e")):
        assert Chosen.read(str(chosen)) == chosen


@pytest.mark.parametrize("size", ["laptop", "tablet", "phone"])
def test_previews_come_and_nothing_moves(seat: Any, size: str) -> None:
    desk = seat("iphone", size)
    page = desk.page
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((l) => { for (const e of l.getEntries()) window.moved += e.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    desk.go("/gallery")
    come = "() => [...document.querySelectorAll('.shot img')].filter(i => i.complete && i.naturalWidth > 4).length"
    for _ in range(150):
        if page.evaluate(come) >= 3:
            break
        page.wait_for_timeout(100)
    assert page.evaluate(come) >= 3
    assert page.evaluate("() => window.moved") <= 0.05
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.locator(".shot > a").first.click()
    page.wait_for_url("**/gallery/item/**")
    for _ in range(100):
        if page.evaluate("() => document.querySelector('.large img').naturalWidth > 4"):
            break
        page.wait_for_timeout(100)
    assert page.evaluate("() => document.querySelector('.large img').naturalWidth > 4")
    first = page.url
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: url != first)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []


def test_places_are_the_nearest_tenth_of_a_degree() -> None:
    def cell_of(latitude: float, longitude: float) -> str:
        one = tile(1, 0)
        one.place = (latitude, longitude)
        return one.cell

    assert cell_of(38.72, -9.14) == "38.7° N 9.1° W"
    assert cell_of(-0.01, 0.0) == "0.0° N 0.0° E"
    assert cell_of(-33.86, 151.21) == "33.9° S 151.2° E"
    assert tile(1, 0).cell == NOWHERE


def test_the_map_of_a_photo_needs_nothing_from_elsewhere(seat: Any, reviews: Reviews) -> None:
    record = next(r for r in records(reviews, "iphone") if seen(r) and isinstance(r["latitude"], float))
    desk = seat("iphone", "phone")
    desk.go(f"/gallery/item/{record['key']}")
    desk.page.locator(".spot .here").wait_for()
    desk.page.locator(".spot .land").first.wait_for(state="attached")
    assert desk.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
