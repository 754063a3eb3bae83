"""Known files: hidden and counted where files are looked at; in conversations they stay, and never are they gone for good."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aboveboard.casework.case import open_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.hashing import hash_files
from aboveboard.casework.known import add, lists, matched
from aboveboard.casework.prove.sources import Evidence
from aboveboard.engine.nursery import Nursery
from tests.web.conftest import Client, Reviews
from tests.web.test_hostile import harmful

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def photos(reviews: Reviews) -> dict[str, bytes]:
    """The camera's pictures of the fictional Android phone."""
    reviews.case("android")
    with zipfile.ZipFile(reviews.folder / "android") as phone:
        names = [n for n in phone.namelist() if "DCIM/Camera/" in n and n.endswith(".jpg")]
        return {name: phone.read(name) for name in names}


@pytest.fixture
def own(reviews: Reviews, tmp_path: Path) -> Path:
    case = tmp_path / "known.case"
    shutil.copytree(reviews.case("android"), case)
    return case


def sums(path: Path, algorithm: str, some: dict[str, bytes]) -> Path:
    path.write_text("".join(f"{hashlib.new(algorithm, data).hexdigest()}  {name}\n" for name, data in some.items()))
    return path


def total(page: str) -> int:
    found = re.search(r'<h1>[^<]*<span class="count">([\d,]+)', page)
    assert found is not None
    return int(found[1].replace(",", ""))


def test_hidden_counted_shown_and_removed_again(
    reviews: Reviews, own: Path, photos: dict[str, bytes], tmp_path: Path
) -> None:
    name, data = next(iter(photos.items()))
    file = sums(tmp_path / "ours.txt", "sha256", {name: data})
    before = Client(reviews.open(own))
    tiles, media = total(before.get("/gallery").text), total(before.get("/list/media").text)
    exported = reviews.run("export", own).stdout
    covered = reviews.run("coverage", own, "--all", "--json").stdout
    said = reviews.run(
        "known", "add", own, file, "--name", HOSTILE, "--origin", "us", "--reason", "stickers of the app"
    ).stdout
    assert "1 entries (sha256 1)" in said
    found = re.search(r"(\d+) known files, (\d+) records of such; no hash: (\d+) of (\d+) files", said)
    assert found is not None
    files, records, unhashed, every = map(int, found.groups())
    assert files >= 1
    assert records >= 1
    # Files that nothing reads have no hash, and that is said.
    assert 0 < unhashed < every
    client = Client(reviews.open(own))
    gallery = client.get("/gallery").text
    hidden = re.search(r"<span>([\d,]+) known files are hidden</span>", gallery)
    assert hidden is not None
    assert total(gallery) == tiles - int(hidden[1])
    listed = client.get("/list/media").text
    assert re.search(rf"<span>{records} records of known files are hidden</span>", listed)
    assert total(listed) == media - records
    # What asks for them gets them, and so does who wants them shown.
    assert total(client.post("/search", q="known:yes").text) == records
    client.post("/settings/change", known="on")
    assert total(client.get("/gallery").text) == tiles
    assert total(client.get("/list/media").text) == media
    client.post("/settings/change", known="off")
    # A known picture can still be opened, and proved.
    key = re.findall(r'<tr data-key="([^"]+)"', client.post("/search", q="known:yes service:files").text)[0]
    assert client.get(f"/gallery/item/{key}").status_code == 200
    assert "data-agrees" in client.get(f"/prove/{key}").text
    # The case, its exports and its coverage are as they were.
    assert reviews.run("export", own).stdout == exported
    assert reviews.run("coverage", own, "--all", "--json").stdout == covered
    page = client.get("/known").text
    assert harmful(page) == []
    assert "&lt;img src=x onerror" in page
    assert hashlib.sha256(file.read_bytes()).hexdigest() in page
    log = client.get("/log").text
    assert "known files: list added" in log
    assert "stickers of the app" in log
    assert "shown again" in reviews.run("known", "remove", own, "1", "--reason", "looked at").stdout
    assert total(client.get("/gallery").text) == tiles
    assert "known files: list removed" in client.get("/log").text
    assert not list((own / "known").glob("list-*"))
    assert "removed" in reviews.run("known", "list", own).stdout


