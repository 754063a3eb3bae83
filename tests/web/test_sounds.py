"""Voice notes and recordings: they can be heard, and what is heard can be written down."""

from __future__ import annotations

import io
import re
from typing import Any

import av
import msgspec

from tests.web.conftest import Client, Reviews
from tests.web.test_previews import come

SOUND = re.compile(r'<audio[^>]*src="(/preview/\w+)"')


def sounds(client: Client) -> list[str]:
    return re.findall(r'class="sound" data-key="([^"]+)"', client.get("/audio").text)


def test_every_sound_is_there_once_and_can_be_heard(iphone: Client, reviews: Reviews) -> None:
    lines = reviews.run("export", reviews.case("iphone")).stdout.splitlines()
    media = [r for r in map(msgspec.json.decode, lines) if r["kind"] == "Media" and r["media_type"] == "audio"]
    files = {r["file"] for r in media if isinstance(r["file"], str)}
    assert files
    page = iphone.get("/audio").text
    addresses = SOUND.findall(page)
    assert len(sounds(iphone)) == len(addresses) == len(files)
    come(iphone, addresses)
    for address in addresses:
        answer = iphone.get(address)
        assert answer.headers["content-type"] == "audio/mpeg"
        with av.open(io.BytesIO(answer.content)) as container:
            assert sum(f.samples for f in container.decode(audio=0)) > 1000


def test_a_transcript_has_its_author_and_status(iphone: Client) -> None:
    key = sounds(iphone)[0]
    iphone.post("/audio/write", key=key, what="transcript", status="draft", words="um\r\n<b>dois</b>")
    iphone.post("/audio/write", key=key, what="translation", status="checked", words="one two")
    try:
        page = iphone.get(f"/audio/item/{key}").text
        written = re.findall(
            r'<div class="card"><p class="faint">(\w+), (\w+) · (\S+), .*?</p><p [^>]*>(.*?)</p>', page, re.S
        )
        assert [(what, status, words) for what, status, _, words in written] == [
            ("transcript", "draft", "um\n&lt;b&gt;dois&lt;/b&gt;"),
            ("translation", "checked", "one two"),
        ]
        assert all(who for _, _, who, _ in written)
        assert "one two" in iphone.get("/audio").text
        assert "translation, checked: one two" in iphone.get(f"/record/{key}").text
    finally:
        iphone.post("/undo")
        iphone.post("/undo")
    assert "one two" not in iphone.get("/audio").text
    for values in (
        {"what": "transcript", "status": "sure", "words": "x"},
        {"what": "transcript", "status": "draft", "words": " "},
        {"what": "tag", "status": "draft", "words": "x"},
    ):
        assert iphone.http.post("/audio/write", data={"key": key, **values}).status_code == 400


def test_a_sound_tells_where_it_is_used(iphone: Client, reviews: Reviews) -> None:
    lines = reviews.run("export", reviews.case("iphone")).stdout.splitlines()
    carried = {
        a["file"]: r["key"]
        for r in map(msgspec.json.decode, lines)
        if r["kind"] == "Message" and isinstance(r["attachments"], list)
        for a in r["attachments"]
        if a.get("file")
    }
    pages = [iphone.get(f"/audio/item/{key}").text for key in sounds(iphone)]
    assert any(f"hit={key}#hit" in page for page in pages for key in carried.values())


def test_a_press_on_play_waits_and_plays(seat: Any) -> None:
    desk = seat("android", "phone")
    page = desk.page
    page.goto(desk.review.base + "/settings")
    page.uncheck("input[name=mute]")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep").click()
    desk.go("/audio")
    page.select_option("[data-speed]", "1.5")
    page.evaluate("document.querySelector('[data-sound]').play().catch(() => {})")
    for _ in range(100):
        if page.evaluate("document.querySelector('[data-sound]').currentTime > 0"):
            break
        page.wait_for_timeout(100)
    assert page.evaluate("document.querySelector('[data-sound]').currentTime > 0")
    assert page.evaluate("document.querySelector('[data-sound]').playbackRate") == 1.5
    assert page.evaluate("document.querySelector('[data-sound]').muted") is False
