"""A file as it is, in the browser and without: each view, ways between them, keys, what is hostile, what is gone."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import SIZES, Client, Desk, Reviews
from tests.web.raw_phone import build
from tests.web.test_access import AXE
from tests.web.test_raw_scope import letters, part, shown_bytes, tabs, walk

LINK = re.compile(r'<a [^>]*href="(/raw/\w+)"[^>]*>(.*?)</a>')


class RawPhone:
    """The made-up phone's review, and its files by name."""

    def __init__(self, reviews: Reviews, folder: Path) -> None:
        self.source = folder / "phone"
        self.case = reviews.folder / "raw.case"
        build(self.source)
        reviews.run("examine", self.source, "--case", self.case, "--own-phone", codes=(0, 1))
        self.client = Client(reviews.open(self.case))
        self.files = dict(walk(self.client))

    def view(self, name: str, view: str) -> str:
        return part(self.client, tabs(self.client, self.files[name])[view])

    def follow(self, page: str, words: str) -> str:
        """The part behind the first link that says these words."""
        found = next(a for a, said in LINK.findall(page) if words in unescape(re.sub("<[^>]+>", "", said)))
        return part(self.client, found)


@pytest.fixture(scope="module")
def phone(reviews: Reviews, tmp_path_factory: pytest.TempPathFactory) -> RawPhone:
    return RawPhone(reviews, tmp_path_factory.mktemp("raw"))


def test_what_a_file_is(phone: RawPhone) -> None:
    page = phone.client.get(phone.files["things.db"]).text
    said = letters(page)
    for words in ("35,840 B", "application/vnd.sqlite3", "any.recovered_rows", "org.example.app", "in its container"):
        assert words in said, words
    assert re.search(r"<code>[0-9a-f]{64}</code>", page)


def test_text_with_encodings_and_offsets(phone: RawPhone) -> None:
    first = phone.view("lines.txt", "text")
    assert "line 0 é" in letters(first)
    later = phone.follow(first, "Later")
    assert "line 0 é" not in letters(later)
    assert "line 850 é" in letters(later)
    assert "line 0 é" in letters(phone.follow(later, "Earlier"))
    address = tabs(phone.client, phone.files["gb.txt"])["text"]
    assert "你好" not in letters(part(phone.client, address))
    assert "你好，世界" in letters(part(phone.client, f"{address}?encoding=gb18030"))
    there = part(phone.client, f"{tabs(phone.client, phone.files['long.txt'])['text']}?to=0x100000")
    assert "1,048,576–" in letters(there)


def test_bytes_from_an_offset(phone: RawPhone) -> None:
    data = (phone.source / "data/data/org.example.app/databases/things.db").read_bytes()
    address = tabs(phone.client, phone.files["things.db"])["hex"]
    assert shown_bytes(part(phone.client, address)) == data[:4096]
    assert shown_bytes(part(phone.client, f"{address}?to=5,000")) == data[4992 : 4992 + 4096]
    for wrong in ("x", "-1", "0xg", "9" * 40):
        assert phone.client.http.get(address, params={"to": wrong}).status_code == 400


def test_trees(phone: RawPhone) -> None:
    raw = phone.view("archive.plist", "tree")
    assert "$objects" in letters(raw)
    beside = re.search(r'hx-get="(/raw/part/\w+)"', raw)
    assert beside
    resolved = letters(phone.client.get(beside[1]).text)
    assert "An archived title" in resolved
    assert "$objects" not in resolved
    plain = phone.view("plain.plist", "tree")
    assert "hunter2" not in plain
    assert "Zoë" in letters(plain)
    inner = letters(phone.follow(plain, "protobuf"))
    assert "perhaps text: inside" in inner
    more = phone.follow(plain, "275 more")
    assert "1–200 / 300" in letters(more)
    assert "201–300 / 300" in letters(phone.follow(more, "Later"))
    assert "<script>" not in phone.view("config.json", "tree")
    assert "значение" in letters(phone.view("utf16.json", "tree"))
    assert "greeting" in letters(phone.view("p.xml", "tree"))


