"""Voice notes and recordings: they can be heard, and what is heard can be written down."""

from __future__ import annotations

import io
import re
from typing import Any

import av
import msgspec

from tests.web.conftest import Client, Reviews, until
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


def test_every_sound_has_its_shape_and_length(iphone: Client) -> None:
    page = iphone.get("/audio").text
    abouts = re.findall(r'data-preview="(\w+)" data-about="(/about/\w+)"', page)
    assert len(abouts) == len(sounds(iphone))
    come(iphone, [f"/preview/{word}" for word, _ in abouts])
    for _, address in abouts:
        part = iphone.get(address).text
        length = float(re.findall(r'data-seek="([\d.]+)"', part)[0])
        assert 0 < length < 600
        assert part.count("M") > 5
        assert re.search(r"[\d,]+ Hz, \d channel", part)
        assert "style=" not in part
    # What is known is there at once when the page is opened again.
    assert iphone.get("/audio").text.count("data-seek=") == len(abouts)


WRITTEN = re.compile(
    r'<div class="card by-reviewer"><p class="faint">(.*?) · <time.*?</p><p class="words"[^>]*>(.*?)</p>', re.S
)


def written(client: Client, key: str) -> list[tuple[str, str]]:
    found = WRITTEN.findall(client.get(f"/audio/item/{key}").text)
    return [(re.sub("<[^>]+>", "", head), words) for head, words in found]


def test_a_transcript_has_author_language_status_and_versions(iphone: Client, reviews: Reviews) -> None:
    key = sounds(iphone)[0]
    values = {"key": key, "what": "transcript", "language": " Portuguese "}
    try:
        iphone.post("/write", **values, status="draft", words="um\r\n<b>dois</b>")
        iphone.post("/write", **values, status="draft", words="um <b>dois</b> três")
        iphone.post("/write", **values, status="checked", words="um <b>dois</b> três", back=f"/audio/item/{key}")
        iphone.post(
            "/write", key=key, what="translation", language="English", status="by machine", words="one two Zürich"
        )
        (transcript, words), (translation, other) = written(iphone, key)
        assert words == "um &lt;b&gt;dois&lt;/b&gt; três"
        assert re.fullmatch(r"transcript · Portuguese · checked · written by \S+ · checked by \S+", transcript)
        assert re.fullmatch(r"translation · English · by machine · written by \S+", translation)
        assert other == "one two Zürich"
        page = iphone.get(f"/audio/item/{key}").text
        assert "2 earlier versions" in page
        assert "um\n&lt;b&gt;dois&lt;/b&gt;" in page
        assert "one two Zürich" in iphone.get("/audio").text
        # It is found by words, folded; and is beside the record wherever that goes.
        assert sought(iphone, words="zurich TWO") == [key]
        assert sought(iphone, words="zurich three") == []
        assert sought(iphone, written="yes") == [key]
        assert key not in sought(iphone, written="no")
        # And from the box on every page: by the words of a term together with those of the record, and by what it is about.
        for asked in ("zurich", '"two zurich"', "exact:Zürich", "dois zurich", "kind:Media três", "choirzz OR zurich"):
            page = iphone.post("/search", q=asked).text
            assert f'<tr data-key="{key}"' in page, asked
            assert "words that reviewers wrote" in page
        assert re.search(r"a reviewer wrote:</span> .*<mark>Zürich</mark>", iphone.post("/search", q="zurich").text)
        assert f'<tr data-key="{key}"' not in iphone.post("/search", q="kind:Media -zurich").text
        assert key in reviews.run("search", iphone.review.case, "zurich").stdout
        line = next(x for x in reviews.run("export", iphone.review.case).stdout.splitlines() if f'"{key}"' in x)
        said = msgspec.json.decode(line)["written_by_reviewers"]
        assert [(v["what"], v["status"], v["text"]) for v in said] == [
            ("transcript", "draft", "um\n<b>dois</b>"),
            ("transcript", "draft", "um <b>dois</b> três"),
            ("transcript", "checked", "um <b>dois</b> três"),
            ("translation", "by machine", "one two Zürich"),
        ]
        assert said[2]["checked_by"] == said[0]["written_by"]
        iphone.post("/mark", what="tag", value="heard", keys=key)
        report = iphone.get(
            re.findall(r'"(/report/html/\w+)"', iphone.get(f"/report?of={word_of(iphone, 'heard')}").text)[0]
        ).text
        assert re.search(r"<dt>transcript \(Portuguese\), checked, written by \S+, checked by \S+: a reviewer", report)
        assert "one two Zürich" in report
        assert "2 earlier versions in the case" in report
        entries = iphone.get("/log").text
        assert entries.count("marks: transcript") == 3
        assert entries.count("marks: translation") == 1
        # What is sensitive is told by no words that were written of it either.
        iphone.post("/mark", what="sensitive", value="yes", keys=key)
        assert "Zürich" not in iphone.get("/audio").text
        assert written(iphone, key) == []
        assert sought(iphone, words="zurich") == []
        assert f'<tr data-key="{key}"' not in iphone.post("/search", q="zurich").text
    finally:
        for _ in range(6):
            iphone.post("/undo")
    assert written(iphone, key) == []
    assert '"written_by_reviewers"' not in reviews.run("export", iphone.review.case).stdout
    for wrong in (
        {"what": "transcript", "status": "sure", "words": "x"},
        {"what": "transcript", "status": "draft", "words": " "},
        {"what": "transcript", "status": "draft", "words": "x", "language": "x" * 50},
        {"what": "tag", "status": "draft", "words": "x"},
    ):
        assert iphone.http.post("/write", data={"key": key, **wrong}).status_code == 400


def word_of(client: Client, tag: str) -> str:
    return re.findall(rf'/report\?of=(\w+)"[^>]*><bdi>{tag}<', client.get("/report").text)[0]


def sought(client: Client, **values: str) -> list[str]:
    answer = client.post("/audio/find", **values)
    assert not any(word in str(answer.url) for word in values.get("words", "").split())
    return re.findall(r'class="sound" data-key="([^"]+)"', answer.text)


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


def test_the_waveform_is_pressed_and_gone_along_by_keys(seat: Any) -> None:
    desk = seat("android", "laptop")
    page = desk.page
    desk.go("/audio")
    # What comes later moves what stands below it.
    until(page, "!document.querySelector('[data-waiting]')")
    wave = page.locator("[data-seek]").first
    wave.wait_for()
    length = float(wave.get_attribute("data-seek") or 0)
    box = wave.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 5)
    assert abs(float(wave.get_attribute("aria-valuenow") or 0) - length / 2) <= 1
    at = "document.querySelector('[data-sound]').currentTime"
    until(page, f"{at} >= {length / 2 - 0.3}")
    wave.focus()
    page.keyboard.press("Home")
    page.evaluate("document.querySelector('[data-sound]').pause()")
    assert page.evaluate(at) < length / 2
    page.keyboard.press("End")
    until(page, f"{at} > {length - 0.5}")
    assert float(page.locator("[data-seek] .played").first.get_attribute("width") or 0) > 0