def test_the_tree_hides_them_too(reviews: Reviews, own: Path, photos: dict[str, bytes], tmp_path: Path) -> None:
    name, data = next(iter(photos.items()))
    reviews.run("known", "add", own, sums(tmp_path / "l", "sha256", {name: data}), "--origin", "us", "--reason", "ours")
    client = Client(reviews.open(own))
    page = client.get("/files").text
    for part in Path(name).parts[:-1]:
        link = re.search(rf'href="(/files\?at=[^"]+)"><bdi>{re.escape(part)}/', page)
        assert link is not None, part
        page = client.get(link[1]).text
    own_name = Path(name).name
    assert f"<bdi>{own_name}</bdi>" not in page
    assert "1 known files of this folder are hidden" in page
    # The head of the page has such a form too.
    back = re.findall(r'name="back" value="(/files[^"]*)"', page)[-1]
    page = client.post("/settings/change", known="on", back=back).text
    file = re.search(rf'href="(/file/[^"]+)"><bdi>{re.escape(own_name)}</bdi>', page)
    assert file is not None
    assert "A known file: it stands on list 1" in client.get(file[1]).text


@pytest.mark.parametrize(
    ("name", "pages"), [("iphone", ("/timeline", "/map", "/audio")), ("android", ("/timeline", "/map", "/documents"))]
)
def test_time_places_sounds_and_papers_hide_them_too(
    reviews: Reviews, tmp_path: Path, name: str, pages: tuple[str, ...]
) -> None:
    case = tmp_path / "known.case"
    shutil.copytree(reviews.case(name), case)
    with zipfile.ZipFile(reviews.folder / name) as phone:
        ends = (".jpg", ".heic", ".m4a", ".amr", ".opus", ".pdf", ".docx", ".txt", ".caf")
        some = {n: phone.read(n) for n in phone.namelist() if n.lower().endswith(ends)}
    client = Client(reviews.open(case))
    before = {page: total(client.get(page).text) for page in pages}
    file = sums(tmp_path / "l", "sha256", some)
    reviews.run("known", "add", case, file, "--origin", "us", "--reason", "ours")
    # An examination reads no documents, and so has no hash of them.
    reviews.run("known", "hash", case)
    for page in pages:
        text = client.get(page).text
        hidden = re.search(r"<span>([\d,]+) [a-z ]*known files are hidden</span>", text)
        assert hidden is not None, page
        assert int(hidden[1]) > 0
        assert total(text) == before[page] - int(hidden[1]), page
        back = re.search(rf'name="back" value="({page}[^"]*)"><input type="hidden" name="known"', text)
        assert back is not None, page
        shown = client.post("/settings/change", known="on", back=back[1]).text
        assert total(shown) == before[page]
        assert "known files are shown" in shown
        client.post("/settings/change", known="off")
    # The span's records, and the marks of the map, are without them as well.
    box = {"south": "-90", "west": "-180", "north": "90", "east": "180", "zoom": "1"}
    assert client.post("/map/points", **box).json()["total"] == total(client.get("/map").text)
    keys = re.findall(r'data-key="([^"]+)"', client.post("/search", q="known:yes").text)
    assert keys
    listed = client.get(re.findall(r'"(/timeline/in/\w+)', client.get("/timeline").text)[0]).text
    assert not set(keys) & set(re.findall(r'data-key="([^"]+)"', listed))


