"""Under a scope narrower than a file, nothing of the rest of it reaches a page: whatever the view, encoding or address."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import Client, Reviews

VIEWS = ("text", "tree", "tables", "fields", "entries", "hex")
FILE = re.compile(r'href="(/file/\w+)"><bdi>([^<]*)</bdi>')
FOLDER = re.compile(r'href="(/files\?at=\w+)"><bdi>[^<]+/</bdi></a> <span')
TAB = re.compile(r'href="(/[^"]+)" data-tab="(\w+)"')
PART = re.compile(r'hx-get="(/raw/part/\w+)"')
LATER = re.compile(r'data-turn="later" href="(/raw/\w+)"')
TABLE = re.compile(r'<tr><td><a href="(/raw/\w+)"><bdi>')
DIGITS = re.compile(r'<code class="digits">(.*?)</code>')


def walk(client: Client, address: str = "/files") -> Iterator[tuple[str, str]]:
    """(name, address) of every file of the tree."""
    page = client.get(address).text
    yield from ((unescape(name), one) for one, name in FILE.findall(page))
    for below in FOLDER.findall(page):
        yield from walk(client, below)


def tabs(client: Client, address: str) -> dict[str, str]:
    return {name: one for one, name in TAB.findall(client.get(address).text)}


def part(client: Client, address: str) -> str:
    found = PART.search(page := client.get(address).text)
    return client.get(found[1]).text if found else page


def parts(client: Client, address: str, most: int) -> Iterator[str]:
    """A view from its beginning on, tables opened."""
    for _ in range(most):
        page = part(client, address)
        yield page
        for table in TABLE.findall(page):
            yield from parts(client, table, most)
        later = LATER.search(page)
        if later is None:
            return
        address = later[1]


def letters(page: str) -> str:
    """What a page says in words."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def shown_bytes(page: str) -> bytes:
    """The bytes of a page of digits, masked ones as zeros."""
    made = bytearray()
    for half in DIGITS.findall(page):
        words = re.sub(r"<[^>]+>", "", half).replace("··", "00").split()
        made += bytes.fromhex("".join(words)) if all(re.fullmatch("[0-9a-f]{2}", w) for w in words) else b""
    return bytes(made)