def test_tables_rows_and_cells(phone: RawPhone) -> None:
    tables = phone.view("things.db", "tables")
    assert 'odd "name' in letters(tables)
    rows = phone.follow(tables, "thing")
    said = letters(rows)
    assert "thing 100" in said
    assert "thing 150" not in said
    assert "secret-" not in rows
    assert "thing 150" in letters(phone.follow(rows, "Later"))
    assert "plist" in letters(phone.follow(rows, "tree"))
    assert "perhaps text: inner message" in letters(phone.follow(rows, "protobuf"))
    assert "pair 0" in letters(phone.follow(tables, "pair"))


def test_entries(phone: RawPhone) -> None:
    stored = phone.view("000003.ldb", "entries")
    assert "key 001" in letters(stored)
    assert "value 1" in letters(phone.follow(stored, "text"))
    assert "key 149" in letters(phone.follow(stored, "Later"))
    stream = phone.view("stream.segb", "entries")
    assert "2023-03-08 20:26:40" in letters(stream)
    assert "perhaps text: event 0" in letters(phone.follow(stream, "protobuf"))


@pytest.mark.parametrize(
    ("name", "view", "said"),
    [
        ("laughs.xml", "tree", "a document type with declarations is refused"),
        ("deep.xml", "tree", "only a part of it could be read"),
        ("deep.json", "tree", "JSON"),
        ("cyclic.db", "tables", "damaged: cannot be counted"),
        ("noise.db", "tables", "not a database that SQLite can open"),
        ("empty.txt", "hex", "empty: the file has no bytes"),
        ("red.jpg", "tree", "not in a form that this view shows"),
        ("turned.txt", "text", "abc⟦202E⟧def⟦07⟧"),
    ],
)
def test_hostile_files_get_a_message(phone: RawPhone, name: str, view: str, said: str) -> None:
    assert said in letters(phone.view(name, view))


def test_addresses_of_other_things_are_refused(phone: RawPhone) -> None:
    word = phone.files["gb.txt"].rsplit("/", 1)[1]
    for address in (f"/raw/{word}", f"/raw/part/{word}", "/raw/nothing"):
        assert phone.client.http.get(address).status_code == 400


def test_looks_are_logged(phone: RawPhone) -> None:
    import time

    for view in ("hex", "text"):
        phone.view("utf16.txt", view)
        time.sleep(1.1)
    phone.client.get("/")
    page = letters(phone.client.get("/log").text)
    assert "utf16.txt" in page
    assert "hex" in page


def test_a_record_leads_to_its_row_and_bytes(iphone: Client) -> None:
    key = re.findall(r'<tr data-key="([^"]+)"', iphone.get("/list/calls").text)[0]
    page = iphone.get(f"/record/{key}").text
    places = dict(re.findall(r'<a href="(/raw/\w+)" data-place="(\w+)"', page))
    row, bytes_ = (next(a for a, name in places.items() if name == wanted) for wanted in ("row", "bytes"))
    rowid = re.search(r"<dt>rowid</dt><dd><bdi>(\d+)</bdi>", page)
    assert rowid
    rows = part(iphone, row)
    marked = re.search(r'<tr class="marked" id="hit" data-key="([^"]+)"><th scope="row">(\d+)', rows)
    assert marked
    assert marked.groups() == (key, rowid[1])
    offset = re.search(r"<dt>offset</dt><dd><bdi>(\d+)</bdi>", page)
    assert offset
    hexes = part(iphone, bytes_)
    assert f"{int(offset[1]):x} " in letters(hexes)
    assert "<mark>" in hexes


def test_evidence_that_is_gone_is_told(reviews: Reviews, tmp_path: Path) -> None:
    source, case = tmp_path / "phone", tmp_path / "gone.case"
    (source / "data/data/org.example.app").mkdir(parents=True)
    (source / "data/data/org.example.app" / "a.txt").write_text("words")
    reviews.run("examine", source, "--case", case, "--own-phone")
    shutil.move(source, tmp_path / "elsewhere")
    client = Client(reviews.open(case))
    address = dict(walk(client))["a.txt"]
    assert "What it is" in client.get(address).text
    assert "the evidence is not where it was" in letters(part(client, tabs(client, address)["text"]))
    found = Client(reviews.open(case, "--source", tmp_path / "elsewhere"))
    assert "words" in letters(part(found, tabs(found, dict(walk(found))["a.txt"])["text"]))