def test_lists_of_weaker_hashes_need_the_files_hashed(
    reviews: Reviews, own: Path, photos: dict[str, bytes], tmp_path: Path
) -> None:
    some = dict(list(photos.items())[:2])
    file = sums(tmp_path / "l", "md5", some)
    said = reviews.run("known", "add", own, file, "--origin", "us", "--reason", "ours").stdout
    assert " 0 known files" in said
    assert "known hash" in said
    done = reviews.run("known", "hash", own).stdout
    read, of = map(int, re.search(r"(\d+) of (\d+) files hashed", done).groups())  # pyright: ignore[reportOptionalMemberAccess]
    assert read == of
    known = re.search(r"(\d+) known files, \d+ records of such; no hash: 0 of", done)
    assert known is not None
    assert int(known[1]) >= 2
    # Run again, there is nothing to do.
    assert "0 of" in reviews.run("known", "hash", own).stdout


def test_what_is_no_list_leaves_nothing(
    reviews: Reviews, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ABOVEBOARD_HOME", reviews.environment["ABOVEBOARD_HOME"])
    case = open_case(own)
    actor = Actor("me")
    words = {"name": "n", "origin": "o", "dated": "", "reason": "r"}
    (tmp_path / "empty").write_text("nothing\n")
    with pytest.raises(CaseError, match="no list of hashes"):
        add(case, actor, tmp_path / "empty", **words)
    with pytest.raises(CaseError, match="cannot be read"):
        add(case, actor, tmp_path / "gone", **words)
    good = tmp_path / "good"
    good.write_text("ab" * 32)
    for odd in ({"reason": " "}, {"origin": ""}, {"name": "x" * 201}, {"dated": "two\nlines"}):
        with pytest.raises(CaseError):
            add(case, actor, good, **{**words, **odd})
    assert lists(case) == []
    assert not list((own / "known").glob("*"))
    made, _ = add(case, actor, good, **words)
    assert made.total == 1
    (exhibit,) = case.exhibits()
    assert matched(case, exhibit).known == 0
    exhibit.close()
    case.close()


FULL = """
CREATE TABLE METADATA (metadata_id INTEGER PRIMARY KEY, object_id INTEGER, sha256 VARCHAR NOT NULL, sha1 VARCHAR NOT NULL,
  md5 VARCHAR NOT NULL, extension VARCHAR, bytes INTEGER);
CREATE VIEW FILE AS SELECT sha256, sha1, md5, 'x' AS file_name, bytes AS file_size, object_id AS package_id FROM METADATA;
CREATE TABLE VERSION (version VARCHAR, build_set VARCHAR);
"""
MINIMAL = """
CREATE TABLE FILE (sha256 VARCHAR NOT NULL, sha1 VARCHAR NOT NULL, md5 VARCHAR NOT NULL, crc32 VARCHAR NOT NULL, file_name
  VARCHAR NOT NULL, file_size INTEGER NOT NULL, package_id INTEGER NOT NULL,
  CONSTRAINT pk PRIMARY KEY (sha256, sha1, md5, file_name, file_size, package_id));
CREATE TABLE PKG (package_id INTEGER, name VARCHAR NOT NULL);
"""


@pytest.mark.parametrize(("schema", "table"), [(FULL, "METADATA"), (MINIMAL, "FILE")])
def test_nsrls_databases_are_read(
    reviews: Reviews, own: Path, photos: dict[str, bytes], tmp_path: Path, schema: str, table: str
) -> None:
    name, data = next(iter(photos.items()))
    file = tmp_path / "RDS ?#%.db"
    with closing(sqlite3.connect(file)) as db, db:
        db.executescript(schema)
        wanted = [hashlib.new(a, data).hexdigest().upper() for a in ("sha256", "sha1", "md5")]
        other = ["ab" * 32, "cd" * 20, "ef" * 16]
        rows = [*wanted, 1, "a"], [*other, 1, "a"], [*wanted, 2, "b"]
        if table == "FILE":
            sql = "INSERT INTO FILE VALUES (?, ?, ?, '0', ?5, 1, ?4)"
        else:
            sql = "INSERT INTO METADATA (sha256, sha1, md5, object_id, extension) VALUES (?, ?, ?, ?, ?)"
        db.executemany(sql, rows)
    before = file.read_bytes()
    said = reviews.run("known", "add", own, file, "--origin", "NIST", "--reason", "systems").stdout
    # Of a table in the order of its hash a file of two packages is one entry.
    assert f"{2 if table == 'FILE' else 3} entries (sha256" in said
    found = re.search(r"(\d+) known files, (\d+) records", said)
    assert found is not None
    assert int(found[1]) >= 1, name
    assert reviews.run("known", "list", own, "--json").stdout.count(hashlib.sha256(before).hexdigest()) == 1
    assert file.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("RDS")] == [file.name]


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        ("CREATE TABLE t (name TEXT)", "no table of it"),
        ("CREATE TABLE FILE (md5 TEXT); INSERT INTO FILE VALUES ('none')", "hold none"),
        ("CREATE VIEW FILE AS SELECT hex(randomblob(16)) AS md5", "no table of it"),
        ("CREATE TABLE FILE (md5 TEXT); INSERT INTO FILE VALUES (hex(zeroblob(2000000)))", "cannot be read"),
    ],
)
def test_other_databases_are_refused(reviews: Reviews, own: Path, tmp_path: Path, schema: str, why: str) -> None:
    file = tmp_path / "odd.db"
    with closing(sqlite3.connect(file)) as db, db:
        db.executescript(schema)
    said = reviews.run("known", "add", own, file, "--origin", "us", "--reason", "ours", codes=(2,))
    assert why in said.stderr
    assert not list((own / "known").glob("*"))
    # Cut short as a download may be.
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 100)
    assert reviews.run("known", "add", own, file, "--origin", "us", "--reason", "ours", codes=(2,)).stderr


