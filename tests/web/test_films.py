"""Films are played in parts that are made when they are needed, veiled as the reviewer wants it."""

from __future__ import annotations

import io
import re
import time
from typing import Any

import av
import pytest

from tests.formats.test_previews import film, long_film, raw_file
from tests.web.conftest import Client, Reviews, until
from tests.web.test_previews import come


@pytest.fixture(scope="module")
def films(reviews: Reviews, tmp_path_factory: pytest.TempPathFactory) -> Client:
    source, case = tmp_path_factory.mktemp("films") / "phone", reviews.folder / "films.case"
    folder = source / "data" / "media" / "0" / "DCIM"
    folder.mkdir(parents=True)
    (folder / "long.mp4").write_bytes(long_film(14))
    (folder / "broken.mp4").write_bytes(film()[:1500])
    (folder / "raw.dng").write_bytes(raw_file([]))
    reviews.run("examine", source, "--case", case, "--own-phone")
    return Client(reviews.open(case))


def address_of(client: Client, name: str) -> str:
    page = client.get("/gallery").text
    shot = next(s for s in page.split("<figure")[1:] if f'title="{name}"' in s)
    return re.findall(r'href="(/gallery/item/[^"]+)"', shot)[0]


def part(client: Client, page: str, number: int) -> str:
    of = re.findall(r'data-film="(\w+)"', page)[0]
    word = client.post("/film/clip", of=of, number=str(number)).json()["word"]
    until = time.monotonic() + 60
    while client.post("/previews/wanted", words=word, seat="play").json()[word][0] != 2:
        assert time.monotonic() < until
        time.sleep(0.1)
    return f"/preview/{word}"


def test_its_parts_its_length_and_its_key_frames(films: Client) -> None:
    page = films.get(address_of(films, "long.mp4")).text
    word, about = re.findall(r'data-preview="(\w+)" data-about="(/about/\w+)"', page)[0]
    come(films, [f"/preview/{word}"])
    told = films.get(about).text
    assert "<bdi>mpeg4</bdi> 96×64, 10 pictures a second" in told
    assert "<bdi>aac</bdi>, 16,000 Hz, 1 channel" in told
    frames = re.findall(r'data-go="([\d.]+)"><img[^>]*src="(/preview/\w+)"', told)
    assert [float(at) for at, _ in frames] == sorted({float(at) for at, _ in frames})
    assert len(frames) == 8
    come(films, [a for _, a in frames])
    assert {films.get(a).headers["content-type"] for _, a in frames} == {"image/jpeg"}
    for number, seconds in ((0, 10), (1, 4)):
        answer = films.get(part(films, page, number))
        assert answer.headers["content-type"] == "video/webm"
        with av.open(io.BytesIO(answer.content)) as container:
            assert len(list(container.decode(video=0))) == seconds * 10
    said = films.get(part(films, page, 2))
    assert said.headers["content-type"] == "image/svg+xml"
    assert "nothing follows" in " ".join(re.findall(">([^<]+)</text>", said.text))
    assert "review: film played" in films.get("/log").text or films.get("/coverage")
    of = re.findall(r'data-film="(\w+)"', page)[0]
    for number in ("-1", "x", "99999", ""):
        assert films.http.post("/film/clip", data={"of": of, "number": number}).status_code == 400


def test_a_broken_film_says_so(films: Client) -> None:
    page = films.get(address_of(films, "broken.mp4")).text
    assert "decoded" in " ".join(re.findall(">([^<]+)</text>", films.get(part(films, page, 0)).text))


def test_what_must_be_said_of_a_picture_is_said(films: Client) -> None:
    page = films.get(address_of(films, "raw.dng")).text
    preview = re.findall(r'src="(/preview/\w+)"', page.split('class="large"')[1])[0]
    come(films, [preview])
    assert films.get(preview.replace("/preview/", "/preview/said/")).text.startswith(
        "the picture that the raw file brings"
    )


@pytest.mark.usefixtures("films")
@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_it_plays_goes_on_and_is_muted(seat: Any, films: Client, size: str) -> None:
    desk = seat("films", size)
    page = desk.page
    desk.go(address_of(films, "long.mp4"))
    page.locator("[data-go]").first.wait_for()
    video = "document.querySelector('video:not([hidden])')"
    assert page.evaluate(f"{video}.muted") is True
    page.get_by_role("button", name="Play").click()
    until(page, f"{video}.currentTime > 0.2 && !{video}.paused")
    page.locator("[data-go]").nth(4).click()
    until(page, f"Number(document.querySelector('#film-at').value) >= 8 && {video}.currentTime > 8")
    first = page.evaluate(f"{video}.src")
    # Where a part ends, the next one plays on: it lay ready before.
    until(page, f"document.querySelector('video[hidden]').readyState >= 3 || {video}.src !== '{first}'")
    assert page.evaluate(f"{video}.src") == first
    until(page, f"{video}.src !== '{first}' && {video}.currentTime > 0.1 && !{video}.paused")
    assert float(page.evaluate("document.querySelector('#film-at').value")) >= 10
    page.get_by_role("button", name="Mute").click()
    until(page, f"{video}.muted === false")
    page.get_by_role("button", name="Blur").click()
    until(page, f"getComputedStyle({video}).filter.includes('blur')")
    page.get_by_role("button", name="Blur").click()
    page.get_by_role("button", name="Mute").click()
    until(page, f"{video}.muted === true && getComputedStyle({video}).filter === 'none'")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("films")
def test_who_leaves_a_page_says_so(seat: Any) -> None:
    desk = seat("films")
    page = desk.page
    page.add_init_script(
        "const was = navigator.sendBeacon.bind(navigator); navigator.sendBeacon = (to, said) => { "
        "localStorage.setItem(said.get('seat'), `${to} ${said.get('words')} ${was(to, said)}`); return true; };"
    )
    desk.go("/gallery")
    desk.go("/settings")
    for place in ("screen", "play"):
        assert page.evaluate(f"localStorage.getItem('{place}')") == "/previews/wanted  true"
    page.evaluate("localStorage.clear()")
