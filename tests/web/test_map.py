"""The map: marks from the server, the list beside it, what both say of a view."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.conftest import Client
from tests.web.test_people import people_of, serious

WORLD = {"south": "-90", "west": "-180", "north": "90", "east": "180"}


def marks(client: Client, zoom: int, **more: str) -> dict[str, Any]:
    return client.post("/map/points", **{**WORLD, "zoom": str(zoom), **more}).json()


def listed(client: Client, word: str) -> list[str]:
    return re.findall(r'<tr data-key="([\w-]+)"', client.get(f"/map/in/{word}").text)


def test_without_scripts_there_is_a_list(iphone: Client) -> None:
    text = iphone.get("/map").text
    told = re.search(r'<h1>Map <span class="count">(\d+)', text)
    assert told is not None
    total = int(told[1])
    assert total > 10
    assert len(set(re.findall(r'<tr data-key="([\w-]+)"', text))) == total
    assert 'data-shape="photo"' in text


def test_marks_come_apart_with_zoom_and_lose_nothing(iphone: Client) -> None:
    counts: list[int] = []
    for zoom in (1, 5, 12, 18):
        found = marks(iphone, zoom)
        assert sum(m["count"] for m in found["marks"]) == found["total"]
        for m in found["marks"]:
            south, west, north, east = m["box"]
            assert south - 1e-9 <= m["latitude"] <= north + 1e-9
            assert west - 1e-9 <= m["longitude"] <= east + 1e-9
            assert sum(m["classes"].values()) == m["count"]
            assert (m["key"] is None) == (m["count"] > 1)
        counts.append(len(found["marks"]))
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_a_view_is_the_same_on_map_and_in_list(iphone: Client) -> None:
    whole = marks(iphone, 18)
    assert len(listed(iphone, whole["word"])) == whole["total"]
    one = whole["marks"][0]
    south, west, north, east = one["box"]
    near = marks(iphone, 18, south=str(south), west=str(west), north=str(north), east=str(east))
    assert near["total"] == one["count"] == len(listed(iphone, near["word"]))
    photos = marks(iphone, 3, classes="photo")
    assert 0 < photos["total"] < whole["total"]
    assert all(m["classes"].keys() == {"photo"} for m in photos["marks"])
    assert marks(iphone, 3, classes="")["total"] == 0


def test_time_bounds_a_view(iphone: Client) -> None:
    whole = marks(iphone, 18)
    times = sorted(t for m in whole["marks"] for t in (m["first"], m["last"]) if t is not None)
    middle = times[len(times) // 2]
    early, late = marks(iphone, 18, until=str(middle)), marks(iphone, 18, since=str(middle))
    assert early["total"] + late["total"] == whole["total"] - whole["undated"]
    assert early["total"] and late["total"]
    assert all(m["last"] < middle for m in early["marks"])
    assert all(m["first"] >= middle for m in late["marks"])


def test_a_rectangle_across_the_180th_meridian(iphone: Client) -> None:
    east = sum(m["count"] for m in marks(iphone, 18)["marks"] if m["longitude"] > 100)
    assert east
    assert marks(iphone, 3, west="100", east="190")["total"] == east
    assert marks(iphone, 3, west="-260", east="-179")["total"] == east
    assert marks(iphone, 3, west="-400", east="400")["total"] == marks(iphone, 3)["total"]


def test_the_form_works_without_scripts_and_its_words_stand_in_no_address(iphone: Client) -> None:
    answer = iphone.post(
        "/map/choose", **WORLD, zoom="2", **{"class photo": "on", "from": "2025-10-01", "to": "2025-11-16"}
    )
    assert "photo" not in str(answer.url)
    assert "2025" not in str(answer.url)
    assert 'name="from" value="2025-10-01"' in answer.text
    assert 'name="to" value="2025-11-16"' in answer.text
    days = set(re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)', answer.text))
    assert days
    assert all("2025-10-01" <= d <= "2025-11-16" for d in days)


def test_nonsense_is_refused(iphone: Client) -> None:
    for values in ({}, {**WORLD, "south": "x", "zoom": "1"}, {**WORLD, "zoom": "1", "since": "y"}):
        assert iphone.http.post("/map/points", data=values).status_code == 400
    assert iphone.http.post("/map/choose", data={**WORLD, "zoom": "1", "from": "2025-02-31"}).status_code == 400
    assert iphone.http.get("/map?view=nothing").status_code == 400


def test_each_class_alone_has_what_all_of_them_tell_of_it(android: Client) -> None:
    whole = marks(android, 18)
    by_class: dict[str, int] = {}
    for mark in whole["marks"]:
        for name, n in mark["classes"].items():
            by_class[name] = by_class.get(name, 0) + n
    assert len(by_class) > 1
    for name, n in by_class.items():
        assert marks(android, 18, classes=name)["total"] == n
        assert f'data-class="{name}"' in android.get("/map").text


def test_a_persons_places(iphone: Client) -> None:
    pages = {p: iphone.get(f"/person/{p}/places").text for p in people_of(iphone)}
    found = {p: re.findall(r'<tr data-key="([\w-]+)"', text) for p, text in pages.items()}
    someone = next(p for p, keys in found.items() if keys)
    every = set(listed(iphone, marks(iphone, 3)["word"]))
    assert set(found[someone]) <= every
    assert 'id="placed"' in iphone.get(f"/person/{someone}").text


@pytest.mark.parametrize("size", ["laptop", "tablet", "phone"])
def test_in_the_browser(seat: Any, size: str) -> None:
    desk = seat("iphone", size)
    page = desk.page
    desk.go("/map")
    page.locator(".mark").first.wait_for()
    page.locator("#map .land").first.wait_for(state="attached")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    before = page.locator("#told").inner_text()
    page.locator("#since").focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("before => document.getElementById('told').textContent !== before", arg=before)
    page.wait_for_function("() => document.querySelectorAll('.map-list tr[data-key]').length < 24")
    page.locator(".leaflet-marker-icon").first.focus()
    drawn = page.locator("#map").get_attribute("data-drawn")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "drawn => document.getElementById('map').dataset.drawn !== drawn || document.querySelector('[data-inspected]')",
        arg=drawn,
    )