# --- in the browser ------------------------------------------------------------------------------------------------------


def opened(desk: Desk) -> None:
    desk.page.wait_for_selector("#part > :not(p.faint)")


def to_file(desk: Desk, *path: str) -> None:
    desk.go("/files")
    for step in path:
        with desk.page.expect_navigation():
            desk.page.click(f'.rows a >> text="{step}"')


CALLS = ("private/", "var/", "mobile/", "Library/", "CallHistoryDB/", "CallHistory.storedata")


@pytest.mark.parametrize("size", list(SIZES))
def test_views_by_keys(seat: Any, size: str) -> None:
    desk: Desk = seat("iphone", size)
    page = desk.page
    to_file(desk, *CALLS)
    for view in ("text", "picture", "tree", "tables"):
        with page.expect_navigation():
            page.keyboard.press("]")
        assert page.get_attribute(".tabs [aria-current]", "data-tab") == view
    opened(desk)
    with page.expect_navigation():
        page.click('.raw-tables a >> text="ZCALLRECORD"')
    opened(desk)
    assert page.locator(".raw-rows tbody tr").count() > 5
    # The head stays while rows go by.
    page.evaluate("document.querySelector('.raw-scroll').scrollTo(0, 400)")
    head, box = page.locator(".raw-rows thead th").first.bounding_box(), page.locator(".raw-scroll").bounding_box()
    assert head is not None
    assert box is not None
    assert abs(head["y"] - box["y"]) < 4
    for _ in range(3):
        with page.expect_navigation():
            page.keyboard.press("]")
    opened(desk)
    assert page.get_attribute(".tabs [aria-current]", "data-tab") == "hex"
    first = page.locator(".hex-row .at").first.inner_text()
    with page.expect_navigation():
        page.keyboard.press(".")
    opened(desk)
    assert page.locator(".hex-row .at").first.inner_text() == "00001000" != first
    page.keyboard.press("o")
    page.keyboard.type("0x20")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    opened(desk)
    assert page.locator(".hex-row .at").first.inner_text() == "00000020"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    main = "(e => e.scrollWidth <= e.clientWidth)(document.querySelector('main'))"
    assert page.evaluate(main)
    # Digits stand beneath each other.
    boxes = [page.locator(".hex-row .half:nth-child(2) .digits").nth(n).bounding_box() for n in (0, 3, 9)]
    assert len({round(b["x"]) for b in boxes if b is not None}) == 1


def test_the_inspectors_bytes_are_in_sight(seat: Any) -> None:
    desk: Desk = seat("iphone")
    page = desk.page
    desk.go("/list/calls")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-inspected]")
    with page.expect_navigation():
        page.click('[data-place="bytes"]')
    opened(desk)
    assert page.locator("mark").first.is_visible()
    mark, box = page.locator("mark").first.bounding_box(), page.locator(".raw-scroll").bounding_box()
    assert mark is not None
    assert box is not None
    assert box["y"] <= mark["y"] < box["y"] + box["height"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_views_are_accessible(seat: Any, theme: str) -> None:
    desk: Desk = seat("iphone", "phone")
    page = desk.page
    desk.go("/settings")
    page.select_option("select[name=theme]", theme)
    with page.expect_navigation():
        page.locator("main form button").click()
    desk.go("/list/calls")
    page.click("[data-open]")
    page.wait_for_selector("[data-inspected]")
    with page.expect_navigation():
        page.click('[data-place="bytes"]')
    for view in ("hex", "text", "picture", "tables", "about"):
        with page.expect_navigation():
            page.click(f'[data-tab="{view}"]')
        if view not in ("picture", "about"):
            opened(desk)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        faults = [
            (v["id"], [n["html"][:160] for n in v["nodes"][:3]])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert not faults, (view, faults)