def test_an_authority_for_a_part_hashes_nothing(
    reviews: Reviews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ABOVEBOARD_HOME", reviews.environment["ABOVEBOARD_HOME"])
    paper = tmp_path / "paper.toml"
    paper.write_text('power = "court order"\n[scope]\ncategories = ["calls"]\n')
    reviews.case("android")
    reviews.run("examine", reviews.folder / "android", "--case", tmp_path / "part.case", "--authority", paper)
    case = open_case(tmp_path / "part.case")
    nursery = Nursery()
    try:
        with pytest.raises(NotCovered):
            hash_files(case, Actor("me"), Evidence(), nursery)
    finally:
        nursery.close()
        case.close()


def test_the_report_says_which_lists_were_in_force(
    reviews: Reviews, own: Path, photos: dict[str, bytes], tmp_path: Path
) -> None:
    client = Client(reviews.open(own))
    key = re.findall(r'<tr data-key="([^"]+)"', client.get("/list/calls").text)[0]
    client.post("/mark", what="tag", value="paper", keys=key)
    reviews.run("report", own, "--tag", "paper", "-o", tmp_path / "a.html")
    assert "No list of known files is in force" in (tmp_path / "a.html").read_text()
    file = sums(tmp_path / "l", "sha256", photos)
    reviews.run("known", "add", own, file, "--name", HOSTILE, "--origin", "us", "--reason", "ours", "--date", "2026-09")
    reviews.run("report", own, "--tag", "paper", "-o", tmp_path / "b.html")
    text = (tmp_path / "b.html").read_text()
    assert "&lt;img src=x" in text
    assert "2026-09" in text
    assert "Lists of known files in force" in text


@pytest.fixture
def shown(reviews: Reviews, browser: Any, own: Path, photos: dict[str, bytes], tmp_path: Path) -> Iterator[Any]:
    reviews.run("known", "add", own, sums(tmp_path / "l", "sha256", photos), "--origin", "us", "--reason", "ours")
    review = reviews.open(own)
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(review.address)
    page.goto(f"{review.base}/gallery")
    yield page
    page.context.close()


def test_switched_in_the_browser(shown: Any) -> None:
    before = shown.locator(".shot").count()
    with shown.expect_navigation():
        shown.locator("form.known button").press("Enter")
    shown.locator("form.known", has_text="are shown").wait_for()
    assert shown.locator(".shot").count() > before
    with shown.expect_navigation():
        shown.locator("form.known button").press("Enter")
    assert shown.locator(".shot").count() == before
