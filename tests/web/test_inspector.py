"""The inspector: a record with everything that is known of it."""

from __future__ import annotations

import json
import re
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.conftest import Client, Reviews


def test_other_records_of_the_row_are_named(reviews: Reviews, tmp_path: Path) -> None:
    file = tmp_path / "phone/data/data/com.yahoo.mobile.client.android.mail/databases/flux_database.db"
    file.parent.mkdir(parents=True)
    accounts = [[{"email": f"{name}@example.org", "accountId": name} for name in names] for names in ("ab", "c")]
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE Mailboxes (mailboxYid TEXT, key TEXT, value TEXT, timestamp INTEGER)")
        rows = [("ann", f"k{n}", json.dumps({"accountsList": some}), 1) for n, some in enumerate(accounts)]
        db.executemany("INSERT INTO Mailboxes VALUES (?, ?, ?, ?)", rows)
    reviews.run("examine", tmp_path / "phone", "--case", tmp_path / "row.case", "--own-phone", codes=(0, 1))
    client = Client(reviews.open(tmp_path / "row.case"))
    found = re.findall(r'<tr data-key="([^"]+)".*?</tr>', client.post("/search", q="kind:Account").text, re.S)
    assert len(found) == 3
    names: dict[str, str] = {}
    beside: dict[str, list[str]] = {}
    for key in found:
        page = client.get(f"/record/{key}").text
        names[key] = re.findall(r"\b([abc])@example\.org", page)[0]
        part = re.findall(r"<ul[^>]*data-beside>(.*?)</ul>", page, re.S)
        beside[key] = re.findall(r'href="/record/([^"]+)"', part[0]) if part else []
    told = {names[key]: [names[k] for k in others] for key, others in beside.items()}
    assert told == {"a": ["b"], "b": ["a"], "c": []}


def test_pointing_at_a_time_tells_what_was_stored_and_what_that_counts(iphone: Client) -> None:
    found = r'title="[^"]* UTC; [^"]*; as stored: ZDATE [\d.]+, seconds since 2001; basis: UTC; clock: device"'
    listed = iphone.get("/list/calls").text
    assert re.search(found, listed)
    key = re.findall(r'<tr data-key="([^"]+)"', iphone.post("/search", q="kind:Call service:ios.calls").text)[0]
    assert re.search(found, iphone.get(f"/record/{key}").text)
    talk = re.findall(r'href="(/talk/[^"]+)"', iphone.get("/talks").text)[0]
    assert "; as stored: " in iphone.get(talk).text


def test_pointing_at_a_time_tells_whose_clock_it_was(iphone: Client, android: Client) -> None:
    # A photo's own time is its camera's, with the zone that it stores; a mail's is its sender's.
    photos = re.findall(r'href="(/gallery/item/[^"]+)"', iphone.get("/gallery").text)
    zoned = r"; basis: zone stored \([+-]\d\d:\d\d\); clock: camera"
    assert any(re.search(zoned, iphone.get(photo).text) for photo in photos)
    assert "; clock: camera" in android.get("/gallery").text
    key = re.findall(r'<tr data-key="([^"]+)"', android.post("/search", q="kind:Visit service:chrome").text)[0]
    assert "; basis: UTC; clock: device" in android.get(f"/record/{key}").text
    mails = re.findall(r'href="(/mail\?key=[^"]+)"', iphone.get("/mail").text)
    assert all("; clock: " in iphone.get(mail).text for mail in mails[:3])
    # What no source says is not guessed.
    listed = iphone.post("/search", q="kind:Message service:ios.messages").text
    assert "clock: the store does not say whose" in listed


def test_the_bytes_of_the_record_s_row_stand_in_the_inspector(iphone: Client) -> None:
    key = re.findall(r'<tr data-key="([^"]+)"', iphone.post("/search", q="kind:Call service:ios.calls").text)[0]
    page = iphone.get(f"/record/{key}").text
    assert f'hx-get="/record/{key}/bytes"' in page
    stored = float(re.findall(r"as stored: ZDATE ([\d.]+),", page)[0])
    shown = re.findall(r"<tr><th.*?</tr>", iphone.get(f"/record/{key}/bytes").text, re.S)
    # The column with the field that is made of it, its bytes and where they are.
    row = next(r for r in shown if "<bdi>ZDATE</bdi>" in r)
    assert '<span class="faint">at</span>' in row
    digits = re.findall(r'<code class="hex">([0-9a-f ]+)</code>', row)[0]
    data = bytes.fromhex(digits)
    assert (struct.unpack(">d", data)[0] if len(data) == 8 else int.from_bytes(data)) == pytest.approx(stored)
    first, last = map(int, re.findall(r"(\d+)–(\d+)", row)[0])
    assert last - first + 1 == len(data)