def exported(reviews: Reviews, case: Path) -> list[dict[str, Any]]:
    out = reviews.folder / f"{case.stem}.jsonl"
    reviews.run("export", case, "-o", out)
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def scoped(reviews: Reviews) -> tuple[Client, set[str], set[str]]:
    """The fictional iPhone under an order for some days; texts outside of these days, and texts within them."""
    whole = exported(reviews, reviews.case("iphone"))
    days = sorted(r["at"][:10] for r in whole if r["kind"] == "Message" and isinstance(r["at"], str))
    since, until = days[len(days) * 2 // 5], days[len(days) * 3 // 5]
    assert since < until
    case, order = reviews.folder / "days.case", reviews.folder / "days.toml"
    order.write_text(f'power = "order"\n[scope]\nsince = "{since}"\nuntil = "{until}"\nundated = false\n')
    reviews.run("examine", reviews.folder / "iphone", "--case", case, "--authority", order)
    covered = exported(reviews, case)
    kept = "\n".join(json.dumps(r, ensure_ascii=False) for r in covered)
    fields = ("body", "subject", "title", "url", "detail", "snippet")

    def texts(records: list[dict[str, Any]]) -> set[str]:
        return {r[f] for r in records for f in fields if isinstance(r.get(f), str) and len(r[f]) >= 12}

    within = texts(covered)
    outside = {t for t in texts(whole) - within if json.dumps(t, ensure_ascii=False)[1:-1] not in kept}
    assert len(within) > 20
    assert len(outside) > 80
    return Client(reviews.open(case)), outside, within


def test_no_word_from_outside_the_scope_is_in_any_view(scoped: tuple[Client, set[str], set[str]]) -> None:
    client, outside, within = scoped
    found_within: dict[str, set[str]] = {view: set() for view in VIEWS}
    masked = whole = named = 0
    for name, address in walk(client):
        about = client.get(address).text
        assert not [t for t in outside if t in letters(about)], name
        if "its name and size are all that is shown" in about:
            named += 1
            assert "SHA-256" not in about
            assert (
                "outside the scope" in letters(part(client, tabs(client, address)["hex"])) or "Nothing of this" in about
            )
            continue
        if "only the bytes of records within the scope" not in about:
            # Attachments of messages within the order, and files that a record is of.
            whole += 1
            for page in parts(client, tabs(client, address)["text"], 5):
                assert not [t for t in outside if t in letters(page)], name
            continue
        masked += 1
        for view, one in tabs(client, address).items():
            if view not in VIEWS:
                continue
            raw = bytearray()
            for page in parts(client, one, 60):
                said = letters(page)
                assert not [t for t in outside if t in said], (name, view)
                found_within[view] |= {t for t in within if t in said}
                raw += shown_bytes(page)
            for text in outside if view == "hex" else ():
                assert text.encode() not in raw, name
                assert text.encode("utf-16-le") not in raw, name
            found_within["hex"] |= {t for t in within if t.encode() in raw}
    assert masked > 3
    assert named > 10
    assert whole < named
    # Not because nothing is shown at all.
    assert found_within["tables"]
    assert found_within["text"]
    assert found_within["hex"]


def test_previews_and_papers_keep_to_the_scope(scoped: tuple[Client, set[str], set[str]]) -> None:
    client, _, _ = scoped
    for name, address in walk(client):
        about = client.get(address).text
        if "its name and size are all that is shown" in about and name.endswith(
            (".jpg", ".heic", ".png", ".JPG", ".HEIC")
        ):
            assert "<img" not in about
            assert "<img" not in client.get(tabs(client, address)["picture"]).text
            return
    pytest.skip("every picture of the phone is within the order")


def test_names_are_hidden_where_the_order_says_so(reviews: Reviews) -> None:
    reviews.case("iphone")
    case, order = reviews.folder / "nameless.case", reviews.folder / "nameless.toml"
    order.write_text('power = "order"\n[scope]\ncategories = ["calls"]\ntree = false\n')
    reviews.run("examine", reviews.folder / "iphone", "--case", case, "--authority", order)
    client = Client(reviews.open(case))
    # WhatsApp has calls of its own.
    assert {name for name, _ in walk(client)} == {"CallHistory.storedata", "CallHistory.sqlite"}
    assert "sms.db" not in client.get("/documents").text


def test_a_store_of_covered_kinds_alone_shows_its_records_and_no_more(reviews: Reviews) -> None:
    reviews.case("iphone")
    case, order = reviews.folder / "calls.case", reviews.folder / "calls.toml"
    order.write_text('power = "order"\n[scope]\ncategories = ["calls"]\n')
    reviews.run("examine", reviews.folder / "iphone", "--case", case, "--authority", order)
    client = Client(reviews.open(case))
    files = dict(walk(client))
    assert "Masked" in (page := client.get(files["CallHistory.storedata"]).text)
    assert "SHA-256" in page
    # The artifact of calls is covered; what lies in tables that it does not read is not known to be.
    views = {
        v: letters("".join(parts(client, one, 40))) for v, one in tabs(client, files["CallHistory.storedata"]).items()
    }
    calls = [r["call_id"] for r in exported(reviews, case) if r["artifact"] == "ios.calls"]
    assert calls
    assert all(call in views["tables"] for call in calls)
    assert "ZCALLRECORD" in views["tables"]
    assert "Z_METADATA" not in views["tables"]
    assert not any("CREATE TABLE" in view for view in views.values())
    assert "its name and size are all that is shown" in (page := client.get(files["sms.db"]).text)
    assert "SHA-256" not in page
    for view in VIEWS:
        # The address of a view can be made without its page: it is refused all the same.
        assert "<table" not in part(client, tabs(client, files["sms.db"])[view])


def test_papers_outside_of_the_scope_are_neither_read_nor_found(reviews: Reviews, tmp_path: Path) -> None:
    case, order = tmp_path / "papers.case", tmp_path / "papers.toml"
    (tmp_path / "phone/data/media/0/Download").mkdir(parents=True)
    (tmp_path / "phone/data/media/0/Download/note.txt").write_text("words planted outside")
    order.write_text('power = "order"\n[scope]\ncategories = ["calls"]\n')
    reviews.run("examine", tmp_path / "phone", "--case", case, "--authority", order)
    client = Client(reviews.open(case))
    page = client.get("/documents").text
    assert "note.txt" in page
    (one,) = set(re.findall(r'href="(/documents/one/\w+)"', page))
    for _ in range(20):
        time.sleep(0.1)
        assert "planted" not in client.get(one).text
    assert "outside the scope of the authority" in client.get(one).text
    found = client.post("/documents/find", words="planted").text
    assert "<mark" not in found
    assert "note.txt" not in found
